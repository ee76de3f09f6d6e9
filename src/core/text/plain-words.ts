// Words as a quick look at a text, before any expression runs: most texts hold none of the words without which a pattern cannot match,
// and a large pattern costs more to compile than all the sentences of a document cost to look up.

/** The runs of English letters in a text, in lower case: what stands between them, other letters included, parts them. */
export function plainWordsOf(text: string): readonly string[] {
	return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

/** Words of which a text holds at least one when a pattern matches in it; undefined where that cannot be said. */
export type TellingWords = ReadonlySet<string> | undefined;

/** The longest word of each phrase: no text holds one of the phrases, as whole words, without one of these. */
export function tellingWordsOf(...phrases: readonly string[]): TellingWords {
	const telling = new Set<string>();
	for (const phrase of phrases) {
		let longest = '';
		for (const word of plainWordsOf(phrase)) if (word.length > longest.length) longest = word;
		if (longest === '') return undefined;
		telling.add(longest);
	}
	return telling;
}

/** All of them, for a pattern that is one of several. */
export function anyOfWords(...words: readonly TellingWords[]): TellingWords {
	const all = new Set<string>();
	for (const some of words) {
		if (!some) return undefined;
		for (const word of some) all.add(word);
	}
	return all;
}

/** Whether one of the telling words is among those of a text. */
export function saysOneOf(said: ReadonlySet<string>, telling: TellingWords): boolean {
	if (!telling) return true;
	for (const word of said) if (telling.has(word)) return true;
	return false;
}
