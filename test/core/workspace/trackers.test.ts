import assert from 'node:assert/strict';
import { newIssueAddress, ticketAddress } from '../../../src/core/workspace/trackers.ts';

const draft = { title: 'Alert & page', body: 'From #1\nline' };

describe('addresses of trackers', () => {
	const rows: readonly (readonly [configured: string, address: string | undefined])[] = [
		['https://t.example/new?t={title}&b={body}', 'https://t.example/new?t=Alert%20%26%20page&b=From%20%231%0Aline'],
		['https://github.com/acme/shop', 'https://github.com/acme/shop/issues/new?title=Alert%20%26%20page&body=From%20%231%0Aline'],
		['https://github.com/acme/shop/issues/new', 'https://github.com/acme/shop/issues/new?title=Alert%20%26%20page&body=From%20%231%0Aline'],
		[
			'https://github.com/acme/shop/issues/new?labels=incident',
			'https://github.com/acme/shop/issues/new?labels=incident&title=Alert%20%26%20page&body=From%20%231%0Aline',
		],
		[
			'https://github.com/acme/shop/issues/new/choose',
			'https://github.com/acme/shop/issues/new?title=Alert%20%26%20page&body=From%20%231%0Aline',
		],
		['https://github.com/acme/shop.git', 'https://github.com/acme/shop/issues/new?title=Alert%20%26%20page&body=From%20%231%0Aline'],
		[
			'https://github.com/acme/shop/issues?q=is%3Aopen',
			'https://github.com/acme/shop/issues/new?title=Alert%20%26%20page&body=From%20%231%0Aline',
		],
		[
			'https://linear.app/acme/team/OPS/active',
			'https://linear.app/acme/team/OPS/new?title=Alert%20%26%20page&description=From%20%231%0Aline',
		],
		[
			'https://gitlab.example.org/a/b/',
			'https://gitlab.example.org/a/b/-/issues/new?issue%5Btitle%5D=Alert%20%26%20page&issue%5Bdescription%5D=From%20%231%0Aline',
		],
		[
			'https://acme.atlassian.net/?pid=1&issuetype=3',
			'https://acme.atlassian.net/secure/CreateIssueDetails!init.jspa?pid=1&issuetype=3&summary=Alert%20%26%20page&description=From%20%231%0Aline',
		],
		['https://linear.app/acme/team/OPS', 'https://linear.app/acme/team/OPS/new?title=Alert%20%26%20page&description=From%20%231%0Aline'],
		['https://tracker.example/create', 'https://tracker.example/create'],
		['command:evil?{title}', undefined],
		['javascript:alert({title})', undefined],
		['file:///etc/{title}', undefined],
	];
	for (const [configured, address] of rows)
		it(`${configured} opens ${address ?? 'nothing'}`, () => assert.equal(newIssueAddress(configured, draft), address));

	it('survive half a character', () =>
		assert.equal(newIssueAddress('https://t.example/{title}', { title: '\ud800x', body: '' }), 'https://t.example/%EF%BF%BDx'));

	const tickets: readonly (readonly [configured: string, reference: string, address: string | undefined])[] = [
		['https://github.com/acme/shop', '#12', 'https://github.com/acme/shop/issues/12'],
		['https://gitlab.com/acme/shop', '#12', 'https://gitlab.com/acme/shop/-/issues/12'],
		['https://acme.atlassian.net/?pid=1', 'SHOP-812', 'https://acme.atlassian.net/browse/SHOP-812'],
		['https://linear.app/acme/team/OPS', 'OPS-7', 'https://linear.app/acme/issue/OPS-7'],
		['https://t.example/new', 'OPS-7', undefined],
		['https://github.com/acme/shop', 'OPS-7', undefined],
	];
	for (const [configured, reference, address] of tickets)
		it(`${reference} of ${configured} is ${address ?? 'nowhere'}`, () => assert.equal(ticketAddress(configured, reference), address));
});
