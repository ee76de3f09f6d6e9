import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { timelineWithout } from '../model/missing-moment.ts';

export const rule = defineRule({
	id: 'timeline-missing-resolution',
	category: 'timeline',
	severity: 'hint',
	summary: 'The timeline tells when the incident was over.',
	why: 'Without the end nobody knows how long users were affected, nor whether somebody checked.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		const timeline = timelineWithout(postmortem, 'resolved', expectation.id);
		const section = timeline && postmortem.sections[timeline.section];
		if (!timeline || !section) return;
		const edit = insertPlaceholderEntry(postmortem, timeline, 'Resolved: [describe what showed that it was over]', 'last');
		yield {
			range: section.titleRange,
			message: 'No entry says when the incident was over: add the all-clear.',
			fixes: edit ? [{ title: 'Insert an entry for it', safe: false, edits: [edit] }] : [],
		};
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Nothing tells it',
		markdown: `# Checkout outage

- **End:** 2026-11-20 14:31 UTC

## ‹Timeline (UTC)›

- 14:03 payments fail
- 14:06 an alert fires
- 14:20 the release is reverted
`,
		says: ['No entry says when the incident was over: add the all-clear.'],
		fixed: `# Checkout outage

- **End:** 2026-11-20 14:31 UTC

## Timeline (UTC)

- 14:03 payments fail
- 14:06 an alert fires
- 14:20 the release is reverted
- [HH:MM] — Resolved: [describe what showed that it was over]
`,
	},
	{
		title: 'It is told, or the incident is not over',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail
- 14:06 an alert fires
- 14:20 the release is reverted
- 14:31 all clear

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
- 14:06 an alert fires
- 14:20 the release is reverted
`,
	},
];
