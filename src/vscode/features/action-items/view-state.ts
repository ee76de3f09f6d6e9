import { type Event, EventEmitter, type Memento } from 'vscode';
import { type Grouping, groupings, type Sorting, sortings } from '../../../core/workspace/grouping.ts';
import { type OpenGroups, openGroupsIn, turned } from '../../open-groups.ts';

/** How the view is looked at; kept for the workspace. */
export interface ViewState {
	readonly grouping: Grouping;
	readonly sorting: Sorting;
	readonly showFinished: boolean;
	readonly onlyMine: boolean;
	/** As typed; it may be wrong, and then filters nothing. */
	readonly filter: string;
	readonly open: OpenGroups;
}

export interface KeptViewState {
	readonly value: ViewState;
	change(part: Partial<ViewState>): void;
	/** Keeps that a group was opened or closed, which the view shows by itself. */
	turn(group: string, isOpen: boolean): void;
	readonly onDidChange: Event<void>;
}

const memoryKey = 'actionItemsView';

/** The state of the last time; what is missing or from another version of it counts as never chosen. */
export function keepViewState(memory: Memento): KeptViewState {
	const kept = memory.get<Partial<ViewState>>(memoryKey, {});
	const changed = new EventEmitter<void>();
	let value: ViewState = {
		grouping: groupings.find((known) => known === kept.grouping) ?? 'postmortem',
		sorting: sortings.find((known) => known === kept.sorting) ?? 'due',
		showFinished: kept.showFinished === true,
		onlyMine: kept.onlyMine === true,
		filter: typeof kept.filter === 'string' ? kept.filter : '',
		open: openGroupsIn(kept.open),
	};
	return {
		get value() {
			return value;
		},
		change(part) {
			value = { ...value, ...part };
			void memory.update(memoryKey, value);
			changed.fire();
		},
		turn(group, isOpen) {
			value = { ...value, open: turned(value.open, group, isOpen) };
			void memory.update(memoryKey, value);
		},
		onDidChange: changed.event,
	};
}
