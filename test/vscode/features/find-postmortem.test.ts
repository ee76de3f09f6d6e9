import { strict as assert } from 'node:assert';
import { commands, Uri, window, workspace } from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { activated, closeAll, open, rulesIn, untilRule, writeFile } from '../window.ts';

const incident = (title: string, id: string, services: string): string =>
	`# ${title}\n\n- **Incident ID:** ${id}\n- **Severity:** S3\n- **Start:** 2026-11-12 13:20 UTC\n- **Services affected:** ${services}\n\n## Impact\n\nOf 900 searches 300 failed.\n\n## Timeline\n\n- 13:20 UTC Searches fail\n- 13:40 UTC Searches work again\n`;

describe('postmortems that belong together', () => {
	let one: Uri;
	let other: Uri;
	before(activated);
	beforeEach(async () => {
		one = await writeFile('postmortems/2026-11-12-quince-one.md', incident('Quince search fails', 'INC-71', 'quince-search'));
		other = await writeFile('postmortems/2026-11-12-quince-two.md', incident('Quince search is slow', 'INC-72', 'quince-search, gateway'));
	});
	afterEach(async () => {
		await closeAll();
		for (const file of [one, other]) await workspace.fs.delete(file);
	});

	it('are found from one another by what they have in common', async () => {
		await open(one);
		// Until the list knows both, the command says that there is nothing and ends.
		await eventually(async () => {
			let over = false;
			void commands.executeCommand('postmortem.showRelated').then(() => {
				over = true;
			});
			await eventually(async () => {
				if (!over) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
				assert.ok(over, 'the question is still open');
			});
			assert.equal(window.activeTextEditor?.document.uri.toString(), other.toString());
		});
	});

	it('are told when they have one id', async () => {
		await open(one);
		await untilRule(one, 'timeline-no-communication', false);
		assert.equal(rulesIn(one).includes('duplicate-incident-id'), false);
		await writeFile('postmortems/2026-11-12-quince-two.md', incident('Quince search is slow', 'inc 71', 'quince-search'));
		await untilRule(one, 'duplicate-incident-id');
		await writeFile('postmortems/2026-11-12-quince-two.md', incident('Quince search is slow', 'INC-72', 'quince-search'));
		await untilRule(one, 'duplicate-incident-id', false);
	});

	it('are summed up on a page that follows them', async () => {
		await commands.executeCommand('postmortem.showInsights');
		const page = await workspace.openTextDocument(Uri.from({ scheme: 'postmortem-insights', path: '/Insights.md' }));
		await eventually(() => {
			assert.match(page.getText(), /^# Insights\n\n\d+ incidents from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\./);
			assert.match(page.getText(), /\n\| Time to detect \| /);
			assert.match(page.getText(), /\n## Action items\n\n\d+ action items: /);
		});
		const count = Number(/(\d+) incidents/.exec(page.getText())?.[1]);
		const third = await writeFile('postmortems/2026-11-12-quince-three.md', incident('Quince search is down', 'INC-73', 'quince'));
		await eventually(() => assert.equal(Number(/(\d+) incidents/.exec(page.getText())?.[1]), count + 1));
		await workspace.fs.delete(third);
	});
});
