import type { Field, Postmortem, Timeline, TimelineEntry } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { contains, textAt } from '../text/range.ts';
import { momentLabel } from '../vocabulary/document-words.ts';
import type { Moment } from '../vocabulary/terms.ts';
import { setField } from './header-field.ts';
import { fieldsBeside } from './incident-fields.ts';
import { listMarkerOf } from './list-numbers.ts';

/**
 * The edits that make an entry the one that marks a moment: a label in front of its words, in the document's language. Another entry of
 * its timeline that was labelled so loses its label, and a header field that states the moment gets the entry's time. Empty when the
 * entry marks the moment already.
 */
export function markMoment(postmortem: Postmortem, entry: TimelineEntry, moment: Moment): TextEdit[] {
	const { text, timelines, language } = postmortem;
	const timeline = timelines.find(({ entries }) => entries.includes(entry));
	const edits: TextEdit[] = [];
	for (const other of timeline?.entries ?? []) {
		const label = other === entry ? undefined : labelOf(postmortem, other, moment);
		if (label) edits.push({ range: label, text: '' });
	}
	if (!entry.marks.some((mark) => mark.moment === moment && mark.certainty === 'explicit')) {
		const at = wordsStart(text, entry);
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

/** Where an entry's words begin: those that stand as a list below their time behind its first marker. */
function wordsStart(text: string, { textRange }: TimelineEntry): number {
	return textRange.start + listMarkerOf(textAt(text, textRange)).length;
}

/** A label in front of an entry's words that marks the moment, with the colon and space behind it. */
function labelOf({ text }: Postmortem, entry: TimelineEntry, moment: Moment): { start: number; end: number } | undefined {
	const { textRange, marks } = entry;
	const mark = marks.find((candidate) => candidate.moment === moment && candidate.certainty === 'explicit');
	if (!mark || mark.range.start !== wordsStart(text, entry)) return undefined;
	const joint = /^[:：]\s*/.exec(text.slice(mark.range.end, textRange.end))?.[0];
	return joint === undefined ? undefined : { start: mark.range.start, end: mark.range.end + joint.length };
}

function headerFieldOf(postmortem: Postmortem, timeline: Timeline | undefined, moment: Moment): Field | undefined {
	const id = moment === 'start' ? 'start' : moment === 'resolved' ? 'end' : moment === 'detected' ? 'detected' : undefined;
	return id && fieldsBeside(postmortem, timeline).find((field) => field.id === id && field.value !== '');
}
