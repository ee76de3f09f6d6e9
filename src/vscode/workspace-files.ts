import { Disposable, type Event, EventEmitter, l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import { longestSlice, PostmortemIndex } from '../core/workspace/index.ts';
import type { Summary } from '../core/workspace/summary.ts';
import type { Configurations } from './configurations.ts';
import type { Documents } from './documents.ts';
import { followFiles } from './file-events.ts';
import { createFileReader, type ReadFile } from './file-reader.ts';
import { hasCandidate, markdownFilesOf } from './find-files.ts';
import type { KeptSummaries } from './kept-summaries.ts';
import { inWorkspace, isBesidePostmortems, isCandidate, isReadable } from './markdown-files.ts';
import type { Settings } from './settings.ts';
import { createTypingPause } from './typing-pause.ts';
import { takeFirst } from './waiting-files.ts';

/** The postmortems of all workspace folders, kept up to date from the moment somebody looks at them. */
export interface WorkspaceFiles extends Disposable {
	readonly index: PostmortemIndex;
	/** Begins to find and read; does nothing when that has begun. */
	start(): void;
	/** Finds and reads everything again. Resolves when it is done. */
	refresh(): Promise<void>;
	/** Reads one file at once: for changes of our own, of which a watcher tells late or never. Resolves when the index has it. */
	reread(uri: Uri): Promise<void>;
	/** Whether the workspace has a file whose path is one of a postmortem, without reading any. */
	hasCandidate(): Promise<boolean>;
	/** A file came, in this window or outside of it, whose path is one of a postmortem. */
	readonly onDidSeeCandidate: Event<void>;
	/** Resolves when nothing is left to be found or read. Begins when nothing has begun. */
	settled(): Promise<void>;
	readonly isReading: boolean;
	readonly onDidChangeReading: Event<void>;
	/** Markdown files in postmortem folders that are none, with the reasons. */
	others(): IterableIterator<readonly [uri: string, reasons: readonly string[]]>;
}

/** How many files are read at a time: more would keep a remote file system from answering anybody else. */
const readsAtATime = 4;
/** How long changes are gathered before files are read again, and before lists hear of it. */
const gathering = 150;
/** On coming back to the window nobody looks for everything more often than this, in milliseconds. */
const lookedLately = 10_000;

export function createWorkspaceFiles(
	configurations: Configurations,
	documents: Documents,
	settings: Settings,
	kept: KeptSummaries,
	fail: (error: unknown) => void,
): WorkspaceFiles {
	const readFile = createFileReader(configurations, documents, settings, kept, fail);
	const index = new PostmortemIndex();
	const others = new Map<string, readonly string[]>();
	/** Files outside of postmortem folders that an editor showed to be postmortems: their marker says so, not their path. */
	const adopted = new Set<string>();
	const reading = new EventEmitter<void>();
	const sawCandidate = new EventEmitter<void>();
	const waiting = new Map<string, Uri>();
	/** The newest request for each file that is waiting or being read: an older answer may be about a text that is gone. */
	const newest = new Map<string, number>();
	let requests = 0;
	const waiters: (() => void)[] = [];
	let started = false;
	let disposed = false;
	let finding = 0;
	let running = 0;
	let generation = 0;
	let gather: ReturnType<typeof setTimeout> | undefined;
	let wasReading = false;
	let scanned = false;
	let lookedAt = 0;
	let batch = new Map<string, Summary | undefined>();
	let sliceStart = 0;

	const isReading = (): boolean => finding > 0 || running > 0 || waiting.size > 0 || gather !== undefined;

	const tell = (): void => {
		if (isReading() === wasReading) return;
		wasReading = !wasReading;
		reading.fire();
		if (wasReading) return;
		void kept.save(scanned);
		scanned = false;
		for (const resolve of waiters.splice(0)) resolve();
	};

	const flush = (): void => {
		const changes = batch;
		batch = new Map();
		if (changes.size > 0) index.update(changes);
	};

	/** A result counts only when nothing newer was asked for meanwhile. */
	const put = (uri: Uri, request: number | undefined, result: ReadFile): boolean => {
		const key = uri.toString();
		if (newest.get(key) !== request) return false;
		newest.delete(key);
		if (result.summary === undefined && result.reasons.length > 0) others.set(key, result.reasons);
		else others.delete(key);
		batch.set(key, result.summary);
		return true;
	};

	const work = async (): Promise<void> => {
		running += 1;
		const mine = generation;
		try {
			for (let next = takeFirst(waiting); next && mine === generation && !disposed; next = takeFirst(waiting)) {
				const request = newest.get(next.toString());
				const result = await readFile(next).catch((error: unknown) => {
					fail(error);
					return undefined;
				});
				if (mine !== generation) break;
				if (result) put(next, request, result);
				if (Date.now() - sliceStart > longestSlice) {
					flush();
					await new Promise((resolve) => setTimeout(resolve));
					sliceStart = Date.now();
				}
			}
		} finally {
			running -= 1;
			// A search that began meanwhile found nobody free to read for it.
			if (mine !== generation && waiting.size > 0) pump();
			if (running === 0) flush();
			tell();
		}
	};

	const pump = (): void => {
		gather = undefined;
		if (disposed) return;
		sliceStart = Date.now();
		for (let free = readsAtATime - running; free > 0 && waiting.size > 0; free -= 1) void work();
		tell();
	};

	const newRequest = (uri: Uri): number => {
		requests += 1;
		newest.set(uri.toString(), requests);
		return requests;
	};

	const want = (uri: Uri): void => {
		waiting.set(uri.toString(), uri);
		newRequest(uri);
	};

	const pumpSoon = (): void => {
		gather ??= setTimeout(pump, gathering);
		tell();
	};

	/** Queues a file that came or changed; false when it is not one to read, or not yet. */
	const queue = (uri: Uri): boolean => {
		if (!isCandidate(uri, settings) && !adopted.has(uri.toString())) return false;
		sawCandidate.fire();
		if (started) want(uri);
		return started;
	};
	const touch = (uri: Uri): void => {
		if (queue(uri)) pumpSoon();
	};
	const typing = createTypingPause(
		() => pump(),
		() => documents.readingTime,
	);
	/** What an editor holds is read when its problems are looked for, so that it is read once. */
	const type = (uri: Uri): void => {
		if (!queue(uri)) return;
		typing.changed();
		tell();
	};

	/** Files or whole folders are gone, most of them none of ours. */
	const drop = (isGone: (address: string) => boolean): void => {
		if (!started) return;
		const inIndex = [...index.documents()].map((entry) => entry.uri);
		// What is being read, or was and is not in the index yet, would come back as a line that nobody takes away again.
		const gone = [...new Set([...inIndex, ...batch.keys(), ...newest.keys()])].filter(isGone);
		for (const known of [...others.keys()]) if (isGone(known)) others.delete(known);
		for (const known of gone) batch.set(known, undefined);
		// A move can arrive as a creation followed by the deletion of what it replaced: whether it is gone is for the disk to say.
		for (const known of gone) want(Uri.parse(known));
		if (gone.length > 0) pumpSoon();
		tell();
	};

	const findAll = async (): Promise<void> => {
		lookedAt = Date.now();
		generation += 1;
		waiting.clear();
		newest.clear();
		finding += 1;
		tell();
		const mine = generation;
		try {
			const found = new Map<string, Uri>();
			const beside: Uri[] = [];
			for (const uri of await markdownFilesOf(fail)) {
				if (isCandidate(uri, settings)) found.set(uri.toString(), uri);
				else if (isBesidePostmortems(uri)) beside.push(uri);
			}
			for (const document of workspace.textDocuments) {
				if (isReadable(document) && (isCandidate(document.uri, settings) || adopted.has(document.uri.toString())))
					found.set(document.uri.toString(), document.uri);
			}
			if (mine !== generation || disposed) return;
			for (const key of adopted) if (inWorkspace(Uri.parse(key))) found.set(key, Uri.parse(key));
			for (const { uri } of index.documents()) {
				if (found.has(uri)) continue;
				// It may have come while the search was under way: whether it is there is for the disk to say.
				if (isCandidate(Uri.parse(uri), settings)) want(Uri.parse(uri));
				else batch.set(uri, undefined);
			}
			for (const key of [...others.keys()]) if (!found.has(key)) others.delete(key);
			for (const uri of beside) others.set(uri.toString(), [l10n.t('READMEs, indexes and templates are no postmortems.')]);
			for (const uri of found.values()) want(uri);
			scanned = true;
			flush();
		} finally {
			finding -= 1;
			if (mine === generation) pump();
		}
	};

	const findAllSoon = (): void => {
		if (started) void findAll().catch(fail);
	};

	const settled = (): Promise<void> => {
		start();
		return isReading() ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve();
	};

	const start = (): void => {
		if (started || disposed) return;
		started = true;
		finding += 1;
		void kept
			.load()
			.catch(fail)
			.then(findAll)
			.catch(fail)
			.finally(() => {
				finding -= 1;
				tell();
			});
		tell();
	};

	/** A document that an editor shows to be a postmortem starts the reading, and belongs to it wherever it lies. */
	const see = async (document: TextDocument): Promise<void> => {
		if (!isReadable(document)) return;
		const checked = await documents.check(document);
		if (checked?.kind !== 'postmortem' || document.isClosed) return;
		if (document.uri.scheme === 'untitled' || !inWorkspace(document.uri)) return;
		adopted.add(document.uri.toString());
		if (started) touch(document.uri);
		else start();
	};

	const listeners = Disposable.from(
		followFiles({ came: touch, went: drop, muchHappened: findAllSoon, fail }),
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0 && isReadable(document)) type(document.uri);
		}),
		workspace.onDidOpenTextDocument((document) => void see(document).catch(fail)),
		workspace.onDidSaveTextDocument((document) => {
			if (isReadable(document)) void see(document).catch(fail);
		}),
		// What was typed and thrown away with the tab is not what lies on disk.
		workspace.onDidCloseTextDocument((document) => touch(document.uri)),
		workspace.onDidChangeWorkspaceFolders(findAllSoon),
		// Whoever comes back may have pulled or switched a branch elsewhere, and some watchers tell nothing of it or tell it late.
		window.onDidChangeWindowState(({ focused }) => {
			if (focused && !isReading() && Date.now() - lookedAt > lookedLately) findAllSoon();
		}),
		configurations.onDidChange(findAllSoon),
		reading,
		sawCandidate,
		new Disposable(() => {
			clearTimeout(gather);
			typing.cancel();
		}),
	);
	for (const document of workspace.textDocuments) void see(document).catch(fail);

	return {
		index,
		start,
		refresh: async () => {
			started = true;
			await findAll();
			await settled();
		},
		reread: async (uri) => {
			if (!isCandidate(uri, settings) && !adopted.has(uri.toString())) return;
			try {
				const asked = newRequest(uri);
				if (put(uri, asked, await readFile(uri))) flush();
				// It was asked for again meanwhile: that answer is the one to wait for.
				else await settled();
			} catch (error) {
				fail(error);
			}
		},
		hasCandidate: () => hasCandidate(settings, fail),
		onDidSeeCandidate: sawCandidate.event,
		settled,
		get isReading() {
			return isReading();
		},
		onDidChangeReading: reading.event,
		others: () => others.entries(),
		dispose: () => {
			disposed = true;
			listeners.dispose();
		},
	};
}
