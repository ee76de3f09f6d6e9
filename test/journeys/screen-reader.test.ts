import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from './workbench.ts';

const view = 'Action Items';

describe('the sidebar for a screen reader', () => {
	const window = useWorkbench({ workspace: 'test/fixtures/workspace', writtenOn: '2026-11-20' });

	it('has a name in words for every row, box and button of the sidebar', async () => {
		const workbench = await window.open();
		await workbench.run('Postmortems: Focus on Action Items View');
		const rows = await eventually(async () => {
			const found = await workbench.treeRows(view);
			assert.ok(found.length > 5 && found.some(({ text }) => text.includes('overdue by')), found.map(({ text }) => text).join('\n'));
			return found;
		}, 30_000);
		for (const { level, text } of rows) {
			if (level === 1) assert.match(text, /, action items: \d+/);
			else
				assert.match(text, /, (?:open|in progress|blocked|done|verified|dropped), (?:owner \S|no owner).*, (?:due|overdue|no due date)/i);
		}
		const controls = await workbench.page
			.locator('.pane')
			.locator('[role="button"], [role="checkbox"], [role="treeitem"], input')
			.evaluateAll((elements) =>
				elements.map((element) => ({
					kind: `${element.getAttribute('role')} ${element.className}`,
					name: element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.textContent ?? '',
				})),
			);
		assert.ok(controls.some(({ kind }) => kind.startsWith('checkbox')) && controls.some(({ kind }) => kind.startsWith('button')));
		assert.deepEqual(
			controls.filter(({ name }) => name.trim() === ''),
			[],
		);
	});
});
