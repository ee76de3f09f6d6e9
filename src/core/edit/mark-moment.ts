import type { Field, Postmortem, Timeline, TimelineEntry } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { contains } from '../text/range.ts';
import { momentLabel } from '../vocabulary/document-words.ts';
import type { Moment } from '../vocabulary/terms.ts';
import { setField } from './header-field.ts';

/**
 * The edits that make an entry the one that marks a moment: a label in front of its words, in the document's language. Another entry of
 * its timeline that was labelled so loses its label, and a header field that states the moment gets the entry's time. Empty when the
 * entry marks the moment already.
 */
export function markMoment(postmortem: Postmortem, entry: TimelineEntry, moment: Moment): TextEdit[] {
	const { timelines, language } = postmortem;
	const timeline = timelines.find(({ entries }) => entries.includes(entry));
	const edits: TextEdit[] = [];
	for (const other of timeline?.entries ?? []) {
		const label = other === entry ? undefined : labelOf(postmortem, other, moment);
		if (label) edits.push({ range: label, text: '' });
	}
	if (!entry.marks.some((mark) => mark.moment === moment && mark.certainty === 'explicit')) {
		const at = entry.textRange.start;
		edits.push({ range: { start: at, end: at }, text: `${momentLabel(moment, language)}: ` });
	}
	const field = headerFieldOf(postmortem, timeline, moment);
	const { instant } = entry.time;
	if (field && instant) {
		const value = `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
		const stated = moment === 'start' ? postmortem.start : moment === 'resolved' ? postmortem.end : undefined;
		const isStated = stated !== undefined && contains(field.range, stated.range) && stated.instant === instant;
		if (!isStated && field.value !== value) edits.push(setField(postmortem, field, value));
	}
	return edits.sort((a, b) => a.range.start - b.range.start);
}

/** A label in front of an entry's words that marks the moment, with the colon and space behind it. */
function labelOf({ text }: Postmortem, { textRange, marks }: TimelineEntry, moment: Moment): { start: number; end: number } | undefined {
	const mark = marks.find((candidate) => candidate.moment === moment && candidate.certainty === 'explicit');
	if (!mark || mark.range.start !== textRange.start) return undefined;
	const joint = /^[:：]\s*/.exec(text.slice(mark.range.end, textRange.end))?.[0];
	return joint === undefined ? undefined : { start: mark.range.start, end: mark.range.end + joint.length };
}

/**
 * The field that states the moment. A later timeline of a file about several incidents has its own header above it, behind the timeline
 * before; where it has none, it tells more of the same incident.
 */
function headerFieldOf({ fields, timelines }: Postmortem, timeline: Timeline | undefined, moment: Moment): Field | undefined {
	const id = moment === 'start' ? 'start' : moment === 'resolved' ? 'end' : moment === 'detected' ? 'detected' : undefined;
	const before = timelines[timeline ? timelines.indexOf(timeline) - 1 : -1];
	const own = fields.filter(({ range }) => timeline && before && range.start >= before.range.end && range.end <= timeline.range.start);
	const isAnother = own.some((field) => field.id === 'start' || field.id === 'end' || field.id === 'date');
	return id && (isAnother ? own : fields).find((field) => field.id === id && field.value !== '');
}
