// `npm run bench`: one run, one table. `npm run bench -- --json` prints the rows as JSON and nothing else.
// A row is added by a function in `rows/` that returns `{ measure, value, unit, target, met, beside, note? }`s: `beside` are the values of
// others in the same unit, `note` is for the table alone.
//
// Contestants take turns, warm, and their medians are compared, so that a busy machine slows all of them alike. Inside one process the
// processor's time counts; whole commands are timed by the clock, as people wait for them.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { shortClasses } from '../../.ci/letter-classes.mjs';
import { installPeers } from './peers/install.mjs';
import { wholeCommands } from './rows/commands.mjs';
import { readAndLint } from './rows/read-and-lint.mjs';
import { workspaceIndex } from './rows/workspace-index.mjs';
import { jsonOf, tableOf } from './table.mjs';

const rows = [readAndLint, workspaceIndex, wholeCommands];

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const root = join(import.meta.dirname, '../..');
process.chdir(root);
await installPeers();
await build({
	entryPoints: ['test/bench/entry.ts'],
	outfile: 'out/bench/entry.mjs',
	bundle: true,
	format: 'esm',
	platform: 'node',
	logLevel: 'error',
	plugins: [shortClasses()],
	banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const { loadPeers } = await import('./peers/peers.mjs');
const setting = { root, core: await import(join(root, 'out/bench/entry.mjs')), peers: await loadPeers() };
const measured = [];
for (const measure of rows) {
	measured.push(...(await measure(setting)));
}
console.log(values.json ? jsonOf(measured) : tableOf(measured));
