import type { FieldId, ItemColumn, SectionId } from '../vocabulary/terms.ts';

/**
 * What a postmortem of one kind asks for, as plain data. A snippet, a file and the expected sections are all made from it.
 * In `content` and `placeholder` whatever stands in square brackets is to be filled in.
 */
export interface Template {
	/** Kebab-case: what the marker in a document names. */
	readonly id: string;
	readonly name: string;
	/** For which incidents or teams it is, in one sentence. */
	readonly description: string;
	/** The severity levels it uses, from worst to mildest. */
	readonly severities: readonly string[];
	/** The bullet list below the title, in order. */
	readonly header: readonly TemplateField[];
	readonly sections: readonly TemplateSection[];
	/** A heading that, with a section of the role beside it, says all that is asked for: a ticket, and what was learned. */
	readonly instead?: { readonly title: string; readonly beside: SectionId };
	/** The columns, or what a list item states, that an action item has here. */
	readonly itemColumns: readonly ItemColumn[];
}

export interface TemplateField {
	/** Undefined for a row of a summary that is a section of its own, such as “Impact”. */
	readonly id: FieldId | undefined;
	/** The section that the row stands for, where it stands for one. */
	readonly section?: SectionId;
	readonly label: string;
	readonly required: boolean;
	/** What a fresh document says: a bracketed placeholder, or a value that is right for a fresh one (“Draft”). */
	readonly placeholder: string;
	/** The values to choose from; the placeholder comes before them. */
	readonly choices?: readonly string[];
}

export interface TemplateSection {
	readonly id: SectionId;
	/** Other roles that the section plays: “What Went Well / What Was Hard”. */
	readonly alsoFills?: readonly SectionId[];
	readonly title: string;
	/** 2 unless it is a part of another section. */
	readonly level: 2 | 3;
	readonly required: boolean;
	/** Ends with a question mark. */
	readonly question: string;
	/** What to write here, for the author; becomes a comment, so that it never renders. */
	readonly guidance: string;
	/** Header fields that this template keeps in the section, before its content. */
	readonly fields?: { readonly form: 'list' | 'table'; readonly rows: readonly TemplateField[] };
	/** What a fresh document has below the guidance, line by line. */
	readonly content: readonly string[];
}
