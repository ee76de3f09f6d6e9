import { contains, type Range } from '../text/range.ts';
import { sourceRange } from './passages.ts';
import type { Field, Passage, Postmortem } from './postmortem.ts';
import { sectionAt } from './section-at.ts';
import { htmlElement, upperCaseTag } from './upper-case-tag.ts';

/** Words that a template left for the writer to replace, and that still stand there. */
export interface Placeholder {
	readonly range: Range;
	/** As a reader sees it. */
	readonly text: string;
	/** Index in `sections` of the innermost section; undefined for the title, the header and unknown headings. */
	readonly section: number | undefined;
}

/** What a document still has to be filled with. */
export interface Unfilled {
	/** Every placeholder in order. */
	readonly placeholders: readonly Placeholder[];
	/** Empty sections, and the sections, items, entries, fields and blocks that hold nothing but placeholders; disjoint, in order. */
	readonly gaps: readonly Range[];
}

/**
 * The placeholders of a document: bracketed values, `{{…}}`, `<UPPER CASE>`, TBD and the like where a whole value stands, HH:MM where a
 * time stands, and the given texts of its template. What stands for the owner or due date of a written item is none of them: see
 * `ownerGap` and `dueGap`.
 */
export function readUnfilled(postmortem: Postmortem, templateTexts: readonly string[]): Unfilled {
	const known = knownTexts(templateTexts);
	const placeholders: Placeholder[] = [];
	const gaps: Range[] = [];

	for (const field of postmortem.fields) {
		const whole = wholePlaceholder(field.value, known);
		if (whole) gaps.push(field.whole);
		if (!whole) placeholders.push(...tagsOf(postmortem, field));
		const literal = postmortem.text.startsWith(field.value, field.range.start);
		for (const { start, end } of whole ?? innerPlaceholders(field.value, known, false)) {
			// Whether a tag is code shows in the source alone.
			if (!whole && field.value[start] === '<') continue;
			const range = literal ? { start: field.range.start + start, end: field.range.start + end } : field.range;
			placeholders.push({ range, text: field.value.slice(start, end), section: sectionAt(postmortem.sections, range.start) });
		}
	}

	const parts: Range[] = [];
	const addPart = (text: string, range: Range, whole: Range): void => {
		if (!wholePlaceholder(text, known)) return;
		placeholders.push({ range, text, section: sectionAt(postmortem.sections, range.start) });
		parts.push(whole);
	};
	for (const { text, textRange, whole } of postmortem.actionItems) addPart(text, textRange, whole);
	for (const { entries } of postmortem.timelines) for (const { text, textRange, range } of entries) addPart(text, textRange, range);
	gaps.push(...parts);

	// What other readers already gave a meaning is not read as a placeholder again.
	const unfilledParts = merged(parts);
	const spoken = merged([
		...postmortem.fields.map((field) => field.whole),
		...postmortem.actionItems
			.filter((item) => !isInside(unfilledParts, item.textRange))
			.flatMap((item) => [item.ownerGap, item.dueGap, item.statusText?.range].filter((range) => range !== undefined)),
	]);
	const zoneLines = new Set(postmortem.timelines.map(({ zone }) => zone && postmortem.lines.lineAt(zone.range.start)));
	const lines = new Map<number, { section: number | undefined; unfilled: boolean }>();
	for (const passage of postmortem.passages) {
		const found = passagePlaceholders(postmortem, passage, known).filter(({ range }) => !isInside(spoken, range));
		for (const placeholder of found) placeholders.push(placeholder);
		if (passage.kind === 'heading' || passage.kind === 'label') continue;
		const line = postmortem.lines.lineAt(passage.range.start);
		if (zoneLines.has(line) || (passage.kind === 'cell' && !lines.has(line) && isTableHead(postmortem, line))) continue;
		// The cells of one row share a line: a row with a placeholder left in it is not filled yet.
		const onlyPlaceholders = found.length > 0 && !saysMore(passage.text, found);
		if (onlyPlaceholders) gaps.push(passage.range);
		const unfilled = onlyPlaceholders || isInside(unfilledParts, passage.range) || lines.get(line)?.unfilled === true;
		lines.set(line, { section: passage.section, unfilled });
	}
	gaps.push(...unfilledSections(postmortem, [...lines.values()]));
	placeholders.push(...inDisableComments(postmortem));

	return { placeholders: withoutNested(placeholders), gaps: merged(gaps) };
}

/** The name of a rule that a comment which disables rules still has to be given. */
function inDisableComments({ comments, text, sections }: Postmortem): Placeholder[] {
	return comments
		.filter((comment) => /^(?:postmortem-(?:dis|en)able|lint\s)/i.test(comment.text))
		.flatMap(({ range }) =>
			[...text.slice(range.start, range.end).matchAll(/\[rule\]/g)].map(({ 0: name, index }) => {
				const start = range.start + index;
				return { range: { start, end: start + name.length }, text: name, section: sectionAt(sections, start) };
			}),
		);
}

/** Whether a text as a whole is a placeholder, such as "[Name]", "TBD" or "YYYY-MM-DD HH:MM". */
export function isPlaceholder(text: string): boolean {
	return wholePlaceholder(text, new Set()) !== undefined;
}

/** Whether the range lies inside of one of the ranges, which are disjoint and in order. */
export function isInside(ranges: readonly Range[], range: Range): boolean {
	let low = 0;
	let high = ranges.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const candidate = ranges[middle];
		if (!candidate) return false;
		if (contains(candidate, range)) return true;
		if (candidate.end <= range.start) low = middle + 1;
		else high = middle - 1;
	}
	return false;
}

const bracketed = /\[([^[\]]*)\]/g;
const longestWord = 30;
const wordPlaceholder =
	/^\(?(?:TB[ADC]|TODO|to be (?:determined|confirmed|announced)|\?{3,}|(?=YYYY|HH:|XX:)(?:YYYY-MM-DD)?[ T]?(?:(?:HH:MM|XX:XX)(?::SS|:XX)?)?(?: ?(?:UTC|Z))?)[.…]?\)?$/i;
const doubleBraces = /\{\{(?!\s*[%<.$])[^{}\n]*\}\}/g;
const doubleAngles = /^<<[^<>\n]{1,120}>>$/;
const promptingWords = /\b(?:name|date|link|describe|owner|action|fill)\b|\b(?:HH:MM|XX:XX|YYYY-MM-DD|TB[ADC]|TODO)\b/i;
/** Brackets that an editor puts around what he took out, and the ones that quote data. */
const noPrompt =
	/["=]|^\W*actions? (?:required|needed|taken)\b|^\W*(?:no|not|none|unknown|unclear|redacted|removed|withheld|omitted|anonymi[sz]ed|sic)\b|\bredacted\b/i;
const timeAtStart = /^\W{0,3}(?:\d{4}-\d\d-\d\d[ T])?(?:HH:MM|XX:XX)\b/i;
const longestLabel = 65;
const leadingLabel = /^[^:[\]\n]{1,60}:\s+/;

/** The stretches of a text that is nothing but placeholders: itself, or each bracket of "[start] / [end]"; undefined for every other. */
function wholePlaceholder(text: string, known: ReadonlySet<string>): Range[] | undefined {
	const value = text.trim();
	if (value.length <= longestWord && wordPlaceholder.test(value)) {
		const start = text.indexOf(value);
		return [{ start, end: start + value.length }];
	}
	if (value.startsWith('<<') && doubleAngles.test(value)) {
		const start = text.indexOf(value);
		return [{ start, end: start + value.length }];
	}
	if (!text.includes('[')) return undefined;
	const brackets = [...text.matchAll(bracketed)].filter(([whole, inner = '']) => prompts(inner) || known.has(normalised(whole)));
	const outside = brackets.length > 0 && !/[\p{L}\p{N}[\]()]/u.test(text.replace(bracketed, ''));
	return outside ? brackets.map(rangeOfMatch) : undefined;
}

/** The stretches of a text that are placeholders although other words stand around them. */
function innerPlaceholders(text: string, known: ReadonlySet<string>, timeFirst: boolean): Range[] {
	const time = timeFirst && text.includes(':') ? timeAtStart.exec(text) : null;
	const found: RegExpMatchArray[] = time ? [time] : [];
	if (text.includes('[')) {
		for (const match of text.matchAll(bracketed)) {
			const [whole, inner = ''] = match;
			if (isWikiLink(text, match.index, whole.length) || isTagOfTitle(text, match.index, whole.length)) continue;
			if ((prompts(inner) && promptingWords.test(inner)) || known.has(normalised(whole))) found.push(match);
		}
	}
	if (text.includes('{{')) found.push(...text.matchAll(doubleBraces));
	if (text.includes('<')) found.push(...[...text.matchAll(upperCaseTag)].filter(([tag]) => !htmlElement.test(tag)));
	return found.map(rangeOfMatch);
}

/** "[[Owner handbook]]" is a link in many wikis. */
function isWikiLink(text: string, at: number, length: number): boolean {
	return text[at - 1] === '[' && text[at + length] === ']';
}

/** "[Bug] Mails are lost" in quotation marks is the title of a ticket. */
function isTagOfTitle(text: string, at: number, length: number): boolean {
	return /["“„«']/.test(text[at - 1] ?? '') && /^\s\p{L}/u.test(text.slice(at + length, at + length + 2));
}

function passagePlaceholders(postmortem: Postmortem, passage: Passage, known: ReadonlySet<string>): Placeholder[] {
	const { text, section } = passage;
	// A label and a word at most, or brackets: most prose is neither.
	const mayBeLabelled = passage.kind !== 'cell' && (text.length <= longestLabel + longestWord || text.includes('[')) && text.includes(':');
	const label = mayBeLabelled ? (leadingLabel.exec(text)?.[0].length ?? 0) : 0;
	const inTimeline = section !== undefined && postmortem.sections[section]?.fills.includes('timeline') === true;
	const found =
		wholePlaceholder(text, known) ??
		(label > 0
			? wholePlaceholder(text.slice(label), known)?.map(({ start, end }) => ({ start: start + label, end: end + label }))
			: undefined) ??
		innerPlaceholders(text, known, inTimeline);
	const tags = tagPlaceholders(postmortem, passage);
	if (found.length === 0) return tags;
	const written = found.map(({ start, end }) => ({ range: sourceRange(passage, start, end), text: text.slice(start, end), section }));
	return [...written, ...tags];
}

/** `<SERVICE NAME>` in the value of a field. */
function tagsOf({ text, sections }: Postmortem, { range }: Field): Placeholder[] {
	const end = Math.max(range.end, lineEndFrom(text, range.end));
	const written = text.slice(range.start, end);
	if (!written.includes('<')) return [];
	const source = written.replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
	const section = sectionAt(sections, range.start);
	return [...source.matchAll(upperCaseTag)]
		.filter(([tag]) => !htmlElement.test(tag))
		.map((match) => {
			const at = rangeOfMatch(match);
			return { range: { start: range.start + at.start, end: range.start + at.end }, text: match[0], section };
		});
}

function lineEndFrom(text: string, at: number): number {
	const found = text.slice(at).search(/[\r\n|]/);
	return found < 0 ? text.length : at + found;
}

/** `<SERVICE NAME>` reads as an HTML tag: it is looked for in the source of what stands for HTML in the passage. */
function tagPlaceholders(postmortem: Postmortem, passage: Passage): Placeholder[] {
	const found: Placeholder[] = [];
	for (const { start, end } of passage.pieces) {
		if (end === undefined || postmortem.text[start] !== '<') continue;
		const text = postmortem.text.slice(start, end);
		if (text.search(upperCaseTag) === 0 && !htmlElement.test(text)) found.push({ range: { start, end }, text, section: passage.section });
	}
	return found;
}

/** Brackets prompt when they hold words, a choice ("S1-S4") or TBD and the like: no checkbox, footnote, list of numbers or mark of two letters. */
function prompts(inner: string): boolean {
	if (inner.length <= longestWord && wordPlaceholder.test(inner)) return true;
	return !inner.startsWith('^') && /\p{L}{3}|\p{L}\w?\s?[-–/|]\s?\p{L}/u.test(inner) && !noPrompt.test(inner);
}

function saysMore(text: string, placeholders: readonly Placeholder[]): boolean {
	let rest = text;
	for (const placeholder of placeholders) rest = rest.replace(placeholder.text, '');
	return /\p{L}/u.test(rest.replace(leadingLabel, ''));
}

/** Whether a line is the title row of a table, which the row of dashes follows. */
function isTableHead({ lines, text }: Postmortem, line: number): boolean {
	const next = line + 1;
	const below = next < lines.lineCount ? text.slice(lines.lineStart(next), lines.lineEnd(next)) : '';
	return below.includes('-') && /^[\s>|:-]+$/.test(below);
}

function unfilledSections(
	{ sections }: Postmortem,
	lines: readonly { readonly section: number | undefined; readonly unfilled: boolean }[],
): Range[] {
	const counts = sections.map(() => ({ filled: 0, unfilled: 0 }));
	for (const line of lines) {
		for (let index = line.section; index !== undefined; index = sections[index]?.parent) {
			const count = counts[index];
			if (count) count[line.unfilled ? 'unfilled' : 'filled'] += 1;
		}
	}
	return sections
		.filter((section, index) => section.empty || ((counts[index]?.unfilled ?? 0) > 0 && counts[index]?.filled === 0))
		.map((section) => section.range);
}

function withoutNested(placeholders: readonly Placeholder[]): Placeholder[] {
	const ordered = [...placeholders].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
	let end = -1;
	return ordered.filter(({ range }) => {
		if (range.start < end) return false;
		end = range.end;
		return true;
	});
}

/** The union of ranges: disjoint, in order. */
function merged(ranges: readonly Range[]): Range[] {
	const result: { start: number; end: number }[] = [];
	for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
		const last = result.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else result.push({ start, end });
	}
	return result;
}

/** The texts normalised; made once for each list, since most documents share one. */
function knownTexts(texts: readonly string[]): ReadonlySet<string> {
	const known = knownByList.get(texts) ?? new Set(texts.map(normalised));
	knownByList.set(texts, known);
	return known;
}

const knownByList = new WeakMap<readonly string[], ReadonlySet<string>>();

function rangeOfMatch(match: RegExpMatchArray): Range {
	const start = match.index ?? 0;
	return { start, end: start + match[0].length };
}

function normalised(text: string): string {
	return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
