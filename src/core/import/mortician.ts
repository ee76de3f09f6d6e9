import { parse } from 'yaml';
import { quotedMarkdown } from './escape.ts';
import type { ImportedItem, Incident } from './incident.ts';
import { emptyIncident, eventOf, importedStatus } from './incident-parts.ts';
import { isList, isObject, type Json, type JsonObject, type PayloadReader, UnusablePayload } from './payload.ts';
import { importedSeverity } from './severity.ts';

/** The files of a mortician bundle by name; each may be missing, `meta.yaml` alone is what makes it one. */
export interface MorticianBundle {
	readonly meta: JsonObject;
	readonly timeline: JsonObject;
	readonly actions: JsonObject;
	readonly index: string | undefined;
}

/**
 * The value of a YAML file, as plain JSON values; a bare list as the events or items that it must be.
 * @throws UnusablePayload when it cannot be read.
 */
export function parseYamlPayload(text: string, name: string): JsonObject {
	try {
		// Aliases are bounded, so that a small file cannot become a huge value.
		const value: unknown = parse(text, { maxAliasCount: 100, schema: 'core' });
		const plain = JSON.parse(JSON.stringify(value ?? {})) as Json;
		if (isList(plain)) return { events: plain, items: plain };
		if (isObject(plain)) return plain;
	} catch {
		throw new UnusablePayload(`${name} is not valid YAML.`);
	}
	throw new UnusablePayload(`${name} holds no fields.`);
}

/** An incident as mortician keeps it: a folder with `meta.yaml`, `timeline.yaml`, `actions.yaml` and `index.md`. */
export function readMortician(reader: PayloadReader, bundle: MorticianBundle): Incident {
	const { meta } = bundle;
	const severity = reader.text(meta, 'severity');
	return {
		...emptyIncident('mortician'),
		id: reader.text(meta, 'id', 'incident_id', 'slug'),
		title: reader.text(meta, 'title', 'name'),
		severity: severity === undefined ? undefined : importedSeverity(severity),
		status: importedStatus(reader.text(meta, 'status')),
		services: reader.texts(meta, 'services', 'systems'),
		category: reader.text(meta, 'category', 'root_cause_category'),
		start: reader.text(meta, 'start', 'started_at', 'started') ?? dayAndClock(reader, meta),
		end: reader.text(meta, 'end', 'ended_at', 'resolved_at', 'resolved'),
		timeline: reader
			.objects(bundle.timeline, 'events')
			.flatMap((event) =>
				eventOf(
					reader.text(event, 'time', 'timestamp'),
					reader.text(event, 'action', 'event', 'description'),
					reader.text(event, 'who', 'actor'),
				),
			),
		people: [
			...reader.texts(meta, 'authors', 'author').map((name) => ({ role: 'Author', name })),
			...reader.texts(meta, 'owner').map((name) => ({ role: 'Owner', name })),
			...reader.texts(meta, 'participants').map((name) => ({ role: 'Participant', name })),
		],
		actionItems: reader.objects(bundle.actions, 'items').flatMap((item): ImportedItem[] => {
			const text = reader.text(item, 'task', 'text');
			const owner = reader.text(item, 'owner');
			const due = dayOf(reader.text(item, 'due'));
			const priority = reader.text(item, 'priority');
			const done = item['done'] === true || /^(?:true|yes|done|x)$/i.test(String(item['done']));
			reader.take(item, 'done');
			if (text === undefined) return [];
			const optional = Object.entries({ owner, due, priority }).filter(([, value]) => value !== undefined);
			return [{ text, status: done ? 'done' : 'open', ...Object.fromEntries(optional) }];
		}),
		supporting: bundle.index === undefined ? [] : [{ title: 'Original text', markdown: quotedMarkdown(bundle.index) }],
	};
}

/** The day and, where it is given, the clock beside it, which mortician writes without a timezone and with microseconds. */
function dayAndClock(reader: PayloadReader, meta: JsonObject): string | undefined {
	const day = reader.text(meta, 'date');
	return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? [day, reader.text(meta, 'time')].filter(Boolean).join('T') : day;
}

/** mortician writes the month first: `04-02-26` is 2 April 2026. */
function dayOf(due: string | undefined): string | undefined {
	return due?.replace(/^(\d\d)-(\d\d)-(\d\d)$/, '20$3-$1-$2');
}
