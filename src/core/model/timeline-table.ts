import type { Table, TableRow } from 'mdast';
import { rangeOf } from '../markdown/plain-text.ts';
import { madeOnce } from '../text/made-once.ts';
import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import { cellsOfRow } from '../text/table-row.ts';
import type { FieldId, TimelineColumn } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import { readDuration } from './duration.ts';
import { type EntryTime, entryTimeAt } from './entry-time.ts';
import type { TimelineDraft } from './timeline-draft.ts';
import { lineOf, restOfLine, type TimelineLine } from './timeline-line.ts';
import { wordedDayOf } from './worded-day.ts';

/** The recognised header cells of a table, and the time column's, where a zone may stand. */
export interface TableHead {
	readonly columns: readonly { readonly column: TimelineColumn; readonly range: Range }[];
	readonly time: TimelineLine | undefined;
}

/** The rows of a table as entries; none for a table that is no timeline. */
export function draftsOfTable(
	source: string,
	table: Table,
	words: Words,
): { readonly head: TableHead | undefined; readonly drafts: TimelineDraft[] } {
	const rows = table.children.map((row) => row.children.map((cell) => lineOf(source, cell.children)));
	const headings = rows[0] ?? [];
	const timeOf = madeOnce((cell: TimelineLine) => entryTimeAt(cell.text, 'cell'));
	const columns = columnsOf(headings, rows.slice(1), words, timeOf);
	if (columns.time === undefined && columns.date === undefined && columns.event === undefined) return { head: undefined, drafts: [] };

	const drafts: TimelineDraft[] = [];
	rows.forEach((cells, index) => {
		const row = table.children[index];
		if (!row || (index === 0 && !isRow(cells, columns, timeOf))) return;
		const draft = draftOf(source, row, cells, columns, timeOf);
		if (draft && !isSum(draft, words)) drafts.push(draft);
	});
	return { head: headOf(table.children[0], headings, columns), drafts };
}

/** The time of a cell, which is asked for what its column holds before it is for its row. */
type TimeOf = (cell: TimelineLine) => EntryTime | undefined;

/** "Total | 47 minutes" and "Time to recovery | 12 min", below the entries, say how long it took, and no moment of it. */
function isSum(draft: TimelineDraft, words: Words): boolean {
	if (draft.kind !== 'entry' || draft.time) return false;
	const cell = oneLine(draft.line.text);
	const isLength = (text: string): boolean =>
		text.length <= longestLength && /^[~≈]?\s?\d/.test(text) && readDuration(text, draft.range).minutes !== undefined;
	const [name, length] = isLength(draft.text) ? [cell, draft.text] : [draft.text, cell];
	if (!isLength(length)) return false;
	const field = words.field(name)?.id;
	return (field !== undefined && lengthFields.has(field)) || totalInFront.test(name);
}

const longestLength = 40;
const lengthFields: ReadonlySet<FieldId> = new Set(['duration', 'timeToDetect', 'timeToAcknowledge', 'timeToMitigate', 'timeToResolve']);
const totalInFront =
	/^(?:total(?:e|es|er)?|gesamt|insgesamt|en tout|in totaal|in totale|合计|合計|总计|總計|总共|합계|총)(?![\p{Script=Latin}])/iu;

/** Which column holds what; by its header, else by what most of its cells begin with. */
type Columns = { [column in TimelineColumn | 'until']?: number };

function columnsOf(
	headings: readonly (TimelineLine | undefined)[],
	rows: readonly (readonly (TimelineLine | undefined)[])[],
	words: Words,
	timeOf: TimeOf,
): Columns {
	const columns: Columns = {};
	headings.forEach((heading, index) => {
		const text = heading?.text ?? '';
		const column = text === '' ? undefined : words.timelineColumn(text);
		if (column === undefined) return;
		if (columns[column] === undefined) columns[column] = index;
		else if (column === 'time' && /^(?:end|until|to|ende|bis|fin|fine|fim|einde|終了|结束)(?![\p{L}])/iu.test(text)) columns.until = index;
	});
	const width = Math.max(0, ...rows.slice(0, sample).map((row) => row.length));
	if (columns.time === undefined || !holdsTimes(rows, columns.time, timeOf)) {
		const found = Array.from({ length: width }, (_, index) => index).find(
			(index) => index !== columns.date && index !== columns.event && holdsTimes(rows, index, timeOf),
		);
		if (found !== undefined) columns.time = found;
	}
	// A time column that holds days only, beside none with days, is both.
	if (columns.event === undefined && (columns.time !== undefined || columns.date !== undefined)) {
		const taken = new Set(Object.values(columns));
		const free = Array.from({ length: Math.max(width, headings.length) }, (_, index) => index).filter((index) => !taken.has(index));
		const last = Math.max(columns.time ?? -1, columns.date ?? -1);
		const event = free.find((index) => index > last) ?? free[0];
		if (event !== undefined) columns.event = event;
	}
	return columns;
}

/** So many rows tell what a column holds. */
const sample = 12;

function holdsTimes(rows: readonly (readonly (TimelineLine | undefined)[])[], column: number, timeOf: TimeOf): boolean {
	let filled = 0;
	let timed = 0;
	for (const row of rows.slice(0, sample)) {
		const cell = row[column];
		if (!cell) continue;
		filled += 1;
		if (timeOf(cell)) timed += 1;
	}
	return timed > 0 && timed * 2 >= filled;
}

/** Whether the first row is an entry already, in a table without a header. */
function isRow(cells: readonly (TimelineLine | undefined)[], columns: Columns, timeOf: TimeOf): boolean {
	const cell = cells[columns.time ?? columns.date ?? -1];
	return cell !== undefined && timeOf(cell)?.written?.clock !== undefined;
}

function draftOf(
	source: string,
	row: TableRow,
	cells: readonly (TimelineLine | undefined)[],
	columns: Columns,
	timeOf: TimeOf,
): TimelineDraft | undefined {
	const cell = (column: number | undefined): TimelineLine | undefined => (column === undefined ? undefined : cells[column]);
	const [timeLine, dateLine, untilLine, phaseLine] = [cell(columns.time), cell(columns.date), cell(columns.until), cell(columns.phase)];
	const own = timeLine && timeOf(timeLine);
	const date = dateLine && timeOf(dateLine);
	const event = cell(columns.event) ?? (timeLine || dateLine ? firstOther(cells, columns) : undefined);
	const text = oneLine(event?.text ?? '');
	const range = rangeOf(row);
	const line = timeLine ?? dateLine;
	if (!line) {
		const beside = columns.time !== undefined || columns.date !== undefined;
		return event && text !== '' ? { kind: 'untimed', line: event, range, text, beside } : undefined;
	}

	const time = timeLine ? own : date;
	// "Time to recovery | 45 min" below the moments says how far apart they are.
	if (!time?.written && lengthInWords.test(text)) return undefined;
	if (time && text === '' && time.written?.date && !time.written.clock && !phaseLine) return { kind: 'day', line, time };
	const rest = time ? oneLine(line.text.slice(time.rest)) : '';
	// A cell with time and event in it: "14:03 alert fired" beside nothing.
	const inside = text === '' && rest !== '';
	if (text === '' && !inside && !time) {
		return wordedDayOf(line.text) ? { kind: 'untimed', line, range, text: oneLine(line.text), beside: false } : undefined;
	}
	return {
		kind: 'entry',
		form: 'table',
		range,
		line,
		time,
		day: timeLine && dateLine && date && own?.written?.date === undefined ? { line: dateLine, time: date } : undefined,
		dayCell: dateLine && !date && wordedDayOf(dateLine.text) ? dateLine : undefined,
		until: untilLine ? untilOf(untilLine) : undefined,
		text: inside ? rest : text,
		textRange: inside && time ? restOfLine(line, time.rest) : (event?.range ?? emptyCell(source, range, columns.event)),
		words: inside && time ? { line, from: time.rest } : { line: event ?? line, from: event ? 0 : line.text.length },
		phase: phaseLine && { text: phaseLine.text, range: phaseLine.range },
	};
}

/** Where the words of an empty cell would stand; the end of a row that does not reach so far. */
function emptyCell(source: string, row: Range, column = -1): Range {
	const cell = cellsOfRow(source, row).cells[column];
	const at = cell ? Math.min(cell.start + 1, cell.end) : row.end;
	return { start: at, end: at };
}

const lengthInWords = /^(?:total )?(?:time to (?!start\b)\p{L}+|duration|downtime|mtt[a-z])(?: \([^()]*\))?$/iu;

function firstOther(cells: readonly (TimelineLine | undefined)[], columns: Columns): TimelineLine | undefined {
	const taken = new Set(Object.values(columns));
	return cells.find((cell, index) => cell !== undefined && !taken.has(index));
}

function untilOf(line: TimelineLine): { readonly line: TimelineLine; readonly time: EntryTime } | undefined {
	const time = entryTimeAt(line.text, 'cell');
	return time && { line, time };
}

function headOf(row: TableRow | undefined, headings: readonly (TimelineLine | undefined)[], columns: Columns): TableHead {
	const found: { column: TimelineColumn; range: Range }[] = [];
	headings.forEach((heading, index) => {
		const column = (Object.keys(columns) as (keyof Columns)[]).find((each) => columns[each] === index);
		const cell = row?.children[index];
		if (!cell || column === undefined || column === 'until') return;
		found.push({ column, range: heading?.range ?? { start: rangeOf(cell).end, end: rangeOf(cell).end } });
	});
	return { columns: found, time: headings[columns.time ?? columns.date ?? -1] };
}
