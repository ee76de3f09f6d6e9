import assert from 'node:assert/strict';
import { useWorkbench } from '../journeys/workbench.ts';
import { eventually } from '../support/eventually.ts';

const vsix = process.env['POSTMORTEM_TEST_PACKAGE'];
assert.ok(vsix, 'Name the package: npm test -- --installed FILE');

for (const host of ['node', 'oldest'] as const) {
	describe(`the installed package in the workbench, host ${host}`, () => {
		const window = useWorkbench({ workspace: 'test/fixtures/workspace' }, { host, vsix });

		it('shows the tree and the problems', async () => {
			const workbench = await window.open();
			await workbench.openFile('2026-11-12-search-outage.md');
			await eventually(async () => assert.ok((await workbench.problems()).some((text) => text.includes('No owner'))), 30_000);
			await workbench.run('Postmortems: Focus on Action Items View');
			await eventually(async () => {
				const rows = (await workbench.treeRows('Action Items')).map(({ text }) => text);
				assert.ok(
					rows.some((text) => text.startsWith('Write down how to switch back')),
					rows.join('\n'),
				);
			}, 30_000);
		});
	});
}
