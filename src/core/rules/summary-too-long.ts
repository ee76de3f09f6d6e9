import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { countWords, passagesIn, sectionsFor } from '../model/section-text.ts';
import { sentencesOf } from '../model/sentences.ts';

export const rule = defineRule({
	id: 'summary-too-long',
	category: 'document',
	severity: 'hint',
	summary: 'The summary fits in a breath: at most five sentences.',
	why: 'The summary is for those who read nothing else. Two or three sentences that somebody outside of engineering understands do more than a page. (The second and the fifth guide.)',
	options: {
		sentences: { type: 'number', default: 5, minimum: 1, maximum: 30, description: 'The most sentences.' },
		words: { type: 'number', default: 120, minimum: 20, maximum: 1000, description: 'The most words.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		for (const section of sectionsFor(postmortem, 'summary')) {
			const inner = postmortem.sections.filter(
				(other) => other !== section && other.range.start >= section.body.start && other.range.end <= section.body.end,
			);
			const prose = passagesIn(postmortem, section).filter(
				({ kind, range }) => kind !== 'cell' && !inner.some((other) => range.start >= other.range.start && range.end <= other.range.end),
			);
			// A list of fields below the title is a header, not a text.
			if (postmortem.fields.some(({ range }) => range.start >= section.body.start && range.end <= section.body.end)) continue;
			const sentences = prose.reduce((sum, { text }) => sum + sentencesOf(text).length, 0);
			const words = countWords(prose.map(({ text }) => text));
			if (sentences <= options.sentences && words <= options.words) continue;
			const amount = words > options.words ? `${words} words` : `${sentences} sentences`;
			yield {
				range: section.titleRange,
				message: `A summary of ${amount}: say in at most ${options.sentences} sentences what broke, who was affected, for how long, and how it ended.`,
			};
		}
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Six sentences',
		markdown: `# Checkout outage

## ‹Summary›

The release went out at two. It dropped a retry. Payments failed. Customers wrote to us. We rolled back. All was well again.
`,
		says: ['A summary of 6 sentences: say in at most 5 sentences what broke, who was affected, for how long, and how it ended.'],
	},
	{
		title: 'Three sentences, and a summary that is a table',
		markdown: `# Checkout outage

## Summary

Payments failed for 47 minutes. 18 % of orders were lost. Rolling back restored them.

# Search outage

## Incident Summary

| Field | Value |
|---|---|
| Severity | S2 |
| Start | 2026-11-20 14:03 UTC |
`,
	},
];
