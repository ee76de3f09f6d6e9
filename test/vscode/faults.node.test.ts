import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { type ChangeOutcome, changeItems } from '../../src/vscode/change-items.ts';
import { createKeptSummaries } from '../../src/vscode/kept-summaries.ts';
import { eventually } from '../support/eventually.ts';
import { type OwnIndex, ownIndex, postmortemWith } from './own-index.ts';
import { activated, closeAll, home, open, problemsOf, untilRule, writeFile } from './window.ts';

// What goes wrong below the editor: each fault has an outcome that nobody has to repair.
describe('faults: when', () => {
	const elsewhere = mkdtempSync(join(tmpdir(), 'postmortem-elsewhere-'));
	let own: OwnIndex;
	let log: LogOutputChannel;
	before(async () => {
		await activated();
		log = window.createOutputChannel('Faults', { log: true });
	});
	beforeEach(async () => {
		mkdirSync(inFolder(''), { recursive: true });
		own = ownIndex();
		await own.files.settled();
	});
	afterEach(async () => {
		own.dispose();
		await closeAll();
		rmSync(inFolder(''), { recursive: true, force: true });
	});
	after(() => {
		log.dispose();
		rmSync(elsewhere, { recursive: true });
	});

	const inFolder = (name: string): string => join(home().fsPath, 'postmortems/faults', name);
	const uriOf = (name: string): Uri => Uri.joinPath(home(), 'postmortems/faults', name);
	const until = (name: string, items: string[]): Promise<void> => eventually(() => assert.deepEqual(own.items(name), items));
	const start = async (uri: Uri): Promise<ChangeOutcome> => {
		const [item] = own.files.index.get(uri.toString())?.items ?? [];
		assert.ok(item, 'no item is known there');
		const target = { uri: uri.toString(), key: item.key, source: item.source };
		const services = { configurations: own.configurations, settings: own.settings, workspaceFiles: own.files, log };
		return changeItems(services, [{ target, ways: [[{ field: 'status', value: 'in-progress' }]] }]);
	};
	const write = (name: string, ...items: string[]): void => writeFileSync(inFolder(name), postmortemWith(items));

	it('files vanish while they are read, the others are there, and nothing is wrong', async () => {
		for (let count = 0; count < 40; count += 1) write(`2026-11-13-v${count}.md`, 'Add an alert');
		const reading = own.files.refresh();
		for (let count = 0; count < 40; count += 2) rmSync(inFolder(`2026-11-13-v${count}.md`));
		await reading;
		await until('2026-11-13-v0.md', []);
		await until('2026-11-13-v39.md', ['Add an alert ()']);
		assert.deepEqual(own.failures, []);
	});

	it('a file grows while it is read, the last of it counts', async () => {
		write('2026-11-13-grows.md', 'One');
		const reading = own.files.refresh();
		for (let count = 2; count < 30; count += 1) {
			write('2026-11-13-grows.md', ...Array.from({ length: count }, (_, index) => `Item number ${index}`));
		}
		await reading;
		await eventually(() => assert.equal(own.items('2026-11-13-grows.md').length, 29));
		assert.deepEqual(own.failures, []);
	});

	it('a file turns binary or becomes a folder, its items go, and come back with it', async () => {
		write('2026-11-13-turns.md', 'Add an alert');
		await until('2026-11-13-turns.md', ['Add an alert ()']);
		writeFileSync(inFolder('2026-11-13-turns.md'), new Uint8Array([0, 255, 254, 0, 1, 2]));
		await until('2026-11-13-turns.md', []);
		rmSync(inFolder('2026-11-13-turns.md'));
		mkdirSync(inFolder('2026-11-13-turns.md'));
		await own.files.refresh();
		await until('2026-11-13-turns.md', []);
		rmSync(inFolder('2026-11-13-turns.md'), { recursive: true });
		write('2026-11-13-turns.md', 'Add an alert');
		await until('2026-11-13-turns.md', ['Add an alert ()']);
		assert.deepEqual(own.failures, []);
	});

	it('a file becomes UTF-16, which an editor shows by its mark, its items stay', async () => {
		write('2026-11-13-wide.md', 'Add an alert');
		await until('2026-11-13-wide.md', ['Add an alert ()']);
		const text = readFileSync(inFolder('2026-11-13-wide.md'), 'utf8').replace('Add an alert', 'Add another alert');
		writeFileSync(inFolder('2026-11-13-wide.md'), Buffer.from(`\uFEFF${text}`, 'utf16le'));
		await until('2026-11-13-wide.md', ['Add another alert ()']);
		const { changed, refused } = await start(uriOf('2026-11-13-wide.md'));
		assert.deepEqual([changed, refused], [[], ['postmortems/faults/2026-11-13-wide.md is no UTF-8: open it to change it.']]);
	});

	it('a file is a link to nothing, it is no postmortem, and no error', async () => {
		symlinkSync('nowhere.md', inFolder('2026-11-13-broken.md'));
		await own.files.refresh();
		await until('2026-11-13-broken.md', []);
		assert.deepEqual(own.failures, []);
	});

	it('a file is gone when its item is to be changed, nothing is written, and a sentence says why', async () => {
		write('2026-11-13-gone.md', 'Add an alert');
		await until('2026-11-13-gone.md', ['Add an alert ()']);
		renameSync(inFolder('2026-11-13-gone.md'), join(elsewhere, 'gone.md'));
		const { changed, refused } = await start(uriOf('2026-11-13-gone.md'));
		assert.deepEqual([changed, refused], [[], ['postmortems/faults/2026-11-13-gone.md cannot be read.']]);
	});

	it('a link leads out of the workspace, what it leads to is not written', async () => {
		const text = postmortemWith(['Add an alert']);
		writeFileSync(join(elsewhere, 'outside.md'), text);
		symlinkSync(join(elsewhere, 'outside.md'), inFolder('2026-11-13-link.md'));
		symlinkSync(elsewhere, inFolder('linked'));
		await own.files.refresh();
		await until('2026-11-13-link.md', ['Add an alert ()']);
		for (const [uri] of [...own.files.index.documents()].map((document) => [Uri.parse(document.uri)] as const)) {
			if (!/2026-11-13-link|linked/.test(uri.path)) continue;
			const { changed, refused } = await start(uri);
			assert.deepEqual(changed, []);
			assert.match(refused.join(), /behind a link: open it to change it/);
		}
		assert.equal(readFileSync(join(elsewhere, 'outside.md'), 'utf8'), text);
	});

	for (const [kind, target] of [
		['to a folder elsewhere', () => elsewhere],
		['to nothing', () => join(elsewhere, 'not-there')],
	] as const) {
		it(`a link leads ${kind}, a new postmortem is not written there but stays open`, async () => {
			symlinkSync(target(), inFolder('reports'));
			const there = readdirSync(elsewhere);
			const section = workspace.getConfiguration('postmortem');
			await section.update('newPostmortemFolder', 'postmortems/faults/reports/deep');
			try {
				const answers = { title: 'Checkout errors', severity: 'S2', start: '', template: 'mini' };
				const made = await commands.executeCommand<Uri>('postmortem.newPostmortem', answers);
				assert.equal(made.scheme, 'untitled');
				assert.match(window.activeTextEditor?.document.getText() ?? '', /^# Checkout errors\n/);
				assert.deepEqual(readdirSync(elsewhere), there);
			} finally {
				await section.update('newPostmortemFolder', undefined);
			}
		});
	}

	it('another window changed the item first, nothing is written over it', async () => {
		write('2026-11-13-two.md', 'Add an alert', 'Write a runbook');
		await until('2026-11-13-two.md', ['Add an alert ()', 'Write a runbook ()']);
		const other = ownIndex();
		await other.files.settled();
		writeFileSync(inFolder('2026-11-13-two.md'), postmortemWith(['Add an alert (owner: Sam)', 'Write a runbook']));
		const { changed, refused } = await start(uriOf('2026-11-13-two.md'));
		assert.deepEqual(changed, []);
		assert.equal(refused.length, 1);
		assert.match(readFileSync(inFolder('2026-11-13-two.md'), 'utf8'), /- \[ \] Add an alert \(owner: Sam\)\n/);
		// Both windows see what came of it.
		await until('2026-11-13-two.md', ['Add an alert (Sam)', 'Write a runbook ()']);
		await eventually(() => assert.deepEqual(other.items('2026-11-13-two.md'), ['Add an alert (Sam)', 'Write a runbook ()']));
		other.dispose();
	});

	it('the storage cannot be written, everything else goes on', async () => {
		writeFileSync(inFolder('no-folder'), '');
		const failures: unknown[] = [];
		const kept = createKeptSummaries(Uri.joinPath(uriOf('no-folder'), 'storage'), '1', (error) => failures.push(error));
		await kept.load();
		const stamp = { size: 1, mtime: 2, reading: 'as always' };
		kept.put(uriOf('a.md'), stamp, { summary: undefined, reasons: ['It is no postmortem.'] });
		await kept.save(true);
		assert.equal(failures.length, 1);
		assert.deepEqual(kept.get(uriOf('a.md'), stamp)?.reasons, ['It is no postmortem.']);
		await kept.clear();
	});

	it('settings change while files are read, the last ones hold', async () => {
		for (let count = 0; count < 30; count += 1) write(`2026-11-13-s${count}.md`, 'Add an alert');
		const section = workspace.getConfiguration('postmortem');
		const reading = own.files.refresh();
		try {
			await section.update('exclude', ['postmortems/faults/**']);
			await section.update('exclude', ['postmortems/faults/2026-11-13-s1*.md']);
			await reading;
			await until('2026-11-13-s1.md', []);
			await until('2026-11-13-s2.md', ['Add an alert ()']);
		} finally {
			await section.update('exclude', undefined);
		}
		await until('2026-11-13-s1.md', ['Add an alert ()']);
		assert.deepEqual(own.failures, []);
	});

	it('an open document vanishes from the disk, its problems stay with its text', async () => {
		const file = await writeFile('postmortems/faults/2026-11-13-open.md', postmortemWith(['Add an alert']));
		await open(file);
		await untilRule(file, 'action-no-owner');
		rmSync(file.fsPath);
		const editor = await open(file);
		await editor.edit((edit) => edit.insert(editor.document.positionAt(editor.document.getText().length), '- [ ] Write a runbook\n'));
		await eventually(() =>
			assert.equal(problemsOf(file).filter(({ code }) => typeof code === 'object' && code.value === 'action-no-owner').length, 2),
		);
	});
});
