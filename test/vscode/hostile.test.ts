import { strict as assert } from 'node:assert';
import {
	type CompletionItem,
	type CompletionList,
	commands,
	env,
	type Hover,
	MarkdownString,
	Selection,
	Uri,
	window,
	workspace,
} from 'vscode';
import { parseMarkdown } from '../../src/core/markdown/parse.ts';
import { explain } from '../../src/vscode/features/action-items/tree-items.ts';
import { internalCommands, commands as ownCommands } from '../../src/vscode/ids.ts';
import { openInBrowser } from '../../src/vscode/tickets.ts';
import { eventually } from '../support/eventually.ts';
import { ownIndex } from './own-index.ts';
import { activated, closeAll, open, untilRule, writeFile } from './window.ts';

const link = '[run](command:workbench.action.files.newUntitledFile)';
/** As markup, and as the words that an item's or a template's plain text keeps. */
const attack = `${link} \`${link}\` <img src=x onerror=alert(1)> ![p](https://evil.example/p.png) <a href="command:workbench.action.closeWindow">x</a>`;

describe('commands called with anything', () => {
	before(activated);
	afterEach(closeAll);

	const wrong: readonly unknown[] = [
		undefined,
		null,
		0,
		Number.NaN,
		true,
		Symbol('x'),
		() => undefined,
		[],
		{},
		Object.create(null),
		link,
		'x'.repeat(1_000_000),
		{ kind: 'item' },
		{ kind: 'more' },
		{ kind: 'group', group: null },
		{ kind: 'item', entry: { uri: link, item: {} } },
		{ uri: 'no address:', key: '', source: '' },
		{ uri: 'command:workbench.action.files.newUntitledFile', key: '', source: '' },
		{ uri: { toString: link }, key: [], source: {} },
		{ title: 1, severity: {}, start: [], template: null, from: 'command:x', incident: 2 },
		Uri.parse('command:workbench.action.files.newUntitledFile'),
	];

	for (const command of [...Object.values(ownCommands), ...Object.values(internalCommands)]) {
		it(`${command} neither throws nor writes`, async () => {
			const before = await everyFile();
			await env.clipboard.writeText('as it was');
			for (const value of wrong) {
				// One line of text is what this command is for.
				if (command === ownCommands.addTimelineEntry && typeof value === 'string') continue;
				await dismissed(commands.executeCommand(command, value, [value]));
			}
			assert.deepEqual(await everyFile(), before);
			assert.equal(await env.clipboard.readText(), 'as it was');
		});
	}

	/** Whatever a command asks is left unanswered. */
	async function dismissed(running: Thenable<unknown>): Promise<void> {
		let isOver = false;
		const over = running.then(() => {
			isOver = true;
		});
		// What is thrown is thrown on below.
		over.then(undefined, () => {
			isOver = true;
		});
		await eventually(async () => {
			if (!isOver) await commands.executeCommand('workbench.action.closeQuickOpen');
			if (!isOver) await commands.executeCommand('notifications.clearAll');
			assert.ok(isOver, 'the command does not end');
		});
		await over;
	}

	async function everyFile(): Promise<readonly (readonly [path: string, text: string])[]> {
		const files = await workspace.findFiles('**/*', null);
		const texts = await Promise.all(
			files.map(async (file) => [file.path, new TextDecoder().decode(await workspace.fs.readFile(file))] as const),
		);
		return texts.sort(([one], [other]) => (one < other ? -1 : 1));
	}
});

describe('a document that wants to do something', () => {
	before(activated);
	afterEach(closeAll);

	it('is only words in the tooltip of an item', async () => {
		const file = await writeFile(
			'postmortems/2026-11-15-hostile.md',
			`# Outage ${attack}\n\n- **Status:** Resolved\n- **Severity:** S3\n- **Start:** 2026-11-15 10:00 UTC\n\n## Impact\n\nAll users.\n\n## Action Items\n\n### Group ${attack}\n\n| Action | Owner | Due | Status | Priority | Verification | Ticket |\n|---|---|---|---|---|---|---|\n| Add an alert ${attack} | ${attack} | ${link} | ${link} | ${link} | ${attack} | ${attack} |\n`,
		);
		const own = ownIndex();
		try {
			await own.files.settled();
			const entry = await eventually(() => {
				const found = own.files.index.items().find(({ uri }) => uri === file.toString());
				assert.ok(found);
				return found;
			});
			assert.ok(entry.item.text.includes(link), entry.item.text);
			harmless(explain(entry, '2026-11-20'));
		} finally {
			own.dispose();
			await workspace.fs.delete(file);
		}
	});

	it('is only words in hovers and completions, also as a template of the team', async () => {
		const template = await writeFile(
			'postmortems/hostile-template.md',
			`# [What broke]\n\n## Impact\n<!-- required -->\n<!-- ${attack} -->\n\n[who]\n\n## Root Cause\n<!-- ${attack} -->\n\n[why]\n`,
		);
		try {
			const text = `# Outage\n\n<!-- postmortem-template: hostile-template -->\n\n- **Start:** 2026-11-15 10:00 UTC\n- **Duration:** 1 h\n\n## Impact\n\nAll users.\n\n##\n\n## Timeline\n\n- 10:00 UTC ${attack} outage begins\n- 10:30 UTC Resolved\n`;
			const file = await writeFile('postmortems/2026-11-15-of-team.md', text);
			const { document } = await open(file);
			await untilRule(file, 'action-no-owner', false);
			const hoverAt = async (place: string): Promise<MarkdownString[]> => {
				const at = document.positionAt(text.indexOf(place) + 1);
				const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', file, at);
				return hovers.flatMap((hover) => hover.contents).filter((content) => content instanceof MarkdownString);
			};
			// The template is known once the watcher has told of its file.
			await eventually(async () => assert.match((await hoverAt('Impact\n')).map(({ value }) => value).join(), /newUntitledFile/));
			for (const place of ['Impact\n', 'Duration', 'Timeline\n']) {
				const contents = await hoverAt(place);
				assert.ok(contents.length > 0, place);
				for (const content of contents) harmless(content);
			}
			const at = document.positionAt(text.indexOf('##\n\n## Timeline') + 2);
			const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', file, at, undefined, 50);
			const sections = list.items.filter(({ label }) => /^## /.test(nameOf(label)));
			assert.ok(sections.length > 0);
			for (const { documentation } of sections) if (documentation instanceof MarkdownString) harmless(documentation);
			await workspace.fs.delete(file);
		} finally {
			await workspace.fs.delete(template);
		}
	});

	for (const address of [
		'command:workbench.action.files.newUntitledFile',
		'javascript:alert(1)',
		'file:///etc/passwd',
		'vscode://postmortem-kit.postmortem-kit/rules/action-no-owner',
		'data:text/html,x',
		' https://example.com',
		'https:evil.example',
		'//evil.example',
	]) {
		it(`sends nobody to ${address}`, async () => {
			const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
			assert.equal(await openInBrowser(address), false);
			assert.equal(window.tabGroups.all.flatMap(({ tabs }) => tabs).length, tabs);
		});
	}

	it('opens no ticket that is a command', async () => {
		const text = `# Outage\n\n- **Start:** 2026-11-15 10:00 UTC\n\n## Action Items\n\n- [ ] Add an alert ${link}\n`;
		const file = await writeFile('postmortems/2026-11-15-ticket.md', text);
		const editor = await open(file);
		editor.selection = new Selection(8, 10, 8, 10);
		await commands.executeCommand(ownCommands.openTicket);
		assert.deepEqual(
			workspace.textDocuments.filter(({ isUntitled }) => isUntitled),
			[],
		);
		await workspace.fs.delete(file);
	});

	/** No link, no picture, no markup, and nothing that a click on a link could run. */
	function harmless(text: MarkdownString): void {
		assert.ok(!text.isTrusted, text.value);
		assert.ok(!text.supportHtml, text.value);
		const nodes: string[] = [];
		const visit = (node: { type: string; children?: unknown[] }): void => {
			nodes.push(node.type);
			for (const child of node.children ?? []) visit(child as { type: string });
		};
		visit(parseMarkdown(text.value));
		assert.deepEqual(
			nodes.filter((type) => /^(?:link|image|html|definition|linkReference|imageReference)$/.test(type)),
			[],
			text.value,
		);
	}

	function nameOf(label: CompletionItem['label']): string {
		return typeof label === 'string' ? label : label.label;
	}
});
