import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { timelineWithout } from '../model/missing-moment.ts';

export const rule = defineRule({
	id: 'timeline-missing-mitigation',
	category: 'timeline',
	severity: 'hint',
	summary: 'The timeline tells what ended the effect.',
	why: 'What helped is the first thing that the next person on call looks for.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		const timeline = timelineWithout(postmortem, 'mitigated', expectation.id);
		const section = timeline && postmortem.sections[timeline.section];
		if (!timeline || !section) return;
		const edit = insertPlaceholderEntry(postmortem, timeline, 'Mitigated: [describe what ended the effect]', 'last');
		yield {
			range: section.titleRange,
			message: 'No entry says what ended the effect: add the rollback, restart or workaround.',
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
- 14:06 an alert tells on-call
- 14:31 all is normal
`,
		says: ['No entry says what ended the effect: add the rollback, restart or workaround.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail
- 14:06 an alert tells on-call
- 14:31 all is normal
- [HH:MM] — Mitigated: [describe what ended the effect]
`,
	},
	{
		title: 'It is told, or the incident is not over',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail
- 14:06 an alert tells on-call
- 14:20 the release is rolled back
- 14:31 all is normal

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
- 14:06 an alert tells on-call
- 14:31 all is normal
`,
	},
];
