import type { Postmortem, Timeline } from '../model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';
import { cellsOfRow } from '../text/table-row.ts';
import { escapedCell } from './table-cells.ts';
import { beginsWithLast } from './timeline-edits.ts';

/**
 * Adds a line with placeholders to a timeline that is a table or a list: as the first of its entries, or the last, which is on top where
 * the newest stands first. A numbered list counts on at its end. Undefined for timelines in other forms and for those without an entry to
 * follow.
 */
export function insertPlaceholderEntry(
	postmortem: Postmortem,
	timeline: Timeline,
	text: string,
	place: 'first' | 'last',
): TextEdit | undefined {
	const isOnTop = (place === 'first') !== beginsWithLast(timeline);
	const entry = isOnTop ? timeline.entries[0] : timeline.entries.at(-1);
	if (!entry || (entry.form !== 'table' && entry.form !== 'list')) return undefined;
	const { lines } = postmortem;
	const newLine = lineEndingOf(postmortem.text);
	const line = lines.lineAt(entry.range.start);
	const source = postmortem.text.slice(lines.lineStart(line), lines.lineEnd(line));
	const written =
		entry.form === 'table'
			? rowLike(source, entry.time.range.start - lines.lineStart(line), entry.textRange.start - lines.lineStart(line), text)
			: itemLike(source, text, isOnTop);
	if (isOnTop) {
		const at = lines.lineStart(line);
		return { range: { start: at, end: at }, text: `${written}${newLine}` };
	}
	let end = entry.range.end;
	while (end > entry.range.start && /\s/.test(postmortem.text.charAt(end - 1))) end -= 1;
	return { range: { start: end, end }, text: `${newLine}${written}` };
}

function rowLike(source: string, time: number, event: number, text: string): string {
	const { cells } = cellsOfRow(source, { start: 0, end: source.length });
	const written = cells.map(({ start, end }) => {
		const holds = (offset: number): boolean => offset >= start && offset <= end;
		return holds(time) ? ' [HH:MM] ' : holds(event) ? ` ${escapedCell(text)} ` : ' ';
	});
	return `${source.slice(0, cells[0]?.start)}${written.join('|')}|`;
}

function itemLike(source: string, text: string, isOnTop: boolean): string {
	const marker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/.exec(source)?.[0] ?? '- ';
	const own = isOnTop ? marker : marker.replace(/\d{1,9}/, (number) => String(Number(number) + 1));
	return `${own}[HH:MM] — ${text}`;
}
