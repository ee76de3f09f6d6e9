import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isFinished, topItems } from '../model/item-follow-up.ts';

export const rule = defineRule({
	id: 'actions-same-priority',
	category: 'actionItems',
	severity: 'off',
	summary: 'The priorities of a list say what comes first.',
	why: 'When every action is a P0, none is: the order in which they are done is then chance. It is off by default, since a short list may well be of one kind.',
	options: {
		min: { type: 'number', default: 3, minimum: 2, description: 'Open actions from which a list should have an order.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const items = topItems(postmortem.actionItems).filter((item) => !isFinished(item));
		const [first] = items;
		const section = first && postmortem.sections[first.section];
		const rank = first?.priority?.rank;
		if (!section || rank === undefined || items.length < options.min || items.some(({ priority }) => priority?.rank !== rank)) return;
		yield {
			range: section.titleRange,
			message: `All ${items.length} open actions are ${first?.priority?.text}: say which come first.`,
		};
	},
});

export const examples: readonly Example[] = [
	{
		title: 'Everything comes first',
		markdown: `# Checkout outage

## ‹Action Items›

| Action | Priority |
|---|---|
| Page when declined payments exceed 3% | P0 |
| Limit retries to two attempts | P0 |
| Name the database on the dashboard | P0 |
`,
		says: ['All 3 open actions are P0: say which come first.'],
	},
	{
		title: 'Two priorities, or some without',
		markdown: `# Checkout outage

## Action Items

| Action | Priority |
|---|---|
| Page when declined payments exceed 3% | P0 |
| Limit retries to two attempts | P0 |
| Name the database on the dashboard | P1 |
`,
	},
	{
		title: 'Two actions, and what is done',
		markdown: `# Checkout outage

## Action Items

| Action | Priority | Status |
|---|---|---|
| Page when declined payments exceed 3% | P0 | Open |
| Limit retries to two attempts | P0 | Open |
| Name the database on the dashboard | P0 | Done |
`,
	},
];
