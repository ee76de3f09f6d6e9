import type { Passage, Postmortem, Section } from '../model/postmortem.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';
import { caretMark, lineEndingOf, type TextEdit } from '../text/edit.ts';
import { contains, type Range } from '../text/range.ts';
import { cellsOfRow } from '../text/table-row.ts';
import { oneMoreWhy } from '../vocabulary/document-words.ts';

/** The answers of each chain of whys in the sections about causes, in order; chains without an answer are left out. */
export function chainsOfWhys(postmortem: Postmortem): Passage[][] {
	return sectionsFor(postmortem, 'rootCause')
		.map((section) => answersOf(postmortem, section))
		.filter((answers) => answers.length > 0);
}

/** The answers of a block of whys: "Why …? Because …", lines behind a "Why?", numbered answers below a title that says whys. */
export function answersOf(postmortem: Postmortem, section: Section): Passage[] {
	const { text, lines, headings } = postmortem;
	const passages = passagesIn(postmortem, section);
	// "Why" above a column of questions is none.
	const asked = passages.filter(
		({ kind, text }) => question.test(text) && !(kind === 'cell' && /^\W*[a-z]{3,6}\W*$/i.test(text) && !text.includes('?')),
	);
	if (asked.length > 0) {
		return asked.flatMap((one) => {
			if (/[?？]\s*\S/.test(one.text) || numbered.test(one.text)) return [one];
			const next = passages[passages.indexOf(one) + 1];
			return next && !asked.includes(next) ? [next] : [];
		});
	}
	const below = whyInTitle.test(section.title)
		? section.body
		: headings.find(({ title, range }) => whyInTitle.test(title) && contains(section.body, range))?.body;
	if (!below) return [];
	return passages.filter(
		({ kind, range }) =>
			kind === 'listItem' &&
			contains(below, range) &&
			/^\s*\d+[.)]/.test(text.slice(lines.lineStart(lines.lineAt(range.start)), range.start)),
	);
}

/** "Why" in every language that is read. The Italian word means "because" as well, unless a question follows. */
const why =
	/(?:(?:why|warum|wieso|weshalb|por\s+qu[eéê]|pourquoi|perché(?=[^?\n]{0,200}\?)|waarom)(?![\p{L}\p{N}])|なぜ|为什么|為什麼|为何|왜)/u
		.source;
const question = new RegExp(`^[^\\p{L}\\p{N}]{0,4}(?:\\d+[^\\p{L}\\p{N}]{1,3})?${why}`, 'iu');
/** "Why 2: because of …" */
const numbered = new RegExp(`^[^\\p{L}\\p{N}]*${why}\\s{0,3}\\d{0,2}\\s{0,3}[:：.)]\\s*\\S`, 'iu');
const whyInTitle = /why|warum|porqu|por qu|pourquoi|perché|waarom|なぜ|为什么|為什麼|왜/i;

/** The gap of a last question that nobody has answered yet; undefined when there is an answer. */
export function unansweredWhy({ text }: Postmortem, last: Passage): Range | undefined {
	const gap = /[?？]\s{0,9}(\[[^[\]\n]{3,200}\])\s*$/.exec(text.slice(last.range.start, last.range.end));
	if (!gap?.[1]) return undefined;
	const start = last.range.start + gap.index + gap[0].indexOf('[');
	return { start, end: start + gap[1].length };
}

/** The edit that asks once more behind an answer: in a list as a further item, in a table as a further row, elsewhere as a paragraph of its own. */
export function askOnceMore({ text, lines, language }: Postmortem, last: Passage): TextEdit {
	const more = oneMoreWhy(language);
	const newLine = lineEndingOf(text);
	const line = lines.lineAt(last.range.start);
	const lead = text.slice(lines.lineStart(line), last.range.start);
	if (last.kind === 'cell') {
		const at = lines.lineEnd(line);
		const row = cellsOfRow(text, { start: lines.lineStart(line), end: at }).cells;
		const cells = row.map(() => ' ');
		// A cell's range begins with its bar.
		const place = last.range.start + (text[last.range.start] === '|' ? 1 : 0);
		const answer = Math.max(
			0,
			row.findIndex(({ start, end }) => start <= place && place <= end),
		);
		const asked = question.test(last.text) ? answer : Math.max(0, answer - 1);
		cells[answer] = ` [${more.answer}${caretMark}] `;
		cells[asked] = asked === answer ? ` ${more.question}${cells[answer]}` : ` ${more.question} `;
		// A table may stand in a list or quotation.
		const indent = /^[ \t>]*/.exec(lead)?.[0] ?? '';
		return { range: { start: at, end: at }, text: `${newLine}${indent}|${cells.join('|')}|` };
	}
	const number = /^(\s*)(\d+)([.)]\s+)/.exec(lead);
	const bullet = /^\s*[-*+]\s+/.exec(lead)?.[0];
	const marker = number ? `${number[1]}${Number(number[2]) + 1}${number[3]}` : bullet;
	const at = last.range.end;
	return {
		range: { start: at, end: at },
		text: `${marker === undefined ? newLine : ''}${newLine}${marker ?? ''}${more.question} [${more.answer}${caretMark}]`,
	};
}
