import { strict as assert } from 'node:assert';
import { commands, Uri, window, workspace } from 'vscode';
import { eventually } from '../../../support/eventually.ts';
import { ownIndex, postmortemWith } from '../../own-index.ts';
import { activated, closeAll, home, open, writeFile } from '../../window.ts';

describe('opening an action item', () => {
	const path = 'postmortems/open-item/2026-11-13-open.md';
	before(activated);
	afterEach(async () => {
		await closeAll();
		await workspace.fs.delete(Uri.joinPath(home(), 'postmortems/open-item'), { recursive: true });
	});

	const targetsOf = async (file: Uri): Promise<{ uri: string; key: string; source: string; line: number }[]> => {
		const own = ownIndex();
		await own.files.settled();
		const items = own.files.index.get(file.toString())?.items ?? [];
		own.dispose();
		return items.map(({ key, source, line }) => ({ uri: file.toString(), key, source, line }));
	};

	it('goes to its line', async () => {
		const file = await writeFile(path, postmortemWith(['Add an alert', 'Write a runbook']));
		const target = (await targetsOf(file))[1];
		await commands.executeCommand('postmortem.openItem', target);
		assert.equal(window.activeTextEditor?.document.uri.toString(), file.toString());
		assert.equal(window.activeTextEditor?.selection.active.line, target?.line);
	});

	it('finds it where it is now, also among twins', async () => {
		const file = await writeFile(path, postmortemWith(['Add an alert', 'Add an alert']));
		const second = (await targetsOf(file))[1];
		const editor = await open(file);
		await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, '\n\nMore words.\n'));
		await commands.executeCommand('postmortem.openItem', second);
		assert.equal(window.activeTextEditor?.selection.active.line, (second?.line ?? 0) + 3);
	});

	it('opens the document of an item that is gone, at no wrong line', async () => {
		// Not a file of the tests before: the editor would go back to where it was in it.
		const other = path.replace('open.md', 'gone.md');
		const file = await writeFile(other, postmortemWith(['Add an alert', 'Write a runbook']));
		const target = (await targetsOf(file))[1];
		await writeFile(other, postmortemWith(['Something else']));
		await commands.executeCommand('postmortem.openItem', target);
		await eventually(() => assert.equal(window.activeTextEditor?.document.uri.toString(), file.toString()));
		assert.equal(window.activeTextEditor?.selection.active.line, 0);
	});
});
