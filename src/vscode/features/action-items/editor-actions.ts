import {
	CodeAction,
	type CodeActionContext,
	CodeActionKind,
	type CodeActionProvider,
	type Disposable,
	l10n,
	languages,
	type Range,
	type TextDocument,
} from 'vscode';
import { isOpen } from '../../../core/workspace/summary.ts';
import { commands as ids } from '../../ids.ts';
import { itemAt } from '../../item-at-caret.ts';
import type { Services } from '../../services.ts';

/** What Ctrl+. offers on an action item: the same as its line in the sidebar. */
export function registerEditorActions(services: Services): Disposable {
	const provider: CodeActionProvider = {
		provideCodeActions: (document, range, context) => actionsAt(services, document, range, context),
	};
	return languages.registerCodeActionsProvider({ language: 'markdown' }, provider, { providedCodeActionKinds: [kind] });
}

const kind = CodeActionKind.Refactor.append('postmortem');

async function actionsAt(services: Services, document: TextDocument, range: Range, { only }: CodeActionContext): Promise<CodeAction[]> {
	if (only && !only.contains(kind)) return [];
	const found = await itemAt(services, document, range);
	if (!found) return [];
	const { item, target } = found;
	const { status, links } = item;
	const offers: readonly (readonly [isOffered: boolean, title: string, command: string])[] = [
		[isOpen(item), l10n.t('Mark action item as done'), ids.finishItem],
		[status === 'open' || status === 'blocked', l10n.t('Start action item'), ids.startItem],
		[true, l10n.t('Assign action item…'), ids.assignItem],
		[true, l10n.t('Set due date of action item…'), ids.setItemDue],
		[true, l10n.t('Set priority of action item…'), ids.setItemPriority],
		[true, l10n.t('Set kind of action item…'), ids.setItemKind],
		[status === 'open' || status === 'in-progress', l10n.t('Block action item…'), ids.blockItem],
		[isOpen(item), l10n.t('Drop action item…'), ids.dropItem],
		[status === 'open' || status === 'in-progress' || status === 'done', l10n.t('Verify action item…'), ids.verifyItem],
		[status !== 'open', l10n.t('Open action item again'), ids.reopenItem],
		[links.length > 0, l10n.t('Open the ticket of the action item'), ids.openTicket],
		[true, l10n.t('Attach a ticket to action item…'), ids.attachTicket],
		[isOpen(item), l10n.t('Create a ticket for the action item…'), ids.handOver],
		[true, l10n.t('Copy action item as Markdown'), ids.copyItems],
	];
	return offers.flatMap(([isOffered, title, command]) => {
		if (!isOffered) return [];
		const action = new CodeAction(title, kind);
		action.command = { command, title, arguments: [target] };
		return [action];
	});
}
