import { strict as assert } from 'node:assert';
import { extensions, Uri, workspace } from 'vscode';

const folder = Uri.parse('memory:/workspace');

describe('a virtual workspace', () => {
	it('is what this window has', async () => {
		assert.equal(workspace.workspaceFolders?.[0]?.uri.toString(), folder.toString());
		const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
		assert.ok(names.includes('postmortems'), `only ${names.join(', ')}`);
	});

	it('has the extension', async () => {
		await workspace.openTextDocument(Uri.joinPath(folder, 'postmortems/2026-11-12-search-outage.md'));
		const extension = extensions.getExtension('postmortem-kit.postmortem-kit');
		await extension?.activate();
		assert.equal(extension?.isActive, true);
	});
});
