import type { Bucket, FieldId, ItemColumn, ItemStatus, Language, SectionId, TimelineColumn } from './terms.ts';

/**
 * The words of one language, as people write them in postmortems. Case, numbers, emoji, trailing colons and question marks do not
 * matter: titles are compared normalised. Plain data, one file per language.
 */
export interface LanguageVocabulary {
	readonly language: Language;
	readonly sections: { readonly [id in SectionId]?: SectionTerms };
	/** Titles that fill several roles at once, such as "What worked / what failed". */
	readonly combined: readonly { readonly titles: readonly string[]; readonly fills: readonly SectionId[] }[];
	/** Titles that play a role only in a document in which nothing else does: "Background" for a missing summary. */
	readonly substitutes?: readonly { readonly titles: readonly string[]; readonly fills: readonly SectionId[] }[];
	/** Titles that say which part it is below one that names several roles, and mean nothing elsewhere: "Held", "Failed". */
	readonly parts?: readonly { readonly titles: readonly string[]; readonly fills: readonly SectionId[] }[];
	/** Words that may stand before or behind a known title without changing what it means: "incident", "detailed". Normalised. */
	readonly qualifiers?: readonly string[];
	/** Sentences and open-ended titles, matched against the normalised title; anchored and linear. */
	readonly phrases?: readonly {
		/**
		 * Every title that the pattern fits has one of these words. Only then is the pattern asked: most titles have none of any phrase,
		 * and to compile the patterns of ten languages takes longer than to read the document.
		 */
		readonly words: string;
		/** Of a normalised title. A word is `[^ ]+` there: to compile a pattern with `\p{L}` in it takes several milliseconds. */
		readonly pattern: RegExp;
		readonly fills: readonly SectionId[];
		/** A heading that such a title names gives way to a label that names the role itself: "Affected services" to "**Impact:** …". */
		readonly weak?: true;
	}[];
	/** The preferred label first. */
	readonly fields: { readonly [id in FieldId]?: readonly string[] };
	/** The preferred header first. */
	readonly itemColumns: { readonly [column in ItemColumn]?: readonly string[] };
	readonly timelineColumns: { readonly [column in TimelineColumn]?: readonly string[] };
	readonly itemStatuses: { readonly [status in ItemStatus]?: readonly string[] };
	readonly incidentStatuses: { readonly [status: string]: readonly string[] };
	readonly documentStatuses: { readonly [status: string]: readonly string[] };
	readonly buckets: { readonly [bucket in Bucket]?: readonly string[] };
	/** Words that stand for "nothing known": "TBD", "N/A", "keine". */
	readonly unknown: readonly string[];
}

export interface SectionTerms {
	/** The preferred title: what we write when we insert the section. */
	readonly title: string;
	/** The question that the section answers, as a sentence: "How was the incident noticed?" */
	readonly question: string;
	/** Every other title in use. */
	readonly aliases: readonly string[];
}

/** A team's own words, added to those of every language. */
export interface Aliases {
	readonly sections: { readonly [id in SectionId]?: readonly string[] };
	readonly fields: { readonly [id in FieldId]?: readonly string[] };
	readonly columns: { readonly [column in ItemColumn]?: readonly string[] };
	readonly statuses: { readonly [status in ItemStatus]?: readonly string[] };
}
