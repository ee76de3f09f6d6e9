import { wordsOf } from '../vocabulary/words.ts';

/** A row of copied values; what it lacks is ''. */
export interface SeparatedRow {
	readonly time: string;
	readonly event: string;
	readonly actor: string;
}

/**
 * The rows of lines that are values apart by tabs, commas or semicolons. Commas and semicolons count only below a header that names a
 * time; tabs count without one, where one column holds clocks. `timeTitle` heads the times, '' where nothing does. Undefined for other
 * lines.
 */
export function separatedCells(
	lines: readonly string[],
): { readonly rows: readonly SeparatedRow[]; readonly timeTitle: string } | undefined {
	const filled = withClosedQuotes(lines.filter((line) => line !== ''));
	const [first = ''] = filled;
	for (const separator of ['\t', ',', ';']) {
		const titles = cellsOf(first, separator);
		if (titles.length < 2) continue;
		const columns = titles.map((title) =>
			/\d/.test(title.replace(zoneBehind, '')) ? undefined : (wordsOf().timelineColumn(title) ?? timeColumn(title)),
		);
		const named = columns.indexOf('time') < 0 ? columns.indexOf('date') : columns.indexOf('time');
		if (named < 0 && separator !== '\t') continue;
		const body = (named < 0 ? filled : filled.slice(1)).map((line) => cellsOf(line, separator));
		if (body.length === 0 || body.some((cells) => cells.length < 2)) continue;
		const at = named < 0 ? Math.max(0, columnOfClocks(body)) : named;
		const event = columns.indexOf('event');
		const actor = columns.indexOf('actor');
		const day = named >= 0 && columns[named] === 'time' ? columns.indexOf('date') : -1;
		return {
			timeTitle: named < 0 ? '' : (titles[named] ?? ''),
			rows: body.map((cells) => ({
				time: [day < 0 ? undefined : cells[day], cells[at]].filter(Boolean).join(' '),
				event: [event < 0 ? undefined : cells[event], rest(cells, [at, day, actor, event])].filter(Boolean).join(', '),
				actor: cells[actor] ?? '',
			})),
		};
	}
	return undefined;
}

/** “Time (UTC+1)” is a title for all its digit. */
const zoneBehind = /\((?:UTC|GMT)[^()]{1,10}\)$/i;

/** Names of columns that programs give to times, such as `started_at`. */
function timeColumn(title: string): 'time' | undefined {
	return /^(?:ts|when|(?:started|created|occurred|detected|resolved|happened|logged)(?:[ _-]?(?:at|on))?|[\w ]{1,20}[ _-](?:at|time|timestamp))$/i.test(
		title,
	)
		? 'time'
		: undefined;
}

function columnOfClocks(rows: readonly (readonly string[])[]): number {
	const width = Math.max(...rows.map((cells) => cells.length));
	return Array.from({ length: width }, (_, column) => column).findIndex((column) =>
		rows.every((cells) => /\d{1,2}:\d\d/.test(cells[column] ?? '')),
	);
}

/** A value in quotes may go on in the next line. */
function withClosedQuotes(lines: readonly string[]): string[] {
	const whole: string[] = [];
	let isOpen = false;
	for (const line of lines) {
		if (isOpen) whole.push(`${whole.pop() ?? ''} ${line}`);
		else whole.push(line);
		if ((line.match(/"/g)?.length ?? 0) % 2 === 1) isOpen = !isOpen;
	}
	return whole;
}

function rest(cells: readonly string[], taken: readonly number[]): string {
	return cells.filter((cell, index) => !taken.includes(index) && cell !== '').join(', ');
}

/** The values of one line; in quotes a separator is text and two quotes are one. */
function cellsOf(line: string, separator: string): string[] {
	const cells: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let at = 0; at < line.length; at += 1) {
		const character = line.charAt(at);
		if (character === '"' && isQuoted && line.charAt(at + 1) === '"') {
			cell += '"';
			at += 1;
		} else if (character === '"' && (isQuoted || cell.trim() === '')) {
			isQuoted = !isQuoted;
		} else if (character === separator && !isQuoted) {
			cells.push(cell.trim());
			cell = '';
		} else cell += character;
	}
	return [...cells, cell.trim()];
}
