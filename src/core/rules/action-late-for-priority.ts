import { setItemField } from '../edit/index.ts';
import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import { addDays, daysBetween } from '../model/calendar.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import { daysFor } from '../model/priority-policy.ts';

export const rule = defineRule({
	id: 'action-late-for-priority',
	category: 'actionItems',
	severity: 'information',
	summary: 'An action is due within the time that its priority stands for.',
	why: 'A P0 that is due in three weeks is either no P0 or too late: as long as both are written, nobody can tell which of them to trust. The days for each priority are the configuration’s `priorityPolicy`.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const { incidentDay } = postmortem;
		if (incidentDay === undefined) return;
		for (const item of postmortem.actionItems) {
			const days = daysFor(item.priority, configuration.priorityPolicy);
			const { due, priority } = item;
			if (days === undefined || !due?.day || !priority || due.relative || !isFollowed(item, configuration.trackedItems)) continue;
			// The last day of a month or quarter says only how late it may become.
			if (due.precision === 'month' || due.precision === 'quarter' || due.precision === 'year') continue;
			const given = daysBetween(incidentDay, due.day);
			if (given <= days || (postmortem.sections[item.section]?.incident ?? 0) > 0) continue;
			const day = addDays(incidentDay, days);
			const edits = setItemField(postmortem, item, { field: 'due', value: day });
			const fix: Fix | undefined = edits && { title: `Set due date to ${day}`, safe: false, edits };
			yield {
				range: due.range,
				message: `${priority.text} is due ${inDays(given)} after the incident; ${priority.text} means ${days === 1 ? '24 hours' : inDays(days)}.`,
				fixes: fix ? [fix] : [],
			};
		}
	},
});

function inDays(count: number): string {
	return count === 1 ? '1 day' : `${count} days`;
}

export const examples: readonly Example[] = [
	{
		title: 'Later than the priority allows',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Priority | Owner | Due |
|---|---|---|---|
| Restore the retry | P0 | Mara | ‹2026-11-29› |
| Page when declined payments exceed 3% | P1 | Mara | ‹2026-12-24› |
| Limit retries to two attempts | P2 | Sam | ‹2027-03-01› |
`,
		says: [
			'P0 is due 9 days after the incident; P0 means 24 hours.',
			'P1 is due 34 days after the incident; P1 means 30 days.',
			'P2 is due 101 days after the incident; P2 means 90 days.',
		],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Priority | Owner | Due |
|---|---|---|---|
| Restore the retry | P0 | Mara | 2026-11-21 |
| Page when declined payments exceed 3% | P1 | Mara | 2026-12-24 |
| Limit retries to two attempts | P2 | Sam | 2027-03-01 |
`,
	},
	{
		title: 'The priority of the group holds for its actions',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

### Immediate (P0)

- [ ] Restore the retry (@mara, due: ‹2026-12-01›)
`,
		says: ['P0 is due 11 days after the incident; P0 means 24 hours.'],
	},
	{
		title: 'A policy of the team’s own',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] [High] Restore the retry (@mara, due: ‹2026-12-20›)
- [ ] [P1] Page when declined payments exceed 3% (@mara, due: 2027-02-20)
`,
		configuration: { priorityPolicy: { High: 14 } },
		says: ['High is due 30 days after the incident; High means 14 days.'],
	},
	{
		title: 'In time, without a policy for the level, or without a date',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Priority | Owner | Due |
|---|---|---|---|
| Restore the retry | P0 | Mara | 2026-11-21 |
| Page when declined payments exceed 3% | P1 | Mara | 2026-12-20 |
| Limit retries to two attempts | P3 | Sam | 2027-11-01 |
| Ask the processor for their limits | High | Sam | 2027-11-01 |
| Name the database on the dashboard | P0 | Sam | next week |
| Keep the last five builds for a rollback | P1 | Sam | Q1 2027 |
`,
	},
	{
		title: 'Finished actions, and documents that do not say when it happened',
		markdown: `# Checkout outage

## Action Items

| Action | Priority | Owner | Due | Status |
|---|---|---|---|---|
| Restore the retry | P0 | Mara | 2026-12-21 | Done |
| Page when declined payments exceed 3% | P0 | Mara | 2026-12-20 | Open |
`,
	},
];
