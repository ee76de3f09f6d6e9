import { l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { insertTimelineEntries } from '../../../core/edit/insert-entries.ts';
import { goTo } from '../../active-postmortem.ts';
import { toPlainEdits } from '../../convert.ts';
import type { CheckedDocument } from '../../documents.ts';
import type { Services } from '../../services.ts';

/**
 * Asks for one line and appends it, with the present time, to the postmortem at the keyboard, else to the newest one that is still being
 * written. Says where it went. A file that stands in no tab and had nothing unsaved is saved.
 *
 * @param given The line itself, when nobody is to be asked.
 * @returns Where the entry was written; undefined when it was not.
 */
export async function addEntry(services: Services, given: unknown): Promise<Uri | undefined> {
	const target = await newestDraft(services);
	if (!target) {
		void window.showInformationMessage(l10n.t('There is no postmortem that is still being written.'));
		return undefined;
	}
	const title = target.postmortem.title?.text ?? workspace.asRelativePath(target.document.uri);
	const text =
		typeof given === 'string'
			? given
			: await window.showInputBox({
					title: l10n.t('Add Timeline Entry'),
					prompt: l10n.t('What happened just now? It goes into “{0}”.', title),
					placeHolder: l10n.t('Rolled back release 412, because …'),
				});
	if (text === undefined || text.trim() === '') return undefined;

	// Read again: the question may have stood open for a while, and the time is that of the answer.
	const { document } = target;
	const isSomebodysWork = document.isDirty || document.isUntitled || services.documents.shown().includes(document);
	const checked = await services.documents.check(document);
	if (!checked) return undefined;
	const entry = { instant: `${new Date().toISOString().slice(0, 16)}:00Z`, text };
	const edit = new WorkspaceEdit();
	edit.set(document.uri, toPlainEdits(document, insertTimelineEntries(checked.postmortem, [entry])));
	if (!(await workspace.applyEdit(edit))) {
		void window.showErrorMessage(l10n.t('{0} could not be changed.', workspace.asRelativePath(document.uri)));
		return undefined;
	}
	if (!isSomebodysWork && !(await document.save())) {
		void window.showWarningMessage(l10n.t('The entry is written, but {0} could not be saved.', workspace.asRelativePath(document.uri)));
		return document.uri;
	}
	void tell(services, document.uri, title);
	return document.uri;
}

async function tell(services: Services, uri: Uri, title: string): Promise<void> {
	if (window.activeTextEditor?.document.uri.toString() === uri.toString()) return;
	const show = l10n.t('Show');
	if ((await window.showInformationMessage(l10n.t('Added to the timeline of “{0}”.', title), show)) !== show) return;
	const checked = await services.documents.check(await workspace.openTextDocument(uri));
	const section = checked?.postmortem.timelines.at(-1);
	await goTo(uri, section ? { start: section.range.end, end: section.range.end } : { start: 0, end: 0 });
}

/** The active document when it is an unfinished postmortem; else the one of the workspace whose incident is the newest. */
async function newestDraft({ documents, workspaceFiles }: Services): Promise<CheckedDocument | undefined> {
	const active = window.activeTextEditor && (await documents.check(window.activeTextEditor.document));
	if (active?.kind === 'postmortem' && !active.postmortem.documentStatus?.final) return active;
	const open = (await Promise.all(documents.shown().map((document) => documents.check(document)))).filter(
		(checked) => checked?.kind === 'postmortem' && !checked.postmortem.documentStatus?.final,
	);
	await workspaceFiles.settled();
	const candidates = [
		...open.flatMap((checked) =>
			checked
				? [{ uri: checked.document.uri.toString(), day: checked.postmortem.incidentDay, status: checked.postmortem.documentStatus?.value }]
				: [],
		),
		...[...workspaceFiles.index.documents()]
			.filter(({ summary }) => !summary.final)
			.map(({ uri, summary }) => ({ uri, day: summary.day, status: summary.documentStatus })),
	];
	const weight = (status: string | undefined): number => (status === 'draft' || status === 'in-progress' ? 1 : 0);
	candidates.sort((a, b) => weight(b.status) - weight(a.status) || (b.day ?? '').localeCompare(a.day ?? '') || b.uri.localeCompare(a.uri));
	const [newest] = candidates;
	return newest && documents.check(await workspace.openTextDocument(Uri.parse(newest.uri)));
}
