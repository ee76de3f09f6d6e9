import { strict as assert } from 'node:assert';
import { commands, env, Uri, window, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll, home, open, rulesIn, untilRule, writeFile } from './window.ts';

const payload = {
	incident_id: 'INC-31',
	title: 'Exports wait <!-- postmortem-disable -->',
	severity: 'SEV2',
	status: 'resolved',
	start: '2026-11-12T09:41:00+01:00',
	end: '2026-11-12T09:50:00+01:00',
	timeline: [
		{ timestamp: '2026-11-12T08:50:00Z', event: 'Queue is empty' },
		{ timestamp: '2026-11-12T08:41:00Z', event: 'First export waits' },
	],
};

describe('import of incident data', () => {
	before(activated);
	afterEach(closeAll);

	async function textOf(file: Uri | undefined): Promise<string> {
		assert.ok(file, 'nothing was made');
		return new TextDecoder().decode(await workspace.fs.readFile(file));
	}

	it('makes a postmortem of a file, which lints with placeholders only', async () => {
		const from = await writeFile('data/one.json', JSON.stringify(payload));
		const file = await commands.executeCommand<Uri | undefined>('postmortem.importIncident', { from, template: 'small-team' });
		const text = await textOf(file);
		assert.ok(file && /\/postmortems\/2026-11-12-exports-wait-postmortem-disable(?:-\d+)?\.md$/.test(file.path), file?.path);
		assert.match(text, /\n- \*\*Start:\*\* 2026-11-12 08:41 UTC\n/);
		assert.match(text, /\| 2026-11-12 08:41 \| First export waits \|\n\| 2026-11-12 08:50 \| Queue is empty \|\n/);
		const selected = window.activeTextEditor?.document.getText(window.activeTextEditor.selection);
		assert.equal(selected, '[Who could not do what, how many, for how long]');
		await untilRule(file, 'unfilled-placeholder');
		assert.deepEqual(
			[...new Set(rulesIn(file))].filter((rule) => rule !== 'postmortem-overdue'),
			['unfilled-placeholder'],
		);
		await workspace.fs.delete(file);
	});

	it('reads the clipboard', async () => {
		await env.clipboard.writeText(JSON.stringify(payload));
		const file = await commands.executeCommand<Uri | undefined>('postmortem.importIncident', { from: 'clipboard', template: 'mini' });
		assert.match(await textOf(file), /<!-- postmortem-template: mini -->/);
		if (file) await workspace.fs.delete(file);
	});

	it('reads the channel of a Slack export with the people above it', async () => {
		await writeFile('data/export/users.json', JSON.stringify([{ id: 'U1', profile: { display_name: 'hana' } }]));
		await writeFile('data/export/inc-7/2026-11-20.json', JSON.stringify([{ user: 'U1', text: 'It is down', ts: '1795140000.000100' }]));
		const from = Uri.joinPath(home(), 'data/export/inc-7');
		const file = await commands.executeCommand<Uri | undefined>('postmortem.importIncident', { from, template: 'small-team' });
		const text = await textOf(file);
		assert.match(text, /\| hana: It is down \|/);
		assert.match(text, /- \*\*Incident ID:\*\* inc-7\n/);
		if (file) await workspace.fs.delete(file);
	});

	it('takes the incident that is named of several', async () => {
		const from = await writeFile(
			'data/two.json',
			JSON.stringify({ incidents: [payload, { ...payload, incident_id: 'INC-32', title: 'Mail waits' }] }),
		);
		const file = await commands.executeCommand<Uri | undefined>('postmortem.importIncident', {
			from,
			incident: 'INC-32',
			template: 'mini',
		});
		assert.match(await textOf(file), /^# Mail waits\n/);
		if (file) await workspace.fs.delete(file);
	});

	it('shows what was recognised before it writes anything, and asks which incident and template', async () => {
		const from = await writeFile('data/asked.json', JSON.stringify([payload, { ...payload, incident_id: 'INC-32' }]));
		let made: Uri | undefined;
		let over = false;
		const done = commands.executeCommand<Uri | undefined>('postmortem.importIncident', { from }).then((file) => {
			made = file;
			over = true;
		});
		await eventually(async () => {
			if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			assert.ok(over, 'a question is still open');
		});
		await done;
		assert.match(await textOf(made), /<!-- postmortem-template: small-team -->/);
		if (made) await workspace.fs.delete(made);
	});

	it('says why a file cannot be used, and makes nothing', async () => {
		const from = await writeFile('data/broken.json', '{ "title": ');
		const before = workspace.textDocuments.length;
		const answer = commands.executeCommand<Uri | undefined>('postmortem.importIncident', { from, template: 'mini' });
		let over = false;
		void answer.then(() => {
			over = true;
		});
		await eventually(async () => {
			await commands.executeCommand('notifications.clearAll');
			assert.ok(over, 'the message is still shown');
		});
		assert.equal(await answer, undefined);
		assert.equal(workspace.textDocuments.length, before);
	});
});

describe('import by pasting copied events', () => {
	before(activated);
	afterEach(closeAll);

	it('leaves an ordinary paste alone', async () => {
		const file = await writeFile('postmortems/plain.md', '# Search is down\n\n<!-- postmortem-template: mini -->\n\n');
		const editor = await open(file);
		await env.clipboard.writeText('10:30 rolled back\n10:12 alert fires\n');
		await commands.executeCommand('cursorBottom');
		await commands.executeCommand('editor.action.clipboardPasteAction');
		await eventually(() => assert.match(editor.document.getText(), /10:30 rolled back\n10:12 alert fires\n/));
		await closeAll();
		await workspace.fs.delete(file);
	});
});
