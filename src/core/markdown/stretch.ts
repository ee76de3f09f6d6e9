import type { Nodes } from 'mdast';

export type Position = NonNullable<Nodes['position']>;
export type Point = Position['start'];

/** A stretch of a text that begins in the line of that number (from 1), whose first character is at `lineStart`. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly line: number;
	readonly lineStart: number;
}

/** The place of an offset that stands in the first line of the stretch. */
export function pointIn({ line, lineStart }: Stretch, offset: number): Point {
	return { line, column: offset - lineStart + 1, offset };
}

/** The place of a stretch of one line. */
export function positionOf(stretch: Stretch): Position {
	return { start: pointIn(stretch, stretch.start), end: pointIn(stretch, stretch.end) };
}

/** The line that begins at an offset, without its ending. */
export function lineAt(text: string, at: number, line: number): Stretch {
	const end = lineEnd(text, at);
	return { start: at, end: text[end] === '\n' && text[end - 1] === '\r' && end > at ? end - 1 : end, line, lineStart: at };
}

/** Where the line ends in which an offset stands: at its `\n`, or at the end of the text. */
export function lineEnd(text: string, at: number): number {
	const found = text.indexOf('\n', at);
	return found < 0 ? text.length : found;
}

/** Whether nothing but white space stands in the line that begins at an offset; so it is behind the end of the text. */
export function isEmptyLine(text: string, at: number): boolean {
	for (let place = at; place < text.length; place += 1) {
		const code = text.charCodeAt(place);
		if (code === 10) return true;
		if (code !== 32 && code !== 9 && code !== 13) return false;
	}
	return true;
}

export function behindSpaces(text: string, at: number): number {
	let behind = at;
	while (text[behind] === ' ') behind += 1;
	return behind;
}

/** The stretch without the spaces at its end. */
export function withoutSpacesAtEnd(text: string, stretch: Stretch): Stretch {
	let { end } = stretch;
	while (end > stretch.start && text[end - 1] === ' ') end -= 1;
	return { ...stretch, end };
}

/** Whether a sticky expression matches at an offset. */
export function matchesAt(sticky: RegExp, text: string, at: number): boolean {
	sticky.lastIndex = at;
	return sticky.test(text);
}

/** Lets nodes, and those inside of them, tell places that are further down. */
export function moveNodes(nodes: readonly Nodes[], offsets: number, lines: number): void {
	if (offsets === 0 && lines === 0) return;
	const waiting = [...nodes];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (node.position) {
			const { start, end } = node.position;
			start.line += lines;
			end.line += lines;
			if (start.offset !== undefined) start.offset += offsets;
			if (end.offset !== undefined) end.offset += offsets;
		}
		if ('children' in node) for (const child of node.children) waiting.push(child);
	}
}
