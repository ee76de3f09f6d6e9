import { strict as assert } from 'node:assert';
import { extensions, workspace } from 'vscode';

describe('an untrusted workspace', () => {
	it('is what this window has', () => {
		assert.equal(workspace.isTrusted, false);
	});

	it('has the extension', async () => {
		await workspace.openTextDocument({ language: 'markdown', content: '# Notes\n' });
		const extension = extensions.getExtension('postmortem-kit.postmortem-kit');
		await extension?.activate();
		assert.equal(extension?.isActive, true);
	});
});
