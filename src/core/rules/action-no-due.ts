import { setItemField } from '../edit/index.ts';
import { askingFix, defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { addDays } from '../model/calendar.ts';
import { adviceSections, isFollowed } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { daysFor } from '../model/priority-policy.ts';
import { type SaidForAll, saidForAll } from '../model/said-for-all.ts';

export const rule = defineRule({
	id: 'action-no-due',
	category: 'actionItems',
	severity: 'warning',
	summary: 'Every open action item has a due date.',
	why: 'An action without a day is never late, so nobody asks for it: all guides name the missing deadline, beside the missing owner, as the reason why actions rot.',
	options: {},
	rollUp: (count) => `${count} actions have no due date: give each of them a day.`,

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const advice = adviceSections(postmortem);
		const said = saidForAll(postmortem);
		for (const item of postmortem.actionItems) {
			if (!isFollowed(item, configuration.trackedItems) || item.due || isDatedAsWhole(said(item))) continue;
			yield {
				range: item.dueGap ?? item.textRange,
				message: 'No due date: write the day by which it is done.',
				...(advice.has(item.section) ? { severity: 'information' as const } : {}),
				fixes: fixesFor(postmortem, item, configuration.priorityPolicy),
			};
		}
	},
});

/** A title such as "Q4 2026" or "Until June 2026", or a line such as "All of them are due by June 12", dates the items below it. */
function isDatedAsWhole({ titles, lead }: SaidForAll): boolean {
	return period.test(titles) || deadline.test(lead);
}

const day =
	'(?:20\\d\\d\\b|Q[1-4]\\b|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))';
/** A day right behind "by": "agreed by the team on 2026-11-22" dates nothing. */
const deadline = new RegExp(`\\b(?:due|deadlines?)\\b[^.\\n|]{0,20}?\\b${day}|\\b(?:by|until|before) (?:the )?(?:end of )?${day}`, 'i');
const period = /(?<![\p{L}\p{N}])(?:Q[1-4]|20\d{2})(?![\p{L}\p{N}])/u;

function fixesFor(postmortem: Postmortem, item: ActionItem, policy: { readonly [priority: string]: number }): Fix[] {
	const asked = askingFix('Set due date…', 'due', item.key);
	const days = daysFor(item.priority, policy);
	if (days === undefined || postmortem.incidentDay === undefined) return [asked];
	const day = addDays(postmortem.incidentDay, days);
	const edits = setItemField(postmortem, item, { field: 'due', value: day });
	return edits ? [asked, { title: `Set due date to ${day} (${item.priority?.text}: ${inWords(days)})`, safe: false, edits }] : [asked];
}

function inWords(days: number): string {
	return days === 1 ? '1 day' : `${days} days`;
}

export const examples: readonly Example[] = [
	{
		title: 'An empty cell, and words that name no day',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹›|
| Test checkout against a slow processor | Sam | ‹TBD› |
| Keep the last five builds for a rollback | Sam | ‹-› |
| Limit retries to two attempts | Sam | ‹N/A› |
| Name the database on the dashboard | Sam | 2026-12-04 |
`,
		says: [
			'No due date: write the day by which it is done.',
			'No due date: write the day by which it is done.',
			'No due date: write the day by which it is done.',
			'No due date: write the day by which it is done.',
		],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-12-11 |
| Test checkout against a slow processor | Sam | TBD |
| Keep the last five builds for a rollback | Sam | - |
| Limit retries to two attempts | Sam | N/A |
| Name the database on the dashboard | Sam | 2026-12-04 |
`,
	},
	{
		title: 'A list item without a date',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Page when declined payments exceed 3%› (owner: Mara)
- [ ] Limit retries to two attempts (owner: Sam, due: 2026-12-04)
`,
		says: ['No due date: write the day by which it is done.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: Mara, due: 2026-12-11)
- [ ] Limit retries to two attempts (owner: Sam, due: 2026-12-04)
`,
	},
	{
		title: 'The day that its priority allows',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Priority | Owner | Due |
|---|---|---|---|
| Page when declined payments exceed 3% | P1 | Mara | ‹›|
`,
		says: ['No due date: write the day by which it is done.'],
		fix: 'Set due date to 2026-12-20 (P1: 30 days)',
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Priority | Owner | Due |
|---|---|---|---|
| Page when declined payments exceed 3% | P1 | Mara | 2026-12-20 |
`,
	},
	{
		title: 'Many actions without a date give one problem at the section',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Page when declined payments exceed 3% (@mara)
- [ ] Test checkout against a slow processor (@mara)
- [ ] Write down how to move forward when a rollback is blocked (@sam)
- [ ] Limit retries to two attempts (@sam)
- [ ] Give support the number of the on-call engineer (@kim)
- [ ] Review the retry budget with every new processor (@kim)
`,
		says: ['6 actions have no due date: give each of them a day.'],
	},
	{
		title: 'Dates in many forms; what is written but is no date belongs to another rule',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3%, owner Mara, due Friday
- [ ] Limit retries to two attempts (@sam, 4 December 2026)
- [ ] Test checkout against a slow processor — @sam — 2026-12-04
- [ ] Name the database on the dashboard (owner: Kim, due: Q1 2027)
- [ ] Ask the processor for their limits (owner: Kim, due: next sprint)
- [ ] Keep the last five builds for a rollback
  - Owner: Kim
  - Due: 2026-12-11
`,
	},
	{
		title: 'What has been done already, in so many words',
		markdown: `# Checkout outage

## Next steps

- A second processor has been added to the pool.
- ‹Page when the queue has been full for a minute›
`,
		says: ['No due date: write the day by which it is done.'],
	},
	{
		title: 'Advice under “Prevention” is information, since it may be meant for nobody',
		markdown: `# Checkout outage

## Prevention

- ‹Keep one token for each purpose›
`,
		says: ['No due date: write the day by which it is done.'],
	},
	{
		title: 'Finished and dropped actions, and those that a heading dates',
		markdown: `# Checkout outage

## Action Items

- [x] Page when declined payments exceed 3%
- [ ] Replace the processor (dropped: too expensive)

### Planned for Q1 2027

- [ ] Test checkout against a slow processor (@sam)
`,
	},
	{
		title: 'The ticket’s tracker follows up, where the configuration says so',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, PAY-412)
`,
		configuration: { trackedItems: 'ignore' },
	},
	{
		title: 'A period in the title of the section, and a day above all actions',
		markdown: `# Checkout outage

## Long-term improvements (Q4 2026 - Q1 2027)

- [ ] Test checkout against a slow processor (@sam)

# Search outage

## Action Items

All of these are due by June 12.

- [ ] Page when a search takes more than 2 seconds (@kim)
`,
	},
	{
		title: 'The day of one group dates no other',
		markdown: `# Checkout outage

## Action Items

### Short term (by 2026-12-04)

- [ ] Page when declined payments exceed 3% (@sam)

### Long term

- [ ] ‹Test checkout against a slow processor› (@sam)
`,
		says: ['No due date: write the day by which it is done.'],
	},
	{
		title: 'A day on which something else happened dates no action',
		markdown: `# Checkout outage

## Action Items

Agreed by the team on 2026-11-22.

- [ ] ‹Test checkout against a slow processor› (@sam)
`,
		says: ['No due date: write the day by which it is done.'],
	},
];
