import { insertItem } from '../edit/insert-item.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { whereCustomersDetected } from '../model/customer-detection.ts';
import { likelyBucket } from '../model/item-bucket.ts';
import { topItems } from '../model/item-follow-up.ts';
import { isInside } from '../model/placeholder.ts';
import { caretMark, type TextEdit } from '../text/edit.ts';
import type { Bucket } from '../vocabulary/terms.ts';

export const rule = defineRule({
	id: 'actions-one-sided',
	category: 'actionItems',
	severity: 'information',
	summary: 'The actions find the next problem sooner and limit its damage, beside preventing this one.',
	why: 'Nobody can prevent every fault, and an alert that sees the symptom within a minute is the cheapest insurance. Teams invest too little in detection and mitigation. It is a hint where the bucket of an action has to be guessed from its words.',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		const items = topItems(postmortem.actionItems).filter((item) => item.status !== 'dropped' && !isInside(unfilled.gaps, item.textRange));
		const section = postmortem.sections[items[0]?.section ?? -1];
		if (!section || items.length < 2) return;
		const found = items.map((item) => likelyBucket(item));
		// An alert below "Process improvements" finds the problem sooner all the same; what is called prevention is meant as that.
		const worded = items.map(({ text, bucket }) =>
			bucket?.value === 'prevention' ? undefined : likelyBucket({ text, bucket: undefined }),
		);
		const has = (bucket: Bucket): boolean => found.includes(bucket) || worded.includes(bucket);
		// That customers noticed first asks for detection in its own words already.
		const findsSooner = has('detection') || whereCustomersDetected(postmortem) !== undefined;
		const limitsDamage = has('mitigation');
		if (findsSooner && limitsDamage) return;
		const fix = stub(postmortem, findsSooner, limitsDamage);
		yield {
			range: section.titleRange,
			message: messages(
				findsSooner,
				limitsDamage,
				found.every((bucket) => bucket === 'prevention'),
			),
			...(found.includes(undefined) ? { severity: 'hint' as const } : {}),
			fixes: fix ? [fix] : [],
		};
	},
});

function messages(findsSooner: boolean, limitsDamage: boolean, onlyPrevention: boolean): string {
	if (findsSooner) return 'No action limits the damage: add one on mitigation, such as a rollback or a runbook.';
	if (limitsDamage) return 'No action finds the problem sooner: add one on detection, such as an alert.';
	// What has another bucket, or none, is not called prevention.
	return onlyPrevention
		? 'All actions are prevention: add one that finds it sooner or limits the damage.'
		: 'No action finds the problem sooner or limits the damage: add an alert, a rollback or a runbook.';
}

function stub(postmortem: Postmortem, findsSooner: boolean, limitsDamage: boolean): Fix | undefined {
	if (postmortem.language !== 'en') return undefined;
	const detection = findsSooner ? undefined : insertItem(postmortem, 'Alert when ');
	const mitigation = limitsDamage ? undefined : insertItem(postmortem, 'Write a runbook for ');
	const [first, second] = [detection, mitigation].filter((edit) => edit !== undefined);
	if (!first) return undefined;
	const title = detection && mitigation ? 'Add an action for each' : detection ? 'Add a detection action' : 'Add a mitigation action';
	return { title, safe: false, edits: [second ? joined(first, second) : first] };
}

/** Both at the same place, with one caret. */
function joined(first: TextEdit, second: TextEdit): TextEdit {
	return { range: first.range, text: first.text + second.text.replace(caretMark, '') };
}

export const examples: readonly Example[] = [
	{
		title: 'Only prevention, as the buckets say',
		markdown: `# Checkout outage

## ‹Action Items›

| Action | Bucket |
|---|---|
| Keep deploys and migrations apart | Prevention |
| Ask about the retry budget in the review | Prevention |
`,
		says: ['All actions are prevention: add one that finds it sooner or limits the damage.'],
		fixed: `# Checkout outage

## Action Items

| Action | Bucket |
|---|---|
| Keep deploys and migrations apart | Prevention |
| Ask about the retry budget in the review | Prevention |
| Alert when ‹› | |
| Write a runbook for  | |
`,
	},
	{
		title: 'Nothing limits the damage',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Keep deploys and migrations apart (@mara)
- [ ] Page when declined payments exceed 3%, from an alert of the gateway (@sam)
`,
		says: ['No action limits the damage: add one on mitigation, such as a rollback or a runbook.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Keep deploys and migrations apart (@mara)
- [ ] Page when declined payments exceed 3%, from an alert of the gateway (@sam)
- [ ] Write a runbook for ‹›
`,
	},
	{
		title: 'Nothing finds it sooner',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Keep deploys and migrations apart (@mara)
- [ ] Write a rollback runbook of one line (@sam)
`,
		says: ['No action finds the problem sooner: add one on detection, such as an alert.'],
	},
	{
		title: 'Every side, by bucket, by group or by words',
		markdown: `# Checkout outage

## Action Items

### Prevention

- [ ] Keep deploys and migrations apart

### Detection

- [ ] Ask the gateway every minute

### Mitigation

- [ ] Let support switch the processor
`,
	},
	{
		title: 'A fallback limits the damage, a dashboard shows it',
		markdown: `# Checkout outage

## Action Items

- [ ] Use the second processor as a fallback
- [ ] Show declined payments on the dashboard of checkout
`,
	},
	{
		title: 'One action, and dropped ones',
		markdown: `# Checkout outage

## Action Items

- [ ] Keep deploys and migrations apart
- [ ] Replace the processor (dropped: too expensive)
`,
	},
	{
		title: 'That a customer noticed first is said by another rule',
		markdown: `# Checkout outage

- **Detected by:** customer report

## Action Items

- [ ] Keep deploys and migrations apart
- [ ] Write a rollback runbook of one line
`,
	},
	{
		title: 'What is no prevention is not called so',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Align the support hours with those of the business (@kim)
- [ ] Keep deploys and migrations apart (@sam)
`,
		says: ['No action finds the problem sooner or limits the damage: add an alert, a rollback or a runbook.'],
	},
	{
		title: 'What the words say counts, whatever the group is called',
		markdown: `# Checkout outage

## Action Items

### Process improvements

- [ ] Alert when a payment takes more than 5 seconds

### Technical improvements

- [ ] Add a runbook with the rollback of one line
`,
	},
	{
		title: 'A metric and a notification find it sooner',
		markdown: `# Checkout outage

## Action Items

- [ ] Count the declined payments in the metrics of the gateway
- [ ] Drill the rollback on staging
`,
	},
];
