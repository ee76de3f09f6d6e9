import {
	commands,
	Disposable,
	env,
	l10n,
	type TreeCheckboxChangeEvent,
	TreeItemCheckboxState,
	type TreeView,
	Uri,
	window,
	workspace,
} from 'vscode';
import type { ItemEntry } from '../../../core/workspace/index.ts';
import { itemAsMarkdown } from '../../../core/workspace/item-markdown.ts';
import { isOpen } from '../../../core/workspace/summary.ts';
import { commands as ids, internalCommands } from '../../ids.ts';
import { act, entryOf, type ItemAction, undoLastAction } from '../../item-actions.ts';
import { itemAtCaret } from '../../item-at-caret.ts';
import { type ItemTarget, isItemTarget, revealItem } from '../../reveal-item.ts';
import type { Services } from '../../services.ts';
import { openTicket } from '../../tickets.ts';
import type { ActionItemsTree, ItemRow, Row } from './tree.ts';
import { targetOf } from './tree-items.ts';

const commandOf: { readonly [action in ItemAction]: string } = {
	finish: ids.finishItem,
	reopen: ids.reopenItem,
	start: ids.startItem,
	block: ids.blockItem,
	drop: ids.dropItem,
	verify: ids.verifyItem,
	assign: ids.assignItem,
	setDue: ids.setItemDue,
	setPriority: ids.setItemPriority,
	setKind: ids.setItemKind,
	attachTicket: ids.attachTicket,
};

/** Everything that is done with items: from a line of the tree, from its selection, or at the caret of the editor. */
export function registerActing(services: Services, tree: ActionItemsTree, view: TreeView<Row>): Disposable {
	// One after the other, so that each finds the items as the one before left them.
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = (work: () => Promise<unknown>): Promise<unknown> => {
		queue = queue.then(work, work);
		return queue;
	};
	const quiet = quietSelection(view);
	const targetsFor = async (args: readonly unknown[]): Promise<readonly ItemTarget[]> => {
		// Arrow keys move the focus, of which the editor tells nobody: the focused line is the one to be selected, unless several are.
		if (args[0] === fromView && view.selection.length < 2) await quiet.selectFocused();
		return targetsOf(services, tree, view, args);
	};
	const onItems = (command: string, work: (targets: readonly ItemTarget[]) => Promise<unknown>): Disposable =>
		commands.registerCommand(command, (...args: unknown[]) =>
			inTurn(async () => {
				const targets = await targetsFor(args);
				if (targets.length > 0) await work(targets);
				else tellNoItem();
			}),
		);

	return Disposable.from(
		...Object.entries(commandOf).map(([action, command]) => onItems(command, (targets) => act(services, action as ItemAction, targets))),
		onItems(ids.toggleItem, async (targets) => {
			const entries = await entriesOf(services, targets);
			await act(services, entries.some(({ item }) => isOpen(item)) ? 'finish' : 'reopen', targets);
		}),
		commands.registerCommand(ids.openItem, (...args: unknown[]) =>
			inTurn(async () => {
				const [target] = await targetsFor(args);
				const selected = view.selection[0];
				if (target) await revealItem(services, target);
				else if (selected?.kind === 'more') tree.showMore(selected);
				else tellNoItem();
			}),
		),
		// A click, or a selection that grows by key, looks at an item; to go into its document is for Enter.
		commands.registerCommand(internalCommands.openLine, async (target: unknown) => {
			if (isItemTarget(target) && !quiet.isOwn(target)) await revealItem(services, target, { preserveFocus: true });
		}),
		onItems(ids.openTicket, async (targets) => {
			for (const entry of await entriesOf(services, targets)) await openTicket(services, entry);
		}),
		// Filling in the page of a tracker takes minutes, for which nothing else waits.
		commands.registerCommand(ids.handOver, async (...args: unknown[]) => {
			const targets = await targetsFor(args);
			if (targets.length === 0) tellNoItem();
			for (const target of targets) {
				if ((await commands.executeCommand(internalCommands.handOver, target)) !== true) break;
			}
		}),
		onItems(ids.copyItems, async (targets) => {
			const entries = await entriesOf(services, targets);
			if (entries.length === 0) {
				tellNoItem();
				return;
			}
			await env.clipboard.writeText(
				entries.map((entry) => itemAsMarkdown(entry, workspace.asRelativePath(Uri.parse(entry.uri)))).join('\n'),
			);
			void window.showInformationMessage(l10n.t('Action items on the clipboard: {0}.', entries.length));
		}),
		commands.registerCommand(ids.undoChange, () => inTurn(() => undoLastAction(services))),
		commands.registerCommand(ids.nextItem, () => goToNext(services, tree, view, 1)),
		commands.registerCommand(ids.previousItem, () => goToNext(services, tree, view, -1)),
		view.onDidChangeCheckboxState((event) => inTurn(() => tick(services, tree, event))),
	);
}

function tellNoItem(): void {
	void window.showInformationMessage(l10n.t('Put the caret into an action item, or select one in the sidebar.'));
}

/**
 * Selects the focused line for a key that acts on it. The editor opens what is selected, which is not what the key is for, and asks for
 * that at some later moment.
 */
function quietSelection(view: TreeView<Row>) {
	let own: 'next' | ItemTarget | undefined;
	return {
		async selectFocused(): Promise<void> {
			own = 'next';
			await commands.executeCommand('list.selectAndPreserveFocus');
			const row = view.selection[0];
			if (own === 'next') own = row?.kind === 'item' ? targetOf(row.entry) : undefined;
		},
		/** Whether an item is to be opened only because a key selected it. */
		isOwn({ uri, key }: ItemTarget): boolean {
			const is = own === 'next' || (own?.uri === uri && own.key === key);
			if (is) own = undefined;
			return is;
		},
	};
}

async function tick(services: Services, tree: ActionItemsTree, { items }: TreeCheckboxChangeEvent<Row>): Promise<void> {
	for (const state of [TreeItemCheckboxState.Checked, TreeItemCheckboxState.Unchecked]) {
		const rows = items.flatMap(([row, now]) => (row.kind === 'item' && now === state ? [row] : []));
		if (rows.length === 0) continue;
		const outcome = await act(
			services,
			state === TreeItemCheckboxState.Checked ? 'finish' : 'reopen',
			rows.map(({ entry }) => targetOf(entry)),
		);
		// A box that could not be ticked must not look ticked.
		if (outcome?.changed.length === rows.length) continue;
		tree.redraw(rows);
	}
}

/** The lines that a command is for: those of a menu, those that are selected when a key was pressed, else the item at the caret. */
async function targetsOf(
	services: Services,
	tree: ActionItemsTree,
	view: TreeView<Row>,
	[first, second]: readonly unknown[],
): Promise<readonly ItemTarget[]> {
	const isRow = (value: unknown): value is Row => tree.isRow(value);
	if (isItemTarget(first)) return [first];
	const selected = view.selection;
	const isFromView = first === fromView || isRow(first);
	if (!isFromView) {
		const target = await itemAtCaret(services);
		if (target) return [target];
	}
	const rows = Array.isArray(second) && second.every(isRow) ? second : isRow(first) ? [first] : selected;
	const targets = rows.flatMap((row) => (row.kind === 'item' ? [targetOf(row.entry)] : []));
	// An item can stand in several groups.
	return [...new Map(targets.map((target) => [`${target.uri}\n${target.key}`, target])).values()];
}

/** What key bindings of the view send along. */
const fromView = 'selection';

async function entriesOf(services: Services, targets: readonly ItemTarget[]): Promise<ItemEntry[]> {
	return (await Promise.all(targets.map((target) => entryOf(services, target)))).flatMap((entry) => (entry ? [entry] : []));
}

/** Opens the item after or before the one that is selected, in the order of the view, around its ends. */
async function goToNext(services: Services, tree: ActionItemsTree, view: TreeView<Row>, step: 1 | -1): Promise<void> {
	await services.workspaceFiles.settled();
	const rows = tree.itemRows();
	if (rows.length === 0) {
		void window.showInformationMessage(l10n.t('There is no action item to go to.'));
		return;
	}
	const caret = await itemAtCaret(services);
	const isHere = ({ entry }: ItemRow): boolean => entry.uri === caret?.uri && entry.item.key === caret.key;
	const selected = view.selection[0];
	const from = caret && rows.some(isHere) ? rows.findIndex(isHere) : selected?.kind === 'item' ? rows.indexOf(selected) : -1;
	const row = rows[(from < 0 && step < 0 ? rows.length - 1 : from + step + rows.length) % rows.length];
	if (!row) return;
	if (view.visible) await view.reveal(row, { select: true, focus: false });
	await revealItem(services, targetOf(row.entry));
}
