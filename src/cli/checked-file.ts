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

/** What is kept of a checked text: no ranges, no model. */
export function checkedFile(file: string, { kind, postmortem, problems }: CheckedText, wantsAll: boolean): CheckedFile {
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
				message,
				fixes: (fixes ?? []).map(({ title, safe }) => ({ title, safe })),
				...(wantsAll ? { mark: markOf(postmortem, problem) } : {}),
				...(wantsAll && related ? { related: related.map((one) => ({ ...placeOf(one.range), message: one.message })) } : {}),
			};
		}),
	};
}
