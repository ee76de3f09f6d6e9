import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { formatMinutes } from '../model/duration.ts';
import { minuteOf } from '../model/timeline-order.ts';

export const rule = defineRule({
	id: 'timeline-gap',
	category: 'timeline',
	severity: 'off',
	strict: 'hint',
	summary: 'Between detection and resolution no long time passes without an entry.',
	why: 'A silent hour is often the most instructive one: somebody waited, or looked in the wrong place. Off by default: a fifth of all gaps in published timelines are longer than an hour. (The third guide; PagerDuty.)',
	options: {
		minutes: { type: 'number', default: 60, minimum: 5, maximum: 1440, description: 'How many minutes may pass without an entry.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		for (const timeline of postmortem.timelines) {
			const { entries } = timeline;
			const from = entries.findIndex(({ marks }) => marks.some(({ moment }) => moment === 'detected'));
			const to = entries.findLastIndex(({ marks }) => marks.some(({ moment }) => moment === 'resolved'));
			for (let at = Math.max(from, 0) + 1; from >= 0 && at <= to; at += 1) {
				const [before, after] = [entries[at - 1], entries[at]];
				const start = before && minuteOf(before);
				const end = after && minuteOf(after);
				if (!before || !after || before.run !== after.run || before.until || start === undefined || end === undefined) continue;
				if (before.time.clock === undefined || after.time.clock === undefined || end - start <= options.minutes) continue;
				const edit = insertPlaceholderEntry(
					postmortem,
					{ ...timeline, entries: entries.slice(0, at) },
					'[describe what was happening]',
					'last',
				);
				yield {
					range: after.time.range,
					message: `${formatMinutes(end - start)} without an entry between ${before.time.text.trim()} and ${after.time.text.trim()}: what was happening?`,
					fixes: edit ? [{ title: 'Insert an entry', safe: false, edits: [edit] }] : [],
				};
			}
		}
	},
});

export const examples: readonly Example[] = [
	{
		title: 'An hour and a half of silence',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 an alert fires
- ‹15:40› the release is rolled back
- 15:45 all clear
`,
		says: ['1 h 34 min without an entry between 14:06 and 15:40: what was happening?'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 an alert fires
- [HH:MM] — [describe what was happening]
- 15:40 the release is rolled back
- 15:45 all clear
`,
	},
	{
		title: 'Entries at short distance, and time before the detection',
		markdown: `# Checkout outage

## Timeline (UTC)

- 10:00 the release goes out
- 14:06 an alert fires
- 14:40 the release is rolled back
- 14:45 all clear
`,
	},
];
