import assert from 'node:assert/strict';
import { countOverdue, type Grouping, groupItems, type Sorting } from '../../../src/core/workspace/grouping.ts';
import type { ItemEntry } from '../../../src/core/workspace/index.ts';
import { itemEntry } from '../../support/item-entries.ts';

// 2026-11-20 is a Friday.
const context = { today: '2026-11-20', me: [], verifyAfterDays: 14 };

function shown(entries: ItemEntry[], grouping: Grouping, extra: { sorting?: Sorting; showFinished?: boolean } = {}): string[] {
	return groupItems(entries, {
		grouping,
		sorting: 'due',
		showFinished: false,
		olderThanDays: 180,
		matches: () => true,
		context,
		...extra,
	}).map(
		(group) =>
			`${group.kind}${group.name ? ` ${group.name}` : ''}${group.overdue ? ` !${group.overdue}` : ''}: ${group.items.map(({ item }) => item.text).join(', ')}`,
	);
}

describe('groups of action items', () => {
	it('orders due dates by urgency, unreadable ones before those without', () => {
		const entries = [
			itemEntry({ text: 'later', dueDay: '2026-11-23' }),
			itemEntry({ text: 'sunday', dueDay: '2026-11-22' }),
			itemEntry({ text: 'today', dueDay: '2026-11-20' }),
			itemEntry({ text: 'undated' }),
			itemEntry({ text: 'soon', due: 'soon' }),
			itemEntry({ text: 'late', dueDay: '2026-11-19' }),
		];
		assert.deepEqual(shown(entries, 'due'), [
			'overdue !1: late',
			'unreadable: soon',
			'undated: undated',
			'thisWeek: today, sunday',
			'later: later',
		]);
	});

	it('keeps what is finished apart from what is still due', () => {
		const entries = [
			itemEntry({ text: 'done', status: 'done', dueDay: '2026-11-18' }),
			itemEntry({ text: 'dropped', status: 'dropped', due: 'soon' }),
			itemEntry({ text: 'today', dueDay: '2026-11-20' }),
		];
		assert.deepEqual(shown(entries, 'due', { showFinished: true }), ['thisWeek: today', 'finished: done, dropped']);
	});

	it('puts documents newest first and items of old incidents in one group at the end', () => {
		const entries = [
			itemEntry({ text: 'ancient', dueDay: '2025-01-01' }, { day: '2025-01-01', title: 'Old' }, 'file:///old.md'),
			itemEntry({ text: 'first' }, { day: '2026-10-01', title: 'October' }, 'file:///o.md'),
			itemEntry({ text: 'second' }, { day: '2026-11-01', title: 'November' }, 'file:///n.md'),
			itemEntry({ text: 'undated' }, { day: undefined, title: 'No day' }, 'file:///x.md'),
		];
		assert.deepEqual(shown(entries, 'postmortem'), [
			'document November: second',
			'document October: first',
			'document No day: undated',
			'older !1: ancient',
		]);
	});

	it('lists an item under each of its owners, ownerless ones first', () => {
		const entries = [
			itemEntry({ text: 'shared', owners: ['@sam', 'Ada'] }),
			itemEntry({ text: 'nobody' }),
			itemEntry({ text: 'sams', owners: ['Sam'] }),
		];
		assert.deepEqual(shown(entries, 'owner'), ['unowned: nobody', 'named Ada: shared', 'named sam: shared, sams']);
	});

	it('sorts levels by rank, whatever they are called', () => {
		const entries = [
			itemEntry({ text: 'low', priority: 'Low', priorityRank: 3 }),
			itemEntry({ text: 'none' }),
			itemEntry({ text: 'critical', priority: 'Critical', priorityRank: 0 }),
		];
		assert.deepEqual(shown(entries, 'priority'), ['named Critical: critical', 'named Low: low', 'none: none']);
	});

	it('gives each item one place in the review', () => {
		const entries = [
			itemEntry({ text: 'late', dueDay: '2026-11-01' }),
			itemEntry({ text: 'unowned', dueDay: '2026-12-01' }),
			itemEntry({ text: 'undated', owners: ['Sam'] }),
			itemEntry({ text: 'blocked', status: 'blocked' }),
			itemEntry({ text: 'tracked', owners: ['Sam'], dueDay: '2026-12-01', links: [{ text: '#5', href: undefined }] }),
			itemEntry({ text: 'fine', owners: ['Sam'], dueDay: '2026-12-01' }),
			itemEntry({ text: 'waiting', status: 'done', doneDay: '2026-11-06' }),
			itemEntry({ text: 'fresh', status: 'done', doneDay: '2026-11-07' }),
		];
		assert.deepEqual(shown(entries, 'review'), [
			'overdue !1: late',
			'unowned: unowned',
			'undated: undated',
			'verify: waiting',
			'blocked: blocked',
			'tracked: tracked',
			'onTrack: fine',
		]);
	});

	it('shows what is finished only when asked to', () => {
		const entries = [
			itemEntry({ text: 'open' }),
			itemEntry({ text: 'done', status: 'done' }),
			itemEntry({ text: 'dropped', status: 'dropped' }),
		];
		assert.deepEqual(shown(entries, 'bucket'), ['none: open']);
		assert.deepEqual(shown(entries, 'bucket', { showFinished: true, sorting: 'text' }), ['none: done, dropped, open']);
	});

	it('counts for the badge what is overdue and not old', () => {
		const entries = [
			itemEntry({ dueDay: '2026-11-01' }),
			itemEntry({ dueDay: '2026-11-01', status: 'dropped' }),
			itemEntry({ dueDay: '2025-11-01' }, { day: '2025-10-01' }),
			itemEntry({ dueDay: '2026-11-20' }),
		];
		assert.equal(countOverdue(entries, context.today, 180), 1);
	});
});
