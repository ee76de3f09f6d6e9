import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import type { Postmortem, Section, Timeline } from '../model/postmortem.ts';
import { zoneIn } from '../model/zones.ts';
import { lineEndingOf } from '../text/edit.ts';
import { contains } from '../text/range.ts';
import { allTimesIn } from '../vocabulary/document-words.ts';

export const rule = defineRule({
	id: 'timeline-no-timezone',
	category: 'timeline',
	severity: 'warning',
	summary: 'A timeline says which timezone its times are in.',
	why: 'A team of three cities reads “14:03” in three ways, and logs are in a fourth. One line settles it for good.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		for (const timeline of postmortem.timelines) {
			const section = postmortem.sections[timeline.section];
			const clocked = timeline.entries.filter(({ time }) => time.clock !== undefined);
			if (!section || clocked.length === 0 || timeline.zone || timeline.entries.some(({ time, until }) => time.zone ?? until?.zone))
				continue;
			if (isStatedByDay(postmortem, section)) continue;
			yield {
				range: section.titleRange,
				message: 'No timezone: say which one the times are in, e.g. “All times in UTC.”',
				fixes: [zoneFix(postmortem, timeline, section)],
			};
		}
	},
});

/** "### 20 November (UTC)": the headings of the days state it. */
function isStatedByDay({ headings }: Postmortem, { body }: Section): boolean {
	return headings.some(({ title, range }) => contains(body, range) && zoneIn(title) !== undefined);
}

/** A table says it in the header of its time column, everything else in a line of its own. */
function zoneFix({ text, language }: Postmortem, { columns }: Timeline, section: Section): Fix {
	const time = columns.find(({ column }) => column === 'time');
	if (time && text.slice(time.range.start, time.range.end).trim() !== '') {
		return {
			title: 'Write “(UTC)” into the column header',
			safe: false,
			edits: [{ range: { start: time.range.end, end: time.range.end }, text: ' (UTC‹›)' }],
		};
	}
	const newLine = lineEndingOf(text);
	if (section.form === 'heading') {
		const at = section.body.start + (/^[^\S\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(section.body.start))?.[0].length ?? 0);
		return {
			title: `Insert “${allTimesIn('UTC', language)}”`,
			safe: false,
			edits: [{ range: { start: at, end: at }, text: `${newLine}${allTimesIn('UTC‹›', language)}${newLine}` }],
		};
	}
	const at = section.titleRange.end;
	return { title: 'Write “(UTC)” into the title', safe: false, edits: [{ range: { start: at, end: at }, text: ' (UTC‹›)' }] };
}

export const examples: readonly Example[] = [
	{
		title: 'Times that could be anywhere',
		markdown: `# Checkout outage

## ‹Timeline›

- 14:03 first failed payment
- 14:20 rolled back
`,
		says: ['No timezone: say which one the times are in, e.g. “All times in UTC.”'],
		fixed: `# Checkout outage

## Timeline

All times in UTC‹›.

- 14:03 first failed payment
- 14:20 rolled back
`,
	},
	{
		title: 'A table says it in its header',
		markdown: `# Checkout outage

## ‹Timeline›

| Time | Event |
|---|---|
| 14:03 | first failed payment |
`,
		says: ['No timezone: say which one the times are in, e.g. “All times in UTC.”'],
		fixed: `# Checkout outage

## Timeline

| Time (UTC‹›) | Event |
|---|---|
| 14:03 | first failed payment |
`,
	},
	{
		title: 'The line is in the language of the document',
		markdown: `# Ausfall der Kasse

- **Schweregrad:** S2

## ‹Zeitleiste›

- 14:03 erste Zahlung schlägt fehl
- 14:20 zurückgerollt

## Ursache

Ein Grenzwert fehlte.
`,
		says: ['No timezone: say which one the times are in, e.g. “All times in UTC.”'],
		fixed: `# Ausfall der Kasse

- **Schweregrad:** S2

## Zeitleiste

Alle Zeiten in UTC‹›.

- 14:03 erste Zahlung schlägt fehl
- 14:20 zurückgerollt

## Ursache

Ein Grenzwert fehlte.
`,
	},
	{
		title: 'The zone stands in one of many places',
		markdown: `# Checkout outage

## Timeline, UTC

- 14:03 first failed payment

# Search outage

## Timeline

*all times UTC*

- 14:03 first slow page

# Login outage

## Timeline

- 14:03 CET first failed login

# Mail outage

## Timeline

- 2026-11-20: the queue is full
`,
	},
	{
		title: 'Start states it for the whole document',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Timeline

- 14:03 first failed payment
`,
	},
	{
		title: 'The team agreed on one',
		markdown: `# Checkout outage

## Timeline

- 14:03 first failed payment
`,
		configuration: { timeZone: 'Europe/Berlin' },
	},
	{
		title: 'The headings of the days state it',
		markdown: `# Checkout outage

## Timeline

### 20 November (UTC)

- 14:03 first failed payment
- 14:20 rolled back

### 21 November (UTC)

- 09:10 all is normal
`,
	},
];
