import assert from 'node:assert/strict';
import { ticketDraft } from '../../../src/core/workspace/ticket-draft.ts';
import { itemEntry } from '../../support/item-entries.ts';

const entry = itemEntry({ text: 'Add an alert', owners: ['Sam'], dueDay: '2026-12-01', section: 'Action Items & more' });

describe('a ticket for an action item', () => {
	it('leads back to the document and its section', () => {
		assert.deepEqual(ticketDraft(entry, 'docs/a b.md', 'https://git.example/blob/main/{path}'), {
			title: 'Add an alert',
			body: [
				'Action item of the postmortem [Checkout errors](<https://git.example/blob/main/docs/a%20b.md#action-items--more>), section “Action Items & more” (`docs/a b.md#action-items--more`).',
				'',
				'- Owner: Sam',
				'- Due: 2026-12-01',
			].join('\n'),
		});
	});

	it('names the place where no address of documents is known', () => {
		assert.match(ticketDraft(entry, 'docs/a.md', undefined).body, /^Action item of the postmortem Checkout errors, section/);
		assert.match(ticketDraft(entry, 'docs/a.md', 'command:evil?{path}').body, /^Action item of the postmortem Checkout errors, section/);
	});
});
