import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { currentFiles } from '../support/generated-files.ts';

describe('generated files', () => {
	const files = currentFiles();

	for (const [path, text] of files) {
		it(`${path} is what the rules say`, () => {
			const written = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
			assert.ok(written === text, `${path} is stale: run npm run generate`);
		});
	}

	it('docs/rules holds no page of a rule that is gone', () => {
		const pages = readdirSync('docs/rules').map((name) => `docs/rules/${name}`);
		assert.deepEqual(
			pages.filter((page) => !files.has(page)),
			[],
			'run npm run generate',
		);
	});
});
