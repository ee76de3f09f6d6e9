import { Disposable, l10n, Selection, type TextEditor, TextEditorRevealType, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { TextEdit } from '../core/text/edit.ts';
import type { Range } from '../core/text/range.ts';
import { toEditorEdits, toEditorRange } from './convert.ts';
import type { CheckedDocument } from './documents.ts';
import type { Services } from './services.ts';

/** The postmortem at the keyboard, as it was read, with its editor. */
export interface ActivePostmortem {
	readonly editor: TextEditor;
	readonly checked: CheckedDocument;
}

/** Undefined when the active editor shows no postmortem. */
export async function activePostmortem({ documents }: Services): Promise<ActivePostmortem | undefined> {
	const editor = window.activeTextEditor;
	const checked = editor && (await documents.check(editor.document));
	return editor && checked?.kind === 'postmortem' ? { editor, checked } : undefined;
}

/** Writes edits on what was read, as one step to undo. Where the document has changed since, it says so and writes nothing. */
export async function writeEdits({ document, version }: CheckedDocument, edits: readonly TextEdit[]): Promise<void> {
	if (document.version === version) {
		if (edits.length === 0) return;
		const edit = new WorkspaceEdit();
		edit.set(document.uri, toEditorEdits(document, edits));
		if (await workspace.applyEdit(edit)) return;
	}
	void window.showWarningMessage(l10n.t('The document was changed in the meantime, so that nothing was written.'));
}

/** Opens a document with a stretch of it selected, in the middle of the screen. */
export async function goTo(uri: Uri, range: Range): Promise<void> {
	const document = await workspace.openTextDocument(uri);
	const editor = await window.showTextDocument(document, { preview: false });
	const place = toEditorRange(document, range);
	editor.selection = new Selection(place.start, place.end);
	editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * Calls the listener with the active postmortem, undefined when there is none: at once, when another editor becomes active, and half a
 * second after the last change.
 */
export function onActivePostmortem(services: Services, listener: (active: ActivePostmortem | undefined) => void): Disposable {
	let run = 0;
	let pending: ReturnType<typeof setTimeout> | undefined;
	const tell = (): void => {
		const mine = ++run;
		activePostmortem(services).then(
			(active) => {
				if (mine === run) listener(active);
			},
			(error: unknown) => services.log.error(String(error)),
		);
	};
	tell();
	return Disposable.from(
		window.onDidChangeActiveTextEditor(tell),
		services.documents.onDidInvalidate(tell),
		workspace.onDidChangeTextDocument(({ document }) => {
			if (document !== window.activeTextEditor?.document) return;
			clearTimeout(pending);
			pending = setTimeout(tell, 500);
		}),
		new Disposable(() => clearTimeout(pending)),
	);
}
