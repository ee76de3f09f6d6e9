import type { IncidentStatus } from '../model/postmortem.ts';

/** What an incident payload says, whatever tool it comes from: the one form between the readers of payloads and the draft. */
export interface Incident {
	/** The tool's name as people know it, such as `PagerDuty`. */
	readonly source: string;
	readonly id: string | undefined;
	readonly title: string | undefined;
	/** Prose, escaped for Markdown. */
	readonly summary: string | undefined;
	readonly severity: ImportedSeverity | undefined;
	readonly status: ImportedStatus | undefined;
	readonly services: readonly string[];
	readonly category: string | undefined;
	readonly start: string | undefined;
	readonly end: string | undefined;
	/** In the payload's order; replies stand behind what they answer. */
	readonly timeline: readonly IncidentEvent[];
	readonly people: readonly { readonly role: string; readonly name: string }[];
	/** Numbers that measure the effect. */
	readonly metrics: readonly Fact[];
	readonly actionItems: readonly ImportedItem[];
	readonly links: readonly { readonly text: string; readonly href: string }[];
	/** Short values that have no other place. */
	readonly facts: readonly Fact[];
	/** Markdown blocks that have no other place, each under its own title. */
	readonly supporting: readonly { readonly title: string; readonly markdown: string }[];
	/** What was inferred, a sentence each: shown in the preview and on standard error. */
	readonly guesses: readonly string[];
}

export interface ImportedStatus {
	/** The vendor's own word. */
	readonly text: string;
	/** Undefined when the word says nothing about the incident's course. */
	readonly value: IncidentStatus | undefined;
}

/** A value under its name, both as the payload or its reader says them. */
export interface Fact {
	readonly label: string;
	readonly value: string;
}

export interface ImportedSeverity {
	/** The vendor's own word. */
	readonly text: string;
	/** 1 is the worst; undefined when the word has no rank. */
	readonly rank: number | undefined;
}

export interface IncidentEvent {
	/** As the payload writes it; '' when it gives none. */
	readonly time: string;
	/** '' when the payload does not say what happened. */
	readonly text: string;
	readonly actor?: string;
	/** A reply in a thread, which follows its parent whatever its time. */
	readonly reply?: true;
}

export interface ImportedItem {
	readonly text: string;
	readonly owner?: string;
	readonly due?: string;
	readonly priority?: string;
	readonly status: 'open' | 'in-progress' | 'done' | 'dropped';
	/** When it was completed, as the payload writes it. */
	readonly done?: string;
	/** An address, or the name of a ticket. */
	readonly link?: string;
}
