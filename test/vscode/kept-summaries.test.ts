import { strict as assert } from 'node:assert';
import { commands, Uri, workspace } from 'vscode';
import type { Summary } from '../../src/core/workspace/summary.ts';
import { createKeptSummaries, type KeptSummaries } from '../../src/vscode/kept-summaries.ts';
import { eventually } from '../support/eventually.ts';
import { itemEntry } from '../support/item-entries.ts';
import { ownIndex, postmortemWith } from './own-index.ts';
import { activated, home, writeFile } from './window.ts';

const document = Uri.parse('file:///postmortems/one.md');
const stamp = { size: 10, mtime: 20, reading: 'as always' };
const summary: Summary = itemEntry({}, { title: 'One', items: [itemEntry({ text: 'Add an alert' }).item] }).document;

describe('kept summaries', () => {
	const failures: unknown[] = [];
	let storage: Uri;
	before(activated);
	beforeEach(() => {
		storage = Uri.joinPath(home(), '.kept-summaries');
	});
	afterEach(async () => {
		await workspace.fs.delete(storage, { recursive: true }).then(undefined, () => undefined);
		assert.deepEqual(failures, []);
	});

	const create = (version = '1'): KeptSummaries => createKeptSummaries(storage, version, (error) => failures.push(error));
	const keepOne = async (): Promise<void> => {
		const kept = create();
		kept.put(document, stamp, { summary, reasons: [] });
		await kept.save(true);
	};
	const loaded = async (version?: string): Promise<KeptSummaries> => {
		const kept = create(version);
		await kept.load();
		return kept;
	};
	const write = (text: string): Thenable<void> =>
		workspace.fs.writeFile(Uri.joinPath(storage, 'summaries.json'), new TextEncoder().encode(text));

	it('are there the next time, for the same file read in the same way', async () => {
		await keepOne();
		const kept = await loaded();
		assert.deepEqual(kept.get(document, stamp)?.summary, JSON.parse(JSON.stringify(summary)));
		assert.equal(kept.get(document, { ...stamp, size: 11 }), undefined);
		assert.equal(kept.get(document, { ...stamp, mtime: 21 }), undefined);
		assert.equal(kept.get(document, { ...stamp, reading: 'otherwise' }), undefined);
		assert.equal(kept.get(Uri.parse('file:///postmortems/two.md'), stamp), undefined);
	});

	it('of another version count as none', async () => {
		await keepOne();
		assert.equal((await loaded('2')).get(document, stamp), undefined);
	});

	it('that are damaged are dropped without a word', async () => {
		for (const damaged of [
			'',
			'{',
			'[]',
			'null',
			'{"format":3,"version":"1","readings":[1],"documents":[]}',
			'{"format":3,"version":"1","readings":["as always"],"documents":[["file:///postmortems/one.md",null]]}',
			'{"format":3,"version":"1","readings":["as always"],"documents":[["file:///postmortems/one.md",{"size":10,"mtime":20,"reading":0,"summary":{}}]]}',
		]) {
			await write(damaged);
			assert.equal((await loaded()).get(document, stamp), undefined, damaged);
		}
	});

	it('can be cleared', async () => {
		await keepOne();
		const kept = await loaded();
		await kept.clear();
		assert.equal(kept.get(document, stamp), undefined);
		assert.equal((await loaded()).get(document, stamp), undefined);
	});

	it('forget files that nobody asked for any more', async () => {
		await keepOne();
		const kept = await loaded();
		const other = Uri.parse('file:///postmortems/two.md');
		kept.put(other, stamp, { summary, reasons: [] });
		await kept.save(true);
		const next = await loaded();
		assert.equal(next.get(document, stamp), undefined);
		assert.ok(next.get(other, stamp));
	});

	it('forget files that are gone, also where nothing else has changed', async () => {
		await keepOne();
		const kept = await loaded();
		await kept.save(true);
		assert.equal((await loaded()).get(document, stamp), undefined);
	});

	it('stay cleared when they were just being written', async () => {
		const kept = create();
		kept.put(document, stamp, { summary, reasons: [] });
		const saving = kept.save(true);
		await kept.clear();
		await saving;
		assert.equal((await loaded()).get(document, stamp), undefined);
	});

	it('are needed for nothing where there is no storage', async () => {
		const kept = createKeptSummaries(undefined, '1', (error) => failures.push(error));
		await kept.load();
		kept.put(document, stamp, { summary, reasons: [] });
		await kept.save(true);
		await kept.clear();
	});

	describe('of a whole workspace', () => {
		const name = '2026-11-13-kept.md';
		const stored = (): Uri => Uri.joinPath(storage, 'summaries.json');
		/** What an index that begins with what is kept says of the file. */
		const itemsOf = async (version?: string): Promise<string[]> => {
			const own = ownIndex(storage, version);
			await own.files.settled();
			const items = own.items(name);
			assert.deepEqual(own.failures, []);
			// What it keeps is written by then, and not over what a test writes there next.
			await own.kept.save(false);
			own.dispose();
			return items;
		};
		beforeEach(async () => {
			await writeFile(`postmortems/kept/${name}`, postmortemWith(['Add an alert']));
			assert.deepEqual(await itemsOf(), ['Add an alert ()']);
			await eventually(async () => await workspace.fs.stat(stored()));
		});
		afterEach(() => workspace.fs.delete(Uri.joinPath(home(), 'postmortems/kept'), { recursive: true }));

		it('answer for files that did not change', async () => {
			const text = new TextDecoder().decode(await workspace.fs.readFile(stored()));
			await write(text.replaceAll('Add an alert', 'Add an old alert'));
			assert.deepEqual(await itemsOf(), ['Add an old alert ()']);
		});

		it('never answer for a file that changed while nobody looked', async () => {
			await writeFile(`postmortems/kept/${name}`, postmortemWith(['Add an alert and a runbook']));
			assert.deepEqual(await itemsOf(), ['Add an alert and a runbook ()']);
		});

		it('are not missed when they are damaged, from another version, or gone', async () => {
			await write('{"format":');
			assert.deepEqual(await itemsOf(), ['Add an alert ()']);
			assert.deepEqual(await itemsOf('2'), ['Add an alert ()']);
			await workspace.fs.delete(stored());
			assert.deepEqual(await itemsOf(), ['Add an alert ()']);
		});

		it('are read again from the files after they were cleared', async () => {
			const text = new TextDecoder().decode(await workspace.fs.readFile(stored()));
			await write(text.replaceAll('Add an alert', 'Add an old alert'));
			const own = ownIndex(storage);
			await own.files.settled();
			assert.deepEqual(own.items(name), ['Add an old alert ()']);
			await own.kept.clear();
			await own.files.refresh();
			assert.deepEqual(own.items(name), ['Add an alert ()']);
			own.dispose();
		});

		it('are cleared by a command, after which everything is there as before', async () => {
			await commands.executeCommand('postmortem.clearCache');
			assert.deepEqual(await itemsOf(), ['Add an alert ()']);
		});
	});
});
