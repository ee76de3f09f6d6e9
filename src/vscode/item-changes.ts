import { l10n, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { editItem } from '../core/edit/edit-item.ts';
import type { ItemChange } from '../core/edit/item-change.ts';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import type { AskedField } from '../core/lint/rule.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import type { FieldId } from '../core/vocabulary/terms.ts';
import { toPlainEdits } from './convert.ts';
import { pathInWorkspace } from './markdown-files.ts';
import type { Services } from './services.ts';

/** An item as it was when somebody looked at it: whatever has become another since is left alone. */
export interface SeenItem {
	/** `ActionItem.key`. */
	readonly key: string;
	/** The item's source. */
	readonly source: string;
}

/** Asks for a field of an item with its picker and writes the answer. False when nothing was written. */
export async function askAndChange(services: Services, uri: Uri, seen: SeenItem, field: AskedField): Promise<boolean> {
	const checked = await services.documents.check(await workspace.openTextDocument(uri));
	const item = checked?.postmortem.actionItems.find(({ key }) => key === seen.key);
	if (!checked || !item) return refuse(l10n.t('The action item is not in the document any more.'));
	const today = services.today();
	const answer = await services.ask({
		field,
		items: [item],
		people: peopleIn(checked.postmortem),
		configuration: checked.configuration.configuration,
		today,
	});
	return answer === undefined ? false : changeItem(services, uri, seen, answer);
}

/**
 * Writes a change into an item, in the document's own way of writing. Says why and writes nothing when the item is not what it was.
 * A file that stands in no tab and had nothing unsaved is saved.
 */
export async function changeItem(services: Services, uri: Uri, { key, source }: SeenItem, change: ItemChange): Promise<boolean> {
	const document = await workspace.openTextDocument(uri);
	const isSomebodysWork = document.isDirty || services.documents.shown().includes(document);
	const checked = await services.documents.check(document);
	if (!checked) return refuse(l10n.t('{0} cannot be edited here.', workspace.asRelativePath(uri)));
	const reading = readingOptionsOf(checked.configuration.configuration, pathInWorkspace(uri));
	const outcome = editItem(checked.postmortem, key, change, source, reading);
	if (outcome.refused !== undefined) return refuse(outcome.refused);
	if (checked.version !== document.version) return refuse(l10n.t('The document was changed in the meantime, so that nothing was written.'));
	const edit = new WorkspaceEdit();
	edit.set(uri, toPlainEdits(document, outcome.edits));
	if (!(await workspace.applyEdit(edit))) return refuse(l10n.t('{0} could not be changed.', workspace.asRelativePath(uri)));
	if (!isSomebodysWork) await document.save();
	return true;
}

/** Everybody whom a postmortem names as the owner of an item or in a role. */
export function peopleIn({ actionItems, fields }: Postmortem): string[] {
	const owners = actionItems.flatMap((item) => item.owners.map(({ name }) => name));
	const roles = fields.filter(({ id }) => id !== undefined && roleFields.includes(id)).flatMap(({ value }) => value.split(/[,;]/));
	return [...new Set([...owners, ...roles].map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('[')))];
}

const roleFields: readonly FieldId[] = ['commander', 'scribe', 'facilitator', 'authors', 'reviewers', 'attendees'];

function refuse(reason: string): false {
	void window.showWarningMessage(reason);
	return false;
}
