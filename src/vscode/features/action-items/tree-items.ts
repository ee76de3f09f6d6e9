import {
	l10n,
	MarkdownString,
	ThemeColor,
	ThemeIcon,
	TreeItem,
	TreeItemCheckboxState,
	TreeItemCollapsibleState,
	Uri,
	workspace,
} from 'vscode';
import type { Day } from '../../../core/model/postmortem.ts';
import { buckets } from '../../../core/vocabulary/terms.ts';
import type { ItemGroup } from '../../../core/workspace/grouping.ts';
import type { ItemEntry } from '../../../core/workspace/index.ts';
import { type ItemSummary, isOpen, isOverdue } from '../../../core/workspace/summary.ts';
import { internalCommands } from '../../ids.ts';
import { besideItem, bucketWord, dueWords, ownersOf, spokenItem, statusWord } from '../../item-words.ts';
import { badgeResource, dueBadge } from '../../row-badge.ts';
import type { MoreRow, Shown } from './tree.ts';

/** A group's line: its name, how many items it has, and how many of them are overdue. */
export function groupItem(id: string, group: ItemGroup, { expand, open }: Shown): TreeItem {
	const state = (open[id] ?? (expand && group.kind !== 'older')) ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
	const item = new TreeItem(groupName(group), state);
	item.id = id;
	item.contextValue = group.uri === undefined ? 'group' : 'group.document';
	const count = String(group.items.length);
	const isAllOverdue = group.kind === 'overdue' || group.overdue === 0;
	item.description = isAllOverdue ? count : l10n.t('{0}, {1} overdue', count, group.overdue);
	item.accessibilityInformation = {
		label: isAllOverdue
			? l10n.t('{0}, action items: {1}', groupName(group), count)
			: l10n.t('{0}, action items: {1}, overdue: {2}', groupName(group), count, group.overdue),
	};
	item.iconPath = groupIcon(group);
	if (group.uri !== undefined) item.tooltip = workspace.asRelativePath(Uri.parse(group.uri));
	return item;
}

/** An item's line. In a group that says already whose it is or where it stands, the line says it all the same: it is read alone. */
export function itemItem(id: string, entry: ItemEntry, group: ItemGroup, today: Day): TreeItem {
	const { item, document } = entry;
	const line = new TreeItem(item.text === '' ? l10n.t('(no text)') : item.text, TreeItemCollapsibleState.None);
	line.id = id;
	const beside = besideItem(item, today);
	line.description = group.kind === 'document' ? beside : [beside, document.title].filter(Boolean).join(' · ');
	line.iconPath = itemIcon(item, today);
	const badge = dueBadge(item, today);
	if (badge !== undefined) line.resourceUri = badgeResource(badge);
	line.contextValue = `item.${item.status}${item.links.length > 0 ? '.tracked' : ''}`;
	line.command = { command: internalCommands.openLine, title: l10n.t('Open'), arguments: [targetOf(entry)] };
	line.accessibilityInformation = { label: spokenItem(entry, today) };
	if (item.status !== 'dropped') {
		const isDone = item.status === 'done' || item.status === 'verified';
		const tooltip = isDone ? l10n.t('Open again') : l10n.t('Mark as done');
		line.checkboxState = {
			state: isDone ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
			tooltip,
			accessibilityInformation: { label: `${tooltip}: ${item.text}` },
		};
	}
	return line;
}

export function moreItem(id: string, count: number, row: MoreRow): TreeItem {
	const line = new TreeItem(l10n.t('{0} more…', count), TreeItemCollapsibleState.None);
	line.id = id;
	line.contextValue = 'more';
	line.command = { command: internalCommands.showMoreItems, title: l10n.t('Show more'), arguments: [row] };
	return line;
}

/** What names an item from outside of the view. */
export function targetOf({ uri, item }: ItemEntry): { readonly uri: string; readonly key: string; readonly source: string } {
	return { uri, key: item.key, source: item.source };
}

/** The tooltip: everything that is known of the item. Its words are the document's, and are shown as words, never as links. */
export function explain({ uri, item, document }: ItemEntry, today: Day): MarkdownString {
	const text = new MarkdownString();
	text.isTrusted = false;
	text.supportHtml = false;
	text.appendMarkdown(`**${asWords(item.text)}**\n\n`);
	const say = (name: string, value: string | undefined): void => {
		if (value !== undefined && value !== '') text.appendMarkdown(`- ${asWords(`${name}: ${value}`)}\n`);
	};
	say(
		l10n.t('Status'),
		item.statusText === undefined || item.statusText.length < 4 || item.statusText.toLowerCase() === statusWord(item.status).toLowerCase()
			? statusWord(item.status)
			: `${statusWord(item.status)} (${item.statusText})`,
	);
	say(l10n.t('Owner'), ownersOf(item));
	say(
		l10n.t('Due'),
		item.dueDay === undefined
			? (item.due ?? l10n.t('no due date'))
			: isOpen(item)
				? `${item.dueDay} (${dueWords(item, today)})`
				: item.dueDay,
	);
	say(l10n.t('Priority'), item.priority);
	say(l10n.t('Kind'), item.bucket && bucketWord(item.bucket));
	say(l10n.t('Ticket'), item.links.map((link) => link.text).join(', '));
	say(l10n.t('Verification'), item.verification);
	say(l10n.t('Reason'), item.reason);
	text.appendMarkdown(`\n${asWords([document.title, item.section, item.group].filter(Boolean).join(' › '))}`);
	text.appendMarkdown(`\n\n${asWords(workspace.asRelativePath(Uri.parse(uri)))}`);
	return text;
}

export function groupName({ kind, name, uri }: ItemGroup): string {
	switch (kind) {
		case 'document':
			return name === '' && uri !== undefined ? workspace.asRelativePath(Uri.parse(uri)) : name;
		case 'named': {
			const bucket = buckets.find((known) => known === name);
			return bucket === undefined ? name : capitalised(bucketWord(bucket));
		}
		case 'none':
			return l10n.t('None');
		case 'overdue':
			return l10n.t('Overdue');
		case 'unreadable':
			return l10n.t('Unreadable Date');
		case 'undated':
			return l10n.t('No Due Date');
		case 'thisWeek':
			return l10n.t('This Week');
		case 'later':
			return l10n.t('Later');
		case 'finished':
			return l10n.t('Finished');
		case 'unowned':
			return l10n.t('No Owner');
		case 'verify':
			return l10n.t('Verify Now');
		case 'blocked':
			return l10n.t('Blocked');
		case 'tracked':
			return l10n.t('Tracked Elsewhere');
		case 'onTrack':
			return l10n.t('On Track');
		case 'older':
			return l10n.t('Older');
	}
}

function groupIcon({ kind }: ItemGroup): ThemeIcon {
	switch (kind) {
		case 'document':
			return new ThemeIcon('note');
		case 'overdue':
			return new ThemeIcon('warning', warningColour);
		case 'unreadable':
			return new ThemeIcon('question');
		case 'undated':
		case 'thisWeek':
		case 'later':
			return new ThemeIcon('calendar');
		case 'unowned':
			return new ThemeIcon('person');
		case 'verify':
			return new ThemeIcon('verified');
		case 'blocked':
			return new ThemeIcon('circle-slash');
		case 'tracked':
			return new ThemeIcon('link');
		case 'older':
			return new ThemeIcon('history');
		case 'finished':
			return new ThemeIcon('pass');
		case 'none':
		case 'named':
		case 'onTrack':
			return new ThemeIcon('list-unordered');
	}
}

const warningColour = new ThemeColor('problemsWarningIcon.foreground');

function itemIcon(item: ItemSummary, today: Day): ThemeIcon {
	if (isOverdue(item, today)) return new ThemeIcon('warning', warningColour);
	switch (item.status) {
		case 'open':
			return item.priorityRank === 0
				? new ThemeIcon('arrow-up', new ThemeColor('list.errorForeground'))
				: new ThemeIcon(item.due !== undefined && item.dueDay === undefined ? 'question' : 'circle-outline');
		case 'in-progress':
			return new ThemeIcon('play-circle');
		case 'blocked':
			return new ThemeIcon('circle-slash');
		case 'done':
			return new ThemeIcon('pass');
		case 'verified':
			return new ThemeIcon('verified');
		case 'dropped':
			return new ThemeIcon('close');
	}
}

/** Markdown that shows the text as it is. The editor's own way of doing this takes the breaks between words away. */
function asWords(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
