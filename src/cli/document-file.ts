import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { encodingOf } from '../core/text/encoding.ts';

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
	const encoding = encodingOf(bytes);
	const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
	const hasMark = whole.startsWith(byteOrderMark);
	const sound = encoding === 'utf-8' && (!whole.includes('\uFFFD') || Buffer.from(whole).equals(bytes));
	return { text: hasMark ? whole.slice(1) : whole, hasMark, sound };
}

/**
 * Where a document is written to, links followed. Throws where it must not be: for what is no UTF-8, for what is no longer what was read,
 * and for a link that leads out of the folder that it lies in and out of the working folder.
 */
export async function placeToWrite(path: string, { sound, text }: DocumentFile): Promise<string> {
	if (!sound) throw new Error('not fixed: it is no UTF-8');
	const target = await realpath(path);
	const homes = await Promise.all([dirname(path), process.cwd()].map((folder) => realpath(folder)));
	if (!homes.some((home) => isBelow(target, home))) throw new Error(`not fixed: it is a link to ${target}, outside of this folder`);
	if (readDocument(target).text !== text) throw new Error('not fixed: it was changed meanwhile');
	return target;
}

/** All of a document that was read, with another text: its byte order mark stays. */
export function contentOf({ hasMark }: DocumentFile, text: string): string {
	return hasMark ? byteOrderMark + text : text;
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
		for (const piece of pieces) writeFileSync(file, piece);
	} finally {
		closeSync(file);
	}
}

/**
 * Writes a file from pieces, with the owner and the rights of the one that it replaces. Who reads it meanwhile sees the old or the new one; nothing waits
 * in between, so that Ctrl+C leaves one of them as well.
 */
export function writeInOneStep(path: string, pieces: Iterable<string>): void {
	const beside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
	const before = statSync(path, { throwIfNoEntry: false });
	try {
		const file = openSync(beside, 'wx', before && before.mode & 0o777);
		try {
			for (const piece of pieces) writeFileSync(file, piece);
		} finally {
			closeSync(file);
		}
		if (before) {
			try {
				chownSync(beside, before.uid, before.gid);
			} catch {
				// Only root may give a file away, and not to everybody where it is root of a container alone.
			}
			chmodSync(beside, before.mode & 0o7777);
		}
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
