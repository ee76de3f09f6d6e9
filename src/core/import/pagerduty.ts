import { paragraphs } from './escape.ts';
import type { Incident, IncidentEvent } from './incident.ts';
import { emptyIncident, eventOf, factsOf, importedStatus, linkOf, oldestFirst } from './incident-parts.ts';
import { isList, isObject, type JsonObject, type PayloadReader } from './payload.ts';
import { payloadTime } from './payload-time.ts';
import { importedSeverity } from './severity.ts';

/** An incident of PagerDuty's REST API, with the log entries and notes that were joined to it. */
export function readPagerDutyIncident(reader: PayloadReader, incident: JsonObject, joined: JsonObject): Incident {
	const status = importedStatus(reader.text(incident, 'status'));
	const severity = reader.text(reader.object(incident, 'priority'), 'summary', 'name');
	const resolved = reader.text(incident, 'resolved_at');
	const numberedTitle = reader.text(incident, 'summary');
	const title = reader.text(incident, 'title') ?? numberedTitle?.replace(/^\[#\d+\]\s*/, '');
	const number = reader.text(incident, 'incident_number', 'number');
	const id = reader.text(incident, 'id');
	const details = reader.text(reader.object(incident, 'body'), 'details');
	const created = reader.text(incident, 'created_at');
	const begun = created === undefined ? entryTime(joined, 'trigger') : undefined;
	const ended = created === undefined ? entryTime(joined, 'resolve') : undefined;
	return {
		...emptyIncident('PagerDuty'),
		id: number ?? id,
		title,
		summary: details === undefined ? undefined : paragraphs(details),
		severity: severity === undefined ? undefined : importedSeverity(severity),
		status,
		services: named([reader.object(incident, 'service') ?? {}], reader),
		start: created ?? begun,
		end: resolved ?? (status?.value === 'resolved' ? reader.text(incident, 'last_status_change_at') : undefined) ?? ended,
		timeline: [...oldestFirst(logEntries(reader, joined)), ...oldestFirst(notes(reader, joined))],
		people: peopleOf(reader, incident),
		links: linkOf(reader.text(incident, 'html_url'), 'PagerDuty incident'),
		facts: factsOf({
			Urgency: reader.text(incident, 'urgency'),
			'PagerDuty id': number === undefined ? undefined : id,
			Summary: title !== undefined && numberedTitle?.endsWith(title) ? undefined : numberedTitle,
		}),
	};
}

/** When log entries that came without their incident say that it was triggered or resolved. */
function entryTime(joined: JsonObject, deed: string): string | undefined {
	const entries = isList(joined['log_entries']) ? joined['log_entries'].filter(isObject) : [];
	const times = entries.filter(({ type }) => type === `${deed}_log_entry`).map((entry) => entry['created_at']);
	return times.filter((time) => typeof time === 'string').sort((a, b) => (payloadTime(a)?.at ?? 0) - (payloadTime(b)?.at ?? 0))[0];
}

/** Events of PagerDuty's webhook, version 3, about one incident: each says what happened, a single one not how it ended. */
export function readPagerDutyWebhooks(reader: PayloadReader, events: readonly JsonObject[]): Incident {
	const ordered = [...events].sort((a, b) => occurredAt(a).localeCompare(occurredAt(b)));
	const data = ordered.map((event) => reader.object(event, 'data') ?? {});
	// A note, a responder or an update of the status has data of its own, which only refers to the incident.
	const latest = data.findLast((one) => !isObject(one['incident'])) ?? reader.object(data.at(-1), 'incident') ?? {};
	const read = readPagerDutyIncident(reader, latest, {});
	const timeline = ordered.flatMap((event, index) => {
		const type = reader.text(event, 'event_type');
		const words =
			type === undefined
				? undefined
				: sentenceOf(
						type
							.replace(/^incident\./, '')
							.replaceAll('_', ' ')
							.replaceAll('.', ' '),
					);
		const own = isObject(data[index]?.['incident']) ? data[index] : undefined;
		const said = reader.text(own, 'content', 'message') ?? named([reader.object(own, 'user') ?? {}], reader)[0];
		const text = [words, said].filter(Boolean).join(': ');
		return eventOf(reader.text(event, 'occurred_at'), text, reader.text(reader.object(event, 'agent'), 'summary', 'name'));
	});
	const resolved = ordered.length > 1 ? ordered.findLast((event) => event['event_type'] === 'incident.resolved') : undefined;
	return { ...read, timeline, end: read.end ?? reader.text(resolved, 'occurred_at') };
}

function occurredAt(event: JsonObject): string {
	return typeof event['occurred_at'] === 'string' ? event['occurred_at'] : '';
}

function logEntries(reader: PayloadReader, joined: JsonObject): IncidentEvent[] {
	return reader.objects(joined, 'log_entries').flatMap((entry) => {
		const type = typeof entry['type'] === 'string' ? entry['type'].replace(/_log_entry(_reference)?$/, '') : undefined;
		const channel = reader.object(entry, 'channel');
		const summary = reader.text(entry, 'summary');
		const note =
			reader.text(entry, 'note') ?? reader.text(channel, 'note', 'content', ...(type === 'annotate' ? ['summary', 'details'] : []));
		const written = summary ?? reader.text(channel, 'summary', 'subject', 'details');
		const said = written ?? (type && (deeds.get(type) ?? sentenceOf(type.replaceAll('_', ' '))));
		const text = [note === undefined ? said : said?.replace(/\.$/, ''), note].filter(Boolean).join(': ');
		const actor = reader.text(reader.object(entry, 'agent'), 'summary', 'name');
		return eventOf(reader.text(entry, 'created_at'), text, actor !== undefined && text.includes(actor) ? undefined : actor);
	});
}

const deeds: ReadonlyMap<string, string> = new Map([
	['trigger', 'Triggered'],
	['acknowledge', 'Acknowledged'],
	['unacknowledge', 'Acknowledgement timed out'],
	['assign', 'Assigned'],
	['escalate', 'Escalated'],
	['notify', 'Notified'],
	['annotate', 'Note'],
	['resolve', 'Resolved'],
]);

function notes(reader: PayloadReader, joined: JsonObject): IncidentEvent[] {
	return reader
		.objects(joined, 'notes')
		.flatMap((note) =>
			eventOf(reader.text(note, 'created_at'), reader.text(note, 'content'), reader.text(reader.object(note, 'user'), 'summary', 'name')),
		);
}

function peopleOf(reader: PayloadReader, incident: JsonObject): Incident['people'] {
	const inside = (key: string, inner: string): JsonObject[] =>
		reader.objects(incident, key).flatMap((entry) => {
			const found = reader.object(entry, inner);
			return found ? [found] : [];
		});
	const roles = [
		{ role: 'Assignee', list: [...inside('assignments', 'assignee'), ...reader.objects(incident, 'assignees')] },
		{ role: 'Acknowledged by', list: inside('acknowledgements', 'acknowledger') },
		{ role: 'Team', list: reader.objects(incident, 'teams') },
	];
	return roles.flatMap(({ role, list }) => named(list, reader).map((name) => ({ role, name })));
}

function named(list: readonly JsonObject[], reader: PayloadReader): string[] {
	return [...new Set(list.flatMap((reference) => reader.text(reference, 'summary', 'name') ?? []))];
}

function sentenceOf(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
