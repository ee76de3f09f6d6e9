import type { Memento } from 'vscode';

/** Groups of a view that somebody opened or closed, by their ids, the latest last. */
export type OpenGroups = { readonly [group: string]: boolean };

const rememberedGroups = 200;

/** What was kept of them; nothing if it is from another version. */
export function openGroupsIn(kept: unknown): OpenGroups {
	return typeof kept === 'object' && kept !== null ? (kept as OpenGroups) : {};
}

export function turned(open: OpenGroups, group: string, isOpen: boolean): OpenGroups {
	const others = Object.entries(open).filter(([id]) => id !== group);
	return Object.fromEntries([...others, [group, isOpen]].slice(-rememberedGroups));
}

export interface KeptOpenGroups {
	readonly value: OpenGroups;
	turn(group: string, isOpen: boolean): void;
}

/** The groups of the last time, kept for the workspace by the name. */
export function keepOpenGroups(memory: Memento, name: string): KeptOpenGroups {
	let value = openGroupsIn(memory.get<unknown>(name));
	return {
		get value() {
			return value;
		},
		turn(group, isOpen) {
			value = turned(value, group, isOpen);
			void memory.update(name, value);
		},
	};
}
