import type { ItemEntry } from '../../src/core/workspace/index.ts';
import type { ItemSummary, Summary } from '../../src/core/workspace/summary.ts';

/** An item of a document for tests of lists, with what the test does not name left empty. */
export function itemEntry(item: Partial<ItemSummary>, document: Partial<Summary> = {}, uri = 'file:///a.md'): ItemEntry {
	return {
		uri,
		document: {
			title: 'Checkout errors',
			day: '2026-11-01',
			endDay: undefined,
			incidentId: undefined,
			template: undefined,
			severity: undefined,
			incidentStatus: undefined,
			documentStatus: undefined,
			final: false,
			services: [],
			category: undefined,
			noticedBy: undefined,
			language: 'en',
			metrics: {},
			items: [],
			...document,
		},
		item: {
			key: item.text ?? 'key',
			text: 'Add an alert',
			status: 'open',
			statusText: undefined,
			owners: [],
			due: item.dueDay,
			dueDay: undefined,
			priority: undefined,
			priorityRank: undefined,
			bucket: undefined,
			links: [],
			verification: undefined,
			doneDay: undefined,
			reason: undefined,
			section: 'Action Items',
			group: undefined,
			hasCheckbox: false,
			line: 0,
			source: '',
			...item,
		},
	};
}
