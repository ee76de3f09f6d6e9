import { setField } from '../edit/header-field.ts';
import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import type { DateReading, Postmortem, TimelineEntry } from '../model/postmortem.ts';
import type { Moment } from '../vocabulary/terms.ts';

export const rule = defineRule({
	id: 'timeline-metadata-mismatch',
	category: 'timeline',
	severity: 'information',
	summary: 'Start and End in the header agree with the entries that mark them.',
	why: 'Reports are made from the header, people read the timeline. Where both state the same moment differently, one of them is wrong, and the metrics with it.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		for (const [field, moment, date] of [
			['start', 'start', postmortem.start],
			['end', 'resolved', postmortem.end],
		] as const) {
			const entry = date && markedEntry(postmortem, moment);
			if (!date || !entry || !differ(date, entry.time)) continue;
			yield {
				range: date.range,
				message: `${field === 'start' ? 'Start' : 'End'} says ${timeOf(date)}, the entry that marks it ${timeOf(entry.time)}: correct one of them.`,
				fixes: headerFix(postmortem, field, date, entry),
				related: [{ range: entry.time.range, message: `The entry: ${entry.text}` }],
			};
		}
	},
});

/** Only what is marked explicitly: words that merely suggest a moment prove nothing. */
function markedEntry({ timelines }: Postmortem, moment: Moment): TimelineEntry | undefined {
	const entries = timelines.length === 1 ? (timelines[0]?.entries ?? []) : [];
	const marked = entries.filter(({ marks }) => marks.some((mark) => mark.moment === moment && mark.certainty === 'explicit'));
	return moment === 'start' ? marked[0] : marked.at(-1);
}

/** To the minute, and only where both are known in the same way. */
function differ(one: DateReading, other: DateReading): boolean {
	if (one.approximate || other.approximate || one.clock === undefined || other.clock === undefined) return false;
	if (one.instant && other.instant) return one.instant.slice(0, 16) !== other.instant.slice(0, 16);
	if (one.zone?.offset !== other.zone?.offset) return false;
	return one.clock.slice(0, 5) !== other.clock.slice(0, 5) || (one.day !== undefined && other.day !== undefined && one.day !== other.day);
}

function timeOf({ clock, day }: DateReading): string {
	return [day, clock].filter(Boolean).join(' ');
}

function headerFix(postmortem: Postmortem, id: 'start' | 'end', date: DateReading, { time }: TimelineEntry): readonly Fix[] {
	const field = postmortem.fields.find(
		(candidate) => candidate.id === id && candidate.range.start <= date.range.start && date.range.end <= candidate.range.end,
	);
	if (!field || date.clock === undefined || time.clock === undefined || date.zone?.offset !== time.zone?.offset) return [];
	const value = field.value
		.replace(date.clock.slice(0, 5), time.clock.slice(0, 5))
		.replace(date.day ?? '\u0000', time.day ?? date.day ?? '');
	return value === field.value
		? []
		: [{ title: `Change ${field.label} to ${value}`, safe: false, edits: [setField(postmortem, field, value)] }];
}

export const examples: readonly Example[] = [
	{
		title: 'Start and the marked entry differ',
		markdown: `# Checkout outage

- **Start:** ‹2026-11-20 14:05 UTC›

## Timeline (UTC)

- 14:03 **OUTAGE BEGINS**
- 14:06 an alert fires
- 14:31 all clear
`,
		says: ['Start says 2026-11-20 14:05, the entry that marks it 2026-11-20 14:03: correct one of them.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Timeline (UTC)

- 14:03 **OUTAGE BEGINS**
- 14:06 an alert fires
- 14:31 all clear
`,
	},
	{
		title: 'Words that only suggest a start, another zone, an estimate',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:05 UTC
- **End:** 2026-11-20 14:31 UTC

## Timeline (UTC)

- 14:03 errors begin in one region
- 15:31+01:00 Resolved: all clear
`,
	},
];
