import { askingFix, defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import { daysBetween } from '../model/calendar.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'action-overdue',
	category: 'actionItems',
	severity: 'warning',
	timed: true,
	summary: 'No open action is past its due date.',
	why: 'An action that is overdue and stays as it is tells everybody that dates mean nothing here. It gets another owner or another day, or it is dropped with a reason, but never silently.',
	options: {},

	*check({ postmortem, configuration, today }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			const day = item.due?.relative ? undefined : item.due?.day;
			if (!item.due || day === undefined || day >= today || !isFollowed(item, configuration.trackedItems)) continue;
			// The year is mistyped rather than the action late: another rule says so.
			if (postmortem.incidentDay !== undefined && day < postmortem.incidentDay) continue;
			const late = daysBetween(day, today);
			yield {
				range: item.due.range,
				message: `Overdue by ${late === 1 ? '1 day' : `${late} days`}: re-own, re-date or drop it with a reason.`,
				fixes: choices(item),
			};
		}
	},
});

function choices({ key }: ActionItem): Fix[] {
	return [askingFix('Set another due date…', 'due', key), askingFix('Set status: done, dropped with a reason…', 'status', key)];
}

export const examples: readonly Example[] = [
	{
		title: 'Open, and the day has passed',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹2026-11-26› | Open |
| Limit retries to two attempts | Sam | ‹2026-11-21› | In progress |
| Test checkout against a slow processor | Sam | 2026-11-27 | Open |
`,
		today: '2026-11-27',
		says: ['Overdue by 1 day: re-own, re-date or drop it with a reason.', 'Overdue by 6 days: re-own, re-date or drop it with a reason.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-12-11 | Open |
| Limit retries to two attempts | Sam | 2026-11-21 | In progress |
| Test checkout against a slow processor | Sam | 2026-11-27 | Open |
`,
	},
	{
		title: 'A day without a year is the first one after the incident',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: ‹Nov 23›)
- [ ] Limit retries to two attempts (@mara, due: Nov 3)
`,
		today: '2026-11-27',
		says: ['Overdue by 4 days: re-own, re-date or drop it with a reason.'],
	},
	{
		title: 'A blocked action is late too',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹2026-11-24› | ⛔ Blocked |
`,
		today: '2026-11-27',
		says: ['Overdue by 3 days: re-own, re-date or drop it with a reason.'],
		fix: 'Set status: done, dropped with a reason…',
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-24 | ✅ Done |
`,
	},
	{
		title: 'Finished, verified and dropped actions',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-21 | Done |
| Limit retries to two attempts | Sam | 2026-11-21 | Verified 2026-11-24 |
| Replace the processor | Sam | 2026-11-21 | Dropped (too expensive) |
`,
		today: '2026-11-27',
	},
	{
		title: 'Words are never used as if they were written dates, nor is one before the incident',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: tomorrow)
- [ ] Limit retries to two attempts (@mara, due: 2026-01-03)
- [ ] Test checkout against a slow processor (@sam, due: November 2026)
`,
		today: '2026-11-27',
	},
	{
		title: 'The ticket’s tracker follows up, where the configuration says so',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: 2026-11-20, PAY-412)
`,
		today: '2026-11-27',
		configuration: { trackedItems: 'ignore' },
	},
];
