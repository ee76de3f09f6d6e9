import { relative, resolve, sep } from 'node:path';

/** A file's path from a folder on, with `/`; undefined for one outside of it. */
export function projectPath(file: string, folder: string): string | undefined {
	const path = relative(folder, resolve(file)).replaceAll(sep, '/');
	return path.startsWith('../') || resolve(path) === path ? undefined : path;
}
