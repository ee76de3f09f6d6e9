// Installs what the host needs, once: VS Code's servers, the Node that the newest one wants, and a browser for machines without one.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asHostFailure, HostFailure } from './failure.mjs';
import { hostFolder, serverFolder } from './hosts.mjs';

const stampFile = join(hostFolder, 'node_modules/.installed');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
/** npm waits up to a minute between its tries, without a word. */
const shortWaits = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];
const megabyte = 1024 * 1024;
/** To be raised when a step below changes, so that what is installed already is installed anew. */
const stepsVersion = '1';
const installLimit = 20 * 60_000;

/** Does nothing when this very set is installed already; `step` receives one line per step. */
export async function installHost(step) {
	const stamp = createHash('sha256')
		.update(await readFile(join(hostFolder, 'package-lock.json')))
		.update(stepsVersion)
		.digest('hex');
	if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) {
		return;
	}
	await checkRoom(1600);
	try {
		step('Installing VS Code 1.139 and 1.100, Node 24 and a browser for the tests, once (1.3 GB on disk)');
		await npm(['ci', ...quiet], hostFolder);
		for (const [name, version] of [
			['vscode-newest', '1.139'],
			['vscode-oldest', '1.100'],
		]) {
			step(`Installing the dependencies of VS Code ${version}`);
			// Not `npm ci`: the published lock file of 1.100 lacks an entry, and `install` keeps to the rest of it.
			await npm(['install', '--omit=dev', ...quiet], serverFolder(name));
		}
		await giveOldestItsRipgrep();
		await writeFile(stampFile, stamp);
	} catch (error) {
		throw asHostFailure(error, 'installing the test host');
	}
}

/** npm may leave files cut short on a full disk, and complain of something else later, or of nothing. */
async function checkRoom(wanted) {
	const { bavail, bsize } = await statfs(hostFolder);
	const free = Math.floor((bavail * bsize) / megabyte);
	if (free < wanted) {
		throw new HostFailure(
			`The disk has ${free} MB left and the test host needs 1600: make room for ${hostFolder} and run the same command again.`,
		);
	}
}

/** 1.100 downloads its ripgrep after the install, which offline machines cannot; without one `findFiles` finds nothing. */
async function giveOldestItsRipgrep() {
	const newest = join(
		serverFolder('vscode-newest'),
		'node_modules/@vscode/ripgrep-universal/bin',
		`${process.platform}-${process.arch}`,
		'rg',
	);
	const folder = join(serverFolder('vscode-oldest'), 'node_modules/@vscode/ripgrep/bin');
	await mkdir(folder, { recursive: true });
	await copyFile(newest, join(folder, 'rg'));
	await chmod(join(folder, 'rg'), 0o755);
}

async function npm(args, cwd) {
	// Under `npm test` this is the npm that is running; it may not be on PATH.
	const [command, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
	const child = spawn(command, [...first, ...args, ...shortWaits], { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: installLimit });
	let output = '';
	child.stdout.on('data', (data) => {
		output += data;
	});
	child.stderr.on('data', (data) => {
		output += data;
	});
	const code = await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) {
		await checkRoom(50);
		throw npmFailure(code, output);
	}
}

function npmFailure(code, output) {
	if (/ENOSPC|no space left/i.test(output)) {
		return new Error('ENOSPC');
	}
	if (code === null) {
		return new HostFailure(
			'npm took more than 20 minutes to install the test host: check the connection to its registry and run the same command again.',
		);
	}
	const network = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|EIDLETIMEOUT/.exec(
		output,
	);
	if (network) {
		return new HostFailure(
			`npm cannot reach its registry (${network[0]}), which the test host comes from: connect to the network, or set npm's registry or proxy, and run the same command again.`,
		);
	}
	const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line) && !/A complete log/.test(line));
	return new HostFailure(`npm could not install the test host: ${(errors.slice(0, 3).join(' ') || output.trim().slice(-300)).trim()}`);
}
