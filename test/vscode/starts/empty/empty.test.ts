import { strict as assert } from 'node:assert';
import { extensions, workspace } from 'vscode';

describe('an empty window', () => {
	it('is what this window is', () => {
		assert.equal(workspace.workspaceFolders, undefined);
	});

	it('has the extension for an untitled document', async () => {
		const document = await workspace.openTextDocument({ language: 'markdown', content: '# Notes\n' });
		assert.equal(document.uri.scheme, 'untitled');
		const extension = extensions.getExtension('postmortem-kit.postmortem-kit');
		await extension?.activate();
		assert.equal(extension?.isActive, true);
	});
});
