import type { Range } from '../text/range.ts';
import type { Words } from '../vocabulary/words.ts';
import { addDays, secondsOf } from './calendar.ts';
import { type DateContext, type DraftReading, dateReading, putInZone, type WrittenTime } from './dates.ts';
import type { EntryTime } from './entry-time.ts';
import { marksOf, momentOfTitle } from './moments.ts';
import type { DateReading, Day, Field, Heading, MomentMark, Timeline, TimelineEntry, UntimedLine, Zone } from './postmortem.ts';
import type { SectionBody } from './section-body.ts';
import { draftsOf } from './timeline-blocks.ts';
import type { EntryDraft, TimelineDraft } from './timeline-draft.ts';
import { sourceOfLine, type TimelineLine } from './timeline-line.ts';
import type { TableHead } from './timeline-table.ts';
import { dayInWords, type WordedDay, wordedDayOf } from './worded-day.ts';
import { writtenClockAt } from './written-clock.ts';
import { writtenDateAt } from './written-date.ts';
import { type WrittenZone, zoneAt, zoneIn } from './zones.ts';

export interface TimelineInput {
	readonly text: string;
	readonly bodies: readonly SectionBody[];
	readonly headings: readonly Heading[];
	readonly fields: readonly Field[];
	readonly words: Words;
	readonly start: DateReading | undefined;
	readonly end: DateReading | undefined;
	readonly incidentDay: Day | undefined;
	/** The zone of the workspace, which counts where the document states none. */
	readonly timeZone?: string | undefined;
	readonly dateOrder?: 'dmy' | 'mdy' | undefined;
}

/**
 * The timelines of a document, one per section that plays this role, in order; a timeline inside another one is part of it. A section
 * without entries gives a timeline without entries.
 */
export function readTimelines(input: TimelineInput): Timeline[] {
	const timelines: Timeline[] = [];
	let end = 0;
	let zone: { readonly found: Timeline['zone'] } | undefined;
	const zoneOfDocument = (): Timeline['zone'] => {
		zone ??= { found: zoneInText(input.text) };
		return zone.found;
	};
	for (const body of input.bodies) {
		if (!body.section.fills.includes('timeline') || body.section.range.start < end) continue;
		end = body.section.range.end;
		timelines.push(readTimeline(input, body, zoneOfDocument));
	}
	return timelines;
}

function readTimeline(input: TimelineInput, body: SectionBody, zoneOfDocument: () => Timeline['zone']): Timeline {
	const { drafts, heads } = draftsOf(input.text, body, input.words);
	const zone =
		zoneOf(input, body, drafts, heads) ??
		zoneOfDocument() ??
		zoneOfHeader(input) ??
		zoneBesideClock(input, body, drafts) ??
		zoneOfSettings(input);
	const placed = new Placing(input, body, zone, isDescending(drafts));
	for (const draft of drafts) placed.add(draft);
	return {
		section: body.index,
		range: body.section.range,
		form: formOf(placed.entries, drafts),
		zone,
		entries: placed.entries,
		untimed: untimedOf(drafts),
		columns: heads.flatMap(({ columns }) => columns),
	};
}

/** Puts the entries on their days, one after the other. */
class Placing {
	readonly entries: TimelineEntry[] = [];
	private run = 0;
	private day: Day | undefined;
	/** The clock of the entry before, when it is on the running day. */
	private clock: string | undefined;
	private firstDay: Day | undefined;
	/** The cell of the day's column, where it names the day in words. */
	private dayCell: string | undefined;
	/** Whether the entry before says that it is on the next day, which its followers repeat for the same day. */
	private saidNextDay = false;
	/** Whether the entry before says that it is on the day before. */
	private wasBefore = false;
	private group: { readonly title: string; readonly range: Range } | undefined;

	constructor(
		private readonly input: TimelineInput,
		body: SectionBody,
		private readonly zone: Timeline['zone'],
		private readonly descending: boolean,
	) {
		const stated = input.start?.dayInferred ? undefined : input.start?.day;
		this.day = dayInTitle(body.section.title, input) ?? stated ?? input.incidentDay;
		this.firstDay = this.day;
	}

	add(draft: TimelineDraft): void {
		switch (draft.kind) {
			case 'heading':
				this.newRun();
				this.moveTo(wordedDayOf(draft.title));
				this.group = draft;
				break;
			case 'day':
				this.newRun();
				if (draft.time.written?.date) this.setDay(this.reading(draft.line, draft.time.written));
				break;
			case 'entry':
				this.entry(draft);
				break;
			case 'table':
				this.restartOrder();
				break;
			default: {
				const day = wordedDayOf(draft.line.text);
				if (day) {
					this.newRun();
					this.moveTo(day);
				} else if (draft.kind === 'prose' && isLabel(draft.line)) this.restartOrder();
			}
		}
	}

	private newRun(): void {
		this.restartOrder();
		this.clock = undefined;
		this.group = undefined;
	}

	/** What follows need not be later than what stands above; the day runs on. */
	private restartOrder(): void {
		if (this.entries.at(-1)?.run === this.run) this.run += 1;
	}

	private moveTo(words: WordedDay | undefined): void {
		if (!words || this.day === undefined) return;
		this.day = dayInWords(words, this.day, this.firstDay ?? this.day);
		this.clock = undefined;
	}

	private setDay(reading: DateReading): void {
		// Behind a date that can mean two days no clock is placed on the day before it.
		this.day = reading.day;
		this.clock = undefined;
	}

	private entry(draft: EntryDraft): void {
		if (draft.day?.time.written?.date) this.setDay(this.reading(draft.day.line, draft.day.time.written));
		if (draft.dayCell && draft.dayCell.text !== this.dayCell) {
			this.newRun();
			this.moveTo(wordedDayOf(draft.dayCell.text));
			this.dayCell = draft.dayCell.text;
		}
		const time = this.timeOf(draft);
		const until = this.untilOf(draft, time);
		const moment = this.group && momentOfTitle(this.group.title);
		const marks: MomentMark[] = [...marksOf(draft, draft.time?.label ?? '')];
		// What stands below "Detection" begins with it.
		if (moment && this.group && !marks.some((mark) => mark.moment === moment)) {
			if (moment === 'detected' || moment === 'start') marks.push({ moment, certainty: 'explicit', range: this.group.range });
			this.group = undefined;
		}
		const { form, range, text, textRange } = draft;
		this.entries.push({ form, range, time, until, offset: draft.time?.offset, text, textRange, run: this.run, marks });
	}

	private timeOf(draft: EntryDraft): DateReading {
		const written = draft.time?.written;
		if (!draft.time || !written) {
			const range = draft.time ? sourceOfLine(draft.line, draft.time.start, draft.time.end) : draft.line.range;
			const text = draft.time ? draft.line.text.slice(draft.time.start, draft.time.end) : draft.line.text.trim();
			return { text, range, precision: 'none', ...(this.day === undefined ? {} : { day: this.day, dayInferred: true as const }) };
		}
		const reading = this.reading(draft.line, written, draft.time);
		if (draft.below) {
			const at = draft.textRange.start;
			return { ...reading, range: { start: at, end: at }, dayInferred: true };
		}
		if (written.date) {
			this.setDay(reading);
			this.clock = reading.clock;
			return reading;
		}
		if (draft.time.dayBefore) {
			const { day } = this;
			if (day === undefined) this.restartOrder();
			// What follows is on the running day again.
			this.clock = undefined;
			this.wasBefore = true;
			return this.onDay(reading, day === undefined ? undefined : addDays(day, -1));
		}
		if (this.wasBefore && this.day === undefined) this.restartOrder();
		this.wasBefore = false;
		const numbered = this.namedDay(draft.time);
		if (numbered !== undefined) this.setDay({ ...reading, day: numbered });
		const day = numbered ?? (draft.time.nextDay ? this.dayBehind(reading.clock) : this.dayOfClock(reading.clock));
		this.saidNextDay = draft.time.nextDay === true;
		if (reading.clock !== undefined) this.clock = reading.clock;
		return this.onDay(reading, day);
	}

	private namedDay({ dayOfMonth, weekday, ordinalDay: ordinal }: EntryTime): Day | undefined {
		if (dayOfMonth !== undefined) return this.nearestDay(dayOfMonth);
		const words = ordinal !== undefined ? { ordinal } : weekday !== undefined ? { weekday } : undefined;
		return words === undefined || this.day === undefined ? undefined : dayInWords(words, this.day, this.firstDay ?? this.day);
	}

	/** The day with this number that is nearest to the running one; undefined for a number that points far away and so is no day. */
	private nearestDay(number: number): Day | undefined {
		if (this.day === undefined) return undefined;
		for (let distance = 0; distance <= farthestDay; distance += 1) {
			for (const day of [addDays(this.day, distance), addDays(this.day, -distance)]) if (Number(day.slice(8)) === number) return day;
		}
		return undefined;
	}

	/** The running day, or its neighbour when the clock has passed midnight since the entry before. */
	private dayOfClock(clock: string | undefined): Day | undefined {
		if (clock === undefined || this.clock === undefined || this.day === undefined) return this.day;
		const [earlier, later] = this.descending ? [clock, this.clock] : [this.clock, clock];
		if (secondsOf(earlier) >= evening && secondsOf(later) <= morning) this.day = addDays(this.day, this.descending ? -1 : 1);
		return this.day;
	}

	/** The day after the running one; still that day for an entry that only repeats that it is on it. */
	private dayBehind(clock: string | undefined): Day | undefined {
		const repeats = this.saidNextDay && this.clock !== undefined && clock !== undefined && secondsOf(this.clock) <= secondsOf(clock);
		if (repeats) return this.day;
		if (this.day === undefined) this.restartOrder();
		else this.day = addDays(this.day, 1);
		return this.day;
	}

	private untilOf(draft: EntryDraft, from: DateReading): DateReading | undefined {
		const written = draft.until?.time.written ?? draft.time?.until;
		const line = draft.until?.line ?? draft.line;
		if (!written) return undefined;
		const reading = this.reading(line, written);
		if (written.date || from.day === undefined) return reading;
		const passed = from.clock !== undefined && reading.clock !== undefined && reading.clock < from.clock;
		if (!reading.zone && from.zone) reading.zone = from.zone;
		return this.onDay(reading, passed ? addDays(from.day, 1) : from.day);
	}

	/** The reading of a clock that had no day yet, and so no instant. */
	private onDay(reading: DraftReading, day: Day | undefined): DateReading {
		if (day === undefined) return reading;
		reading.day = day;
		reading.dayInferred = true;
		if (reading.zone) putInZone(reading, reading.zone);
		return reading;
	}

	private reading(line: TimelineLine, written: WrittenTime, time?: EntryTime): DraftReading {
		const from = time?.start ?? written.start;
		const to = time && !time.until ? time.end : written.end;
		const range = sourceOfLine(line, from, to);
		const context: DateContext = {
			incidentDay: written.date ? this.day : undefined,
			order: this.input.dateOrder,
			yearless: 'nearest',
			zone: this.zone,
		};
		const reading = dateReading(written, line.text.slice(from, to), range, line.text, context);
		if (written.zone && reading.zone) reading.zone = { ...reading.zone, range: sourceOfLine(line, written.zone.start, written.zone.end) };
		return reading;
	}
}

/** "Team B:", or a short line in bold: what follows is a list of its own. */
function isLabel({ text, marked }: TimelineLine): boolean {
	const [first] = marked;
	return text.length <= 60 && (/[:：]\s*$/.test(text) || (first !== undefined && first.start === 0 && first.end >= text.trimEnd().length));
}

/** How many days before or after the running one a bare number of a day may mean. */
const farthestDay = 7;
const evening = 18 * 3600;
const morning = 6 * 3600;

/** Whether the entries stand with the latest first: every clock or day is at most the one before. */
function isDescending(drafts: readonly TimelineDraft[]): boolean {
	let before: string | undefined;
	let falls = 0;
	for (const draft of drafts) {
		const written = draft.kind === 'entry' ? draft.time?.written : undefined;
		if (!written?.clock?.clock && !written?.date) continue;
		const { date, clock } = written;
		const only = date?.candidates[0];
		const day = date && only ? [date.year ?? 0, only.month, only.day].map((part) => String(part).padStart(4, '0')).join('-') : '';
		const key = `${day} ${clock?.clock ?? ''}`;
		if (before !== undefined && key.length === before.length) {
			if (key > before && !(day === '' && before.slice(1, 3) <= '06' && key.slice(1, 3) >= '18')) return false;
			if (key < before) falls += 1;
		}
		before = key;
	}
	return falls >= 2;
}

function formOf(entries: readonly TimelineEntry[], drafts: readonly TimelineDraft[]): Timeline['form'] {
	const counts = { table: 0, list: 0, heading: 0, paragraph: 0 };
	for (const { form } of entries) counts[form] += 1;
	const most = Math.max(...Object.values(counts));
	if (most === 0) return drafts.some(({ kind }) => kind === 'untimed') ? 'list' : 'paragraphs';
	if (counts.table === most) return 'table';
	if (counts.list === most) return 'list';
	return counts.heading === most ? 'headings' : 'paragraphs';
}

/** Lines without a time count beside lines with one, or where the whole section has no time. */
function untimedOf(drafts: readonly TimelineDraft[]): UntimedLine[] {
	const timeless = !drafts.some(({ kind }) => kind === 'entry');
	return drafts.flatMap((draft) =>
		draft.kind === 'untimed' && (draft.beside || timeless) && !wordedDayOf(draft.text) ? [{ range: draft.range, text: draft.text }] : [],
	);
}

/** "Timeline (all times PST) Saturday Oct 30th". */
function dayInTitle(title: string, { incidentDay, dateOrder }: TimelineInput): Day | undefined {
	if (!/\d/.test(title)) return undefined;
	for (const match of title.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
		const date = writtenDateAt(title, match.index);
		if (date?.precision !== 'day' || date.weak) continue;
		const written = { start: match.index, end: date.end, date, clock: undefined, zone: undefined, approximate: false };
		return dateReading(written, title, { start: 0, end: 0 }, title, { incidentDay, order: dateOrder, yearless: 'nearest' }).day;
	}
	return undefined;
}

/** The zone that the section itself states for entries without their own: in the time column, a line, its heading or a day's line. */
function zoneOf(input: TimelineInput, body: SectionBody, drafts: readonly TimelineDraft[], heads: readonly TableHead[]): Timeline['zone'] {
	for (const { time } of heads) {
		const zone = time && zoneIn(time.text);
		if (zone) return { ...stated(zone, sourceOfLine(time, zone.start, zone.end)), source: 'column' };
	}
	for (const draft of drafts) {
		const line = draft.kind === 'prose' ? draft.line : undefined;
		const zone = line && speaksOfTimes.test(line.text) ? zoneIn(line.text) : undefined;
		if (line && zone) return { ...stated(zone, sourceOfLine(line, zone.start, zone.end)), source: 'line' };
	}
	const { section } = body;
	const inTitle = zoneIn(section.title);
	if (inTitle) return { ...stated(inTitle, placeOf(input.text, section.titleRange, inTitle.text)), source: 'heading' };
	for (const draft of drafts) {
		const zone = draft.kind === 'day' ? zoneIn(draft.line.text.slice(draft.time.end)) : undefined;
		if (zone && draft.kind === 'day') return { ...stated(zone, placeOf(input.text, draft.line.range, zone.text)), source: 'heading' };
	}
	return undefined;
}

function zoneOfHeader(input: TimelineInput): Timeline['zone'] {
	const header = input.start?.zone ?? input.end?.zone ?? zoneOfFields(input.fields);
	return header && { ...header, source: 'header' };
}

/** The zone that the summary, a duration or the like gives beside the clock of an entry: "down from 14:03 to 15:00 CET". */
function zoneBesideClock({ text }: TimelineInput, { section }: SectionBody, drafts: readonly TimelineDraft[]): Timeline['zone'] {
	const clocks = new Set(drafts.flatMap((draft) => (draft.kind === 'entry' ? clocksOf(draft) : [])));
	if (clocks.size === 0) return undefined;
	let found: Zone | undefined;
	for (const match of text.matchAll(clockBesideZone)) {
		if (match.index >= section.range.start && match.index < section.range.end) continue;
		const [whole, before, first = '', last] = match;
		const after = before === undefined ? zoneAt(text, match.index + whole.length) : undefined;
		const zone = before === undefined ? after : zoneIn(before);
		if (
			!zone ||
			![first, last].some((written) => written !== undefined && clocks.has(writtenClockAt(written, 0)?.clock?.slice(0, 5) ?? ''))
		)
			continue;
		// Two zones leave open which of them the entries are in.
		if (found && found.text !== zone.text) return undefined;
		const start = before === undefined ? zone.start : match.index;
		found ??= stated(zone, { start, end: before === undefined ? zone.end : match.index + before.trimEnd().length });
	}
	return found && { ...found, source: 'header' };
}

function clocksOf({ time }: EntryDraft): string[] {
	return [time?.written?.clock?.clock, time?.until?.clock?.clock].flatMap((clock) => (clock === undefined ? [] : [clock.slice(0, 5)]));
}

/** "UTC 14:03", "14:03 – 15:00" and "2:03 PM", up to where a zone may follow. */
const clockBesideZone =
	/(?<![\d:.])((?:UTC|GMT) )?(\d{1,2}:\d{2}(?: ?[ap]m)?)(?: ?(?:-|–|—|to|until) ?(\d{1,2}:\d{2}(?: ?[ap]m)?))?(?![:\d]) ?/giu;

function zoneOfSettings(input: TimelineInput): Timeline['zone'] {
	if (input.timeZone === undefined || input.timeZone === '') return undefined;
	const setting = zoneIn(input.timeZone);
	return { ...stated(setting ?? { text: input.timeZone, offset: undefined }, { start: 0, end: 0 }), source: 'setting' };
}

/** The zone in a field of its own, beside the date, or in the label of a time: "Timezone: UTC", "Start (UTC): …". */
function zoneOfFields(fields: readonly Field[]): Zone | undefined {
	for (const { id, label, labelRange, value, range } of fields) {
		const isOwn = ownField.test(label);
		if (!isOwn && id !== 'start' && id !== 'end' && id !== 'date') continue;
		const inLabel = isOwn ? undefined : zoneIn(label);
		if (inLabel) return stated(inLabel, labelRange);
		const inValue = zoneIn(value);
		if (inValue) return stated(inValue, range);
	}
	return undefined;
}

const ownField = /time ?zone|zeitzone|fuseau|zona horaria|fuso|タイムゾーン|时区/iu;

/** A line that says in which zone the times are, or is nothing but a zone. */
const speaksOfTimes =
	/\b(?:times?|timestamps?|time ?zones?|clock|zeit(?:en|angaben|zone)?|uhrzeit(?:en)?|horas?|horarios?|horários?|heures?|fuseau|orari|orario|tijden|tijdzone)\b|時刻|時間|时间|时区|시간|^[\s([*_]*(?:UTC|GMT)[\s)\]*_.:]*$/iu;
const allTimes =
	/\b(?:all|alle|todas|toutes|todos|tutti) (?:the |las |les |as |os |gli )?(?:times?|timestamps|zeiten|zeitangaben|horas|heures|horários|orari|tijden)\b[^.\n\r|]{0,80}/i;

/** "All times in UTC" anywhere in the document. */
function zoneInText(text: string): Timeline['zone'] {
	const match = allTimes.exec(text);
	const zone = match && zoneIn(match[0]);
	if (!match || !zone) return undefined;
	return { ...stated(zone, { start: match.index + zone.start, end: match.index + zone.end }), source: 'line' };
}

function stated({ text, offset, doubtful }: Pick<WrittenZone, 'text' | 'offset' | 'doubtful'>, range: Range): Zone {
	return doubtful ? { text, offset, doubtful, range } : { text, offset, range };
}

function placeOf(text: string, { start, end }: Range, words: string): Range {
	const at = text.slice(start, end).indexOf(words);
	return at < 0 ? { start, end } : { start: start + at, end: start + at + words.length };
}
