import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAsOfToday } from '../host/days.mjs';
import { eventually } from '../support/eventually.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

const writtenOn = '2026-11-20';
const today = dayAsOfToday(writtenOn, writtenOn);
const newDue = dayAsOfToday('2026-12-18', writtenOn);

describe('the weekly review', () => {
	const window = useWorkbench({ workspace: 'test/fixtures/workspace', writtenOn });

	it('goes by keyboard through every item that needs somebody, and ends with a report', async () => {
		const workbench = await window.open();
		await workbench.page.locator('.activitybar .action-label[aria-label^="Postmortems"]').waitFor({ timeout: 30_000 });
		await workbench.run('Postmortem: Start Weekly Review');

		// Overdue: re-dated.
		await step(workbench, 1, 'Overdue', 'Alert on refused connections of the price cache');
		await workbench.keepPicture('review-overdue');
		await workbench.answer('Set Due');
		await workbench.question(/^(?!.*Weekly Review).*Due date/s);
		await workbench.keepPicture('review-due-date');
		await workbench.answer(newDue);
		await untilOnDisk(workbench, '2026-10-02-checkout-errors.md', `| P1 | ${newDue} | Open |`);

		// Overdue: dropped with a reason, undone, and dropped again.
		await step(workbench, 2, 'Overdue', 'Alarm, wenn mehr als 1 %');
		await drop(workbench, 'Vom Anbieter gemeldet');
		await step(workbench, 3, 'No Owner', 'Improve monitoring');
		await workbench.answer('Undo');
		await step(workbench, 2, 'Overdue', 'Alarm, wenn mehr als 1 %');
		await untilOnDisk(workbench, '2026-08-27-bilder-fehlten.md', '- [ ] Alarm, wenn mehr');
		await drop(workbench, 'Der Anbieter meldet es');

		// Skipped, come back to, and skipped again.
		await step(workbench, 3, 'No Owner', 'Improve monitoring');
		await workbench.answer('Skip');
		await step(workbench, 4, 'No Owner', 'List the readers of each queue');
		await workbench.answer('Back');
		await step(workbench, 3, 'No Owner', 'Improve monitoring');
		await workbench.keepPicture('review-back');
		await workbench.press('Enter');
		await step(workbench, 4, 'No Owner', 'List the readers of each queue');
		// Words that fit nothing choose nothing.
		await workbench.answer('Nonsense');
		await workbench.press('Control+A');
		await workbench.answer('Mark as Done');

		// Neither owner nor date: both, one after the other.
		await step(workbench, 5, 'No Owner', 'Write down how to switch back');
		await workbench.answer('Assign');
		// The review's own question has these words too.
		await workbench.question(/^(?!.*Weekly Review).*Owner/s);
		await workbench.answer('Ada Okoro');
		await step(workbench, 5, 'No Owner', 'Ada Okoro');
		await workbench.answer('Set Due');
		await workbench.question(/^(?!.*Weekly Review).*Due date/s);
		await workbench.answer(newDue);

		// Done long ago: verified, with a date and how.
		await step(workbench, 6, 'Verify Now', 'Nach jedem Umzug');
		await workbench.answer('Verify');
		await workbench.question('How Was It Verified?');
		await workbench.answer('Umzug vom Montag verglichen');
		await workbench.question('When Was It Verified?');
		await workbench.press('Enter');
		await step(workbench, 7, 'Verify Now', 'Give the price look-up a timeout');
		await workbench.keepPicture('review-verify');
		await workbench.press('Escape');

		await eventually(async () => assert.equal((await workbench.editorLines())[0], `# Review of action items, ${today}`), 20_000);
		await workbench.keepPicture('review-report');
		const report = (await workbench.editorLines()).join('\n');
		assert.match(report, /To review: 7\. Changed: 5\. Skipped: 1\. Not decided: 1\./);

		assert.match(await onDisk(workbench, '2026-08-27-bilder-fehlten.md'), /Alarm, wenn mehr .*Der Anbieter meldet es/);
		assert.match(
			await onDisk(workbench, '2026-08-27-bilder-fehlten.md'),
			new RegExp(`Umzug vom Montag verglichen.*${today}|${today}.*Umzug vom Montag verglichen`),
		);
		assert.match(
			await onDisk(workbench, '2026-11-12-search-outage.md'),
			new RegExp(`- \\[ \\] Write down how to switch back to the previous index \\(owner: Ada Okoro, due: ${newDue}\\)`),
		);
		const stale = await onDisk(workbench, '2026-11-12-stale-search.md');
		assert.match(stale, /\| Improve monitoring \| \| P2 \| \| Open \|/);
		assert.match(stale, /\| List the readers of each queue in its description .*\| Done/);
		assert.match(await onDisk(workbench, '2026-10-02-checkout-errors.md'), /\| Give the price look-up a timeout .*\| Done \|/);
	});
});

/** Waits until the review asks about the item, for that reason. */
async function step(workbench: Workbench, at: number, reason: string, item: string): Promise<void> {
	await workbench.question(`Weekly Review: ${reason} (${at}/7)`);
	await eventually(async () => {
		const placeholder = await workbench.page.locator('.quick-input-widget input:focus').getAttribute('placeholder');
		assert.ok(placeholder?.includes(item), `asked about “${placeholder}”`);
	}, 20_000);
}

async function drop(workbench: Workbench, reason: string): Promise<void> {
	await workbench.answer('Drop');
	await workbench.question('Why Is It Dropped?');
	await workbench.answer(reason);
	await untilOnDisk(workbench, '2026-08-27-bilder-fehlten.md', reason);
}

function onDisk(workbench: Workbench, name: string): Promise<string> {
	return readFile(join(workbench.folder ?? '.', 'postmortems', name), 'utf8');
}

async function untilOnDisk(workbench: Workbench, name: string, expected: string): Promise<void> {
	await eventually(async () => {
		const text = await onDisk(workbench, name);
		assert.ok(text.includes(expected), text);
	}, 20_000);
}
