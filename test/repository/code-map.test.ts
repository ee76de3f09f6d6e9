import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

describe('the code map', () => {
	const folderTable =
		readFileSync('src/README.md', 'utf8')
			.split(/^## /m)
			.find((part) => part.startsWith('Folders')) ?? '';

	it('names every folder of the sources, and none that is gone', () => {
		const folders = readdirSync('src', { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/^src\//, ''))
			// A feature of several files is one line in its own folder’s row; folders that only hold others need none.
			.filter((folder) => folder !== 'core' && !/^vscode\/features\/./.test(folder));
		const named = [...folderTable.matchAll(/^\| `([\w/-]+)` \|/gm)].map(([, name = '']) => name);
		assert.deepEqual(named.sort(), folders.sort());
	});
});
