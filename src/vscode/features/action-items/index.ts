import { commands, Disposable, l10n, type TreeView, Uri, window, workspace } from 'vscode';
import { parseFilter } from '../../../core/workspace/filter.ts';
import { countOverdue, groupItems } from '../../../core/workspace/grouping.ts';
import type { ItemEntry } from '../../../core/workspace/index.ts';
import { isOpen } from '../../../core/workspace/summary.ts';
import { contextKeys, commands as ids, internalCommands, viewIds } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { registerActing } from './acting.ts';
import { registerEditorActions } from './editor-actions.ts';
import { ActionItemsTree, type Row } from './tree.ts';
import { describeState, nobodyIsMe, registerViewCommands } from './view-commands.ts';
import { type KeptViewState, keepViewState } from './view-state.ts';

/** Items of incidents that are longer ago stand apart and do not count in the badge. */
const olderThanDays = 180;

/** With more groups than this they stand closed at first. */
const fewGroups = 20;

/** How long changes are gathered while everything is read, in milliseconds: each means grouping all items anew. */
const whileReading = 300;

/** The view "Action Items": what is still to be done, over all postmortems of the workspace. */
export function register(services: Services): Disposable {
	const { workspaceFiles } = services;
	const state = keepViewState(services.memory);
	const tree = new ActionItemsTree(() => workspaceFiles.start());
	const view = window.createTreeView<Row>(viewIds.actionItems, {
		treeDataProvider: tree,
		showCollapseAll: true,
		canSelectMany: true,
		manageCheckboxStateManually: true,
	});
	return Disposable.from(
		view,
		tree,
		drawing(services, state, tree, view),
		view.onDidCollapseElement(({ element }) => state.turn(element.id, false)),
		view.onDidExpandElement(({ element }) => state.turn(element.id, true)),
		registerViewCommands(state, services),
		registerActing(services, tree, view),
		registerEditorActions(services),
		commands.registerCommand(internalCommands.showMoreItems, (row: unknown) => {
			if (tree.isRow(row) && row.kind === 'more') tree.showMore(row);
		}),
		commands.registerCommand(ids.refresh, () => workspaceFiles.refresh()),
		commands.registerCommand(ids.clearCache, async () => {
			await services.keptSummaries.clear();
			await workspaceFiles.refresh();
		}),
	);
}

/** Keeps the view as the index, the state and the day say. */
function drawing(
	{ workspaceFiles, settings, documents, configurations, today, log }: Services,
	state: KeptViewState,
	tree: ActionItemsTree,
	view: TreeView<Row>,
): Disposable {
	let verifyAfterDays: number | undefined;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let badge = 0;
	let toldState: string | undefined;

	const draw = (): void => {
		waiting = undefined;
		const { grouping, sorting, showFinished, onlyMine, filter } = state.value;
		const context = { today: today(), me: settings.at(undefined).me, verifyAfterDays: verifyAfterDays ?? 14 };
		const parsed = parseFilter(filter);
		const mine = parseFilter('is:mine');
		const matches = (entry: ItemEntry): boolean =>
			('wrong' in parsed || parsed.matches(entry, context)) && (!onlyMine || 'wrong' in mine || mine.matches(entry, context));
		const entries = workspaceFiles.index.items();
		const groups = groupItems(entries, { grouping, sorting, showFinished, olderThanDays, context, matches });
		tree.show({ groups, today: context.today, expand: groups.length <= fewGroups, open: state.value.open });

		const overdue = countOverdue(entries, context.today, olderThanDays);
		if (overdue !== badge) {
			badge = overdue;
			view.badge = overdue === 0 ? undefined : { value: overdue, tooltip: l10n.t('Overdue action items: {0}', overdue) };
		}
		const description = describeState(state);
		if ((view.description ?? '') !== description) view.description = description;
		const message = 'wrong' in parsed ? parsed.wrong : onlyMine && context.me.length === 0 ? nobodyIsMe() : '';
		if ((view.message ?? '') !== message) view.message = message;
		const newState = listState(groups.length, entries);
		if (newState !== toldState) void commands.executeCommand('setContext', contextKeys.listState, newState);
		toldState = newState;
	};
	const listState = (groups: number, entries: readonly ItemEntry[]): string => {
		if (groups > 0) return 'items';
		if (workspaceFiles.isReading) return 'reading';
		if (workspaceFiles.index.size === 0) return 'none';
		return entries.some(({ item }) => isOpen(item)) ? 'noMatch' : 'allDone';
	};
	const drawSoon = (): void => {
		if (workspaceFiles.isReading) {
			waiting ??= setTimeout(draw, whileReading);
			return;
		}
		// What was to be gathered is there: nobody waits for the rest of the time.
		clearTimeout(waiting);
		waiting = setTimeout(draw);
	};

	const configure = (): void => {
		const folder = workspace.workspaceFolders?.[0]?.uri;
		if (!folder) return;
		configurations.at(Uri.joinPath(folder, 'postmortems')).then(
			({ configuration }) => {
				if (verifyAfterDays === configuration.verifyAfterDays) return;
				verifyAfterDays = configuration.verifyAfterDays;
				drawSoon();
			},
			(error: unknown) => log.error(String(error)),
		);
	};

	const showReading = (): void => {
		// Where something is listed, that a document is read again shows only when it has changed.
		if (workspaceFiles.index.size === 0 || toldState === 'reading') drawSoon();
		if (workspaceFiles.isReading) void window.withProgress({ location: { viewId: viewIds.actionItems } }, () => workspaceFiles.settled());
	};
	configure();

	return Disposable.from(
		new Disposable(() => clearTimeout(waiting)),
		new Disposable(workspaceFiles.index.onChange(drawSoon)),
		workspaceFiles.onDidChangeReading(showReading),
		state.onDidChange(draw),
		settings.onDidChange(drawSoon),
		configurations.onDidChange(configure),
		documents.onDidInvalidate(drawSoon),
	);
}
