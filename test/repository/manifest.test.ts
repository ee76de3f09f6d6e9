import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { commands, contextKeys, settingNames, settingSection } from '../../src/vscode/ids.ts';

interface Command {
	readonly command: string;
	readonly title: string;
	readonly category?: string;
	readonly icon?: unknown;
}

interface MenuEntry {
	readonly command?: string;
	readonly when?: string;
	readonly group?: string;
}

interface WalkthroughStep {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly media: { readonly svg: string; readonly altText: string };
	readonly completionEvents: readonly string[];
}

describe('the manifest', () => {
	let text: string;
	let manifest: {
		readonly engines: { readonly vscode: string };
		readonly devDependencies: Readonly<Record<string, string>>;
		readonly dependencies?: object;
		readonly contributes: {
			readonly commands: readonly Command[];
			readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
			readonly keybindings?: readonly MenuEntry[];
			readonly walkthroughs: readonly { readonly steps: readonly WalkthroughStep[] }[];
			readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
		};
	};
	let words: Readonly<Record<string, string>>;
	const menus = (): [menu: string, entry: MenuEntry][] =>
		Object.entries(manifest.contributes.menus).flatMap(([menu, entries]) => entries.map((entry): [string, MenuEntry] => [menu, entry]));

	before(async () => {
		text = await readFile('package.json', 'utf8');
		manifest = JSON.parse(text);
		words = JSON.parse(await readFile('package.nls.json', 'utf8'));
	});

	it('contributes the commands that the code knows, both ways', () => {
		assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), Object.values(commands).sort());
	});

	it('gives every command a title and our category', () => {
		const bare = manifest.contributes.commands.filter(({ title, category }) => !title.startsWith('%') || category !== 'Postmortem');
		assert.deepEqual(bare, []);
	});

	it('gives every command that stands as a button an icon', () => {
		const buttons = menus().filter(([menu, { group }]) => /\/(?:title|context)$/.test(menu) && /^(?:navigation|inline)/.test(group ?? ''));
		const icons = new Set(manifest.contributes.commands.filter(({ icon }) => icon !== undefined).map(({ command }) => command));
		assert.deepEqual(
			buttons.filter(([, { command }]) => command !== undefined && !icons.has(command)),
			[],
		);
	});

	it('names only contributed commands in menus and key bindings', () => {
		const known = new Set(manifest.contributes.commands.map(({ command }) => command));
		const named = [...menus().map(([, entry]) => entry), ...(manifest.contributes.keybindings ?? [])];
		assert.deepEqual(
			named.filter(({ command }) => command?.startsWith('postmortem.') && !known.has(command)),
			[],
		);
	});

	it('asks only for context that the code sets', () => {
		const asked = [...text.matchAll(/"(?:when|enablement)": "([^"]*)"/g)].flatMap(([, when]) => [
			...(when ?? '').matchAll(/postmortem\.\w+/g),
		]);
		const known = new Set<string>([
			...Object.values(contextKeys),
			...Object.values(settingNames).map((name) => `${settingSection}.${name}`),
		]);
		const views = [...text.matchAll(/"id": "(postmortem\.\w+)"/g)].map(([, id]) => id);
		assert.deepEqual(
			asked.map(([key]) => key).filter((key) => !known.has(key) && !views.includes(key)),
			[],
		);
	});

	it('contributes the settings that the code reads, both ways, and few', () => {
		const contributed = Object.keys(manifest.contributes.configuration.properties);
		assert.deepEqual(
			contributed.sort(),
			Object.values(settingNames)
				.map((name) => `${settingSection}.${name}`)
				.sort(),
		);
		assert.ok(contributed.length <= 26, `${contributed.length} settings`);
	});

	it('gives every setting a description, a default and a scope', () => {
		for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) {
			assert.ok(setting['markdownDescription'] ?? setting['description'], `${name} has no description`);
			assert.ok('default' in setting, `${name} has no default`);
			assert.ok(setting['scope'], `${name} has no scope`);
		}
	});

	it('takes every text from package.nls.json, where nothing else stands', () => {
		const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''));
		assert.deepEqual([...used].sort(), Object.keys(words).sort());
	});

	it('points only to files that are there', async () => {
		const paths = [...text.matchAll(/"(?:\.\/)?((?:media|schemas|snippets|l10n|docs)\/[^"]+)"/g)].map(([, path]) => path ?? '');
		for (const path of paths) await assert.doesNotReject(access(path), `${path} is not there`);
	});

	it('titles commands as VS Code does: in capitals, with an ellipsis where they ask, without a full stop', () => {
		const titles = manifest.contributes.commands.map(({ title }) => words[title.slice(1, -1)] ?? '');
		const small = /^(?:a|an|and|as|at|by|for|from|in|is|it|of|on|or|the|this|to|with|not|out|into)$/;
		const odd = titles.filter((title) => {
			const own = title
				.replace(/[(),?…’:“”-]/g, ' ')
				.split(/\s+/)
				.filter((word) => word !== '');
			return own.some((word, at) => (at === 0 || !small.test(word)) && !/^[\p{Lu}\d]/u.test(word)) || /[.!]$|\.\.\./.test(title);
		});
		assert.deepEqual(odd, []);
		assert.equal(new Set(titles).size, titles.length, 'two commands have one title');
	});

	it('describes settings in sentences, in an order, each in the scope that it is about', () => {
		const settings = Object.entries(manifest.contributes.configuration.properties);
		for (const [name, { description, markdownDescription, scope }] of settings) {
			const text = words[String(markdownDescription ?? description).slice(1, -1)] ?? String(markdownDescription ?? description);
			assert.match(text, /^[\p{Lu}“`][\s\S]*[.)]$/u, name);
			assert.ok(
				['resource', 'window', 'application', 'machine', 'machine-overridable', 'language-overridable'].includes(String(scope)),
				name,
			);
		}
		const orders = settings.map(([, { order }]) => order);
		assert.ok(
			orders.every((order) => typeof order === 'number'),
			'a setting has no order',
		);
		assert.equal(new Set(orders).size, orders.length, 'two settings have one order');
	});

	it('sorts menus into groups, and offers in the palette only what can be done without an argument', () => {
		const grouped = menus().filter(([menu]) => !/^(?:commandPalette|file\/newFile)$/.test(menu));
		assert.deepEqual(
			grouped.filter(([, { group }]) => !group).map(([menu, { command }]) => `${menu}: ${command}`),
			[],
		);
		const forItems = menus().flatMap(([menu, { command }]) => (menu === 'view/item/context' && command ? [command] : []));
		const inPalette = new Map((manifest.contributes.menus['commandPalette'] ?? []).map(({ command, when }) => [command, when]));
		assert.deepEqual(
			forItems.filter((command) => !inPalette.has(command)),
			[],
			'an action on an item stands in the palette unconditionally',
		);
	});

	it('shows an icon, and a walkthrough whose pictures follow the theme', async () => {
		const icon = await readFile(JSON.parse(text).icon);
		assert.equal(icon.toString('latin1', 1, 4), 'PNG');
		assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(16) === icon.readUInt32BE(20));
		const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
		assert.ok(steps.length >= 3 && steps.length <= 6);
		const known = new Set(manifest.contributes.commands.map(({ command }) => command));
		for (const { id, title, description, media, completionEvents } of steps) {
			const picture = await readFile(media.svg, 'utf8');
			assert.doesNotMatch(picture, /(?:fill|stroke)="#/, `${id}: a colour does not follow the theme`);
			assert.match(picture, /var\(--vscode-editor-background/);
			// The editor shows the picture as a page of its own, in which its alternative text is not.
			assert.ok(picture.includes(` role="img" aria-label="${words[media.altText.slice(1, -1)]}"`), `${id}: the picture has no name`);
			for (const key of [title, description, media.altText]) assert.ok(words[key.slice(1, -1)], `${id}: ${key}`);
			const links = [...(words[description.slice(1, -1)] ?? '').matchAll(/\(command:(postmortem\.\w+)(\.focus)?\)/g)];
			assert.ok(links.length > 0, `${id} has nothing to press`);
			for (const [, command = '', isView] of links) assert.ok(isView || known.has(command), `${id}: ${command}`);
			for (const event of completionEvents) assert.match(event, /^on(?:Command|View):postmortem\.\w+$/);
		}
	});

	it('writes texts beside links without markup, which the editor would show as it is', () => {
		const marked = Object.entries(words).filter(
			([key, text]) => /^(?:welcome|walkthrough)\./.test(key) && /[`*_]/.test(text.replace(/\(command:[^)]*\)/g, '')),
		);
		assert.deepEqual(marked, []);
	});

	it('promises the editor that it is typed against, and needs nothing at run time', () => {
		assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
		assert.equal(manifest.dependencies, undefined);
	});
});
