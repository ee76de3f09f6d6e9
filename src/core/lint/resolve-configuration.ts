import { closestTo } from '../text/edit-distance.ts';
import type { Range } from '../text/range.ts';
import { type Baseline, readBaseline } from './baseline.ts';
import { type Configuration, defaultConfiguration, type RuleSetting } from './configuration.ts';
import { configurationShape, entriesOf, inWords, itemsOf, plainValue, readShape, reportUnknownKey, shown } from './configuration-shape.ts';
import { type ConfigurationText, type Located, type LocatedEntry, type Report, readConfigurationText } from './configuration-text.ts';
import { type PresetName, presetNames, presetRules } from './presets.ts';
import { type Rule, type SeverityLevel, severities } from './rule.ts';
import { mismatchOf } from './rule-settings.ts';

export interface ConfigurationRequest {
	/** The document, or any file beside it. Paths have `/`. */
	readonly path: string;
	/** The folder above which nothing is looked for; a folder with `.git` below it counts instead. */
	readonly root: string;
	/** The text of a file; undefined when there is none or it cannot be read. */
	readonly read: (path: string) => Promise<string | undefined>;
	/** The names in a folder. Saves reading every name that a configuration can have. */
	readonly list?: (folder: string) => Promise<readonly string[]>;
	readonly rules: readonly Rule[];
	/** What holds where the file is silent, such as the editor's settings, and how to name that layer. */
	readonly fallback?: { readonly name: string; readonly rules: Configuration['rules'] };
	/** A configuration file that was named instead of being looked for. */
	readonly file?: string;
}

export interface ResolvedConfiguration {
	readonly configuration: Configuration;
	/** The configuration file and what it extends, nearest first; empty when there is none. */
	readonly files: readonly string[];
	/** Which layer set a value: a file, `preset strict`, the fallback's name. By key, rules as `rules.<id>`; defaults are absent. */
	readonly layers: ReadonlyMap<string, string>;
	readonly problems: readonly ConfigurationProblem[];
	/** The problems that the team has accepted; empty where its file is not there yet, undefined when no baseline is configured. */
	readonly baseline: Baseline | undefined;
}

export interface ConfigurationProblem {
	readonly file: string;
	/** Offsets in that file. */
	readonly range: Range;
	/** One sentence. */
	readonly message: string;
}

/** The names of a configuration file; the first one in a folder counts. A `package.json` counts when it has the key `postmortem`. */
export const configurationFileNames = ['.postmortemrc.json', '.postmortemrc.jsonc', '.postmortemrc.yaml', '.postmortemrc.yml'] as const;

/** What holds for a document: the nearest configuration upward, over the presets and files that it extends, over the defaults. */
export async function resolveConfiguration(request: ConfigurationRequest): Promise<ResolvedConfiguration> {
	const resolution = new Resolution(request);
	const { fallback } = request;
	if (fallback) resolution.addRules(fallback.rules, fallback.name);
	const found = await findConfiguration(request);
	if (found?.text === undefined) resolution.addUnreadable(found?.path);
	else await resolution.addFile(found.path, found.text, found.root, []);
	await resolution.addBaseline();
	return resolution.result();
}

/** Files that extend two others each would be read more often than any patience lasts. */
const mostFiles = 50;

/** The layers of a configuration as they are put on top of each other. */
class Resolution {
	private readonly values = new Map<string, unknown>();
	private readonly ruleSettings = new Map<string, RuleSetting>();
	private readonly layers = new Map<string, string>();
	private readonly files: string[] = [];
	/** By place and words: a file that two others extend is read twice. */
	private readonly problems = new Map<string, ConfigurationProblem>();
	private baseline: Baseline | undefined;
	private baselineNamedAt: Omit<ConfigurationProblem, 'message'> | undefined;

	constructor(private readonly request: ConfigurationRequest) {}

	result(): ResolvedConfiguration {
		const rules = Object.fromEntries(this.ruleSettings);
		return {
			configuration: { ...defaultConfiguration, ...Object.fromEntries(this.values), rules },
			files: this.files,
			layers: this.layers,
			problems: [...this.problems.values()],
			baseline: this.baseline,
		};
	}

	private addProblem(problem: ConfigurationProblem): void {
		this.problems.set(`${problem.file}:${problem.range.start}:${problem.message}`, problem);
	}

	/** A setting without options keeps the options of the layers below. */
	addRules(rules: Configuration['rules'], layer: string): void {
		for (const [id, setting] of Object.entries(rules)) {
			this.ruleSettings.set(id, { ...this.ruleSettings.get(id), ...setting });
			this.layers.set(`rules.${id}`, layer);
		}
	}

	/** Passed over in silence, a file that nobody may read would look like one that says nothing. */
	addUnreadable(path: string | undefined): void {
		if (path !== undefined) this.addProblem({ file: path, range: { start: 0, end: 0 }, message: 'This file cannot be read.' });
	}

	async addFile(path: string, text: string, root: string, extending: readonly string[]): Promise<void> {
		this.files.push(path);
		const { content, sound } = contentOf(path, text, (range, message) => {
			this.addProblem({ file: path, range, message });
		});
		const report: Report = (range, message) => {
			if (sound) this.addProblem({ file: path, range, message });
		};
		if (!content) return;
		if (content.kind !== 'map') {
			report(content.range, `${shown(content)} is no configuration: this must be a list of names with their values, such as “rules”.`);
			return;
		}
		const entries = entriesOf(content).filter(({ key, value }) => key !== '$schema' && !(value.value === null && isKnownKey(key)));
		// What a file extends lies below the file, wherever in it that is written.
		for (const { key, value } of entries) if (key === 'extends') await this.extend(value, path, root, extending, report);
		for (const entry of entries) this.addEntry(entry, path, root, report);
		for (const { key, value } of entries) if (key === 'templates') await this.lookForTemplates(value, path, report);
	}

	async addBaseline(): Promise<void> {
		const path = this.values.get('baseline');
		if (typeof path !== 'string') return;
		const text = await this.request.read(path);
		const read = text === undefined ? undefined : readBaseline(path, text);
		this.baseline = typeof read === 'object' ? read : { path, documents: new Map() };
		if (text !== undefined && typeof read !== 'object' && this.baselineNamedAt) {
			const fault =
				read === undefined ? 'is no baseline: remove it, and write it' : 'comes from another version of Postmortem: write it again';
			this.addProblem({ ...this.baselineNamedAt, message: `“${path}” ${fault} with postmortem lint --write-baseline.` });
		}
	}

	private async lookForTemplates(value: Located, path: string, report: Report): Promise<void> {
		for (const { value: name, range } of itemsOf(value)) {
			if (typeof name !== 'string' || (await this.request.read(joined(folderOf(path), name))) !== undefined) continue;
			report(range, `There is no file “${name}” from this one on: no template is read there.`);
		}
	}

	private async extend(value: Located, path: string, root: string, extending: readonly string[], report: Report): Promise<void> {
		for (const base of value.kind === 'list' ? itemsOf(value) : [value]) {
			const name = base.value;
			if (typeof name !== 'string')
				report(base.range, `${shown(base)} does not fit here: this must be ${inWords(presetNames)}, or a file.`);
			else if (isPreset(name)) this.addRules(presetRules(name, this.request.rules), `preset ${name}`);
			else await this.extendFile(name, base.range, path, root, extending, report);
		}
	}

	private async extendFile(
		name: string,
		range: Range,
		path: string,
		root: string,
		extending: readonly string[],
		report: Report,
	): Promise<void> {
		const meant = closestTo(name, presetNames);
		const target = joined(folderOf(path), name);
		if (meant) report(range, `There is no preset “${name}”: did you mean “${meant}”?`);
		else if (!isInFolder(target, root)) report(range, `“${name}” lies outside of this project and is not read.`);
		else if (target === path || extending.includes(target)) report(range, `“${name}” extends this file in turn.`);
		else if (this.files.length >= mostFiles) report(range, `“${name}” is not read: more than ${mostFiles} files extend each other here.`);
		else {
			const text = await this.request.read(target);
			if (text !== undefined) await this.addFile(target, text, root, [...extending, path]);
			else report(range, `“${name}” is neither a file here nor one of the presets ${inWords(presetNames, 'and')}.`);
		}
	}

	private addEntry(entry: LocatedEntry, path: string, root: string, report: Report): void {
		const { key, value } = entry;
		if (key === 'extends') return;
		if (key === 'rules') {
			this.addRules(readRules(value, this.request.rules, report), path);
			return;
		}
		const shape = Object.hasOwn(configurationShape, key) ? configurationShape[key] : undefined;
		if (!shape) reportUnknownKey(entry, ['extends', 'rules', ...Object.keys(configurationShape)], report);
		const read = shape && readShape(shape, value, report);
		if (read === undefined) return;
		const wanted = completed(key, read, path);
		// The command line writes this file: a project that was cloned must not name one elsewhere.
		if (key === 'baseline' && !isInFolder(String(wanted), root)) {
			report(value.range, `${shown(value)} lies outside of this project and is not used.`);
			return;
		}
		this.values.set(key, wanted);
		this.layers.set(key, path);
		if (key === 'baseline') this.baselineNamedAt = { file: path, range: value.range };
	}
}

/** Below a known key may stand nothing, since all of it is a remark, or not written yet: then it is as if the key were not there. */
function isKnownKey(key: string): boolean {
	return key === 'extends' || key === 'rules' || Object.hasOwn(configurationShape, key);
}

/** A value as `Configuration` has it: every part present, paths from where the file lies. */
function completed(key: string, value: unknown, path: string): unknown {
	if (key === 'templates' && Array.isArray(value)) return value.map((name) => joined(folderOf(path), String(name)));
	if (key === 'aliases' && typeof value === 'object') return { ...defaultConfiguration.aliases, ...value };
	if (key === 'baseline') return joined(folderOf(path), String(value));
	return value;
}

function readRules(located: Located, rules: readonly Rule[], report: Report): Configuration['rules'] {
	if (located.kind !== 'map') {
		report(located.range, `${shown(located)} does not fit here: this must be a list of rules with their severities.`);
		return {};
	}
	const settings = entriesOf(located).flatMap((entry): [string, RuleSetting][] => {
		const rule = rules.find(({ id }) => id === entry.key);
		if (rule) {
			const setting = readRuleSetting(rule, entry.value, report);
			// What could not be read leaves the rule to the layers below.
			return Object.keys(setting).length > 0 ? [[rule.id, setting]] : [];
		}
		const meant = closestTo(
			entry.key,
			rules.map(({ id }) => id),
		);
		report(entry.keyRange, `There is no rule “${entry.key}”${meant ? `: did you mean “${meant}”?` : '.'}`);
		return [];
	});
	return Object.fromEntries(settings);
}

function readRuleSetting(rule: Rule, located: Located, report: Report): RuleSetting {
	const [first, second, third] = located.kind === 'list' ? itemsOf(located) : [located];
	const severity = first && readSeverity(first, report);
	if (!first) report(located.range, 'A severity is missing here.');
	if (third) report(third.range, 'Only a severity and options belong here.');
	const options = second && readOptions(rule, second, report);
	const hasOptions = options !== undefined && (severity !== undefined || Object.keys(options).length > 0);
	return { ...(severity ? { severity } : {}), ...(hasOptions ? { options } : {}) };
}

function readSeverity(located: Located, report: Report): SeverityLevel | undefined {
	const severity = severities.find((level) => level === located.value);
	// YAML 1.1 read a bare `off` as false, and many people still expect it to.
	if (located.value === false) return 'off';
	if (severity === undefined) report(located.range, `${shown(located)} is no severity: use ${inWords(severities)}.`);
	return severity;
}

function readOptions(rule: Rule, located: Located, report: Report): RuleSetting['options'] {
	if (located.kind !== 'map') {
		report(located.range, `${shown(located)} does not fit here: this must be a list of options with their values.`);
		return undefined;
	}
	const options = entriesOf(located).flatMap((entry): [string, unknown][] => {
		const spec = Object.hasOwn(rule.options, entry.key) ? rule.options[entry.key] : undefined;
		if (!spec) {
			const known = Object.keys(rule.options);
			if (known.length > 0) reportUnknownKey(entry, known, report);
			else report(entry.keyRange, `The rule “${rule.id}” has no options.`);
			return [];
		}
		const value = plainValue(entry.value);
		const wanted = mismatchOf(spec, value);
		if (wanted === undefined) return [[entry.key, value]];
		report(entry.value.range, `${shown(entry.value)} does not fit here: “${entry.key}” must be ${wanted}.`);
		return [];
	});
	return Object.fromEntries(options);
}

/** The configuration in a file: the file itself, or what stands at the key of a `package.json`. */
function contentOf(path: string, text: string, report: Report): ConfigurationText {
	const isPackage = nameOf(path) === 'package.json';
	const read = readConfigurationText(text, /\.ya?ml$/.test(path) ? 'yaml' : 'json', isPackage ? () => undefined : report);
	if (!isPackage || !read.content) return read;
	return { ...read, content: entriesOf(read.content).find(({ key }) => key === 'postmortem')?.value };
}

interface FoundConfiguration {
	readonly path: string;
	/** Undefined for one that is there and cannot be read. */
	readonly text: string | undefined;
	/** The folder above which it extends nothing. */
	readonly root: string;
}

async function findConfiguration({ path, root, read, list, file }: ConfigurationRequest): Promise<FoundConfiguration | undefined> {
	if (file !== undefined) {
		const text = await read(file);
		return text === undefined ? undefined : { path: file, text, root };
	}
	let found: Omit<FoundConfiguration, 'root'> | undefined;
	for (let folder = folderOf(path); isInFolder(folder, root); folder = folderOf(folder)) {
		const names = await list?.(folder);
		found ??= await configurationIn(folder, names, read);
		const isRepository = names ? names.includes('.git') : (await read(joined(folder, '.git/HEAD'))) !== undefined;
		if (isRepository || folder === root || folder === folderOf(folder)) return found && { ...found, root: folder };
	}
	return found && { ...found, root };
}

async function configurationIn(
	folder: string,
	names: readonly string[] | undefined,
	read: ConfigurationRequest['read'],
): Promise<Omit<FoundConfiguration, 'root'> | undefined> {
	for (const name of [...configurationFileNames, 'package.json']) {
		if (names && !names.includes(name)) continue;
		const path = joined(folder, name);
		const text = await read(path);
		const isMissing = text === undefined && (!names || name === 'package.json');
		if (isMissing || (text !== undefined && name === 'package.json' && !hasConfiguration(path, text))) continue;
		return { path, text };
	}
	return undefined;
}

function hasConfiguration(path: string, text: string): boolean {
	// Most packages have none; they are told apart without being parsed.
	return text.includes('"postmortem"') && contentOf(path, text, () => undefined).content !== undefined;
}

function isPreset(name: string): name is PresetName {
	return (presetNames as readonly string[]).includes(name);
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that a path lies in; '' for a bare name, `/` stays. */
function folderOf(path: string): string {
	const at = path.lastIndexOf('/');
	return at > 0 ? path.slice(0, at) : at === 0 ? '/' : '';
}

function isInFolder(path: string, folder: string): boolean {
	return path === folder || folder === '' || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A path seen from a folder, with `.` and `..` resolved. */
function joined(folder: string, path: string): string {
	const parts: string[] = [];
	for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else if (part === '..' || (part !== '.' && part !== '')) parts.push(part);
	}
	return `${path.startsWith('/') || folder.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
