import { readdir, readFile, stat } from 'node:fs/promises';
import { findPayload, type PlaceKind } from '../core/import/find-payload.ts';
import { UnusablePayload } from '../core/import/payload.ts';
import type { PayloadFile } from '../core/import/recognise-payload.ts';
import { Refusal } from './new-document.ts';
import { absolutePath } from './project-files.ts';
import { reasonOf } from './reason.ts';

/** What lies at a path: the file, or all files of a folder that a payload may consist of, with the list of people above it. */
export async function payloadFilesAt(
	path: string,
): Promise<{ readonly files: PayloadFile[]; readonly directory: PayloadFile | undefined }> {
	try {
		return await findPayload(absolutePath(path), path, {
			stat: async (place) => {
				const found = await stat(place);
				return { kind: kindOf(found), size: found.size };
			},
			list: async (folder) => (await readdir(folder, { withFileTypes: true })).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
			read: readFile,
		});
	} catch (error) {
		if (error instanceof UnusablePayload) throw error;
		throw new Refusal(`${path} cannot be read: ${reasonOf(error)}.`);
	}
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): PlaceKind {
	if (entry.isDirectory()) return 'folder';
	return entry.isFile() ? 'file' : 'other';
}
