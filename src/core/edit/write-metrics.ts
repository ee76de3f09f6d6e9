import { writtenLength } from '../model/duration.ts';
import { metricsOf } from '../model/metrics.ts';
import type { MetricId, Metrics, Postmortem } from '../model/postmortem.ts';
import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { applyEdits } from '../text/edit.ts';
import { fieldLabel } from '../vocabulary/document-words.ts';
import type { FieldId } from '../vocabulary/terms.ts';
import { writeField } from './header-field.ts';
import { fieldsBeside } from './incident-fields.ts';

/** What the moments of a document give, whatever numbers its header states beside them. */
export function derivedMetrics({ fields, timelines, start, end }: Postmortem, mitigateFrom: 'start' | 'detected'): Metrics {
	const unstated = fields.filter(({ id }) => id === undefined || !statedFields.has(id));
	return metricsOf({ fields: unstated, timelines, start, end, duration: undefined, mitigateFrom });
}

/**
 * The document with the numbers that its moments give in its header: in place of those that stand there, else as fields of their own.
 * The time to resolve is written only where it has a field, since it is the duration. The same text when nothing is known.
 */
export function withMetrics(postmortem: Postmortem, mitigateFrom: 'start' | 'detected', reading: ReadingOptions): string {
	const metrics = derivedMetrics(postmortem, mitigateFrom);
	let current = postmortem;
	for (const [metric, id] of written) {
		const value = metrics[metric];
		// Of a file about several incidents the moments are those of the first.
		const fields = fieldsBeside(current, current.timelines[0]);
		const isThere = fields.some((field) => field.id === id);
		if (!value || (metric === 'timeToResolve' && !isThere)) continue;
		// A guess that stood there unmarked would be taken for what somebody knew.
		const mark = value.certainty === 'guess' ? '~' : '';
		const length = `${mark}${writtenLength(value.minutes, postmortem.language)}`;
		const field = { id, label: fieldLabel(id, postmortem.language), value: length };
		const text = applyEdits(current.text, writeField({ ...current, fields }, field, order));
		if (text !== undefined && text !== current.text) current = readPostmortem(text, reading);
	}
	return current.text;
}

const written: readonly (readonly [MetricId, FieldId])[] = [
	['duration', 'duration'],
	['timeToDetect', 'timeToDetect'],
	['timeToAcknowledge', 'timeToAcknowledge'],
	['timeToMitigate', 'timeToMitigate'],
	['timeToResolve', 'timeToResolve'],
];
const statedFields: ReadonlySet<FieldId> = new Set(written.map(([, id]) => id));
const order: readonly FieldId[] = ['severity', 'status', 'date', 'start', 'detected', 'end', ...written.map(([, id]) => id)];
