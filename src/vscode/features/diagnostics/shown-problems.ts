import type { LintedProblem } from '../../../core/lint/run.ts';
import type { LineMap } from '../../../core/text/line-map.ts';
import type { Range } from '../../../core/text/range.ts';

/** For how long a new problem on the caret's line waits, in milliseconds. */
export const patience = 2000;

/**
 * Which problems of one document are shown while somebody writes it. A new problem on the line of the caret waits until the caret leaves
 * that line or two seconds have passed: a sentence that is half written is not wrong yet. Whatever is solved goes at once.
 */
export class ShownProblems {
	private tracked: Tracked[] = [];

	/** Moves what is known along with an edit, so that a problem is the same one although its line has moved. */
	follow(changed: Range, insertedLength: number): void {
		const moveBy = insertedLength - (changed.end - changed.start);
		for (const problem of this.tracked) {
			if (problem.at >= changed.end) problem.at += moveBy;
			else if (problem.at > changed.start) problem.at = changed.start;
		}
	}

	/**
	 * The problems to show out of those found. `caretLine` is undefined when nobody is typing here: then nothing waits. `lookAgain` is the
	 * time at which the first waiting problem has waited long enough; undefined when none waits.
	 */
	choose(found: readonly LintedProblem[], lines: LineMap, caretLine: number | undefined, now: number): Choice {
		const before = [...this.tracked];
		const shown: LintedProblem[] = [];
		let lookAgain: number | undefined;
		this.tracked = found.map((problem) => {
			const first = lines.lineAt(problem.range.start);
			const same = before.findIndex(({ rule, at }) => rule === problem.rule && lines.lineAt(at) === first);
			const known = same < 0 ? undefined : before.splice(same, 1)[0];
			const atCaret = caretLine !== undefined && first <= caretLine && caretLine <= lines.lineAt(problem.range.end);
			const since = known ? known.waitingSince : atCaret ? now : undefined;
			const waits = since !== undefined && atCaret && now - since < patience;
			if (waits) lookAgain = Math.min(lookAgain ?? Number.POSITIVE_INFINITY, since + patience);
			else shown.push(problem);
			return { rule: problem.rule, at: problem.range.start, waitingSince: waits ? since : undefined };
		});
		return { shown, lookAgain };
	}
}

interface Choice {
	readonly shown: readonly LintedProblem[];
	readonly lookAgain: number | undefined;
}

/** A problem is known by its rule and its line: words in its message may change while it stays the same problem. */
interface Tracked {
	readonly rule: string;
	at: number;
	/** Undefined once it is shown. */
	readonly waitingSince: number | undefined;
}
