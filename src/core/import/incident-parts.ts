import type { IncidentStatus } from '../model/postmortem.ts';
import type { ImportedStatus, Incident, IncidentEvent } from './incident.ts';
import { payloadTime } from './payload-time.ts';

/** An incident of which nothing is known but its source. */
export function emptyIncident(source: string): Incident {
	return {
		source,
		id: undefined,
		title: undefined,
		summary: undefined,
		severity: undefined,
		status: undefined,
		services: [],
		category: undefined,
		start: undefined,
		end: undefined,
		timeline: [],
		people: [],
		metrics: [],
		actionItems: [],
		links: [],
		facts: [],
		supporting: [],
		guesses: [],
	};
}

/** A vendor's word with the incident status that it means; undefined without a word. */
export function importedStatus(word: string | undefined): ImportedStatus | undefined {
	return word === undefined ? undefined : { text: word, value: statuses.get(word.trim().toLowerCase()) };
}

/** A list with a fact for each value that is there. */
export function factsOf(values: { readonly [label: string]: string | undefined }): { label: string; value: string }[] {
	return Object.entries(values).flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** A list with the link, where there is one. */
export function linkOf(href: string | undefined, text: string): { text: string; href: string }[] {
	return href === undefined ? [] : [{ text, href }];
}

/** An event as one that may have no time, no words or nobody who acts; none without time and words. */
export function eventOf(time: string | undefined, text: string | undefined, actor?: string): IncidentEvent[] {
	if (!time && !text) return [];
	return [{ time: time ?? '', text: text ?? '', ...(actor === undefined ? {} : { actor }) }];
}

/** A vendor's list with the oldest event first: many answer newest first, and events of one second would stay upside down. */
export function oldestFirst(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
	const [first, last] = [events[0], events.at(-1)].map((event) => payloadTime(event?.time)?.at);
	return first !== undefined && last !== undefined && first > last ? events.toReversed() : events;
}

const statuses = new Map<string, IncidentStatus>([
	['triggered', 'investigating'],
	['open', 'investigating'],
	['firing', 'ongoing'],
	['alerting', 'ongoing'],
	['active', 'ongoing'],
	['live', 'ongoing'],
	['ongoing', 'ongoing'],
	['unresolved', 'ongoing'],
	['in progress', 'investigating'],
	['acknowledged', 'investigating'],
	['acked', 'investigating'],
	['investigating', 'investigating'],
	['triage', 'investigating'],
	['fixing', 'identified'],
	['identified', 'identified'],
	['monitoring', 'monitoring'],
	['mitigated', 'mitigated'],
	['temporary resolution', 'mitigated'],
	['resolved', 'resolved'],
	['closed', 'resolved'],
	['learning', 'resolved'],
	['postmortem', 'resolved'],
	['completed', 'resolved'],
	['done', 'resolved'],
	['pending action items', 'resolved'],
	['ok', 'resolved'],
]);
