import { setField } from '../edit/index.ts';
import { defineRule, type Example, type Field, type Postmortem, type Problem } from '../lint/rule.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { closestTo } from '../text/edit-distance.ts';
import { vocabularies } from '../vocabulary/index.ts';
import type { LanguageVocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOf } from '../vocabulary/words.ts';

export const rule = defineRule({
	id: 'invalid-status',
	category: 'metadata',
	severity: 'warning',
	summary: 'The status is one that everybody knows.',
	why: 'Whether an incident is over and whether its postmortem is are two questions, each with a handful of common answers. With a word of one’s own neither a reader nor a list of open reviews can tell which of them is meant.',
	options: {
		further: { type: 'strings', default: [], description: 'Statuses of your own that are fine as well.' },
	},

	*check({ postmortem, options, configuration }): Generator<Problem, void, undefined> {
		const words = wordsOf(configuration.aliases);
		const further = options.further.map((status) => status.toLowerCase());
		for (const field of postmortem.fields) {
			const { id, value, range } = field;
			if (id !== 'status' || value === '' || isProse(field) || words.isUnknown(value) || isPlaceholder(value)) continue;
			if (words.incidentStatus(value) !== undefined || words.documentStatus(value) !== undefined) continue;
			if (further.some((status) => value.toLowerCase().startsWith(status))) continue;
			const known = knownStatuses(postmortem, field);
			const closest = closestTo(
				value.toLowerCase(),
				known.map((status) => status.toLowerCase()),
			);
			const offered = [...known].sort((a, b) => Number(b.toLowerCase() === closest) - Number(a.toLowerCase() === closest));
			yield {
				range,
				message: `“${value}” is not a known status: use ${listed(known)}.`,
				fixes: offered.map((status) => ({ title: `Set to “${status}”`, safe: false, edits: [setField(postmortem, field, status)] })),
			};
		}
	},
});

/** A sign alone, a link or a whole sentence says more than a status does. */
function isProse({ value, form }: Field): boolean {
	const count = value.split(/\s+/).length;
	return !/\p{L}/u.test(value) || /https?:|\/\//.test(value) || count > (form === 'heading' ? 4 : 7);
}

/** The statuses to choose from, in the document's language: of the document, of the incident, or of both where the label leaves it open. */
function knownStatuses({ language }: Postmortem, { label }: Field): string[] {
	const spoken = vocabularies.find((vocabulary) => vocabulary.language === language) ?? vocabularies[0];
	const named = (statuses: LanguageVocabulary['incidentStatuses'] | undefined, ids: readonly string[]): string[] =>
		ids.flatMap((id) => statuses?.[id]?.slice(0, 1) ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
	const ofDocument = /doc|post-?mortem|report|review|rca|dokument/i.test(label);
	const ofIncident = /incident|incidente|vorfall|outage/i.test(label);
	return [
		...(ofDocument ? [] : named(spoken?.incidentStatuses, ['investigating', 'identified', 'monitoring', 'mitigated', 'resolved'])),
		...(ofIncident
			? []
			: named(
					spoken?.documentStatuses,
					ofDocument ? ['draft', 'in-review', 'reviewed', 'final', 'closed'] : ['draft', 'in-review', 'final', 'closed'],
				)),
	];
}

function listed(names: readonly string[]): string {
	return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

export const examples: readonly Example[] = [
	{
		title: 'A word of one’s own',
		markdown: `# Checkout outage

- **Severity:** S2
- **Status:** ‹Finished›
`,
		says: [
			'“Finished” is not a known status: use Investigating, Identified, Monitoring, Mitigated, Resolved, Draft, In review, Final or Closed.',
		],
		fix: 'Set to “Resolved”',
		fixed: `# Checkout outage

- **Severity:** S2
- **Status:** Resolved
`,
	},
	{
		title: 'A slip of the pen, where the label says which status is meant',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Incident status | ‹Resovled› |
| Document status | ‹shipped it› |
`,
		says: [
			'“Resovled” is not a known status: use Investigating, Identified, Monitoring, Mitigated or Resolved.',
			'“shipped it” is not a known status: use Draft, In review, Reviewed, Final or Closed.',
		],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Incident status | Resolved |
| Document status | shipped it |
`,
	},
	{
		title: 'A known status with more behind it, or in other words',
		markdown: `# Checkout outage

- **Status:** Complete, action items in progress
- **Incident status:** ✅ fully recovered
- **Document status:** WIP
`,
	},
	{
		title: 'Nothing known, nothing filled in, or a sentence',
		markdown: `# Checkout outage

- **Status:** N/A
- **Document status:** [Draft or Final]
- **Incident state:** The processor runs on its spare line until Friday morning
`,
	},
	{
		title: 'A status of one’s own',
		markdown: `# Checkout outage

- **Document status:** Embargoed until 2026-12-01
`,
		configuration: { rules: { 'invalid-status': { options: { further: ['embargoed'] } } } },
	},
];
