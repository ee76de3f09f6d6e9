import { Uri, workspace } from 'vscode';
import type { Summary } from '../core/workspace/summary.ts';

/** What was read of a file, as long as the file and the way of reading stay the same. */
export interface Stamp {
	readonly size: number;
	readonly mtime: number;
	/** Everything beside the text that decides what is read. */
	readonly reading: string;
}

export interface KeptResult {
	readonly summary: Summary | undefined;
	readonly reasons: readonly string[];
}

/**
 * Summaries of files that were read before, kept in the extension's own storage of this workspace. Nothing depends on them: what is
 * missing, damaged or of another version is read again.
 */
export interface KeptSummaries {
	load(): Promise<void>;
	get(uri: Uri, stamp: Stamp): KeptResult | undefined;
	put(uri: Uri, stamp: Stamp, result: KeptResult): void;
	/**
	 * Writes what has changed since; a failure to write is only logged. Few changes are not worth writing everything again, since what is
	 * not kept is read, unless it is `now`.
	 */
	save(now: boolean): Promise<void>;
	clear(): Promise<void>;
}

/** Raised whenever what is read, or how it is summarised, changes. */
const format = 3;

/** So many changed documents are read faster from here than from their files, at the price of writing all of it. */
const worthWriting = 50;

interface Kept {
	readonly size: number;
	readonly mtime: number;
	/** Index in `readings`. */
	readonly reading: number;
	readonly summary?: Summary;
	readonly reasons?: readonly string[];
}

export function createKeptSummaries(storage: Uri | undefined, version: string, fail: (error: unknown) => void): KeptSummaries {
	const file = storage && Uri.joinPath(storage, 'summaries.json');
	let entries = new Map<string, Kept>();
	let readings: string[] = [];
	let changes = 0;
	let used = new Set<string>();
	let saving = Promise.resolve();

	const write = async (): Promise<void> => {
		// What no scan asked for any more belongs to files that are gone.
		const documents = [...entries].filter(([key]) => used.has(key));
		if (!file || !storage || (changes === 0 && documents.length === entries.size)) return;
		changes = 0;
		entries = new Map(documents);
		const text = JSON.stringify({ format, version, readings, documents });
		try {
			await workspace.fs.createDirectory(storage);
			await workspace.fs.writeFile(file, new TextEncoder().encode(text));
		} catch (error) {
			fail(error);
		}
	};

	return {
		async load() {
			if (!file) return;
			try {
				const read: unknown = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)));
				if (!isStored(read) || read.format !== format || read.version !== version) return;
				readings = [...read.readings];
				entries = new Map(read.documents);
			} catch {
				// No file yet, or a damaged one: everything is read from the documents.
			}
		},
		get(uri, stamp) {
			const key = uri.toString();
			const entry = entries.get(key);
			if (!entry || entry.size !== stamp.size || entry.mtime !== stamp.mtime || readings[entry.reading] !== stamp.reading) return undefined;
			used.add(key);
			return { summary: entry.summary, reasons: entry.reasons ?? [] };
		},
		put(uri, { size, mtime, reading }, { summary, reasons }) {
			const key = uri.toString();
			let at = readings.indexOf(reading);
			if (at < 0) at = readings.push(reading) - 1;
			used.add(key);
			changes += 1;
			entries.set(key, { size, mtime, reading: at, ...(summary ? { summary } : {}), ...(reasons.length > 0 ? { reasons } : {}) });
		},
		save(now) {
			if (now || changes >= worthWriting) saving = saving.then(write);
			return saving;
		},
		clear() {
			entries = new Map();
			readings = [];
			used = new Set();
			changes = 0;
			// Behind a write that is under way, which would bring the file back.
			saving = saving.then(async () => {
				if (!file) return;
				try {
					await workspace.fs.delete(file);
				} catch {
					// There was nothing to clear.
				}
			});
			return saving;
		},
	};
}

interface Stored {
	readonly format: number;
	readonly version: string;
	readonly readings: readonly string[];
	readonly documents: readonly [string, Kept][];
}

/** Enough of the shape that nothing that follows can fail on it; a wrong summary inside would be our own. */
function isStored(value: unknown): value is Stored {
	if (typeof value !== 'object' || value === null) return false;
	const { documents, readings } = value as Partial<Stored>;
	return (
		Array.isArray(readings) &&
		readings.every((reading) => typeof reading === 'string') &&
		Array.isArray(documents) &&
		documents.every(
			(entry) =>
				Array.isArray(entry) &&
				typeof entry[0] === 'string' &&
				typeof entry[1] === 'object' &&
				entry[1] !== null &&
				(entry[1].summary === undefined || Array.isArray((entry[1].summary as Partial<Summary>).items)),
		)
	);
}
