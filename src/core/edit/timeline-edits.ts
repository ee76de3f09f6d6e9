import type { Postmortem, Timeline, TimelineEntry } from '../model/postmortem.ts';
import { localTime } from '../model/zones.ts';
import { lineEndingOf, type TextEdit, withoutCaret } from '../text/edit.ts';
import { oneLine } from '../text/one-line.ts';
import { contains, type Range, textAt } from '../text/range.ts';
import { cellsOfRow } from '../text/table-row.ts';
import { wordsOf } from '../vocabulary/words.ts';
import { insertSection } from './insert-section.ts';
import { listMarkerOf } from './list-numbers.ts';
import { escapedCell } from './table-cells.ts';

/** What happened, and when. */
export interface NewEntry {
	/** ISO 8601 in UTC, `2026-11-20T02:13:00Z`. */
	readonly instant: string;
	/** One line of Markdown. */
	readonly text: string;
}

/**
 * The edit that adds an entry to the document's last timeline: in the form, date style and zone of the entries beside it, behind the
 * last one that is not later. Without a timeline it inserts the section. Times without any zone are written with “UTC”.
 *
 * @param withDay Whether its day is written even where the entry beside it has the same.
 */
export function appendTimelineEntry(postmortem: Postmortem, entry: NewEntry, withDay = false): TextEdit {
	const timeline = postmortem.timelines.at(-1);
	if (!timeline) return newTimeline(postmortem, entry);
	const { lines, text } = postmortem;
	const newLine = lineEndingOf(text);
	const beside = neighbourOf(timeline, entry.instant);
	if (!beside) return firstEntry(postmortem, timeline, entry, newLine);
	const written = entryLike(postmortem, timeline, beside.entry, entry, withDay);
	const separator = separatorOf(text, timeline, beside.entry, newLine);
	if (beside.before) {
		const start = lines.lineStart(lines.lineAt(beside.entry.range.start));
		return { range: { start, end: start }, text: `${written}${separator}` };
	}
	const end = contentEnd(text, beside.entry.range.start, beside.entry.range.end);
	return { range: { start: end, end }, text: `${separator}${written}` };
}

/**
 * The edits that put the entries of a timeline in the order of time, each run of them for itself; entries without a readable time keep
 * their place, and one that has its day from the entry above gets it written where another one comes to stand there. Empty when they are
 * in order.
 */
export function sortTimeline({ text }: Postmortem, { entries }: Timeline): TextEdit[] {
	const edits: TextEdit[] = [];
	for (const run of new Set(entries.map((entry) => entry.run))) {
		const before = entries.filter((entry) => entry.run === run);
		const timed = before.filter((entry) => momentOf(entry) !== undefined);
		const contents = contentsOf(text, timed);
		const sorted = timed
			.map((entry, index) => ({ entry, index, moment: momentOf(entry) ?? 0 }))
			.sort((one, other) => one.moment - other.moment || one.index - other.index);
		const order = new Map(timed.map((entry, index) => [entry, sorted[index]?.entry]));
		const after = before.map((entry) => order.get(entry) ?? entry);
		const aboveBefore = new Map(before.map((entry, index) => [entry, before[index - 1]]));
		// The first one has its day from the header or a heading, unless it writes it.
		const dayAbove = before[0]?.time.dayInferred ? before[0].time.day : undefined;
		before.forEach((entry, index) => {
			const wanted = after[index];
			const from = wanted && contents.get(wanted);
			const to = contents.get(entry);
			if (!wanted || !from || !to) return;
			const above = after[index - 1];
			const isParted = above !== aboveBefore.get(wanted) && wanted.time.dayInferred === true;
			const lost = isParted && wanted.time.day !== (above ? above.time.day : dayAbove) ? wanted.time.day : undefined;
			if (from === to && lost === undefined) return;
			const time = wanted.time.range.start;
			const moved = lost === undefined ? textAt(text, from) : `${text.slice(from.start, time)}${lost} ${text.slice(time, from.end)}`;
			edits.push({ range: to, text: moved });
		});
	}
	return edits;
}

/**
 * What moves when entries are sorted. The numbers of a list stay where they are, unless lines of an entry are indented as far as a number
 * of another length asks for.
 */
function contentsOf(text: string, entries: readonly TimelineEntry[]): ReadonlyMap<TimelineEntry, Range> {
	const markers = entries.map(({ range }) => listMarkerOf(textAt(text, range)).length);
	const areAlike = new Set(markers).size === 1;
	return new Map(
		entries.map((entry, index) => {
			const end = contentEnd(text, entry.range.start, entry.range.end);
			const stays = areAlike || entries.every(({ range }) => !/[\r\n]/.test(textAt(text, range).trimEnd()));
			return [entry, { start: entry.range.start + (stays ? (markers[index] ?? 0) : 0), end }];
		}),
	);
}

/** The entry to write beside; `before` when the new one belongs in front of it. */
function neighbourOf(timeline: Timeline, instant: string): { entry: TimelineEntry; before: boolean } | undefined {
	const { entries } = timeline;
	const timed = timedEntries(timeline);
	const first = timed[0];
	const last = timed.at(-1);
	const wanted = Date.parse(instant);
	if (first && beginsWithLast(timeline)) {
		const later = timed.findLast(({ at }) => at > wanted);
		return later ? { entry: later.entry, before: false } : { entry: first.entry, before: true };
	}
	const earlier = timed.findLast(({ at }) => at <= wanted);
	if (earlier && earlier.entry !== last?.entry) return { entry: earlier.entry, before: false };
	if (!earlier && first) return { entry: first.entry, before: true };
	const end = entries.at(-1);
	return end && { entry: end, before: false };
}

/** Whether a timeline has its newest entry first. */
export function beginsWithLast(timeline: Timeline): boolean {
	const timed = timedEntries(timeline);
	return (timed[0]?.at ?? 0) > (timed.at(-1)?.at ?? 0);
}

function timedEntries({ entries }: Timeline): { readonly entry: TimelineEntry; readonly at: number }[] {
	return entries.flatMap((entry) => {
		const at = instantOf(entry);
		return at === undefined ? [] : [{ entry, at }];
	});
}

/** The day that a new entry falls on in the zone of those beside it. */
export function dayInTimeline(timeline: Timeline, instant: string): string {
	const zone = neighbourOf(timeline, instant)?.entry.time.zone ?? timeline.zone;
	return ((zone && localTime(instant, zone)) ?? instant).slice(0, 10);
}

/** A new entry written as another is: its marker, stress and separators, its date style and zone. */
function entryLike(postmortem: Postmortem, timeline: Timeline, model: TimelineEntry, entry: NewEntry, withDay: boolean): string {
	const { text, lines } = postmortem;
	const time = timeLike(model, timeline, entry.instant, withDay);
	if (model.form === 'table') return tableRow(postmortem, timeline, model, time, entry);
	const line = lines.lineAt(model.range.start);
	const lead = text
		.slice(lines.lineStart(line), model.time.range.start)
		.replace(/\d{1,9}(?=[.)]\s)/, (number) => String(Number(number) + 1));
	const from = model.until ? model.until.range.end : (model.time.zone?.range.end ?? 0);
	const timeEnd = Math.max(model.time.range.end, from);
	const zone = zoneBehind(text, model);
	const between = model.textRange.start >= timeEnd ? text.slice(timeEnd, model.textRange.start) : ' ';
	const mid = /[\p{L}\p{N}]/u.test(between) ? between.replace(/[\p{L}\p{N}][\s\S]*$/u, '') || ' ' : between;
	// "[HH:MM]" is a gap: its brackets go when it is filled.
	const isGap = model.time.clock === undefined && lead.endsWith('[') && mid.startsWith(']');
	const [start, rest] = isGap ? [lead.slice(0, -1), mid.slice(1)] : [lead, mid];
	return `${start}${time}${zone}${rest === '' ? ' ' : rest}${oneLine(entry.text)}`;
}

/** The zone that stands behind an entry's time but not in its range. */
function zoneBehind(text: string, { time, until }: TimelineEntry): string {
	const zone = time.zone;
	if (!zone || zone.range.start < time.range.end) return '';
	const between = text.slice(time.range.end, zone.range.start);
	const gap = between.slice(between.trimEnd().length);
	// In "10:00–10:05 UTC" the zone is behind both times, of which the new entry has but one.
	const isOwn = until ? contains(until.range, zone.range) : gap === between;
	return isOwn ? `${gap}${zone.text}` : '';
}

function tableRow(
	postmortem: Postmortem,
	{ columns }: Timeline,
	model: TimelineEntry,
	time: string,
	{ text: event, instant }: NewEntry,
): string {
	const { text, lines } = postmortem;
	const line = lines.lineAt(model.range.start);
	const prefix = text.slice(lines.lineStart(line), model.range.start);
	const { cells } = cellsOfRow(text, { start: model.range.start, end: lines.lineEnd(line) });
	const columnOf = (offset: number): number => cells.findLastIndex(({ start }) => start <= offset);
	const timeColumn = columnOf(model.time.range.start);
	const eventColumn = columnOf(model.textRange.start);
	const dateColumn = columns.findIndex(({ column }) => column === 'date');
	const values = cells.map((_, index) => {
		if (index === timeColumn) return time;
		if (index === eventColumn) return escapedCell(event);
		return index === dateColumn ? instant.slice(0, 10) : '';
	});
	if (timeColumn === eventColumn) values[timeColumn] = `${time} ${escapedCell(event)}`;
	const lengthOf = (row: number): number => lines.lineEnd(row) - lines.lineStart(row);
	const isAligned = line > 0 && lengthOf(line - 1) === lengthOf(line);
	const widths = cells.map(({ start, end }) => (isAligned ? Math.max(0, end - start - 1) : 0));
	const written = values.map((value, index) => ` ${value}`.padEnd(widths[index] ?? 0));
	return `${prefix}|${written.map((value) => `${value} |`).join('')}`;
}

/** The instant in the clock, date style and zone of another entry. */
function timeLike(model: TimelineEntry, timeline: Timeline, instant: string, withDay: boolean): string {
	const zone = model.time.zone ?? timeline.zone;
	const stated = zone && localTime(instant, zone);
	const local = stated ?? instant;
	const day = local.slice(0, 10);
	const written = model.time.text.replace(/^[\s~≈]+/, '');
	const clock = clockLike(written, local);
	const hasDay = !model.time.dayInferred && model.time.day !== undefined;
	const changesDay = model.time.day !== undefined && (withDay || model.time.day !== day);
	const t = /\dT\d/.test(written) ? 'T' : ' ';
	const suffix = zone === undefined || stated === undefined ? ' UTC' : zoneSuffix(written, zone.text);
	return `${hasDay || changesDay ? `${day}${t}` : ''}${clock}${suffix}`;
}

/** The zone as far as it belongs to the written time itself: "Z", " UTC", also in front of a day. */
function zoneSuffix(written: string, zone: string): string {
	const at = written.lastIndexOf(zone);
	if (at <= 0) return '';
	return `${/\s$/.test(written.slice(0, at)) ? ' ' : ''}${zone}`;
}

/** The clock of a local time, `YYYY-MM-DDTHH:MM…`, written as another clock is: separator, seconds, am and pm. */
export function clockLike(written: string, local: string): string {
	const hours = Number(local.slice(11, 13));
	const minutes = local.slice(14, 16);
	const separator = /\d{1,2}([:.h])\d{2}/.exec(written)?.[1] ?? ':';
	const seconds = /\d{1,2}:\d{2}:\d{2}/.test(written) ? `:${local.slice(17, 19)}` : '';
	const half = /\d(\s?)([ap])\.?m/i.exec(written);
	if (!half) return `${String(hours).padStart(2, '0')}${separator}${minutes}${seconds}`;
	const name = hours < 12 ? 'am' : 'pm';
	const isCapital = /[AP]/.test(half[2] ?? '');
	return `${hours % 12 === 0 ? 12 : hours % 12}${separator}${minutes}${seconds}${half[1] ?? ''}${isCapital ? name.toUpperCase() : name}`;
}

/** The first real entry of a timeline that has none: a row of its table, else a list item. */
function firstEntry(postmortem: Postmortem, timeline: Timeline, { instant, text: event }: NewEntry, newLine: string): TextEdit {
	const { text } = postmortem;
	const stated = timeline.zone && localTime(instant, timeline.zone);
	const local = stated ?? instant;
	const isFarStated = timeline.zone?.source === 'header' || timeline.zone?.source === 'setting';
	const zone = stated === undefined ? ' UTC' : isFarStated ? ` ${timeline.zone?.text}` : '';
	const time = `${local.slice(0, 10)} ${local.slice(11, 16)}${zone}`;
	const end = contentEnd(text, timeline.range.start, timeline.range.end);
	if (timeline.form === 'table' && timeline.columns.length > 0) {
		const values = timeline.columns.map(({ column }) => (column === 'time' ? time : column === 'event' ? escapedCell(event) : ''));
		return { range: { start: end, end }, text: `${newLine}| ${values.join(' | ')} |` };
	}
	return { range: { start: end, end }, text: `${newLine}${newLine}- ${time} — ${oneLine(event)}${gapBelow(text, end, newLine)}` };
}

/** An empty line, unless one is there: what stands right below a list could go on its last entry. */
function gapBelow(text: string, at: number, newLine: string): string {
	return /^[ \t]*(?:$|(?:\r?\n|\r(?!\n))[ \t]*(?:[\r\n]|$))/.test(text.slice(at, at + 200)) ? '' : newLine;
}

function newTimeline(postmortem: Postmortem, { instant, text: event }: NewEntry): TextEdit {
	const empty = postmortem.sections.find(({ fills, form }) => fills.includes('timeline') && form === 'heading');
	const newLine = lineEndingOf(postmortem.text);
	const entry = `- ${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC — ${oneLine(event)}`;
	if (empty) {
		const end = contentEnd(postmortem.text, empty.range.start, empty.range.end);
		return { range: { start: end, end }, text: `${newLine}${newLine}${entry}${gapBelow(postmortem.text, end, newLine)}` };
	}
	const words = wordsOf();
	const sections = (
		[
			'summary',
			'impact',
			'detection',
			'timeline',
			'rootCause',
			'contributingFactors',
			'resolution',
			'wentWell',
			'wentWrong',
			'lessons',
			'actionItems',
		] as const
	).map((id) => ({ id, title: words.sectionTitle(id, postmortem.language), level: 2, required: false, question: '', body: '' }));
	const section = sections.find(({ id }) => id === 'timeline');
	if (!section) return { range: { start: 0, end: 0 }, text: '' };
	const edit = insertSection(postmortem, sections, section);
	const { text, caret } = withoutCaret(edit.text);
	// Behind a label a list begins on a line of its own.
	const above = text.slice(0, caret).trimEnd();
	return { range: edit.range, text: `${above}${newLine}${newLine}${entry}${text.slice(caret)}` };
}

/** What stands between an entry and the next: a blank line where they are blocks of their own, their break where they are lines of one. */
function separatorOf(text: string, { entries }: Timeline, entry: TimelineEntry, newLine: string): string {
	if (entry.form === 'paragraph') {
		const index = entries.indexOf(entry);
		for (const [above, below] of [entries.slice(index - 1, index + 1), entries.slice(index, index + 2)]) {
			const between = above && below ? text.slice(contentEnd(text, above.range.start, above.range.end), below.range.start) : '';
			const lineBreak = /^(?:[ \t]*|\\|[ \t]?<br ?\/?>[ \t]*)(?:\r\n|[\r\n])(?=[ \t>]*$)/.exec(between)?.[0];
			if (lineBreak !== undefined) return lineBreak;
		}
	}
	return entry.form === 'heading' || entry.form === 'paragraph' ? newLine + newLine : newLine;
}

/** Milliseconds for comparing entries of one document; undefined without a clock or day. */
function momentOf({ time }: TimelineEntry): number | undefined {
	if (time.instant) return Date.parse(time.instant);
	if (!time.clock) return undefined;
	const offset = time.zone?.offset ?? 0;
	return Date.parse(`${time.day ?? '2000-01-01'}T${time.clock.length === 5 ? `${time.clock}:00` : time.clock}Z`) - offset * 60_000;
}

function instantOf({ time }: TimelineEntry): number | undefined {
	if (time.instant) return Date.parse(time.instant);
	return time.day && time.clock ? momentOf({ time } as TimelineEntry) : undefined;
}

function contentEnd(text: string, start: number, end: number): number {
	return start + textAt(text, { start, end }).trimEnd().length;
}
