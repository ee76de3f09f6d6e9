import { setItemField } from '../edit/index.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import { isTeam } from '../model/owners.ts';

export const rule = defineRule({
	id: 'action-multiple-owners',
	category: 'actionItems',
	severity: 'information',
	summary: 'An action has one owner; others are helpers.',
	why: 'When two people own an action, each can wait for the other, and nobody knows whom to ask when it is late. One of them answers for it, which does not mean that one works alone.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			if (!isFollowed(item, configuration.trackedItems)) continue;
			const people = item.owners.filter(({ name }) => !isTeam(name, configuration.teams));
			const [first] = people;
			if (!first || people.length < 2) continue;
			const isInOrder = people.every(({ range }, at) => at === 0 || range.start > (people[at - 1]?.range.start ?? 0));
			const value = postmortem.text.slice(first.range.start, first.range.end);
			const edits = isInOrder ? setItemField(postmortem, item, { field: 'owner', value }) : undefined;
			yield {
				// In the order of their names, which is not always that of their places.
				range: {
					start: Math.min(...people.map(({ range }) => range.start)),
					end: Math.max(...people.map(({ range }) => range.end)),
				},
				message: `${counts[people.length] ?? people.length} owners: keep one, list others as helpers.`,
				...(edits ? { fixes: [{ title: `Keep ${first.name} as the owner`, safe: false, edits }] } : {}),
			};
		}
	},
});

const counts: readonly (string | undefined)[] = [undefined, undefined, 'Two', 'Three', 'Four', 'Five'];

export const examples: readonly Example[] = [
	{
		title: 'Two names in the owner column',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | ‹Mara, Sam› | 2026-11-27 |
| Test checkout against a slow processor | ‹Kim & Tom› | 2026-12-04 |
| Keep the last five builds for a rollback | ‹@kim/@tom› | 2026-12-04 |
| Limit retries to two attempts | ‹Mara Lindt and Sam Lee› | 2026-12-04 |
| Name the database on the dashboard | ‹Mara + Sam + Kim› | 2026-12-04 |
| Show the replica lag beside it | ‹@kim @tom› | 2026-12-04 |
`,
		says: [
			'Two owners: keep one, list others as helpers.',
			'Two owners: keep one, list others as helpers.',
			'Two owners: keep one, list others as helpers.',
			'Two owners: keep one, list others as helpers.',
			'Three owners: keep one, list others as helpers.',
			'Two owners: keep one, list others as helpers.',
		],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-27 |
| Test checkout against a slow processor | Kim & Tom | 2026-12-04 |
| Keep the last five builds for a rollback | @kim/@tom | 2026-12-04 |
| Limit retries to two attempts | Mara Lindt and Sam Lee | 2026-12-04 |
| Name the database on the dashboard | Mara + Sam + Kim | 2026-12-04 |
| Show the replica lag beside it | @kim @tom | 2026-12-04 |
`,
	},
	{
		title: 'Two names in the text of an item',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: ‹@mara, @sam›; due: 2026-11-27)
`,
		says: ['Two owners: keep one, list others as helpers.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: @mara; due: 2026-11-27)
`,
	},
	{
		title: 'One name, however it is written, and one that stands beside a team or a role',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Sam, Platform | 2026-11-27 |
| Test checkout against a slow processor | Anna-Lena | 2026-12-04 |
| Keep the last five builds for a rollback | Lead, Payments | 2026-12-04 |
| Limit retries to two attempts | Mara Lindt (with Kim) | 2026-12-04 |
| Name the database on the dashboard | Sandra Anders | 2026-12-04 |
| Ask the processor for their limits | @platform-eng, @kim | 2026-12-04 |
| Write the limits down | Sandra (helpers: Kim, Tom) | 2026-12-04 |
`,
	},
	{
		title: 'A name beside a team that only the configuration knows',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: Sam, Falcons; due: 2026-11-27)
`,
		configuration: { teams: ['Falcons'] },
	},
	{
		title: 'A finished action',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | Mara, Sam | Done |
`,
	},
];
