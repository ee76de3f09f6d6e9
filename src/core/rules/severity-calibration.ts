import { defineRule, type Example, type Problem, type Range } from '../lint/rule.ts';
import { formatMinutes } from '../model/duration.ts';
import { isInside } from '../model/placeholder.ts';
import type { Postmortem, Section } from '../model/postmortem.ts';
import { countWords } from '../model/section-text.ts';

export const rule = defineRule({
	id: 'severity-calibration',
	category: 'document',
	severity: 'information',
	summary: 'The weight of the document matches the weight of the incident.',
	why: 'A severe incident in sixty words teaches nobody anything; a full postmortem for a blip makes the next one look like a chore. (The second and the fourth guide on matching process to impact.)',
	options: {
		minWords: {
			type: 'number',
			default: 150,
			minimum: 20,
			maximum: 2000,
			description: 'A severe or long incident deserves at least so many words.',
		},
		longMinutes: { type: 'number', default: 60, minimum: 1, maximum: 10080, description: 'From so many minutes on an incident is long.' },
		shortMinutes: { type: 'number', default: 5, minimum: 1, maximum: 1440, description: 'Up to so many minutes an incident is short.' },
		maxSections: {
			type: 'number',
			default: 6,
			minimum: 1,
			maximum: 30,
			description: 'A mild or short incident needs no more filled sections than this.',
		},
	},

	*check({ postmortem, unfilled, options }): Generator<Problem, void, undefined> {
		const rank = postmortem.severity?.rank;
		const minutes = postmortem.duration?.minutes ?? postmortem.metrics.duration?.minutes;
		const range = placeOf(postmortem);
		if (!range || (rank === undefined && minutes === undefined)) return;
		const about = [
			postmortem.severity && `Severity ${postmortem.severity.level ?? postmortem.severity.text}`,
			minutes === undefined ? undefined : formatMinutes(minutes),
		]
			.filter((part) => part !== undefined)
			.join(', ');
		const isHeavy = (rank !== undefined && rank <= 2) || (minutes !== undefined && minutes >= options.longMinutes);
		const isLight = (rank !== undefined && rank >= 4) || (minutes !== undefined && minutes <= options.shortMinutes);
		const isGap = ({ empty, range }: Section): boolean => empty || isInside(unfilled.gaps, range);
		const filled = postmortem.sections.filter((section) => section.form === 'heading' && !isGap(section)).length;
		// What is still being written grows; that a mild incident got a long form is seen at once.
		const stage = postmortem.documentStatus?.value;
		const isUnfinished =
			stage === 'draft' || stage === 'in-progress' || unfilled.placeholders.length > 0 || postmortem.sections.some(isGap);
		const words = isHeavy && !isUnfinished ? countWordsOf(postmortem, options.minWords) : options.minWords;
		if (words < options.minWords) yield { range, message: `${about}, ${words} words: too little to learn from.` };
		else if (isLight && !isHeavy && filled > options.maxSections) {
			yield { range, message: `${about}, ${filled} sections: a mini postmortem would do.` };
		}
	},
});

/** The words of the document without its titles, or `enough` of them. */
function countWordsOf({ passages }: Postmortem, enough: number): number {
	const told = passages.filter(({ kind }) => kind !== 'heading' && kind !== 'label');
	return countWords(
		told.map(({ text }) => text),
		enough,
	);
}

function placeOf({ severity, duration, headings }: Postmortem): Range | undefined {
	return severity?.range ?? duration?.range ?? headings.find(({ level }) => level === 1)?.titleRange;
}

export const examples: readonly Example[] = [
	{
		title: 'Severe, and a handful of words',
		markdown: `# Checkout outage

- **Severity:** ‹S1›

## Summary

Checkout was down. We rolled back.
`,
		says: ['Severity S1, 8 words: too little to learn from.'],
	},
	{
		title: 'Severe, and only begun',
		markdown: `# Checkout outage

- **Severity:** S1
- **Document status:** Draft

## Summary

Checkout was down.
`,
	},
	{
		title: 'Short, and a long form',
		markdown: `# Slow search

- **Severity:** ‹S4›
- **Duration:** 4 minutes

## Summary

Search was slow.

## Impact

12 users waited.

## Detection

An alert fired.

## Timeline (UTC)

- 14:03 slow pages

## Root Cause

A rebuild without a limit.

## What Went Well

- The alert.

## Action Items

- [ ] Limit rebuilds (@sam)
`,
		says: ['Severity S4, 4 minutes, 7 sections: a mini postmortem would do.'],
	},
	{
		title: 'Severe, and nothing filled in yet',
		markdown: `# Slow search

<!-- postmortem-template: mini -->

- **Date:** 2026-11-20
- **Severity:** S2

## Impact

[Who noticed what, for how many minutes]

## Trigger

[What set it off, and why it could]

## Action

- [ ] [Action] (owner: [Name], due: [YYYY-MM-DD])
`,
	},
	{
		title: 'Sections that a template left to be filled',
		markdown: `# Slow search

- **Severity:** S4
- **Duration:** 4 minutes

## Summary

Search was slow.

## Impact

[Who could not do what]

## Detection

[What told us]

## Timeline (UTC)

- 14:03 slow pages

## Root Cause

[What failed]

## What Went Well

- [What helped]

## Action Items

- [ ] [Action] (owner: [Name])
`,
	},
	{
		title: 'In proportion, or unknown',
		markdown: `# Slow search

- **Severity:** S4

## Summary

Search was slow for 4 minutes.

# Mail outage

## Summary

Mail was late.
`,
	},
	{
		title: 'A section that is still to be filled in',
		markdown: `# Checkout outage

- **Severity:** S1

## Summary

Checkout was down. We rolled back.

## Root cause

[Which conditions came together]
`,
	},
];
