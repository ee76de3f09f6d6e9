// What the packages contain: the extension for both hosts, the command line and the remark plugin. Sources are bundled whole, so that
// nothing needs to be installed where they run.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shortClasses } from './letter-classes.mjs';
import { noticesFor } from './notices.mjs';

// By the level of the language and not by Node's version: of that esbuild believes that it lacks `\p{L}` and `(?<!…)`, and would make
// each such literal a `new RegExp` at every run.
const forNode = { platform: 'node' };
// Without the condition `worker` the Markdown parser picks a build that looks for `document`, which a web worker has not.
const forBrowser = { platform: 'browser', conditions: ['worker', 'browser'] };

const bundles = {
	'extension.js': {
		...forNode,
		entryPoints: ['src/extension.ts'],
		format: 'cjs',
		external: ['vscode'],
		...apart('./features.ts', './features.js'),
	},
	'features.js': { ...forNode, entryPoints: ['src/features.ts'], format: 'cjs', external: ['vscode'] },
	// In a browser the editor evaluates one file and lets it load no other.
	'web/extension.js': {
		...forBrowser,
		entryPoints: ['src/extension.ts'],
		format: 'cjs',
		external: ['vscode'],
		plugins: [inside('src/features.ts')],
	},
	'cli.js': {
		...forNode,
		entryPoints: ['src/cli/main.ts'],
		format: 'cjs',
		banner: { js: '#!/usr/bin/env node' },
		...apart('./commands.ts', './cli-commands.js'),
	},
	'cli-commands.js': { ...forNode, entryPoints: ['src/cli/commands.ts'], format: 'cjs' },
	'remark.mjs': {
		...forNode,
		entryPoints: ['src/remark/index.ts'],
		format: 'esm',
	},
};

/** Writes the bundles into a folder; `only` those that are named, such as `cli.js`. All of them come with the licences of what they contain. */
export async function buildBundles(folder, { debug = false, only = Object.keys(bundles) } = {}) {
	const shared = {
		bundle: true,
		minify: !debug,
		sourcemap: debug ? 'linked' : false,
		target: 'es2022',
		legalComments: 'none',
		// Ten languages of titles take half the space when their letters are not escaped.
		charset: 'utf8',
		logLevel: 'warning',
		// Of its modules for browsers only what is used gets in; those for Node would be bundled whole.
		alias: { fault: './src/core/markdown/fault.ts', yaml: './node_modules/yaml/browser/index.js' },
		metafile: true,
	};
	const results = await Promise.all(
		only.map((name) =>
			build({ ...shared, ...bundles[name], plugins: [shortClasses(), ...(bundles[name].plugins ?? [])], outfile: join(folder, name) }),
		),
	);
	if (only.length < Object.keys(bundles).length) return;
	await writeFile(
		join(folder, 'THIRD-PARTY-NOTICES.txt'),
		await noticesFor(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
	);
}

/** The start stays small: a module that it imports when there is something to do becomes a file beside it. */
function apart(module, file) {
	return {
		plugins: [
			{
				name: 'apart',
				setup: ({ onResolve }) =>
					onResolve({ filter: /^\./ }, ({ path }) => (path === module ? { path: file, external: true } : undefined)),
			},
		],
		// `import()` of a CommonJS file reads it twice more, to guess its kind and the names that it exports; `require` does not.
		supported: { 'dynamic-import': false },
	};
}

/**
 * A module that is imported when there is something to do stays in the same file and runs only then. It is bundled first and by itself:
 * esbuild alone would make each module in it one that runs by itself, which takes 22 KB more.
 */
function inside(module) {
	return {
		name: 'inside',
		setup: ({ onLoad, initialOptions }) =>
			onLoad({ filter: /\.ts$/ }, async ({ path }) => {
				if (path !== join(process.cwd(), module)) return undefined;
				const plugins = initialOptions.plugins.filter(({ name }) => name !== 'inside');
				const { outputFiles } = await build({ ...initialOptions, entryPoints: [path], plugins, sourcemap: false, write: false });
				return { contents: outputFiles[0].text, loader: 'js' };
			}),
	};
}
