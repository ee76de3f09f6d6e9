import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { madeOnce } from '../text/made-once.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { outbursts } from '../vocabulary/judgement.ts';

export const rule = defineRule({
	id: 'animated-language',
	category: 'language',
	severity: 'hint',
	summary: 'The text states facts and numbers without excitement.',
	why: 'Strong words make readers defend themselves and say less than the number would. (Google’s workbook lists animated language among the marks of a bad postmortem.)',
	options: {
		words: { type: 'strings', default: [], description: 'Further words that are too strong here.' },
		allow: { type: 'strings', default: [], description: 'Words of the built-in list that are fine here.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		const { expression, phrases } = excitementFor(options);
		for (const sentence of sentencesSaying(postmortem, postmortem.text.includes('!!') ? undefined : phrases)) {
			const match = expression.exec(sentence.text);
			if (!match) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0]}” is excited: state the fact or the number instead. Describe what the system allowed.`,
			};
		}
	},
});

const excitementFor = madeOnce((options: { readonly words: readonly string[]; readonly allow: readonly string[] }) => {
	const words = [...outbursts, ...options.words].filter((word) => !options.allow.includes(word));
	return {
		expression: new RegExp(`(?<!\\\\)!{2,}|(?<![\\p{L}\\p{N}-])${anyOf(words)}(?![\\p{L}\\p{N}-])`, 'iu'),
		phrases: tellingPhrases(...words),
	};
});

export const examples: readonly Example[] = [
	{
		title: 'Excitement',
		markdown: `# Checkout outage

## Impact

We ‹can't believe› that 12 % of orders survived. The latency was ‹insane›. 40 orders were lost‹!!!›
`,
		says: [
			"“can't believe” is excited: state the fact or the number instead. Describe what the system allowed.",
			'“insane” is excited: state the fact or the number instead. Describe what the system allowed.',
			'“!!!” is excited: state the fact or the number instead. Describe what the system allowed.',
		],
	},
	{
		title: 'Terms that only sound strong',
		markdown: `# Checkout outage

## Impact

The disaster recovery plan worked for 100 % of orders. Chaos testing found it. The error was \`!!\` in the log. One exclamation is fine!
`,
	},
];
