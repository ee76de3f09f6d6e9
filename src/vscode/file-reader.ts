import { FileType, l10n, type Uri, workspace } from 'vscode';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import { readPostmortem } from '../core/model/read.ts';
import { encodingOf } from '../core/text/encoding.ts';
import { type Summary, summarise } from '../core/workspace/summary.ts';
import type { Configurations } from './configurations.ts';
import { type Documents, recogniseAt } from './documents.ts';
import type { KeptSummaries } from './kept-summaries.ts';
import { isReadable, pathInWorkspace } from './markdown-files.ts';
import { openDocument } from './open-document.ts';
import type { Settings } from './settings.ts';

/** What a file holds: the summary of a postmortem, else the reasons why it is none. Neither where there is no file. */
export interface ReadFile {
	readonly summary: Summary | undefined;
	readonly reasons: readonly string[];
}

/** Larger files are logs, whatever their name. */
const largestFile = 2_000_000;

const nothing: ReadFile = { summary: undefined, reasons: [] };

/** Reads a file as an editor holds it, saved or not, else from the disk, unless it is kept from an earlier reading. Rejects only by mistake. */
export function createFileReader(
	configurations: Configurations,
	documents: Documents,
	settings: Settings,
	kept: KeptSummaries,
	fail: (error: unknown) => void,
): (uri: Uri) => Promise<ReadFile> {
	return async (uri) => {
		const held = openDocument(uri);
		const open = held && isReadable(held) ? held : undefined;
		// The editor keeps a document for minutes after its tab was closed, and a tab after its file is gone.
		if (open && !open.isDirty && open.uri.scheme !== 'untitled' && !(await isFile(uri))) return nothing;
		const checked = open && (await documents.check(open));
		if (checked?.kind === 'postmortem') return { summary: summaryOf(checked.postmortem), reasons: [] };
		if (checked) return { summary: undefined, reasons: checked.reasons };

		const { configuration } = await configurations.at(uri);
		const options = readingOptionsOf(configuration, pathInWorkspace(uri));
		const stat = await workspace.fs.stat(uri).then(undefined, () => undefined);
		if (stat === undefined || (stat.type & FileType.File) === 0) return nothing;
		if (stat.size > largestFile) return { summary: undefined, reasons: [l10n.t('It is larger than 2 MB.')] };
		const values = settings.at(uri);
		const stamp = {
			size: stat.size,
			mtime: stat.mtime,
			reading: JSON.stringify([options, values.enabled, values.folders, values.exclude]),
		};
		const known = kept.get(uri, stamp);
		if (known) return known;
		let bytes: Uint8Array;
		try {
			bytes = await workspace.fs.readFile(uri);
		} catch (error) {
			fail(error);
			return { summary: undefined, reasons: [l10n.t('It cannot be read.')] };
		}
		const encoding = encodingOf(bytes);
		if (encoding === 'utf-8' && bytes.subarray(0, 8000).includes(0)) return { summary: undefined, reasons: [l10n.t('It is no text.')] };
		const postmortem = readPostmortem(new TextDecoder(encoding).decode(bytes), options);
		const { kind, reasons } = recogniseAt(uri, postmortem, values);
		const result = kind === 'postmortem' ? { summary: summaryOf(postmortem), reasons: [] } : { summary: undefined, reasons };
		kept.put(uri, stamp, result);
		return result;
	};
}

/** Words of a document are slices of it, which would keep the whole text in memory. */
function summaryOf(postmortem: Postmortem): Summary {
	return structuredClone(summarise(postmortem));
}

async function isFile(uri: Uri): Promise<boolean> {
	try {
		return ((await workspace.fs.stat(uri)).type & FileType.File) !== 0;
	} catch {
		return false;
	}
}
