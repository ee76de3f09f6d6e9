import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { maximumBytes } from '../core/import/payload.ts';
import type { PayloadFile } from '../core/import/recognise-payload.ts';
import { Refusal } from './new-document.ts';
import { reasonOf } from './reason.ts';

/** What lies at a path: the file, or all files of a folder that a payload may consist of; beside it the list of people above it. */
export async function payloadFilesAt(path: string): Promise<{ files: PayloadFile[]; directory: PayloadFile | undefined }> {
	const refuse = (error: unknown): never => {
		throw new Refusal(`${path} cannot be read: ${reasonOf(error)}.`);
	};
	const found = await stat(path).catch(refuse);
	const places = found.isDirectory() ? await filesIn(path).catch(refuse) : [path];
	const sizes = await Promise.all(places.map(async (place) => (await stat(place).catch(refuse)).size));
	const size = sizes.reduce((sum, one) => sum + one, 0);
	// Looked at before reading, so that a wrong file costs no memory.
	if (size > maximumBytes) throw new Refusal(`${path} is ${Math.ceil(size / 1024 / 1024)} MB; at most 32 MB are read.`);
	const root = dirname(resolve(path));
	const files = await Promise.all(
		places.map(async (place) => ({
			path: relative(root, resolve(place)).split(sep).join('/'),
			bytes: await readFile(place).catch(refuse),
		})),
	);
	return { files, directory: await peopleAbove(found.isDirectory() ? path : dirname(resolve(path))) };
}

async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	const inside = await Promise.all(
		entries
			.sort((a, b) => (a.name < b.name ? -1 : 1))
			.map(async (entry) => {
				if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
				const path = join(folder, entry.name);
				if (entry.isDirectory()) return filesIn(path);
				return entry.isFile() && /\.(?:json|ya?ml)$|^index\.md$/i.test(entry.name) ? [path] : [];
			}),
	);
	return inside.flat();
}

/** The `users.json` of a Slack export, which lies in the channel's folder or above it. */
async function peopleAbove(folder: string): Promise<PayloadFile | undefined> {
	for (const place of [folder, dirname(resolve(folder))]) {
		const path = join(place, 'users.json');
		const found = await stat(path).catch(() => undefined);
		if (found?.isFile() && found.size <= maximumBytes) return { path: basename(path), bytes: await readFile(path) };
	}
	return undefined;
}
