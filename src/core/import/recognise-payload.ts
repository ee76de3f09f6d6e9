import { readAlerts } from './alerts.ts';
import { readGrafanaIncident } from './grafana-incident.ts';
import type { Incident } from './incident.ts';
import { readIncidentIo } from './incident-io.ts';
import { answerOf, isAnswerAlone, joinedAnswers, subjectOf, together } from './joined-answers.ts';
import { parseYamlPayload, readMortician } from './mortician.ts';
import { readNeutralIncident } from './neutral.ts';
import { readOpsgenie } from './opsgenie.ts';
import { readPagerDutyIncident, readPagerDutyWebhooks } from './pagerduty.ts';
import {
	decodePayload,
	isList,
	isObject,
	type Json,
	type JsonObject,
	type Leftover,
	PayloadReader,
	parsePayload,
	UnusablePayload,
} from './payload.ts';
import { readSlackChannel } from './slack.ts';
import { readStatuspage } from './statuspage.ts';

/** A file of a payload: its path inside the chosen folder, with `/`, and its bytes. */
export interface PayloadFile {
	readonly path: string;
	readonly bytes: Uint8Array;
}

/** One incident of a payload with what no reader had a place for. */
export interface RecognisedIncident {
	readonly incident: Incident;
	readonly leftovers: readonly Leftover[];
}

/**
 * The incidents that a payload holds, recognised by the shape of its values, never by a file's name. At least one.
 *
 * @param directory A list of people from beside the payload, such as the `users.json` above a channel of Slack; ignored when it is none.
 * @throws UnusablePayload with one sentence when nothing in it can be used.
 */
export function recognisePayload(files: readonly PayloadFile[], directory?: PayloadFile): readonly RecognisedIncident[] {
	const bundles = morticianBundles(files);
	if (bundles.length > 0) return bundles;
	const parsed = files
		.filter((file) => files.length === 1 || /\.json$/i.test(file.path))
		.map((file) => ({ path: file.path, value: parsePayload(decodePayload(file.bytes, file.path), file.path) }));
	if (parsed.length === 0) throw new UnusablePayload('There is no JSON file and no meta.yaml in this folder.');
	const slack = slackChannels(parsed, directory);
	if (slack.length > 0) return slack;

	const roots = parsed.map(({ value }) => value);
	const candidates = roots.flatMap((root) => candidatesOf(root)).filter((candidate) => shapeOf(candidate) !== undefined);
	const incidents = candidates.filter((candidate) => candidates.length === 1 || !isAnswerAlone(candidate));
	if (incidents.length === 0) {
		throw new UnusablePayload(
			`${files.length === 1 ? (files[0]?.path ?? 'The payload') : 'The folder'} has no known shape: expected an incident of PagerDuty, Opsgenie, Statuspage, incident.io, Alertmanager, Grafana, Slack, mortician, or of the incident schema.`,
		);
	}
	const groups = groupedByIncident(incidents);
	const answers = joinedAnswers(roots);
	return groups.map((group) => {
		const others = incidents.filter((other) => !group.includes(other));
		if (others.length === 0) return readIncident(group, answers, roots, new Set());
		const named = new Set(
			Object.values(answers).flatMap((parts) => (isList(parts) ? parts.filter((part) => subjectOf(part) !== undefined) : [])),
		);
		const ids = new Set(group.flatMap((candidate) => idsOf(candidate)));
		const own = Object.entries(answers).map(([key, parts]): [string, Json] => [
			key,
			isList(parts) ? parts.filter((part) => ids.has(subjectOf(part) ?? '')) : [],
		]);
		return readIncident(group, Object.fromEntries(own), roots, new Set([...others, ...named]));
	});
}

function idsOf(candidate: JsonObject): string[] {
	const subject = webhookSubject(candidate);
	return [candidate['id'], candidate['incidentID'], candidate['incident_id'], candidate['incident_number'], subject]
		.filter((id) => typeof id === 'string' || typeof id === 'number')
		.map(String);
}

/** Webhooks about one incident belong together; every other candidate is an incident of its own. */
function groupedByIncident(candidates: readonly JsonObject[]): readonly JsonObject[][] {
	const groups = new Map<Json, JsonObject[]>();
	for (const candidate of candidates) {
		const key = webhookSubject(candidate) ?? candidate;
		const group = groups.get(key);
		if (group) group.push(candidate);
		else groups.set(key, [candidate]);
	}
	return [...groups.values()];
}

/** The incident's id; events such as a note name it inside of their own data. */
function webhookSubject({ event }: JsonObject): Json | undefined {
	const data = isObject(event) ? event['data'] : undefined;
	if (!isObject(data)) return undefined;
	return isObject(data['incident']) ? data['incident']['id'] : data['id'];
}

/** What may be an incident in a value: itself, or what stands in the envelopes that vendors wrap it into. */
function candidatesOf(value: Json, depth = 0): readonly JsonObject[] {
	if (isList(value)) {
		if (value.length > 0 && value.every((part) => isObject(part) && Object.hasOwn(part, 'startsAt'))) return [{ alerts: value }];
		const answer = answerOf(value);
		if (answer === 'log_entries') return incidentOfEntries(value);
		return answer === undefined ? value.flatMap((part) => (isObject(part) ? candidatesOf(part, depth) : [])) : [];
	}
	if (!isObject(value)) return [];
	for (const key of ['incidents', 'data', 'incident', 'alert']) {
		const inner = Object.hasOwn(value, key) ? value[key] : undefined;
		// A payload of our own schema may have a field called “incident” that is a word.
		if (isList(inner) && inner.some(isObject) && key !== 'alert') return inner.filter(isObject);
		if (isObject(inner) && shapeOf(inner) !== undefined) return [inner];
		if (isObject(inner) && key === 'data') return candidatesOf(inner, depth);
	}
	if (shapeOf(value) !== undefined) return [value];
	const entries = value['log_entries'];
	if (isList(entries)) return incidentOfEntries(entries);
	// An envelope that nobody told us of, such as the name of a webhook's event.
	return depth > 2 ? [] : Object.values(value).flatMap((inner) => (isObject(inner) ? candidatesOf(inner, depth + 1) : []));
}

/** Log entries that came alone: each names the incident that it is about. */
function incidentOfEntries(entries: readonly Json[]): JsonObject[] {
	const named = entries.flatMap((entry) => (isObject(entry) && isObject(entry['incident']) ? [entry['incident']] : []));
	const known = new Map(named.map((incident) => [incident['id'], incident]));
	return [...known.values()];
}

type Shape = 'grafanaIncident' | 'pagerduty' | 'pagerdutyWebhook' | 'opsgenie' | 'statuspage' | 'incidentIo' | 'alerts' | 'neutral';

function shapeOf(value: JsonObject): Shape | undefined {
	const has = (...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(value, key));
	const event = value['event'];
	if (isObject(event) && Object.hasOwn(event, 'event_type') && isObject(event['data'])) {
		return ['title', 'incident', 'incident_key'].some((key) => Object.hasOwn(event['data'] as JsonObject, key))
			? 'pagerdutyWebhook'
			: undefined;
	}
	// How PagerDuty refers to an incident elsewhere: by its number and title.
	if (has('id') && typeof value['summary'] === 'string' && /^\[#\d+\] /.test(value['summary'])) return 'pagerduty';
	if (has('incident_number') || (has('urgency') && (has('html_url') || has('service') || has('created_at')))) return 'pagerduty';
	if (
		isList(value['alerts']) &&
		value['alerts'].some((alert) => isObject(alert) && (Object.hasOwn(alert, 'startsAt') || Object.hasOwn(alert, 'labels')))
	) {
		return 'alerts';
	}
	if (has('alerts', 'groupKey') && (has('commonLabels') || has('groupLabels'))) return 'alerts';
	if (has('incident_status') || has('incident_timestamp_values') || has('incident_role_assignments') || has('reference', 'permalink'))
		return 'incidentIo';
	if (has('incident_updates') && (has('impact') || has('shortlink') || has('name'))) return 'statuspage';
	if (has('shortlink', 'impact')) return 'statuspage';
	if (has('name', 'impact') && ['started_at', 'resolved_at', 'monitoring_at', 'page_id'].some((key) => has(key))) return 'statuspage';
	if (has('tinyId') || has('impactedServices') || (has('message') && has('priority') && has('createdAt'))) return 'opsgenie';
	if (has('incidentID') && (has('title') || has('createdTime'))) return 'grafanaIncident';
	const timeline = value['timeline'];
	if (
		has('incident_id') ||
		has('services_affected') ||
		(isList(timeline) && timeline.some(isObject)) ||
		(has('title') && ['severity', 'start', 'summary', 'timeline', 'action_items', 'services'].some((key) => has(key)))
	) {
		return 'neutral';
	}
	return undefined;
}

/** Reads an incident; what nobody took of all that was given goes with it, unless it belongs to another incident. */
function readIncident(
	group: readonly JsonObject[],
	joined: JsonObject,
	roots: readonly Json[],
	others: ReadonlySet<Json>,
): RecognisedIncident {
	const reader = new PayloadReader();
	const own = group.at(-1) ?? {};
	const incident = readShape(reader, group, together(own, joined));
	const inside = group.flatMap((candidate) => reader.leftovers(candidate));
	const read = new Set<Json>([...others, ...group, ...group.flatMap(({ alerts }) => (alerts === undefined ? [] : [alerts]))]);
	const around = roots.flatMap((root) => reader.leftovers(root, read));
	// Counts and limits of an answer's envelope say nothing about the incident.
	return { incident, leftovers: [...inside, ...around.filter(({ value }) => !/^\d+(?:\.\d+)?$/.test(value))] };
}

function readShape(reader: PayloadReader, group: readonly JsonObject[], joined: JsonObject): Incident {
	const candidate = group.at(-1) ?? {};
	switch (shapeOf(candidate)) {
		case 'pagerduty':
			return readPagerDutyIncident(reader, candidate, joined);
		case 'pagerdutyWebhook':
			return readPagerDutyWebhooks(
				reader,
				group.flatMap(({ event }) => (isObject(event) ? [event] : [])),
			);
		case 'opsgenie':
			return readOpsgenie(reader, candidate, joined);
		case 'statuspage':
			return readStatuspage(reader, candidate, joined);
		case 'incidentIo':
			return readIncidentIo(reader, candidate, joined);
		case 'grafanaIncident':
			return readGrafanaIncident(reader, candidate, joined);
		case 'alerts':
			return readAlerts(reader, candidate);
		default:
			return readNeutralIncident(reader, candidate);
	}
}

function slackChannels(
	parsed: readonly { readonly path: string; readonly value: Json }[],
	directory: PayloadFile | undefined,
): RecognisedIncident[] {
	const lists = parsed.map(({ path, value }) => ({
		path,
		list: isList(value) ? value : isObject(value) && isList(value['messages']) ? value['messages'] : [],
	}));
	const inside = lists.filter(({ list }) => list.length > 0 && list.every(isUser)).flatMap(({ list }) => list.filter(isObject));
	const users = inside.length > 0 ? inside : usersOf(directory);
	const channels = new Map<string, JsonObject[]>();
	for (const { path, list } of lists) {
		if (!list.some(isMessage)) continue;
		const folder = path.split('/').at(-2) ?? '';
		const channel = channels.get(folder) ?? [];
		for (const message of list) if (isObject(message)) channel.push(message);
		channels.set(folder, channel);
	}
	return [...channels].map(([folder, messages]) => {
		const reader = new PayloadReader();
		return {
			incident: readSlackChannel(reader, messages, users, folder === '' ? undefined : folder),
			leftovers: reader.leftovers(messages),
		};
	});
}

function usersOf(file: PayloadFile | undefined): JsonObject[] {
	try {
		const value = file ? parsePayload(decodePayload(file.bytes, file.path), file.path) : [];
		return isList(value) && value.every(isUser) ? value.filter(isObject) : [];
	} catch (error) {
		if (error instanceof UnusablePayload) return [];
		throw error;
	}
}

function isMessage(value: Json): boolean {
	return isObject(value) && typeof value['ts'] === 'string' && /^\d{9,11}\.\d+$/.test(value['ts']);
}

function isUser(value: Json): boolean {
	return isObject(value) && typeof value['id'] === 'string' && isObject(value['profile']);
}

/** Each folder with a `meta.yaml` is an incident. */
function morticianBundles(files: readonly PayloadFile[]): RecognisedIncident[] {
	return files
		.filter(({ path }) => /(?:^|\/)meta\.ya?ml$/.test(path))
		.map((meta) => {
			const folder = meta.path.slice(0, meta.path.lastIndexOf('/') + 1);
			const named = (...names: readonly string[]): PayloadFile | undefined =>
				files.find(({ path }) => names.some((name) => path === folder + name));
			const yaml = (file: PayloadFile | undefined): JsonObject =>
				file ? parseYamlPayload(decodePayload(file.bytes, file.path), file.path) : {};
			const index = named('index.md');
			const bundle = {
				meta: yaml(meta),
				timeline: yaml(named('timeline.yaml', 'timeline.yml')),
				actions: yaml(named('actions.yaml', 'actions.yml')),
				index: index && decodePayload(index.bytes, index.path),
			};
			const reader = new PayloadReader();
			return {
				incident: readMortician(reader, bundle),
				leftovers: [bundle.meta, bundle.timeline, bundle.actions].flatMap((file) => reader.leftovers(file)),
			};
		});
}
