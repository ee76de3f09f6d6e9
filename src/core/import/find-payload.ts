import { maximumBytes, UnusablePayload } from './payload.ts';
import type { PayloadFile } from './recognise-payload.ts';

export type PlaceKind = 'file' | 'folder' | 'other';

/** What finding a payload needs of a file system. Paths have `/`; each throws for what is not there or cannot be read. */
export interface PayloadPlaces {
	/** Links are followed. */
	stat(path: string): Promise<{ readonly kind: PlaceKind; readonly size: number }>;
	/** Links are `other`: they may lead in a circle. */
	list(folder: string): Promise<readonly { readonly name: string; readonly kind: PlaceKind }[]>;
	read(path: string): Promise<Uint8Array>;
}

/**
 * What lies at a path: the file, or all files of a folder that a payload may consist of, with the list of people beside or above them.
 *
 * @param path Absolute.
 * @param name What a message calls it.
 * @throws UnusablePayload with one sentence when it is larger than what is read.
 */
export async function findPayload(
	path: string,
	name: string,
	places: PayloadPlaces,
): Promise<{ readonly files: PayloadFile[]; readonly directory: PayloadFile | undefined }> {
	const isFolder = (await places.stat(path)).kind === 'folder';
	const found = isFolder ? await filesIn(path, places) : [path];
	const sizes = await Promise.all(found.map(async (file) => (await places.stat(file)).size));
	const size = sizes.reduce((sum, one) => sum + one, 0);
	// Looked at before reading, so that a wrong file costs no memory.
	if (size > maximumBytes) throw new UnusablePayload(`${name} is ${Math.ceil(size / 1024 / 1024)} MB; at most 32 MB are read.`);
	const above = `${folderOf(path).replace(/\/$/, '')}/`;
	const files = await Promise.all(found.map(async (file) => ({ path: file.slice(above.length), bytes: await places.read(file) })));
	return { files, directory: await peopleAbove(isFolder ? path : folderOf(path), places) };
}

async function filesIn(folder: string, places: PayloadPlaces): Promise<string[]> {
	const entries = [...(await places.list(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
	const inside = await Promise.all(
		entries.map(async ({ name, kind }) => {
			if (name.startsWith('.') || name === 'node_modules') return [];
			const place = `${folder.replace(/\/$/, '')}/${name}`;
			if (kind === 'folder') return filesIn(place, places);
			return kind === 'file' && /\.(?:json|ya?ml)$|^index\.md$/i.test(name) ? [place] : [];
		}),
	);
	return inside.flat();
}

/** The `users.json` of a Slack export, which lies in the channel's folder or above it. */
async function peopleAbove(folder: string, places: PayloadPlaces): Promise<PayloadFile | undefined> {
	for (const place of [folder, folderOf(folder)]) {
		const file = `${place.replace(/\/$/, '')}/users.json`;
		try {
			const { kind, size } = await places.stat(file);
			if (kind === 'file' && size <= maximumBytes) return { path: 'users.json', bytes: await places.read(file) };
		} catch {
			// There is none here.
		}
	}
	return undefined;
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
