// A quick look at a text before any expression runs: most texts hold none of the phrases without which a pattern cannot match, and a
// large pattern takes longer to compile than all the sentences of a document to look up.

import { madeOnce } from './made-once.ts';

/**
 * The words of each phrase, the longest first. A pattern that matches in a text finds all the words of at least one phrase there, in
 * whatever order; undefined where no such phrases can be given.
 */
export type TellingPhrases = readonly (readonly string[])[] | undefined;

/** Undefined when a phrase has no English letter to tell it by. */
export function tellingPhrases(...phrases: readonly string[]): TellingPhrases {
	const telling = phrases.map((phrase) => [...new Set(plainWordsOf(phrase))].sort((a, b) => b.length - a.length));
	return telling.some((words) => words.length === 0) ? undefined : telling;
}

/** The phrases of all, for a pattern that is one of several. */
export function allPhrases(...several: readonly TellingPhrases[]): TellingPhrases {
	const all: (readonly string[])[] = [];
	for (const phrases of several) {
		if (!phrases) return undefined;
		all.push(...phrases);
	}
	return all;
}

/** Whether all the words of one of the phrases are among those of a text. */
export function saysOneOf(said: ReadonlySet<string>, phrases: TellingPhrases): boolean {
	return !phrases || phrases.some((words) => words.every((word) => said.has(word)));
}

/** The words of an action item or another part of a document that several rules look at. */
export const wordsSaidIn = madeOnce(({ text }: { readonly text: string }): ReadonlySet<string> => new Set(plainWordsOf(text)));

/** The runs of English letters in a text, in lower case: what stands between them, other letters included, parts them. */
export function plainWordsOf(text: string): readonly string[] {
	return text.toLowerCase().match(/[a-z]+/g) ?? [];
}
