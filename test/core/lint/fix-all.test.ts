import assert from 'node:assert/strict';
import { fixAll, shortestEdit } from '../../../src/core/lint/fix-all.ts';
import type { Problem } from '../../../src/core/lint/rule.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

describe('fixing all', () => {
	/** Each `x` is wrong and wants to be an `o`; the caret goes behind it. */
	const eachX = (text: string): Problem[] =>
		[...text.matchAll(/x/g)].map(({ index }) => problemAt(index, index + 1, [{ range: { start: index, end: index + 1 }, text: 'o‹›' }]));
	const firstFix = (problem: Problem) => problem.fixes?.[0]?.edits;

	it('fixes every problem and writes no caret', () => assert.equal(fixAll('axbx x', eachX, firstFix), 'aobo o'));

	it('takes touching edits one round after the other', () => assert.equal(fixAll('xxxx', eachX, firstFix), 'oooo'));

	it('leaves what nothing is chosen for', () => {
		assert.equal(
			fixAll('axx', eachX, (problem) => (problem.range.start === 2 ? firstFix(problem) : undefined)),
			'axo',
		);
	});

	it('inserts at one place in the order of the problems, each once', () => {
		const wanted = ['A', 'B', 'C'];
		const missing = (text: string) =>
			wanted
				.filter((word) => !text.includes(word))
				.map((word) => problemAt(0, 0, [{ range: { start: text.length, end: text.length }, text: word }]));
		assert.equal(fixAll('-', missing, firstFix), '-ABC');
	});

	it('ends when fixes undo each other', () => {
		const flip = (text: string) => [problemAt(0, 1, [{ range: { start: 0, end: 1 }, text: text === 'a' ? 'b' : 'a' }])];
		assert.equal(fixAll('a', flip, firstFix), 'b');
	});
});

describe('the shortest edit', () => {
	for (const [before, after, changed] of [
		['one two three', 'one 2 three', 'two'],
		['aa', 'aaa', ''],
		['aaa', 'a', 'aa'],
		['', 'new', ''],
	] as const) {
		it(`from “${before}” to “${after}” replaces “${changed}”`, () => {
			const edit = shortestEdit(before, after);
			assert.ok(edit);
			assert.equal(before.slice(edit.range.start, edit.range.end), changed);
			assert.equal(applyEdits(before, [edit]), after);
		});
	}

	it('is none between equal texts', () => assert.equal(shortestEdit('same', 'same'), undefined));
});

function problemAt(start: number, end: number, edits: { range: { start: number; end: number }; text: string }[]): Problem {
	return { range: { start, end }, message: 'Wrong.', fixes: [{ title: 'Fix', safe: true, edits }] };
}
