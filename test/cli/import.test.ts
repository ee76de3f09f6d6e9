import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importIncident } from '../../src/cli/import.ts';
import { listTemplates } from '../../src/cli/list-templates.ts';
import { newPostmortem } from '../../src/cli/new-postmortem.ts';
import type { Output } from '../../src/cli/output.ts';
import { templates } from '../../src/core/templates/index.ts';

const payloads = 'test/fixtures/payloads';

async function run(
	command: (args: readonly string[], output: Output) => Promise<number>,
	...args: string[]
): Promise<{ code: number; out: string; complaints: string }> {
	let out = '';
	let complaints = '';
	const code = await command(args, {
		print: (text) => {
			out += text;
		},
		complain: (text) => {
			complaints += text;
		},
	});
	return { code, out, complaints };
}

describe('the command line', () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'postmortem-import-'));
	});
	after(() => rmSync(folder, { recursive: true }));

	describe('postmortem import', () => {
		it('prints the draft, and on standard error what is missing', async () => {
			const { code, out, complaints } = await run(importIncident, join(payloads, 'pagerduty-webhook.json'), '--template', 'one-page');
			assert.equal(code, 0);
			assert.match(out, /^# Sign-in success below 90%\n\n<!-- postmortem-template: one-page -->\n/);
			assert.equal(complaints, 'Missing in the payload: severity, end.\n');
		});

		it('writes a new file, and never over another', async () => {
			const out = join(folder, 'drafts');
			const first = await run(importIncident, join(payloads, 'opsgenie.json'), '--out', out);
			const second = await run(importIncident, join(payloads, 'opsgenie.json'), '--out', out);
			assert.deepEqual([first.code, second.code], [0, 0]);
			assert.deepEqual(readdirSync(out).sort(), [
				'2026-11-14-map-tiles-in-europe-answer-with-503-2.md',
				'2026-11-14-map-tiles-in-europe-answer-with-503.md',
			]);
			assert.equal(first.out, `${join(out, '2026-11-14-map-tiles-in-europe-answer-with-503.md')}\n`);
			assert.match(readFileSync(first.out.trim(), 'utf8'), /^# Map tiles in Europe answer with 503\n/);
		});

		for (const path of ['slack-export', 'slack-export/inc-search']) {
			it(`reads the channel of an export with the names of its people: ${path}`, async () => {
				const { code, out } = await run(importIncident, join(payloads, path));
				assert.equal(code, 0);
				assert.match(out, /\| 2026-11-17 13:30 \| ↳ Felix Braun: Confirmed/);
				assert.match(out, /- \*\*Incident ID:\*\* inc-search\n/);
			});
		}

		it('reads a mortician folder', async () => {
			assert.match((await run(importIncident, join(payloads, 'mortician'))).out, /^# Invoices sent twice\n/);
		});

		it('refuses several incidents, and takes the one that is named', async () => {
			const file = join(folder, 'two.json');
			const incidents = ['INC-1', 'INC-2'].map((incident_id) => ({ incident_id, title: `Title of ${incident_id}`, severity: 'S1' }));
			writeFileSync(file, JSON.stringify({ incidents }));
			assert.deepEqual(await run(importIncident, file), {
				code: 2,
				out: '',
				complaints: 'The payload holds 2 incidents: INC-1 (Title of INC-1), INC-2 (Title of INC-2); choose one with --incident ID.\n',
			});
			assert.match((await run(importIncident, file, '--incident', 'INC-2')).out, /^# Title of INC-2\n/);
		});

		it('refuses what it cannot use in one sentence, with an empty standard output', async () => {
			const broken = join(folder, 'broken.json');
			const large = join(folder, 'large.json');
			const empty = join(folder, 'empty');
			writeFileSync(broken, '{ "title": ');
			writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, ' '));
			mkdirSync(empty);
			const cases: [string[], RegExp][] = [
				[[broken], /^broken\.json is not valid JSON[^\n]*\.\n$/],
				[[large], /large\.json is 50 MB; at most 32 MB are read\.\n$/],
				[[empty], /^There is no JSON file and no meta\.yaml in this folder\.\n$/],
				[[join(folder, 'nowhere.json')], /nowhere\.json cannot be read: there is no such file or folder\.\n$/],
				[['package.json'], /^package\.json has no known shape: [^\n]*\.\n$/],
				[[join(payloads, 'opsgenie.json'), '--template', 'x'], /^There is no template “x”: choose one of small-team, [^\n]*\.\n$/],
				[[join(payloads, 'opsgenie.json'), '--out', broken], /broken\.json: [^\n]*\.\n$/],
				[[], /^Name one file or folder to import: [^\n]*\.\n$/],
				[['a.json', '--tempalte', 'x'], /^[^\n]+\n$/],
			];
			for (const [args, sentence] of cases) {
				const { code, out, complaints } = await run(importIncident, ...args);
				assert.deepEqual([code, out], [2, ''], args.join(' '));
				assert.match(complaints, sentence);
			}
		});
	});

	describe('postmortem new', () => {
		it('prints a document with what is known', async () => {
			const { code, out, complaints } = await run(
				newPostmortem,
				...['--template', 'detailed', '--title', 'Search | broken', '--severity', 'SEV-2', '--start', '2026-11-20T03:13:00+01:00'],
			);
			assert.deepEqual([code, complaints], [0, '']);
			assert.match(out, /^# Search \\\| broken\n\n<!-- postmortem-template: detailed -->\n/);
			assert.match(out, /\n- \*\*Start:\*\* 2026-11-20 02:13 UTC\n/);
			assert.match(out, /\n\| Severity \| Major \|\n/);
			assert.match(out, /\n\| Incident title \| Search \\\| broken \|\n/);
		});

		it('writes the severity on the scale of the team, and names the levels when it knows none', async () => {
			const project = join(folder, 'scaled');
			mkdirSync(project);
			writeFileSync(join(project, '.postmortemrc.json'), '{ "severityScale": ["Red", "Amber", "Green"] }');
			const args = ['--template', 'small-team', '--title', 'Exports wait', '--out', project, '--severity'];
			for (const [word, level] of [
				['amber', 'Amber'],
				['SEV-1', 'Red'],
				['low', 'Green'],
			] as const) {
				const { out } = await run(newPostmortem, ...args, word);
				assert.match(readFileSync(out.trim(), 'utf8'), new RegExp(`\\n- \\*\\*Severity:\\*\\* ${level}\\n`));
			}
			const { code, complaints } = await run(newPostmortem, ...args, 'Pink');
			assert.deepEqual(
				[code, complaints],
				[2, '--severity knows Red, Amber, Green, or a word of the same rank on another scale, not “Pink”.\n'],
			);
		});

		it('writes a file that carries the day of the start', async () => {
			const { out } = await run(
				newPostmortem,
				'--template',
				'mini',
				'--title',
				'Exports wait',
				'--start',
				'2026-11-12',
				'--out',
				join(folder, 'new'),
			);
			assert.equal(out, `${join(folder, 'new', '2026-11-12-exports-wait.md')}\n`);
		});

		it('starts from a template of the team that lies in the folder or above it', async () => {
			const project = join(folder, 'templated');
			mkdirSync(join(project, 'incidents'), { recursive: true });
			writeFileSync(
				join(project, 'outage-template.md'),
				'# Title\n\n- **Severity:** [S1 to S4]\n- **Start:** [when]\n\n## Summary\n\n<!-- required -->\n\n## Action Items\n\n- [ ] [what]\n',
			);
			const out = join(project, 'incidents');
			const known = ['--title', 'Exports wait', '--severity', 'S2', '--start', '2026-11-12'];
			const written = await run(newPostmortem, '--template', 'outage-template', ...known, '--out', out);
			assert.deepEqual([written.code, written.complaints], [0, '']);
			assert.equal(
				readFileSync(join(out, '2026-11-12-exports-wait.md'), 'utf8'),
				'# Exports wait\n\n<!-- postmortem-template: outage-template -->\n\n- **Severity:** S2\n- **Start:** 2026-11-12\n\n## Summary\n\n\n## Action Items\n\n- [ ] [what]\n',
			);
			const unknown = await run(newPostmortem, '--template', 'nope', ...known, '--out', out);
			assert.match(unknown.complaints, /^There is no template “nope”: choose one of outage-template, small-team, /);
			const listed = await run(listTemplates, out);
			assert.match(listed.out, /^outage-template {2}Your team's own\. Summary, Action Items\.\nsmall-team {2}Small team\. /);
			const nowhere = await run(listTemplates, join(project, 'nowhere'));
			assert.deepEqual([nowhere.code, nowhere.out], [2, '']);
			assert.match(nowhere.complaints, /nowhere: .*\.\n$/);
		});

		it('refuses what it cannot use', async () => {
			for (const args of [
				['--title', 'x'],
				['--template', 'mini', '--title', ' '],
				['--template', 'nope', '--title', 'x'],
				['--template', 'mini', '--title', 'x', '--start', 'yesterday'],
				['--template', 'small-team', '--title', 'x', '--severity', '7'],
				['--template', 'small-team', '--title', 'x', '--severity', 'SEV9'],
				['--template', 'small-team', '--title', 'x', '--severity', 'bad\nworse'],
				['--template', 'mini', '--title', 'x', 'y'],
			]) {
				const { code, out, complaints } = await run(newPostmortem, ...args);
				assert.deepEqual([code, out], [2, ''], args.join(' '));
				assert.match(complaints, /^[^\n]+\.\n$/);
			}
		});
	});

	it('postmortem templates --format json lists every template with its sections', async () => {
		const { code, out } = await run(listTemplates, '--format', 'json');
		const listed = JSON.parse(out) as { id: string; title: string; sections: { id: string; title: string; required: boolean }[] }[];
		assert.equal(code, 0);
		assert.deepEqual(
			listed.map(({ id }) => id),
			templates.map(({ id }) => id),
		);
		assert.deepEqual(
			listed.find(({ id }) => id === 'mini'),
			{
				id: 'mini',
				title: 'Mini',
				sections: [
					{ id: 'impact', title: 'Impact', required: true },
					{ id: 'trigger', title: 'Trigger', required: true },
					{ id: 'actionItems', title: 'Action', required: true },
				],
			},
		);
	});
});
