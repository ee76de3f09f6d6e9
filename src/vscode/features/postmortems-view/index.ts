import { commands, Disposable, l10n, languages, type QuickPickItem, window } from 'vscode';
import { type DocumentGrouping, documentGroupings, groupDocuments } from '../../../core/workspace/documents.ts';
import { diagnosticSource, commands as ids, viewIds } from '../../ids.ts';
import { keepOpenGroups } from '../../open-groups.ts';
import type { Services } from '../../services.ts';
import { type Line, PostmortemsTree } from './tree.ts';

const memoryKey = 'postmortemsView';
const openGroupsKey = 'postmortemsViewOpen';

/** The view "Postmortems": every document with what is open in it, and why other files do not count. */
export function register({ workspaceFiles, memory, today, documents }: Services): Disposable {
	const tree = new PostmortemsTree(() => workspaceFiles.start());
	const view = window.createTreeView<Line>(viewIds.postmortems, { treeDataProvider: tree, showCollapseAll: true });
	const open = keepOpenGroups(memory, openGroupsKey);
	const kept = memory.get<unknown>(memoryKey);
	let grouping: DocumentGrouping = documentGroupings.find((known) => known === kept) ?? 'date';
	let waiting: ReturnType<typeof setTimeout> | undefined;

	const draw = (): void => {
		waiting = undefined;
		// What nobody sees is drawn when somebody looks.
		if (!view.visible) return;
		const problems = problemsByDocument();
		tree.show({
			grouping,
			groups: groupDocuments(workspaceFiles.index.documents(), grouping, today()),
			problemsOf: (uri) => problems.get(uri) ?? 0,
			others: workspaceFiles.others(),
			open: open.value,
		});
		const description = grouping === 'date' ? '' : l10n.t('by {0}', groupingWord(grouping).toLowerCase());
		if ((view.description ?? '') !== description) view.description = description;
	};
	const drawSoon = (): void => {
		waiting ??= setTimeout(draw, workspaceFiles.isReading ? 300 : 50);
	};

	return Disposable.from(
		view,
		tree,
		view.onDidChangeVisibility(drawSoon),
		view.onDidCollapseElement(({ element }) => open.turn(element.id, false)),
		view.onDidExpandElement(({ element }) => open.turn(element.id, true)),
		new Disposable(() => clearTimeout(waiting)),
		new Disposable(workspaceFiles.index.onChange(drawSoon)),
		workspaceFiles.onDidChangeReading(drawSoon),
		documents.onDidInvalidate(drawSoon),
		languages.onDidChangeDiagnostics(({ uris }) => {
			if (uris.some((uri) => workspaceFiles.index.get(uri.toString()) !== undefined)) drawSoon();
		}),
		commands.registerCommand(ids.groupPostmortems, async () => {
			const choices = documentGroupings.map((value): QuickPickItem & { value: DocumentGrouping } => ({
				label: groupingWord(value),
				value,
			}));
			const chosen = await window.showQuickPick(choices, { title: l10n.t('Group Postmortems By') });
			if (!chosen) return;
			grouping = chosen.value;
			await memory.update(memoryKey, grouping);
			draw();
		}),
	);
}

function problemsByDocument(): Map<string, number> {
	const counts = new Map<string, number>();
	for (const [uri, diagnostics] of languages.getDiagnostics()) {
		const ours = diagnostics.filter(({ source }) => source === diagnosticSource).length;
		if (ours > 0) counts.set(uri.toString(), ours);
	}
	return counts;
}

function groupingWord(grouping: DocumentGrouping): string {
	switch (grouping) {
		case 'date':
			return l10n.t('Date');
		case 'severity':
			return l10n.t('Severity');
		case 'status':
			return l10n.t('Status');
	}
}
