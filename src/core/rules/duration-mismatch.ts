import { setField } from '../edit/index.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { formatMinutes, readDuration, writtenLength } from '../model/duration.ts';
import { fieldOf } from '../model/fields.ts';
import { hasSeveralIncidents, isRepairedByAfternoon, minutesBetween } from '../model/header-times.ts';
import type { Field } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'duration-mismatch',
	category: 'metadata',
	severity: 'warning',
	summary: 'The stated duration is the time from start to end.',
	why: 'When the three do not agree, one of them is wrong: a date was mistyped, or the duration is older than what was found out since. Statistics take the stated one, readers believe the other two.',
	options: {
		percent: {
			type: 'number',
			default: 5,
			minimum: 0,
			maximum: 100,
			description: 'How far both may differ, in percent of the longer one.',
		},
		minutes: { type: 'number', default: 2, minimum: 0, description: 'How many minutes both may always differ.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const { start, end, duration } = postmortem;
		const field = fieldOf(postmortem, 'duration');
		if (!start || !end || !field || duration?.minutes === undefined || duration.approximate || duration.businessHours) return;
		if (start.approximate || end.approximate || start.relative || end.relative || hasSeveralIncidents(postmortem)) return;
		const computed = minutesBetween(start, end);
		if (computed === undefined || computed < 0) return;
		const stated = duration.minutes;
		const tolerance = Math.max(options.minutes, (Math.max(stated, computed) * options.percent) / 100, roundingOf(field.value));
		if (Math.abs(stated - computed) <= tolerance || isRepairedByAfternoon(start, end)) return;
		if (tellsSeveralLengths(field.value, computed, tolerance) || isInRange(field.value, computed)) return;
		if (otherDurations(postmortem.fields, computed, tolerance)) return;
		if (stated < computed && countsLess(field, postmortem.fields)) return;
		const written = writtenLength(computed, postmortem.language);
		yield {
			range: field.range,
			message: `${field.label} says ${formatMinutes(stated)}; Start to End is ${formatMinutes(computed)}.`,
			// Somebody who slept in between may well have counted the hours of work.
			...(stated < computed && start.day !== end.day ? { severity: 'hint' } : {}),
			fixes: [{ title: `Set ${field.label} to “${written}”`, safe: false, edits: [setField(postmortem, field, written)] }],
			related: [
				{ range: start.range, message: 'The start.' },
				{ range: end.range, message: 'The end.' },
			],
		};
	},
});

/** What was rounded by whoever writes whole hours or days only. */
function roundingOf(value: string): number {
	if (/\d[\s-]?(?:m|s)|\d\s?:\s?\d|\dh\d|分|분|秒|초/i.test(value)) return 0;
	if (/\d[\s-]?d|day|tag|jour|día|dia|日/i.test(value) && !/\d[\s-]?h/i.test(value)) return 720;
	return 6;
}

/** "5 min + 9 min", "7 minutes and 8 minutes (two outages)", "2 h (impact 40 min)": no single length that could be compared, or one that fits. */
function tellsSeveralLengths(value: string, computed: number, tolerance: number): boolean {
	const lengths = value.split(/[+;/(]|\s(?:and|und|et|y|e)\s/).flatMap((part) => minutesIn(part) ?? []);
	if (lengths.length < 2) return false;
	const sum = lengths.reduce((total, length) => total + length, 0);
	return (
		/\b(?:outages|incidents|windows|periods|phases|waves)\b/i.test(value) ||
		[sum, ...lengths].some((length) => Math.abs(length - computed) <= tolerance)
	);
}

/** "45-50 minutes" holds 47. */
function isInRange(value: string, computed: number): boolean {
	const [, least, end = ''] = /^\D{0,9}(\d{1,4})\s?(?:[-–—~]|to|bis|à)\s?(\d{1,4}\s?\p{L}.*)$/iu.exec(value) ?? [];
	const most = minutesIn(end);
	if (least === undefined || most === undefined) return false;
	// Both ends are in the unit of the later one.
	return computed <= most && computed >= (most * Number(least)) / Number.parseInt(end, 10);
}

/** Whether another field states the length that was computed: then this one counts something else, such as the impact. */
function otherDurations(fields: readonly Field[], computed: number, tolerance: number): boolean {
	return fields.some(({ id, value }) => id === 'duration' && Math.abs((minutesIn(value) ?? Number.NaN) - computed) <= tolerance);
}

function minutesIn(value: string): number | undefined {
	return readDuration(value, { start: 0, end: 0 }).minutes;
}

/** "Downtime" and "Impact duration" may be shorter than the incident, and "Time to repair" starts later. */
function countsLess({ label }: Field, fields: readonly Field[]): boolean {
	const part = /\b(?:downtime|impact|outage|degradation|degraded|unavailab\w+|customer|user|time to)\b/i.exec(label)?.[0].toLowerCase();
	return (
		part !== undefined && !fields.some(({ id, label: other }) => (id === 'start' || id === 'end') && other.toLowerCase().includes(part))
	);
}

export const examples: readonly Example[] = [
	{
		title: 'A duration that nobody computed again',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC
- **Duration:** ‹47 minutes›
`,
		says: ['Duration says 47 minutes; Start to End is 52 minutes.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC
- **Duration:** 52 minutes
`,
	},
	{
		title: 'A document in another language',
		markdown: `# Kasse lehnt Karten ab

- **Beginn:** 2026-11-20 09:12 UTC
- **Ende:** 2026-11-20 10:04 UTC
- **Dauer:** ‹47 Minuten›

## Auswirkung

870 Zahlungen schlugen fehl.
`,
		says: ['Dauer says 47 minutes; Start to End is 52 minutes.'],
		fixed: `# Kasse lehnt Karten ab

- **Beginn:** 2026-11-20 09:12 UTC
- **Ende:** 2026-11-20 10:04 UTC
- **Dauer:** 52 Minuten

## Auswirkung

870 Zahlungen schlugen fehl.
`,
	},
	{
		title: 'A mistyped month',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Start | 2026-09-20 09:12 UTC |
| End | 2026-11-20 11:02 UTC |
| Total duration | ‹1h 50m› |
`,
		says: ['Total duration says 1 h 50 min; Start to End is 61 d 1 h.'],
	},
	{
		title: 'Both ends in one field',
		markdown: `# Checkout outage

- **Date:** 2026-11-20 09:12 – 10:04 UTC
- **Duration:** ‹2h 10m›
`,
		says: ['Duration says 2 h 10 min; Start to End is 52 minutes.'],
	},
	{
		title: 'Small differences and other zones',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 10:12 CET
- **End:** 2026-11-20 10:04 UTC
- **Duration:** 54 min
`,
	},
	{
		title: 'An estimate',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC
- **Duration:** ~40 minutes
`,
	},
	{
		title: 'Whole hours are rounded by some minutes',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:07 UTC
- **Duration:** 1 hour
`,
	},
	{
		title: 'A whole hour that was three quarters of one',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 09:59 UTC
- **Duration:** ‹1 hour›
`,
		says: ['Duration says 1 h; Start to End is 47 minutes.'],
	},
	{
		title: 'A range that holds the time from start to end',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 09:59 UTC
- **Duration:** 45-50 minutes
`,
	},
	{
		title: 'Hours of business, counted over a night',
		markdown: `# Checkout outage

- **Start:** 2026-11-19 16:00 UTC
- **End:** 2026-11-20 10:00 UTC
- **Duration:** 3h 20m during support hours
`,
	},
	{
		title: 'The impact was shorter than the incident',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC
- **Impact duration:** 20 minutes
- **Duration:** 52 minutes
`,
	},
	{
		title: 'An end without a day, past midnight',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 23:40 UTC
- **End:** 00:25 UTC
- **Duration:** 45 minutes
`,
	},
	{
		title: 'Several outages in one incident',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC
- **Duration:** 7 minutes and 9 minutes (two outages)
`,
	},
	{
		title: 'Several incidents in one file',
		markdown: `# Two outages in one week

## Incident 1: search

**Start:** 2026-11-16 14:05 UTC

**Duration:** 20 minutes

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
