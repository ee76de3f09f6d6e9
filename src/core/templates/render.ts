import { english } from '../vocabulary/en.ts';
import { type FieldId, fieldIds, type SectionId, sectionIds } from '../vocabulary/terms.ts';
import type { Template, TemplateField, TemplateSection } from './template.ts';

/** What is already known of an incident. Everything else stays a placeholder. */
export interface KnownFacts {
	readonly title?: string | undefined;
	/** Header values as they are to be written; fields that the template lacks join its header. */
	readonly fields?: { readonly [id in FieldId]?: string | undefined };
	/** “Draft” when absent. */
	readonly documentStatus?: string | undefined;
	/** Markdown in place of the guidance and the placeholders of a section; of two with one role the last, which is the more exact one. */
	readonly sections?: { readonly [id in SectionId]?: string | undefined };
}

/** A new document of the template, with LF line endings and one at its end. */
export function renderDocument(template: Template, known: KnownFacts = {}): string {
	return render(
		template,
		known,
		(placeholder) => placeholder,
		(text) => text,
	);
}

/** The body of a VS Code snippet, line by line: each placeholder is a tab stop, each field with choices a choice. */
export function renderSnippet(template: Template, known: KnownFacts = {}): string[] {
	let stop = 0;
	const body = render(
		template,
		known,
		(placeholder, choices) => {
			stop += 1;
			return choices ? `\${${stop}|${[placeholder, ...choices].map(escapedChoice).join(',')}|}` : `\${${stop}:${escaped(placeholder)}}`;
		},
		escaped,
	);
	return `${body.trimEnd()}\n$0`.split('\n');
}

/** What stands below an inserted heading: the guidance as a comment and the placeholders. Ends without a line ending. */
export function sectionBody(section: TemplateSection): string {
	return sectionLines(
		section,
		{},
		(placeholder) => placeholder,
		(text) => text,
	).join('\n');
}

/** Text in square brackets that is to be filled in: no check box, no link and no footnote. */
export const placeholderPattern = /\[(?![ xX]\]|\^)[^[\]\n]+\](?![([])/g;

/** Text for a snippet, outside or inside of a tab stop. */
export function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

/** Text as the body of a snippet in which each bracketed placeholder is a tab stop, numbered from `first`. */
export function withTabStops(text: string, first = 1): string {
	let next = first;
	return withStops(
		text,
		(placeholder) => {
			const stop = `\${${next}:${escaped(placeholder)}}`;
			next += 1;
			return stop;
		},
		escaped,
	);
}

type Stop = (placeholder: string, choices?: readonly string[]) => string;
type Fixed = (text: string) => string;

function render(template: Template, known: KnownFacts, stop: Stop, fixed: Fixed): string {
	const lines = [
		`# ${known.title ? fixed(known.title) : stop('[Effect and system]')}`,
		'',
		fixed(`<!-- postmortem-template: ${template.id} -->`),
		'',
		...fieldLines([...template.header, ...furtherFields(template, known)], known, stop, fixed),
	];
	const further = furtherSections(template, known);
	const write = (sections: typeof further): void => {
		for (const section of sections) lines.push('', fixed(`## ${section.title}`), '', ...section.body.split(/\r\n|[\r\n]/).map(fixed));
	};
	// Readers expect a summary first, wherever the other sections stand that the template lacks.
	write(further.filter(({ id }) => id === 'summary'));
	for (const [index, section] of template.sections.entries()) {
		const isLast = !template.sections.some((other, at) => at > index && other.id === section.id);
		const body = sectionLines(section, isLast ? known : { ...known, sections: {} }, stop, fixed);
		lines.push('', `${'#'.repeat(section.level)} ${fixed(section.title)}`, '', ...body);
		if (body.length === 0) lines.pop();
	}
	write(further.filter(({ id }) => id !== 'summary'));
	return `${lines.join('\n').trimEnd()}\n`;
}

function sectionLines(section: TemplateSection, known: KnownFacts, stop: Stop, fixed: Fixed): string[] {
	const given = known.sections?.[section.id]?.trim();
	const fields = section.fields;
	if (given && !fields) return given.split(/\r\n|[\r\n]/).map(fixed);
	const lines = [fixed(`<!-- ${section.guidance} -->`)];
	if (fields?.form === 'list') lines.push('', ...fieldLines(fields.rows, known, stop, fixed));
	if (fields?.form === 'table') lines.push('', '| Field | Value |', '|---|---|', ...fieldRows(fields.rows, known, stop, fixed));
	if (given) lines.push('', ...given.split(/\r\n|[\r\n]/).map(fixed));
	if (section.content.length > 0) lines.push('', ...section.content.map((line) => withStops(line, stop, fixed)));
	return lines;
}

function fieldLines(fields: readonly TemplateField[], known: KnownFacts, stop: Stop, fixed: Fixed): string[] {
	return fields.map((field) => `- **${fixed(field.label)}:** ${fieldValue(field, known, stop, fixed)}`);
}

function fieldRows(fields: readonly TemplateField[], known: KnownFacts, stop: Stop, fixed: Fixed): string[] {
	return fields.map(
		(field) => `| ${fixed(field.label)} | ${fieldValue(field, known, stop, (text) => fixed(text.replace(/\\?\|/g, '\\|')))} |`,
	);
}

function fieldValue(field: TemplateField, known: KnownFacts, stop: Stop, fixed: Fixed): string {
	const value = knownValue(field, known)?.replace(/\s+/g, ' ').trim();
	return value ? fixed(value) : stop(field.placeholder, field.choices);
}

function knownValue(field: TemplateField, known: KnownFacts): string | undefined {
	if (isDocumentStatus(field)) return known.documentStatus;
	if (field.id === 'title') return known.fields?.title ?? known.title;
	if (field.id) return known.fields?.[field.id];
	return field.section && known.sections?.[field.section];
}

/** A field called Status holds the document's status where the template starts it as a draft. */
function isDocumentStatus(field: TemplateField): boolean {
	return field.id === 'status' && field.placeholder === 'Draft';
}

/** Known values that the template has no field for, so that none of them is lost. */
function furtherFields(template: Template, known: KnownFacts): TemplateField[] {
	const present = [template.header, ...template.sections.map((section) => section.fields?.rows ?? [])]
		.flat()
		.filter((field) => !isDocumentStatus(field))
		.map((field) => field.id);
	return fieldIds
		.filter((id) => id !== 'title' && known.fields?.[id] && !present.includes(id))
		.map((id) => ({
			id,
			label: id === 'status' && template.header.some(isDocumentStatus) ? 'Incident status' : (english.fields[id]?.[0] ?? id),
			required: false,
			placeholder: '',
		}));
}

function furtherSections(template: Template, known: KnownFacts): { id: SectionId; title: string; body: string }[] {
	const present = template.sections.flatMap((section) => [
		section.id,
		...(section.alsoFills ?? []),
		...(section.fields?.rows ?? []).map((field) => field.section),
	]);
	return sectionIds.flatMap((id) => {
		const body = known.sections?.[id]?.trim();
		return body && !present.includes(id) ? [{ id, title: english.sections[id]?.title ?? id, body }] : [];
	});
}

function withStops(line: string, stop: Stop, fixed: Fixed): string {
	let result = '';
	let at = 0;
	for (const match of line.matchAll(placeholderPattern)) {
		result += fixed(line.slice(at, match.index)) + stop(match[0]);
		at = match.index + match[0].length;
	}
	return result + fixed(line.slice(at));
}

function escapedChoice(text: string): string {
	return text.replace(/[\\$},|]/g, '\\$&');
}
