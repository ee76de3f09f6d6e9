import type { Unfilled } from '../model/placeholder.ts';
import type { Day, Field, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import type { FieldId, ItemColumn, SectionId } from '../vocabulary/terms.ts';
import type { Configuration } from './configuration.ts';

export const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
export type SeverityLevel = (typeof severities)[number];

export const categories = ['structure', 'metadata', 'timeline', 'analysis', 'language', 'actionItems', 'document'] as const;
export type Category = (typeof categories)[number];

/** What is wrong in one place, as plain data. */
export interface Problem {
	readonly range: Range;
	/** One sentence: what is there, then what is wanted. */
	readonly message: string;
	/** A severity other than the rule's own, where the catalogue gives the rule several. Configuration wins over it. */
	readonly severity?: Exclude<SeverityLevel, 'off'>;
	/** The safest and most likely fix first. */
	readonly fixes?: readonly Fix[];
	readonly related?: readonly Related[];
}

export interface Fix {
	/** Imperative, as it stands in the light bulb: "Insert “Detection” section". */
	readonly title: string;
	/** May run on save without a person looking: nothing is guessed and nothing is asked. */
	readonly safe: boolean;
	/** At most one caret mark `‹›` over all edits, where the caret goes. */
	readonly edits: readonly TextEdit[];
	/** The editor asks for this field of that item with the tree's own picker, instead of applying `edits`. */
	readonly ask?: { readonly field: AskedField; readonly item: string };
}

/** The fields of an action item that the editor can ask for. */
export const askedFields = ['owner', 'due', 'status', 'reason', 'link', 'verification'] as const;
export type AskedField = (typeof askedFields)[number];

/** A fix for which the editor asks for a field of an item, by its key. */
export function askingFix(title: string, field: AskedField, item: string): Fix {
	return { title, safe: false, edits: [], ask: { field, item } };
}

export interface Related {
	readonly range: Range;
	readonly message: string;
	readonly fixes?: readonly Fix[];
}

/** What the document's template asks for; the generic core when the document names none and resembles none. */
export interface Expectation {
	readonly id: string;
	/** By marker or front matter; only then do the rules marked (req) speak as warnings. */
	readonly declared: boolean;
	/** In the template's order. */
	readonly sections: readonly ExpectedSection[];
	/** A heading that, with a section of the role beside it, stands for all that is required. */
	readonly instead?: { readonly title: string; readonly beside: SectionId } | undefined;
	readonly fields: readonly { readonly id: FieldId; readonly label: string; readonly required: boolean }[];
	readonly itemColumns: readonly ItemColumn[];
	/** The severity levels of the template, from worst to mildest; empty where it has none of its own. */
	readonly severities: readonly string[];
	/** The ids of all templates that a document can name here. */
	readonly known: readonly string[];
	/** Sentences of guidance that must not be left in the text, plain text; one that ends with “…” is only the beginning of one. */
	readonly guidance: readonly string[];
	/** Placeholder texts of the template beyond the general forms. */
	readonly placeholders: readonly string[];
}

export interface ExpectedSection {
	/** Undefined for a team's own section that resolves to no known role. */
	readonly id: SectionId | undefined;
	readonly title: string;
	readonly level: number;
	readonly required: boolean;
	readonly question: string;
	/** What we write below an inserted heading: comment and placeholder. */
	readonly body: string;
}

/** What a rule that `needs: 'neighbours'` sees of another document. */
export interface Neighbour {
	readonly file: string;
	readonly incidentId: string | undefined;
	readonly title: string | undefined;
	readonly day: Day | undefined;
}

export type OptionSpec =
	| { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
	| {
			readonly type: 'number';
			readonly default: number;
			readonly minimum?: number;
			readonly maximum?: number;
			readonly description: string;
	  }
	| { readonly type: 'string'; readonly default: string; readonly description: string }
	| { readonly type: 'strings'; readonly default: readonly string[]; readonly description: string }
	| { readonly type: 'numbers'; readonly default: { readonly [key: string]: number }; readonly description: string };

export type OptionSpecs = { readonly [name: string]: OptionSpec };

/** The values that `check` sees, inferred from the specification. */
export type OptionValues<Specs extends OptionSpecs> = {
	readonly [Name in keyof Specs]: Specs[Name]['type'] extends 'boolean'
		? boolean
		: Specs[Name]['type'] extends 'number'
			? number
			: Specs[Name]['type'] extends 'string'
				? string
				: Specs[Name]['type'] extends 'strings'
					? readonly string[]
					: { readonly [key: string]: number };
};

export interface RuleContext<Specs extends OptionSpecs = OptionSpecs> {
	readonly postmortem: Postmortem;
	readonly options: OptionValues<Specs>;
	/** The user's local day. Only rules that say `timed` may read it. */
	readonly today: Day;
	/** As `today`; undefined where the result must not depend on the day. */
	readonly todayIfKnown: Day | undefined;
	readonly expectation: Expectation;
	readonly configuration: Configuration;
	/** Empty unless the rule says `needs: 'neighbours'`. */
	readonly neighbours: readonly Neighbour[];
	/** The document's placeholders, and the gaps that they and empty sections leave. */
	readonly unfilled: Unfilled;
	/** Empty unless the rule says `needs: 'silencers'`. */
	readonly silencers: readonly SilencerUse[];
}

/** A comment in the document that silences rules, and what it did in this run. */
export interface SilencerUse {
	/** The whole comment. */
	readonly range: Range;
	/** What it asks for, such as `disable-next-line`; undefined for a `postmortem-…` comment that misspells it. */
	readonly kind: SilencerKind | undefined;
	/** The rules that it names; empty for one that silences every rule. */
	readonly names: readonly {
		readonly name: string;
		readonly range: Range;
		/** `idle`: a rule that did not run, so that nobody knows whether the comment is needed. */
		readonly use: 'silenced' | 'nothing' | 'idle' | 'unknown';
	}[];
	/** Whether it silenced anything at all. */
	readonly used: boolean;
	/** Every known rule's id, for a suggestion. */
	readonly known: readonly string[];
}

export const silencerKinds = ['disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file'] as const;
export type SilencerKind = (typeof silencerKinds)[number];

export interface Rule<Specs extends OptionSpecs = OptionSpecs> {
	/** Kebab-case; the file's name. */
	readonly id: string;
	readonly category: Category;
	readonly severity: SeverityLevel;
	/** The severity in the preset `strict`, for a rule that is off otherwise. */
	readonly strict?: Exclude<SeverityLevel, 'off'>;
	/** The options that the preset `strict` changes. */
	readonly strictOptions?: { readonly [name: string]: unknown };
	/** Speaks at most as information while the document's status is Draft or In progress (marked † in the catalogue). */
	readonly easedInDraft?: true;
	/** Two statements of the document exclude each other; such a problem keeps its severity in an archived document. */
	readonly contradiction?: true;
	/**
	 * Reads `today`; runs on the command line only with `--today`. `partly`: only some of what it looks for depends on the day, so that it
	 * runs without one too and reads `todayIfKnown`.
	 */
	readonly timed?: true | 'partly';
	/** `neighbours`: facts about other documents. `silencers`: runs after all others and sees what the disable comments did. */
	readonly needs?: 'neighbours' | 'silencers';
	/**
	 * The message of the one problem that stands for all the rule's problems in a section when they are too many there. It is reported at
	 * the section's title, with the single ones as related places.
	 */
	readonly rollUp?: (count: number) => string;
	/** One sentence: what is required. */
	readonly summary: string;
	/** What goes wrong for a reader without it, with its source. */
	readonly why: string;
	readonly options: Specs;
	check(context: RuleContext<Specs>): Generator<Problem, void, undefined>;
}

/** Keeps the types of a rule's options; returns the rule as it is. */
export function defineRule<const Specs extends OptionSpecs>(rule: Rule<Specs>): Rule<Specs> {
	return rule;
}

/**
 * An example of a rule, shown on its page and run as a test. Without `says` the rule must be silent.
 * In `markdown` each reported stretch stands between `‹` and `›`; an empty range is `‹›`.
 */
export interface Example {
	/** What the example shows, as a short sentence. */
	readonly title: string;
	readonly markdown: string;
	/** The messages in order of place. */
	readonly says?: readonly string[];
	/** The severity of its problems, where it is worth showing that it is another than the rule's own. */
	readonly severity?: Exclude<SeverityLevel, 'off'>;
	/** The text after the first fix of the first problem, `‹›` where the caret is. */
	readonly fixed?: string;
	/** Chooses another fix than the first by its title. */
	readonly fix?: string;
	readonly today?: Day;
	readonly configuration?: object;
	readonly fileName?: string;
	readonly neighbours?: readonly Neighbour[];
}

/** Types that rules often need, named here so that a rule imports one place. */
export type { Day, Field, Postmortem, Range };
