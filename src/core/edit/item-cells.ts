import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { itemColumnTitle } from '../vocabulary/document-words.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import { addColumn, addRow, setCell } from './table-cells.ts';

/** The edits of an item's cell in a column that its table has; none where it has not. */
export function* cellEdits(
	{ text }: Postmortem,
	item: ActionItem,
	column: ItemColumn,
	value: string,
): Generator<TextEdit[], void, undefined> {
	const index = item.table?.columns.findIndex((candidate) => candidate.column === column) ?? -1;
	if (item.table && index >= 0) {
		const edits = setCell(text, item.table.range, item.range.start, index, value);
		if (edits) yield edits;
		return;
	}
	const cell = item.cells?.[column];
	const edits = cell && item.table ? setCell(text, item.table.range, cell.start, 1, value) : undefined;
	if (edits) yield edits;
}

/** The edits that add a column to an item's table, or a row where each field has one; none where it is there. */
export function* columnEdits(
	postmortem: Postmortem,
	item: ActionItem,
	column: ItemColumn,
	value: string,
): Generator<TextEdit[], void, undefined> {
	const { table } = item;
	if (!table) return;
	if (table.columns.length === 0) {
		// A field per row: the missing one goes to the end.
		if (!item.cells?.[column]) yield addRow(postmortem.text, table.range, itemColumnTitle(column, postmortem.language), value);
		return;
	}
	if (table.columns.some((candidate) => candidate.column === column)) return;
	const edits = addColumn(postmortem.text, table.range, item.range.start, itemColumnTitle(column, postmortem.language), value);
	if (edits) yield edits;
}
