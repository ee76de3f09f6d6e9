import { strict as assert } from 'node:assert';
import { commands, DiagnosticSeverity, languages, Position, Range, Selection, type TextEditor, Uri, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll, halfWritten, open, openUntitled, problemsOf, rulesIn, untilRule, writeFile } from './window.ts';

describe('diagnostics', () => {
	before(activated);
	afterEach(closeAll);

	it('appear in a postmortem and link each rule to its page', async () => {
		const file = await writeFile('postmortems/2026-11-12-new.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		await untilRule(file, 'missing-section');
		const [first] = problemsOf(file);
		assert.ok(first && typeof first.code === 'object');
		assert.equal(first.code.target.authority, 'postmortem-kit.postmortem-kit');
		assert.equal(first.code.target.path, `/rules/${first.code.value}`);
	});

	it('vanish with the edit that solves them, and come back with the one that undoes it', async () => {
		const file = await writeFile('postmortems/2026-11-12-solved.md', halfWritten);
		const editor = await open(file);
		await untilRule(file, 'action-no-owner');
		await replace(editor, '| | P2', '| Jonas Weber | P2');
		await untilRule(file, 'action-no-owner', false);
		await moveTo(editor, 0);
		await replace(editor, '| Jonas Weber | P2', '| | P2');
		await untilRule(file, 'action-no-owner');
	});

	it('speak in an untitled document that carries the marker', async () => {
		const editor = await openUntitled(halfWritten);
		await untilRule(editor.document.uri, 'action-no-owner');
	});

	it('go when the tab is closed', async () => {
		const file = await writeFile('postmortems/2026-11-12-closed.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		await closeAll();
		await eventually(() => assert.deepEqual(problemsOf(file), []));
	});

	it('stay away from documents that nobody shows, and from notes', async () => {
		const hidden = await writeFile('postmortems/2026-11-12-hidden.md', halfWritten);
		await workspace.openTextDocument(hidden);
		const notes = await writeFile('docs/notes.md', '# Notes\n\n## Timeline\n\n- [ ] Buy bread\n');
		await open(notes);
		// By the time that another document has its problems, these would have had theirs.
		const file = await writeFile('postmortems/2026-11-12-other.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		assert.deepEqual(problemsOf(hidden), []);
		assert.deepEqual(problemsOf(notes), []);
	});

	it('stay away from diff views and from documents that nobody can write', async () => {
		const provider = workspace.registerTextDocumentContentProvider('review', { provideTextDocumentContent: () => halfWritten });
		const before = Uri.from({ scheme: 'review', path: '/postmortems/2026-11-12-diff.md' });
		const after = await writeFile('postmortems/2026-11-12-diff.md', halfWritten);
		await open(before);
		await commands.executeCommand('vscode.diff', before, after);
		const file = await writeFile('postmortems/2026-11-12-beside.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		provider.dispose();
		assert.deepEqual(problemsOf(before), []);
		assert.deepEqual(problemsOf(after), []);
	});

	it('say nothing but information about an archived document', async () => {
		const file = await writeFile(
			'postmortems/2026-11-12-final.md',
			halfWritten.replace('- **Start', '- **Document status:** Final\n- **Start'),
		);
		await open(file);
		await untilRule(file, 'action-no-owner');
		const loud = problemsOf(file).filter(({ severity }) => severity < DiagnosticSeverity.Information);
		assert.deepEqual(
			loud.map(({ message }) => message),
			[],
		);
	});

	describe('on the line of the caret', () => {
		let editor: TextEditor;
		let file: Uri;
		let row: number;
		let count = 0;

		beforeEach(async () => {
			// A new file each time: of a file that was open a moment ago the editor may still know the old text.
			count += 1;
			file = await writeFile(`postmortems/2026-11-12-typing-${count}.md`, halfWritten.replace('| | P2', '| Jonas Weber | P2'));
			editor = await open(file);
			await untilRule(file, 'missing-section');
			assert.equal(rulesIn(file).includes('action-no-owner'), false);
			row = lineOf(editor, 'Jonas Weber');
			await moveTo(editor, row);
		});

		it('wait for two seconds', async () => {
			const begun = Date.now();
			await replace(editor, '| Jonas Weber | P2', '| | P2');
			await untilRule(file, 'action-no-owner');
			const waited = Date.now() - begun;
			assert.ok(waited >= 1900 && waited < 7000, `it came after ${waited} ms`);
		});

		it('come at once when the caret leaves it', async () => {
			const begun = Date.now();
			await replace(editor, '| Jonas Weber | P2', '| | P2');
			// A problem on another line shows that the new text has been read.
			await replace(editor, 'Of 900 searches 300 found nothing.', '[Who could not do what?]');
			await untilRule(file, 'unfilled-placeholder');
			assert.ok(!rulesIn(file).includes('action-no-owner') || Date.now() - begun >= 1900);
			await moveTo(editor, 0);
			await untilRule(file, 'action-no-owner');
		});

		it('let everything else stand while somebody types', async () => {
			const seen: string[][] = [];
			const listener = languages.onDidChangeDiagnostics(({ uris }) => {
				if (uris.some((uri) => uri.toString() === file.toString())) seen.push(rulesIn(file));
			});
			const end = editor.document.lineCount;
			await editor.edit((builder) => builder.insert(new Position(end, 0), '\n'));
			await moveTo(editor, end);
			for (const letter of '## Timeline') await commands.executeCommand('type', { text: letter });
			await eventually(() =>
				assert.equal(
					problemsOf(file).some(({ message }) => message.includes('“Timeline” section')),
					false,
				),
			);
			listener.dispose();
			const others = rulesIn(file).filter((rule) => rule === 'missing-section').length;
			assert.ok(
				others > 0 && seen.every((rules) => rules.filter((rule) => rule === 'missing-section').length >= others),
				JSON.stringify(seen),
			);
		});

		it('do not wait again once they are shown, although their line moves', async () => {
			await replace(editor, '| Jonas Weber | P2', '| | P2');
			await untilRule(file, 'action-no-owner');
			const seen: boolean[] = [];
			const listener = languages.onDidChangeDiagnostics(({ uris }) => {
				if (uris.some((uri) => uri.toString() === file.toString())) seen.push(rulesIn(file).includes('action-no-owner'));
			});
			await editor.edit((builder) => builder.insert(new Position(10, 0), 'A line more.\n\n'));
			await eventually(() => assert.ok(problemsOf(file).some(({ range }) => range.start.line === row + 2)));
			await eventually(() => assert.ok(seen.length > 0));
			listener.dispose();
			assert.ok(seen.every(Boolean), `shown: ${seen.join(', ')}`);
		});
	});
});

async function replace(editor: TextEditor, from: string, to: string): Promise<void> {
	const { document } = editor;
	const at = document.getText().indexOf(from);
	assert.ok(at >= 0, `“${from}” is not in the document`);
	await editor.edit((builder) => builder.replace(new Range(document.positionAt(at), document.positionAt(at + from.length)), to));
}

function lineOf({ document }: TextEditor, words: string): number {
	return document.positionAt(document.getText().indexOf(words)).line;
}

async function moveTo(editor: TextEditor, line: number): Promise<void> {
	editor.selection = new Selection(line, 0, line, 0);
	await eventually(() => assert.equal(editor.selection.active.line, line));
}
