import { incidentIdOf } from '../model/incident-id.ts';
import type { Day, Postmortem } from '../model/postmortem.ts';
import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { type Recognition, recognise } from '../model/recognise.ts';
import { rules } from '../rules/index.ts';
import { expectationFor } from '../templates/expectation.ts';
import type { TeamTemplate } from '../templates/team-template.ts';
import { wordsOf } from '../vocabulary/words.ts';
import type { Configuration } from './configuration.ts';
import type { Neighbour } from './rule.ts';
import { type LintEnvironment, type LintedProblem, lint } from './run.ts';

/** What a judgement of a text rests on besides the text. */
export interface CheckOptions {
	/** The path inside its workspace or as named on the command line, with `/`; '' when it lies nowhere. */
	readonly path: string;
	readonly configuration: Configuration;
	/** The user's local day; undefined where the result must not depend on it. */
	readonly today?: Day | undefined;
	readonly neighbours?: readonly Neighbour[];
	readonly teamTemplates?: readonly TeamTemplate[];
	readonly accepted?: LintEnvironment['accepted'];
	readonly onRuleFailure?: LintEnvironment['onRuleFailure'];
}

export interface CheckedText extends Recognition {
	readonly postmortem: Postmortem;
	/** Empty for a text that is no postmortem. */
	readonly problems: readonly LintedProblem[];
}

/** Reads a text, sees whether it is a postmortem and lints it by every rule: what the command line and the remark plugin have in common. */
export function checkText(text: string, options: CheckOptions): CheckedText {
	const postmortem = readPostmortem(text, readingOptionsOf(options.configuration, options.path));
	const recognition = recognise(options.path, postmortem);
	return { ...recognition, postmortem, problems: recognition.kind === 'postmortem' ? problemsOf(postmortem, options) : [] };
}

/** The problems of a text that is read already, without those that are accepted; none in an incident from before the configured `since`. */
export function problemsOf(postmortem: Postmortem, options: CheckOptions): readonly LintedProblem[] {
	const { configuration, today, neighbours, teamTemplates, accepted, onRuleFailure } = options;
	const { incidentDay } = postmortem;
	if (configuration.since !== undefined && incidentDay !== undefined && incidentDay < configuration.since) return [];
	const expectation = expectationFor(postmortem, wordsOf(configuration.aliases), teamTemplates);
	return lint(postmortem, { rules, configuration, expectation, today, neighbours: neighbours ?? [], accepted, onRuleFailure });
}

/** What other documents' rules may know of a document. */
export function neighbourOf(file: string, postmortem: Postmortem): Neighbour {
	const { title, incidentDay } = postmortem;
	return { file, incidentId: incidentIdOf(postmortem)?.text, title: title?.text, day: incidentDay };
}

/** What the reader takes from a team's configuration. */
export function readingOptionsOf(configuration: Configuration, file: string): ReadingOptions {
	const { timeZone, dateOrder, mitigateFrom, severityScale, aliases } = configuration;
	return { file, timeZone, dateOrder, mitigateFrom, severityScale, aliases };
}
