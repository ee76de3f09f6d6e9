import { markOf } from '../core/lint/baseline.ts';
import type { CheckedText } from '../core/lint/check-text.ts';
import type { LintedProblem } from '../core/lint/run.ts';
import type { Range } from '../core/text/range.ts';

/** The result for one file: places count from 1. */
export interface CheckedFile {
	readonly file: string;
	readonly kind: CheckedText['kind'];
	readonly problems: readonly PrintedProblem[];
}

export interface PrintedProblem extends PrintedPlace {
	readonly rule: string;
	readonly severity: LintedProblem['severity'];
	readonly message: string;
	readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
	/** What a baseline knows it by; absent where nobody asked. */
	readonly mark?: string;
	/** The single places that a rolled-up problem speaks of; absent where nobody asked. */
	readonly related?: readonly (PrintedPlace & { readonly message: string })[];
}

export interface PrintedPlace {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** What is kept of a checked text: no ranges, no model, and no words that would keep the text in memory. */
export function checkedFile(
	file: string,
	{ kind, postmortem, problems }: CheckedText,
	wantsAll: boolean,
	{ words, fixesOf }: KnownWords = createKnownWords(),
): CheckedFile {
	const placeOf = (range: Range): PrintedPlace => {
		const start = postmortem.lines.placeAt(range.start);
		const end = postmortem.lines.placeAt(range.end);
		return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
	};
	return {
		file,
		kind,
		problems: problems.map((problem) => {
			const { rule, severity, range, message, fixes, related } = problem;
			return {
				rule,
				severity,
				...placeOf(range),
				message: words(message),
				fixes: fixesOf(fixes ?? []),
				...(wantsAll ? { mark: ownWords(markOf(postmortem, problem)) } : {}),
				...(wantsAll && related ? { related: related.map((one) => ({ ...placeOf(one.range), message: words(one.message) })) } : {}),
			};
		}),
	};
}

/** What was said before in a run, of which thousands of files say the same. */
export interface KnownWords {
	readonly words: (text: string) => string;
	readonly fixesOf: (fixes: PrintedProblem['fixes']) => PrintedProblem['fixes'];
}

export function createKnownWords(): KnownWords {
	const known = new Map<string, string>();
	const knownFixes = new Map<string, PrintedProblem['fixes']>();
	const words = (text: string): string => {
		const before = known.get(text);
		if (before !== undefined) return before;
		const own = ownWords(text);
		known.set(own, own);
		return own;
	};
	return {
		words,
		fixesOf(fixes) {
			const key = fixes.map(({ title, safe }) => `${safe}${title}`).join('\n');
			const before = knownFixes.get(key);
			if (before) return before;
			const own = fixes.map(({ title, safe }) => ({ title: words(title), safe }));
			knownFixes.set(ownWords(key), own);
			return own;
		},
	};
}

/** Words of a document are slices of it, which would keep the whole text in memory; a copy is not. */
function ownWords(text: string): string {
	return Buffer.from(text).toString();
}
