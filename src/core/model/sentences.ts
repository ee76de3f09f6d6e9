import { isSpace } from '../text/characters.ts';
import type { Range } from '../text/range.ts';

/**
 * The sentences of a passage's text, as offsets in that text, without the white space around them. A point inside a time, a number, a
 * version or a name ends none, nor does one behind an abbreviation; a hard line break always does.
 */
export function sentencesOf(text: string): Range[] {
	const sentences: Range[] = [];
	let start = 0;
	const close = (end: number): void => {
		let from = start;
		let to = end;
		while (from < to && isSpace(text.charCodeAt(from))) from += 1;
		while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
		if (to > from) sentences.push({ start: from, end: to });
		start = end;
	};

	ends.lastIndex = 0;
	for (let match = ends.exec(text); match; match = ends.exec(text)) {
		const end = match.index + match[0].length;
		if (endsSentence(text, start, match.index, match[1] ?? '', end)) close(end);
	}
	close(text.length);
	return sentences;
}

/** Marks that can end a sentence, with the quotation marks and brackets that close behind them. */
const ends = /(\n|[.!?…。！？｡．]+)[)\]"'”’»」』）】]*/g;

function endsSentence(text: string, start: number, at: number, marks: string, end: number): boolean {
	if (marks === '\n' || /[。！？｡．]/.test(marks)) return true;
	if (end < text.length && !isSpace(text.charCodeAt(end))) return false;
	const next = nextVisible(text, end);
	const continues = next !== '' && next.toLowerCase() === next && next.toUpperCase() !== next;
	if (/^(?:\.{2,}|…+)$/.test(marks)) return !continues;
	if (marks !== '.') return true;
	const word = wordBefore(text, start, at);
	// An initial ("J. Smith"), an abbreviation of letters ("e.g.", "z. B.", "p.m.") or an ordinal ("3. Mai", "1. Rollback").
	if (/^\p{L}$/u.test(word)) return false;
	if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return next !== '' && !continues && !neverEnding.has(word.toLowerCase());
	if (/^\d{1,2}$/.test(word)) return !continues && text.slice(start, at).trim() !== word && !afterOrdinal.test(text.slice(end, end + 16));
	const lower = word.toLowerCase();
	if (neverEnding.has(lower)) return false;
	if (numbered.has(lower)) return !/[\d#]/.test(next);
	return !(sometimesEnding.has(lower) && continues);
}

/** Before a name or an explanation; whatever follows them belongs to the sentence. */
const neverEnding = new Set(
	'e.g eg i.e ie cf vs mr mrs ms dr prof st approx ca bzw bspw zb z.b d.h u.a sog ggf evtl inkl exkl vgl usw.a p.ej ej sr sra dott ing sig mme env'.split(
		' ',
	),
);
/** Before a number they are "number", "figure" and the like; elsewhere a word that ends the sentence. */
const numbered = new Set('no nr nº fig p pp sec min max tab abb art num núm pág'.split(' '));
/** These end a sentence when a capital follows. */
const sometimesEnding = new Set('etc inc ltd corp co al am pm usw ff est jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '));

const afterOrdinal = /^\s+(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|uhr|quartal)/i;

/** The run of letters, digits and inner points right before the offset. */
function wordBefore(text: string, start: number, at: number): string {
	let from = at;
	while (from > start && at - from < 24 && /[\p{L}\p{N}.º]/u.test(text.charAt(from - 1))) from -= 1;
	return text.slice(from, at);
}

function nextVisible(text: string, from: number): string {
	let at = from;
	while (at < text.length && (isSpace(text.charCodeAt(at)) || '"\'“‘„«([*_'.includes(text.charAt(at)))) at += 1;
	return text.charAt(at);
}
