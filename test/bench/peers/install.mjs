// Installs the peers, once, in a folder of their own, so that the product and the yardstick are measured with one copy of the parser: `npm ci` from the lock file, again when that changes.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = import.meta.dirname;
const stampFile = join(folder, 'node_modules/.installed');

export async function installPeers() {
	const stamp = createHash('sha256')
		.update(await readFile(join(folder, 'package-lock.json')))
		.digest('hex');
	if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) {
		return;
	}
	console.error('Installing markdownlint and remark for the comparison, once');
	// Under `npm run bench` this is the npm that is running; it may not be on PATH.
	const [command, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
	await promisify(execFile)(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
	await writeFile(stampFile, stamp);
}
