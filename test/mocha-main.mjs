// Runs bundled test files in plain mocha: `node test/mocha-main.mjs [--grep TEXT] [--timeout MS] [--retries N] [--reporter NAME] FILE…`.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import Mocha from 'mocha';
import { printOutcome } from './report-lines.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		grep: { type: 'string' },
		timeout: { type: 'string', default: '30000' },
		retries: { type: 'string', default: '0' },
		reporter: { type: 'string', default: 'spec' },
	},
});
// The same inputs each time, so that a failure belongs to the change that brought it; `npm run fuzz` tries new ones.
fc.configureGlobal({ seed: 20261120 });
const mocha = new Mocha({
	ui: 'bdd',
	timeout: Number(values.timeout),
	retries: Number(values.retries),
	reporter: values.reporter,
	...(values.grep ? { grep: values.grep } : {}),
});
for (const file of positionals) {
	mocha.addFile(file);
}
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
	// A test that leaves something open must not keep the run from ending.
	process.exit(failures > 0 ? 1 : 0);
});
printOutcome(runner);
