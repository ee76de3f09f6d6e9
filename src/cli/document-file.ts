import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A document as it lies on disk. */
export interface DocumentFile {
	/** Without a byte order mark, as an editor shows it. */
	readonly text: string;
	readonly hasMark: boolean;
	/** False for what is no UTF-8: its text has gaps, and writing it back would lose what stands there. */
	readonly sound: boolean;
}

/** Throws for what cannot be read. Waiting for another thread to read it would take longer than reading it here. */
export function readDocument(path: string): DocumentFile {
	return documentFrom(readFileSync(path));
}

export function documentFrom(bytes: Uint8Array): DocumentFile {
	const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	const hasMark = whole.startsWith(byteOrderMark);
	const sound = !whole.includes('\uFFFD') || Buffer.from(whole).equals(bytes);
	return { text: hasMark ? whole.slice(1) : whole, hasMark, sound };
}

/**
 * Writes a document in place of the one that was read, in one step: who reads it meanwhile sees the old or the new one. Its byte order
 * mark and its rights stay. A link is followed below the folder that it lies in and below the working folder, and throws beyond.
 */
export async function replaceDocument(path: string, { hasMark }: DocumentFile, text: string): Promise<void> {
	const target = await realpath(path);
	const homes = await Promise.all([dirname(path), process.cwd()].map((folder) => realpath(folder)));
	if (!homes.some((home) => isBelow(target, home))) throw new Error(`not fixed: it is a link to ${target}, outside of this folder`);
	const { mode } = await stat(target);
	writeInOneStep(target, [hasMark ? byteOrderMark + text : text], mode);
}

/** Writes a file that somebody named. What is no plain file, such as `/dev/stdout`, is written to and not replaced. */
export function writeNamed(path: string, pieces: Iterable<string>): void {
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (!found || found.isFile() || found.isDirectory()) {
		writeInOneStep(path, pieces);
		return;
	}
	const file = openSync(path, 'w');
	try {
		for (const piece of pieces) writeSync(file, piece);
	} finally {
		closeSync(file);
	}
}

/** Writes a file from pieces. Nothing waits in between, so that Ctrl+C leaves either the old or the new file. */
export function writeInOneStep(path: string, pieces: Iterable<string>, mode?: number): void {
	const beside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
	try {
		const file = openSync(beside, 'wx');
		try {
			for (const piece of pieces) writeSync(file, piece);
		} finally {
			closeSync(file);
		}
		if (mode !== undefined) chmodSync(beside, mode & 0o7777);
		renameSync(beside, path);
	} catch (error) {
		rmSync(beside, { force: true });
		throw error;
	}
}

const byteOrderMark = '\uFEFF';

function isBelow(path: string, folder: string): boolean {
	const from = relative(folder, path);
	return from !== '' && from !== '..' && !from.startsWith(`..${sep}`) && from !== path;
}
