import type { BlockContent, DefinitionContent, Heading, List, ListItem, Nodes, Paragraph, PhrasingContent } from 'mdast';
import { plainText, rangeOf, rangeOfAll } from '../markdown/plain-text.ts';
import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import type { Words } from '../vocabulary/words.ts';
import { type EntryTime, entryTimeAt } from './entry-time.ts';
import type { SectionBody } from './section-body.ts';
import { entryOn, settled, type TimelineDraft } from './timeline-draft.ts';
import { joined, lineOf, linesOf, restOfLine, type TimelineLine } from './timeline-line.ts';
import { draftsOfTable, type TableHead } from './timeline-table.ts';

type Block = BlockContent | DefinitionContent;

/** What the blocks of a timeline's section hold, in order, and the head of its first table. */
export function draftsOf(
	source: string,
	body: SectionBody,
	words: Words,
): { readonly drafts: TimelineDraft[]; readonly heads: TableHead[] } {
	const reader = new BlockReader(source, words);
	if (body.lead.length > 0) reader.paragraph(body.lead, undefined);
	reader.blocks(body.blocks);
	return { drafts: settled(reader.drafts), heads: reader.heads };
}

interface TimedLine {
	readonly line: TimelineLine;
	readonly time: EntryTime;
}

class BlockReader {
	readonly drafts: TimelineDraft[] = [];
	readonly heads: TableHead[] = [];
	/** A list is asked for its times before its items are. */
	private readonly timesOfItems = new Map<ListItem, TimedLine | undefined>();

	constructor(
		private readonly source: string,
		private readonly words: Words,
	) {}

	blocks(blocks: readonly Block[]): void {
		for (let index = 0; index < blocks.length; index += 1) {
			const block = blocks[index];
			if (!block) continue;
			switch (block.type) {
				case 'heading':
					index += this.heading(block, blocks, index);
					break;
				case 'paragraph':
					this.paragraph(block.children, block);
					break;
				case 'list':
					if (!this.isExplanation(block, blocks.slice(0, index))) this.list(block);
					break;
				case 'table': {
					const { head, drafts } = draftsOfTable(this.source, block, this.words);
					if (head) this.drafts.push({ kind: 'table' });
					if (head) this.heads.push(head);
					this.drafts.push(...drafts);
					break;
				}
				case 'blockquote':
					this.blocks(block.children);
					break;
				case 'code':
					this.code(block.value, rangeOf(block));
					break;
				default:
			}
		}
	}

	/** A heading is a time with its event below, a day, or a group; answers how many of the blocks behind it belong to its entry. */
	private heading(heading: Heading, blocks: readonly Block[], index: number): number {
		const line = lineOf(this.source, heading.children);
		if (!line) return 0;
		const time = entryTimeAt(line.text, 'line');
		if (!time) {
			this.drafts.push({ kind: 'heading', title: line.text, range: rangeOf(heading) });
			this.drafts.push({ kind: 'prose', line });
			return 0;
		}
		const below = blocksBelow(blocks, index, heading.depth);
		if (!time.written?.clock && time.offset === undefined && time.written && this.holdsTimes(below)) {
			this.drafts.push({ kind: 'day', line, time });
			return 0;
		}
		const own = below.slice(0, lengthBeforeHeading(below));
		// "22:00–23:00: first reports" above bullets with their own clocks names the stretch that they stand in.
		if (time.until && own.some((block) => block.type === 'list') && this.holdsTimes(own)) {
			this.drafts.push({ kind: 'heading', title: line.text, range: rangeOf(heading) });
			return 0;
		}
		if (isDayOnly(time) && isBare(line, time) && own.length > 0 && own.every((block) => block.type === 'list')) {
			this.drafts.push({ kind: 'day', line, time });
			return 0;
		}
		const end = rangeOfAll(own)?.end ?? rangeOf(heading).end;
		const range = { start: rangeOf(heading).start, end };
		const title = line.text.slice(time.rest).trim();
		const words = title === '' ? this.firstLine(own) : line;
		this.drafts.push({
			kind: 'entry',
			form: 'heading',
			range,
			line,
			time,
			text: title === '' ? oneLine(own.map((block) => plainText(block as Nodes)).join(' ')) : withLabel(time, title),
			textRange: title === '' ? (rangeOfAll(own) ?? { start: end, end }) : restOfLine(line, time.rest),
			words: { line: words ?? line, from: title === '' && words ? 0 : time.rest },
		});
		return own.length;
	}

	/** Whether entries with a clock stand in the blocks: a list, table or heading below a day. */
	private holdsTimes(blocks: readonly Block[]): boolean {
		return blocks.some((block) => {
			if (block.type === 'list') return block.children.some((item) => hasClock(this.timeOfItem(item)?.time));
			if (block.type === 'table') return true;
			if (block.type !== 'paragraph' && block.type !== 'heading') return false;
			const [line] = linesOf(this.source, block.children);
			const time = line && entryTimeAt(line.text, block.type === 'heading' ? 'line' : 'paragraph');
			return time?.written?.clock !== undefined || (block.type === 'paragraph' && time?.offset !== undefined);
		});
	}

	private firstLine(blocks: readonly Block[]): TimelineLine | undefined {
		const block = blocks.find((each) => each.type === 'paragraph' || each.type === 'list');
		if (block?.type === 'list') return this.timeLineOf(block.children[0]);
		return block?.type === 'paragraph' ? lineOf(this.source, block.children) : undefined;
	}

	/** Lines of a paragraph that begin with a time; a line without one goes on with the entry above it. */
	paragraph(nodes: readonly PhrasingContent[], paragraph: Paragraph | undefined): void {
		const lines = linesOf(this.source, nodes);
		const times = lines.map((line) => entryTimeAt(line.text, 'paragraph'));
		const soft = times[0] !== undefined || isDayLine(lines[0]);
		let open: { time: EntryTime; lines: TimelineLine[] } | undefined;
		const flush = (): void => {
			if (open) this.line(open.lines, open.time, lines.length === 1 && paragraph ? rangeOf(paragraph) : undefined);
			open = undefined;
		};
		lines.forEach((line, index) => {
			const time = times[index];
			const starts = time !== undefined && (!line.wrapped || (soft && !endsOpen(lines[index - 1]?.text)));
			if (starts) {
				flush();
				open = { time, lines: [line] };
			} else if (open && line.wrapped) open.lines.push(line);
			else {
				flush();
				this.drafts.push({ kind: 'prose', line });
			}
		});
		flush();
	}

	private line(lines: readonly TimelineLine[], time: EntryTime, range: Range | undefined): void {
		const line = joined(lines);
		if (!line) return;
		const rest = oneLine(line.text.slice(time.rest));
		// A remark in brackets behind a day, such as its zone, is no event.
		const isBareDay = time.label === '' ? /^(?:\([^()]*\))?$/.test(rest) : dayLabel.test(time.label) && rest.length <= longestZone;
		if (isDayOnly(time) && isBareDay) {
			this.drafts.push({ kind: 'day', line, time });
			return;
		}
		this.drafts.push({
			kind: 'entry',
			form: 'paragraph',
			range: range ?? line.range,
			line,
			time,
			text: withLabel(time, rest),
			textRange: textRangeOf(line, time),
			words: { line, from: time.label === '' ? time.rest : 0 },
		});
	}

	private list(list: List): void {
		const beside = this.holdsTimes([list]) || list.children.some((item) => this.timeOfItem(item) !== undefined);
		for (const item of list.children) this.item(item, beside);
	}

	/**
	 * "The cleanup wanted to make it simpler by:" above a list without times: what stands in it are parts of a sentence, not events. So
	 * are those below any sentence about a part of the timeline, while one above the whole of it introduces the events.
	 */
	private isExplanation(list: List, above: readonly Block[]): boolean {
		const before = above.at(-1);
		if (before?.type !== 'paragraph') return false;
		const words = oneLine(plainText(before));
		if (words.length < shortestLeadIn || !/[:：]$/.test(words)) return false;
		const isOpen = /\s(?:by|of|to|with|for|from|including|because|that)\s?[:：]$/i.test(words);
		if (!isOpen && !above.some(({ type }) => type === 'heading')) return false;
		return !list.children.some((item) => this.timeOfItem(item) !== undefined);
	}

	private item(item: ListItem, beside: boolean): void {
		const found = this.timeOfItem(item);
		const nested = item.children.filter((child): child is List => child.type === 'list');
		const range = rangeOf(item);
		if (!found) {
			const line = this.timeLineOf(item);
			// A label above timed bullets is a group, and its bullets are the entries.
			if (nested.some((list) => this.holdsTimes([list]))) {
				if (line) this.drafts.push({ kind: 'heading', title: line.text, range: line.range });
				for (const list of nested) this.list(list);
				return;
			}
			const text = oneLine(line?.text ?? '');
			if (line && text !== '') this.drafts.push({ kind: 'untimed', line, range, text, beside });
			return;
		}
		const { line, time } = found;
		const rest = oneLine(line.text.slice(time.rest));
		const groups = isDayOnly(time) && nested.some((list) => this.holdsTimes([list]));
		if (groups) {
			this.drafts.push({ kind: 'day', line, time });
			for (const list of nested) this.list(list);
			return;
		}
		if (rest === '' && isDayOnly(time) && time.label === '' && nested.length > 0) {
			this.drafts.push({ kind: 'day', line, time });
			for (const list of nested) {
				for (const each of list.children) this.dayItem(each, found);
			}
			return;
		}
		const behind = item.children.slice(1);
		const parts = rest === '' ? partsOf(behind) : [];
		const text = rest === '' ? oneLine(parts.map((part) => plainText(part)).join(' ')) : rest;
		// A time that stands alone is one of what stands below it.
		const [part] = time.label === '' ? parts : [];
		const below = part?.type === 'paragraph' ? lineOf(this.source, part.children) : undefined;
		const all = part && rangeOfAll(behind);
		this.drafts.push({
			kind: 'entry',
			form: 'list',
			range,
			line,
			time,
			text: withLabel(time, text),
			textRange: all ? { start: below?.range.start ?? all.start, end: all.end } : textRangeOf(line, time),
			words: below ? { line: below, from: 0 } : { line, from: time.label === '' ? time.rest : 0 },
		});
	}

	/** A bullet below a line that is only a day: an entry on that day. */
	private dayItem(item: ListItem, day: TimedLine): void {
		const line = this.timeLineOf(item);
		if (line) this.drafts.push(entryOn(day, 'list', line, rangeOf(item), oneLine(line.text)));
	}

	private timeOfItem(item: ListItem): TimedLine | undefined {
		if (!this.timesOfItems.has(item)) {
			const line = this.timeLineOf(item);
			const time = line && entryTimeAt(line.text, 'line');
			this.timesOfItems.set(item, time && { line, time });
		}
		return this.timesOfItems.get(item);
	}

	private timeLineOf(item: ListItem | undefined): TimelineLine | undefined {
		const first = item?.children[0];
		return first?.type === 'paragraph' || first?.type === 'heading' ? lineOf(this.source, first.children) : undefined;
	}

	/** A log or chat in a code block counts when at least three of its lines begin with a clock and nothing else is an entry. */
	private code(value: string, range: Range): void {
		if (this.drafts.some(({ kind }) => kind === 'entry' || kind === 'untimed')) return;
		const found: TimelineDraft[] = [];
		let from = this.source.indexOf(value.slice(0, 40), range.start);
		if (from < 0) return;
		for (const text of value.split(/\r\n|\r|\n/)) {
			const start = this.source.indexOf(text, from);
			if (start < 0 || start > range.end) return;
			from = start + text.length;
			const time = entryTimeAt(text, 'line');
			if (time?.written?.clock === undefined || time.label !== '') continue;
			const line = { text, pieces: [{ at: 0, start, outer: start }], range: { start, end: from }, marked: [], wrapped: false };
			const rest = oneLine(text.slice(time.rest));
			const textRange = restOfLine(line, time.rest);
			found.push({
				kind: 'entry',
				form: 'paragraph',
				range: line.range,
				line,
				time,
				text: rest,
				textRange,
				words: { line, from: time.rest },
			});
		}
		if (found.length >= 3) this.drafts.push(...found);
	}
}

/** "Day: 2026-03-01 TZ=Europe/Berlin" */
const dayLabel = /^(?:day|date|tag|datum|jour|fecha|d[ií]a|data|dia|giorno|dag)$/i;
const longestZone = 30;
/** A shorter line above a list is a label: "What happened:". */
const shortestLeadIn = 40;

function isBare(line: TimelineLine, time: EntryTime): boolean {
	return line.text.slice(time.rest).trim() === '' && time.label === '';
}

/** Whether the time is more than a day: a clock, "unknown" or "T+2m". */
function hasClock(time: EntryTime | undefined): boolean {
	return time !== undefined && (time.written === undefined || time.written.clock !== undefined);
}

function isDayOnly(time: EntryTime): boolean {
	return time.written?.date !== undefined && time.written.clock === undefined && time.until === undefined;
}

function isDayLine(line: TimelineLine | undefined): boolean {
	const time = line && entryTimeAt(line.text, 'paragraph');
	return time !== undefined && isDayOnly(time);
}

/** A line that ends like this goes on in the next one, whatever that begins with. */
function endsOpen(text: string | undefined): boolean {
	return (
		text !== undefined &&
		/(?:\b(?:at|by|until|till|around|about|from|to|since|and|or|between|before|after|of|in|on|the)|[,(–-])\s{0,4}$/i.test(text)
	);
}

function withLabel(time: EntryTime, rest: string): string {
	if (time.label === '') return rest;
	return rest === '' ? time.label : `${time.label}: ${rest}`;
}

/** The blocks of which others are made, in order: those of the items in place of their lists. */
function partsOf(nodes: readonly Nodes[]): Nodes[] {
	return nodes.flatMap((node) => (node.type === 'list' ? node.children.flatMap((item) => partsOf(item.children)) : [node]));
}

function textRangeOf(line: TimelineLine, time: EntryTime): Range {
	return time.label === '' ? restOfLine(line, time.rest) : line.range;
}

/** The blocks from behind a heading to the next one of its level or above. */
function blocksBelow(blocks: readonly Block[], index: number, depth: number): readonly Block[] {
	let end = index + 1;
	for (let block = blocks[end]; block && !(block.type === 'heading' && block.depth <= depth); block = blocks[end]) end += 1;
	return blocks.slice(index + 1, end);
}

function lengthBeforeHeading(blocks: readonly Block[]): number {
	const next = blocks.findIndex((block) => block.type === 'heading');
	return next < 0 ? blocks.length : next;
}
