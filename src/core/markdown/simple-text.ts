import type { InlineCode, Link, PhrasingContent, Strong } from 'mdast';
import { behindSpaces, matchesAt, type Point, positionOf, type Stretch } from './stretch.ts';

/**
 * The nodes of a paragraph, heading or cell of which one look tells what they are: text, line breaks, bold words, code and links in their
 * plainest forms. Undefined if there may be anything else, which is for the parser to read. The stretch begins and ends with no space;
 * `inner` says that it is only a part of such a block.
 */
export function simpleText(text: string, stretch: Stretch, inner = false): PhrasingContent[] | undefined {
	const { start, end } = stretch;
	const nodes: PhrasingContent[] = [];
	let { line, lineStart } = stretch;
	let value = '';
	let valueStart: Point | undefined;
	let valueEnd: Point | undefined;
	/** Where what is not in `value` yet begins. */
	let from = start;
	let at = start;
	const here = (offset: number): Point => ({ line, column: offset - lineStart + 1, offset });
	const take = (to: number): void => {
		if (to === from) return;
		valueStart ??= here(from);
		value += text.slice(from, to);
		valueEnd = here(to);
	};
	const endText = (): void => {
		if (valueStart && valueEnd) nodes.push({ type: 'text', value, position: { start: valueStart, end: valueEnd } });
		value = '';
		valueStart = undefined;
	};
	while (at < end) {
		const code = text.charCodeAt(at);
		if (code > 127 || !isSign[code]) {
			at += 1;
		} else if (code === newline || code === carriageReturn) {
			let content = at;
			while (text[content - 1] === ' ') content -= 1;
			take(content);
			const next = at + (code === newline ? 1 : 2);
			const below = { line: line + 1, column: 1, offset: next };
			if (at - content > 1) {
				endText();
				nodes.push({ type: 'break', position: { start: here(content), end: below } });
			} else {
				valueStart ??= here(at);
				value += text.slice(at, next);
				valueEnd = below;
			}
			line += 1;
			lineStart = next;
			at = behindSpaces(text, next);
			from = at;
		} else if (standsForItself(text, at, stretch, inner)) {
			at += 1;
		} else {
			const span = spanAt(text, at, { start, end, line, lineStart });
			if (!span) return undefined;
			take(at);
			endText();
			nodes.push(span.node);
			at = span.end;
			from = at;
		}
	}
	take(end);
	endText();
	return nodes;
}

const newline = 10;
const carriageReturn = 13;
/** What markup may begin with, or what the parser reads as something else than it is. */
const isSign: Readonly<Record<number, true>> = Object.fromEntries([...'\t\r\n&*<[\\]_`~'].map((sign) => [sign.charCodeAt(0), true]));

/** Whether a sign is no markup where it stands: `a_b`, `R&D`, `< 5`, or the only `~` of a block. */
function standsForItself(text: string, at: number, { start, end }: Stretch, inner: boolean): boolean {
	switch (text[at]) {
		case '_':
			return at > start && at + 1 < end && asciiWord.test(text[at - 1] ?? '') && asciiWord.test(text[at + 1] ?? '');
		case '<':
			return at + 1 < end && /[ \d=]/.test(text[at + 1] ?? '');
		case '&':
			return !matchesAt(reference, text, at);
		case '~': {
			if (inner || text.lastIndexOf('~', at - 1) >= start) return false;
			const next = text.indexOf('~', at + 1);
			return next < 0 || next >= end;
		}
		default:
			return false;
	}
}

const asciiWord = /[A-Za-z0-9]/;
const reference = /&[#A-Za-z][A-Za-z0-9]*;/y;

interface Span<Node extends PhrasingContent> {
	readonly node: Node;
	readonly end: number;
}

/** The span that begins with a sign, in the first line of the stretch. */
function spanAt(text: string, at: number, stretch: Stretch): Span<PhrasingContent> | undefined {
	switch (text[at]) {
		case '`':
			return codeAt(text, at, stretch);
		case '*':
			return boldAt(text, at, stretch);
		case '[':
			return linkAt(text, at, stretch);
		default:
			return undefined;
	}
}

function codeAt(text: string, at: number, stretch: Stretch): Span<InlineCode> | undefined {
	const close = text.indexOf('`', at + 1);
	if (close <= at + 1 || close >= stretch.end || text[close + 1] === '`') return undefined;
	const value = text.slice(at + 1, close);
	if (unusualInCode.test(value)) return undefined;
	const end = close + 1;
	return { node: { type: 'inlineCode', value, position: positionOf({ ...stretch, start: at, end }) }, end };
}

/** A backslash may stand in front of a bar of a table; white space at an edge may be no part of the code. */
const unusualInCode = /[\\\r\n\t]|^ | $/;

function boldAt(text: string, at: number, stretch: Stretch): Span<Strong> | undefined {
	if (text[at + 1] !== '*' || !letter.test(text[at + 2] ?? '')) return undefined;
	if (at > stretch.start && !/[\s(]/.test(text[at - 1] ?? '')) return undefined;
	const close = text.indexOf('**', at + 3);
	const end = close + 2;
	if (close < 0 || end > stretch.end || text[end] === '*') return undefined;
	const last = text[close - 1] ?? '';
	const next = end === stretch.end ? ' ' : (text[end] ?? '');
	const isClosed = letter.test(last) ? /[\s.,:;)!?]/.test(next) : /[.,:)!?%"]/.test(last) && /\s/.test(next);
	const children = isClosed ? spanText(text, { ...stretch, start: at + 2, end: close }) : undefined;
	return children && { node: { type: 'strong', children, position: positionOf({ ...stretch, start: at, end }) }, end };
}

/** What is certain to be neither a mark of punctuation nor white space to the parser. */
const letter = /[A-Za-z0-9À-ÖØ-öø-ɏΑ-Ρα-ωЁА-яё一-鿿ぁ-ゖァ-ヺ가-힣]/;

function linkAt(text: string, at: number, stretch: Stretch): Span<Link> | undefined {
	const close = text.indexOf(']', at + 1);
	if (close <= at + 1 || text[close + 1] !== '(' || text[at - 1] === '!') return undefined;
	address.lastIndex = close + 2;
	const url = address.exec(text)?.[0];
	const end = close + 3 + (url?.length ?? 0);
	if (!url || end > stretch.end || text[end - 1] !== ')') return undefined;
	const children = text.slice(at + 1, close).includes('[') ? undefined : spanText(text, { ...stretch, start: at + 1, end: close });
	return children && { node: { type: 'link', title: null, url, children, position: positionOf({ ...stretch, start: at, end }) }, end };
}

const address = /[A-Za-z0-9:/._?=#%~+,;@-]+/y;

function spanText(text: string, stretch: Stretch): PhrasingContent[] | undefined {
	return /[\r\n]|^ | $/.test(text.slice(stretch.start, stretch.end)) ? undefined : simpleText(text, stretch, true);
}
