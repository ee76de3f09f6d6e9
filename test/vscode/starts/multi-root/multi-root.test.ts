import { strict as assert } from 'node:assert';
import { workspace } from 'vscode';

describe('a workspace of several folders', () => {
	it('is what this window has', () => {
		assert.deepEqual(
			workspace.workspaceFolders?.map((folder) => folder.name),
			['shop', 'payments'],
		);
	});
});
