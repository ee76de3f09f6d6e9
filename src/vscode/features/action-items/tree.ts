import { type Event, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Day } from '../../../core/model/postmortem.ts';
import type { ItemGroup } from '../../../core/workspace/grouping.ts';
import type { ItemEntry } from '../../../core/workspace/index.ts';
import { explain, groupItem, itemItem, moreItem } from './tree-items.ts';

/** A line of the view. Each is one object as long as the view knows its id, so that a change redraws it and nothing else. */
export type Row = GroupRow | Leaf;

type Leaf = ItemRow | MoreRow;

export interface GroupRow {
	readonly kind: 'group';
	readonly id: string;
	group: ItemGroup;
	/** The lines below it that were asked for; undefined before anybody looked. */
	children: readonly Leaf[] | undefined;
	/** How many of its items are shown at most. */
	limit: number;
}

export interface ItemRow {
	readonly kind: 'item';
	readonly id: string;
	readonly parent: GroupRow;
	entry: ItemEntry;
}

/** Stands for the items beyond the limit of a group. */
export interface MoreRow {
	readonly kind: 'more';
	readonly id: string;
	readonly parent: GroupRow;
	count: number;
}

/** What the tree shows of one moment. */
export interface Shown {
	readonly groups: readonly ItemGroup[];
	readonly today: Day;
	/** Whether groups by document stand open from the beginning. */
	readonly expand: boolean;
	/** Groups that somebody opened or closed, by their ids. */
	readonly open: { readonly [group: string]: boolean };
}

/** More lines than this below one group make the editor slow, and nobody reads them. */
const linesAtATime = 500;

/** Groups and their items, told to the editor line by line as they change. */
export class ActionItemsTree implements TreeDataProvider<Row> {
	private readonly changed = new EventEmitter<Row[] | undefined>();
	private readonly rows = new Map<string, Row>();
	private readonly made = new WeakSet<object>();
	private roots: readonly GroupRow[] = [];
	private shown: Shown = { groups: [], today: '1970-01-01', expand: true, open: {} };

	readonly onDidChangeTreeData: Event<Row[] | undefined> = this.changed.event;

	/** @param onAsked Called whenever the editor asks for the whole tree, which it does only once somebody can see it. */
	constructor(private readonly onAsked: () => void) {}

	/** Takes what is to be shown now, and tells only of the lines that differ. */
	show(shown: Shown): void {
		const newDay = shown.today !== this.shown.today;
		this.shown = shown;
		const before = this.roots;
		const changed: Row[] = [];
		this.roots = shown.groups.map((group) => {
			const known = this.rows.get(group.id);
			if (known?.kind !== 'group')
				return this.keep<GroupRow>({ kind: 'group', id: group.id, group, children: undefined, limit: linesAtATime });
			const looksTheSame = isSameGroup(known.group, group);
			known.group = group;
			changed.push(...(looksTheSame ? this.changedBelow(known) : [known]));
			return known;
		});
		const kept = new Set<Row>(this.roots);
		for (const row of before) if (!kept.has(row)) this.forget(row);
		const sameGroups = before.length === this.roots.length && before.every((row, at) => row === this.roots[at]);
		if (!sameGroups || newDay) this.changed.fire(undefined);
		else if (changed.length > 0) this.changed.fire(changed);
	}

	/** Lines that the editor drew otherwise by itself get back what they are. */
	redraw(rows: readonly Row[]): void {
		this.changed.fire([...rows]);
	}

	/** Whether a value is a line that this tree made: commands can be called with anything. */
	isRow(value: unknown): value is Row {
		return typeof value === 'object' && value !== null && this.made.has(value);
	}

	/** Shows the next lines of a group that has more than it shows. */
	showMore(row: MoreRow): void {
		row.parent.limit += linesAtATime;
		this.changed.fire([row.parent]);
	}

	getChildren(row?: Row): Row[] {
		if (row === undefined) {
			this.onAsked();
			return [...this.roots];
		}
		return row.kind === 'group' ? this.leavesOf(row) : [];
	}

	getParent(row: Row): Row | undefined {
		return row.kind === 'group' ? undefined : row.parent;
	}

	getTreeItem(row: Row): TreeItem {
		switch (row.kind) {
			case 'group':
				return groupItem(row.id, row.group, this.shown);
			case 'item':
				return itemItem(row.id, row.entry, row.parent.group, this.shown.today);
			case 'more':
				return moreItem(row.id, row.count, row);
		}
	}

	resolveTreeItem(item: TreeItem, row: Row): TreeItem {
		if (row.kind === 'item') item.tooltip = explain(row.entry, this.shown.today);
		return item;
	}

	/** Every item line in the order of the view, whether or not it was looked at. */
	itemRows(): ItemRow[] {
		return this.roots.flatMap((root) => (root.children ?? this.leavesOf(root)).filter((row) => row.kind === 'item'));
	}

	dispose(): void {
		this.changed.dispose();
	}

	/** Lines below a group whose own line stays: those that read differently, or the group itself when lines came, went or moved. */
	private changedBelow(row: GroupRow): Row[] {
		const before = row.children;
		if (before === undefined) return [];
		const old = new Map(before.map((child) => [child, child.kind === 'item' ? child.entry : child.count]));
		const after = this.leavesOf(row);
		if (before.length !== after.length || before.some((child, at) => child !== after[at])) return [row];
		return after.filter((child) => {
			const was = old.get(child);
			if (child.kind !== 'item') return was !== child.count;
			return typeof was !== 'object' || !readsTheSame(was, child.entry);
		});
	}

	private leavesOf(row: GroupRow): Leaf[] {
		const { items } = row.group;
		const children: Leaf[] = items.slice(0, row.limit).map((entry) => {
			const id = `${row.id}\n${entry.uri}\n${entry.item.key}`;
			const known = this.rows.get(id);
			if (known?.kind !== 'item') return this.keep<ItemRow>({ kind: 'item', id, parent: row, entry });
			known.entry = entry;
			return known;
		});
		if (items.length > row.limit) {
			const id = `${row.id}\nmore`;
			const known = this.rows.get(id);
			const more = known?.kind === 'more' ? known : this.keep<MoreRow>({ kind: 'more', id, parent: row, count: 0 });
			more.count = items.length - row.limit;
			children.push(more);
		}
		const kept = new Set(children);
		for (const child of row.children ?? []) if (!kept.has(child)) this.rows.delete(child.id);
		row.children = children;
		return children;
	}

	private forget(row: GroupRow): void {
		for (const child of row.children ?? []) this.rows.delete(child.id);
		this.rows.delete(row.id);
	}

	private keep<Kind extends Row>(row: Kind): Kind {
		this.rows.set(row.id, row);
		this.made.add(row);
		return row;
	}
}

function isSameGroup(one: ItemGroup, other: ItemGroup): boolean {
	return one.name === other.name && one.items.length === other.items.length && one.overdue === other.overdue;
}

/** Whether an item's line and tooltip stay what they are; where it stands in its file does not show. */
function readsTheSame(one: ItemEntry, other: ItemEntry): boolean {
	if (one.item === other.item && one.document === other.document) return true;
	const { line: _one, ...before } = one.item;
	const { line: _other, ...after } = other.item;
	return one.document.title === other.document.title && JSON.stringify(before) === JSON.stringify(after);
}
