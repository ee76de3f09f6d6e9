import { Disposable, type Event, EventEmitter, FileType, Uri, window, workspace } from 'vscode';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import {
	type ConfigurationProblem,
	configurationFileNames,
	type ResolvedConfiguration,
	resolveConfiguration,
} from '../core/lint/resolve-configuration.ts';
import { rules } from '../core/rules/index.ts';
import { findTeamTemplates, isTemplateName } from '../core/templates/find-team-templates.ts';
import type { TeamTemplate } from '../core/templates/team-template.ts';
import { openDocument } from './open-document.ts';
import type { Settings } from './settings.ts';

/** What a team decided for one place, and the templates of its own that hold there. */
export interface ConfigurationHere extends ResolvedConfiguration {
	readonly teamTemplates: readonly TeamTemplate[];
}

export interface Configurations extends Disposable {
	/** What holds for a document; for an untitled one what holds in the first workspace folder. */
	at(document: Uri): Promise<ConfigurationHere>;
	/** What is wrong in a configuration file, or in one that such a file extends; undefined for any other file. */
	problemsIn(file: Uri): Promise<readonly ConfigurationProblem[]> | undefined;
	/** A configuration file, a template or a setting changed, on disk or in an editor. */
	readonly onDidChange: Event<void>;
}

/** The name of the layer that the editor's settings are. */
export const settingsLayer = 'the setting postmortem.rules';

/** The names in a folder; none of one that cannot be looked into. */
type List = (folder: Uri) => Promise<[string, FileType][]>;

/** On coming back to the window nobody looks for changes more often than this, in milliseconds. */
const lookedLately = 10_000;

/** Resolved configurations by folder. They are kept until any file changes that one of them was made from, or could be. */
export function createConfigurations(settings: Settings): Configurations {
	const byFolder = new Map<string, Promise<ConfigurationHere>>();
	const extended = new Set<string>();
	/** Templates and baselines. */
	const beside = new Set<string>();
	/** What the kept configurations were made from: the texts of files and the names that count in folders, by their addresses. */
	const texts = new Map<string, string | undefined>();
	const names = new Map<string, string>();
	const changed = new EventEmitter<void>();
	let pending: ReturnType<typeof setTimeout> | undefined;
	let lookedAt = 0;

	const forget = (): void => {
		byFolder.clear();
		texts.clear();
		names.clear();
		// Saving tells of itself twice, and a branch switch tells of many files.
		clearTimeout(pending);
		pending = setTimeout(() => changed.fire(), 100);
	};
	const touched = (uri: Uri): void => {
		// An install of dependencies writes thousands of package.json files, none of which is looked at.
		if (uri.path.includes('/node_modules/')) return;
		if (isConfigurationFile(uri) || isTemplateName(uri.path) || extended.has(uri.path) || beside.has(uri.path)) forget();
	};

	const read = async (file: Uri): Promise<string | undefined> => {
		const text = await readText(file);
		texts.set(file.toString(), text);
		return text;
	};
	/**
	 * Looks into each folder once, and into those above a document at the same time: each answer comes by way of the whole editor, which is
	 * slow to give it while a window opens.
	 */
	const listAround = (document: Uri): List => {
		const asked = new Map<string, Promise<[string, FileType][]>>();
		const list: List = (folder) => {
			const key = folder.toString();
			const known = asked.get(key);
			if (known) return known;
			const answer = entriesOf(folder).then((entries) => {
				names.set(key, namesThatCount(entries));
				return entries;
			});
			asked.set(key, answer);
			return answer;
		};
		const home = workspace.getWorkspaceFolder(document)?.uri;
		for (let folder = Uri.joinPath(document, '..'); home && folder.path.length >= home.path.length; folder = Uri.joinPath(folder, '..')) {
			void list(folder);
			if (folder.path === '/') break;
		}
		return list;
	};
	/** Some watchers tell of a change late or never: whether everything is what it was is seen again, or what holds for one document. */
	const lookAgain = async (document?: Uri): Promise<void> => {
		const isAbove = (folder: string): boolean => document === undefined || document.toString().startsWith(`${folder}/`);
		const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));
		for (const [file, text] of [...texts].filter(([address]) => isAbove(folderOf(address))))
			if ((await readText(Uri.parse(file))) !== text) return forget();
		for (const [folder, known] of [...names].filter(([address]) => isAbove(address)))
			if (namesThatCount(await entriesOf(Uri.parse(folder))) !== known) return forget();
	};
	/** Whoever comes back to the window may have pulled or switched a branch elsewhere. */
	const comeBack = (): void => {
		if (Date.now() - lookedAt < lookedLately) return;
		lookedAt = Date.now();
		void lookAgain();
	};

	const resolve = async (uri: Uri, list: List, file?: string): Promise<ResolvedConfiguration> => {
		const home = uri.scheme === 'untitled' ? workspace.workspaceFolders?.[0] : workspace.getWorkspaceFolder(uri);
		const base = uri.scheme === 'untitled' ? home?.uri : uri;
		const resolved = await resolveConfiguration({
			path: uri.scheme === 'untitled' ? `${withoutSlash(base?.path ?? '')}/untitled.md` : uri.path,
			root: withoutSlash(home?.uri.path ?? '/'),
			read: async (path) => (base ? read(base.with({ path })) : undefined),
			list: async (folder) => (base ? (await list(base.with({ path: folder }))).map(([name]) => name) : []),
			rules,
			fallback: { name: settingsLayer, rules: settings.at(uri).rules },
			...(file === undefined ? {} : { file }),
		});
		for (const path of resolved.files) extended.add(path);
		for (const path of resolved.configuration.templates) beside.add(path);
		if (resolved.configuration.baseline !== undefined) beside.add(resolved.configuration.baseline);
		return resolved;
	};

	const at = async (uri: Uri): Promise<ConfigurationHere> => {
		const list = listAround(uri);
		const resolved = await resolve(uri, list);
		const isUntitled = uri.scheme === 'untitled';
		const home = isUntitled ? workspace.workspaceFolders?.[0] : workspace.getWorkspaceFolder(uri);
		const base = isUntitled ? home?.uri : uri;
		const teamTemplates = await findTeamTemplates({
			path: uri.path,
			// Outside of the workspace only what lies beside the document.
			root: withoutSlash((home?.uri ?? Uri.joinPath(uri, '..')).path),
			configured: resolved.configuration.templates,
			read: async (path) => (base ? read(base.with({ path })) : undefined),
			list: async (folder) => (isUntitled ? [] : filesIn(await list(uri.with({ path: folder })))),
			reading: readingOptionsOf(resolved.configuration, uri.path),
		});
		return { ...resolved, teamTemplates };
	};

	const watcher = workspace.createFileSystemWatcher('**/*.{json,jsonc,yaml,yml,md}');
	const listeners = Disposable.from(
		watcher,
		watcher.onDidCreate(touched),
		watcher.onDidChange(touched),
		watcher.onDidDelete(touched),
		// Not every file system tells its watchers; what happens in this window is known without them.
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && touched(document.uri)),
		workspace.onDidSaveTextDocument(({ uri }) => touched(uri)),
		workspace.onDidCreateFiles(({ files }) => files.forEach(touched)),
		workspace.onDidDeleteFiles(({ files }) => files.forEach(touched)),
		workspace.onDidRenameFiles(({ files }) => {
			for (const { oldUri, newUri } of files) for (const uri of [oldUri, newUri]) touched(uri);
		}),
		workspace.onDidChangeWorkspaceFolders(forget),
		settings.onDidChange(forget),
		window.onDidChangeWindowState(({ focused }) => {
			if (focused) comeBack();
		}),
		window.onDidChangeActiveTextEditor((editor) => {
			if (editor?.document.languageId === 'markdown') void lookAgain(editor.document.uri);
		}),
		changed,
		new Disposable(() => clearTimeout(pending)),
	);

	return {
		at(document) {
			const key = document.scheme === 'untitled' ? 'untitled:' : Uri.joinPath(document, '..').toString();
			const known = byFolder.get(key);
			if (known) return known;
			const resolving = at(document);
			byFolder.set(key, resolving);
			resolving.catch(() => byFolder.delete(key));
			return resolving;
		},
		problemsIn(file) {
			if (!isConfigurationFile(file) && !extended.has(file.path)) return undefined;
			// Asked for by name, since only one of several in a folder counts.
			return resolve(file, listAround(file), file.path).then(({ problems }) => problems.filter((problem) => problem.file === file.path));
		},
		onDidChange: changed.event,
		dispose: () => listeners.dispose(),
	};
}

/** Whether a file is one that a configuration is looked for in. */
function isConfigurationFile({ path }: Pick<Uri, 'path'>): boolean {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return name === 'package.json' || configurationFileNames.some((known) => known === name);
}

function filesIn(entries: readonly [string, FileType][]): string[] {
	return entries.flatMap(([name, type]) => ((type & FileType.File) !== 0 ? [name] : []));
}

/** The names in a folder that a configuration or a template can have: a postmortem that comes changes nothing for the others. */
function namesThatCount(entries: readonly [string, FileType][]): string {
	return entries
		.map(([name]) => name)
		.filter((name) => isConfigurationFile({ path: name }) || isTemplateName(name))
		.sort()
		.join('\n');
}

/** What the editor shows of a file, saved or not, else what lies on disk; undefined when it cannot be read. */
async function readText(file: Uri): Promise<string | undefined> {
	const open = openDocument(file);
	if (open) return open.getText();
	try {
		return new TextDecoder().decode(await workspace.fs.readFile(file));
	} catch {
		return undefined;
	}
}

async function entriesOf(folder: Uri): Promise<[string, FileType][]> {
	try {
		return await workspace.fs.readDirectory(folder);
	} catch {
		return [];
	}
}

function withoutSlash(path: string): string {
	return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
