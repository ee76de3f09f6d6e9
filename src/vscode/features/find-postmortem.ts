import { commands, Disposable, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { IndexEntry } from '../../core/workspace/index.ts';
import { relatedTo } from '../../core/workspace/related.ts';
import { isOpen, summarise } from '../../core/workspace/summary.ts';
import { activePostmortem } from '../active-postmortem.ts';
import { commands as ids } from '../ids.ts';
import type { Services } from '../services.ts';

/** Finds a postmortem again: by title, day, severity, service or category, or by what it has in common with the one at hand. */
export function register(services: Services): Disposable {
	const { workspaceFiles } = services;
	return Disposable.from(
		commands.registerCommand(ids.findPostmortem, async () => {
			await workspaceFiles.settled();
			const entries = [...workspaceFiles.index.documents()].sort((a, b) => ((a.summary.day ?? '') < (b.summary.day ?? '') ? 1 : -1));
			await choose(
				entries.map((entry) => choiceOf(entry)),
				l10n.t('Find Postmortem'),
				l10n.t('Title, day, severity, service or category'),
			);
		}),
		commands.registerCommand(ids.showRelated, async () => {
			const active = await activePostmortem(services);
			if (!active) {
				void window.showInformationMessage(l10n.t('This is no postmortem.'));
				return;
			}
			await workspaceFiles.settled();
			const { document, postmortem } = active.checked;
			const related = relatedTo(document.uri.toString(), summarise(postmortem), workspaceFiles.index.documents());
			if (related.length === 0) {
				void window.showInformationMessage(l10n.t('No other postmortem names the same service or category.'));
				return;
			}
			const choices = related.map(({ entry, services: shared, category }) => ({
				...choiceOf(entry),
				detail: l10n.t('In common: {0}', [...shared, category].filter((part) => part !== undefined).join(', ')),
			}));
			await choose(choices, l10n.t('Related Postmortems'), '');
		}),
	);
}

interface Choice extends QuickPickItem {
	readonly uri: Uri;
}

function choiceOf({ uri, summary: { title, day, severity, services, category, incidentId, items } }: IndexEntry): Choice {
	const file = Uri.parse(uri);
	const open = items.filter(isOpen).length;
	return {
		label: title ?? workspace.asRelativePath(file),
		description: [day, severity?.text, incidentId].filter((part) => part !== undefined).join(' · '),
		detail: [services.join(', '), category, open > 0 ? l10n.t('{0} open', open) : ''].filter(Boolean).join(' · '),
		uri: file,
	};
}

async function choose(choices: readonly Choice[], title: string, placeHolder: string): Promise<void> {
	const chosen = await window.showQuickPick(choices, { title, placeHolder, matchOnDescription: true, matchOnDetail: true });
	if (!chosen) return;
	try {
		await window.showTextDocument(await workspace.openTextDocument(chosen.uri));
	} catch {
		void window.showWarningMessage(l10n.t('{0} cannot be opened.', workspace.asRelativePath(chosen.uri)));
	}
}
