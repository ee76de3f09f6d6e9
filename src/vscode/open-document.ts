import { type TextDocument, type Uri, workspace } from 'vscode';

/** The document that an editor holds of an address, saved or not; undefined when none does. */
export function openDocument(uri: Uri): TextDocument | undefined {
	const address = uri.toString();
	return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === address);
}
