import { isList, isObject, type Json, type JsonObject } from './payload.ts';

/** The separate answers of all files: under their keys, inside of `data`, or as lists that are known by what they hold. */
export function joinedAnswers(values: readonly Json[]): JsonObject {
	const joined = new Map<string, Json[]>();
	const join = (key: string, parts: readonly Json[]): void => {
		joined.set(key, [...(joined.get(key) ?? []), ...parts]);
	};
	const visit = (value: Json | undefined, under?: string): void => {
		if (isList(value)) {
			const key = under ?? answerOf(value);
			if (key !== undefined) join(key, value);
		} else if (isObject(value)) {
			for (const key of joinedKeys) {
				const part = Object.hasOwn(value, key) ? value[key] : undefined;
				if (isList(part)) join(key, part);
				// A whole answer may stand under its key, envelope and all.
				else if (isObject(part)) visit(part, Object.hasOwn(part, key) ? undefined : key);
			}
			if (Object.hasOwn(value, 'data')) visit(value['data'], under);
		}
	};
	for (const value of values) visit(value);
	return Object.fromEntries(joined);
}

/** The key under which a bare list would stand, by the keys of its parts; undefined for any other list. */
export function answerOf(list: readonly Json[]): string | undefined {
	const first = list.find(isObject);
	if (!first) return undefined;
	const has = (...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(first, key));
	if (typeof first['type'] === 'string' && first['type'].endsWith('_log_entry')) return 'log_entries';
	if (has('note', 'createdAt')) return 'notes';
	if (has('body', 'status') && (has('display_at') || has('incident_id'))) return 'incident_updates';
	if (has('activityKind')) return 'activityItems';
	if (has('taskID')) return 'tasks';
	const isIncident = has('severity') || has('timeline') || has('services_affected') || has('urgency');
	if (has('title', 'status') && (has('assignee') || has('incident_id')) && !isIncident) return 'follow_ups';
	return undefined;
}

/** An incident with the answers that came beside it; a list that it holds itself is not lost over one of the same name. */
export function together(own: JsonObject, joined: JsonObject): JsonObject {
	const lists = Object.entries(joined).map(([key, parts]): [string, Json] => {
		const held = own[key];
		return [key, isList(held) && isList(parts) ? [...new Set([...held, ...parts])] : parts];
	});
	return { ...own, ...Object.fromEntries(lists.filter(([, parts]) => !isList(parts) || parts.length > 0)) };
}

/** The id of the incident that a part of an answer says it belongs to. */
export function subjectOf(part: Json): string | undefined {
	if (!isObject(part)) return undefined;
	const about =
		part['incident_id'] ?? part['incidentID'] ?? part['incidentId'] ?? (isObject(part['incident']) ? part['incident']['id'] : undefined);
	return typeof about === 'string' || typeof about === 'number' ? String(about) : undefined;
}

/** Whether a value holds nothing but answers about an incident that stands elsewhere. */
export function isAnswerAlone(value: JsonObject): boolean {
	return Object.keys(value).every((key) => joinedKeys.includes(key));
}

/** What vendors answer separately for one incident, by the key that they answer it under. */
const joinedKeys = [
	'log_entries',
	'notes',
	'incident_updates',
	'updates',
	'follow_ups',
	'followups',
	'timeline',
	'timelineEntries',
	'entries',
	'logs',
	'activityItems',
	'activity',
	'tasks',
];
