import { commands, type Diagnostic, Disposable, l10n, languages, ProgressLocation, Uri, window, workspace } from 'vscode';
import { markdownExtensions } from '../../core/model/markdown-file.ts';
import { encodingOf } from '../../core/text/encoding.ts';
import { placesIn, toDiagnostic } from '../convert.ts';
import { contextKeys, diagnosticSource, commands as ids } from '../ids.ts';
import { rulePage } from '../rule-pages.ts';
import type { Services } from '../services.ts';
import { takeFirst } from '../waiting-files.ts';

/** How many files are read at a time. */
const readsAtATime = 4;
/** How long changes are gathered before files are checked again, in milliseconds. */
const gathering = 300;

/**
 * Problems of postmortems that no editor shows: when the setting says so, or once somebody asks for them. Those that are shown belong to
 * the feature that follows typing.
 */
export function register(services: Services): Disposable {
	const { documents, settings, workspaceFiles, log } = services;
	const collection = languages.createDiagnosticCollection(`${diagnosticSource} workspace`);
	const waiting = new Map<string, Uri>();
	let asked = false;
	let gather: ReturnType<typeof setTimeout> | undefined;
	let running = false;

	const checksAll = (): boolean => asked || settings.at(undefined).lintScope === 'workspace';
	const shownNow = (): Set<string> => new Set(documents.shown().map(({ uri }) => uri.toString()));

	const check = async (uri: Uri): Promise<Diagnostic[]> => {
		if (workspaceFiles.index.get(uri.toString()) === undefined) return [];
		let text: string;
		try {
			const bytes = await workspace.fs.readFile(uri);
			text = new TextDecoder(encodingOf(bytes)).decode(bytes);
		} catch {
			// It is gone, or nobody may read it: the index says so elsewhere.
			return [];
		}
		const { kind, postmortem, problems } = await documents.checkText(uri, text);
		if (kind !== 'postmortem') return [];
		const places = placesIn(uri, postmortem);
		return problems.map((problem) => toDiagnostic(places, problem, rulePage(services.extension.id, problem.rule)));
	};

	const work = async (): Promise<void> => {
		for (let next = takeFirst(waiting); next; next = takeFirst(waiting)) {
			const diagnostics = await check(next);
			// What was opened or asked for again meanwhile gets a newer answer.
			if (!checksAll() || waiting.has(next.toString())) continue;
			if (shownNow().has(next.toString())) collection.delete(next);
			else collection.set(next, diagnostics);
			await new Promise((resolve) => setTimeout(resolve));
		}
	};

	const run = async (): Promise<void> => {
		gather = undefined;
		if (running) return;
		running = true;
		try {
			while (waiting.size > 0) await Promise.all(Array.from({ length: readsAtATime }, work));
		} finally {
			running = false;
		}
	};
	const quietly = (done: Promise<unknown>): void => void done.catch((error: unknown) => log.error(String(error)));

	const want = (uris: Iterable<Uri>): void => {
		if (!checksAll()) return;
		const shown = shownNow();
		for (const uri of uris) if (!shown.has(uri.toString())) waiting.set(uri.toString(), uri);
		if (waiting.size > 0) gather ??= setTimeout(() => quietly(run()), gathering);
	};

	const all = (): Uri[] => [...workspaceFiles.index.documents()].map(({ uri }) => Uri.parse(uri));

	const checkAll = async (): Promise<void> => {
		await commands.executeCommand('setContext', contextKeys.checksAll, checksAll());
		if (!checksAll()) {
			waiting.clear();
			collection.clear();
			return;
		}
		await workspaceFiles.settled();
		const shown = shownNow();
		for (const uri of all()) if (!shown.has(uri.toString())) waiting.set(uri.toString(), uri);
		await run();
	};

	const follow = (): void => {
		const shown = shownNow();
		const closed: Uri[] = [];
		for (const uri of all()) {
			if (shown.has(uri.toString())) collection.delete(uri);
			else if (!collection.has(uri)) closed.push(uri);
		}
		want(closed);
	};

	const watcher = workspace.createFileSystemWatcher(`**/*.${markdownExtensions}`, true, false, true);
	if (checksAll()) quietly(checkAll());
	return Disposable.from(
		collection,
		watcher,
		watcher.onDidChange((uri) => want([uri])),
		workspace.onDidSaveTextDocument(({ uri }) => want([uri])),
		documents.onDidChangeShown(() => {
			if (checksAll()) follow();
		}),
		documents.onDidInvalidate(() => want(all())),
		settings.onDidChange(() => quietly(checkAll())),
		new Disposable(
			workspaceFiles.index.onChange(({ added, changed, removed }) => {
				for (const uri of removed) collection.delete(Uri.parse(uri));
				want([...added, ...changed].map((uri) => Uri.parse(uri)));
			}),
		),
		new Disposable(() => clearTimeout(gather)),
		commands.registerCommand(ids.lintAll, async () => {
			asked = true;
			const title = l10n.t('Checking all postmortems');
			await window.withProgress({ location: ProgressLocation.Window, title }, checkAll);
			await commands.executeCommand('workbench.actions.view.problems');
		}),
		commands.registerCommand(ids.lintOpen, async () => {
			asked = false;
			await checkAll();
		}),
	);
}
