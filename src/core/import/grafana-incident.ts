import { paragraphs } from './escape.ts';
import type { Fact, ImportedItem, Incident, IncidentEvent } from './incident.ts';
import { emptyIncident, eventOf, factsOf, importedStatus, linkOf, oldestFirst } from './incident-parts.ts';
import type { JsonObject, PayloadReader } from './payload.ts';
import { payloadTime } from './payload-time.ts';
import { importedSeverity } from './severity.ts';

/** An incident of Grafana Incident (IRM), with the activity and the tasks that were joined to it. */
export function readGrafanaIncident(reader: PayloadReader, incident: JsonObject, joined: JsonObject): Incident {
	const severity = reader.text(incident, 'severityLabel', 'severity') ?? nameOf(reader, incident, 'severity');
	const summary = reader.text(incident, 'summary', 'description');
	const labels = labelsOf(reader, incident);
	const membership = reader.object(incident, 'incidentMembership');
	const assignments = [...reader.objects(membership, 'assignments'), ...reader.objects(incident, 'roles')];
	const tasks = [...reader.objects(reader.object(incident, 'taskList'), 'tasks'), ...reader.objects(joined, 'tasks')];
	reader.take(incident, 'severityID', 'heroImagePath', 'durationSeconds', 'modifiedTime');
	reader.take(membership, 'totalAssignments', 'totalParticipants');
	reader.take(reader.object(incident, 'taskList'), 'todoCount', 'doneCount');
	return {
		...emptyIncident('Grafana Incident'),
		id: reader.text(incident, 'incidentID'),
		title: reader.text(incident, 'title'),
		summary: summary === undefined ? undefined : paragraphs(summary),
		severity: severity === undefined ? undefined : importedSeverity(severity),
		status: importedStatus(reader.text(incident, 'status')),
		services: labels.filter(isService).map(({ value }) => value),
		start: timeOf(reader, incident, 'incidentStart', 'createdTime'),
		end: timeOf(reader, incident, 'incidentEnd', 'closedTime'),
		timeline: oldestFirst(reader.objects(joined, 'activityItems', 'activity').flatMap((item) => activityOf(reader, item))),
		people: [
			...assignments.flatMap((assignment) => {
				const role = nameOf(reader, assignment, 'role') ?? reader.text(assignment, 'role');
				const name = nameOf(reader, assignment, 'user');
				return name === undefined ? [] : [{ role: role ?? 'Responder', name }];
			}),
			...factsOf({ 'Declared by': nameOf(reader, incident, 'createdByUser') }).map(({ label, value }) => ({ role: label, name: value })),
		],
		actionItems: tasks.flatMap((task) => itemOf(reader, task)),
		links: [
			...linkOf(reader.text(incident, 'overviewURL'), 'Grafana incident'),
			...reader.objects(incident, 'refs').flatMap((ref) => {
				const href = reader.text(ref, 'url');
				return href === undefined ? [] : linkOf(href, reader.text(ref, 'title', 'key', 'ref') ?? href);
			}),
		],
		facts: [
			...labels.filter((label) => !isService(label)),
			...(incident['isDrill'] === true ? [{ label: 'Drill', value: 'yes: this was an exercise' }] : []),
		],
	};
}

/** The first of several times that can exist, else the first words; the others stay among what is left over. */
function timeOf(reader: PayloadReader, incident: JsonObject, ...keys: readonly string[]): string | undefined {
	const stated = keys.filter((key) => typeof incident[key] === 'string' && payloadTime(incident[key]) !== undefined);
	return reader.text(incident, ...stated, ...keys);
}

/** The name of a person, a role or a level; what the account says about it besides is of no use here. */
function nameOf(reader: PayloadReader, object: JsonObject, key: string): string | undefined {
	const named = reader.object(object, key);
	reader.take(named, 'userID', 'roleID', 'orgID', 'gravatarURL', 'createdAt', 'updatedAt', 'description');
	return reader.text(named, 'name', 'displayName', 'label');
}

/** Labels by their key; `squad:shop` states its key in its text. One without any key names what is affected. */
function labelsOf(reader: PayloadReader, incident: JsonObject): Fact[] {
	const stated = reader.objects(incident, 'labels').flatMap((label) => {
		reader.take(label, 'colorHex', 'labelID');
		const value = reader.text(label, 'label', 'value', 'name');
		return value === undefined ? [] : [{ key: reader.text(label, 'key'), value }];
	});
	const bare = reader.texts(incident, 'labels').map((value) => ({ key: undefined, value }));
	return [...stated, ...bare].map(({ key, value }) => {
		const [, inText, rest] = /^([\w-]{1,40}):\s?(\S.*)$/.exec(value) ?? [];
		return key === undefined && inText !== undefined && rest !== undefined
			? { label: inText, value: rest }
			: { label: key ?? 'service', value };
	});
}

function isService({ label }: Fact): boolean {
	return /service|system|component|product|^tags?$/i.test(label);
}

function activityOf(reader: PayloadReader, item: JsonObject): IncidentEvent[] {
	const kind = reader.text(item, 'activityKind');
	const actor = nameOf(reader, item, 'user');
	reader.take(item, 'activityItemID', 'incidentID', 'relevance', 'createdTime', 'immutable');
	const words = reader.text(item, 'body') ?? (kind === undefined ? undefined : sentenceOf(kind));
	return eventOf(reader.text(item, 'eventTime', 'createdTime'), words, actor);
}

function itemOf(reader: PayloadReader, task: JsonObject): ImportedItem[] {
	const text = reader.text(task, 'text', 'title');
	const status = reader.text(task, 'status');
	const owner = nameOf(reader, task, 'assignedUser');
	nameOf(reader, task, 'authorUser');
	reader.take(task, 'taskID', 'incidentID', 'createdTime', 'modifiedTime');
	if (text === undefined) return [];
	const known = status === 'done' ? 'done' : status === 'progress' ? 'in-progress' : 'open';
	return [{ text, status: known, ...(owner === undefined ? {} : { owner }) }];
}

/** `severityChanged` as words: “Severity changed”. */
function sentenceOf(kind: string): string {
	const words = kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
