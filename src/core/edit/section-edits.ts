import type { Heading, Postmortem } from '../model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';
import { type Range, textAt } from '../text/range.ts';

/** The edit that removes the lines of a block, together with the blank ones behind it; at the end of a document those before it. */
export function removeBlock({ text, lines }: Postmortem, block: Range): TextEdit {
	let start = lines.lineStart(lines.lineAt(block.start));
	const filled = start + text.slice(start, block.end).trimEnd().length;
	let line = lines.lineAt(filled) + 1;
	while (line < lines.lineCount && text.slice(lines.lineStart(line), lines.lineEnd(line)).trim() === '') line += 1;
	if (line < lines.lineCount) return { range: { start, end: lines.lineStart(line) }, text: '' };
	start = text.slice(0, start).trimEnd().length;
	const end = text.trimEnd().length;
	return { range: { start, end: Math.max(start, end) }, text: '' };
}

/** The edits that put what stands below a heading at the end of another heading's body, and take the emptied heading away. */
export function mergeSections(postmortem: Postmortem, from: Heading, into: Heading): TextEdit[] {
	const { text } = postmortem;
	const newLine = lineEndingOf(text);
	const removal = removeBlock(postmortem, { start: from.range.start, end: from.body.end });
	const moved = textAt(text, from.body).trim();
	if (moved === '') return [removal];
	const end = text.slice(0, into.body.end).trimEnd().length;
	return [{ range: { start: end, end }, text: `${newLine}${newLine}${moved}` }, removal];
}

/** The edit that brings headings with all that stands below them into the given order. They must not lie inside each other. */
export function orderSections({ text }: Postmortem, ordered: readonly Heading[]): TextEdit[] {
	const blocks = ordered.map(({ range, body }) => ({ start: range.start, end: text.slice(0, body.end).trimEnd().length }));
	const places = [...blocks].sort((a, b) => a.start - b.start);
	return places.flatMap((place, index) => {
		const block = blocks[index];
		return !block || block === place ? [] : [{ range: place, text: textAt(text, block) }];
	});
}
