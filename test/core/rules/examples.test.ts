import assert from 'node:assert/strict';
import type { Example, Fix, Rule } from '../../../src/core/lint/rule.ts';
import type { LintedProblem } from '../../../src/core/lint/run.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { applyEdits, caretMark, withoutCaret } from '../../../src/core/text/edit.ts';
import { answered } from '../../support/answer.ts';
import { lintText } from '../../support/lint-text.ts';
import { readMarks, withMarks } from '../../support/marked-text.ts';
import { ruleFiles } from '../../support/rule-files.ts';

// Every example of every rule is a test, and what must hold for every document is tried on each of them.
describe('rules', () => {
	it('are one file each, named after their id, with one line in the registry', () => {
		assert.deepEqual([...ruleFiles.keys()].sort(), rules.map((rule) => rule.id).sort());
		for (const [name, file] of ruleFiles) assert.equal(file.rule.id, name);
	});

	for (const rule of rules) {
		describe(rule.id, () => {
			const examples = ruleFiles.get(rule.id)?.examples ?? [];

			it('has a speaking and a silent example, and a fixed one where it offers fixes', () => {
				assert.ok(
					examples.some((example) => example.says),
					'no example lets the rule speak',
				);
				assert.ok(
					examples.some((example) => !example.says),
					'no example shows the rule silent',
				);
				const fixes = examples.flatMap((example) => problemsOf(rule, example).flatMap((problem) => problem.fixes ?? []));
				assert.ok(fixes.length === 0 || examples.some((example) => example.fixed !== undefined), 'no example shows a fix');
			});

			for (const example of examples) {
				describe(example.title, () => {
					it('says what it says, where it says it', () => saysExactly(rule, example));
					if (example.fixed !== undefined) it('is fixed as shown', () => isFixed(rule, example));
					it('has fixes that solve what they are offered for', () => fixesConverge(rule, example));
					it('says the same with CR LF', () => saysTheSameWithCarriageReturns(rule, example));
					it('is silenced by a comment', () => isSilenced(rule, example));
					it('never throws while it is being typed', () => survivesTyping(example));
				});
			}
		});
	}
});

function saysExactly(rule: Rule, example: Example): void {
	const { text } = readMarks(example.markdown);
	const problems = problemsOf(rule, example);
	assert.deepEqual(
		problems.map((problem) => problem.message),
		example.says ?? [],
	);
	if (example.severity) for (const problem of problems) assert.equal(problem.severity, example.severity);
	assert.equal(
		withMarks(
			text,
			problems.map((problem) => problem.range),
		),
		example.markdown,
	);
	for (const { range } of problems.flatMap((problem) => [problem, ...(problem.related ?? [])])) {
		assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, 'a range lies outside of the text');
	}
}

function isFixed(rule: Rule, example: Example): void {
	const { text } = readMarks(example.markdown);
	const fixes = problemsOf(rule, example)[0]?.fixes ?? [];
	const fix = example.fix === undefined ? fixes[0] : fixes.find((candidate) => candidate.title === example.fix);
	assert.ok(fix, `no such fix among: ${fixes.map((candidate) => candidate.title).join(', ')}`);
	assert.equal(applied(text, fix, example), example.fixed);
}

/** Each fix leaves less to report, and the first ones, taken again and again, come to an end. */
function fixesConverge(rule: Rule, example: Example): void {
	const { text } = readMarks(example.markdown);
	const problems = problemsOf(rule, example);
	for (const fix of problems.flatMap((problem) => [problem, ...(problem.related ?? [])].flatMap((place) => place.fixes ?? []))) {
		const fixed = withoutCaret(applied(text, fix, example)).text;
		assert.notEqual(fixed, text, `“${fix.title}” changes nothing`);
		assert.ok(amount(problemsIn(rule, example, fixed)) < amount(problems), `“${fix.title}” solves nothing:\n${fixed}`);
	}
	let current = text;
	for (let left = amount(problems); left > 0; left -= 1) {
		const fix = problemsIn(rule, example, current).flatMap((problem) => problem.fixes ?? [])[0];
		if (!fix) return;
		current = withoutCaret(applied(current, fix, example)).text;
	}
	assert.deepEqual(
		problemsIn(rule, example, current).flatMap((problem) => problem.fixes ?? []),
		[],
		`more is left to fix:\n${current}`,
	);
}

function saysTheSameWithCarriageReturns(rule: Rule, example: Example): void {
	const { text } = readMarks(example.markdown);
	const windows = text.replaceAll('\n', '\r\n');
	const problems = problemsIn(rule, example, windows);
	const marked = withMarks(
		windows,
		problems.map((problem) => problem.range),
	);
	assert.equal(marked.replaceAll('\r\n', '\n'), example.markdown);
	assert.deepEqual(
		problems.map((problem) => problem.message),
		example.says ?? [],
	);
	for (const fix of problems.flatMap((problem) => problem.fixes ?? [])) {
		assert.doesNotMatch(applied(windows, fix, example), /(?<!\r)\n/, `“${fix.title}” writes a lone LF`);
	}
}

function isSilenced(rule: Rule, example: Example): void {
	const { text } = readMarks(example.markdown);
	assert.deepEqual(problemsIn(rule, example, `${text}\n\n<!-- postmortem-disable-file ${rule.id} -->\n`), []);
}

const survived = new Set<string>();

/** All rules at once read the text as it grows: at eight words of the line that the example is about, and up to the ends of five lines. */
function survivesTyping(example: Example): void {
	const { text, ranges } = readMarks(example.markdown);
	const place = ranges[0]?.start ?? 0;
	const from = text.lastIndexOf('\n', place - 1) + 1;
	const end = text.indexOf('\n', place);
	const words = [...text.slice(from, end).matchAll(/\b|(?<=\W)/g)].map(({ index }) => from + index);
	const lines = [...text.matchAll(/(?<=\S)\n/g)].map(({ index }) => index);
	for (const cut of [...someOf(words, 8), ...someOf(lines, 5)]) {
		const prefix = text.slice(0, cut);
		const key = `${JSON.stringify(example.configuration)}${prefix}`;
		if (survived.has(key)) continue;
		survived.add(key);
		lintText(prefix, { ...example, rules });
	}
}

function someOf(places: readonly number[], count: number): number[] {
	return places.filter((_, index) => index % Math.ceil(places.length / count) === 0);
}

function problemsOf(rule: Rule, example: Example): LintedProblem[] {
	return problemsIn(rule, example, readMarks(example.markdown).text);
}

function problemsIn(rule: Rule, example: Example, text: string): LintedProblem[] {
	// A rule that is off by default is tried as if somebody had switched it on.
	const on = rule.severity === 'off' ? { rules: { [rule.id]: { severity: 'warning' } as const } } : {};
	// One about what the others did needs them.
	const among = rule.needs === 'silencers' ? rules : [rule];
	const { problems } = lintText(text, { ...example, rules: among, configuration: { ...on, ...example.configuration } });
	return problems.filter((problem) => problem.rule === rule.id);
}

function amount(problems: readonly LintedProblem[]): number {
	return problems.reduce((sum, problem) => sum + 1 + (problem.related?.length ?? 0), 0);
}

/** The text after a fix, with the caret's mark in it. */
function applied(text: string, fix: Fix, example: Example): string {
	const result = applyEdits(text, fix.ask ? answered(lintText(text, { ...example, rules: [] }).postmortem, fix.ask) : fix.edits);
	assert.ok(result !== undefined, `the edits of “${fix.title}” overlap`);
	assert.ok(result.split(caretMark).length <= 2, `“${fix.title}” sets several carets`);
	return result;
}
