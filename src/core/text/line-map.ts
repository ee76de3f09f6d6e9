/** A place in a document: line and column, both counted from 0; columns in UTF-16 code units. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** Turns offsets into lines and back. Lines end with LF, CR LF or a lone CR, as in Markdown. */
export interface LineMap {
	readonly lineCount: number;
	/** The line of an offset; offsets outside the text count as its first or last. */
	lineAt(offset: number): number;
	placeAt(offset: number): Place;
	/** The offset of a place; a column beyond the line's end is the line's end. */
	offsetAt(place: Place): number;
	/** Where the line starts. A line outside the text counts as its first or last. */
	lineStart(line: number): number;
	/** Where the line's text ends, before its line ending. */
	lineEnd(line: number): number;
}

/** The line map of a text. Takes one pass; each look-up is a binary search. */
export function lineMapOf(text: string): LineMap {
	const starts = [0];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
	}

	const clampLine = (line: number): number => Math.max(0, Math.min(starts.length - 1, line));
	const lineStart = (line: number): number => starts[clampLine(line)] ?? 0;
	const lineEnd = (line: number): number => {
		let end = starts[clampLine(line) + 1] ?? text.length;
		const floor = lineStart(line);
		while (end > floor && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end -= 1;
		return end;
	};
	const lineAt = (offset: number): number => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	};

	return {
		lineCount: starts.length,
		lineAt,
		placeAt: (offset) => {
			const inside = Math.max(0, Math.min(text.length, offset));
			const line = lineAt(inside);
			return { line, column: inside - lineStart(line) };
		},
		offsetAt: ({ line, column }) => Math.min(lineStart(line) + Math.max(0, column), lineEnd(line)),
		lineStart,
		lineEnd,
	};
}
