import type { Nodes } from 'mdast';
import { isParent, rangeOf } from '../markdown/plain-text.ts';
import type { Range } from '../text/range.ts';

/**
 * The readable text of an item or a cell, each of its characters with its place in the document, so that a match in the text is a
 * range in the source whatever markup, escapes and indentation stand between.
 */
export interface ItemText {
	readonly text: string;
	/** As `text`, same length, with code and addresses blanked by U+FFFC: what patterns are tried on. */
	readonly pattern: string;
	/** The source offset of each character of `text`. */
	readonly offsets: readonly number[];
	readonly spans: readonly Span[];
	/** The source of it all, markup included. */
	readonly range: Range;
}

export interface Span {
	readonly kind: 'strong' | 'emphasis' | 'delete' | 'code' | 'link';
	readonly start: number;
	readonly end: number;
	/** Source of the whole span, markers included. */
	readonly source: Range;
	/** Of a link: the address. */
	readonly href?: string | undefined;
}

/** The text of some nodes; `range` is what an empty one stands at, and `definitions` resolves reference links by identifier. */
export function itemText(source: string, nodes: readonly Nodes[], range: Range, definitions: ReadonlyMap<string, string>): ItemText {
	let text = '';
	const offsets: number[] = [];
	const spans: Span[] = [];

	const add = (value: string, from: number, to: number): void => {
		let at = from;
		let same = 0;
		// Nearly always a text is its source, character by character.
		if (to - from >= value.length && source.startsWith(value, from)) {
			for (; same < value.length; same += 1) offsets.push(from + same);
		}
		for (let index = same; index < value.length; index += 1) {
			const character = value[index];
			let probe = at;
			while (probe < to && source[probe] !== character && probe - at < longestGap) probe += 1;
			if (probe < to && source[probe] === character) at = probe;
			offsets.push(Math.min(at, Math.max(from, to - 1)));
			if (at < to) at += 1;
		}
		text += value;
	};
	const visit = (node: Nodes): void => {
		const { start, end } = rangeOf(node);
		const from = text.length;
		const span = (kind: Span['kind'], href?: string): void => {
			spans.push({ kind, start: from, end: text.length, source: { start, end }, href });
		};
		switch (node.type) {
			case 'text':
				add(node.value.includes('\r') ? node.value.replace(/\r\n?/g, '\n') : node.value, start, end);
				return;
			case 'inlineCode': {
				const at = source.indexOf(node.value, start);
				if (at >= 0 && at < end) add(node.value, at, end);
				else add(node.value, start, end);
				span('code');
				return;
			}
			case 'break':
				add('\n', start, end);
				return;
			case 'html':
				if (/^<br\s*\/?>$/i.test(node.value)) add('\n', start, end);
				return;
			case 'image':
			case 'imageReference':
				return;
			case 'linkReference':
				// A footnote's mark is no ticket, and none of the words.
				if (node.identifier.startsWith('^')) return;
				for (const child of node.children) visit(child);
				span('link', definitions.get(node.identifier));
				return;
			default:
				if (!isParent(node)) return;
				for (const child of node.children) visit(child as Nodes);
				if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') span(node.type);
				if (node.type === 'link') span('link', node.url);
		}
	};
	for (const node of nodes) visit(node);

	if (spans.length === 0 && !text.includes('://')) return { text, pattern: text, offsets, spans, range };
	const closed = spans.filter(({ kind }) => kind === 'link' || kind === 'code').sort((one, other) => one.start - other.start);
	let next = 0;
	for (const address of text.includes('://') ? bareAddresses(text) : []) {
		while ((closed[next]?.end ?? Number.POSITIVE_INFINITY) <= address.start) next += 1;
		if ((closed[next]?.start ?? Number.POSITIVE_INFINITY) < address.end) continue;
		const first = offsets[address.start] ?? range.start;
		const last = offsets[address.end - 1] ?? first;
		spans.push({ kind: 'link', ...address, source: { start: first, end: last + 1 }, href: text.slice(address.start, address.end) });
	}
	const hidden = spans
		.filter(({ kind, start }) => kind === 'code' || (kind === 'link' && addressStart.test(text.slice(start, start + 8))))
		.sort((one, other) => one.start - other.start);
	let pattern = '';
	for (const { start, end } of hidden) {
		if (start < pattern.length) continue;
		pattern += text.slice(pattern.length, start) + blank.repeat(end - start);
	}
	pattern += text.slice(pattern.length);
	return { text, pattern, offsets, spans, range };
}

/** The source range of a stretch of the text; an empty stretch is an empty range where it would stand. */
export function sourceOf(item: ItemText, start: number, end: number): Range {
	const first = item.offsets[start];
	if (first === undefined) {
		const last = item.offsets.at(-1);
		const at = last === undefined ? item.range.start : last + 1;
		return { start: at, end: at };
	}
	if (end <= start) return { start: first, end: first };
	return { start: first, end: (item.offsets[Math.min(end, item.offsets.length) - 1] ?? first) + 1 };
}

/** The part of an item's text from `start` to `end` as a text of its own. */
export function partOf(item: ItemText, start: number, end: number): ItemText {
	return {
		text: item.text.slice(start, end),
		pattern: item.pattern.slice(start, end),
		offsets: item.offsets.slice(start, end),
		spans: item.spans
			.filter((span) => span.start < end && span.end > start)
			.map((span) => ({ ...span, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start })),
		range: sourceOf(item, start, end),
	};
}

/** What stands for code and addresses in a pattern text. */
export const blank = '\uFFFC';

/** Characters of markup, escapes or indentation that may stand between two characters of one text node. */
const longestGap = 400;

const addressStart = /^(?:https?:\/\/|www\.)/i;

/** Addresses that are written without markup. The end punctuation of a sentence is not part of them. */
function bareAddresses(text: string): { start: number; end: number }[] {
	const found: { start: number; end: number }[] = [];
	for (const match of text.matchAll(/https?:\/\/[^\s<>|"'`、。，；（）「」]+/gi)) {
		let end = match.index + match[0].length;
		while (end > match.index && /[.,;:!?*_\])]/.test(text[end - 1] ?? '') && !closesInside(text, match.index, end)) end -= 1;
		if (end - match.index > 8) found.push({ start: match.index, end });
	}
	return found;
}

/** Whether the closing bracket at the end belongs to the address, since it opens inside it. */
function closesInside(text: string, start: number, end: number): boolean {
	if (text[end - 1] !== ')') return false;
	const opening = text.indexOf('(', start);
	return opening >= 0 && opening < end;
}
