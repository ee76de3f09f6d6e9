import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, Uri, workspace } from 'vscode';
import { eventually } from '../../../support/eventually.ts';
import { activated, closeAll } from '../../window.ts';

// Runs before the other tests of this window, all of which give the extension something to do.
describe('before there is a postmortem', () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'postmortem-need-'));
	});
	after(async () => {
		await closeAll();
		await rm(folder, { recursive: true });
	});

	it('loads nothing but the start, though a README is open and every command is there', async () => {
		await writeFile(join(folder, 'README.md'), '# Shop\n\nHow to build it.\n');
		await workspace.openTextDocument(Uri.file(join(folder, 'README.md')));
		await activated();
		// Who looks for something to do has set its timer before this one.
		await new Promise((resolve) => setTimeout(resolve));
		assert.ok(isLoaded('extension.js'));
		assert.ok(!isLoaded('features.js'));
		assert.ok((await commands.getCommands(true)).includes('postmortem.weeklyReview'));
	});

	it('loads the rest with a document that may be one', async () => {
		await workspace.openTextDocument({ language: 'markdown', content: '# Checkout outage\n' });
		await eventually(() => assert.ok(isLoaded('features.js')));
	});
});

function isLoaded(bundle: string): boolean {
	return Object.keys(require.cache).some((path) => path.endsWith(join('dist', bundle)));
}
