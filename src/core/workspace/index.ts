import type { ItemSummary, Summary } from './summary.ts';

/** A document's place in the index: its address as the caller writes it, unique, and what was read of it. */
export interface IndexEntry {
	readonly uri: string;
	readonly summary: Summary;
}

/** One item with the document that it stands in: a row of every list. */
export interface ItemEntry {
	readonly uri: string;
	readonly document: Summary;
	readonly item: ItemSummary;
	/** What plain words are looked for in, once a filter has asked: it is tried with every key that is typed. */
	searchable?: string;
}

/** What one change did, per document. Never empty: a change that changes nothing is not told. */
export interface IndexChange {
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly removed: readonly string[];
}

/** After so many milliseconds of reading for the index, whoever reads lets others have their turn: the document that is being read comes on top. */
export const longestSlice = 2;

/** All postmortems of a workspace, by address. Holds summaries only; who reads the files is somebody else's concern. */
export class PostmortemIndex {
	private readonly entries = new Map<string, IndexEntry>();
	/** One row per item as long as its document stays what it is: lists are made anew after every change. */
	private readonly rows = new Map<string, readonly ItemEntry[]>();
	private readonly listeners = new Set<(change: IndexChange) => void>();

	get size(): number {
		return this.entries.size;
	}

	get(uri: string): Summary | undefined {
		return this.entries.get(uri)?.summary;
	}

	/** Every document, in no order that means anything. */
	documents(): IterableIterator<IndexEntry> {
		return this.entries.values();
	}

	/** Every item of every document, done and dropped ones included, documents one after the other. */
	items(): ItemEntry[] {
		const all: ItemEntry[] = [];
		for (const entry of this.entries.values()) {
			const { uri, summary } = entry;
			let rows = this.rows.get(uri);
			if (!rows) {
				rows = summary.items.map((item) => ({ uri, document: summary, item }));
				this.rows.set(uri, rows);
			}
			for (const row of rows) all.push(row);
		}
		return all;
	}

	/** Takes in what was read, several documents at once; `undefined` removes one. Listeners hear of real differences only, once. */
	update(changes: Iterable<readonly [uri: string, summary: Summary | undefined]>): void {
		const added: string[] = [];
		const changed: string[] = [];
		const removed: string[] = [];
		for (const [uri, summary] of changes) {
			const before = this.entries.get(uri);
			if (before?.summary !== summary) this.rows.delete(uri);
			if (summary === undefined) {
				if (this.entries.delete(uri)) removed.push(uri);
			} else if (before === undefined) {
				this.entries.set(uri, { uri, summary });
				added.push(uri);
			} else if (!isSame(before.summary, summary)) {
				this.entries.set(uri, { uri, summary });
				changed.push(uri);
			}
		}
		if (added.length + changed.length + removed.length === 0) return;
		for (const listener of [...this.listeners]) listener({ added, changed, removed });
	}

	/** Calls the listener after each change until the returned function is called. */
	onChange(listener: (change: IndexChange) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
}

/** Summaries are plain JSON, built in one place with one order of keys, so that equal text means equal content. */
function isSame(one: Summary, other: Summary): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
