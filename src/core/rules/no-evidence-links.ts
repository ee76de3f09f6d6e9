import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { sectionsFor } from '../model/section-text.ts';
import { textAt } from '../text/range.ts';

export const rule = defineRule({
	id: 'no-evidence-links',
	category: 'analysis',
	severity: 'off',
	summary: 'The timeline or the impact links to the graphs, logs and deployments that it is drawn from.',
	why: 'Without its source a number cannot be checked, and the dashboard of that day is hard to find a month later. Off by default: many teams keep the links elsewhere. (PagerDuty asks for one link per entry.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		const sections = [...sectionsFor(postmortem, 'timeline'), ...sectionsFor(postmortem, 'impact')].filter((section) => !section.empty);
		const [first] = sections;
		if (!first || sections.some((section) => /https?:\/\/|\]\(|!\[|\]\[/.test(textAt(postmortem.text, section.body)))) return;
		yield { range: first.titleRange, message: 'No link to evidence: add the graph, log or deployment that this is drawn from.' };
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Claims without a source',
		markdown: `# Checkout outage

## ‹Timeline (UTC)›

- 14:03 first failed payment

## Impact

40 orders failed.
`,
		says: ['No link to evidence: add the graph, log or deployment that this is drawn from.'],
	},
	{
		title: 'One link is enough',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment ([graph](https://example.org/graph))
`,
	},
];
