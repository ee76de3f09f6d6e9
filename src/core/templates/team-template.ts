import type { ExpectedSection } from '../lint/rule.ts';
import type { Heading, Postmortem } from '../model/postmortem.ts';
import { wordsReadWith } from '../model/read.ts';
import { type Range, textAt } from '../text/range.ts';
import { cellsOfRow } from '../text/table-row.ts';
import type { FieldId, ItemColumn } from '../vocabulary/terms.ts';
import { placeholderPattern } from './render.ts';

/** A team's own template, as far as it says what a postmortem must have. */
export interface TeamTemplate {
	/** What its marker names, else its file's name without extension: what documents made from it declare. */
	readonly id: string;
	/** The template's own text: what a new document starts from. */
	readonly text: string;
	readonly sections: readonly ExpectedSection[];
	readonly fields: readonly { readonly id: FieldId; readonly label: string; readonly required: boolean }[];
	readonly itemColumns: readonly ItemColumn[];
	readonly guidance: readonly string[];
	readonly placeholders: readonly string[];
}

/**
 * The template that a document read as a postmortem is. Its headings below the title are sections; required are those whose title is a
 * known section and those that carry `<!-- required -->`; `<!-- optional -->` says otherwise. Its prose is guidance.
 *
 * @param name The file's name, with or without its folder and extension.
 */
export function readTeamTemplate(template: Postmortem, name: string): TeamTemplate {
	const { headings, text } = template;
	const title = headings.find((heading) => heading.level === 1);
	const sections = headings.filter((heading) => heading !== title && heading.level <= 3).map((heading) => expectedOf(template, heading));
	return {
		id: template.template?.id ?? baseName(name),
		text,
		sections,
		fields: template.fields.flatMap(({ id, label }) => (id ? [{ id, label, required: false }] : [])),
		itemColumns: itemColumnsIn(template),
		guidance: guidanceIn(template),
		placeholders: [...new Set([...text.matchAll(placeholderPattern)].map(([placeholder]) => placeholder))],
	};
}

function expectedOf(template: Postmortem, heading: Heading): ExpectedSection {
	const section = heading.section === undefined ? undefined : template.sections[heading.section];
	const next = template.headings.find((other) => other.range.start >= heading.range.end);
	const own = { start: heading.range.end, end: Math.min(heading.body.end, next?.range.start ?? heading.body.end) };
	const marks = template.comments
		.filter(({ range }) => heading.range.start <= range.start && range.end <= own.end)
		.map((comment) => comment.text);
	const required = marks.some((mark) => /^required$/i.test(mark));
	const optional = marks.some((mark) => /^optional$/i.test(mark));
	return {
		id: section?.id,
		title: heading.title,
		level: heading.level,
		required: required || (section !== undefined && heading.level <= 2 && !optional),
		question: '',
		body: textAt(template.text, own)
			.replace(/^[ \t]*<!--\s*(?:required|optional)\s*-->[ \t]*(?:\r\n|[\r\n]|$)|[ \t]?<!--\s*(?:required|optional)\s*-->/gim, '')
			.trim(),
	};
}

/** The columns of its tables of action items, most of which have rows of placeholders alone, that are no items. */
function itemColumnsIn(template: Postmortem): ItemColumn[] {
	const { text, lines, sections } = template;
	const words = wordsReadWith(template);
	const lineRange = (line: number): Range => ({ start: lines.lineStart(line), end: lines.lineEnd(line) });
	const found = new Set<ItemColumn>();
	for (const { fills, range } of sections) {
		if (!fills.includes('actionItems')) continue;
		const last = lines.lineAt(range.end);
		for (let line = lines.lineAt(range.start) + 1; line <= last; line += 1) {
			const rule = textAt(text, lineRange(line));
			if (!rule.includes('|') || !/^[\s>:|]*-[\s:|-]*$/.test(rule)) continue;
			for (const cell of cellsOfRow(text, lineRange(line - 1)).cells) {
				const column = words.itemColumn(textAt(text, cell).replace(/[*_`]/g, '').trim());
				if (column) found.add(column);
			}
		}
	}
	return [...found];
}

/** Sentences of prose long enough to be known again, and not made of placeholders. */
function guidanceIn({ passages }: Postmortem): string[] {
	return passages
		.filter(({ kind, item, entry }) => (kind === 'paragraph' || kind === 'listItem') && item === undefined && !entry)
		.map((passage) => passage.text.replace(/\s+/g, ' ').trim())
		.filter((sentence) => sentence.replace(placeholderPattern, '').split(' ').length >= 4);
}

function baseName(name: string): string {
	const file = name.split(/[\\/]/).at(-1) ?? name;
	return file.replace(/\.[^.]*$/, '');
}
