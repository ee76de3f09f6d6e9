import { insertIntoSection } from '../edit/insert-into-section.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { passagesIn } from '../model/section-text.ts';
import { contains } from '../text/range.ts';

export const rule = defineRule({
	id: 'timeline-no-timestamps',
	category: 'timeline',
	severity: 'warning',
	easedInDraft: true,
	summary: 'The lines of a timeline start with a time.',
	why: 'Without times nobody can see how long it took to notice, to act and to recover, and that is what the next incident can be measured against.',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		for (const { section: index, entries } of postmortem.timelines) {
			const section = postmortem.sections[index];
			if (!section || entries.some(({ time, offset }) => time.precision !== 'none' || offset !== undefined)) continue;
			if (unfilled.placeholders.some(({ range }) => contains(section.range, range))) continue;
			const said = passagesIn(postmortem, section).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
			const lines = new Set(said.map(({ range }) => postmortem.lines.lineAt(range.start)));
			// A time in running prose is read by people, if not by us.
			const body = postmortem.text.slice(section.body.start, section.body.end);
			if (lines.size < 2 || /\b\d{1,2}[:.h]\d{2}\b|\bT ?[+-] ?\d/.test(body) || numericDay.test(body) || countedDay.test(body)) continue;
			yield {
				range: section.titleRange,
				message: 'No line has a time: start each line with one, e.g. 14:03 UTC.',
				fixes: [
					{
						title: 'Insert a table for the entries',
						safe: false,
						edits: [
							insertIntoSection(postmortem, section, [
								'| Time (UTC) | Event |',
								'|---|---|',
								'| ‹›[HH:MM] | [First failure] |',
								'| [HH:MM] | [Detected by] |',
								'| [HH:MM] | [All clear] |',
							]),
						],
					},
				],
			};
		}
	},
});

/** "07-14" or "14.7." at the start of a line or cell, whichever part is the month. */
const numericDay = /^[ \t]{0,12}(?:[-*+|]|\d{1,2}\.[ \t])?[ \t]{0,12}[*_`[]{0,3}\d{1,2}[-/.]\d{1,2}[.:]?(?![\d\p{L}])/mu;

/** "Day 1: …", "Tag 2", which tells the days where nobody wrote down the hours. */
const countedDay =
	/^[ \t]{0,12}(?:[-*+|]|\d{1,2}\.[ \t])?[ \t]{0,12}[*_`[]{0,3}(?:day|tag|jour|día|dia|giorno|dag|week) \d{1,3}(?![\p{L}\d])/imu;

export const examples: readonly Example[] = [
	{
		title: 'A story without times',
		markdown: `# Checkout outage

## ‹Timeline›

- The release went out
- Customers complained
- We rolled back
`,
		says: ['No line has a time: start each line with one, e.g. 14:03 UTC.'],
		fixed: `# Checkout outage

## Timeline

- The release went out
- Customers complained
- We rolled back

| Time (UTC) | Event |
|---|---|
| ‹›[HH:MM] | [First failure] |
| [HH:MM] | [Detected by] |
| [HH:MM] | [All clear] |
`,
	},
	{
		title: 'Times in any form, or a link to the log',
		markdown: `# Checkout outage

## Timeline

- T+0: first failed payment
- T+2m: on-call is paged

# Search outage

## Timeline

See the [incident channel](https://example.org/channel).

# Login outage

## Timeline

![Failed logins](failed.png)

![All logins](all.png)

# Index outage

## Timeline

| Date | Event |
|---|---|
| 07-14 | first missing page |
| 07-26 | all pages are back |

# Upload outage

## Timeline

Uploads failed from 14:03 on.

They worked again at 14:20.

# Certificate outage

## Timeline

- Day 1: the certificate expires
- We renew it by hand
`,
	},
];
