import { setItemField } from '../edit/index.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { daysBetween } from '../model/calendar.ts';
import type { ActionItem, Day } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'action-done-unverified',
	category: 'actionItems',
	severity: 'information',
	timed: true,
	summary: 'What is done is verified two weeks later.',
	why: 'Done means that somebody merged it; verified means that the next incident of this kind would go another way. The rule speaks only where the template asks for verification, or where the document itself has it; the configuration’s `verifyAfterDays` says after how many days.',
	options: {
		requireVerification: { type: 'boolean', default: false, description: 'Ask for it in every document.' },
	},

	*check({ postmortem, configuration, expectation, options, today }): Generator<Problem, void, undefined> {
		const isTemplate = expectation.declared && expectation.itemColumns.includes('verification');
		for (const item of postmortem.actionItems) {
			const isAskedFor = options.requireVerification || isTemplate || hasColumn(item);
			const day = item.status === 'done' && isAskedFor && !isVerified(item) ? doneDay(item) : undefined;
			const days = day === undefined ? 0 : daysBetween(day, today);
			if (day === undefined || days < configuration.verifyAfterDays) continue;
			yield {
				range: item.statusText?.range ?? item.textRange,
				message: `Done ${days} days ago, not verified: check that it works, or open it again.`,
				fixes: fixesFor(postmortem, item, today),
			};
		}
	},
});

/** "Verified" or a tick where the verification stands says it, with or without a day. */
function isVerified({ verification }: ActionItem): boolean {
	return verification?.verifiedDay !== undefined || verified.test(verification?.text ?? '');
}

const verified =
	/(?<!\p{L})(?<!not (?:yet )?)(?<!to be )(?:verified|validated|confirmed|passed|tested ok)(?!\p{L})|[✅☑✔]|:white_check_mark:/iu;

function hasColumn({ table, nested }: ActionItem): boolean {
	return [...(table?.columns ?? []), ...nested].some(({ column }) => column === 'verification');
}

/** As far as the document says: beside the status, else when it was due. A done item cannot have been done after today. */
function doneDay(item: ActionItem): Day | undefined {
	return item.doneDay ?? (item.due?.relative ? undefined : item.due?.day);
}

function fixesFor(postmortem: Postmortem, item: ActionItem, today: Day): Fix[] {
	const verified = setItemField(postmortem, item, { field: 'status', value: 'verified', day: today });
	const open = setItemField(postmortem, item, { field: 'status', value: 'open' });
	return [
		...(verified ? [{ title: `Mark as verified ${today}`, safe: false, edits: verified }] : []),
		...(open ? [{ title: 'Open it again', safe: false, edits: open }] : []),
	];
}

export const examples: readonly Example[] = [
	{
		title: 'Done, and two weeks have passed',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status | Verification |
|---|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-06 | ‹Done 2026-11-04› | Fire it on staging |
| Limit retries to two attempts | Sam | 2026-11-10 | ‹Done› | Count them in a test |
| Name the database on the dashboard | Sam | 2026-11-20 | Done | Look at it |
`,
		today: '2026-11-27',
		says: [
			'Done 23 days ago, not verified: check that it works, or open it again.',
			'Done 17 days ago, not verified: check that it works, or open it again.',
		],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due | Status | Verification |
|---|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-06 | Verified 2026-11-27 | Fire it on staging |
| Limit retries to two attempts | Sam | 2026-11-10 | Done | Count them in a test |
| Name the database on the dashboard | Sam | 2026-11-20 | Done | Look at it |
`,
	},
	{
		title: 'A declared template that asks for it',
		markdown: `# Checkout outage

<!-- postmortem-template: small-team -->

## Action Items

- ‹[x]› Page when declined payments exceed 3% (@mara, due: 2026-11-06)
`,
		today: '2026-11-27',
		says: ['Done 21 days ago, not verified: check that it works, or open it again.'],
	},
	{
		title: 'Where the configuration asks for it, after a time of its own',
		markdown: `# Checkout outage

## Action Items

- ‹[x]› Page when declined payments exceed 3% (@mara, due: 2026-11-20)
`,
		today: '2026-11-27',
		configuration: { verifyAfterDays: 7, rules: { 'action-done-unverified': { options: { requireVerification: true } } } },
		says: ['Done 7 days ago, not verified: check that it works, or open it again.'],
	},
	{
		title: 'Verified, open, dropped, or done at an unknown time',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status | Verification |
|---|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-06 | Verified 2026-11-24 | Fire it on staging |
| Limit retries to two attempts | Sam | 2026-11-06 | Done | Verified 2026-11-20 |
| Name the database on the dashboard | Sam | 2026-11-06 | Open | Look at it |
| Replace the processor | Sam | 2026-11-06 | Dropped (too expensive) | - |
| Ask the processor for their limits | Sam | | Done | They answer |
`,
		today: '2026-11-27',
	},
	{
		title: 'A document that knows no verification',
		markdown: `# Checkout outage

## Action Items

- [x] Page when declined payments exceed 3% (@mara, due: 2026-11-06)
`,
		today: '2026-11-27',
	},
	{
		title: 'The cell of the verification says that it is verified',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status | Verification |
|---|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-06 | Done | Fired on staging ✅ |
| Limit retries to two attempts | Sam | 2026-11-10 | Done | Verified in a load test |
| Name the database on the dashboard | Sam | 2026-11-10 | ‹Done› | Not yet verified |
`,
		today: '2026-11-27',
		says: ['Done 17 days ago, not verified: check that it works, or open it again.'],
	},
];
