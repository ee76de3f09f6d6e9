import { millisecondsOf, secondsOf } from './calendar.ts';
import type { Timeline, TimelineEntry } from './postmortem.ts';

/** An entry that stands behind one that it precedes in time. */
export interface Inversion {
	readonly entry: TimelineEntry;
	readonly before: TimelineEntry;
	/** The entry behind it, in the same run. */
	readonly after: TimelineEntry | undefined;
}

/**
 * The entries that are earlier than the one before them, within each run. A list that descends as a whole is in order; so is one that a
 * 12-hour clock that leaves out am or pm explains. Estimates may be a quarter of an hour off. Replies (“↳ …”) are left out.
 */
export function inversionsIn({ entries }: Timeline): Inversion[] {
	return [...new Set(entries.map((entry) => entry.run))].flatMap((run) => {
		const timed = entries.filter((entry) => entry.run === run && minuteOf(entry) !== undefined && !isReply(entry));
		if (isDescending(timed)) return [];
		const isTwelveHour = (): boolean =>
			timed.every(({ time }) => isMarked(time) || secondsOf(time.clock ?? '00:00') < 13 * 3600) && !timed.some(hasLeadingZero);
		return timed.flatMap((entry, index): Inversion[] => {
			const before = timed[index - 1];
			if (!before || !isEarlier(entry, before)) return [];
			if (passesMidnight(entry, before) || (isRepairedByAfternoon(entry, before) && isTwelveHour())) return [];
			return [{ entry, before, after: timed[index + 1] }];
		});
	});
}

/** An answer in a thread stands behind what it answers, whatever happened in between. */
function isReply({ text }: TimelineEntry): boolean {
	return /^[↳⤷]/u.test(text);
}

/** Minutes for comparing entries of one timeline with each other; undefined without a clock or day. */
export function minuteOf({ time, offset }: Pick<TimelineEntry, 'time' | 'offset'>): number | undefined {
	if (offset !== undefined) return undefined;
	if (time.precision === 'none' || time.impossible || time.ambiguous) return undefined;
	if (time.clock === undefined) return time.day === undefined ? undefined : millisecondsOf(time.day, '00:00', 0) / 60_000;
	return millisecondsOf(time.day ?? '2000-01-01', time.clock, time.zone?.offset ?? 0) / 60_000;
}

function isEarlier(entry: TimelineEntry, before: TimelineEntry): boolean {
	const one = minuteOf(entry) ?? 0;
	const other = minuteOf(before) ?? 0;
	// A day without a clock is anywhere in that day; a zone beside none cannot be compared to the minute.
	if (entry.time.clock === undefined || before.time.clock === undefined) return (entry.time.day ?? '') < (before.time.day ?? '');
	if ((entry.time.zone?.offset === undefined) !== (before.time.zone?.offset === undefined)) return false;
	const tolerance = entry.time.approximate || before.time.approximate ? 15 : 0;
	const isCoarse = entry.time.clock.length === 5 || before.time.clock.length === 5;
	return isCoarse ? Math.floor(one) + tolerance < Math.floor(other) : one + tolerance < other;
}

/** Late in the evening, then early in the morning, with no day written: the next day. */
function passesMidnight({ time }: TimelineEntry, { time: before }: TimelineEntry): boolean {
	return (time.day === undefined || time.dayInferred === true) && (before.clock ?? '') >= '18:00' && (time.clock ?? '24:00') <= '06:00';
}

/** Half a day later it stands in order; a step of more than six hours is a mistake rather than an afternoon. */
function isRepairedByAfternoon(entry: TimelineEntry, before: TimelineEntry): boolean {
	if (isMarked(entry.time) || entry.time.day !== before.time.day) return false;
	const step = (minuteOf(entry) ?? 0) + 12 * 60 - (minuteOf(before) ?? 0);
	return step >= 0 && step <= 6 * 60;
}

/** Whether the time says am or pm itself. */
function isMarked({ text }: TimelineEntry['time']): boolean {
	return /[ap]\.?\s?m/i.test(text);
}

/** "09:30" is how a 24-hour clock writes it. */
function hasLeadingZero({ time }: TimelineEntry): boolean {
	return /(?:^|[^\d:.])0\d[:.h]/.test(time.text);
}

function isDescending(timed: readonly TimelineEntry[]): boolean {
	return (
		timed.length > 2 && timed.every((entry, index) => index === 0 || (minuteOf(entry) ?? 0) <= (minuteOf(timed[index - 1] ?? entry) ?? 0))
	);
}
