// What the packages contain: the extension for both hosts, the command line and the remark plugin. Sources are bundled whole, so that
// nothing needs to be installed where they run.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
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
	'features.js': {
		...forNode,
		entryPoints: ['src/features.ts'],
		external: ['vscode'],
		// Cut into files that an editor reads quickly, each with the module and what only it needs.
		parts: {
			'features-vocabulary.js': 'src/core/vocabulary/words.ts',
			'features-markdown.js': 'src/core/markdown/parse.ts',
			'features-reader.js': 'src/core/model/read.ts',
			'features-rules.js': 'src/core/rules/index.ts',
		},
	},
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
		only.map((name) => {
			const { parts, ...options } = { ...shared, ...bundles[name], plugins: [shortClasses(), ...(bundles[name].plugins ?? [])] };
			return parts ? buildInParts(folder, name, options, parts) : build({ ...options, outfile: join(folder, name) });
		}),
	);
	if (only.length < Object.keys(bundles).length) return;
	await writeFile(
		join(folder, 'THIRD-PARTY-NOTICES.txt'),
		await noticesFor(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
	);
}

/**
 * A bundle that is cut into files, of which `name` is the first. esbuild cuts only ESM, of which each file is made CommonJS by itself. What
 * is in several parts and in none of their modules stays together in a file whose name ends with `shared`.
 */
async function buildInParts(folder, name, options, parts) {
	const sourcemap = options.sourcemap ? 'inline' : false;
	const result = await build({
		...options,
		entryPoints: [...options.entryPoints, ...Object.values(parts)],
		format: 'esm',
		splitting: true,
		sourcemap,
		outdir: folder,
		write: false,
	});
	const [entry] = options.entryPoints;
	const nameOf = ({ entryPoint, inputs }) => {
		if (entryPoint !== undefined) return entryPoint === entry ? name : undefined;
		const part = Object.keys(parts).find((file) => parts[file] in inputs);
		return part ?? name.replace(/\.js$/, '-shared.js');
	};
	const names = new Map(Object.entries(result.metafile.outputs).map(([path, output]) => [basename(path), nameOf(output)]));
	const written = [...names.values()].filter((file) => file !== undefined);
	if (new Set(written).size < written.length) throw new Error(`${name} is cut into parts that share more than one file.`);
	await mkdir(folder, { recursive: true });
	for (const { path, text } of result.outputFiles) {
		const file = names.get(basename(path));
		// What only passes on the names of a part.
		if (file === undefined) continue;
		const renamed = text.replace(/(?<=["']\.\/)chunk-\w+\.js(?=["'])/g, (chunk) => names.get(chunk) ?? chunk);
		const { code } = await transform(renamed, { ...kept(options), format: 'cjs', sourcefile: file, sourcemap });
		await writeFile(join(folder, file), code);
	}
	return result;
}

function kept({ minify, target, charset, legalComments }) {
	return { minify, target, charset, legalComments };
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
