import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isDecision } from '../model/moments.ts';
import { sourceOfEntry } from '../model/section-text.ts';

export const rule = defineRule({
	id: 'timeline-no-decisions',
	category: 'timeline',
	severity: 'off',
	strict: 'hint',
	summary: 'A timeline of some length tells at least one decision and its reason.',
	why: 'Events say what happened; decisions say what people knew and weighed, and that is what others learn from. Off by default: half of all published timelines have none. (The first guide; Etsy.)',
	options: {
		minEntries: { type: 'number', default: 5, minimum: 1, maximum: 50, description: 'Timelines with fewer entries are left alone.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		for (const timeline of postmortem.timelines) {
			const { entries } = timeline;
			const section = postmortem.sections[timeline.section];
			if (
				!section ||
				entries.length < options.minEntries ||
				entries.some((entry) => isDecision(sourceOfEntry(postmortem, entry)) || entry.marks.some(({ moment }) => moment === 'decision'))
			)
				continue;
			const edit = insertPlaceholderEntry(postmortem, timeline, 'Decided [describe what], because [describe why]', 'last');
			yield {
				range: section.titleRange,
				message: 'No decision is told: add at least one and its reason (“we chose not to roll back because …”).',
				fixes: edit ? [{ title: 'Insert a decision', safe: false, edits: [edit] }] : [],
			};
		}
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Events only',
		markdown: `# Checkout outage

## ‹Timeline (UTC)›

- 14:03 first failed payment
- 14:06 an alert fires
- 14:10 the dashboard shows errors
- 14:20 the release is rolled back
- 14:31 all clear
`,
		says: ['No decision is told: add at least one and its reason (“we chose not to roll back because …”).'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 an alert fires
- 14:10 the dashboard shows errors
- 14:20 the release is rolled back
- 14:31 all clear
- [HH:MM] — Decided [describe what], because [describe why]
`,
	},
	{
		title: 'A decision with its reason, and a short timeline',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 an alert fires
- 14:10 the dashboard shows errors
- 14:15 we chose not to roll back because of the migration
- 14:20 a hotfix is deployed

# Search outage

## Timeline (UTC)

- 14:03 first slow page
- 14:20 all clear
`,
	},
];
