import { l10n, Uri, window, workspace } from 'vscode';
import type { AskedField } from '../core/lint/rule.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import type { FieldId } from '../core/vocabulary/terms.ts';
import { changeItems } from './change-items.ts';
import type { ItemTarget } from './reveal-item.ts';
import type { Services } from './services.ts';

/**
 * Asks for a field of an item with its picker and writes the answer; says so where the item is no longer what it was. False when nothing
 * was written.
 */
export async function askAndChange(services: Services, target: ItemTarget, field: AskedField): Promise<boolean> {
	const checked = await services.documents.check(await workspace.openTextDocument(Uri.parse(target.uri)));
	const item = checked?.postmortem.actionItems.find(({ key }) => key === target.key);
	if (!checked || !item) {
		void window.showWarningMessage(l10n.t('The action item is not in its document any more.'));
		return false;
	}
	const answer = await services.ask({
		field,
		items: [item],
		people: peopleIn(checked.postmortem),
		configuration: checked.configuration.configuration,
		today: services.today(),
	});
	if (answer === undefined) return false;
	const { changed, refused, documents } = await changeItems(services, [{ target, ways: [[answer]] }]);
	services.lastChange.remember(documents);
	const [reason] = refused;
	if (reason !== undefined) void window.showWarningMessage(reason);
	return changed.length > 0;
}

/** Everybody whom a postmortem names as the owner of an item or in a role. */
export function peopleIn({ actionItems, fields }: Postmortem): string[] {
	const owners = actionItems.flatMap((item) => item.owners.map(({ name }) => name));
	const roles = fields.filter(({ id }) => id !== undefined && roleFields.includes(id)).flatMap(({ value }) => value.split(/[,;]/));
	return [...new Set([...owners, ...roles].map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('[')))];
}

const roleFields: readonly FieldId[] = ['commander', 'scribe', 'facilitator', 'authors', 'reviewers', 'attendees'];
