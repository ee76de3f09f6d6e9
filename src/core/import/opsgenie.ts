import { paragraphs } from './escape.ts';
import type { Incident, IncidentEvent } from './incident.ts';
import { emptyIncident, eventOf, factsOf, importedStatus, linkOf, oldestFirst } from './incident-parts.ts';
import type { JsonObject, PayloadReader } from './payload.ts';
import { payloadTime } from './payload-time.ts';
import { importedSeverity } from './severity.ts';

/** An Opsgenie incident or alert, with the notes or timeline entries that were joined to it. */
export function readOpsgenie(reader: PayloadReader, incident: JsonObject, joined: JsonObject): Incident {
	const priority = reader.text(incident, 'priority');
	const description = reader.text(incident, 'description');
	const status = importedStatus(reader.text(incident, 'status'));
	const start = reader.text(incident, 'impactStartDate') ?? reader.text(incident, 'createdAt');
	const stated = reader.text(incident, 'impactEndDate') ?? closeTime(reader, incident, start);
	const changed = stated === undefined && status?.value === 'resolved' ? reader.text(incident, 'updatedAt') : undefined;
	const tiny = reader.text(incident, 'tinyId');
	const id = reader.text(incident, 'id', 'alertId');
	reader.take(reader.object(incident, 'links'), 'api');
	return {
		...emptyIncident('Opsgenie'),
		id: tiny ?? id,
		title: reader.text(incident, 'message'),
		summary: description === undefined ? undefined : paragraphs(description),
		severity: priority === undefined ? undefined : importedSeverity(priority),
		status,
		services: reader.texts(incident, 'impactedServices'),
		start,
		end: stated ?? changed,
		timeline: [...entries(reader, joined, 'timeline', 'timelineEntries', 'entries'), ...entries(reader, joined, 'notes', 'logs')],
		people: [
			...reader
				.objects(incident, 'responders')
				.flatMap((responder) => reader.text(responder, 'name', 'username', 'id') ?? [])
				.map((name) => ({ role: 'Responder', name })),
			...factsOf({ 'Owner team': reader.text(incident, 'ownerTeam'), Owner: reader.text(incident, 'owner') }).map(({ label, value }) => ({
				role: label,
				name: value,
			})),
		],
		links: linkOf(reader.text(reader.object(incident, 'links'), 'web'), 'Opsgenie incident'),
		facts: factsOf({ 'Opsgenie id': tiny === undefined ? undefined : id }),
		guesses: changed === undefined ? [] : ['End is the time of the last change, because the payload states no other.'],
	};
}

/** A report gives the time of closing, or how many milliseconds the alert was open. */
function closeTime(reader: PayloadReader, incident: JsonObject, start: string | undefined): string | undefined {
	const closed = reader.text(reader.object(incident, 'report'), 'closeTime');
	const begun = payloadTime(start);
	if (closed === undefined || !/^\d{1,11}$/.test(closed) || begun === undefined) return closed;
	return new Date(begun.at + Number(closed)).toISOString();
}

function entries(reader: PayloadReader, joined: JsonObject, ...keys: readonly string[]): readonly IncidentEvent[] {
	const events = reader.objects(joined, ...keys).flatMap((entry) => {
		const words = [
			reader.text(reader.object(entry, 'title'), 'content') ?? reader.text(entry, 'title'),
			reader.text(reader.object(entry, 'description'), 'content') ?? reader.text(entry, 'note', 'log', 'description'),
		];
		const actor = reader.text(reader.object(entry, 'actor'), 'name') ?? reader.text(entry, 'owner');
		return eventOf(reader.text(entry, 'eventTime', 'createdAt', 'time', 'date'), words.filter(Boolean).join(': '), actor);
	});
	return oldestFirst(events);
}
