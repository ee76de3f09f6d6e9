import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from './workbench.ts';

const incident = dayFromNow(-8);
const due = dayFromNow(14);

describe('writing a postmortem', () => {
	const window = useWorkbench();

	it('goes from “Do we need one?” to a document that lints clean, by keyboard alone', async () => {
		const workbench = await window.open();
		await workbench.run('Postmortem: Do We Need a Postmortem?');
		await workbench.page.locator('.quick-input-widget input:focus').waitFor({ timeout: 20_000 });
		await workbench.type('near miss');
		await workbench.press('Control+A');
		await workbench.keepPicture('need-reasons');
		await workbench.press('ArrowDown', 'Space', 'Enter');
		await workbench.asks('Write a mini postmortem');
		await workbench.keepPicture('need-answer');
		await workbench.answer('mini');
		await workbench.asks('1 of 4');
		await workbench.answer('Exports waited for nine minutes');
		await workbench.asks('2 of 4');
		await workbench.answer('S4');
		await workbench.asks('3 of 4');
		await workbench.press('Control+A');
		await workbench.type(`${incident} 08:41 UTC`);
		await workbench.keepPicture('new-start');
		await workbench.press('Enter');
		const name = `${incident}-exports-waited-for-nine-minutes.md`;
		await workbench.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 30_000 });
		await workbench.keepPicture('new-document');

		// The gaps of the template, one after the other.
		await workbench.firstGap();
		await workbench.type('From 08:41 to 08:50 UTC exports of 36 customers waited up to 9 minutes, and all completed.');
		await workbench.nextGap();
		await workbench.type('One customer started 400 exports, because the queue has no limit for each customer.');
		await workbench.nextGap();
		await workbench.type('Limit running exports to 5 for each customer, seen in a load test with two customers');
		await workbench.nextGap();
		await workbench.type('Mara Lindt');
		await workbench.nextGap();
		await workbench.type(due);
		const text = await eventually(async () => {
			const onDisk = await workbench.textOnDisk(`postmortems/${name}`);
			assert.ok(onDisk.includes(`due: ${due})`), onDisk);
			assert.doesNotMatch(onDisk, /\[(?! \])[^\]]+\]/, onDisk);
			return onDisk;
		}, 20_000);
		assert.match(text, /^# Exports waited for nine minutes\n\n<!-- postmortem-template: mini -->/);
		await workbench.keepPicture('finished-document');
		await eventually(async () => {
			const said = (await workbench.problems()).filter((problem) => problem.includes('postmortem'));
			assert.deepEqual(said, []);
		}, 20_000);
		assert.equal((await readdir(join(workbench.folder ?? '.', 'postmortems'))).filter((file) => file === name).length, 1);
		assert.ok((await readFile(join(workbench.folder ?? '.', 'postmortems', name), 'utf8')).includes('Severity'));
	});

	it('asks once where postmortems are kept, makes that folder, and never writes over a file', async () => {
		const workbench = await window.open({ workspace: 'test/fixtures/workspace/docs' });
		const names: string[] = [];
		for (const place of ['incidents', undefined]) {
			await workbench.run('Postmortem: New Postmortem…');
			if (place !== undefined) {
				await workbench.asks('Another folder…');
				await workbench.keepPicture('new-folder');
				await workbench.answer(place);
			}
			await workbench.asks('1 of 4');
			await workbench.answer('Exports waited');
			await workbench.asks('2 of 4');
			await workbench.answer('S2');
			await workbench.asks('3 of 4');
			await workbench.press('Control+A');
			await workbench.answer(`${incident} 08:41 UTC`);
			await workbench.asks('4 of 4');
			await workbench.keepPicture('new-template');
			await workbench.press('Enter');
			names.push(`${incident}-exports-waited${names.length === 0 ? '' : '-2'}.md`);
			await workbench.page.locator(`.tabs-container .tab.active[data-resource-name="${names.at(-1)}"]`).waitFor({ timeout: 30_000 });
		}
		await eventually(async () => assert.deepEqual((await readdir(join(workbench.folder ?? '.', 'incidents'))).sort(), names.sort()));
	});
});

/** ISO, in UTC: days this far from today are on the right side of it in every timezone. */
function dayFromNow(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
