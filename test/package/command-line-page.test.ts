import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { miniPostmortem } from '../support/mini-postmortem.ts';
import { projectWithPackage } from '../support/npm-package.ts';

const unowned = miniPostmortem(['Page when declined payments exceed 3% for 2 minutes (due: 4 November)'], '2026-10-12');
const owned = unowned.replace('(due', '(@sam, due').replace('Checkout', 'Search').replace('2026-10-12', '2026-11-12');

// What the page tells people to write is taken from the page and run, in a repository with one old postmortem and one of the branch.
// Its recipes are about what git says has changed; a machine may have none.
const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.log('  The page about the command line is not tried: there is no git.');

(hasGit ? describe : () => {})('the page about the command line', function (this: Mocha.Suite) {
	this.timeout(120_000);
	const page = readFileSync('docs/command-line.md', 'utf8');
	let project: string;

	before(async () => {
		project = await projectWithPackage('page');
		// What the page calls npx is the npm that runs the tests, which may not be on PATH.
		const npm = process.env['npm_execpath'];
		if (npm) {
			const npx = join(project, 'bin/npx');
			mkdirSync(dirname(npx));
			writeFileSync(npx, `#!/bin/sh\nexec "${process.execPath}" "${npm}" exec --offline -- "$@"\n`);
			chmodSync(npx, 0o755);
		}
	});

	beforeEach(() => {
		for (const name of ['.git', 'docs', 'summary.md', '.postmortem-baseline.json'])
			rmSync(join(project, name), { recursive: true, force: true });
		mkdirSync(join(project, 'docs/postmortems'), { recursive: true });
		writeFileSync(join(project, '.gitignore'), 'node_modules\nbin\n.npm\n');
		writeFileSync(join(project, 'docs/postmortems/old.md'), unowned);
		git('init', '--quiet', '--initial-branch=main');
		git('add', '.');
		git('commit', '--quiet', '--message', 'One');
		git('update-ref', 'refs/remotes/origin/main', 'HEAD');
		git('switch', '--quiet', '--create', 'branch');
		writeFileSync(join(project, 'docs/postmortems/a new one.md'), owned);
		git('add', '.');
		git('commit', '--quiet', '--message', 'Two');
	});

	function git(...args: string[]): void {
		const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
		const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: project, encoding: 'utf8' });
		assert.equal(status, 0, stderr);
	}

	function run(script: string): { status: number | null; out: string; complaints: string } {
		const environment = {
			...process.env,
			PATH: [join(project, 'bin'), process.env['PATH']].join(delimiter),
			GITHUB_BASE_REF: 'main',
			GITHUB_STEP_SUMMARY: join(project, 'summary.md'),
			GITHUB_WORKSPACE: project,
		};
		const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], { cwd: project, encoding: 'utf8', env: environment });
		return { status, out: stdout, complaints: stderr };
	}

	/** The blocks of one language below a heading. */
	function blocks(language: string, heading: string): string[] {
		const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
		const found = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
		assert.ok(found.length > 0, `nothing below “${heading}”`);
		return found.map(([, , text = '']) => text);
	}

	function block(language: string, heading: string): string {
		return blocks(language, heading)[0] ?? '';
	}

	/** What a workflow of GitHub runs, apart from the installation. */
	function stepsOf(workflow: string): string {
		const { jobs } = parse(workflow) as { jobs: { [name: string]: { steps: { run?: string }[] } } };
		const steps = Object.values(jobs).flatMap((job) => job.steps.flatMap((step) => step.run ?? []));
		return steps.filter((step) => step !== 'npm ci').join('\n');
	}

	it('begins with what works as it stands', () => {
		const [first = ''] = /(?<=^```sh\n)[^`]*/m.exec(page) ?? [];
		const { status, out } = run(first);
		assert.match(out, /docs\/postmortems\/old\.md\n.*action-no-owner\n/);
		assert.equal(status, 1);
	});

	it('checks what has changed, and nothing else', () => {
		const { status, out } = run(block('sh', 'Only the files that changed'));
		assert.deepEqual([status, out.includes('old.md')], [0, false], out);
		assert.match(out, /1 postmortem checked/);
		git('reset', '--quiet', '--hard', 'main');
		assert.deepEqual(run(block('sh', 'Only the files that changed')), { status: 0, out: '', complaints: '' });
	});

	it('fixes what is safe', () => {
		assert.equal(run(block('sh', 'Fix what needs no thought')).status, 0);
		assert.match(readFileSync(join(project, 'docs/postmortems/old.md'), 'utf8'), /due: 2026-11-04\)/);
		assert.equal(run(block('sh', 'Fix what needs no thought')).status, 0);
	});

	it('annotates a pull request', () => {
		const script = stepsOf(block('yaml', 'GitHub Actions'));
		assert.equal(run(script).status, 0);
		writeFileSync(join(project, 'docs/postmortems/a new one.md'), owned.replace('@sam, ', ''));
		git('commit', '--quiet', '--all', '--message', 'Three');
		const { out, status } = run(script);
		assert.match(out, /^::warning file=docs\/postmortems\/a new one\.md,line=17,.*title=action-no-owner::/m);
		assert.notEqual(status, 0);
	});

	it('writes a report for code scanning', () => {
		const { status, complaints } = run(stepsOf(blocks('yaml', 'GitHub Actions')[1] ?? ''));
		assert.equal(status, 0, complaints);
		const { runs } = JSON.parse(readFileSync(join(project, 'postmortems.sarif'), 'utf8'));
		assert.ok(runs[0].results.some(({ ruleId }: { ruleId: string }) => ruleId === 'action-no-owner'));
	});

	it('writes a report for GitLab', () => {
		const { postmortems } = parse(block('yaml', 'GitLab CI')) as { postmortems: { script: string[]; artifacts: { reports: object } } };
		const { status } = run(postmortems.script.filter((line) => line !== 'npm ci').join('\n'));
		assert.equal(status, 1);
		const [report = ''] = Object.values(postmortems.artifacts.reports);
		assert.match(readFileSync(join(project, report), 'utf8'), /<testsuite name="docs\/postmortems\/old\.md"/);
	});

	it('stops a commit', () => {
		const { repos } = parse(block('yaml', 'Before a commit')) as { repos: { hooks: { entry: string; files: string }[] }[] };
		const [hook] = repos.flatMap(({ hooks }) => hooks);
		assert.ok(hook);
		const files = ['docs/postmortems/old.md', 'docs/other.md'].filter((file) => new RegExp(hook.files).test(file));
		assert.equal(run(`${hook.entry} ${files.join(' ')}`).status, 1);

		const script = block('sh', 'Before a commit');
		assert.equal(run(script).status, 0);
		appendFileSync(join(project, 'docs/postmortems/old.md'), '\nMore.\n');
		git('add', '.');
		assert.notEqual(run(script).status, 0);
	});

	it('lists what is overdue', () => {
		const script = stepsOf(block('yaml', 'Every week: what is overdue'));
		const { status, complaints } = run(`${script.replace('--overdue', '--overdue --today 2026-11-30')}`);
		assert.deepEqual([status, complaints], [1, '']);
		assert.match(readFileSync(join(project, 'summary.md'), 'utf8'), /Page when declined payments exceed 3% for 2 minutes/);
	});

	it('adopts a folder', () => {
		const [since = '', baseline = ''] = blocks('sh', 'A folder of old postmortems');
		assert.equal(run(since).status, 0);
		const { status, out } = run(baseline);
		assert.equal(status, 0, out);
		assert.ok(existsSync(join(project, '.postmortem-baseline.json')));
		const again = baseline.split('\n')[1] ?? '';
		appendFileSync(join(project, 'docs/postmortems/old.md'), '- [ ] Rehearse the failover with two zones (due: 2026-12-04)\n');
		assert.equal(run(again).status, 1);
	});
});
