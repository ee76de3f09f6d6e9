import { defineRule, type Example, type Field, type Postmortem, type Problem } from '../lint/rule.ts';
import { fieldOf } from '../model/fields.ts';
import type { DateReading } from '../model/postmortem.ts';
import { zoneIn } from '../model/zones.ts';

export const rule = defineRule({
	id: 'time-without-timezone',
	category: 'metadata',
	severity: 'warning',
	summary: 'Start and End say which timezone they are in.',
	why: 'Logs, chat and people’s clocks are hours apart, twice a year by one hour more. A time without a zone cannot be laid beside a graph, and every duration across two sources becomes a guess.',
	options: {
		zone: { type: 'string', default: 'UTC', description: 'The zone that the fix appends.' },
	},

	*check({ postmortem, options, configuration }): Generator<Problem, void, undefined> {
		if (configuration.timeZone !== undefined || saysZone(postmortem)) return;
		for (const [label, reading, field] of headerTimes(postmortem)) {
			if (reading?.clock === undefined) continue;
			const at = clockEnd(postmortem.text, reading);
			yield {
				range: reading.range,
				message: `Add a timezone to ${field?.label ?? label}, such as ${options.zone}.`,
				fixes: [{ title: `Append “${options.zone}”`, safe: false, edits: [{ range: { start: at, end: at }, text: ` ${options.zone}` }] }],
			};
			// A zone on one of them is enough.
			return;
		}
	},
});

function headerTimes(postmortem: Postmortem): readonly (readonly [string, DateReading | undefined, Field | undefined])[] {
	const { start, end } = postmortem;
	const date = fieldOf(postmortem, 'date');
	return [
		['Start', start, fieldOf(postmortem, 'start') ?? date],
		['End', end, fieldOf(postmortem, 'end') ?? date],
	];
}

/** Whether a header field, its label, the timeline, an entry or a sentence about the times names a zone. */
function saysZone({ start, end, fields, timelines, passages }: Postmortem): boolean {
	if (start?.zone || end?.zone) return true;
	if (timelines.some(({ zone, entries }) => zone ?? entries.some(({ time, until }) => time.zone ?? until?.zone))) return true;
	const isTime = ({ id, label }: Field): boolean =>
		id === 'start' ||
		id === 'end' ||
		id === 'date' ||
		id === 'detected' ||
		/time ?zone|zeitzone|fuseau|zona horaria|fuso|タイムゾーン|时区/i.test(label);
	if (fields.some((field) => isTime(field) && (zoneIn(field.label) ?? zoneIn(field.value)))) return true;
	return passages.some(
		({ text, kind }) =>
			text.length < 400 && (aboutTimes.test(text) || (kind === 'cell' && valueColumn.test(text))) && zoneIn(text) !== undefined,
	);
}

/** The head of a table of fields: “Value (UTC)”. */
const valueColumn = /^(?:value|details?|wert|valeur|valor|valore|waarde)\b.{0,20}$/i;
const aboutTimes =
	/\b(?:time ?stamps?|times?|time ?zones?|clocks?|uhrzeiten|zeiten|zeitangaben|heures?|horas?|horários?|orari|tijden)\b|時刻|时间|시간/i;

/** Where the last clock of a written time ends, "PM" included; the end of the value when its source reads differently. */
function clockEnd(text: string, { range }: DateReading): number {
	const source = text.slice(range.start, range.end);
	const last = [...source.matchAll(/\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d{1,3})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?/gi)].at(-1);
	return last ? range.start + last.index + last[0].length : range.end;
}

export const examples: readonly Example[] = [
	{
		title: 'A time that could be anywhere',
		markdown: `# Checkout outage

- **Start:** ‹2026-11-20 09:12›
- **End:** 2026-11-20 10:04
`,
		says: ['Add a timezone to Start, such as UTC.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04
`,
	},
	{
		title: 'The end alone, and a remark behind it',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Date | 2026-11-20 |
| End time | ‹10:04 am (all clear)› |
`,
		says: ['Add a timezone to End time, such as UTC.'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Date | 2026-11-20 |
| End time | 10:04 am UTC (all clear) |
`,
	},
	{
		title: 'Both ends in one field',
		markdown: `# Checkout outage

**Date:** ‹2026-11-20 09:12› – 10:04
`,
		says: ['Add a timezone to Date, such as UTC.'],
	},
	{
		title: 'A zone on either of them',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12
- **End:** 2026-11-20 10:04 UTC
`,
	},
	{
		title: 'A zone in the label, or for the whole header',
		markdown: `# Checkout outage

*All times are in CET.*

| Field | Value |
|---|---|
| Start | 2026-11-20 09:12 |
| End | 2026-11-20 10:04 |
`,
	},
	{
		title: 'A zone in the label',
		markdown: `# Checkout outage

- **Start (UTC):** 2026-11-20 09:12
- **End (UTC):** 2026-11-20 10:04
`,
	},
	{
		title: 'A zone in the head of the table',
		markdown: `# Checkout outage

| Field | Value (UTC) |
|---|---|
| Start | 2026-11-20 09:12 |
| End | 2026-11-20 10:04 |
`,
	},
	{
		title: 'The timeline says it',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12

## Timeline

| Time (UTC) | Event |
|---|---|
| 09:12 | First failed payment |
`,
	},
	{
		title: 'Days without a time of day',
		markdown: `# Checkout outage

- **Start:** 2026-11-20
- **End:** 2026-11-21
`,
	},
	{
		title: 'The team agreed on one',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 09:12
`,
		configuration: { timeZone: 'Europe/Berlin' },
	},
];
