import { commands, Disposable, l10n, type QuickPickItem, window } from 'vscode';
import { parseFilter } from '../../../core/workspace/filter.ts';
import { type Grouping, groupings, type Sorting, sortings } from '../../../core/workspace/grouping.ts';
import { contextKeys, commands as ids, settingNames, settingSection } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { KeptViewState } from './view-state.ts';

/** The commands that change how the view is looked at. */
export function registerViewCommands(state: KeptViewState, { settings }: Pick<Services, 'settings'>): Disposable {
	const showState = (): void => {
		const { showFinished, onlyMine, filter } = state.value;
		void commands.executeCommand('setContext', contextKeys.showsFinished, showFinished);
		void commands.executeCommand('setContext', contextKeys.showsMine, onlyMine);
		void commands.executeCommand('setContext', contextKeys.isFiltered, filter !== '');
	};
	showState();
	return Disposable.from(
		state.onDidChange(showState),
		commands.registerCommand(ids.filterItems, async () => {
			const filter = await askFilter(state);
			if (filter !== undefined) state.change({ filter });
		}),
		commands.registerCommand(ids.clearFilter, () => state.change({ filter: '', onlyMine: false })),
		commands.registerCommand(ids.groupItems, async () => {
			const grouping = await choose(l10n.t('Group By'), groupings, groupingWord, state.value.grouping);
			if (grouping) state.change({ grouping });
		}),
		commands.registerCommand(ids.sortItems, async () => {
			const sorting = await choose(l10n.t('Sort By'), sortings, sortingWord, state.value.sorting);
			if (sorting) state.change({ sorting });
		}),
		commands.registerCommand(ids.showFinished, () => state.change({ showFinished: true })),
		commands.registerCommand(ids.hideFinished, () => state.change({ showFinished: false })),
		commands.registerCommand(ids.showMine, async () => {
			if (settings.at(undefined).me.length > 0) {
				state.change({ onlyMine: true });
				return;
			}
			// An empty list would not say what is missing.
			const change = l10n.t('Open Settings');
			const chosen = await window.showInformationMessage(nobodyIsMe(), change);
			if (chosen === change) await commands.executeCommand('workbench.action.openSettings', `${settingSection}.${settingNames.me}`);
		}),
		commands.registerCommand(ids.showEveryones, () => state.change({ onlyMine: false })),
	);
}

/** What the view shows of its state beside its name. */
export function describeState({ value }: KeptViewState): string {
	const { grouping, sorting, onlyMine, showFinished, filter } = value;
	return [
		grouping === 'postmortem' ? '' : l10n.t('by {0}', groupingWord(grouping).toLowerCase()),
		sorting === 'due' ? '' : l10n.t('sorted by {0}', sortingWord(sorting).toLowerCase()),
		onlyMine ? l10n.t('mine') : '',
		showFinished ? l10n.t('with done') : '',
		filter,
	]
		.filter((part) => part !== '')
		.join(' · ');
}

/** What to say when "mine" means nobody's. */
export function nobodyIsMe(): string {
	return l10n.t('The setting “{0}” says whose items are yours: it is empty.', `${settingSection}.${settingNames.me}`);
}

/** The filter shows its effect while it is typed; a dismissed one leaves the view as it was. */
async function askFilter(state: KeptViewState): Promise<string | undefined> {
	const before = state.value.filter;
	const input = window.createInputBox();
	input.title = l10n.t('Filter Action Items');
	input.prompt = l10n.t('Words, owner:sam, due<2026-12-01, is:overdue, severity:S1, "quoted text", -not');
	input.value = before;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	input.onDidChangeValue((text) => {
		const parsed = parseFilter(text);
		input.validationMessage = 'wrong' in parsed ? parsed.wrong : undefined;
		clearTimeout(waiting);
		if (!('wrong' in parsed)) waiting = setTimeout(() => state.change({ filter: text.trim() }), 150);
	});
	return new Promise((resolve) => {
		let accepted = false;
		input.onDidAccept(() => {
			accepted = true;
			resolve(input.value.trim());
			input.hide();
		});
		input.onDidHide(() => {
			clearTimeout(waiting);
			if (!accepted && state.value.filter !== before) state.change({ filter: before });
			resolve(undefined);
			input.dispose();
		});
		input.show();
	});
}

async function choose<Value extends string>(
	title: string,
	values: readonly Value[],
	wordOf: (value: Value) => string,
	now: Value,
): Promise<Value | undefined> {
	const choices = values.map((value): QuickPickItem & { value: Value } => ({
		label: wordOf(value),
		value,
		...(value === now ? { description: l10n.t('now') } : {}),
	}));
	return (await window.showQuickPick(choices, { title }))?.value;
}

function groupingWord(grouping: Grouping): string {
	switch (grouping) {
		case 'postmortem':
			return l10n.t('Postmortem');
		case 'owner':
			return l10n.t('Owner');
		case 'due':
			return l10n.t('Due Date');
		case 'priority':
			return l10n.t('Priority');
		case 'bucket':
			return l10n.t('Kind');
		case 'severity':
			return l10n.t('Severity');
		case 'service':
			return l10n.t('Service');
		case 'review':
			return l10n.t('Review State');
	}
}

function sortingWord(sorting: Sorting): string {
	switch (sorting) {
		case 'due':
			return l10n.t('Due Date');
		case 'priority':
			return l10n.t('Priority');
		case 'owner':
			return l10n.t('Owner');
		case 'document':
			return l10n.t('Place in the Documents');
		case 'text':
			return l10n.t('Text');
	}
}
