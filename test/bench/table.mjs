const heads = ['Measure', 'Value', '', 'Target', 'Met', 'Takes', 'Beside, in the same unit'];

/** The rows as a table for people. */
export function tableOf(rows) {
	const cells = rows.map(({ measure, value, unit, target, met, beside, note }) => [
		measure,
		short(value),
		unit,
		target === undefined ? '' : short(target),
		target === undefined ? '' : met ? 'yes' : 'NO',
		note ?? '',
		Object.entries(beside)
			.map(([name, other]) => `${name} ${short(other)}`)
			.join(', '),
	]);
	const widths = heads.map((head, column) => Math.max(...[head, ...cells.map((row) => row[column])].map((cell) => cell.length)));
	return [heads, widths.map((width) => '-'.repeat(width)), ...cells]
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** The rows for programs. */
export function jsonOf(rows) {
	return JSON.stringify(
		rows.map(({ note: _, ...row }) => row),
		undefined,
		'\t',
	);
}

function short(value) {
	return Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(2);
}
