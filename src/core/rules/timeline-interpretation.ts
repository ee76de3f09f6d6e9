import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { placeIn, sentencesOfProse } from '../model/prose.ts';

export const rule = defineRule({
	id: 'timeline-interpretation',
	category: 'timeline',
	severity: 'off',
	summary: 'Entries of a timeline state what happened, without judging it.',
	why: 'The timeline is what everybody agrees on; reasons and judgements belong to the analysis. Off by default: a decision needs its “because”. (The second guide; PagerDuty.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		// Most timelines judge nothing, which a look at their few entries tells before the sentences of the whole document are asked.
		if (!postmortem.passages.some(({ entry, text }) => entry && interpreting.test(text))) return;
		for (const sentence of sentencesOfProse(postmortem)) {
			const match = sentence.passage.entry ? interpreting.exec(sentence.text) : null;
			if (match)
				yield {
					range: placeIn(sentence, match),
					message: `“${match[0]}” interprets: state what happened, and explain it in the analysis.`,
				};
		}
	},
});

const interpreting = /\b(?:unfortunately|obviously|sadly|luckily|surprisingly|should have|because of)\b/i;

export const examples: readonly Example[] = [
	{
		title: 'Judging in an entry',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail ‹because of› the release
- 14:06 ‹unfortunately› no alert fires
`,
		says: [
			'“because of” interprets: state what happened, and explain it in the analysis.',
			'“unfortunately” interprets: state what happened, and explain it in the analysis.',
		],
	},
	{
		title: 'Facts in the timeline, reasons elsewhere',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 payments fail

## Root Cause

Payments failed because of a missing limit.
`,
	},
];
