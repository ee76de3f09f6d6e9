import { l10n, Range, Selection, type TextEditor, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import { toEditorRange } from './convert.ts';
import type { Services } from './services.ts';

/** What names an item from anywhere: its document, its key, and its source as it was when somebody looked at it. */
export interface ItemTarget {
	readonly uri: string;
	/** `ActionItem.key`. */
	readonly key: string;
	readonly source: string;
}

/** Whether a value, which may come from anywhere, names an item. */
export function isItemTarget(value: unknown): value is ItemTarget {
	if (typeof value !== 'object' || value === null) return false;
	const { uri, key, source } = value as Partial<ItemTarget>;
	return typeof uri === 'string' && isAddress(uri) && typeof key === 'string' && typeof source === 'string';
}

function isAddress(text: string): boolean {
	try {
		return Uri.parse(text, true).scheme !== '';
	} catch {
		return false;
	}
}

/**
 * Opens the item's document with the caret at the item, found by its key in the present text. An item that is not there any more is said
 * to be gone; its document opens all the same.
 */
export async function revealItem(
	services: Services,
	{ uri, key, source }: ItemTarget,
	{ preserveFocus }: { readonly preserveFocus: boolean } = { preserveFocus: false },
): Promise<TextEditor | undefined> {
	const file = Uri.parse(uri);
	let editor: TextEditor;
	try {
		editor = await window.showTextDocument(await workspace.openTextDocument(file), { preview: true, preserveFocus });
	} catch {
		void window.showWarningMessage(l10n.t('{0} cannot be opened.', workspace.asRelativePath(file)));
		void services.workspaceFiles.reread(file);
		return undefined;
	}
	const checked = await services.documents.check(editor.document);
	const items = checked?.postmortem.actionItems ?? [];
	// A reworded item has another key, but a moved one may still have its source.
	const item =
		items.find((one) => one.key === key) ?? items.find(({ range }) => checked?.postmortem.text.slice(range.start, range.end) === source);
	if (!checked || !item) {
		void window.showWarningMessage(l10n.t('The action item is not in {0} any more.', workspace.asRelativePath(file)));
		return editor;
	}
	if (checked.version !== editor.document.version) return editor;
	const caret = toEditorRange(editor.document, item.textRange).start;
	editor.selection = new Selection(caret, caret);
	editor.revealRange(new Range(caret, caret), TextEditorRevealType.InCenterIfOutsideViewport);
	return editor;
}
