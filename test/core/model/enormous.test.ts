import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';

describe('enormous text', () => {
	const head = '# Queue outage\n\n- **Severity:** S2\n\n## Timeline\n\n';
	const enormous: { readonly [what: string]: string } = {
		'a line of 1 MB': head + 'The queue grew. '.repeat(62_500),
		'a word of 1 MB': head + 'a'.repeat(1_000_000),
		'a table of 10,000 rows': `${head}| Time | Event |\n|---|---|\n${'| 12:03 | The queue grew |\n'.repeat(10_000)}`,
		'5,000 nested quotes': `${head}${'>'.repeat(5000)} a\n`,
		'5,000 nested lists': head + Array.from({ length: 5000 }, (_, level) => `${' '.repeat(2 * level)}- a\n`).join(''),
		'5,000 nested lists in one line': `${head}${'- '.repeat(5000)}a\n`,
		'100,000 asterisks': head + '*'.repeat(100_000),
		'100,000 asterisks between letters': head + '*a**b'.repeat(33_000),
		'100,000 open brackets': head + '['.repeat(100_000),
		'50,000 pairs of brackets': head + '[c]'.repeat(50_000),
		'30,000 links without end': head + '[a]('.repeat(30_000),
		'30,000 comments without end': head + 'x <!-- a '.repeat(30_000),
		'100,000 backticks': head + '`a``b'.repeat(33_000),
	};
	for (const [what, text] of Object.entries(enormous)) {
		it(`reads ${what} in time or says that it did not`, () => {
			const start = process.cpuUsage();
			const { cut } = readPostmortem(text);
			const { user, system } = process.cpuUsage(start);
			assert.ok(user + system < limit(text), `${Math.round((user + system) / 1000)} ms`);
			assert.equal(cut === undefined, /^a (?:line|word|table)/.test(what));
		}).timeout(120_000);
	}

	it('takes no more time for each character of a longer text', () => {
		const rows = (count: number): string => `${head}${'- 12:03 UTC The *queue* [grew](https://a.example) (@sam)\n'.repeat(count)}`;
		readPostmortem(rows(500));
		const short = timeOf(() => readPostmortem(rows(1000)));
		const long = timeOf(() => readPostmortem(rows(5000)));
		assert.ok(long < 5 * 4 * short, `${long} ms for five times what takes ${short} ms`);
	}).timeout(120_000);
});

/** A wide margin: it tells a machine that is busy from a parser that is quadratic. */
function limit(text: string): number {
	return 2_000_000 + 20 * text.length;
}

function timeOf(run: () => void): number {
	const start = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(start);
	return Math.round((user + system) / 1000);
}
