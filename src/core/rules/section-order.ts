import { orderSections } from '../edit/index.ts';
import { defineRule, type Example, type Expectation, type ExpectedSection, type Problem } from '../lint/rule.ts';
import { comparableTitle } from '../model/comparable-title.ts';
import type { Heading, Postmortem } from '../model/postmortem.ts';
import { madeOnce } from '../text/made-once.ts';
import { normalise, withoutNumbering } from '../vocabulary/normalise.ts';

export const rule = defineRule({
	id: 'section-order',
	category: 'structure',
	severity: 'off',
	summary: 'Sections stand in the order of the template.',
	why: 'Who reads many postmortems finds things by their place. The guides disagree about the best order, so this only compares with the template that the document follows, and only where a team switches it on.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		// What every guide asks for has no agreed order.
		if (expectation.id === 'generic') return;
		const placed = placedHeadings(postmortem, expectation);
		const wrong = placed.find(({ place }, index) => place < (placed[index - 1]?.place ?? 0));
		const before = placed.find(({ place }) => wrong && place > wrong.place);
		if (!wrong || !before) return;
		const ordered = [...placed].sort((a, b) => a.place - b.place).map(({ heading }) => heading);
		yield {
			range: wrong.heading.titleRange,
			message: `“${withoutNumbering(wrong.heading.title)}” stands behind “${withoutNumbering(before.heading.title)}”: the template ${expectation.id} puts it before.`,
			fixes: [{ title: 'Put all sections into the template’s order', safe: false, edits: orderSections(postmortem, ordered) }],
			related: [{ range: before.heading.titleRange, message: 'This comes later in the template.' }],
		};
	},
});

interface PlacedHeading {
	readonly heading: Heading;
	/** Its index among the template's sections. */
	readonly place: number;
}

/** The places of the titles among a template's sections; made once for each template. */
const placesOfTitles = madeOnce(
	(sections: readonly ExpectedSection[]): ReadonlyMap<string, number> =>
		new Map(sections.map(({ title }, place) => [normalise(title), place] as const).reverse()),
);

/** The document's main sections that the template knows, as far as they stand side by side. */
function placedHeadings({ headings, sections }: Postmortem, expectation: Expectation): PlacedHeading[] {
	const found: PlacedHeading[] = [];
	const places = placesOfTitles(expectation.sections);
	for (const heading of headings) {
		const section = heading.section === undefined ? undefined : sections[heading.section];
		const named = places.get(comparableTitle(heading)) ?? -1;
		const place = named >= 0 ? named : expectation.sections.findIndex(({ id }) => id !== undefined && section?.fills[0] === id);
		const first = found[0]?.heading;
		if (place >= 0 && (!first || (heading.level === first.level && heading.parent === first.parent))) found.push({ heading, place });
	}
	return found;
}

export const examples: readonly Example[] = [
	{
		title: 'A section at another place than in the template that the document names',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## Trigger

The release of 09:05.

## ‹Impact›

Payments failed for 52 minutes.

### Numbers

870 of 5,120 checkouts.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['“Impact” stands behind “Trigger”: the template mini puts it before.'],
		fixed: `# Checkout outage

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

### Numbers

870 of 5,120 checkouts.

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'The template’s order, with a section of one’s own in between',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

## Statement of the processor

They changed a limit.

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'Without a template no order is better than another',
		markdown: `# Checkout outage

## Root Cause

The release dropped a retry.

## Impact

Payments failed for 52 minutes.
`,
	},
];
