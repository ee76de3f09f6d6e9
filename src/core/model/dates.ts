import { isDigit, isOneOf } from '../text/characters.ts';
import type { Range } from '../text/range.ts';
import { addDays, daysBetween, millisecondsOf } from './calendar.ts';
import type { DateReading, Day, Precision, Zone } from './postmortem.ts';
import { relativeDay } from './relative-day.ts';
import { type WrittenClock, writtenClockAt } from './written-clock.ts';
import { daysOf, type WrittenDate, writtenDateAt } from './written-date.ts';
import { offsetOn, type WrittenZone, zoneAt } from './zones.ts';

/** What a date may take from outside its own words. */
export interface DateContext {
	/** What days without a year, clocks without a day and relative words refer to. */
	readonly incidentDay?: Day | undefined;
	/** How numeric dates are meant; without it 7/8/2026 stays open. */
	readonly order?: 'dmy' | 'mdy' | undefined;
	/** The zone of a clock that has none. */
	readonly zone?: Zone | undefined;
	/** Which year a day without one gets: that of the first such day from the incident on (the default), or of the nearest. */
	readonly yearless?: 'onOrAfter' | 'nearest';
}

/** A date, a time or both as they stand in a text from `start` to `end`. */
export interface WrittenTime {
	readonly start: number;
	readonly end: number;
	readonly date: WrittenDate | undefined;
	readonly clock: WrittenClock | undefined;
	readonly zone: WrittenZone | undefined;
	readonly approximate: boolean;
}

/**
 * Reads one cell, field or matched phrase, never a sentence. `text` and `range` of the result are those given; the precision is `none`
 * when it names no date or time ("TBD", "next sprint").
 */
export function readDate(text: string, range: Range, context: DateContext): DateReading {
	const written = writtenTimeIn(text);
	if (written) return dateReading(written, text, range, text, context);
	const relative = relativeDay(text, context.incidentDay);
	if (!relative) return { text, range, precision: 'none' };
	return { text, range, precision: relative.precision, relative: true, ...(relative.day === undefined ? {} : { day: relative.day }) };
}

/** A reading that is still being made. */
export type DraftReading = { -readonly [key in keyof DateReading]: DateReading[key] };

/** The reading of a time found in `source`, whose offsets `range` covers where the lengths agree; `text` is what it is shown as. */
export function dateReading(written: WrittenTime, text: string, range: Range, source: string, context: DateContext): DraftReading {
	const { date, clock } = written;
	const reading: DraftReading = { text, range, precision: precisionOf(date, clock) };
	if (written.approximate) reading.approximate = true;
	if (date) placeDate(reading, date, context);
	if (clock?.impossible) {
		reading.impossible = true;
		delete reading.day;
	}
	if (clock?.clock !== undefined) {
		reading.clock = clock.clock;
		if (!date && context.incidentDay !== undefined) {
			reading.day = context.incidentDay;
			reading.dayInferred = true;
		}
		if (clock.nextDay && reading.day !== undefined) reading.day = addDays(reading.day, 1);
	}
	const zone = written.zone ? zoneOf(written.zone, range, source) : clock?.clock === undefined ? undefined : context.zone;
	if (zone) putInZone(reading, zone);
	return reading;
}

/** Gives a reading the zone with its offset on that day, and the instant where all of day, clock and offset are known. */
export function putInZone(reading: DraftReading, zone: Zone): void {
	const { day, clock } = reading;
	const offset = day === undefined || clock === undefined ? undefined : offsetOn(zone, day, clock);
	reading.zone = offset === undefined || zone.offset === offset ? zone : { ...zone, offset };
	if (day === undefined || clock === undefined || offset === undefined) return;
	const seconds = clock.length === 5 ? ':00' : '';
	reading.instant =
		offset === 0 ? `${day}T${clock}${seconds}Z` : new Date(millisecondsOf(day, clock, offset)).toISOString().replace('.000Z', 'Z');
}

/** The end of an incident whose day was not written: on the start's day, or on the next one when the clock has passed midnight. */
export function endAfterStart(end: DateReading, start: DateReading | undefined): DateReading {
	if (!end.clock || !start?.day || !(end.dayInferred || end.day === undefined)) return end;
	const passed =
		start.clock !== undefined && end.clock < start.clock && (start.zone?.offset === end.zone?.offset || !end.zone || !start.zone);
	const day = passed ? addDays(start.day, 1) : start.day;
	const { instant, ...rest } = end;
	const placed: DraftReading = { ...rest, day, dayInferred: true };
	if (end.zone) putInZone(placed, end.zone);
	return placed;
}

/**
 * The date, time or both that start at a place of a text, in either order, with zone and "~" or "about" in front. Digits with a dot
 * ("14.43") count as a clock only behind a date or where `weakClock` allows them.
 */
export function writtenTimeAt(text: string, at: number, weakClock = false): WrittenTime | undefined {
	// Nearly every time begins with its digits.
	const lead = isDigit(text.charCodeAt(at)) ? null : matchAt(approximately, text, at);
	const start = at + (lead?.[0].length ?? 0);
	const date = writtenDateAt(text, start);
	if (date) return behindDate(text, at, date, lead !== null);

	const clock = clockAt(text, start, weakClock);
	if (!clock) return undefined;
	const behind = behindClock(text, clock.end);
	const { zone } = behind;
	let { end } = behind;
	const dateStart = end + (matchAt(betweenClockAndDate, text, end)?.[0].length ?? 0);
	const later = dateStart > end ? writtenDateAt(text, dateStart) : undefined;
	const counts = later !== undefined && later.precision === 'day' && !later.weak;
	if (counts) end = later.end;
	const after = counts ? approximateBehind(text, end) : 0;
	return {
		start: at,
		end: end + after,
		date: counts ? later : undefined,
		clock,
		zone,
		approximate: lead !== null || after > 0 || behind.approximate,
	};
}

const approximately =
	/(?:[~～≈∼<>]\s?|(?:at\s)?(?:around|about|approx(?:\.|imately)?|roughly|circa|ca\.?|c\.|near|nearly|est\.|estimated|gegen|etwa|ungefähr|um|vers|environ|hacia|sobre|alrededor de|aprox\.?|por volta d[aeo]s?|cerca d[aeo]s?|verso|rond|omstreeks|約|约|大约|대략|약)\s?(?:las\s|le\s|as\s|às\s)?)/iuy;
const approximatelyBehind =
	/(?:\s?(?:頃|ごろ|ころ|左右|前後|前后|쯤|경|ish)|~(?![\d~])|\s?\((?:approx(?:\.|imately)?|approximate|estimated?|est\.|ca\.|roughly|about)\)|\s(?:approx(?:\.|imately)?)(?=$|[\s,;:)|–—-]))/iuy;
const betweenDateAndClock =
	/(?:T(?=\d)|,?\s{1,3}(?:(?:at|um|om|à|a las|a la|às|alle|le|ore|kl\.?|@|around|about|approx\.?|circa|ca\.?|gegen|vers|environ|hacia(?: las?)?|sobre las|por volta d[ae]s|verso(?: le)?|rond|omstreeks|[-–—|/])\s){0,2}[~≈@]?|[,;/_@-]\s?|\s?[(（]\s?)/iuy;
const roughly = /[~≈]|around|about|approx|circa|ca|gegen|vers|environ|hacia|sobre|por volta|rond|omstreeks/i;
const betweenClockAndDate = /(?:,?\s{1,3}(?:(?:on|am|le|el|il|op|em|del|of)\s)?(?:the\s)?|,)\(?/iuy;

function behindDate(text: string, at: number, date: WrittenDate, approximate: boolean): WrittenTime {
	const dateOnly = date.end + approximateBehind(text, date.end);
	let end = dateOnly;
	const between = date.precision === 'day' ? (matchAt(betweenDateAndClock, text, date.end)?.[0] ?? adjacent(text, date.end)) : undefined;
	if (between !== undefined) {
		const clockStart = date.end + between.length;
		const clock = clockAt(text, clockStart, /^[\s,T]/.test(between));
		// Behind a hyphen or slash a number is a range's other end.
		if (clock && !(clock.weak && /[-/]/.test(between))) {
			end = clock.end;
			if (/[(（]/.test(between)) end += matchAt(/\s?[)）]/y, text, end)?.[0].length ?? 0;
			const behind = behindClock(text, end, between === 'T' || clock.precision === 'second');
			const near = approximate || behind.approximate || roughly.test(between);
			return { start: at, end: behind.end, date, clock, zone: behind.zone, approximate: near };
		}
	}
	const zone = date.weak ? undefined : zoneBehind(text, end);
	return { start: at, end: zone?.end ?? end, date, clock: undefined, zone, approximate: approximate || dateOnly > date.end };
}

/** What stands behind a clock: its zone and words that it is not exact, in either order, "14:13 JST頃" and "14:13頃 (JST)". */
function behindClock(text: string, at: number, full = false): { end: number; zone: WrittenZone | undefined; approximate: boolean } {
	const zone = zoneBehind(text, at, full);
	if (zone) {
		const after = approximateBehind(text, zone.end);
		return { end: zone.end + after, zone, approximate: after > 0 };
	}
	const after = approximateBehind(text, at);
	const later = after > 0 ? zoneBehind(text, at + after) : undefined;
	return { end: later?.end ?? at + after, zone: later, approximate: after > 0 };
}

/** '' where a clock follows a date without anything between them, as after 日. */
function adjacent(text: string, at: number): string | undefined {
	return text.charCodeAt(at - 1) >= 0x4e00 ? '' : undefined;
}

function clockAt(text: string, at: number, weakClock: boolean): WrittenClock | undefined {
	const clock = writtenClockAt(text, at);
	if (!clock?.weak || weakClock) return clock;
	return zoneBehind(text, clock.end) ? clock : undefined;
}

/** The zone behind a clock. "02:00-04:30" is a range; only behind a full time does a minus without a space begin an offset. */
function zoneBehind(text: string, at: number, full = false): WrittenZone | undefined {
	const code = text.charCodeAt(at);
	if (code === 32 || code === 160) return isSpacedRange(text, at + 1) ? undefined : zoneAt(text, at + 1);
	return code === 45 && !full ? undefined : zoneAt(text, at);
}

/** "02:00 - 04:30", and "02:00 -04:37", which no zone has. */
function isSpacedRange(text: string, at: number): boolean {
	return text.charCodeAt(at) === 45 && !/^-(?:0\d|1[0-2]):?(?:00|30)(?![\d:])/.test(text.slice(at, at + 8));
}

function approximateBehind(text: string, at: number): number {
	if (!beginsDoubt(text.charCodeAt(at)) && !beginsDoubt(text.charCodeAt(at + 1))) return 0;
	return matchAt(approximatelyBehind, text, at)?.[0].length ?? 0;
}

/** Whether "approx", "ish", "(", "~" or a word of Chinese, Japanese or Korean may begin with the character. */
function beginsDoubt(code: number): boolean {
	return isOneOf(code, 'ai') || code === 40 || code === 126 || code > 0x2fff;
}

const opening =
	/[\s"'“”‘’`*_([{（【「<>,;:–—-]{0,6}(?:(?:on or before|no later than|not later than|on|by|before|until|till|due|from|since|at|as of|after|bis(?:\szum)?|spätestens|vor|ab|am|le|avant|antes del?|até|el|il|entro(?:\sil)?|op|vóór|voor|den|the)[\s:]{1,3}(?:the\s)?){0,2}/iuy;

/** The time that a cell, field or phrase names: at its beginning, else the first full date further on. */
function writtenTimeIn(text: string): WrittenTime | undefined {
	const start = matchAt(opening, text, 0)?.[0].length ?? 0;
	const first = writtenTimeAt(text, start, isWhole(text, start)) ?? (start > 0 ? writtenTimeAt(text, 0) : undefined);
	if (first && isPlausible(text, first)) return first;

	placeOfDate.lastIndex = start;
	for (let match = placeOfDate.exec(text); match && match.index < furthest; match = placeOfDate.exec(text)) {
		const found = writtenTimeAt(text, match.index);
		if (found?.date && found.date.precision === 'day' && !found.date.weak) return found;
	}
	return undefined;
}

/** A date further on than this belongs to a sentence. */
const furthest = 80;
const placeOfDate = /(?<![\p{L}\d/.#-])(?:\d|\p{L}(?=\p{L}{2,10}\.?[ -]\d))/gu;

/** Two bare numbers or a month alone are a date only when nothing else is written. */
function isPlausible(text: string, { date, clock, end }: WrittenTime): boolean {
	if (!date) return clock !== undefined;
	const rest = text.slice(end).replace(/[\s.,;:!?)\]}"'`*_（）]+/g, '');
	if (date.weak) return (rest === '' || clock !== undefined) && !/^\s*24\/7/.test(text);
	if (date.precision === 'year') return rest === '';
	return true;
}

function isWhole(text: string, start: number): boolean {
	return /^\d{1,2}\.\d{2}\s*$/.test(text.slice(start, start + 8));
}

function placeDate(reading: DraftReading, date: WrittenDate, context: DateContext): void {
	const year = date.year ?? inferredYear(date, context);
	// Without a year only a day that no year has is known to be impossible.
	const days = daysOf(date, year ?? 2000);
	if (days.length === 0) {
		reading.impossible = true;
		return;
	}
	if (year === undefined) return;
	const [first, second] = days;
	if (date.year === undefined) reading.yearInferred = true;
	if (first !== undefined && second !== undefined && !context.order) {
		reading.ambiguous = [inYear(first, date, context), inYear(second, date, context)];
		return;
	}
	const chosen = context.order === 'mdy' ? (second ?? first) : first;
	if (chosen !== undefined) reading.day = inYear(chosen, date, context);
}

/** The incident's year, or that in which a day that not every year has exists. */
function inferredYear(date: WrittenDate, { incidentDay }: DateContext): number | undefined {
	if (incidentDay === undefined) return undefined;
	const year = Number(incidentDay.slice(0, 4));
	return daysOf(date, year).length > 0 ? year : [year + 1, year + 2, year + 3].find((later) => daysOf(date, later).length > 0);
}

/** The day moved to the year that the context asks for, when its own was not written. */
function inYear(day: Day, date: WrittenDate, context: DateContext): Day {
	if (date.year !== undefined || context.incidentDay === undefined) return day;
	const moved = (by: number): Day => {
		const year = Number(day.slice(0, 4)) + by;
		const last = date.precision === 'day' ? undefined : daysOf(date, year)[0];
		return last ?? `${String(year).padStart(4, '0')}${day.slice(4)}`;
	};
	if (context.yearless !== 'nearest') return day < context.incidentDay ? moved(1) : day;
	const incidentDay = context.incidentDay;
	return [day, moved(-1), moved(1)].reduce((best, each) =>
		Math.abs(daysBetween(incidentDay, each)) < Math.abs(daysBetween(incidentDay, best)) ? each : best,
	);
}

function precisionOf(date: WrittenDate | undefined, clock: WrittenClock | undefined): Precision {
	if (clock) return clock.precision;
	return date?.precision ?? 'none';
}

/** The zone's own range where the text stands in the source character by character, else the range of the whole. */
function zoneOf({ start, end, text, offset, doubtful }: WrittenZone, range: Range, source: string): Zone {
	const literal = range.end - range.start === source.length;
	const own = literal ? { start: range.start + start, end: range.start + end } : range;
	return doubtful ? { text, offset, doubtful, range: own } : { text, offset, range: own };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
