import assert from 'node:assert/strict';
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checkFiles } from '../../src/cli/check-files.ts';
import { documentFrom } from '../../src/cli/document-file.ts';
import { lint, takesColours } from '../../src/cli/lint.ts';
import { markdownFilesIn } from '../../src/cli/markdown-files.ts';
import { progressOf } from '../../src/cli/progress.ts';
import { createSurroundings } from '../../src/cli/project-files.ts';
import { reasonOf } from '../../src/cli/reason.ts';
import { miniPostmortem } from '../support/mini-postmortem.ts';

const clean = miniPostmortem(['Page when declined payments exceed 3% for 2 minutes (@sam, due: 2026-12-04)']);
const ownerless = clean.replace('(@sam, due', '(due');
/** A year that is known may be written without asking. */
const fixable = clean.replace('due: 2026-12-04', 'due: 4 December');

describe('the options of postmortem lint', () => {
	let folder: string;
	let home: string;

	before(() => {
		home = process.cwd();
		folder = realpathSync(mkdtempSync(join(tmpdir(), 'postmortem-options-')));
	});
	afterEach(() => process.chdir(home));
	after(() => rmSync(folder, { recursive: true }));

	/** A project of its own, which becomes the working folder. */
	function project(files: { readonly [name: string]: string | Uint8Array }): string {
		const root = mkdtempSync(join(folder, 'case-'));
		for (const [name, text] of Object.entries({ '.git/HEAD': 'ref: refs/heads/main\n', ...files })) {
			mkdirSync(dirname(join(root, name)), { recursive: true });
			writeFileSync(join(root, name), text);
		}
		process.chdir(root);
		return root;
	}

	async function run(...args: string[]): Promise<{ code: number; out: string; complaints: string }> {
		return runWith('', ...args);
	}

	async function runWith(input: string, ...args: string[]): Promise<{ code: number; out: string; complaints: string }> {
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

	/** The rules that speak, by file. */
	async function rulesBy(...args: string[]): Promise<{ [file: string]: string }> {
		const { out } = await run('--format', 'json', '--quiet', ...args);
		const files = JSON.parse(out) as { file: string; problems: { rule: string }[] }[];
		return Object.fromEntries(files.map(({ file, problems }) => [file, problems.map(({ rule }) => rule).join(' ')]));
	}

	describe('--fix', () => {
		it('applies what is safe, and reports what is left', async () => {
			project({ 'a.md': fixable.replace('(@sam, due', '(due'), 'b.md': clean.replace('Checkout', 'Search') });
			const { code, out } = await run('--fix', '.');
			assert.equal(readFileSync('a.md', 'utf8'), ownerless);
			assert.equal(readFileSync('b.md', 'utf8'), clean.replace('Checkout', 'Search'));
			assert.equal(code, 1);
			assert.match(out, /action-no-owner/);
			assert.match(out, /2 postmortems checked, 1 file fixed/);
			assert.deepEqual(readdirSync('.').sort(), ['.git', 'a.md', 'b.md']);
		});

		it('keeps byte order mark, line endings, rights and owner', async () => {
			const withEndings = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
			project({ 'a.md': withEndings(fixable) });
			chmodSync('a.md', 0o640);
			assert.equal((await run('--fix', 'a.md')).code, 0);
			assert.equal(readFileSync('a.md', 'utf8'), withEndings(clean));
			assert.equal(statSync('a.md').mode & 0o777, 0o640);
			if (process.getuid?.() !== 0) return;
			writeFileSync('a.md', fixable);
			chownSync('a.md', 1234, 1234);
			await run('--fix', 'a.md');
			assert.deepEqual([readFileSync('a.md', 'utf8'), statSync('a.md').uid, statSync('a.md').gid], [clean, 1234, 1234]);
		});

		it('follows links inside of the folder, and no others', async () => {
			project({ 'real/a.md': fixable });
			mkdirSync('links');
			symlinkSync('../real/a.md', 'links/inside.md');
			writeFileSync(join(folder, 'elsewhere.md'), fixable);
			symlinkSync(join(folder, 'elsewhere.md'), 'links/outside.md');
			const { code, complaints } = await run('--fix', 'links');
			assert.equal(code, 2);
			assert.match(complaints, /outside\.md: not fixed: it is a link to .*elsewhere\.md, outside of this folder/);
			assert.equal(readFileSync('real/a.md', 'utf8'), clean);
			assert.equal(readFileSync(join(folder, 'elsewhere.md'), 'utf8'), fixable);
		});

		it('leaves alone what was changed while it was checked', async () => {
			project({ 'a.md': clean });
			const complaints: string[] = [];
			const { fixedFiles } = await checkFiles(
				[{ file: 'a.md', path: 'a.md', isStored: true, read: () => documentFrom(Buffer.from(fixable)) }],
				{
					today: undefined,
					fix: 'write',
					wantsAll: false,
					surroundings: createSurroundings(),
					unreadable: (file, error) => complaints.push(`${file}: ${reasonOf(error)}`),
					progress: progressOf(1),
				},
			);
			assert.deepEqual([fixedFiles, complaints], [0, ['a.md: not fixed: it was changed meanwhile']]);
			assert.equal(readFileSync('a.md', 'utf8'), clean);
		});

		it('leaves alone what is no UTF-8', async () => {
			const bytes = Buffer.concat([Buffer.from(fixable), Buffer.from([0xe4, 0x0a])]);
			project({ 'a.md': bytes });
			const { code, complaints } = await run('--fix', 'a.md');
			assert.deepEqual([code, complaints], [2, 'a.md: not fixed: it is no UTF-8\n']);
			assert.deepEqual(readFileSync('a.md'), bytes);
		});

		it('only shown is a patch, and changes nothing', async () => {
			project({ 'docs/a.md': fixable, 'docs/b.md': clean });
			const { out } = await run('--fix-dry-run', 'docs');
			assert.equal(readFileSync('docs/a.md', 'utf8'), fixable);
			assert.deepEqual(out.split('\n').slice(0, 3), ['--- a/docs/a.md', '+++ b/docs/a.md', '@@ -14,4 +14,4 @@']);
			assert.deepEqual(
				out.split('\n').filter((line) => /^-(?!--)/.test(line)),
				['-- [ ] Page when declined payments exceed 3% for 2 minutes (@sam, due: 4 December)'],
			);
			writeFileSync('docs/b.md', ownerless);
			assert.deepEqual(await run('--fix-dry-run', 'docs/b.md'), {
				code: 1,
				out: '',
				complaints: '1 warning found, which --fix-dry-run does not list.\n',
			});
			writeFileSync('docs/a b.md', fixable);
			assert.match((await run('--fix-dry-run', 'docs/a b.md')).out, /^--- a\/docs\/a b\.md\t\n\+\+\+ b\/docs\/a b\.md\t\n/);
			assert.match((await run('--fix-dry-run', '--format', 'sarif', 'docs')).complaints, /^--fix-dry-run prints a patch/);
			assert.match(
				(await run('--fix-dry-run', '--write-baseline', 'docs')).complaints,
				/^Choose one of --fix-dry-run and --write-baseline/,
			);
		});

		it('only shown is what would be written: a file behind links once, under its own name, and none that must not be', async () => {
			project({ 'real/a.md': fixable, 'latin.md': Buffer.concat([Buffer.from(fixable), Buffer.from([0xe4, 0x0a])]) });
			symlinkSync('real/a.md', 'link.md');
			symlinkSync('real', 'folder');
			writeFileSync(join(folder, 'beyond.md'), fixable);
			symlinkSync(join(folder, 'beyond.md'), 'outside.md');
			const { code, out, complaints } = await run('--fix-dry-run', '.', 'folder');
			assert.deepEqual(
				out.split('\n').filter((line) => line.startsWith('---')),
				['--- a/real/a.md'],
			);
			assert.match(complaints, /^latin\.md: not fixed: it is no UTF-8\noutside\.md: not fixed: it is a link to .*beyond\.md, outside/);
			assert.equal(code, 2);
		});

		it('only shown keeps the byte order mark, where it stands in the patch', async () => {
			const start = '\uFEFF# Checkout outage\n## Action Items\n';
			project({ 'postmortems/2026-11-12-a.md': `${start}- [ ] Page sooner (@sam, due: 4 December)\n` });
			assert.match((await run('--fix-dry-run', 'postmortems')).out, /\n \uFEFF# Checkout outage\n/);
		});
	});

	describe('--baseline', () => {
		it('accepts what there is now, wherever it moves, and nothing more', async () => {
			project({ 'old/a.md': ownerless, 'old/b.md': ownerless.replace('Checkout', 'Search') });
			const written = await run('--baseline', 'accepted.json', '--write-baseline', 'old');
			assert.equal(written.code, 0);
			assert.match(written.out, /^\d+ problems in 2 files accepted in .*accepted\.json\.\n$/);
			writeFileSync('old/a.md', ownerless.replace('## Trigger', 'It was a Monday.\n\n## Trigger'));
			assert.deepEqual(await rulesBy('--baseline', 'accepted.json', 'old'), { 'old/a.md': '', 'old/b.md': '' });
			writeFileSync('old/a.md', `${ownerless}- [ ] Rehearse the failover with two zones (due: 2026-12-04)\n`);
			assert.deepEqual(await rulesBy('--baseline', 'accepted.json', 'old'), { 'old/a.md': 'action-no-owner', 'old/b.md': '' });
		});

		it('is found by the configuration, written anew with what is left, and keeps the files that were not checked', async () => {
			project({ 'a.md': ownerless, 'b.md': ownerless, 'gone.md': ownerless, '.postmortemrc.json': '{ "baseline": "accepted.json" }' });
			await run('--write-baseline', '.');
			assert.deepEqual(await rulesBy('a.md'), { 'a.md': '' });
			const documents = (): string[] => Object.keys(JSON.parse(readFileSync('accepted.json', 'utf8')).documents);
			assert.deepEqual(documents(), ['a.md', 'b.md', 'gone.md']);
			writeFileSync('a.md', clean);
			rmSync('gone.md');
			await run('--write-baseline', '--rule', 'no-contributing-factors:off', 'a.md');
			assert.deepEqual(documents().includes('b.md'), true);
			assert.deepEqual(documents().includes('gone.md'), false);
			assert.doesNotMatch(JSON.parse(readFileSync('accepted.json', 'utf8')).documents['a.md']?.join() ?? '', /action-no-owner/);
		});

		it('wants a file that is one', async () => {
			project({ 'a.md': clean, 'other.json': '[]' });
			assert.equal(
				(await run('--baseline', 'none.json', 'a.md')).complaints,
				'none.json: there is no such file: --write-baseline writes it\n',
			);
			assert.equal((await run('--baseline', 'other.json', 'a.md')).code, 2);
			assert.match((await run('--write-baseline', 'a.md')).complaints, /^--write-baseline wants to know where/);
		});

		it('of another version says so, and is written anew', async () => {
			project({ 'a.md': ownerless, 'accepted.json': '{ "version": 0, "documents": { "a.md": ["x"] } }' });
			const { code, complaints } = await run('--baseline', 'accepted.json', 'a.md');
			assert.deepEqual(
				[code, complaints],
				[2, 'accepted.json: this baseline comes from another version of Postmortem: write it again with --write-baseline\n'],
			);
			writeFileSync('.postmortemrc.json', '{ "baseline": "accepted.json" }');
			assert.match((await run('a.md')).complaints, /comes from another version of Postmortem: write it again/);
			assert.equal((await run('--write-baseline', 'a.md')).code, 0);
			assert.deepEqual(await rulesBy('a.md'), { 'a.md': '' });
		});

		it('is written where the configuration of each file says', async () => {
			project({
				'one/a.md': ownerless,
				'one/.postmortemrc.json': '{ "baseline": "accepted.json" }',
				'other/b.md': ownerless.replace('Checkout', 'Search'),
				'other/.postmortemrc.json': '{ "baseline": "accepted.json" }',
				'clean.md': '# Shopping\n',
			});
			const { code, out } = await run('--write-baseline', '.');
			assert.deepEqual([code, out.match(/problems? in 1 file accepted in /g)?.length], [0, 2]);
			assert.deepEqual(await rulesBy('one', 'other'), { [join('one', 'a.md')]: '', [join('other', 'b.md')]: '' });
			writeFileSync('c.md', ownerless);
			rmSync('one/accepted.json');
			assert.match((await run('--write-baseline', '.')).complaints, /^--write-baseline wants to know where: .* holds for c\.md\.\n$/);
			assert.equal(existsSync('one/accepted.json'), false);
		});

		it('that cannot be read is not taken for one that is not there', async () => {
			project({ 'a.md': ownerless, 'folder/x': '', 'other.json': '<<<<<<<', 'ci.json': '{}' });
			assert.equal((await run('--baseline', 'folder', 'a.md')).complaints, 'folder: it is a folder\n');
			assert.equal((await run('--baseline', 'folder', '--write-baseline', 'a.md')).code, 2);
			assert.equal(
				(await run('--config', 'ci.json', '--baseline', 'none.json', 'a.md')).complaints,
				'none.json: there is no such file: --write-baseline writes it\n',
			);
			for (const more of [[], ['--write-baseline']]) {
				const { complaints } = await run('--baseline', 'other.json', ...more, 'a.md');
				assert.equal(complaints, 'other.json: this is no baseline: remove it, and write one with --write-baseline\n');
			}
		});

		it('is written in place of a baseline only, and not outside of the project', async () => {
			const root = project({ 'a.md': ownerless, 'package.json': '{}', '.postmortemrc.json': '{ "baseline": "package.json" }' });
			const { code, complaints } = await run('--write-baseline', 'a.md');
			assert.deepEqual([code, complaints.includes('this is no baseline')], [2, true]);
			assert.equal(readFileSync('package.json', 'utf8'), '{}');
			writeFileSync('.postmortemrc.json', '{ "baseline": "../elsewhere.json" }');
			assert.equal((await run('--write-baseline', 'a.md')).code, 2);
			writeFileSync('.postmortemrc.json', '{ "baseline": "linked/accepted.json" }');
			mkdirSync(join(root, '../outside'));
			symlinkSync(join(root, '../outside'), 'linked');
			assert.equal((await run('--write-baseline', 'a.md')).code, 2);
			assert.deepEqual([existsSync(join(root, '../elsewhere.json')), readdirSync(join(root, '../outside'))], [false, []]);
		});
	});

	it('--since leaves older incidents alone', async () => {
		project({ 'a.md': ownerless, 'b.md': ownerless.replace('2026-11-12', '2025-01-02') });
		assert.deepEqual(await rulesBy('--since', '2026-01-01', '.'), { 'a.md': 'action-no-owner', 'b.md': '' });
	});

	it('--max-warnings allows some, and errors never', async () => {
		project({ 'a.md': ownerless });
		assert.equal((await run('--max-warnings', '1', 'a.md')).code, 0);
		assert.equal((await run('--max-warnings', '1', '--rule', 'action-no-owner:error', 'a.md')).code, 1);
		writeFileSync('b.md', ownerless);
		const { code, complaints } = await run('--max-warnings', '1', '.');
		assert.deepEqual([code, complaints], [1, '2 warnings, of which 1 are allowed.\n']);
	});

	it('--rule and --config decide over what is configured', async () => {
		project({
			'a.md': ownerless,
			'.postmortemrc.json': '{ "rules": { "action-no-owner": "off" } }',
			'ci/strict.yaml': 'rules:\n  action-no-owner: error\n',
		});
		assert.deepEqual(await rulesBy('a.md'), { 'a.md': '' });
		assert.deepEqual(await rulesBy('--rule', 'action-no-owner:warning', 'a.md'), { 'a.md': 'action-no-owner' });
		assert.deepEqual(await rulesBy('--config', 'ci/strict.yaml', 'a.md'), { 'a.md': 'action-no-owner' });
		assert.equal((await run('--config', 'ci/none.yaml', 'a.md')).code, 2);
		assert.deepEqual((await run('--config', 'ci', 'a.md')).complaints, 'ci: it is a folder\n');
		assert.match(
			(await run('--rule', 'action-no-ownr:off', 'a.md')).complaints,
			/^There is no rule “action-no-ownr”: did you mean “action-no-owner”\?/,
		);
		assert.match((await run('--rule', 'action-no-owner:loud', 'a.md')).complaints, /^--rule wants an id and one of error/);
	});

	it('--stdin reads the text, judged by the name that it is given', async () => {
		project({ 'docs/.postmortemrc.json': '{ "rules": { "action-no-owner": "error" } }' });
		const files = JSON.parse((await runWith(ownerless, '--format', 'json', '--stdin', '--stdin-filename', 'docs/a.md')).out);
		assert.equal(files[0].file, 'docs/a.md');
		assert.equal(files[0].problems.find(({ rule }: { rule: string }) => rule === 'action-no-owner').severity, 'error');
		assert.equal((await runWith(ownerless, '--stdin')).code, 1);
		assert.equal((await runWith('# Shopping\n', '--stdin')).code, 0);
		assert.match((await runWith(fixable, '--stdin', '--fix-dry-run', '--stdin-filename', 'docs/a.md')).out, /^--- a\/docs\/a\.md\n/);
		assert.equal((await runWith(fixable, '--stdin', '--fix')).code, 2);
	});

	it('judges a file by the folders that it lies in, from wherever it is named', async () => {
		// Says too little of itself to be a postmortem anywhere else.
		const vague = '# Checkout\n\n## Impact\n\nNobody could pay.\n';
		project({ 'incidents/2026/a.md': vague, 'notes/2026/a.md': vague, 'templates/incidents/b.md': vague });
		const kindFrom = async (folder: string, path: string): Promise<string> => {
			const root = process.cwd();
			process.chdir(folder);
			const [{ kind }] = JSON.parse((await run('--format', 'json', path)).out);
			process.chdir(root);
			return kind;
		};
		for (const [folder, path, kind] of [
			['.', 'incidents/2026/a.md', 'postmortem'],
			['incidents', '2026/a.md', 'postmortem'],
			['incidents/2026', 'a.md', 'postmortem'],
			['incidents/2026', resolve('incidents/2026/a.md'), 'postmortem'],
			['notes/2026', '../../incidents/2026/a.md', 'postmortem'],
			['notes/2026', 'a.md', 'other'],
			['incidents', '../notes/2026/a.md', 'other'],
			['incidents', resolve('notes/2026/a.md'), 'other'],
			['.', 'templates/incidents/b.md', 'other'],
		] as const)
			assert.equal(await kindFrom(folder, path), kind, `${folder}: ${path}`);
	});

	it('--output writes the report to a file, and prints nothing', async () => {
		project({ 'a.md': ownerless });
		const { code, out } = await run('--format', 'json', '--output', 'reports/lint.json', 'a.md');
		assert.deepEqual([code, out], [1, '']);
		assert.equal(JSON.parse(readFileSync('reports/lint.json', 'utf8'))[0].file, 'a.md');
		symlinkSync('reports/lint.json', 'named.json');
		assert.equal((await run('--format', 'json', '--rule', 'action-no-owner:off', '--output', 'named.json', 'a.md')).code, 0);
		assert.equal(lstatSync('named.json').isSymbolicLink(), true);
		assert.doesNotMatch(readFileSync('reports/lint.json', 'utf8'), /action-no-owner/);
		chmodSync('reports/lint.json', 0o600);
		await run('--format', 'json', '--output', 'reports/lint.json', 'a.md');
		assert.equal(statSync('reports/lint.json').mode & 0o777, 0o600);
	});

	it('patterns name files, and leave some out', async () => {
		project({ 'docs/2026-a.md': '', 'docs/old/2026-b.md': '', 'docs/old/2025-c.md': '', 'docs/drafts/2026-d.md': '', 'docs/[e].md': '' });
		const found = async (...paths: string[]): Promise<string[]> =>
			(await markdownFilesIn(paths, (path, error) => assert.fail(`${path}: ${error}`))).map((file) => file.replaceAll('\\', '/'));
		assert.deepEqual(await found('docs/**/2026-*.md', '!docs/drafts/**'), ['docs/2026-a.md', 'docs/old/2026-b.md']);
		assert.deepEqual(await found('docs/*.md'), ['docs/2026-a.md', 'docs/[e].md']);
		assert.deepEqual(await found('docs/[e].md'), ['docs/[e].md']);
		assert.deepEqual(await found('**/{2025,none}-*.md'), ['docs/old/2025-c.md']);
		assert.deepEqual(await found('docs', '!docs/old/'), ['docs/2026-a.md', 'docs/[e].md', 'docs/drafts/2026-d.md']);
		assert.deepEqual(await found(resolve('docs'), '!docs/drafts', '!docs/old/'), [resolve('docs/2026-a.md'), resolve('docs/[e].md')]);
		assert.deepEqual(await found('docs/2026-a.md', './docs/2026-a.md', resolve('docs/2026-a.md')), ['docs/2026-a.md']);
		// A shell would name the folders that a pattern matches, and they are checked with everything below them.
		assert.deepEqual(await found('docs/{old,drafts}'), ['docs/drafts/2026-d.md', 'docs/old/2025-c.md', 'docs/old/2026-b.md']);
		assert.deepEqual(await found('docs/o*/'), ['docs/old/2025-c.md', 'docs/old/2026-b.md']);
		assert.equal((await run('docs/*.txt')).code, 2);
		assert.match((await run('!docs')).complaints, /^Name a file or a folder to check\.\n/);
	});

	it('leaves out whatever lies below what is left out, however it is named', async () => {
		const root = project({ 'docs/a.md': '', 'docs/old/b.md': '', '.github/old/c.md': '', '.github/.d.md': '' });
		const found = async (...paths: string[]): Promise<string[]> =>
			(await markdownFilesIn(paths, (path, error) => assert.fail(`${path}: ${error}`))).map((file) => file.replaceAll('\\', '/'));
		assert.deepEqual(await found('docs/a.md', 'docs/old/b.md', '!docs/old'), ['docs/a.md']);
		assert.deepEqual(await found('.github', 'docs', '!**/old/**'), ['.github/.d.md', 'docs/a.md']);
		assert.deepEqual(await found('.github', '!**/*.md'), []);
		assert.deepEqual(await found('docs', `!${root.replaceAll('\\', '/')}/docs/old`), ['docs/a.md']);
		// The folder that the project lies in is none of its own.
		assert.deepEqual(await found('docs/a.md', '!**/case-*/**'), ['docs/a.md']);
		assert.equal((await run('docs', '!')).complaints, '!: it names nothing to leave out\n');
		assert.match((await run('docs', `!${'*'.repeat(70_000)}`)).complaints, /exceeds maximum allowed length/);
		process.chdir('.github');
		assert.deepEqual(await found('../docs', '!../docs/old'), ['../docs/a.md']);
		assert.deepEqual(await found('../docs', '!**/old'), ['../docs/a.md']);
	});

	it('reads a configuration with a mark as one without it', async () => {
		const text = 'rules: { action-no-ownr: off }\n';
		for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
			project({ 'a.md': clean, '.postmortemrc.yaml': bytes });
			assert.match((await run('a.md')).complaints, /\.postmortemrc\.yaml:1:10 There is no rule “action-no-ownr”/);
			assert.match((await run('--config', '.postmortemrc.yaml', 'a.md')).complaints, /\.postmortemrc\.yaml:1:10 There is no rule/);
		}
	});

	it('reads UTF-16 by its mark, as editors do', async () => {
		const bytes = Buffer.from(`\uFEFF${ownerless}`, 'utf16le');
		project({ 'a.md': bytes, 'b.md': Buffer.from(bytes).swap16() });
		assert.deepEqual(await rulesBy('.'), { 'a.md': 'action-no-owner', 'b.md': 'action-no-owner' });
		writeFileSync('a.md', Buffer.from(`\uFEFF${fixable}`, 'utf16le'));
		assert.deepEqual((await run('--fix', 'a.md')).complaints, 'a.md: not fixed: it is no UTF-8\n');
	});

	it('follows links to files, and leaves those alone that lead to a folder, in a circle or nowhere', async () => {
		project({ 'docs/a.md': '', 'elsewhere/b.md': '' });
		symlinkSync('../elsewhere/b.md', 'docs/b.md');
		symlinkSync('../elsewhere', 'docs/folder.md');
		symlinkSync('circle.md', 'docs/circle.md');
		symlinkSync('sam@host.4711', 'docs/.#a.md');
		const { code, out, complaints } = await run('--format', 'json', 'docs');
		assert.deepEqual([code, complaints], [0, '']);
		assert.deepEqual(
			JSON.parse(out).map(({ file }: { file: string }) => file),
			[join('docs', 'a.md'), join('docs', 'b.md')],
		);
		assert.equal((await run('docs/circle.md')).code, 2);
	});

	it('shows colours on terminals, and as the environment wishes', () => {
		assert.equal(takesColours(true, {}), true);
		assert.equal(takesColours(undefined, {}), false);
		assert.equal(takesColours(true, { NO_COLOR: '1' }), false);
		assert.equal(takesColours(true, { TERM: 'dumb' }), false);
		assert.equal(takesColours(undefined, { FORCE_COLOR: '1' }), true);
		assert.equal(takesColours(true, { FORCE_COLOR: '0' }), false);
	});

	it('shows no progress where nobody sees it, and wipes what it showed', () => {
		const written: string[] = [];
		const write = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
		const quick = progressOf(2, { isTTY: true, write });
		quick.step();
		quick.wipe();
		const redirected = progressOf(2, { isTTY: false, write });
		redirected.step();
		redirected.wipe();
		assert.deepEqual(written, []);
	});
});
