import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { themes, useWorkbench, type Workbench } from './workbench.ts';

const sample = { workspace: 'test/fixtures/workspace', writtenOn: '2026-11-20' };
const view = 'Action Items';
const document = 'postmortems/2026-11-12-search-outage.md';

describe('the sidebar', () => {
	const window = useWorkbench(sample);

	it('lists open action items by postmortem, and Enter goes to the line of one', async () => {
		const workbench = await window.open();
		await showView(workbench);
		await eventually(async () => {
			const rows = await workbench.treeRows(view);
			assert.deepEqual(
				rows.filter(({ level, text }) => level === 1 && !text.startsWith('Older')).map(({ text }) => text.replace(/, action items.*/, '')),
				[
					'Order mails were sent twice',
					'Search returns nothing after the index is rebuilt',
					'Search showed products that were sold out',
					'Checkout returned errors after a cache change',
					'Produktbilder fehlten nach dem Umzug des Speichers',
				],
			);
		});
		await goToRow(workbench, 'Write down how to switch back');
		await workbench.press('Enter');
		await eventually(async () => assert.equal((await workbench.caret()).line, 20), 20_000);
		await workbench.keepPicture('sidebar');
	});

	it('takes an owner, a date and a tick by keyboard, and undoes the last of them', async () => {
		const workbench = await window.open();
		await showView(workbench);
		await goToRow(workbench, 'Write down how to switch back');
		await workbench.press('a');
		await workbench.answer('Ada Okoro');
		await untilOnDisk(workbench, /Write down how to switch back to the previous index \(owner: Ada Okoro\)/);
		await goToRow(workbench, 'Write down how to switch back');
		await workbench.press('d');
		await workbench.answer('2027-01-15');
		await untilOnDisk(workbench, /previous index \(owner: Ada Okoro, due: 2027-01-15\)/);
		await goToRow(workbench, 'Write down how to switch back');
		await workbench.press('Space');
		await untilOnDisk(workbench, /- \[x\] Write down how to switch back/);
		await eventually(async () => {
			const rows = await workbench.treeRows(view);
			assert.ok(!rows.some(({ text }) => text.includes('Write down how')), 'it is still listed');
		});
		await workbench.run('Postmortem: Undo Last Change of Action Items');
		await untilOnDisk(workbench, /- \[ \] Write down how to switch back/);
	});

	it('filters by what is typed, says so, and forgets it again', async () => {
		const workbench = await window.open();
		await showView(workbench);
		const all = await itemsOf(workbench);
		await workbench.run('Postmortem: Filter Action Items…');
		await workbench.question('Filter Action Items');
		// What is typed shows at once, and Escape leaves everything as it was.
		await workbench.type('is:overdue');
		await eventually(async () => assert.equal((await itemsOf(workbench)).length, 2));
		await workbench.press('Escape');
		await eventually(async () => assert.deepEqual(await itemsOf(workbench), all));
		await workbench.run('Postmortem: Filter Action Items…');
		await workbench.question('Filter Action Items');
		await workbench.answer('owner:jonas is:overdue');
		await eventually(async () => {
			const rows = await workbench.treeRows(view);
			assert.deepEqual(
				rows.filter(({ level }) => level === 2).map(({ text }) => text.replace(/,.*/, '')),
				['Alert on refused connections of the price cache'],
			);
		});
		await workbench.keepPicture('sidebar-filtered');
		await workbench.run('Postmortem: Clear Filter of Action Items');
		await eventually(async () => assert.ok((await workbench.treeRows(view)).length > 5));
	});
});

describe('the sidebar, seen as a whole', () => {
	const window = useWorkbench({ ...sample, viewport: { width: 1280, height: 1400 } });

	const groups: readonly (readonly [by: string, names: readonly string[]])[] = [
		['Owner', ['No Owner', 'Ada Okoro', 'Ines Duarte', 'Jonas Weber', 'mara', 'Mara Lindt']],
		['Due Date', ['Overdue', 'Unreadable Date', 'No Due Date', 'Later']],
		['Priority', ['P1', 'P2', 'P3', 'None']],
		['Severity', ['S2', 'S3', 'None']],
		['Review State', ['Overdue', 'No Owner', 'Verify Now', 'Tracked Elsewhere', 'On Track']],
	];
	it('groups items in every way, and says by what', async () => {
		const workbench = await window.open();
		await showView(workbench);
		for (const [by, names] of groups) {
			await workbench.run('Postmortem: Group Action Items By…');
			await workbench.question('Group By');
			await workbench.answer(by);
			await eventually(async () => assert.deepEqual(await groupsOf(workbench), [...names, 'Older']), 20_000);
			await workbench.page.locator('.pane-header', { hasText: `by ${by.toLowerCase()}` }).waitFor();
			await workbench.keepPicture(`sidebar by ${by}`);
		}
	});

	it('says what is wrong with a filter, and shows everything', async () => {
		const workbench = await window.open();
		await showView(workbench);
		const before = await itemsOf(workbench);
		await workbench.run('Postmortem: Filter Action Items…');
		await workbench.question('Filter Action Items');
		await workbench.type('is:late');
		await workbench.page.locator('.quick-input-widget', { hasText: '“is:late” is not known' }).waitFor();
		await workbench.keepPicture('sidebar filter wrong');
		await workbench.press('Enter');
		await paneOf(workbench).filter({ hasText: '“is:late” is not known' }).waitFor();
		await workbench.keepPicture('sidebar filtered wrongly');
		assert.deepEqual(await itemsOf(workbench), before);
		await workbench.run('Postmortem: Clear Filter of Action Items');
		await workbench.run('Postmortem: Show My Action Items Only');
		await workbench.page.getByText('says whose items are yours').first().waitFor({ state: 'attached' });
		await workbench.keepPicture('sidebar nobodys');
		assert.deepEqual(await itemsOf(workbench), before);
	});

	it('lists every postmortem with what is open in it, and why a file does not count', async () => {
		const workbench = await window.open();
		await showView(workbench);
		const rowsOf = (level: number) => async (): Promise<string[]> =>
			(await workbench.treeRows('Postmortems')).flatMap((row) =>
				row.level === level ? [row.text.replace(/\d{4}-\d{2}-\d{2}/, 'day')] : [],
			);
		const [groups, documents] = [rowsOf(1), rowsOf(2)];
		await workbench.run('Postmortem: Group Postmortems By…');
		await workbench.question('Group Postmortems By');
		await workbench.answer('Severity');
		await eventually(async () =>
			assert.deepEqual(await groups(), ['S2, documents: 1', 'S3, documents: 3', 'No Severity, documents: 2', 'Not Counted, documents: 1']),
		);
		const listed = await documents();
		assert.ok(listed.includes('Search returns nothing after the index is rebuilt, day, S3, draft for 8 days, 2 open'), listed.join('\n'));
		assert.ok(listed.includes('Checkout returned errors after a cache change, day, S2, In Review, 3 open, 1 overdue'), listed.join('\n'));
		await workbench.focusRow('Postmortems', 'Not Counted');
		await workbench.press('ArrowRight');
		await eventually(async () =>
			assert.match((await documents()).at(-1) ?? '', /README\.md, READMEs, indexes and templates are no postmortems\.$/),
		);
		await workbench.keepPicture('postmortems by severity');
	});

	it('acts on several items at once, by keyboard', async () => {
		const workbench = await window.open();
		await showView(workbench);
		// The first line that Shift takes in is the one below the focused one.
		await goToRow(workbench, 'Page when the index');
		await workbench.press('Shift+ArrowDown', 'Shift+ArrowDown');
		await eventually(async () => assert.equal(await paneOf(workbench).locator('.monaco-list-row.selected').count(), 2));
		await workbench.press('a');
		await workbench.question('Owner');
		await workbench.keepPicture('sidebar several');
		await workbench.answer('Ines Duarte');
		const stale = 'postmortems/2026-11-12-stale-search.md';
		await untilOnDisk(
			workbench,
			/\| Improve monitoring \| Ines Duarte \|[\s\S]*\| List the readers of each queue in its description \| Ines Duarte \|/,
			stale,
		);
		await workbench.run('Postmortems: Focus on Action Items View');
		await workbench.press('Control+z');
		await untilOnDisk(workbench, /\| Improve monitoring \| \|[\s\S]*\| List the readers of each queue in its description \| TBD \|/, stale);
	});

	it('takes clicks on a check box, on a button of a row, and in its menu', async () => {
		const workbench = await window.open();
		await showView(workbench);
		const row = (text: string) => paneOf(workbench).locator('.monaco-list-row', { hasText: text });
		await row('Write down how to switch back').locator('.monaco-custom-toggle').click();
		await untilOnDisk(workbench, /- \[x\] Write down how to switch back/);
		await eventually(async () =>
			assert.ok(!(await itemsOf(workbench)).some((text) => text.startsWith('Write down')), 'it is still listed'),
		);

		await row('Check the size').hover();
		await row('Check the size').locator('.action-label[aria-label^="Set Due Date"]').click();
		await workbench.question('Due date');
		await workbench.answer('2027-01-15');
		await untilOnDisk(workbench, /owner: Ada Okoro, due: 2027-01-15/);

		await row('Check the size').click({ button: 'right' });
		const menu = workbench.page.locator('.context-view .monaco-menu');
		await menu.locator('.action-item', { hasText: 'Mark as In Progress' }).waitFor();
		await workbench.keepPicture('sidebar menu');
		await menu.locator('.action-item', { hasText: 'Mark as In Progress' }).click();
		await untilOnDisk(workbench, /due: 2027-01-15\) \(in progress\)/);
		await row('Alert on refused').hover();
		await workbench.page.locator('.monaco-hover', { hasText: 'Refuse connections on staging' }).waitFor();
		await workbench.keepPicture('sidebar tooltip');
	});

	it('comes back as it was with a new extension host, and acts on', async () => {
		const workbench = await window.open();
		await showView(workbench);
		const before = await itemsOf(workbench);
		await workbench.run('Postmortem: Clear Cache');
		await eventually(async () => assert.deepEqual(await itemsOf(workbench), before), 20_000);
		await workbench.page.reload();
		await workbench.isReady();
		await showView(workbench);
		await eventually(async () => assert.deepEqual(await itemsOf(workbench), before), 20_000);
		await goToRow(workbench, 'Write down how to switch back');
		await workbench.press('Space');
		await untilOnDisk(workbench, /- \[x\] Write down how to switch back/);
	});

	it('is up to date once somebody comes back to the window, where no watcher tells', async () => {
		const workbench = await window.open({ settings: { 'files.watcherExclude': { '**/postmortems/**': true } } });
		await showView(workbench);
		const file = join(workbench.folder ?? '.', document);
		await writeFile(file, (await readFile(file, 'utf8')).replace('Write down how to switch back', 'Draw how to switch back'));
		await eventually(async () => {
			await workbench.lookAwayAndBack();
			await eventually(async () => assert.ok((await itemsOf(workbench)).some((text) => text.startsWith('Draw how to'))), 2000);
		}, 30_000);
	});

	it('loses nothing when extensions crash while they ask for an owner', async () => {
		const workbench = await window.open();
		const file = join(workbench.folder ?? '.', document);
		const before = await readFile(file, 'utf8');
		await workbench.openFile('2026-11-12-search-outage.md');
		await workbench.press('Control+End');
		await workbench.type('Not saved yet.');
		await showView(workbench);
		await goToRow(workbench, 'Write down how to switch back');
		await workbench.press('a');
		await workbench.question('Owner');
		assert.ok(await workbench.killExtensionHost());
		await workbench.press('Enter');
		assert.ok((await workbench.editorLines()).some((line) => line.endsWith('Not saved yet.')));
		assert.equal(await readFile(file, 'utf8'), before);
	});

	for (const milliseconds of [0, 40]) {
		it(`leaves a whole file when extensions crash ${milliseconds} ms after a tick, and goes on from it`, async () => {
			const workbench = await window.open();
			await showView(workbench);
			await goToRow(workbench, 'Write down how to switch back');
			const file = join(workbench.folder ?? '.', document);
			const before = await readFile(file, 'utf8');
			await workbench.press('Space');
			await setTimeout(milliseconds);
			assert.ok(await workbench.killExtensionHost());
			await workbench.reload();
			await showView(workbench);
			await eventually(async () => assert.ok((await itemsOf(workbench)).length > 5), 60_000);
			const after = await readFile(file, 'utf8');
			assert.equal(after.replace(/- \[x\] (Write down .*) \(done [\d-]+\)/, '- [ ] $1'), before);
			const isListed = (await itemsOf(workbench)).some((text) => text.startsWith('Write down how'));
			assert.equal(isListed, after === before);
		});
	}

	it('is the same in two windows on one folder', async () => {
		const one = await window.open();
		await showView(one);
		const two = await window.open({ opened: one.folder ?? '' });
		await showView(two);
		await goToRow(one, 'Write down how to switch back');
		await one.press('a');
		await one.question('Owner');
		await one.answer('Ada Okoro');
		const owned = (text: string): boolean => text.startsWith('Write down how to switch back') && text.includes('Ada Okoro');
		await eventually(async () => assert.ok((await itemsOf(two)).some(owned), (await itemsOf(two)).join('\n')), 40_000);
		await goToRow(two, 'Write down how to switch back');
		await two.press('Space');
		await untilOnDisk(two, /- \[x\] Write down how to switch back to the previous index \(owner: Ada Okoro/);
		await eventually(async () => assert.ok(!(await itemsOf(one)).some(owned), 'it is still listed in the other window'), 40_000);
	});
});

describe('handing an item over', () => {
	const window = useWorkbench(sample);
	const trackers: readonly (readonly [project: string, ticket: string, opens: RegExp])[] = [
		['https://github.com/acme/shop', '#41', /^https:\/\/github\.com\/acme\/shop\/issues\/new\?title=Write%20down%20how/],
		['https://gitlab.com/acme/shop', '#42', /^https:\/\/gitlab\.com\/acme\/shop\/-\/issues\/new\?issue%5Btitle%5D=Write%20down%20how/],
		[
			'https://acme.atlassian.net/jira?pid=1',
			'SHOP-43',
			/^https:\/\/acme\.atlassian\.net\/secure\/CreateIssueDetails!init\.jspa\?pid=1&summary=Write%20down/,
		],
		['https://linear.app/acme/team/SHOP', 'SHOP-44', /^https:\/\/linear\.app\/acme\/team\/SHOP\/new\?title=Write%20down%20how/],
	];
	for (const [project, ticket, opens] of trackers) {
		it(`opens a new issue of ${project}, filled in, and takes the ticket back`, async () => {
			const workbench = await window.open();
			const document = 'https://github.com/acme/shop/blob/main/{path}';
			await writeFile(
				join(workbench.folder ?? '.', '.postmortemrc.yaml'),
				`trackers:\n  - name: Issues\n    newIssue: ${project}\n    document: ${document}\n`,
			);
			const context = workbench.page.context();
			await context.route(/^https:\/\//, (route) => route.fulfill({ body: 'a tracker', contentType: 'text/plain' }));
			await showView(workbench);
			await goToRow(workbench, 'Write down how to switch back');
			const opened = context.waitForEvent('page', { timeout: 30_000 });
			await workbench.press('h');
			await workbench.page.locator('.monaco-dialog-box', { hasText: 'external website' }).waitFor({ timeout: 20_000 });
			await workbench.keepPicture('hand over asks');
			await workbench.press('Enter');
			const tracker = await opened;
			const address = tracker.url();
			assert.match(address, opens);
			const words = decodeURIComponent(address);
			assert.ok(words.includes('https://github.com/acme/shop/blob/main/postmortems/2026-11-12-search-outage.md#action-items'), words);
			await tracker.close();
			await workbench.question('Attach Ticket');
			await workbench.keepPicture('hand over takes back');
			await workbench.answer(ticket);
			await untilOnDisk(workbench, new RegExp(`Write down how to switch back to the previous index.*${ticket}`));
		});
	}
});

describe('the sidebar in every theme', () => {
	const window = useWorkbench(sample);
	for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
		it(`is seen in ${theme}`, async () => {
			const workbench = await window.open();
			await workbench.chooseTheme(theme);
			await showView(workbench);
			await goToRow(workbench, 'Alert on refused connections');
			await workbench.keepPicture(`sidebar ${theme}`);
		});
	}
});

async function showView(workbench: Workbench): Promise<void> {
	await workbench.page.locator('.activitybar .action-label[aria-label^="Postmortems"]').waitFor({ timeout: 30_000 });
	await workbench.run('Postmortems: Focus on Action Items View');
	// Only rows on screen are there; the last of these is the last one before the group of old items, which may be further down.
	await eventually(async () => {
		const rows = await workbench.treeRows(view);
		assert.ok(
			rows.some(({ text }) => text.startsWith('Produktbilder')),
			rows.map(({ text }) => text).join('\n'),
		);
	}, 30_000);
}

async function goToRow(workbench: Workbench, text: string): Promise<void> {
	await workbench.focusRow(view, text);
}

async function untilOnDisk(workbench: Workbench, expected: RegExp, path = document): Promise<void> {
	await eventually(async () => assert.match(await readFile(join(workbench.folder ?? '.', path), 'utf8'), expected), 20_000);
}

function paneOf({ page }: Workbench): Locator {
	return page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${view}"]`) });
}

async function groupsOf(workbench: Workbench): Promise<string[]> {
	return (await workbench.treeRows(view)).flatMap(({ level, text }) => (level === 1 ? [text.replace(/, action items.*/, '')] : []));
}

async function itemsOf(workbench: Workbench): Promise<string[]> {
	return (await workbench.treeRows(view)).flatMap(({ level, text }) => (level === 2 ? [text] : []));
}
