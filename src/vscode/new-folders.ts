import { type Disposable, Uri } from 'vscode';
import { walk } from './find-files.ts';

export interface NewFolders extends Disposable {
	/** Something came, which need not be there any more. Only what is most likely a folder is looked into. */
	came(uri: Uri): void;
}

/** How long folders are gathered, in milliseconds. */
const gathering = 150;
/** More of them than this, as of a branch switch, are worth one search for everything. */
const fewFolders = 10;

/** Looks into folders that came as a whole, of which some systems tell only the folder: `found` gets the Markdown files of a few. */
export function createNewFolders(found: (files: readonly Uri[]) => void, tooMany: () => void, fail: (error: unknown) => void): NewFolders {
	const waiting = new Set<string>();
	let look: ReturnType<typeof setTimeout> | undefined;
	return {
		came(uri) {
			if (/\.\w+$|\/(?:node_modules|\.git)(?:\/|$)/.test(uri.path)) return;
			waiting.add(uri.toString());
			look ??= setTimeout(() => {
				look = undefined;
				const folders = [...waiting].map((address) => Uri.parse(address));
				waiting.clear();
				if (folders.length > fewFolders) tooMany();
				else for (const folder of folders) void walk(folder).then(found, fail);
			}, gathering);
		},
		dispose: () => clearTimeout(look),
	};
}
