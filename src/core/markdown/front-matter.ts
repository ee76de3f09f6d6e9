/**
 * Where the line below front matter begins; for a text without it, where the text itself does. Byte order marks stand in front of both.
 * Dashes that begin a text without being front matter would keep the lists below them from being seen.
 */
export function frontMatterEnd(text: string): number {
	const start = /^\uFEFF*/.exec(text)?.[0].length ?? 0;
	opening.lastIndex = start;
	rule.lastIndex = start;
	if (!opening.test(text) || rule.test(text)) return start;
	const fence = /[\r\n]---[ \t]*(?:\r\n|[\r\n]|$)/g;
	fence.lastIndex = start + 3;
	return fence.test(text) ? fence.lastIndex : start;
}

const opening = /---[ \t]*[\r\n]/y;
/** A rule, an empty line and a heading begin a document; front matter holds no headings. */
const rule = /---[ \t]*(?:\r?\n|\r(?!\n))(?:[ \t]*(?:\r?\n|\r(?!\n))){1,3}#{1,6}[ \t]/y;
