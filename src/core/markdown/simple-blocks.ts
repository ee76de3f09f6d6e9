import type { Code, Heading, Html, List, ListItem, Paragraph, Root, RootContent, Table, TableRow, ThematicBreak } from 'mdast';
import { simpleText } from './simple-text.ts';
import {
	behindSpaces,
	isEmptyLine,
	lineAt,
	lineEnd,
	matchesAt,
	moveNodes,
	type Position,
	pointIn,
	positionOf,
	type Stretch,
	withoutSpacesAtEnd,
} from './stretch.ts';

/**
 * The tree of a text whose simple blocks are read by one look and all others by the parser: headings, paragraphs, lists, tables, comments,
 * fences and rules as most people write them. The parser looks at every character several times, which took most of the time to read a
 * postmortem.
 *
 * What stands in front of the offset `begin`, at the beginning of a line, is front matter and for the parser. `parse` gets the text with an
 * empty heading instead of each run of simple blocks, which ends what stands above just as they do, and is not called if nothing else is
 * left. Undefined where that does not tell how the whole is read: a fence that nobody closed swallows the heading.
 */
export function parseSimpleBlocks(text: string, begin: number, parse: (rest: string) => Root): Root | undefined {
	if (text.includes('\0') || /\r(?!\n)/.test(text)) return undefined;
	const { runs, rest, lines } = readRuns(text, begin);
	const [first] = runs;
	if (!first) return undefined;
	const children = rest === signOfRun ? [...first.blocks] : joined(runs, parse(rest).children);
	if (!children) return undefined;
	const end = { line: lines, column: text.length - text.lastIndexOf('\n'), offset: text.length };
	return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}

/** Simple blocks one below the other. */
interface Run {
	readonly blocks: readonly RootContent[];
	/** Where the sign for it stands in the rest of the text. */
	readonly sign: number;
	/** How much further down what stands below it is in the text than in the rest. */
	readonly offsets: number;
	readonly lines: number;
}

const signOfRun = '#\n';

function readRuns(text: string, begin: number): { runs: Run[]; rest: string; lines: number } {
	const runs: Run[] = [];
	let rest = '';
	let restLines = 0;
	let blocks: RootContent[] = [];
	/** The beginning of what is not simple, if that is what was read last. */
	let others: Stretch | undefined = begin > 0 ? lineAt(text, 0, 1) : undefined;
	let at = begin;
	let line = text.slice(0, begin).split('\n').length;
	const endRun = (): void => {
		if (blocks.length === 0) return;
		const sign = rest.length;
		rest += signOfRun;
		restLines += 1;
		runs.push({ blocks, sign, offsets: at - rest.length, lines: line - 1 - restLines });
		blocks = [];
	};
	while (at < text.length) {
		if (isEmptyLine(text, at)) {
			at = lineEnd(text, at) + 1;
			line += 1;
			continue;
		}
		const block = blockAt(text, at, line);
		// A list may go on one that is not simple.
		if (block && !(others && block.node.type === 'list')) {
			if (others) {
				rest += text.slice(others.start, at);
				restLines += line - others.line;
				others = undefined;
			}
			blocks.push(block.node);
			at = block.next;
			line = block.nextLine;
			continue;
		}
		endRun();
		others ??= runs.length === 0 ? lineAt(text, 0, 1) : lineAt(text, at, line);
		// Up to the next empty line; before that, nothing is certain to begin.
		do {
			at = lineEnd(text, at) + 1;
			line += 1;
		} while (!isEmptyLine(text, at));
	}
	if (others) rest += text.slice(others.start);
	else endRun();
	return { runs, rest, lines: text.endsWith('\n') || text === '' ? line : line - 1 };
}

/** The nodes of the rest where they stand in the text, with each run instead of its sign. */
function joined(runs: readonly Run[], nodes: readonly RootContent[]): RootContent[] | undefined {
	const children: RootContent[] = [];
	let next = 0;
	for (const node of nodes) {
		const run = runs[next];
		const start = node.position?.start.offset ?? 0;
		if (run && start >= run.sign) {
			if (start > run.sign || node.type !== 'heading' || node.children.length > 0) return undefined;
			for (const block of run.blocks) children.push(block);
			next += 1;
		} else {
			const above = runs[next - 1];
			if (above) moveNodes([node], above.offsets, above.lines);
			children.push(node);
		}
	}
	return next === runs.length ? children : undefined;
}

interface Block<Node extends RootContent = RootContent> {
	readonly node: Node;
	/** Where the line below it begins. */
	readonly next: number;
	readonly nextLine: number;
}

function endingWith<Node extends RootContent>(text: string, last: Stretch, node: Node): Block<Node> {
	return { node, next: lineEnd(text, last.end) + 1, nextLine: last.line + 1 };
}

/** The simple block that begins with a line, if nothing is open above it. */
function blockAt(text: string, at: number, line: number): Block | undefined {
	switch (text[at]) {
		case '#':
			return headingAt(text, at, line) ?? paragraphAt(text, at, line);
		case '|':
			return tableAt(text, at, line);
		case '-':
			return ruleAt(text, at, line) ?? listAt(text, at, line);
		case '<':
			return commentAt(text, at, line);
		case '`':
			return fenceAt(text, at, line) ?? paragraphAt(text, at, line);
		default:
			return listAt(text, at, line) ?? paragraphAt(text, at, line);
	}
}

function headingAt(text: string, at: number, line: number): Block<Heading> | undefined {
	headingMarker.lastIndex = at;
	const marker = headingMarker.exec(text);
	if (!marker) return undefined;
	const whole = lineAt(text, at, line);
	const content = withoutSpacesAtEnd(text, { ...whole, start: headingMarker.lastIndex });
	if (text[content.end - 1] === '#') return undefined;
	const children = simpleText(text, content);
	const depth = marker[1]?.length as Heading['depth'];
	return children && endingWith(text, whole, { type: 'heading', depth, children, position: positionOf(whole) });
}

const headingMarker = /(#{1,6}) +(?=[^\s#])/y;

function ruleAt(text: string, at: number, line: number): Block<ThematicBreak> | undefined {
	const whole = lineAt(text, at, line);
	// What a text begins with may be front matter.
	if (at === 0 || text.slice(at, whole.end) !== '---') return undefined;
	return endingWith(text, whole, { type: 'thematicBreak', position: positionOf(whole) });
}

function commentAt(text: string, at: number, line: number): Block<Html> | undefined {
	const size = text.slice(at, at + longestLook).indexOf('-->') + 3;
	if (size < 3 || !matchesAt(comment, text, at)) return undefined;
	return linesTo(text, at, line, at + size, (value, position) => ({ type: 'html', value, position }));
}

const comment = /<!--\s?\w/y;

/** So that many comments and fences that nobody closed do not each look through all that comes behind them. */
const longestLook = 10_000;

function fenceAt(text: string, at: number, line: number): Block<Code> | undefined {
	const [opening, lang] = /^```([\w+.#-]*)\r?\n/.exec(text.slice(at, at + 80)) ?? [];
	if (opening === undefined) return undefined;
	const lines = text.slice(at + opening.length - 1, at + longestLook);
	const closing = closingFence.exec(lines);
	if (!closing) return undefined;
	const value = lines.slice(1, closing.index);
	const end = at + opening.length - 1 + closing.index + closing[0].length;
	return linesTo(text, at, line, end, (_, position) => ({ type: 'code', lang: lang || null, meta: null, value, position }));
}

/** Indented fences close too, but are not what `linesTo` takes for the end of a line. */
const closingFence = /\r?\n {0,3}```/;

/** The block from the beginning of a line to the end of the same or another one. */
function linesTo<Node extends Html | Code>(
	text: string,
	at: number,
	line: number,
	end: number,
	nodeOf: (value: string, position: Position) => Node,
): Block<Node> | undefined {
	const value = text.slice(at, end);
	const lineStart = text.lastIndexOf('\n', end - 1) + 1;
	const last = lineAt(text, lineStart, line + value.split('\n').length - 1);
	if (last.end !== end || value.includes('\t')) return undefined;
	return endingWith(text, last, nodeOf(value, { start: { line, column: 1, offset: at }, end: pointIn(last, end) }));
}

function paragraphAt(text: string, at: number, line: number): Block<Paragraph> | undefined {
	if (!matchesAt(textStart, text, at)) return undefined;
	let last = lineAt(text, at, line);
	for (;;) {
		const next = lineEnd(text, last.end) + 1;
		if (isEmptyLine(text, next) || matchesAt(interruption, text, next)) break;
		if (!goesOn(text, behindSpaces(text, next))) return undefined;
		last = lineAt(text, next, last.line + 1);
	}
	const children = simpleText(text, withoutSpacesAtEnd(text, { start: at, end: last.end, line, lineStart: at }));
	const position = { start: { line, column: 1, offset: at }, end: pointIn(last, last.end) };
	return children && endingWith(text, last, { type: 'paragraph', children, position });
}

/** What ends a paragraph without an empty line. The parser has its own mind about an item that begins with another block. */
const interruption = /#{1,6} |```[^`\r\n]*(?:[\r\n]|$)|(?:[*+-]|1[.)]) (?![*+>-]|\d+[.)])\S|<!--/y;

/** What a block begins with that can only be a paragraph: text, or spans that `simpleText` knows. */
const textStart = /\d{1,9}(?![\d.)])|\d{10}|\d{1,9}[.)](?!\s|$)|\*\*[^\s*]|`[^`]|#[^\s#]|~[^~]|["'$%&(),./:;?@A-Z[^a-z{}!]|[^\0-\x7f]/y;

/** Whether a line goes on the paragraph above it. One that begins with a colon may underline the head of a table. */
function goesOn(text: string, at: number): boolean {
	return text[at] !== ':' && matchesAt(textStart, text, at);
}

function listAt(text: string, at: number, line: number): Block<List> | undefined {
	const list = itemsAt(text, at, line, 0);
	return list && !mayGoOnList(text, list.next) ? list : undefined;
}

/** Whether what comes next may belong to the list above it. */
function mayGoOnList(text: string, from: number): boolean {
	const something = /[^ \t\r\n]/g;
	something.lastIndex = from;
	const at = something.exec(text)?.index;
	if (at === undefined) return false;
	return !isEmptyLine(text, from) || /[ \t]/.test(text[at - 1] ?? '') || matchesAt(anyMarker, text, at);
}

const anyMarker = /(?:[*+-]|\d{1,9}[.)])(?=\s|$)/y;

/** The list whose markers stand behind `indent` spaces, the first of them at the offset. */
function itemsAt(text: string, at: number, line: number, indent: number): Block<List> | undefined {
	const first = markerAt(text, at);
	if (!first || indent > deepest) return undefined;
	const children: ListItem[] = [];
	let end: Position['end'] = { line, column: indent + 1, offset: at };
	let next = at - indent;
	let nextLine = line;
	do {
		const item = itemAt(text, next + indent, nextLine, indent);
		if (!item) return undefined;
		children.push(item.node);
		({ next, nextLine, end } = item);
		// Behind other spaces or another marker stands an item of a list around this one, or what is not simple.
	} while (behindSpaces(text, next) === next + indent && markerAt(text, next + indent)?.kind === first.kind);
	const position = { start: { line, column: indent + 1, offset: at }, end: { ...end } };
	const { number } = first;
	const node: List = { type: 'list', ordered: number !== undefined, start: number ?? null, spread: false, children, position };
	return { node, next, nextLine };
}

const deepest = 40;

interface Marker {
	/** The sign that all items of a list have. */
	readonly kind: string;
	readonly number?: number;
	/** Where the content begins. */
	readonly end: number;
}

function markerAt(text: string, at: number): Marker | undefined {
	itemMarker.lastIndex = at;
	const [, bullet, number, delimiter] = itemMarker.exec(text) ?? [];
	if (bullet) return { kind: bullet, end: itemMarker.lastIndex };
	return delimiter ? { kind: delimiter, number: Number(number), end: itemMarker.lastIndex } : undefined;
}

const itemMarker = /(?:([*+-])|(\d{1,9})([.)])) {1,3}(?=\S)/y;

interface Item extends Block<ListItem> {
	readonly end: Position['end'];
}

/** An item of one paragraph, below which a list may stand. */
function itemAt(text: string, at: number, line: number, indent: number): Item | undefined {
	const content = markerAt(text, at)?.end;
	if (content === undefined) return undefined;
	const lineStart = at - indent;
	const width = content - lineStart;
	const box = matchesAt(taskBox, text, content) ? 4 : 0;
	if (box === 0 && !matchesAt(textStart, text, content)) return undefined;
	let last = lineAt(text, lineStart, line);
	let nested: Block<List> | undefined;
	let next = lineEnd(text, last.end) + 1;
	while (!isEmptyLine(text, next)) {
		const begin = behindSpaces(text, next);
		const marker = markerAt(text, begin);
		if (marker && begin - next < width) break;
		if (marker && begin - next < width + 4) {
			// Only the number one interrupts a paragraph.
			nested = (marker.number ?? 1) === 1 ? itemsAt(text, begin, last.line + 1, begin - next) : undefined;
			if (!nested) return undefined;
			break;
		}
		if (begin - next < width || !goesOn(text, begin)) return undefined;
		last = lineAt(text, next, last.line + 1);
		next = lineEnd(text, last.end) + 1;
	}
	const children = simpleText(text, withoutSpacesAtEnd(text, { start: content + box, end: last.end, line, lineStart }));
	if (!children || children.length === 0) return undefined;
	// The parser takes the space behind the box from a text, and finds none to take it from in front of anything else.
	const begin = children[0]?.type === 'text' ? content + box : content;
	const place = { start: at, end: last.end, line, lineStart };
	const paragraph: Paragraph = { type: 'paragraph', children, position: { start: pointIn(place, begin), end: pointIn(last, last.end) } };
	const end = nested?.node.position?.end ?? pointIn(last, last.end);
	return {
		node: {
			type: 'listItem',
			spread: false,
			checked: box === 0 ? null : text[content + 1] !== ' ',
			children: nested ? [paragraph, nested.node] : [paragraph],
			position: { start: pointIn(place, at), end: { ...end } },
		},
		next: nested?.next ?? next,
		nextLine: nested?.nextLine ?? last.line + 1,
		end,
	};
}

const taskBox = /\[[ xX]\] (?=\S)/y;

function tableAt(text: string, at: number, line: number): Block<Table> | undefined {
	const head = rowAt(text, lineAt(text, at, line));
	let last = lineAt(text, lineEnd(text, at) + 1, line + 1);
	const delimiters = text.slice(last.start, last.end);
	if (!head || !delimiterRow.test(delimiters)) return undefined;
	const align = delimiters.split('|').slice(1, -1).map(alignmentOf);
	if (align.length !== head.children.length) return undefined;
	const rows = [head];
	for (let next = lineEnd(text, last.end) + 1; !isEmptyLine(text, next); next = lineEnd(text, last.end) + 1) {
		last = lineAt(text, next, last.line + 1);
		const row = rowAt(text, last);
		if (!row) return undefined;
		rows.push(row);
	}
	const position = { start: { line, column: 1, offset: at }, end: pointIn(last, last.end) };
	return endingWith(text, last, { type: 'table', align, children: rows, position });
}

const delimiterRow = /^\|(?: *:?-+:? *\|)+ *$/;

function alignmentOf(cell: string): NonNullable<Table['align']>[number] {
	const dashes = cell.trim();
	if (dashes.startsWith(':')) return dashes.endsWith(':') ? 'center' : 'left';
	return dashes.endsWith(':') ? 'right' : null;
}

/** A row that begins and ends with a bar. Each cell begins with the bar in front of it, and the last one ends with the line. */
function rowAt(text: string, whole: Stretch): TableRow | undefined {
	const lastBar = withoutSpacesAtEnd(text, whole).end - 1;
	if (lastBar <= whole.start || text[whole.start] !== '|' || text[lastBar] !== '|') return undefined;
	const children: TableRow['children'] = [];
	for (let bar = whole.start; bar < lastBar; ) {
		const next = text.indexOf('|', bar + 1);
		if (next === bar + 1) return undefined;
		const start = Math.min(behindSpaces(text, bar + 1), next);
		const content = simpleText(text, withoutSpacesAtEnd(text, { ...whole, start, end: next }));
		if (!content) return undefined;
		const end = next === lastBar ? whole.end : next;
		children.push({ type: 'tableCell', children: content, position: positionOf({ ...whole, start: bar, end }) });
		bar = next;
	}
	return { type: 'tableRow', children, position: positionOf(whole) };
}
