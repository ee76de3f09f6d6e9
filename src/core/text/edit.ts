import type { Range } from './range.ts';

/** A replacement of a stretch of text. An empty range inserts; an empty text deletes. */
export interface TextEdit {
	readonly range: Range;
	readonly text: string;
}

/**
 * The text after all edits, whose ranges are those of the text before. Edits that insert at one place keep their order.
 * Overlapping edits cannot both be meant: the result is then undefined, and no text is touched.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
	const ordered = edits
		.map((edit, order) => ({ edit, order }))
		.sort((a, b) => a.edit.range.start - b.edit.range.start || a.order - b.order);
	let result = '';
	let at = 0;
	for (const { edit } of ordered) {
		if (edit.range.start < at || edit.range.end < edit.range.start || edit.range.end > text.length) return undefined;
		result += text.slice(at, edit.range.start) + edit.text;
		at = edit.range.end;
	}
	return result + text.slice(at);
}

/** The character that stands in an edit's text where the caret belongs afterwards. It is never written into a document. */
export const caretMark = '‹›';

/** The text without the caret mark, and where in it the caret goes; `caret` is undefined when there is no mark. */
export function withoutCaret(text: string): { text: string; caret: number | undefined } {
	const at = text.indexOf(caretMark);
	if (at < 0) return { text, caret: undefined };
	return { text: text.slice(0, at) + text.slice(at + caretMark.length), caret: at };
}

/** The line ending that a document uses: that of its first line, LF when it has only one. CR is one only where there is no LF at all. */
export function lineEndingOf(text: string): '\n' | '\r\n' | '\r' {
	const at = text.indexOf('\n');
	if (at >= 0) return text[at - 1] === '\r' ? '\r\n' : '\n';
	return text.includes('\r') ? '\r' : '\n';
}
