import { type Range, type TextDocument, window } from 'vscode';
import { textAt } from '../core/text/range.ts';
import { toRange } from './convert.ts';
import type { ItemTarget } from './reveal-item.ts';
import type { Services } from './services.ts';

/** The action item that the caret of the active editor stands in. */
export async function itemAtCaret(services: Services): Promise<ItemTarget | undefined> {
	const editor = window.activeTextEditor;
	return editor && (await itemAt(services, editor.document, editor.selection))?.target;
}

/** The action item of a postmortem that a range touches, and whether it is still to be done. */
export async function itemAt(services: Services, document: TextDocument, range: Range) {
	const checked = await services.documents.check(document);
	if (checked?.kind !== 'postmortem' || checked.version !== document.version) return undefined;
	const { start } = toRange(document, range);
	const { text, lines, actionItems } = checked.postmortem;
	// An item lies in another one whose task it is a part of, and begins with its line.
	const item = actionItems.findLast(({ whole }) => lines.lineStart(lines.lineAt(whole.start)) <= start && start <= whole.end);
	const target: ItemTarget | undefined = item && { uri: document.uri.toString(), key: item.key, source: textAt(text, item.range) };
	return item && target && { item, target };
}
