import { strict as assert } from 'node:assert';
import { TreeItemCollapsibleState } from 'vscode';
import { groupDocuments } from '../../../../src/core/workspace/documents.ts';
import type { Summary } from '../../../../src/core/workspace/summary.ts';
import { PostmortemsTree, type ShownDocuments } from '../../../../src/vscode/features/postmortems-view/tree.ts';
import { itemEntry } from '../../../support/item-entries.ts';

const today = '2026-11-20';
const late = itemEntry({ text: 'late', dueDay: '2026-11-01' }).item;

function shownOf(documents: readonly Summary[], problems = 0): ShownDocuments {
	const entries = documents.map((summary, at) => ({ uri: `file:///${at}.md`, summary }));
	return {
		grouping: 'date',
		groups: groupDocuments(entries, 'date', today),
		problemsOf: () => problems,
		others: [['file:///postmortems/README.md', ['READMEs are no postmortems.']]],
		open: {},
	};
}

describe('the lines of the view of postmortems', () => {
	const draft = itemEntry(
		{},
		{ title: 'One', day: '2026-11-10', documentStatus: 'draft', severity: { text: 'S2', rank: 2 }, items: [late] },
	).document;
	const final = itemEntry({}, { title: 'Two', day: '2025-11-10', documentStatus: 'final' }).document;

	it('say when, how bad, how far, and what is open', () => {
		const tree = new PostmortemsTree(() => {});
		tree.show(shownOf([draft, final], 3));
		const lines = tree.getChildren().flatMap((group) => [group, ...tree.getChildren(group)]);
		assert.deepEqual(
			lines.map((line) => {
				const { label, description } = tree.getTreeItem(line);
				return `${label}: ${description}`;
			}),
			[
				'2026: 1',
				'One: 2026-11-10 · S2 · draft for 10 days · 1 open · 1 overdue · problems: 3',
				'2025: 1',
				'Two: 2025-11-10 · Final · problems: 3',
				'Not Counted: 1',
				'/postmortems/README.md: READMEs are no postmortems.',
			],
		);
	});

	it('stand open or closed as somebody left them, others as they are likely to be wanted', () => {
		const isOpen = (open: ShownDocuments['open']): string[] => {
			const tree = new PostmortemsTree(() => {});
			tree.show({ ...shownOf([draft, final]), open });
			const groups = tree.getChildren().map((group) => tree.getTreeItem(group));
			return groups
				.filter(({ collapsibleState }) => collapsibleState === TreeItemCollapsibleState.Expanded)
				.map(({ label }) => String(label));
		};
		assert.deepEqual(isOpen({}), ['2026', '2025']);
		assert.deepEqual(isOpen({ 'date:2026': false, others: true }), ['2025', 'Not Counted']);
	});

	it('tell of the group that changed, and of nothing when nothing did', () => {
		const tree = new PostmortemsTree(() => {});
		tree.show(shownOf([draft, final]));
		const told: string[] = [];
		tree.onDidChangeTreeData((lines) =>
			told.push(lines === undefined ? 'all' : lines.map((line) => String(tree.getTreeItem(line).label)).join()),
		);
		tree.show(shownOf([draft, final]));
		tree.show(shownOf([{ ...draft, items: [] }, final]));
		tree.show(shownOf([draft]));
		assert.deepEqual(told, ['2026', 'all']);
	});
});
