import { sortTimeline } from '../edit/timeline-edits.ts';
import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import { type Inversion, inversionsIn } from '../model/timeline-order.ts';

export const rule = defineRule({
	id: 'timeline-out-of-order',
	category: 'timeline',
	severity: 'warning',
	summary: 'The entries of a timeline are in the order of time.',
	why: 'An entry in the wrong place is nearly always a mistyped hour or date, and every number that is made from the timeline inherits it. Of the timelines that stood out in published postmortems, half had a wrong date or hour.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		for (const timeline of postmortem.timelines) {
			for (const inversion of inversionsIn(timeline)) {
				const { entry, before } = inversion;
				const sorted = sortTimeline(postmortem, timeline);
				const fixes: Fix[] = sorted.length > 0 ? [{ title: 'Sort the entries by time', safe: false, edits: sorted }] : [];
				yield {
					range: entry.time.range,
					message: `${shown(entry.time)} comes after ${shown(before.time)}: sort the entries, or correct the time.`,
					fixes: [...fixes, ...dayFix(inversion)],
					related: [{ range: before.time.range, message: 'The entry before it.' }],
				};
			}
		}
	},
});

function shown({ text }: { readonly text: string }): string {
	return text.replace(/\s+/g, ' ').trim();
}

/**
 * A written date that alone is out of order was probably mistyped: its year, where that of a neighbour puts it between the two, else the
 * day, where both neighbours share one.
 */
function dayFix({ entry, before, after }: Inversion): Fix[] {
	const { day, text, range } = entry.time;
	const previous = before.time.day;
	const next = after?.time.day ?? previous;
	if (day === undefined || previous === undefined || next === undefined || day === previous || next < previous) return [];
	const years = [previous, next].map((other) => `${other.slice(0, 4)}${day.slice(4)}`);
	const corrected = years.find((date) => date !== day && date >= previous && date <= next) ?? (next === previous ? previous : undefined);
	if (corrected === undefined) return [];
	const at = text.indexOf(day);
	if (at < 0 || text.length !== range.end - range.start) return [];
	const start = range.start + at;
	return [
		{ title: `Change the date to ${corrected}`, safe: false, edits: [{ range: { start, end: start + day.length }, text: corrected }] },
	];
}

export const examples: readonly Example[] = [
	{
		title: 'A mistyped hour',
		markdown: `# Checkout outage

## Timeline (UTC)

- 13:00 first failed payment
- ‹12:57› on-call is paged
- 13:40 rolled back
`,
		says: ['12:57 comes after 13:00: sort the entries, or correct the time.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 12:57 on-call is paged
- 13:00 first failed payment
- 13:40 rolled back
`,
	},
	{
		title: 'A mistyped date',
		markdown: `# Checkout outage

## Timeline

| Time (UTC) | Event |
|---|---|
| 2023-07-25 10:00 | first failed payment |
| ‹2023-07-05 10:20› | on-call is paged |
| 2023-07-25 11:00 | rolled back |
`,
		says: ['2023-07-05 10:20 comes after 2023-07-25 10:00: sort the entries, or correct the time.'],
		fix: 'Change the date to 2023-07-25',
		fixed: `# Checkout outage

## Timeline

| Time (UTC) | Event |
|---|---|
| 2023-07-25 10:00 | first failed payment |
| 2023-07-25 10:20 | on-call is paged |
| 2023-07-25 11:00 | rolled back |
`,
	},
	{
		title: 'Minutes that a 12-hour clock does not explain',
		markdown: `# Checkout outage

## Timeline (UTC)

- 10:00 first failed payment
- 10:20 on-call is paged
- ‹10:10› rolled back
`,
		says: ['10:10 comes after 10:20: sort the entries, or correct the time.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 10:00 first failed payment
- 10:10 rolled back
- 10:20 on-call is paged
`,
	},
	{
		title: 'Past midnight',
		markdown: `# Checkout outage

## Timeline (UTC)

- 22:50 first failed payment
- 23:40 on-call is paged
- 00:10 rolled back
- 01:05 all clear
`,
	},
	{
		title: 'A 12-hour clock',
		markdown: `# Checkout outage

## Timeline (UTC)

- 11:50 first failed payment
- 12:40 on-call is paged
- 1:05 rolled back

# Search outage

## Timeline (UTC)

- 11:50 am first slow page
- 12:40 pm on-call is paged
- 1:05 pm all clear

# Login outage

## Timeline (UTC)

- 11:50 AM first failed login
- 12:20 on-call is paged
- 1:05 rolled back
`,
	},
	{
		title: 'Newest first',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:20 all clear
- 14:05 rolled back
- 13:50 first failed payment
`,
	},
	{
		title: 'A day line or a heading starts anew',
		markdown: `# Checkout outage

## Timeline (UTC)

**2026-11-19**

- 22:50 first failed payment

**2026-11-20**

- 08:10 rolled back

### Second wave

- 07:50 slow pages in a region
`,
	},
	{
		title: 'Days in words, and lists and tables of their own',
		markdown: `# Checkout outage

## Timeline (UTC)

Monday:

- 22:50 first failed payment

Tuesday:

- 08:10 rolled back

# Search outage

## Timeline (UTC)

- 16:00 first slow page
- 09:00 (next day) the index is rebuilt
- 09:30 (next day) all clear

# Login outage

## Timeline (UTC)

**Team A**

- 14:00 first failed login
- 15:00 all clear

**Team B**

- 14:10 looks at the cache

| Time | Page |
|---|---|
| 13:00 | sign-up |
`,
	},
	{
		title: 'Ranges count by their start, estimates have some room',
		markdown: `# Checkout outage

## Timeline (UTC)

- 16:16 - 16:49 payments fail
- 16:20 on-call is paged
- ~16:40 the cause is found
- 16:35 rolled back
- 16:35:20 first good payment
- 16:35 all clear
`,
	},
	{
		title: 'The year of a date that lies between its neighbours with another one',
		markdown: `# Data loss in the store

## Timeline

| Date | Event |
|---|---|
| 2025-12-01 | first report |
| ‹2025-01-28› | second report |
| 2026-03-08 | third report |
| 2026-03-25 | cause confirmed |
`,
		says: ['2025-01-28 comes after 2025-12-01: sort the entries, or correct the time.'],
		fix: 'Change the date to 2026-01-28',
		fixed: `# Data loss in the store

## Timeline

| Date | Event |
|---|---|
| 2025-12-01 | first report |
| 2026-01-28 | second report |
| 2026-03-08 | third report |
| 2026-03-25 | cause confirmed |
`,
	},
	{
		title: 'The context of key events tells them one by one',
		markdown: `# Checkout outage

- **Key events**
  - First detected: 2026-11-20 14:05
  - Incident declared: 2026-11-20 14:10
  - Resolved 2026-11-20 14:50

- **Impact**: 870 payments failed.

- **Context**:
  - 2026-11-20 14:05 a monitor reports the site down
  - 2026-11-20 14:20 incident declared
  - ‹2026-11-20 14:10› certificate renewed
  - 2026-11-20 14:50 all services back to normal
`,
		says: ['2026-11-20 14:10 comes after 2026-11-20 14:20: sort the entries, or correct the time.'],
	},
];
