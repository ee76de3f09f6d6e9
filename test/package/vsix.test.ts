import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { buildBundles } from '../../.ci/bundles.mjs';

/** What a user installs: a line for everything that is not written by a generator. */
const expected = [
	'CHANGELOG.md',
	'LICENSE',
	'README.md',
	'dist/THIRD-PARTY-NOTICES.txt',
	'dist/extension.js',
	'dist/features.js',
	'dist/features-markdown.js',
	'dist/features-reader.js',
	'dist/features-rules.js',
	'dist/features-shared.js',
	'dist/features-vocabulary.js',
	'dist/web/extension.js',
	'l10n/bundle.l10n.json',
	'media/postmortem.svg',
	'media/sample/checkout-errors.md',
	'media/walkthrough/look.svg',
	'media/walkthrough/team.svg',
	'media/walkthrough/through.svg',
	'media/walkthrough/write.svg',
	'package.json',
	'package.nls.json',
	'schemas/incident.schema.json',
	'schemas/package.schema.json',
	'schemas/postmortemrc.schema.json',
	'snippets/postmortem.code-snippets',
];

describe('the extension package', function () {
	this.timeout(60_000);
	let files: readonly string[];

	before(async () => {
		if (!existsSync('dist/THIRD-PARTY-NOTICES.txt')) await buildBundles('dist', {});
		const listed = execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'], { encoding: 'utf8' });
		files = listed
			.split('\n')
			.filter((line) => line !== '')
			.sort();
	});

	it('holds what runs and what a person reads, and nothing else', () => {
		const pages = ['docs', 'docs/rules'].flatMap((folder) =>
			readdirSync(folder)
				.filter((page) => page.endsWith('.md'))
				.map((page) => `${folder}/${page}`),
		);
		const pictures = readdirSync('media')
			.filter((picture) => picture.endsWith('.png'))
			.map((picture) => `media/${picture}`);
		assert.deepEqual(files, [...expected, ...pages, ...pictures].sort());
	});

	it('holds no source, test, map, script or example', () => {
		const foreign = files.filter((file) =>
			/\.(?:ts|mts|map|mjs|tgz|vsix)$|(?:^|\/)(?:src|test|examples?|node_modules|out|\.\w+)\//.test(file),
		);
		assert.deepEqual(foreign, []);
	});
});
