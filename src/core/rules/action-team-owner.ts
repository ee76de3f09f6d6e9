import { askingFix, defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import { isTeam } from '../model/owners.ts';

export const rule = defineRule({
	id: 'action-team-owner',
	category: 'actionItems',
	severity: 'information',
	summary: 'The owner of an action is a person, not a team.',
	why: 'Everybody in a team can believe that somebody else in it has taken the action. One name from the team is enough, and the name can change; the guides for small teams ask for “a single named owner, not the team”.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			const [first] = item.owners;
			const everyOneIsTeam = item.owners.every(({ name }) => isTeam(name, configuration.teams));
			if (!first || !everyOneIsTeam || !isFollowed(item, configuration.trackedItems)) continue;
			yield {
				range: first.range,
				message: `“${first.name}” is a team: name one person in it.`,
				fixes: [askingFix('Set owner…', 'owner', item.key)],
			};
		}
	},
});

export const examples: readonly Example[] = [
	{
		title: 'A team in the owner column',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | ‹Payments team› | 2026-11-27 |
| Test checkout against a slow processor | ‹@platform-eng› | 2026-12-04 |
| Keep the last five builds for a rollback | ‹everyone› | 2026-12-04 |
`,
		says: [
			'“Payments team” is a team: name one person in it.',
			'“@platform-eng” is a team: name one person in it.',
			'“everyone” is a team: name one person in it.',
		],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Sam Lee | 2026-11-27 |
| Test checkout against a slow processor | @platform-eng | 2026-12-04 |
| Keep the last five builds for a rollback | everyone | 2026-12-04 |
`,
	},
	{
		title: 'Teams in the text of an item',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: ‹SRE›, due: 2026-11-27)
- [ ] Limit retries to two attempts (‹@acme/checkout›, due: 2026-11-27)
- [ ] Write down who may fail over (owner: ‹the team›, due: 2026-11-27)
`,
		says: [
			'“SRE” is a team: name one person in it.',
			'“@acme/checkout” is a team: name one person in it.',
			'“team” is a team: name one person in it.',
		],
	},
	{
		title: 'A team that only the configuration knows',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: ‹Falcons›, due: 2026-11-27)
`,
		configuration: { teams: ['Falcons'] },
		says: ['“Falcons” is a team: name one person in it.'],
	},
	{
		title: 'Leads and managers are people, and so is one who is named beside a team',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | @backend-lead | 2026-11-27 |
| Test checkout against a slow processor | @eng-manager | 2026-12-04 |
| Keep the last five builds for a rollback | Mara Lindt (Platform) | 2026-12-04 |
| Limit retries to two attempts | Sam, Platform | 2026-12-04 |
| Name the database on the dashboard | Anna-Lena | 2026-12-04 |
| Ask the processor for their limits | Head of Platform | 2026-12-04 |
`,
	},
	{
		title: 'Finished and dropped actions',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | Payments team | Done |
| Replace the processor | Platform | Dropped (too expensive) |
`,
	},
	{
		title: 'A ticket of the team, where the tracker follows up',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: Payments team, PAY-412)
`,
		configuration: { trackedItems: 'ignore' },
	},
];
