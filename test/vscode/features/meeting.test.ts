import { strict as assert } from 'node:assert';
import { commands, env, window } from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { activated, closeAll, halfWritten, openUntitled } from '../window.ts';

describe('the meeting', () => {
	before(activated);
	afterEach(closeAll);

	it('has a list of what is missing, whose first line leads there', async () => {
		const editor = await openUntitled(halfWritten.replace('- **Severity:** S3\n', ''));
		await acceptUntil(commands.executeCommand('postmortem.checkBeforeMeeting'));
		assert.equal(editor.document.getText(window.activeTextEditor?.selection).split('\n')[0], '- **Status:** Resolved');
	});

	it('inserts a section that is missing, with the caret in it, as one step to undo', async () => {
		const { document } = await openUntitled(halfWritten);
		await acceptUntil(commands.executeCommand('postmortem.checkBeforeMeeting'));
		assert.match(document.getText(), /300 found nothing\.\n\n## Detection\n[\s\S]*\n## Action Items\n/);
		const { line } = window.activeTextEditor?.selection.active ?? { line: 0 };
		const lines = document.getText().split('\n');
		assert.ok(line > lines.indexOf('## Detection') && line < lines.indexOf('## Action Items'), `the caret is in line ${line}`);
		await commands.executeCommand('undo');
		assert.equal(document.getText(), halfWritten);
	});

	it('asks why once more below the chain, and what is typed answers it', async () => {
		const { document } = await openUntitled('# T\n\n<!-- postmortem-template: small-team -->\n\n## Root Cause\n\n1. Why a? Because b.\n');
		await commands.executeCommand('postmortem.askWhy');
		assert.match(document.getText(), /1\. Why a\? Because b\.\n2\. Why\? \[describe what allowed it\]/);
		// A second time there is nothing more to ask.
		await commands.executeCommand('postmortem.askWhy');
		assert.equal(document.getText().match(/describe what allowed it/g)?.length, 1);
		await commands.executeCommand('type', { text: 'Because c.' });
		assert.match(document.getText(), /1\. Why a\? Because b\.\n2\. Why\? Because c\.\n/);
	});

	it('moves the document through its states', async () => {
		const { document } = await openUntitled(halfWritten);
		await commands.executeCommand('postmortem.setDocumentStatus', 'in-review');
		assert.match(document.getText(), /- \*\*Document status:\*\* In review\n/);
		await commands.executeCommand('postmortem.setDocumentStatus', 'reviewed');
		assert.match(document.getText(), /- \*\*Document status:\*\* Reviewed\n/);
	});

	it('does not close it before somebody saw the items that nobody verified', async () => {
		const { document } = await openUntitled(halfWritten);
		await acceptUntil(commands.executeCommand('postmortem.setDocumentStatus', 'closed'));
		assert.equal(document.getText(), halfWritten);
		assert.match(document.getText(window.activeTextEditor?.selection), /^\| Page when the index/);
	});

	it('ends with a summary and an issue on the clipboard', async () => {
		await openUntitled(halfWritten);
		const summary = await commands.executeCommand<string>('postmortem.copySummary');
		assert.match(summary, /^Search answers nothing \(S3\), from 2026-11-12 13:20 to 14:20 UTC\. Of 900 searches 300 found nothing\./);
		const issue = await commands.executeCommand<string>('postmortem.copyAsIssue');
		assert.match(issue, /^- \*\*Severity:\*\* S3\n[\s\S]*## Action Items/);
		await eventually(async () => assert.equal(await env.clipboard.readText(), issue));
	});
});

/** Accepts what is focused in a picker until the command has ended. */
async function acceptUntil(done: Thenable<unknown>): Promise<void> {
	let over = false;
	void done.then(() => {
		over = true;
	});
	await eventually(async () => {
		if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		assert.ok(over, 'the question is still open');
	});
}
