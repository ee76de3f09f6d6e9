import { strict as assert } from 'node:assert';
import { commands, Uri, window, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll, home, rulesIn, untilRule, writeFile } from './window.ts';

describe('New Postmortem', () => {
	before(activated);
	afterEach(closeAll);

	it('writes a file into the postmortem folder that says placeholders only', async () => {
		const file = await makeOne();
		assert.match(file.path, /\/postmortems\/\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$/);
		await untilRule(file, 'unfilled-placeholder');
		await eventually(() => assert.deepEqual([...new Set(rulesIn(file))], ['unfilled-placeholder']));
		const onDisk = new TextDecoder().decode(await workspace.fs.readFile(file));
		assert.match(onDisk, /<!-- postmortem-template: small-team -->/);
	});

	it('stays inside of the workspace, whatever the setting says', async () => {
		const section = workspace.getConfiguration('postmortem');
		try {
			for (const folder of ['../outside', '/outside', 'reports/../../outside']) {
				await section.update('newPostmortemFolder', folder);
				const file = await makeOne();
				assert.ok(file.path.startsWith(`${home().path}/postmortems/`), file.path);
			}
		} finally {
			await section.update('newPostmortemFolder', undefined);
		}
	});

	it('never writes over a file', async () => {
		const first = await makeOne();
		await writeFile(workspace.asRelativePath(first, false), 'Somebody else wrote this.\n');
		const second = await makeOne();
		assert.notEqual(second.toString(), first.toString());
		assert.equal(new TextDecoder().decode(await workspace.fs.readFile(first)), 'Somebody else wrote this.\n');
	});

	it('writes what it is told, in the words of the template', async () => {
		const answers = {
			title: 'Zahlungen schlugen fehl: „Größe“ zu klein',
			severity: 'SEV-2',
			start: '2026-11-20 14:05 CET',
			template: 'small-team',
		};
		const file = await commands.executeCommand<Uri>('postmortem.newPostmortem', answers);
		assert.match(file.path, /\/2026-11-20-zahlungen-schlugen-fehl-groesse-zu-klein\.md$/);
		const text = new TextDecoder().decode(await workspace.fs.readFile(file));
		assert.match(text, /^# Zahlungen schlugen fehl: „Größe“ zu klein\n/);
		assert.match(text, /- \*\*Severity:\*\* S2\n/);
		assert.match(text, /- \*\*Start:\*\* 2026-11-20 13:05 UTC\n/);
		const again = await commands.executeCommand<Uri>('postmortem.newPostmortem', answers);
		assert.match(again.path, /-zu-klein-2\.md$/);
	});

	it('starts from the template of the team, which is offered first', async () => {
		const template = await writeFile(
			'postmortems/our-template.md',
			'# [What broke]\n\n- **Severity:** [level]\n\n## Impact\n<!-- required -->\n\n[who]\n',
		);
		try {
			const answers = { title: 'Mail is late', severity: 'S3', start: '', template: 'our-template' };
			// The watcher tells of the new template in its own time; until then a template is asked for.
			const file = await eventually(async () => {
				const made = commands.executeCommand<Uri | undefined>('postmortem.newPostmortem', answers);
				const given = await Promise.race([made, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 10_000))]);
				if (!given) await commands.executeCommand('workbench.action.closeQuickOpen');
				assert.ok(given, 'the template of the team is not known yet');
				return given;
			}, 60_000);
			const text = new TextDecoder().decode(await workspace.fs.readFile(file));
			assert.equal(text, '# Mail is late\n\n<!-- postmortem-template: our-template -->\n\n- **Severity:** S3\n\n## Impact\n\n[who]\n');
			await workspace.fs.delete(file);
		} finally {
			await workspace.fs.delete(template);
		}
	});
});

/** Runs the command, accepts the empty title, and returns the file that is then open. */
async function makeOne(): Promise<Uri> {
	await closeAll();
	let over = false;
	const done = commands.executeCommand('postmortem.newPostmortem').then(() => {
		over = true;
	});
	await eventually(async () => {
		if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		assert.ok(over, 'the question is still open');
	});
	await done;
	const document = window.activeTextEditor?.document;
	assert.ok(document, 'no editor is open');
	assert.ok(document.uri.toString().startsWith(Uri.joinPath(home(), 'postmortems').toString()), document.uri.toString());
	return document.uri;
}
