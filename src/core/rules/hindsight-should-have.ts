import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { notPassive, participle } from '../model/people-in-prose.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';

export const rule = defineRule({
	id: 'hindsight-should-have',
	category: 'language',
	severity: 'hint',
	summary: 'The text says what was known at the time, not what somebody should have done.',
	why: '“We should have tested this” is true only now that the outcome is known, and it ends the thought. What would have told them then? The answer to that is something that can be built. (PagerDuty and Etsy on hindsight.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		for (const sentence of sentencesSaying(postmortem, phrases)) {
			const match = hindsight.exec(sentence.text);
			if (!match || isQuestion(sentence.text) || isWanted(sentence.text, match)) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0].replace(/\s+/g, ' ')}” judges with hindsight: what would have told them then? Describe what the system allowed.`,
			};
		}
	},
});

/** We, I, you and teams only: a third person who "should have" is blamed, and a system that should have is a finding. */
const hindsight = new RegExp(
	`\\b(?:we|i|you|they|(?:the|our)(?:\\s+[a-z-]+){0,2}\\s+team)\\s+(?:(?:really|probably|clearly|definitely|obviously|also|all)\\s+)?(?:should(?:n['’]t|\\s+not|\\s+never)?\\s+have|should['’]ve|ought\\s+to\\s+have)\\s+(?:[a-z]{3,12}ly\\s+|also\\s+)?${notPassive}${participle}`,
	'i',
);
const phrases = tellingPhrases('should have', 'shouldn’t have', 'should’ve', 'ought to have');

/**
 * "We should have automated tests for this" wants something, as "We should have an alert" does: such a word stands before a bare plural, or
 * before one more word and a plural. "You should have received an email" and "we should have had an alert" tell what was missing.
 */
function isWanted(text: string, { 0: matched, index }: RegExpExecArray): boolean {
	if (/\b(?:had|received|got|gotten)$/i.test(matched)) return true;
	return (
		adjective.test(matched) &&
		/^\s+(?!(?:this|that|these|those|the|our|any|all|both|it|is|its|was|has|as)\b)(?:[a-z-]{3,20}\s+)?[a-z-]{3,20}s\b/.test(
			text.slice(index + matched.length),
		)
	);
}

const adjective =
	/\b(?:automated|documented|dedicated|redundant|replicated|isolated|improved|shared|managed|written|tested|defined|detailed)$/i;

/** "What should we have known?" asks; nobody is judged. */
function isQuestion(text: string): boolean {
	return /\?\s*$/.test(text);
}

export const examples: readonly Example[] = [
	{
		title: 'Judging with what is known now',
		markdown: `# Checkout outage

## What Went Wrong

- ‹We should have tested› this in staging.
- ‹We really should've noticed› the trend.
- ‹I shouldn't have merged› on a Friday.
- ‹The platform team should have rolled› back at once.
- ‹We ought to have known› that the quota was low.
`,
		says: [
			'“We should have tested” judges with hindsight: what would have told them then? Describe what the system allowed.',
			"“We really should've noticed” judges with hindsight: what would have told them then? Describe what the system allowed.",
			"“I shouldn't have merged” judges with hindsight: what would have told them then? Describe what the system allowed.",
			'“The platform team should have rolled” judges with hindsight: what would have told them then? Describe what the system allowed.',
			'“We ought to have known” judges with hindsight: what would have told them then? Describe what the system allowed.',
		],
	},
	{
		title: 'What a system should do is a finding',
		markdown: `# Checkout outage

## Detection

An alert that should have fired stayed silent. Each service should have a runbook. We should have a second region. The rate should be 5 %.
What should have alerted us, and why did it not? We should have more than one replica. We should have been alerted at 80 %. What should we have looked at?

## What Went Well

- We should have celebrated the fast rollback.
`,
	},
	{
		title: 'Wanting something is no hindsight',
		markdown: `# Checkout outage

## What Didn't Go Well

- We should have automated tests for the migration.
- We should have documented runbooks for each service.
- We should have had an alert on the queue.
`,
	},
	{
		title: 'The same word as what was not done',
		markdown: `# Checkout outage

## What Didn't Go Well

- ‹We should have tested› the migration on a copy of the data.
- ‹We should have tested› the previous releases too.
`,
		says: [
			'“We should have tested” judges with hindsight: what would have told them then? Describe what the system allowed.',
			'“We should have tested” judges with hindsight: what would have told them then? Describe what the system allowed.',
		],
	},
	{
		title: 'At the end of a sentence',
		markdown: `# Checkout outage

## What Went Wrong

- ‹The payments team should have tested› this.
- We should have automated tests.
`,
		says: [
			'“The payments team should have tested” judges with hindsight: what would have told them then? Describe what the system allowed.',
		],
	},
];
