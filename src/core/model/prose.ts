import { madeOnce } from '../text/made-once.ts';
import type { Range } from '../text/range.ts';
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

function* readSentences(postmortem: Postmortem): Generator<Sentence, void, undefined> {
	for (const passage of postmortem.passages) {
		if (passage.kind === 'heading' || passage.kind === 'label' || passage.item !== undefined) continue;
		const section = passage.section === undefined ? undefined : postmortem.sections[passage.section];
		const roles = section?.fills ?? [];
		if (section && (roles.every((role) => silentRoles.has(role)) || /glossary|acronym/i.test(section.title))) continue;
		const asked = [...passage.text.matchAll(question)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
		const text = withoutQuotations(passage.text.replace(question, blank));
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
	return text.replace(quotation, blank);
}

const quotation = /"[^"\n]{0,400}"|“[^”\n]{0,400}”|„[^“”\n]{0,400}[“”]|«[^»\n]{0,400}»|(?<![\p{L}\p{N}])‘[^’\n]{2,400}’(?!\p{L})/gu;

function blank(words: string): string {
	return objectMark.repeat(words.length);
}
