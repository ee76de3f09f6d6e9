#!/usr/bin/env node
// Stands in for the desktop VS Code: takes the arguments that `runTests` of `@vscode/test-electron` passes, and ends with the same
// status. `--host=node|web|oldest` says which host; `--restricted` leaves workspace trust on, which `runTests` always turns off.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import { isOurs, shown } from '../report-lines.mjs';
import { launchBrowser } from './browser.mjs';
import { HostFailure } from './failure.mjs';
import { hostNamed } from './hosts.mjs';
import { startServer } from './server.mjs';
import { openWorkbench } from './workbench.mjs';

/** Tests that say nothing for so long hang: each of them ends, in whichever way, well before. */
const silenceLimit = 120_000;

const options = readArguments(process.argv.slice(2));
const host = hostNamed(options.host);
const stops = [];
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.once(signal, () => stopAll().then(() => process.exit(1)));
}
try {
	process.exitCode = await runTests();
} catch (error) {
	console.log(shown(error instanceof HostFailure ? error.message : String(error?.stack ?? error)));
	process.exitCode = 1;
} finally {
	await stopAll();
}

async function runTests() {
	const server = await startServer(host, {
		restricted: options.restricted,
		settings: await readSettings(options.userDataFolder),
		extensionsFolder: options.extensionsFolder,
	});
	stops.push(() => server.stop());
	const browser = await launchBrowser();
	stops.push(() => browser.close());
	let alive = () => {};
	const workbench = await openWorkbench(host, server, browser, {
		...options,
		onLog(_type, args) {
			const line = format(...args);
			// The workbench talks on when the extension host hangs; only the tests' own lines are a sign of life.
			if (isOurs(line)) {
				alive();
			}
			process.stdout.write(`${line}\n`);
		},
	});
	stops.push(() => workbench.close());
	const silence = new Promise((_, reject) => {
		let timer;
		alive = () => {
			clearTimeout(timer);
			const sentence = `The tests said nothing for ${silenceLimit / 1000} seconds: the last one named above, the one after it, or the extension hangs.`;
			timer = setTimeout(() => reject(new HostFailure(sentence)), silenceLimit);
		};
		alive();
		stops.push(() => {
			// The editor talks while it is closing; that must not start the clock again.
			alive = () => {};
			clearTimeout(timer);
		});
	});
	return await Promise.race([workbench.exited, silence]);
}

async function stopAll() {
	for (const stop of stops.splice(0).reverse()) {
		await stop();
	}
}

function readArguments(list) {
	const valuesOf = (name) => list.filter((item) => item.startsWith(`--${name}=`)).map((item) => item.slice(name.length + 3));
	return {
		host: valuesOf('host')[0] ?? 'node',
		restricted: list.includes('--restricted'),
		extensions: valuesOf('extensionDevelopmentPath'),
		tests: valuesOf('extensionTestsPath')[0],
		userDataFolder: valuesOf('user-data-dir')[0],
		extensionsFolder: valuesOf('extensions-dir')[0],
		workspace: list.find((item) => !item.startsWith('-')),
	};
}

/** The settings lie where the desktop looks for them; here they are copied into the data folder of the server. */
async function readSettings(userDataFolder) {
	const file = userDataFolder && join(userDataFolder, 'User/settings.json');
	return file ? JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) : {};
}
