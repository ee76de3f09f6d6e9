import { strict as assert } from 'node:assert';
import { commands, window } from 'vscode';
import { eventually } from '../../../support/eventually.ts';
import { activated, closeAll, halfWritten, open, rulesIn, untilRule, writeFile } from '../../window.ts';

describe('a virtual workspace', () => {
	before(activated);
	afterEach(closeAll);

	it('is checked, by its own configuration', async () => {
		const file = await writeFile('postmortems/2026-11-12-virtual.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		await writeFile('postmortems/.postmortemrc.json', '{ "rules": { "action-no-owner": "off" } }');
		await untilRule(file, 'action-no-owner', false);
	});

	it('takes a new postmortem', async () => {
		let over = false;
		void commands.executeCommand('postmortem.newPostmortem').then(() => {
			over = true;
		});
		await eventually(async () => {
			if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			assert.ok(over, 'the question is still open');
		});
		const document = window.activeTextEditor?.document;
		assert.ok(document);
		assert.equal(document.uri.scheme, 'memory');
		await eventually(() => assert.deepEqual([...new Set(rulesIn(document.uri))], ['unfilled-placeholder']));
	});
});
