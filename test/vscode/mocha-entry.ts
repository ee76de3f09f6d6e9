// What the extension host runs: `load` requires the test files once mocha's functions are there. The browser build of mocha serves
// every host, since it is one file and asks nothing of Node.
import 'mocha/mocha.js';
import { printOutcome, shown } from '../report-lines.mjs';

/** A test of the editor waits for real events; most need a second, on a busy machine many more. */
const timeout = 90_000;

export function runMocha(load: () => void, grep: string): Promise<void> {
	const print = console.log.bind(console);
	const show = (...args: unknown[]) => print(shown(formatted(args)));
	console.log = show;
	Mocha.reporters.Base.consoleLog = show;
	mocha.setup({ ui: 'bdd', reporter: Mocha.reporters.Spec, timeout, color: false, ...(grep === '' ? {} : { grep }) });
	load();
	return new Promise((resolve, reject) => {
		// `mocha.run` of the browser build looks for a page's address; the method that it wraps does not.
		const runner = Mocha.prototype.run.call(mocha, (failures) => {
			console.log = print;
			if (failures > 0) {
				reject(new Error(`${failures} ${failures === 1 ? 'test' : 'tests'} failed`));
			} else {
				resolve();
			}
		});
		printOutcome(runner, print);
	});
}

/** The console's own placeholders, filled in here: each host forwards them in its own way. */
function formatted(args: unknown[]): string {
	const rest = [...args];
	const first = rest.shift();
	const text =
		typeof first === 'string' ? first.replace(/%[sdifoOj]/g, (mark) => (rest.length > 0 ? readable(rest.shift()) : mark)) : readable(first);
	return args.length === 0 ? '' : [text, ...rest.map(readable)].join(' ');
}

function readable(value: unknown): string {
	if (typeof value === 'object' && value !== null) {
		return value instanceof Error ? String(value.stack) : JSON.stringify(value);
	}
	return String(value);
}
