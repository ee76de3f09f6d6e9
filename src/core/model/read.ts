import type { Root } from 'mdast';
import { frontMatterEnd } from '../markdown/front-matter.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { KeptParts } from '../markdown/parts.ts';
import { lineMapOf } from '../text/line-map.ts';
import { overlaps, type Range } from '../text/range.ts';
import type { FieldId, Language } from '../vocabulary/terms.ts';
import type { Aliases } from '../vocabulary/vocabulary.ts';
import { type Words, wordsOf } from '../vocabulary/words.ts';
import { readActionItems } from './action-items.ts';
import { readComments } from './comments.ts';
import { type DateContext, endAfterStart, readDate, writtenTimeAt } from './dates.ts';
import { readDuration } from './duration.ts';
import { firstField, readFields } from './fields.ts';
import { metricsOf } from './metrics.ts';
import { readOutline } from './outline.ts';
import { readPassages } from './passages.ts';
import type { Comment, DateReading, Day, DeclaredTemplate, Field, Postmortem, Timeline } from './postmortem.ts';
import { withinLimits } from './reading-limits.ts';
import { readSeverity } from './severity.ts';
import { readStatuses } from './status.ts';
import { readTimelines } from './timeline.ts';

/** What a reading may take from outside the text. All of it is optional; the text alone gives a model. */
export interface ReadingOptions {
	/** The path inside its workspace or as named on the command line, with `/`: its name may carry the date. */
	readonly file?: string;
	/** A language to prefer when the titles leave it open. */
	readonly language?: Language;
	/** The zone of times that state none. */
	readonly timeZone?: string | undefined;
	readonly dateOrder?: 'dmy' | 'mdy' | undefined;
	readonly mitigateFrom?: 'start' | 'detected';
	readonly severityScale?: readonly string[] | undefined;
	/** More words for sections, fields, columns and statuses, from the team's configuration. */
	readonly aliases?: Aliases;
	/** What was parsed when the same document was read last; it is used and brought up to date, which saves most of the time. */
	readonly parts?: KeptParts | undefined;
}

/**
 * The postmortem that a text is, or would be: every text gives a model. Offsets are those of the text as given, a byte order mark
 * included. A text beyond the stated limits is read up to them, and `cut` says so.
 */
export function readPostmortem(text: string, options: ReadingOptions = {}): Postmortem {
	const limited = withinLimits(text);
	try {
		return assemble(text, parseMarkdown(limited.text, options.parts), options, limited.cut);
	} catch (error) {
		// Thousands of quotes or brackets inside each other exceed the stack of the recursive readers; nothing a person wrote does.
		if (!(error instanceof RangeError)) throw error;
		return assemble(text, { type: 'root', children: [] }, options, 'The text nests its blocks too deeply to be read.');
	}
}

function assemble(text: string, root: Root, options: ReadingOptions, cut: string | undefined): Postmortem {
	const words = wordsOf(options.aliases);
	const outline = readOutline(text, root, words, options.language);
	const { fields, header, title, template } = readFields(text, root, outline, words);
	const { headings, sections, bodies, language } = outline;
	const statuses = readStatuses(fields, words);

	const named = dayInTitle(title?.text, options.dateOrder) ?? dayInName(options.file?.split('/').at(-1));
	const first: DateContext = { incidentDay: named, order: options.dateOrder, yearless: 'nearest' };
	const period = periodOf(text, firstField(fields, 'date'), first);
	const dated = period?.start;
	const context: DateContext = { ...first, incidentDay: dated?.day ?? named };
	// "Start/End: 09:12 UTC / 10:04 UTC" states both in one line.
	const stretch = periodOf(text, firstField(fields, 'start'), context);
	const start = stretch?.start ?? (period?.end || (dated?.clock !== undefined && !isPublication(fields)) ? dated : undefined);
	const written =
		dateOf(firstField(fields, 'end'), { ...context, incidentDay: start?.day ?? context.incidentDay }) ?? stretch?.end ?? period?.end;
	const end = written && endAfterStart(written, start);
	const stated = firstField(fields, 'duration');
	const duration = stated && stated.value !== '' ? readDuration(stated.value, stated.range) : undefined;
	const headerDay = start?.day ?? dated?.day ?? named;
	const { dateOrder, timeZone, mitigateFrom = 'start' } = options;
	const told = readTimelines({ text, bodies, headings, fields, words, start, end, incidentDay: headerDay, timeZone, dateOrder });
	const incidentDay = headerDay ?? firstDay(told);

	const actionItems = readActionItems({
		text,
		bodies,
		headings,
		words,
		dates: { incidentDay, order: dateOrder },
		incidentDay,
		people: fields.flatMap((field) => (field.id === 'authors' || field.id === 'commander' ? field.value.split(/[,;&]| and /) : [])),
	});
	// A table of action items right below a label such as "Timeline" is one of items, and not both, also where its rows tell no time.
	const timelines = told.filter(
		({ form, range, entries }) =>
			(form !== 'table' && entries.length > 0) || !actionItems.some(({ table }) => table && overlaps(table.range, range)),
	);
	const comments = readComments(root, text);
	const postmortem: Postmortem = {
		text,
		lines: lineMapOf(text),
		contentStart: frontMatterEnd(text),
		file: options.file || undefined,
		language,
		template: template ?? markerIn(comments, text),
		title,
		headings,
		sections,
		fields,
		header,
		severity: readSeverity(firstField(fields, 'severity'), options.severityScale),
		incidentStatus: statuses.incident,
		documentStatus: statuses.document,
		start,
		end,
		duration,
		incidentDay,
		timelines,
		actionItems,
		metrics: metricsOf({ fields, timelines, start, end, duration, mitigateFrom }),
		passages: readPassages({ text, root, sections, actionItems, timelines }),
		comments,
		cut,
	};
	readWith.set(postmortem, words);
	return postmortem;
}

/** The words that a document was read with, a team's own labels among them; of any other the words of every installation. */
export function wordsReadWith(postmortem: Postmortem): Words {
	return readWith.get(postmortem) ?? wordsOf();
}

/** Beside the model, which is plain data and has no place for a look-up. */
const readWith = new WeakMap<Postmortem, Words>();

function dateOf(field: Field | undefined, context: DateContext): DateReading | undefined {
	return field && field.value !== '' ? readDate(field.value, field.range, context) : undefined;
}

/** The `date` of a page that states nothing else of the incident says when the page was published. */
function isPublication(fields: readonly Field[]): boolean {
	const stated = fields.filter(({ id }) => id !== undefined && !aboutPages.has(id));
	return stated.length === 1 && stated[0]?.form === 'frontMatter' && /^date$/i.test(stated[0].label);
}

const aboutPages: ReadonlySet<FieldId> = new Set(['title', 'tags', 'authors']);

function firstDay(timelines: readonly Timeline[]): Day | undefined {
	for (const { entries } of timelines) for (const { time } of entries) if (time.day !== undefined) return time.day;
	return undefined;
}

/** A date field, or both ends of a period: "2026-03-11 14:02 – 15:10 UTC". */
function periodOf(text: string, field: Field | undefined, context: DateContext): { start: DateReading; end?: DateReading } | undefined {
	const whole = dateOf(field, context);
	if (!field || !whole) return undefined;
	// A line that only continues the field tells of something else.
	const source = text.slice(field.range.start, field.range.end).split(/[\r\n]/, 1)[0] ?? '';
	const joint = /\s{1,9}(?:to|through|until|till|bis|à|al?|até|tot)\s|\s{0,9}(?:–|—|→|->|~|〜)|\s{1,9}[-/]\s/u.exec(source);
	if (!joint || joint.index < 4) return { start: whole };
	const behind = joint.index + joint[0].length;
	const start = readDate(source.slice(0, joint.index), { start: field.range.start, end: field.range.start + joint.index }, context);
	const end = readDate(
		source.slice(behind),
		{ start: field.range.start + behind, end: field.range.start + source.length },
		{ ...context, incidentDay: start.day ?? context.incidentDay },
	);
	if (start.precision === 'none' || end.precision === 'none') return { start: whole };
	// "2026-03-11 14:02 UTC / 15:02 CET", "2026-03-12 (UTC) / 2026-03-11 22:02 (local time)" say one moment on two clocks.
	if (joint[0].trim() === '/' && onOtherClock(source.slice(0, joint.index), source.slice(behind))) return { start: whole };
	// "2026-03-11 ~14:02" and "11 March 2026 – 14:02" are one moment.
	if (start.clock === undefined && end.clock !== undefined && isClockAlone(source.slice(behind))) return { start: whole };
	// A zone at the end of "14:02 - 15:10 UTC" holds for both.
	const zoned = start.zone || !end.zone ? start : readDate(start.text, start.range, { ...context, zone: end.zone });
	return { start: zoned, end: endAfterStart(end, zoned) };
}

function onOtherClock(one: string, other: string): boolean {
	const [here, there] = [one, other].map((text) => clockName.exec(text)?.[0].toLowerCase());
	return here !== undefined && there !== undefined && here !== there;
}

const clockName = /\b(?:UTC|GMT|[A-Z]{1,4}T|[Ll]ocal)\b/;

function isClockAlone(text: string): boolean {
	return readDate(text, { start: 0, end: text.length }, {}).day === undefined;
}

/** The first whole date in a title, in any of its forms. */
function dayInTitle(title: string | undefined, order: DateContext['order']): Day | undefined {
	if (title === undefined || title.length > 300 || !/\d\d/.test(title)) return undefined;
	let behind = 0;
	for (const match of title.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
		const written = match.index < behind ? undefined : writtenTimeAt(title, match.index);
		if (!written?.date) continue;
		behind = written.end;
		const phrase = title.slice(written.start, written.end);
		const { day, yearInferred, precision } = readDate(phrase, { start: 0, end: phrase.length }, { order });
		if (day !== undefined && !yearInferred && (precision === 'day' || precision === 'minute' || precision === 'second')) return day;
	}
	return undefined;
}

/** The day that a file name carries, `2026-03-11` or `20260311`; other ways to write it are too easily something else. */
function dayInName(name: string | undefined): Day | undefined {
	const match = name === undefined ? null : /(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
	return match ? `${match[1]}-${match[3]}-${match[4]}` : undefined;
}

function markerIn(comments: readonly Comment[], text: string): DeclaredTemplate | undefined {
	for (const { text: comment, range } of comments) {
		const match = /^postmortem-template:\s{0,4}([\p{L}\p{N}][\p{L}\p{N}._/-]{0,80})$/u.exec(comment);
		const id = match?.[1];
		if (id === undefined) continue;
		const start = text.indexOf(id, range.start + comment.indexOf(':'));
		const found: Range = { start, end: start + id.length };
		return { id, range: found };
	}
	return undefined;
}
