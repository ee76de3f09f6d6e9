import { FileType, Uri, workspace } from 'vscode';
import { maximumBytes, UnusablePayload } from '../core/import/payload.ts';
import type { PayloadFile } from '../core/import/recognise-payload.ts';

/**
 * What lies at an address: the file, or all files of a folder that a payload may consist of, with the list of people above it.
 * @throws UnusablePayload with one sentence when it is larger than what is read.
 */
export async function payloadFilesAt(uri: Uri): Promise<{ files: PayloadFile[]; directory: PayloadFile | undefined }> {
	const { type } = await workspace.fs.stat(uri);
	const isFolder = (type & FileType.Directory) !== 0;
	const places = isFolder ? await filesIn(uri) : [uri];
	const sizes = await Promise.all(places.map(async (place) => (await workspace.fs.stat(place)).size));
	const size = sizes.reduce((sum, one) => sum + one, 0);
	const name = nameOf(uri);
	// Looked at before reading, so that a wrong file costs no memory.
	if (size > maximumBytes) throw new UnusablePayload(`${name} is ${Math.ceil(size / 1024 / 1024)} MB; at most 32 MB are read.`);
	const root = Uri.joinPath(uri, '..').path.replace(/\/?$/, '/');
	const files = await Promise.all(
		places.map(async (place) => ({ path: place.path.slice(root.length), bytes: await workspace.fs.readFile(place) })),
	);
	return { files, directory: await peopleAbove(isFolder ? uri : Uri.joinPath(uri, '..')) };
}

async function filesIn(folder: Uri): Promise<Uri[]> {
	const entries = await workspace.fs.readDirectory(folder);
	const inside = await Promise.all(
		entries
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(async ([name, type]) => {
				if (name.startsWith('.') || name === 'node_modules') return [];
				const place = Uri.joinPath(folder, name);
				// Links may lead in a circle.
				if (type === FileType.Directory) return filesIn(place);
				return type === FileType.File && /\.(?:json|ya?ml)$|^index\.md$/i.test(name) ? [place] : [];
			}),
	);
	return inside.flat();
}

/** The `users.json` of a Slack export, which lies in the channel's folder or above it. */
async function peopleAbove(folder: Uri): Promise<PayloadFile | undefined> {
	for (const place of [folder, Uri.joinPath(folder, '..')]) {
		try {
			return { path: 'users.json', bytes: await workspace.fs.readFile(Uri.joinPath(place, 'users.json')) };
		} catch {
			// There is none here.
		}
	}
	return undefined;
}

function nameOf(uri: Uri): string {
	return uri.path.split('/').findLast((part) => part !== '') ?? uri.path;
}
