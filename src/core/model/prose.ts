import { madeOnce } from '../text/made-once.ts';
import type { Range } from '../text/range.ts';
import { plainWordsOf, type TellingPhrases } from '../text/telling-phrases.ts';
import type { SectionId } from '../vocabulary/terms.ts';
import type { Passage, Postmortem } from './postmortem.ts';
import { objectMark, sourceRange } from './readable-text.ts';
import { sentencesOf } from './sentences.ts';

/** A sentence as a language rule reads it. */
export interface Sentence {
	/** What somebody else says, between quotation marks, is U+FFFC, one for each character. */
	readonly text: string;
	readonly passage: Passage;
	/** Where it starts in the passage's text. */
	readonly at: number;
	/** The roles of the section that it stands in; empty outside of all. */
	readonly roles: readonly SectionId[];
}

/**
 * The sentences that tell the incident: no headings and labels, nothing from What Went Well, glossaries, people and references, no
 * action items, and no quoted speech. Sentences that a placeholder follows are left out: the placeholder asks for their new wording.
 */
export function sentencesOfProse(postmortem: Postmortem): readonly Sentence[] {
	return sentencesOnce(postmortem);
}

// A dozen rules read the same sentences.
const sentencesOnce = madeOnce((postmortem: Postmortem): readonly Sentence[] => [...readSentences(postmortem)]);

/**
 * Those of the sentences that say one of the phrases, its words in whatever order. A rule that knows such phrases asks for these alone, so
 * that its patterns neither run nor are compiled for the many documents that have nothing to do with it.
 */
export function sentencesSaying(postmortem: Postmortem, phrases: TellingPhrases): readonly Sentence[] {
	const sentences = sentencesOfProse(postmortem);
	if (!phrases) return sentences;
	const places = placesOfWords(postmortem);
	const found = new Set<number>();
	for (const words of phrases) {
		for (const place of placesIn(places.get(words[0] ?? ''))) {
			if (words.every((word) => placesIn(places.get(word)).includes(place))) found.add(place);
		}
	}
	return found.size === 0 ? [] : [...found].sort((a, b) => a - b).flatMap((place) => sentences[place] ?? []);
}

const none: readonly number[] = [];

/** Most words stand in one sentence only, for which a list of its own would be the most that is made of it. */
type Places = number | number[];

function placesIn(places: Places | undefined): readonly number[] {
	if (places === undefined) return none;
	return typeof places === 'number' ? [places] : places;
}

/** Which sentences each word stands in, by their index. */
const placesOfWords = madeOnce((postmortem: Postmortem): ReadonlyMap<string, Places> => {
	const places = new Map<string, Places>();
	for (const [place, { text }] of sentencesOfProse(postmortem).entries()) {
		for (const word of plainWordsOf(text)) {
			const known = places.get(word);
			if (known === undefined) places.set(word, place);
			else if (typeof known === 'number') {
				if (known !== place) places.set(word, [known, place]);
			} else if (known.at(-1) !== place) known.push(place);
		}
	}
	return places;
});

function* readSentences({ passages, sections }: Postmortem): Generator<Sentence, void, undefined> {
	const isSilent = sections.map(({ fills, title }) => fills.every((role) => silentRoles.has(role)) || /glossary|acronym/i.test(title));
	for (const passage of passages) {
		if (passage.kind === 'heading' || passage.kind === 'label' || passage.item !== undefined) continue;
		if (passage.section !== undefined && isSilent[passage.section]) continue;
		const roles = (passage.section === undefined ? undefined : sections[passage.section]?.fills) ?? [];
		const asked = passage.text.includes('?]')
			? [...passage.text.matchAll(question)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
			: [];
		const text = withoutQuotations(asked.length === 0 ? passage.text : passage.text.replace(question, blank));
		for (const { start, end } of sentencesOf(text)) {
			if (asked.some((range) => range.start < end + 2 && start < range.end)) continue;
			yield { text: text.slice(start, end), passage, at: start, roles };
		}
	}
}

/** The source of a match in a sentence. */
export function placeIn({ passage, at }: Sentence, match: { readonly index: number; readonly 0: string }): Range {
	return sourceRange(passage, at + match.index, at + match.index + match[0].length);
}

/** The bracketed question that a fix puts behind a sentence. */
const question = /\[[^[\]\n]{0,300}\?\]/g;

const silentRoles: ReadonlySet<SectionId> = new Set(['wentWell', 'lucky', 'people', 'supporting', 'messaging', 'approvals', 'actionItems']);

function withoutQuotations(text: string): string {
	return quotationMark.test(text) ? text.replace(quotation, blank) : text;
}

const quotationMark = /["“„«‘]|(?<![^\s(])'/;

const quotation =
	/"[^"\n]{0,400}"|“[^”\n]{0,400}”|„[^“”\n]{0,400}[“”]|«[^»\n]{0,400}»|(?<![\p{L}\p{N}])‘[^’\n]{2,400}’(?!\p{L})|(?<![^\s(])'[^'\n]{2,400}'(?![\p{L}\p{N}])/gu;

function blank(words: string): string {
	return objectMark.repeat(words.length);
}
