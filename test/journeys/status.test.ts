import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

describe('the status of a file', () => {
	const window = useWorkbench();

	it('says what is checked, by what, and why a file is not', async () => {
		const workbench = await window.open();
		const home = workbench.folder ?? '.';
		await workbench.openFile('2026-11-12-search-outage.md');
		assert.match(
			await answers(workbench),
			/^This file is checked as a postmortem\..*It lies in a folder of postmortems\..*\.postmortemrc\.yaml/,
		);
		assert.match(await languageStatus(workbench), /Postmortem: (?:no problems|\d+ problems?).*By \.postmortemrc\.yaml/);

		await writeFile(join(home, 'postmortems/.postmortemrc.yaml'), 'since: 2026-06-01\nbaseline: accepted.json\n');
		const marks = ['action-no-owner/x', 'action-no-due/y'];
		const documents = { '2026-11-12-search-outage.md': marks };
		await writeFile(join(home, 'postmortems/accepted.json'), JSON.stringify({ version: 1, documents }));
		await eventually(async () => {
			const rows = await answers(workbench);
			assert.match(rows, /Accepted in postmortems\/accepted\.json: 2/);
			assert.match(rows, /postmortems\/\.postmortemrc\.yaml/);
		});

		await workbench.openFile('2025-03-18-login-outage.md');
		assert.match(await answers(workbench), /Only incidents since 2026-06-01 are checked\./);
		await workbench.openFile('on-call.md');
		assert.match(
			await answers(workbench),
			/^This file is not checked\..*Below the title, <!-- postmortem-template: small-team --> makes any/,
		);
		assert.match(await languageStatus(workbench), /Postmortem: not checked/);
	});

	it('follows a configuration that came while somebody was away, where no watcher tells', async () => {
		const workbench = await window.open({ settings: { 'files.watcherExclude': { '**/postmortems/**': true } } });
		await workbench.openFile('2026-11-12-search-outage.md');
		const said = async (): Promise<string> => (await workbench.problems()).join('\n');
		await eventually(async () => assert.match(await said(), /No owner/));
		await writeFile(join(workbench.folder ?? '.', 'postmortems/.postmortemrc.json'), '{ "rules": { "action-no-owner": "off" } }');
		await eventually(async () => {
			await workbench.lookAwayAndBack();
			await eventually(async () => assert.doesNotMatch(await said(), /No owner/), 2000);
		}, 30_000);
		assert.match(await said(), /No due date/);

		await writeFile(join(workbench.folder ?? '.', 'postmortems/.postmortemrc.json'), '{ "rules": { "action-no-due": "off" } }');
		await workbench.openFile('2026-11-12-stale-search.md');
		await eventually(async () => {
			assert.match(await said(), /No owner/);
			assert.doesNotMatch(await said(), /No due date/);
		});
	});
});

/** What the command answers, in one line. */
async function answers(workbench: Workbench): Promise<string> {
	await workbench.run('Postmortem: Why Is This File Checked, or Not?');
	const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
	const said = await eventually(async () => {
		const texts = await rows.allTextContents();
		assert.match(texts[0] ?? '', /^This file/);
		return texts.join(' ').replaceAll('\u00a0', ' ');
	});
	await workbench.press('Escape');
	return said;
}

/** What the hover of the language status shows of ours. */
async function languageStatus(workbench: Workbench): Promise<string> {
	await workbench.page.locator('#status\\.languageStatus').hover();
	const entry = workbench.page.locator('.hover-language-status').filter({ hasText: 'Postmortem' }).first();
	await entry.waitFor({ timeout: 20_000 });
	const text = (await entry.textContent()) ?? '';
	await workbench.page.mouse.move(600, 300);
	return text;
}
