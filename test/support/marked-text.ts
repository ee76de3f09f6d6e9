import type { Range } from '../../src/core/text/range.ts';

/** A text without its marks, and the stretches that stood between `‹` and `›`, in order; `‹›` is an empty one. */
export function readMarks(marked: string): { text: string; ranges: Range[] } {
	const ranges: Range[] = [];
	let text = '';
	let start: number | undefined;
	for (const character of marked) {
		if (character === '‹') {
			if (start !== undefined) throw new Error(`A mark opens inside of another one: ${marked}`);
			start = text.length;
		} else if (character === '›') {
			if (start === undefined) throw new Error(`A mark closes that was never opened: ${marked}`);
			ranges.push({ start, end: text.length });
			start = undefined;
		} else text += character;
	}
	if (start !== undefined) throw new Error(`A mark is never closed: ${marked}`);
	return { text, ranges };
}

/** The text with marks around the ranges, so that a failing test shows places instead of numbers. Overlapping ranges are listed behind it. */
export function withMarks(text: string, ranges: readonly Range[]): string {
	let result = '';
	let at = 0;
	const left: Range[] = [];
	for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
		if (range.start < at) {
			left.push(range);
			continue;
		}
		result += `${text.slice(at, range.start)}‹${text.slice(range.start, range.end)}›`;
		at = range.end;
	}
	return [result + text.slice(at), ...left.map((range) => `and ‹${text.slice(range.start, range.end)}›`)].join('\n');
}
