import assert from 'node:assert/strict';
import { parseFilter } from '../../../src/core/workspace/filter.ts';
import { itemEntry } from '../../support/item-entries.ts';

const context = { today: '2026-11-20', me: ['Sam'], verifyAfterDays: 14 };
const entries = {
	alert: itemEntry(
		{ text: 'Add a burn-rate alert', owners: ['@sam'], dueDay: '2026-11-10', priority: 'P0', priorityRank: 0 },
		{ severity: { text: 'S1', rank: 1 }, services: ['checkout', 'payments'] },
	),
	runbook: itemEntry(
		{ text: 'Write the failover runbook', dueDay: '2026-12-05', bucket: 'mitigation', links: [{ text: 'OPS-7', href: undefined }] },
		{ title: 'Search is slow', severity: { text: 'SEV-2', rank: 2 }, day: '2026-10-02' },
	),
	vague: itemEntry({ text: 'Review quotas', owners: ['Sam Lee'], due: 'soon', status: 'blocked', statusText: 'Blocked' }),
	done: itemEntry({ text: 'Cap retries', owners: ['Sam'], status: 'done', doneDay: '2026-11-01' }),
};
type Name = keyof typeof entries;

function found(filter: string): string {
	const parsed = parseFilter(filter);
	if ('wrong' in parsed) return `wrong: ${parsed.wrong}`;
	return (Object.keys(entries) as Name[]).filter((name) => parsed.matches(entries[name], context)).join(' ');
}

describe('filter of action items', () => {
	const rows: readonly (readonly [filter: string, expected: string])[] = [
		['', 'alert runbook vague done'],
		['runbook', 'runbook'],
		['CHECKOUT alert', 'alert'],
		['"burn-rate alert"', 'alert'],
		['"alert burn-rate"', ''],
		['-alert', 'runbook vague done'],
		['-"burn-rate alert" -runbook', 'vague done'],
		['owner:sam', 'alert vague done'],
		['owner:@sam', 'alert vague done'],
		['owner:"sam lee"', 'vague'],
		['owner:none', 'runbook'],
		['-owner:sam', 'runbook'],
		['due<2026-12-01', 'alert'],
		['due:2026-12', 'runbook'],
		['due>=2026-12-05', 'runbook'],
		['due<today', 'alert'],
		['due:none', 'done'],
		['is:overdue', 'alert'],
		['is:unreadable', 'vague'],
		['is:blocked', 'vague'],
		['is:open', 'alert runbook vague'],
		['is:verify', 'done'],
		['is:mine', 'alert done'],
		['is:tracked', 'runbook'],
		['has:ticket', 'runbook'],
		['severity:s1', 'alert'],
		['severity:sev2', 'runbook'],
		['severity<=S2', 'alert runbook'],
		['priority:P0', 'alert'],
		['bucket:mitigation', 'runbook'],
		['service:pay', 'alert'],
		['title:search', 'runbook'],
		['date:2026-10', 'runbook'],
		['OPS-7', 'runbook'],
		['https://example.org', ''],
		['-', 'alert runbook vague done'],
	];
	for (const [filter, expected] of rows)
		it(`${filter || '(nothing)'} finds ${expected || 'nothing'}`, () => assert.equal(found(filter), expected));

	const wrong: readonly (readonly [filter: string, expected: RegExp])[] = [
		['ownr:sam', /no field “ownr”/],
		['is:late', /“is:late” is not known: use open,/],
		['due<friday', /“friday” is no date/],
		['owner:', /Say what “owner:” is compared with, such as owner:sam/],
		['owner<sam', /has no order/],
		['"open', /no end/],
		['priority>high', /no number/],
	];
	for (const [filter, expected] of wrong) it(`${filter} is wrong and says why`, () => assert.match(found(filter), expected));
});
