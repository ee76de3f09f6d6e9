import { isSpace } from './characters.ts';

/** A stretch of a document: offsets in UTF-16 code units, `end` exclusive, as JavaScript's `slice` takes them. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** Whether `inner` lies wholly inside `outer`; equal ranges count. */
export function contains(outer: Range, inner: Range): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two share at least one character. Ranges that only touch do not overlap. */
export function overlaps(one: Range, other: Range): boolean {
	return one.start < other.end && other.start < one.end;
}

/** The text that the range covers. */
export function textAt(text: string, range: Range): string {
	return text.slice(range.start, range.end);
}

/** The range without the white space at both its ends; an empty range at its start when there is nothing else. */
export function trimmed(text: string, range: Range): Range {
	let { start, end } = range;
	while (start < end && isSpace(text.charCodeAt(start))) start += 1;
	while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
	return { start, end };
}
