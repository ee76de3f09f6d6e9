// The browser that shows the workbench: one on the machine, else the one that npm brought along.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { HostFailure, within } from './failure.mjs';
import { hostFolder } from './hosts.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];
const fixedPlaces = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const launchLimit = 60_000;
const args = [
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// In small containers /dev/shm is too small for the workbench.
	'--disable-dev-shm-usage',
	// The web extension host's page is fulfilled by us and counts as public; without this it may not open a socket to localhost.
	'--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
];

/**
 * A running headless browser. `POSTMORTEM_TEST_BROWSER` is the path of one, or `bundled` for npm's. A browser that is there but
 * does not start (Ubuntu's `chromium-browser` is often only a note about snap) gives way to the next.
 */
export async function launchBrowser() {
	const wanted = process.env.POSTMORTEM_TEST_BROWSER;
	const failures = [];
	for (const executablePath of wanted === 'bundled' ? [] : wanted ? [wanted] : installedBrowsers()) {
		try {
			return await chromium.launch({ executablePath, args, timeout: launchLimit });
		} catch (error) {
			failures.push(`${executablePath}: ${firstComplaint(error)}`);
		}
	}
	if (!wanted || wanted === 'bundled') {
		try {
			const bundled = await unpackBundledBrowser();
			return await chromium.launch({ ...bundled, args, timeout: launchLimit });
		} catch (error) {
			failures.push(`@sparticuz/chromium: ${firstComplaint(error)}`);
		}
	}
	throw new HostFailure(
		`No browser for the workbench starts here (${failures.join('; ')}): install Chromium or Chrome, for example with "apt-get install chromium", or set POSTMORTEM_TEST_BROWSER to the path of one.`,
	);
}

function installedBrowsers() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...onPath, ...fixedPlaces].filter(isExecutable).slice(0, 4);
}

function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Unpacked beside its package, once; with its own libraries, so that a machine without a single desktop library can run it. */
async function unpackBundledBrowser() {
	const folder = join(hostFolder, 'node_modules/.chromium');
	const executablePath = join(folder, 'chromium');
	const complete = join(folder, 'al2023/lib');
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(`has no build for ${process.platform} ${process.arch}`);
	}
	if (!existsSync(executablePath) || !existsSync(complete)) {
		await mkdir(folder, { recursive: true });
		await runNode("import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())", {
			TMPDIR: folder,
			HOME: folder,
			// The package unpacks the libraries only where it believes to be on a machine that has none.
			AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
		});
	}
	const fonts = join(folder, 'fonts.conf');
	await writeFile(fonts, fontConfiguration(join(folder, 'fonts')));
	const libraries = [complete, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
	return { executablePath, env: { ...process.env, FONTCONFIG_FILE: fonts, LD_LIBRARY_PATH: libraries } };
}

/** The package's own names folders that it does not unpack to here, and a browser without a single font crashes at the first editor. */
function fontConfiguration(folder) {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`;
}

function runNode(script, environment) {
	const child = spawn(process.execPath, ['-e', script], {
		cwd: hostFolder,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'ignore', 'pipe'],
		timeout: 120_000,
	});
	let complaint = '';
	child.stderr.on('data', (data) => {
		complaint += data;
	});
	const ended = new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint.trim() || `ended with ${code}`))));
	});
	return within(130_000, ended, 'Unpacking the browser took more than two minutes: check the disk and run the same command again.');
}

/** Playwright prints a screenful; the line that says why is the browser's own or the first one. */
function firstComplaint(error) {
	const lines = String(error?.message ?? error)
		.split('\n')
		.map((line) => line.trim());
	return lines.find((line) => /error while loading|cannot|not found|No such|snap/i.test(line)) ?? lines[0];
}
