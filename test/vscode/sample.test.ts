import { strict as assert } from 'node:assert';
import { commands, type TextDocument } from 'vscode';
import { activated, closeAll, rulesIn, untilRule } from './window.ts';

describe('the sample', () => {
	before(activated);
	afterEach(closeAll);

	it('opens as a copy that nobody has to save, with something to mend in every part', async () => {
		const document = await commands.executeCommand<TextDocument>('postmortem.openSample');
		assert.equal(document.isUntitled, true);
		for (const rule of ['unfilled-placeholder', 'timeline-out-of-order', 'root-cause-human-error', 'action-vague', 'action-no-owner']) {
			await untilRule(document.uri, rule);
		}
		assert.ok(new Set(rulesIn(document.uri)).size >= 8, rulesIn(document.uri).join(', '));
	});
});
