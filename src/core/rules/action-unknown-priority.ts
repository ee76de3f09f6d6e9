import { setItemField } from '../edit/index.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { isFinished } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { daysFor } from '../model/priority-policy.ts';
import { closestTo } from '../text/edit-distance.ts';

export const rule = defineRule({
	id: 'action-unknown-priority',
	category: 'actionItems',
	severity: 'hint',
	summary: 'The priority of an action is on a known scale.',
	why: 'A priority that is on no scale orders nothing: neither a reader nor a list can tell whether “Blue” comes before “P1”. Levels of your own that the configuration’s `priorityPolicy` names are known.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			const { priority } = item;
			if (!priority || priority.rank !== undefined || isFinished(item) || !/[\p{L}\p{N}]/u.test(priority.text)) continue;
			if (noPriority.test(priority.text) || daysFor(priority, configuration.priorityPolicy) !== undefined) continue;
			yield {
				range: priority.range,
				message: `“${priority.text}” is not a known priority: use P0 to P3, or High, Medium and Low.`,
				fixes: fixesFor(postmortem, item, priority.text),
			};
		}
	},
});

const noPriority = /^(?:n\/?a|none|tb[dac]|todo|unknown)$/i;

function fixesFor(postmortem: Postmortem, item: ActionItem, text: string): Fix[] {
	const words = postmortem.actionItems.some(({ priority }) => priority?.rank !== undefined && !/\d/.test(priority.text));
	const nearest = closestTo(text.trim().toLowerCase(), ['critical', 'high', 'medium', 'low']);
	const offered =
		nearest !== undefined ? [nearest.charAt(0).toUpperCase() + nearest.slice(1)] : words ? ['High', 'Medium', 'Low'] : ['P0', 'P1', 'P2'];
	return offered.flatMap((value): Fix[] => {
		const edits = setItemField(postmortem, item, { field: 'priority', value });
		return edits ? [{ title: `Change to ${value}`, safe: false, edits }] : [];
	});
}

export const examples: readonly Example[] = [
	{
		title: 'Levels that are on no scale',
		markdown: `# Checkout outage

## Action Items

| Action | Priority |
|---|---|
| Page when declined payments exceed 3% | ‹Blue› |
| Limit retries to two attempts | ‹Hihg› |
| Test checkout against a slow processor | P1 |
`,
		says: [
			'“Blue” is not a known priority: use P0 to P3, or High, Medium and Low.',
			'“Hihg” is not a known priority: use P0 to P3, or High, Medium and Low.',
		],
		fix: 'Change to P1',
		fixed: `# Checkout outage

## Action Items

| Action | Priority |
|---|---|
| Page when declined payments exceed 3% | P1 |
| Limit retries to two attempts | Hihg |
| Test checkout against a slow processor | P1 |
`,
	},
	{
		title: 'Known scales, symbols and none',
		markdown: `# Checkout outage

## Action Items

| Action | Priority |
|---|---|
| Page when declined payments exceed 3% | P0 |
| Limit retries to two attempts | high |
| Test checkout against a slow processor | 🔴 Critical |
| Name the database on the dashboard | - |
| Keep the last five builds for a rollback | |
| Ask the processor for their limits | TBD |
`,
	},
	{
		title: 'A level that the configuration gives days',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (priority: Blue)
`,
		configuration: { priorityPolicy: { Blue: 5 } },
	},
];
