import type { Expectation, ExpectedSection } from '../lint/rule.ts';
import { addDays, weekdayOf } from '../model/calendar.ts';
import { readDate } from '../model/dates.ts';
import type { Day, Postmortem, Section } from '../model/postmortem.ts';
import { wordsReadWith } from '../model/read.ts';
import { sectionAt } from '../model/section-at.ts';
import { localTime } from '../model/zones.ts';
import { caretMark } from '../text/edit.ts';
import { contains, type Range, textAt, trimmed } from '../text/range.ts';
import { cellsOfRow } from '../text/table-row.ts';
import {
	bucketTitle,
	documentStatusLabel,
	documentStatusWord,
	fieldLabel,
	itemStatusWord,
	namesDocument,
} from '../vocabulary/document-words.ts';
import { vocabularies } from '../vocabulary/index.ts';
import { buckets, type FieldId, type ItemColumn, itemStatuses, type TimelineColumn } from '../vocabulary/terms.ts';

/** Something that can stand where the caret is. */
export interface Completion {
	readonly kind: 'section' | 'field' | 'value' | 'person' | 'date' | 'time';
	readonly label: string;
	readonly detail?: string;
	/** What replaces `range`; a caret mark says where the caret goes. */
	readonly text: string;
	readonly range: Range;
	/** What the typed text is compared with, where that is not the label. */
	readonly filter?: string;
	/** The section that is offered: what belongs in it is looked up once somebody looks at it. */
	readonly section?: ExpectedSection;
}

/** What is known beside the document. */
export interface CompletionFacts {
	readonly expectation: Expectation;
	/** Severity levels, from worst to mildest. */
	readonly levels: readonly string[];
	readonly priorities: readonly string[];
	readonly people: readonly string[];
	readonly services: readonly string[];
	readonly today: Day;
	/** How a date such as 7/8/2026 is read; unknown leaves it to the date itself. */
	readonly dateOrder?: 'dmy' | 'mdy' | undefined;
	/** ISO 8601 in UTC. */
	readonly now: string;
}

/** What can stand at a place, best first: sections, header fields and their values, cells by their column, parts of an action item. */
export function completionsAt(postmortem: Postmortem, offset: number, facts: CompletionFacts): Completion[] {
	const { lines, text, sections } = postmortem;
	const line = lines.lineAt(offset);
	const start = lines.lineStart(line);
	const before = text.slice(start, offset);
	if (isInCode(text, start)) return [];
	if (/^#{1,6}(?:\s+\S{1,40}){0,4}\s*$/.test(before)) return missingSections(postmortem, { start, end: lines.lineEnd(line) }, facts);
	// What is typed at the very end belongs to what stands above it.
	const index = sectionAt(sections, offset === text.length ? offset - 1 : offset);
	const section = index === undefined ? undefined : sections[index];
	const cell = /^\s*\|/.test(before) ? cellAt(postmortem, line, offset) : undefined;
	if (cell) return cellCompletions(postmortem, section, cell, offset, facts);
	const field = postmortem.fields.find(
		({ labelRange, range }) => labelRange.start >= start && labelRange.end < offset && range.start <= lines.lineEnd(line),
	);
	if (field && (section?.form !== 'heading' || field.id !== undefined)) {
		const from = Math.min(field.range.start, offset);
		const at =
			before.length > 0 && field.range.end === field.range.start
				? { start: offset, end: offset }
				: { start: from, end: Math.max(offset, field.range.end) };
		return valuesOf(postmortem, field.id, field.label, at, offset, facts);
	}
	if (isHeader(postmortem, offset)) return missingFields(postmortem, before, offset, facts);
	if (section?.fills.includes('timeline') && /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S{0,5}$/.test(before)) {
		const from = offset - (/\S{0,9}$/.exec(before)?.[0].length ?? 0);
		return nowTimes(postmortem, section, { start: from, end: offset }, facts);
	}
	return section?.fills.includes('actionItems') ? partOfItem(postmortem, before, offset, facts) : [];
}

/** Whether a line stands between the fences of a code block. */
function isInCode(text: string, lineStart: number): boolean {
	const fences = text.slice(0, lineStart).match(/^ {0,3}(?:```|~~~)/gm);
	return fences !== null && fences.length % 2 === 1;
}

/** Sections of the template that the document lacks; those whose place is here come first. */
function missingSections(postmortem: Postmortem, range: Range, { expectation }: CompletionFacts): Completion[] {
	const { sections, headings } = postmortem;
	const expected = expectation.sections;
	const has = ({ id, title }: ExpectedSection): boolean =>
		sections.some(
			(section) =>
				id !== undefined && section.fills.includes(id) && !(section.range.start <= range.start && section.titleRange.end >= range.start),
		) || headings.some((heading) => heading.title === title && heading.range.start !== range.start);
	const above = sections.findLast((section) => section.range.start < range.start);
	const place = above ? expected.findLastIndex(({ id }) => id !== undefined && above.fills.includes(id)) : -1;
	const distance = (section: ExpectedSection): number => {
		const away = expected.indexOf(section) - place;
		return away > 0 ? away : expected.length - away;
	};
	return expected
		.filter((section) => !has(section))
		.sort((a, b) => distance(a) - distance(b))
		.map((section) => {
			const heading = `${'#'.repeat(section.level)} ${section.title}`;
			return {
				kind: 'section' as const,
				label: heading,
				detail: section.question,
				text: `${heading}\n\n${caretMark}`,
				range,
				filter: heading,
				section,
			};
		});
}

function isHeader({ headings, text }: Postmortem, offset: number): boolean {
	const [title, next] = headings;
	return title !== undefined && title.level === 1 && offset > title.range.end && offset <= (next?.range.start ?? text.length);
}

function missingFields(postmortem: Postmortem, before: string, offset: number, { expectation }: CompletionFacts): Completion[] {
	const { fields, text, lines } = postmortem;
	const typed = /^\s*[-*+]\s+\*{0,2}([\p{L} ]{0,30})$/u.exec(before);
	// Stress that is closed already is replaced as well; of another text the label would be the beginning.
	const behind = /^\*{0,2}:?\*{0,2}[ \t]*$/.exec(text.slice(offset, lines.lineEnd(lines.lineAt(offset))));
	if (!typed || !behind) return [];
	const marker = /^\s*[-*+]\s+/.exec(before)?.[0].length ?? 0;
	const range = { start: offset - (before.length - marker), end: offset + behind[0].length };
	const { language } = postmortem;
	const usual = usualFields.map((id) => ({ id, label: fieldLabel(id, language) }));
	const wanted = expectation.declared
		? expectation.fields
		: [...(language === 'en' ? expectation.fields : []), ...usual, { id: 'status' as const, label: documentStatusLabel(language) }];
	const labels = wanted
		.filter(({ id, label }) => !fields.some((field) => (id === 'status' ? isSameLabel(field.label, label) : field.id === id)))
		.map(({ label }) => label);
	return [...new Set(labels)].map((label) => ({
		kind: 'field' as const,
		label,
		text: `**${label}:** ${caretMark}`,
		range,
		filter: before.slice(marker, before.lastIndexOf('*') + 1) + label,
	}));
}

function isSameLabel(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** Where no template says which. */
const usualFields = [
	'severity',
	'status',
	'start',
	'end',
	'duration',
	'services',
	'commander',
	'authors',
] as const satisfies readonly FieldId[];

function valuesOf(
	postmortem: Postmortem,
	id: FieldId | undefined,
	label: string,
	range: Range,
	offset: number,
	facts: CompletionFacts,
): Completion[] {
	switch (id) {
		case 'severity':
			return values(facts.levels, range);
		case 'status':
			return values(namesDocument(label) ? documentStatuses(postmortem) : incidentStatuses(postmortem), range);
		case 'services':
			return values(facts.services, partAt(postmortem, range, offset));
		case 'start':
		case 'end':
		case 'detected':
			return [{ kind: 'time', label: 'now', detail: stamp(facts.now), text: stamp(facts.now), range, filter: `now ${stamp(facts.now)}` }];
		case 'date':
			return [{ kind: 'date', label: `today → ${facts.today}`, text: facts.today, range, filter: `today ${facts.today}` }];
		case 'reviewDate':
			return dates(postmortem, range, facts);
		case 'commander':
		case 'scribe':
		case 'facilitator':
		case 'authors':
		case 'reviewers':
		case 'attendees':
		case 'detectedBy':
			return people(postmortem, facts, partAt(postmortem, range, offset));
		default:
			return [];
	}
}

interface Cell {
	readonly range: Range;
	/** The header cell above it. */
	readonly title: string;
}

/** The cell at a place, when the lines from its own up to a table's head are rows. */
function cellAt(postmortem: Postmortem, line: number, offset: number): Cell | undefined {
	const { text, lines } = postmortem;
	const source = (at: number): string => text.slice(lines.lineStart(at), lines.lineEnd(at));
	let rule = line - 1;
	while (rule > 0 && line - rule < longestTable && /^\s*\|/.test(source(rule)) && !/^[\s:|-]+$/.test(source(rule))) rule -= 1;
	if (rule < 1 || !/^[\s:|]*-[\s:|-]*$/.test(source(rule))) return undefined;
	const row = cellsIn(postmortem, line);
	const index = row.findIndex(({ start, end }) => start <= offset && offset <= end);
	const cell = row[index];
	const head = cellsIn(postmortem, rule - 1)[index];
	if (!cell || !head) return undefined;
	const inside = trimmed(text, cell);
	const from = inside.start === inside.end ? Math.min(cell.end, offset) : inside.start;
	return { range: { start: Math.min(from, offset), end: Math.max(offset, inside.end) }, title: textAt(text, head).trim() };
}

const longestTable = 500;

/** The cells of the row in a line, and one behind its last bar, which may be about to be written. */
function cellsIn({ text, lines }: Postmortem, line: number): readonly Range[] {
	const row = { start: lines.lineStart(line), end: lines.lineEnd(line) };
	const { cells, closed } = cellsOfRow(text, row);
	return closed ? [...cells, { start: (cells.at(-1)?.end ?? row.start) + 1, end: row.end }] : cells;
}

function cellCompletions(
	postmortem: Postmortem,
	section: Section | undefined,
	{ title, range }: Cell,
	offset: number,
	facts: CompletionFacts,
): Completion[] {
	const words = wordsReadWith(postmortem);
	if (section?.fills.includes('timeline')) return timelineCell(postmortem, section, words.timelineColumn(title), range, facts);
	if (!section?.fills.includes('actionItems')) {
		const field = words.field(textOfFirstCell(postmortem, range));
		return field ? valuesOf(postmortem, field.id, '', range, offset, facts) : [];
	}
	return itemCell(postmortem, words.itemColumn(title), range, facts);
}

function textOfFirstCell(postmortem: Postmortem, range: Range): string {
	const [first] = cellsIn(postmortem, postmortem.lines.lineAt(range.start));
	return first ? textAt(postmortem.text, first).trim() : '';
}

function timelineCell(
	postmortem: Postmortem,
	section: Section,
	column: TimelineColumn | undefined,
	range: Range,
	facts: CompletionFacts,
): Completion[] {
	if (column === 'time') return nowTimes(postmortem, section, range, facts);
	if (column === 'date')
		return [{ kind: 'date', label: `today → ${facts.today}`, text: facts.today, range, filter: `today ${facts.today}` }];
	return column === 'actor' ? people(postmortem, facts, range) : [];
}

function itemCell(postmortem: Postmortem, column: ItemColumn | undefined, range: Range, facts: CompletionFacts): Completion[] {
	const { language } = postmortem;
	switch (column) {
		case 'owner':
			return people(postmortem, facts, range);
		case 'due':
			return dates(postmortem, range, facts);
		case 'status':
			return values(
				itemStatuses.map((status) => itemStatusWord(status, language)),
				range,
			);
		case 'priority':
			return values(facts.priorities, range);
		case 'bucket':
			return values(
				buckets.map((bucket) => bucketTitle(bucket, language)),
				range,
			);
		default:
			return [];
	}
}

/** "owner: …", "due: …" and "@…" inside of an action item that is a line. */
function partOfItem(postmortem: Postmortem, before: string, offset: number, facts: CompletionFacts): Completion[] {
	const handle = /(?<![\p{L}\p{N}._-])@([\p{L}\p{N}._-]{0,40})$/u.exec(before);
	if (handle) return people(postmortem, facts, { start: offset - handle[0].length, end: offset }, '@');
	const part = /(?<![\p{L}])(\p{L}[\p{L}\p{M} '’]{0,30}?)\s{0,2}[:：](?:\*\*|__)?\s{0,2}([^,;()|*_]{0,40})$/u.exec(before);
	if (!part) return [];
	const [, label = '', typed = ''] = part;
	const range = { start: offset - typed.length, end: offset };
	// The words of the item may stand before the label without a sign between them.
	const words = label.split(' ');
	const known = wordsReadWith(postmortem);
	const column = words.map((_, at) => known.itemColumn(words.slice(at).join(' '))).find((found) => found !== undefined);
	if (column === 'owner') return people(postmortem, facts, range);
	return column === 'due' ? datesFor(typed, range, facts) : [];
}

/** Whom one may mean. What is being typed is a name of the document already, and none to offer. */
function people({ text }: Postmortem, { people: names }: CompletionFacts, range: Range, lead = ''): Completion[] {
	const typed = text.slice(range.start, range.end).trim();
	return names
		.filter((name) => name !== typed && (lead === '' || name.startsWith('@') || !name.includes(' ')))
		.map((name) => ({ kind: 'person' as const, label: name, text: name, range, filter: `${name.startsWith(lead) ? '' : lead}${name}` }));
}

function dates({ text }: Postmortem, range: Range, facts: CompletionFacts): Completion[] {
	return datesFor(text.slice(range.start, range.end), range, facts);
}

/** Days ahead, with where each falls; what was typed itself comes first when it names one. */
function datesFor(typed: string, range: Range, { today, dateOrder }: CompletionFacts): Completion[] {
	const date = (words: string, day: Day, filter = `${words} ${day}`): Completion => ({
		kind: 'date',
		label: `${words} → ${day}`,
		detail: weekdays[weekdayOf(day)] ?? '',
		text: day,
		range,
		filter,
	});
	const words = typed.trim();
	const read = words.length < 2 ? undefined : readDate(words, { start: 0, end: words.length }, { incidentDay: today, order: dateOrder });
	const own = read?.day === undefined || words === read.day ? [] : [date(words, read.day, typed)];
	return [
		...own,
		...(
			[
				['in a week', 7],
				['in two weeks', 14],
				['in 30 days', 30],
				['in 60 days', 60],
				['in 90 days', 90],
				['tomorrow', 1],
				['today', 0],
			] as const
		).map(([label, days]) => date(label, addDays(today, days))),
	];
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The present time in the timeline's own zone, as its entries write it: a clock alone on the day of the last entry. */
function nowTimes({ timelines, sections }: Postmortem, section: Section, range: Range, { now }: CompletionFacts): Completion[] {
	const own = timelines.findLast((one) => contains(section.range, sections[one.section]?.range ?? one.range));
	const timeline = own ?? timelines.at(-1);
	const zone = timeline?.zone;
	const stated = zone && localTime(now, zone);
	const local = stated ?? now;
	const clock = local.slice(11, 16);
	const day = local.slice(0, 10);
	const last = timeline?.entries.findLast(({ time }) => time.day !== undefined)?.time;
	const suffix = stated === undefined ? ' UTC' : '';
	const full = `${day} ${clock}${suffix}`;
	const long: Completion = { kind: 'time', label: full, detail: 'now', text: full, range, filter: `now ${full}` };
	if (last && last.day === day)
		return [{ kind: 'time', label: `${clock}${suffix}`, detail: 'now', text: `${clock}${suffix}`, range, filter: `now ${clock}` }, long];
	return [long];
}

function values(texts: readonly string[], range: Range): Completion[] {
	return texts.map((text) => ({ kind: 'value' as const, label: text, text, range }));
}

/** What stands between the commas of a list around a place. */
function partAt({ text }: Postmortem, { start, end }: Range, offset: number): Range {
	const comma = /^[\s\S]*,\s*/.exec(text.slice(start, offset))?.[0].length ?? 0;
	const rest = text.slice(offset, end).split(',')[0] ?? '';
	return { start: start + comma, end: offset + rest.trimEnd().length };
}

function documentStatuses({ language }: Postmortem): string[] {
	return ['draft', 'in-review', 'reviewed', 'closed'].map((status) => documentStatusWord(status, language));
}

function incidentStatuses({ language }: Postmortem): string[] {
	const [english] = vocabularies;
	const own = vocabularies.find((vocabulary) => vocabulary.language === language);
	return Object.keys(english?.incidentStatuses ?? {}).flatMap(
		(status) => own?.incidentStatuses[status]?.[0] ?? english?.incidentStatuses[status]?.[0] ?? [],
	);
}

function stamp(instant: string): string {
	return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
