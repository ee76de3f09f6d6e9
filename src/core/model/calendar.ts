import type { Day } from './postmortem.ts';

/** Whether the text is an existing calendar day, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The day of a year, month (1 to 12) and day of the month; undefined when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day so many days later, or earlier for a negative count. */
export function addDays(day: Day, count: number): Day {
	return new Date((ordinalOf(day) + count) * dayMilliseconds).toISOString().slice(0, 10);
}

/** How many days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return ordinalOf(to) - ordinalOf(from);
}

/** The day that a moment falls on where this runs. */
export function localDay(moment: Date): Day {
	const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
	return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
	return (((ordinalOf(day) + 4) % 7) + 7) % 7;
}

/** Milliseconds since 1970 in UTC of a clock on a day, `HH:MM` or `HH:MM:SS`, in a zone so many minutes east of UTC. */
export function millisecondsOf(day: Day, clock: string, offset: number): number {
	return ordinalOf(day) * dayMilliseconds + secondsOf(clock) * 1000 - offset * 60_000;
}

/** Seconds after midnight of a clock, `HH:MM` or `HH:MM:SS`. */
export function secondsOf(clock: string): number {
	return Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60 + Number(clock.slice(6, 8));
}

const dayMilliseconds = 86_400_000;

/** Days since 1970-01-01. */
function ordinalOf(day: Day): number {
	return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMilliseconds);
}
