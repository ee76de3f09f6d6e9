import { strict as assert } from 'node:assert';
import { commands, extensions } from 'vscode';
import { activated, extensionId } from './window.ts';

describe('commands', () => {
	before(activated);

	it('that the manifest names are the ones that exist', async () => {
		const contributed: { command: string }[] = extensions.getExtension(extensionId)?.packageJSON.contributes.commands;
		// A view brings commands of its own along, to focus it and the like.
		const registered = (await commands.getCommands(true)).filter((id) => /^postmortem\.[a-zA-Z]+$/.test(id));
		assert.deepEqual(registered.sort(), contributed.map(({ command }) => command).sort());
	});
});
