import { CancellationTokenSource, FileType, RelativePattern, Uri, type WorkspaceFolder, workspace } from 'vscode';
import { isMarkdownFile, markdownExtensions } from '../core/model/markdown-file.ts';
import { postmortemFolders } from '../core/model/recognise.ts';
import { isCandidate } from './markdown-files.ts';
import { findPostmortemFolders } from './postmortem-folders.ts';
import type { Settings } from './settings.ts';

/** Every Markdown file of the workspace, newest name first; by search, and by walking where no search finds any. */
export async function markdownFilesOf(fail: (error: unknown) => void): Promise<Uri[]> {
	const found = await Promise.all(
		(workspace.workspaceFolders ?? []).map(async (folder) => {
			try {
				const searched = await search(new RelativePattern(folder, '**/*.{md,markdown,MD}'));
				if (searched.length > 0) return searched;
			} catch (error) {
				fail(error);
			}
			// In the browser a search finds nothing, or only what is committed.
			return walk(folder.uri);
		}),
	);
	const name = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
	return found.flat().sort((a, b) => (name(a) < name(b) ? 1 : -1));
}

/** Whether the workspace has a file whose path is one of a postmortem, without reading any. */
export async function hasCandidate(settings: Settings, fail: (error: unknown) => void): Promise<boolean> {
	for (const folder of workspace.workspaceFolders ?? []) {
		const likely = await likelyFilesOf(folder, settings.at(folder).folders, fail);
		if (likely.some((uri) => isCandidate(uri, settings))) return true;
	}
	return false;
}

/** How long a search may take, in milliseconds: on a file system that nobody can search it never answers. */
const longestSearch = 10_000;

/** Folders whose search gave no answer in time: nobody has to wait for it once more. */
const unsearchable = new Set<string>();

/** The files that VS Code's search finds; none when it gives no answer in time, or has given none before. */
async function search(pattern: RelativePattern, most?: number): Promise<Uri[]> {
	const folder = pattern.baseUri.toString();
	if (unsearchable.has(folder)) return [];
	const stop = new CancellationTokenSource();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<Uri[]>((resolve) => {
		timer = setTimeout(() => {
			// On a disk that is only slow the next search may well be in time.
			if (!/^(?:file|vscode-remote)$/.test(pattern.baseUri.scheme)) unsearchable.add(folder);
			stop.cancel();
			resolve([]);
		}, longestSearch);
	});
	try {
		return await Promise.race([workspace.findFiles(pattern, '**/node_modules/**', most, stop.token), late]);
	} finally {
		clearTimeout(timer);
		stop.dispose();
	}
}

/** A few Markdown files whose path could be one of a postmortem; those that cannot be found by search are looked for near the top. */
async function likelyFilesOf(folder: WorkspaceFolder, more: readonly string[], fail: (error: unknown) => void): Promise<Uri[]> {
	const here = [...postmortemFolders].some((name) => folder.uri.path.toLowerCase().endsWith(`/${name}`));
	const names = [...postmortemFolders, ...more].map(inAnyCase).join(',');
	const words = ['post*mortem', 'incident', 'outage', 'rca'].map((word) => `*${inAnyCase(word)}*`).join(',');
	const pattern = here ? `**/*.${markdownExtensions}` : `**/{{${names}}/**/*,${words}}.${markdownExtensions}`;
	try {
		const found = await search(new RelativePattern(folder, pattern), 50);
		if (found.length > 0) return found;
	} catch (error) {
		fail(error);
	}
	const folders = await findPostmortemFolders(folder.uri, more);
	return (await Promise.all(folders.slice(0, 5).map(walk))).flat();
}

/** Globs tell capitals apart. */
function inAnyCase(name: string): string {
	return name.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

/** How many folders are looked into at a time, as many as files are read. */
const foldersAtATime = 4;
/** How many folders a walk enters at most: a home folder opened by mistake must not be read whole. */
const mostFolders = 5_000;

export async function walk(root: Uri): Promise<Uri[]> {
	const files: Uri[] = [];
	let level = [root];
	for (let entered = 0; level.length > 0 && entered < mostFolders; entered += level.length) {
		const below: Uri[] = [];
		for (let at = 0; at < level.length; at += foldersAtATime) {
			const lists = await Promise.all(
				level.slice(at, at + foldersAtATime).map(async (folder) => {
					try {
						return (await workspace.fs.readDirectory(folder)).map(([name, type]) => ({ name, type, uri: Uri.joinPath(folder, name) }));
					} catch {
						return [];
					}
				}),
			);
			for (const { name, type, uri } of lists.flat()) {
				if (name === 'node_modules' || name.startsWith('.')) continue;
				// A link could lead back to where it stands.
				if ((type & FileType.SymbolicLink) !== 0) continue;
				if ((type & FileType.Directory) !== 0) below.push(uri);
				else if (isMarkdownFile(name)) files.push(uri);
			}
		}
		level = below;
	}
	return files;
}
