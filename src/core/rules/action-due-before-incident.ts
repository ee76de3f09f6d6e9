import { setItemField } from '../edit/index.ts';
import { askingFix, defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { addDays, isDay } from '../model/calendar.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import type { ActionItem, DateReading, Day } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'action-due-before-incident',
	category: 'actionItems',
	severity: 'information',
	summary: 'An action is due after the incident that it answers.',
	why: 'A due date before the incident is nearly always a mistyped year, most often in January. The action then counts as overdue from its first day, and nobody believes the list any more.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const { incidentDay } = postmortem;
		if (incidentDay === undefined) return;
		for (const item of postmortem.actionItems) {
			const day = item.due?.relative ? undefined : item.due?.day;
			// A file with several incidents has one day of its own for each, and we know the first.
			const isOfAnotherIncident = (postmortem.sections[item.section]?.incident ?? 0) > 0;
			if (!item.due || day === undefined || day >= incidentDay || isOfAnotherIncident) continue;
			if (!isFollowed(item, configuration.trackedItems)) continue;
			yield {
				range: item.due.range,
				message: `Due ${day}, before the incident (${incidentDay}): check the year.`,
				fixes: fixesFor(postmortem, item, item.due, incidentDay),
			};
		}
	},
});

function fixesFor(postmortem: Postmortem, item: ActionItem, { day = '', precision }: DateReading, incidentDay: Day): Fix[] {
	const asked = askingFix('Set due date…', 'due', item.key);
	const meant = precision === 'day' ? nextSuchDay(day, incidentDay) : undefined;
	const edits = meant === undefined ? undefined : setItemField(postmortem, item, { field: 'due', value: meant });
	return edits ? [{ title: `Change to ${meant}`, safe: false, edits }, asked] : [asked];
}

/** The same day of the year within half a year after the incident; undefined when there is none. */
function nextSuchDay(day: Day, incidentDay: Day): Day | undefined {
	const latest = addDays(incidentDay, 183);
	const candidates = [incidentDay.slice(0, 4), latest.slice(0, 4)].map((year) => year + day.slice(4));
	return candidates.find((candidate) => isDay(candidate) && candidate >= incidentDay && candidate <= latest);
}

export const examples: readonly Example[] = [
	{
		title: 'The old year in January',
		markdown: `# Checkout outage

- **Start:** 2026-12-05 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹2026-01-15› |
`,
		says: ['Due 2026-01-15, before the incident (2026-12-05): check the year.'],
		fixed: `# Checkout outage

- **Start:** 2026-12-05 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | 2027-01-15 |
`,
	},
	{
		title: 'A day that no other year makes likely',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: ‹2026-11-02›)
`,
		says: ['Due 2026-11-02, before the incident (2026-11-20): check the year.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: 2026-12-11)
`,
	},
	{
		title: 'On the day of the incident or later, without a year, and words',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: 2026-11-20)
- [ ] Limit retries to two attempts (@sam, due: Jan 15)
- [ ] Name the database on the dashboard (@kim, due: November 2026)
- [ ] Ask the processor for their limits (@kim, due: next week)
`,
	},
	{
		title: 'A finished action may have begun before',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-11-02 | Done |
`,
	},
	{
		title: 'The incident’s day is not known',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: 2020-11-02)
`,
	},
];
