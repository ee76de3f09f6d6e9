import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { rules } from '../../src/core/rules/index.ts';

/**
 * Who may import whom, type imports and re-exports included: a file belongs to the longest path here that it lies at or below. What it
 * may import is named file by file or folder by folder; inside of its own layer it may, unless the layer says `apart`.
 */
const layers: { readonly [layer: string]: { readonly imports: readonly string[]; readonly apart?: true } } = {
	'src/core/text': { imports: [] },
	'src/core/markdown': { imports: ['src/core/text'] },
	'src/core/vocabulary': { imports: [] },
	'src/core/model': { imports: ['src/core/text', 'src/core/markdown', 'src/core/vocabulary'] },
	'src/core/lint': { imports: ['src/core/text', 'src/core/markdown', 'src/core/vocabulary', 'src/core/model'] },
	'src/core/lint/check-text.ts': {
		imports: ['src/core/lint', 'src/core/model', 'src/core/vocabulary', 'src/core/templates', 'src/core/rules/index.ts'],
	},
	'src/core/rules': {
		imports: ['src/core/lint/rule.ts', 'src/core/model', 'src/core/text', 'src/core/vocabulary', 'src/core/edit'],
		apart: true,
	},
	'src/core/rules/index.ts': { imports: ['src/core/lint/rule.ts', 'src/core/rules'] },
	'src/core/edit': { imports: ['src/core/lint/rule.ts', 'src/core/model', 'src/core/text', 'src/core/vocabulary'] },
	'src/core/templates': {
		imports: ['src/core/lint/rule.ts', 'src/core/model', 'src/core/text', 'src/core/markdown', 'src/core/vocabulary'],
	},
	'src/core/catalog': { imports: ['src/core/lint', 'src/core/rules', 'src/core/templates', 'src/core/text', 'src/core/vocabulary'] },
	'src/core/import': { imports: ['src/core/model', 'src/core/text', 'src/core/templates', 'src/core/vocabulary'] },
	'src/core/completion': { imports: ['src/core/lint/rule.ts', 'src/core/model', 'src/core/text', 'src/core/vocabulary'] },
	'src/core/workspace': { imports: ['src/core/lint', 'src/core/model', 'src/core/text', 'src/core/vocabulary'] },
	'src/vscode': { imports: ['src/core'] },
	'src/vscode/features': { imports: ['src/core', 'src/vscode'], apart: true },
	'src/features.ts': { imports: ['src/vscode'] },
	'src/extension.ts': { imports: ['src/vscode', 'src/features.ts'] },
	'src/cli': { imports: ['src/core', 'package.json'] },
	'src/remark': { imports: ['src/core', 'src/cli/project-files.ts'] },
};

/** Features are folders or files; the files of one folder belong together. */
const together = /^src\/vscode\/features\/[^/]+(?=\/)/;

describe('layers', () => {
	const files = sourceFilesIn('src');

	for (const layer of Object.keys(layers)) {
		it(`${layer} imports only what lies below it`, () => {
			const wrong = files.filter((file) => layerOf(file) === layer).flatMap((file) => wrongImportsOf(file, layer));
			assert.deepEqual(wrong, []);
		});
	}

	it('holds every source file', () => {
		assert.deepEqual(
			files.filter((file) => layerOf(file) === undefined),
			[],
		);
	});

	it('core knows neither the editor nor the machine, neither the time nor chance', () => {
		const wrong = files
			.filter((file) => file.startsWith('src/core/'))
			.flatMap((file) => {
				const outside = importsOf(file).filter((name) => name === 'vscode' || name.startsWith('node:'));
				const environment =
					/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.(?:env|cwd|argv|platform|stdout|stderr|exit|hrtime)\b/.exec(
						sourceOf(file),
					);
				return [...outside, ...(environment ?? [])].map((what) => `${file}: ${what}`);
			});
		assert.deepEqual(wrong, []);
	});

	it('only a rule’s own file and the registry know its name', () => {
		const wrong = files
			.filter((file) => !file.startsWith('src/core/rules/'))
			.flatMap((file) => rules.filter(({ id }) => new RegExp(`(['"\`])${id}\\1`).test(sourceOf(file))).map(({ id }) => `${file}: ${id}`));
		assert.deepEqual(wrong, []);
	});
});

function wrongImportsOf(file: string, layer: string): string[] {
	const { imports, apart } = layers[layer] ?? { imports: [] };
	return importsOf(file)
		.filter((name) => name.startsWith('.'))
		.map((name) => posix.join(posix.dirname(file), name))
		.filter((imported) => {
			if (layerOf(imported) === layer) return apart === true && !isTogether(file, imported);
			return !imports.some((allowed) => isAtOrBelow(imported, allowed)) || isFeatureSeenFromBelow(imported, layer);
		})
		.map((imported) => `${file} → ${imported}`);
}

/** The folder of features lies inside of the one that it may import, and that must not import it back. */
function isFeatureSeenFromBelow(imported: string, layer: string): boolean {
	return isAtOrBelow(imported, 'src/vscode/features') && layer !== 'src/features.ts';
}

function isTogether(one: string, other: string): boolean {
	const folder = together.exec(one)?.[0];
	return folder !== undefined && folder === together.exec(other)?.[0];
}

function layerOf(file: string): string | undefined {
	return Object.keys(layers)
		.filter((layer) => isAtOrBelow(file, layer))
		.sort((a, b) => b.length - a.length)[0];
}

function isAtOrBelow(path: string, place: string): boolean {
	return path === place || path.startsWith(`${place}/`);
}

/** Every module that a file names: imports, type imports, re-exports, dynamic imports and import types. */
function importsOf(file: string): string[] {
	const source = sourceOf(file);
	const { module } = parseSync(file, source);
	const named = [
		...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
		...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []))),
	];
	const inTypes = [...source.matchAll(/\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g)].map(([, name = '']) => name);
	return [...named, ...inTypes];
}

function sourceOf(file: string): string {
	return readFileSync(file, 'utf8');
}

function sourceFilesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name).split(sep).join('/'))
		.filter((path) => /\.tsx?$/.test(path));
}
