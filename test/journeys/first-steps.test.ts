import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Look } from '../host/pages.mjs';
import { eventually } from '../support/eventually.ts';
import { type TreeRow, type themes, useWorkbench, type Workbench } from './workbench.ts';

const name = '2026-11-20-exports-waited.md';

/** What a browser's zoom does: the same window holds fewer and larger pixels. */
const looks: Record<string, Look & { readonly theme?: keyof typeof themes }> = {
	'as it comes': {},
	'in high contrast': { theme: 'Dark High Contrast' },
	'at a zoom of 150 %': { viewport: { width: 853, height: 533 }, deviceScaleFactor: 1.5 },
};

for (const [title, { theme, ...look }] of Object.entries(looks)) {
	describe(`the first steps, by keyboard, ${title}`, () => {
		const window = useWorkbench({ workspace: 'test/fixtures/workspace', writtenOn: '2026-11-20', ...look });

		it('type “postmortem” into an empty file, take the snippet, and go from field to field', async () => {
			const workbench = await openWith(window, '', theme);
			await workbench.type('postmortem');
			await workbench.press('Control+Space');
			const list = workbench.page.locator('.suggest-widget.visible');
			await list.locator('.monaco-list-row.focused').filter({ hasText: 'Postmortem: Small team' }).waitFor();
			await workbench.keepPicture(`snippet offered ${title}`);
			await workbench.press('Enter');
			await list.waitFor({ state: 'hidden' });
			await eventually(async () => assert.equal((await workbench.editorLines())[0], '# [Effect and system]'));
			await workbench.type('Exports waited for nine minutes');
			await nextField(workbench, 'S3');
			await nextField(workbench, 'Resolved');
			await nextField(workbench, 'Draft');
			await nextField(workbench, '2026-11-20 08:41 UTC');
			await nextField(workbench, '2026-11-20 08:50 UTC');
			await nextField(workbench, 'Exports of 36 customers waited for up to 9 minutes.');
			await workbench.keepPicture(`snippet filled ${title}`);
			const text = await savedText(workbench, /36 customers/);
			assert.match(text, /^# Exports waited for nine minutes\n\n<!-- postmortem-template: small-team -->\n/);
			assert.match(
				text,
				/- \*\*Severity:\*\* S3\n- \*\*Status:\*\* Resolved\n- \*\*Document status:\*\* Draft\n- \*\*Start:\*\* 2026-11-20 08:41 UTC\n- \*\*End:\*\* 2026-11-20 08:50 UTC\n/,
			);
			assert.match(text, /\n\nExports of 36 customers waited for up to 9 minutes\.\n\n## Detection\n/);
		});

		it('write half a postmortem, see what is missing, and let the light bulb add it', async () => {
			const workbench = await openWith(window, halfWritten, theme);
			const missing = 'Add a “Detection” section';
			await eventually(async () => {
				const problems = await workbench.problems();
				assert.ok(
					problems.some((text) => text.includes(missing)),
					problems.join('\n'),
				);
			}, 30_000);
			await workbench.keepPicture(`warnings ${title}`);
			// The missing sections are told at the title, where the light bulb offers them in the order of the template.
			await workbench.run('View: Focus Active Editor Group');
			await workbench.goToLine(1, 3);
			await workbench.press('Control+.');
			const fixes = workbench.page.locator('.action-widget:not(.action-list-submenu-panel)');
			await fixes.locator('.monaco-list-row').filter({ hasText: '“Detection”' }).first().waitFor();
			await workbench.keepPicture(`light bulb ${title}`);
			await goTo(workbench, fixes.locator('.monaco-list-row.focused'), '“Detection”');
			await workbench.press('Enter');
			await fixes.waitFor({ state: 'hidden' });
			await savedText(workbench, /36 customers[^#]+## Detection\n/);
			await eventually(async () => {
				const problems = await workbench.problems();
				assert.ok(problems.length > 0 && !problems.some((text) => text.includes(missing)), problems.join('\n'));
			}, 30_000);
		});

		it('open the sidebar, walk the tree, and open an item at its line', async () => {
			const workbench = await openWith(window, '# Notes\n', theme);
			await workbench.page.locator('.activitybar .action-label[aria-label^="Postmortems"]').waitFor({ timeout: 30_000 });
			await workbench.run('Postmortems: Focus on Action Items View');
			await eventually(async () => assert.ok((await items(workbench)).length > 2), 30_000);
			const passed = await workbench.focusRow('Action Items', 'Write down how to switch back');
			assert.ok(passed.length >= 3, passed.join('\n'));
			await workbench.keepPicture(`tree ${title}`);
			await workbench.press('Enter');
			await eventually(async () => assert.equal((await workbench.caret()).line, 20), 20_000);
			await eventually(async () => {
				const lines = await workbench.editorLines();
				assert.ok(
					lines.some((line) => line.startsWith('- [ ] Write down how to switch back')),
					lines.join('\n'),
				);
			});
		});
	});
}

const halfWritten = `# Exports waited for nine minutes

<!-- postmortem-template: small-team -->

- **Severity:** S3
- **Status:** Resolved
- **Start:** 2026-11-20 08:41 UTC
- **End:** 2026-11-20 08:50 UTC

## Customer Impact

Exports of 36 customers waited for up to 9 minutes.

## Root Cause

One customer started 400 exports, because the queue has no limit for each customer.
`;

async function openWith(window: { open(): Promise<Workbench> }, text: string, theme?: keyof typeof themes): Promise<Workbench> {
	const workbench = await window.open();
	if (theme) await workbench.chooseTheme(theme);
	const file = join(workbench.folder ?? '.', 'postmortems', name);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
	await workbench.openFile(name);
	return workbench;
}

async function nextField(workbench: Workbench, words: string): Promise<void> {
	await workbench.nextGap();
	await workbench.type(words);
}

async function goTo(workbench: Workbench, focused: import('playwright-core').Locator, words: string): Promise<void> {
	await eventually(async () => {
		const text = (await focused.textContent({ timeout: 2000 })) ?? '';
		if (text.includes(words)) return;
		await workbench.press('ArrowDown');
		throw new Error(`“${text}” is focused`);
	});
}

async function savedText(workbench: Workbench, expected: RegExp): Promise<string> {
	return eventually(async () => {
		const text = await workbench.textOnDisk(`postmortems/${name}`);
		assert.match(text, expected);
		return text;
	}, 20_000);
}

async function items(workbench: Workbench): Promise<TreeRow[]> {
	return (await workbench.treeRows('Action Items')).filter(({ level }) => level === 2);
}
