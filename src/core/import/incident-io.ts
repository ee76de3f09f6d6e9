import { paragraphs } from './escape.ts';
import type { Fact, ImportedItem, Incident, IncidentEvent } from './incident.ts';
import { emptyIncident, eventOf, factsOf, importedStatus, linkOf, oldestFirst } from './incident-parts.ts';
import type { JsonObject, PayloadReader } from './payload.ts';
import { importedSeverity } from './severity.ts';

/** An incident of incident.io (version 2), with the updates and follow-ups that were joined to it. */
export function readIncidentIo(reader: PayloadReader, incident: JsonObject, joined: JsonObject): Incident {
	const severity = reader.text(definition(reader, incident, 'severity'), 'name');
	const state = definition(reader, incident, 'incident_status') ?? definition(reader, incident, 'status');
	const category = importedStatus(reader.text(state, 'category'));
	const named = importedStatus(reader.text(state, 'name') ?? reader.text(incident, 'status'));
	const stamps = timestamps(reader, incident);
	const started = stamps.find(({ name }) => /start|began/i.test(name)) ?? stamps.find(({ name }) => /report/i.test(name));
	// “Closed” is when the paperwork ended, not the incident.
	const ended = stamps.find(({ name }) => /resolved/i.test(name)) ?? stamps.find(({ name }) => /fixed/i.test(name));
	const created = started === undefined ? reader.text(incident, 'created_at') : undefined;
	const summary = reader.text(incident, 'summary');
	const reference = reader.text(incident, 'reference');
	const id = reader.text(incident, 'id');
	const fields = customFields(reader, incident);
	const channel = reader.text(incident, 'slack_channel_name');
	reader.take(incident, 'slack_channel_id', 'slack_team_id', 'mode', 'visibility');
	return {
		...emptyIncident('incident.io'),
		id: reference ?? id,
		title: reader.text(incident, 'name'),
		summary: summary === undefined ? undefined : paragraphs(summary),
		severity: severity === undefined ? undefined : importedSeverity(severity),
		status: named && { text: named.text, value: named.value ?? category?.value },
		services: fields.filter(isService).map(({ value }) => value),
		start: started?.time ?? created,
		end: ended?.time,
		timeline: [
			...stamps.flatMap(({ name, time }) => eventOf(time, stampWords(name))),
			...oldestFirst(reader.objects(joined, 'incident_updates', 'updates').flatMap((update) => updateOf(reader, update))),
		],
		people: reader.objects(incident, 'incident_role_assignments').flatMap((assignment) => {
			const role = reader.text(definition(reader, assignment, 'role'), 'name');
			const assignee = definition(reader, assignment, 'assignee');
			const name = reader.text(assignee, 'name', 'email');
			return name === undefined ? [] : [{ role: role ?? 'Responder', name }];
		}),
		actionItems: reader.objects(joined, 'follow_ups', 'followups').flatMap((item) => followUp(reader, item)),
		links: [
			...linkOf(reader.text(incident, 'permalink'), 'incident.io'),
			...linkOf(reader.text(incident, 'postmortem_document_url'), 'Postmortem document'),
			...linkOf(reader.text(incident, 'call_url'), 'Call'),
		],
		facts: [
			...fields.filter((field) => !isService(field)),
			...factsOf({
				'incident.io id': reference === undefined ? undefined : id,
				'Slack channel': channel === undefined ? undefined : `#${channel.replace(/^#/, '')}`,
				Category: category?.value === undefined ? category?.text : undefined,
			}),
		],
		guesses: created === undefined ? [] : ['Start is the time at which the incident was created.'],
	};
}

/** A thing that the account defines once, such as a severity or a person: its keys and order are of no use here. */
function definition(reader: PayloadReader, object: JsonObject, key: string): JsonObject | undefined {
	const found = reader.object(object, key);
	reader.take(found, 'id', 'rank', 'created_at', 'updated_at', 'slack_user_id', 'role_type', 'shortform', 'field_type', 'options');
	return found;
}

function isService({ label }: Fact): boolean {
	return /service|system|component|product/i.test(label);
}

function timestamps(reader: PayloadReader, incident: JsonObject): { name: string; time: string }[] {
	return reader.objects(incident, 'incident_timestamp_values').flatMap((entry) => {
		const name = reader.text(definition(reader, entry, 'incident_timestamp'), 'name');
		const time = reader.text(reader.object(entry, 'value'), 'value');
		return name === undefined || time === undefined ? [] : [{ name, time }];
	});
}

/** “Fixed at” is “Fixed”; of closing it is said that it is not the incident that ended. */
function stampWords(name: string): string {
	const words = name.replace(/\s{1,9}at$/i, '');
	return /clos/i.test(words) ? `${words} in incident.io` : words;
}

function customFields(reader: PayloadReader, incident: JsonObject): Fact[] {
	return reader.objects(incident, 'custom_field_entries').flatMap((entry) => {
		const label = reader.text(definition(reader, entry, 'custom_field'), 'name');
		return reader.objects(entry, 'values').flatMap((value) => {
			const written =
				reader.text(definition(reader, value, 'value_option'), 'value') ??
				reader.text(definition(reader, value, 'value_catalog_entry'), 'name') ??
				reader.text(value, 'value_text', 'value_link', 'value_numeric');
			return written === undefined ? [] : [{ label: label ?? 'Custom field', value: written }];
		});
	});
}

function updateOf(reader: PayloadReader, update: JsonObject): IncidentEvent[] {
	const status = reader.text(definition(reader, update, 'new_incident_status'), 'name');
	const severity = reader.text(definition(reader, update, 'new_severity'), 'name');
	const words = [reader.text(update, 'message'), status && `status: ${status}`, severity && `severity: ${severity}`];
	const updater = reader.object(update, 'updater');
	const actor = reader.text(definition(reader, updater ?? {}, 'user'), 'name') ?? reader.text(updater, 'name');
	return eventOf(reader.text(update, 'created_at'), words.filter(Boolean).join('; '), actor);
}

/** Deleted follow-ups are not wanted any more; “not doing” is a decision that the postmortem keeps. */
function followUp(reader: PayloadReader, item: JsonObject): ImportedItem[] {
	const status = reader.text(item, 'status');
	reader.take(item, 'id', 'incident_id', 'created_at', 'updated_at');
	if (status === 'deleted') {
		reader.take(item, ...Object.keys(item));
		return [];
	}
	const text = reader.text(item, 'title');
	if (text === undefined) return [];
	const assignee = definition(reader, item, 'assignee');
	reader.take(assignee, 'role');
	const reference = reader.object(item, 'external_issue_reference');
	const optional = {
		owner: reader.text(assignee, 'name', 'email'),
		priority: reader.text(definition(reader, item, 'priority'), 'name'),
		link: reader.text(reference, 'issue_permalink') ?? reader.text(reference, 'issue_name'),
		done: status === 'completed' ? reader.text(item, 'completed_at') : undefined,
	};
	const written = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
	return [{ text, status: status === 'completed' ? 'done' : status === 'not_doing' ? 'dropped' : 'open', ...written }];
}
