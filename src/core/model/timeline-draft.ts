import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import type { EntryTime } from './entry-time.ts';
import type { TimelineEntry } from './postmortem.ts';
import { restOfLine, type TimelineLine } from './timeline-line.ts';

/** What the readers of lists, tables, headings and paragraphs find in order, before days and zones are placed. */
export type TimelineDraft =
	| EntryDraft
	/** A line without a time; `beside` when its list or table has lines with one, so that it is written like an entry. */
	| { readonly kind: 'untimed'; readonly line: TimelineLine; readonly range: Range; readonly text: string; readonly beside: boolean }
	/** A line or row that is only a day: the running day from here on, or the time of what follows when that has none. */
	| { readonly kind: 'day'; readonly line: TimelineLine; readonly time: EntryTime }
	/** Any other heading: entries are in order on each side of it only. */
	| { readonly kind: 'heading'; readonly title: string; readonly range: Range }
	/** A table begins: entries are in order within it and in front of it. */
	| { readonly kind: 'table' }
	/** Prose, which may state the zone. */
	| { readonly kind: 'prose'; readonly line: TimelineLine };

export interface EntryDraft {
	readonly kind: 'entry';
	readonly form: TimelineEntry['form'];
	readonly range: Range;
	/** The line or cell that the time stands in, and the time; undefined for a cell that names no time. */
	readonly line: TimelineLine;
	readonly time: EntryTime | undefined;
	/** True when the time is the day of the line above, and nothing is written in the entry itself. */
	readonly below?: boolean;
	/** A column of its own for the day, and one for the end. */
	readonly day?: { readonly line: TimelineLine; readonly time: EntryTime } | undefined;
	readonly until?: { readonly line: TimelineLine; readonly time: EntryTime } | undefined;
	/** The cell of the day's column that names the day in words. */
	readonly dayCell?: TimelineLine | undefined;
	readonly text: string;
	readonly textRange: Range;
	/** The line that the text stands in, from where on, and how far its bold lead goes: what the moments are read from. */
	readonly words: { readonly line: TimelineLine; readonly from: number };
	readonly phase?: { readonly text: string; readonly range: Range } | undefined;
}

/**
 * The drafts with what follows a bare time or day taken as its event: the paragraphs below "**14:03**", and where no entry follows on a
 * day, its bullets as one entry each or its prose as one.
 */
export function settled(drafts: readonly TimelineDraft[]): TimelineDraft[] {
	const result: TimelineDraft[] = [];
	for (let index = 0; index < drafts.length; index += 1) {
		const draft = drafts[index];
		if (!draft) continue;
		result.push(draft);
		const bare = draft.kind === 'entry' && draft.form === 'paragraph' && draft.text === '';
		if (!bare && draft.kind !== 'day') continue;
		const end = endOfEvent(drafts, index + 1);
		const event = drafts.slice(index + 1, end);
		if (draft.kind === 'day' && drafts[end]?.kind === 'entry') continue;
		const made = draft.kind === 'day' ? entriesOfDay(draft, event) : withEvent(draft, event);
		if (made.length === 0) continue;
		if (draft.kind === 'entry') result.pop();
		result.push(...made);
		index = end - 1;
	}
	return result;
}

/** Where the prose and untimed lines end. */
function endOfEvent(drafts: readonly TimelineDraft[], from: number): number {
	let end = from;
	for (let draft = drafts[end]; draft?.kind === 'prose' || draft?.kind === 'untimed'; draft = drafts[end]) end += 1;
	return end;
}

function entriesOfDay(day: TimelineDraft & { readonly kind: 'day' }, event: readonly TimelineDraft[]): TimelineDraft[] {
	const lines = event.flatMap((draft) => (draft.kind === 'untimed' ? [draft] : []));
	if (lines.length > 0) return lines.map(({ line, range }) => entryOn(day, 'list', line, range, oneLine(line.text)));
	const prose = event.flatMap((draft) => (draft.kind === 'prose' ? [draft.line] : []));
	const [first] = prose;
	const last = prose.at(-1);
	if (!first || !last) return [];
	const text = oneLine(prose.map((line) => line.text).join(' '));
	return [entryOn(day, 'paragraph', first, { start: first.range.start, end: last.range.end }, text)];
}

/** An entry that has nothing but the day above it for a time. */
export function entryOn(
	{ line: dayLine, time }: { readonly line: TimelineLine; readonly time: EntryTime },
	form: TimelineEntry['form'],
	line: TimelineLine,
	range: Range,
	text: string,
): EntryDraft {
	const textRange = { start: restOfLine(line, 0).start, end: Math.max(line.range.end, form === 'paragraph' ? range.end : 0) };
	return { kind: 'entry', form, range, line: dayLine, time, below: true, text, textRange, words: { line, from: 0 } };
}

function withEvent(entry: TimelineDraft & { readonly kind: 'entry' }, event: readonly TimelineDraft[]): TimelineDraft[] {
	const lines = event.flatMap((draft) => (draft.kind === 'prose' || (draft.kind === 'untimed' && !draft.beside) ? [draft.line] : []));
	const [first] = lines;
	const last = lines.at(-1);
	if (!first || !last) return [];
	const textRange = { start: first.range.start, end: last.range.end };
	const range = { start: entry.range.start, end: Math.max(entry.range.end, last.range.end) };
	return [{ ...entry, range, text: oneLine(lines.map((line) => line.text).join(' ')), textRange, words: { line: first, from: 0 } }];
}
