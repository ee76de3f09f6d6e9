import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { participle } from '../model/people-in-prose.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';

export const rule = defineRule({
	id: 'counterfactual-if-only',
	category: 'language',
	severity: 'hint',
	summary: 'The text describes what happened, not what would have happened if people had acted otherwise.',
	why: '“If we had tested the migration” describes a world that did not exist. It explains nothing about this one: why the step that was taken looked right at the time. (PagerDuty and Etsy on counterfactuals.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		for (const sentence of sentencesSaying(postmortem, phrases)) {
			const match = counterfactual.exec(sentence.text);
			if (!match) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0].replace(/\s+/g, ' ')}” imagines another course: say what was known at the time. Describe what the system allowed.`,
			};
		}
	},
});

/** People only: "if the pool had a limit" names a missing safeguard. */
const pronouns = ['we', 'i', 'they', 'you', 'he', 'she', 'someone', 'somebody'];
const roles = ['team', 'engineer', 'developer', 'on-call', 'reviewer', 'author'];
const people = `(?:${pronouns.join('|')}|(?:the|our)(?:\\s+[a-z-]+){0,2}\\s+(?:${roles.join('|')}))`;
const counterfactual = new RegExp(
	`\\bif\\s+only(?=\\s+(?:we|i|they|you|he|she|someone|(?:[a-z-]{1,20}\\s+){1,4}(?:had|were|could|would))\\b)|(?<!\\bas\\s)\\b(?:if\\s+${people}\\s+had|had\\s+${people})\\s+(?:not\\s+)?(?:(?:only|just|[a-z]{3,12}ly)\\s+)?${participle}(?!\\s+to\\s+be\\b)`,
	'i',
);
const phrases = tellingPhrases('if only', ...[...pronouns, ...roles].map((who) => `had ${who}`));

export const examples: readonly Example[] = [
	{
		title: 'A course that nobody took',
		markdown: `# Checkout outage

## Root Cause

‹If we had tested› the migration, the lock would have shown. ‹If only› there were more hands.
‹If we had only asked› the vendor, it would have been shorter. ‹Had we checked› the quota, nothing would have happened. ‹If the on-call engineer had escalated›, it would have been shorter.
`,
		says: [
			'“If we had tested” imagines another course: say what was known at the time. Describe what the system allowed.',
			'“If only” imagines another course: say what was known at the time. Describe what the system allowed.',
			'“If we had only asked” imagines another course: say what was known at the time. Describe what the system allowed.',
			'“Had we checked” imagines another course: say what was known at the time. Describe what the system allowed.',
			'“If the on-call engineer had escalated” imagines another course: say what was known at the time. Describe what the system allowed.',
		],
	},
	{
		title: 'Conditions of a system are facts',
		markdown: `# Checkout outage

## Root Cause

If the pool had a limit, the database would stay reachable. We checked whether we had enough disk. The job fails if it had no lease.
If only the primary is restarted, the replica waits; it looks as if somebody had locked it. We did not know if we had a backup. They asked if we had access.
`,
	},
];
