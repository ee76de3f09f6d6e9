import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { sourceRange } from '../model/readable-text.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';

export const rule = defineRule({
	id: 'cause-without-action',
	category: 'analysis',
	severity: 'off',
	summary: 'Every contributing factor has an action that speaks of the same thing.',
	why: 'A condition that nobody acts on is accepted; then the document should say so. Off by default: that two sentences speak of the same thing cannot be told from their words with certainty. (The first guide: address the trigger and at least one systemic condition.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.actionItems.length === 0) return;
		const acted = new Set(postmortem.actionItems.flatMap(({ text }) => stemsOf(text)));
		for (const section of sectionsFor(postmortem, 'contributingFactors')) {
			for (const passage of passagesIn(postmortem, section)) {
				const stems = stemsOf(passage.text);
				if (passage.kind !== 'listItem' || stems.length === 0 || stems.some((stem) => acted.has(stem))) continue;
				yield {
					range: sourceRange(passage, 0, passage.text.length),
					message: 'No action speaks of this condition: add one, or say that it is accepted.',
				};
			}
		}
	},
});

/** The first six letters of longer words: enough to join "retries" with "retry", and "monitoring" with "monitor". */
function stemsOf(text: string): string[] {
	return (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).filter((word) => !common.has(word)).map((word) => word.slice(0, 5));
}

const common: ReadonlySet<string> = new Set([
	'there',
	'their',
	'which',
	'would',
	'could',
	'should',
	'about',
	'after',
	'before',
	'where',
	'while',
	'nobody',
	'every',
	'other',
	'these',
	'those',
	'missing',
	'without',
]);

export const examples: readonly Example[] = [
	{
		title: 'A condition that nothing changes',
		markdown: `# Checkout outage

## Contributing Factors

- Retries have no limit.
- ‹The dashboard hides declined payments.›

## Action Items

- [ ] Limit retries to two attempts (@sam)
`,
		says: ['No action speaks of this condition: add one, or say that it is accepted.'],
	},
	{
		title: 'Every condition has its action',
		markdown: `# Checkout outage

## Contributing Factors

- Retries have no limit.

## Action Items

- [ ] Limit retries to two attempts (@sam)
`,
	},
];
