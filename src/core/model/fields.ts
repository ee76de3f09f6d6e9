import type { Root } from 'mdast';
import { plainText, rangeOf } from '../markdown/plain-text.ts';
import type { Range } from '../text/range.ts';
import type { FieldId, SectionId } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Outline, PlacedLabel } from './outline.ts';
import type { Field, FieldForm, Header, Heading, Postmortem, Section, Title } from './postmortem.ts';
import { severityLevelOf } from './severity.ts';

/** The first field of that kind with a value; the first without one when none has; undefined when there is none. */
export function fieldOf(postmortem: Pick<Postmortem, 'fields'>, id: FieldId): Field | undefined {
	return firstField(postmortem.fields, id);
}

/** As `fieldOf`, for a list of fields. */
export function firstField(fields: readonly Field[], id: FieldId): Field | undefined {
	let empty: Field | undefined;
	for (const field of fields) {
		if (field.id !== id) continue;
		if (field.value !== '') return field;
		empty ??= field;
	}
	return empty;
}

export interface FieldReading {
	readonly fields: readonly Field[];
	readonly header: Header;
	readonly title: Title | undefined;
	/** The value of `postmortem-template` in the front matter. */
	readonly template: { readonly id: string; readonly range: Range } | undefined;
}

/** Every header field of a document in order, with its title and the block that the fields form below it. */
export function readFields(text: string, root: Root, outline: Outline, words: Words): FieldReading {
	const { headings, sections, titleHeading } = outline;
	const first = root.children[0];
	const frontMatter = first?.type === 'yaml' ? readFrontMatter(text, rangeOf(first)) : [];
	const fields: Field[] = [];
	for (const { key, range, value, valueRange, whole } of frontMatter) {
		fields.push({
			id: words.field(key.replace(/[_-]/g, ' '))?.id,
			label: key,
			labelRange: range,
			value,
			range: valueRange,
			form: 'frontMatter',
			whole,
		});
	}

	const firstSection = headings.find(({ section }) => section !== undefined && !isSummary(sections[section]))?.range.start ?? text.length;
	const isSection = new Set(sections.map((section) => section.titleRange.start));
	const byPlace: Field[] = [];
	const labelled = new Set(outline.labels.map(({ whole }) => whole.start));
	for (const written of outline.labels) {
		const label = written.value === '' && written.alone ? withValueBelow(written, root, words, labelled) : written;
		const inHeader = label.start < firstSection;
		const belowTitle = inHeader && (label.heading === undefined || label.heading === titleHeading || label.form === 'table');
		const field = toField(label, words, headingRoles(outline, label.heading), inHeader, belowTitle, isSection);
		if (field) byPlace.push(field);
	}
	byPlace.push(...headingFields(text, root, outline, words));
	byPlace.sort((a, b) => a.whole.start - b.whole.start);
	fields.push(...byPlace);

	const heading = titleHeading === undefined ? undefined : headings[titleHeading];
	const titleField = fields.find(
		({ id, value, form }) => id === 'title' && value !== '' && (form === 'frontMatter' || /title|name/i.test(value) === false),
	);
	const title: Title | undefined =
		heading && heading.title !== ''
			? { text: heading.title, range: heading.titleRange, source: 'heading' }
			: titleField && {
					text: titleField.value,
					range: titleField.range,
					source: titleField.form === 'frontMatter' ? 'frontMatter' : 'field',
				};

	const headerEnd = headings.find(({ section }) => section !== undefined)?.range.start ?? firstSection;
	const below = heading?.range.end ?? (first?.type === 'yaml' ? rangeOf(first).end : 0);
	let block = byPlace.filter(({ whole, id }) => id !== undefined && whole.end <= headerEnd);
	if (block.length === 0) block = byPlace.filter(({ whole, id }) => id !== undefined && whole.end <= firstSection);
	const range =
		block.length > 0 ? { start: block[0]?.whole.start ?? below, end: block.at(-1)?.whole.end ?? below } : { start: below, end: below };
	const template = frontMatter.find(({ key }) => key === 'postmortem-template');
	return {
		fields,
		header: { range, form: mostFrequent(block.length > 0 ? block : fields) },
		title,
		template: template && template.value !== '' ? { id: template.value, range: template.valueRange } : undefined,
	};
}

/** Sections whose labels are entries, tasks or remarks, never fields of the header. */
const withoutFields: ReadonlySet<SectionId> = new Set([
	'timeline',
	'actionItems',
	'wentWell',
	'wentWrong',
	'lucky',
	'lessons',
	'rejected',
	'openQuestions',
	'recurrence',
	'supporting',
]);
/** Fields whose names are everyday words: outside the header they mean something else. */
const headerOnly: ReadonlySet<FieldId> = new Set([
	'title',
	'id',
	'date',
	'authors',
	'status',
	'links',
	'category',
	'tags',
	'attendees',
	'regions',
	'services',
	'latency',
	'errorRate',
	'reviewers',
	'reviewDate',
]);

function toField(
	label: PlacedLabel,
	words: Words,
	roles: readonly SectionId[],
	inHeader: boolean,
	belowTitle: boolean,
	isSection: ReadonlySet<number>,
): Field | undefined {
	if (roles.some((role) => withoutFields.has(role))) return undefined;
	let id = words.field(label.text)?.id;
	if (inHeader && levelLabel.test(label.text) && isLevel(label.value)) id = 'severity';
	if (id === undefined && startsWithDate(label.value)) id = dateFieldOf(label, words);
	// "Resolution time: ~4 hours" says how long it took.
	if (id !== undefined && isLength(label.value)) id = lengthTo[id] ?? id;
	if (id === undefined && (isSection.has(label.range.start) || !belowTitle || (label.form === 'label' && !label.marked))) return undefined;
	if (
		!inHeader &&
		id !== undefined &&
		(headerOnly.has(id) || isPriority(label.text)) &&
		!roles.includes('summary') &&
		!(label.form === 'table' && roles.length === 0)
	) {
		return undefined;
	}
	// "Unknown: value" in running text is no field; a bold label or a row is.
	if (id === undefined && !label.bold && label.form !== 'table' && label.form !== 'list') return undefined;
	return {
		id,
		label: label.text,
		labelRange: label.range,
		value: label.value,
		range: label.valueRange,
		form: label.form,
		whole: label.whole,
	};
}

/**
 * "**Severity**" with "S2" in the paragraph below or in a list inside of its item, as exports of wikis write it. What is longer than a
 * value is prose about it.
 */
function withValueBelow(label: PlacedLabel, root: Root, words: Words, labelled: ReadonlySet<number>): PlacedLabel {
	const id = words.field(label.text)?.id;
	const own = root.children[label.block];
	if (id === undefined || !ownHeading.has(id) || label.form === 'table' || own?.type === 'heading') return label;
	const isParagraph = own?.type === 'paragraph' && rangeOf(own).end <= label.whole.end;
	if (!label.item && !isParagraph) return label;
	const below = label.item ? label.item.children[1] : root.children[label.block + 1];
	const parts = below?.type === 'list' ? below.children.flatMap(({ children }) => children) : below ? [below] : [];
	const values = parts.map((part) => (part.type === 'paragraph' ? plainText(part).trim() : ''));
	const isValue = ({ length }: string): boolean => length > 0 && length <= longestValueBelow;
	const [first, last] = [parts[0], parts.at(-1)];
	if (!first || !last || (parts.length > 1 && !several.has(id)) || (below?.type === 'list' && !label.item && !several.has(id)))
		return label;
	if (!values.every((value) => isValue(value) && !/[\r\n]/.test(value)) || parts.some((part) => labelled.has(rangeOf(part).start)))
		return label;
	const valueRange = { start: rangeOf(first).start, end: rangeOf(last).end };
	return { ...label, value: values.join(', '), valueRange, whole: { start: label.whole.start, end: valueRange.end } };
}

/** A time with its zone and a remark, or some names. */
const longestValueBelow = 80;
const several: ReadonlySet<FieldId> = new Set(['authors', 'reviewers', 'attendees', 'tags']);

/** Labels that give a severity or something else, which the value tells: "Classification: S2", "Level: 3 (minor)". */
const levelLabel = /^(?:(?:incident )?(?:classification|class)|(?:incident )?level)$/i;

function isLevel(value: string): boolean {
	return value.length < 40 && severityLevelOf(value.replace(/^\W+/, '').split(/[\s(,–—]/)[0] ?? '', undefined).rank !== undefined;
}

const lengthTo: { readonly [id in FieldId]?: FieldId } = { detected: 'timeToDetect', end: 'timeToResolve' };

/** Nothing but a length, with a remark at most; "0930 hours" and "14h05" are times of day. */
function isLength(value: string): boolean {
	return (
		value.length < 80 &&
		/^[~≈<]?\s?(?:(?:about|around|approx\.?|approximately|roughly|under|less than|within) )?(?:\d{1,3}(?:[.,]\d)?\s?(?:d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?![\p{L}\d])[\s,]{0,2}(?:and )?){1,3}(?:$|[.(–—])/iu.test(
			value,
		)
	);
}

/** "Resolution: 14:03" states when, "Resolution: rolled back" how. */
function dateFieldOf(label: PlacedLabel, words: Words): FieldId | undefined {
	const fills = words.section(label.text)?.fills;
	if (fills?.includes('resolution')) return 'end';
	return fills?.includes('detection') ? 'detected' : undefined;
}

function startsWithDate(value: string): boolean {
	return value.length < 60 && /^[~≈(]?(?:\d{4}-\d{1,2}|\d{1,2}[:.h/]\d{1,2}|\p{L}{3,9}[ -]\d{1,2}\b.{0,8}\d{4})/u.test(value);
}

function isPriority(label: string): boolean {
	return /^(?:incident )?priority$/i.test(label.trim());
}

function headingRoles({ headings, sections }: Outline, at: number | undefined): readonly SectionId[] {
	for (let index = at; index !== undefined; index = headings[index]?.parent) {
		const section = headings[index]?.section;
		if (section !== undefined) return sections[section]?.fills ?? [];
	}
	return [];
}

function isSummary(section: Section | undefined): boolean {
	return section?.fills.includes('summary') === true;
}

/** The colon behind a label: the one of "1:30" belongs to a clock. */
const labelColon = /(?<!\d)[:：]|[:：](?!\d)/;
/** "## Date" with the value below, "## Owner: @sam" with it behind the colon. */
function headingFields(text: string, root: Root, { headings, sections, titleHeading, labels }: Outline, words: Words): Field[] {
	const fields: Field[] = [];
	const labelled = new Set(labels.filter((label) => words.field(label.text)).map((label) => label.block));
	let next = 0;
	for (const [index, heading] of headings.entries()) {
		while (next < root.children.length && rangeOf(root.children[next] ?? root).start < heading.range.end) next += 1;
		if (index === titleHeading) continue;
		const colon = heading.title.search(labelColon);
		const label = colon < 0 ? heading.title : heading.title.slice(0, colon);
		const id = words.field(label)?.id;
		if (id === undefined || (colon < 0 && !ownHeading.has(id))) continue;
		const section = heading.section === undefined ? undefined : sections[heading.section];
		if (section && section.id !== 'people') continue;
		const source = text.slice(heading.titleRange.start, heading.titleRange.end);
		const at = heading.titleRange.start + Math.max(0, source.search(labelColon));
		if (colon >= 0 && colon < heading.title.length - 1) {
			const several = fieldsInLine(source, heading, words);
			if (several) {
				fields.push(...several);
				continue;
			}
			const start = at + 1 + (/^[\s*_]*/.exec(text.slice(at + 1, heading.titleRange.end))?.[0].length ?? 0);
			fields.push({
				id,
				label,
				labelRange: { start: heading.titleRange.start, end: at },
				value: heading.title.slice(colon + 1).trim(),
				range: { start, end: heading.titleRange.end },
				form: 'heading',
				whole: heading.range,
			});
			continue;
		}
		const labelRange = colon < 0 ? heading.titleRange : { start: heading.titleRange.start, end: at };
		const value = root.children[next];
		const own =
			value && rangeOf(value).end <= heading.body.end && value.type !== 'heading' && value.type !== 'html' && !labelled.has(next)
				? value
				: undefined;
		const written = own
			? (own.type === 'list' ? own.children.map((item) => plainText(item).trim()).join(', ') : plainText(own)).replace(/\s+/g, ' ').trim()
			: '';
		fields.push({
			id,
			label,
			labelRange,
			value: written,
			range: own && written !== '' ? rangeOf(own) : { start: heading.range.end, end: heading.range.end },
			form: 'heading',
			whole: { start: heading.range.start, end: own && written !== '' ? rangeOf(own).end : heading.range.end },
		});
	}
	return fields;
}

/** "## Date: 2026-03-01 | Severity: SEV-1": undefined when a part of the heading is no field. */
function fieldsInLine(source: string, { titleRange, range }: Heading, words: Words): Field[] | undefined {
	const parts = source.split(/ (?=[|·] )/);
	if (parts.length < 2) return undefined;
	const fields: Field[] = [];
	let at = titleRange.start;
	for (const part of parts) {
		const match = /^([|·]? ?)([^:：]{2,40})([:：]\s{0,3})(\S.*)$/.exec(part);
		const [, mark = '', label = '', colon = '', value = ''] = match ?? [];
		const id = match ? words.field(label)?.id : undefined;
		if (id === undefined || /[*_`[\]]/.test(part)) return undefined;
		const start = at + mark.length;
		const valueStart = start + label.length + colon.length;
		fields.push({
			id,
			label,
			labelRange: { start, end: start + label.length },
			value: value.trim(),
			range: { start: valueStart, end: valueStart + value.trimEnd().length },
			form: 'heading',
			whole: range,
		});
		at += part.length + 1;
	}
	return fields;
}

/** Fields that people write as a heading of their own; other fields' names head a section of prose. */
const ownHeading: ReadonlySet<FieldId> = new Set([
	'title',
	'id',
	'severity',
	'status',
	'date',
	'start',
	'detected',
	'end',
	'duration',
	'timeToDetect',
	'timeToAcknowledge',
	'timeToMitigate',
	'timeToResolve',
	'detectedBy',
	'commander',
	'scribe',
	'facilitator',
	'authors',
	'reviewers',
	'attendees',
	'reviewDate',
	'tags',
]);

function mostFrequent(fields: readonly Field[]): FieldForm | undefined {
	const counts = new Map<FieldForm, number>();
	let best: FieldForm | undefined;
	for (const { form } of fields) {
		const count = (counts.get(form) ?? 0) + 1;
		counts.set(form, count);
		if (best === undefined || count > (counts.get(best) ?? 0)) best = form;
	}
	return best;
}
