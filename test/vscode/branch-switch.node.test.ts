import { strict as assert } from 'node:assert';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Uri } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { type OwnIndex, ownIndex, postmortemWith } from './own-index.ts';
import { activated, home } from './window.ts';

describe('a switch to another branch', () => {
	let own: OwnIndex;
	let folder: string;
	before(async () => {
		await activated();
		folder = Uri.joinPath(home(), 'postmortems/switched').fsPath;
		own = ownIndex();
		await own.files.settled();
	});
	after(async () => {
		own.dispose();
		await rm(folder, { recursive: true, force: true });
		await rm(join(home().fsPath, '.git'), { recursive: true, force: true });
	});

	const fileOf = (at: number, below = 'one'): string => join(folder, below, `2026-10-${10 + (at % 20)}-incident-${at}.md`);
	const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
	const write = (files: readonly number[], item: string, below?: string): Promise<unknown> =>
		Promise.all(files.map((at) => writeFile(fileOf(at, below), postmortemWith([`${item} ${at}`]))));

	/** What stands on disk and what the index says, in the same words. */
	const onDisk = async (): Promise<string[]> => {
		const names = await readdir(folder, { recursive: true });
		const files = names.filter((name) => name.endsWith('.md')).sort();
		return Promise.all(files.map(async (name) => `${name}: ${/- \[ \] (.*)/.exec(await readFile(join(folder, name), 'utf8'))?.[1]}`));
	};
	const inIndex = (): string[] =>
		own.files.index
			.items()
			.flatMap(({ uri, item }) => {
				const path = Uri.parse(uri).fsPath;
				return path.startsWith(folder) ? [`${path.slice(folder.length + 1)}: ${item.text}`] : [];
			})
			.sort();
	/** A few of the lines that are missing and that are too many: all of them would be a thousand. */
	const differences = (expected: readonly string[]): { missing: string[]; stale: string[] } => {
		const present = inIndex();
		const [there, wanted] = [new Set(present), new Set(expected)];
		return {
			missing: expected.filter((line) => !there.has(line)).slice(0, 5),
			stale: present.filter((line) => !wanted.has(line)).slice(0, 5),
		};
	};
	/**
	 * The watcher of VS Code 1.100 now and then keeps what it gathered until the next event, when the machine is busy: git and whoever works
	 * in the folder give it one.
	 */
	const workOn = async (): Promise<void> => {
		await mkdir(join(home().fsPath, '.git'), { recursive: true });
		await writeFile(join(home().fsPath, '.git/index'), String(Date.now()));
	};
	const untilTheSame = async (): Promise<void> => {
		const expected = await onDisk();
		const working = setInterval(() => void workOn(), 5000);
		try {
			await eventually(() => assert.deepEqual(differences(expected), { missing: [], stale: [] }), 80_000);
		} finally {
			clearInterval(working);
		}
		// Once the dust has settled nothing that is gone comes back.
		await own.files.settled();
		assert.deepEqual(differences(expected), { missing: [], stale: [] });
	};

	it('brings a thousand files', async () => {
		await mkdir(join(folder, 'one'), { recursive: true });
		await write(numbers(0, 1000), 'Add alert');
		await untilTheSame();
		assert.equal(inIndex().length, 1000);
	});

	it('takes some away, changes some, and brings others and a folder', async () => {
		await mkdir(join(folder, 'two'));
		await Promise.all([
			...numbers(0, 400).map((at) => rm(fileOf(at))),
			write(numbers(400, 700), 'Write runbook'),
			write(numbers(1000, 1300), 'Raise quota'),
			write(numbers(1300, 1400), 'Check backup', 'two'),
		]);
		await untilTheSame();
		assert.equal(inIndex().length, 1000);
	});

	it('leads back, with the folder under another name', async () => {
		await rename(join(folder, 'two'), join(folder, 'three'));
		await Promise.all([write(numbers(0, 700), 'Add alert'), ...numbers(1000, 1300).map((at) => rm(fileOf(at)))]);
		await untilTheSame();
		assert.equal(inIndex().length, 1100);
	});
});
