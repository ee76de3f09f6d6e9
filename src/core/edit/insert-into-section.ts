import type { Postmortem, Section } from '../model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';

/**
 * Adds a block of lines at the end of a section's own text, before its first sub-heading, one blank line apart from what stands there. In
 * the row of a table they follow in the same cell.
 */
export function insertIntoSection({ text, headings, sections }: Postmortem, section: Section, lines: readonly string[]): TextEdit {
	if (section.form === 'tableRow') {
		const { end } = section.body;
		return { range: { start: end, end }, text: lines.map((line) => `<br>${line.replace(/^- /, '')}`).join('') };
	}
	const newLine = lineEndingOf(text);
	const isInside = (start: number): boolean => start >= section.body.start && start < section.body.end;
	const next = [...headings, ...sections].map(({ range }) => range.start).filter(isInside);
	const limit = Math.min(section.body.end, ...next);
	let at = limit;
	while (at > section.titleRange.end && /\s/.test(text.charAt(at - 1))) at -= 1;
	return { range: { start: at, end: at }, text: `${newLine}${newLine}${lines.join(newLine)}` };
}
