import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { miniPostmortem } from '../support/mini-postmortem.ts';
import { installedTool, projectWithPackage } from '../support/npm-package.ts';

const document = miniPostmortem([
	'Page when declined payments exceed 3% for 2 minutes (due: 2026-12-04)',
	'Rehearse the failover of the payment processor with two zones (due: 2026-12-04)',
]);

describe('the plugin in remark-cli', function () {
	this.timeout(300_000);
	let project: string;
	let remark: string;

	before(async () => {
		remark = join(await installedTool('test/remark', 'remark-cli'), 'cli.js');
		project = await projectWithPackage('remark');
		mkdirSync(join(project, 'docs'));
		writeFileSync(join(project, '.remarkrc.json'), '{ "plugins": ["postmortem-kit/remark"] }\n');
	});

	/** What remark-cli reports of a text, one line for each message. */
	function messagesFor(text: string, file = 'docs/outage.md'): string[] {
		writeFileSync(join(project, file), text);
		const { stderr, status } = spawnSync(process.execPath, [remark, '--no-stdout', '--no-color', file], {
			cwd: project,
			encoding: 'utf8',
		});
		assert.equal(status, 0, stderr);
		return stderr
			.split('\n')
			.filter((line) => /^\d+:\d+/.test(line.trim()))
			.map((line) => line.trim());
	}

	/** The places of the items without an owner. */
	function ownerless(text: string): string[] {
		const found = messagesFor(text).filter((line) => line.includes('action-no-owner'));
		return found.map((line) => line.split(' ')[0] ?? '');
	}

	it('reports what the linter finds', () => {
		assert.deepEqual(ownerless(document), ['17:7-17:58', '18:7-18:68']);
	});

	it('honours our comments and remark’s own', () => {
		const below = (comment: string): string[] => ownerless(document.replace('- [ ] Page', `${comment}\n- [ ] Page`));
		assert.equal(below('<!-- postmortem-disable-next-line action-no-owner -->').length, 1);
		assert.equal(below('<!--lint disable action-no-owner-->').length, 0);
		// What remark ignores is the next node: the whole list.
		assert.equal(below('<!--lint ignore action-no-owner-->').length, 0);
		assert.equal(below('<!--lint disable action-no-owner-->\n\nOnly one.\n\n<!--lint enable action-no-owner-->').length, 2);
	});

	it('leaves other documents alone', () => {
		assert.deepEqual(messagesFor('# Shopping\n\n- [ ] Buy bread\n', 'docs/list.md'), []);
	});
});
