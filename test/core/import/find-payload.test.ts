import assert from 'node:assert/strict';
import { findPayload, type PayloadPlaces, type PlaceKind } from '../../../src/core/import/find-payload.ts';
import { maximumBytes } from '../../../src/core/import/payload.ts';

/** Files by their path; a number stands for one of that size, and a text that begins with `->` for a link. */
function places(files: { readonly [path: string]: string | number }): PayloadPlaces {
	const kindOf = (path: string): PlaceKind => {
		const file = files[path];
		if (file === undefined) return 'folder';
		return typeof file === 'string' && file.startsWith('->') ? 'other' : 'file';
	};
	return {
		stat: async (path) => {
			const file = files[path];
			if (file === undefined && !Object.keys(files).some((other) => other.startsWith(`${path}/`))) throw new Error('not there');
			return { kind: kindOf(path), size: typeof file === 'number' ? file : (file?.length ?? 0) };
		},
		list: async (folder) => {
			const below = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
			const names = new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''));
			return [...names].map((name) => ({ name, kind: kindOf(`${folder}/${name}`) }));
		},
		read: async (path) => new TextEncoder().encode(String(files[path])),
	};
}

async function found(
	path: string,
	files: { readonly [path: string]: string | number },
): Promise<[files: string[], people: string | undefined]> {
	const payload = await findPayload(path, 'the export', places(files));
	return [payload.files.map((file) => file.path), payload.directory && new TextDecoder().decode(payload.directory.bytes)];
}

describe('finding a payload', () => {
	it('takes the one file, with the people beside it', async () => {
		const files = { '/x/export/inc/day.json': '[]', '/x/export/users.json': 'people', '/x/export/inc/other.json': '{}' };
		assert.deepEqual(await found('/x/export/inc/day.json', files), [['day.json'], 'people']);
	});

	it('takes what may belong to a payload of a folder, in order, and nothing behind links', async () => {
		const files = {
			'/x/inc/b.json': '[]',
			'/x/inc/a.yaml': 'a: 1',
			'/x/inc/index.md': '# I',
			'/x/inc/notes.md': '# N',
			'/x/inc/.hidden.json': '{}',
			'/x/inc/node_modules/c.json': '{}',
			'/x/inc/deep/d.yml': 'd: 1',
			'/x/inc/link.json': '->',
		};
		assert.deepEqual(await found('/x/inc', files), [['inc/a.yaml', 'inc/b.json', 'inc/deep/d.yml', 'inc/index.md'], undefined]);
	});

	it('reads neither payloads nor lists of people that are too large', async () => {
		const tooLarge = maximumBytes + 1;
		await assert.rejects(found('/x/inc', { '/x/inc/a.json': tooLarge }), /^Error: the export is 33 MB; at most 32 MB are read\.$/);
		assert.deepEqual(await found('/x/inc', { '/x/inc/a.json': '{}', '/x/inc/users.json': 10, '/x/users.json': tooLarge }), [
			['inc/a.json', 'inc/users.json'],
			'10',
		]);
		assert.deepEqual(await found('/x/inc', { '/x/inc/a.json': '{}', '/x/users.json': tooLarge }), [['inc/a.json'], undefined]);
	});
});
