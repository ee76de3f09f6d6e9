import { strict as assert } from 'node:assert';
import { Uri, workspace } from 'vscode';
import { activated, closeAll, halfWritten, open, untilRule } from '../../window.ts';

describe('configuration of several folders', () => {
	before(activated);
	afterEach(closeAll);

	it('holds for its own folder only', async () => {
		const [shop, payments] = workspace.workspaceFolders ?? [];
		assert.ok(shop && payments);
		const here = await write(shop.uri, 'postmortems/2026-11-12-here.md', halfWritten);
		const there = await write(payments.uri, 'incidents/2026-11-12-there.md', halfWritten);
		await open(here);
		await untilRule(here, 'action-no-owner');
		await open(there);
		await untilRule(there, 'action-no-owner');
		await write(shop.uri, '.postmortemrc.json', '{ "rules": { "action-no-owner": "off" } }');
		await untilRule(here, 'action-no-owner', false);
		await untilRule(there, 'action-no-owner');
	});
});

async function write(folder: Uri, path: string, text: string): Promise<Uri> {
	const file = Uri.joinPath(folder, path);
	await workspace.fs.writeFile(file, new TextEncoder().encode(text));
	return file;
}
