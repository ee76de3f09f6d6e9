import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listActions } from '../../src/cli/actions.ts';

const table = `# Checkout outage

- **Severity:** S2
- **Start:** 2026-11-01 09:05 UTC

## Impact

870 checkouts failed.

## Timeline

- 09:05 UTC The release goes out

## Action Items

| Action | Owner | Priority | Due | Status | Link |
|---|---|---|---|---|---|
| =HYPERLINK("https://evil.example") | @sam | P1 | 2026-11-10 | Open | OPS-1 |
| Cap retries, "softly" | Ada | P2 | 2026-12-04 | Open | |
| Write the runbook | Ada | | 2026-11-02 | Done | |
`;

describe('postmortem actions', () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'postmortem-actions-'));
		mkdirSync(join(folder, 'postmortems'));
		writeFileSync(join(folder, 'postmortems/2026-11-01-checkout.md'), table);
		writeFileSync(join(folder, 'postmortems/README.md'), '# Postmortems\n\n## Action Items\n\n- [ ] Read this\n');
	});
	after(() => rmSync(folder, { recursive: true }));

	async function run(...args: string[]): Promise<{ code: number; out: string; complaints: string }> {
		let out = '';
		let complaints = '';
		const code = await listActions(args, {
			print: (text) => (out += text),
			complain: (text) => (complaints += text),
			today: () => '2026-11-20',
		});
		return { code, out, complaints };
	}
	const texts = async (...args: string[]): Promise<string[]> =>
		(JSON.parse((await run(...args, '--format', 'json', folder)).out) as { text: string }[]).map(({ text }) => text.slice(0, 12));

	it('lists every item of postmortems as JSON', async () => {
		const { out, code } = await run('--format', 'json', folder);
		const rows = JSON.parse(out);
		assert.equal(code, 0);
		assert.equal(rows.length, 3);
		assert.deepEqual(rows[1], {
			file: join(folder, 'postmortems/2026-11-01-checkout.md'),
			line: 18,
			title: 'Checkout outage',
			text: '=HYPERLINK("https://evil.example")',
			owners: ['@sam'],
			due: '2026-11-10',
			dueDate: '2026-11-10',
			status: 'open',
			priority: 'P1',
			bucket: null,
			links: ['OPS-1', 'https://evil.example'],
			overdue: true,
		});
	});

	it('chooses by state, owner and filter', async () => {
		assert.deepEqual(await texts('--open'), ['=HYPERLINK("', 'Cap retries,']);
		assert.deepEqual(await texts('--owner', 'ada', '--open'), ['Cap retries,']);
		assert.deepEqual(await texts('--filter', 'severity:S2 -is:tracked'), ['Write the ru', 'Cap retries,']);
	});

	it('asks for verification when the configuration of the document says so', async () => {
		assert.deepEqual(await texts('--filter', 'is:verify'), ['Write the ru']);
		writeFileSync(join(folder, '.postmortemrc.json'), '{ "verifyAfterDays": 30 }');
		assert.deepEqual(await texts('--filter', 'is:verify'), []);
		writeFileSync(join(folder, '.postmortemrc.json'), '{ "verifyAfterDay": 30 }');
		assert.match((await run(folder)).complaints, /^[^\n]*\.postmortemrc\.json:1:3 “verifyAfterDay” is unknown here: did you mean[^\n]*\n$/);
		rmSync(join(folder, '.postmortemrc.json'));
	});

	it('exits with 1 for overdue items, by the day that is given', async () => {
		assert.equal((await run('--overdue', folder)).code, 1);
		assert.equal((await run('--overdue', '--today', '2026-11-01', folder)).code, 0);
	});

	it('writes CSV that no spreadsheet computes', async () => {
		const { out } = await run('--format', 'csv', '--open', folder);
		const [header, first, second] = out.split('\r\n');
		assert.equal(header, 'file,line,title,text,owners,due,dueDate,status,priority,bucket,links,overdue');
		assert.match(first ?? '', /,"'=HYPERLINK\(""https:\/\/evil\.example""\)",'@sam,/);
		assert.match(second ?? '', /,"Cap retries, ""softly""",Ada,/);
	});

	it('writes CSV that no spreadsheet computes for signs of full width either', async () => {
		const wide = join(folder, 'wide.md');
		writeFileSync(wide, '# ＋1\n\n## Action Items\n\n- [ ] ＝1+1\n');
		assert.match((await run('--format', 'csv', wide)).out, /,5,'＋1,'＝1\+1,/);
		rmSync(wide);
	});

	it('writes a table and a Markdown list', async () => {
		assert.match(
			(await run('--overdue', folder)).out,
			/^Due {2,}Owner[^\n]* Action item\n2026-11-10 overdue {2}@sam {3}P1 .*\.md:18 +=HYPERLINK\([^\n]*\)\n$/,
		);
		assert.match(
			(await run('--owner', 'Ada', '--open', '--format', 'markdown', folder)).out,
			/^- \[ \] Cap retries, "softly" \(owner: Ada, due: 2026-12-04, P2\) – /,
		);
		assert.equal((await run('--owner', 'nobody', folder)).out, 'No action item.\n');
		const painted = join(folder, 'painted.md');
		writeFileSync(painted, '# Outage\n\n## Action Items\n\n- [ ] Add \u202E a \u001B[31m guard\n');
		assert.match((await run(painted)).out, / Add � a �\[31m guard\n$/);
		rmSync(painted);
	});

	const wrong: readonly (readonly [args: readonly string[], complaint: RegExp])[] = [
		[[], /Name at least one file/],
		[['--formt', 'json', '.'], /did you mean --format/],
		[['--format', 'xml', '.'], /knows table, json, csv, markdown/],
		[['--today', 'friday', '.'], /takes a day/],
		[['--filter', 'is:late', '.'], /“is:late” is not known/],
		[['nowhere.md'], /nowhere\.md: /],
	];
	for (const [args, complaint] of wrong) {
		it(`says what is wrong with ${args.join(' ') || 'nothing'}`, async () => {
			const { code, complaints } = await run(...args);
			assert.equal(code, 2);
			assert.match(complaints, complaint);
		});
	}
});
