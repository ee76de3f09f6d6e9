import { mergeSections } from '../edit/index.ts';
import { defineRule, type Example, type ExpectedSection, type Problem } from '../lint/rule.ts';
import { comparableTitle } from '../model/comparable-title.ts';
import type { Heading, Postmortem } from '../model/postmortem.ts';
import { madeOnce } from '../text/made-once.ts';
import { normalise, withoutNumbering } from '../vocabulary/normalise.ts';

export const rule = defineRule({
	id: 'duplicate-section',
	category: 'structure',
	severity: 'warning',
	summary: 'Every section stands in one place.',
	why: 'Whoever reads the first of two timelines believes to have read it all, and whoever adds to one does not see the other. Two sections of one name mostly come from a merge or from a template that was filled in twice.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		for (const [first, ...others] of siblingsByTitle(postmortem, titlesOf(expectation.sections))) {
			if (!first) continue;
			const line = postmortem.lines.placeAt(first.range.start).line + 1;
			for (const other of others) {
				yield {
					range: other.titleRange,
					message: `“${withoutNumbering(other.title)}” appears ${others.length === 1 ? 'twice' : `${others.length + 1} times`} (line ${line}): merge them.`,
					fixes: [
						{
							title: `Move the content to “${withoutNumbering(first.title)}” in line ${line}`,
							safe: false,
							edits: mergeSections(postmortem, other, first),
						},
					],
					related: [{ range: first.titleRange, message: 'It stands here first.' }],
				};
			}
		}
	},
});

/** Made once for each template. */
const titlesOf = madeOnce(
	(sections: readonly ExpectedSection[]): ReadonlySet<string> => new Set(sections.map(({ title }) => normalise(title))),
);

/** The headings of sections that stand side by side under one title, first to last; only titles that occur more than once. */
function siblingsByTitle({ headings, sections }: Postmortem, ownTitles: ReadonlySet<string>): Heading[][] {
	const places = new Map<string, Heading[]>();
	// A heading that starts the next incident of a file starts its sections anew.
	const incidents = new Map<string, number>();
	for (const heading of headings) {
		const title = comparableTitle(heading);
		const place = `${heading.parent ?? ''} ${heading.level}`;
		const section = heading.section === undefined ? undefined : sections[heading.section];
		if (!section && !ownTitles.has(title)) {
			if (startsIncident(heading.title)) incidents.set(place, (incidents.get(place) ?? 0) + 1);
			continue;
		}
		const key = `${place} ${section?.incident ?? 0} ${incidents.get(place) ?? 0} ${title}`;
		const known = places.get(key);
		if (known) known.push(heading);
		else places.set(key, [heading]);
	}
	return [...places.values()].filter((group) => group.length > 1);
}

/** "Second outage", "Incident 2", "2026-03-11: database down". */
function startsIncident(title: string): boolean {
	return /\d{4}-\d{2}-\d{2}|\b(?:incident|outage|event|disruption|vorfall|ausfall|incidente)\b/i.test(title);
}

export const examples: readonly Example[] = [
	{
		title: 'A timeline that was begun twice',
		markdown: `# Checkout outage

## Timeline

- 09:12 UTC: first failed payment

## Root Cause

The release dropped a retry.

## ‹Timeline›

- 10:04 UTC: rolled back

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['“Timeline” appears twice (line 3): merge them.'],
		fixed: `# Checkout outage

## Timeline

- 09:12 UTC: first failed payment

- 10:04 UTC: rolled back

## Root Cause

The release dropped a retry.

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'Numbers and case make no difference',
		markdown: `# Checkout outage

## 1. Impact

870 of 5,120 checkouts ended with an error.

## ‹2. IMPACT:›

## ‹3. Impact›

Support answered 41 tickets.
`,
		says: ['“IMPACT” appears 3 times (line 3): merge them.', '“Impact” appears 3 times (line 3): merge them.'],
		fixed: `# Checkout outage

## 1. Impact

870 of 5,120 checkouts ended with an error.

## 3. Impact

Support answered 41 tickets.
`,
	},
	{
		title: 'Groups of action items are no sections',
		markdown: `# Checkout outage

## Action Items

### Monitoring

- [ ] Page when declined payments exceed 3% (@sam)

### Process

- [ ] Review the retry budget (@sam)

### Process

- [ ] Announce releases (@sam)
`,
	},
	{
		title: 'Several incidents in one file, under headings of their own or behind each other',
		markdown: `# Two outages in one week

## Checkout down on Monday

### Timeline

- 09:12 UTC: first failed payment

## Search down on Friday

### Timeline

- 15:40 UTC: first timeout
`,
	},
	{
		title: 'Incidents behind each other on one level',
		markdown: `# Two outages in one week

## Outage on 2026-03-09

## Impact

870 of 5,120 checkouts ended with an error.

## Outage on 2026-03-13

## Impact

Search answered 12% of its queries too late.
`,
	},
	{
		title: 'Two titles that play one role, and a field with the name of a section',
		markdown: `# Checkout outage

**Impact:** high

## Impact

870 of 5,120 checkouts ended with an error.

## Customer impact

Support answered 41 tickets.
`,
	},
];
