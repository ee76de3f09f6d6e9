// `npm test`: builds, then runs every kind of test and ends with one line over all of them.
//   --core                 only what needs neither an editor nor an installed package
//   --host node|web|oldest only the editor tests of this host (may be repeated)
//   --start NAME           only this start of the editor, see test/host/starts.mjs
//   --journeys             only the journeys
//   --installed FILE       only the smoke test of a packaged extension
//   --grep TEXT            only tests whose name contains it
//   PATH…                  with --core or --journeys, only the test files in or at these paths
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildEditorTests, buildMemoryFiles, buildNodeTests } from '../.ci/build-tests.mjs';
import { HostFailure } from './host/failure.mjs';
import { hostNamed, hosts, root } from './host/hosts.mjs';
import { installHost } from './host/install.mjs';
import { installed, starts } from './host/starts.mjs';
import { readLine } from './report-lines.mjs';
import { withSourcePositions } from './source-positions.mjs';

const minute = 60_000;
/** Tests that pack, install and start other programs, which takes a minute. */
const packageFolders = ['test/package', 'test/remark'];
const patient = { limit: 40 * minute, timeout: 120_000 };
const total = { passed: 0, failed: 0, skipped: 0 };
const unhappy = [];
/** Tests that passed or failed in a second try, with what their first one said. */
const again = [];
const running = new Set();

process.chdir(root);
// On other machines the desktop is what people have and what can be downloaded.
process.env.VSCODE_TEST_HOST ??= process.platform === 'linux' && process.arch === 'x64' ? 'server' : 'desktop';
const desktop = process.env.VSCODE_TEST_HOST === 'desktop';
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		for (const child of running) {
			stopGroup(child, 'SIGTERM');
		}
		process.exit(1);
	});
}

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			core: { type: 'boolean' },
			journeys: { type: 'boolean' },
			host: { type: 'string', multiple: true },
			start: { type: 'string' },
			installed: { type: 'string' },
			grep: { type: 'string' },
		},
	});
	await runAll(values, positionals);
} catch (error) {
	fail(
		'The tests did not run',
		error instanceof HostFailure || error?.code?.startsWith('ERR_PARSE_ARGS') ? error.message : String(error?.stack ?? error),
	);
}
if (unhappy.length > 0) {
	console.log(['', 'Not well:', ...unhappy].join('\n  '));
}
if (again.length > 0) {
	console.log(['', 'Tried a second time, after:', ...again].join('\n  '));
}
if (total.skipped > 0) {
	console.log(`${total.skipped} skipped`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runAll({ core, journeys, host: hostNames = [], start, installed: vsix, grep }, paths) {
	const chosenHosts = hostNames.map((name) => hostNamed(name) && name);
	const everything = !core && !journeys && !vsix && !start && chosenHosts.length === 0;
	if (!core && !vsix) {
		step('Building the extension');
		await build();
	}
	if (core || everything) {
		// A line for each of thousands of tests hides the one that failed; who asks for some of them wants to see them.
		const reporter = grep || paths.length > 0 ? 'spec' : 'dot';
		const folders = await plainFolders();
		// A path that is named is run, whichever kind it is of.
		const named = paths.length > 0 && core ? [...folders, ...packageFolders] : folders;
		await runNodeTests('Core and repository', 'plain', named, { paths, grep, limit: 10 * minute, reporter });
	}
	if (core) {
		return;
	}
	if (everything) {
		await runNodeTests('The packages, installed', 'packages', packageFolders, { paths, grep, limit: 10 * minute });
	}
	if (!desktop) {
		await installHost(step);
	}
	const editorHosts = chosenHosts.length > 0 ? chosenHosts : Object.keys(hosts);
	if (vsix) {
		await runStarts({ installed }, editorHosts, { grep, vsix });
		process.env.POSTMORTEM_TEST_PACKAGE = vsix;
		await runNodeTests('The installed package in the workbench', 'installed', ['test/installed'], { paths, grep, ...patient });
		return;
	}
	if (!journeys) {
		await runStarts(start ? { [start]: startNamed(start) } : starts, editorHosts, { grep });
	}
	if (journeys || everything) {
		await runJourneys(grep, paths);
	}
}

/** Host by host, so that the report reads like a list of hosts. */
async function runStarts(chosen, hostNames, { grep, vsix }) {
	await buildMemoryFiles();
	const withTests = [];
	for (const name of Object.keys(chosen)) {
		if (await built(`Editor tests of the start "${name}"`, () => buildEditorTests({ start: name, grep }), false)) {
			withTests.push(name);
		}
	}
	for (const hostName of hostNames) {
		for (const name of withTests.filter((one) => chosen[one].hosts.includes(hostName))) {
			const title = `${hosts[hostName].title}, ${chosen[name].title}`;
			if (desktop && (chosen[name].serverOnly || hostName === 'web')) {
				console.log(`\n${title}: not on the desktop, needs VSCODE_TEST_HOST=server.`);
				continue;
			}
			const args = ['test/host/run-editor-tests.mjs', '--host', hostName, '--start', name, ...(vsix ? ['--vsix', vsix] : [])];
			await runTests(title, args, { limit: 20 * minute, log: `${hostName}-${name}.log` });
		}
	}
}

async function runJourneys(grep, paths) {
	if (desktop) {
		console.log('\nJourneys: not on the desktop, need VSCODE_TEST_HOST=server.');
		return;
	}
	// A page that is still loading when a key is pressed loses it, on a machine that is busy. What needed a second try is told at the end.
	await runNodeTests('Journeys', 'journeys', ['test/journeys'], { paths, grep, ...patient, retries: 1 });
}

async function runNodeTests(title, name, folders, { paths, grep, limit, timeout, retries, reporter }) {
	const files = await built(title, () => buildNodeTests(name, folders, paths), []);
	if (files.length > 0) {
		const given = Object.entries({ grep, timeout, retries, reporter }).filter(([, value]) => value !== undefined);
		const options = given.flatMap(([option, value]) => [`--${option}`, String(value)]);
		await runTests(title, ['test/mocha-main.mjs', ...options, ...files], { limit });
	}
}

/** Runs a mocha in a process of its own, shows what it says, and counts. With `log`, lines that are not marked go to that file. */
async function runTests(title, args, { limit, log }) {
	console.log(`\n${title}`);
	const begun = Date.now();
	await mkdir('out/logs', { recursive: true });
	const logFile = log ? join('out/logs', log) : undefined;
	const logStream = logFile ? createWriteStream(logFile) : undefined;
	let outcome;
	let saidWhy = false;
	const code = await runChild(args, limit, (line) => {
		const read = readLine(line);
		if (read?.outcome) {
			outcome = read.outcome;
		} else if (read || !logStream) {
			const text = withSourcePositions(read ? read.text : line);
			saidWhy = true;
			if (text !== undefined) {
				console.log(text);
			}
		} else {
			logStream.write(`${line}\n`);
		}
	});
	logStream?.end();
	console.log(`  ${Math.round((Date.now() - begun) / 1000)} s in all`);
	for (const key of outcome ? Object.keys(total) : []) {
		total[key] += outcome[key];
	}
	again.push(...(outcome?.again ?? []));
	if (code === 'late') {
		fail(title, `It did not end within ${limit / minute} minutes and was stopped.`);
	} else if (!outcome) {
		const detail = saidWhy ? '' : ` See ${logFile ?? 'above'}.`;
		fail(title, `It ended (${code}) before its tests did.${detail}`);
	} else if (outcome.failed > 0) {
		unhappy.push(`${title}: ${outcome.failed} failed`);
	} else if (code !== 0) {
		fail(title, `Its tests passed, but it ended with ${code}. See ${logFile ?? 'above'}.`);
	} else if (outcome.passed === 0 && outcome.skipped === 0) {
		console.log('  no test matches');
	}
}

async function runChild(args, limit, onLine) {
	const env = { ...process.env, ...(process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {}) };
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env });
	running.add(child);
	createInterface({ input: child.stdout }).on('line', onLine);
	createInterface({ input: child.stderr }).on('line', onLine);
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		stopGroup(child, 'SIGTERM');
		setTimeout(() => stopGroup(child, 'SIGKILL'), 15_000).unref();
	}, limit);
	const code = await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (status, signal) => resolve(status ?? signal));
	});
	clearTimeout(timer);
	running.delete(child);
	// An extension host that is caught in a loop outlives the server that started it.
	stopGroup(child, 'SIGKILL');
	return late ? 'late' : code;
}

/** A test run has its own process group, so that nothing that it started outlives it. */
function stopGroup(child, signal) {
	try {
		process.kill(-child.pid, signal);
	} catch {
		// It has ended already.
	}
}

/** All that needs neither an editor nor an installed package: `core` and `repository`, and whatever else mirrors a folder of src. */
async function plainFolders() {
	const others = ['vscode', 'journeys', 'installed', 'host', 'fixtures', 'support', 'bench'];
	const entries = await readdir('test', { withFileTypes: true });
	const folders = entries.filter((entry) => entry.isDirectory() && !others.includes(entry.name)).map((entry) => join('test', entry.name));
	return folders.filter((folder) => !packageFolders.includes(folder));
}

/** Tests that cannot be bundled are one failure; the others still run. */
async function built(title, bundle, otherwise) {
	try {
		return await bundle();
	} catch (error) {
		console.log(`\n${title}`);
		fail(title, error.message);
		return otherwise;
	}
}

async function build() {
	const lines = [];
	const code = await runChild(['.ci/build.mjs', '--debug'], 5 * minute, (line) => lines.push(line));
	if (code !== 0) {
		throw new HostFailure(`The build failed:\n${lines.join('\n')}`);
	}
}

function startNamed(name) {
	if (!starts[name]) {
		throw new HostFailure(`There is no start "${name}": choose one of ${Object.keys(starts).join(', ')}.`);
	}
	return starts[name];
}

function fail(title, sentence) {
	console.log(sentence);
	total.failed++;
	unhappy.push(title);
}

function step(text) {
	console.log(`- ${text}`);
}
