/** How much of a text is read: a postmortem has a few thousand lines at most, and what is longer is a log. */
export const longestText = { characters: 1_500_000, lines: 20_000 } as const;

/** How much of what takes a parser more than linear time is read as markup; nothing that a person writes comes near. */
export const densestText = {
	/** Quotes and lists inside each other, on one line. */
	depth: 50,
	/** Columns that a list or a quote is indented by. */
	indent: 60,
	/** Brackets, tags and backticks in one block. */
	brackets: 1000,
	/** Beginnings of comments and the like in one block, each of which is looked for an end. */
	comments: 50,
	/** Asterisks, underscores and tildes in one block. */
	emphasis: 2000,
} as const;

export interface LimitedText {
	/** As long as the text or shorter: what stands in it stands at the same offset as there. */
	readonly text: string;
	/** What was left out or not read as markup, for the user; undefined for almost every text. */
	readonly cut: string | undefined;
}

/** The text as far as it is read, with a point in place of each mark beyond the limits. */
export function withinLimits(text: string): LimitedText {
	const length = readableLength(text);
	const whole = length === text.length ? text : text.slice(0, length);
	const marks = marksBeyond(whole);
	const reasons = [
		length < text.length ? `only the first ${longestText.lines} lines and ${longestText.characters} characters are read` : undefined,
		marks.length > 0 ? 'a block has more brackets, marks or levels than are read' : undefined,
	].filter((reason) => reason !== undefined);
	const cut = reasons.length === 0 ? undefined : `The text is read in part: ${reasons.join(', and ')}.`;
	return { text: marks.length === 0 ? whole : withoutMarks(whole, marks), cut };
}

/** Where reading ends: at the text's end, or behind the last whole line within the limits. */
function readableLength(text: string): number {
	// Each line has a character at least.
	if (text.length < longestText.lines) return text.length;
	let lines = 0;
	lineEnding.lastIndex = 0;
	for (let match = lineEnding.exec(text); match && match.index < longestText.characters; match = lineEnding.exec(text)) {
		lines += 1;
		if (lines === longestText.lines) return lineEnding.lastIndex;
	}
	return Math.min(text.length, longestText.characters);
}

const lineEnding = /\r\n|\r|\n/g;

/** The offsets of the marks beyond the limits, in order. */
function marksBeyond(text: string): number[] {
	if (isFarBelow(text)) return [];
	const beyond: number[] = [];
	let brackets = 0;
	let comments = 0;
	let emphasis = 0;
	let allowed = 1;
	let inTable = false;
	let at = 0;
	while (at < text.length) {
		const start = at;
		let depth = 0;
		let isBlock = false;
		// The quotes and list markers that the line begins with.
		for (; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === 32 || code === 9) continue;
			const width = code === 62 ? 1 : listMarkerAt(text, at);
			if (width === 0) break;
			isBlock ||= code !== 62;
			depth += 1;
			if (depth > allowed * densestText.depth || at - start > allowed * densestText.indent) beyond.push(at + width - 1);
			at += width - 1;
		}
		const first = text.charCodeAt(at);
		if (isBlock || isLineEnd(first)) inTable = false;
		tableRule.lastIndex = at;
		inTable ||= first === 124 && tableRule.test(text);
		if (isBlock || isLineEnd(first) || first === 35 || (inTable && first === 124)) brackets = comments = emphasis = 0;
		// Code may hold more of everything: there it costs nothing, unless a fence only seems to be one.
		if (text.startsWith('```', at) || text.startsWith('~~~', at)) allowed = allowed === 1 ? 10 : 1;
		for (; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (isLineEnd(code)) break;
			if (code === 91 || code === 60 || code === 96) {
				brackets += 1;
				if (code === 60 && (text[at + 1] === '!' || text[at + 1] === '?')) comments += 1;
				if (brackets > allowed * densestText.brackets || comments > allowed * densestText.comments) beyond.push(at);
			} else if (code === 42 || code === 95 || code === 126) {
				emphasis += 1;
				if (emphasis > allowed * densestText.emphasis) beyond.push(at);
			}
		}
		at += text.startsWith('\r\n', at) ? 2 : 1;
	}
	return beyond;
}

/** Whether the text as a whole has less than what one line or block may have, as nearly every text has. */
function isFarBelow(text: string): boolean {
	if (deepLine.test(text)) return false;
	let brackets = 0;
	let emphasis = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 91 || code === 60 || code === 96) brackets += 1;
		else if (code === 42 || code === 95 || code === 126) emphasis += 1;
	}
	return brackets <= densestText.comments && emphasis <= densestText.emphasis;
}

/** As many signs as the deepest line may have, of which each may be a marker or the white space in front of one. */
const deepLine = /^[ \t>*+\d.)-]{50}/m;

/** The row of dashes below the titles of a table; the rows after it are blocks of their own. */
const tableRule = /\|[ \t]*:?-[-:| \t]*$/my;

/** How many characters the list marker at an offset takes, which white space or the line's end follows; 0 when there is none. */
function listMarkerAt(text: string, at: number): number {
	let end = at;
	while (end < at + 9 && isDigit(text.charCodeAt(end))) end += 1;
	const code = text.charCodeAt(end);
	const isMarker = end === at ? code === 45 || code === 42 || code === 43 : code === 46 || code === 41;
	const next = text.charCodeAt(end + 1);
	return isMarker && (next === 32 || next === 9 || isLineEnd(next)) ? end + 1 - at : 0;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** Also behind the text's end, where the code is NaN. */
function isLineEnd(code: number): boolean {
	return code === 10 || code === 13 || Number.isNaN(code);
}

function withoutMarks(text: string, marks: readonly number[]): string {
	const parts: string[] = [];
	let from = 0;
	for (const at of marks) {
		parts.push(text.slice(from, at));
		from = at + 1;
	}
	return [...parts, text.slice(from)].join('·');
}
