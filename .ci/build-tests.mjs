// Bundles the tests into out/: those that run in plain Node file by file, those of the editor one file per start and host, since the
// web extension host cannot load a second one.
import { copyFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build } from 'esbuild';
import { shortClasses } from './letter-classes.mjs';

const shared = { bundle: true, sourcemap: 'linked', logLevel: 'silent', target: 'es2022', plugins: [shortClasses()] };

/** Tests of a start of its own (an untrusted workspace, say) lie in `test/vscode/starts/<start>/`; all others belong to `main`. */
export async function buildEditorTests({ start, grep = '' }) {
	const folder = start === 'main' ? 'test/vscode' : `test/vscode/starts/${start}`;
	const files = (await testFilesIn(folder)).filter((file) => start !== 'main' || !file.startsWith(join('test/vscode/starts/')));
	if (files.length === 0) {
		return false;
	}
	const entry = (names) => ({
		resolveDir: process.cwd(),
		loader: 'ts',
		contents: `
			import { runMocha } from './test/vscode/mocha-entry.ts';
			export const run = () => runMocha(() => { ${names.map((name) => `require('./${name}');`).join(' ')} }, ${JSON.stringify(grep)});`,
	});
	const forEditor = {
		...shared,
		external: ['vscode'],
		// mocha's browser build, inlined, takes `module.exports` for itself; what the editor calls is put there after it.
		format: 'iife',
		globalName: 'editorTests',
		footer: { js: 'module.exports = editorTests;' },
	};
	await Promise.all([
		build({
			...forEditor,
			stdin: entry(files),
			outfile: `out/vscode/${start}.node.js`,
			platform: 'node',
		}),
		build({
			...forEditor,
			// What only Node can do is tested in files called `*.node.test.ts`.
			stdin: entry(files.filter((file) => !file.endsWith('.node.test.ts'))),
			outfile: `out/vscode/${start}.web.js`,
			platform: 'browser',
			conditions: ['worker', 'browser'],
			alias: { 'node:assert': 'assert', 'node:assert/strict': 'assert/strict' },
			define: { 'process.env.NODE_DEBUG': 'undefined', 'process.stderr': 'undefined', global: 'globalThis' },
		}),
	]);
	return true;
}

/** One bundle per test file with what they share split off, so that each part of the product is loaded once. */
export async function buildNodeTests(name, folders, paths = []) {
	const all = (await Promise.all(folders.map(testFilesIn))).flat();
	const files = paths.length > 0 ? all.filter((file) => paths.some((path) => isAtOrIn(file, join(path)))) : all;
	if (files.length === 0) {
		return [];
	}
	const outdir = join('out', name);
	await rm(outdir, { recursive: true, force: true });
	await build({
		...shared,
		entryPoints: files,
		outdir,
		outbase: '.',
		outExtension: { '.js': '.mjs' },
		format: 'esm',
		platform: 'node',
		target: 'node20',
		splitting: true,
		packages: 'external',
	});
	return files.map((file) => join(outdir, file.replace(/\.ts$/, '.mjs')));
}

/** The extension that shows the sample workspace as a virtual one. */
export async function buildMemoryFiles() {
	const workspace = 'test/fixtures/workspace';
	const files = {};
	for (const path of await readdir(workspace, { recursive: true })) {
		if ((await stat(join(workspace, path))).isFile()) {
			files[path] = await readFile(join(workspace, path), 'utf8');
		}
	}
	await build({
		...shared,
		entryPoints: ['test/host/memory-files/extension.ts'],
		outfile: 'out/memory-files/extension.js',
		format: 'cjs',
		platform: 'browser',
		external: ['vscode'],
		define: { MEMORY_FILES: JSON.stringify(files) },
	});
	await copyFile('test/host/memory-files/package.json', 'out/memory-files/package.json');
}

function isAtOrIn(file, path) {
	return file === path || file.startsWith(path.endsWith(sep) ? path : path + sep);
}

async function testFilesIn(folder) {
	const files = await readdir(folder, { recursive: true }).catch(() => []);
	return files
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => join(folder, file))
		.sort();
}
