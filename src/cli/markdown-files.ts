import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { isMarkdownFile } from '../core/model/markdown-file.ts';

/**
 * The Markdown files that paths name: a file as it is, a folder with everything below it, a pattern (`docs/2026-*.md`) with what it
 * matches, in order, each once; without those that a pattern after `!` names.
 */
export async function markdownFilesIn(paths: readonly string[], unreadable: (path: string, error: unknown) => void): Promise<string[]> {
	const files = new Map<string, string>();
	const excluding = paths
		.filter((path) => path.startsWith('!'))
		.flatMap((path) => {
			try {
				return [leftOut(withSlashes(path.slice(1)))];
			} catch (error) {
				unreadable(path, error);
				return [];
			}
		});
	const excluded = (path: string): boolean => excluding.some((isLeftOut) => isLeftOut(path));
	// The same file may be named in several ways, and is checked once.
	const add = (path: string): void => {
		if (!files.has(resolve(path))) files.set(resolve(path), path);
	};
	const walk = async (folder: string, isWanted: (path: string) => boolean): Promise<void> => {
		const entries = await readdir(folder, { withFileTypes: true });
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = join(folder, entry.name);
			if (excluded(path)) continue;
			if (entry.isDirectory() && !isSkipped(entry.name)) await walk(path, isWanted).catch((error: unknown) => unreadable(path, error));
			else if (isMarkdownFile(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path)))) && isWanted(path))
				add(path);
		}
	};
	for (const path of paths) {
		if (path.startsWith('!')) continue;
		try {
			const found = await stat(path).catch((error: unknown) => {
				if (picomatch.scan(withSlashes(path)).isGlob) return undefined;
				throw error;
			});
			if (found?.isDirectory()) await walk(path, () => true);
			else if (!found) await walkPattern(path, walk);
			else if (!excluded(path)) add(path);
		} catch (error) {
			unreadable(path, error);
		}
	}
	return [...files.values()];
}

/** Whether a pattern leaves a path out: itself, or a folder that it lies in. It starts at the working folder, or at the root. */
function leftOut(pattern: string): (path: string) => boolean {
	if (/^\/?$/.test(pattern)) throw new Error('it names nothing to leave out');
	const isNamed = picomatch(withEverythingBelow(pattern), { dot: true });
	const startsAtRoot = isAbsolute(pattern);
	return (path) => {
		const fromHere = relative('.', path);
		if (!startsAtRoot && isNamed(withSlashes(fromHere))) return true;
		// No pattern starts with the way up, so that a path beyond the working folder is looked at from the root as well.
		const isBeyond = fromHere.split(sep)[0] === '..' || isAbsolute(fromHere);
		return (startsAtRoot || isBeyond) && isNamed(withSlashes(resolve(path)));
	};
}

/** What a pattern of files or folders matches, as a shell and the commands after it would take it. */
function withEverythingBelow(pattern: string): string[] {
	const bare = pattern.replace(/\/$/, '');
	return [bare, `${bare}/**`];
}

/** Links to folders may lead in a circle, and those that lead nowhere are what editors leave beside an open file. */
async function leadsToFile(link: string): Promise<boolean> {
	return stat(link).then(
		(target) => target.isFile(),
		() => false,
	);
}

async function walkPattern(pattern: string, walk: (folder: string, isWanted: (path: string) => boolean) => Promise<void>): Promise<void> {
	const { base, glob } = picomatch.scan(withSlashes(pattern));
	const folder = base === '' ? '.' : base;
	const matches = picomatch(withEverythingBelow(glob));
	const from = withSlashes(join(folder, '.')) === '.' ? 0 : withSlashes(join(folder, '.')).replace(/\/$/, '').length + 1;
	let count = 0;
	await walk(folder, (path) => {
		const isWanted = matches(withSlashes(path).slice(from));
		if (isWanted) count += 1;
		return isWanted;
	});
	if (count === 0) throw new Error('no Markdown file matches');
}

function isSkipped(folder: string): boolean {
	return folder === 'node_modules' || folder.startsWith('.');
}

/** On Windows a pattern may be written with the separator of paths there. */
function withSlashes(path: string): string {
	return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
