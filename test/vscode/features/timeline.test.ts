import { strict as assert } from 'node:assert';
import { type CodeLens, commands, type InlayHint, Range, Selection, type Uri, window, workspace } from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { activated, closeAll, open, openUntitled, writeFile } from '../window.ts';

const text = `# Search outage

<!-- postmortem-template: small-team -->

- **Severity:** S3
- **Status:** Resolved
- **Document status:** Draft
- **Start:** 2026-11-20 09:00 UTC
- **End:** 2026-11-20 10:00 UTC

## Timeline

All times in UTC.

| Time | Event |
|---|---|
| 09:00 | Errors began |
| 09:40 | Index rolled back |
| 09:12 | Alert fired |
| 10:00 | Resolved: all clear |
`;

describe('timeline', () => {
	before(activated);
	afterEach(closeAll);

	it('is sorted, converted and turned into a list', async () => {
		const { document } = await openUntitled(text);
		await commands.executeCommand('postmortem.sortTimeline');
		assert.match(document.getText(), /09:12 \| Alert fired \|\n\| 09:40/);
		await commands.executeCommand('postmortem.convertTimelineZone', 'UTC+1');
		assert.match(document.getText(), /All times in UTC\+1\.\n\n\| Time \| Event \|\n\|---\|---\|\n\| 10:00 \| Errors began/);
		await commands.executeCommand('postmortem.convertTimelineForm');
		assert.match(document.getText(), /\n- 10:12 — Alert fired\n- 10:40 — Index rolled back\n/);
		await commands.executeCommand('undo');
		assert.match(document.getText(), /\| 10:12 \| Alert fired \|/);
	});

	it('says its numbers in one line, which marks and the header follow', async () => {
		const editor = await openUntitled(text);
		const { document } = editor;
		const lenses = async (): Promise<string[]> =>
			((await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri)) ?? []).flatMap(({ command }) =>
				command?.command === 'postmortem.showMetrics' ? [command.title] : [],
			);
		assert.deepEqual(await lenses(), ['Duration 1 h · Time to detect ~12 minutes · Time to mitigate ~40 minutes']);
		await commands.executeCommand('postmortem.writeMetrics');
		assert.match(document.getText(), /10:00 UTC\n- \*\*Duration:\*\* 1 h\n- \*\*Time to detect:\*\* ~12 minutes\n/i);
	});

	it('marks the entry at the caret', async () => {
		const editor = await openUntitled(text);
		const at = editor.document.positionAt(text.indexOf('Index rolled'));
		editor.selection = new Selection(at, at);
		const done = commands.executeCommand('postmortem.markMoment', 'mitigated');
		await acceptUntil(done);
		assert.match(editor.document.getText(), /\| 09:40 \| Mitigated: Index rolled back \|/);
	});

	it('shows how long after the start only when asked for', async () => {
		const { document } = await openUntitled(text);
		const hints = async (): Promise<string[]> => {
			const whole = new Range(0, 0, document.lineCount, 0);
			const found = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
			return found.map(({ label }) => String(label));
		};
		assert.deepEqual(await hints(), []);
		const settings = workspace.getConfiguration('postmortem');
		await settings.update('timelineOffsets', true, true);
		try {
			await eventually(async () => assert.deepEqual(await hints(), ['+40m', '+12m', '+1h']));
		} finally {
			await settings.update('timelineOffsets', undefined, true);
		}
	});

	it('gets an entry from any file, in the newest draft', async () => {
		const file = await writeFile('postmortems/2099-01-02-newest.md', text.replaceAll('2026-11-20', '2099-01-02'));
		const other = await writeFile('notes.txt', 'Some notes.\n');
		try {
			await open(other);
			const written = await eventually(async () => {
				const uri = await commands.executeCommand<Uri | undefined>('postmortem.addTimelineEntry', 'Called the provider');
				assert.equal(uri?.toString(), file.toString());
				return uri;
			}, 30_000);
			const onDisk = new TextDecoder().decode(await workspace.fs.readFile(written));
			assert.match(onDisk, /\| \d{4}-\d\d-\d\d \d\d:\d\d \| Called the provider \|\n/);
			assert.equal(window.activeTextEditor?.document.uri.toString(), other.toString());
		} finally {
			await workspace.fs.delete(file);
			await workspace.fs.delete(other);
		}
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
