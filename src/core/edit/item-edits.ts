import { isReference } from '../model/item-links.ts';
import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { wordsReadWith } from '../model/read.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';
import { oneLine } from '../text/one-line.ts';
import { contains, overlaps, type Range } from '../text/range.ts';
import { itemColumnTitle, reasonLabel } from '../vocabulary/document-words.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import type { ItemChange } from './item-change.ts';
import { isBox, isStruck, lowered, statusWord, statusWording } from './status-wording.ts';
import { addColumn, addRow, setCell } from './table-cells.ts';

/**
 * The ways to write a change into an item, the document's own way first. Each is whole in itself; which of them reads back as meant is
 * seen by reading.
 */
export function* itemEdits(postmortem: Postmortem, item: ActionItem, change: ItemChange): Generator<TextEdit[], void, undefined> {
	if (change.field === 'status') yield* statusEdits(postmortem, item, change);
	else if (change.field === 'reason') yield* reasonEdits(postmortem, item, withoutBrackets(change.value ?? ''));
	else if (change.value === undefined || change.value.trim() === '') yield* clearingEdits(postmortem, item, change.field);
	else yield* settingEdits(postmortem, item, change.field, oneLine(change.value));
}

/** Whether an open item says so here: as another one does, or since each of the others has its status in front of its text. */
function isOpenSaid({ actionItems }: Postmortem, item: ActionItem): boolean {
	const others = actionItems.filter((other) => other !== item && other.style === item.style);
	const stated = others.filter((other) => other.statusText && !isBox(other) && !isStruck(other));
	const isInFront = ({ statusText, textRange }: ActionItem): boolean => statusText !== undefined && statusText.range.end <= textRange.start;
	return (
		stated.some(({ status }) => status === 'open') ||
		(stated.length > 0 && stated.length === others.length && [item, ...stated].every(isInFront))
	);
}

type StatusChange = Extract<ItemChange, { field: 'status' }>;
type PlainField = Exclude<ItemChange['field'], 'status' | 'reason'>;

function* settingEdits(postmortem: Postmortem, item: ActionItem, field: PlainField, value: string): Generator<TextEdit[], void, undefined> {
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

/** The edits with a text behind the item's own, also where they take away what stands there. */
function withTail(text: string, item: ActionItem, edits: readonly TextEdit[], tail: string): TextEdit[] {
	const end = endOf(text, item);
	const last = edits.find(({ range }) => range.start < end && end <= range.end);
	if (!last) return [...edits, insertion(end, tail)];
	return edits.map((edit) => (edit === last ? { range: edit.range, text: `${edit.text}${tail}` } : edit));
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

function* clearingEdits(postmortem: Postmortem, item: ActionItem, field: PlainField): Generator<TextEdit[], void, undefined> {
	const place = wholePlace(postmortem.text, item, field);
	if (!place) {
		yield [];
		return;
	}
	if (isCell(item, field, place)) {
		const status = item.statusText?.range;
		// What a cell says of the status besides is not the field's.
		if (status && isCell(item, field, status)) yield* cellEdits(postmortem, item, field, stressed(postmortem.text, status));
		for (const edits of cellEdits(postmortem, item, field, '')) {
			yield edits;
			const elsewhere = field === 'link' ? item.links.filter(({ range }) => !isCell(item, field, range)) : [];
			if (elsewhere.length > 0) yield [...edits, ...elsewhere.map(({ text, range }) => ({ range, text: isReference(text) ? '' : text }))];
		}
		return;
	}
	if (field === 'link') {
		const isInText = overlaps(item.textRange, place);
		const label = item.links.at(-1)?.text ?? '';
		if (isInText) yield [{ range: place, text: label }];
		const [first] = item.links;
		if (!isInText && first && first.range.start < place.start) {
			yield* removalEdits(postmortem, item, field, { start: first.range.start, end: place.end });
		}
	}
	yield* removalEdits(postmortem, item, field, place);
	if (field === 'link') yield* unlinkingEdits(postmortem, item);
	if (field === 'owner' || field === 'due') yield [{ range: place, text: 'TBD' }];
}

/** Takes every link out by itself: of those in the text and of an owner the words stay. */
function* unlinkingEdits(postmortem: Postmortem, item: ActionItem): Generator<TextEdit[], void, undefined> {
	yield item.links.flatMap(({ text, range }) => {
		const isWording = overlaps(item.textRange, range) || item.owners.some((owner) => overlaps(owner.range, range));
		if (isWording) return [{ range, text: isReference(text) ? '' : text }];
		const first = removalEdits(postmortem, item, 'link', range).next();
		return first.done ? [] : first.value;
	});
}

/** Takes a detail out with its label and with the bracket or separator that stood there for it alone. */
function* removalEdits(postmortem: Postmortem, item: ActionItem, field: ItemColumn, place: Range): Generator<TextEdit[], void, undefined> {
	const { text, lines } = postmortem;
	const nested = item.nested.find(({ valueRange }) => contains(valueRange, place));
	if (nested) {
		const line = lines.lineAt(nested.range.start);
		yield [removal(lines.lineStart(line), lines.lineStart(lines.lineAt(nested.range.end) + 1))];
		yield [removal(lines.lineEnd(line - 1), lines.lineEnd(lines.lineAt(nested.range.end)))];
		return;
	}
	const from = item.range.start;
	const beginning = contentStart(text, item);
	const sign = /^(?:\*\*|__|[*_])?/.exec(text.slice(beginning, place.start))?.[0] ?? '';
	if (field === 'owner' && beginning + sign.length === place.start) {
		// "**Sam:** add a guard", "@sam to add a guard"
		const rest = /^(?:\*\*|__|[*_])?\s?[:：]\s?(?:\*\*|__|[*_])?\s*|^(?:\*\*|__|[*_])?\s+to\s+/.exec(text.slice(place.end, item.range.end));
		if (rest) yield [removal(beginning, place.end + rest[0].length)];
	}
	const labelled = labelStart(postmortem, from, place.start, field);
	const first = lines.lineAt(labelled);
	const last = lines.lineAt(place.end);
	const isOnlyDetail = /^[ \t>]*(?:[-*+]\s+)?(?:\*\*|__|[*_])?$/.test(text.slice(lines.lineStart(first), labelled));
	if (isOnlyDetail && labelled < place.start && /^[\s*_.;,\\]*$/.test(text.slice(place.end, lines.lineEnd(last)))) {
		const lineBreak = breakAtEnd(text.slice(lines.lineStart(first - 1), lines.lineEnd(first - 1)));
		// With the last line of a paragraph goes the break before it.
		if (lineBreak !== '' && breakAtEnd(text.slice(lines.lineStart(last), lines.lineEnd(last))) === '') {
			yield [removal(lines.lineEnd(first - 1) - lineBreak.length, lines.lineEnd(last))];
		}
		yield [removal(lines.lineStart(first), lines.lineStart(last + 1))];
		yield [removal(lines.lineEnd(first - 1), lines.lineEnd(last))];
	}
	const closing = /^(?:\*\*|__)/.exec(text.slice(place.end))?.[0].length ?? 0;
	for (const [start, end] of [
		[labelled, place.end + closing],
		[labelled, place.end],
		[place.start, place.end],
	] as const) {
		const before = text.slice(from, start);
		const after = text.slice(end, item.whole.end);
		const opening = /\s{0,9}[([（【]\s{0,9}$/.exec(before);
		const close = /^\s*[)\]）】]/.exec(after);
		if (opening && close) {
			const sign = /(?:\*\*|__|[*_])$/.exec(before.slice(0, opening.index))?.[0] ?? '';
			const space = /\s{0,9}$/.exec(before.slice(0, opening.index - sign.length))?.[0].length ?? 0;
			// "*(due: 1 July)*" goes with what stresses it.
			if (sign !== '' && after.startsWith(sign, close[0].length)) {
				yield [removal(from + opening.index - sign.length - space, end + close[0].length + sign.length)];
			}
			yield [removal(from + opening.index, end + close[0].length)];
		}
		const following = /^\s*[,;，、]\s*/.exec(after);
		if (following) yield [removal(start, end + following[0].length)];
		const leading = /(?:\s{0,9}[,;|·—–，、]|\s{1,9}-|[.])?\s{0,9}$/.exec(before);
		if (leading) yield [removal(from + leading.index, end)];
		yield [removal(from + before.trimEnd().length, end)];
		const trailing = /^[ \t:—–-]*/.exec(after)?.[0].length ?? 0;
		yield [removal(start, end + trailing)];
	}
}

/** Where the label in front of a value starts: "Owner: ", "**Due:** ", "due ", "by "; the value's start when there is none. */
function labelStart(postmortem: Postmortem, from: number, start: number, field: ItemColumn): number {
	const { text } = postmortem;
	const before = text.slice(Math.max(from, start - 48), start);
	const word = /(?<!\p{L})(\p{L}[\p{L}\p{M}' ]{0,30})(?:\*\*|__|[*_])?\s{0,3}[:：]\s{0,3}(?:\*\*|__|[*_])?\s{0,3}[@[(]?$/u.exec(before);
	if (word?.[1] !== undefined) {
		const words = word[1].split(' ');
		const known = wordsReadWith(postmortem);
		for (let count = Math.min(3, words.length); count > 0; count -= 1) {
			const label = words.slice(-count).join(' ');
			if (known.itemColumn(label) !== field) continue;
			const at = before.lastIndexOf(label, word.index + word[0].length);
			const stress = /(?:\*\*|__|[*_])$/.exec(before.slice(0, at))?.[0].length ?? 0;
			return start - before.length + at - stress;
		}
	}
	const marker =
		/(?<![\p{L}\p{N}])(?:owner|owned by|assigned to|assignee|dri|due(?: date| by| on)?|deadline|eta|by|until|before)\s+$/iu.exec(before);
	return marker ? start - before.length + marker.index : start;
}

function* statusEdits(postmortem: Postmortem, item: ActionItem, change: StatusChange): Generator<TextEdit[], void, undefined> {
	const { text } = postmortem;
	const status = change.value;
	const word = statusWording(postmortem, item, status);
	const day = change.day && status !== 'open' ? ` ${change.day}` : '';
	const reason = withoutBrackets(change.reason ?? '');
	const why = `${reasonLabel(postmortem.language)}: ${reason}`;
	const wording = `${word}${day}${reason === '' ? '' : ` (${why})`}`;
	// Brackets inside of brackets would not be read again.
	const inBrackets = `${word}${day}${reason === '' ? '' : `, ${why}`}`;
	const wordings = (place: Range): string[] => (bracketed(text, place) ? [inBrackets, wording] : [wording, inBrackets]);
	// A symbol in brackets is none.
	const spelled = inBrackets.replace(word, () => (/\p{L}/u.test(word) ? word : lowered(postmortem, statusWord(postmortem, status))));
	const box = boxEdit(text, item, status === 'done' || status === 'verified');
	const stated = item.statusText && !isBox(item) ? item.statusText.range : undefined;
	// “Verified 2026-07-01” is one statement.
	const isStatement = stated !== undefined && !item.table && item.verification?.range.start === stated.start;
	const words = isStatement ? item.verification?.range : stated;
	const isPlain = day === '' && reason === '' && (status === 'open' || status === 'done');
	if (words && isCell(item, 'status', words)) {
		for (const edits of cellEdits(postmortem, item, 'status', wording)) yield [...edits, ...box];
		return;
	}
	if (item.checkbox) {
		if (isPlain && !words) yield box;
		if (isPlain && words) for (const edits of removalEdits(postmortem, item, 'status', words)) yield [...edits, ...box];
		if (words) for (const text of wordings(words)) yield [{ range: words, text }, ...box];
		if (item.table) for (const edits of cellEdits(postmortem, item, 'status', wording)) yield [...edits, ...box];
		yield [...box, insertion(endOf(text, item), ` (${inBrackets})`)];
		if (words && !item.table) {
			for (const edits of removalEdits(postmortem, item, 'status', words)) yield [...withTail(text, item, edits, ` (${spelled})`), ...box];
		}
		return;
	}
	if (words) {
		const struck = /^~~?(?=\S)/.exec(text.slice(words.start, words.end))?.[0];
		if (struck) {
			const plain = text.slice(words.start + struck.length, words.end - struck.length);
			yield [{ range: words, text: status === 'open' ? plain : `${plain} (${inBrackets})` }];
		} else {
			const link = item.table ? undefined : item.links.find(({ range }) => contains(words, range));
			// "Done in PR #12" says where, too; a reason that names a ticket does not.
			const before = link ? text.slice(words.start, link.range.start) : '';
			const lead = /[()[\]:：]/.test(before) ? undefined : /^\p{L}+/u.exec(before)?.[0];
			if (link && lead !== undefined) {
				const bare = { range: words, text: `(${labelFor(postmortem, 'link')}: ${text.slice(link.range.start, words.end)})` };
				const first = /^\p{Lu}/u.test(lead) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
				if (status === 'open') yield [bare];
				else if (reason === '') yield [{ range: { start: words.start, end: words.start + lead.length }, text: `${first}${day}` }];
				yield withTail(text, item, [bare], ` (${spelled})`);
			}
			const isSaidOpen = isOpenSaid(postmortem, item);
			if (status === 'open' && !item.table && !isSaidOpen) yield* removalEdits(postmortem, item, 'status', words);
			for (const text of wordings(words)) yield [{ range: words, text }];
			for (const edits of removalEdits(postmortem, item, 'status', words)) {
				yield edits;
				if (!item.table) yield withTail(text, item, edits, ` (${spelled})`);
			}
		}
	}
	if (item.table) {
		yield* cellEdits(postmortem, item, 'status', wording);
		// A status that shares its cell with something else gives way to a column of its own.
		const isVerification = words !== undefined && item.verification !== undefined && contains(item.verification.range, words);
		const shared = words && !isVerification ? [withStress(text, words)] : [];
		for (const edits of columnEdits(postmortem, item, 'status', wording)) yield [...shared, ...edits];
		if (item.table.columns.length > 0) return;
	}
	if (words) return;
	const sibling = postmortem.actionItems.find((other) => other !== item && other.style === item.style && other.statusText && !isBox(other));
	const nested = sibling?.nested.find(({ column }) => column === 'status');
	if (nested) yield nestedEdit(postmortem, item, text.slice(nested.range.start, nested.valueRange.start), wording);
	else if (item.nested.length > 0) yield nestedLikeOthers(postmortem, item, 'status', wording);
	else yield* lineLikeLast(postmortem, item, 'status', wording);
	if (sibling && isStruck(sibling)) {
		const end = endOf(text, item);
		if (isPlain && status === 'done') {
			yield [insertion(item.textRange.start, '~~'), insertion(item.textRange.end, '~~')];
			yield [insertion(contentStart(text, item), '~~'), insertion(end, '~~')];
		}
	} else if (sibling?.statusText && sibling.statusText.range.start < sibling.textRange.start) {
		const place = sibling.statusText.range;
		const lead = /[([*]{0,4}$/.exec(text.slice(sibling.range.start, place.start))?.[0] ?? '';
		yield [insertion(contentStart(text, item), `${lead}${wording}${text.slice(place.end, sibling.textRange.start)}`)];
	}
	yield [insertion(endOf(text, item), ` (${inBrackets})`)];
	yield [insertion(endOf(text, item), ` — ${wording}`)];
	yield nestedEdit(postmortem, item, `- ${itemColumnTitle('status', postmortem.language)}: `, wording);
}

/** A reason as it can stand in brackets, where others would not be read again: with commas in their place. Links keep theirs. */
function withoutBrackets(reason: string): string {
	return oneLine(reason)
		.replace(/(\s?\[[^[\]]*\]\([^()\s]*\))|\s?[()[\]（）【】]\s?/g, (_, link: string | undefined) => link ?? ', ')
		.replace(/^(?:, )+|(?:, )+(?=[,.;:!?，。；：！？]|$)/g, '');
}

function* reasonEdits(postmortem: Postmortem, item: ActionItem, reason: string): Generator<TextEdit[], void, undefined> {
	const { text } = postmortem;
	if (item.reason) {
		if (reason !== '') yield [{ range: item.reason.range, text: reason }];
		else yield* reasonRemovals(text, item, item.reason.range);
		return;
	}
	if (reason === '') yield [];
	else if (item.statusText && !isBox(item)) {
		if (isCell(item, 'status', item.statusText.range)) {
			yield* cellEdits(
				postmortem,
				item,
				'status',
				`${cellText(postmortem, item, 'status')} (${reasonLabel(postmortem.language)}: ${reason})`,
			);
		}
		yield [insertion(item.statusText.range.end, `, ${reasonLabel(postmortem.language)}: ${reason}`)];
		yield [insertion(endOf(text, item), ` (${reasonLabel(postmortem.language)}: ${reason})`)];
	}
}

/** Takes a reason out with the words, signs and brackets that lead to it. */
function* reasonRemovals(text: string, item: ActionItem, { start, end }: Range): Generator<TextEdit[], void, undefined> {
	const before = text.slice(item.whole.start, start);
	const word = /\p{L}[\p{L}\p{M} ]{1,15}[:：]?\s*$/u.exec(before);
	const signs = /[\s,;:.：；，–—-]{0,9}$/;
	for (const label of [signs.exec(before)?.[0] ?? '', word ? (signs.exec(before.slice(0, word.index))?.[0] ?? '') + word[0] : '']) {
		const from = start - label.length;
		const opening = /\s{0,9}[(（[]$/.exec(text.slice(item.whole.start, from))?.[0];
		if (opening && /^[)）\]]/.test(text.slice(end))) yield [removal(from - opening.length, end + 1)];
		yield [removal(from, end)];
	}
}

/** A stretch of text with the signs that stress it. */
function stressed(text: string, place: Range): string {
	const { range } = withStress(text, place);
	return text.slice(range.start, range.end);
}

/** Takes a stretch out with the signs that stress it. */
function withStress(text: string, { start, end }: Range): TextEdit {
	const sign = /(?:\*\*|__|[*_])$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
	return text.startsWith(sign, end) ? removal(start - sign.length, end + sign.length) : removal(start, end);
}

/** Whether a stretch of text stands in brackets of its own. */
function bracketed(text: string, { start, end }: Range): boolean {
	return /[([（【][*_]*$/.test(text.slice(Math.max(0, start - 3), start)) && /^[*_]*[)\]）】]/.test(text.slice(end, end + 3));
}

/** Ticks or unticks the box; nothing where it is already as wanted or there is none. */
function boxEdit(text: string, { checkbox, checked }: ActionItem, ticked: boolean): TextEdit[] {
	if (!checkbox || checked === ticked) return [];
	const box = text.slice(checkbox.start, checkbox.end);
	const inside = { start: checkbox.start + 1, end: checkbox.end - 1 };
	if (!box.startsWith('[')) return [{ range: checkbox, text: ticked ? '[x]' : '[ ]' }];
	return [{ range: inside, text: ticked ? 'x' : ' ' }];
}

function* cellEdits({ text }: Postmortem, item: ActionItem, column: ItemColumn, value: string): Generator<TextEdit[], void, undefined> {
	const index = item.table?.columns.findIndex((candidate) => candidate.column === column) ?? -1;
	if (item.table && index >= 0) {
		const edits = setCell(text, item.table.range, item.range.start, index, value);
		if (edits) yield edits;
		return;
	}
	const cell = item.cells?.[column];
	const edits = cell && item.table ? setCell(text, item.table.range, cell.start, 1, value) : undefined;
	if (edits) yield edits;
}

function* columnEdits(postmortem: Postmortem, item: ActionItem, column: ItemColumn, value: string): Generator<TextEdit[], void, undefined> {
	const { table } = item;
	if (!table) return;
	if (table.columns.length === 0) {
		// A field per row: the missing one goes to the end.
		if (!item.cells?.[column]) yield addRow(postmortem.text, table.range, itemColumnTitle(column, postmortem.language), value);
		return;
	}
	if (table.columns.some((candidate) => candidate.column === column)) return;
	const edits = addColumn(postmortem.text, table.range, item.range.start, itemColumnTitle(column, postmortem.language), value);
	if (edits) yield edits;
}

/** A line of its own below an item whose last line is one: “Owner: Sam”, “- **Due:** 1 July”. */
function* lineLikeLast(postmortem: Postmortem, item: ActionItem, field: ItemColumn, value: string): Generator<TextEdit[], void, undefined> {
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
function breakAtEnd(line: string): string {
	return / {2,9}$|\\$/.exec(line)?.[0] ?? '';
}

/** A bullet below the item that is written as those are which it has already. */
function nestedLikeOthers(postmortem: Postmortem, item: ActionItem, field: ItemColumn, value: string): TextEdit[] {
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
function nestedEdit(postmortem: Postmortem, item: ActionItem, lead: string, value: string): TextEdit[] {
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

/** Where the item says something of the field, or a gap for it; undefined when it says nothing itself. */
function placeOf(item: ActionItem, field: PlainField): Range | undefined {
	switch (field) {
		case 'owner': {
			const first = item.owners[0];
			const last = item.owners.at(-1);
			if (!first || !last) return item.ownerGap;
			// One in the text may stand in front of the one in the details.
			return first.range.start <= last.range.start ? { start: first.range.start, end: last.range.end } : first.range;
		}
		case 'due':
			return item.due?.range ?? item.dueGap;
		case 'priority':
			return item.priority && !item.priority.inherited ? item.priority.range : undefined;
		case 'bucket':
			return item.bucket && contains(item.whole, item.bucket.range) ? item.bucket.range : undefined;
		case 'link': {
			// One beside the text before one in it.
			const cell = item.cells?.link;
			const beside = item.links.filter(({ range }) => (cell ? contains(cell, range) : !contains(item.textRange, range)));
			return (beside.at(-1) ?? item.links.at(-1))?.range;
		}
		case 'verification':
			return item.verification?.range;
	}
}

/** `placeOf` with what belongs to the value: the address of a link, the sign behind a name like “sam@”. */
function wholePlace(text: string, item: ActionItem, field: PlainField): Range | undefined {
	const place = wholeLink(text, placeOf(item, field));
	return place && field === 'owner' && /^@(?![\p{L}\p{N}])/u.test(text.slice(place.end, place.end + 3))
		? { start: place.start, end: place.end + 1 }
		: place;
}

/** With the address, where a stretch is the whole text of a link. */
function wholeLink(text: string, place: Range | undefined): Range | undefined {
	const address =
		place && text[place.start - 1] === '[' ? /^\](?:\([^()\s]*\)|\[[^\]]*\])/.exec(text.slice(place.end, place.end + 500)) : null;
	return place && address ? { start: place.start - 1, end: place.end + address[0].length } : place;
}

function isCell(item: ActionItem, column: ItemColumn, place: Range): boolean {
	const cell = item.cells?.[column];
	return cell !== undefined && contains(cell, place);
}

function cellText({ text }: Postmortem, item: ActionItem, column: ItemColumn): string {
	const cell = item.cells?.[column];
	return cell ? text.slice(cell.start, cell.end) : '';
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

/** The end of the item's own text, before spaces. */
function endOf(text: string, item: ActionItem): number {
	let end = item.range.end;
	while (end > item.range.start && /[\s#]/.test(text[end - 1] ?? '')) end -= 1;
	return end;
}

/** Behind the bullet, the number and the checkbox. */
function contentStart(text: string, item: ActionItem): number {
	const lead = /^(?:[-*+•]|\d{1,9}[.)]|#{1,6})?\s*(?:\[[ xX]?\]\s*)?/.exec(text.slice(item.range.start, item.range.end))?.[0].length ?? 0;
	return item.range.start + lead;
}

/** The label of a field inside a sentence. */
function labelFor(postmortem: Postmortem, field: ItemColumn): string {
	const header = itemColumnTitle(field, postmortem.language);
	return postmortem.language === 'en' ? header.toLowerCase() : header;
}

function insertion(at: number, text: string): TextEdit {
	return { range: { start: at, end: at }, text };
}

function removal(start: number, end: number): TextEdit {
	return { range: { start, end }, text: '' };
}
