import type { PhrasingContent } from 'mdast';
import { rangeOf } from '../markdown/plain-text.ts';
import type { Range } from '../text/range.ts';
import type { Passage } from './postmortem.ts';

/** Text as a reader sees it, with where each stretch of it stands in the source: see `Passage`. */
export type ReadableText = Pick<Passage, 'text' | 'pieces'>;

/** What stands in a readable text for code, an image, HTML or an address. */
export const objectMark = '\uFFFC';

/** The readable text of inline nodes, with U+FFFC for what no pattern shall reach across. */
export function readableText(source: string, nodes: readonly PhrasingContent[]): ReadableText {
	const [first] = nodes;
	if (first?.type === 'text' && nodes.length === 1 && isPlain(source, first.value, rangeOf(first)))
		return { text: first.value, pieces: [{ at: 0, start: rangeOf(first).start }] };
	const written = new Written();
	for (const node of nodes) {
		if (node === first && node.type === 'text') writeFirst(written, source, node.value, rangeOf(node));
		else write(written, source, node);
	}
	return written;
}

/** Whether the text of a node reads as it stands in the source, as nearly every one does that is all of its block. */
function isPlain(source: string, value: string, { start, end }: Range): boolean {
	return value.length === end - start && !/^[ \t]|[\r\n]|:\/\//.test(value) && source.startsWith(value, start);
}

/** Where a stretch of a readable text stands in the document: from the source of its first character to that of its last. */
export function sourceRange({ pieces }: ReadableText, from: number, to: number): Range {
	const first = pieces[pieceAt(pieces, 'at', from)];
	if (!first) return { start: 0, end: 0 };
	const start = first.end === undefined ? first.start + (from - first.at) : first.start;
	const last = pieces[pieceAt(pieces, 'at', to - 1)];
	if (!last || to <= from) return { start, end: start };
	return { start, end: last.end ?? last.start + (to - last.at) };
}

/** The place in a readable text where what stands at or behind an offset of the document begins. */
export function textOffsetOf({ text, pieces }: ReadableText, offset: number): number {
	const index = pieceAt(pieces, 'start', offset);
	const piece = pieces[index];
	if (!piece || piece.start > offset) return 0;
	const next = pieces[index + 1]?.at ?? text.length;
	if (piece.end !== undefined) return piece.end <= offset ? next : piece.at;
	return Math.min(next, piece.at + (offset - piece.start));
}

/** A stretch of a readable text, without the colon and the white space around it. */
export function stretchOf({ text, pieces }: ReadableText, from: number, to: number): ReadableText {
	let start = from;
	let end = to;
	while (start < end && isAround(text.charCodeAt(start))) start += 1;
	while (end > start && isAround(text.charCodeAt(end - 1))) end -= 1;
	const stretch: Passage['pieces'][number][] = [];
	for (let index = pieceAt(pieces, 'at', start); index < pieces.length; index += 1) {
		const piece = pieces[index];
		if (!piece || piece.at >= end) break;
		const skipped = Math.max(0, start - piece.at);
		const at = piece.at + skipped - start;
		stretch.push(piece.end === undefined ? { at, start: piece.start + skipped } : { ...piece, at });
	}
	return { text: text.slice(start, end), pieces: stretch };
}

/** The index of the last piece at or before a place, by one of its two ascending coordinates; 0 when all are behind it. */
function pieceAt(pieces: ReadableText['pieces'], coordinate: 'at' | 'start', place: number): number {
	let low = 0;
	let high = pieces.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((pieces[middle]?.[coordinate] ?? 0) <= place) low = middle;
		else high = middle - 1;
	}
	return low;
}

class Written implements ReadableText {
	text = '';
	readonly pieces: { at: number; start: number; end?: number }[] = [];

	/** Text that stands in the source character by character. */
	append(value: string, start: number): void {
		if (value === '') return;
		const last = this.pieces.at(-1);
		if (!last || last.end !== undefined || last.start + (this.text.length - last.at) !== start) {
			this.pieces.push({ at: this.text.length, start });
		}
		this.text += value;
	}

	/** Text that stands for something else in the source. */
	stand(value: string, start: number, end: number): void {
		this.pieces.push({ at: this.text.length, start, end });
		this.text += value;
	}

	/** As `append`, with bare addresses taken out. */
	appendText(value: string, start: number): void {
		let from = 0;
		if (value.includes('://')) {
			for (const match of value.matchAll(bareAddress)) {
				const end = match.index + match[0].replace(/[.,;:!?)\]*_~]{1,9}$/, '').length;
				this.append(value.slice(from, match.index), start + from);
				this.stand(objectMark, start + match.index, start + end);
				from = end;
			}
		}
		this.append(from === 0 ? value : value.slice(from), start + from);
	}
}

const bareAddress = /\b(?:https?|ftp):\/\/[^\s<>"'`|\\\u3000-\u303f\uff00-\uffef]+/g;

function write(written: Written, source: string, node: PhrasingContent): void {
	const { start, end } = rangeOf(node);
	switch (node.type) {
		case 'text':
			writeText(written, source, node.value, { start, end });
			break;
		case 'break':
			written.stand('\n', start, end);
			break;
		case 'emphasis':
		case 'strong':
		case 'delete':
			for (const child of node.children) write(written, source, child);
			break;
		case 'link':
		case 'linkReference': {
			const last = node.children.at(-1);
			// An address between angle brackets has itself as its text.
			if (!last || source.charAt(start) === '<') {
				written.stand(objectMark, start, end);
				break;
			}
			for (const child of node.children) write(written, source, child);
			// The bracket that closes the text is no part of the address.
			const address = Math.min(end, rangeOf(last).end + 1);
			if (node.type === 'link' || node.referenceType === 'full') written.stand(objectMark, address, end);
			break;
		}
		default:
			written.stand(objectMark, start, end);
	}
}

const characterReference = /&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{0,31});/y;

/** Writes a block's first text. Behind an empty check box it begins with the end of that line, which is no part of what is read. */
function writeFirst(written: Written, source: string, value: string, { start, end }: Range): void {
	let from = start;
	while (from < end && (isBlank(source.charCodeAt(from)) || isLineEnd(source.charCodeAt(from)))) from += 1;
	writeText(written, source, from === start ? value : value.replace(/^[ \t\r\n]+/, ''), { start: from, end });
}

/**
 * Writes a text node. Its value differs from its source where that has escapes, character references, NUL, and white space around the
 * end of a line; a line ending reads as one space.
 */
function writeText(written: Written, source: string, value: string, range: Range): void {
	if (value.length === range.end - range.start && !value.includes('\r') && source.startsWith(value, range.start)) {
		written.appendText(value.includes('\n') ? value.replaceAll('\n', ' ') : value, range.start);
		return;
	}
	let at = 0;
	let place = range.start;
	let alike = 0;
	const stand = (text: string, width: number, sourceWidth: number): void => {
		if (alike > 0) written.appendText(value.slice(at - alike, at), place - alike);
		alike = 0;
		if (text !== '') written.stand(text, place, Math.min(range.end, place + sourceWidth));
		at += width;
		place += sourceWidth;
	};

	while (at < value.length && place < range.end) {
		const wanted = value.charCodeAt(at);
		const found = source.charCodeAt(place);
		if (wanted === 10 || wanted === 13) {
			stand(' ', value.startsWith('\r\n', at) ? 2 : 1, lineEndingWidth(source, place));
			continue;
		}
		if (found === 92 && isEscape(source, place, value, at)) {
			stand(value.charAt(at), 1, 2);
			continue;
		}
		if (found === 38) {
			characterReference.lastIndex = place;
			const written = characterReference.exec(source)?.[0];
			if (written !== undefined && !value.startsWith(written, at)) {
				const width = wanted >= 0xd800 && wanted < 0xdc00 ? 2 : 1;
				stand(value.slice(at, at + width), width, written.length);
				continue;
			}
		}
		if (found !== wanted && !(found === 0 && wanted === 0xfffd)) break;
		at += 1;
		place += 1;
		alike += 1;
	}
	// What could not be followed stands for the rest of the source as a whole.
	stand(value.slice(at).replace(/[\r\n]+/g, ' '), value.length - at, Math.max(0, range.end - place));
}

/** Whether the backslash at a place escapes the character that the value has there. Two backslashes may be one or two in the value. */
function isEscape(source: string, place: number, value: string, at: number): boolean {
	const escaped = source.charCodeAt(place + 1);
	return escaped === value.charCodeAt(at) && (escaped !== 92 || value.charCodeAt(at + 1) !== 92 || source.charCodeAt(place + 2) === 92);
}

/** How much of the source a line ending takes, with the white space on both of its sides. */
function lineEndingWidth(source: string, from: number): number {
	let place = from;
	while (isBlank(source.charCodeAt(place))) place += 1;
	place += source.startsWith('\r\n', place) ? 2 : 1;
	while (isBlank(source.charCodeAt(place))) place += 1;
	return place - from;
}

function isBlank(code: number): boolean {
	return code === 32 || code === 9;
}

function isLineEnd(code: number): boolean {
	return code === 10 || code === 13;
}

function isAround(code: number): boolean {
	return code === 58 || code === 0xff1a || isBlank(code) || isLineEnd(code);
}
