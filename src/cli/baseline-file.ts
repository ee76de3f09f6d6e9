import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Baseline, baselineText, readBaseline, withDocuments } from '../core/lint/baseline.ts';
import type { CheckedFile } from './checked-file.ts';
import { writeInOneStep } from './document-file.ts';
import { absolutePath } from './project-files.ts';

/** The baseline in a file, which may be new. Throws for a file of another kind, and for none. */
export async function baselineIn(file: string, mayBeNew: boolean): Promise<Baseline> {
	const path = absolutePath(file);
	// What is there and cannot be read must not be written over.
	const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (text === undefined && mayBeNew) return { path, documents: new Map() };
	if (text === undefined) throw new Error('there is no such file: --write-baseline writes it');
	const baseline = readBaseline(path, text);
	if (baseline === undefined) throw new Error('this is no baseline: remove it, and write one with --write-baseline');
	if (baseline !== 'another version') return baseline;
	if (mayBeNew) return { path, documents: new Map() };
	throw new Error('this baseline comes from another version of Postmortem: write it again with --write-baseline');
}

/** The baseline that a configuration file names, to be written. Throws as `baselineIn` does, and where links lead out of the project. */
export async function configuredBaseline(file: string, configuration: string): Promise<Baseline> {
	let home = dirname(configuration);
	while (!isAtOrBelow(dirname(file), home)) home = dirname(home);
	const [target, allowed] = await Promise.all([dirname(file), home].map((folder) => realpath(folder)));
	if (!isAtOrBelow(target ?? '', allowed ?? '')) throw new Error(`not written: it lies behind a link, in ${target}`);
	return baselineIn(file, true);
}

/** Writes the problems of these files into a baseline, beside those of other files that are still there. */
export function writeBaseline(before: Baseline, files: readonly CheckedFile[]): void {
	const folder = dirname(before.path);
	const present = [...before.documents].filter(([document]) => existsSync(join(folder, document)));
	const marks = files.map(({ file, problems }) => [absolutePath(file), problems.flatMap(({ mark }) => mark ?? [])] as const);
	const after = withDocuments({ ...before, documents: new Map(present) }, new Map(marks));
	writeInOneStep(before.path, [baselineText(after)]);
}

function isAtOrBelow(path: string, folder: string): boolean {
	const from = relative(folder, path);
	return from !== '..' && !from.startsWith(`..${sep}`) && from !== path;
}
