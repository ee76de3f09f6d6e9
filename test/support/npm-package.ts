import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildBundles } from '../../.ci/bundles.mjs';

const execute = promisify(execFile);
let packed: Promise<{ readonly tarball: string; readonly files: readonly string[] }> | undefined;

/** The package as npm publishes it, made once: the tarball's path and the paths in it. */
export function packedPackage(): NonNullable<typeof packed> {
	packed ??= pack();
	return packed;
}

/** An empty project with the package installed, and nothing else but what `others` brings. Nothing is downloaded. */
export async function projectWithPackage(name: string): Promise<string> {
	const folder = resolve('out/package', name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	const { tarball } = await packedPackage();
	await npm(['install', '--offline', '--no-audit', '--no-fund', '--cache', join(folder, '.npm'), tarball], folder);
	return folder;
}

/** The command of another package of the tests, from its own lock file; downloaded when that has changed. */
export async function installedTool(lockFolder: string, name: string): Promise<string> {
	const folder = resolve('out', name);
	const command = join(folder, 'node_modules', name);
	const lock = await readFile(join(lockFolder, 'package-lock.json'));
	const stamp = createHash('sha256').update(lock).digest('hex');
	const stampFile = join(folder, '.installed');
	if (!existsSync(stampFile) || (await readFile(stampFile, 'utf8')) !== stamp) {
		await mkdir(folder, { recursive: true });
		for (const file of ['package.json', 'package-lock.json']) await cp(join(lockFolder, file), join(folder, file));
		console.log(`    Installing ${name} for the tests, once`);
		await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
		await writeFile(stampFile, stamp);
	}
	return command;
}

export async function npm(args: readonly string[], folder: string): Promise<string> {
	// Under `npm test` this is the npm that is running; it may not be on PATH.
	const [command, first] = process.env['npm_execpath'] ? [process.execPath, [process.env['npm_execpath']]] : ['npm', []];
	return (await execute(command, [...first, ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 })).stdout;
}

/** A copy of what can be in the package, so that a build of the product that runs meanwhile does not matter. */
async function pack(): Promise<{ tarball: string; files: string[] }> {
	const folder = resolve('out/package/whole');
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	for (const path of [
		'package.json',
		'.npmignore',
		'README.md',
		'CHANGELOG.md',
		'LICENSE',
		'docs',
		'schemas',
		'src',
		'media',
		'biome.json',
	]) {
		await cp(path, join(folder, path), { recursive: true });
	}
	await buildBundles(join(folder, 'dist'), {});
	const [result] = JSON.parse(await npm(['pack', '--json'], folder)) as [{ filename: string; files: { path: string }[] }];
	return { tarball: join(folder, result.filename), files: result.files.map(({ path }) => path) };
}
