// Starts VS Code's own server, the one that a browser opens the workbench from.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asHostFailure, HostFailure, within } from './failure.mjs';
import { nodeFor, serverFolder } from './hosts.mjs';

const startLimit = 90_000;

/** What every start wants: nothing that reaches out, nothing that opens by itself. */
export const quietSettings = {
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'npm.autoDetect': 'off',
	'git.enabled': false,
	'chat.disableAIFeatures': true,
	'chat.commandCenter.enabled': false,
	// In the browser the editor saves by itself after a second, on the desktop it does not.
	'files.autoSave': 'off',
	// Else it may guess the language of an untitled document after a test has chosen one.
	'workbench.editor.languageDetection': false,
};

/**
 * A running server. `restricted` leaves workspace trust on, so that every folder starts untrusted. `port` 0 is a free one.
 * `ended` rejects when the server ends by itself; `stop` ends it and forgets its data.
 */
export async function startServer(host, { port = 0, restricted = false, settings = {}, dataFolder, extensionsFolder } = {}) {
	await checkPort(port);
	const data = dataFolder ?? (await temporaryFolder());
	try {
		await mkdir(join(data, 'data/User'), { recursive: true });
		await writeFile(join(data, 'data/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, '\t'));
	} catch (error) {
		throw asHostFailure(error, 'preparing the data folder of VS Code');
	}
	const child = spawn(
		nodeFor(host),
		[
			join(serverFolder(host.package), 'out/server-main.js'),
			...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
			...['--server-data-dir', data, '--disable-telemetry', '--enable-smoke-test-driver'],
			...(extensionsFolder ? ['--extensions-dir', extensionsFolder] : []),
			...(restricted ? [] : ['--disable-workspace-trust']),
		],
		{ stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment() },
	);
	let output = '';
	let stopping = false;
	const ended = new Promise((_, reject) => {
		child.on('error', (error) => reject(asHostFailure(error, 'starting the server of VS Code')));
		child.on('exit', (code, signal) => {
			if (!stopping) {
				reject(serverFailure(code ?? signal, output));
			}
		});
	});
	ended.catch(() => {});
	const listening = new Promise((resolve) => {
		const read = (data) => {
			output = (output + data).slice(-20_000);
			const address = /Extension host agent listening on (\d+)/.exec(output);
			if (address) {
				resolve(Number(address[1]));
			}
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
	});
	const stop = async () => {
		stopping = true;
		if (child.exitCode === null && child.signalCode === null) {
			const gone = new Promise((resolve) => child.on('exit', resolve));
			child.kill('SIGTERM');
			await within(10_000, gone, '').catch(() => child.kill('SIGKILL'));
		}
		if (!dataFolder) {
			await rm(data, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
		}
	};
	/** As a crash does. The editor starts another one by itself. Says whether there was any; only where processes are listed as in Linux. */
	const killExtensionHosts = async () => {
		let killed = false;
		for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
			const [status, command] = await Promise.all([contentOf(`/proc/${pid}/status`), contentOf(`/proc/${pid}/cmdline`)]);
			if (!command.includes('--type=extensionHost') || Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) !== child.pid) continue;
			process.kill(Number(pid), 'SIGKILL');
			killed = true;
		}
		return killed;
	};
	try {
		const actualPort = await within(
			startLimit,
			Promise.race([listening, ended]),
			`${host.title} did not listen within ${startLimit / 1000} seconds: look for what keeps the machine busy, then run the same command again.`,
		);
		return {
			port: actualPort,
			authority: `localhost:${actualPort}`,
			origin: `http://localhost:${actualPort}`,
			ended,
			stop,
			killExtensionHosts,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Installs a VSIX as a user would, into a folder that `startServer` takes as `extensionsFolder`. */
export async function installExtension(host, file, extensionsFolder) {
	const data = await temporaryFolder();
	const child = spawn(
		nodeFor(host),
		[
			join(serverFolder(host.package), 'out/server-main.js'),
			...['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', extensionsFolder, '--install-extension', file],
		],
		{ stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment(), timeout: 120_000 },
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (text) => {
			output += text;
		});
	}
	const code = await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	await rm(data, { recursive: true, force: true });
	if (code !== 0) {
		throw new HostFailure(`${host.title} did not install ${file}: ${output.trim().split('\n').at(-1)}`);
	}
}

/** '' for a process that ended meanwhile. */
function contentOf(path) {
	return readFile(path, 'utf8').catch(() => '');
}

function temporaryFolder() {
	return mkdtemp(join(tmpdir(), 'postmortem-host-')).catch((error) => {
		throw asHostFailure(error, 'making the data folder of VS Code');
	});
}

/** The server itself would wait for a taken port without a word. */
async function checkPort(port) {
	const probe = createServer();
	try {
		await new Promise((resolve, reject) => {
			probe.on('error', reject);
			probe.listen(port, '127.0.0.1', resolve);
		});
	} catch (error) {
		throw asHostFailure(error, `starting the server of VS Code on port ${port}`);
	} finally {
		probe.close();
	}
}

/** Inside a terminal of VS Code the variables of that editor would steer ours. */
function serverEnvironment() {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

function serverFailure(code, output) {
	if (/ENOSPC/.test(output)) {
		return asHostFailure(new Error('ENOSPC'), 'running VS Code');
	}
	return new HostFailure(`The server of VS Code ended by itself (${code}): ${output.trim().split('\n').slice(-3).join(' ')}`);
}
