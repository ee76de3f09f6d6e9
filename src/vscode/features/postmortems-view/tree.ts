import {
	EventEmitter,
	l10n,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	Uri,
	workspace,
} from 'vscode';
import type { DocumentGroup, DocumentGrouping, DocumentRow } from '../../../core/workspace/documents.ts';
import { documentStatusWord, span } from '../../item-words.ts';
import type { OpenGroups } from '../../open-groups.ts';
import { badgeResource } from '../../row-badge.ts';

/** A line of the view. A group is one object as long as its id is shown. */
export type Line = GroupLine | DocumentLine | OtherLine;

export interface GroupLine {
	readonly kind: 'group' | 'others';
	readonly id: string;
	name: string;
	lines: readonly (DocumentLine | OtherLine)[];
	/** Whether it stands open when it is first seen. */
	readonly expanded: boolean;
}

export interface DocumentLine {
	readonly kind: 'document';
	readonly id: string;
	readonly uri: string;
	readonly row: DocumentRow;
	readonly problems: number;
}

/** A file in a folder of postmortems that is none. */
export interface OtherLine {
	readonly kind: 'other';
	readonly id: string;
	readonly uri: string;
	readonly reasons: readonly string[];
}

/** What there is to show of one moment. */
export interface ShownDocuments {
	readonly grouping: DocumentGrouping;
	readonly groups: readonly DocumentGroup[];
	readonly problemsOf: (uri: string) => number;
	readonly others: Iterable<readonly [uri: string, reasons: readonly string[]]>;
	readonly open: OpenGroups;
}

/** Postmortems in groups, and behind them the files that do not count. Tells of the groups that differ, and of no others. */
export class PostmortemsTree implements TreeDataProvider<Line> {
	private readonly changed = new EventEmitter<Line[] | undefined>();
	private groups: GroupLine[] = [];
	readonly onDidChangeTreeData = this.changed.event;

	/** @param onAsked Called whenever the editor asks for the whole tree, which it does only once somebody can see it. */
	constructor(private readonly onAsked: () => void) {}

	show(shown: ShownDocuments): void {
		const before = this.groups;
		const known = new Map(before.map((group) => [group.id, group]));
		const contents = new Map(before.map(({ id, name, lines }) => [id, { name, lines }]));
		this.groups = linesOf(shown).map((line) => {
			const group = known.get(line.id);
			if (!group) return line;
			group.name = line.name;
			group.lines = line.lines;
			return group;
		});
		const isSameOrder = before.length === this.groups.length && before.every((group, at) => group === this.groups[at]);
		const changed = this.groups.filter(({ id, name, lines }) => {
			const was = contents.get(id);
			return !was || was.name !== name || !readTheSame(was.lines, lines);
		});
		if (!isSameOrder) this.changed.fire(undefined);
		else if (changed.length > 0) this.changed.fire(changed);
	}

	getChildren(line?: Line): Line[] {
		if (line === undefined) {
			this.onAsked();
			return [...this.groups];
		}
		return line.kind === 'group' || line.kind === 'others' ? [...line.lines] : [];
	}

	getParent(line: Line): Line | undefined {
		return line.kind === 'group' || line.kind === 'others'
			? undefined
			: this.groups.find((group) => group.lines.some(({ id }) => id === line.id));
	}

	getTreeItem(line: Line): TreeItem {
		switch (line.kind) {
			case 'group':
			case 'others':
				return groupItem(line);
			case 'document':
				return documentItem(line);
			case 'other':
				return otherItem(line);
		}
	}

	dispose(): void {
		this.changed.dispose();
	}
}

/** Whether the lines of a group stay what they are. There may be thousands: what was read of a document is one object until it changes. */
function readTheSame(before: GroupLine['lines'], after: GroupLine['lines']): boolean {
	return before.length === after.length && before.every((line, at) => readsTheSame(line, after[at]));
}

function readsTheSame(one: DocumentLine | OtherLine, other: DocumentLine | OtherLine | undefined): boolean {
	if (one.id !== other?.id) return false;
	if (one.kind === 'other') return other.kind === 'other' && one.reasons.join('\n') === other.reasons.join('\n');
	return (
		other.kind === 'document' &&
		one.problems === other.problems &&
		one.row.document === other.row.document &&
		one.row.open === other.row.open &&
		one.row.overdue === other.row.overdue &&
		one.row.draftDays === other.row.draftDays
	);
}

function linesOf({ grouping, groups, problemsOf, others, open }: ShownDocuments): GroupLine[] {
	const lines = groups.map(
		({ id, name, documents }, at): GroupLine => ({
			kind: 'group',
			id,
			name: groupName(grouping, name),
			expanded: open[id] ?? (at === 0 || groups.length <= 5),
			lines: documents.map((row) => ({ kind: 'document', id: `${id}\n${row.uri}`, uri: row.uri, row, problems: problemsOf(row.uri) })),
		}),
	);
	const notCounted = [...others].map(([uri, reasons]): OtherLine => ({ kind: 'other', id: `other\n${uri}`, uri, reasons }));
	if (notCounted.length > 0) {
		notCounted.sort((a, b) => (a.uri < b.uri ? -1 : 1));
		lines.push({ kind: 'others', id: 'others', name: l10n.t('Not Counted'), expanded: open['others'] ?? false, lines: notCounted });
	}
	return lines;
}

function groupName(grouping: DocumentGrouping, name: string | undefined): string {
	if (name !== undefined) return grouping === 'status' ? documentStatusWord(name) : name;
	switch (grouping) {
		case 'date':
			return l10n.t('No Date');
		case 'severity':
			return l10n.t('No Severity');
		case 'status':
			return l10n.t('No Status');
	}
}

function groupItem({ id, kind, name, lines, expanded }: GroupLine): TreeItem {
	const item = new TreeItem(name, expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
	item.id = id;
	item.contextValue = kind;
	item.description = String(lines.length);
	item.accessibilityInformation = { label: l10n.t('{0}, documents: {1}', name, lines.length) };
	return item;
}

function documentItem({ id, uri, row, problems }: DocumentLine): TreeItem {
	const { document, open, overdue, draftDays } = row;
	const place = workspace.asRelativePath(Uri.parse(uri));
	const item = new TreeItem(document.title ?? place, TreeItemCollapsibleState.None);
	item.id = id;
	item.contextValue = 'document';
	const parts = [
		document.day,
		document.severity?.text,
		draftDays === undefined
			? document.documentStatus && documentStatusWord(document.documentStatus)
			: l10n.t('draft for {0}', span(draftDays)),
		open === 0 ? undefined : l10n.t('{0} open', open),
		overdue === 0 ? undefined : l10n.t('{0} overdue', overdue),
		problems === 0 ? undefined : l10n.t('problems: {0}', problems),
	].filter((part) => part !== undefined);
	item.description = parts.join(' · ');
	item.accessibilityInformation = { label: [document.title ?? place, ...parts].join(', ') };
	item.tooltip = [document.title ?? place, ...parts, place].join('\n');
	if (open > 0) item.resourceUri = badgeResource(open > 99 ? '…' : String(open));
	item.iconPath =
		overdue > 0
			? new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'))
			: new ThemeIcon(draftDays === undefined ? 'note' : 'edit');
	item.command = openCommand(uri);
	return item;
}

function otherItem({ id, uri, reasons }: OtherLine): TreeItem {
	const file = Uri.parse(uri);
	const item = new TreeItem(workspace.asRelativePath(file), TreeItemCollapsibleState.None);
	item.id = id;
	item.contextValue = 'other';
	item.description = reasons[0] ?? '';
	item.tooltip = reasons.join('\n');
	item.accessibilityInformation = { label: `${workspace.asRelativePath(file)}, ${reasons.join(' ')}` };
	item.iconPath = new ThemeIcon('circle-slash');
	item.command = openCommand(uri);
	return item;
}

function openCommand(uri: string) {
	return { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri), { preview: true }] };
}
