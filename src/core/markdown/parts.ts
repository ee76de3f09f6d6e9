import type { Root, RootContent } from 'mdast';
import { frontMatterEnd } from './front-matter.ts';
import { moveNodes } from './stretch.ts';

/** A stretch of a text that parses by itself as it does within the whole. */
export interface Part {
	readonly text: string;
	readonly children: RootContent[];
	/** Where the part stands that the nodes tell their places in. */
	offset: number;
	line: number;
	/** Where it ends, told from its own beginning. */
	readonly end: NonNullable<Root['position']>['end'];
}

/** The parts of a document as they were parsed last, by their text. */
export type KeptParts = Map<string, Part>;

/** A parser slows down with the length of its text, but has to be set up for each one. */
const shortestPart = 4000;

/**
 * The tree of a text, parsed part by part: a heading behind an empty line ends whatever stands above it, so that a text may be cut there.
 * Parts that `kept` holds are taken from there, and it holds those of this text afterwards: **their nodes move**, so that a tree which was
 * made with it must not be read any more once the next one is.
 */
export function parseParts(text: string, parse: (text: string) => Root, kept?: KeptParts): Root {
	const starts = partStarts(text);
	if (starts.length === 1) {
		kept?.clear();
		return parse(text);
	}
	const parts: Part[] = [];
	let offset = 0;
	let line = 1;
	for (let index = 0; index < starts.length; index += 1) {
		const next = starts[index + 1];
		let part = partOf(text.slice(offset, next), parse, kept);
		// A fence or a comment that nobody closed before the heading swallows it. That is seldom and soon mended: the rest is one part.
		const goesOn = next !== undefined && isOpen(part);
		if (goesOn) part = partOf(text.slice(offset), parse, kept);
		move(part, offset, line);
		parts.push(part);
		if (goesOn || next === undefined) break;
		offset = next;
		line += part.end.line - 1;
	}
	if (kept) {
		kept.clear();
		for (const part of parts) kept.set(part.text, part);
	}
	const end = parts.at(-1)?.end ?? { line: 1, column: 1, offset: 0 };
	return {
		type: 'root',
		children: parts.flatMap(({ children }) => children),
		position: {
			start: { line: 1, column: 1, offset: 0 },
			end: { line: line + end.line - 1, column: end.column, offset: offset + (end.offset ?? 0) },
		},
	};
}

function partOf(text: string, parse: (text: string) => Root, kept: KeptParts | undefined): Part {
	const before = kept?.get(text);
	if (before) {
		// The same text may stand twice, but the same nodes may not.
		kept?.delete(text);
		return before;
	}
	const { children, position } = parse(text);
	return { text, children, offset: 0, line: 1, end: position?.end ?? { line: 1, column: 1, offset: 0 } };
}

/** Where the parts of a text begin, the first one at 0. */
function partStarts(text: string): number[] {
	const starts = [0];
	// What `[name]: address` defines holds in all other parts.
	if (text.length < 2 * shortestPart || text.includes(']:')) return starts;
	const pattern = new RegExp(headingBelowEmptyLine);
	// Front matter may hold lines that look like headings.
	pattern.lastIndex = frontMatterEnd(text);
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		if (pattern.lastIndex - (starts.at(-1) ?? 0) >= shortestPart) starts.push(pattern.lastIndex);
	}
	return starts;
}

const headingBelowEmptyLine = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\r|\n)(?=#{1,6}[ \t])/g;

/** Whether the last block of a part reaches over the empty line at its end. */
function isOpen({ text, children, offset }: Part): boolean {
	const end = children.at(-1)?.position?.end.offset ?? offset;
	return !/(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\r|\n)/.test(text.slice(end - offset));
}

/** Lets the nodes of a part tell the places that they have where it stands now. */
function move(part: Part, offset: number, line: number): void {
	const offsets = offset - part.offset;
	const lines = line - part.line;
	if (offsets === 0 && lines === 0) return;
	moveNodes(part.children, offsets, lines);
	part.offset = offset;
	part.line = line;
}
