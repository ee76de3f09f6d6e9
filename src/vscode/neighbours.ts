import { Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
import { sharingAnId } from '../core/lint/neighbours.ts';
import type { Neighbour } from '../core/lint/rule.ts';
import type { PostmortemIndex } from '../core/workspace/index.ts';

/** What rules about neighbours may know of the other postmortems of the workspace. */
export interface Neighbours extends Disposable {
	/** The documents that have the incident's id in common with this one; none before the workspace has been read. */
	of(uri: Uri): readonly Neighbour[];
	/** Begins to take the neighbours from an index, which is made later than those who ask for them. */
	follow(index: PostmortemIndex): void;
	readonly onDidChange: Event<void>;
}

/** How long the index has to be calm before neighbours are compared again, in milliseconds. */
const calm = 250;

export function createNeighbours(): Neighbours {
	const changed = new EventEmitter<void>();
	const listeners: (() => void)[] = [];
	let shared: ReadonlyMap<string, readonly Neighbour[]> = new Map();
	let told = '';
	let pending: ReturnType<typeof setTimeout> | undefined;

	const look = (index: PostmortemIndex): void => {
		shared = sharingAnId(
			[...index.documents()].flatMap(({ uri, summary: { incidentId, title, day } }) =>
				incidentId === undefined ? [] : [{ file: workspace.asRelativePath(Uri.parse(uri)), incidentId, title, day }],
			),
		);
		const now = JSON.stringify([...shared]);
		if (now === told) return;
		told = now;
		changed.fire();
	};

	return {
		of: (uri) => shared.get(workspace.asRelativePath(uri)) ?? [],
		follow(index) {
			listeners.push(
				index.onChange(() => {
					// While a workspace is read its index changes many times a second, and open documents are read again whenever neighbours differ.
					clearTimeout(pending);
					pending = setTimeout(() => look(index), calm);
				}),
				() => clearTimeout(pending),
			);
		},
		onDidChange: changed.event,
		dispose: () => Disposable.from(changed, ...listeners.map((stop) => new Disposable(stop))).dispose(),
	};
}
