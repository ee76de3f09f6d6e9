import type { Postmortem } from '../model/postmortem.ts';
import { sectionAt } from '../model/section-at.ts';
import { madeOnce } from '../text/made-once.ts';
import { type Rule, severities } from './rule.ts';
import type { LintedProblem } from './run.ts';

/**
 * The problems, with one in place of all those that a rule with `rollUp` has in a section with more than `above` of them; none when `above`
 * is Infinity. It has the worst of their severities, stands at the section's title and keeps them as related places.
 */
export function rollUp(
	{ sections }: Postmortem,
	problems: readonly LintedProblem[],
	rules: readonly Rule[],
	above: number,
): readonly LintedProblem[] {
	if (problems.length === 0) return problems;
	const rolling = rollingOf(rules);
	const groups = new Map<string, { rule: string; section: number; problems: LintedProblem[] }>();
	for (const problem of problems) {
		const section = rolling.has(problem.rule) ? sectionAt(sections, problem.range.start) : undefined;
		if (section === undefined) continue;
		const key = `${problem.rule} ${section}`;
		const group = groups.get(key) ?? { rule: problem.rule, section, problems: [] };
		group.problems.push(problem);
		groups.set(key, group);
	}

	const rolled = [...groups.values()].filter((group) => group.problems.length > above);
	const replaced = new Set(rolled.flatMap((group) => group.problems));
	const instead = rolled.flatMap(({ section, problems: many }): LintedProblem[] => {
		const [first] = many;
		const title = sections[section]?.titleRange;
		const message = first && rolling.get(first.rule)?.rollUp?.(many.length);
		if (!first || !title || message === undefined) return [];
		const severity = severities.find((level) => many.some((problem) => problem.severity === level));
		return [
			{
				rule: first.rule,
				category: first.category,
				severity: severity === undefined || severity === 'off' ? first.severity : severity,
				range: title,
				message,
				related: many.map(({ range, message, fixes }) => ({ range, message, ...(fixes ? { fixes } : {}) })),
			},
		];
	});
	return [...problems.filter((problem) => !replaced.has(problem)), ...instead];
}

/** The rules that roll up, by their ids. */
const rollingOf = madeOnce(
	(rules: readonly Rule[]): ReadonlyMap<string, Rule> => new Map(rules.filter((rule) => rule.rollUp).map((rule) => [rule.id, rule])),
);
