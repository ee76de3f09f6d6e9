import { addDays, isDay, millisecondsOf } from '../model/calendar.ts';
import { dateReading } from '../model/dates.ts';
import { entryTimeAt } from '../model/entry-time.ts';
import type { DateReading, Day } from '../model/postmortem.ts';
import { pastDayWord } from '../model/start-words.ts';
import { offsetOn, zoneIn } from '../model/zones.ts';
import { separatedCells } from './separated-values.ts';

/** One event of copied text. */
export interface CopiedEntry {
	/** ISO 8601 in UTC. */
	readonly instant: string;
	/** What was said or logged, in one line, as it was written. */
	readonly text: string;
	/** Who or what did, as the text names it. */
	readonly actor?: string;
}

/** What copied text leaves open. */
export interface CopyContext {
	/** The day of times without one: that of the incident. Without it they cannot be placed. */
	readonly day: Day | undefined;
	/** The day on which it is pasted, from which chats count “yesterday” and weekdays. */
	readonly today: Day;
	/** Minutes east of UTC of the reader's own clock, in which chats show their times. */
	readonly localOffset: (day: Day, clock: string) => number;
	/** Minutes east of UTC of times in logs and tables that state no zone. */
	readonly logOffset: (day: Day, clock: string) => number;
}

/**
 * The events of text that was copied from a chat (Slack, Teams), a log, a monitor's history or CSV, in order of the text. Undefined for
 * everything else: at least two events, and nothing that belongs to none of them.
 */
export function entriesInCopiedText(text: string, context: CopyContext): readonly CopiedEntry[] | undefined {
	if (text.length > longestCopy) return undefined;
	const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
	const drafts = fromTable(lines, context) ?? fromChat(lines, context) ?? fromLog(lines, context);
	if (!drafts || drafts.length < 2) return undefined;
	const placed = place(drafts, context);
	return placed.every((entry) => entry !== undefined) ? placed : undefined;
}

/** Larger pieces are files, not what somebody copied. */
const longestCopy = 200_000;

interface EntryDraft {
	readonly time: DateReading;
	readonly isChat: boolean;
	readonly actor: string | undefined;
	readonly text: string;
}

/** A table with tabs, or with commas or semicolons below a header that names a time. */
function fromTable(lines: readonly string[], context: CopyContext): EntryDraft[] | undefined {
	const table = separatedCells(lines);
	if (!table) return undefined;
	const stated = zoneIn(table.timeTitle);
	const zone = stated && { ...stated, range: { start: 0, end: 0 } };
	const drafts = table.rows.map(({ time: words, event, actor }): EntryDraft | undefined => {
		const time = wholeTime(words, context);
		return time && event !== ''
			? { time: zone && !time.zone ? { ...time, zone } : time, isChat: false, actor: actor === '' ? undefined : actor, text: event }
			: undefined;
	});
	return drafts.every((draft) => draft !== undefined) ? drafts : undefined;
}

/** Messages below a line with a name and a time, in either order, or below a name and a line with the time alone. */
function fromChat(lines: readonly string[], context: CopyContext): EntryDraft[] | undefined {
	const messages: { time: DateReading; actor: string | undefined; lines: string[] }[] = [];
	let day: Day | undefined;
	let name: string | undefined;
	for (const [index, line] of lines.entries()) {
		if (line === '') continue;
		const said = pastDayWord(line, context.today);
		if (said?.rest === '') day = said.day;
		if (said?.rest === '' || isFurniture(line)) continue;
		const header = chatHeader(line, context);
		const alone = header ? undefined : wholeTime(line, context);
		const last = messages.at(-1);
		if (header) {
			messages.push({ ...header, time: onDay(header.time, day), lines: [] });
		} else if (alone?.clock !== undefined) {
			if (name === undefined && !last) return undefined;
			messages.push({ time: onDay(alone, day), actor: name ?? last?.actor, lines: [] });
		} else if (alone?.day !== undefined && !alone.dayInferred) {
			day = alone.day;
		} else if (isName(line) && last?.lines.length !== 0 && wholeTime(nextLine(lines, index), context)?.clock !== undefined) {
			name = line;
			continue;
		} else if (last) {
			last.lines.push(line);
		} else {
			return undefined;
		}
		name = undefined;
	}
	if (messages.some((message) => message.lines.length === 0)) return undefined;
	const spoken = messages.filter((message) => !isComingOrGoing(message.lines.join(' ')));
	return spoken.map(({ time, actor, lines: said }) => ({ time, isChat: true, actor, text: said.join(' ') }));
}

/** “Sam Lee  10:42 AM”, “Sam Lee [10:42]” or “[10:42 AM] Sam Lee”, and nothing else on the line. */
function chatHeader(line: string, context: CopyContext): { time: DateReading; actor: string } | undefined {
	const bracketed = /^\[([^\]]{4,40})\]\s+(.{1,60})$/.exec(line);
	const before = bracketed && isName(familyNameLast(bracketed[2] ?? '')) ? wholeTime(bracketed[1] ?? '', context) : undefined;
	if (before?.clock !== undefined) return { time: before, actor: bracketed?.[2] ?? '' };
	for (const trailing of trailingTimes(line, context.today)) {
		const time = wholeTime(trailing.words, context);
		if (time?.clock !== undefined) return { time, actor: trailing.name };
	}
	return undefined;
}

/** The ways to part a line into a name and a time; a single space parts only what is written like a name. */
function trailingTimes(line: string, today: Day): { name: string; words: string }[] {
	const parts = /^(\D{1,60}?)(\s{1,4}|\s?[—–]\s?)\[?(\d[^\]]{2,30})\]?$/.exec(line) ?? undefined;
	const apart = /^([^\d[\]]{1,60}?)(\s{2,4}|\s[—–]\s|\s\[)(\p{L}[^\]]{3,30}\d[^\]]{0,10})\]?$/u.exec(line) ?? undefined;
	return [parts, apart].flatMap((match) => {
		const [whole = '', written = '', gap = '', words = ''] = match ?? [];
		const name = written.replace(/:[\w+:-]{1,80}:$/, '').trim();
		const isApart = gap.length > 1 || whole.endsWith(']');
		if (
			!isName(familyNameLast(name)) ||
			pastDayWord(name, today) ||
			!(isApart || name.split(' ').every((word, index) => index === 0 || /^[\p{Lu}(]/u.test(word)))
		)
			return [];
		return [{ name: name.replace(/\s{1,9}(?:APP|BOT)$/, ''), words }];
	});
}

/** “Lee, Sam” as Teams shows it. */
function familyNameLast(name: string): string {
	return name.replace(/^(\p{Lu}[\p{L}'’-]{1,30}), (?=\p{Lu}[\p{L} .'’()-]{0,40}$)/u, '$1 ');
}

/** Lines that begin with a time; lines without one belong to the line above. */
function fromLog(lines: readonly string[], context: CopyContext): EntryDraft[] | undefined {
	const entries: { time: DateReading; lines: string[] }[] = [];
	let day: Day | undefined;
	let more = 0;
	for (const written of lines) {
		if (written === '') continue;
		const line = withTimeFirst(written);
		const begun = entryTimeAt(line, 'line');
		if (begun?.written?.clock?.clock !== undefined && begun.label === '' && begun.rest < line.length) {
			const time = readingOf(begun.written, line, context);
			if (!time) return undefined;
			// Fractions of seconds say nothing to a reader.
			const rest = line.slice(begun.rest).replace(/^[.,]?\d{3,9}(?:Z\b)?[\s\])|:-]{1,5}/, '');
			entries.push({ time: onDay(time, day), lines: [rest.replace(/^[\s\])|:-]{1,5}/, '')] });
			continue;
		}
		const alone = wholeTime(line, context);
		if (alone?.day !== undefined && alone.clock === undefined) {
			day = alone.day;
			continue;
		}
		const last = entries.at(-1);
		if (!last) return undefined;
		last.lines.push(line);
		more += 1;
	}
	if (more > entries.length) return undefined;
	return entries.map(({ time, lines: written }) => {
		const text = written.join(' ');
		const spoken = /^<([^<>\s]{1,40})> (?=\S)/.exec(text) ?? /^(\p{Lu}[^:\d]{1,40}): (?=\S)/u.exec(text);
		const actor = spoken && isName(spoken[1] ?? '') && !/^[A-Z]+$/.test(spoken[1] ?? '') ? spoken[1] : undefined;
		return { time, isChat: false, actor, text: actor === undefined ? text : text.slice(spoken?.[0].length) };
	});
}

/** Web servers write the time behind who asked: `203.0.113.7 - - [20/Nov/2026:10:42:13 +0000] "GET /"`. */
function withTimeFirst(line: string): string {
	const [, who, day, month, year, clock, zone, rest] =
		/^(\S{1,60} \S{1,60} \S{1,60}) \[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\] (.*)$/.exec(line) ?? [];
	return who === undefined ? line : `${day} ${month} ${year} ${clock} ${zone} ${who} ${rest}`;
}

/** The reading of a text that is a day, a time or both, and nothing else. */
function wholeTime(words: string, context: CopyContext): DateReading | undefined {
	const text = words.replace(/^\[|\]$/g, '').trim();
	if (text === '' || text.length > 60 || !/\d/.test(text)) return undefined;
	const said = pastDayWord(text, context.today);
	const clock = said && said.rest !== '' ? wholeTime(said.rest, context) : undefined;
	if (said && clock?.clock !== undefined && clock.dayInferred) {
		const { instant: _instant, dayInferred: _dayInferred, ...time } = clock;
		return { ...time, day: said.day };
	}
	const plain = text.replace(/(\d)(?:st|nd|rd|th)\b/g, '$1').replace(/,? at (?=\d)/, ' ');
	if (plain !== text) return wholeTime(plain, context);
	const begun = entryTimeAt(text, 'cell');
	if (!begun?.written || begun.label !== '' || !/^(?:[.,]\d{1,9}Z?)?$/.test(text.slice(begun.rest))) return undefined;
	return readingOf(begun.written, text, context);
}

function readingOf(written: Parameters<typeof dateReading>[0], source: string, context: CopyContext): DateReading | undefined {
	const range = { start: 0, end: source.length };
	// Only the United States write 12 hours and dates of three numbers together.
	const order = /\d\s?[ap]\.?m\b/i.test(source) ? 'mdy' : undefined;
	const reading = dateReading(written, source, range, source, { incidentDay: context.day, order });
	if (reading.impossible || reading.approximate) return undefined;
	const meant = reading.ambiguous?.find((day) => day === context.day);
	return meant === undefined ? reading : { ...reading, day: meant };
}

function onDay(time: DateReading, day: Day | undefined): DateReading {
	if (day === undefined || (time.day !== undefined && !time.dayInferred)) return time;
	// The instant that was read is one of the incident's day.
	const { instant: _instant, ...clock } = time;
	return { ...clock, day };
}

/** Gives each entry its instant; a clock without a day that falls far back has passed midnight. */
function place(drafts: readonly EntryDraft[], context: CopyContext): (CopiedEntry | undefined)[] {
	let passed = 0;
	let before: string | undefined;
	let counted: Day | undefined;
	return drafts.map(({ time, isChat, actor, text }) => {
		const { clock, day } = time;
		if (clock === undefined || day === undefined || !isDay(day) || text === '') return undefined;
		// A day that stands above its times has passed midnight already.
		if (time.dayInferred && counted !== day) {
			if (counted !== undefined) before = undefined;
			passed = 0;
			counted = day;
		}
		if (time.dayInferred && before !== undefined && before >= '18:00' && clock < '06:00') passed += 1;
		before = clock;
		const own = time.dayInferred ? addDays(day, passed) : day;
		const known = time.instant !== undefined && own === day ? Date.parse(time.instant) : undefined;
		const offset = time.zone ? offsetOn(time.zone, own, clock) : (isChat ? context.localOffset : context.logOffset)(own, clock);
		// “IST” is read as three zones: a moment that may be hours off is none.
		if (offset === undefined) return undefined;
		const at = known ?? millisecondsOf(own, clock, offset);
		return { instant: new Date(at).toISOString().replace('.000Z', 'Z'), text, ...(actor === undefined ? {} : { actor }) };
	});
}

/** A person or a program: a few words without the marks of a sentence. */
function isName(text: string): boolean {
	return text.length <= 50 && /^[\p{L}@][^.!?,;:|<>{}="]*$/u.test(text.trim()) && text.trim().split(/\s+/).length <= 4;
}

function nextLine(lines: readonly string[], index: number): string {
	return lines.slice(index + 1, index + 4).find((line) => line !== '') ?? '';
}

/** Who joined or left, and what the channel is about, says nothing about the incident. */
function isComingOrGoing(text: string): boolean {
	return /^(?:joined|left|was added to) #?[\w-]{1,80}(?: by .{1,60})?\.?$|^set the channel (?:topic|description|purpose)\b/i.test(text);
}

/** What chats show around messages: reactions and their counts, threads, dividers. */
function isFurniture(line: string): boolean {
	return /^(?::[\w+-]{1,40}:|\d{1,3}|\d{1,4} repl(?:y|ies)|last reply\b.{0,40}|view thread|new|\(?edited\)?|replied to a thread:?)$/i.test(
		line,
	);
}
