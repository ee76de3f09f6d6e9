import { namesDocument } from '../vocabulary/document-words.ts';
import type { Words } from '../vocabulary/words.ts';
import type { DocumentStatus, Field, IncidentStatus, StatusReading } from './postmortem.ts';

export interface Statuses {
	readonly incident: StatusReading | undefined;
	readonly document: StatusReading | undefined;
}

/** Both statuses of a document. One field may carry either; its name or else its words say which. */
export function readStatuses(fields: readonly Field[], words: Words): Statuses {
	let incident: StatusReading | undefined;
	let document: StatusReading | undefined;
	for (const field of fields) {
		if (field.id !== 'status' || field.value === '' || isChoice(field.value)) continue;
		const [first = ''] = field.value.split(/[,;(|–—]/, 1);
		const ofDocument = namesDocument(field.label);
		const ofIncident = !ofDocument && /incident|incidente|vorfall|outage/i.test(field.label);
		const part = (read: (text: string) => string | undefined): string | undefined => read(first) ?? read(field.value);
		const documentValue = ofIncident ? undefined : part(words.documentStatus);
		const incidentValue = ofDocument ? undefined : part(words.incidentStatus);
		if (documentValue !== undefined && (ofDocument || words.documentStatus(first) !== undefined || incidentValue === undefined)) {
			document ??= { text: field.value, range: field.range, value: documentValue as DocumentStatus, final: finals.has(documentValue) };
		}
		if (incidentValue !== undefined && (ofIncident || words.incidentStatus(first) !== undefined || documentValue === undefined)) {
			incident ??= { text: field.value, range: field.range, value: incidentValue as IncidentStatus, final: false };
		}
	}
	return { incident, document };
}

/** What a template offers to choose from is no answer: "[Monitoring or Resolved]". */
function isChoice(value: string): boolean {
	return value.startsWith('[') && value.indexOf(']') === value.length - 1 && /\bor\b|[/|,]/i.test(value);
}

const finals: ReadonlySet<string> = new Set(['approved', 'final', 'published', 'complete', 'closed']);
