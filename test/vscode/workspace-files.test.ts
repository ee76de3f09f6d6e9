import { strict as assert } from 'node:assert';
import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { type OwnIndex, ownIndex, postmortemWith } from './own-index.ts';
import { activated, closeAll, home, open, writeFile } from './window.ts';

describe('the postmortems of a workspace', () => {
	let own: OwnIndex;
	before(activated);
	beforeEach(async () => {
		own = ownIndex();
		await own.files.settled();
	});
	afterEach(async () => {
		assert.deepEqual(own.failures, []);
		own.dispose();
		await closeAll();
		for (const path of ['postmortems/new', 'postmortems/moved', 'reviews', 'notes']) {
			await workspace.fs.delete(Uri.joinPath(home(), path), { recursive: true }).then(undefined, () => undefined);
		}
	});

	const until = (file: string, items: string[]): Promise<void> => eventually(() => assert.deepEqual(own.items(file), items));

	it('are found by folder, and others are not', () => {
		const names = [...own.files.index.documents()].map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));
		assert.ok(names.includes('2026-10-02-checkout-errors.md'), names.join(', '));
		assert.ok(!names.includes('README.md') && !names.includes('on-call.md'), names.join(', '));
		assert.deepEqual(own.items('2026-11-12-search-outage.md'), [
			'Check the size of a new index before it goes live (Ada Okoro)',
			'Write down how to switch back to the previous index ()',
		]);
	});

	it('follow files that come, change and go outside of the editor', async () => {
		const file = await writeFile('postmortems/new/2026-11-13-a.md', postmortemWith(['Add an alert (owner: Sam)']));
		await until('2026-11-13-a.md', ['Add an alert (Sam)']);
		await writeFile('postmortems/new/2026-11-13-a.md', postmortemWith(['Add an alert (owner: Ada)']));
		await until('2026-11-13-a.md', ['Add an alert (Ada)']);
		await workspace.fs.delete(file);
		await until('2026-11-13-a.md', []);
		assert.equal(own.files.index.get(file.toString()), undefined);
	});

	it('show what is typed before it is saved, and what is on disk when it is thrown away', async () => {
		const file = await writeFile('postmortems/new/2026-11-13-b.md', postmortemWith(['Add an alert']));
		await until('2026-11-13-b.md', ['Add an alert ()']);
		const editor = await open(file);
		const end = editor.document.lineCount - 1;
		await editor.edit((edit) => edit.insert(editor.document.lineAt(end).range.end, '- [ ] Write a runbook\n'));
		await until('2026-11-13-b.md', ['Add an alert ()', 'Write a runbook ()']);
		assert.equal(editor.document.isDirty, true);
		await closeAll();
		await until('2026-11-13-b.md', ['Add an alert ()']);
	});

	it('have no stale place after lines moved', async () => {
		const file = await writeFile('postmortems/new/2026-11-13-c.md', postmortemWith(['Add an alert']));
		await until('2026-11-13-c.md', ['Add an alert ()']);
		const line = (): number | undefined => own.files.index.get(file.toString())?.items[0]?.line;
		const before = line();
		const editor = await open(file);
		await editor.edit((edit) => edit.insert(editor.document.lineAt(1).range.end, '\n\n\n'));
		await eventually(() => assert.equal(line(), (before ?? 0) + 3));
	});

	it('follow renames of files and folders', async () => {
		await writeFile('postmortems/new/2026-11-13-d.md', postmortemWith(['Add an alert']));
		await until('2026-11-13-d.md', ['Add an alert ()']);
		const rename = new WorkspaceEdit();
		rename.renameFile(Uri.joinPath(home(), 'postmortems/new/2026-11-13-d.md'), Uri.joinPath(home(), 'postmortems/new/2026-11-14-e.md'));
		assert.equal(await workspace.applyEdit(rename), true);
		await until('2026-11-14-e.md', ['Add an alert ()']);
		await until('2026-11-13-d.md', []);

		await workspace.fs.rename(Uri.joinPath(home(), 'postmortems/new'), Uri.joinPath(home(), 'postmortems/moved'));
		await eventually(() => {
			const places = [...own.files.index.documents()].map(({ uri }) => uri).filter((uri) => uri.endsWith('2026-11-14-e.md'));
			assert.deepEqual(
				places.map((uri) => uri.slice(home().toString().length + 1)),
				['postmortems/moved/2026-11-14-e.md'],
			);
		});
	});

	it('forget a folder that is deleted', async () => {
		await writeFile('postmortems/new/2026-11-13-f.md', postmortemWith(['Add an alert']));
		await until('2026-11-13-f.md', ['Add an alert ()']);
		await workspace.fs.delete(Uri.joinPath(home(), 'postmortems/new'), { recursive: true });
		await until('2026-11-13-f.md', []);
	});

	it('take in a document elsewhere as soon as an editor shows its marker', async () => {
		const text = '# Thursday\n\n<!-- postmortem-template: small-team -->\n\n## Action Items\n\n- [ ] Add an alert\n';
		const file = await writeFile('notes/thursday.md', text);
		await own.files.refresh();
		assert.equal(own.files.index.get(file.toString()), undefined);
		await open(file);
		await until('thursday.md', ['Add an alert ()']);
		const edit = new WorkspaceEdit();
		edit.delete(file, new Range(2, 0, 3, 0));
		await workspace.applyEdit(edit);
		await until('thursday.md', []);
	});

	it('follow the setting for more folders', async () => {
		await writeFile('reviews/2026-11-13-g.md', postmortemWith(['Add an alert']));
		const section = workspace.getConfiguration('postmortem');
		await section.update('folders', ['reviews']);
		await until('2026-11-13-g.md', ['Add an alert ()']);
		await section.update('folders', undefined);
		await until('2026-11-13-g.md', []);
	});

	it('follow the settings that exclude files and switch checking off', async () => {
		await writeFile('postmortems/new/2026-11-13-h.md', postmortemWith(['Add an alert']));
		await until('2026-11-13-h.md', ['Add an alert ()']);
		const section = workspace.getConfiguration('postmortem');
		await section.update('exclude', ['postmortems/new/**']);
		await until('2026-11-13-h.md', []);
		await section.update('exclude', undefined);
		await until('2026-11-13-h.md', ['Add an alert ()']);
		await section.update('enabled', false);
		await eventually(() => assert.equal(own.files.index.size, 0));
		await section.update('enabled', undefined);
		await until('2026-11-13-h.md', ['Add an alert ()']);
	});

	it('are what was typed and written while all of them were read', async () => {
		const names = Array.from({ length: 120 }, (_, at) => `2026-11-13-many-${at}.md`);
		await Promise.all(names.map((name) => writeFile(`postmortems/new/${name}`, postmortemWith(['Add an alert']))));
		const [typed = '', written = '', removed = ''] = names;
		const editor = await open(Uri.joinPath(home(), 'postmortems/new', typed));
		const reading = own.files.refresh();
		const line = editor.document.getText().split('\n').indexOf('- [ ] Add an alert');
		await editor.edit((edit) => edit.insert(editor.document.lineAt(line).range.end, ' (owner: Sam)'));
		await writeFile(`postmortems/new/${written}`, postmortemWith(['Add an alert (owner: Ada)']));
		await workspace.fs.delete(Uri.joinPath(home(), 'postmortems/new', removed));
		await reading;
		await until(typed, ['Add an alert (Sam)']);
		await until(written, ['Add an alert (Ada)']);
		await until(removed, []);
		await own.files.settled();
		const listed = names.map((name) => own.items(name).join());
		assert.deepEqual(listed, ['Add an alert (Sam)', 'Add an alert (Ada)', '', ...names.slice(3).map(() => 'Add an alert ()')]);
	});
});
