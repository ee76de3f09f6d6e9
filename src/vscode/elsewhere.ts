import { FileSystemError, FileType, Uri, workspace } from 'vscode';

/**
 * Whether nobody can tell from a path what would be written: it lies outside of the workspace, or behind a link in it. What is not there
 * yet is no link.
 */
export async function isElsewhere(uri: Uri): Promise<boolean> {
	const home = workspace.getWorkspaceFolder(uri)?.uri.path.replace(/\/$/, '');
	// A file system of another kind than the workspace's cannot be reached by a link in it.
	if (home === undefined) return workspace.workspaceFolders?.some((folder) => folder.uri.scheme === uri.scheme) ?? true;
	for (let place = uri; place.path.length > home.length; place = Uri.joinPath(place, '..')) {
		if (await isLink(place)) return true;
	}
	return false;
}

async function isLink(place: Uri): Promise<boolean> {
	try {
		return ((await workspace.fs.stat(place)).type & FileType.SymbolicLink) !== 0;
	} catch (error) {
		if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
		throw error;
	}
}
