import { insertAtStart } from '../edit/insert-at-start.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem, type Range } from '../lint/rule.ts';
import { overlaps } from '../text/range.ts';
import { normalise } from '../vocabulary/normalise.ts';

export const rule = defineRule({
	id: 'title-generic',
	category: 'structure',
	severity: 'information',
	summary: 'The title names the effect and the system.',
	why: 'In a list of forty documents called “Incident report” nobody finds the one that helps tonight. The title is also what the overdue list, the chat message and the search result show.',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		const titles = titlesOf(postmortem);
		if (titles.some(({ text }) => !isGeneric(text))) return;
		const [title] = titles;
		// What still is a placeholder is not a title yet.
		if (title && unfilled.placeholders.some(({ range }) => overlaps(range, title.range))) return;
		const heading = postmortem.headings.find(({ level, title: text }) => level === 1 && (text === '' || text === title?.text));
		yield {
			range: title?.range ?? heading?.titleRange ?? { start: 0, end: postmortem.lines.lineEnd(0) },
			message: title
				? `“${title.text}” could be any incident: name the effect and the system, such as “API 5xx from connection pool exhaustion”.`
				: 'There is no title: name the effect and the system, such as “API 5xx from connection pool exhaustion”.',
			fixes: [
				titleFix(postmortem, title?.range ?? (heading && { start: heading.range.start, end: heading.range.end }), title !== undefined),
			],
		};
	},
});

/** Everything that names the document: its title, and a title or name in a field. */
function titlesOf({ text, title, fields, headings }: Postmortem): { readonly text: string; readonly range: Range }[] {
	const named = fields.filter(({ id, value }) => id === 'title' && value !== '').map(({ value, range }) => ({ text: value, range }));
	// “Postmortem” above and the incident right below it are one title in two lines.
	const first = headings.findIndex(({ titleRange }) => titleRange.start === title?.range.start);
	const next = first < 0 ? undefined : headings[first + 1];
	const isSecondLine = next && next.section === undefined && text.slice(headings[first]?.range.end, next.range.start).trim() === '';
	if (isSecondLine) named.push({ text: next.title, range: next.titleRange });
	return title ? [title, ...named.filter(({ range }) => range.start !== title.range.start)] : named;
}

/** Words that are true of every postmortem. */
const emptyWords = new Set(
	'a an the of for on in at and incident incidents outage outages postmortem postmortems post mortem mortems report reports review retrospective retro rca root cause analysis summary document doc draft template title untitled name brief short description write up writeup blameless internal public external event issue problem id no nr number inc pm date yyyy mm dd utc jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday vorfall vorfallbericht vorfallsbericht störungsbericht ausfall bericht incidente informe rapport bilan panne relatorio de du del do da dincident am vom production service major'.split(
		' ',
	),
);

function isGeneric(title: string): boolean {
	const plain = normalise(title.replace(/\b(?:inc|pm|incident|case|issue)[-_ ]?#?\d[\d-]*/gi, ' '));
	return plain.split(' ').every((word) => emptyWords.has(word) || /^#?\d{1,8}(?:st|nd|rd|th|z)?$/.test(word) || word === '');
}

function titleFix(postmortem: Postmortem, place: Range | undefined, hasTitle: boolean): Fix {
	const named = titleFromName(postmortem.file);
	const title = named ?? '[Effect and system]';
	const action = named ? `Use “${named}” from the file name` : hasTitle ? 'Replace the title' : 'Insert a title';
	if (place) return { title: action, safe: false, edits: [{ range: place, text: hasTitle ? title : `# ${title}` }] };
	return { title: action, safe: false, edits: [insertAtStart(postmortem, `# ${title}`)] };
}

/** "2026-11-20-checkout-outage.md" says "Checkout outage"; undefined for a name that says as little as the title. */
function titleFromName(file: string | undefined): string | undefined {
	const name = (file?.split('/').at(-1) ?? '').replace(/(?:\.[A-Za-z]{1,8}){1,2}$/, '');
	const words = name
		.replace(/^(?:\d{4}[-_.]?\d{2}(?:[-_.]?\d{2})?|(?:PM|INC)[-_ ]?\d+(?:[-_]\d+)*|\d+)(?![\p{L}\p{N}])/iu, '')
		.replace(/[-_\s]+/g, ' ')
		.trim();
	return words === '' || isGeneric(words) ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

export const examples: readonly Example[] = [
	{
		title: 'A title that every postmortem could have',
		markdown: `# ‹Incident report 2026-11-20›

## Impact

870 of 5,120 checkouts ended with an error.
`,
		fileName: 'postmortems/2026-11-20-checkout-outage.md',
		says: [
			'“Incident report 2026-11-20” could be any incident: name the effect and the system, such as “API 5xx from connection pool exhaustion”.',
		],
		fixed: `# Checkout outage

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'A template’s title',
		markdown: `# ‹[Incident] Brief description›

## Impact

870 of 5,120 checkouts ended with an error.
`,
		says: [
			'“[Incident] Brief description” could be any incident: name the effect and the system, such as “API 5xx from connection pool exhaustion”.',
		],
		fixed: `# [Effect and system]

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'No title at all',
		markdown: `‹---›
severity: S2
---

## Impact

870 of 5,120 checkouts ended with an error.

## Timeline

- 09:12 UTC: first failed payment
`,
		fileName: 'postmortems/2026-11-20-checkout-outage.md',
		says: ['There is no title: name the effect and the system, such as “API 5xx from connection pool exhaustion”.'],
	},
	{
		title: 'A title in the front matter',
		markdown: `---
title: Payments failed while the processor was slow
---

## Impact

870 of 5,120 checkouts ended with an error.

## Timeline

- 09:12 UTC: first failed payment
`,
	},
	{
		title: 'A plain heading above a field that names the incident',
		markdown: `# Postmortem

- **Title:** Checkout outage
- **Severity:** S2
`,
	},
	{
		title: 'A title in two lines',
		markdown: `# Postmortem

## Checkout outage on a Friday

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'A title that says what and where, with kind and date',
		markdown: `# Incident report: checkout outage (2026-11-20)

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'A placeholder, which another rule reports',
		markdown: `# [Effect and system]

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'An outage of what?',
		markdown: `# ‹Outage 2026-11-20›

## Impact

870 payments failed.
`,
		says: ['“Outage 2026-11-20” could be any incident: name the effect and the system, such as “API 5xx from connection pool exhaustion”.'],
	},
];
