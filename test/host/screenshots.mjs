// `npm run screenshots`: takes the pictures of the README from the real workbench, in a light and a dark theme, into media/.
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HostFailure, reportFailure } from './failure.mjs';
import { root } from './hosts.mjs';
import { installHost } from './install.mjs';

const viewport = { width: 1200, height: 750 };
const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };
const calm = {
	'editor.minimap.enabled': false,
	'window.commandCenter': false,
	'workbench.layoutControl.enabled': false,
	'editor.wordWrap': 'on',
};

/** Each scene brings the workbench to where its picture is taken: `press` and `run` as a person would, then `until` it is seen. */
const scenes = [
	{
		name: 'problems',
		async play({ openFile, press, until }) {
			await openFile('2026-11-12-search-outage.md');
			await press('Control+Shift+M');
			await until('.markers-panel .monaco-list-row .marker-icon');
		},
	},
	{
		name: 'action-items',
		async play({ openFile, run, until }) {
			await openFile('2026-10-02-checkout-errors.md');
			await run('Postmortems: Focus on Action Items View');
			await until('.pane-body .monaco-list-row .label-description');
			// The editor asks for how far the due dates are away only once the rows are there.
			await until('.pane-body .monaco-list-row [class*="monaco-decoration-itemBadge"]');
		},
	},
];

process.chdir(root);
try {
	await takePictures();
} catch (error) {
	reportFailure(error);
}

async function takePictures() {
	const built = spawnSync(process.execPath, ['.ci/build.mjs'], { encoding: 'utf8', timeout: 300_000 });
	if (built.status !== 0) {
		throw new HostFailure(`The build failed:\n${built.stderr}`);
	}
	await installHost((text) => console.log(`- ${text}`));
	const { startPages } = await import('./pages.mjs');
	const pages = await startPages();
	await mkdir('media', { recursive: true });
	try {
		for (const [colorScheme, theme] of Object.entries(themes)) {
			for (const scene of scenes) {
				const settings = { ...calm, 'workbench.colorTheme': theme };
				const { page, close } = await pages.open({
					workspace: 'test/fixtures/workspace',
					writtenOn: '2026-11-20',
					settings,
					viewport,
					colorScheme,
					deviceScaleFactor: 1.5,
				});
				await scene.play(directionsFor(page));
				const path = join('media', `${scene.name}-${colorScheme}.png`);
				await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
				console.log(`- ${path}`);
				await close();
			}
		}
	} finally {
		await pages.stop();
	}
}

/** What a scene can do, each ending when it is seen to be done. */
function directionsFor(page) {
	const widget = page.locator('.quick-input-widget');
	const offer = async (key, text, proposal) => {
		await page.keyboard.press('Escape');
		await page.keyboard.press(key);
		await widget.locator('input:focus').waitFor({ timeout: 3000 });
		await page.keyboard.type(text);
		await widget.locator('.monaco-list-row').filter({ hasText: proposal }).first().waitFor({ timeout: 5000 });
	};
	const pick = async (key, text, proposal) => {
		await page.locator('.statusbar .statusbar-item').first().waitFor();
		// A window that has just opened knows the commands of extensions a moment later.
		let isOffered = false;
		for (let tries = 5; tries > 0 && !isOffered; tries -= 1) {
			isOffered = await offer(key, text, proposal).then(
				() => true,
				() => false,
			);
		}
		if (!isOffered) {
			throw new HostFailure(`VS Code did not offer “${proposal}”, so that no picture was taken.`);
		}
		await page.keyboard.press('Enter');
		await widget.locator('input:focus').waitFor({ state: 'hidden' });
	};
	return {
		page,
		press: (key) => page.keyboard.press(key),
		run: (title) => pick('F1', title, title),
		openFile: (name) => pick('Control+P', name, name),
		goToLine: (line) => pick('Control+G', String(line), String(line)),
		until: (selector) => page.locator(selector).first().waitFor(),
	};
}
