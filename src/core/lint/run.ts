import { daysBetween } from '../model/calendar.ts';
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
	const { known, judging, judgingIds, watching } = rulesRunning(environment.rules, configuration, today !== undefined);
	const silencers = readSilencers(postmortem);
	const context = new ContextOfRule(postmortem, environment, unfilled);

	const run = (running: readonly RunningRule[]): readonly LintedProblem[] => {
		const found: LintedProblem[] = [];
		for (const { rule, configured, options } of running) {
			try {
				for (const problem of rule.check(context.of(rule, options))) {
					if (rule.category !== 'structure' && isInside(unfilled.gaps, problem.range)) continue;
					const severity = severityIn(state, rule, configured ?? problem.severity ?? rule.severity);
					if (severity !== 'off') found.push({ ...problem, rule: rule.id, category: rule.category, severity });
				}
			} catch (error) {
				environment.onRuleFailure?.(rule.id, error);
			}
		}
		// Before the roll-up, or a problem more in a section would be a problem that nobody has seen yet, or none at all.
		const kept = withoutAccepted(postmortem, silencers.keep(inOrder(found)), environment.accepted ?? []);
		return silencers.keep(inOrder(rollUp(postmortem, kept, environment.rules, configuration.rollUpAbove)));
	};

	const problems = run(judging);
	context.silencers = silencers.uses({ known, running: judgingIds });
	return inOrder([...problems, ...run(watching)]);
}

/** A rule that is on, with what the configuration says about it. */
interface RunningRule {
	readonly rule: Rule;
	readonly configured: SeverityLevel | undefined;
	readonly options: RuleContext['options'];
}

interface RunningRules {
	/** The ids of all rules, also of those that are off. */
	readonly known: readonly string[];
	readonly judging: readonly RunningRule[];
	readonly judgingIds: readonly string[];
	/** Those that look at what the comments silenced of the others. */
	readonly watching: readonly RunningRule[];
}

/** The rules that are on; found once for all documents of a configuration. */
function rulesRunning(rules: readonly Rule[], configuration: Configuration, hasDay: boolean): RunningRules {
	const kept = hasDay ? runningOnADay : runningWithoutDay;
	const before = kept.get(configuration);
	if (before?.rules === rules) return before;
	const running = rules.flatMap((rule): readonly RunningRule[] => {
		const setting = settingOf(configuration, rule.id);
		if ((setting?.severity ?? rule.severity) === 'off' || (rule.timed && !hasDay)) return [];
		return [{ rule, configured: setting?.severity, options: optionsOf<OptionSpecs>(rule.options, setting?.options) }];
	});
	const judging = running.filter(({ rule }) => rule.needs !== 'silencers');
	const found = {
		rules,
		known: rules.map(({ id }) => id),
		judging,
		judgingIds: judging.map(({ rule }) => rule.id),
		watching: running.filter(({ rule }) => rule.needs === 'silencers'),
	};
	kept.set(configuration, found);
	return found;
}

const runningOnADay = new WeakMap<Configuration, RunningRules & { readonly rules: readonly Rule[] }>();
const runningWithoutDay: typeof runningOnADay = new WeakMap();

/** How far a document is, as far as severities depend on it. */
type DocumentState = 'draft' | 'archived' | 'current';

/**
 * Archived: the document's own status is final, or the incident is longer ago than the configuration says. An incident's status says
 * nothing about the document.
 */
function stateOf(postmortem: Postmortem, configuration: Configuration, today: Day | undefined): DocumentState {
	const { documentStatus, incidentDay } = postmortem;
	if (documentStatus?.final) return 'archived';
	if (incidentDay !== undefined && today !== undefined && daysBetween(incidentDay, today) > configuration.archiveAfterDays)
		return 'archived';
	return documentStatus?.value === 'draft' || documentStatus?.value === 'in-progress' ? 'draft' : 'current';
}

/** Both states only ever lower a severity. */
function severityIn(state: DocumentState, rule: Rule, severity: SeverityLevel): SeverityLevel {
	const eased = (state === 'archived' && !rule.contradiction) || (state === 'draft' && rule.easedInDraft);
	return eased && severities.indexOf(severity) < severities.indexOf('information') ? 'information' : severity;
}

/** What a rule sees. The rules of a document share one, since each is done before the next one begins. */
class ContextOfRule implements RuleContext {
	readonly postmortem: Postmortem;
	readonly configuration: Configuration;
	readonly expectation: Expectation;
	readonly unfilled: RuleContext['unfilled'];
	silencers: readonly SilencerUse[] = [];
	options: RuleContext['options'] = {};
	neighbours: readonly Neighbour[] = [];
	private rule: Rule | undefined;
	private readonly everyNeighbour: readonly Neighbour[];
	private readonly day: Day | undefined;

	constructor(
		postmortem: Postmortem,
		{ configuration, expectation, today, neighbours }: LintEnvironment,
		unfilled: RuleContext['unfilled'],
	) {
		this.postmortem = postmortem;
		this.configuration = configuration;
		this.expectation = expectation;
		this.unfilled = unfilled;
		this.everyNeighbour = neighbours ?? [];
		this.day = today;
	}

	/** Itself, as this rule may see it. */
	of(rule: Rule, options: RuleContext['options']): this {
		this.rule = rule;
		this.options = options;
		this.neighbours = rule.needs === 'neighbours' ? this.everyNeighbour : [];
		return this;
	}

	get today(): Day {
		if (this.todayIfKnown === undefined) throw new Error(`${this.rule?.id} reads the day where there is none`);
		return this.todayIfKnown;
	}

	// A rule that looks at the day without saying so would make an unrelated change turn a build red.
	get todayIfKnown(): Day | undefined {
		if (!this.rule?.timed) throw new Error(`${this.rule?.id} reads the day without being timed`);
		return this.day;
	}
}

function inOrder(problems: readonly LintedProblem[]): LintedProblem[] {
	return [...problems].sort(
		(a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
	);
}
