import { relative, sep } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { projectPath } from './formats/project-path.ts';

/** A change of a file as `patch -p1` and `git apply` read it, from the working folder on. */
export function patchOf(file: string, before: string, after: string): string {
	const path = projectPath(file, process.cwd()) ?? relative(process.cwd(), file).replaceAll(sep, '/');
	const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
		context: 3,
		headerOptions: FILE_HEADERS_ONLY,
	});
	// Where a name has a blank in it, a tab says that it ends.
	return path.includes(' ') ? patch.replace(/^(--- .*)\n(.*)\n/, '$1\t\n$2\t\n') : patch;
}
