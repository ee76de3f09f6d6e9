import { writeField } from '../edit/index.ts';
import { defineRule, type Example, type Expectation, type Postmortem, type Problem, type Range } from '../lint/rule.ts';
import { statesPeriod } from '../model/stated-period.ts';
import { contains } from '../text/range.ts';
import { fieldLabel } from '../vocabulary/document-words.ts';
import { type FieldId, fieldIds, type Language } from '../vocabulary/terms.ts';

export const rule = defineRule({
	id: 'missing-metadata',
	category: 'metadata',
	severity: 'information',
	easedInDraft: true,
	summary: 'The header says how severe the incident was, how far it is, and when it began.',
	why: 'Severity decides how deep a postmortem goes and who reads it; start and end are what every duration and every statistic is made of. Taken from memory weeks later they are guesses. A template that the document names may ask for more.',
	options: {
		fields: {
			type: 'strings',
			default: [],
			description: 'Fields that every postmortem must have whatever its template says, by their ids, such as end, services or commander.',
		},
	},

	*check({ postmortem, expectation, options, configuration, unfilled }): Generator<Problem, void, undefined> {
		const scale = configuration.severityScale ?? expectation.severities;
		for (const { id, label } of requiredFields(expectation, options.fields)) {
			if (isStated(postmortem, id, label) || isPrompted(postmortem, id, unfilled.placeholders)) continue;
			const placeholder = placeholderFor(id, label, scale);
			const written = expectation.declared ? label : labelIn(postmortem.language, id, label);
			const field = { id, label: written, value: placeholder };
			yield {
				range: titleRange(postmortem),
				message: `Add ${label}: ${reasons[id] ?? (expectation.declared ? `the template ${expectation.id} asks for it` : 'this team asks for it')}.`,
				...(expectation.declared ? { severity: 'warning' } : {}),
				fixes: [
					{
						title: `Insert “${written}”`,
						safe: false,
						edits: writeField(
							postmortem,
							field,
							expectation.fields.map((expected) => expected.id),
						),
					},
				],
			};
		}
	},
});

const core: readonly FieldId[] = ['severity', 'status', 'start'];
const reasons: { readonly [id in FieldId]?: string } = {
	severity: 'it decides how deep this goes',
	status: 'a reader has to know whether it is over',
	start: 'every duration counts from it',
	end: 'the duration cannot be known without it',
};

interface RequiredField {
	readonly id: FieldId;
	readonly label: string;
}

/** A template that the document names has the say; else what everybody needs. What the configuration names comes on top. */
function requiredFields({ declared, fields }: Expectation, insisted: readonly string[]): RequiredField[] {
	const asked: RequiredField[] = declared
		? fields.filter(({ id, required }) => required || core.includes(id))
		: core.map((id) => ({ id, label: labelOf(id) }));
	const further = fieldIds.filter((id) => insisted.includes(id) && !asked.some((field) => field.id === id));
	const all = [...asked, ...further.map((id) => fields.find((field) => field.id === id) ?? { id, label: labelOf(id) })];
	// The status of the document beside that of the incident has a default of its own.
	return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

function isStated(postmortem: Postmortem, id: FieldId, label: string): boolean {
	const { fields, start, end, title, passages, sections, timelines } = postmortem;
	if (fields.some((field) => field.id === id && field.value !== '')) return true;
	switch (id) {
		case 'severity':
			return levelInTitle.test(title?.text ?? '') || passages.some(({ text, item }) => item === undefined && levelInProse.test(text));
		case 'start':
			return (
				start !== undefined ||
				statesPeriod(postmortem) ||
				timelines.some(({ entries }) => entries.some((entry) => entry.marks.some(isExplicitStart)))
			);
		case 'end':
			return end !== undefined || statesPeriod(postmortem);
		case 'date':
			return start?.day !== undefined;
		case 'title':
			return title !== undefined;
		default:
			// What a section of its own says need not be repeated above.
			return sections.some((section) => section.title.toLowerCase() === label.toLowerCase() && !section.empty);
	}
}

/** What is still a placeholder of its template is not missing. */
function isPrompted({ fields }: Postmortem, id: FieldId, placeholders: readonly { readonly range: Range }[]): boolean {
	return fields.some((field) => field.id === id && placeholders.some(({ range }) => contains(field.whole, range)));
}

const levelInTitle = /\bsev(?:erity)?[-\s#]{0,2}\d\b|\b[SP][0-5]\b/i;
const levelInProse = /\bsev(?:erity)?(?:[-\s#:]{0,2}|\slevel\s|\sof\s)\d\b|\b[SP][0-5][\s-](?:incident|outage)\b/i;

function isExplicitStart({ moment, certainty }: { readonly moment: string; readonly certainty: string }): boolean {
	return moment === 'start' && certainty === 'explicit';
}

function placeholderFor(id: FieldId, label: string, scale: readonly string[]): string {
	switch (id) {
		case 'severity':
			return `[${scale[0] ?? 'S1'} to ${scale.at(-1) ?? 'S4'}]`;
		case 'status':
			return /document/i.test(label) ? '[Draft, In review or Final]' : '[Monitoring or Resolved]';
		case 'date':
			return '[YYYY-MM-DD]';
		case 'start':
		case 'end':
		case 'detected':
		case 'reviewDate':
			return '[YYYY-MM-DD HH:MM UTC]';
		default:
			return `[${label}]`;
	}
}

/** What the document's own language calls a field. */
function labelIn(language: Language, id: FieldId, label: string): string {
	return language === 'en' ? label : upperFirst(fieldLabel(id, language));
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A field's id as a label: `incidentLead` reads “Incident lead”. */
function labelOf(id: FieldId): string {
	const words = id === 'id' ? 'incident ID' : id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return upperFirst(words);
}

/** The title of the first H1 that is no section itself; the first line of a document without one. */
function titleRange({ headings, lines }: Postmortem): Range {
	return headings.find(({ level, section }) => level === 1 && section === undefined)?.titleRange ?? { start: 0, end: lines.lineEnd(0) };
}

export const examples: readonly Example[] = [
	{
		title: 'A header without severity',
		markdown: `# ‹Checkout outage›

- **Status:** Resolved
- **Start:** 2026-11-20 09:12 UTC

## Impact

870 of 5,120 checkouts ended with an error.
`,
		says: ['Add Severity: it decides how deep this goes.'],
		fixed: `# Checkout outage

- **Status:** Resolved
- **Start:** 2026-11-20 09:12 UTC
- **Severity:** [S1 to S4]

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'A field in the language of the document',
		markdown: `# ‹Ausfall der Bezahlung›

- **Status:** Behoben
- **Beginn:** 2026-11-20 09:12 UTC

## Auswirkungen

12 Kunden konnten nicht bezahlen.

## Zeitverlauf

- 09:12 UTC erste Meldung
`,
		says: ['Add Severity: it decides how deep this goes.'],
		fixed: `# Ausfall der Bezahlung

- **Status:** Behoben
- **Beginn:** 2026-11-20 09:12 UTC
- **Schweregrad:** [S1 to S4]

## Auswirkungen

12 Kunden konnten nicht bezahlen.

## Zeitverlauf

- 09:12 UTC erste Meldung
`,
	},
	{
		title: 'Labels without a value',
		markdown: `# ‹Checkout outage›

| Field | Value |
|---|---|
| Severity | S2 |
| Status | Resolved |
| Start | |
`,
		says: ['Add Start: every duration counts from it.'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Severity | S2 |
| Status | Resolved |
| Start | [YYYY-MM-DD HH:MM UTC] |
`,
	},
	{
		title: 'What the template asks for that the document names',
		markdown: `# ‹Checkout outage›

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.
`,
		says: ['Add Date: the template mini asks for it.'],
		fixed: `# Checkout outage

<!-- postmortem-template: mini -->

- **Date:** [YYYY-MM-DD]

## Impact

Payments failed for 52 minutes.
`,
	},
	{
		title: 'A table, front matter, the title, or headings of their own say it as well',
		markdown: `---
status: resolved
---

# SEV-2: checkout outage

| Field | Value |
|---|---|
| Date | 2026-11-20 09:12 – 10:04 UTC |
`,
	},
	{
		title: 'Headings as fields',
		markdown: `# Checkout outage

## Status

Complete, action items in progress

## Severity

S2

## Start

2026-11-20 09:12 UTC
`,
	},
	{
		title: 'Placeholders, which another rule reports',
		markdown: `# Checkout outage

- **Severity:** [S1 to S4]
- **Status:** TBD
- **Start:** [YYYY-MM-DD HH:MM UTC]

# Search outage

- **Severity:** <SEVERITY>
- **Status:** Resolved
- **Start:** 2026-11-20 09:12 UTC
`,
	},
	{
		title: 'A field that the configuration insists on',
		markdown: `# ‹Checkout outage›

- **Severity:** S2
- **Status:** Resolved
- **Start:** 2026-11-20 09:12 UTC
`,
		configuration: { rules: { 'missing-metadata': { options: { fields: ['services'] } } } },
		says: ['Add Services: this team asks for it.'],
	},
	{
		title: 'A line of the header that states when it began and ended, in words of its own',
		markdown: `# Checkout outage

- **Severity:** S2
- **Status:** Resolved
- **Time:** 09:12 – 10:04 UTC
`,
	},
	{
		title: 'A document whose top headings are its sections is told in its first line',
		markdown: `‹Checkout outage of 2026-11-20›

- **Severity:** S2
- **Status:** Resolved

# Summary

Checkout failed from 09:12 to 10:04 UTC.

# Impact

870 of 5,120 checkouts ended with an error.
`,
		says: ['Add Start: every duration counts from it.'],
	},
];
