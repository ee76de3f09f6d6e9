import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { caretMark, lineEndingOf, type TextEdit } from '../text/edit.ts';
import { escapedCell } from './table-cells.ts';

/**
 * Adds an open action item behind the last one, in the form in which that one is written, with the caret behind its text. Undefined
 * when the document has no action item whose form could be followed.
 */
export function insertItem(postmortem: Postmortem, text: string): TextEdit | undefined {
	const last = postmortem.actionItems.at(-1);
	if (!last) return undefined;
	const at = last.whole.end;
	const newLine = lineEndingOf(postmortem.text);
	// A block of its own that follows right below another would go on with what is said about that one.
	const gap = last.style === 'paragraph' ? newLine + newLine : newLine;
	return { range: { start: at, end: at }, text: gap + written(postmortem, last, text) };
}

function written(postmortem: Postmortem, last: ActionItem, text: string): string {
	const { lines } = postmortem;
	const start = lines.lineStart(lines.lineAt(last.range.start));
	const line = postmortem.text.slice(start, lines.lineEnd(lines.lineAt(last.range.start)));
	if (last.table) {
		const cells = last.table.columns.map(({ column }) =>
			column === 'text' ? ` ${escapedCell(text)}${/\s$/.test(text) ? ' ' : ''}${caretMark} ` : ' ',
		);
		return `${/^\s*\|/.exec(line)?.[0] ?? '|'}${cells.join('|')}|`;
	}
	const marker = /^(\s*)(?:([-*+])|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?/.exec(line);
	const signs = /^\s*(#{1,6}\s+)/.exec(line)?.[1];
	if (signs) return `${signs}${text}${caretMark}`;
	if (!marker) return `- [ ] ${text}${caretMark}`;
	const [, indent = '', bullet, number, dot = '.', space = ' ', box] = marker;
	return `${indent}${bullet ?? `${Number(number) + 1}${dot}`}${space}${box ? '[ ] ' : ''}${text}${caretMark}`;
}
