import { insertIntoSection } from '../edit/insert-into-section.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import type { Postmortem, Section } from '../model/postmortem.ts';
import { isPointer, passagesIn, sectionsFor } from '../model/section-text.ts';
import { sentencesOf } from '../model/sentences.ts';
import { textAt } from '../text/range.ts';

export const rule = defineRule({
	id: 'no-contributing-factors',
	category: 'analysis',
	severity: 'information',
	summary: 'At least two conditions that let this become an incident are listed.',
	why: 'Incidents need several conditions at once; with only one in the text the others stay, and wait for the next trigger. The first guide asks for one triggering failure plus several conditions.',
	options: {
		minFactors: { type: 'number', default: 2, minimum: 1, maximum: 10, description: 'How many conditions a postmortem lists at least.' },
	},

	*check({ postmortem, options, expectation }): Generator<Problem, void, undefined> {
		if (expectation.id === 'mini') return;
		const required =
			expectation.declared && expectation.sections.some((section) => section.id === 'contributingFactors' && section.required);
		for (const section of sectionsFor(postmortem, 'contributingFactors')) {
			const factors = countFactors(postmortem, section);
			if (factors === 0 || factors >= options.minFactors || countRootCauses(postmortem) >= options.minFactors) continue;
			yield {
				range: section.titleRange,
				message: `${factors === 1 ? 'One condition is' : `${factors} conditions are`} listed: name at least ${options.minFactors} that let this become an incident.`,
				...(required ? { severity: 'warning' } : {}),
				fixes: [
					{
						title: 'Insert a list of conditions',
						safe: false,
						edits: [
							insertIntoSection(
								postmortem,
								section,
								Array.from(
									{ length: options.minFactors - factors },
									(_, index) => `- ${index === 0 ? '‹›' : ''}[describe a condition that let it happen or made it worse]`,
								),
							),
						],
					},
				],
			};
		}
	},
});

/** Items of a list or rows of a table count once, prose by its sentences. */
function countFactors(postmortem: Postmortem, section: Section): number {
	const passages = passagesIn(postmortem, section);
	if (passages.every(({ text }) => isPointer(text))) return 0;
	if (section.form !== 'heading' && passages.every(({ text }) => /^\W*none(?: known)?\W*$/i.test(text))) return 0;
	// A cell that stands for the section holds them one behind the other.
	if (section.form === 'tableRow')
		return textAt(postmortem.text, section.body)
			.split(/[;,]|\.\s|<br\s?\/?>|\band\b/i)
			.filter((text) => /\p{L}/u.test(text)).length;
	const rows = new Set(passages.filter(({ kind }) => kind === 'cell').map(({ range }) => postmortem.lines.lineAt(range.start)));
	const items = passages.filter(({ kind }) => kind === 'listItem');
	if (items.length > 1 || rows.size > 0) return items.length + Math.max(0, rows.size - 1) + (rows.size === 1 ? 1 : 0);
	const headings = postmortem.headings.filter(({ range }) => range.start >= section.body.start && range.end <= section.body.end).length;
	return headings + passages.reduce((sum, { text }) => sum + sentencesOf(text).length, 0);
}

function countRootCauses(postmortem: Postmortem): number {
	return Math.max(
		0,
		...sectionsFor(postmortem, 'rootCause').map(
			(section) => passagesIn(postmortem, section).filter(({ kind }) => kind === 'listItem').length,
		),
	);
}

export const examples: readonly Example[] = [
	{
		title: 'Only one condition',
		markdown: `# Checkout outage

## ‹Contributing Factors›

- No alert on declined payments.
`,
		says: ['One condition is listed: name at least 2 that let this become an incident.'],
		fixed: `# Checkout outage

## Contributing Factors

- No alert on declined payments.

- ‹›[describe a condition that let it happen or made it worse]
`,
	},
	{
		title: 'Several conditions, as list, prose or root causes',
		markdown: `# Checkout outage

## Contributing Factors

- No alert on declined payments.
- The rollback needed a migration.

# Search outage

## Contributing Factors

The index was rebuilt at peak time. Nobody had written down how to stop it.

# Mail outage

## Root Causes

1. The queue has no limit.
2. The retry never backs off.

## Contributing Factors

- It was a holiday.
`,
	},
	{
		title: 'A document without the section is another rule’s concern',
		markdown: `# Checkout outage

## Root Cause

The pool has no limit.
`,
	},
	{
		title: 'Rows of a table with one condition, and with two',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| ‹Contributing factors› | No alert on declined payments |

# Search outage

| Field | Value |
|---|---|
| Contributing factors | No alert on empty results; retries without a limit |
`,
		says: ['One condition is listed: name at least 2 that let this become an incident.'],
	},
	{
		title: 'A pointer is no condition',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Contributing factors | See below |
`,
	},
];
