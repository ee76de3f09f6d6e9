import { paragraphs, quotedMarkdown } from './escape.ts';
import type { Incident } from './incident.ts';
import { emptyIncident, eventOf, importedStatus, linkOf, oldestFirst } from './incident-parts.ts';
import type { JsonObject, PayloadReader } from './payload.ts';
import { payloadTime } from './payload-time.ts';
import { importedSeverity } from './severity.ts';

/** An incident of Statuspage. Its updates come newest first; its times may carry a local offset. */
export function readStatuspage(reader: PayloadReader, incident: JsonObject, joined: JsonObject): Incident {
	const impact = reader.text(incident, 'impact');
	const updates = reader.objects(joined, 'incident_updates', 'updates').map((update) => readUpdate(reader, update));
	const components = reader.objects(incident, 'components').flatMap((component) => {
		reader.take(component, 'position', 'created_at', 'updated_at');
		return reader.text(component, 'name') ?? [];
	});
	const oldest = updates.filter(({ body, at }) => body !== undefined && at !== undefined).sort((a, b) => (a.at ?? 0) - (b.at ?? 0))[0];
	const monitoring = updates.some(({ word }) => word === 'monitoring') ? undefined : reader.text(incident, 'monitoring_at');
	reader.take(incident, 'page_id');
	const postmortem = reader.text(incident, 'postmortem_body');
	return {
		...emptyIncident('Statuspage'),
		id: reader.text(incident, 'id'),
		title: reader.text(incident, 'name'),
		summary: oldest?.body === undefined ? undefined : paragraphs(oldest.body),
		severity: impact === undefined ? undefined : importedSeverity(impact),
		status: importedStatus(reader.text(incident, 'status')),
		services: [...new Set([...components, ...updates.flatMap(({ changes }) => changes.map(({ name }) => name))])],
		start: reader.text(incident, 'started_at', 'created_at'),
		end: reader.text(incident, 'resolved_at'),
		timeline: [
			...oldestFirst(
				updates.flatMap(({ time, word, body, changes }) => {
					const said = [word === undefined ? undefined : capitalised(word), body].filter(Boolean).join(': ');
					const moved = changes.flatMap(({ name, change }) => (change ? [`${name}: ${change}`] : []));
					return eventOf(time, [said, moved.length > 0 ? `(${moved.join(', ')})` : ''].join(' ').trim());
				}),
			),
			...(monitoring === undefined ? [] : eventOf(monitoring, 'Status page set to monitoring')),
		],
		links: linkOf(reader.text(incident, 'shortlink'), 'Status page'),
		supporting: postmortem === undefined ? [] : [{ title: 'Published postmortem', markdown: quotedMarkdown(postmortem) }],
	};
}

interface Update {
	readonly time: string | undefined;
	readonly at: number | undefined;
	readonly word: string | undefined;
	readonly body: string | undefined;
	/** Components with the states between which they moved, where they moved. */
	readonly changes: readonly { readonly name: string; readonly change: string | undefined }[];
}

function readUpdate(reader: PayloadReader, update: JsonObject): Update {
	const time = reader.text(update, 'display_at', 'created_at');
	// The moment at which the text was typed and stored says nothing about the incident.
	reader.take(update, 'created_at', 'updated_at');
	const changes = reader.objects(update, 'affected_components').flatMap((component) => {
		const name = reader.text(component, 'name');
		const states = [reader.text(component, 'old_status'), reader.text(component, 'new_status')].filter((state) => state !== undefined);
		reader.take(component, 'code');
		const change = new Set(states).size > 1 ? states.map((state) => state.replaceAll('_', ' ')).join(' → ') : undefined;
		return name === undefined ? [] : [{ name, change }];
	});
	return { time, at: payloadTime(time)?.at, word: reader.text(update, 'status'), body: reader.text(update, 'body'), changes };
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ');
}
