import { wordsBehindDay } from '../model/date-phrase.ts';
import { isReference } from '../model/item-links.ts';
import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { wordsReadWith } from '../model/read.ts';
import type { TextEdit } from '../text/edit.ts';
import { contains, overlaps, type Range } from '../text/range.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import { cellEdits } from './item-cells.ts';
import { breakAtEnd } from './item-lines.ts';
import { contentStart, isCell, type PlainField, removal, stressed, wholePlace } from './item-places.ts';

/** The ways to take a field out of an item; no edits where it says nothing of it. */
export function* clearingEdits(postmortem: Postmortem, item: ActionItem, field: PlainField): Generator<TextEdit[], void, undefined> {
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
export function* removalEdits(
	postmortem: Postmortem,
	item: ActionItem,
	field: ItemColumn,
	place: Range,
): Generator<TextEdit[], void, undefined> {
	const { text, lines } = postmortem;
	const nested = item.nested.find(({ valueRange }) => contains(valueRange, place));
	if (nested) {
		yield* lineRemovals(postmortem, item, lines.lineAt(nested.range.start), lines.lineAt(nested.range.end));
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
		yield* lineRemovals(postmortem, item, first, last);
	}
	const closing = /^(?:\*\*|__)/.exec(text.slice(place.end))?.[0].length ?? 0;
	const behind =
		field === 'due' ? [...text.slice(place.end, item.whole.end).matchAll(wordsBehindDay)].find(({ index }) => index === 0) : undefined;
	for (const [start, end] of [
		...(behind ? [[labelled, place.end + behind[0].length] as const] : []),
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

/** Takes lines of an item out with the line ending behind them, at the item's end with that before them: the one behind is not its own. */
function* lineRemovals({ lines }: Postmortem, { whole }: ActionItem, first: number, last: number): Generator<TextEdit[], void, undefined> {
	const next = lines.lineStart(last + 1);
	if (next <= whole.end) yield [removal(lines.lineStart(first), next)];
	if (lines.lineStart(first) > whole.start) yield [removal(lines.lineEnd(first - 1), lines.lineEnd(last))];
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
