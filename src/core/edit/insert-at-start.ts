import type { Postmortem } from '../model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';

/** The edit that puts a block in front of all Markdown, behind front matter and byte order mark, one blank line apart from what stands there. */
export function insertAtStart({ text, contentStart }: Postmortem, block: string): TextEdit {
	const newLine = lineEndingOf(text);
	const before = text.slice(0, contentStart).replace(/^\uFEFF*/, '');
	const lead = before === '' ? '' : /[\r\n]$/.test(before) ? newLine : newLine + newLine;
	const tail = /^[ \t]*(?:$|[\r\n])/.test(text.slice(contentStart, contentStart + 200)) ? newLine : newLine + newLine;
	return { range: { start: contentStart, end: contentStart }, text: `${lead}${block}${tail}` };
}
