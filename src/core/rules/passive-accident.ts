import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';

export const rule = defineRule({
	id: 'passive-accident',
	category: 'language',
	severity: 'off',
	summary: 'The text says how an action was possible instead of calling it an accident.',
	why: '“Was accidentally deleted” hides both who could do it and what should have asked back. It is off by default because many texts use the words for plain facts.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		for (const sentence of sentencesSaying(postmortem, phrases)) {
			const match = accident.exec(sentence.text);
			if (!match) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0].replace(/\s+/g, ' ')}” hides how it was possible: say what let it happen. Describe what the system allowed.`,
			};
		}
	},
});

const accident =
	/\b(?:was|were|got|been|being)\s+(?:accidentally|inadvertently|mistakenly|unintentionally|erroneously)\s+[a-z]{2,20}(?:ed|n|t|d|p|k)\b/i;
const phrases = tellingPhrases('accidentally', 'inadvertently', 'mistakenly', 'unintentionally', 'erroneously');

export const examples: readonly Example[] = [
	{
		title: 'An accident without a way',
		markdown: `# Checkout outage

## Root Cause

The volume ‹was accidentally deleted›. Two nodes ‹were inadvertently drained›.
`,
		says: [
			'“was accidentally deleted” hides how it was possible: say what let it happen. Describe what the system allowed.',
			'“were inadvertently drained” hides how it was possible: say what let it happen. Describe what the system allowed.',
		],
	},
	{
		title: 'The way is named',
		markdown: `# Checkout outage

## Root Cause

The script deleted the volume because its filter matched all names.
`,
	},
];
