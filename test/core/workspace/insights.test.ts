import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { type Insights, insightsOf } from '../../../src/core/workspace/insights.ts';
import { relatedTo } from '../../../src/core/workspace/related.ts';
import { type ItemSummary, type Summary, summarise } from '../../../src/core/workspace/summary.ts';
import { itemEntry } from '../../support/item-entries.ts';

const today = '2026-11-20';

describe('insights', () => {
	it('tell no median below three values', () => {
		const two = [document({ metrics: { timeToResolve: 40 } }), document({ metrics: { timeToResolve: 60 } })];
		assert.deepEqual(metric(insights(two), 'timeToResolve'), { id: 'timeToResolve', count: 2, median: undefined, mean: undefined });
		const three = [...two, document({ metrics: { timeToResolve: 500 } })];
		assert.deepEqual(metric(insights(three), 'timeToResolve'), { id: 'timeToResolve', count: 3, median: 60, mean: 200 });
		const four = [...three, document({ metrics: { timeToResolve: 80 } })];
		assert.equal(metric(insights(four), 'timeToResolve')?.median, 70);
	});

	it('leave out near misses from durations, and say what else they left out', () => {
		const found = insights([
			document({ metrics: { timeToResolve: 40 } }),
			document({ title: 'Near miss: the backup was empty', metrics: { timeToResolve: 4000 } }),
			document({ day: undefined }),
			document({ day: '2024-02-01' }),
		]);
		assert.deepEqual(found.excluded, { undated: 1, older: 1, nearMisses: 1 });
		assert.equal(found.count, 2);
		assert.equal(metric(found, 'timeToResolve')?.count, 1);
	});

	it('count by quarter, newest first, with the commonest category and what became of the actions', () => {
		const found = insights([
			document({ day: '2026-02-03', category: 'Deploy' }),
			document({ day: '2026-11-03', category: 'Database', items: [item({ status: 'verified' }), item({ status: 'open' })] }),
			document({ day: '2026-10-30', category: 'database', items: [item({ status: 'dropped' }), item({ status: 'done' })] }),
			document({ day: '2026-12-01', category: 'Deploy' }),
		]);
		assert.deepEqual(
			found.quarters.map(({ name, count, commonest, actions }) => [name, count, commonest, actions.count, actions.done, actions.verified]),
			[
				['2026-Q4', 3, { name: 'Database', count: 2 }, 3, 2, 1],
				['2026-Q1', 1, { name: 'Deploy', count: 1 }, 0, 0, 0],
			],
		);
		assert.deepEqual(found.categories, [
			{ name: 'Database', count: 2 },
			{ name: 'Deploy', count: 2 },
		]);
	});

	it('say how often customers noticed first, among those that say who did', () => {
		const noticed = [document({ noticedBy: 'customers' }), document({ noticedBy: 'others' }), document({})];
		assert.deepEqual(insights(noticed).detection, { byCustomers: 1, known: 2 });
	});

	it('count actions by state and kind, which is guessed where it is not stated', () => {
		const { actions } = insights([
			document({
				items: [
					item({ text: 'Alert on refused connections', dueDay: '2026-11-01' }),
					item({ text: 'Limit exports', bucket: 'prevention', links: [{ text: 'SHOP-1', href: undefined }] }),
					item({ text: 'Sort the list', status: 'done' }),
					item({ text: 'Buy a bell', status: 'dropped' }),
				],
			}),
		]);
		assert.deepEqual(
			{ ...actions, byBucket: actions.byBucket.map(({ bucket, count }) => `${bucket} ${count}`) },
			{
				...{ count: 3, open: 2, overdue: 1, done: 1, verified: 0, dropped: 1, tracked: 1 },
				byBucket: ['detection 1', 'prevention 1', 'undefined 1'],
			},
		);
	});
});

describe('related postmortems', () => {
	it('share a service or the area of the category; most in common first, then the newest', () => {
		const own = document({ services: ['checkout', '`gateway`'], category: 'Infrastructure - DNS' });
		const others = {
			'a.md': document({ services: ['search'], category: 'People' }),
			'b.md': document({ services: ['Gateway'], day: '2026-01-01' }),
			'c.md': document({ services: ['Checkout', 'gateway'], category: 'Infrastructure - Certificates' }),
			'd.md': document({ category: 'infrastructure', day: '2026-05-01' }),
			'own.md': own,
		};
		const entries = Object.entries(others).map(([uri, summary]) => ({ uri, summary }));
		assert.deepEqual(
			relatedTo('own.md', own, entries).map(({ entry, services, category }) => [entry.uri, services, category]),
			[
				['c.md', ['Checkout', 'gateway'], 'Infrastructure - Certificates'],
				['d.md', [], 'infrastructure'],
				['b.md', ['Gateway'], undefined],
			],
		);
	});

	it('are none where nothing is named', () => {
		assert.deepEqual(relatedTo('own.md', document({}), [{ uri: 'a.md', summary: document({}) }]), []);
		for (const word of ['[Service]', 'TBD', 'N/A', 'none', 'Unknown', '-']) {
			const empty = summarise(readPostmortem(`# T\n\n- **Severity:** S2\n- **Services:** ${word}\n- **Category:** ${word}\n`));
			assert.deepEqual(relatedTo('own.md', empty, [{ uri: 'a.md', summary: empty }]), [], word);
		}
	});
	it('share a service of a list in other signs', () => {
		const [own, other] = ['決済、検索', '検索；通知'].map((services) =>
			summarise(readPostmortem(`# T\n\n- **Severity:** S2\n- **Services:** ${services}\n`)),
		);
		assert.ok(own && other);
		assert.deepEqual(relatedTo('own.md', own, [{ uri: 'a.md', summary: other }])[0]?.services, ['検索']);
	});
});

function insights(documents: readonly Summary[]): Insights {
	const entries = documents.map((summary, at) => ({ uri: `${at}.md`, summary }));
	return insightsOf(entries, '2025-11-20', today);
}

function metric({ metrics }: Insights, wanted: string) {
	return metrics.find(({ id }) => id === wanted);
}

function document(summary: Partial<Summary>): Summary {
	return itemEntry({}, summary).document;
}

function item(summary: Partial<ItemSummary>): ItemSummary {
	return itemEntry(summary).item;
}
