import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { contains, overlaps, type Range } from '../text/range.ts';
import { itemColumnTitle } from '../vocabulary/document-words.ts';
import { removalEdits } from './clear-field.ts';
import { cellEdits, columnEdits } from './item-cells.ts';
import { lineLikeLast, nestedEdit, nestedLikeOthers } from './item-lines.ts';
import {
	bracketed,
	cellText,
	contentStart,
	endOf,
	insertion,
	isCell,
	labelFor,
	type PlainField,
	placeOf,
	wholePlace,
	withTail,
} from './item-places.ts';

/** The ways to write a value, or one link more: in place of the old one, in a cell or column, else as the items beside it write theirs. */
export function* settingEdits(
	postmortem: Postmortem,
	item: ActionItem,
	field: PlainField,
	value: string,
): Generator<TextEdit[], void, undefined> {
	const { text } = postmortem;
	const existing = wholePlace(text, item, field);
	const isInBrackets = existing !== undefined && /[([,，（]\s*$/.test(text.slice(item.range.start, existing.start));
	if (field === 'link' && existing && overlaps(item.textRange, existing) && !isInBrackets) {
		// A link in the sentence belongs to the words that it stands at.
		yield* item.table ? linkCellEdits(postmortem, item, value) : newDetailEdits(postmortem, item, field, value);
		return;
	}
	if (field === 'link' && existing) {
		if (isCell(item, field, existing)) yield* cellEdits(postmortem, item, field, `${cellText(postmortem, item, field)}, ${value}`);
		yield [insertion(existing.end, `, ${value}`)];
		yield [insertion(existing.end, ` ${value}`)];
		yield* columnEdits(postmortem, item, field, value);
		if (!item.table) yield* newDetailEdits(postmortem, item, field, value);
		return;
	}
	if (existing && isCell(item, field, existing)) yield* cellEdits(postmortem, item, field, value);
	else if (existing) {
		const lead = field === 'verification' ? sentenceLead.exec(text.slice(existing.start, existing.end))?.[0] : undefined;
		if (lead !== undefined && !sentenceLead.test(value)) yield [{ range: existing, text: `${lead}${asSentence(text, existing, value)}` }];
		yield [{ range: existing, text: inItsPlace(text, existing, value, item) }];
		if (!item.table && field !== 'verification') yield* labelledInstead(postmortem, item, field, existing, value);
	}
	if (item.table) {
		const glued = item.statusText && isCell(item, field, item.statusText.range) ? ` **${item.statusText.text}**` : '';
		yield* cellEdits(postmortem, item, field, `${value}${glued}`);
		yield* columnEdits(postmortem, item, field, value);
		if (item.table.columns.length > 0) return;
	}
	if (existing) return;
	yield* newDetailEdits(postmortem, item, field, value);
}

/** Where a bare value would not be read as what it is: in its place with a label, or behind the text in place of the old one. */
function* labelledInstead(
	postmortem: Postmortem,
	item: ActionItem,
	field: PlainField,
	existing: Range,
	value: string,
): Generator<TextEdit[], void, undefined> {
	const written = `${labelFor(postmortem, field)}: ${value}`;
	if (bracketed(postmortem.text, existing)) yield [{ range: existing, text: written }];
	for (const edits of removalEdits(postmortem, item, field, existing)) yield withTail(postmortem.text, item, edits, ` (${written})`);
}

function* linkCellEdits(postmortem: Postmortem, item: ActionItem, value: string): Generator<TextEdit[], void, undefined> {
	yield* cellEdits(postmortem, item, 'link', value);
	yield* columnEdits(postmortem, item, 'link', value);
}

/** A field that the item has not yet, written as the items beside it write theirs, else in brackets behind the text. */
function* newDetailEdits(
	postmortem: Postmortem,
	item: ActionItem,
	field: PlainField,
	value: string,
): Generator<TextEdit[], void, undefined> {
	const { text } = postmortem;
	const sibling = siblingWith(postmortem, item, field);
	const place = sibling && placeOf(sibling, field);
	if (sibling && place) {
		const nested = sibling.nested.find(({ column }) => column === field);
		if (nested) yield nestedEdit(postmortem, item, text.slice(nested.range.start, nested.valueRange.start), value);
		else yield* inlineLike(text, item, sibling, place, value);
	}
	if (item.nested.length > 0) yield nestedLikeOthers(postmortem, item, field, value);
	yield* lineLikeLast(postmortem, item, field, value);
	const label = labelFor(postmortem, field);
	if (field === 'link') {
		yield* insideBracket(text, item, value);
		yield [insertion(endOf(text, item), ` (${value})`)];
	}
	if (field === 'priority' && /^p\d$/i.test(value)) yield [insertion(contentStart(text, item), `[${value}] `)];
	// The reader knows these sentences in English; in other languages the label says what it is.
	if (field === 'verification' && (postmortem.language === 'en' || sentenceLead.test(value))) {
		const sentence = sentenceLead.test(value) ? value : `Verify by ${value}`;
		const end = endOf(text, item);
		// A text that ends without a full stop gets none.
		if (/[.!?。]$/.test(text.slice(item.range.start, end))) yield [insertion(end, ` ${sentence.replace(/\.$/, '')}.`)];
		else yield [insertion(end, `; ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`)];
		yield [insertion(end, ` (${sentence.charAt(0).toLowerCase()}${sentence.slice(1)})`)];
	}
	yield* insideBracket(text, item, `${label}: ${value}`);
	const end = endOf(text, item);
	yield [insertion(end, ` (${label}: ${value})`)];
	yield [insertion(end, ` — ${label}: ${value}`)];
	yield nestedEdit(postmortem, item, `- ${itemColumnTitle(field, postmortem.language)}: `, value);
}

/** The first item of the same style that says something of the field itself, in the item's own section if there is one. */
function siblingWith(postmortem: Postmortem, item: ActionItem, field: PlainField): ActionItem | undefined {
	const known = siblings.get(postmortem) ?? new Map<string, ActionItem | undefined>();
	siblings.set(postmortem, known);
	const everywhere = `${field} ${item.style}`;
	if (!known.has(everywhere)) {
		known.set(everywhere, undefined);
		for (const other of postmortem.actionItems) {
			const place = other.style === item.style ? placeOf(other, field) : undefined;
			if (!place || !contains(other.whole, place)) continue;
			if (!known.get(everywhere)) known.set(everywhere, other);
			const here = `${everywhere} ${other.section}`;
			if (!known.has(here)) known.set(here, other);
		}
	}
	return known.get(`${everywhere} ${item.section}`) ?? known.get(everywhere);
}

/** Fixes are made for many items of a document in turn: none of them looks through all the others again. */
const siblings = new WeakMap<Postmortem, Map<string, ActionItem | undefined>>();

/** As a sibling writes it: label, brackets and dashes included. */
function* inlineLike(
	text: string,
	item: ActionItem,
	sibling: ActionItem,
	place: Range,
	value: string,
): Generator<TextEdit[], void, undefined> {
	if (place.start < sibling.textRange.start) return;
	const before = text.slice(sibling.range.start, place.start);
	const match = /([\s([{,;.|·—–-]*)((?:\*\*|__|[*_])?\p{L}[\p{L}\p{M} ]{0,20}\s?[:：]\s?(?:\*\*|__|[*_])?\s?)?$/u.exec(before);
	const lead = match?.[1] ?? '';
	const label = match?.[2] ?? '';
	const closing = /^(?:\*\*|__|[*_])/.exec(text.slice(place.end))?.[0] ?? '';
	const written = `${label}${value}${/^(?:\*\*|__|[*_])/.test(label) && !/(?:\*\*|__|[*_])\s?$/.test(label) ? closing : ''}`;
	const opened = before.lastIndexOf('(') > before.lastIndexOf(')') ? '(' : before.lastIndexOf('[') > before.lastIndexOf(']') ? '[' : '';
	const end = endOf(text, item);
	if (opened === '(') {
		yield* insideBracket(text, item, written);
		yield [insertion(end, ` (${written})`)];
	} else if (opened === '[' && label === '') yield [insertion(end, ` [${value}]`)];
	else if (/[—–|·]|\s-\s/.test(lead)) yield [insertion(end, `${lead.replace(/[\r\n].*$/s, '')}${written}`)];
	else if (/[\r\n]/.test(lead)) yield [insertion(end, `${lead.slice(lead.search(/[\r\n]/))}${written}`)];
	else if (label !== '') yield [insertion(end, `${/[.,;]/.exec(lead)?.[0] ?? ''} ${written}`)];
}

/** Before the closing bracket at the item's end, where one holds details already. */
function* insideBracket(text: string, item: ActionItem, written: string): Generator<TextEdit[], void, undefined> {
	const end = endOf(text, item);
	const open = item.range.start + text.slice(item.range.start, end).lastIndexOf('(');
	if (text[end - 1] === ')' && open >= Math.max(item.textRange.end - 1, item.range.start) && text[open - 1] !== ']') {
		yield [insertion(end - 1, `, ${written}`)];
	}
}

/** A value in place of an old one that may have been a handle: "@sam" gives way to "@kim" whole. */
function inItsPlace(text: string, place: Range, value: string, item: ActionItem): string {
	if (item.style === 'table') return value.replace(/\\?\|/g, '\\|');
	return text[place.start - 1] === '@' && value.startsWith('@') ? value.slice(1) : value;
}

/** How a sentence on verification begins: “Verify by a drill”, “Verified by the graph”. */
export const sentenceLead = /^(?:to\s+)?(?:verif|validat|confirm)\p{L}*(?:\s+(?:by|with|that|via|when|on)(?![\p{L}]))?\s+/iu;

/** A value in place of the end of a sentence, which keeps its full stop or does without one. */
function asSentence(text: string, place: Range, value: string): string {
	return text[place.end - 1] === '.' ? `${value.replace(/\.$/, '')}.` : value;
}
