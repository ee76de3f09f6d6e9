// `npm start`: builds the extension and opens VS Code with it on a copy of the sample workspace, until Ctrl+C.
//   --host       takes the VS Code from npm, shown by a browser, also where a `code` is installed
//   --port N     for that one, instead of a free port
import { spawn, spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asHostFailure, HostFailure, reportFailure } from './failure.mjs';
import { hosts, root } from './hosts.mjs';
import { installHost } from './install.mjs';
import { startServer } from './server.mjs';
import { workbenchAddress } from './workbench.mjs';

process.chdir(root);
try {
	const { values } = parseArgs({ options: { host: { type: 'boolean' }, port: { type: 'string', default: '0' } } });
	step('Building the extension');
	build();
	const workspace = await copySampleWorkspace();
	if (values.host || !(await openInstalledCode(workspace))) {
		await openInHost(workspace, Number(values.port));
	}
} catch (error) {
	reportFailure(error?.code?.startsWith('ERR_PARSE_ARGS') ? new HostFailure(error.message) : error);
}

function build() {
	const { status, stderr } = spawnSync(process.execPath, ['.ci/build.mjs', '--debug'], {
		stdio: ['ignore', 'inherit', 'pipe'],
		timeout: 300_000,
	});
	if (status !== 0) {
		throw new HostFailure(`The build failed:\n${stderr}`);
	}
}

/** A copy, so that playing with it changes no file of the checkout. */
async function copySampleWorkspace() {
	const workspace = join(root, 'out/sample-workspace');
	try {
		await rm(workspace, { recursive: true, force: true });
		await cp('test/fixtures/workspace', workspace, { recursive: true });
	} catch (error) {
		throw asHostFailure(error, 'copying the sample workspace');
	}
	step(`Sample workspace: ${workspace}`);
	return workspace;
}

/** True when an installed VS Code took over, and has been closed again. */
async function openInstalledCode(workspace) {
	const shell = process.platform === 'win32';
	if (spawnSync('code', ['--version'], { shell, timeout: 30_000 }).status !== 0) {
		step('No "code" on PATH: taking the VS Code from npm');
		return false;
	}
	step('Opening VS Code; close its window or press Ctrl+C to end');
	const child = spawn('code', ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, workspace], { stdio: 'inherit', shell });
	const status = await new Promise((resolve) => {
		child.on('error', () => resolve(1));
		child.on('exit', (code, signal) => resolve(signal ? 0 : code));
	});
	if (status !== 0) {
		step(`"code" ended with ${status}: taking the VS Code from npm`);
	}
	return status === 0;
}

async function openInHost(workspace, port) {
	await installHost(step);
	step(`Starting ${hosts.node.title}`);
	const server = await startServer(hosts.node, { port });
	const address = workbenchAddress(server, { workspace, extensions: [root] });
	step(`VS Code with the extension is at:\n\n  ${address}\n`);
	step(
		openBrowser(address)
			? 'Opening it in your browser; press Ctrl+C to end'
			: 'Open this address in a browser of this machine; press Ctrl+C to end',
	);
	const interrupted = new Promise((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	try {
		await Promise.race([interrupted, server.ended]);
	} finally {
		await server.stop();
	}
	step('Ended');
}

/** False where there is no display to open a browser on. */
function openBrowser(address) {
	const openers = { darwin: ['open', address], win32: ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')] };
	const hasDisplay = process.platform in openers || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	if (!hasDisplay) {
		return false;
	}
	const [command, ...args] = openers[process.platform] ?? ['xdg-open', address];
	if (process.platform === 'linux' && spawnSync('which', [command]).status !== 0) {
		return false;
	}
	const child = spawn(command, args, { stdio: 'ignore', detached: true });
	child.on('error', () => {});
	child.unref();
	return true;
}

function step(text) {
	console.log(`- ${text}`);
}
