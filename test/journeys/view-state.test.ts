import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWorkbench, type Workbench } from './workbench.ts';

const view = 'Action Items';
const path = 'postmortems/2026-11-19-mail-late.md';
const text = `# Mail was late

- **Severity:** S3
- **Services:** mail, queue
- **Start:** 2026-11-19 09:20 UTC

## Impact

212 mails were late.

## Timeline

- 09:20 UTC Mails wait

## Action Items

### Prevention

- [ ] Limit the queue (owner: Ada Okoro)
- [ ] Retry each mail twice (owner: Mira Falk)

### Detection

- [ ] Page when a mail waits (owner: Ada Okoro)
`;

describe('the sidebar, as somebody left it', () => {
	const window = useWorkbench({
		workspace: 'test/fixtures/workspace',
		writtenOn: '2026-11-20',
		viewport: { width: 1280, height: 1400 },
		settings: { 'postmortem.me': ['Ada Okoro'] },
	});

	it('groups by kind and service, shows mine, and is the same after the window was reloaded', async () => {
		const workbench = await window.open();
		await writeFile(join(workbench.folder ?? '.', path), text);
		await showView(workbench);
		await groupBy(workbench, 'Kind', ['Detection', 'Prevention', 'None', 'Older']);
		await workbench.keepPicture('sidebar by kind');
		await groupBy(workbench, 'Service', ['mail', 'queue', 'None', 'Older']);
		await workbench.keepPicture('sidebar by service');

		await workbench.run('Postmortem: Show My Action Items Only');
		await eventually(async () => assert.deepEqual(await groupsOf(workbench), ['mail', 'queue', 'None']), 20_000);
		await workbench.run('Postmortem: Filter Action Items…');
		await workbench.question('Filter Action Items');
		await workbench.answer('-size');
		const shown = ['Limit the queue', 'Page when a mail waits'];
		await eventually(async () => assert.deepEqual(await itemsOf(workbench), [...shown, ...shown]), 20_000);
		await workbench.page.locator('.pane-header', { hasText: 'by service · mine · -size' }).waitFor();
		await workbench.focusRow(view, 'mail,');
		// A list that is being drawn anew takes no key.
		await eventually(async () => {
			await workbench.press('ArrowLeft');
			await eventually(async () => assert.deepEqual(await itemsOf(workbench), shown), 2000);
		}, 20_000);
		await workbench.focusRow('Postmortems', '2026,');
		await eventually(async () => {
			await workbench.press('ArrowLeft');
			await eventually(async () => assert.ok((await documentsOf(workbench)).length < 2), 2000);
		}, 20_000);
		const documents = await documentsOf(workbench);
		await workbench.keepPicture('sidebar before reload');

		// The extension hears of one thing after the other: what asks now has been told to keep the group closed.
		await workbench.run('Postmortem: Filter Action Items…');
		await workbench.question('Filter Action Items');
		await workbench.press('Escape');
		await workbench.page.reload();
		await workbench.isReady();
		await showView(workbench);
		await eventually(async () => assert.deepEqual(await groupsOf(workbench), ['mail', 'queue']), 20_000);
		await eventually(async () => assert.deepEqual(await itemsOf(workbench), shown), 20_000);
		await workbench.page.locator('.pane-header', { hasText: 'by service · mine · -size' }).waitFor();
		await eventually(async () => assert.ok((await workbench.treeRows('Postmortems')).length > 0), 20_000);
		assert.deepEqual(await documentsOf(workbench), documents);
		await workbench.keepPicture('sidebar after reload');

		// It acts on, and takes words for a date.
		await workbench.focusRow(view, 'Page when');
		await workbench.press('d');
		await workbench.question('Due date');
		await workbench.type('in three weeks');
		await workbench.question('in three weeks');
		await workbench.keepPicture('picker due in words');
		await workbench.press('Enter');
		await untilOnDisk(workbench, /Page when a mail waits \(owner: Ada Okoro, due: \d{4}-\d\d-\d\d\)/);
	});
});

async function showView(workbench: Workbench): Promise<void> {
	await workbench.page.locator('.activitybar .action-label[aria-label^="Postmortems"]').waitFor({ timeout: 30_000 });
	await workbench.run('Postmortems: Focus on Action Items View');
	await eventually(async () => assert.ok((await workbench.treeRows(view)).length > 1), 30_000);
}

async function groupBy(workbench: Workbench, by: string, groups: readonly string[]): Promise<void> {
	await workbench.run('Postmortem: Group Action Items By…');
	await workbench.question('Group By');
	await workbench.answer(by);
	await eventually(async () => assert.deepEqual(await groupsOf(workbench), groups), 20_000);
}

async function groupsOf(workbench: Workbench): Promise<string[]> {
	return (await workbench.treeRows(view)).flatMap(({ level, text }) => (level === 1 ? [text.replace(/, action items.*/, '')] : []));
}

async function itemsOf(workbench: Workbench): Promise<string[]> {
	return (await workbench.treeRows(view)).flatMap(({ level, text }) => (level === 2 ? [text.replace(/, open,.*/, '')] : []));
}

async function documentsOf(workbench: Workbench): Promise<string[]> {
	return (await workbench.treeRows('Postmortems')).flatMap(({ level, text }) => (level === 2 ? [text] : []));
}

async function untilOnDisk(workbench: Workbench, expected: RegExp): Promise<void> {
	await eventually(async () => assert.match(await readFile(join(workbench.folder ?? '.', path), 'utf8'), expected), 20_000);
}
