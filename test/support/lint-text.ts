import { readingOptionsOf } from '../../src/core/lint/check-text.ts';
import { type Configuration, defaultConfiguration } from '../../src/core/lint/configuration.ts';
import type { Expectation, Neighbour, Rule } from '../../src/core/lint/rule.ts';
import { type LintedProblem, lint } from '../../src/core/lint/run.ts';
import type { Postmortem } from '../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../src/core/model/read.ts';
import { expectationFor } from '../../src/core/templates/expectation.ts';
import { wordsOf } from '../../src/core/vocabulary/words.ts';

export interface LintTextOptions {
	readonly rules: readonly Rule[];
	readonly configuration?: Partial<Configuration> | undefined;
	readonly today?: string | undefined;
	readonly fileName?: string | undefined;
	readonly neighbours?: readonly Neighbour[] | undefined;
}

/** The day that tests live on where they name none: a week after most of their incidents. */
const testDay = '2026-11-27';

/** Reads and lints a text as the product does, whatever its folder. What a rule throws is thrown on, so that a test fails. */
export function lintText(text: string, options: LintTextOptions): { postmortem: Postmortem; problems: LintedProblem[] } {
	const configuration = { ...defaultConfiguration, ...options.configuration };
	const { postmortem, expectation } = readOnce(text, configuration, options.fileName ?? 'postmortems/incident.md');
	const problems = lint(postmortem, {
		rules: options.rules,
		configuration,
		expectation,
		today: options.today ?? testDay,
		neighbours: options.neighbours ?? [],
		onRuleFailure: (rule, error) => {
			throw new Error(`${rule} threw`, { cause: error });
		},
	});
	return { postmortem, problems };
}

interface Reading {
	readonly postmortem: Postmortem;
	readonly expectation: Expectation;
}

let remembered = { text: '', file: '', settings: '', reading: undefined as Reading | undefined };

/** Several tests in a row look at one text: reading it takes most of the time. */
function readOnce(text: string, configuration: Configuration, file: string): Reading {
	const reading = readingOptionsOf(configuration, file);
	const settings = JSON.stringify(reading);
	if (!remembered.reading || remembered.text !== text || remembered.file !== file || remembered.settings !== settings) {
		const postmortem = readPostmortem(text, reading);
		remembered = { text, file, settings, reading: { postmortem, expectation: expectationFor(postmortem, wordsOf(configuration.aliases)) } };
	}
	return remembered.reading as Reading;
}
