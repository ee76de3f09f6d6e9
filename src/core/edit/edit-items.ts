import type { Postmortem } from '../model/postmortem.ts';
import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { applyEdits } from '../text/edit.ts';
import { editItem } from './edit-item.ts';
import type { ItemChange } from './item-change.ts';

/** What is to become of one item: all changes of one way or none. */
export interface ItemRequest {
	readonly key: string;
	/** The item's source as it was when the changes were chosen. */
	readonly source: string;
	/** Ways to say the same, the best first: not every form of a document has a place for each. */
	readonly ways: readonly (readonly ItemChange[])[];
}

export interface EditedItems {
	/** The whole text afterwards; the text before when nothing could be done. */
	readonly text: string;
	/** By the key before, the key afterwards of each item that was changed. */
	readonly keys: ReadonlyMap<string, string>;
	/** One sentence for each request that was left undone. */
	readonly refused: readonly string[];
}

/** Makes changes to several items of one text. Each request stands for itself: one that is refused keeps no other from being done. */
export function editItems(text: string, requests: readonly ItemRequest[], reading: ReadingOptions = {}): EditedItems {
	const keys = new Map<string, string>();
	const refused: string[] = [];
	let postmortem = readPostmortem(text, reading);
	// From the last item to the first, since the ordinal of a twin counts the twins above it.
	const order = new Map(postmortem.actionItems.map(({ key }, at) => [key, at]));
	const ordered = [...requests].sort((a, b) => (order.get(b.key) ?? -1) - (order.get(a.key) ?? -1));
	for (const request of ordered) {
		const outcome = editOne(postmortem, request, reading);
		if (outcome.refused !== undefined) {
			refused.push(outcome.refused);
			continue;
		}
		postmortem = outcome.postmortem;
		keys.set(request.key, outcome.key);
	}
	return { text: postmortem.text, keys, refused };
}

type Outcome =
	| { readonly postmortem: Postmortem; readonly key: string; readonly refused?: never }
	| { readonly refused: string; readonly postmortem?: never };

function editOne(before: Postmortem, request: ItemRequest, reading: ReadingOptions): Outcome {
	let first: Outcome | undefined;
	for (const changes of request.ways) {
		const outcome = editInOneWay(before, request, changes, reading);
		if (outcome.refused === undefined) return outcome;
		first ??= outcome;
	}
	return first ?? { postmortem: before, key: request.key };
}

function editInOneWay(before: Postmortem, request: ItemRequest, changes: readonly ItemChange[], reading: ReadingOptions): Outcome {
	let postmortem = before;
	let { key } = request;
	let source: string | undefined = request.source;
	for (const change of changes) {
		const outcome = editItem(postmortem, key, change, source, reading);
		if (outcome.refused !== undefined) return { refused: outcome.refused };
		const text = applyEdits(postmortem.text, outcome.edits);
		if (text === undefined) return { refused: 'The changes get in each other’s way.' };
		postmortem = readPostmortem(text, reading);
		key = outcome.key;
		// What the first change wrote is what the next one is meant for.
		source = undefined;
	}
	return { postmortem, key };
}
