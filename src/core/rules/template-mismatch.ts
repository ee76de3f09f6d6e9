import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import { comparableTitle } from '../model/comparable-title.ts';
import type { Heading } from '../model/postmortem.ts';
import { closestTo } from '../text/edit-distance.ts';
import { normalise } from '../vocabulary/normalise.ts';

export const rule = defineRule({
	id: 'template-mismatch',
	category: 'structure',
	severity: 'hint',
	strictOptions: { extraSections: true },
	summary: 'The template that the document names exists, and the document keeps to its sections.',
	why: 'A misspelled template is none: nothing then asks for the sections that were agreed upon, and nobody notices. Sections that the template does not know are a matter of taste, so that they are only listed where a team asks for it.',
	options: {
		extraSections: {
			type: 'boolean',
			default: false,
			description: 'Also report the main sections that the named template does not know. The preset strict does.',
		},
	},

	*check({ postmortem, expectation, options }): Generator<Problem, void, undefined> {
		const { template } = postmortem;
		if (!template) return;
		if (!expectation.declared) {
			const closest = closestTo(template.id.toLowerCase(), expectation.known) ?? '';
			const offered = [...expectation.known].sort((a, b) => Number(b === closest) - Number(a === closest));
			yield {
				range: template.range,
				message: `No template is called “${template.id}”: known are ${expectation.known.join(', ')}.`,
				severity: 'warning',
				fixes: offered.map((id): Fix => ({ title: `Use “${id}”`, safe: false, edits: [{ range: template.range, text: id }] })),
			};
			return;
		}
		if (!options.extraSections) return;
		const { sections, instead } = expectation;
		const titles = new Set([...sections, ...(instead ? [instead] : [])].map(({ title }) => normalise(title)));
		const roles = [...sections.map(({ id }) => id), instead?.beside].filter((id) => id !== undefined);
		const isKnown = (heading: Heading): boolean => {
			const fills = heading.section === undefined ? [] : (postmortem.sections[heading.section]?.fills ?? []);
			return titles.has(comparableTitle(heading)) || roles.some((id) => fills.includes(id));
		};
		for (const heading of postmortem.headings) {
			if (heading.level !== 2 || isKnown(heading)) continue;
			yield { range: heading.titleRange, message: `“${heading.title}” is no section of the template ${expectation.id}.` };
		}
	},
});

export const examples: readonly Example[] = [
	{
		title: 'A template that does not exist',
		markdown: `# Checkout outage

<!-- postmortem-template: ‹google-sr› -->

## Impact

Payments failed for 52 minutes.
`,
		says: [
			'No template is called “google-sr”: known are small-team, one-page, mini, classic, detailed, stakeholder, google-sre, atlassian, pagerduty.',
		],
		fixed: `# Checkout outage

<!-- postmortem-template: google-sre -->

## Impact

Payments failed for 52 minutes.
`,
	},
	{
		title: 'A template that does not exist, named in the front matter',
		markdown: `---
postmortem-template: ‹sre2›
---

# Checkout outage
`,
		says: [
			'No template is called “sre2”: known are small-team, one-page, mini, classic, detailed, stakeholder, google-sre, atlassian, pagerduty.',
		],
	},
	{
		title: 'A section that the template does not know, where the team wants to hear of it',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

## Trigger

The release of 09:05.

## ‹Weather›

It rained.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
		configuration: { rules: { 'template-mismatch': { options: { extraSections: true } } } },
		says: ['“Weather” is no section of the template mini.'],
	},
	{
		title: 'Any spelling of a known template, and sections of one’s own',
		markdown: `# Checkout outage

<!-- postmortem-template: Mini -->

## Impact

Payments failed for 52 minutes.

## Weather

It rained.
`,
	},
	{
		title: 'No template named',
		markdown: `# Checkout outage

<!-- template: sre2 -->

## Impact

Payments failed for 52 minutes.
`,
	},
];
