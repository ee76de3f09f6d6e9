import type { Postmortem } from '../model/postmortem.ts';
import { applyEdits, lineEndingOf, type TextEdit } from '../text/edit.ts';
import { writeField } from './header-field.ts';

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
 *
 * @param template The template's text, read.
 */
export function fillTemplate(template: Postmortem, id: string, { title, severity, start }: TemplateFacts): string {
	const { text, headings, comments } = template;
	const newLine = lineEndingOf(text);
	const heading = headings.find(({ level }) => level === 1);
	const edits: TextEdit[] = [];
	if (!template.template) {
		const at = heading?.range.end ?? 0;
		const marker = `<!-- postmortem-template: ${id} -->`;
		edits.push({ range: { start: at, end: at }, text: heading ? `${newLine}${newLine}${marker}` : `${marker}${newLine}${newLine}` });
	}
	if (title !== undefined && heading) edits.push({ range: heading.titleRange, text: title });
	if (severity !== undefined) edits.push(...writeField(template, { id: 'severity', label: 'Severity', value: severity }));
	if (start !== undefined) {
		const dateOnly = template.fields.some((field) => field.id === 'date') && !template.fields.some((field) => field.id === 'start');
		edits.push(
			...writeField(template, dateOnly ? { id: 'date', label: 'Date', value: start } : { id: 'start', label: 'Start', value: start }),
		);
	}
	for (const comment of comments) {
		if (!/^(?:required|optional)$/i.test(comment.text)) continue;
		const lineEnd = /^[ \t]*(?:\r\n|[\r\n])?/.exec(text.slice(comment.range.end))?.[0].length ?? 0;
		edits.push({ range: { start: comment.range.start, end: comment.range.end + lineEnd }, text: '' });
	}
	return applyEdits(text, edits) ?? text;
}
