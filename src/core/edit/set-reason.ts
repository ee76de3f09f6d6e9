import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import { reasonLabel } from '../vocabulary/document-words.ts';
import { cellEdits } from './item-cells.ts';
import { cellText, endOf, insertion, isCell, removal } from './item-places.ts';
import { isBox } from './status-wording.ts';

/** The ways to write the reason of a status, or to take it out; none where no status is written that it could stand with. */
export function* reasonEdits(postmortem: Postmortem, item: ActionItem, reason: string): Generator<TextEdit[], void, undefined> {
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

/** A reason as it can stand in brackets, where others would not be read again: with commas in their place. Links keep theirs. */
export function withoutBrackets(reason: string): string {
	return oneLine(reason)
		.replace(/(\s?\[[^[\]]*\]\([^()\s]*\))|\s?[()[\]（）【】]\s?/g, (_, link: string | undefined) => link ?? ', ')
		.replace(/^(?:, )+|(?:, )+(?=[,.;:!?，。；：！？]|$)/g, '');
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
