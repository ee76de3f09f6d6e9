import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { timelineWithout } from '../model/missing-moment.ts';

export const rule = defineRule({
	id: 'timeline-missing-start',
	category: 'timeline',
	severity: 'hint',
	summary: 'The timeline tells when the effect began.',
	why: 'Every duration counts from the first failure, which is often earlier than the first alert.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		const timeline = timelineWithout(postmortem, 'start', expectation.id);
		const section = timeline && postmortem.sections[timeline.section];
		if (!timeline || !section) return;
		const edit = insertPlaceholderEntry(postmortem, timeline, 'First failure: [describe what failed]', 'first');
		yield {
			range: section.titleRange,
			message: 'No entry says when the effect began: add the first failed check or request.',
			fixes: edit ? [{ title: 'Insert an entry for it', safe: false, edits: [edit] }] : [],
		};
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Nothing tells it',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## ‹Timeline (UTC)›

- 14:06 on-call is paged
- 14:20 the change is rolled back
- 14:31 all is normal
`,
		says: ['No entry says when the effect began: add the first failed check or request.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Timeline (UTC)

- [HH:MM] — First failure: [describe what failed]
- 14:06 on-call is paged
- 14:20 the change is rolled back
- 14:31 all is normal
`,
	},
	{
		title: 'It is told, or the incident is not over',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 on-call is paged
- 14:20 the change is rolled back
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

- 14:06 on-call is paged
- 14:20 the change is rolled back
- 14:31 all is normal
`,
	},
	{
		title: 'The effect by its sign',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 gateway returns 503
- 14:06 on-call is paged
- 14:20 the change is rolled back
- 14:31 all is normal
`,
	},
];
