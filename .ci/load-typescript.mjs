// What a script of the repository needs of the sources: bundled first, since Node reads no TypeScript in its older versions.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The exports of a TypeScript file. */
export async function loadTypeScript(entry) {
	const bundle = resolve('out/loaded', `${basename(entry, '.ts')}.mjs`);
	await build({
		entryPoints: [entry],
		outfile: bundle,
		bundle: true,
		format: 'esm',
		platform: 'node',
		packages: 'external',
		logLevel: 'warning',
	});
	return import(pathToFileURL(bundle).href);
}
