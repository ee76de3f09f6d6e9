/** Why a file could not be read or written, in words that need no knowledge of the system. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const known = 'code' in error && typeof error.code === 'string' ? reasons.get(error.code) : undefined;
	return known ?? error.message;
}

const reasons: ReadonlyMap<string, string> = new Map([
	['ENOENT', 'there is no such file or folder'],
	['EACCES', 'permission denied'],
	['EPERM', 'permission denied'],
	['EISDIR', 'it is a folder'],
	['EEXIST', 'there is a file of that name'],
	['ENOTDIR', 'a part of its path is a file, not a folder'],
	['ELOOP', 'its links lead in a circle'],
	['ENOSPC', 'the disk is full'],
	['EROFS', 'the disk cannot be written'],
	['ERR_STRING_TOO_LONG', 'it is too large to be read'],
	['ERR_FS_FILE_TOO_LARGE', 'it is too large to be read'],
]);
