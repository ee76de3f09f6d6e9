import { strict as assert } from 'node:assert';
import { commands, languages, window } from 'vscode';
import { eventually } from '../../../support/eventually.ts';
import { activated, closeAll, halfWritten, openUntitled, problemsOf, rulesIn, untilRule } from '../../window.ts';

describe('an empty window', () => {
	before(activated);
	afterEach(closeAll);

	it('checks an untitled document that carries the marker', async () => {
		const editor = await openUntitled(halfWritten);
		await untilRule(editor.document.uri, 'action-no-owner');
	});

	it('says nothing about notes, nor about a marker in another language', async () => {
		const notes = await openUntitled('# Notes\n\n- [ ] Buy bread\n');
		const plain = await openUntitled(halfWritten, 'plaintext');
		const marked = await openUntitled(halfWritten);
		await untilRule(marked.document.uri, 'action-no-owner');
		for (const editor of [notes, plain]) assert.deepEqual(problemsOf(editor.document.uri), []);
	});

	it('checks a document that becomes Markdown, and stops when it is none any more', async () => {
		const { document } = await openUntitled(halfWritten, 'plaintext');
		await eventually(async () => {
			// The editor may guess the language of an untitled document by itself, and after us.
			if (document.languageId !== 'markdown') await languages.setTextDocumentLanguage(document, 'markdown');
			assert.ok(rulesIn(document.uri).includes('action-no-owner'), `${document.languageId}: ${rulesIn(document.uri).join(', ')}`);
		});
		await languages.setTextDocumentLanguage(document, 'plaintext');
		await untilRule(document.uri, 'action-no-owner', false);
	});

	it('opens a new postmortem without a file, since there is no folder for one', async () => {
		let over = false;
		void commands.executeCommand('postmortem.newPostmortem').then(() => {
			over = true;
		});
		await eventually(async () => {
			if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			assert.ok(over, 'the question is still open');
		});
		const document = window.activeTextEditor?.document;
		assert.equal(document?.uri.scheme, 'untitled');
		assert.ok(document);
		await eventually(() => assert.deepEqual([...new Set(rulesIn(document.uri))], ['unfilled-placeholder']));
	});
});
