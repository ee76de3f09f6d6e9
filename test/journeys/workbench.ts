// A person at the keyboard in front of the real workbench: what they press, and what they then see.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import type { Look, Pages, startPages } from '../host/pages.mjs';
import { eventually } from '../support/eventually.ts';

const patience = 20_000;
const pictures = 'out/screenshots';

export interface TreeRow {
	/** What a screen reader says, which is the label and what stands beside it. */
	readonly text: string;
	readonly level: number;
	readonly expanded: boolean | undefined;
	readonly focused: boolean;
}

/** Starts the editor once for a suite; `open` gives each test its own window with its own copy of the workspace. */
export function useWorkbench(
	look: Look = { workspace: 'test/fixtures/workspace' },
	start: Parameters<typeof startPages>[0] = {},
): { open(more?: Look): Promise<Workbench> } {
	let pages: Pages;
	let windows: Workbench[] = [];
	before('start VS Code', async () => {
		// Imported by its address, since a bundled copy would not find the installed host beside it.
		const host: typeof import('../host/pages.mjs') = await import(pathToFileURL(resolve('test/host/pages.mjs')).href);
		pages = await host.startPages(start);
	});
	afterEach('close the windows', async function () {
		for (const [at, window] of windows.entries()) {
			// A test that is tried again has no state yet.
			if (this.currentTest && this.currentTest.state !== 'passed') {
				console.log(`      picture: ${await window.keepPicture(`${this.currentTest.fullTitle()}${at === 0 ? '' : ` ${at + 1}`}`)}`);
			}
			await window.close();
		}
		windows = [];
	});
	after('stop VS Code', async () => {
		await pages?.stop();
	});
	return {
		async open(more = {}) {
			const { page, folder, close, killExtensionHost } = await pages.open({ ...look, ...more });
			const window = new Workbench(page, folder, close, killExtensionHost);
			windows.push(window);
			await window.isReady();
			return window;
		},
	};
}

/** The class that the workbench has with each theme. */
export const themes = {
	'Light Modern': 'vs',
	'Dark Modern': 'vs-dark',
	'Dark High Contrast': 'hc-black',
	'Light High Contrast': 'hc-light',
} as const;

export class Workbench {
	constructor(
		readonly page: Page,
		readonly folder: string | undefined,
		readonly close: () => Promise<void>,
		/** Ends the process in which extensions run, as a crash does; gives whether there was one. */
		readonly killExtensionHost: () => Promise<boolean>,
	) {}

	/** Keys before the workbench has restored its layout go nowhere. */
	async isReady(): Promise<void> {
		await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: patience });
	}

	/** The same window anew, with extensions started again. */
	async reload(): Promise<void> {
		await this.page.reload();
		await this.isReady();
	}

	/** One or several keys in VS Code's notation, for example `Control+Shift+P`. */
	async press(...keys: string[]): Promise<void> {
		for (const key of keys) {
			await this.page.keyboard.press(key);
		}
	}

	/** As fast as a quick typist; the editor takes each key on its own. */
	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text, { delay: 15 });
	}

	/** Runs a command through the palette, by its title. */
	async run(title: string): Promise<void> {
		await this.quickInput(`>${title}`, title);
	}

	/** Chooses a colour theme by its name in the list: the workbench takes none of high contrast from settings that were there before it. */
	async chooseTheme(name: keyof typeof themes): Promise<void> {
		const offered = this.page.locator('.quick-input-widget .monaco-list-row.focused').filter({ hasText: name });
		// A list that is opened before the workbench knows its themes stays without them.
		await eventually(async () => {
			await this.run('Preferences: Color Theme');
			await this.page.locator('.quick-input-widget input:focus').waitFor({ timeout: patience });
			await this.type(name);
			try {
				await offered.waitFor({ timeout: 3000 });
			} catch (error) {
				await this.press('Escape');
				throw error;
			}
		}, patience);
		await this.press('Enter');
		await this.page.locator(`.monaco-workbench.${themes[name]}`).waitFor({ timeout: patience });
		await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience });
	}

	async openFile(name: string): Promise<void> {
		await this.quickInput(name, name);
		await this.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor({ timeout: patience });
		await this.editorHasFocus();
	}

	async goToLine(line: number, column = 1): Promise<void> {
		await this.quickInput(`:${line}:${column}`, `${line}`);
		await this.editorHasFocus();
		await eventually(async () => assert.equal((await this.caret()).line, line), patience);
	}

	/** What is typed before this goes to whatever had the focus until now. */
	async editorHasFocus(): Promise<void> {
		await this.page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: patience });
	}

	/**
	 * Types into the box at the top of the window and takes the proposal that has the focus once that is the one meant. A window that is still opening
	 * may take the focus away, and knows the commands of extensions a moment later: then it is asked again.
	 */
	private async quickInput(text: string, proposal: string): Promise<void> {
		const widget = this.page.locator('.quick-input-widget');
		await eventually(async () => {
			await this.press('Escape', text.startsWith('>') ? 'F1' : 'Control+P');
			await widget.locator('input:focus').waitFor({ timeout: 2000 });
			await this.press('Control+A');
			await this.type(text);
			const rows = widget.locator('.monaco-list-row');
			if (text.startsWith(':')) {
				await rows.filter({ hasText: proposal }).first().waitFor({ timeout: 5000 });
				return;
			}
			const named = rows.filter({ has: this.page.getByText(proposal, { exact: true }) });
			await named.first().waitFor({ timeout: 5000 });
			// The one that is meant need not be the first of the list, where another title has the same words in it.
			await eventually(async () => {
				if (await named.and(this.page.locator('.focused')).first().isVisible()) return;
				await this.press('ArrowDown');
				throw new Error(`“${proposal}” is not focused`);
			}, 5000);
		}, 2 * patience);
		await this.press('Enter');
		// A command may ask something in its turn, in the same box.
		await eventually(async () => {
			const asked = widget.locator('input:focus');
			if (await asked.isVisible()) assert.notEqual(await asked.inputValue({ timeout: 1000 }), text);
		}, patience);
	}

	/** Waits for an input box or a picker with these words in its title or its prompt. */
	async question(words: string | RegExp): Promise<void> {
		await this.page.locator('.quick-input-widget', { hasText: words }).locator('input:focus').waitFor({ timeout: patience });
	}

	/** Waits for a picker or an input box that says these words anywhere, also where nothing has been typed yet. */
	async asks(words: string): Promise<void> {
		const widget = this.page.locator('.quick-input-widget');
		await eventually(async () => {
			const input = widget.locator('input:focus');
			const placeholder = (await input.getAttribute('placeholder', { timeout: 1000 })) ?? '';
			const said = `${placeholder}\n${await widget.innerText({ timeout: 1000 })}`;
			assert.ok(said.includes(words), said);
		}, patience);
	}

	/** Answers an input box or a picker of the extension: types, and takes what is focused. */
	async answer(text: string): Promise<void> {
		await this.page.locator('.quick-input-widget input:focus').waitFor({ timeout: patience });
		await this.type(text);
		await this.press('Enter');
	}

	/** Moves with the arrow keys to the line of a picker that begins with these words, and takes it. */
	async choose(words: string): Promise<void> {
		const focused = this.page.locator('.quick-input-widget .monaco-list-row.focused');
		await eventually(async () => {
			const label = (await focused.innerText({ timeout: 1000 })).trim();
			if (label.startsWith(words)) return;
			await this.press('ArrowDown');
			throw new Error(`${words} is not focused, but ${label}`);
		}, patience);
		await this.press('Enter');
	}

	/** Waits for a snippet that was put in, with its first gap selected. */
	async firstGap(): Promise<void> {
		await this.editorHasFocus();
		await eventually(async () => assert.equal(await this.selects(), true), patience);
	}

	/**
	 * From a gap of a snippet that was filled to the next one, which is selected. The status bar tells of it a moment later than the editor knows, so that
	 * it first has to tell of what was typed. A list of suggestions takes the first Tab for itself, also one that comes at that moment.
	 */
	async nextGap(): Promise<void> {
		await eventually(async () => assert.equal(await this.selects(), false), patience);
		await eventually(async () => {
			if (await this.page.locator('.suggest-widget.visible').isVisible()) await this.press('Escape');
			await this.press('Tab');
			await eventually(async () => assert.equal(await this.selects(), true), 4000);
		}, patience);
	}

	/** Another window has the focus for a moment. A page that is driven always says that it has it, so that the page is told otherwise. */
	async lookAwayAndBack(): Promise<void> {
		for (const [type, focused] of [['blur', false] as const, ['focus', true] as const]) {
			await this.page.evaluate(`document.hasFocus = () => ${focused}; window.dispatchEvent(new Event('${type}'))`);
		}
	}

	editor(): Locator {
		return this.page.locator('.editor-instance .monaco-editor').first();
	}

	/** The lines of the editor that are on screen. */
	async editorLines(): Promise<string[]> {
		const lines = await this.editor()
			.locator('.view-line')
			.evaluateAll((elements) =>
				elements
					.map((element) => ({
						top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
						text: element.textContent ?? '',
					}))
					.sort((a, b) => a.top - b.top)
					.map(({ text }) => text),
			);
		return lines.map((line) => line.replaceAll('\u00a0', ' '));
	}

	/** "Ln 3, Col 5" of the status bar as numbers. */
	async caret(): Promise<{ line: number; column: number }> {
		const text = (await this.page.locator('#status\\.editor\\.selection').textContent()) ?? '';
		const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
		return { line: Number(line), column: Number(column) };
	}

	/** Whether the status bar tells of selected text. */
	private async selects(): Promise<boolean> {
		return /selected/.test((await this.page.locator('#status\\.editor\\.selection').textContent()) ?? '');
	}

	/** Saves what is open, and gives the text on disk, which is there a moment later: look again until it is. */
	async textOnDisk(path: string): Promise<string> {
		await this.press('Control+S');
		return await readFile(join(this.folder ?? '.', path), 'utf8');
	}

	/** What stands in the Problems panel, one text for each problem on screen. */
	async problems(): Promise<string[]> {
		const panel = this.page.locator('.markers-panel');
		if (!(await panel.isVisible())) {
			await this.press('Control+Shift+M');
			await panel.waitFor({ timeout: patience });
		}
		const rows = await panel
			.locator('.monaco-list-row')
			.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
		return rows.filter((text) => !/^\d+ problems in file /.test(text));
	}

	/** The rows on screen of the tree in a view, by the view's name. */
	async treeRows(view: string): Promise<TreeRow[]> {
		return await this.page
			.locator('.pane')
			.filter({ has: this.page.locator(`.pane-header[aria-label^="${view}"]`) })
			.locator('.monaco-list-row')
			.evaluateAll((elements) =>
				elements.map((element) => ({
					text: element.getAttribute('aria-label') ?? '',
					level: Number(element.getAttribute('aria-level')),
					expanded: element.getAttribute('aria-expanded') === null ? undefined : element.getAttribute('aria-expanded') === 'true',
					focused: element.classList.contains('focused'),
				})),
			);
	}

	/**
	 * Moves with the arrow keys, as somebody does who sees the tree, until a row whose text begins so has the focus. Gives the texts of the
	 * rows on the way. A key counts once it is seen to have moved the focus, so that none is left to come after the last look.
	 */
	async focusRow(view: string, beginning: string): Promise<string[]> {
		const passed: string[] = [];
		const focused = async (): Promise<string | undefined> => (await this.treeRows(view)).find((row) => row.focused)?.text;
		await this.run(`Postmortems: Focus on ${view} View`);
		await this.press('Home');
		await eventually(async () => {
			const before = await focused();
			if (before?.startsWith(beginning)) return;
			if (before !== undefined && passed.at(-1) !== before) passed.push(before);
			await this.press('ArrowDown');
			await eventually(async () => assert.notEqual(await focused(), before), 1500).catch(async () => {
				// At the end of the list, or the tree was still empty and did not take the focus.
				await this.run(`Postmortems: Focus on ${view} View`);
				await this.press('Home');
			});
			throw new Error(`“${beginning}” is not reached by way of ${passed.join('\n')}`);
		}, 2 * patience);
		return passed;
	}

	async keepPicture(title: string): Promise<string> {
		mkdirSync(pictures, { recursive: true });
		const file = join(pictures, `${title.replace(/[^\w]+/g, '-')}.png`);
		await this.page.screenshot({ path: file }).catch(() => {});
		return file;
	}
}
