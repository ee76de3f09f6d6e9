import type { ExpectedSection } from '../lint/rule.ts';
import type { Heading, Postmortem, Section } from '../model/postmortem.ts';
import { caretMark, lineEndingOf, type TextEdit } from '../text/edit.ts';
import { textAt } from '../text/range.ts';
import { withoutNumbering } from '../vocabulary/normalise.ts';

/**
 * The edit that inserts a section at its place among those that are there, in their form and on their level, with the caret in place of
 * its first placeholder.
 *
 * @param expected All sections of the template in its order, the inserted one among them.
 */
export function insertSection(postmortem: Postmortem, expected: readonly ExpectedSection[], section: ExpectedSection): TextEdit {
	const { text, lines } = postmortem;
	const newLine = lineEndingOf(text);
	const order = expected.indexOf(section);
	const above = parentOf(expected, order);
	const parent = above && parentIn(postmortem, expected, above);
	const isInParent = ({ section: { range } }: Neighbour): boolean =>
		parent === undefined || (parent.section.range.start < range.start && range.start < parent.section.range.end);
	const next = neighbour(postmortem, expected.slice(order + 1), isInParent);
	const nearest = next ? undefined : neighbour(postmortem, expected.slice(0, Math.max(0, order)).toReversed(), isInParent);
	const previous = nearest ?? (next ? undefined : parent);
	const beside = next ?? previous;
	// A part whose whole is not there stands where the whole would.
	const level = above && !parent ? above.level : section.level;
	const written = sectionText(postmortem, { ...section, level }, beside)
		.split('\n')
		.join(newLine);
	if (next) {
		const at = Math.max(textStart(text), lines.lineStart(lines.lineAt(next.section.range.start)));
		return { range: { start: at, end: at }, text: `${blankBefore(text, at, newLine)}${written}${newLine}${newLine}` };
	}
	const start = textStart(text);
	const last = Math.max(start, contentEnd(text, previous ? previous.section.range.end : text.length));
	// A label may begin another section on the same line.
	const lineEnd = lines.lineEnd(lines.lineAt(last));
	const end = text.slice(last, lineEnd).trim() === '' ? last : lineEnd;
	const tail = /^[ \t]*(?:$|(?:\r\n|[\r\n])[ \t]*\S)/.test(text.slice(end)) ? newLine : '';
	return { range: { start: end, end }, text: `${end === start ? '' : newLine + newLine}${written}${tail}` };
}

/** The edit that gives a heading another title; its numbering and symbols stay. */
export function renameHeading({ text }: Postmortem, { title, titleRange }: Heading, wanted: string): TextEdit {
	const source = textAt(text, titleRange);
	const bare = withoutNumbering(title);
	return { range: titleRange, text: bare !== '' && source.includes(bare) ? source.replace(bare, () => wanted) : wanted };
}

interface Neighbour {
	readonly section: Section;
	readonly expected: ExpectedSection;
}

/** The first of the expected sections that the document has where another can stand beside it. */
function neighbour(
	postmortem: Postmortem,
	expected: readonly ExpectedSection[],
	isFitting: (neighbour: Neighbour) => boolean,
): Neighbour | undefined {
	for (const candidate of expected) {
		const found = postmortem.sections.find(
			(section) =>
				candidate.id !== undefined &&
				section.fills.includes(candidate.id) &&
				formsBeside.has(section.form) &&
				!continuesItem(postmortem, section) &&
				isFitting({ section, expected: candidate }),
		);
		if (found) return { section: found, expected: candidate };
	}
	return undefined;
}

/** Whether a label stands in a line that still belongs to the list item above: parted from it, what follows would be read as something else. */
function continuesItem({ text, lines }: Postmortem, { form, range }: Section): boolean {
	if (form === 'heading') return false;
	const line = lines.lineAt(range.start);
	if (listMarker.test(text.slice(lines.lineStart(line), lines.lineEnd(line)))) return false;
	let first = line;
	while (first > 0 && text.slice(lines.lineStart(first - 1), lines.lineEnd(first - 1)).trim() !== '') first -= 1;
	return first < line && listMarker.test(text.slice(lines.lineStart(first), lines.lineEnd(first)));
}

const listMarker = /^[ \t]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** The expected section that one is a part of. */
function parentOf(expected: readonly ExpectedSection[], order: number): ExpectedSection | undefined {
	const level = expected[order]?.level ?? 0;
	return expected.slice(0, Math.max(0, order)).findLast((candidate) => candidate.level < level);
}

/** A section of the document that can hold the parts of an expected one: a heading that is not one of these parts itself. */
function parentIn({ sections }: Postmortem, expected: readonly ExpectedSection[], parent: ExpectedSection): Neighbour | undefined {
	const parts = expected.filter((_, order) => parentOf(expected, order) === parent).flatMap(({ id }) => (id ? [id] : []));
	const { id } = parent;
	if (id === undefined) return undefined;
	const section = sections.find(
		({ form, fills }) => form === 'heading' && fills.includes(id) && (!parts.includes(id) || parts.every((part) => fills.includes(part))),
	);
	return section && { section, expected: parent };
}

/** A row or list item is no place for a section of its own. */
const formsBeside = new Set<Section['form']>(['heading', 'bold', 'label']);

function sectionText({ sections }: Postmortem, { title, level, body }: ExpectedSection, beside: Neighbour | undefined): string {
	const prompted = body.replace(/\[(?![ xX]\])[^[\]\n]*\](?!\()/, caretMark);
	const content = prompted.includes(caretMark) ? prompted : `${prompted}${caretMark}`;
	if (beside?.section.form === 'label') return `${title}: ${caretMark}`;
	if (beside?.section.form === 'bold') return `**${title}:**\n\n${content}`;
	const own = beside ? beside.section.level + level - beside.expected.level : level;
	// A parent whose parts stand on the top level themselves stands beside them.
	const levels = sections.filter(({ form }) => form === 'heading').map((section) => section.level);
	const top = levels.length > 0 ? Math.min(...levels) : 1;
	const written = Math.min(6, Math.max(top, own));
	// What stands below the heading goes up or down with it.
	const below = content.replace(/^#{1,6}(?= )/gm, (signs) => '#'.repeat(Math.min(6, Math.max(1, signs.length + written - level))));
	return `${'#'.repeat(written)} ${title}\n\n${below}`;
}

/** A line ending where the line above is not blank. */
function blankBefore(text: string, at: number, newLine: string): string {
	const above = text.slice(Math.max(0, at - 200), at).replace(/\r\n?/g, '\n');
	return at === textStart(text) || /(?:^|\n)[ \t]*\n$/.test(above) ? '' : newLine;
}

/** Behind a byte order mark, which is one only in front of everything. */
function textStart(text: string): number {
	return text.startsWith('\uFEFF') ? 1 : 0;
}

function contentEnd(text: string, end: number): number {
	return text.slice(0, end).trimEnd().length;
}
