import assert from 'node:assert/strict';
import { textAt } from '../../../src/core/text/range.ts';
import { cellsOfRow } from '../../../src/core/text/table-row.ts';

describe('the cells of a table row', () => {
	for (const [name, row, cells, closed] of [
		['between bars', '| a | b |', [' a ', ' b '], true],
		['without bars at its ends', 'a | b', ['a ', ' b'], false],
		['with a bar at its start alone', '| a | b', [' a ', ' b'], false],
		['with spaces behind it', '| a |  ', [' a '], true],
		['that is empty', '| |', [' '], true],
		['with bars that are text', '| a \\| b | `c \\| d` |', [' a \\| b ', ' `c \\| d` '], true],
		['with a bar behind a backslash that is text', '| a \\\\| b |', [' a \\\\', ' b '], true],
		['that ends with a bar that is text', '| a \\|', [' a \\|'], false],
		['in a quotation', '> | a | b |', [' a ', ' b '], true],
		['in a list', '   | a | b |', [' a ', ' b '], true],
		['that is no row', '', [''], false],
	] as const) {
		it(name, () => {
			const found = cellsOfRow(`x\n${row}\n|`, { start: 2, end: 2 + row.length });
			assert.deepEqual(
				found.cells.map((cell) => textAt(`x\n${row}\n|`, cell)),
				cells,
			);
			assert.equal(found.closed, closed);
		});
	}
});
