import { addDays, weekdayOf } from '../model/calendar.ts';
import type { Day } from '../model/postmortem.ts';
import { compareText } from '../text/compare.ts';
import type { FilterContext } from './filter.ts';
import type { ItemEntry } from './index.ts';
import { reviewReason } from './review-reason.ts';
import { hasUnreadableDue, isOpen, isOverdue, needsVerification } from './summary.ts';

export const groupings = ['postmortem', 'owner', 'due', 'priority', 'bucket', 'severity', 'service', 'review'] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = ['due', 'priority', 'owner', 'document', 'text'] as const;
export type Sorting = (typeof sortings)[number];

/** What a group stands for, for whoever words and draws it. */
export type GroupKind =
	| 'document'
	| 'named'
	| 'none'
	| 'overdue'
	| 'unreadable'
	| 'undated'
	| 'thisWeek'
	| 'later'
	| 'finished'
	| 'unowned'
	| 'verify'
	| 'blocked'
	| 'tracked'
	| 'onTrack'
	| 'older';

export interface ItemGroup {
	/** Stable over changes of its content: unique among the groups of one grouping. */
	readonly id: string;
	readonly kind: GroupKind;
	/** The name of a `named` group, the title of a `document` one, else ''. */
	readonly name: string;
	/** The document of a group of the kind `document`. */
	readonly uri: string | undefined;
	readonly items: readonly ItemEntry[];
	readonly overdue: number;
}

export interface GroupingRequest {
	readonly grouping: Grouping;
	readonly sorting: Sorting;
	/** Done, verified and dropped items too. */
	readonly showFinished: boolean;
	/** Items of incidents that are longer ago than this stand in one group at the end. */
	readonly olderThanDays: number;
	readonly matches: (entry: ItemEntry, context: FilterContext) => boolean;
	readonly context: FilterContext;
}

/**
 * The items in groups, groups and items in the order in which they are shown: what is most urgent first. An item with several owners
 * or services stands in each of their groups. Empty groups are left out.
 */
export function groupItems(entries: Iterable<ItemEntry>, request: GroupingRequest): ItemGroup[] {
	const { context, grouping, sorting, showFinished, matches } = request;
	const found: ItemEntry[] = [];
	for (const entry of entries) {
		const { item } = entry;
		// What is done waits for its verification: the review lists it although it is no longer open.
		const wanted =
			showFinished || isOpen(item) || (grouping === 'review' && needsVerification(item, context.today, context.verifyAfterDays));
		if (wanted && matches(entry, context)) found.push(entry);
	}
	const oldest = addDays(context.today, -request.olderThanDays);
	const placesFor = placing(grouping, context);
	const old = [newPlace('older', 99)];
	const ordered = inOrderOfDocuments(found);
	const keyOf = keyFor(sorting, ordered);
	// Whatever is asked of an item is asked here, once: looking for its parts in memory takes longer than anything that is done with them.
	const isLate: boolean[] = [];
	const places: (readonly Place[])[] = [];
	const order = orderBy(ordered.length, (at) => {
		const entry = ordered[at] as ItemEntry;
		isLate.push(isOverdue(entry.item, context.today));
		places.push(entry.document.day !== undefined && entry.document.day < oldest ? old : placesFor(entry));
		return keyOf(entry, at);
	});
	const groups: Place[] = [];
	for (const at of order) {
		for (const place of places[at] ?? []) {
			if (place.items.length === 0) groups.push(place);
			place.items.push(ordered[at] as ItemEntry);
			if (isLate[at]) place.overdue += 1;
		}
	}
	return groups.sort(comparePlaces);
}

/** Open items that are overdue and whose incident is not older than the given days: what the badge counts. */
export function countOverdue(entries: Iterable<ItemEntry>, today: Day, olderThanDays: number): number {
	const oldest = addDays(today, -olderThanDays);
	let count = 0;
	for (const { item, document } of entries) {
		if (isOverdue(item, today) && (document.day === undefined || document.day >= oldest)) count += 1;
	}
	return count;
}

/** A group that is being filled, of which there is one for each name. */
interface Place extends ItemGroup {
	readonly rank: number;
	/** Orders groups of one rank. */
	readonly order: string | number;
	readonly items: ItemEntry[];
	overdue: number;
}

function newPlace(kind: GroupKind, rank: number, name = '', order: string | number = name.toLowerCase()): Place {
	return { id: name === '' ? kind : `${kind}:${name.toLowerCase()}`, kind, name, uri: undefined, rank, order, items: [], overdue: 0 };
}

function placing(grouping: Grouping, context: FilterContext): (entry: ItemEntry) => readonly Place[] {
	// One place object per name: thirty thousand items must not make thirty thousand of them.
	const known = new Map<string, readonly Place[]>();
	const named = (name: string, order?: string): readonly Place[] => {
		const id = name.toLowerCase();
		let places = known.get(id);
		if (!places) {
			places = [newPlace('named', 1, name, order)];
			known.set(id, places);
		}
		return places;
	};
	const none = [newPlace('none', 2)];
	switch (grouping) {
		case 'postmortem': {
			// Documents are asked for one after the other, in their order: there may be ten thousand of them, which no map has to hold.
			let last: readonly Place[] = [];
			let order = 0;
			return ({ uri, document }) => {
				if (last[0]?.uri !== uri) {
					last = [{ id: `document:${uri}`, kind: 'document', name: document.title ?? '', uri, rank: 1, order, items: [], overdue: 0 }];
					order += 1;
				}
				return last;
			};
		}
		case 'owner': {
			const unowned = [newPlace('unowned', 0)];
			const owned = new Map<string, readonly Place[]>();
			const placesOf = (owner: string): readonly Place[] => {
				let places = owned.get(owner);
				if (!places) {
					places = named(owner.replace(/^@/, ''));
					owned.set(owner, places);
				}
				return places;
			};
			return ({ item: { owners } }) => {
				const [first] = owners;
				if (first === undefined) return unowned;
				return owners.length === 1 ? placesOf(first) : [...new Set(owners.flatMap(placesOf))];
			};
		}
		case 'due': {
			const overdue = [newPlace('overdue', 0)];
			const unreadable = [newPlace('unreadable', 1)];
			const undated = [newPlace('undated', 2)];
			const thisWeek = [newPlace('thisWeek', 3)];
			const later = [newPlace('later', 4)];
			const finished = [newPlace('finished', 5)];
			const sunday = addDays(context.today, 7 - (weekdayOf(context.today) || 7));
			return ({ item }) => {
				if (!isOpen(item)) return finished;
				if (isOverdue(item, context.today)) return overdue;
				if (hasUnreadableDue(item)) return unreadable;
				if (item.dueDay === undefined) return undated;
				return item.dueDay <= sunday ? thisWeek : later;
			};
		}
		case 'priority':
			return ({ item }) => (item.priority === undefined ? none : named(item.priority, levelOrder(item.priorityRank, item.priority)));
		case 'bucket':
			return ({ item }) => (item.bucket === undefined ? none : named(item.bucket));
		case 'severity':
			return ({ document }) =>
				document.severity === undefined ? none : named(document.severity.text, levelOrder(document.severity.rank, document.severity.text));
		case 'service':
			return ({ document }) => (document.services.length === 0 ? none : document.services.flatMap((service) => named(service)));
		case 'review': {
			const reasons = {
				overdue: [newPlace('overdue', 0)],
				unowned: [newPlace('unowned', 1)],
				undated: [newPlace('undated', 2)],
				verify: [newPlace('verify', 3)],
			};
			const blocked = [newPlace('blocked', 4)];
			const tracked = [newPlace('tracked', 5)];
			const onTrack = [newPlace('onTrack', 6)];
			return (entry) => {
				const { item } = entry;
				const reason = reviewReason(item, context.today, context.verifyAfterDays);
				if (reason !== undefined) return reasons[reason];
				if (!isOpen(item)) return onTrack;
				if (item.status === 'blocked') return blocked;
				return item.links.length > 0 ? tracked : onTrack;
			};
		}
	}
}

function levelOrder(rank: number | undefined, text: string): string {
	return `${rank ?? 9}${text.toLowerCase()}`;
}

function comparePlaces(a: Place, b: Place): number {
	if (a.rank !== b.rank) return a.rank - b.rank;
	if (typeof a.order === 'number' && typeof b.order === 'number') return a.order - b.order;
	return compareText(String(a.order), String(b.order)) || compareText(a.name, b.name) || compareText(a.id, b.id);
}

/** Newest incident first, documents of one day by their address; the items of a document stay as they stand in it. */
function inOrderOfDocuments(entries: readonly ItemEntry[]): readonly ItemEntry[] {
	const starts: number[] = [];
	for (let at = 0; at < entries.length; at += 1) if (entries[at]?.uri !== entries[at - 1]?.uri) starts.push(at);
	const newestFirst = orderBy(starts.length, (at) => latest - dayNumber(entries[starts[at] ?? 0]?.document.day));
	const ordered: ItemEntry[] = [];
	for (let from = 0; from < newestFirst.length; ) {
		const day = entries[starts[newestFirst[from] ?? 0] ?? 0]?.document.day;
		let to = from + 1;
		while (to < newestFirst.length && entries[starts[newestFirst[to] ?? 0] ?? 0]?.document.day === day) to += 1;
		const ofOneDay = newestFirst.slice(from, to);
		const uriOf = (at: number): string => entries[starts[at] ?? 0]?.uri ?? '';
		if (ofOneDay.length > 1) ofOneDay.sort((a, b) => compareText(uriOf(a), uriOf(b)));
		for (const at of ofOneDay) {
			const end = starts[at + 1] ?? entries.length;
			for (let item = starts[at] ?? 0; item < end; item += 1) {
				const entry = entries[item];
				if (entry) ordered.push(entry);
			}
		}
		from = to;
	}
	return ordered;
}

/**
 * The number by which an entry is sorted. All items are sorted at once and by numbers, before they are put into groups: that is what
 * keeps thirty thousand of them fast.
 */
function keyFor(sorting: Sorting, entries: readonly ItemEntry[]): (entry: ItemEntry, at: number) => number {
	const due = ({ item }: ItemEntry): number => (item.dueDay === undefined ? latest : dayNumber(item.dueDay));
	const rank = ({ item }: ItemEntry): number => Math.min(item.priorityRank ?? 9, 9);
	switch (sorting) {
		case 'document':
			return (_, at) => at;
		case 'text': {
			const places = placesOfTexts(entries.map(({ item }) => item.text));
			return ({ item }) => places.get(item.text) ?? 0;
		}
		case 'due':
			return (entry) => due(entry) * 10 + rank(entry);
		case 'priority':
			return (entry) => rank(entry) * (latest + 1) + due(entry);
		case 'owner': {
			const places = placesOfTexts(entries.map(({ item }) => item.owners[0] ?? nobody));
			return (entry) => (places.get(entry.item.owners[0] ?? nobody) ?? 0) * (latest + 1) + due(entry);
		}
	}
}

/** The texts, each once, with the place that it has among them in order. */
function placesOfTexts(texts: readonly string[]): ReadonlyMap<string, number> {
	return new Map([...new Set(texts)].sort(compareText).map((text, at) => [text, at]));
}

/** Sorts behind every name. */
const nobody = '\uffff';

/** Behind every day. */
const latest = 2 ** 20 - 1;

/** A whole number below `latest` that grows with the day; 0 for none. */
function dayNumber(day: Day | undefined): number {
	if (day === undefined) return 0;
	const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
	const number = year * 372 + (digit(day, 5) * 10 + digit(day, 6)) * 31 + digit(day, 8) * 10 + digit(day, 9);
	return number < latest ? number : latest - 1;
}

function digit(day: Day, at: number): number {
	return day.charCodeAt(at) - 48;
}

/**
 * The numbers from 0 up to a count, in the order of the keys that they have; equal keys keep the order of the numbers. Keys are whole
 * and below 2 ** 33. A number and its key are sorted as one, since comparing by a function takes ten times as long.
 */
function orderBy(count: number, keyOf: (at: number) => number): number[] {
	const keys = new Float64Array(count);
	for (let at = 0; at < count; at += 1) keys[at] = keyOf(at) * mostItems + at;
	keys.sort();
	const order = new Array<number>(count);
	let at = 0;
	for (const key of keys) {
		order[at] = key - Math.floor(key / mostItems) * mostItems;
		at += 1;
	}
	return order;
}

const mostItems = 2 ** 20;
