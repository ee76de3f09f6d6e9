import {
	l10n,
	Range,
	Selection,
	SnippetString,
	type TextEditor,
	TextEditorRevealType,
	Uri,
	WorkspaceEdit,
	type WorkspaceFolder,
	window,
	workspace,
} from 'vscode';
import type { Range as TextRange } from '../core/text/range.ts';
import { toEditorRange } from './convert.ts';
import { isElsewhere } from './elsewhere.ts';
import { findPostmortemFolders } from './postmortem-folders.ts';
import type { Services } from './services.ts';

/** A new postmortem as it is to be written. */
export interface NewFile {
	/** With its extension. */
	readonly name: string;
	readonly text: string;
	/** The same in VS Code's snippet syntax; without it the text stays as it is. */
	readonly snippet?: string;
	/** What is selected in a text without a snippet. */
	readonly gap?: TextRange | undefined;
}

/** Where a new file goes; undefined when there is no folder to write to, so that it stays untitled. */
export type Place = { readonly folder: Uri } | undefined;

/**
 * Makes a file of a new postmortem, never over another one, and shows it with the caret in its first gap. Without a place, and where a
 * link leads out of the workspace, it becomes an untitled document. The answer is the document's address, undefined when nothing could be written.
 */
export async function makePostmortemFile(place: Place, file: NewFile): Promise<Uri | undefined> {
	if (!place) return openUntitled(file);
	// A link may come with a folder that was cloned, and must not choose a place elsewhere either.
	if (await isElsewhere(place.folder)) {
		const text = l10n.t(
			'{0} lies behind a link, so that nothing is written there. Save the postmortem yourself.',
			workspace.asRelativePath(place.folder),
		);
		void window.showWarningMessage(text);
		return openUntitled(file);
	}
	return createFile(place.folder, file);
}

async function openUntitled({ text, snippet, gap }: NewFile): Promise<Uri> {
	const document = await workspace.openTextDocument({ language: 'markdown', content: snippet === undefined ? text : '' });
	const editor = await window.showTextDocument(document, { preview: false });
	if (snippet !== undefined) await editor.insertSnippet(new SnippetString(snippet));
	else if (gap) select(editor, gap);
	return document.uri;
}

/** Writes the whole text first, so that nothing is lost when the tab stops are left, and never over another file. */
async function createFile(folder: Uri, { name, text, snippet, gap }: NewFile): Promise<Uri | undefined> {
	const file = await freeName(folder, name);
	const edit = new WorkspaceEdit();
	edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
	if (!(await workspace.applyEdit(edit))) {
		await window.showErrorMessage(l10n.t('{0} could not be created.', workspace.asRelativePath(file)));
		return undefined;
	}
	const document = await workspace.openTextDocument(file);
	const editor = await window.showTextDocument(document, { preview: false });
	if (snippet !== undefined) {
		const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
		await editor.insertSnippet(new SnippetString(snippet), whole);
		await document.save();
	} else if (gap) select(editor, gap);
	return file;
}

function select(editor: TextEditor, gap: TextRange): void {
	const range = toEditorRange(editor.document, gap);
	editor.selection = new Selection(range.start, range.end);
	editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

async function freeName(folder: Uri, name: string): Promise<Uri> {
	const stem = name.replace(/\.md$/, '');
	for (let count = 1; ; count += 1) {
		const file = Uri.joinPath(folder, `${stem}${count === 1 ? '' : `-${count}`}.md`);
		try {
			await workspace.fs.stat(file);
		} catch {
			return file;
		}
	}
}

const placeMemory = 'newPostmortemFolder';

/**
 * Where new postmortems go: the folder that the settings name, else the one that was chosen before, else the only or the chosen one of
 * those that are there.
 */
export async function choosePostmortemFolder(services: Services): Promise<Place | 'dismissed'> {
	const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => workspace.fs.isWritableFileSystem(uri.scheme) !== false);
	const home = folders.length > 1 ? await chooseWorkspaceFolder(folders) : folders[0];
	if (folders.length > 0 && !home) return 'dismissed';
	if (!home) return undefined;

	const { newPostmortemFolder, folders: names } = services.settings.at(home);
	if (isInside(newPostmortemFolder)) return { folder: Uri.joinPath(home.uri, newPostmortemFolder) };
	// Settings may come with a folder that was cloned, which must not choose a place elsewhere.
	if (newPostmortemFolder !== '') {
		const text = l10n.t('The setting {0} names no folder inside {1}, and is ignored.', 'postmortem.newPostmortemFolder', home.name);
		void window.showWarningMessage(text);
	}
	const there = await findPostmortemFolders(home.uri, names);
	const [only] = there;
	if (only && there.length === 1) return { folder: only };
	const chosenBefore = services.memory.get<Record<string, string>>(placeMemory, {})[home.uri.toString()];
	if (chosenBefore !== undefined) return { folder: Uri.joinPath(home.uri, chosenBefore) };

	const chosen = await choosePlace(home, there);
	if (chosen === undefined) return 'dismissed';
	const memory = services.memory.get<Record<string, string>>(placeMemory, {});
	await services.memory.update(placeMemory, { ...memory, [home.uri.toString()]: chosen });
	return { folder: Uri.joinPath(home.uri, chosen) };
}

/** A path below the workspace folder. */
async function choosePlace(home: WorkspaceFolder, there: readonly Uri[]): Promise<string | undefined> {
	const below = (uri: Uri): string => uri.path.slice(home.uri.path.replace(/\/$/, '').length + 1);
	const places = there.length > 0 ? there.map(below) : ['postmortems', 'docs/postmortems', 'incidents'];
	const other = l10n.t('Another folder…');
	const chosen = await window.showQuickPick([...places, other], {
		title: l10n.t('New Postmortem'),
		placeHolder: l10n.t('In which folder are postmortems kept?'),
	});
	if (chosen !== other) return chosen;
	const typed = await window.showInputBox({
		title: l10n.t('New Postmortem'),
		prompt: l10n.t('Folder, relative to {0}', home.name),
		value: 'postmortems',
		validateInput: (text) => (isInside(text) ? undefined : l10n.t('Name a folder inside {0}.', home.name)),
	});
	return typed?.trim();
}

async function chooseWorkspaceFolder(folders: readonly WorkspaceFolder[]): Promise<WorkspaceFolder | undefined> {
	const active = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
	const ordered = [...folders].sort((a, b) => Number(b === active) - Number(a === active));
	const chosen = await window.showQuickPick(
		ordered.map((folder) => ({ label: folder.name, folder })),
		{ title: l10n.t('New Postmortem'), placeHolder: l10n.t('Which folder is it about?') },
	);
	return chosen?.folder;
}

function isInside(path: string): boolean {
	const parts = path.trim().split(/[/\\]/);
	return path.trim() !== '' && !/^[/\\]|^[a-z]:/i.test(path.trim()) && !parts.includes('..');
}
