import { strict as assert } from 'node:assert';
import { commands, type Uri, workspace } from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { activated, closeAll, halfWritten, open, problemsOf, untilRule, writeFile } from '../window.ts';

describe('problems of postmortems that nobody has open', () => {
	let file: Uri;
	before(activated);
	beforeEach(async () => {
		file = await writeFile('postmortems/2026-11-12-closed-file.md', halfWritten);
	});
	afterEach(async () => {
		await commands.executeCommand('postmortem.lintOpen');
		await workspace.getConfiguration('postmortem').update('lintScope', undefined);
		await closeAll();
		await workspace.fs.delete(file);
	});

	it('are shown when somebody asks, follow the file, and go again', async () => {
		await commands.executeCommand('postmortem.lintAll');
		await untilRule(file, 'action-no-owner');
		await writeFile('postmortems/2026-11-12-closed-file.md', halfWritten.replace('| | P2', '| Jonas Weber | P2'));
		await untilRule(file, 'action-no-owner', false);
		assert.ok(problemsOf(file).length > 0);
		await commands.executeCommand('postmortem.lintOpen');
		await eventually(() => assert.deepEqual(problemsOf(file), []));
	});

	it('are shown where the setting wants them, once for a document that is opened and closed', async () => {
		await workspace.getConfiguration('postmortem').update('lintScope', 'workspace');
		await untilRule(file, 'action-no-owner');
		const before = problemsOf(file).length;
		await open(file);
		await untilRule(file, 'missing-section');
		await eventually(() => assert.equal(problemsOf(file).length, before));
		await closeAll();
		await eventually(() => assert.equal(problemsOf(file).length, before));
	});

	it('go with the file', async () => {
		await commands.executeCommand('postmortem.lintAll');
		await untilRule(file, 'action-no-owner');
		await workspace.fs.delete(file);
		await eventually(() => assert.deepEqual(problemsOf(file), []));
		await writeFile('postmortems/2026-11-12-closed-file.md', halfWritten);
	});
});
