import type { Range } from '../text/range.ts';
import type { SectionId } from '../vocabulary/terms.ts';
import type { Passage, Postmortem, Section, TimelineEntry } from './postmortem.ts';

/** The sections that play a role, in order; empty when the document has none. */
export function sectionsFor({ sections }: Postmortem, role: SectionId): Section[] {
	return sections.filter((section) => section.fills.includes(role));
}

/** What is written in a section's body, block by block, sub-headings left out. */
export function passagesIn({ passages }: Postmortem, { body, form }: Section): Passage[] {
	if (body.end <= body.start) return [];
	// A cell begins with its bar, in front of the words that are the body of the section which the row is.
	if (form === 'tableRow') return passages.filter(({ kind, pieces }) => kind === 'cell' && isWithin(body, pieces[0]?.start));
	return passages.filter(({ kind, range }) => kind !== 'heading' && kind !== 'label' && range.start >= body.start && range.end <= body.end);
}

/** A timeline's entry as it is written, for rules that look for a word: what other cells, nested items and the body tell counts too. */
export function sourceOfEntry({ text }: Postmortem, { range }: TimelineEntry): string {
	return text.slice(range.start, Math.min(range.end, range.start + longestEntry));
}

const longestEntry = 4000;

/** Whether a text says nothing itself: "N/A", "?", or only where to look: "See below". */
export function isPointer(text: string): boolean {
	return !/[\p{L}\p{N}]/u.test(text) || /^\W*(?:n\/?a|unknown|pending|see\s.{1,60})\W*$/iu.test(text);
}

function isWithin({ start, end }: Range, offset: number | undefined): boolean {
	return offset !== undefined && offset >= start && offset < end;
}

/**
 * How many words stand in the texts, or at least `enough` where there are so many. East Asian text has no spaces: there two characters
 * count as a word.
 */
export function countWords(texts: Iterable<string>, enough = Number.POSITIVE_INFINITY): number {
	let count = 0;
	for (const text of texts) {
		if (count >= enough) break;
		// Most texts are plain English, in which the long tables of the scripts need not be asked.
		if (isPlain.test(text)) {
			count += countPlainWords(text);
			continue;
		}
		count += text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}][\p{L}\p{N}'’_.-]*/gu)?.length ?? 0;
		if (eastAsian.test(text))
			count += Math.ceil((text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0) / 2);
	}
	return count;
}

/** The runs of letters, digits and what joins them, of which each begins with a letter or digit. */
function countPlainWords(text: string): number {
	let count = 0;
	let inWord = false;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		const lower = code | 32;
		if ((lower >= 97 && lower <= 122) || (code >= 48 && code <= 57)) {
			if (!inWord) count += 1;
			inWord = true;
		} else inWord &&= code === 39 || code === 45 || code === 46 || code === 95;
	}
	return count;
}

const isPlain = /^[\0-\x7f]*$/;

/** A cheap look at the blocks of the scripts above. */
const eastAsian = /[\u2e80-\ud7ff\ud840-\ud8ff\uf900-\ufaff\uff66-\uffdc]/;
