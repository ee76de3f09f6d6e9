import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { plainText, rangeOf, rangeOfAll } from '../markdown/plain-text.ts';
import { type Range, trimmed } from '../text/range.ts';
import { normalise } from '../vocabulary/normalise.ts';
import type { Words } from '../vocabulary/words.ts';

/** A label and its value in a table: a row of two cells, or a column of a table with one row. */
export interface FieldRow {
	readonly label: string;
	readonly labelRange: Range;
	readonly value: string;
	/** Empty, inside the cell, when there is no value. */
	readonly valueRange: Range;
	readonly lead: readonly PhrasingContent[];
	/** The row; of a column the value's cell. */
	readonly whole: Range;
}

/** The fields of a Field/Value table, with its header row where that is a field as well; none when the table is anything else. */
export function readFieldTable(text: string, table: Table, words: Words): FieldRow[] {
	const header = table.children[0];
	if (!header) return [];
	const width = header.children.length;
	const [values, further] = [table.children[1], table.children[2]];
	if (width === 2 && !(values && !further && isHeaderOfFields(header, values, words))) return readRows(text, table, header, words);
	return values && !further && width > 1 ? readColumns(text, header, values, words) : [];
}

/** "Severity | Status" above one row of their values, which is no third field and its value. */
function isHeaderOfFields(header: TableRow, values: TableRow, words: Words): boolean {
	const isLabel = (cell: TableCell | undefined): boolean => {
		const label = plainText(cell ?? []).trim();
		return words.field(label) !== undefined || words.section(label) !== undefined;
	};
	return header.children.every((cell) => isLabel(cell)) && !isLabel(values.children[0]);
}

function readRows(text: string, table: Table, header: TableRow, words: Words): FieldRow[] {
	const [first, second] = header.children.map((cell) => plainText(cell).trim());
	if (words.timelineColumn(first ?? '') === 'time' && words.timelineColumn(second ?? '') === 'event') return [];
	const generic = isNameHeader(first ?? '', second ?? '');
	const rows = (generic ? table.children.slice(1) : table.children).flatMap((row) => readRow(text, row));
	const known = rows.filter(({ label }) => words.field(label) !== undefined || words.section(label)?.exact === true).length;
	return known >= 2 || (generic && known === 1) ? rows : [];
}

function readRow(text: string, row: TableRow): FieldRow[] {
	const [labelCell, valueCell] = row.children;
	if (!labelCell) return [];
	const label = plainText(labelCell)
		.replace(/[\s:：]{1,9}$/u, '')
		.trim();
	if (label === '' || label.length > 80) return [];
	return [toField(text, labelCell, valueCell, label, rangeOf(row))];
}

function readColumns(text: string, header: TableRow, values: TableRow, words: Words): FieldRow[] {
	const labels = header.children.map((cell) => plainText(cell).trim());
	const known = labels.filter((label) => words.field(label) !== undefined).length;
	if (known < 2 || known * 2 < labels.length) return [];
	if (words.timelineColumn(labels[0] ?? '') === 'time' || labels.some((label) => words.itemColumn(label) === 'text')) return [];
	return header.children.flatMap((cell, index) => {
		const label = labels[index] ?? '';
		const value = values.children[index];
		return label === '' || !value ? [] : [toField(text, cell, value, label, rangeOf(value))];
	});
}

function toField(text: string, labelCell: TableCell, valueCell: TableCell | undefined, label: string, whole: Range): FieldRow {
	const value = valueCell ? plainText(valueCell).replace(/\s+/g, ' ').trim() : '';
	return {
		label,
		labelRange: rangeOfAll(labelCell.children) ?? rangeOf(labelCell),
		value,
		valueRange: valueCell ? cellRange(text, valueCell) : { start: whole.end, end: whole.end },
		lead: valueCell?.children ?? [],
		whole,
	};
}

/** What is written in a cell; for an empty one the place behind its bar and the space there. */
function cellRange(text: string, cell: TableCell): Range {
	const inner = rangeOfAll(cell.children);
	if (inner) return trimmed(text, inner);
	const whole = rangeOf(cell);
	let at = whole.start;
	if (at < whole.end && text[at] === '|') at += 1;
	if (at < whole.end && (text[at] === ' ' || text[at] === '\t')) at += 1;
	return { start: at, end: at };
}

/** "Field | Value" and its like, and the empty header row that Markdown forces on those who want none. */
function isNameHeader(first: string, second: string): boolean {
	if (first === '' && second === '') return true;
	return nameHeaders.has(normalise(first)) || valueHeaders.has(normalise(second));
}

const nameHeaders = new Set(
	[
		'field',
		'attribute',
		'property',
		'key',
		'name',
		'item',
		'metadata',
		'meta',
		'info',
		'information',
		'parameter',
		'aspect',
		'feld',
		'eigenschaft',
		'champ',
		'campo',
		'veld',
		'項目',
		'字段',
		'项目',
		'항목',
	].map(normalise),
);
const valueHeaders = new Set(
	['value', 'values', 'detail', 'details', 'content', 'wert', 'valeur', 'valor', 'valore', 'waarde', '内容', '値', '值', '값', '내용'].map(
		normalise,
	),
);
