import { askingFix, defineRule, type Example, type Problem } from '../lint/rule.ts';
import { adviceSections, isFollowed } from '../model/item-follow-up.ts';
import { type SaidForAll, saidForAll } from '../model/said-for-all.ts';

export const rule = defineRule({
	id: 'action-no-owner',
	category: 'actionItems',
	severity: 'warning',
	summary: 'Every open action item names one person who sees it through.',
	why: 'What belongs to everybody is done by nobody: actions without a name are the ones that are still open a year later. The guides agree on one person per action; a team or a role can help, but somebody has to answer when it is late.',
	options: {},
	rollUp: (count) => `${count} actions have no owner: name one person for each.`,

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const advice = adviceSections(postmortem);
		const said = saidForAll(postmortem);
		for (const item of postmortem.actionItems) {
			if (!isFollowed(item, configuration.trackedItems) || item.owners.length > 0) continue;
			if (!item.ownerGap && isOwnedAsWhole(said(item))) continue;
			yield {
				range: item.ownerGap ?? item.textRange,
				message: 'No owner: name one person.',
				...(advice.has(item.section) ? { severity: 'information' as const } : {}),
				fixes: [askingFix('Set owner…', 'owner', item.key)],
			};
		}
	},
});

/** "Owner: Sam Lee" or "all of these are owned by @sam" in the title or above the items is said of each of them. */
function isOwnedAsWhole({ titles, lead }: SaidForAll): boolean {
	return owned.test(titles) || owned.test(lead) || /(?<![\p{L}\p{N}.])@[\p{L}\p{N}]/u.test(titles);
}

const owned =
	/(?<!\p{L})(?:[Oo]wners?|[Aa]ssignees?|[Rr]esponsible|DRI|(?:[Oo]wned|[Dd]riven) by|[Aa]ssigned to)\*{0,2}\s{0,2}[:：]?\*{0,2}\s{1,2}(?:@|(?!T(?:BD|BC|ODO)|N\/A|None|Unassigned)\p{Lu})/u;

export const examples: readonly Example[] = [
	{
		title: 'An empty cell in the owner column',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara Lindt | 2026-11-27 |
| Test checkout against a slow processor | ‹›| 2026-12-04 |
`,
		says: ['No owner: name one person.'],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara Lindt | 2026-11-27 |
| Test checkout against a slow processor | Sam Lee | 2026-12-04 |
`,
	},
	{
		title: 'Words that stand where the owner belongs but name nobody',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: ‹TBD›, due: 2026-11-27)

| Action | Responsible |
|---|---|
| Test checkout against a slow processor | ‹N/A› |
`,
		says: ['No owner: name one person.', 'No owner: name one person.'],
	},
	{
		title: 'A list without any owner',
		markdown: `# Checkout outage

## Next steps

- [ ] ‹Page when declined payments exceed 3%›
- [ ] Page when the queue is older than 5 minutes (@sam)
`,
		says: ['No owner: name one person.'],
	},
	{
		title: 'Many actions without an owner give one problem at the section',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Page when declined payments exceed 3%
- [ ] Test checkout against a slow processor
- [ ] Write down how to move forward when a rollback is blocked
- [ ] Limit retries to two attempts
- [ ] Give support the number of the on-call engineer
- [ ] Review the retry budget with every new processor
`,
		says: ['6 actions have no owner: name one person for each.'],
	},
	{
		title: 'What has been done already, in so many words',
		markdown: `# Checkout outage

## Next steps

- A second processor has been added to the pool.
- ‹Page when the queue has been full for a minute›
`,
		says: ['No owner: name one person.'],
	},
	{
		title: 'Advice under “Prevention” is information, since it may be meant for nobody',
		markdown: `# Checkout outage

## Prevention

- ‹Keep one token for each purpose›
`,
		says: ['No owner: name one person.'],
	},
	{
		title: 'Finished and dropped actions need no owner any more',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | | Done |
| Replace the processor | - | Dropped (too expensive) |
`,
	},
	{
		title: 'What is only a placeholder is no action yet',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| [Action] | [Name] | [YYYY-MM-DD] |
`,
	},
	{
		title: 'The ticket’s tracker follows up, where the configuration says so',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (PAY-412)
`,
		configuration: { trackedItems: 'ignore' },
	},
	{
		title: 'A name behind the action, or one above all of them',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% @mara
- [ ] Drill the rollback on staging @sam by 2026-12-04

# Search outage

## Action Items (owner: Kim Roe)

- [ ] Page when a search takes more than 2 seconds

# Login outage

## Action Items

Assigned to @kim until the platform team has a lead.

- [ ] Page when one login in ten fails
`,
	},
	{
		title: 'Who is only mentioned owns nothing, and neither does the owner of another group',
		markdown: `# Checkout outage

## Action Items

### Short term (owner: Sam Lee)

- [ ] Page when declined payments exceed 3%

### Long term

- [ ] ‹Agree on the retry budget with @sam›
`,
		says: ['No owner: name one person.'],
	},
	{
		title: 'What was done already, unless a box says that it is open',
		markdown: `# Checkout outage

## Action Items

- Added an alert on declined payments
- ‹Automated tests of the migration›
- [ ] ‹Added an alert on slow searches›
`,
		says: ['No owner: name one person.', 'No owner: name one person.'],
	},
];
