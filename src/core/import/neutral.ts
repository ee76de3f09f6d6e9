import { paragraphs } from './escape.ts';
import type { ImportedItem, Incident } from './incident.ts';
import { emptyIncident, eventOf, importedStatus } from './incident-parts.ts';
import type { JsonObject, PayloadReader } from './payload.ts';
import { importedSeverity } from './severity.ts';

/** Our own open form, described by `schemas/incident.schema.json`; the small export of metrics and events that guides show is a part of it. */
export function readNeutralIncident(reader: PayloadReader, payload: JsonObject): Incident {
	const severity = reader.text(payload, 'severity');
	const summary = reader.text(payload, 'summary', 'description');
	const metrics = reader.object(payload, 'metrics');
	reader.take(payload, '$schema');
	return {
		...emptyIncident('Incident data'),
		id: reader.text(payload, 'incident_id', 'id'),
		title: reader.text(payload, 'title', 'name'),
		summary: summary === undefined ? undefined : paragraphs(summary),
		severity: severity === undefined ? undefined : importedSeverity(severity),
		status: importedStatus(reader.text(payload, 'status')),
		services: reader.texts(payload, 'services_affected', 'services'),
		category: reader.text(payload, 'root_cause_category', 'category'),
		start: reader.text(payload, 'start', 'started_at', 'start_time'),
		end: reader.text(payload, 'end', 'ended_at', 'resolved_at', 'end_time'),
		timeline: reader
			.objects(payload, 'timeline')
			.flatMap((entry) =>
				eventOf(
					reader.text(entry, 'timestamp', 'time', 'at'),
					reader.text(entry, 'event', 'text', 'description', 'message'),
					reader.text(entry, 'actor', 'who'),
				),
			),
		people: reader.objects(payload, 'people').flatMap((person) => {
			const name = reader.text(person, 'name');
			return name === undefined ? [] : [{ role: reader.text(person, 'role') ?? 'Responder', name }];
		}),
		metrics: Object.keys(metrics ?? {}).flatMap((key) => {
			const value = reader.text(metrics, key);
			return value === undefined ? [] : [{ label: labelOf(key), value }];
		}),
		actionItems: reader.objects(payload, 'action_items', 'actionItems', 'actions').flatMap((item) => itemOf(reader, item)),
		links: reader.objects(payload, 'links').flatMap((link) => {
			const href = reader.text(link, 'href', 'url');
			return href === undefined ? [] : [{ href, text: reader.text(link, 'text', 'title', 'name') ?? href }];
		}),
	};
}

function itemOf(reader: PayloadReader, item: JsonObject): ImportedItem[] {
	const text = reader.text(item, 'text', 'title', 'action', 'description', 'task');
	if (text === undefined) return [];
	const status = reader.text(item, 'status')?.toLowerCase().replaceAll(/[\s_]/g, '-');
	const optional = {
		owner: reader.text(item, 'owner', 'assignee'),
		due: reader.text(item, 'due', 'due_date', 'deadline'),
		priority: reader.text(item, 'priority'),
		link: reader.text(item, 'link', 'url', 'ticket'),
	};
	const written = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
	const known = (['in-progress', 'done', 'dropped'] as const).find((one) => one === status);
	return [{ text, status: known ?? 'open', ...written }];
}

/** `error_rate_peak` as people write it: “Error rate peak”. */
function labelOf(key: string): string {
	const words = key.replace(/[_-]+/g, ' ').trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
