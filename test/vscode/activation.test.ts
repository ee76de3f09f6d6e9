import { strict as assert } from 'node:assert';
import { extensions, workspace } from 'vscode';

describe('activation', () => {
	it('comes with the first Markdown document', async () => {
		const extension = extensions.getExtension('postmortem-kit.postmortem-kit');
		assert.ok(extension, 'the extension is not there');
		await workspace.openTextDocument({ language: 'markdown', content: '# Notes\n' });
		await extension.activate();
		assert.equal(extension.isActive, true);
	});
});
