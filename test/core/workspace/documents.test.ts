import assert from 'node:assert/strict';
import { type DocumentGrouping, groupDocuments } from '../../../src/core/workspace/documents.ts';
import type { Summary } from '../../../src/core/workspace/summary.ts';
import { itemEntry } from '../../support/item-entries.ts';

const today = '2026-11-20';

function entry(uri: string, document: Partial<Summary>): { uri: string; summary: Summary } {
	return { uri, summary: itemEntry({}, document).document };
}

const items = [
	itemEntry({ text: 'late', dueDay: '2026-11-01' }).item,
	itemEntry({ text: 'open' }).item,
	itemEntry({ text: 'done', status: 'done' }).item,
];
const entries = [
	entry('a', { day: '2025-03-01', severity: { text: 'S1', rank: 1 }, documentStatus: 'final' }),
	entry('b', { day: '2026-11-11', severity: { text: 'S3', rank: 3 }, documentStatus: 'draft', items }),
	entry('c', { day: '2026-11-15' }),
	entry('d', { day: undefined, documentStatus: 'draft' }),
];

function shown(grouping: DocumentGrouping): string[] {
	return groupDocuments(entries, grouping, today).map(
		({ name, documents }) => `${name ?? '–'}: ${documents.map(({ uri }) => uri).join(' ')}`,
	);
}

describe('the list of postmortems', () => {
	it('is by year, newest first, undated last', () => assert.deepEqual(shown('date'), ['2026: c b', '2025: a', '–: d']));
	it('is by severity, worst first', () => assert.deepEqual(shown('severity'), ['S1: a', 'S3: b', '–: c d']));
	it('is by status, least finished first', () => assert.deepEqual(shown('status'), ['draft: b d', 'final: a', '–: c']));

	it('counts open and overdue items, and the days of a draft', () => {
		const [row] = groupDocuments([entries[1] ?? entry('', {})], 'date', today)[0]?.documents ?? [];
		assert.deepEqual([row?.open, row?.overdue, row?.draftDays], [2, 1, 9]);
	});
});
