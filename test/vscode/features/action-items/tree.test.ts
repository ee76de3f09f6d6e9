import { strict as assert } from 'node:assert';
import { TreeItemCollapsibleState } from 'vscode';
import { groupItems } from '../../../../src/core/workspace/grouping.ts';
import type { ItemEntry } from '../../../../src/core/workspace/index.ts';
import { ActionItemsTree, type Row, type Shown } from '../../../../src/vscode/features/action-items/tree.ts';
import { itemEntry } from '../../../support/item-entries.ts';

const today = '2026-11-20';

function shownOf(entries: readonly ItemEntry[], day = today, open: Shown['open'] = {}): Shown {
	const context = { today: day, me: [], verifyAfterDays: 14 };
	const groups = groupItems(entries, {
		grouping: 'postmortem',
		sorting: 'document',
		showFinished: false,
		olderThanDays: 180,
		context,
		matches: () => true,
	});
	return { groups, today: day, expand: true, open };
}

/** The tree with everything looked at, and what it tells of from then on: labels of lines, or `all`. */
function treeOf(entries: readonly ItemEntry[]) {
	const tree = new ActionItemsTree(() => {});
	tree.show(shownOf(entries));
	const told: string[] = [];
	tree.onDidChangeTreeData((rows) =>
		told.push(rows === undefined ? 'all' : rows.map((row) => String(tree.getTreeItem(row).label)).join(', ')),
	);
	const look = (): Row[] => tree.getChildren().flatMap((row) => [row, ...tree.getChildren(row)]);
	look();
	return { tree, told, look };
}

const alert = itemEntry({ text: 'Add an alert', owners: ['Sam'], dueDay: '2026-11-10', line: 3 }, { title: 'One' }, 'file:///one.md');
const runbook = itemEntry({ text: 'Write a runbook', line: 4 }, { title: 'One' }, 'file:///one.md');
const quota = itemEntry({ text: 'Raise the quota', line: 3 }, { title: 'Two', day: '2026-11-02' }, 'file:///two.md');

describe('the lines of the view of action items', () => {
	it('say what, whose and when, and overdue in words', () => {
		const { tree, look } = treeOf([alert, runbook, quota]);
		const lines = look().map((row) => {
			const { label, description } = tree.getTreeItem(row);
			return `${label}: ${description}`;
		});
		assert.deepEqual(lines, [
			'Two: 1',
			'Raise the quota: no owner · no due date',
			'One: 2, 1 overdue',
			'Add an alert: Sam · overdue by 10 days',
			'Write a runbook: no owner · no due date',
		]);
	});

	it('keep their ids while an item changes, and tell of that line alone', () => {
		const { tree, told, look } = treeOf([alert, runbook, quota]);
		const before = look();
		const changed = { ...runbook, item: { ...runbook.item, owners: ['Ada'] } };
		tree.show(shownOf([alert, changed, quota]));
		assert.deepEqual(told, ['Write a runbook']);
		assert.deepEqual(look(), before);
		assert.equal(tree.getTreeItem(before[4] as Row).description, 'Ada · no due date');
	});

	it('tell of nothing when lines of the file moved', () => {
		const { tree, told } = treeOf([alert, runbook]);
		tree.show(shownOf([alert, runbook].map((entry) => ({ ...entry, item: { ...entry.item, line: entry.item.line + 7 } }))));
		assert.deepEqual(told, []);
	});

	it('tell of the group when an item comes, goes or moves', () => {
		const { tree, told } = treeOf([alert, runbook, quota]);
		tree.show(shownOf([alert, quota]));
		tree.show(shownOf([alert, runbook, quota]));
		tree.show(shownOf([runbook, quota, { ...alert, item: { ...alert.item, line: 9 } }]));
		assert.deepEqual(told, ['One', 'One', 'One']);
	});

	it('stand open or closed as somebody left them', () => {
		const tree = new ActionItemsTree(() => {});
		tree.show(shownOf([alert, quota], today, { 'document:file:///one.md': false }));
		const states = tree.getChildren().map((row) => tree.getTreeItem(row).collapsibleState);
		assert.deepEqual(states, [TreeItemCollapsibleState.Expanded, TreeItemCollapsibleState.Collapsed]);
	});

	it('tell of everything when groups come and go, and when the day is over', () => {
		const { tree, told } = treeOf([alert, runbook, quota]);
		tree.show(shownOf([alert, runbook]));
		tree.show(shownOf([alert, runbook], '2026-11-21'));
		assert.deepEqual(told, ['all', 'all']);
	});

	it('tell twins apart', () => {
		const twin = { ...alert, item: { ...alert.item, key: 'twin', line: 8 } };
		const { look } = treeOf([alert, twin]);
		assert.equal(new Set(look().map(({ id }) => id)).size, 3);
	});

	it('come in portions when a group has thousands', () => {
		const many = Array.from({ length: 1200 }, (_, at) => itemEntry({ text: `Item ${at}`, key: `key ${at}`, line: at }));
		const { tree, look } = treeOf(many);
		assert.equal(look().length, 502);
		const more = look().at(-1);
		assert.equal(more?.kind === 'more' && more.count, 700);
		if (more?.kind === 'more') tree.showMore(more);
		assert.equal(look().length, 1002);
	});

	it('show words of a document as words in the tooltip', () => {
		const nasty = itemEntry({ text: '[Click](command:evil) <b>now</b> **bold**', owners: ['`Sam`'] });
		const { tree, look } = treeOf([nasty]);
		const row = look()[1] as Row;
		const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(row), row);
		assert.ok(typeof tooltip === 'object');
		assert.equal(tooltip.isTrusted, false);
		assert.ok(!tooltip.supportHtml);
		assert.ok(tooltip.value.includes('\\[Click\\]\\(command\\:evil\\) \\<b\\>now'), tooltip.value);
	});
});
