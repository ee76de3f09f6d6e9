import { strict as assert } from 'node:assert';
import { ConfigurationTarget, Uri, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll, halfWritten, home, open, problemsOf, untilRule, writeFile } from './window.ts';

describe('configuration', () => {
	before(activated);
	afterEach(async () => {
		await closeAll();
		await workspace.fs.delete(Uri.joinPath(home(), 'incidents'), { recursive: true });
	});

	it('applies at once when its file is written, changed and deleted', async function () {
		// The first watcher of a window takes its time to start.
		this.timeout(120_000);
		const file = await writeFile('incidents/2026-11-12-configured.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		const configuration = await writeFile('incidents/.postmortemrc.json', '{ "rules": { "action-no-owner": "off" } }');
		await untilRule(file, 'action-no-owner', false, 30_000);
		await writeFile('incidents/.postmortemrc.json', '{ "rules": { "missing-section": "off" } }');
		await untilRule(file, 'action-no-owner', true, 30_000);
		await untilRule(file, 'missing-section', false, 30_000);
		await workspace.fs.delete(configuration);
		await untilRule(file, 'missing-section', true, 30_000);
	});

	it('applies while it is written, and says in its file what is wrong there', async () => {
		const file = await writeFile('incidents/2026-11-12-mistaken.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		const configuration = await writeFile('incidents/.postmortemrc.yaml', 'rules:\n  action-no-owner: warning\n');
		const editor = await open(configuration);
		await editor.edit((builder) =>
			builder.insert(editor.document.positionAt(editor.document.getText().length), '  action-no-ower: off\n  missing-section: off\n'),
		);
		await eventually(() => {
			assert.deepEqual(
				problemsOf(configuration).map(({ range }) => editor.document.getText(range)),
				['action-no-ower'],
			);
		});
		await untilRule(file, 'missing-section', false);
		await editor.document.save();
	});

	it('is what the setting says where the file is silent', async () => {
		const file = await writeFile('incidents/2026-11-12-settings.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		const settings = workspace.getConfiguration('postmortem', file);
		try {
			await settings.update('rules', { 'action-no-owner': 'off' }, ConfigurationTarget.Workspace);
			await untilRule(file, 'action-no-owner', false);
			await writeFile('incidents/.postmortemrc.json', '{ "rules": { "action-no-owner": "error" } }');
			await untilRule(file, 'action-no-owner');
		} finally {
			await settings.update('rules', undefined, ConfigurationTarget.Workspace);
		}
	});

	it('switches checking off, and excludes files', async () => {
		const file = await writeFile('incidents/2026-11-12-excluded.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		const settings = workspace.getConfiguration('postmortem', file);
		try {
			await settings.update('exclude', ['incidents/**'], ConfigurationTarget.Workspace);
			await untilRule(file, 'action-no-owner', false);
			await settings.update('exclude', undefined, ConfigurationTarget.Workspace);
			await untilRule(file, 'action-no-owner');
			await settings.update('enabled', false, ConfigurationTarget.Workspace);
			await untilRule(file, 'action-no-owner', false);
		} finally {
			await settings.update('enabled', undefined, ConfigurationTarget.Workspace);
			await settings.update('exclude', undefined, ConfigurationTarget.Workspace);
		}
	});
});
