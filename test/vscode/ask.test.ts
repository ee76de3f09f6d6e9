import { strict as assert } from 'node:assert';
import { commands, type Memento } from 'vscode';
import type { ItemChange } from '../../src/core/edit/item-change.ts';
import type { AskedField } from '../../src/core/lint/rule.ts';
import { createAsk, type Question } from '../../src/vscode/ask.ts';
import { eventually } from '../support/eventually.ts';

describe('the questions about an action item', () => {
	let kept = new Map<string, unknown>();
	beforeEach(() => {
		kept = new Map();
	});

	/** What the first choice changes. */
	async function answer(field: AskedField): Promise<ItemChange | undefined> {
		const question: Question = {
			field,
			items: [{ text: 'Add an alert', status: 'open' }],
			people: ['Mara Lindt', 'Ines Duarte', 'Mara Lindt'],
			configuration: { people: [{ name: 'Sam Lee', handle: '@sam' }], dateOrder: undefined },
			today: '2026-11-20',
		};
		const asked = createAsk(memory)(question);
		let over = false;
		void asked.then(() => {
			over = true;
		});
		await eventually(async () => {
			if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			assert.ok(over, 'the question is still open');
		});
		return asked;
	}
	const memory = {
		keys: () => [...kept.keys()],
		get: (key: string, otherwise?: unknown) => kept.get(key) ?? otherwise,
		update: async (key: string, value: unknown) => void kept.set(key, value),
	} as Memento;

	it('offer the configured people first, then those met, and whoever was chosen before them all', async () => {
		assert.deepEqual(await answer('owner'), { field: 'owner', value: '@sam' });
		kept.set('owners', ['Mara Lindt', 'Ines Duarte']);
		assert.deepEqual(await answer('owner'), { field: 'owner', value: 'Mara Lindt' });
		kept.set('owners', ['Ines Duarte', 'Mara Lindt']);
		assert.deepEqual(await answer('owner'), { field: 'owner', value: 'Ines Duarte' });
		assert.deepEqual(kept.get('owners'), ['Ines Duarte', 'Mara Lindt']);
	});

	it('offer days that are counted from today', async () => {
		assert.deepEqual(await answer('due'), { field: 'due', value: '2026-11-27' });
	});

	it('offer every status, the plain one first', async () => {
		assert.deepEqual(await answer('status'), { field: 'status', value: 'open', day: undefined });
	});
});
