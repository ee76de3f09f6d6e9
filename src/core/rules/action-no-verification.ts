import { askingFix, defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isLeftToDo } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { madeOnce } from '../text/made-once.ts';
import { saysOneOf, type TellingPhrases, tellingPhrases, wordsSaidIn } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { verifications } from '../vocabulary/vague-actions.ts';

export const rule = defineRule({
	id: 'action-no-verification',
	category: 'actionItems',
	severity: 'hint',
	summary: 'Every open action says how its success is seen.',
	why: 'A merged change is not yet a change that works: without a way to check it nobody knows whether reliability improved. It is a hint, since only one of the guides has a column for it; a template that has one makes it a warning.',
	options: {
		phrases: { type: 'strings', default: [], description: 'Further words by which your actions say it, such as “proof:”.' },
	},
	rollUp: (count) => `${count} actions do not say how you will know that they worked: add “Verify by …” to each.`,

	*check({ postmortem, expectation, options }): Generator<Problem, void, undefined> {
		const says = sayingFor(options);
		const isAskedFor = expectation.declared && expectation.itemColumns.includes('verification');
		for (const item of postmortem.actionItems) {
			if (!isLeftToDo(item) || item.verification?.text || isMeasurable(item, says)) continue;
			yield {
				range: item.cells?.verification ?? item.textRange,
				message: 'How will you know it worked? Add “Verify by …”.',
				...(isAskedFor ? { severity: 'warning' as const } : {}),
				fixes: [askingFix('Add “Verify by …”…', 'verification', item.key)],
			};
		}
	},
});

interface Saying {
	readonly expression: RegExp;
	readonly phrases: TellingPhrases;
}

function isMeasurable(item: ActionItem, { expression, phrases }: Saying): boolean {
	const { text } = item;
	if (saysOneOf(wordsSaidIn(item), phrases) && expression.test(text)) return true;
	return (/\d/.test(text) && quantity.test(text)) || item.links.some(({ text, href }) => evidence.test(`${text} ${href ?? ''}`));
}

const sayingFor = madeOnce((options: { readonly phrases: readonly string[] }): Saying => {
	const phrases = [...verifications, ...options.phrases];
	return {
		expression: new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(phrases)}(?![\\p{L}\\p{N}])`, 'iu'),
		phrases: tellingPhrases(...phrases),
	};
});

/** A number with its unit, which one can measure. */
const quantity =
	/\d\s?(?:%|percent\b|ms\b|s\b|secs?\b|seconds?\b|m\b|mins?\b|minutes?\b|h\b|hours?\b|days?\b|weeks?\b|[kmgt]i?b\b|rps\b|qps\b|req\b|x\b|times\b|attempts?\b|failures?\b|errors?\b|requests?\b|users?\b|customers?\b|connections?\b|jobs?\b|events?\b|replicas?\b|nodes?\b|zones?\b|copies\b|am\b|pm\b)/i;

/** A link to what would show it. */
const evidence = /(?<![a-z])(?:tests?|specs?|alerts?|monitors?|dashboards?|grafana|datadog|panel)(?![a-z])/i;

export const examples: readonly Example[] = [
	{
		title: 'An action of which nobody will see whether it worked',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Ask for a load test in the review checklist› (@mara, due: 2026-11-27)
`,
		says: ['How will you know it worked? Add “Verify by …”.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Ask for a load test in the review checklist (@mara, due: 2026-11-27); verify by Fire the alert on staging
`,
	},
	{
		title: 'An empty cell',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Verification |
|---|---|---|
| Ask for a load test in the review checklist | Mara | ‹›|
| Page when the queue is stuck | Sam | Stop the consumer on staging |
`,
		says: ['How will you know it worked? Add “Verify by …”.'],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Verification |
|---|---|---|
| Ask for a load test in the review checklist | Mara | Fire the alert on staging |
| Page when the queue is stuck | Sam | Stop the consumer on staging |
`,
	},
	{
		title: 'It says so, or names a number, a purpose or a test',
		markdown: `# Checkout outage

## Action Items

- [ ] Page on failed payments. Verify by firing it on staging.
- [ ] Keep deploys and migrations apart so that a rollback needs no migration
- [ ] Page when declined payments exceed 3%
- [ ] Limit retries to 2 attempts
- [ ] Add a canary, validated by a broken build
- [ ] Ask for a load test, see [the test](https://ci.example/tests/412)
- [ ] Split the queue
  - Verification: two consumers run side by side for a day
`,
	},
	{
		title: 'Words of your own',
		markdown: `# Checkout outage

## Action Items

- [ ] Ask for a load test in the review checklist, proof: the next three reviews
`,
		configuration: { rules: { 'action-no-verification': { options: { phrases: ['proof:'] } } } },
	},
	{
		title: 'Finished and dropped actions',
		markdown: `# Checkout outage

## Action Items

- [x] Ask for a load test in the review checklist
- [ ] Replace the processor (dropped: too expensive)
`,
	},
	{
		title: 'Many of them give one problem at the section',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Page on declined payments
- [ ] Try checkout against a slow processor
- [ ] Write down how to move forward when a rollback is blocked
- [ ] Limit retries
- [ ] Give support the number of the on-call engineer
- [ ] Ask about the retry budget with every new processor
`,
		says: ['6 actions do not say how you will know that they worked: add “Verify by …” to each.'],
	},
	{
		title: 'A column of measures beside the actions',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Measure |
|---|---|---|
| Limit the retries of the client | Mara | Load test |
`,
	},
];
