import { millisecondsOf } from './calendar.ts';
import type { DateReading, Postmortem } from './postmortem.ts';

/**
 * Minutes from one written time to another; negative when the second is earlier. Undefined unless both have day and clock, and where
 * their zones leave open how far they are apart. A time without a zone is on the clock of the other one.
 */
export function minutesBetween(from: DateReading, to: DateReading): number | undefined {
	if (!from.day || !from.clock || !to.day || !to.clock) return undefined;
	if (from.instant !== undefined && to.instant !== undefined) return (Date.parse(to.instant) - Date.parse(from.instant)) / 60_000;
	if (from.zone && to.zone && from.zone.text !== to.zone.text) return undefined;
	return (millisecondsOf(to.day, to.clock, 0) - millisecondsOf(from.day, from.clock, 0)) / 60_000;
}

/** Whether a file tells of several incidents, so that the first start and the first end may belong to different ones. */
export function hasSeveralIncidents({ sections, fields }: Postmortem): boolean {
	if (sections.some(({ incident }) => incident > 0)) return true;
	const count = (id: 'start' | 'end'): number => fields.filter((field) => field.id === id && field.value !== '').length;
	return count('start') > 1 && count('start') !== count('end');
}

/** Whether the second time would be later than the first if it were one of the afternoon: "11:50" and "1:30" on a 12-hour clock. */
export function isRepairedByAfternoon(from: DateReading, to: DateReading): boolean {
	const hour = /(?:^|[^\d:.])(\d{1,2})[:.h]\d{2}(?!.*[ap]\.?m\b)/i.exec(to.text)?.[1];
	const minutes = minutesBetween(from, to);
	if (hour === undefined || hour.length > 1 || minutes === undefined) return false;
	return minutes < 0 && minutes + 720 >= 0;
}
