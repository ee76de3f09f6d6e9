import assert from 'node:assert/strict';
import { type Configuration, defaultConfiguration } from '../../../src/core/lint/configuration.ts';
import { defineRule, type Expectation, type Problem, type Rule, type SeverityLevel, severities } from '../../../src/core/lint/rule.ts';
import { lint } from '../../../src/core/lint/run.ts';
import type { Postmortem } from '../../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { rules as allRules } from '../../../src/core/rules/index.ts';

type RuleParts = Partial<Omit<Rule, 'check'>> & { readonly problem?: Partial<Problem>; readonly at?: string };

/** A rule that reports every place where a word stands, `x` unless another is given. */
function ruleOf({ problem, at = 'x', ...parts }: RuleParts = {}): Rule {
	return defineRule({
		id: 'test-rule',
		category: 'analysis',
		severity: 'warning',
		summary: '',
		why: '',
		options: {},
		*check({ postmortem }) {
			for (const { index } of postmortem.text.matchAll(new RegExp(`\\b${at}\\b`, 'g'))) {
				yield { range: { start: index, end: index + at.length }, message: 'Found.', ...problem };
			}
		},
		...parts,
	});
}

const nothingExpected: Expectation = {
	id: 'none',
	declared: false,
	sections: [],
	fields: [],
	itemColumns: [],
	severities: [],
	known: [],
	guidance: [],
	placeholders: [],
};

function lintWith(text: string | Postmortem, rules: readonly Rule[], configuration: Partial<Configuration> = {}, today = '2026-11-27') {
	const failures: string[] = [];
	const problems = lint(typeof text === 'string' ? readPostmortem(text) : text, {
		rules,
		configuration: { ...defaultConfiguration, ...configuration },
		expectation: nothingExpected,
		...(today === '' ? {} : { today }),
		onRuleFailure: (rule, error) => failures.push(`${rule}: ${error instanceof Error ? error.message : String(error)}`),
	});
	return { problems, failures, severities: problems.map((problem) => problem.severity) };
}

describe('running rules', () => {
	it('orders problems by place and says which rule found them', () => {
		const { problems } = lintWith('a x b x', [ruleOf({ id: 'second' }), ruleOf({ id: 'first' })]);
		assert.deepEqual(
			problems.map(({ rule, range, category }) => `${range.start} ${rule} ${category}`),
			['2 first analysis', '2 second analysis', '6 first analysis', '6 second analysis'],
		);
	});

	it('keeps what a rule found before it threw, and all other rules', () => {
		const failing = ruleOf({ id: 'failing' });
		const thrower: Rule = {
			...failing,
			*check(context) {
				yield* failing.check(context);
				throw new Error('broken');
			},
		};
		const { problems, failures } = lintWith('x', [thrower, ruleOf({ id: 'other' })]);
		assert.deepEqual(
			problems.map(({ rule }) => rule),
			['failing', 'other'],
		);
		assert.deepEqual(failures, ['failing: broken']);
	});

	it('gives a rule its options, with defaults for what is absent or of the wrong kind', () => {
		const seen: unknown[] = [];
		const rule: Rule = {
			...ruleOf(),
			options: {
				most: { type: 'number', default: 7, minimum: 1, description: '' },
				words: { type: 'strings', default: ['a'], description: '' },
			},
			// biome-ignore lint/correctness/useYield: a rule that only looks
			*check({ options }) {
				seen.push(options);
			},
		};
		lintWith('', [rule], { rules: { 'test-rule': { options: { most: 0, words: ['b'], other: 1 } } } });
		assert.deepEqual(seen, [{ most: 7, words: ['b'] }]);
	});

	it('runs timed rules only when the day is known, and lets no other rule see it', () => {
		const reading = (timed: boolean): Rule => ({
			...ruleOf(),
			...(timed ? { timed: true as const } : {}),
			*check({ today }) {
				yield { range: { start: 0, end: 0 }, message: today };
			},
		});
		assert.deepEqual(
			lintWith('', [reading(true)]).problems.map(({ message }) => message),
			['2026-11-27'],
		);
		const daylessRules = { rules: [reading(true)], configuration: defaultConfiguration, expectation: nothingExpected };
		assert.deepEqual(lint(readPostmortem(''), daylessRules), []);
		assert.deepEqual(lintWith('', [reading(false)]).failures, ['test-rule: test-rule reads the day without being timed']);
	});
});

describe('severities', () => {
	const severityOf = (text: string, rule: Rule, configuration?: Partial<Configuration>): SeverityLevel =>
		lintWith(text, [rule], configuration).severities[0] ?? 'off';
	const set = (severity: SeverityLevel): Partial<Configuration> => ({ rules: { 'test-rule': { severity } } });

	it('are the rule’s own, the problem’s over it, the configuration’s over both', () => {
		assert.equal(severityOf('x', ruleOf({ severity: 'hint' })), 'hint');
		assert.equal(severityOf('x', ruleOf({ severity: 'hint', problem: { severity: 'warning' } })), 'warning');
		assert.equal(severityOf('x', ruleOf({ severity: 'hint', problem: { severity: 'warning' } }), set('error')), 'error');
		assert.equal(severityOf('x', ruleOf(), set('off')), 'off');
		assert.equal(severityOf('x', ruleOf({ severity: 'off' })), 'off');
		assert.equal(severityOf('x', ruleOf({ severity: 'off' }), set('hint')), 'hint');
	});

	const waiting: RuleParts = { easedInDraft: true };
	const contradicting: RuleParts = { contradiction: true };
	const kinds = { plain: {}, waiting, contradicting, both: { ...waiting, ...contradicting } } as const;
	const document = (...fields: readonly string[]): string => `# Outage\n\n${fields.map((field) => `- ${field}\n`).join('')}\nx\n`;
	const status = (words: string): string => document(`**Document status:** ${words}`, '**Start:** 2026-11-20 09:00 UTC');
	const incident = (words: string): string => document(`**Status:** ${words}`, '**Start:** 2026-11-20 09:00 UTC');
	const started = (day: string, ...more: readonly string[]): string => document(`**Start:** ${day} 09:00 UTC`, ...more);
	const never = { archiveAfterDays: Number.POSITIVE_INFINITY };
	/** `=` leaves every severity what it is, `i` makes it information at most; for a rule of each kind, in their order. */
	const table: readonly (readonly [
		state: string,
		text: string,
		results: string,
		more?: { today?: string; configuration?: Partial<Configuration> },
	])[] = [
		['no status', 'x\n', '= = = ='],
		['a draft', status('Draft'), '= i = i'],
		['a draft whose field says only Status', incident('Draft'), '= i = i'],
		['work in progress', status('In progress'), '= i = i'],
		['a document in review', status('In review'), '= = = ='],
		['a reviewed document', status('Reviewed'), '= = = ='],
		['an approved document', status('Approved'), 'i i = ='],
		['a final document', status('Final'), 'i i = ='],
		['a published document', status('Published'), 'i i = ='],
		['a complete document', status('Complete'), 'i i = ='],
		['a complete document with open actions', status('Complete, action items in progress'), 'i i = ='],
		['a closed document', status('Closed'), 'i i = ='],
		['an incident that is looked into', incident('Investigating'), '= = = ='],
		['an incident that goes on', incident('Ongoing'), '= = = ='],
		['a mitigated incident', incident('Mitigated'), '= = = ='],
		['a resolved incident', incident('Resolved'), '= = = ='],
		['a resolved incident in a draft', document('**Incident status:** Resolved', '**Document status:** Draft'), '= i = i'],
		['a resolved incident in a closed document', document('**Incident status:** Resolved', '**Document status:** Closed'), 'i i = ='],
		['an incident 90 days ago', started('2026-08-29'), '= = = ='],
		['an incident 91 days ago', started('2026-08-28'), 'i i = ='],
		['an incident 91 days ago in a draft', started('2026-08-28', '**Document status:** Draft'), 'i i = ='],
		['an incident 91 days ago in a review', started('2026-08-28', '**Document status:** In review'), 'i i = ='],
		['an incident to come', started('2027-08-28'), '= = = ='],
		['an incident 91 days ago, nobody knows the day', started('2026-08-28'), '= = = =', { today: '' }],
		['a closed document, nobody knows the day', status('Closed'), 'i i = =', { today: '' }],
		['an old incident where none is archived', started('2020-01-01'), '= = = =', { configuration: never }],
		['a closed document where none is archived by age', status('Closed'), 'i i = =', { configuration: never }],
		['an incident of today where all are archived', started('2026-11-27'), '= = = =', { configuration: { archiveAfterDays: 0 } }],
		['an incident of yesterday where all are archived', started('2026-11-26'), 'i i = =', { configuration: { archiveAfterDays: 0 } }],
	];
	const atMostInformation = { error: 'information', warning: 'information', information: 'information', hint: 'hint', off: 'off' } as const;
	for (const [state, text, results, { today, configuration } = {}] of table) {
		it(`in ${state}`, () => {
			const postmortem = readPostmortem(text);
			for (const [at, parts] of Object.values(kinds).entries()) {
				for (const severity of severities) {
					const expected = results.split(' ')[at] === 'i' ? atMostInformation[severity] : severity;
					// The rule's own, a problem's, and a configured one.
					const own = ruleOf({ ...parts, severity });
					const found = severity === 'off' ? own : ruleOf({ ...parts, problem: { severity } });
					for (const [rule, rules] of [
						[own, {}],
						[found, {}],
						[ruleOf(parts), set(severity).rules ?? {}],
					] as const) {
						const read = lintWith(postmortem, [rule], { ...configuration, rules }, today ?? '2026-11-27').severities[0] ?? 'off';
						assert.equal(read, expected, `${Object.keys(kinds)[at]}, ${severity}`);
					}
				}
			}
		});
	}

	it('wait in a draft, or hold for ever, in the rules that the decisions name', () => {
		assert.deepEqual(
			allRules
				.filter((rule) => rule.easedInDraft)
				.map(({ id }) => id)
				.sort(),
			[
				'empty-section',
				'impact-not-quantified',
				'leftover-guidance',
				'missing-metadata',
				'missing-section',
				'no-action-items',
				'timeline-no-timestamps',
				'unfilled-placeholder',
			],
		);
		assert.deepEqual(
			allRules.filter((rule) => rule.contradiction).map(({ id }) => id),
			['end-before-start'],
		);
	});
});

describe('one fault, one diagnostic', () => {
	const reports = (text: string, category: Rule['category']): number => lintWith(text, [ruleOf({ category, at: 'users' })]).problems.length;

	for (const [name, text, speaks] of [
		['a placeholder alone in its section', '# A\n\n## Impact\n\n[How many users]\n', false],
		['a placeholder below a comment', '# A\n\n## Impact\n\n<!-- Say it in numbers. -->\n\n[How many users]\n', false],
		['a label before the placeholder', '# A\n\n## Impact\n\n- Affected: [how many users]\n', false],
		['a table of placeholders', '# A\n\n## Impact\n\n| Kind | Number |\n|---|---|\n| users | [number] |\n', false],
		['a placeholder beside a written line', '# A\n\n## Impact\n\n[Describe the outage]\n\nMost users saw errors.\n', true],
		['an action that is a placeholder', '# A\n\n## Action items\n\n- [ ] [Tell users]\n- [ ] Write a test\n', false],
		['a written action', '# A\n\n## Action items\n\n- [ ] [Action]\n- [ ] Tell users\n', true],
		['an entry that is a placeholder', '# A\n\n## Timeline\n\n- 14:03 UTC: [users report]\n- 14:09 UTC: fixed\n', false],
		['a field that is a placeholder', '# A\n\n- **Severity:** [by users]\n- **Status:** Resolved\n', false],
	] as const) {
		it(`${speaks ? 'judges' : 'keeps quiet about'} ${name}`, () => {
			assert.equal(reports(text, 'analysis'), speaks ? 1 : 0);
			assert.equal(reports(text, 'structure'), 1, 'structure rules speak of gaps');
		});
	}

	const items = (count: number): string => `# A\n\n## Action items\n\n${'- [ ] fix x\n'.repeat(count)}`;
	const rolling = ruleOf({ rollUp: (count) => `${count} found.` });

	it('rolls up what is too much for one section', () => {
		const { problems } = lintWith(items(6), [rolling]);
		assert.deepEqual(
			problems.map(({ message, range, related }) => [message, range, related?.length]),
			[['6 found.', { start: 8, end: 20 }, 6]],
		);
		assert.equal(lintWith(items(5), [rolling]).problems.length, 5);
		assert.equal(lintWith(items(6), [rolling], { rollUpAbove: Number.POSITIVE_INFINITY }).problems.length, 6);
		assert.equal(lintWith(items(2), [rolling], { rollUpAbove: 0 }).problems.length, 1);
		assert.equal(lintWith(items(6), [ruleOf()]).problems.length, 6);
	});

	it('rolls up section by section', () => {
		const text = `${items(3)}\n## Next steps\n\n${'- [ ] do x\n'.repeat(2)}`;
		assert.deepEqual(
			lintWith(text, [rolling], { rollUpAbove: 2 }).problems.map(({ message }) => message),
			['3 found.', 'Found.', 'Found.'],
		);
	});
});
