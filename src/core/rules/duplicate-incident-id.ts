import { defineRule, type Example, type Neighbour, type Problem } from '../lint/rule.ts';
import { comparableId, incidentIdOf } from '../model/incident-id.ts';
import { wordsOf } from '../vocabulary/words.ts';

export const rule = defineRule({
	id: 'duplicate-incident-id',
	category: 'metadata',
	severity: 'hint',
	needs: 'neighbours',
	summary: 'Every incident has an id of its own.',
	why: 'Tickets, chat and alerts refer to a postmortem by its id. Two documents with one id come from a copied header, and every link then leads to one of them at random.',
	options: {},

	*check({ postmortem, neighbours, configuration }): Generator<Problem, void, undefined> {
		const own = incidentIdOf(postmortem);
		if (!own || wordsOf(configuration.aliases).isUnknown(own.text)) return;
		const id = comparableId(own.text);
		if (id === '') return;
		const [other, ...others] = neighbours.filter(
			({ file, incidentId }) => file !== postmortem.file && comparableId(incidentId ?? '') === id,
		);
		if (!other) return;
		const more = others.length === 0 ? '' : ` and ${others.length} more`;
		yield {
			range: own.range,
			message: `“${own.text}” is also the id of ${nameOf(other)}${more}: give each incident its own.`,
		};
	},
});

function nameOf({ title, file }: Neighbour): string {
	return title ? `“${title}” (${file})` : file;
}

export const examples: readonly Example[] = [
	{
		title: 'A header that was copied from the last postmortem',
		markdown: `# Checkout outage

- **Incident ID:** ‹INC-2026-042›
- **Severity:** S2
`,
		neighbours: [
			{ file: 'postmortems/2026-10-02-search.md', incidentId: 'inc-2026-042', title: 'Search outage', day: '2026-10-02' },
			{ file: 'postmortems/2026-09-01-login.md', incidentId: 'INC-2026-031', title: 'Login outage', day: '2026-09-01' },
		],
		says: ['“INC-2026-042” is also the id of “Search outage” (postmortems/2026-10-02-search.md): give each incident its own.'],
	},
	{
		title: 'More than one other document, without a title',
		markdown: `---
incident_id: ‹42›
---

# Checkout outage
`,
		neighbours: [
			{ file: 'a.md', incidentId: '#42', title: undefined, day: undefined },
			{ file: 'b.md', incidentId: '42', title: 'Search outage', day: undefined },
		],
		says: ['“42” is also the id of a.md and 1 more: give each incident its own.'],
	},
	{
		title: 'An id in the title',
		markdown: `# Checkout outage (incident ‹#465›)
`,
		neighbours: [{ file: 'a.md', incidentId: '465', title: 'Search outage', day: undefined }],
		says: ['“#465” is also the id of “Search outage” (a.md): give each incident its own.'],
	},
	{
		title: 'The document itself, other ids, and ids that are none yet',
		markdown: `# Checkout outage

- **Incident ID:** TBD
`,
		fileName: 'postmortems/checkout.md',
		neighbours: [
			{ file: 'postmortems/checkout.md', incidentId: 'TBD', title: 'Checkout outage', day: undefined },
			{ file: 'postmortems/search.md', incidentId: 'TBD', title: 'Search outage', day: undefined },
		],
	},
	{
		title: 'An id of its own',
		markdown: `# Checkout outage

- **Incident ID:** INC-2026-042
`,
		fileName: 'postmortems/checkout.md',
		neighbours: [
			{ file: 'postmortems/checkout.md', incidentId: 'INC-2026-042', title: 'Checkout outage', day: undefined },
			{ file: 'postmortems/search.md', incidentId: 'INC-2026-0421', title: 'Search outage', day: undefined },
		],
	},
];
