import { setItemField } from '../edit/index.ts';
import { askingFix, defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { isFollowed } from '../model/item-follow-up.ts';
import { isReference } from '../model/item-links.ts';
import type { ActionItem, DateReading } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'action-due-invalid',
	category: 'actionItems',
	severity: 'information',
	summary: 'A due date is a date.',
	why: '“Next sprint” moves on by itself, and “Friday” means another day to whoever reads it a month later. It is information only, since two of the guides write “Friday” and “Ongoing” themselves.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			const message = isFollowed(item, configuration.trackedItems) && item.due && !isTicket(postmortem, item.due) && complaint(item.due);
			if (!message || !item.due) continue;
			yield { range: item.due.range, message, fixes: fixesFor(postmortem, item, item.due) };
		}
	},
});

/** A ticket in place of the date has a date of its own. */
function isTicket({ text }: Postmortem, due: DateReading): boolean {
	return isReference(due.text) || /https?:\/\/|\]\(/.test(text.slice(due.range.start, due.range.end));
}

function complaint({ text, day, precision, relative, ambiguous, impossible }: DateReading): string | undefined {
	if (ambiguous) return `“${text}” can mean ${ambiguous[0]} and ${ambiguous[1]}: write one of them.`;
	if (impossible) return `“${text}” does not exist: write a day of the calendar.`;
	return relative || precision === 'none' ? `“${text}” is not a date: write one such as ${day ?? '2026-06-30'}.` : undefined;
}

function fixesFor(postmortem: Postmortem, item: ActionItem, { day, ambiguous, relative }: DateReading): Fix[] {
	const days = ambiguous ?? (relative && day !== undefined ? [day] : []);
	const written = days.flatMap((value): Fix[] => {
		const edits = setItemField(postmortem, item, { field: 'due', value });
		return edits ? [{ title: `Write ${value}`, safe: false, edits }] : [];
	});
	const asked = askingFix('Set due date…', 'due', item.key);
	return [...written, asked];
}

export const examples: readonly Example[] = [
	{
		title: 'A weekday, which the incident’s day makes a date',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3%, owner Mara, due ‹Friday›
`,
		says: ['“Friday” is not a date: write one such as 2026-11-27.'],
		fixed: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3%, owner Mara, due 2026-11-27
`,
	},
	{
		title: 'Words that are no day at all',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹next sprint› |
| Limit retries to two attempts | Sam | ‹Ongoing› |
| Test checkout against a slow processor | Sam | ‹ASAP› |
| Name the database on the dashboard | Kim | ‹soon› |
`,
		says: [
			'“next sprint” is not a date: write one such as 2026-06-30.',
			'“Ongoing” is not a date: write one such as 2026-06-30.',
			'“ASAP” is not a date: write one such as 2026-06-30.',
			'“soon” is not a date: write one such as 2026-06-30.',
		],
	},
	{
		title: 'A date that reads two ways',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹7/8/2026› |
`,
		says: ['“7/8/2026” can mean 2026-08-07 and 2026-07-08: write one of them.'],
		fix: 'Write 2026-08-07',
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-08-07 |
`,
	},
	{
		title: 'A day that the calendar does not have',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (owner: Mara, due: ‹2026-02-31›)
`,
		says: ['“2026-02-31” does not exist: write a day of the calendar.'],
	},
	{
		title: 'Days, months and quarters, and one that the configuration decides',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | 2026-12-04 |
| Limit retries to two attempts | Sam | 4 December 2026 |
| Test checkout against a slow processor | Sam | Q1 2027 |
| Name the database on the dashboard | Kim | end of January 2027 |
| Ask the processor for their limits | Kim | 7/12/2026 |
| Keep the last five builds for a rollback | Kim | Dec 11 |
`,
		configuration: { dateOrder: 'dmy' },
	},
	{
		title: 'A ticket that has the date, and finished actions',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | Mara | see PAY-412 | Open |
| Name the database on the dashboard | Mara | [PAY-413](https://tracker.example/PAY-413) | Open |
| Limit retries to two attempts | Sam | Friday | Done |
| Replace the processor | Sam | next year | Dropped (too expensive) |
`,
	},
	{
		title: 'Nothing but a dash belongs to the rule about missing dates',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | - |
| Limit retries to two attempts | Sam | TBD |
`,
	},
];
