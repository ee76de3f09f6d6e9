import { Disposable, type Uri, workspace } from 'vscode';
import { isMarkdownFile, markdownExtensions } from '../core/model/markdown-file.ts';
import { createNewFolders } from './new-folders.ts';

export interface FileListener {
	/** A file came or changed, or may have. */
	came(uri: Uri): void;
	/** Files or whole folders are gone; asked for an address, `isGone` says whether it was one of them or lay inside. */
	went(isGone: (address: string) => boolean): void;
	/** More happened than was told of: everything is to be looked for again. */
	muchHappened(): void;
	fail(error: unknown): void;
}

/** How long what went is gathered, in milliseconds. */
const gathering = 150;
/** More events of files than this, each within `calmAfter` milliseconds of the one before, are a storm. */
const fewEvents = 50;
const calmAfter = 1000;

/** Tells of Markdown files of the workspace that come, change and go, in this window or outside of it. */
export function followFiles({ came, went, muchHappened, fail }: FileListener): Disposable {
	const newFolders = createNewFolders((files) => files.forEach(came), muchHappened, fail);
	const deleted = new Set<string>();
	let lookForDeleted: ReturnType<typeof setTimeout> | undefined;
	let events = 0;
	let calm: ReturnType<typeof setTimeout> | undefined;

	/** Of a storm, such as a branch switch, a watcher tells some files late or never. */
	const stir = (): void => {
		events += 1;
		clearTimeout(calm);
		calm = setTimeout(() => {
			const wasStorm = events > fewEvents;
			events = 0;
			if (wasStorm) muchHappened();
		}, calmAfter);
	};

	/** Only deletions of files are told of reliably one by one. */
	const drop = (uri: Uri): void => {
		deleted.add(uri.toString().replace(/\/$/, ''));
		lookForDeleted ??= setTimeout(() => {
			lookForDeleted = undefined;
			const gone = new Set(deleted);
			deleted.clear();
			went((address) => {
				for (let end = address.length; end > 0; end = address.lastIndexOf('/', end - 1)) if (gone.has(address.slice(0, end))) return true;
				return false;
			});
		}, gathering);
	};

	const watcher = workspace.createFileSystemWatcher(`**/*.${markdownExtensions}`);
	const folders = workspace.createFileSystemWatcher('**', false, true, false);
	return Disposable.from(
		watcher,
		watcher.onDidCreate(came),
		watcher.onDidChange(came),
		watcher.onDidDelete(drop),
		...[watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete].map((event) => event(stir)),
		folders,
		newFolders,
		folders.onDidCreate(newFolders.came),
		folders.onDidDelete(drop),
		workspace.onDidCreateFiles(({ files }) => {
			for (const uri of files) came(uri);
		}),
		workspace.onDidDeleteFiles(({ files }) => {
			for (const uri of files) drop(uri);
		}),
		workspace.onDidRenameFiles(({ files }) => {
			for (const { oldUri, newUri } of files) {
				drop(oldUri);
				if (isMarkdownFile(newUri.path)) came(newUri);
				else muchHappened();
			}
		}),
		new Disposable(() => {
			clearTimeout(calm);
			clearTimeout(lookForDeleted);
		}),
	);
}
