import type { Postmortem, Timeline } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { counted } from './list-numbers.ts';
import { appendTimelineEntry, beginsWithLast, dayInTimeline, type NewEntry } from './timeline-edits.ts';

/**
 * The edits that add entries to the document's last timeline, each where its time belongs; those that belong to one place are one edit,
 * in the order of the timeline, a numbered list counts on behind it, and what stands there keeps its day. A document without a timeline,
 * or with an empty one, gets them in one piece.
 */
export function insertTimelineEntries(postmortem: Postmortem, entries: readonly NewEntry[]): readonly TextEdit[] {
	const ordered = entries
		.map((entry, index) => ({ entry, index }))
		.sort((a, b) => Date.parse(a.entry.instant) - Date.parse(b.entry.instant) || a.index - b.index)
		.map(({ entry }) => entry);
	const timeline = postmortem.timelines.at(-1);
	if (!timeline || timeline.entries.length === 0) return inOnePiece(postmortem, ordered);
	const byPlace = new Map<number, TextEdit>();
	const lastOfPlace = new Map<number, NewEntry>();
	for (const entry of beginsWithLast(timeline) ? ordered.toReversed() : ordered) {
		const near = appendTimelineEntry(postmortem, entry);
		const above = lastOfPlace.get(near.range.start);
		const isOnSameDay = !above || dayInTimeline(timeline, above.instant) === dayInTimeline(timeline, entry.instant);
		const edit = isOnSameDay ? near : appendTimelineEntry(postmortem, entry, true);
		const before = byPlace.get(edit.range.start);
		byPlace.set(edit.range.start, before ? { range: before.range, text: before.text + edit.text } : edit);
		lastOfPlace.set(edit.range.start, entry);
	}
	const insertions = [...byPlace.values()].sort((a, b) => a.range.start - b.range.start);
	return [...counted(postmortem, timeline, insertions), ...keptDays(timeline, lastOfPlace)];
}

/** The edits that write the day of an entry that has it from the one above, where a new one of another day comes between them. */
function keptDays(timeline: Timeline, lastOfPlace: ReadonlyMap<number, NewEntry>): TextEdit[] {
	const { entries } = timeline;
	return [...lastOfPlace].flatMap(([place, { instant }]): TextEdit[] => {
		const index = entries.findIndex(({ range }) => range.start >= place);
		const below = entries[index];
		if (!below?.time.dayInferred || below.time.day === undefined || below.time.clock === undefined) return [];
		const above = entries[index - 1];
		const day = dayInTimeline(timeline, instant);
		if (day === below.time.day || day === above?.time.day || (above && above.run !== below.run)) return [];
		const at = below.time.range.start;
		return [{ range: { start: at, end: at }, text: `${below.time.day} ` }];
	});
}

/** Where no entry shows the form, the first one does: the others follow it line by line. */
function inOnePiece(postmortem: Postmortem, [first, ...rest]: readonly NewEntry[]): TextEdit[] {
	if (!first) return [];
	const edit = appendTimelineEntry(postmortem, first);
	const written =
		edit.text
			.trim()
			.split(/\r\n|[\r\n]/)
			.at(-1) ?? '';
	const line = edit.text.lastIndexOf(written);
	const newLine = edit.text.includes('\r\n') ? '\r\n' : '\n';
	const lines = rest.map((entry) => {
		const like = appendTimelineEntry(postmortem, entry).text;
		return (
			like
				.trim()
				.split(/\r\n|[\r\n]/)
				.at(-1) ?? ''
		);
	});
	const end = line + written.length;
	return [{ range: edit.range, text: edit.text.slice(0, end) + lines.map((one) => newLine + one).join('') + edit.text.slice(end) }];
}
