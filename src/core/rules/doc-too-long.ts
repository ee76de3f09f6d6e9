import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { countWords } from '../model/section-text.ts';
import { contains } from '../text/range.ts';

export const rule = defineRule({
	id: 'doc-too-long',
	category: 'document',
	severity: 'off',
	strict: 'hint',
	summary: 'A postmortem is as long as its incident deserves.',
	why: 'Long documents are written late and read by few. Half of the published ones have fewer than 320 words, nine in ten fewer than 800. Off by default: some incidents deserve a book. (Four of the guides on keeping it to a page.)',
	options: {
		words: {
			type: 'numbers',
			default: { 1: 1800, 2: 1200, 3: 600, 4: 400 },
			description: 'The most words by the severity’s rank, 1 being the worst.',
		},
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const rank = postmortem.severity?.rank;
		const most = rank === undefined ? Math.max(...Object.values(options.words)) : options.words[String(rank)];
		// A word is a letter and a space at least; and with the marks, addresses and comments there are more of them than in the prose.
		if (most === undefined || postmortem.text.length / 2 < most || countWords([postmortem.text]) <= most) return;
		const words = wordsOfProse(postmortem);
		if (words <= most) return;
		const title = postmortem.headings.find(({ level }) => level === 1)?.titleRange ?? { start: 0, end: postmortem.lines.lineEnd(0) };
		const level = rank === undefined ? 'one document' : `severity ${postmortem.severity?.level ?? postmortem.severity?.text}`;
		yield {
			range: title,
			message: `${words.toLocaleString('en-US')} words for ${level}: shorten it to ${most.toLocaleString('en-US')}, or cut its scope.`,
		};
	},
});

/** Appendices and references may be as long as they like; code is no prose anyway. */
function wordsOfProse({ passages, sections }: Postmortem): number {
	const appendices = sections.filter(({ fills }) => fills.includes('supporting') || fills.includes('messaging'));
	return countWords(passages.filter(({ range }) => !appendices.some(({ body }) => contains(body, range))).map(({ text }) => text));
}

export const examples: readonly Example[] = [
	{
		title: 'Too long for a mild incident',
		markdown: `# ‹Slow search›

- **Severity:** S4

## Summary

Search was slow for nine minutes because the index was rebuilt at noon and nothing limits a rebuild.
`,
		configuration: { rules: { 'doc-too-long': { severity: 'hint', options: { words: { 4: 20 } } } } },
		says: ['23 words for severity S4: shorten it to 20, or cut its scope.'],
	},
	{
		title: 'Code and appendices do not count',
		markdown: `# Slow search

- **Severity:** S4

## Summary

Search was slow.

## Appendix

One two three four five six seven eight nine ten eleven twelve.
`,
		configuration: { rules: { 'doc-too-long': { severity: 'hint', options: { words: { 4: 20 } } } } },
	},
];
