import { commands, type Disposable } from 'vscode';
import type { ChangedDocument } from './change-items.ts';
import { contextKeys } from './ids.ts';

/** The one change of action items that can be undone from the sidebar, whichever way it was made. */
export interface LastChange extends Disposable {
	remember(documents: readonly ChangedDocument[]): void;
	/** What it takes to undo it; it can be taken once. Undefined when nothing was changed since. */
	take(): readonly ChangedDocument[] | undefined;
	/** Leaves out a change that was undone in another way. */
	forget(documents: readonly ChangedDocument[]): void;
}

export function createLastChange(): LastChange {
	let last: readonly ChangedDocument[] | undefined;
	const keep = (documents: readonly ChangedDocument[] | undefined): void => {
		last = documents;
		void commands.executeCommand('setContext', contextKeys.canUndoChange, documents !== undefined);
	};
	return {
		remember: (documents) => {
			if (documents.length > 0) keep(documents);
		},
		take: () => {
			const taken = last;
			keep(undefined);
			return taken;
		},
		forget: (documents) => {
			if (last === documents) keep(undefined);
		},
		dispose: () => keep(undefined),
	};
}
