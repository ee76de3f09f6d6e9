import type { Postmortem, Timeline, TimelineEntry, Zone } from '../model/postmortem.ts';
import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { localTime, zoneIn } from '../model/zones.ts';
import { applyEdits, lineEndingOf, type TextEdit } from '../text/edit.ts';
import { type Range, textAt } from '../text/range.ts';
import { cellsOfRow } from '../text/table-row.ts';
import { allTimesIn, timelineColumnTitle } from '../vocabulary/document-words.ts';
import { escapedCell } from './table-cells.ts';
import { clockLike } from './timeline-edits.ts';

/** A timeline written in another way, or why that cannot be done without losing something, as a sentence. */
export type Conversion = { readonly edits: readonly TextEdit[]; readonly refused?: undefined } | { readonly refused: string };

/**
 * The edits that write a timeline's times in another zone: the same instants, each clock and day in the style it has. The zone is written
 * where the old one stood, else as a line above the entries. What is read afterwards is compared: edits that would move an instant are
 * not made.
 *
 * @param zone A name or offset: `UTC`, `+02:00`, `Europe/Berlin`.
 */
export function convertZone(postmortem: Postmortem, timeline: Timeline, zone: string, reading: ReadingOptions): Conversion {
	const wanted = zoneIn(zone);
	if (!wanted || wanted.doubtful) return { refused: `“${zone}” is no zone that everybody reads alike.` };
	const timed = timeline.entries.filter(({ time }) => time.clock !== undefined);
	if (timed.length === 0) return { refused: 'The timeline has no times.' };
	if (timed.some(({ time }) => time.instant === undefined))
		return { refused: 'Some times have no day or no zone, so that nobody knows when they were.' };
	const target: Zone = { text: wanted.text, offset: wanted.offset, range: { start: 0, end: 0 } };
	for (const withDays of [false, true]) {
		const edits = [...timed.flatMap((entry) => timeEdits(postmortem, entry, target, withDays)), ...zoneEdits(postmortem, timeline, target)];
		edits.sort((a, b) => a.range.start - b.range.start);
		if (keepsInstants(postmortem, edits, reading)) return { edits };
	}
	return {
		refused:
			postmortem.timelines.length > 1
				? 'Days that stand apart from the times, or another timeline, would become wrong.'
				: 'The days of this timeline stand apart from its times and would become wrong.',
	};
}

/**
 * The edits that turn a timeline from a list into a table or back; cells beyond time and event follow the event in brackets. Refused where
 * a word would be lost, or a block that a cell cannot hold.
 */
export function convertForm(postmortem: Postmortem, timeline: Timeline, reading: ReadingOptions): Conversion {
	if (timeline.form !== 'list' && timeline.form !== 'table') return { refused: 'Only lists and tables are converted into each other.' };
	const edit = timeline.form === 'list' ? listAsTable(postmortem, timeline) : tableAsList(postmortem, timeline);
	if (!edit) return { refused: 'In or between the entries stands something that would be lost.' };
	// A zone that stood in the head of a column needs a line of its own, unless the document states it elsewhere as well.
	const { zone } = timeline;
	const newLine = lineEndingOf(postmortem.text);
	const leads = zone?.source === 'column' ? ['', `${allTimesIn(zone.text, postmortem.language)}${newLine}${newLine}`] : [''];
	for (const lead of leads) {
		const written = { range: edit.range, text: lead + edit.text };
		if (keepsInstants(postmortem, [written], reading) && keepsTexts(postmortem, timeline, written, reading)) return { edits: [written] };
	}
	return { refused: 'The entries would be read in another way afterwards.' };
}

function timeEdits({ text }: Postmortem, { time, until }: TimelineEntry, zone: Zone, withDays: boolean): TextEdit[] {
	return [time, ...(until ? [until] : [])].flatMap((reading): TextEdit[] => {
		if (reading.instant === undefined || reading.day === undefined || reading.clock === undefined) return [];
		const local = localTime(reading.instant, zone);
		if (local === undefined) return [];
		const source = textAt(text, reading.range);
		const found = clockIn(source);
		if (!found) return [];
		const isWritten = !reading.dayInferred;
		const clock = clockLike(found.text, local);
		const isMain = reading === time;
		const day = local.slice(0, 10);
		if (isWritten) {
			// A day in whatever form becomes ISO only where it changes.
			const changes = day !== reading.day;
			const before = source.slice(0, found.start);
			const lead =
				changes && before.trim() !== '' ? `${/^[\s~≈*]*/.exec(before)?.[0] ?? ''}${day}${/T$/.test(before) ? 'T' : ' '}` : before;
			const rest = changes && before.trim() === '' ? '' : source.slice(found.end);
			const tail = changes && before.trim() === '' ? ` ${day}${zoneTail(source.slice(found.end), reading.zone)}` : rest;
			return ownZone({ range: reading.range, text: `${lead}${clock}${tail}` }, text, reading.zone, zone);
		}
		const head = source.slice(0, found.start);
		const dayLead = withDays && isMain ? `${day} ` : '';
		return ownZone({ range: reading.range, text: `${head}${dayLead}${clock}${source.slice(found.end)}` }, text, reading.zone, zone);
	});
}

/** The edit with the zone that belongs to the time itself replaced, inside of the time or right behind it. */
function ownZone(edit: TextEdit, text: string, old: Zone | undefined, zone: Zone): TextEdit[] {
	if (!old) return [edit];
	const name = textAt(text, old.range);
	const isInside = old.range.start >= edit.range.start && old.range.end <= edit.range.end;
	if (isInside) {
		const at = edit.text.lastIndexOf(name);
		return at < 0
			? [edit]
			: [
					{
						range: edit.range,
						text: edit.text.slice(0, at) + spaced(edit.text.slice(0, at), zone.text) + edit.text.slice(at + name.length),
					},
				];
	}
	const gap = text.slice(edit.range.end, old.range.start);
	return old.range.start >= edit.range.end && gap.trim() === '' && gap.length < 4 ? [edit, { range: old.range, text: zone.text }] : [edit];
}

/** "Z" stands right behind a clock, where a name needs a space. */
function spaced(before: string, zone: string): string {
	return /\d$/.test(before) && /^\p{L}{2}/u.test(zone) ? ` ${zone}` : zone;
}

function zoneTail(rest: string, zone: Zone | undefined): string {
	return zone && rest.includes(zone.text) ? ` ${zone.text}` : '';
}

function zoneEdits({ text, sections, headings, language }: Postmortem, timeline: Timeline, zone: Zone): TextEdit[] {
	const stated = timeline.zone;
	if (stated && (stated.source === 'line' || stated.source === 'heading' || stated.source === 'column')) {
		return [{ range: stated.range, text: zone.text }];
	}
	if (
		timeline.entries.every(
			({ time }) => time.zone && time.zone.range.start >= timeline.range.start && time.zone.range.end <= timeline.range.end,
		)
	)
		return [];
	const section = sections[timeline.section];
	if (!section) return [];
	const heading = section.heading === undefined ? undefined : headings[section.heading];
	const at = heading?.range.end ?? section.titleRange.end;
	const newLine = lineEndingOf(text);
	return [{ range: { start: at, end: at }, text: `${newLine}${newLine}${allTimesIn(zone.text, language)}` }];
}

/** The clock alone in a written time. */
function clockIn(source: string): { readonly start: number; readonly end: number; readonly text: string } | undefined {
	const match = /(?<![\d:-])\d{1,2}(?:[:.：h]\d{2})(?:[:：]\d{2})?(?:\s?[ap]\.?m\.?)?|(?<![\d:-])\d{1,2}\s?[ap]\.?m\.?/iu.exec(source);
	return match ? { start: match.index, end: match.index + match[0].length, text: match[0] } : undefined;
}

/** Whether each timeline has as many entries afterwards, each at the moment that it had: another one may take its zone from this one. */
function keepsInstants(before: Postmortem, edits: readonly TextEdit[], reading: ReadingOptions): boolean {
	const text = applyEdits(before.text, edits);
	if (text === undefined) return false;
	const moments = ({ timelines }: Postmortem): string =>
		JSON.stringify(
			timelines.map(({ entries }) => entries.map(({ time, until }) => [time.instant ?? time.clock, until?.instant ?? until?.clock])),
		);
	return moments(readPostmortem(text, reading)) === moments(before);
}

/** Whether each entry still begins with the words that it had: nested ones follow in the same cell, other cells behind the event. */
function keepsTexts(before: Postmortem, timeline: Timeline, edit: TextEdit, reading: ReadingOptions): boolean {
	const text = applyEdits(before.text, [edit]) ?? '';
	const after = readPostmortem(text, reading).timelines[before.timelines.indexOf(timeline)];
	return timeline.entries.every((entry, index) => wordsIn(after?.entries[index]?.text ?? '').startsWith(wordsIn(entry.text)));
}

/** The words and symbols of a source in order, without marks and the breaks between the lines of a cell. */
function wordsIn(source: string): string {
	return (source.replace(/<br>/g, ' ').match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []).join(' ');
}

function listAsTable({ text, language, lines }: Postmortem, { entries, untimed }: Timeline): TextEdit | undefined {
	const items = [
		...entries.map((entry) => {
			const range = trimmedEnd(text, entry.range);
			return { range, time: timeSource(text, entry), event: text.slice(entry.textRange.start, range.end) };
		}),
		...untimed.map((line) => {
			const range = trimmedEnd(text, line.range);
			return { range, time: '', event: text.slice(range.start, range.end).replace(listMarker, '') };
		}),
	].sort((a, b) => a.range.start - b.range.start);
	const range = blockOf(
		text,
		items.map((item) => item.range),
	);
	if (!range || items.some((item) => item.event.trim() === '')) return undefined;
	const rows = items.map((item) => ({ ...item, source: text.slice(item.range.start, item.range.end), cell: cellOf(item.event) }));
	if (rows.some(({ source, time, cell }) => holdsBlock(source) || wordsIn(source.replace(listMarker, '')) !== wordsIn(`${time} ${cell}`)))
		return undefined;
	const start = lines.lineStart(lines.lineAt(range.start));
	if (text.slice(start, range.start).trim() !== '') return undefined;
	const titles = [timelineColumnTitle('time', language), timelineColumnTitle('event', language)];
	const written = [titles, ['---', '---'], ...rows.map(({ time, cell }) => [time, cell])];
	return { range: { start, end: range.end }, text: written.map((cells) => `| ${cells.join(' | ')} |`).join(lineEndingOf(text)) };
}

const listMarker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;

/** Whether a list item holds what no cell can: a check box, code, a quote, a table, a heading or HTML. */
function holdsBlock(source: string): boolean {
	const lines = source.split(/\r\n|[\r\n]/);
	const indent = listMarker.exec(source)?.[0].length ?? 0;
	return lines.some((line, index) => {
		if (/^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?\[[ xX]?\](?:\s|$)/.test(line)) return true;
		if (index === 0) return false;
		const isBelowEmpty = lines[index - 1]?.trim() === '';
		const width = (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
		return /^\s*(?:```|~~~|>|\||#{1,6}\s|<(?!br))/.test(line) || (isBelowEmpty && width >= indent + 4 && !listMarker.test(line));
	});
}

function tableAsList(postmortem: Postmortem, timeline: Timeline): TextEdit | undefined {
	const { text, lines } = postmortem;
	const rows = [
		...timeline.entries.map((entry) => ({ range: entry.range, entry })),
		...timeline.untimed.map(({ range }) => ({ range, entry: undefined })),
	].sort((a, b) => a.range.start - b.range.start);
	const [first] = rows;
	const last = rows.at(-1);
	if (!first || !last) return undefined;
	const headerLine = lines.lineAt(first.range.start) - 2;
	const header = cellsIn(postmortem, headerLine);
	const from = lines.lineStart(headerLine);
	const count = lines.lineAt(last.range.start) - lines.lineAt(first.range.start) + 1;
	if (headerLine < 0 || count !== rows.length) return undefined;
	const newLine = lineEndingOf(text);
	const written = rows.map(({ range, entry }) => {
		const cells = cellsIn(postmortem, lines.lineAt(range.start));
		if (!entry)
			return `- ${cells
				.filter((cell) => cell.text !== '')
				.map((cell) => cell.text)
				.join(' — ')}`;
		const at = (offset: number): number => cells.findIndex(({ start, end }) => start <= offset && offset <= end);
		const timeCell = at(entry.time.range.start);
		const eventCell = at(entry.textRange.start);
		const dateTitle = timeline.columns.find(({ column }) => column === 'date');
		const dateCell = dateTitle ? header.findIndex(({ start, end }) => start <= dateTitle.range.start && dateTitle.range.start <= end) : -1;
		const rest = cells
			.filter((cell, index) => index !== timeCell && index !== eventCell && index !== dateCell && cell.text !== '')
			.map((cell) => cell.text);
		const time = [cells[dateCell]?.text, cells[timeCell]?.text].filter(Boolean).join(' ');
		const event = timeCell === eventCell ? '' : ` — ${cells[eventCell]?.text ?? ''}`;
		return `- ${time}${event}${rest.length > 0 ? ` (${rest.join('; ')})` : ''}`;
	});
	return { range: { start: from, end: lines.lineEnd(lines.lineAt(last.range.start)) }, text: written.join(newLine) };
}

/** The cells of the table row that stands in a line, with where they stand; text trimmed, its bars no longer escaped. */
function cellsIn({ text, lines }: Postmortem, line: number): (Range & { readonly text: string })[] {
	const { cells } = cellsOfRow(text, { start: lines.lineStart(line), end: lines.lineEnd(line) });
	return cells.map((cell) => ({ ...cell, text: textAt(text, cell).trim().replaceAll('\\|', '|') }));
}

/** From the first to the last, when nothing but blank space and list markers stands between them. */
function blockOf(text: string, ranges: readonly Range[]): Range | undefined {
	for (const [index, range] of ranges.entries()) {
		const next = ranges[index + 1];
		if (next && !/^(?:[-*+]|\d{1,9}[.)])?$/.test(text.slice(range.end, next.start).trim())) return undefined;
	}
	const [first] = ranges;
	const last = ranges.at(-1);
	return first && last ? { start: first.start, end: last.end } : undefined;
}

/** The time with its end and its own zone, as written. */
function timeSource(text: string, { time, until, textRange }: TimelineEntry): string {
	const ends = [time.range.end, until?.range.end ?? 0, time.zone?.range.end ?? 0, until?.zone?.range.end ?? 0];
	const end = Math.max(...ends.filter((each) => each <= textRange.start));
	return text
		.slice(time.range.start, end)
		.replace(/[*_]{2}/g, '')
		.trim();
}

/** Text of several lines as one cell. */
function cellOf(source: string): string {
	return source
		.trim()
		.split(/\r\n|[\r\n]/)
		.map((line) =>
			line
				.trim()
				.replace(/^[-*+]\s+/, '• ')
				.replace(/\\$/, ''),
		)
		.filter((line) => line !== '')
		.map((line) => escapedCell(line))
		.join('<br>');
}

function trimmedEnd(text: string, { start, end }: Range): Range {
	return { start, end: start + text.slice(start, end).trimEnd().length };
}
