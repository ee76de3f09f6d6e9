import assert from 'node:assert/strict';
import { itemAsMarkdown } from '../../../src/core/workspace/item-markdown.ts';
import { itemEntry } from '../../support/item-entries.ts';

describe('an action item as Markdown', () => {
	it('says all of it in one line', () => {
		const entry = itemEntry({
			text: 'Add an alert',
			owners: ['Sam', 'Ada'],
			dueDay: '2026-12-01',
			priority: 'P1',
			status: 'blocked',
			links: [
				{ text: 'SHOP-1', href: undefined },
				{ text: '#7', href: 'https://t.example/7' },
			],
		});
		assert.equal(
			itemAsMarkdown(entry, 'postmortems/one two.md'),
			'- [ ] Add an alert (owner: Sam, Ada, due: 2026-12-01, P1, blocked) SHOP-1, [#7](<https://t.example/7>) – [Checkout errors](<postmortems/one%20two.md>)',
		);
	});

	it('keeps words of a document from becoming markup', () => {
		const entry = itemEntry({ text: 'Rename [a](b) and *c*\n# d', status: 'done' }, { title: '<b>' });
		assert.equal(itemAsMarkdown(entry, 'a.md'), '- [x] Rename \\[a\\](b) and \\*c\\* # d (done) – [\\<b\\>](<a.md>)');
	});
});
