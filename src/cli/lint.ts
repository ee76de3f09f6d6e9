import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Baseline } from '../core/lint/baseline.ts';
import { baselineIn, configuredBaseline, writeBaseline } from './baseline-file.ts';
import { type CheckRequest, checkFiles, type Source } from './check-files.ts';
import type { CheckedFile } from './checked-file.ts';
import { documentFrom, readDocument, writeNamed } from './document-file.ts';
import { counted } from './formats/format.ts';
import { formats } from './formats/index.ts';
import { type LintRequest, lintUsage, readLintRequest } from './lint-request.ts';
import { markdownFilesIn } from './markdown-files.ts';
import { type Output, standardOutput } from './output.ts';
import { printedConfiguration } from './print-configuration.ts';
import { progressOf } from './progress.ts';
import { createSurroundings, type Overrides, pathFromHere, placed, type Surroundings } from './project-files.ts';
import { reasonOf } from './reason.ts';
import { visible } from './visible.ts';

/** Where a command reads and writes. What it writes ends with a line ending. */
export interface Terminal extends Output {
	readonly read: () => Promise<Uint8Array>;
	/** Whether what is printed is shown in colours. */
	readonly colours: boolean;
}

const standardTerminal: Terminal = {
	...standardOutput,
	read: () => buffer(process.stdin),
	colours: takesColours(process.stdout.isTTY, process.env),
};

/** `postmortem lint PATH…`: gives the exit code. */
export async function lint(args: readonly string[], terminal: Terminal = standardTerminal): Promise<number> {
	const { print, complain } = terminal;
	const request = readLintRequest(args);
	if (request === 'help') {
		print(lintUsage);
		return 0;
	}
	if (typeof request === 'string') {
		complain(`${request}\nRun postmortem lint --help for all options.\n`);
		return 2;
	}
	let code = 0;
	const unreadable = (path: string, error: unknown): void => {
		complain(`${visible(path)}: ${visible(reasonOf(error))}\n`);
		code = 2;
	};
	const surroundings = await surroundingsFor(request, unreadable);
	if (!surroundings) return 2;
	if (request.printConfig !== undefined) {
		const here = await surroundings(request.printConfig);
		for (const problem of here.problems) complain(`${visible(placed(problem))}\n`);
		print(`${printedConfiguration(request.printConfig, here)}\n`);
		return 0;
	}

	const sources = request.stdin ? [sourceFromInput(request, terminal)] : await sourcesIn(request.paths, unreadable);
	const { today, fix, format } = request;
	const progress = progressOf(sources.length);
	const checking: CheckRequest = {
		today,
		fix,
		surroundings: request.writeBaseline ? unaccepted(surroundings) : surroundings,
		wantsAll: request.writeBaseline || format === 'sarif',
		unreadable(path, error) {
			progress.wipe();
			unreadable(path, error);
		},
		progress,
	};
	const { files, configurationProblems, fixedFiles, patches } = await checkFiles(sources, checking);
	for (const complaint of configurationProblems) complain(`${visible(complaint)}\n`);
	if (request.writeBaseline) return (await acceptAll(files, request, surroundings, terminal, unreadable)) || code;

	const shown = request.quiet ? files.map(withoutAdvice) : files;
	const colours = terminal.colours && request.output === undefined;
	const report = fix === 'show' ? patches : formats[format](shown, { colours, folder: projectFolder(), fixedFiles });
	if (request.output === undefined) for (const piece of report) print(piece);
	else {
		try {
			mkdirSync(dirname(request.output), { recursive: true });
			writeNamed(request.output, report);
		} catch (error) {
			unreadable(request.output, error);
		}
	}
	const errors = countOf(files, 'error');
	const warnings = countOf(files, 'warning');
	const tooMany = warnings > request.maxWarnings;
	if (fix === 'show' && (errors > 0 || tooMany)) {
		const found = [...(errors > 0 ? [counted(errors, 'error')] : []), ...(warnings > 0 ? [counted(warnings, 'warning')] : [])];
		complain(`${found.join(' and ')} found, which --fix-dry-run does not list.\n`);
	}
	if (tooMany && request.maxWarnings > 0) complain(`${counted(warnings, 'warning')}, of which ${request.maxWarnings} are allowed.\n`);
	return code === 0 && (errors > 0 || tooMany || configurationProblems.length > 0) ? 1 : code;
}

/** Colours are for terminals; the variables that everybody knows decide otherwise. */
export function takesColours(isTerminal: boolean | undefined, { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
	if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
	return !NO_COLOR && isTerminal === true && TERM !== 'dumb';
}

/** The surroundings of files with what the command line puts over them; undefined when a file that it names is not there. */
async function surroundingsFor(
	{ config, rules, since, baseline, writeBaseline }: LintRequest,
	unreadable: (path: string, error: unknown) => void,
): Promise<((file: string) => Promise<Surroundings>) | undefined> {
	let named = '';
	try {
		let configuration: Overrides['config'];
		if (config !== undefined) {
			named = config;
			configuration = { path: config, text: documentFrom(await readFile(config)).text };
		}
		let accepted: Baseline | undefined;
		if (baseline !== undefined) {
			named = baseline;
			accepted = await baselineIn(baseline, writeBaseline);
		}
		return createSurroundings({ config: configuration, rules, since, baseline: accepted });
	} catch (error) {
		unreadable(named, error);
		return undefined;
	}
}

async function sourcesIn(paths: readonly string[], unreadable: CheckRequest['unreadable']): Promise<Source[]> {
	const files = await markdownFilesIn(paths, unreadable);
	return files.map((file) => ({ file, path: pathFromHere(file), isStored: true, read: () => readDocument(file) }));
}

function sourceFromInput({ stdinFilename }: LintRequest, { read }: Terminal): Source {
	return {
		file: stdinFilename ?? '<stdin>',
		path: stdinFilename === undefined ? '' : pathFromHere(stdinFilename),
		isStored: false,
		read: async () => documentFrom(await read()),
	};
}

/** All problems one by one, also those that are accepted already: what a baseline is made of. */
function unaccepted(surroundings: CheckRequest['surroundings']): CheckRequest['surroundings'] {
	return async (file) => {
		const here = await surroundings(file);
		return { ...here, baseline: undefined, configuration: { ...here.configuration, rollUpAbove: Number.POSITIVE_INFINITY } };
	};
}

/** Writes the baselines: each gets the problems of the files that it holds for. */
async function acceptAll(
	files: readonly CheckedFile[],
	request: LintRequest,
	surroundings: CheckRequest['surroundings'],
	{ print, complain }: Terminal,
	unreadable: CheckRequest['unreadable'],
): Promise<number> {
	const groups = new Map<
		string,
		{ readonly baseline: Baseline; readonly configuration: string | undefined; readonly files: CheckedFile[] }
	>();
	let homeless: CheckedFile | undefined;
	for (const file of files.length > 0 ? files : [nothing]) {
		const { baseline, layers } = await surroundings(file.file);
		if (baseline) {
			const configuration = request.baseline === undefined ? layers.get('baseline') : undefined;
			const group = groups.get(baseline.path) ?? { baseline, configuration, files: [] };
			groups.set(baseline.path, group);
			group.files.push(file);
		} else if (file.problems.length > 0) homeless ??= file;
	}
	if (homeless || groups.size === 0) {
		const whose = homeless ? ` that holds for ${visible(homeless.file)}` : '';
		complain(`--write-baseline wants to know where: name the file with --baseline, or as “baseline” in the configuration${whose}.\n`);
		return 2;
	}
	let code = 0;
	for (const { baseline, configuration, files } of groups.values()) {
		try {
			writeBaseline(configuration === undefined ? baseline : await configuredBaseline(baseline.path, configuration), files);
			const withProblems = files.filter(({ problems }) => problems.length > 0);
			const count = withProblems.reduce((sum, { problems }) => sum + problems.length, 0);
			print(`${counted(count, 'problem')} in ${counted(withProblems.length, 'file')} accepted in ${baseline.path}.\n`);
		} catch (error) {
			unreadable(baseline.path, error);
			code = 2;
		}
	}
	return code;
}

/** Stands for the working folder where no file was found: its baseline is written all the same, so that later runs find one. */
const nothing: CheckedFile = { file: 'untitled.md', kind: 'other', problems: [] };

function withoutAdvice({ problems, ...file }: CheckedFile): CheckedFile {
	return { ...file, problems: problems.filter(({ severity }) => severity === 'error' || severity === 'warning') };
}

function countOf(files: readonly CheckedFile[], wanted: 'error' | 'warning'): number {
	return files.reduce((sum, { problems }) => sum + problems.filter(({ severity }) => severity === wanted).length, 0);
}

/** Where the paths of reports start that belong to a repository: its root in a GitHub workflow, else the working folder. */
function projectFolder(): string {
	return process.env['GITHUB_WORKSPACE'] ?? process.cwd();
}
