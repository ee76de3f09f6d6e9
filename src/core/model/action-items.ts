import type { BlockContent, DefinitionContent, Heading as HeadingNode, List, ListItem, Nodes, Paragraph } from 'mdast';
import { plainText, rangeOf, rangeOfAll } from '../markdown/plain-text.ts';
import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import type { ItemColumn, ItemStatus } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import type { DateContext } from './dates.ts';
import { type ItemContext, type ItemDetails, noDetails, takeLinks } from './item-details.ts';
import { type InlineReading, readDetailLines, readInline } from './item-inline.ts';
import { itemKey, normalisedItemText } from './item-key.ts';
import { priorityInHeading } from './item-priority.ts';
import { statusOfGroup } from './item-status.ts';
import { readItemTable } from './item-table.ts';
import { type ItemText, itemText, partOf } from './item-text.ts';
import {
	asksForNothing,
	isDemonstration,
	isGroupBullet,
	isLegend,
	isListOfOwners,
	isNoItem,
	isPlaceholderItem,
	isRequest,
} from './not-an-item.ts';
import { listsByOwner, ownerOfGroup } from './owners.ts';
import type { ActionItem, Day, Heading, ItemStyle, ItemTable } from './postmortem.ts';
import type { SectionBody } from './section-body.ts';

export interface ActionItemInput {
	readonly text: string;
	readonly bodies: readonly SectionBody[];
	readonly headings: readonly Heading[];
	readonly words: Words;
	readonly dates: DateContext;
	readonly incidentDay: Day | undefined;
	/** Names that the header gives, such as authors and the commander: they count as owners wherever they stand as one. */
	readonly people?: readonly string[];
}

/**
 * The action items of a document in order: from tables, lists and paragraphs of every section that holds them. Legends, template
 * prompts, "none" and notes below an item are no items.
 */
export function readActionItems(input: ActionItemInput): ActionItem[] {
	const context: ItemContext = {
		source: input.text,
		words: input.words,
		dates: input.incidentDay === undefined ? input.dates : { ...input.dates, incidentDay: input.incidentDay },
		definitions: definitionsOf(input.text),
		people: new Set((input.people ?? []).map((name) => name.trim().replace(/^@/, '').toLowerCase()).filter((name) => name.length > 1)),
	};
	const children = new Map<number, SectionBody[]>();
	for (const body of input.bodies) {
		if (body.section.parent !== undefined) children.set(body.section.parent, [...(children.get(body.section.parent) ?? []), body]);
	}
	const items: ActionItem[] = [];
	for (const body of input.bodies) {
		if (!body.section.fills.includes('actionItems')) continue;
		const others = (children.get(body.index) ?? [])
			.filter(({ section }) => !isGroupSection(section.id))
			.map(({ section }) => section.range);
		items.push(...new SectionReader(body, others, context).read());
	}
	const ordered = withoutAdvice(withoutClosing(items), input.bodies).sort((one, other) => one.range.start - other.range.start);
	return withKeys(ordered.filter((item, index) => index === 0 || item.range.start !== ordered[index - 1]?.range.start));
}

/** Beside other items, the list by which the document itself is closed: "Sections above are filled out". */
function withoutClosing(items: readonly ActionItem[]): readonly ActionItem[] {
	const closing = new Map<number, number>();
	for (const { section, style, text } of items)
		if (style === 'checkbox' && aboutDocument.test(text)) closing.set(section, (closing.get(section) ?? 0) + 1);
	if (closing.size === 0) return items;
	const isClosing = (section: number): boolean => {
		const count = items.filter((item) => item.section === section).length;
		return count < items.length && (closing.get(section) ?? 0) * 2 > count;
	};
	const dropped = new Set([...closing.keys()].filter(isClosing));
	return dropped.size === 0 ? items : items.filter(({ section }) => !dropped.has(section));
}

const aboutDocument =
	/\b(?:sections? (?:above|below)|items? (?:above|below)|(?:incident|document|report) title|after-action report|this (?:document|report|postmortem|post-mortem|template)|incident (?:has been|is) (?:dealt with|over|closed))\b/i;

/**
 * Beside a list of tasks, what stands below "Prevention" or "Recommendations" is advice for everybody: only what is assigned, dated,
 * ticketed or has a box is a task there too.
 */
function withoutAdvice(items: readonly ActionItem[], bodies: readonly SectionBody[]): ActionItem[] {
	const advice = new Set<number>();
	for (const { section, index } of bodies) if (section.form === 'heading' && adviceTitle.test(section.title)) advice.add(index);
	const tasks =
		advice.size > 0 && items.some(({ section }) => !advice.has(section) && taskTitle.test(bodies[section]?.section.title ?? ''));
	if (!tasks) return [...items];
	return items.filter(
		({ section, style, table, owners, due, links, statusText }) =>
			!advice.has(section) || style === 'checkbox' || table || owners.length > 0 || due || links.length > 0 || statusText,
	);
}

const adviceTitle =
	/^[^\p{L}]{0,12}(?:(?:future|general|regression|recurrence|long[- ]term) )?(?:prevention|preventing|recommendations?|hardening|how (?:to|we|do we|will we|can we) .{0,20}prevent|pr[äae]vention|pr[ée]vention|prevenci[óo]n|preven[çc][ãa]o|prevenzione|preventie|empfehlungen|recommandations|recomendaciones|recomenda[çc][õo]es|raccomandazioni|aanbevelingen|再発防止|予防|预防|防复发|예방|재발 ?방지)/iu;
const taskTitle =
	/action[- ](?:items?|plan|points?)|follow[- ]?ups?|next steps|\bto[- ]?dos?\b|\btasks?\b|actiepunten|aufgaben|offene punkte|plan d['’]action|plan de acci[óo]n|pr[óo]ximos pasos|siguientes pasos|pr[óo]ximos passos|prochaines [ée]tapes|n[äa]chste schritte|prossimi passi|volgende stappen|plano de a[çc]|itens de a[çc]|piano d['’]azione|アクション|行动项|行動項|行动清单|待办|下一步|次のステップ|액션/iu;

/** Sub-headings of these roles inside an action item section are its groups: "Detection", "Mitigation". */
function isGroupSection(id: string): boolean {
	return id === 'detection' || id === 'resolution' || id === 'response' || id === 'trigger' || id === 'messaging';
}

type Block = BlockContent | DefinitionContent;

/** What stands above items and holds for all of them. */
interface Group {
	readonly label: { readonly title: string; readonly range: Range } | undefined;
	readonly status: ItemStatus | undefined;
	readonly priority: ActionItem['priority'];
	readonly bucket: ActionItem['bucket'];
	readonly owners: ActionItem['owners'];
	/** Whether the groups inside it are called after their owners. */
	readonly isByOwner: boolean;
	/** Whether it shows how something is done, or what to look at each time, and asks for nothing now. */
	readonly isDemonstration: boolean;
}

interface Draft {
	readonly details: ItemDetails;
	readonly reading: InlineReading;
	readonly range: Range;
	readonly whole: Range;
	readonly style: ItemStyle;
	readonly group: Group;
	readonly checked?: boolean | undefined;
	readonly checkbox?: Range | undefined;
	readonly cells?: Partial<Record<ItemColumn, Range>>;
	readonly table?: ItemTable;
	readonly nested?: ActionItem['nested'];
	readonly hasSubtasks?: boolean;
}

class SectionReader {
	private readonly items: ActionItem[] = [];
	private readonly base: Group;

	constructor(
		private readonly body: SectionBody,
		private readonly others: readonly Range[],
		private readonly context: ItemContext,
	) {
		const { title, titleRange } = body.section;
		this.base = {
			label: undefined,
			status: statusOfGroup(title, context.words),
			priority: priorityOfGroup({ title, range: titleRange }),
			bucket: undefined,
			owners: [],
			isByOwner: listsByOwner(title),
			isDemonstration: false,
		};
	}

	read(): ActionItem[] {
		const blocks = this.ownBlocks();
		const listsAndTables = blocks.map((block, index) => (block.type === 'list' || block.type === 'table' ? index : -1));
		const lastHolder = Math.max(-1, ...listsAndTables);
		const explains = listsBetweenNumbers(blocks);
		const numbered = lastHolder < 0 && blocks.filter(isNumberedHeading).length > 1;
		const leads = numberedParagraphs(blocks);
		const above: { level: number; group: Group }[] = [];
		let group = this.base;
		for (let index = 0; index < blocks.length; index += 1) {
			const block = blocks[index];
			if (!block) continue;
			if (block.type === 'heading') {
				while ((above.at(-1)?.level ?? 0) >= block.depth) above.pop();
				const outer = above.at(-1)?.group ?? this.base;
				const below = blocksBelow(blocks, index);
				if (this.headingItem(block, below, outer, numbered && isNumberedHeading(block))) {
					index += below.length;
					continue;
				}
				const title = oneLine(plainText(block));
				group = title === '' ? outer : this.groupOf(title, rangeOf(block), outer);
				above.push({ level: block.depth, group });
			} else if (block.type === 'list') {
				if (isLegend(block, index < lastHolder, this.context.words)) group = above.at(-1)?.group ?? this.base;
				else if (!explains.has(block) && !isListOfOwners(group.label?.title, block) && !(group.isDemonstration && asksForNothing(block)))
					this.list(block, group);
			} else if (block.type === 'table') {
				const read = readItemTable(block, this.context);
				for (const item of read?.items ?? []) {
					const { table } = read ?? {};
					if (!table) continue;
					this.add({
						...item,
						whole: item.range,
						style: 'table',
						table,
						group: item.group ? this.groupOf(item.group.title, item.group.range, group) : group,
						checked: item.reading.checkbox?.checked,
						checkbox: item.reading.checkbox?.range,
					});
				}
			} else if (leads.has(block) && block.type === 'paragraph') {
				const below = blocksBelow(blocks, index);
				const next = below.findIndex((other) => leads.has(other));
				index += this.numberedItem(block, next < 0 ? below : below.slice(0, next), group);
			} else if (block.type === 'paragraph') {
				const next = blocks[index + 1];
				const label = this.groupLabel(block, next);
				if (label) group = this.groupOf(label, rangeOf(block), above.at(-1)?.group ?? this.base);
				else this.paragraph(block, group, this.body.section.form === 'heading' ? false : index === 0);
			}
		}
		if (this.items.length === 0) this.lead();
		if (this.items.length === 0 && this.body.section.form === 'heading') this.bareLines(blocks);
		return this.items;
	}

	/** The blocks of this section alone: what stands in another section inside it is not ours. */
	private ownBlocks(): Block[] {
		let next = 0;
		return this.body.blocks.filter((block) => {
			const { start } = rangeOf(block);
			while ((this.others[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
			return start < (this.others[next]?.start ?? Number.POSITIVE_INFINITY);
		});
	}

	private groupOf(title: string, range: Range, outer: Group): Group {
		const own = statusOfGroup(title, this.context.words);
		const label = { title: title.replace(/[:：]$/, '').trimEnd(), range };
		const value = this.context.words.bucket(title);
		const owner = ownerOfGroup(label.title, outer.isByOwner, this.context.words);
		return {
			label,
			status: own ?? outer.status,
			priority: priorityOfGroup(label) ?? outer.priority,
			bucket: value ? { text: label.title, range, value } : outer.bucket,
			owners: owner === undefined ? outer.owners : [{ name: owner, range }],
			isByOwner: listsByOwner(title),
			isDemonstration: outer.isDemonstration || isDemonstration(label.title),
		};
	}

	/** "**Short term**" or "Short term:" above a list or table. */
	private groupLabel(block: Paragraph, next: Block | undefined): string | undefined {
		if (next?.type !== 'list' && next?.type !== 'table') return undefined;
		const title = oneLine(plainText(block));
		const isBold = block.children.every((child) => child.type === 'strong' || (child.type === 'text' && /^[\s:：]*$/.test(child.value)));
		if (title === '' || title.length > 80) return undefined;
		return isBold || (/[:：]$/.test(title) && title.split(' ').length <= 5) ? title : undefined;
	}

	/** A heading that is an item itself: one of several numbered ones, or with lines for owner, due date or status below it. */
	private headingItem(heading: HeadingNode, below: readonly Block[], group: Group, isNumbered: boolean): boolean {
		if (below.some((block) => block.type === 'table')) return false;
		const details = noDetails();
		const nested: { column: ItemColumn; range: Range; valueRange: Range }[] = [];
		let fields = 0;
		for (const block of below) {
			if (block.type === 'paragraph') fields += this.detailLines(block, details);
			if (block.type === 'list') {
				for (const child of block.children) {
					if (typeof child.checked === 'boolean') return false;
					const field = this.fieldBullet(child, details);
					if (field) nested.push(field);
				}
			}
		}
		fields += nested.length;
		if (
			!isNumbered &&
			(fields === 0 || !(details.owners.length > 0 || details.ownerGap || details.due || details.dueGap || details.statusText))
		)
			return false;
		const text = this.textOf(heading.children, rangeOf(heading));
		const numbered = /^\s*\d{1,2}[.):]\s+/.exec(text.text);
		const reading = readInline(numbered ? partOf(text, numbered[0].length, text.text.length) : text, details, this.context);
		const whole = { start: rangeOf(heading).start, end: rangeOf(below.at(-1) ?? heading).end };
		this.add({ details, reading, range: rangeOf(heading), whole, style: 'paragraph', group, nested });
		return true;
	}

	/** "**2. Limit the queue.** It has none.", with what stands below it up to the first list of tasks; how many blocks those are. */
	private numberedItem(block: Paragraph, below: readonly Block[], group: Group): number {
		const tasks = below.findIndex(
			(other) => other.type === 'table' || (other.type === 'list' && other.children.some(({ checked }) => typeof checked === 'boolean')),
		);
		const own = tasks < 0 ? below : below.slice(0, tasks);
		const details = noDetails();
		const nested: { column: ItemColumn; range: Range; valueRange: Range }[] = [];
		for (const other of own) {
			if (other.type === 'paragraph') this.detailLines(other, details);
			if (other.type !== 'list') continue;
			for (const child of other.children) {
				const field = this.fieldBullet(child, details);
				if (field) nested.push(field);
			}
		}
		const text = this.textOf(block.children, rangeOf(block));
		const number = numberedLead.exec(text.text)?.[0].length ?? 0;
		const reading = readInline(partOf(text, number, text.text.length), details, this.context);
		const range = rangeOf(block);
		this.add({
			details,
			reading,
			range,
			whole: { start: range.start, end: rangeOf(own.at(-1) ?? block).end },
			style: 'paragraph',
			group,
			nested,
		});
		return own.length;
	}

	private list(list: List, group: Group): void {
		for (let at = 0; at < list.children.length; at += 1) {
			const node = list.children[at];
			if (!node) continue;
			const behind: ListItem[] = [];
			for (let next = list.children[at + 1]; next && this.isFieldAlone(next); next = list.children[at + 1]) {
				behind.push(next);
				at += 1;
			}
			this.listItem(list, node, group, behind);
		}
	}

	/** "- Owner: Sam" behind an item, where it should be indented below it. */
	private isFieldAlone(node: ListItem): boolean {
		const [own, ...more] = node.children;
		if (own?.type !== 'paragraph' || more.length > 0 || typeof node.checked === 'boolean') return false;
		const { start, end } = rangeOf(own);
		if (end - start > longestField) return false;
		const label = /^[*_\s]{0,3}([\p{L}][\p{L} ]{1,20})[*_\s]{0,3}[:：]/u.exec(this.context.source.slice(start, end))?.[1];
		const column = label === undefined ? undefined : this.context.words.itemColumn(label);
		if (column !== 'owner' && column !== 'due') return false;
		return this.fieldBullet(node, noDetails()) !== undefined;
	}

	private listItem(list: List, node: ListItem, group: Group, behind: readonly ListItem[] = []): void {
		const first = node.children[0];
		const own = first?.type === 'paragraph' ? first : undefined;
		const nestedLists = node.children.filter((child) => child.type === 'list');
		if (!own) {
			for (const nested of nestedLists) this.list(nested, group);
			return;
		}
		// "- **Lessons learned:** …" below "Action items and lessons" is a section of its own.
		const at = rangeOf(own).start;
		if (this.others.some(({ start, end }) => start <= at && at < end)) return;
		const text = this.textOf(own.children, rangeOf(own));
		const isTask = typeof node.checked === 'boolean';
		if (!isTask && isGroupBullet(text, nestedLists, this.context.words)) {
			const inner = this.groupOf(oneLine(text.text), rangeOf(own), group);
			for (const nested of nestedLists) this.list(nested, inner);
			return;
		}
		const details = noDetails();
		const reading = readInline(text, details, this.context);
		if (reading.checkbox && notApplicable.test(text.text)) return;
		const isItem = isTask || reading.checkbox !== undefined || !isNoItem(text, reading.text, this.context.words);
		if (!isItem || isPlaceholderItem(reading.text, this.context.words)) return;

		const nested: { column: ItemColumn; range: Range; valueRange: Range }[] = [];
		let hasSubtasks = false;
		for (const child of node.children.slice(1)) {
			if (child.type === 'paragraph') this.detailLines(child, details);
			if (child.type !== 'list') continue;
			for (const bullet of child.children) {
				if (typeof bullet.checked === 'boolean') hasSubtasks = true;
				const field = typeof bullet.checked === 'boolean' ? undefined : this.fieldBullet(bullet, details);
				if (field) nested.push(field);
				else if (typeof bullet.checked !== 'boolean') this.noteLinks(bullet, details);
			}
		}
		for (const bullet of behind) {
			const field = this.fieldBullet(bullet, details);
			if (field) nested.push(field);
		}
		const whole = rangeOf(node);
		this.add({
			details,
			reading,
			range: { start: whole.start, end: rangeOf(own).end },
			whole,
			style: isTask || reading.checkbox ? 'checkbox' : list.ordered ? 'numbered' : 'bullet',
			group,
			checked: node.checked ?? reading.checkbox?.checked,
			checkbox: isTask ? boxOf(this.context.source, whole.start, rangeOf(own).start) : reading.checkbox?.range,
			nested,
			hasSubtasks,
		});
		this.subtasks(nestedLists, group, 0);
	}

	/** Checkboxes below an item are items of their own; other bullets below it are notes. */
	private subtasks(lists: readonly List[], group: Group, depth: number): void {
		if (depth > deepestList) return;
		for (const list of lists) {
			for (const child of list.children) {
				if (typeof child.checked === 'boolean') this.listItem(list, child, group);
				else
					this.subtasks(
						child.children.filter((grandchild) => grandchild.type === 'list'),
						group,
						depth + 1,
					);
			}
		}
	}

	/** "- Owner: Sam" below an item: takes the value; undefined for any other bullet. */
	private fieldBullet(bullet: ListItem, details: ItemDetails): { column: ItemColumn; range: Range; valueRange: Range } | undefined {
		const own = bullet.children[0];
		if (own?.type !== 'paragraph') return undefined;
		const field = readDetailLines(this.textOf(own.children, rangeOf(own)), details, this.context)[0];
		return field ? { column: field.column, range: rangeOf(bullet), valueRange: field.value } : undefined;
	}

	private detailLines(block: Paragraph, details: ItemDetails): number {
		return readDetailLines(this.textOf(block.children, rangeOf(block)), details, this.context).length;
	}

	private noteLinks(bullet: ListItem, details: ItemDetails): void {
		const own = bullet.children[0];
		if (own?.type === 'paragraph') takeLinks(details, this.textOf(own.children, rangeOf(own)));
	}

	/** A paragraph that says it is an item, or lines that are written like list items without being a list. */
	private paragraph(block: Paragraph, group: Group, isFirst: boolean): void {
		const text = this.textOf(block.children, rangeOf(block));
		const lines = linesOf(text);
		const marked = lines.filter((line) => listLikeLine.test(line.text));
		if (marked.length > 0) {
			for (const line of marked) this.paragraphItem(withoutBullet(line), group);
			return;
		}
		if (itemLabel.test(text.text)) {
			this.paragraphItem(text, group);
			return;
		}
		const stressed = text.spans.find(({ kind, start }) => kind === 'strong' && start === 0);
		// "**Done:** The alert is on."
		const state = stressed && /^([^:：]{2,24})[:：]\s{0,3}(?=\S)/u.exec(text.text);
		if (state && stressed.end <= state[0].length && this.context.words.itemStatus(state[1] ?? '') !== undefined) {
			this.paragraphItem(text, group);
			return;
		}
		if (!stressed && !isFirst) return;
		const rest = lines.slice(1);
		const fields = noDetails();
		const labelled = rest.filter((line) => readDetailLines(line, fields, this.context).length > 0);
		if (stressed && labelled.length > 0 && (fields.owners.length > 0 || fields.due || fields.statusText)) this.paragraphItem(text, group);
	}

	/** Tasks that have lost their bullets: nothing but lines of which each asks for something, two at least. */
	private bareLines(blocks: readonly Block[]): void {
		const paragraphs = blocks.filter((block): block is Paragraph => block.type === 'paragraph');
		if (paragraphs.length < blocks.length) return;
		const lines = paragraphs.flatMap((block) => linesOf(this.textOf(block.children, rangeOf(block))));
		if (lines.length < 2 || !lines.every(({ text }) => text.length <= longestLine && isRequest(text.trim()))) return;
		for (const line of lines) this.paragraphItem(line, this.base);
	}

	private paragraphItem(text: ItemText, group: Group): void {
		const details = noDetails();
		const reading = readInline(text, details, this.context);
		if (isNoItem(text, reading.text, this.context.words) || isPlaceholderItem(reading.text, this.context.words)) return;
		this.add({
			details,
			reading,
			range: text.range,
			whole: text.range,
			style: reading.checkbox ? 'checkbox' : 'paragraph',
			group,
			checked: reading.checkbox?.checked,
			checkbox: reading.checkbox?.range,
		});
	}

	/** "**Action item:** Start earlier": a label whose own paragraph holds the item. */
	private lead(): void {
		const range = rangeOfAll(this.body.lead);
		if (!range) return;
		const text = this.textOf(this.body.lead, range);
		if (text.text.trim() !== '') this.paragraphItem(text, this.base);
	}

	private textOf(nodes: readonly Nodes[], range: Range): ItemText {
		return itemText(this.context.source, nodes, range, this.context.definitions);
	}

	private add(draft: Draft): void {
		const { details, reading, group } = draft;
		if (reading.text === '' && details.links.length === 0) return;
		if (draft.style === 'table' && (isPlaceholderItem(reading.text, this.context.words) || isNothing(reading.text, this.context.words)))
			return;
		const text = reading.text === '' ? (details.links[0]?.text ?? '') : reading.text;
		const marked = details.status;
		const ticked: ItemStatus = marked === 'verified' || marked === 'dropped' ? marked : 'done';
		const status = draft.checked === true ? ticked : draft.checked === false ? (marked ?? 'open') : (marked ?? group.status ?? 'open');
		this.items.push({
			key: '',
			text,
			textRange: reading.range,
			range: draft.range,
			whole: draft.whole,
			style: draft.style,
			section: this.body.index,
			group: group.label,
			owners: details.owners.length > 0 || details.ownerGap ? details.owners : group.owners,
			ownerGap: details.ownerGap,
			due: details.due,
			dueGap: details.dueGap,
			status,
			statusText: details.statusText ?? boxText(this.context.source, draft.checkbox),
			unknownStatus: details.unknownStatus,
			checked: draft.checked,
			checkbox: draft.checkbox,
			doneDay: details.doneDay,
			reason: details.reason,
			priority: details.priority ?? group.priority,
			bucket: details.bucket ?? group.bucket,
			links: details.links,
			verification: details.verification,
			id: details.id,
			cells: draft.cells,
			table: draft.table,
			nested: draft.nested ?? [],
			hasSubtasks: draft.hasSubtasks ?? false,
		});
	}
}

/** A bullet that only names an owner or a day is short. */
const longestField = 80;

/** A longer line without a bullet is a paragraph. */
const longestLine = 200;

/** Deeper lists hold no subtasks that anybody would follow up. */
const deepestList = 30;

/** A box that says that the task does not apply. */
const notApplicable = /^\s*\[n\/a\]/i;

/** Lines of a paragraph that stand for list items: "• text", "[ ] text", "☐ text". */
const listLikeLine = /^\s*(?:[•‣◦▪●–]\s+\S|\[[ xX]?\]\s*\S|(?:☐|☑|✅|⬜|🔲|🔳|✔)\uFE0F?\s*\S)/u;

/** How a paragraph says that it is an action item. */
const itemLabel =
	/^\s{0,9}(?:\*\*)?(?:action(?: ?item)?|todo|to-do|follow-?up(?: action| item)?|next step|ai[- ]?\d{1,4}|action ?#?\d{1,4}|maßnahme|acción|ação|azione|actie|アクション|行动项|조치)\s{0,9}(?:#?\d{1,4})?\s{0,9}[:：]\s{0,9}\S/iu;

/**
 * The bullets that explain a numbered item without being indented below it: a list right behind a numbered one, where the numbering
 * goes on after such bullets.
 */
function listsBetweenNumbers(blocks: readonly Block[]): Set<Block> {
	const found = new Set<Block>();
	let run: Block[] = [];
	let next: number | undefined;
	let goesOn = false;
	const finish = (): void => {
		if (goesOn) for (const list of run) found.add(list);
		run = [];
		next = undefined;
		goesOn = false;
	};
	for (const [index, block] of blocks.entries()) {
		if (block.type === 'heading') finish();
		if (block.type !== 'list') continue;
		const before = blocks[index - 1];
		if (block.ordered) {
			const start = block.start ?? 1;
			if (next !== undefined && start === next && run.length > 0) goesOn = true;
			else if (start !== next) finish();
			next = start + block.children.length;
		} else if (before?.type === 'list' && before.ordered && !block.children.some((item) => typeof item.checked === 'boolean')) {
			run.push(block);
		}
	}
	finish();
	return found;
}

/** "### 2) Verify that the job runs" */
function isNumberedHeading(block: Block): block is HeadingNode {
	return block.type === 'heading' && /^\s*\d{1,2}[.):]\s+\S/.test(plainText(block));
}

/** How a paragraph that is an item among numbered ones begins: "1. ", "R2 — ", "Action 3: ". */
const numberedLead = /^\s{0,3}(?:(?:action|fix|step|ai|[acfmrst])[-# ]?|#)?(\d{1,2})\s?(?:[.):]|[—–-])\s{1,3}(?=\S)/iu;

/** Paragraphs that begin with their number in bold, counted from one without a gap; a bold one right above a list is the title of a group. */
function numberedParagraphs(blocks: readonly Block[]): ReadonlySet<Block> {
	const found = new Set<Block>();
	for (const [index, block] of blocks.entries()) {
		const [first, ...rest] = block.type === 'paragraph' ? block.children : [];
		if (first?.type !== 'strong') continue;
		const number = numberedLead.exec(plainText(first))?.[1];
		if (number === undefined) continue;
		const next = blocks[index + 1]?.type;
		const isTitle = (next === 'list' || next === 'table') && rest.every((child) => child.type === 'text' && /^[\s:：]*$/.test(child.value));
		if (isTitle || Number(number) !== found.size + 1) return new Set();
		found.add(block);
	}
	return found.size > 1 ? found : new Set();
}

function blocksBelow(blocks: readonly Block[], heading: number): Block[] {
	let end = heading + 1;
	while (end < blocks.length && blocks[end]?.type !== 'heading') end += 1;
	return blocks.slice(heading + 1, end);
}

function linesOf(text: ItemText): ItemText[] {
	const lines: ItemText[] = [];
	let start = 0;
	for (const match of text.text.matchAll(/\n/g)) {
		lines.push(partOf(text, start, match.index));
		start = match.index + 1;
	}
	lines.push(partOf(text, start, text.text.length));
	return lines;
}

function withoutBullet(line: ItemText): ItemText {
	const bullet = /^\s*[•‣◦▪●–]\s+/u.exec(line.text)?.[0].length ?? 0;
	return bullet === 0 ? line : partOf(line, bullet, line.text.length);
}

/** The `[ ]` of a list item, which ends right before its paragraph's text or, before markup, starts where the paragraph does. */
function boxOf(source: string, start: number, paragraph: number): Range | undefined {
	const match = /\[[\s xX]\]/.exec(source.slice(start, paragraph + 3));
	return match ? { start: start + match.index, end: start + match.index + 3 } : undefined;
}

function boxText(source: string, checkbox: Range | undefined): ActionItem['statusText'] {
	return checkbox ? { text: source.slice(checkbox.start, checkbox.end), range: checkbox } : undefined;
}

function isNothing(text: string, words: Words): boolean {
	return words.isUnknown(text);
}

function priorityOfGroup(label: { readonly title: string; readonly range: Range }): ActionItem['priority'] {
	const mark = priorityInHeading(label.title);
	return mark ? { text: label.title.slice(mark.start, mark.end), range: label.range, rank: mark.rank, inherited: true } : undefined;
}

/** The addresses of reference definitions, by the identifier that reference links carry. */
function definitionsOf(text: string): Map<string, string> {
	const definitions = new Map<string, string>();
	for (const match of text.matchAll(/^[ \t>]{0,12}(?:[-*+][ \t]+)?\[([^[\]\r\n]{1,200})\]:[ \t]*<?([^\s>]{1,2000})/gm)) {
		const identifier = (match[1] ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
		if (!definitions.has(identifier)) definitions.set(identifier, match[2] ?? '');
	}
	return definitions;
}

/** Gives each item its key: equal texts of one section are told apart by their order. */
function withKeys(items: readonly ActionItem[]): ActionItem[] {
	const counts = new Map<string, number>();
	return items.map((item) => {
		const base = normalisedItemText(item.text);
		const ordinal = counts.get(base) ?? 0;
		counts.set(base, ordinal + 1);
		return { ...item, key: itemKey(base, 'actionItems', ordinal) };
	});
}
