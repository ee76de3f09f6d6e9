import { applyEdits, caretMark, type TextEdit } from '../text/edit.ts';
import type { Problem } from './rule.ts';

/** How often a text is read anew at most: fixes that wait for one another (eight sections at one place) need one round each. */
const mostRounds = 40;

/**
 * The text after the fixes that `choose` picks for its problems, and for those that are left after them, until nothing is left to do.
 * Edits that touch each other wait for the next round, in which they are made from the new text. Carets are left out.
 */
export function fixAll<Found extends Problem>(
	text: string,
	check: (text: string) => readonly Found[],
	choose: (problem: Found) => readonly TextEdit[] | undefined,
): string {
	const seen = new Set([text]);
	let fixed = text;
	for (let round = 0; round < mostRounds; round += 1) {
		const next = applyEdits(fixed, withoutTouching(check(fixed).map((problem) => choose(problem) ?? [])));
		// Fixes that undo each other would go on for ever.
		if (next === undefined || seen.has(next)) break;
		seen.add(next);
		fixed = next;
	}
	return fixed;
}

/** The one edit that turns a text into another, as short as common beginnings and ends allow; undefined when they are equal. */
export function shortestEdit(before: string, after: string): TextEdit | undefined {
	if (before === after) return undefined;
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start += 1;
	let end = 0;
	while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
	return { range: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}

function withoutTouching(fixes: readonly (readonly TextEdit[])[]): TextEdit[] {
	const taken: TextEdit[] = [];
	for (const edits of fixes) {
		const isFree = edits.every(({ range }) => taken.every((other) => range.end < other.range.start || other.range.end < range.start));
		if (isFree) taken.push(...edits.map((edit) => ({ range: edit.range, text: edit.text.replace(caretMark, '') })));
	}
	return taken;
}
