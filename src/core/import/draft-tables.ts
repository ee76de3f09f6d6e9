import type { Template } from '../templates/template.ts';
import { english } from '../vocabulary/en.ts';
import type { ItemColumn } from '../vocabulary/terms.ts';
import { wordsOf } from '../vocabulary/words.ts';
import { cellText, inlineText, linkTarget } from './escape.ts';
import type { ImportedItem, IncidentEvent } from './incident.ts';
import { clockOf, isNoTime, payloadTime } from './payload-time.ts';

/**
 * The timeline as a table with the template's columns, in order of time: replies behind what they answer, an event that was given twice
 * once. `markdown` is undefined without events; `isZoneOpen` when times without a zone are among them.
 */
export function draftedTimeline(
	events: readonly IncidentEvent[],
	template: Template,
): { readonly markdown: string | undefined; readonly isZoneOpen: boolean } {
	const ordered = inOrder(events);
	if (ordered.length === 0) return { markdown: undefined, isZoneOpen: false };
	const isZoneOpen = ordered.some(({ time }) => time !== '' && !statesZone(time));
	const content = template.sections.find(({ id }) => id === 'timeline')?.content ?? [];
	const titles = tableIn(content)?.titles ?? ['Time (UTC)', 'Event'];
	const columns = titles.map((title) => wordsOf().timelineColumn(title));
	const rows = ordered.map((event) =>
		columns.map((column) => (column === 'time' ? timeCell(event.time, isZoneOpen) : column === 'event' ? eventCell(event) : '')),
	);
	const header = titles.map((title) => (isZoneOpen ? title.replace(/ \(UTC\)$/, '') : title));
	const preface = !isZoneOpen && !titles.some((title) => /UTC/.test(title)) ? ['All times in UTC.', ''] : [];
	return { markdown: [...preface, ...table(header, rows)].join('\n'), isZoneOpen };
}

/** Action items as a table with the template's columns, and one more for each thing that is known and has none; undefined without any. */
export function draftedItems(items: readonly ImportedItem[], template: Template): string | undefined {
	if (items.length === 0) return undefined;
	const asked = tableIn(template.sections.find(({ id }) => id === 'actionItems')?.content ?? []);
	const words = wordsOf();
	const columns = asked
		? asked.titles.map((title) => ({ title, column: words.itemColumn(title) }))
		: template.itemColumns.map((column) => ({ title: english.itemColumns[column]?.[0] ?? column, column }));
	const present = new Set(columns.map(({ column }) => column));
	for (const column of ['owner', 'due', 'priority', 'link', 'status'] as const) {
		const isSaid = items.some((item) => (column === 'status' ? item.status !== 'open' : item[column] !== undefined));
		if (isSaid && !present.has(column)) columns.push({ title: english.itemColumns[column]?.[0] ?? column, column });
	}
	// No tool knows how a fix will be seen to work: the gap says that the table is not finished, whatever else is known.
	if (!present.has('verification'))
		columns.push({ title: english.itemColumns.verification?.[0] ?? 'Verification', column: 'verification' });
	const placeholders = new Map(columns.map(({ column }, index) => [column, /^\[.*\]$/.exec(asked?.row[index] ?? '')?.[0]]));
	const rows = items.map((item) =>
		columns.map(({ column }) => itemCell(item, column) ?? placeholders.get(column) ?? gaps.get(column) ?? ''),
	);
	return table(
		columns.map(({ title }) => title),
		rows,
	).join('\n');
}

/** What a cell says that nothing is known for, where the template does not. */
const gaps: ReadonlyMap<ItemColumn | undefined, string> = new Map([
	['owner', '[Name]'],
	['due', '[YYYY-MM-DD]'],
	['link', '[Ticket]'],
	['verification', '[How we will know]'],
	['bucket', '[Prevention, detection or mitigation]'],
]);

const statusWords = { open: 'Open', 'in-progress': 'In progress', done: 'Done', dropped: "Won't do" } as const;

function itemCell(item: ImportedItem, column: ItemColumn | undefined): string | undefined {
	switch (column) {
		case 'text':
			return inlineText(item.text);
		case 'owner':
			return item.owner === undefined ? undefined : inlineText(item.owner);
		case 'due':
			return item.due === undefined ? undefined : dayCell(item.due);
		case 'status':
			return `${statusWords[item.status]}${item.done === undefined ? '' : ` ${dayCell(item.done)}`}`;
		case 'priority':
			return item.priority === undefined ? undefined : inlineText(item.priority);
		case 'link':
			return item.link === undefined ? undefined : linkCell(item.link);
		default:
			return undefined;
	}
}

function linkCell(link: string): string {
	const target = linkTarget(link);
	return target === undefined
		? inlineText(link)
		: `[${inlineText(target.split('/').findLast((part) => part !== '') ?? target)}](${target})`;
}

function dayCell(words: string): string {
	const time = payloadTime(words);
	return time ? clockOf(time).slice(0, 10) : inlineText(words);
}

/**
 * Groups of an event with its replies, sorted by time. Clocks without a day are sorted among themselves, unless the list passes midnight;
 * an event without a readable time stays behind the one that it followed.
 */
function inOrder(events: readonly IncidentEvent[]): IncidentEvent[] {
	const groups: { at: number; events: IncidentEvent[] }[] = [];
	const seen = new Set<string>();
	const clocks = events.map(({ time }) => minutesOf(time));
	const onlyClocks = clocks.every((minutes) => minutes !== undefined);
	const isSortable = onlyClocks && !clocks.some((minutes, index) => minutes <= 6 * 60 && (clocks[index - 1] ?? 0) >= 18 * 60);
	for (const event of events) {
		const at = isSortable ? minutesOf(event.time) : payloadTime(event.time)?.at;
		const key = JSON.stringify([at ?? event.time, event.actor, event.text, event.reply]);
		if (seen.has(key)) continue;
		seen.add(key);
		const last = groups.at(-1);
		if (event.reply && last) last.events.push(event);
		else groups.push({ at: at ?? last?.at ?? Number.NEGATIVE_INFINITY, events: [event] });
	}
	return groups.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).flatMap((group) => group.events);
}

/** The minutes of a day that a clock without a day shows. */
function minutesOf(time: string): number | undefined {
	const [, hours, minutes, seconds = '0'] = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?: ?(?:UTC|GMT|Z))?$/.exec(time.trim()) ?? [];
	return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}

/** A time that cannot exist may state its zone all the same. */
function statesZone(words: string): boolean {
	return payloadTime(words)?.zoned ?? /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(words);
}

function timeCell(words: string, isZoneOpen: boolean): string {
	const time = payloadTime(words);
	if (time) return `${clockOf(time)}${isZoneOpen && time.zoned ? ' UTC' : ''}`;
	return words === '' || isNoTime(words) ? '[HH:MM]' : inlineText(words);
}

function eventCell({ text, actor, reply }: IncidentEvent): string {
	const said = text === '' ? '[What happened]' : cellText(text);
	return `${reply ? '↳ ' : ''}${actor === undefined ? '' : `${cellText(actor)}: `}${said}`;
}

/** The titles of the first table in a template's lines, and its first row. */
function tableIn(content: readonly string[]): { readonly titles: readonly string[]; readonly row: readonly string[] } | undefined {
	const delimiter = content.findIndex((line) => /^\|[-:| ]+\|$/.test(line));
	const cells = (line: string | undefined): string[] =>
		(line ?? '')
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
	return delimiter < 1 ? undefined : { titles: cells(content[delimiter - 1]), row: cells(content[delimiter + 1]) };
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(titles), `|${'---|'.repeat(titles.length)}`, ...rows.map(line)];
}
