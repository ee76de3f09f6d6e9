import type { Field, FieldForm, Postmortem } from '../model/postmortem.ts';
import { caretMark, lineEndingOf, type TextEdit } from '../text/edit.ts';
import { contains, textAt } from '../text/range.ts';
import { documentStatusLabel, namesDocument } from '../vocabulary/document-words.ts';
import type { FieldId } from '../vocabulary/terms.ts';
import { insertAtStart } from './insert-at-start.ts';
import { breakAtEnd } from './item-lines.ts';
import { addColumn, escapedCell } from './table-cells.ts';

/** A header field to write: what it is called where it has to be inserted, and its value. The value may be the caret mark. */
export interface HeaderField {
	readonly id: FieldId;
	readonly label: string;
	readonly value: string;
}

/**
 * The edits that write a header field: in place of its value where the document has it, else as a new line behind the last field that
 * the order puts before it, in the header's form, or as a new column where the header is one row below its labels; as a bullet list below
 * the title where there is no header.
 *
 * @param order Field ids as the template orders them; without it a new field goes to the end of the header.
 */
export function writeField(postmortem: Postmortem, field: HeaderField, order: readonly FieldId[] = []): TextEdit[] {
	const same = postmortem.fields.filter(({ id }) => id === field.id);
	const existing =
		field.id === 'status' ? same.find(({ label }) => sameLabel(label, field.label)) : (same.find(({ value }) => value !== '') ?? same[0]);
	return existing ? [setField(postmortem, existing, field.value)] : insertField(postmortem, field, order);
}

/** The edit that replaces a field's value, also an empty one. */
export function setField({ text, lines }: Postmortem, field: Field, value: string): TextEdit {
	const before = text[field.range.start - 1] ?? '';
	const inFrontMatter = field.form === 'frontMatter';
	const isQuoted = inFrontMatter && /["']/.test(before);
	// Between braces a comma would end the value.
	const inBraces = inFrontMatter && text.slice(lines.lineStart(lines.lineAt(field.labelRange.start)), field.labelRange.start).includes('{');
	const written = isQuoted
		? frontMatterValue(value, before).slice(1, -1)
		: inBraces && /[,{}[\]]/.test(value)
			? frontMatterValue(value, '"')
			: valueIn(field.form, value);
	const after = text[field.range.end] ?? '';
	const lead = field.range.start === field.range.end && /[:：*_|]/.test(before) ? ' ' : '';
	const tail = field.range.start === field.range.end && after === '|' ? ' ' : '';
	// A value of several lines below a `>` ends with the break of the last one.
	const old = textAt(text, field.range);
	const gap = old.slice(old.trimEnd().length);
	return { range: field.range, text: `${lead}${written}${tail}${/[\r\n]/.test(gap) ? gap : ''}` };
}

/** The edits that add a field to the header; see `writeField`. */
function insertField(postmortem: Postmortem, field: HeaderField, order: readonly FieldId[] = []): TextEdit[] {
	const { text, lines, header, fields } = postmortem;
	const newLine = lineEndingOf(text);
	// In "times: { start: 10:00 }" there is no line to follow.
	const opensLine = ({ form, labelRange }: Field): boolean =>
		form !== 'frontMatter' || text.slice(lines.lineStart(lines.lineAt(labelRange.start)), labelRange.start).trim() === '';
	const possible = fields.filter(opensLine);
	const below = possible.filter((candidate) => contains(header.range, candidate.whole) && candidate.form === header.form);
	const block =
		below.length > 0
			? below
			: possible.filter(({ id, form }) => form === 'frontMatter' && id !== undefined && id !== 'title' && id !== 'tags');
	const earlier = new Set(order.slice(0, order.indexOf(field.id) + 1));
	const model = block.findLast(({ id }) => id !== undefined && earlier.has(id)) ?? block.at(-1);
	if (!model) return [insertHeader(postmortem, field, newLine)];
	const column = model.form === 'table' && addFieldColumn(postmortem, model, field);
	if (column) return column;
	const line = lines.lineAt(model.whole.end);
	const end = lines.lineEnd(line);
	const start = lines.lineStart(lines.lineAt(model.whole.start));
	const isAlone = !block.some((other) => other !== model && lines.lineAt(other.whole.start) === lines.lineAt(model.whole.start));
	const lead = text.slice(isAlone ? start : model.whole.start, model.labelRange.start);
	const between = text.slice(model.labelRange.end, model.range.start);
	if (model.form === 'frontMatter') {
		const label = keyLike(field.label, text.slice(model.labelRange.start, model.labelRange.end));
		// Quotes as the line above has them, and nothing of a remark behind it.
		return [
			{ range: { start: end, end }, text: `${newLine}${lead}${label}: ${frontMatterValue(field.value, /["']$/.exec(between)?.[0])}` },
		];
	}
	const gapAbove = standApart(text, block, model) ? newLine + newLine : `${breakLike(postmortem, block, model)}${newLine}`;
	const tail = model.form === 'table' || isAlone ? text.slice(model.range.end, end) : text.slice(model.range.end, model.whole.end);
	const gap = /\s$/.test(between) ? between : `${between} `;
	return [{ range: { start: end, end }, text: `${gapAbove}${lead}${field.label}${gap}${valueIn(model.form, field.value)}${tail}` }];
}

/** The edits that set the document's status, which is not the incident's. */
export function setDocumentStatus(postmortem: Postmortem, status: string): TextEdit[] {
	const { documentStatus } = postmortem;
	if (documentStatus) return [{ range: documentStatus.range, text: status }];
	const reserved = postmortem.fields.find(({ id, label, value }) => id === 'status' && value === '' && namesDocument(label));
	if (reserved) return [setField(postmortem, reserved, status)];
	return insertField(postmortem, { id: 'status', label: documentStatusLabel(postmortem.language), value: status }, ['severity', 'status']);
}

/** What breaks a field's line off from the next where it does not yet, as the one above is: without it the two would be shown as one line. */
function breakLike({ text, lines }: Postmortem, block: readonly Field[], model: Field): string {
	const above = block[block.indexOf(model) - 1];
	const sourceAt = (line: number): string => text.slice(lines.lineStart(line), lines.lineEnd(line));
	const line = lines.lineAt(model.whole.end);
	return above && breakAtEnd(sourceAt(line)) === '' ? breakAtEnd(sourceAt(lines.lineAt(above.whole.end))) : '';
}

/** Whether the fields have blank lines between them; of one alone, whether it has one between label and value. */
function standApart(text: string, block: readonly Field[], model: Field): boolean {
	const blank = /(?:\r\n|\n|\r(?!\n))[ \t]{0,99}[\r\n]/;
	if (model.form === 'heading' || blank.test(text.slice(model.whole.start, model.whole.end))) return true;
	const [first, second] = block;
	return first !== undefined && second !== undefined && blank.test(text.slice(first.whole.start, second.whole.start));
}

/** A column behind the others of a table that has its labels above their values; undefined where each label stands before its value. */
function addFieldColumn({ text, lines }: Postmortem, beside: Field, { label, value }: HeaderField): TextEdit[] | undefined {
	const labels = lines.lineAt(beside.labelRange.start);
	const values = lines.lineAt(beside.range.start);
	if (labels === values) return undefined;
	const start = lines.lineStart(labels);
	const lead = /^[^|\p{L}\p{N}]*(?=\|)|^[\t >]*/u.exec(text.slice(start, lines.lineEnd(labels)))?.[0].length ?? 0;
	return addColumn(text, { start: start + lead, end: lines.lineEnd(values) }, beside.range.start, label, value);
}

/** A bullet list below the title and its marker, or at the start of a document without a title. */
function insertHeader(postmortem: Postmortem, field: HeaderField, newLine: string): TextEdit {
	const { text, headings, comments, lines, title: named } = postmortem;
	const title = headings.find(({ titleRange }) => titleRange.start === named?.range.start);
	if (!title) return insertAtStart(postmortem, headerLine(text, postmortem.contentStart, field));
	const marker = comments.find(
		({ text: comment, range }) =>
			comment.startsWith('postmortem-template:') &&
			range.start >= title.range.end &&
			text.slice(title.range.end, range.start).trim() === '',
	);
	const end = lines.lineEnd(lines.lineAt((marker ?? title).range.end));
	const following = text.slice(end).trimStart();
	const touches = /^(?:\r\n|[\r\n])[ \t]*\S/.test(text.slice(end));
	const line = headerLine(text, end, field);
	return { range: { start: end, end }, text: `${newLine}${newLine}${line}${touches && following !== '' ? newLine : ''}` };
}

/** A bullet, unless what stands indented behind it would become a part of it. */
function headerLine(text: string, at: number, { label, value }: HeaderField): string {
	const rest = text.slice(at);
	const gap = rest.slice(0, rest.length - rest.trimStart().length);
	const indent = gap.slice(Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) + 1);
	const isIndented = indent.includes('\t') || indent.length > 1;
	return `${isIndented ? '' : '- '}**${label}:** ${value}`;
}

function valueIn(form: FieldForm, value: string): string {
	if (form === 'table') return escapedCell(value);
	return form === 'frontMatter' ? frontMatterValue(value) : value.replace(/\s+/g, ' ').trim();
}

function frontMatterValue(value: string, quote?: string): string {
	const plain = value.replace(/\s+/g, ' ').trim();
	const needsQuotes = plain !== caretMark && /^[[\]{}&*!|>'"%@`#,?-]|: | #|:$/.test(plain);
	if (quote === "'") return `'${plain.replaceAll("'", "''")}'`;
	return needsQuotes || quote ? `"${plain.replace(/[\\"]/g, '\\$&')}"` : plain;
}

/** A label as a front matter key, spelled as the keys beside it: `document_status`, `document-status`, `documentStatus`. */
function keyLike(label: string, model: string): string {
	const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
	if (/[a-z][A-Z]/.test(model))
		return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
	return words.join(model.includes('-') ? '-' : '_');
}

function sameLabel(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}
