import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildBundles } from '../../.ci/bundles.mjs';
import { createKnownWords } from '../../src/cli/checked-file.ts';

const command = 'out/command/cli.js';
const sections = ['Summary', 'Impact', 'Root Cause', 'Timeline', 'Lessons Learned'].map(
	(title) => `## ${title}\n\n${'Words of it. '.repeat(40)}\n`,
);
const document = `# Checkout outage\n\n<!-- postmortem-template: classic -->\n\n${sections.join('\n')}\n## Action Items\n\n- [ ] Page earlier\n- [ ] [Action]\n`;

describe('the command as a process', function () {
	this.timeout(120_000);
	let folder: string;

	before(async () => {
		await buildBundles('out/command', { only: ['cli.js', 'cli-commands.js'] });
		folder = mkdtempSync(join(tmpdir(), 'postmortem-process-'));
		mkdirSync(join(folder, 'incidents'));
		for (let number = 0; number < 300; number += 1) {
			writeFileSync(join(folder, `incidents/${number}.md`), document.replace('Checkout', `Checkout ${number}`));
		}
	});
	after(() => rmSync(folder, { recursive: true }));

	function start(args: readonly string[], nodeArgs: readonly string[] = []): ChildProcess {
		return spawn(process.execPath, [...nodeArgs, command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	}

	async function endOf(child: ChildProcess): Promise<unknown> {
		const [code, signal] = await once(child, 'close');
		return code ?? signal;
	}

	it('checks hundreds of files in a small heap', async () => {
		const child = start(['lint', '--format', 'json', folder], ['--max-old-space-size=64']);
		assert.ok(child.stdout);
		const [out, code] = await Promise.all([text(child.stdout), endOf(child)]);
		assert.equal(code, 1);
		assert.equal(JSON.parse(out).length, 300);
	});

	it('keeps once what thousands of files say', () => {
		const { fixesOf } = createKnownWords();
		assert.equal(fixesOf([{ title: 'Set owner…', safe: false }]), fixesOf([{ title: 'Set owner…', safe: false }]));
		assert.deepEqual(fixesOf([{ title: 'Set owner…', safe: true }]), [{ title: 'Set owner…', safe: true }]);
		assert.deepEqual(fixesOf([]), []);
	});

	it('ends when its reader has seen enough', async () => {
		const child = start(['lint', folder]);
		assert.ok(child.stdout && child.stderr);
		child.stdout.once('data', () => child.stdout?.destroy());
		const [complaints, code] = await Promise.all([text(child.stderr), endOf(child)]);
		assert.equal(complaints, '');
		// Whether all was checked by then depends on how much a pipe holds.
		assert.ok(code === 0 || code === 1, String(code));
	});

	it('ends at once with Ctrl+C, and says so to the shell', async () => {
		const tellsWhenReady = join(folder, 'ready.cjs');
		writeFileSync(
			tellsWhenReady,
			`process.on('newListener', (name) => name === 'SIGINT' && setTimeout(() => process.stderr.write('ready')));`,
		);
		const child = start(['lint', folder], ['--require', tellsWhenReady]);
		assert.ok(child.stdout && child.stderr);
		child.stderr.once('data', () => child.kill('SIGINT'));
		const [out, complaints, code] = await Promise.all([text(child.stdout), text(child.stderr), endOf(child)]);
		assert.deepEqual([out, complaints, code], ['', 'ready', 130]);
	});

	it('keeps a document whose fix cannot be written whole', function () {
		if (process.platform === 'win32') this.skip();
		const fixable = join(folder, 'fixable.md');
		const text = `${document.replace('- [ ] Page earlier', '- [ ] Page earlier (due: 4 December)')}\n${'Words of it.\n'.repeat(2000)}`;
		const dated = text.replace('classic -->', 'classic -->\n\n- **Start:** 2026-11-12 10:00 UTC');
		writeFileSync(fixable, dated);
		// A disk that fills up takes a part of what is written, and says so only the next time.
		const script = `trap '' XFSZ; ulimit -f 8; exec "$@"`;
		const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, command, 'lint', '--fix', fixable], {
			encoding: 'utf8',
		});
		assert.equal(readFileSync(fixable, 'utf8'), dated);
		assert.deepEqual([status, readdirSync(folder).filter((name) => name.endsWith('.tmp'))], [2, []], stderr);
		spawnSync(process.execPath, [command, 'lint', '--fix', fixable]);
		assert.match(readFileSync(fixable, 'utf8'), /due: 2026-12-04/);
		rmSync(fixable);
	});

	it('leaves no half of a new document where it cannot be written whole', function () {
		if (process.platform === 'win32') this.skip();
		const script = `trap '' XFSZ; ulimit -f 0; exec "$@"`;
		const args = [process.execPath, command, 'new', '--template', 'mini', '--title', 'Outage', '--out', join(folder, 'new')];
		const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', ...args], { encoding: 'utf8' });
		assert.deepEqual([status, readdirSync(join(folder, 'new'))], [2, []], stderr);
	});

	it('says in a sentence when its output cannot be written', function () {
		if (process.platform !== 'linux') this.skip();
		const full = openSync('/dev/full', 'w');
		const { status, stderr } = spawnSync(process.execPath, [command, 'templates'], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
		closeSync(full);
		assert.deepEqual([status, stderr], [2, 'The output cannot be written: the disk is full.\n']);
	});

	for (const [args, complaint] of [
		[['lnit'], /^There is no command “lnit”: did you mean “lint”\?\n/],
		[['--versoin'], /did you mean “--version”\?/],
		[['lint', '--fromat', 'json', '.'], /^There is no option --fromat: did you mean --format\?\n/],
		[['lint', '--fix-dry', '.'], /^There is no option --fix-dry: did you mean --fix-dry-run\?\n/],
		[['inspect', '--formta', 'json'], /^There is no option --formta: did you mean --format\?\n/],
		[[], /^Usage: postmortem <command>/],
	] as const) {
		it(`answers ${['postmortem', ...args].join(' ')} with what was meant`, () => {
			const { status, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
			assert.equal(status, 2);
			assert.match(stderr, complaint);
		});
	}

	it('prints what it reads, in the order given', () => {
		const folder = mkdtempSync(join(tmpdir(), 'postmortem-inspect-'));
		const file = join(folder, 'a.md');
		writeFileSync(
			file,
			'# Disk full\n\n- **Severity:** S2\n\n## Timeline\n\n- 10:00 full\n- HH:MM short description\n## Action Items\n\n- [ ] Add a guard, due Friday\n',
		);
		writeFileSync(join(folder, 'b.md'), 'Nothing.\n');
		const { status, stdout } = spawnSync(process.execPath, [command, 'inspect', '--format', 'json', file, join(folder, 'b.md')], {
			encoding: 'utf8',
		});
		rmSync(folder, { recursive: true });
		assert.equal(status, 0);
		const [first, second] = JSON.parse(stdout);
		assert.deepEqual([first.file, first.title, first.severity.text, first.severity.line], [file, 'Disk full', 'S2', 3]);
		assert.deepEqual([first.incidentStatus, first.documentStatus, first.start, first.end], [null, null, null, null]);
		assert.deepEqual(
			first.sections.map(({ id, title, line }: Record<string, unknown>) => [id, title, line]),
			[
				['timeline', 'Timeline', 5],
				['actionItems', 'Action Items', 9],
			],
		);
		// A row that the template left is no entry.
		assert.equal(first.timeline.length, 1);
		assert.deepEqual([first.timeline[0].line, first.timeline[0].time, first.timeline[0].text], [7, '10:00', 'full']);
		// "Friday" is a date only where somebody settles which one.
		assert.deepEqual(first.actionItems, [
			{
				line: 11,
				text: 'Add a guard',
				owners: [],
				due: 'Friday',
				dueDate: null,
				status: 'open',
				priority: null,
				bucket: null,
				links: [],
				verification: null,
				style: 'checkbox',
			},
		]);
		assert.deepEqual([second.kind, second.title, second.severity, second.metrics], ['other', null, null, {}]);
	});

	it('explains every command, with examples', () => {
		const { stdout } = spawnSync(process.execPath, [command, '--help'], { encoding: 'utf8' });
		const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
		assert.ok(names.includes('lint') && names.includes('inspect'));
		for (const name of names) {
			const help = spawnSync(process.execPath, [command, name, '--help'], { encoding: 'utf8' });
			assert.equal(help.status, 0, name);
			assert.match(help.stdout, new RegExp(`^Usage: postmortem ${name}`), name);
			assert.match(help.stdout, /^Examples?\n {2}postmortem/m, name);
			assert.equal(spawnSync(process.execPath, [command, 'help', name], { encoding: 'utf8' }).stdout, help.stdout);
		}
		assert.equal(spawnSync(process.execPath, [command, 'help'], { encoding: 'utf8' }).stdout, stdout);
	});
});
