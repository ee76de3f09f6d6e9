import { strict as assert } from 'node:assert';
import { Uri, workspace } from 'vscode';
import { eventually } from '../../../support/eventually.ts';
import { gate, type OddFiles, oddFiles } from '../../odd-files.ts';
import { type OwnIndex, ownIndex, postmortemWith } from '../../own-index.ts';
import { activated, closeAll } from '../../window.ts';

/** One change of the folders at a time is taken, and refused while another is under way. */
async function addFolder(uri: Uri): Promise<void> {
	await eventually(() => assert.equal(workspace.updateWorkspaceFolders(workspace.workspaceFolders?.length ?? 0, 0, { uri }), true));
	await eventually(() => assert.ok(placeOf(uri) >= 0, 'the folder is not there'));
}

async function removeFolder(uri: Uri): Promise<void> {
	await eventually(() => assert.equal(workspace.updateWorkspaceFolders(placeOf(uri), 1), true));
	await eventually(() => assert.equal(placeOf(uri), -1));
}

function placeOf(folder: Uri): number {
	return (workspace.workspaceFolders ?? []).findIndex(({ uri }) => uri.toString() === folder.toString());
}

describe('the postmortems of several folders', () => {
	let own: OwnIndex;
	before(activated);
	beforeEach(async () => {
		own = ownIndex();
		await own.files.settled();
	});
	afterEach(async () => {
		own.dispose();
		await closeAll();
	});

	const names = (): string[] => [...own.files.index.documents()].map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)).sort();

	it('are found in each of them', () => {
		assert.ok(names().includes('2026-09-14-cart-lost.md') && names().includes('2026-10-21-refunds-twice.md'), names().join(', '));
	});

	it('follow folders that are added and removed', async () => {
		const first = workspace.workspaceFolders?.[0];
		assert.ok(first);
		const added = Uri.joinPath(first.uri, '../billing');
		await workspace.fs.writeFile(
			Uri.joinPath(added, 'rca/2026-11-01-invoices.md'),
			new TextEncoder().encode(postmortemWith(['Add an alert'], 'Invoices were late')),
		);
		assert.equal(names().includes('2026-11-01-invoices.md'), false);
		await addFolder(added);
		await eventually(() => assert.ok(names().includes('2026-11-01-invoices.md'), names().join(', ')));
		await removeFolder(added);
		await eventually(() => assert.ok(!names().includes('2026-11-01-invoices.md'), names().join(', ')));
	});
});

describe('the postmortems of a folder on a slow file system', () => {
	let own: OwnIndex;
	let odd: OddFiles;
	before(async () => {
		await activated();
		odd = oddFiles('odd-folder');
		odd.write('/late/postmortems/2026-11-01-first.md', postmortemWith(['Add an alert']));
		await addFolder(odd.uri('/late'));
		own = ownIndex();
		await own.files.settled();
	});
	after(async () => {
		own.dispose();
		await removeFolder(odd.uri('/late'));
		odd.dispose();
	});
	afterEach(() => {
		odd.before = () => {};
	});

	const path = (name: string): string => `/late/postmortems/${name}`;
	/** Holds every reading of the file that begins from now on. */
	const hold = (name: string) => {
		const held = gate();
		odd.before = (operation, at) => (operation === 'read' && at === path(name) ? held.pass() : undefined);
		return held;
	};

	it('are found by walking, since nothing there can be searched', () => {
		assert.deepEqual(own.items('2026-11-01-first.md'), ['Add an alert ()']);
	});

	it('show what is there now, although the answer about an older text comes later', async () => {
		const name = '2026-11-02-overtaken.md';
		const held = hold(name);
		odd.write(path(name), postmortemWith(['Add an alert (owner: Sam)']));
		await held.reached;
		await eventually(() => assert.equal(own.files.isReading, true));
		odd.before = () => {};
		odd.write(path(name), postmortemWith(['Add an alert (owner: Ada)']));
		await eventually(() => assert.deepEqual(own.items(name), ['Add an alert (Ada)']));
		held.open();
		await own.files.settled();
		assert.deepEqual(own.items(name), ['Add an alert (Ada)']);
	});

	it('forget a file that is deleted while it is read', async () => {
		const name = '2026-11-03-deleted.md';
		const held = hold(name);
		const file = odd.write(path(name), postmortemWith(['Add an alert']));
		await held.reached;
		await eventually(() => assert.equal(own.files.isReading, true));
		odd.before = () => {};
		odd.remove(path(name));
		// A file that comes after it is in the index once its deletion was heard of.
		odd.write(path('2026-11-04-next.md'), postmortemWith(['Write a runbook']));
		await eventually(() => assert.deepEqual(own.items('2026-11-04-next.md'), ['Write a runbook ()']));
		held.open();
		await own.files.settled();
		assert.equal(own.files.index.get(file.toString()), undefined);
	});

	it('keep a file that comes while everything is searched anew', async () => {
		const name = '2026-11-05-meanwhile.md';
		const searched = own.files.refresh();
		odd.write(path(name), postmortemWith(['Add an alert']));
		await searched;
		await eventually(() => assert.deepEqual(own.items(name), ['Add an alert ()']));
		await own.files.settled();
		assert.deepEqual(own.items(name), ['Add an alert ()']);
	});
});

describe('the postmortems of a read-only folder', () => {
	it('are listed like others', async () => {
		await activated();
		const frozen = oddFiles('frozen-folder', { isReadonly: true });
		frozen.write('/past/postmortems/2026-11-01-first.md', postmortemWith(['Add an alert']));
		await addFolder(frozen.uri('/past'));
		const own = ownIndex();
		await own.files.settled();
		assert.deepEqual(own.items('2026-11-01-first.md'), ['Add an alert ()']);
		own.dispose();
		await removeFolder(frozen.uri('/past'));
		frozen.dispose();
	});
});
