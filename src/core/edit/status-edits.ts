import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { contains, type Range } from '../text/range.ts';
import { itemColumnTitle, reasonLabel } from '../vocabulary/document-words.ts';
import { removalEdits } from './clear-field.ts';
import { cellEdits, columnEdits } from './item-cells.ts';
import type { ItemChange } from './item-change.ts';
import { lineLikeLast, nestedEdit, nestedLikeOthers } from './item-lines.ts';
import { bracketed, contentStart, endOf, insertion, isCell, labelFor, withStress, withTail } from './item-places.ts';
import { withoutBrackets } from './set-reason.ts';
import { isBox, isStruck, lowered, statusWord, statusWording } from './status-wording.ts';

type StatusChange = Extract<ItemChange, { field: 'status' }>;
type Edits = Generator<TextEdit[], void, undefined>;

/** The ways to write a status, by where the item says it now: in its cell, beside a box, in words, else as the items beside it do. */
export function* statusEdits(postmortem: Postmortem, item: ActionItem, change: StatusChange): Edits {
	const written = toWrite(postmortem, item, change);
	const { words } = written;
	if (words && isCell(item, 'status', words)) yield* inCell(written);
	else if (item.checkbox) yield* besideBox(written);
	else {
		if (words) yield* inWords(written, words);
		if (item.table) yield* inTable(written);
		if (!words && !item.table?.columns.length) yield* anew(written);
	}
}

/** A status and how it can be written. */
interface StatusToWrite {
	readonly postmortem: Postmortem;
	readonly item: ActionItem;
	readonly change: StatusChange;
	/** Where the item has its status in words; undefined when a box alone says it, or nothing. */
	readonly words: Range | undefined;
	/** What ticks or unticks its box. */
	readonly box: readonly TextEdit[];
	/** The word alone, and its day: “Done”, “ 2026-12-01”. */
	readonly word: string;
	readonly day: string;
	/** “Dropped (reason: too costly)” */
	readonly wording: string;
	/** “Dropped, reason: too costly”: brackets inside of brackets would not be read again. */
	readonly inBrackets: string;
	/** Likewise, without a symbol, which in brackets is none. */
	readonly spelled: string;
	/** Whether a tick says it all. */
	readonly isPlain: boolean;
}

function toWrite(postmortem: Postmortem, item: ActionItem, change: StatusChange): StatusToWrite {
	const { text, language } = postmortem;
	const status = change.value;
	const word = statusWording(postmortem, item, status);
	const day = change.day && status !== 'open' ? ` ${change.day}` : '';
	const reason = withoutBrackets(change.reason ?? '');
	const why = `${reasonLabel(language)}: ${reason}`;
	const inBrackets = `${word}${day}${reason === '' ? '' : `, ${why}`}`;
	const stated = item.statusText && !isBox(item) ? item.statusText.range : undefined;
	// “Verified 2026-07-01” is one statement.
	const isStatement = stated !== undefined && !item.table && item.verification?.range.start === stated.start;
	return {
		postmortem,
		item,
		change,
		words: isStatement ? item.verification?.range : stated,
		box: boxEdit(text, item, status === 'done' || status === 'verified'),
		word,
		day,
		wording: `${word}${day}${reason === '' ? '' : ` (${why})`}`,
		inBrackets,
		spelled: inBrackets.replace(word, () =>
			/\p{Extended_Pictographic}|^\P{L}*$/u.test(word) ? lowered(postmortem, statusWord(postmortem, status)) : word,
		),
		isPlain: day === '' && reason === '' && (status === 'open' || status === 'done'),
	};
}

/** In place of words, the form first that can stand there. */
function wordings({ postmortem, wording, inBrackets }: StatusToWrite, place: Range): string[] {
	return bracketed(postmortem.text, place) ? [inBrackets, wording] : [wording, inBrackets];
}

function* inCell({ postmortem, item, wording, box }: StatusToWrite): Edits {
	for (const edits of cellEdits(postmortem, item, 'status', wording)) yield [...edits, ...box];
}

/** A tick, where it says enough, and words beside it. */
function* besideBox(written: StatusToWrite): Edits {
	const { postmortem, item, words, box, isPlain, spelled } = written;
	const { text } = postmortem;
	if (isPlain && !words) yield [...box];
	if (isPlain && words) for (const edits of removalEdits(postmortem, item, 'status', words)) yield [...edits, ...box];
	if (words) for (const wording of wordings(written, words)) yield [{ range: words, text: wording }, ...box];
	if (item.table) yield* inCell(written);
	yield [...box, insertion(endOf(text, item), ` (${spelled})`)];
	if (words && !item.table) {
		for (const edits of removalEdits(postmortem, item, 'status', words)) yield [...withTail(text, item, edits, ` (${spelled})`), ...box];
	}
}

function* inWords(written: StatusToWrite, words: Range): Edits {
	const { postmortem, item, change, spelled } = written;
	const { text } = postmortem;
	const struck = /^~~?(?=\S)/.exec(text.slice(words.start, words.end))?.[0];
	if (struck) {
		yield inPlaceOfStruck(written, words, struck);
		return;
	}
	yield* besideLink(written, words);
	if (change.value === 'open' && !item.table && !isOpenSaid(postmortem, item)) yield* removalEdits(postmortem, item, 'status', words);
	for (const wording of wordings(written, words)) yield [{ range: words, text: wording }];
	for (const edits of removalEdits(postmortem, item, 'status', words)) {
		yield edits;
		if (!item.table) yield withTail(text, item, edits, ` (${spelled})`);
	}
}

/** The text that was struck out is so no more; the new status stands behind it. */
function inPlaceOfStruck({ postmortem, change, inBrackets }: StatusToWrite, words: Range, struck: string): TextEdit[] {
	const plain = postmortem.text.slice(words.start + struck.length, words.end - struck.length);
	return [{ range: words, text: change.value === 'open' ? plain : `${plain} (${inBrackets})` }];
}

/** "Done in PR #12" says where, too, which stays; a reason that names a ticket does not. */
function* besideLink({ postmortem, item, change, word, day, spelled }: StatusToWrite, words: Range): Edits {
	const { text } = postmortem;
	const link = item.table ? undefined : item.links.find(({ range }) => contains(words, range));
	const before = link ? text.slice(words.start, link.range.start) : '';
	const lead = /[()[\]:：]/.test(before) ? undefined : /^\p{L}+/u.exec(before)?.[0];
	if (!link || lead === undefined) return;
	const bare = { range: words, text: `(${labelFor(postmortem, 'link')}: ${text.slice(link.range.start, words.end)})` };
	const first = /^\p{Lu}/u.test(lead) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
	if (change.value === 'open') yield [bare];
	else if (!change.reason?.trim()) yield [{ range: { start: words.start, end: words.start + lead.length }, text: `${first}${day}` }];
	yield withTail(text, item, [bare], ` (${spelled})`);
}

/** In a cell or column of its own, to which a status gives way that shares its cell with something else. */
function* inTable({ postmortem, item, words, wording }: StatusToWrite): Edits {
	yield* cellEdits(postmortem, item, 'status', wording);
	const isVerification = words !== undefined && item.verification !== undefined && contains(item.verification.range, words);
	const shared = words && !isVerification ? [withStress(postmortem.text, words)] : [];
	for (const edits of columnEdits(postmortem, item, 'status', wording)) yield [...shared, ...edits];
}

/** For an item that says nothing of its status: as another one writes it, else in brackets behind the text. */
function* anew(written: StatusToWrite): Edits {
	const { postmortem, item, wording, inBrackets } = written;
	const { text } = postmortem;
	const sibling = postmortem.actionItems.find((other) => other !== item && other.style === item.style && other.statusText && !isBox(other));
	const nested = sibling?.nested.find(({ column }) => column === 'status');
	if (nested) yield nestedEdit(postmortem, item, text.slice(nested.range.start, nested.valueRange.start), wording);
	else if (item.nested.length > 0) yield nestedLikeOthers(postmortem, item, 'status', wording);
	else yield* lineLikeLast(postmortem, item, 'status', wording);
	if (sibling) yield* likeSibling(written, sibling);
	yield [insertion(endOf(text, item), ` (${inBrackets})`)];
	yield [insertion(endOf(text, item), ` — ${wording}`)];
	yield nestedEdit(postmortem, item, `- ${itemColumnTitle('status', postmortem.language)}: `, wording);
}

/** Struck out, or in front of the text. */
function* likeSibling({ postmortem, item, change, wording, isPlain }: StatusToWrite, sibling: ActionItem): Edits {
	const { text } = postmortem;
	if (isStruck(sibling)) {
		if (!isPlain || change.value !== 'done') return;
		yield [insertion(item.textRange.start, '~~'), insertion(item.textRange.end, '~~')];
		yield [insertion(contentStart(text, item), '~~'), insertion(endOf(text, item), '~~')];
	} else if (sibling.statusText && sibling.statusText.range.start < sibling.textRange.start) {
		const place = sibling.statusText.range;
		const lead = /[([*]{0,4}$/.exec(text.slice(sibling.range.start, place.start))?.[0] ?? '';
		yield [insertion(contentStart(text, item), `${lead}${wording}${text.slice(place.end, sibling.textRange.start)}`)];
	}
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

/** Ticks or unticks the box; nothing where it is already as wanted or there is none. */
function boxEdit(text: string, { checkbox, checked }: ActionItem, ticked: boolean): TextEdit[] {
	if (!checkbox || checked === ticked) return [];
	const box = text.slice(checkbox.start, checkbox.end);
	const inside = { start: checkbox.start + 1, end: checkbox.end - 1 };
	if (!box.startsWith('[')) return [{ range: checkbox, text: ticked ? '[x]' : '[ ]' }];
	return [{ range: inside, text: ticked ? 'x' : ' ' }];
}
