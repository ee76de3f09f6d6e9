import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { timelineWithout } from '../model/missing-moment.ts';

export const rule = defineRule({
	id: 'timeline-missing-detection',
	category: 'timeline',
	severity: 'information',
	summary: 'The timeline tells when the problem was detected.',
	why: 'The time between the first failure and the first sign of it is what monitoring can shorten, and without this entry nobody knows how long it was.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		const timeline = timelineWithout(postmortem, 'detected', expectation.id);
		const section = timeline && postmortem.sections[timeline.section];
		if (!timeline || !section) return;
		const edit = insertPlaceholderEntry(postmortem, timeline, 'Detected by [alert or report; describe]', 'last');
		yield {
			range: section.titleRange,
			message: 'No entry says when the problem was detected: add the first alert or report.',
			fixes: edit ? [{ title: 'Insert an entry for it', safe: false, edits: [edit] }] : [],
		};
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Nothing tells it',
		markdown: `# Checkout outage

## ‹Timeline (UTC)›

- 14:03 payments fail
- 14:20 the release is rolled back
- 14:31 payments work again
`,
		says: ['No entry says when the problem was detected: add the first alert or report.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail
- 14:20 the release is rolled back
- 14:31 payments work again
- [HH:MM] — Detected by [alert or report; describe]
`,
	},
	{
		title: 'It is told, or the incident is not over',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail
- 14:06 an alert fires
- 14:20 the release is rolled back
- 14:31 payments work again

# Search outage

## Timeline (UTC)

- 14:03 pages get slow
- 14:10 the index is rebuilt
`,
	},
	{
		title: 'The incident is not over',
		markdown: `# Checkout outage

- **Status:** Monitoring

## Timeline (UTC)

- 14:03 payments fail
- 14:20 the release is rolled back
- 14:31 payments work again
`,
	},
	{
		title: 'A dashboard or a ticket tells it',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail
- 14:06 Grafana: declined payments at 40%
- 14:20 the release is rolled back
- 14:31 payments work again
`,
	},
];
