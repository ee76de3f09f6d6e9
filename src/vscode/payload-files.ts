import { FileType, type Uri, workspace } from 'vscode';
import { findPayload, type PlaceKind } from '../core/import/find-payload.ts';
import type { PayloadFile } from '../core/import/recognise-payload.ts';

/**
 * What lies at an address: the file, or all files of a folder that a payload may consist of, with the list of people above it.
 * @throws UnusablePayload with one sentence when it is larger than what is read.
 */
export function payloadFilesAt(uri: Uri): Promise<{ readonly files: PayloadFile[]; readonly directory: PayloadFile | undefined }> {
	const at = (path: string): Uri => uri.with({ path });
	const path = uri.path.replace(/(?<=.)\/$/, '');
	return findPayload(path, path.slice(path.lastIndexOf('/') + 1), {
		stat: async (place) => {
			const { type, size } = await workspace.fs.stat(at(place));
			return { kind: kindOf(type & ~FileType.SymbolicLink), size };
		},
		list: async (folder) => (await workspace.fs.readDirectory(at(folder))).map(([name, type]) => ({ name, kind: kindOf(type) })),
		read: async (file) => workspace.fs.readFile(at(file)),
	});
}

function kindOf(type: FileType): PlaceKind {
	if (type === FileType.Directory) return 'folder';
	return type === FileType.File ? 'file' : 'other';
}
