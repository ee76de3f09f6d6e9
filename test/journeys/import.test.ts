import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from './workbench.ts';

const data = {
	incident: {
		id: 'P1',
		incident_number: 52,
		title: 'Exports wait | in line',
		urgency: 'high',
		status: 'resolved',
		created_at: '2026-11-12T08:41:00Z',
	},
	log_entries: [
		{ type: 'resolve_log_entry', created_at: '2026-11-12T08:50:00Z', summary: 'Resolved by Bea' },
		{ type: 'trigger_log_entry', created_at: '2026-11-12T08:41:00Z', summary: 'Triggered through the API' },
	],
};

describe('a postmortem of incident data', () => {
	const window = useWorkbench();

	it('is made from a file among the new files, and from the clipboard, after a look at what was recognised', async () => {
		const workbench = await window.open();
		const path = join(workbench.folder ?? '.', 'incident.json');
		await writeFile(path, JSON.stringify(data));
		// A browser asks its user first, in a window that no page can press a button of.
		await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await workbench.openFile('incident.json');
		await workbench.press('Control+A', 'Control+C');
		await workbench.run('Postmortem: New Postmortem from Incident Data…');
		await workbench.asks('Where is the data?');
		await workbench.answer('From the Clipboard');
		await workbench.asks('Which template?');
		await workbench.answer('Mini');
		await workbench.asks('This is what PagerDuty says');
		await workbench.keepPicture('import clipboard preview');
		await workbench.press('Enter');
		await workbench.page.locator(`.tabs-container .tab.active[data-resource-name="2026-11-12-exports-wait-in-line.md"]`).waitFor();
		await workbench.run('Create: New File...');
		// There the menu leaves the word “New” out.
		await workbench.asks('Postmortem from Incident Data');
		await workbench.keepPicture('new file');
		// What is typed there would be the name of a file.
		await workbench.choose('Postmortem from Incident Data');
		await workbench.asks('Where is the data?');
		await workbench.keepPicture('import source');
		await workbench.answer('From a File');
		await eventually(
			async () => assert.match(await workbench.page.locator('.quick-input-widget input').first().inputValue(), /^\//),
			20_000,
		);
		await workbench.keepPicture('import file dialog');
		await workbench.press('Control+A');
		await workbench.answer(path);
		await workbench.asks('Which template?');
		await workbench.keepPicture('import template');
		await workbench.answer('One page');
		await workbench.asks('This is what PagerDuty says');
		await workbench.keepPicture('import preview');
		await workbench.press('Enter');
		const name = '2026-11-12-exports-wait-in-line-2.md';
		await workbench.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor();
		const text = await eventually(async () => await workbench.textOnDisk(`postmortems/${name}`));
		assert.match(text, /^# Exports wait \\\| in line\n\n<!-- postmortem-template: one-page -->\n/);
		assert.match(text, /\| 2026-11-12 08:41 \| Triggered through the API \|\n\| 2026-11-12 08:50 \| Resolved by Bea \|\n/);
		await workbench.keepPicture('import draft');
	});
});
