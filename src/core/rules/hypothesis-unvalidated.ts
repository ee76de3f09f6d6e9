import { insertItem } from '../edit/insert-item.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';

export const rule = defineRule({
	id: 'hypothesis-unvalidated',
	category: 'analysis',
	severity: 'hint',
	summary: 'A root cause that is only likely has an action that validates it.',
	why: 'A guess that stands among facts is read as one, and the fix is built for it. Marked as a hypothesis, with an action that reproduces or rules it out, it can turn into knowledge. (The first guide: separate facts from hypotheses.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		const guesses = sentencesSaying(postmortem, phrases);
		if (guesses.length === 0 || postmortem.actionItems.some(({ text }) => validating.test(text))) return;
		for (const sentence of guesses) {
			if (!sentence.roles.includes('rootCause') || sentence.passage.entry || /\bhypothesis\b/i.test(sentence.passage.text)) continue;
			const match = guessing.exec(sentence.text);
			if (!match || isValidated(sentence.passage.text)) continue;
			const edit = insertItem(postmortem, 'Validate the hypothesis: ');
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0]}” marks a hypothesis: add an action that validates it.`,
				fixes: edit ? [{ title: 'Add an action that validates it', safe: false, edits: [edit] }] : [],
			};
			return;
		}
	},
});

/** "We confirmed this by replaying the traffic": the same paragraph tells how the guess was tried. */
function isValidated(text: string): boolean {
	const match = validated.exec(text);
	return match !== null && !/\b(?:not|never|cannot|yet|unable|to be)\b|n['’]t\b/i.test(match[0]);
}

const validated =
	/\b(?:we|i|this|it|that|which|tests?|logs?|vendor|support)\b[^.!?\n]{0,40}?\b(?:validated|confirmed|verified|reproduced|proved|proven)\b/i;
const guessing =
	/\b(?:probably|most likely|very likely|likely (?:that|caused|due|because|a|the)|we (?:think|believe|suspect|assume|guess)|is suspected|are suspected|suspected (?:cause|to)|presumably|possibly|(?:is|was|remains?) (?:still )?(?:unclear|unknown|not (?:fully )?understood))\b(?! (?:to|for)\b)/i;
const phrases = tellingPhrases(
	...['probably', 'likely', 'presumably', 'possibly', 'suspected', 'unclear', 'unknown', 'understood'],
	...['we think', 'we believe', 'we suspect', 'we assume', 'we guess'],
);
const validating =
	/\b(?:validat\w*|reproduc\w*|confirm\w*|investigat\w*|verify (?:the|that|whether)|prove|rule out|find out|root[- ]cause|determine|understand (?:why|what|how)|analy[sz]e)\b/i;

export const examples: readonly Example[] = [
	{
		title: 'A guess without an action',
		markdown: `# Checkout outage

## Root Cause

The pool was ‹probably› exhausted by the new report, which has no limit.

## Action Items

- [ ] Limit the report to 1,000 rows (@sam)
`,
		says: ['“probably” marks a hypothesis: add an action that validates it.'],
		fixed: `# Checkout outage

## Root Cause

The pool was probably exhausted by the new report, which has no limit.

## Action Items

- [ ] Limit the report to 1,000 rows (@sam)
- [ ] Validate the hypothesis: ‹›
`,
	},
	{
		title: 'An action validates it, or it is marked as a hypothesis',
		markdown: `# Checkout outage

## Root Cause

We suspect that the pool was exhausted by the new report.

## Action Items

- [ ] Reproduce the exhausted pool in staging (@sam)
`,
	},
	{
		title: 'Marked as a hypothesis',
		markdown: `# Checkout outage

## Root Cause

Hypothesis: the pool was probably exhausted. Customers likely retried. It was unclear to support which graph counts.

## Impact

Probably 200 orders.
`,
	},
	{
		title: 'The text tells how the guess was tried',
		markdown: `# Checkout outage

## Root Cause

The cache was probably cold. We confirmed this by replaying the traffic of that hour against an empty one.
`,
	},
	{
		title: 'What could not be confirmed is still a guess',
		markdown: `# Checkout outage

## Root Cause

The cache was ‹probably› cold. We have not confirmed this.
`,
		says: ['“probably” marks a hypothesis: add an action that validates it.'],
	},
];
