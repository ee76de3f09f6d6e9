import { strict as assert } from 'node:assert';
import { type CodeAction, commands, Range, type TextEditor, window, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll, halfWritten, open, problemsOf, rulesIn, untilRule, writeFile } from './window.ts';

describe('quick fixes', () => {
	before(activated);
	afterEach(closeAll);

	it('insert a missing section at its place, with the caret in it', async () => {
		const editor = await opened('section');
		const action = await actionOf(editor, 'missing-section', /Detection/);
		await apply(action);
		await eventually(() => {
			const text = editor.document.getText();
			assert.match(text, /## Detection/);
			assert.ok(text.indexOf('## Detection') > text.indexOf('## Customer Impact'));
			assert.ok(text.indexOf('## Detection') < text.indexOf('## Action Items'));
			assert.equal(text.includes('‹›'), false);
		});
		await eventually(() => assert.ok(editor.selection.active.line > 10, `the caret is in line ${editor.selection.active.line}`));
	});

	it('ask for an owner and write the one that is chosen', async () => {
		const editor = await opened('owner');
		const action = await actionOf(editor, 'action-no-owner', /owner|person/i);
		assert.ok(action.command);
		const done = commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
		await acceptFirst(done);
		await done;
		const row = editor.document
			.getText()
			.split('\n')
			.find((line) => line.includes('List the readers'));
		assert.match(row ?? '', /\| (?:Mara Lindt|Jonas Weber|Ines Duarte) \|/);
		await untilRule(editor.document.uri, 'action-no-owner', false);
	});

	it('leave an item alone that has become another one', async () => {
		const editor = await opened('changed');
		const action = await actionOf(editor, 'action-no-owner', /owner|person/i);
		assert.ok(action.command);
		const before = '| List the readers of each queue in its description | |';
		const at = editor.document.getText().indexOf(before);
		const place = new Range(editor.document.positionAt(at), editor.document.positionAt(at + before.length));
		const done = commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
		await editor.edit((builder) => builder.replace(place, '| List the owners of each queue | |'));
		const text = editor.document.getText();
		await acceptFirst(done);
		await done;
		assert.equal(editor.document.getText(), text);
	});

	it('fix all of one kind at once', async () => {
		const editor = await opened('all');
		const action = await actionOf(editor, 'missing-section', /Fix all/);
		await apply(action);
		await untilRule(editor.document.uri, 'missing-section', false);
	});

	it('silence a rule on a line and in the file', async () => {
		const editor = await opened('silence');
		await apply(await actionOf(editor, 'action-no-owner', /for this line/));
		await untilRule(editor.document.uri, 'action-no-owner', false);
		await apply(await actionOf(editor, 'missing-section', /in this file$/));
		await untilRule(editor.document.uri, 'missing-section', false);
		assert.equal(rulesIn(editor.document.uri).includes('missing-section'), false);
	});

	it('fix nothing unsafe on save', async () => {
		const editor = await opened('save');
		const whole = new Range(0, 0, editor.document.lineCount, 0);
		const text = editor.document.getText();
		const actions = await commands.executeCommand<CodeAction[]>(
			'vscode.executeCodeActionProvider',
			editor.document.uri,
			whole,
			'source.fixAll.postmortem',
		);
		for (const action of actions) if (action.edit) await workspace.applyEdit(action.edit);
		assert.ok(editor.document.getText().includes('| List the readers of each queue in its description | |'));
		assert.equal(editor.document.getText().includes('## Detection'), false, text);
	});
});

async function opened(name: string): Promise<TextEditor> {
	const file = await writeFile(`postmortems/2026-11-12-fix-${name}.md`, halfWritten);
	const editor = await open(file);
	await untilRule(file, 'action-no-owner');
	return editor;
}

/** The first action at a rule's first problem whose title fits. */
async function actionOf({ document }: TextEditor, rule: string, title: RegExp): Promise<CodeAction> {
	const problem = problemsOf(document.uri).find(({ code }) => typeof code === 'object' && code.value === rule);
	assert.ok(problem, `${rule} says nothing`);
	const actions = await commands.executeCommand<CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		problem.range,
		undefined,
		40,
	);
	const action = actions.find((one) => title.test(one.title));
	assert.ok(action, `offered: ${actions.map((one) => one.title).join('; ')}`);
	return action;
}

async function apply({ edit }: CodeAction): Promise<void> {
	assert.ok(edit, 'the action has no edit');
	assert.ok(window.activeTextEditor);
	assert.ok(await workspace.applyEdit(edit));
}

/** Takes the first entry of the picker once it is there: until then accepting does nothing. */
async function acceptFirst(done: Thenable<unknown>): Promise<void> {
	let over = false;
	void done.then(() => {
		over = true;
	});
	await eventually(async () => {
		if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		assert.ok(over, 'the picker is still open');
	});
}
