import { strict as assert } from 'node:assert';
import { FileSystemError, type LogOutputChannel, Position, TextEdit, type Uri, workspace } from 'vscode';
import type { ItemChange } from '../../src/core/edit/item-change.ts';
import { readingOptionsOf } from '../../src/core/lint/check-text.ts';
import { readPostmortem } from '../../src/core/model/read.ts';
import { textAt } from '../../src/core/text/range.ts';
import { type ChangeOutcome, changeItems, undoChange } from '../../src/vscode/change-items.ts';
import { pathInWorkspace } from '../../src/vscode/markdown-files.ts';
import type { ItemTarget } from '../../src/vscode/reveal-item.ts';
import { type OddFiles, oddFiles } from './odd-files.ts';
import { type OwnIndex, ownIndex, postmortemWith } from './own-index.ts';
import { activated, closeAll, open } from './window.ts';

const started: ItemChange = { field: 'status', value: 'in-progress' };
let count = 0;

describe('a change of action items', () => {
	let own: OwnIndex;
	let odd: OddFiles;
	let frozen: OddFiles;
	const logged: unknown[] = [];
	before(async () => {
		await activated();
		odd = oddFiles('odd-changes');
		frozen = oddFiles('frozen-changes', { isReadonly: true });
	});
	after(() => {
		odd.dispose();
		frozen.dispose();
	});
	beforeEach(() => {
		own = ownIndex();
		logged.length = 0;
	});
	afterEach(async () => {
		odd.isFull = false;
		odd.before = () => {};
		odd.locked.clear();
		own.dispose();
		await closeAll();
	});

	const writing = () => ({
		configurations: own.configurations,
		settings: own.settings,
		workspaceFiles: own.files,
		log: { error: (error: unknown) => logged.push(error) } as Pick<LogOutputChannel, 'error'> as LogOutputChannel,
	});
	/** A file that no test before has used, and its items as somebody saw them. */
	const fileWith = async (files: OddFiles, ...items: string[]): Promise<{ path: string; uri: Uri; targets: ItemTarget[] }> => {
		count += 1;
		const path = `/postmortems/2026-11-13-${count}.md`;
		const uri = files.write(path, postmortemWith(items));
		const { configuration } = await own.configurations.at(uri);
		const { text, actionItems } = readPostmortem(files.text(path), readingOptionsOf(configuration, pathInWorkspace(uri)));
		return { path, uri, targets: actionItems.map(({ key, range }) => ({ uri: uri.toString(), key, source: textAt(text, range) })) };
	};
	const start = (...targets: readonly (ItemTarget | undefined)[]): Promise<ChangeOutcome> =>
		changeItems(
			writing(),
			targets.flatMap((target) => (target ? [{ target, ways: [[started]] }] : [])),
		);
	const itemsOf = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('- ['));
	// The editor writes its own settings when it likes, through a document.
	const isUnsaved = (): boolean => workspace.textDocuments.some(({ isDirty, uri }) => isDirty && uri.path.startsWith('/postmortems/'));

	it('is refused on a read-only file system', async () => {
		const { path, targets } = await fileWith(frozen, 'Add an alert');
		const { refused, changed, documents } = await start(targets[0]);
		assert.match(refused.join(), /2026-11-13-\d+\.md is read-only\./);
		assert.deepEqual([changed, documents], [[], []]);
		assert.deepEqual(itemsOf(frozen.text(path)), ['- [ ] Add an alert']);
	});

	it('is refused for a file that is locked, open or not', async () => {
		const { path, uri, targets } = await fileWith(odd, 'Add an alert');
		odd.locked.add(path);
		assert.match((await start(targets[0])).refused.join(), /is read-only\./);
		const { document } = await open(uri);
		assert.match((await start(targets[0])).refused.join(), /is read-only\./);
		assert.equal(document.isDirty, false);
		assert.deepEqual(itemsOf(document.getText()), ['- [ ] Add an alert']);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Add an alert']);
	});

	it('that cannot be written is told of, and nothing is left half done', async () => {
		const { path, targets } = await fileWith(odd, 'Add an alert');
		odd.isFull = true;
		const { refused, changed, documents } = await start(targets[0]);
		assert.match(refused.join(), /could not be changed\./);
		assert.match(String(logged[0]), /The disk is full/);
		assert.deepEqual([changed, documents, isUnsaved()], [[], [], false]);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Add an alert']);
	});

	it('in a file that can no longer be read is told of, and nothing is written', async () => {
		const { path, targets } = await fileWith(odd, 'Add an alert');
		odd.before = (operation) => {
			if (operation === 'read') throw FileSystemError.NoPermissions('Nobody may read it.');
		};
		const { refused, changed } = await start(targets[0]);
		assert.match(refused.join(), /cannot be read\./);
		assert.deepEqual([changed, isUnsaved()], [[], false]);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Add an alert']);
	});

	it('that cannot be saved is taken back from the open document', async () => {
		const { path, uri, targets } = await fileWith(odd, 'Add an alert');
		const { document } = await open(uri);
		odd.isFull = true;
		const { refused, changed } = await start(targets[0]);
		assert.match(refused.join(), /could not be saved, so that nothing was changed\. Its editor stays marked as unsaved/);
		assert.deepEqual([changed, isUnsaved()], [[], true]);
		assert.deepEqual(itemsOf(document.getText()), ['- [ ] Add an alert']);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Add an alert']);
	});

	it('does the rest when one of several documents cannot be written', async () => {
		const locked = await fileWith(odd, 'Add an alert');
		const free = await fileWith(odd, 'Write a runbook');
		odd.locked.add(locked.path);
		const { refused, changed, documents } = await start(locked.targets[0], free.targets[0]);
		assert.deepEqual([refused.length, changed.length, documents.length], [1, 1, 1]);
		assert.deepEqual(itemsOf(odd.text(locked.path)), ['- [ ] Add an alert']);
		assert.deepEqual(itemsOf(odd.text(free.path)), ['- [ ] Write a runbook (in progress)']);
	});

	it('finds its item in a file that was changed on disk meanwhile', async () => {
		const { path, targets } = await fileWith(odd, 'Add an alert', 'Write a runbook');
		odd.write(path, postmortemWith(['Raise the quota', 'Write a runbook', 'Add an alert']));
		assert.deepEqual((await start(targets[1])).refused, []);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Raise the quota', '- [ ] Write a runbook (in progress)', '- [ ] Add an alert']);
	});

	it('writes nothing when the item on disk is another by now, and says so', async () => {
		const { path, targets } = await fileWith(odd, 'Add an alert');
		odd.write(path, postmortemWith(['Add an alert (owner: Ada)']));
		const { refused, changed } = await start(targets[0]);
		assert.equal(refused.length, 1);
		assert.deepEqual(changed, []);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Add an alert (owner: Ada)']);
	});

	it('does not write over what comes between reading and writing', async () => {
		const { path, targets } = await fileWith(odd, 'Add an alert');
		const theirs = postmortemWith(['Add an alert', 'Write a runbook']);
		// The file is read, then asked whether it may be written: in between somebody else is faster.
		odd.before = (operation) => {
			if (operation === 'stat' && odd.text(path) !== theirs) odd.write(path, theirs);
		};
		assert.match((await start(targets[0])).refused.join(), /was changed in the meantime, so that nothing was written\./);
		assert.equal(odd.text(path), theirs);
	});

	it('leaves an unsaved document unsaved, whatever lies on disk', async () => {
		const { path, uri, targets } = await fileWith(odd, 'Add an alert');
		const editor = await open(uri);
		await editor.edit((edit) => edit.insert(new Position(0, 0), '<!-- mine -->\n'));
		odd.isFull = true;
		assert.deepEqual((await start(targets[0])).refused, []);
		assert.equal(editor.document.isDirty, true);
		assert.deepEqual(itemsOf(editor.document.getText()), ['- [ ] Add an alert (in progress)']);
		assert.deepEqual(itemsOf(odd.text(path)), ['- [ ] Add an alert']);
	});

	it('tells identical twins apart, together and one after the other', async () => {
		const { path, targets } = await fileWith(odd, 'Add an alert', 'Add an alert', 'Add an alert');
		await start(targets[0], targets[2]);
		assert.deepEqual(itemsOf(odd.text(path)), [
			'- [ ] Add an alert (in progress)',
			'- [ ] Add an alert',
			'- [ ] Add an alert (in progress)',
		]);
	});

	it('is undone where saving formats the document', async () => {
		const { path, uri, targets } = await fileWith(odd, 'Add an alert');
		const before = odd.text(path);
		const { document } = await open(uri);
		const formatting = workspace.onWillSaveTextDocument((event) => {
			const isLast = event.document.getText().endsWith('\n<!-- formatted -->\n');
			if (event.document === document && !isLast)
				event.waitUntil(Promise.resolve([TextEdit.insert(document.positionAt(document.getText().length), '\n<!-- formatted -->\n')]));
		});
		try {
			const { documents } = await start(targets[0]);
			assert.match(odd.text(path), /Add an alert \(in progress\)[\s\S]*<!-- formatted -->/);
			formatting.dispose();
			assert.deepEqual(await undoChange(writing(), documents), []);
			assert.equal(odd.text(path), before);
		} finally {
			formatting.dispose();
		}
	});

	it('is undone as a whole, and not over what somebody wrote since', async () => {
		const one = await fileWith(odd, 'Add an alert');
		const two = await fileWith(odd, 'Write a runbook');
		const { documents } = await start(one.targets[0], two.targets[0]);
		odd.write(two.path, postmortemWith(['Raise the quota']));
		const refused = await undoChange(writing(), documents);
		assert.match(refused.join(), /was changed in the meantime/);
		assert.deepEqual(itemsOf(odd.text(one.path)), ['- [ ] Add an alert']);
		assert.deepEqual(itemsOf(odd.text(two.path)), ['- [ ] Raise the quota']);
	});
});
