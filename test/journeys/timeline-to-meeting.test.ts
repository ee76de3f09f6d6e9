import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from './workbench.ts';

const file = '2026-11-12-search-outage.md';
describe('from the timeline to the meeting', () => {
	const window = useWorkbench({ workspace: 'test/fixtures/workspace', settings: { 'postmortem.timelineOffsets': true } });

	it('tells the numbers of the timeline, marks an entry, and writes them into the header', async () => {
		const workbench = await window.open();
		await workbench.openFile(file);
		await workbench.page.locator('.codelens-decoration', { hasText: 'Duration' }).waitFor({ timeout: 30_000 });
		await eventually(async () => assert.ok((await workbench.editorLines()).some((line) => line.includes('+14m'))), 30_000);
		await workbench.keepPicture('timeline lens and hints');
		await workbench.goToLine(14, 5);
		await workbench.run('Postmortem: Mark Timeline Entry as…');
		await workbench.asks('What is “09:34 UTC Support reports');
		await workbench.keepPicture('timeline mark');
		await workbench.answer('Detected');
		await eventually(async () => assert.match(await workbench.textOnDisk(`postmortems/${file}`), /- 09:34 UTC (?:\*\*)?Detected:/));
		await workbench.run('Postmortem: Show Numbers of the Timeline');
		await workbench.asks('Write These Numbers into the Header');
		await workbench.keepPicture('timeline numbers');
		await workbench.answer('Write These');
		await eventually(async () => assert.match(await workbench.textOnDisk(`postmortems/${file}`), /Time to detect:\*\* 14/));
		await workbench.keepPicture('timeline header');
	});

	it('lists what a meeting would stop at, asks why until somebody knows, closes the document, and sums it up', async () => {
		const workbench = await window.open();
		await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		const path = `postmortems/${file}`;
		const onDisk = join(workbench.folder ?? '.', path);
		const whys = '## Root Cause\n\n1. Why was it empty? Because the rebuild had skipped half of the shops.\n\n';
		await writeFile(onDisk, (await readFile(onDisk, 'utf8')).replace('## Action Items', `${whys}## Action Items`));
		await workbench.openFile(file);
		await workbench.run('Postmortem: Check Before the Meeting');
		await workbench.asks('The owner of one action item');
		await workbench.keepPicture('meeting check');
		await workbench.answer('The owner of one action item');
		await eventually(async () => assert.equal((await workbench.caret()).line, 24), 20_000);

		await workbench.run('Postmortem: Ask Why Once More');
		await eventually(async () => assert.ok((await workbench.editorLines()).includes('2. Why? [describe what allowed it]')), 20_000);
		await workbench.keepPicture('meeting why');
		await workbench.type('Because nothing counts them.');
		await eventually(async () =>
			assert.match(await workbench.textOnDisk(path), /\n2\. Why\? Because nothing counts them\.\n\n## Action Items/),
		);

		await workbench.run('Postmortem: Set Status of the Document…');
		await workbench.asks('In review');
		await workbench.keepPicture('meeting status');
		await workbench.press('Enter');
		await eventually(async () => assert.match(await workbench.textOnDisk(path), /Document status:\*\* In review\n/));
		for (const choice of ['Check the size of a new index', 'Close Anyway']) {
			await workbench.run('Postmortem: Set Status of the Document…');
			await workbench.asks('Reviewed');
			await workbench.answer('Closed');
			await workbench.asks('3 action items are not verified');
			await workbench.keepPicture('meeting close');
			await workbench.answer(choice);
			if (choice !== 'Close Anyway') await eventually(async () => assert.equal((await workbench.caret()).line, 24));
		}
		await eventually(async () => assert.match(await workbench.textOnDisk(path), /Document status:\*\* Closed\n/));

		await workbench.run('Postmortem: Copy Executive Summary');
		await eventually(async () => {
			const copied = await workbench.page.evaluate('navigator.clipboard.readText()');
			assert.match(String(copied), /^Search returns nothing after the index is rebuilt \(S3\)[\s\S]* Nothing counts them\. /);
		}, 20_000);
	});

	it('offers what fits the place, and says what belongs there', async () => {
		const workbench = await window.open();
		await workbench.openFile(file);
		await workbench.goToLine(18, 1);
		await workbench.press('Enter');
		await workbench.type('#');
		await workbench.press('Control+Space');
		const list = workbench.page.locator('.suggest-widget.visible');
		await list.locator('.monaco-list-row', { hasText: 'Root Cause' }).first().waitFor({ timeout: 20_000 });
		await workbench.keepPicture('completion of a section');
		await workbench.press('Escape', 'Control+Z');
		await workbench.goToLine(11, 6);
		await workbench.press('Control+K', 'Control+I');
		await workbench.page.locator('.monaco-hover:not(.hidden)', { hasText: 'happen' }).first().waitFor({ timeout: 20_000 });
		await workbench.keepPicture('hover of a section');
	});
});
