import { FilePermission, l10n, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { editItems, type ItemRequest } from '../core/edit/edit-items.ts';
import type { ItemChange } from '../core/edit/item-change.ts';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import { shortestEdit } from '../core/lint/fix-all.ts';
import { toPlainEdits } from './convert.ts';
import { isElsewhere } from './elsewhere.ts';
import { pathInWorkspace } from './markdown-files.ts';
import { openDocument } from './open-document.ts';
import type { ItemTarget } from './reveal-item.ts';
import type { Services } from './services.ts';

/** What is to become of one item: all changes of the first way that its document has a place for, or none. */
export interface ItemChanges {
	readonly target: ItemTarget;
	readonly ways: readonly (readonly ItemChange[])[];
}

/** What became of several changes. */
export interface ChangeOutcome {
	/** The changed items, each as it is named from now on as far as its key goes. */
	readonly changed: readonly { readonly target: ItemTarget; readonly key: string }[];
	/** One sentence for each item or document that was left as it was. */
	readonly refused: readonly string[];
	/** The documents as they were and as they are now: what it takes to undo it. */
	readonly documents: readonly ChangedDocument[];
}

export interface ChangedDocument {
	readonly uri: Uri;
	readonly before: string;
	readonly after: string;
}

/**
 * Writes changes into items wherever they lie, in each document's own way of writing. An item is found by its key; one whose source is
 * another than when it was looked at is left alone. A document that is open and clean is saved afterwards, unless a setting says not to;
 * one with unsaved changes stays unsaved; a closed file is written. A document that cannot be written is left as it was.
 */
export async function changeItems(services: Writing, wanted: readonly ItemChanges[]): Promise<ChangeOutcome> {
	const byDocument = new Map<string, ItemRequest[]>();
	for (const { target, ways } of wanted) {
		const requests = byDocument.get(target.uri) ?? [];
		requests.push({ key: target.key, source: target.source, ways });
		byDocument.set(target.uri, requests);
	}
	const changed: { target: ItemTarget; key: string }[] = [];
	const refused: string[] = [];
	const documents: ChangedDocument[] = [];
	for (const [key, requests] of byDocument) {
		const uri = Uri.parse(key);
		const outcome = await changeOne(services, uri, requests).catch((error: unknown) => {
			services.log.error(error instanceof Error ? error : String(error));
			return { refused: [couldNot(uri)], keys: noKeys, document: undefined };
		});
		refused.push(...outcome.refused);
		if (!outcome.document) continue;
		documents.push(outcome.document);
		for (const { target } of wanted) {
			const now = target.uri === key ? outcome.keys.get(target.key) : undefined;
			if (now !== undefined) changed.push({ target, key: now });
		}
	}
	return { changed, refused, documents };
}

/** Gives documents back the text that they had before a change; one that has become another since is left alone and told of. */
export async function undoChange(services: Writing, documents: readonly ChangedDocument[]): Promise<readonly string[]> {
	const refused: string[] = [];
	for (const { uri, before, after } of documents) {
		const reason = await writeText(services, uri, after, before).catch((error: unknown) => {
			services.log.error(error instanceof Error ? error : String(error));
			return couldNot(uri);
		});
		if (reason !== undefined) refused.push(reason);
	}
	return refused;
}

/** What writing needs of the services. */
type Writing = Pick<Services, 'configurations' | 'settings' | 'workspaceFiles' | 'log'>;

const noKeys: ReadonlyMap<string, string> = new Map();

async function changeOne(
	services: Writing,
	uri: Uri,
	requests: readonly ItemRequest[],
): Promise<{ refused: readonly string[]; keys: ReadonlyMap<string, string>; document: ChangedDocument | undefined }> {
	const { configuration } = await services.configurations.at(uri);
	const read = await textOf(uri);
	if ('refusal' in read) return { refused: [read.refusal], keys: noKeys, document: undefined };
	const before = read.text;
	const { text, keys, refused } = editItems(before, requests, readingOptionsOf(configuration, pathInWorkspace(uri)));
	if (text === before) return { refused, keys, document: undefined };
	const reason = await writeText(services, uri, before, text);
	if (reason !== undefined) return { refused: [...refused, reason], keys: noKeys, document: undefined };
	// Saving may have formatted it, which is a part of the change that is undone.
	const saved = openDocument(uri);
	return { refused, keys, document: { uri, before, after: saved && !saved.isDirty ? saved.getText() : text } };
}

/** Replaces a document's text where it is the expected one. What comes back says why nothing was written; undefined when it was. */
async function writeText({ settings, workspaceFiles }: Writing, uri: Uri, before: string, after: string): Promise<string | undefined> {
	if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return l10n.t('{0} is read-only.', nameOf(uri));
	const document = openDocument(uri);
	const reason = document
		? await writeOpen(document, before, after, settings.at(uri).saveAfterChange)
		: await writeClosed(uri, before, after);
	await workspaceFiles.reread(uri);
	return reason;
}

async function writeOpen(document: TextDocument, before: string, after: string, save: boolean): Promise<string | undefined> {
	const { uri } = document;
	const wasClean = !document.isDirty && uri.scheme !== 'untitled';
	if (document.getText() !== before) return changedMeanwhile(uri);
	if (wasClean && (await isReadOnly(uri))) return l10n.t('{0} is read-only.', nameOf(uri));
	if (!(await replace(document, before, after))) return couldNot(uri);
	if (!wasClean || !save) return undefined;
	const saved = await document.save().then(undefined, () => false);
	if (saved) return undefined;
	// Neither half done nor unsaved without anybody knowing.
	if (document.getText() === after) await replace(document, after, before);
	// The editor counts changes: taken back, they are one more, and only a save that works makes it clean again.
	return document.isDirty
		? l10n.t(
				'{0} could not be saved, so that nothing was changed. Its editor stays marked as unsaved, with the text as it was.',
				nameOf(uri),
			)
		: l10n.t('{0} could not be saved, so that nothing was changed.', nameOf(uri));
}

async function replace(document: TextDocument, before: string, after: string): Promise<boolean> {
	const change = shortestEdit(before, after);
	if (!change) return true;
	const edit = new WorkspaceEdit();
	edit.set(document.uri, toPlainEdits(document, [change]));
	return workspace.applyEdit(edit);
}

/** Without an editor in between, so that a write that fails leaves no unsaved document behind. */
async function writeClosed(uri: Uri, before: string, after: string): Promise<string | undefined> {
	if (await isReadOnly(uri)) return l10n.t('{0} is read-only.', nameOf(uri));
	if (await isElsewhere(uri)) return l10n.t('{0} lies outside of the workspace, or behind a link: open it to change it.', nameOf(uri));
	const bytes = await workspace.fs.readFile(uri);
	if (decoded(bytes) !== before) return changedMeanwhile(uri);
	const content = new TextEncoder().encode(after);
	await workspace.fs.writeFile(uri, hasMark(bytes) ? new Uint8Array([...byteOrderMark, ...content]) : content);
	return undefined;
}

async function isReadOnly(uri: Uri): Promise<boolean> {
	const { permissions } = await workspace.fs.stat(uri);
	return permissions !== undefined && (permissions & FilePermission.Readonly) !== 0;
}

/** What an editor holds, saved or not, else what lies on disk; a sentence that says why it cannot be read. */
async function textOf(uri: Uri): Promise<{ readonly text: string } | { readonly refusal: string }> {
	const document = openDocument(uri);
	if (document) return { text: document.getText() };
	let bytes: Uint8Array;
	try {
		bytes = await workspace.fs.readFile(uri);
	} catch {
		return { refusal: l10n.t('{0} cannot be read.', nameOf(uri)) };
	}
	try {
		return { text: decoded(bytes) };
	} catch {
		return { refusal: l10n.t('{0} is no UTF-8: open it to change it.', nameOf(uri)) };
	}
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

function hasMark(bytes: Uint8Array): boolean {
	return byteOrderMark.every((byte, at) => bytes[at] === byte);
}

/** Throws for bytes in another encoding, which would be lost in writing. */
function decoded(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function nameOf(uri: Uri): string {
	return workspace.asRelativePath(uri);
}

function couldNot(uri: Uri): string {
	return l10n.t('{0} could not be changed.', nameOf(uri));
}

function changedMeanwhile(uri: Uri): string {
	return l10n.t('{0} was changed in the meantime, so that nothing was written.', nameOf(uri));
}
