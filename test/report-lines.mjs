// How a mocha run tells `test/run.mjs` what it has to say. The console of an editor is full of other people's lines, so that what a
// person shall see carries a mark, and so does the outcome.
const shownMark = '::postmortem::';
const outcomeMark = '::postmortem-outcome::';

/** The text with each of its lines marked as to be shown. */
export function shown(text) {
	return text
		.split('\n')
		.map((line) => shownMark + line)
		.join('\n');
}

export function isOurs(line) {
	return line.startsWith(shownMark) || line.startsWith(outcomeMark);
}

/** What a line of the console is: `{ text }` to show, `{ outcome }`, or nothing of ours. */
export function readLine(line) {
	if (line.startsWith(outcomeMark)) {
		return { outcome: JSON.parse(line.slice(outcomeMark.length)) };
	}
	return line.startsWith(shownMark) ? { text: line.slice(shownMark.length) } : undefined;
}

/** Follows a mocha runner and prints its outcome at the end. A run that dies prints none, and so counts as failed. */
export function printOutcome(runner, print = console.log) {
	const outcome = { passed: 0, failed: 0, skipped: 0, again: [] };
	runner.on('pass', () => outcome.passed++);
	runner.on('fail', () => outcome.failed++);
	runner.on('pending', () => outcome.skipped++);
	runner.on('retry', (test, error) =>
		outcome.again.push(`${test.fullTitle()}: ${String(error?.stack ?? error).replaceAll('\n', '\n    ')}`),
	);
	runner.on('end', () => print(outcomeMark + JSON.stringify(outcome)));
}
