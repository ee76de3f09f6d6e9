import { strict as assert } from 'node:assert';
import type { LintedProblem } from '../../../../src/core/lint/run.ts';
import { lineMapOf } from '../../../../src/core/text/line-map.ts';
import { patience, ShownProblems } from '../../../../src/vscode/features/diagnostics/shown-problems.ts';

/** The steps of somebody who types: a text in which every `x` is a problem, where the caret is, and when; then what is shown. */
describe('shown problems', () => {
	it('show everything when nobody types', () => {
		const shown = new Typing();
		assert.deepEqual(shown.see('x\nx', undefined, 0), [0, 1]);
	});

	it('keep a new one on the line of the caret waiting, and say until when', () => {
		const shown = new Typing();
		shown.see('a\nx', undefined, 0);
		assert.deepEqual(shown.see('x\nx', 0, 1000), [1]);
		assert.equal(shown.lookAgain, 1000 + patience);
		assert.deepEqual(shown.see('x\nx', 0, 1000 + patience), [0, 1]);
		assert.equal(shown.lookAgain, undefined);
	});

	it('count its two seconds from when it first came, whatever is typed meanwhile', () => {
		const shown = new Typing();
		shown.see('x', 0, 1000);
		assert.deepEqual(shown.see('xb', 0, 2000), []);
		assert.deepEqual(shown.see('xbc', 0, 3000), [0]);
	});

	it('start anew for one that was solved in between', () => {
		const shown = new Typing();
		shown.see('x', 0, 1000);
		shown.see('a', 0, 2000);
		assert.deepEqual(shown.see('x', 0, 3500), []);
	});

	it('show it as soon as the caret leaves the line', () => {
		const shown = new Typing();
		shown.see('x\na', 0, 0);
		assert.deepEqual(shown.see('x\na', 1, 10), [0]);
	});

	it('keep showing one that was shown when the caret comes, also on a line that moved', () => {
		const shown = new Typing();
		shown.see('a\nx', undefined, 0);
		shown.problems.follow({ start: 0, end: 0 }, 2);
		assert.deepEqual(shown.see('b\na\nx', 2, 10), [2]);
	});

	it('tell a new one from an old one of the same rule that moved down', () => {
		const shown = new Typing();
		shown.see('a\nx', undefined, 0);
		shown.problems.follow({ start: 1, end: 1 }, 2);
		assert.deepEqual(shown.see('a\nx\nx', 1, 10), [2]);
	});

	it('let go of a solved one at once, also on the line of the caret', () => {
		const shown = new Typing();
		shown.see('x', undefined, 0);
		assert.deepEqual(shown.see('a', 0, 1), []);
	});
});

class Typing {
	readonly problems = new ShownProblems();
	lookAgain: number | undefined;

	/** The lines of the problems that are shown. */
	see(text: string, caretLine: number | undefined, now: number): number[] {
		const lines = lineMapOf(text);
		const found = [...text.matchAll(/x/g)].map(({ index }): LintedProblem => {
			return { rule: 'no-x', category: 'document', severity: 'warning', message: 'An x.', range: { start: index, end: index + 1 } };
		});
		const { shown, lookAgain } = this.problems.choose(found, lines, caretLine, now);
		this.lookAgain = lookAgain;
		return shown.map(({ range }) => lines.lineAt(range.start));
	}
}
