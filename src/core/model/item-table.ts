import type { Table, TableCell } from 'mdast';
import { plainText, rangeOf } from '../markdown/plain-text.ts';
import { oneLine } from '../text/one-line.ts';
import { type Range, trimmed } from '../text/range.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import { emptyBox, type ItemContext, type ItemDetails, noDetails, takeGluedStatus, takeValue } from './item-details.ts';
import { type InlineReading, readInline } from './item-inline.ts';
import { statusMark } from './item-status.ts';
import { type ItemText, itemText } from './item-text.ts';
import type { ItemTable } from './postmortem.ts';

/** One row of an action item table, read. */
export interface TableItem {
	readonly details: ItemDetails;
	readonly reading: InlineReading;
	readonly range: Range;
	readonly cells: Partial<Record<ItemColumn, Range>>;
	/** The row inside the table that names the group, when one stands above. */
	readonly group: { readonly title: string; readonly range: Range } | undefined;
}

/** The items of a table in an action item section; undefined for a table that lists something else. */
export function readItemTable(table: Table, context: ItemContext): { table: ItemTable; items: TableItem[] } | undefined {
	const [header, ...rows] = table.children;
	if (!header) return undefined;
	const titles = header.children.map((cell) => oneLine(plainText(cell)));
	const known = titles.map((title) => columnOf(title, context.words));
	const sideways = readSideways(table, known, context);
	if (sideways) return sideways;
	const isTimeline =
		titles.some((title) => context.words.timelineColumn(title) === 'time') &&
		!known.some((column) => column === 'owner' || column === 'due' || column === 'status');
	if (isTimeline) return undefined;
	const cells = rows.map((row) => row.children);
	const columns = withTextColumn(withStatusColumn(known, titles, cells, context.words), titles, cells);
	if (!columns) return undefined;

	const itemTable: ItemTable = {
		range: rangeOf(table),
		columns: header.children.map((cell, index) => ({
			column: columns[index],
			title: titles[index] ?? '',
			range: cellRange(context.source, cell),
		})),
	};
	const items: TableItem[] = [];
	let group: TableItem['group'];
	for (const row of rows) {
		const texts = row.children.map((cell) => cellText(cell, context));
		const filled = texts.filter(({ text }) => text.trim() !== '');
		const [only] = filled;
		if (filled.length === 1 && only && row.children.length > 2 && isGroupRow(only)) {
			group = { title: oneLine(only.text), range: only.range };
			continue;
		}
		const item = readRow(texts, columns, context);
		if (item) items.push({ ...item, range: rangeOf(row), group });
	}
	return { table: itemTable, items };
}

/** The column that a header names, by all its words or by its last one: "Related issue", "Issue #". */
function columnOf(title: string, words: Words): ItemColumn | undefined {
	const plain = title.replace(/[#№]$/, '').trimEnd();
	if (plain === '') return title === '' ? undefined : words.itemColumn(title);
	const whole = words.itemColumn(title) ?? words.itemColumn(plain);
	if (whole || /^(?:start|created|opened|reported|raised|triggered|caused|prompted|found|discovered|suggested|requested)\b/i.test(plain))
		return whole;
	const last = words.itemColumn(plain.split(/\s+/).at(-1) ?? '');
	return last === 'link' || last === 'owner' || last === 'due' ? last : undefined;
}

function readRow(
	texts: readonly ItemText[],
	columns: readonly (ItemColumn | undefined)[],
	context: ItemContext,
): Omit<TableItem, 'range' | 'group'> | undefined {
	const at = columns.indexOf('text');
	const own = texts[at];
	if (!own || own.text.trim() === '') return undefined;
	const details = noDetails();
	const cells: Partial<Record<ItemColumn, Range>> = {};
	const seen = new Set<ItemColumn>();
	texts.forEach((value, index) => {
		const column = columns[index];
		if (!column || seen.has(column)) return;
		seen.add(column);
		cells[column] = value.range;
		if (column !== 'text') takeValue(details, column, value, context);
	});
	texts.forEach((value, index) => {
		if (index !== at && columns[index] !== 'owner' && columns[index] !== 'due' && columns[index] !== 'status')
			takeGluedStatus(details, value, context);
	});
	const { owners } = details;
	const gap = details.ownerGap;
	if (gap) details.ownerGap = undefined;
	const reading = readInline(own, details, context);
	if (details.owners.length === 0) details.ownerGap = gap;
	if (owners.length > 0) details.owners = owners;
	return { details, reading, cells };
}

/** A table with a field per row, "Action | Add an alert" above "Owner | Sam": one item. */
function readSideways(
	table: Table,
	known: readonly (ItemColumn | undefined)[],
	context: ItemContext,
): { table: ItemTable; items: TableItem[] } | undefined {
	const rows = table.children;
	if (rows.length < 2 || rows.some((row) => row.children.length !== 2) || (known[1] !== undefined && known[0] !== undefined))
		return undefined;
	const columns = rows.map((row) => context.words.itemColumn(oneLine(plainText(row.children[0] ?? []))));
	if (!columns.includes('text') || new Set(columns.filter((column) => column !== undefined)).size < 3) return undefined;
	const values = rows.map((row) => row.children[1]).filter((cell) => cell !== undefined);
	if (values.length < rows.length) return undefined;
	const item = readRow(
		values.map((cell) => cellText(cell, context)),
		columns,
		context,
	);
	if (!item) return undefined;
	return { table: { range: rangeOf(table), columns: [] }, items: [{ ...item, range: rangeOf(table), group: undefined }] };
}

/**
 * The columns with exactly one that holds the text: a known one whose cells are more than numbers, else the first unknown one with
 * words, beside at least one column that says something about an item.
 */
function withTextColumn(
	known: readonly (ItemColumn | undefined)[],
	titles: readonly string[],
	rows: readonly (readonly TableCell[])[],
): (ItemColumn | undefined)[] | undefined {
	const average = (index: number): number =>
		rows.reduce((sum, row) => sum + plainText(row[index] ?? []).replace(/[^\p{L}]/gu, '').length, 0) / Math.max(1, rows.length);
	const indexes = titles.map((_, index) => index);
	const candidates = indexes.filter((index) => known[index] === 'text');
	const text =
		(candidates.length > 1 ? candidates.find((index) => average(index) >= 6) : undefined) ??
		candidates[0] ??
		(known.some((column) => column === 'owner' || column === 'due' || column === 'status' || column === 'priority')
			? // "#12 guard the pool" in a first column "Issue" is the task, whatever the columns behind it say.
				(indexes.slice(0, 1).find((index) => known[index] === 'link' && average(index) >= 10) ??
				indexes.find((index) => known[index] === undefined && average(index) >= 6) ??
				indexes.find(
					(index) => (known[index] === 'link' || known[index] === 'notes' || known[index] === 'verification') && average(index) >= 10,
				))
			: undefined);
	if (text === undefined) return undefined;
	// Beside the actions a "Measure" is what shows that they worked; alone it is what is done.
	const measures = /^(?:action|task|item|follow)/i.test(titles[text] ?? '') && !known.includes('verification');
	const beside = (title: string): ItemColumn => (measures && /^measures?$/i.test(title.trim()) ? 'verification' : 'notes');
	return known.map((column, index) => (index === text ? 'text' : column === 'text' ? beside(titles[index] ?? '') : column));
}

/**
 * A column of remarks that all begin with a status is the missing one for it: "Outcome" with "Resolved by #12", "Open, waits for a slot".
 * So is one without a title that holds boxes or symbols.
 */
function withStatusColumn(
	known: readonly (ItemColumn | undefined)[],
	titles: readonly string[],
	rows: readonly (readonly TableCell[])[],
	words: Words,
): readonly (ItemColumn | undefined)[] {
	if (known.includes('status')) return known;
	const status = known.findIndex((column, index) => {
		const isUntitled = column === undefined && titles[index] === '';
		if (column !== 'notes' && !isUntitled) return false;
		const texts = rows.map((row) => plainText(row[index] ?? []).trim()).filter((text) => text !== '');
		return (
			texts.length > 0 &&
			texts.every((text) =>
				isUntitled ? emptyBox.test(text) || words.itemStatus(text) !== undefined : statusMark(text, words) !== undefined,
			)
		);
	});
	return known.map((column, index) => (index === status ? 'status' : column));
}

function isGroupRow(cell: ItemText): boolean {
	const length = cell.text.trim().length;
	return length <= 40 && cell.spans.some(({ kind, start, end }) => kind === 'strong' && end - start >= length);
}

function cellText(cell: TableCell, context: ItemContext): ItemText {
	return itemText(context.source, cell.children, cellRange(context.source, cell), context.definitions);
}

/** The content of a cell without its bars and the space beside them; of an empty cell the place between its bars. */
function cellRange(source: string, cell: TableCell): Range {
	const { start, end } = rangeOf(cell);
	let from = start;
	let to = end;
	if (source[from] === '|') from += 1;
	if (to > from && source[to - 1] === '|' && source[to - 2] !== '\\') to -= 1;
	const inner = trimmed(source, { start: from, end: to });
	if (inner.start < inner.end) return inner;
	const at = Math.min(to, from + (to > from && /\s/.test(source[from] ?? '') ? 1 : 0));
	return { start: at, end: at };
}
