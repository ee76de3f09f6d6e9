import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { personPatterns } from '../model/people-in-prose.ts';
import { blameIn } from '../model/person-blame.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { madeOnce } from '../text/made-once.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { verdicts } from '../vocabulary/judgement.ts';

export const rule = defineRule({
	id: 'judgemental-language',
	category: 'language',
	severity: 'information',
	summary: 'The text gives conditions instead of verdicts.',
	why: '“Careless” says what the writer thinks of somebody, not what happened. The condition behind the word can be changed; the verdict cannot. (Google’s workbook on language; the fifth guide on psychological safety.)',
	options: {
		words: { type: 'strings', default: [], description: 'Further words that are verdicts.' },
		allow: { type: 'strings', default: [], description: 'Words of the built-in list that are fine here.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		const { expression, phrases } = verdictsFor(options);
		for (const sentence of sentencesSaying(postmortem, phrases)) {
			const match = expression.exec(sentence.text);
			// Of a person it is blame, and that rule speaks.
			if (!match || isOfPerson(sentence.text, match.index)) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0]}” is a verdict: give the condition instead. Describe what the system allowed.`,
			};
		}
	},
});

const verdictsFor = madeOnce((options: { readonly words: readonly string[]; readonly allow: readonly string[] }) => {
	const words = [...verdicts, 'should have known better', ...options.words].filter((word) => !options.allow.includes(word));
	return { expression: new RegExp(`(?<![\\p{L}\\p{N}-])${anyOf(words)}(?![\\p{L}\\p{N}-])`, 'iu'), phrases: tellingPhrases(...words) };
});

function isOfPerson(sentence: string, at: number): boolean {
	const blame = blameIn(sentence, 'en');
	return (blame !== undefined && blame.index <= at && at < blame.index + blame[0].length) || person.test(sentence.slice(0, at));
}

const person = new RegExp(`${personPatterns().third}(?:\\s+[^\\s.;]+){0,3}\\s*$`, 'iu');

export const examples: readonly Example[] = [
	{
		title: 'Verdicts',
		markdown: `# Checkout outage

## Root Cause

A ‹careless› change of the quota. The ‹sloppy› review let it through. It was pure ‹negligence›. ‹Common sense› would have helped.
`,
		says: [
			'“careless” is a verdict: give the condition instead. Describe what the system allowed.',
			'“sloppy” is a verdict: give the condition instead. Describe what the system allowed.',
			'“negligence” is a verdict: give the condition instead. Describe what the system allowed.',
			'“Common sense” is a verdict: give the condition instead. Describe what the system allowed.',
		],
	},
	{
		title: 'Words that only look alike, and words about a person, which are blame',
		markdown: `# Checkout outage

## Root Cause

The lazy-loaded module was requested twice. The impact on latency was negligible. The parser is \`stupid\` by design. The client ignored the header.
The on-call engineer was careless; it was the developer's own negligence. Ana was careless. The review rejects the word “careless”.
`,
	},
];
