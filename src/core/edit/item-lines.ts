import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { wordsReadWith } from '../model/read.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';
import { itemColumnTitle } from '../vocabulary/document-words.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import { endOf, insertion } from './item-places.ts';

/** A line of its own below an item whose last line is one: “Owner: Sam”, “- **Due:** 1 July”. */
export function* lineLikeLast(
	postmortem: Postmortem,
	item: ActionItem,
	field: ItemColumn,
	value: string,
): Generator<TextEdit[], void, undefined> {
	const { text, lines } = postmortem;
	let end = item.whole.end;
	while (end > item.whole.start && /\s/.test(text[end - 1] ?? '')) end -= 1;
	const line = lines.lineAt(end);
	const start = lines.lineStart(line);
	if (start <= item.range.start) return;
	const written = text.slice(start, lines.lineEnd(line));
	const lead = /^([ \t>]*(?:[-*+]\s+)?(?:\*\*|__|[*_])?)(\p{L}[\p{L}\p{M} ]{0,24})((?:\*\*|__|[*_])?[:：](?:\*\*|__|[*_])?\s*)/u.exec(
		written,
	);
	if (!lead || wordsReadWith(postmortem).itemColumn(lead[2] ?? '') === undefined) return;
	const tail = breakAtEnd(written);
	const before =
		lines.lineStart(line - 1) > item.range.start ? breakAtEnd(text.slice(lines.lineStart(line - 1), lines.lineEnd(line - 1))) : '';
	// As the line above is broken off from this one, this one is from the next.
	if (tail === '' && before !== '') {
		yield [insertion(end, `${before}${lineEndingOf(text)}${lead[1]}${itemColumnTitle(field, postmortem.language)}${lead[3]}${value}`)];
	}
	yield [
		insertion(
			lines.lineEnd(line),
			`${lineEndingOf(text)}${lead[1]}${itemColumnTitle(field, postmortem.language)}${lead[3]}${value}${tail}`,
		),
	];
	// Lines of one paragraph need a break between them.
	if (tail === '')
		yield [insertion(end, `  ${lineEndingOf(text)}${lead[1]}${itemColumnTitle(field, postmortem.language)}${lead[3]}${value}`)];
}

/** What makes a line of a paragraph end where it does, two spaces or a backslash; '' for nothing. */
export function breakAtEnd(line: string): string {
	return / {2,9}$|\\$/.exec(line)?.[0] ?? '';
}

/** A bullet below the item that is written as those are which it has already. */
export function nestedLikeOthers(postmortem: Postmortem, item: ActionItem, field: ItemColumn, value: string): TextEdit[] {
	const sample = item.nested[0];
	const lead = sample ? postmortem.text.slice(sample.range.start, sample.valueRange.start) : '- : ';
	return nestedEdit(
		postmortem,
		item,
		lead.replace(/[\p{L}][\p{L}\p{M}' -]*/u, () => itemColumnTitle(field, postmortem.language)),
		value,
	);
}

/** A bullet below the item: under its last nested bullet, else under its own lines. */
export function nestedEdit(postmortem: Postmortem, item: ActionItem, lead: string, value: string): TextEdit[] {
	const { text, lines } = postmortem;
	const newLine = lineEndingOf(text);
	const last = item.nested.at(-1);
	const at = last ? lines.lineEnd(lines.lineAt(last.range.end)) : endOf(text, item);
	const sample = last ?? postmortem.actionItems.flatMap(({ nested }) => nested)[0];
	const line = sample && lines.lineStart(lines.lineAt(sample.range.start));
	const own = /^[ \t>]*/.exec(text.slice(lines.lineStart(lines.lineAt(item.range.start)), item.range.start))?.[0] ?? '';
	const bullet = /^(?:[-*+]|\d{1,9}[.)])\s+/.exec(text.slice(item.range.start, item.range.end))?.[0] ?? '';
	const indent =
		last && line !== undefined ? text.slice(line, last.range.start) : own + (bullet.endsWith('\t') ? '\t' : ' '.repeat(bullet.length));
	// The value beside may be a link; this one is none.
	const start = lead.endsWith('[') ? lead.slice(0, -1) : lead;
	return [insertion(at, `${newLine}${indent}${start}${value}`)];
}
