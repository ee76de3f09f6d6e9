import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { countWords, passagesIn, sectionsFor } from '../model/section-text.ts';

export const rule = defineRule({
	id: 'lessons-too-long',
	category: 'document',
	severity: 'off',
	summary: 'The lessons are few enough to remember.',
	why: 'Ten lessons are none. Off by default: how many fit depends on the incident.',
	options: {
		words: { type: 'number', default: 200, minimum: 20, maximum: 2000, description: 'The most words.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		for (const section of sectionsFor(postmortem, 'lessons')) {
			if (section.fills.length > 1) continue;
			const words = countWords(passagesIn(postmortem, section).map(({ text }) => text));
			if (words > options.words)
				yield { range: section.titleRange, message: `${words} words of lessons: keep those that change what you do.` };
		}
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Too many words',
		markdown: `# Checkout outage

## ‹Lessons Learned›

Retries need a limit, limits need an alert, alerts need an owner, and owners need a calendar that says so in plain words, every single week.
`,
		configuration: { rules: { 'lessons-too-long': { severity: 'hint', options: { words: 20 } } } },
		says: ['26 words of lessons: keep those that change what you do.'],
	},
	{
		title: 'Two lessons',
		markdown: `# Checkout outage

## Lessons Learned

- Retries need a limit.
- A limit needs an alert.
`,
	},
];
