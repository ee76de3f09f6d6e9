import { strict as assert } from 'node:assert';
import type { ItemStatus } from '../../src/core/vocabulary/terms.ts';
import { badgeIn, badgeResource, dueBadge } from '../../src/vscode/row-badge.ts';

describe('the badge of a row', () => {
	const cases: readonly (readonly [dueDay: string | undefined, badge: string | undefined, status?: ItemStatus])[] = [
		['2026-11-20', '0d'],
		['2026-11-11', '9d'],
		['2026-11-29', '9d'],
		['2026-11-30', '1w'],
		['2026-09-12', '9w'],
		['2026-09-11', '2m'],
		['2027-09-19', '9m'],
		['2027-09-20', '1y'],
		['2024-11-20', '2y'],
		['1999-01-01', '9y'],
		[undefined, undefined],
		['2026-11-11', undefined, 'done'],
		['2026-11-11', '9d', 'blocked'],
	];
	for (const [dueDay, badge, status = 'open'] of cases) {
		it(`of ${status === 'open' ? 'an open' : `a ${status}`} item due ${dueDay ?? 'never'} is ${badge ?? 'none'}`, () => {
			assert.equal(dueBadge({ status, dueDay }, '2026-11-20'), badge);
		});
	}

	it('is what its resource names', () => {
		assert.deepEqual(
			['9d', '…', '12'].map((badge) => badgeIn(badgeResource(badge))),
			['9d', '…', '12'],
		);
	});
});
