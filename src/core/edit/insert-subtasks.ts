import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';

/**
 * Adds bullets below an item's own lines, one for each text, with a checkbox where the item has one: boxes below an item without would
 * make it the title of a group. Undefined for an item in a table or a paragraph, below which nothing can be listed.
 */
export function insertSubtasks({ text, lines }: Postmortem, item: ActionItem, texts: readonly string[]): TextEdit | undefined {
	const start = lines.lineStart(lines.lineAt(item.range.start));
	const marker = /^([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)/.exec(text.slice(start, item.range.end));
	if (item.table || !marker) return undefined;
	const [, indent = '', bullet = ''] = marker;
	const lead = `${lineEndingOf(text)}${indent}${' '.repeat(bullet.length)}- ${item.checkbox ? '[ ] ' : ''}`;
	const at = item.range.end;
	return { range: { start: at, end: at }, text: texts.map((task) => `${lead}${task}`).join('') };
}
