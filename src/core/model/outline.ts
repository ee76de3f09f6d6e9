import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, PhrasingContent, Root, Table } from 'mdast';
import { plainText, rangeOf } from '../markdown/plain-text.ts';
import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import { type Language, languages, type SectionId } from '../vocabulary/terms.ts';
import type { SectionTitle, Words } from '../vocabulary/words.ts';
import { isBlank } from './blank.ts';
import { type FieldRow, readFieldTable } from './field-table.ts';
import { type Label, readLabels } from './labels.ts';
import type { Heading, Section, SectionForm } from './postmortem.ts';
import type { SectionBody } from './section-body.ts';

/** What one walk over the document's blocks finds: headings, sections in all five forms, and the labels that fields are made of. */
export interface Outline {
	readonly headings: readonly Heading[];
	readonly sections: readonly Section[];
	readonly bodies: readonly SectionBody[];
	/** Every label and table row that may be a header field, in order. */
	readonly labels: readonly PlacedLabel[];
	/** Index in `headings` of the document's title. */
	readonly titleHeading: number | undefined;
	readonly language: Language;
}

/** A label with its place: under which heading, in which block. */
export interface PlacedLabel extends Label {
	readonly form: 'label' | 'bold' | 'list' | 'table';
	/** Index in `root.children`. */
	readonly block: number;
	/** Index in `headings` of the innermost heading above; undefined before the first one. */
	readonly heading: number | undefined;
	readonly whole: Range;
	/** The list item whose first words it is. */
	readonly item: ListItem | undefined;
}

/** The outline of a document. One pass over the blocks, then one over what it found. */
export function readOutline(text: string, root: Root, words: Words, preferred?: Language): Outline {
	const found = walk(text, root, words);
	const titleHeading = findTitle(found.headings, words);
	const parents = parentsOf(found.headings);
	const drafts = headingSections(root, words, found, titleHeading, parents);
	const incidents = incidentsOf(found.headings, parents, drafts);
	drafts.push(...labelSections(root, words, found, drafts, parents, titleHeading, incidents));
	drafts.push(...headlessTables(root, words, drafts, found.tables));
	standIn(root, words, found, drafts, parents, titleHeading);
	const language = languageOf(drafts, preferred);
	return { ...assemble(root, found, drafts, parents, incidents, language), labels: found.labels, titleHeading, language };
}

interface FoundHeading {
	readonly level: number;
	readonly title: string;
	readonly range: Range;
	readonly titleRange: Range;
	/** Index in `root.children`, and that of the block behind its body. */
	readonly block: number;
	lastBlock: number;
	body: Range;
}

interface Found {
	readonly headings: FoundHeading[];
	readonly labels: PlacedLabel[];
	readonly tables: { readonly block: number; readonly heading: number | undefined; readonly table: Table }[];
}

interface Draft {
	fills: readonly SectionId[];
	readonly title: string;
	readonly form: SectionForm;
	readonly level: number;
	readonly titleRange: Range;
	/** Where title and body start. */
	readonly start: number;
	readonly body: Range;
	readonly heading: number | undefined;
	/** The innermost heading above a section of another form. */
	readonly under: number | undefined;
	readonly languages: readonly Language[];
	readonly weak?: true | undefined;
	readonly lead: readonly PhrasingContent[];
	readonly blocks: readonly (BlockContent | DefinitionContent)[];
}

function walk(text: string, root: Root, words: Words): Found {
	const headings: FoundHeading[] = [];
	const labels: PlacedLabel[] = [];
	const tables: Found['tables'] = [];
	const isField = (label: string): boolean => words.field(label) !== undefined;
	/** Whether the section that is being read names what went well and what did not, so that "**Held**" is one of the two. */
	let weighs = false;
	const isKnown = (label: string): boolean =>
		isField(label) || words.section(label)?.exact === true || (weighs && words.part(label) !== undefined);
	const isTitle = (title: string): boolean =>
		(title.endsWith('?') || words.section(title)?.exact === true) && words.section(title) !== undefined && words.field(title) === undefined;
	let heading: number | undefined;

	/** The level of the timeline or list of items that is being read: what looks like labels there are entries and tasks. */
	let entries: number | undefined;
	const isOutsider = (label: string): boolean => tellsBeside(words.section(label));

	const addLabels = (paragraph: Paragraph, block: number, item: ListItem | undefined): void => {
		// "**Lessons learned:** …" behind the tasks is none of them.
		if (entries !== undefined && (item || !opensWithBold(paragraph))) return;
		for (const label of readLabels(text, paragraph, isKnown, isField, isTitle)) {
			if (entries !== undefined && (!label.bold || label.alone || label.value === '' || !isOutsider(label.text))) continue;
			const form = item ? 'list' : label.bold ? 'bold' : 'label';
			const before = text.slice(rangeOf(paragraph).start, label.start);
			const isFirst = before.length <= 4 && !/[\r\n]/.test(before);
			// Only the first words of an item are its label; what follows in it is prose, unless it starts on a line of its own.
			if (item && !isFirst && !label.bold && !isKnown(label.text)) continue;
			const own = isFirst ? item : undefined;
			const start = own ? rangeOf(own).start : label.start;
			labels.push(placeLabel(label, form, block, heading, own, { start, end: Math.max(label.end, label.valueRange.end) }));
		}
	};
	const addList = (list: List, block: number): void => {
		for (const item of list.children) {
			const first = item.children[0];
			if (first?.type === 'paragraph') addLabels(first, block, item);
		}
	};

	for (const [block, node] of root.children.entries()) {
		switch (node.type) {
			case 'heading': {
				const range = rangeOf(node);
				const inner =
					node.children.length > 0
						? { start: rangeOf(node.children[0] ?? node).start, end: rangeOf(node.children.at(-1) ?? node).end }
						: undefined;
				const at = Math.min(range.end, range.start + node.depth);
				heading = headings.length;
				const title = oneLine(plainText(node));
				if (entries !== undefined && node.depth <= entries) entries = undefined;
				if (entries === undefined && node.depth > 1 && holdsEntries(words.section(title))) entries = node.depth;
				weighs = words.section(title)?.fills.join() === bothJudgements;
				headings.push({
					level: node.depth,
					title,
					range,
					titleRange: inner ?? { start: at, end: at },
					block,
					lastBlock: root.children.length,
					body: range,
				});
				break;
			}
			case 'paragraph':
				addLabels(node, block, undefined);
				break;
			case 'list':
				addList(node, block);
				break;
			case 'blockquote':
				// Header fields may stand in a quote below the title; further down a quote is somebody else's words.
				if (headings.length <= 1) {
					for (const child of node.children) {
						if (child.type === 'paragraph') addLabels(child, block, undefined);
						else if (child.type === 'list') addList(child, block);
					}
				}
				break;
			case 'table':
				tables.push({ block, heading, table: node });
				for (const row of readFieldTable(text, node, words)) labels.push(placeRow(row, block, heading));
				break;
			default:
		}
	}

	const end = text.length;
	const open: FoundHeading[] = [];
	for (const one of headings) {
		while ((open.at(-1)?.level ?? 0) >= one.level) close(open.pop(), one.range.start, one.block);
		open.push(one);
	}
	for (const one of open) close(one, end, root.children.length);
	return { headings, labels, tables };
}

function opensWithBold({ children }: Paragraph): boolean {
	return children[0]?.type === 'strong';
}

/** Whether a title names what is neither an entry of a timeline nor a task, however it is put. */
function tellsBeside(title: SectionTitle | undefined): boolean {
	return title?.exact === true && title.fills.length === 1 && (title.fills[0] === 'rootCause' || title.fills[0] === 'lessons');
}

/** The roles of "What went well / what went wrong". */
const bothJudgements = 'wentWell,wentWrong';

function holdsEntries(title: SectionTitle | undefined): boolean {
	return title?.fills.length === 1 && (title.fills[0] === 'timeline' || title.fills[0] === 'actionItems');
}

function close(heading: FoundHeading | undefined, end: number, block: number): void {
	if (!heading) return;
	heading.body = { start: heading.range.end, end };
	heading.lastBlock = block;
}

/** Written out, as `{ ...label }` takes ten times as much memory. */
function placeLabel(
	{ bold, text, range, start, end, value, valueRange, lead, reach, marked, alone }: Label,
	form: PlacedLabel['form'],
	block: number,
	heading: number | undefined,
	item: ListItem | undefined,
	whole: Range,
): PlacedLabel {
	return { bold, text, range, start, end, value, valueRange, lead, reach, marked, alone, form, block, heading, item, whole };
}

function placeRow(row: FieldRow, block: number, heading: number | undefined): PlacedLabel {
	return {
		bold: false,
		text: row.label,
		range: row.labelRange,
		start: row.whole.start,
		end: row.labelRange.end,
		value: row.value,
		valueRange: row.valueRange,
		lead: row.lead,
		reach: row.whole.end,
		marked: true,
		alone: row.value === '',
		form: 'table',
		block,
		heading,
		whole: row.whole,
		item: undefined,
	};
}

/** The first H1, unless the document writes its sections as H1 too and this one is such a section. */
function findTitle(headings: readonly FoundHeading[], words: Words): number | undefined {
	const first = headings.findIndex(
		(heading) => heading.level === 1 && !/^(?:meta ?data|metadaten|metadatos|metadados)$/i.test(heading.title),
	);
	if (first < 0) {
		// Without any H1 the heading above all others is the title, when it is no section itself.
		const [top, second] = headings;
		return top && second && top.level < second.level && words.section(top.title) === undefined ? 0 : undefined;
	}
	const others = headings.some((heading, index) => index !== first && heading.level === 1);
	// The first section may stand one level above its fellows: "# Executive summary", "## Impact".
	if (!others && first === 0 && isOnlySummary(headings, words)) return undefined;
	// Only then is it asked: nothing takes as long to look up as a title that no section has.
	const mayBeSection = others || first > 0;
	return mayBeSection && words.section(headings[first]?.title ?? '')?.exact ? undefined : first;
}

function isOnlySummary(headings: readonly FoundHeading[], words: Words): boolean {
	const [top, ...below] = headings;
	if (!top || !/\b(?:summary|overview|tl;?dr)$/i.test(top.title) || top.title.length > 24) return false;
	const title = words.section(top.title);
	return (
		title?.exact === true && title.fills.join() === 'summary' && !below.some((one) => words.section(one.title)?.fills.includes('summary'))
	);
}

function parentsOf(headings: readonly FoundHeading[]): (number | undefined)[] {
	const open: number[] = [];
	return headings.map((heading, index) => {
		while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) open.pop();
		const parent = open.at(-1);
		open.push(index);
		return parent;
	});
}

function headingSections(
	root: Root,
	words: Words,
	{ headings }: Found,
	titleHeading: number | undefined,
	parents: readonly (number | undefined)[],
): Draft[] {
	const fillsOf = new Map<number, readonly SectionId[]>();
	const drafts: Draft[] = [];
	for (const [index, heading] of headings.entries()) {
		if (index === titleHeading) continue;
		const above: (readonly SectionId[])[] = [];
		for (let at = parents[index]; at !== undefined; at = parents[at]) {
			const fills = fillsOf.get(at);
			if (fills) above.push(fills);
		}
		const title = titleBelow(heading.title, above[0], words);
		if (!title) continue;
		if (!mayStandIn(title.fills, above) && !isMisplaced(title, above)) continue;
		// "Date: …", "Services affected: …" written as a heading is a field.
		if (heading.title.includes(':') && words.field(heading.title.slice(0, heading.title.indexOf(':'))) && !title.exact) continue;
		fillsOf.set(index, title.fills);
		drafts.push(headingDraft(root, heading, index, title));
	}
	return drafts;
}

/** What a title says, where it stands below a section with these roles or below none. */
function titleBelow(title: string, outer: readonly SectionId[] | undefined, words: Words): SectionTitle | undefined {
	return words.section(title) ?? (outer?.join() === bothJudgements ? words.part(title) : undefined);
}

/** Which roles a sub-heading may play inside a section that plays one already; everything else inside it is a group or a detail. */
const inside: { readonly [id in SectionId]?: readonly SectionId[] } = {
	timeline: [],
	actionItems: [],
	lessons: ['wentWell', 'wentWrong', 'lucky', 'actionItems'],
	wentWell: ['wentWell', 'wentWrong', 'lucky'],
	wentWrong: ['wentWell', 'wentWrong', 'lucky', 'rootCause', 'contributingFactors'],
	lucky: [],
	impact: ['timeline', 'rootCause', 'contributingFactors', 'trigger', 'detection', 'resolution', 'actionItems'],
	people: ['timeline'],
	supporting: ['timeline'],
	metrics: [],
	messaging: [],
	openQuestions: [],
	rejected: [],
	recurrence: [],
	backlogCheck: [],
	approvals: [],
};
const notInside: readonly SectionId[] = ['summary', 'background', 'people', 'response'];

function mayStandIn(fills: readonly SectionId[], above: readonly (readonly SectionId[])[]): boolean {
	for (const [distance, outer] of above.entries()) {
		const shared = fills.some((id) => outer.includes(id));
		// A part of a section that names several roles plays its own one again; else the same role twice is a group.
		if (shared) return outer.length > 1 && distance === 0 && fills.length < outer.length;
		// "What did we learn?" below "How did we do?" is neither good nor bad.
		if (outer.join() === bothJudgements && fills.join() === 'lessons') continue;
		const allowed = outer.flatMap((id) => inside[id] ?? []);
		if (outer.every((id) => inside[id] !== undefined)) {
			if (!fills.some((id) => allowed.includes(id))) return false;
		} else if (!outer.includes('summary') && fills.some((id) => notInside.includes(id))) return false;
	}
	return true;
}

/** "### Action items" below "## What went wrong": the tasks are no part of what went well or wrong, whatever level their title has. */
function isMisplaced({ fills, exact }: SectionTitle, above: readonly (readonly SectionId[])[]): boolean {
	return (
		exact && fills.length === 1 && fills[0] === 'actionItems' && above.length === 1 && above[0]?.every((id) => judgements.has(id)) === true
	);
}
const judgements: ReadonlySet<SectionId> = new Set(['wentWell', 'wentWrong', 'lucky']);

function blocksBetween(root: Root, from: number, to: number): (BlockContent | DefinitionContent)[] {
	return root.children.slice(from, to).filter((node): node is BlockContent | DefinitionContent => node.type !== 'yaml');
}

/**
 * Which incident each heading belongs to, in a file with several: headings side by side, no sections themselves, that hold the same
 * role each. Undefined in a file with one.
 */
function incidentsOf(
	headings: readonly FoundHeading[],
	parents: readonly (number | undefined)[],
	drafts: readonly Draft[],
): readonly (number | undefined)[] | undefined {
	const sections = new Map(drafts.map((draft) => [draft.heading, draft]));
	const roles = new Map<number, Set<SectionId>>();
	const containerOf = (index: number | undefined): number | undefined => {
		for (let at = index === undefined ? undefined : parents[index]; at !== undefined; at = parents[at]) if (!sections.has(at)) return at;
		return undefined;
	};
	const container = headings.map((_, index) => (sections.has(index) ? containerOf(index) : index));
	for (const draft of drafts) {
		const at = draft.heading === undefined ? undefined : container[draft.heading];
		if (at === undefined) continue;
		const set = roles.get(at) ?? new Set<SectionId>();
		for (const id of draft.fills) set.add(id);
		roles.set(at, set);
	}
	// "Incident 1: …" and "Incident 2: …" say it themselves, even where labels hold the roles.
	const numbered = headings.flatMap(({ title }, index) =>
		!sections.has(index) && /^(?:incident|outage|issue|event|problem)\s*#?\d{1,2}\b/i.test(title) ? [index] : [],
	);
	const counts = new Map<string, number>();
	const roleAt = (index: number, id: SectionId): string => `${headings[index]?.level} ${id}`;
	for (const [index, set] of roles) for (const id of set) counts.set(roleAt(index, id), (counts.get(roleAt(index, id)) ?? 0) + 1);
	const shared = [...roles].flatMap(([index, set]) => ([...set].some((id) => (counts.get(roleAt(index, id)) ?? 0) > 1) ? [index] : []));
	const several = numbered.length > 1 ? numbered : shared.sort((a, b) => a - b);
	if (several.length < 2) return undefined;
	const number = new Map(several.map((heading, order) => [heading, order]));
	return headings.map((_, index) => {
		for (let at: number | undefined = index; at !== undefined; at = parents[at]) {
			const found = number.get(at);
			if (found !== undefined) return found;
		}
		return undefined;
	});
}

/** What labels may stand for inside a section that a heading opens; under other headings every role. */
const labelsInside: { readonly [id in SectionId]?: readonly SectionId[] } = {
	lessons: ['wentWell', 'wentWrong', 'lucky'],
	wentWell: ['wentWell', 'wentWrong', 'lucky'],
	wentWrong: ['wentWell', 'wentWrong', 'lucky'],
	rootCause: ['contributingFactors', 'trigger'],
	response: ['detection'],
};

function labelSections(
	root: Root,
	words: Words,
	{ headings, labels }: Found,
	drafts: readonly Draft[],
	parents: readonly (number | undefined)[],
	titleHeading: number | undefined,
	incidents: readonly (number | undefined)[] | undefined,
): Draft[] {
	const byHeading = new Map(drafts.map((draft) => [draft.heading, draft]));
	const above: Above = {
		incident: (heading) => (heading === undefined ? undefined : incidents?.[heading]),
		fills: (heading) => {
			const found: (readonly SectionId[])[] = [];
			for (let at = heading; at !== undefined; at = parents[at]) {
				const draft = byHeading.get(at);
				if (draft) found.push(draft.fills);
			}
			return found;
		},
	};
	const taken = new Set<string>();
	for (const draft of drafts) if (!draft.weak) for (const id of draft.fills) taken.add(`${above.incident(draft.heading) ?? ''} ${id}`);
	const candidates = labelCandidates(root, labels, above, words);
	return chosenLabels(candidates, taken, titleHeading, above).map(({ label, title, order }) => {
		const [outer] = above.fills(label.heading);
		const isBeside = outer !== undefined && holdsEntries({ ...title, fills: outer });
		return labelSection(root, words, headings, labels, order, label, title, isBeside);
	});
}

/** What stands above a heading, itself included: which of several incidents it is about, and the roles of its sections, innermost first. */
interface Above {
	readonly incident: (heading: number | undefined) => number | undefined;
	readonly fills: (heading: number | undefined) => readonly (readonly SectionId[])[];
}

interface LabelCandidate {
	readonly label: PlacedLabel;
	readonly order: number;
	readonly title: SectionTitle;
}

/** The labels that may head a section where they stand. */
function labelCandidates(root: Root, labels: readonly PlacedLabel[], { fills }: Above, words: Words): LabelCandidate[] {
	const candidates: LabelCandidate[] = [];
	for (const [order, label] of labels.entries()) {
		if (words.field(label.text)) continue;
		const above = fills(label.heading);
		const [outer] = above;
		const title = titleBelow(label.text, outer, words) ?? (label.bold && /^identified$/i.test(label.text) ? identified : undefined);
		// A question with a paragraph of its own is a title, however it is put.
		const isTitle = title?.exact === true || (label.alone && !label.bold && label.text.endsWith('?'));
		if (!title || (!label.bold && (!isTitle || !/^[^\p{Ll}]/u.test(label.text)))) continue;
		// "Detection | ✔" says that it is over, not how it went.
		if (label.form === 'table' && isOnlyStatus(label.value, words)) continue;
		// "Detection: 2026-03-01 14:03 UTC" says when, as a field does.
		if (label.item && title.fills.every((id) => momentRoles.has(id)) && dayInFront.test(label.value)) continue;
		if (label.alone && label.value === '' && (isTitle || tellsTimes(root, label, title)) && !label.item && label.form !== 'table') {
			// Alone in its paragraph it is a heading in all but its marker.
			if (!mayStandIn(title.fills, above) && !isMisplaced(title, above)) continue;
		} else if (outer && !outer.includes('summary')) {
			const allowed = outer.flatMap((id) => labelsInside[id] ?? []);
			const isBeside = !label.item && holdsEntries({ ...title, fills: outer }) && tellsBeside(title);
			if (!isBeside && !title.fills.every((id) => allowed.includes(id)) && !isPart(title, outer)) continue;
		}
		candidates.push({ label, order, title });
	}
	return candidates;
}

/** Those of the candidates that head a section beside each other and beside what is `taken` by headings: "<incident> <role>". */
function chosenLabels(
	candidates: readonly LabelCandidate[],
	taken: Set<string>,
	titleHeading: number | undefined,
	above: Above,
): LabelCandidate[] {
	// Under a heading that names no role, one label alone may be a detail; two make it an outline.
	const rolesUnder = new Map<number | undefined, Set<SectionId>>();
	// "Corrective actions taken" is no list of tasks where "Prevention" beside it is.
	const alone = new Set<string>();
	for (const { label, title } of candidates) {
		const roles = rolesUnder.get(label.heading) ?? new Set<SectionId>();
		for (const id of title.fills) roles.add(id);
		rolesUnder.set(label.heading, roles);
		if (title.fills.length === 1) alone.add(`${above.incident(label.heading) ?? ''} ${title.fills[0]}`);
	}

	// "**Prevention:** three checks, see below" in a summary gives way to a label that heads such a block itself.
	const sumsUp = ({ label, title }: LabelCandidate): boolean =>
		label.value !== '' &&
		above.fills(label.heading)[0]?.includes('summary') === true &&
		candidates.some(
			(other) =>
				other.label.value === '' &&
				other.label.heading !== label.heading &&
				above.incident(other.label.heading) === above.incident(label.heading) &&
				title.fills.every((id) => other.title.fills.includes(id)),
		);

	const chosen: LabelCandidate[] = [];
	for (const one of candidates) {
		if (sumsUp(one)) continue;
		const { heading, form } = one.label;
		const incident = above.incident(heading) ?? '';
		const left = isDoneOrTask(one.title) ? one.title.fills.filter((id) => !alone.has(`${incident} ${id}`)) : [];
		const candidate = left.length === 1 ? { ...one, title: { ...one.title, fills: left } } : one;
		const { title } = candidate;
		const [outer] = above.fills(heading);
		const plainHeading = heading !== undefined && heading !== titleHeading && outer === undefined;
		if (plainHeading && form !== 'bold' && (rolesUnder.get(heading)?.size ?? 0) < 2) continue;
		// A part of a section that names several roles plays its own one again.
		const part = outer !== undefined && isPart(title, outer);
		if (!part && title.fills.every((id) => taken.has(`${incident} ${id}`) || taken.has(` ${id}`))) continue;
		for (const id of title.fills) taken.add(`${incident} ${id}`);
		chosen.push(candidate);
	}
	return chosen;
}

/** Titles of what was done or of what will be. */
function isDoneOrTask({ fills }: Pick<SectionTitle, 'fills'>): boolean {
	return fills.length === 2 && fills.includes('resolution') && fills.includes('actionItems');
}

/** "**Rollback timeline:**" above a list of times: what it holds says what an unknown word in front leaves open. */
function tellsTimes(root: Root, { block }: PlacedLabel, { fills }: SectionTitle): boolean {
	return fills.join() === 'timeline' && countTimes(blocksBetween(root, block + 1, block + 2)) > 1;
}

function isOnlyStatus(value: string, words: Words): boolean {
	// Where no spaces part the words, a longer value that begins with a status is a sentence.
	const longest = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(value) ? 6 : 19;
	return value !== '' && value.length <= longest && !/\s/.test(value) && words.itemStatus(value) !== undefined;
}

/** Whether a label names one of the roles that its section's title joins: "**Action items:**" below "Action items and lessons". */
function isPart({ fills }: SectionTitle, outer: readonly SectionId[]): boolean {
	return outer.length > fills.length && fills.every((id) => outer.includes(id));
}

function labelSection(
	root: Root,
	words: Words,
	headings: readonly FoundHeading[],
	labels: readonly PlacedLabel[],
	order: number,
	label: PlacedLabel,
	title: SectionTitle,
	isBeside: boolean,
): Draft {
	const draft = {
		fills: title.fills,
		title: label.text.replace(/[\s:：]{1,9}$/u, ''),
		level: 7,
		titleRange: label.range,
		start: label.start,
		heading: undefined,
		under: label.heading,
		languages: title.languages,
		lead: label.lead,
	} as const;
	if (label.form === 'table') return { ...draft, form: 'tableRow', body: label.valueRange, blocks: [] };
	if (label.item) {
		const range = rangeOf(label.item);
		const blocks = label.item.children.slice(1);
		return { ...draft, form: 'listLabel', body: { start: label.end, end: range.end }, blocks };
	}
	const form = label.bold ? 'bold' : 'label';
	const node = root.children[label.block];
	const paragraphEnd = node ? rangeOf(node).end : label.reach;
	// Another label, known or not, behind it in the same paragraph ends it there.
	const isOwnGroup = (other: PlacedLabel): boolean =>
		!words.field(other.text) && words.section(other.text)?.fills.every((id) => title.fills.includes(id)) === true;
	const sharesLines =
		label.reach < paragraphEnd && labels.some((other, at) => at > order && other.block === label.block && !isOwnGroup(other));
	if (isBeside || sharesLines || (label.reach < paragraphEnd && label.value !== '') || node?.type !== 'paragraph') {
		return { ...draft, form, body: { start: label.end, end: label.reach }, blocks: [] };
	}
	const heading = headings[label.heading === undefined ? 0 : label.heading + 1];
	let end = heading?.block ?? root.children.length;
	for (let at = order + 1; at < labels.length; at += 1) {
		const other = labels[at];
		if (!other || other.block >= end) break;
		if (other.item || other.form === 'table') continue;
		// "**Tasks**" below "**Corrective measures**" plays the same role: a group of its items.
		if (isOwnGroup(other) || !(words.field(other.text) || words.section(other.text))) continue;
		end = other.block;
		break;
	}
	if (label.alone && !label.bold && labels.filter((one) => isBareTitle(one, words)).length > 2)
		end = nextBareLine(root, words, label.block + 1, end);
	const blocks = blocksBetween(root, label.block + 1, end);
	const last = blocks.at(-1);
	return { ...draft, form, body: { start: label.end, end: last ? rangeOf(last).end : Math.max(label.end, label.reach) }, blocks };
}

function isBareTitle({ alone, bold, item, form, text }: PlacedLabel, words: Words): boolean {
	return alone && !bold && !item && form !== 'table' && words.section(text)?.exact === true;
}

/** Where titles are lines without a marker, an unknown one like them above a list ends a section too: "Tools used". */
function nextBareLine(root: Root, words: Words, from: number, end: number): number {
	for (let at = from + 1; at < end; at += 1) {
		const node = root.children[at];
		const next = root.children[at + 1]?.type;
		if (node?.type !== 'paragraph' || (next !== 'list' && next !== 'table')) continue;
		const line = plainText(node);
		const isGroup = words.bucket(line) !== undefined || /\b(?:term|immediate|now|later|next|p\d)\b/i.test(line);
		if (!isGroup && /^\p{Lu}[^\n.:!?,;]{2,40}$/u.test(line) && line.split(' ').length <= 4) return at;
	}
	return end;
}

/** A table of action items or a timeline that no title announces: its header row is the title. */
function headlessTables(root: Root, words: Words, drafts: readonly Draft[], tables: Found['tables']): Draft[] {
	const found: Draft[] = [];
	const roles = new Set(drafts.flatMap(({ fills }) => fills));
	const sectionAt = new Map(drafts.map((draft) => [draft.heading, draft]));
	for (const { block, heading, table } of tables) {
		const header = table.children[0];
		if (!header || table.children.length < 2 || (roles.has('actionItems') && roles.has('timeline'))) continue;
		const outer = heading === undefined ? undefined : sectionAt.get(heading);
		if (outer && !outer.fills.includes('summary')) continue;
		const cells = header.children.map((cell) => plainText(cell).trim());
		const id = announcesItems(cells, words) ? 'actionItems' : announcesTimeline(cells, words) ? 'timeline' : undefined;
		// Below a summary the events make the summary a timeline as well.
		if (!id || roles.has(id) || (outer && id === 'timeline')) continue;
		roles.add(id);
		const range = rangeOf(table);
		found.push({
			fills: [id],
			title: cells.find((cell) => cell !== '') ?? '',
			form: 'tableRow',
			level: 7,
			titleRange: rangeOf(header),
			start: range.start,
			body: { start: rangeOf(header).end, end: range.end },
			heading: undefined,
			under: heading,
			languages: [],
			lead: [],
			blocks: blocksBetween(root, block, block + 1),
		});
	}
	return found;
}

function announcesItems(cells: readonly string[], words: Words): boolean {
	const columns = cells.map((cell) => words.itemColumn(cell));
	const named = cells.some((cell, index) => columns[index] === 'text' && words.section(cell)?.fills.includes('actionItems'));
	return named && columns.some((column) => column === 'owner' || column === 'due' || column === 'status' || column === 'priority');
}

function announcesTimeline(cells: readonly string[], words: Words): boolean {
	const told = cells.slice(numberColumns(cells[0]));
	const columns = told.map((cell) => words.timelineColumn(cell));
	return (
		columns[0] === 'time' && columns.includes('event') && told.length <= 4 && !cells.some((cell) => words.itemColumn(cell) === 'owner')
	);
}

/** How many columns only number the rows of a table whose header begins with this cell. */
function numberColumns(header: string | undefined): number {
	return header !== undefined && /^(?:#|no\.?|nr\.?|n[°º])$/i.test(header) ? 1 : 0;
}

/** What nothing says outright: sections that stand in for a missing role, by their title or by what they hold. */
function standIn(
	root: Root,
	words: Words,
	{ headings }: Found,
	drafts: Draft[],
	parents: readonly (number | undefined)[],
	titleHeading: number | undefined,
): void {
	const roles = new Set(drafts.flatMap(({ fills }) => fills));
	const byHeading = new Map(drafts.map((draft) => [draft.heading, draft]));
	for (const [index, heading] of headings.entries()) {
		if (index === titleHeading) continue;
		const title = words.substitute(heading.title);
		if (!title || title.fills.some((id) => roles.has(id)) || isInside(byHeading, parents, index)) continue;
		for (const id of title.fills) roles.add(id);
		const draft = byHeading.get(index);
		if (draft) draft.fills = [...draft.fills, ...title.fills];
		else drafts.push(headingDraft(root, heading, index, title));
	}

	const either = drafts.filter(isDoneOrTask);
	for (const draft of either) {
		// "Remediation" is what was done or what will be; another section that is one of the two leaves it the other.
		// What stands below it are its own parts: "Immediate actions", "Long-term improvements".
		const isPart = (other: Draft): boolean => other.heading !== undefined && isBelow(parents, other.heading, draft.heading);
		const others = new Set(drafts.flatMap((other) => (other === draft || isPart(other) ? [] : other.fills)));
		const left = draft.fills.filter((id) => !others.has(id));
		if (left.length > 0) draft.fills = left;
		else draft.fills = ['resolution'];
	}
	if (!roles.has('actionItems')) {
		const open = drafts.find(
			({ fills, blocks }) => fills.includes('resolution') && countItems(blocks, (item) => typeof item.checked === 'boolean') > 1,
		);
		if (open) open.fills = [...open.fills, 'actionItems'];
	}
	if (!roles.has('timeline')) {
		const told = drafts.find(({ fills, blocks }) => (fills.includes('summary') || fills.includes('background')) && countTimes(blocks) > 1);
		if (told) told.fills = [...told.fills, 'timeline'];
	}
	// "Context" below "Key events" tells the events of which those are the four moments.
	for (const draft of drafts)
		if (/^context$/i.test(draft.title) && !draft.fills.includes('timeline') && countTimes(draft.blocks) > 1)
			draft.fills = [...draft.fills, 'timeline'];
	// The course of events in prose, without a single time, is what there is of a summary.
	if (!roles.has('summary')) {
		const told = drafts.find(
			({ fills, blocks, lead }) => fills.join() === 'timeline' && lead.length === 0 && blocks.length > 0 && blocks.every(isPlainProse),
		);
		if (told) told.fills = [...told.fills, 'summary'];
	}
	drafts.sort((a, b) => a.titleRange.start - b.titleRange.start);
}

function isPlainProse(block: BlockContent | DefinitionContent): boolean {
	return block.type === 'paragraph' && !/\d[:：]\d|\d{4}-\d\d|\d ?[ap]m\b/i.test(plainText(block));
}

/** Whether a section's heading stands above a heading. */
function isInside(sections: ReadonlyMap<number | undefined, Draft>, parents: readonly (number | undefined)[], heading: number): boolean {
	for (let at = parents[heading]; at !== undefined; at = parents[at]) if (sections.has(at)) return true;
	return false;
}

function isBelow(parents: readonly (number | undefined)[], heading: number, top: number | undefined): boolean {
	for (let at = parents[heading]; at !== undefined; at = parents[at]) if (at === top) return true;
	return false;
}

function countItems(blocks: readonly (BlockContent | DefinitionContent)[], matches: (item: ListItem) => boolean): number {
	let count = 0;
	for (const block of blocks) if (block.type === 'list') for (const item of block.children) if (matches(item)) count += 1;
	return count;
}

/** List items and table rows that start with a date or a time of day. */
function countTimes(blocks: readonly (BlockContent | DefinitionContent)[]): number {
	let rows = 0;
	for (const block of blocks)
		if (block.type === 'table') {
			const at = numberColumns(plainText(block.children[0]?.children[0] ?? []).trim());
			for (const row of block.children) if (timeInFront.test(plainText(row.children.slice(at, at + 1)))) rows += 1;
		}
	return (
		rows +
		countItems(blocks, (item) => {
			const first = item.children[0];
			return first?.type === 'paragraph' && timeInFront.test(plainText(first.children.slice(0, 2)));
		})
	);
}

const timeInFront = /^[^\p{L}\p{N}]{0,4}(?:\d{4}-\d\d-\d\d\b|\d{1,2}\.\d{1,2}\.(?:\d{4})?(?=[\s:,–-]|$)|\d{1,2}[:.h]\d\d\b)/u;

/** "**Identified**: a user wrote", which as a heading would tell what was found out. */
const identified: SectionTitle = { fills: ['detection'], language: 'en', languages: ['en'], exact: true };

const momentRoles: ReadonlySet<SectionId> = new Set(['detection', 'response', 'resolution', 'trigger']);
const dayInFront = /^[^\p{L}\p{N}]{0,4}(?:\d{4}-\d\d-\d\d|\d{1,2}:\d\d(?!\d))/u;

function headingDraft(root: Root, heading: FoundHeading, index: number, title: SectionTitle): Draft {
	return {
		fills: title.fills,
		title: heading.title.replace(/[\s:：]{1,9}$/u, ''),
		form: 'heading',
		level: heading.level,
		titleRange: heading.titleRange,
		start: heading.range.start,
		body: heading.body,
		heading: index,
		under: index,
		languages: title.languages,
		weak: title.weak,
		lead: [],
		blocks: blocksBetween(root, heading.block + 1, heading.lastBlock),
	};
}

function languageOf(drafts: readonly Draft[], preferred: Language | undefined): Language {
	const votes = new Map<Language, number>();
	for (const draft of drafts) for (const language of draft.languages) votes.set(language, (votes.get(language) ?? 0) + 1);
	const most = Math.max(0, ...votes.values());
	if (most === 0) return preferred ?? 'en';
	const winners = languages.filter((language) => votes.get(language) === most);
	return preferred && winners.includes(preferred) ? preferred : (winners[0] ?? 'en');
}

function assemble(
	root: Root,
	found: Found,
	drafts: readonly Draft[],
	parents: readonly (number | undefined)[],
	incidents: readonly (number | undefined)[] | undefined,
	language: Language,
): Pick<Outline, 'headings' | 'sections' | 'bodies'> {
	const sectionOfHeading = new Map<number, number>();
	for (const [index, draft] of drafts.entries()) if (draft.heading !== undefined) sectionOfHeading.set(draft.heading, index);

	const open: number[] = [];
	const sections = drafts.map((draft, index): Section => {
		while (open.length > 0) {
			const outer = drafts[open.at(-1) ?? 0];
			if (outer && outer.body.start <= draft.start && draft.body.end <= outer.body.end && outer.body.end > draft.start) break;
			open.pop();
		}
		const parent = open.at(-1);
		open.push(index);
		return {
			id: draft.fills[0] ?? 'summary',
			fills: draft.fills,
			title: draft.title,
			form: draft.form,
			level: draft.level,
			range: { start: draft.start, end: Math.max(draft.body.end, draft.titleRange.end) },
			titleRange: draft.titleRange,
			body: draft.body,
			heading: draft.heading,
			parent,
			incident: (draft.under === undefined ? undefined : incidents?.[draft.under]) ?? 0,
			empty: plainText(draft.lead).trim() === '' && !draft.lead.some((node) => node.type === 'image') && isBlank(draft.blocks),
			language: draft.languages.includes(language) ? language : (draft.languages[0] ?? language),
		};
	});
	const bodies = sections.map((section, index): SectionBody => {
		const draft = drafts[index];
		return { section, index, lead: draft?.lead ?? [], blocks: draft?.blocks ?? [] };
	});
	const headings = found.headings.map((heading, index): Heading => {
		const section = sectionOfHeading.get(index);
		return {
			level: heading.level,
			title: heading.title,
			range: heading.range,
			titleRange: heading.titleRange,
			body: heading.body,
			section,
			parent: parents[index],
			empty:
				section === undefined ? isBlank(blocksBetween(root, heading.block + 1, heading.lastBlock)) : (sections[section]?.empty ?? false),
		};
	});
	return { headings, sections, bodies };
}
