import { strict as assert } from 'node:assert';
import { commands, TabInputWebview, window } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll } from './window.ts';

describe('rule pages', () => {
	before(activated);
	afterEach(closeAll);

	it('open in the preview', async () => {
		await commands.executeCommand('postmortem.showRule', 'missing-section');
		await eventually(() => {
			const tab = window.tabGroups.activeTabGroup.activeTab;
			assert.ok(tab?.input instanceof TabInputWebview, 'no preview is open');
			assert.match(tab.label, /missing-section/);
		});
	});
});
