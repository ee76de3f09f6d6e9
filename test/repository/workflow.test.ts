import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import manifest from '../../package.json';

interface Job {
	readonly 'runs-on': string;
	readonly env?: { readonly [name: string]: string };
	readonly strategy?: { readonly matrix: { readonly os: readonly string[] } };
	readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly if?: string }[];
}

describe('the workflow', () => {
	const { jobs } = parse(readFileSync('.github/workflows/test.yml', 'utf8')) as { jobs: { [name: string]: Job } };
	const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

	it('tests in the desktop VS Code on Linux, macOS and Windows', () => {
		const desktop = Object.values(jobs).filter(({ env }) => env?.['VSCODE_TEST_HOST'] === 'desktop');
		assert.deepEqual(
			desktop.flatMap(({ strategy }) => strategy?.matrix.os ?? []),
			['ubuntu-latest', 'macos-latest', 'windows-latest'],
		);
		assert.ok(desktop.every(({ steps }) => steps.filter(({ run }) => /\bnpm test$/.test(run ?? '')).length === 2));
	});

	it('runs only what there is', () => {
		for (const command of commands) {
			const script = /\bnpm (?:run )?([\w:]+)$/.exec(command)?.[1] ?? '';
			assert.ok(script === 'ci' || Object.hasOwn(manifest.scripts, script), command);
		}
	});
});
