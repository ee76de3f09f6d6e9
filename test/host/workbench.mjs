// Opens the workbench of a running server in a page, with extensions under development and, for a test run, the module of the tests.

import { dirname, resolve } from 'node:path';
import { asHostFailure } from './failure.mjs';
import { serveFolders } from './static-server.mjs';

const loadLimit = 90_000;

/**
 * The address of the workbench. `workspace` is a folder, a `.code-workspace` file, the URI of a virtual folder, or nothing for an
 * empty window. The payload carries what the desktop takes as `--extensionDevelopmentPath` and `--extensionTestsPath`.
 */
export function workbenchAddress(server, { workspace, extensions = [], tests, openFile }) {
	const remote = (path) => `vscode-remote://${server.authority}${resolve(path)}`;
	const address = new URL(server.origin);
	if (!workspace) {
		address.searchParams.set('ew', 'true');
	} else {
		const isUri = /^[a-z][\w+.-]+:/i.test(workspace);
		address.searchParams.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', isUri ? workspace : resolve(workspace));
	}
	const payload = [
		...extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
		...(tests ? [['extensionTestsPath', remote(tests)]] : []),
		...(openFile ? [['openFile', remote(openFile)]] : []),
		['skipWelcome', 'true'],
	];
	address.searchParams.set('payload', JSON.stringify(payload));
	return address.href;
}

/**
 * A page with the workbench. `onLog` receives the lines of the extension host's console. `exited` resolves with the status once the
 * module of the tests has run, and rejects with one sentence when the page crashes or goes away first.
 */
export async function openWorkbench(host, server, browser, options) {
	const { onLog = () => {}, viewport = { width: 1280, height: 800 }, deviceScaleFactor = 1, colorScheme = 'light' } = options;
	const context = await browser.newContext({ bypassCSP: true, viewport, deviceScaleFactor, colorScheme, reducedMotion: 'reduce' });
	const page = await context.newPage();
	page.setDefaultTimeout(30_000);
	let settle;
	const exited = new Promise((resolve, reject) => {
		settle = { resolve, reject };
	});
	exited.catch(() => {});
	let closing = false;
	page.on('crash', () => settle.reject(asHostFailure(new Error('the page of the workbench crashed'), `running ${host.title}`)));
	page.on(
		'close',
		() => closing || settle.reject(asHostFailure(new Error('the page of the workbench was closed'), `running ${host.title}`)),
	);
	server.ended.catch(settle.reject);
	await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args));
	await page.exposeFunction('codeAutomationExit', (code) => settle.resolve(code));
	const files = host.extensionHost === 'web' ? await developInWebHost(page, server, options) : undefined;
	const address = workbenchAddress(server, files ? { workspace: options.workspace } : options);
	const close = async () => {
		closing = true;
		await context.close().catch(() => {});
		await files?.stop();
	};
	try {
		await page.goto(address, { timeout: loadLimit });
		await page.waitForSelector('.monaco-workbench', { timeout: loadLimit });
	} catch (error) {
		await close();
		throw asHostFailure(error, `opening the workbench of ${host.title}`);
	}
	return { page, exited, close };
}

/** The payload does not reach the web extension host: what it carries goes into the settings of the workbench's own document. */
async function developInWebHost(page, server, { extensions = [], tests }) {
	const folders = [...extensions.map((path) => resolve(path)), ...(tests ? [dirname(resolve(tests))] : [])];
	const files = await serveFolders(folders);
	await page.route(
		(url) => url.origin === server.origin && url.pathname === '/',
		async (route) => {
			// Asked from here and not from the browser, which knows that name without a hosts file.
			const response = await route.fetch({ url: route.request().url().replace('//localhost:', '//127.0.0.1:') });
			const body = (await response.text()).replace(
				/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
				(_, before, text) => {
					const configuration = JSON.parse(unescapeAttribute(text));
					configuration.developmentOptions = {
						...configuration.developmentOptions,
						enableSmokeTestDriver: true,
						extensions: extensions.map((path) => files.address(resolve(path))),
						...(tests ? { extensionTestsPath: files.address(resolve(tests)) } : {}),
					};
					return `${before}${escapeAttribute(JSON.stringify(configuration))}"`;
				},
			);
			await route.fulfill({ response, body });
		},
	);
	return files;
}

function unescapeAttribute(text) {
	return text
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}

function escapeAttribute(text) {
	return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
