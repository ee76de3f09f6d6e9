import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import { addDays, isDay } from '../model/calendar.ts';
import { hasSeveralIncidents, isRepairedByAfternoon, minutesBetween } from '../model/header-times.ts';
import type { DateReading } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'end-before-start',
	category: 'metadata',
	severity: 'error',
	contradiction: true,
	summary: 'The incident ends after it starts.',
	why: 'One of the two times is wrong, and with it every duration, every mean and the order of events that a reader has in mind. Mostly midnight was forgotten, or the two were swapped.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		const { start, end } = postmortem;
		if (!start || !end || hasSeveralIncidents(postmortem) || !isBefore(end, start)) return;
		const swap: Fix = {
			title: 'Swap Start and End',
			safe: false,
			edits: [
				{ range: start.range, text: end.text },
				{ range: end.range, text: start.text },
			],
		};
		const minutes = minutesBetween(end, start) ?? 1440;
		const meant = minutes < 1440 ? oneDayLater(end) : inYearOf(end, start);
		const later: Fix[] = meant ? [{ title: `Set End to “${meant}”`, safe: false, edits: [{ range: end.range, text: meant }] }] : [];
		// Of two explanations the one that gives the shorter incident is the likelier one.
		const fixes = minutes > 720 ? [...later, swap] : [swap, ...later];
		yield { range: end.range, message: `End ${end.text} is before Start ${start.text}: one of them is wrong.`, fixes };
	},
});

/** Only what is certain: an estimate within the hour, a day that was not written and a 12-hour clock can all be right. */
function isBefore(end: DateReading, start: DateReading): boolean {
	if (end.relative || start.relative || !end.day || !start.day) return false;
	const minutes = minutesBetween(start, end);
	if (minutes === undefined) {
		// Zones that nobody can tell differ by a day at most.
		const zoneDoubt = start.clock && end.clock ? 1 : 0;
		return isWholeDay(end) && isWholeDay(start) && !end.dayInferred && addDays(end.day, zoneDoubt) < start.day;
	}
	if (end.dayInferred || minutes >= 0) return false;
	if ((end.approximate || start.approximate) && minutes > -60) return false;
	return !isRepairedByAfternoon(start, end);
}

/** "March 2026" has days that are later than any in it. */
function isWholeDay({ precision }: DateReading): boolean {
	return precision !== 'month' && precision !== 'quarter' && precision !== 'year';
}

function oneDayLater({ text, day }: DateReading): string | undefined {
	return day !== undefined && text.includes(day) ? text.replace(day, addDays(day, 1)) : undefined;
}

/** The end in the year of the start, where it is then the later one. */
function inYearOf({ text, day }: DateReading, start: DateReading): string | undefined {
	const moved = day && start.day && `${start.day.slice(0, 4)}${day.slice(4)}`;
	return day && moved && isDay(moved) && moved > (start.day ?? '') && text.includes(day) ? text.replace(day, moved) : undefined;
}

export const examples: readonly Example[] = [
	{
		title: 'Start and End were swapped',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:05 UTC
- **End:** ‹2026-11-20 13:50 UTC›
`,
		says: ['End 2026-11-20 13:50 UTC is before Start 2026-11-20 14:05 UTC: one of them is wrong.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 13:50 UTC
- **End:** 2026-11-20 14:05 UTC
`,
	},
	{
		title: 'Midnight was forgotten',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Start | 2026-11-20 23:40 UTC |
| End | ‹2026-11-20 00:25 UTC› |
`,
		says: ['End 2026-11-20 00:25 UTC is before Start 2026-11-20 23:40 UTC: one of them is wrong.'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Start | 2026-11-20 23:40 UTC |
| End | 2026-11-21 00:25 UTC |
`,
	},
	{
		title: 'Different zones, and the end is earlier in fact',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:05 UTC
- **End:** ‹2026-11-20 14:30 CET›
`,
		says: ['End 2026-11-20 14:30 CET is before Start 2026-11-20 14:05 UTC: one of them is wrong.'],
	},
	{
		title: 'Days alone, with a mistyped year',
		markdown: `# Checkout outage

- **Start:** 2027-01-11
- **End:** ‹2026-01-12›
`,
		says: ['End 2026-01-12 is before Start 2027-01-11: one of them is wrong.'],
		fixed: `# Checkout outage

- **Start:** 2027-01-11
- **End:** 2027-01-12
`,
	},
	{
		title: 'An end without a day is on the next one',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 23:40 UTC
- **End:** 00:25 UTC
`,
	},
	{
		title: 'An earlier clock further east is later',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:05 CET
- **End:** 2026-11-20 13:50 UTC
`,
	},
	{
		title: 'A clock of twelve hours',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 11:50 UTC
- **End:** 2026-11-20 1:30 UTC
`,
	},
	{
		title: 'An estimate',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:05 UTC
- **End:** ~2026-11-20 13:50 UTC
`,
	},
	{
		title: 'Start and End of different incidents',
		markdown: `# Two outages in one week

## Incident 1: search

**Start:** 2026-11-20 14:05 UTC

### Impact

12% of all queries came too late.

## Incident 2: checkout

**Start:** 2026-11-18 09:12 UTC

**End:** 2026-11-18 10:04 UTC

### Impact

870 of 5,120 checkouts ended with an error.
`,
	},
];
