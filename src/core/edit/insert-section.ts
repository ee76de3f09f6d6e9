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
	const next = neighbour(postmortem, expected.slice(order + 1));
	const previous = next ? undefined : neighbour(postmortem, expected.slice(0, Math.max(0, order)).toReversed());
	const beside = next ?? previous;
	const written = sectionText(postmortem, section, beside).split('\n').join(newLine);
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
function neighbour({ sections }: Postmortem, expected: readonly ExpectedSection[]): Neighbour | undefined {
	for (const candidate of expected) {
		const found = sections.find(
			(section) => candidate.id !== undefined && section.fills.includes(candidate.id) && formsBeside.has(section.form),
		);
		if (found) return { section: found, expected: candidate };
	}
	return undefined;
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
	return `${'#'.repeat(Math.min(6, Math.max(top, own)))} ${title}\n\n${content}`;
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
