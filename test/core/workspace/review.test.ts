import assert from 'node:assert/strict';
import { itemsToReview } from '../../../src/core/workspace/review.ts';
import { reviewReason } from '../../../src/core/workspace/review-reason.ts';
import { itemEntry } from '../../support/item-entries.ts';

const context = { today: '2026-11-20', me: [], verifyAfterDays: 14 };
const entries = [
	itemEntry({ text: 'fine', owners: ['Sam'], dueDay: '2026-12-01' }),
	itemEntry({ text: 'verify', status: 'done', doneDay: '2026-11-01' }),
	itemEntry({ text: 'undated', owners: ['Sam'], due: 'soon' }),
	itemEntry({ text: 'unowned', dueDay: '2026-12-01' }),
	itemEntry({ text: 'overdue', dueDay: '2026-11-01' }),
	itemEntry({ text: 'blocked', status: 'blocked' }),
	itemEntry({ text: 'dropped', status: 'dropped' }),
	itemEntry({ text: 'ancient' }, { day: '2024-01-01' }),
];

describe('the items of a weekly review', () => {
	it('come in order of urgency, and only those that need somebody', () => {
		assert.deepEqual(
			itemsToReview(entries, context, 180).map(({ item }) => `${item.text}: ${reviewReason(item, context.today, 14)}`),
			['overdue: overdue', 'unowned: unowned', 'undated: undated', 'verify: verify'],
		);
	});
});
