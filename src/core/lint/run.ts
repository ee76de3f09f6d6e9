import { isInside, readUnfilled } from '../model/placeholder.ts';
import type { Day, Postmortem } from '../model/postmortem.ts';
import { withoutAccepted } from './baseline.ts';
import type { Configuration } from './configuration.ts';
import { readSilencers } from './disable-comments.ts';
import { rollUp } from './roll-up.ts';
import {
	type Category,
	type Expectation,
	type Neighbour,
	type OptionSpecs,
	type Problem,
	type Rule,
	type RuleContext,
	type SeverityLevel,
	type SilencerUse,
	severities,
} from './rule.ts';
import { optionsOf, settingOf } from './rule-settings.ts';

/** What the rules judge a document by. */
export interface LintEnvironment {
	readonly rules: readonly Rule[];
	readonly configuration: Configuration;
	readonly expectation: Expectation;
	/** The user's local day. Without it timed rules are silent, and no document counts as archived for its age. */
	readonly today?: Day | undefined;
	readonly neighbours?: readonly Neighbour[];
	/** The marks of the problems that the team has accepted in this document. */
	readonly accepted?: readonly string[] | undefined;
	/** Hears what a rule threw. The rule's earlier problems and all other rules stand; nothing is thrown on. */
	readonly onRuleFailure?: ((rule: string, error: unknown) => void) | undefined;
}

export interface LintedProblem extends Problem {
	/** The rule's id. */
	readonly rule: string;
	readonly category: Category;
	readonly severity: Exclude<SeverityLevel, 'off'>;
}

/** The problems of a document in the order of their places, with the severities that hold for it. */
export function lint(postmortem: Postmortem, environment: LintEnvironment): LintedProblem[] {
	const { configuration, today } = environment;
	const unfilled = readUnfilled(postmortem, environment.expectation.placeholders);
	const state = stateOf(postmortem, configuration, today);

	const run = (running: RunningRule, silencers: readonly SilencerUse[], found: LintedProblem[]): void => {
		const { rule, configured } = running;
		try {
			for (const problem of rule.check(new ContextOfRule(running, postmortem, environment, unfilled, silencers))) {
				if (rule.category !== 'structure' && isInside(unfilled.gaps, problem.range)) continue;
				const severity = severityIn(state, rule, configured ?? problem.severity ?? rule.severity);
				if (severity !== 'off') found.push({ ...problem, rule: rule.id, category: rule.category, severity });
			}
		} catch (error) {
			environment.onRuleFailure?.(rule.id, error);
		}
	};

	const running = rulesRunning(environment.rules, configuration).filter(({ rule }) => rule.timed !== true || today !== undefined);
	const judging = running.filter(({ rule }) => rule.needs !== 'silencers');
	const watching = running.filter(({ rule }) => rule.needs === 'silencers');
	const silencers = readSilencers(postmortem);
	const show = (found: readonly LintedProblem[]): readonly LintedProblem[] => {
		// Before the roll-up, or a problem more in a section would be a problem that nobody has seen yet, or none at all.
		const kept = withoutAccepted(postmortem, silencers.keep(inOrder(found)), environment.accepted ?? []);
		return silencers.keep(inOrder(rollUp(postmortem, kept, environment.rules, configuration.rollUpAbove)));
	};
	const judged: LintedProblem[] = [];
	for (const rule of judging) run(rule, [], judged);
	const problems = show(judged);
	const uses = silencers.uses({ known: environment.rules.map((rule) => rule.id), running: judging.map(({ rule }) => rule.id) });
	const watched: LintedProblem[] = [];
	for (const rule of watching) run(rule, uses, watched);
	return inOrder([...problems, ...show(watched)]);
}

/** A rule that is on, with what the configuration says about it. */
interface RunningRule {
	readonly rule: Rule;
	readonly configured: SeverityLevel | undefined;
	readonly options: RuleContext['options'];
}

/** The rules that are on; found once for all documents of a configuration. */
function rulesRunning(rules: readonly Rule[], configuration: Configuration): readonly RunningRule[] {
	const known = runningByConfiguration.get(configuration);
	if (known?.rules === rules) return known.running;
	const running = rules.flatMap((rule): readonly RunningRule[] => {
		const setting = settingOf(configuration, rule.id);
		if ((setting?.severity ?? rule.severity) === 'off') return [];
		return [{ rule, configured: setting?.severity, options: optionsOf<OptionSpecs>(rule.options, setting?.options) }];
	});
	runningByConfiguration.set(configuration, { rules, running });
	return running;
}

const runningByConfiguration = new WeakMap<Configuration, { readonly rules: readonly Rule[]; readonly running: readonly RunningRule[] }>();

/** How far a document is, as far as severities depend on it. */
type DocumentState = 'draft' | 'archived' | 'current';

/**
 * Archived: the document's own status is final, or the incident is longer ago than the configuration says. An incident's status says
 * nothing about the document.
 */
function stateOf(postmortem: Postmortem, configuration: Configuration, today: Day | undefined): DocumentState {
	const { documentStatus, incidentDay } = postmortem;
	if (documentStatus?.final) return 'archived';
	if (incidentDay !== undefined && today !== undefined && daysFrom(incidentDay, today) > configuration.archiveAfterDays) return 'archived';
	return documentStatus?.value === 'draft' || documentStatus?.value === 'in-progress' ? 'draft' : 'current';
}

/** Both states only ever lower a severity. */
function severityIn(state: DocumentState, rule: Rule, severity: SeverityLevel): SeverityLevel {
	const eased = (state === 'archived' && !rule.contradiction) || (state === 'draft' && rule.easedInDraft);
	return eased && severities.indexOf(severity) < severities.indexOf('information') ? 'information' : severity;
}

class ContextOfRule implements RuleContext {
	readonly postmortem: Postmortem;
	readonly configuration: Configuration;
	readonly expectation: Expectation;
	readonly unfilled: RuleContext['unfilled'];
	readonly silencers: readonly SilencerUse[];
	readonly options: RuleContext['options'];
	readonly neighbours: readonly Neighbour[];
	private readonly rule: Rule;
	private readonly day: Day | undefined;

	constructor(
		{ rule, options }: RunningRule,
		postmortem: Postmortem,
		{ configuration, expectation, today, neighbours }: LintEnvironment,
		unfilled: RuleContext['unfilled'],
		silencers: readonly SilencerUse[],
	) {
		this.postmortem = postmortem;
		this.configuration = configuration;
		this.expectation = expectation;
		this.unfilled = unfilled;
		this.silencers = silencers;
		this.options = options;
		this.neighbours = rule.needs === 'neighbours' ? (neighbours ?? []) : [];
		this.rule = rule;
		this.day = today;
	}

	// A rule that looks at the day without saying so would make an unrelated change turn a build red.
	get today(): Day {
		if (!this.rule.timed || this.day === undefined) throw new Error(`${this.rule.id} reads the day without being timed`);
		return this.day;
	}

	get todayIfKnown(): Day | undefined {
		if (!this.rule.timed) throw new Error(`${this.rule.id} reads the day without being timed`);
		return this.day;
	}
}

function daysFrom(earlier: Day, later: Day): number {
	return (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
}

function inOrder(problems: readonly LintedProblem[]): LintedProblem[] {
	return [...problems].sort(
		(a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
	);
}
