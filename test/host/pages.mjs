// For journeys and pictures: one running server, and pages of its workbench one after the other, each with a copy of a workspace.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { moveDays } from './days.mjs';
import { hostFolder, hostNamed, root } from './hosts.mjs';
import { installExtension, quietSettings, startServer } from './server.mjs';
import { openWorkbench } from './workbench.mjs';

/** With `vsix`, the package is installed as a user would, and what is under development is an empty extension. */
export async function startPages({ host: hostName = 'node', vsix } = {}) {
	const host = hostNamed(hostName);
	const folder = await mkdtemp(join(tmpdir(), 'postmortem-pages-'));
	const dataFolder = join(folder, 'data');
	await mkdir(dataFolder);
	const extensionsFolder = join(folder, 'extensions');
	if (vsix) {
		await installExtension(host, resolve(root, vsix), extensionsFolder);
	}
	const server = await startServer(host, { dataFolder, ...(vsix ? { extensionsFolder } : {}) });
	const extensions = [vsix ? join(hostFolder, 'smoke') : root];
	const browser = await launchBrowser().catch(async (error) => {
		await server.stop();
		throw error;
	});
	let opened = 0;
	return {
		async open({ workspace, writtenOn, opened: again, settings = {}, ...look } = {}) {
			await writeFile(join(dataFolder, 'data/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
			// The folder keeps its name, which the title of the window shows.
			const copy = again ?? (workspace ? join(folder, String(opened++), basename(workspace)) : undefined);
			if (copy && !again) {
				await cp(resolve(root, workspace), copy, { recursive: true });
				if (writtenOn) {
					await moveDays(copy, writtenOn);
				}
			}
			const { page, close } = await openWorkbench(host, server, browser, { ...look, workspace: copy, extensions });
			return { page, folder: copy, close, killExtensionHost: server.killExtensionHosts };
		},
		async stop() {
			await browser.close();
			await server.stop();
			await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
		},
	};
}
