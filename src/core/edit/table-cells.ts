import { caretMark, lineEndingOf, type TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { cellsOfRow, type TableRowCells } from '../text/table-row.ts';

/** One line of a table: header, delimiter or row. */
interface TableLine extends TableRowCells {
	/** Where its text ends, without spaces behind it. */
	readonly end: number;
}

/**
 * The edits that write a cell. Where the bars of its column stand below each other they still do afterwards. A row that is too short
 * gets the cells up to it. Undefined when the table has no such row or column.
 */
export function setCell(text: string, table: Range, row: number, column: number, value: string): TextEdit[] | undefined {
	const lines = tableLines(text, table);
	const line = lineAt(lines, row);
	const cell = line?.cells[column];
	if (!line) return undefined;
	if (!cell) return column < (lines[0]?.cells.length ?? 0) ? missingCells(line, column, escapedCell(value)) : undefined;
	const old = text.slice(cell.start, cell.end);
	const compact = /^\S/.test(old);
	const isLastOpen = !line.closed && column === line.cells.length - 1;
	const content = escapedCell(value);
	const needed = compact ? content : content === '' ? ' ' : ` ${content} `;
	const widthOf = measureOf(text, lines, column);
	if (!widthOf) return [{ range: cell, text: isLastOpen ? needed.trimEnd() : needed }];
	const growth = widthOf(needed) - widthOf(old);
	const edits: TextEdit[] = [{ range: cell, text: isLastOpen ? needed.trimEnd() : padded(needed, widthOf(old), widthOf) }];
	if (growth > 0) {
		for (const other of lines) if (other !== line) edits.push(...widened(text, lines, other, column, growth));
	}
	return edits;
}

/** The cells that a row lacks up to a column, with the value in the last of them. */
function missingCells({ end, cells, closed }: TableLine, column: number, content: string): TextEdit[] {
	const between = '  |'.repeat(column - cells.length);
	const text = `${closed ? '' : ' |'}${between} ${content}${closed ? ' |' : ''}`;
	return content === '' ? [] : [{ range: { start: end, end }, text }];
}

/** The edits that add a column at the right, with a value in one row and nothing in the others. */
export function addColumn(text: string, table: Range, row: number, title: string, value: string): TextEdit[] | undefined {
	const lines = tableLines(text, table);
	const target = lineAt(lines, row);
	const [header, delimiter] = lines;
	if (!target || !header || !delimiter) return undefined;
	const count = header.cells.length;
	if (lines.some((line) => line.cells.length > count)) return undefined;
	const measures = header.cells.map((_, column) => measureOf(text, lines, column));
	// One column may fit both ways of counting, another only one.
	const widthOf = measures.includes(undefined) ? undefined : (measures.find((measure) => measure === widthInCharacters) ?? widthOnScreen);
	const width = widthOf ? Math.max(widthOf(title), widthOf(escapedCell(value))) : 0;
	const isTight = !/\s/.test(text.slice(delimiter.cells[0]?.start, delimiter.cells.at(-1)?.end));
	const isAligned = widthOf !== undefined;
	return lines.map((line) => {
		const missing = count - line.cells.length;
		const tight = line === delimiter && isTight;
		const dashes = '-'.repeat(Math.max(3, width + (tight && isAligned ? 2 : 0)));
		const own = line === header ? title : line === delimiter ? dashes : line === target ? escapedCell(value) : '';
		const fill = `${line.closed ? '' : tight ? '|' : ' |'}${'  |'.repeat(missing)}`;
		const cell = tight ? own : ` ${isAligned ? padded(own, width, widthOf) : own}`;
		const closing = header.closed ? (tight ? '|' : ' |') : '';
		return { range: { start: line.end, end: line.end }, text: `${fill}${cell}${closing}` };
	});
}

/** The edits that add a row of two cells at the end, in the manner of the last one; the other rows grow with it. */
export function addRow(text: string, table: Range, title: string, value: string): TextEdit[] {
	const lines = tableLines(text, table);
	const last = lines.at(-1);
	const at = last?.end ?? table.end;
	const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
	const first = last?.cells[0];
	const lead = text.slice(lineStart, first?.start ?? lineStart);
	const edits: TextEdit[] = [];
	const cells = [title, escapedCell(value)].map((content, column) => {
		const cell = last?.cells[column];
		const old = cell ? text.slice(cell.start, cell.end) : '';
		const widthOf = measureOf(text, lines, column);
		const needed = /^\S/.test(old) && old !== '' ? content : ` ${content} `;
		const isLastOpen = last?.closed === false && column === 1;
		if (isLastOpen || !widthOf) return isLastOpen ? needed.trimEnd() : needed;
		const growth = widthOf(needed) - widthOf(old);
		if (growth > 0) edits.push(...lines.flatMap((line) => widened(text, lines, line, column, growth)));
		return padded(needed, widthOf(old), widthOf);
	});
	const row = `${lineEndingOf(text)}${lead}${cells.join('|')}${last?.closed === false ? '' : '|'}`;
	return [...edits, { range: { start: at, end: at }, text: row }];
}

/** A value as a cell holds it: in one line, its bars escaped. */
export function escapedCell(value: string): string {
	return value
		.replace(/[ \t]{0,20}[\r\n]\s*/g, ' ')
		.replace(/\\?\|/g, '\\|')
		.trim();
}

/** The lines of a table, which may stand in a quotation or list. */
function tableLines(text: string, table: Range): readonly TableLine[] {
	if (remembered?.text === text && remembered.start === table.start && remembered.end === table.end) return remembered.lines;
	const lines = readLines(text, table);
	remembered = { text, start: table.start, end: table.end, lines };
	return lines;
}

/** Fixes for the rows of one table are made one after the other. */
let remembered: { readonly text: string; readonly start: number; readonly end: number; readonly lines: readonly TableLine[] } | undefined;

function readLines(text: string, table: Range): TableLine[] {
	const lines: TableLine[] = [];
	let at = table.start;
	while (at < table.end) {
		let lineEnd = at;
		while (lineEnd < table.end && text[lineEnd] !== '\n' && text[lineEnd] !== '\r') lineEnd += 1;
		lines.push(readLine(text, at, lineEnd));
		at = lineEnd + (text[lineEnd] === '\r' && text[lineEnd + 1] === '\n' ? 2 : 1);
	}
	return lines;
}

function readLine(text: string, start: number, lineEnd: number): TableLine {
	let end = lineEnd;
	while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
	return { end, ...cellsOfRow(text, { start, end }) };
}

function lineAt(lines: readonly TableLine[], offset: number): TableLine | undefined {
	return lines.find((line) => offset <= line.end);
}

/** How the widths of a column are counted so that all its cells are equally wide; undefined when they are not. */
function measureOf(text: string, lines: readonly TableLine[], column: number): Measure | undefined {
	if (lines.length > longestAligned) return undefined;
	const cells = lines.map((line) => line.cells[column]);
	return [widthOnScreen, widthInCharacters].find((measure) => {
		const widths = new Set(cells.map((cell) => (cell ? measure(text.slice(cell.start, cell.end)) : -1)));
		return widths.size === 1 && !widths.has(-1);
	});
}

type Measure = (text: string) => number;

/** A longer table is left ragged: to widen all its lines for each of its rows takes a time that grows with their square. */
const longestAligned = 200;

/** A cell of another line made wider: with dashes in the delimiter line, the second one, else with spaces before its bar. */
function widened(text: string, lines: readonly TableLine[], line: TableLine, column: number, growth: number): TextEdit[] {
	const cell = line.cells[column];
	if (!cell || (!line.closed && column === line.cells.length - 1)) return [];
	// "-" in a row says that there is nothing.
	const isDelimiter = line === lines[1];
	const dashes = isDelimiter ? /^\s*:?-+/.exec(text.slice(cell.start, cell.end)) : null;
	const at = dashes ? cell.start + dashes[0].length : cell.end;
	return [{ range: { start: at, end: at }, text: (isDelimiter ? '-' : ' ').repeat(growth) }];
}

function padded(text: string, width: number, widthOf: Measure): string {
	return text + ' '.repeat(Math.max(0, width - widthOf(text.replace(caretMark, ''))));
}

/** As a terminal or an editor shows it: East Asian signs and most symbols take two places, marks above a letter none. */
function widthOnScreen(text: string): number {
	let width = 0;
	for (const character of text) width += isMark.test(character) ? 0 : isWide.test(character) ? 2 : 1;
	return width;
}

function widthInCharacters(text: string): number {
	return [...text].length;
}

const isWide =
	/[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

const isMark = /\p{M}|[\u200B-\u200D]|[\uFE00-\uFE0F]/u;
