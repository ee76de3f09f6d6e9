import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

const file = '2026-11-12-search-outage.md';
const log = ['2026-11-12T13:33:00Z index | rebuilt', '2026-11-12T13:31:00Z alias checked'];

describe('text that was copied from a log', () => {
	const window = useWorkbench();

	it('is pasted as it is, and becomes timeline entries when that is chosen', async () => {
		// Where a word is suggested, Enter takes it instead of ending the line.
		const workbench = await window.open({ settings: { 'editor.quickSuggestions': false } });
		await copy(workbench);
		await workbench.openFile(file);
		const lines = (await workbench.textOnDisk(`postmortems/${file}`)).split('\n');
		await workbench.goToLine(lines.findIndex((line) => /^## Timeline/.test(line)) + 2);
		await workbench.press('Control+V');
		await workbench.page.locator('.post-edit-widget').waitFor({ timeout: 20_000 });
		await eventually(async () => assert.ok((await workbench.textOnDisk(`postmortems/${file}`)).includes(log.join('\n'))));

		await workbench.press('Control+.');
		const offers = workbench.page.locator('.action-widget .monaco-list-row');
		await offers.filter({ hasText: 'Insert as Timeline Entries' }).waitFor({ timeout: 20_000 });
		await eventually(async () => {
			if (await offers.filter({ hasText: 'Insert as Timeline Entries' }).and(workbench.page.locator('.focused')).isVisible()) return;
			await workbench.press('ArrowDown');
			throw new Error('it is not focused');
		});
		await workbench.press('Enter');
		await eventually(async () => {
			const text = await workbench.textOnDisk(`postmortems/${file}`);
			assert.ok(!text.includes(log[0] ?? ''), text);
			const added = text.split('\n').filter((line) => /index|alias/.test(line) && !lines.includes(line));
			assert.equal(added.length, 2, text);
			assert.match(added[0] ?? '', /13:31.*alias checked/);
			assert.match(added[1] ?? '', /13:33.*index \\?\| rebuilt/);
		}, 20_000);
	});
});

async function copy(workbench: Workbench): Promise<void> {
	await workbench.run('File: New Untitled Text File');
	await workbench.editorHasFocus();
	await workbench.type(log.join('\n'));
	await workbench.press('Control+A');
	await workbench.page.locator('#status\\.editor\\.selection', { hasText: 'selected' }).waitFor({ timeout: 20_000 });
	await workbench.press('Control+C');
}
