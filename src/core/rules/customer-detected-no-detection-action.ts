import { insertItem } from '../edit/insert-item.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { whereCustomersDetected } from '../model/customer-detection.ts';
import { likelyBucket } from '../model/item-bucket.ts';

export const rule = defineRule({
	id: 'customer-detected-no-detection-action',
	category: 'analysis',
	severity: 'information',
	summary: 'When customers notice first, one action makes monitoring notice first next time.',
	why: 'An incident that a customer reports ran unseen until then, and the next one of its kind will too. Without an action on detection only the fault is mended, not the blindness.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		const { actionItems } = postmortem;
		if (actionItems.length === 0 || actionItems.some((item) => likelyBucket(item) === 'detection')) return;
		const range = whereCustomersDetected(postmortem);
		if (!range) return;
		const edit = insertItem(postmortem, 'Alert when ');
		yield {
			range,
			message: 'A customer found this before monitoring: add a detection action.',
			fixes: edit ? [{ title: 'Add a detection action', safe: false, edits: [edit] }] : [],
		};
	},
});

export const examples: readonly Example[] = [
	{
		title: 'A customer wrote first, and no action changes that',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:31 ‹a customer reports failed payments by e-mail›
- 14:50 rolled back

## Action Items

- [ ] Test the release against a slow processor (@sam)
`,
		says: ['A customer found this before monitoring: add a detection action.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:31 a customer reports failed payments by e-mail
- 14:50 rolled back

## Action Items

- [ ] Test the release against a slow processor (@sam)
- [ ] Alert when ‹›
`,
	},
	{
		title: 'The header says so',
		markdown: `# Checkout outage

- **Detected by:** ‹Support tickets›

## Action Items

| Action | Owner |
|---|---|
| Test the release against a slow processor | Sam Lee |
`,
		says: ['A customer found this before monitoring: add a detection action.'],
	},
	{
		title: 'An action makes monitoring see it',
		markdown: `# Checkout outage

- **Detected by:** customer report

## Action Items

- [ ] Page on-call when declined payments exceed 3 % (@sam)
- [ ] Add an alert for the queue (@kim)
`,
	},
	{
		title: 'Monitoring saw it first',
		markdown: `# Checkout outage

## Detection

An alert fired before any customer noticed.

## Action Items

- [ ] Test the release against a slow processor (@sam)
`,
	},
	{
		title: 'Tickets come in first',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:31 ‹first support tickets arrive›
- 14:50 rolled back

## Action Items

- [ ] Test the release against a slow processor (@sam)
`,
		says: ['A customer found this before monitoring: add a detection action.'],
	},
	{
		title: 'Users who alert, and an alert for users',
		markdown: `# Checkout outage

## Detection

‹Users alerted us on Slack.›

## Action Items

- [ ] Test the release against a slow processor (@sam)

# Search outage

## Detection

An alert for users without results.

## Action Items

- [ ] Test the index (@sam)
`,
		says: ['A customer found this before monitoring: add a detection action.'],
	},
	{
		title: 'A moment that only says when, beside a label that says how',
		markdown: `# Checkout outage

- **Key events**
  - First detected: 2026-11-20 14:31
  - Resolved 2026-11-20 14:50

- **Identified**: ‹A customer reported failed payments.›

- **Review actions**:
  - Test the release against a slow processor (@sam)
`,
		says: ['A customer found this before monitoring: add a detection action.'],
	},
];
