// `npm run bench:editor`: what a person waits for in the real VS Code, one table; `-- --json` prints the rows as JSON and nothing else.
// Times are those of the clock, seen from inside the extension host; several windows or edits, of which the median counts. It needs the
// server that the tests use.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { buildBundles } from '../../.ci/bundles.mjs';
import { installHost } from '../host/install.mjs';
import { quietSettings } from '../host/server.mjs';
import { median } from './race.mjs';
import { jsonOf, tableOf } from './table.mjs';

const windows = 3;
const documents = 2000;

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const root = join(import.meta.dirname, '../..');
process.chdir(root);
await installHost((step) => console.error(step));
await buildBundles('dist');
for (const name of ['activation', 'working']) {
	await build({
		entryPoints: [`test/bench/editor/${name}.ts`],
		outfile: `out/bench/editor/${name}.js`,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		external: ['vscode'],
		logLevel: 'error',
	});
}
const folder = await mkdtemp(join(tmpdir(), 'postmortem-bench-'));
try {
	const rows = [...(await activationRows()), ...(await workingRows()), ...(await sizeRows())];
	console.log(values.json ? jsonOf(rows) : tableOf(rows));
} finally {
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function activationRows() {
	const measured = [];
	for (let window = 0; window < windows; window += 1)
		measured.push(await openWindow('activation', ['ours', 'empty'], { extensions: ['empty-first', 'empty-second'] }));
	const ours = median(measured.map((one) => one.ours));
	const theirs = median(measured.map((one) => one.empty));
	return [row('activation, more than an empty extension', ours - theirs, 20, { 'the empty extension': theirs, whole: ours })];
}

async function writeEmptyExtension(name, folder) {
	const manifest = {
		name,
		publisher: 'postmortem-kit-bench',
		version: '0.0.0',
		engines: { vscode: '^1.100.0' },
		main: './extension.js',
		activationEvents: ['onCommand:nobody.calls.this'],
	};
	// A folder that is there when the editor first looks counts as installed.
	const path = join(folder, `${manifest.publisher}.${name}-${manifest.version}`);
	await mkdir(path, { recursive: true });
	await writeFile(join(path, 'package.json'), JSON.stringify(manifest));
	await writeFile(join(path, 'extension.js'), 'exports.activate = () => {};\n');
}

async function workingRows() {
	const workspace = join(folder, 'workspace');
	await mkdir(join(workspace, 'postmortems'), { recursive: true });
	for (let at = 0; at < documents; at += 1) {
		const day = `2026-${String((at % 10) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`;
		await writeFile(join(workspace, 'postmortems', at === 0 ? 'ticked.md' : `${day}-outage-${at}.md`), shortPostmortem(at, day));
	}
	const { opening, editing, ticking } = await openWindow('working', ['opening', 'editing', 'ticking'], { workspace });
	return [
		row('first problems after opening 1,000 lines', opening),
		row('problems after an edit in 1,000 lines', median(editing), 150),
		row(`tree after one tick, ${documents} documents`, median(ticking)),
	];
}

function shortPostmortem(at, day) {
	return `# Search answers nothing ${at}

- **Severity:** S3
- **Status:** Resolved
- **Start:** ${day} 13:20 UTC

## Impact

Of 900 searches 300 found nothing.

## Timeline

- 13:20 UTC Searches fail
- 13:31 UTC An alert pages the on-call engineer
- 13:44 UTC The index is rebuilt

## Action Items

- [ ] Alert when the index is older than an hour (Sam, due ${day})
- [ ] Rebuild the index beside the old one (Ada)
- [ ] Write down how to rebuild it
`;
}

async function sizeRows() {
	const rows = [];
	const parts = (await readdir('dist')).filter((file) => /^features.*\.js$/.test(file));
	for (const bundle of ['extension.js', ...parts, 'web/extension.js']) {
		const { size } = await stat(join('dist', bundle));
		rows.push({ measure: `size of ${bundle}`, value: size / 1000, unit: 'KB', target: 450, met: size <= 450_000, beside: {} });
	}
	return rows;
}

function row(measure, value, target, beside = {}) {
	return { measure, value, unit: 'ms', target, met: target === undefined ? undefined : value <= target, beside };
}

/** What the module measured, run inside a new window: at least what is wanted. */
async function openWindow(name, wanted, { workspace, extensions = [] }) {
	const home = await mkdtemp(join(folder, 'window-'));
	await mkdir(join(home, 'user-data/User'), { recursive: true });
	await mkdir(join(home, 'extensions'));
	for (const extension of extensions) await writeEmptyExtension(extension, join(home, 'extensions'));
	await writeFile(join(home, 'user-data/User/settings.json'), JSON.stringify(quietSettings));
	const child = spawn(
		process.execPath,
		[
			'test/host/launch.mjs',
			'--host=node',
			`--extensionDevelopmentPath=${root}`,
			`--extensionTestsPath=${join(root, `out/bench/editor/${name}.js`)}`,
			`--user-data-dir=${join(home, 'user-data')}`,
			`--extensions-dir=${join(home, 'extensions')}`,
			...(workspace ? [workspace] : []),
		],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const measured = {};
	const said = [];
	createInterface({ input: child.stdout }).on('line', (line) => {
		const found = /MEASURED (\{.*\})/.exec(line);
		if (found) Object.assign(measured, JSON.parse(found[1]));
		else said.push(line);
	});
	await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	const missing = wanted.filter((name) => measured[name] === undefined);
	if (missing.length > 0) throw new Error(`The window did not measure ${missing.join(', ')}. It said:\n${said.slice(-60).join('\n')}`);
	return measured;
}
