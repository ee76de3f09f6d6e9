import type { Range } from './range.ts';

/** A row of a table, taken apart. */
export interface TableRowCells {
	/** What stands between the bars, spaces included. */
	readonly cells: readonly Range[];
	/** Whether a bar stands at its end. */
	readonly closed: boolean;
}

/**
 * The cells of the table row that stands in a stretch of one line, with or without bars at its ends, also in a list or quotation. As the
 * parser has it, a backslash takes the sign behind it along: `\|` is no bar, but the one in `\\|` is.
 */
export function cellsOfRow(text: string, { start, end }: Range): TableRowCells {
	let from = start;
	while (from < end && /[ \t>]/.test(text.charAt(from))) from += 1;
	if (text[from] === '|') from += 1;
	const cells: Range[] = [];
	for (let at = from; at < end; at += 1) {
		if (text[at] === '\\') at += 1;
		else if (text[at] === '|') {
			cells.push({ start: from, end: at });
			from = at + 1;
		}
	}
	const closed = cells.length > 0 && text.slice(from, end).trim() === '';
	if (!closed) cells.push({ start: Math.min(from, end), end });
	return { cells, closed };
}
