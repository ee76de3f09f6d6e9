import type { Postmortem } from '../model/postmortem.ts';
import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { applyEdits, lineEndingOf, type TextEdit } from '../text/edit.ts';
import type { FieldId } from '../vocabulary/terms.ts';
import { writeField } from './header-field.ts';
import { insertAtStart } from './insert-at-start.ts';

/** What is known of an incident when a document is made of a team's own template. */
export interface TemplateFacts {
	readonly title: string | undefined;
	readonly severity: string | undefined;
	/** As the header writes it. */
	readonly start: string | undefined;
}

/**
 * A document made from a template's own text: title, severity and start written in, the marker that names the template below the title,
 * the remarks about what is required left out. What is unknown stays as the template has it.
 */
export function fillTemplate(template: string, id: string, { title, severity, start }: TemplateFacts, reading: ReadingOptions): string {
	// One after the other: a remark may stand in the title, and a field beside another one.
	let document = readPostmortem(template, reading);
	const write = (edits: readonly TextEdit[]): void => {
		const text = applyEdits(document.text, edits);
		if (text === undefined) throw new Error(`The template ${id} cannot be filled in.`);
		document = readPostmortem(text, reading);
	};
	const has = (field: FieldId): boolean => document.fields.some((one) => one.id === field);

	write(remarks(document));
	if (severity !== undefined) write(writeField(document, { id: 'severity', label: 'Severity', value: severity }));
	if (start !== undefined) {
		const isDateOnly = has('date') && !has('start');
		write(writeField(document, { ...(isDateOnly ? dateField : startField), value: start }));
	}
	if (!document.template) write([marker(document, id)]);
	const heading = titleHeading(document);
	if (title !== undefined && heading) write([{ range: heading.titleRange, text: title }]);
	return document.text;
}

const dateField = { id: 'date', label: 'Date' } as const;
const startField = { id: 'start', label: 'Start' } as const;

function titleHeading({ headings }: Postmortem): Postmortem['headings'][number] | undefined {
	return headings.find(({ level }) => level === 1);
}

/** Takes out what is said of the template itself: the whole line where nothing else stands on it. */
function remarks({ text, lines, comments }: Postmortem): TextEdit[] {
	return comments
		.filter((comment) => /^(?:required|optional)$/i.test(comment.text))
		.map(({ range }) => {
			const [first, last] = [lines.lineAt(range.start), lines.lineAt(range.end)];
			const before = text.slice(lines.lineStart(first), range.start);
			const isAlone = before.trim() === '' && text.slice(range.end, lines.lineEnd(last)).trim() === '';
			if (isAlone)
				return {
					range: { start: lines.lineStart(first), end: last + 1 < lines.lineCount ? lines.lineStart(last + 1) : text.length },
					text: '',
				};
			return { range: { start: range.start - (before.length - before.trimEnd().length), end: range.end }, text: '' };
		});
}

/** Names the template below the title, or where the text begins. */
function marker(document: Postmortem, id: string): TextEdit {
	const comment = `<!-- postmortem-template: ${id} -->`;
	const at = titleHeading(document)?.range.end;
	if (at === undefined) return insertAtStart(document, comment);
	const newLine = lineEndingOf(document.text);
	return { range: { start: at, end: at }, text: `${newLine}${newLine}${comment}` };
}
