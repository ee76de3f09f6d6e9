import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isFinished, topItems } from '../model/item-follow-up.ts';
import { isInside } from '../model/placeholder.ts';
import type { ActionItem } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'too-many-actions',
	category: 'actionItems',
	severity: 'information',
	summary: 'A postmortem has few open actions, or says which come first.',
	why: 'Of fifteen actions a team finishes two, and not the two that matter most. Two or three that are done help more than a list that nobody dares to open; the rest belongs in the backlog. Where each has a priority and at most three the highest, the list may be long.',
	options: {
		max: { type: 'number', default: 7, minimum: 1, description: 'Open actions that are not too many.' },
	},

	*check({ postmortem, options, unfilled }): Generator<Problem, void, undefined> {
		const incidents = new Map<number, ActionItem[]>();
		for (const item of topItems(postmortem.actionItems)) {
			if (isFinished(item) || isInside(unfilled.gaps, item.textRange)) continue;
			const incident = postmortem.sections[item.section]?.incident ?? 0;
			incidents.set(incident, [...(incidents.get(incident) ?? []), item]);
		}
		for (const items of incidents.values()) {
			const section = postmortem.sections[items[0]?.section ?? -1];
			if (!section || items.length <= options.max || isRanked(items)) continue;
			yield {
				range: section.titleRange,
				message: `${items.length} open actions: teams finish few; mark the top 3 and move the rest.`,
			};
		}
	},
});

/** Every action has a priority, and at most three have the highest one of all. */
function isRanked(items: readonly ActionItem[]): boolean {
	const ranks = items.map(({ priority }) => priority?.rank);
	const known = ranks.filter((rank) => rank !== undefined);
	return known.length === items.length && known.filter((rank) => rank === Math.min(...known)).length <= 3;
}

const many = [
	'Page when declined payments exceed 3%',
	'Test checkout against a slow processor',
	'Write down how to move forward when a rollback is blocked',
	'Limit retries to two attempts',
	'Give support the number of the on-call engineer',
	'Ask about the retry budget with every new processor',
	'Name the database on the dashboard',
	'Keep the last five builds for a rollback',
];

export const examples: readonly Example[] = [
	{
		title: 'More than a team will finish',
		markdown: `# Checkout outage\n\n## ‹Action Items›\n\n${many.map((text) => `- [ ] ${text}\n`).join('')}`,
		says: ['8 open actions: teams finish few; mark the top 3 and move the rest.'],
	},
	{
		title: 'In groups they are as many',
		markdown: `# Checkout outage

## ‹Action Items›

### Detection

${many
	.slice(0, 4)
	.map((text) => `- [ ] ${text}\n`)
	.join('')}
### Prevention

${many
	.slice(4)
	.map((text) => `- [ ] ${text}\n`)
	.join('')}`,
		says: ['8 open actions: teams finish few; mark the top 3 and move the rest.'],
	},
	{
		title: 'A limit of your own',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] ${many[0]}
- [ ] ${many[1]}
- [ ] ${many[2]}
- [ ] ${many[3]}
`,
		configuration: { rules: { 'too-many-actions': { options: { max: 3 } } } },
		says: ['4 open actions: teams finish few; mark the top 3 and move the rest.'],
	},
	{
		title: 'Seven, of which one has steps',
		markdown: `# Checkout outage

## Action Items

${many
	.slice(0, 7)
	.map((text) => `- [ ] ${text}\n`)
	.join('')}  - [ ] Ask the database team for its colours
  - [ ] Show it to support
`,
	},
	{
		title: 'Many that are done',
		markdown: `# Checkout outage\n\n## Action Items\n\n${many.map((text, index) => `- [${index < 6 ? 'x' : ' '}] ${text}\n`).join('')}`,
	},
	{
		title: 'Every one has a priority, and few have the highest',
		markdown: `# Checkout outage

## Action Items

| Action | Priority |
|---|---|
${many.map((text, index) => `| ${text} | P${index < 3 ? 0 : 1} |\n`).join('')}`,
	},
	{
		title: 'Placeholders are no actions',
		markdown: `# Checkout outage\n\n## Action Items\n\n${many.map(() => '- [ ] [Action] (owner: [Name])\n').join('')}`,
	},
];
