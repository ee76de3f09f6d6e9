import { strict as assert } from 'node:assert';
import { CompletionItemKind, type CompletionList, commands, type Hover, MarkdownString, Selection, type TextDocument } from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { activated, closeAll, halfWritten, openUntitled } from '../window.ts';

describe('completions in the editor', () => {
	before(activated);
	afterEach(closeAll);

	it('offer owners where the owner is missing, and days where they are due', async () => {
		const { document } = await openUntitled(halfWritten);
		const row = '| List the readers of each queue in its description | ';
		const owners = await offered(document, halfWritten.indexOf(row) + row.length);
		assert.ok(owners.includes('Ines Duarte') && owners.includes('Mara Lindt'), owners.join(', '));
	});

	it('offer the missing sections with what they start with', async () => {
		const marked = halfWritten.replace('## Action Items', '##\n\n## Action Items');
		const { document } = await openUntitled(marked);
		const labels = await offered(document, marked.indexOf('##\n\n## Action Items') + 2);
		assert.equal(labels[0], '## Detection');
	});

	for (const [where, written] of [
		['in a numbered list', '1. Page on the queue (owner: ‹›)'],
		['behind a wide colon', '担当：‹›'],
	] as const) {
		it(`offer owners ${where}`, async () => {
			const marked = `${halfWritten}\n${written}\n`;
			const { document } = await openUntitled(marked.replace('‹›', ''));
			const owners = await offered(document, marked.indexOf('‹›'));
			assert.ok(owners.includes('Ines Duarte'), owners.join(', '));
		});
	}

	it('are quiet in prose', async () => {
		const { document } = await openUntitled(halfWritten);
		assert.deepEqual(await offered(document, halfWritten.indexOf('searches 300')), []);
	});

	const taken: readonly (readonly [where: string, before: string, typed: string, after: string])[] = [
		['in a cell that is begun', 'description | | P2', 'description | Ma‹› | P2', 'description | Mara Lindt | P2'],
		['in a document with CRLF', 'description | | P2', 'description | Ma‹› | P2', 'description | Mara Lindt | P2'],
		[
			'in the last row of a file, which has no end',
			'SHOP-904 |\n',
			'SHOP-904 |\n| Tell the on-call | Ine‹›',
			'| Tell the on-call | Ines Duarte',
		],
		['behind stars', '- **Status:** Resolved\n', '- **Sta‹›**\n', '- **Status:** \n'],
		['at a title that is begun', '## Action Items', '## Det‹›\n\n## Action Items', '## Detection\n\n<!--'],
	];
	for (const [where, before, typed, after] of taken) {
		it(`take the place of what is typed ${where}`, async () => {
			const marked = halfWritten.replace(before, typed);
			const newLine = where.includes('CRLF') ? '\r\n' : '\n';
			const at = marked.replaceAll('\n', newLine).indexOf('‹›');
			const editor = await openUntitled(marked.replace('‹›', '').replaceAll('\n', newLine));
			const { document } = editor;
			const [caret, text] = [document.positionAt(at), document.getText()];
			editor.selection = new Selection(caret, caret);
			await eventually(async () => {
				await commands.executeCommand('editor.action.triggerSuggest');
				// What is accepted before it is there closes the list: the answer to the same question takes as long.
				await offered(document, at);
				await commands.executeCommand('acceptSelectedSuggestion');
				assert.notEqual(document.getText(), text);
			});
			assert.ok(document.getText().replaceAll(newLine, '\n').includes(after), document.getText());
			assert.doesNotMatch(document.getText().replaceAll(newLine, '\n'), /\r|‹|›/);
		});
	}

	it('follow the words of another language', async () => {
		const text =
			'# Suche fiel aus\n\n<!-- postmortem-template: mini -->\n\n## Auswirkungen\n\n36 Kunden.\n\n## Maßnahmen\n\n- [ ] Grenze setzen (Zuständig: ';
		const { document } = await openUntitled(text);
		const owners = await offered(document, text.length);
		assert.ok(owners.includes('Mara Lindt'), owners.join(', '));
		assert.match(await hover(document, text.indexOf('Auswirkungen') + 2), /^Wer /);
	});

	it('a hover says what belongs in a section, and which day is meant', async () => {
		const text = halfWritten.replace('2026-12-04', 'Friday');
		const { document } = await openUntitled(text);
		assert.match(await hover(document, text.indexOf('Customer Impact') + 2), /Who was affected/);
		assert.match(await hover(document, text.indexOf('Friday') + 1), /2026-11-13, counted from the incident on 2026-11-12/);
	});

	it('a hover says what a number is made of', async () => {
		const text = halfWritten.replace('\n\n## Customer', '\n- **Duration:** 1 h\n\n## Customer');
		const { document } = await openUntitled(text);
		assert.match(await hover(document, text.indexOf('Duration') + 2), /Resolved − Start[\s\S]*2026-11-12 13:20 UTC[\s\S]*14:20 UTC/);
	});
});

async function offered(document: TextDocument, offset: number): Promise<string[]> {
	const list = await commands.executeCommand<CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		document.positionAt(offset),
	);
	// The editor adds every word of the document as a text.
	return list.items
		.filter(({ kind }) => kind !== CompletionItemKind.Text && kind !== CompletionItemKind.Snippet)
		.sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
		.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hover(document: TextDocument, offset: number): Promise<string> {
	const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(offset));
	const texts = hovers.flatMap(({ contents }) =>
		contents.map((content) => (content instanceof MarkdownString ? content.value : String(content))),
	);
	return texts.join('\n').replaceAll('&nbsp;', ' ').replaceAll('\\', '');
}
