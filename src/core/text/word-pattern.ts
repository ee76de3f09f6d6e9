/**
 * The source of a regular expression for any of the given phrases, longest first, so that "should have" wins over "should". Words are
 * plain words, never expressions: everything else in them is taken literally; white space matches any, apostrophes match both kinds.
 */
export function anyOf(phrases: readonly string[]): string {
	const sources = [...new Set(phrases.map((phrase) => phrase.trim().toLowerCase()))]
		.filter((phrase) => phrase !== '')
		.sort((a, b) => b.length - a.length)
		.map((phrase) =>
			phrase
				.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
				.replace(/\s+/g, '\\s+')
				.replace(/['’]/g, "['’]"),
		);
	// An empty alternation would match everywhere; this matches nothing.
	return sources.length === 0 ? '(?!)' : `(?:${sources.join('|')})`;
}
