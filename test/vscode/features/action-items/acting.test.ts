import { strict as assert } from 'node:assert';
import { type CodeAction, CodeActionKind, commands, Position, Range, Selection, Uri, window, workspace } from 'vscode';
import { eventually } from '../../../support/eventually.ts';
import { ownIndex, postmortemWith } from '../../own-index.ts';
import { activated, closeAll, home, open, writeFile } from '../../window.ts';

interface Target {
	readonly uri: string;
	readonly key: string;
	readonly source: string;
}

describe('acting on an action item', () => {
	let count = 0;
	before(activated);
	afterEach(async () => {
		await workspace.getConfiguration('postmortem').update('saveAfterChange', undefined);
		await closeAll();
		await workspace.fs.delete(Uri.joinPath(home(), 'postmortems/acting'), { recursive: true });
	});

	/** A file of its own for each test, so that no editor knows it from before. */
	const fileWith = async (...items: string[]): Promise<{ file: Uri; targets: Target[] }> => {
		count += 1;
		const file = await writeFile(`postmortems/acting/2026-11-13-acting-${count}.md`, postmortemWith(items));
		const own = ownIndex();
		await own.files.settled();
		const found = own.files.index.get(file.toString())?.items ?? [];
		own.dispose();
		return { file, targets: found.map(({ key, source }) => ({ uri: file.toString(), key, source })) };
	};
	const onDisk = async (file: Uri): Promise<string[]> =>
		new TextDecoder()
			.decode(await workspace.fs.readFile(file))
			.split('\n')
			.filter((line) => line.startsWith('- ['));
	const run = (command: string, target?: unknown): Thenable<unknown> => commands.executeCommand(`postmortem.${command}`, target);

	it('writes a file that is not open', async () => {
		const { file, targets } = await fileWith('Add an alert (owner: Sam)', 'Write a runbook');
		await run('startItem', targets[1]);
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert (owner: Sam)', '- [ ] Write a runbook (in progress)']);
		assert.equal(
			workspace.textDocuments.some(({ isDirty, uri }) => isDirty && !uri.path.endsWith('/User/settings.json')),
			false,
		);
	});

	it('undoes the last change, and not twice', async () => {
		const { file, targets } = await fileWith('Add an alert');
		await run('startItem', targets[0]);
		await run('undoChange');
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert']);
		await run('undoChange');
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert']);
	});

	it('does not undo over what somebody wrote since', async () => {
		const { file, targets } = await fileWith('Add an alert');
		await run('startItem', targets[0]);
		await writeFile(file.path.slice(home().path.length + 1), postmortemWith(['Something new']));
		await run('undoChange');
		assert.deepEqual(await onDisk(file), ['- [ ] Something new']);
	});

	it('keeps line endings and the byte order mark of a file', async () => {
		const { file } = await fileWith('Add an alert');
		const text = `\ufeff${postmortemWith(['Add an alert']).replaceAll('\n', '\r\n')}`;
		await workspace.fs.writeFile(file, new TextEncoder().encode(text));
		const own = ownIndex();
		await own.files.settled();
		const item = own.files.index.get(file.toString())?.items[0];
		own.dispose();
		await run('startItem', { uri: file.toString(), key: item?.key, source: item?.source });
		const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(file));
		assert.equal(written, text.replace('alert\r\n', 'alert (in progress)\r\n'));
	});

	it('saves an open document that had nothing unsaved', async () => {
		const { file, targets } = await fileWith('Add an alert');
		const { document } = await open(file);
		await run('startItem', targets[0]);
		assert.equal(document.isDirty, false);
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert (in progress)']);
	});

	it('leaves an open document unsaved when the setting says so', async () => {
		const { file, targets } = await fileWith('Add an alert');
		await workspace.getConfiguration('postmortem').update('saveAfterChange', false);
		const { document } = await open(file);
		await run('startItem', targets[0]);
		assert.equal(document.isDirty, true);
		assert.match(document.getText(), /Add an alert \(in progress\)/);
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert']);
	});

	it('never saves what somebody has not saved', async () => {
		const { file, targets } = await fileWith('Add an alert');
		const editor = await open(file);
		await editor.edit((edit) => edit.insert(new Position(0, 0), '<!-- mine -->\n'));
		await run('startItem', targets[0]);
		assert.equal(editor.document.isDirty, true);
		assert.match(editor.document.getText(), /<!-- mine -->[\s\S]*Add an alert \(in progress\)/);
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert']);
	});

	it('writes nothing when the item is not what was shown', async () => {
		const { file, targets } = await fileWith('Add an alert', 'Write a runbook');
		await writeFile(file.path.slice(home().path.length + 1), postmortemWith(['Add an alert (owner: Ada)', 'Raise the quota']));
		for (const target of targets) void run('startItem', target);
		await eventually(() => run('startItem', targets[0]));
		assert.deepEqual(await onDisk(file), ['- [ ] Add an alert (owner: Ada)', '- [ ] Raise the quota']);
	});

	it('tells identical twins apart', async () => {
		const { file, targets } = await fileWith('Add an alert', 'Add an alert', 'Add an alert');
		await run('finishItem', targets[1]);
		const lines = await onDisk(file);
		assert.match(lines[1] ?? '', /^- \[x\] Add an alert/);
		assert.deepEqual([lines[0], lines[2]], ['- [ ] Add an alert', '- [ ] Add an alert']);
		await run('reopenItem', { ...targets[1], source: lines[1] });
	});

	it('is done at the caret of an item that lies in another one', async () => {
		const { file } = await fileWith('Add an alert\n  - [ ] Choose a limit', 'Write a runbook');
		const editor = await open(file);
		const line = editor.document.getText().split('\n').indexOf('  - [ ] Choose a limit');
		for (const [character, written] of [
			[12, '  - [ ] Choose a limit (in progress)'],
			[0, '  - [ ] Choose a limit'],
		] as const) {
			editor.selection = new Selection(line, character, line, character);
			await run(written.endsWith(')') ? 'startItem' : 'reopenItem');
			assert.equal(editor.document.lineAt(line).text, written);
			assert.equal(editor.document.lineAt(line - 1).text, '- [ ] Add an alert');
		}
	});

	it('is offered at the caret of the editor, and done there', async () => {
		const { file } = await fileWith('Add an alert', 'Write a runbook');
		const editor = await open(file);
		const line = editor.document.getText().split('\n').indexOf('- [ ] Write a runbook');
		const caret = new Position(line, 10);
		editor.selection = new Selection(caret, caret);
		const kind = CodeActionKind.Refactor.append('postmortem').value;
		const actions = await eventually(async () => {
			const found = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', file, new Range(caret, caret), kind);
			assert.ok(found.length > 3);
			return found;
		});
		assert.deepEqual(
			actions.map(({ title }) => title.replace(/(?: of| to| for)?(?: the)? action item/, '')),
			[
				'Mark as done',
				'Start',
				'Assign…',
				'Set due date…',
				'Set priority…',
				'Set kind…',
				'Block…',
				'Drop…',
				'Verify…',
				'Attach a ticket…',
				'Create a ticket…',
				'Copy as Markdown',
			],
		);
		const start = actions.find(({ title }) => title === 'Start action item')?.command;
		assert.ok(start);
		await commands.executeCommand(start.command, ...(start.arguments ?? []));
		assert.match(editor.document.getText(), /- \[ \] Write a runbook \(in progress\)/);
		await run('finishItem');
		assert.match(editor.document.getText(), /- \[x\] Write a runbook/);
	});

	it('offers nothing on other lines', async () => {
		const { file } = await fileWith('Add an alert');
		await open(file);
		const kind = CodeActionKind.Refactor.append('postmortem').value;
		const found = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', file, new Range(0, 0, 0, 0), kind);
		assert.deepEqual(
			found.map(({ title }) => title),
			[],
		);
	});

	it('goes to the next item and back', async () => {
		const { file } = await fileWith('Add an alert', 'Write a runbook');
		const editor = await open(file);
		const line = editor.document.getText().split('\n').indexOf('- [ ] Add an alert');
		editor.selection = new Selection(line, 8, line, 8);
		await eventually(async () => {
			editor.selection = new Selection(line, 8, line, 8);
			await run('nextItem');
			assert.equal(window.activeTextEditor?.selection.active.line, line + 1);
		});
		await run('previousItem');
		assert.equal(window.activeTextEditor?.selection.active.line, line);
	});
});
