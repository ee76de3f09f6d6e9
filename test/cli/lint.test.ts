import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lint } from '../../src/cli/lint.ts';
import { miniPostmortem } from '../support/mini-postmortem.ts';

const clean = miniPostmortem(['Page when declined payments exceed 3% for 2 minutes (@sam, due: 2026-12-04)']);
const ownerless = clean.replace('(@sam, due', '(due');

describe('postmortem lint', () => {
	let folder: string;

	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'postmortem-lint-'));
	});
	after(() => rmSync(folder, { recursive: true }));

	function write(files: { readonly [name: string]: string }): string {
		const root = mkdtempSync(join(folder, 'case-'));
		for (const [name, text] of Object.entries({ '.git/HEAD': 'ref: refs/heads/main\n', ...files })) {
			mkdirSync(dirname(join(root, name)), { recursive: true });
			writeFileSync(join(root, name), text);
		}
		return root;
	}

	const input = '';

	async function run(...args: string[]): Promise<{ code: number; out: string; complaints: string }> {
		let out = '';
		let complaints = '';
		const code = await lint(args, {
			print: (text) => {
				out += text;
			},
			complain: (text) => {
				complaints += text;
			},
			read: async () => Buffer.from(input),
			colours: false,
		});
		return { code, out, complaints };
	}

	/** The files of a JSON result with the rules that speak of warnings and errors. */
	async function warningsIn(...args: string[]): Promise<{ code: number; files: { [name: string]: string } }> {
		const { code, out } = await run('--format', 'json', ...args);
		const files = (JSON.parse(out) as { file: string; kind: string; problems: { rule: string; severity: string }[] }[]).map(
			({ file, kind, problems }) => {
				const rules = problems.filter(({ severity }) => severity === 'warning' || severity === 'error').map(({ rule }) => rule);
				return [file, [kind, ...rules].join(' ')];
			},
		);
		return { code, files: Object.fromEntries(files) };
	}

	it('exits with 0 for clean files and with 1 for warnings, and lists both', async () => {
		const root = write({
			'incidents/a.md': clean,
			'incidents/b.md': ownerless,
			'notes/c.md': '# Shopping\n\n- [ ] [Name]\n',
			'node_modules/d.md': ownerless,
		});
		assert.deepEqual(await warningsIn(root), {
			code: 1,
			files: {
				[join(root, 'incidents/a.md')]: 'postmortem',
				[join(root, 'incidents/b.md')]: 'postmortem action-no-owner',
				[join(root, 'notes/c.md')]: 'other',
			},
		});
		assert.equal((await warningsIn(join(root, 'incidents/a.md'))).code, 0);
	});

	it('prints places from 1, with the fixes', async () => {
		const root = write({ 'b.md': ownerless });
		const { out } = await run('--format', 'json', join(root, 'b.md'));
		const problem = JSON.parse(out)[0].problems.find(({ rule }: { rule: string }) => rule === 'action-no-owner');
		assert.deepEqual(problem, {
			rule: 'action-no-owner',
			severity: 'warning',
			line: 17,
			column: 7,
			endLine: 17,
			endColumn: 58,
			message: 'No owner: name one person.',
			fixes: [{ title: 'Set owner…', safe: false }],
		});
	});

	it('exits with 2 for what cannot be read, and checks the rest', async () => {
		const root = write({ 'a.md': ownerless });
		const { code, out, complaints } = await run(join(root, 'gone.md'), join(root, 'a.md'));
		assert.equal(code, 2);
		assert.match(complaints, /gone\.md: there is no such file or folder\n/);
		assert.match(out, /action-no-owner/);
	});

	for (const [name, args, complaint] of [
		['no path', [], /^Name a file or a folder to check\./],
		['a day that is none', ['--today', '2026-02-31', '.'], /^--today wants a day/],
		['a format that is none', ['--format', 'xml', '.'], /^--format knows/],
		['an option without its value', ['.', '--since'], /^--since wants a value\.\n/],
		['an option that another one follows', ['--output', '--quiet', '.'], /^--output wants a value: write --output=VALUE for/],
		['a value for an option that takes none', ['--quiet=yes', '.'], /^--quiet takes no value\.\n/],
		['an option that is none', ['--quiett', '.'], /^There is no option --quiett: did you mean --quiet\?/],
	] as const) {
		it(`exits with 2 for ${name}`, async () => {
			const { code, out, complaints } = await run(...args);
			assert.deepEqual([code, out], [2, '']);
			assert.match(complaints, complaint);
		});
	}

	it('follows the configuration of each file, and says what is wrong in it', async () => {
		const root = write({
			'a.md': ownerless,
			'team/b.md': ownerless,
			'team/.postmortemrc.yaml': 'rules:\n  action-no-owner: off\n  action-no-ownr: off\n',
		});
		const { code, complaints } = await run('--format', 'json', join(root, 'team'));
		assert.equal(code, 1);
		assert.equal(
			complaints,
			`${join(root, 'team/.postmortemrc.yaml')}:3:3 There is no rule “action-no-ownr”: did you mean “action-no-owner”?\n`,
		);
		const { files } = await warningsIn(root);
		assert.deepEqual(files, { [join(root, 'a.md')]: 'postmortem action-no-owner', [join(root, 'team/b.md')]: 'postmortem' });
	});

	it('follows the team’s own template', async () => {
		const root = write({
			'incidents/template.md': '# [Title]\n\n## Weather\n\n<!-- required -->\n\n## Impact\n\n[How many]\n',
			'incidents/a.md': '# Storm\n\n<!-- postmortem-template: template -->\n\n## Weather\n\nIt rained for 4 hours.\n',
		});
		assert.deepEqual((await warningsIn(join(root, 'incidents/a.md'))).files, {
			[join(root, 'incidents/a.md')]: 'postmortem missing-section',
		});
	});

	it('shows names of files and words of configurations so that they cannot paint', async () => {
		const root = write({ 'a.md': clean, '.postmortemrc.yaml': '"te\\x1B[31mamz": [a]\n' });
		const painting = join(root, 'b\x1B[31m.md');
		const { complaints } = await run(join(root, 'a.md'), painting);
		assert.doesNotMatch(complaints, /\x1B/);
		assert.match(complaints, /b�\[31m\.md: there is no such file or folder\n/);
		assert.match(complaints, /“te�\[31mamz” is unknown here/);
	});

	it('says which layer set each value, and what is wrong with one', async () => {
		const root = write({
			'a.md': clean,
			'.postmortemrc.json': '{ "extends": "strict", "archiveAfterDays": false, "rollUpAbov": 3, "rules": { "missing-section": "error" } }',
		});
		const { code, out, complaints } = await run('--print-config', join(root, 'a.md'));
		const printed = JSON.parse(out);
		assert.equal(code, 0);
		assert.equal(complaints, `${join(root, '.postmortemrc.json')}:1:51 “rollUpAbov” is unknown here: did you mean “rollUpAbove”?\n`);
		assert.deepEqual(printed.files, [join(root, '.postmortemrc.json')]);
		assert.deepEqual(printed.archiveAfterDays, { value: false, from: join(root, '.postmortemrc.json') });
		assert.deepEqual(printed.verifyAfterDays, { value: 14, from: 'default' });
		assert.deepEqual(printed.rules['missing-section'], {
			severity: 'error',
			options: { required: [] },
			from: join(root, '.postmortemrc.json'),
		});
		assert.deepEqual(printed.rules['action-no-owner'], { severity: 'warning', from: 'default' });
	});
});
