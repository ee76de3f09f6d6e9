import type { PhrasingContent } from 'mdast';
import { rangeOf } from '../markdown/plain-text.ts';
import type { Range } from '../text/range.ts';

/** A visual line of a paragraph, list item, heading or cell: its plain text, code included, and the way back to the source. */
export interface TimelineLine {
	readonly text: string;
	/** Where stretches of `text` start in the source, ascending; `outer` is where the markup around the stretch begins. */
	readonly pieces: readonly { readonly at: number; readonly start: number; readonly outer: number }[];
	readonly range: Range;
	/** The stretches of `text` that are bold or emphasised, in order. */
	readonly marked: readonly { readonly start: number; readonly end: number }[];
	/** True when only a soft line ending stands before it: the line may be wrapped prose. */
	readonly wrapped: boolean;
}

/** The lines of inline nodes, broken at hard and soft line endings; empty lines are left out. */
export function linesOf(source: string, nodes: readonly PhrasingContent[]): TimelineLine[] {
	const [only] = nodes;
	if (only?.type === 'text' && nodes.length === 1 && !/[\r\n]|^\s*$/.test(only.value)) return [plainLine(only.value, rangeOf(only))];
	const writer = new LineWriter(source);
	for (const node of nodes) writer.write(node, undefined, false);
	return writer.finish();
}

function plainLine(text: string, range: Range): TimelineLine {
	return { text, pieces: [{ at: 0, start: range.start, outer: range.start }], range, marked: [], wrapped: false };
}

/** The nodes as one line, whatever line endings they have. */
export function lineOf(source: string, nodes: readonly PhrasingContent[]): TimelineLine | undefined {
	const lines = linesOf(source, nodes);
	return lines.length < 2 ? lines[0] : joined(lines);
}

/** Several lines as one, with a space where one ended. */
export function joined(lines: readonly TimelineLine[]): TimelineLine | undefined {
	const [first] = lines;
	if (!first || lines.length === 1) return first;
	let text = '';
	const pieces: { at: number; start: number; outer: number }[] = [];
	for (const line of lines) {
		if (text !== '') text += ' ';
		const at = text.length;
		for (const piece of line.pieces) pieces.push({ ...piece, at: piece.at + at });
		text += line.text;
	}
	return { ...first, text, pieces, range: { start: first.range.start, end: lines.at(-1)?.range.end ?? first.range.end } };
}

/** The source of a stretch of a line, without the markup around it. */
export function sourceOfLine(line: TimelineLine, from: number, to: number): Range {
	const start = offsetOf(line, from);
	const end = to > from ? offsetOf(line, to - 1) + 1 : start;
	return { start: clamp(start, line.range), end: clamp(Math.max(start, end), line.range) };
}

/** The source from a place of a line to its end, with the markup that begins there. */
export function restOfLine(line: TimelineLine, from: number): Range {
	const piece = pieceAt(line, from);
	const start = piece && piece.at === from ? piece.outer : offsetOf(line, from);
	return { start: clamp(start, line.range), end: line.range.end };
}

function offsetOf(line: TimelineLine, at: number): number {
	const piece = pieceAt(line, at);
	return piece ? piece.start + (at - piece.at) : line.range.start;
}

function pieceAt({ pieces }: TimelineLine, at: number): TimelineLine['pieces'][number] | undefined {
	let found = pieces[0];
	for (const piece of pieces) {
		if (piece.at > at) break;
		found = piece;
	}
	return found;
}

function clamp(offset: number, { start, end }: Range): number {
	return Math.min(Math.max(offset, start), end);
}

class LineWriter {
	private readonly lines: TimelineLine[] = [];
	private text = '';
	private pieces: { at: number; start: number; outer: number }[] = [];
	private marked: { start: number; end: number }[] = [];
	private start: number | undefined;
	private end = 0;
	private wrapped = false;

	constructor(private readonly source: string) {}

	finish(): TimelineLine[] {
		this.break(false);
		return this.lines;
	}

	write(node: PhrasingContent, outer: number | undefined, marked: boolean): void {
		const range = rangeOf(node);
		switch (node.type) {
			case 'text':
				this.writeText(node.value, range, outer ?? range.start, marked);
				return;
			case 'inlineCode': {
				const inside = this.source.indexOf(node.value.slice(0, 1), range.start);
				this.append(node.value, inside < 0 ? range.start : inside, range, outer ?? range.start, marked);
				return;
			}
			case 'break':
				this.break(false);
				return;
			case 'html':
				if (/^<br\s*\/?>$/i.test(node.value)) this.break(false);
				return;
			case 'strong':
			case 'emphasis':
			case 'delete':
			case 'link':
			case 'linkReference':
				node.children.forEach((child, index) => {
					this.write(child, index === 0 ? (outer ?? range.start) : undefined, marked || node.type === 'strong' || node.type === 'emphasis');
				});
				this.close(range);
				return;
			// The alternative text of an image is no part of what happened.
			default:
		}
	}

	private writeText(value: string, range: Range, outer: number, marked: boolean): void {
		let place = range.start;
		let at = 0;
		for (let end = value.search(newline); ; ) {
			const part = end < 0 ? value.slice(at) : value.slice(at, end);
			const sourceEnd = end < 0 ? range.end : lineEndIn(this.source, place, range.end);
			this.append(part, place, { start: place, end: sourceEnd }, at === 0 ? outer : place, marked);
			if (end < 0) return;
			this.break(true);
			at = end + (value.startsWith('\r\n', end) ? 2 : 1);
			place = nextLineIn(this.source, sourceEnd, range.end);
			const next = value.slice(at).search(newline);
			end = next < 0 ? -1 : at + next;
		}
	}

	private append(value: string, start: number, range: Range, outer: number, marked: boolean): void {
		if (value === '') return;
		this.start ??= outer;
		this.pieces.push({ at: this.text.length, start, outer });
		this.text += value;
		this.end = range.end;
		if (marked) this.marked.push({ start: this.text.length - value.length, end: this.text.length });
	}

	/** The markup that ends here belongs to the line. */
	private close(range: Range): void {
		if (this.start !== undefined) this.end = Math.max(this.end, range.end);
	}

	private break(soft: boolean): void {
		if (this.start !== undefined && this.text.trim() !== '') {
			const range = { start: this.start, end: this.end };
			this.lines.push({ text: this.text, pieces: this.pieces, range, marked: this.marked, wrapped: this.wrapped });
		}
		this.text = '';
		this.pieces = [];
		this.marked = [];
		this.start = undefined;
		this.wrapped = soft;
	}
}

const newline = /[\r\n]/;

function lineEndIn(source: string, from: number, limit: number): number {
	let place = from;
	while (place < limit && source.charCodeAt(place) !== 10 && source.charCodeAt(place) !== 13) place += 1;
	return place;
}

/** The first character of the next line's text, behind indentation and quote marks. */
function nextLineIn(source: string, from: number, limit: number): number {
	let place = from + (source.startsWith('\r\n', from) ? 2 : 1);
	while (place < limit && ' \t>'.includes(source.charAt(place))) place += 1;
	return Math.min(place, limit);
}
