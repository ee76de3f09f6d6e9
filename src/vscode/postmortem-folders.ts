import { FileType, Uri, workspace } from 'vscode';
import { postmortemFolders } from '../core/model/recognise.ts';

/** How deep below the workspace folder a postmortem folder may lie, as in the activation events. */
const deepest = 3;

/**
 * The folders below a workspace folder, or that folder itself, in which postmortems are kept, by name: nearest first. `more` are names or
 * paths from the settings.
 */
export async function findPostmortemFolders(home: Uri, more: readonly string[]): Promise<Uri[]> {
	const names = new Set([...postmortemFolders, ...more.map(folderName)]);
	const isNamed = (folder: Uri): boolean => {
		const path = folder.path.toLowerCase();
		return [...names].some((name) => path.endsWith(`/${name}`));
	};
	if (isNamed(home)) return [home];
	const found: Uri[] = [];
	let level = [home];
	for (let depth = 1; depth <= deepest && level.length > 0; depth += 1) {
		const below = (await Promise.all(level.map(foldersIn))).flat();
		found.push(...below.filter(isNamed));
		level = below.filter((folder) => !isNamed(folder));
	}
	return found;
}

/** Whether a path leads through one of the folders that the settings name. */
export function isInNamedFolder(path: string, folders: readonly string[]): boolean {
	const lower = `/${path.toLowerCase()}`;
	return folders.some((folder) => lower.includes(`/${folderName(folder)}/`));
}

function folderName(folder: string): string {
	return folder.toLowerCase().replace(/^\/|\/$/g, '');
}

async function foldersIn(folder: Uri): Promise<Uri[]> {
	try {
		const entries = await workspace.fs.readDirectory(folder);
		return entries
			.filter(([name, type]) => (type & FileType.Directory) !== 0 && !name.startsWith('.') && name !== 'node_modules')
			.map(([name]) => Uri.joinPath(folder, name));
	} catch {
		return [];
	}
}
