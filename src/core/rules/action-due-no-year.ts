import { setItemField } from '../edit/index.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { daysBetween } from '../model/calendar.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import type { ActionItem, DateReading } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'action-due-no-year',
	category: 'actionItems',
	severity: 'hint',
	summary: 'A due date has a year.',
	why: 'Postmortems are read years later, and “Jun 25” then tells neither a person nor a report whether the action is late. It is read as the first such day after the incident, so that writing the year out changes nothing else.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			const { due } = item;
			if (!isFollowed(item, configuration.trackedItems) || !due || due.relative || due.ambiguous || due.impossible) continue;
			const full = withYear(due);
			if (full === undefined) continue;
			yield { range: due.range, message: `${due.text}: write ${full}.`, fixes: fixesFor(postmortem, item, due, full) };
		}
	},
});

/** The date in full; undefined when its year is written, or cannot be known. */
function withYear({ text, day, precision, yearInferred }: DateReading): string | undefined {
	if (!yearInferred || day === undefined) return undefined;
	return precision === 'month' || precision === 'quarter' ? `${text} ${day.slice(0, 4)}` : day;
}

function fixesFor(postmortem: Postmortem, item: ActionItem, due: DateReading, full: string): Fix[] {
	const edits = setItemField(postmortem, item, { field: 'due', value: full });
	if (!edits) return [];
	// A day that would come more than half a year later may as well be one shortly before the incident.
	const isNear = postmortem.incidentDay !== undefined && daysBetween(postmortem.incidentDay, due.day ?? '') <= 180;
	return [{ title: `Write ${full}`, safe: isNear, edits }];
}

export const examples: readonly Example[] = [
	{
		title: 'Days without a year, as many tables have them',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹Dec 4› |
| Limit retries to two attempts | Sam | ‹15 January› |
`,
		says: ['Dec 4: write 2026-12-04.', '15 January: write 2027-01-15.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-12-04 |
| Limit retries to two attempts | Sam | 15 January |
`,
	},
	{
		title: 'In the text of an item',
		markdown: `# Checkout outage on 2026-11-20

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due ‹1 December›)
`,
		says: ['1 December: write 2026-12-01.'],
		fixed: `# Checkout outage on 2026-11-20

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due 2026-12-01)
`,
	},
	{
		title: 'A quarter of no year',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹Q1› |
`,
		says: ['Q1: write Q1 2027.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | Q1 2027 |
`,
	},
	{
		title: 'Whole dates, words and finished actions',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-12-04 | Open |
| Test checkout against a slow processor | Mara | Dec 4, 2026 | Open |
| Name the database on the dashboard | Mara | Friday | Open |
| Ask the processor for their limits | Mara | ongoing | Open |
| Limit retries to two attempts | Sam | Nov 23 | ✅ Done |
`,
	},
	{
		title: 'At the end of a sentence',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Sam adds an alert on the pool by ‹end of December›.
`,
		says: ['end of December: write end of December 2026.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Sam adds an alert on the pool by end of December 2026.
`,
	},
];
