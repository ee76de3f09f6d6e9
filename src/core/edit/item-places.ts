import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { contains, type Range } from '../text/range.ts';
import { itemColumnTitle } from '../vocabulary/document-words.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import type { ItemChange } from './item-change.ts';

/** A field whose value is written as it is given. */
export type PlainField = Exclude<ItemChange['field'], 'status' | 'reason'>;

/** Where the item says something of the field, or a gap for it; undefined when it says nothing itself. */
export function placeOf(item: ActionItem, field: PlainField): Range | undefined {
	switch (field) {
		case 'owner': {
			const first = item.owners[0];
			const last = item.owners.at(-1);
			// The title of a group names the owner of all its items.
			if (!first || !last || !contains(item.whole, first.range)) return item.ownerGap;
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
export function wholePlace(text: string, item: ActionItem, field: PlainField): Range | undefined {
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

/** Whether a stretch of text stands in the item's cell of a column. */
export function isCell(item: ActionItem, column: ItemColumn, place: Range): boolean {
	const cell = item.cells?.[column];
	return cell !== undefined && contains(cell, place);
}

/** What stands in the item's cell of a column; '' without one. */
export function cellText({ text }: Postmortem, item: ActionItem, column: ItemColumn): string {
	const cell = item.cells?.[column];
	return cell ? text.slice(cell.start, cell.end) : '';
}

/** The end of the item's own text, before spaces. */
export function endOf(text: string, item: ActionItem): number {
	let end = item.range.end;
	while (end > item.range.start && /[\s#]/.test(text[end - 1] ?? '')) end -= 1;
	return end;
}

/** Behind the bullet, the number and the checkbox. */
export function contentStart(text: string, item: ActionItem): number {
	const lead = /^(?:[-*+•]|\d{1,9}[.)]|#{1,6})?\s*(?:\[[ xX]?\]\s*)?/.exec(text.slice(item.range.start, item.range.end))?.[0].length ?? 0;
	return item.range.start + lead;
}

/** The label of a field inside a sentence. */
export function labelFor(postmortem: Postmortem, field: ItemColumn): string {
	const header = itemColumnTitle(field, postmortem.language);
	return postmortem.language === 'en' ? header.toLowerCase() : header;
}

/** Whether a stretch of text stands in brackets of its own. */
export function bracketed(text: string, { start, end }: Range): boolean {
	return /[([（【][*_]*$/.test(text.slice(Math.max(0, start - 3), start)) && /^[*_]*[)\]）】]/.test(text.slice(end, end + 3));
}

/** A stretch of text with the signs that stress it. */
export function stressed(text: string, place: Range): string {
	const { range } = withStress(text, place);
	return text.slice(range.start, range.end);
}

/** Takes a stretch out with the signs that stress it. */
export function withStress(text: string, { start, end }: Range): TextEdit {
	const sign = /(?:\*\*|__|[*_])$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
	return text.startsWith(sign, end) ? removal(start - sign.length, end + sign.length) : removal(start, end);
}

/** The edits with a text behind the item's own, also where they take away what stands there. */
export function withTail(text: string, item: ActionItem, edits: readonly TextEdit[], tail: string): TextEdit[] {
	const end = endOf(text, item);
	const last = edits.find(({ range }) => range.start < end && end <= range.end);
	if (!last) return [...edits, insertion(end, tail)];
	return edits.map((edit) => (edit === last ? { range: edit.range, text: `${edit.text}${tail}` } : edit));
}

/** The edit that writes a text at a place. */
export function insertion(at: number, text: string): TextEdit {
	return { range: { start: at, end: at }, text };
}

/** The edit that takes a stretch of text out. */
export function removal(start: number, end: number): TextEdit {
	return { range: { start, end }, text: '' };
}
