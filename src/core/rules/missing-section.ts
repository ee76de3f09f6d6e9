import { insertSection, renameHeading } from '../edit/index.ts';
import { defineRule, type Example, type Expectation, type ExpectedSection, type Fix, type Problem } from '../lint/rule.ts';
import { comparableTitle } from '../model/comparable-title.ts';
import { isForeignProse } from '../model/foreign-prose.ts';
import type { Heading, Postmortem } from '../model/postmortem.ts';
import { caretMark } from '../text/edit.ts';
import { closestTo } from '../text/edit-distance.ts';
import type { Range } from '../text/range.ts';
import { vocabularies } from '../vocabulary/index.ts';
import { normalise } from '../vocabulary/normalise.ts';
import { type Language, type SectionId, sectionIds } from '../vocabulary/terms.ts';
import { wordsOf } from '../vocabulary/words.ts';

export const rule = defineRule({
	id: 'missing-section',
	category: 'structure',
	severity: 'warning',
	easedInDraft: true,
	summary: 'The postmortem has every section that its template requires.',
	why: 'Each section answers a question that readers come with: what it meant for customers, why it could happen, what changes now. Where a section is missing, the question was often never asked. A document that names no template owes only what every guide asks for.',
	options: {
		required: {
			type: 'strings',
			default: [],
			description: 'Sections that every postmortem must have whatever its template says, by their ids, such as detection or lessons.',
		},
	},

	*check({ postmortem, expectation, options }): Generator<Problem, void, undefined> {
		if (!expectation.declared && mayBeForeign(postmortem) && isForeignProse(postmortem)) return;
		const asked = saysItAll(postmortem, expectation) ? [] : expectation.sections;
		const expected = [...asked, ...furtherSections(expectation.sections, options.required, postmortem)];
		const missing = expected.filter((section) => !isPresent(section, postmortem, expectation));
		const unknown = missing.length > 0 ? unknownHeadings(postmortem) : [];
		// A misspelled title tells that there are sections, and which one is to be renamed.
		const misspelled = missing.some((section) => similarHeading(unknown, section, postmortem.language));
		if (!expectation.declared && !misspelled && core.every((id) => missing.some((section) => section.id === id))) {
			yield withoutSections(
				postmortem,
				expected,
				missing.filter((section) => severityOf(section, expectation, options.required, postmortem)),
			);
			return;
		}
		for (const section of missing) {
			const severity = severityOf(section, expectation, options.required, postmortem);
			if (!severity) continue;
			const add = `add ${withArticle(section.title)} section${questionFor(section, expectation.declared && postmortem.language === 'en')}`;
			const insertion = { title: `Insert “${section.title}” section`, safe: false, edits: [insertSection(postmortem, expected, section)] };
			const similar = similarHeading(unknown, section, postmortem.language);
			// The very title in an odd place: whoever reads it finds the section.
			if (similar && normalise(similar.heading.title) === normalise(similar.title)) continue;
			yield similar
				? {
						range: similar.heading.titleRange,
						message: `Rename “${similar.heading.title}” to “${similar.title}” or ${add}`,
						severity,
						fixes: [renaming(postmortem, similar), insertion],
					}
				: { range: titleRange(postmortem), message: upperFirst(add), severity, fixes: [insertion] };
		}
	},
});

/** Whether most headings say nothing to us: in a language that we do not know, the sections may well be there. */
function mayBeForeign({ headings, sections }: Postmortem): boolean {
	const unknown = headings.filter(({ section, level }) => section === undefined && level > 1).length;
	return unknown >= 3 && unknown > sections.length;
}

/** What every guide asks for, and what most do. */
const core: readonly SectionId[] = ['impact', 'timeline', 'rootCause', 'actionItems'];
const usual: readonly SectionId[] = ['summary', 'wentWell', 'wentWrong'];

/** What answers a section's question as well, where no template insists on the section itself. */
const alternatives: { readonly [id in SectionId]?: readonly SectionId[] } = {
	rootCause: ['contributingFactors'],
};

/** Words that name a section in a longer title. */
const named: { readonly [id in SectionId]?: RegExp } = {
	timeline: /\b(?:timeline|chronology)\b/i,
	rootCause: /\broot[ -]causes?\b/i,
	impact: /\bimpact\b/i,
	actionItems: /\baction items?\b/i,
};

/** Whether the document has what its template takes instead of its sections. */
function saysItAll({ headings, sections }: Postmortem, { declared, instead }: Expectation): boolean {
	if (!declared || !instead) return false;
	const hasHeading = headings.some(({ title }) => normalise(title) === normalise(instead.title));
	return hasHeading && sections.some(({ fills }) => fills.includes(instead.beside));
}

function isPresent({ id, title }: ExpectedSection, { sections, headings, fields }: Postmortem, { declared }: Expectation): boolean {
	// A section of the team's own is known by its title alone.
	if (id === undefined) return headings.some((heading) => normalise(heading.title) === normalise(title));
	const answers = [id, ...(declared ? [] : (alternatives[id] ?? []))];
	if (sections.some((section) => section.fills.some((role) => answers.includes(role)))) return true;
	// "15 failures, 6 root causes" says where they stand, although it is no title that every reader knows.
	// Where the title stands in front matter, a heading of the top level may be such a one.
	const isTitled = fields.some((field) => field.id === 'title' && field.form === 'frontMatter' && field.value !== '');
	const top = isTitled ? 0 : 1;
	if (!declared && headings.some((heading) => heading.level > top && (named[id]?.test(heading.title) ?? false))) return true;
	return id === 'detection' && fields.some((field) => field.id === 'detectedBy' && field.value !== '');
}

/** Only a template that the document itself names can ask for more than the guides agree on. */
function severityOf(
	{ id, required }: ExpectedSection,
	{ id: template, declared }: Expectation,
	insisted: readonly string[],
	postmortem: Postmortem,
): 'warning' | 'information' | undefined {
	if (id !== undefined && insisted.includes(id)) return 'warning';
	if (declared) return required ? 'warning' : undefined;
	if (id !== undefined && usual.includes(id)) return required || template === 'generic' ? 'information' : undefined;
	if (id === undefined || !core.includes(id) || !required) return undefined;
	return isExercise(postmortem) ? 'information' : 'warning';
}

/** What was only practised has no impact, and often no cause. */
function isExercise({ title }: Postmortem): boolean {
	return /\b(?:drill|game ?day|table-?top|simulacro|simulado)\b/i.test(title?.text ?? '');
}

/** A document that is not divided into sections has one fault, not four. */
function withoutSections(postmortem: Postmortem, expected: readonly ExpectedSection[], sections: readonly ExpectedSection[]): Problem {
	const titles = sections.filter(({ id }) => id !== undefined && core.includes(id)).map(({ title }) => `“${title}”`);
	// Only the first one takes the caret; what is still to be filled in the others stays visible.
	const edits = sections.map((section, index) => {
		const edit = insertSection(postmortem, expected, section);
		return index === 0 ? edit : { ...edit, text: edit.text.replace(caretMark, `[${section.question}]`) };
	});
	return {
		range: titleRange(postmortem),
		message: `Add sections, such as ${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}: no heading says where these answers are.`,
		severity: isExercise(postmortem) ? 'information' : 'warning',
		fixes: [{ title: `Insert ${sections.length} sections`, safe: false, edits }],
	};
}

/** Sections that the configuration insists on and the template does not know. */
function furtherSections(expected: readonly ExpectedSection[], insisted: readonly string[], { language }: Postmortem): ExpectedSection[] {
	const words = wordsOf();
	return sectionIds
		.filter((id) => insisted.includes(id) && !expected.some((section) => section.id === id))
		.map((id) => {
			const question = words.sectionQuestion(id, language);
			return { id, title: words.sectionTitle(id, language), level: 2, required: true, question, body: `[${question}]` };
		});
}

function withArticle(title: string): string {
	return `${/^[aeio]/i.test(title) ? 'an' : 'a'} “${title}”`;
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The question as the rest of a sentence. Only a template that the document names has its say; messages are always English. */
function questionFor({ id, question }: ExpectedSection, ownWords: boolean): string {
	const asked = ownWords || id === undefined ? question : wordsOf().sectionQuestion(id, 'en');
	return asked === '' ? '.' : `: ${asked.charAt(0).toLowerCase()}${asked.slice(1)}`;
}

/** The title of the first H1 that is no section itself; the first line of a document without one. */
function titleRange({ headings, lines }: Postmortem): Range {
	return headings.find(({ level, section }) => level === 1 && section === undefined)?.titleRange ?? { start: 0, end: lines.lineEnd(0) };
}

interface SimilarHeading {
	readonly heading: Heading;
	/** The title that it was meant to be. */
	readonly title: string;
}

function renaming(postmortem: Postmortem, { heading, title }: SimilarHeading): Fix {
	return { title: `Rename to “${title}”`, safe: false, edits: [renameHeading(postmortem, heading, title)] };
}

interface UnknownHeading {
	readonly heading: Heading;
	/** Its title, normalised. */
	readonly written: string;
}

/** The headings that might be a misspelled title. */
function unknownHeadings({ headings }: Postmortem): UnknownHeading[] {
	return headings
		.filter((heading) => heading.section === undefined && heading.level > 1 && heading.title.length <= longestTitle)
		.map((heading) => ({ heading, written: comparableTitle(heading) }));
}

const longestTitle = 50;

/** The heading that nobody understands because it misspells a title of the section. */
function similarHeading(unknown: readonly UnknownHeading[], section: ExpectedSection, language: Language): SimilarHeading | undefined {
	const { id, title } = section;
	const titles = id === undefined ? new Map<string, string>() : titlesOf(id, language);
	const own = normalise(title);
	for (const { heading, written } of unknown) {
		const nearest = closestTo(written, [own, ...titles.keys()]) ?? '';
		const meant = nearest === own ? title : titles.get(nearest);
		if (meant !== undefined) return { heading, title: upperFirst(meant) };
	}
	return undefined;
}

/** Every title that means a section in a language or in English, by its normalised form, the preferred ones first. */
function titlesOf(id: SectionId, language: Language): ReadonlyMap<string, string> {
	const key = `${language} ${id}`;
	const known = titlesByKey.get(key);
	if (known) return known;
	const vocabulary = vocabularies.filter((words) => words.language === language || words.language === 'en');
	const terms = vocabulary.flatMap(({ sections }) => sections[id] ?? []);
	const titles = new Map(terms.flatMap((term) => [term.title, ...term.aliases]).map((written) => [normalise(written), written]));
	titlesByKey.set(key, titles);
	return titles;
}

/** Made once for each section and language: normalising them takes longer than comparing. */
const titlesByKey = new Map<string, ReadonlyMap<string, string>>();

export const examples: readonly Example[] = [
	{
		title: 'What every guide asks for, in a document that names no template',
		markdown: `# ‹Checkout outage›

## TL;DR

Payments failed for 52 minutes.

## Timeline

- 09:12 UTC: first failed payment
- 10:04 UTC: fixed

## Two releases, one root cause

The release dropped a retry, and no test covers a slow processor.

## What worked, what failed

- Logs showed the cause; no alert did.

## Next steps

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['Add an “Impact” section: who was affected, how, and for how long?'],
		fixed: `# Checkout outage

## TL;DR

Payments failed for 52 minutes.

## Impact

<!-- Who was affected, how, and for how long? -->

‹›

## Timeline

- 09:12 UTC: first failed payment
- 10:04 UTC: fixed

## Two releases, one root cause

The release dropped a retry, and no test covers a slow processor.

## What worked, what failed

- Logs showed the cause; no alert did.

## Next steps

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'A document without any sections has one problem',
		markdown: `# ‹Checkout outage›

The release dropped a retry, and payments failed until somebody noticed.
`,
		says: ['Add sections, such as “Impact”, “Timeline”, “Root Cause” and “Action Items”: no heading says where these answers are.'],
	},
	{
		title: 'What was only practised has less to tell',
		markdown: `# ‹Restore drill in Frankfurt›

## Summary

A backup was restored in 51 seconds.

## What went well

- The runbook was complete.

## What went wrong

- Nobody had the key.

## Root causes

The key is in one safe.

## Impact

None: nobody used the copy.

## Action items

- [ ] Put a second key into the safe in Zürich (@sam)
`,
		severity: 'information',
		says: ['Add a “Timeline” section: what happened when?'],
	},
	{
		title: 'What the template asks for that the document names',
		markdown: `# ‹Checkout outage›

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['Add a “Trigger” section: what set it off, and why was that possible?'],
	},
	{
		title: 'A title that is only misspelled',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## ‹Imapct›

Payments failed for 52 minutes.

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['Rename “Imapct” to “Impact” or add an “Impact” section: who noticed what, and for how long?'],
		fixed: `# Checkout outage

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'A language that we do not know',
		markdown: `# Postmortem: niedostępność koszyka

## Podsumowanie

Koszyk nie działał przez czterdzieści minut, ponieważ skończyły się połączenia z bazą danych.

## Wpływ

Wszyscy klienci sklepu widzieli błąd i nie mogli zapłacić za zamówienie.

## Oś czasu

- 10:02 pierwsze błędy
- 10:42 wszystko działa

## Przyczyna

Pula połączeń była mniejsza niż liczba procesów.
`,
	},
	{
		title: 'Sections count in every form: a bold label, a row of a table, a title of another guide',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Summary | Payments failed for 52 minutes. |
| Impact | 870 of 5,120 checkouts ended with an error. |

**Chronology:**

- 09:12 UTC: first failed payment
- 10:04 UTC: fixed

## Five whys

1. Why did payments fail? The release dropped a retry.

## Learning opportunities

- Logs showed the cause; no alert did.

## Corrective actions

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'A short form owes only what it promises',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'A ticket, and what was learned, instead of the short form',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## Ticket

[PAY-412](https://tracker.example/PAY-412)

## What we learned

Declined payments need an alert of their own.
`,
	},
	{
		title: 'A section that the configuration insists on',
		markdown: `# ‹Checkout outage›

<!-- postmortem-template: mini -->

## Impact

Payments failed for 52 minutes.

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
		configuration: { rules: { 'missing-section': { options: { required: ['detection'] } } } },
		says: ['Add a “Detection” section: how was the incident noticed?'],
	},
	{
		title: 'A section as the only top heading, below a title in front matter',
		markdown: `---
title: Checkout outage
---

# Timeline

- 09:12 UTC first failed payment
- 10:04 UTC rolled back

## Summary

Checkout failed for 52 minutes.

## Impact

870 of 5,120 checkouts ended with an error.

## Root Cause

The release dropped a retry.

## What Went Well

- Logs showed the cause.

## What Didn't Go Well

- No alert.

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'Tasks below a line in bold that stands among what went wrong',
		markdown: `# Checkout outage

## Summary

Checkout failed for 52 minutes.

## Impact

870 payments failed.

## Timeline (UTC)

- 09:12 payments fail
- 10:04 resolved

## Root Cause

Retries have no limit.

## What Went Well

- The alert came after 3 minutes.

## What Went Wrong

- The rollback took 20 minutes.

**Action items**

- [ ] Limit the retries (@mara, due: 2026-11-27)
`,
	},
	{
		title: 'The scope stands for the impact where nothing else does',
		markdown: `# Checkout outage

## Summary

Checkout failed for 52 minutes.

## Scope

870 payments failed.

## Timeline (UTC)

- 09:12 payments fail
- 10:04 resolved

## Root Cause

Retries have no limit.

## What Went Well

- The alert came after 3 minutes.

## What Went Wrong

- The rollback took 20 minutes.

## Action Items

- [ ] Limit the retries (@mara, due: 2026-11-27)
`,
	},
	{
		title: 'Every title is misspelled',
		markdown: `# Checkout outage

## ‹Imapct›

870 payments failed.

## ‹Timline›

- 09:12 UTC payments fail

## ‹Root Couse›

Retries have no limit.

## ‹Acton Items›

- [ ] Limit the retries (@mara, due: 2026-11-27)

## What Went Well

- The alert came after 3 minutes.

## What Went Wrong

- The rollback took 20 minutes.

## Summary

Checkout failed for 52 minutes.
`,
		says: [
			'Rename “Imapct” to “Impact” or add an “Impact” section: who was affected, how, and for how long?',
			'Rename “Timline” to “Timeline” or add a “Timeline” section: what happened when?',
			'Rename “Root Couse” to “Root Cause” or add a “Root Causes” section: why did it happen?',
			'Rename “Acton Items” to “Action Items” or add an “Action Items” section: what will be done, by whom, until when?',
		],
	},
];
