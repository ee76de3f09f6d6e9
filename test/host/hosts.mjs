// The three hosts that the tests run in, and where their parts are once they are installed.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HostFailure } from './failure.mjs';

export const hostFolder = import.meta.dirname;
export const root = resolve(hostFolder, '../..');
const modules = join(hostFolder, 'node_modules');

/** `package` is the name in this folder's package.json; `node` the Node that this server was built for. */
export const hosts = {
	node: { title: 'VS Code 1.139, Node extension host', package: 'vscode-newest', node: 24, extensionHost: 'node' },
	web: { title: 'VS Code 1.139, web extension host', package: 'vscode-newest', node: 24, extensionHost: 'web' },
	oldest: { title: 'VS Code 1.100, Node extension host', package: 'vscode-oldest', node: 20, extensionHost: 'node' },
};

export function serverFolder(packageName) {
	return join(modules, packageName, 'lib/vscode');
}

export function hostNamed(name) {
	const host = hosts[name];
	if (!host) {
		throw new HostFailure(`There is no host "${name}": choose one of ${Object.keys(hosts).join(', ')}.`);
	}
	return host;
}

/** The 1.139 server does not run on Node 20, so that its Node comes from npm; the oldest one runs on whatever runs this file. */
export function nodeFor(host) {
	if (host.node <= Number.parseInt(process.versions.node, 10)) {
		return process.execPath;
	}
	const fetched = join(modules, `node-${process.platform}-${process.arch}`, 'bin/node');
	if (!existsSync(fetched)) {
		throw new HostFailure(
			`${host.title} needs Node ${host.node}, and npm has none for ${process.platform} ${process.arch} here: run with Node ${host.node}.`,
		);
	}
	return fetched;
}
