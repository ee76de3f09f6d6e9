import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import type { Baseline } from '../core/lint/baseline.ts';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import type { Configuration } from '../core/lint/configuration.ts';
import { type ResolvedConfiguration, resolveConfiguration } from '../core/lint/resolve-configuration.ts';
import type { Day } from '../core/model/postmortem.ts';
import { postmortemFolders } from '../core/model/recognise.ts';
import { rules } from '../core/rules/index.ts';
import { findTeamTemplates } from '../core/templates/find-team-templates.ts';
import type { TeamTemplate } from '../core/templates/team-template.ts';
import { lineMapOf } from '../core/text/line-map.ts';
import { documentFrom, readDocument } from './document-file.ts';
import { visible } from './visible.ts';

/** What a team decided for the documents of a folder. */
export interface Surroundings extends ResolvedConfiguration {
	readonly teamTemplates: readonly TeamTemplate[];
}

/** What the command line puts in place of what is found around a file. */
export interface Overrides {
	/** A configuration file instead of the nearest, as it was read. */
	readonly config?: { readonly path: string; readonly text: string } | undefined;
	/** Severities over those of the configuration. */
	readonly rules?: Configuration['rules'];
	readonly since?: Day | undefined;
	readonly baseline?: Baseline | undefined;
}

/** The surroundings of files, looked up once for each folder. */
export function createSurroundings(overrides: Overrides = {}): (file: string) => Promise<Surroundings> {
	const byFolder = new Map<string, Promise<Surroundings>>();
	return (file) => {
		const folder = dirname(resolve(file));
		const known = byFolder.get(folder) ?? lookAround(resolve(file), overrides);
		byFolder.set(folder, known);
		return known;
	};
}

async function lookAround(file: string, overrides: Overrides): Promise<Surroundings> {
	const path = withSlashes(file);
	const root = withSlashes(parse(file).root).replace(/(?<=.)\/$/, '');
	const { config } = overrides;
	const named = config && { file: absolutePath(config.path) };
	const read: typeof readText = async (place) => (config && place === named?.file ? config.text : readText(place));
	const found = await resolveConfiguration({ path, root, read, list: namesIn, rules, ...named });
	const resolved = withOverrides(found, overrides);
	const reading = readingOptionsOf(resolved.configuration, path);
	const { templates } = resolved.configuration;
	return {
		...resolved,
		teamTemplates: await findTeamTemplates({ path, root, configured: templates, read: readText, list: namesIn, reading }),
	};
}

/** A path that does not depend on the working folder, with `/`. */
export function absolutePath(file: string): string {
	return withSlashes(resolve(file));
}

/**
 * The path by which a file is judged: from the working folder on, or the nearest one above it that holds both, whose own name counts as
 * well, as the editor sees it from the folder that is open there. Where that lies in a folder of postmortems, from that one on, as far as
 * the repository reaches: a file is the same from wherever it is named.
 */
export function pathFromHere(file: string): string {
	const path = resolve(file);
	let shared = process.cwd();
	while (!path.startsWith(shared + sep) && shared !== dirname(shared)) shared = dirname(shared);
	let from = shared;
	for (let folder = shared; folder !== dirname(folder) && !existsSync(join(folder, '.git')); ) {
		folder = dirname(folder);
		if (postmortemFolders.includes(basename(folder).toLowerCase())) from = folder;
	}
	return withSlashes(path.startsWith(from + sep) ? basename(from) + path.slice(from.length) : path);
}

/** Says what is wrong in the configurations that a command meets, once. */
export function createFaultReport(complain: (text: string) => void): (here: Surroundings) => void {
	const told = new Set<string>();
	return ({ problems }) => {
		for (const fault of problems.map(placed).filter((one) => !told.has(one))) {
			told.add(fault);
			complain(`${visible(fault)}\n`);
		}
	};
}

/** What is wrong in a configuration file, behind its place. */
export function placed({ file, range, message }: Surroundings['problems'][number]): string {
	const { line, column } = lineMapOf(textOf(file)).placeAt(range.start);
	return `${file}:${line + 1}:${column + 1} ${message}`;
}

/** The text of a file; undefined when it cannot be read. */
export async function readText(path: string): Promise<string | undefined> {
	return readFile(path).then(
		(bytes) => documentFrom(bytes).text,
		() => undefined,
	);
}

async function namesIn(folder: string): Promise<string[]> {
	return readdir(folder).catch(() => []);
}

function withOverrides(found: ResolvedConfiguration, { rules: settings = {}, since, baseline }: Overrides): ResolvedConfiguration {
	const { configuration } = found;
	const severities = Object.entries(settings).map(([id, setting]) => [id, { ...configuration.rules[id], ...setting }] as const);
	const layers = [
		...Object.keys(settings).map((id) => `rules.${id}`),
		...(since === undefined ? [] : ['since']),
		...(baseline ? ['baseline'] : []),
	];
	return {
		...found,
		configuration: {
			...configuration,
			rules: { ...configuration.rules, ...Object.fromEntries(severities) },
			since: since ?? configuration.since,
		},
		layers: new Map([...found.layers, ...layers.map((key) => [key, 'the command line'] as const)]),
		baseline: baseline ?? found.baseline,
	};
}

function withSlashes(path: string): string {
	return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

function textOf(file: string): string {
	try {
		return readDocument(file).text;
	} catch {
		return '';
	}
}
