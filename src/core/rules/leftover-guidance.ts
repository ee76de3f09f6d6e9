import { removeBlock } from '../edit/index.ts';
import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { sectionAt } from '../model/section-at.ts';
import { madeOnce } from '../text/made-once.ts';
import { contains, type Range } from '../text/range.ts';

export const rule = defineRule({
	id: 'leftover-guidance',
	category: 'structure',
	severity: 'warning',
	easedInDraft: true,
	summary: 'No instruction of the template is left in the text.',
	why: 'Instructions are for the writer. Left in the document they stand between the reader and the facts, and it looks as if nobody had read it before it was published. It is what most often stays behind in postmortems that are otherwise complete; comments, which never render, cannot.',
	options: {},

	*check({ postmortem, expectation, unfilled }): Generator<Problem, void, undefined> {
		const guidance = guidanceIn(postmortem, expectation.guidance);
		if (guidance.length === 0) return;
		// A row that still has a placeholder is reported for that.
		const unfilledLines = new Set(unfilled.placeholders.map(({ range }) => postmortem.lines.lineAt(range.start)));
		const found = guidance.filter(({ range, isCell }) => !isCell || !unfilledLines.has(postmortem.lines.lineAt(range.start)));
		for (const [first, ...rest] of byBlock(postmortem, found)) {
			if (!first) continue;
			yield {
				...problemAt(postmortem, first),
				...(rest.length > 0 ? { related: rest.map((other) => problemAt(postmortem, other)) } : {}),
			};
		}
	},
});

interface Guidance {
	readonly range: Range;
	readonly text: string;
	/** A cell keeps its place in the row. */
	readonly isCell: boolean;
}

function problemAt(postmortem: Postmortem, { range, text, isCell }: Guidance): { range: Range; message: string; fixes: Fix[] } {
	const words = text.replace(/\s+/g, ' ');
	const shown = words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
	const edit = isCell ? { range, text: '' } : removeBlock(postmortem, range);
	return {
		range,
		message: `“${shown}” is the template’s instruction: delete it.`,
		fixes: [{ title: 'Delete the instruction', safe: false, edits: [edit] }],
	};
}

/** The paragraphs, list items, cells and quotes that say what a template says. */
function guidanceIn(postmortem: Postmortem, guidance: readonly string[]): Guidance[] {
	const known = knownGuidance(guidance);
	const zoneLines = postmortem.timelines.flatMap(({ zone }) => (zone?.source === 'line' ? [zone.range] : []));
	const found: Guidance[] = [];
	const look = (range: Range, text: string, isCell: boolean): void => {
		// Most blocks begin with a word that no instruction begins with.
		const alike = known.get(firstWordOf(text))?.filter(({ words }) => words.length <= text.length);
		if (!alike?.length) return;
		const key = comparable(text);
		const isKnown = alike.some(({ words, goesOn }) => (goesOn ? startsWith(key, words) : key === words));
		// "All times are in UTC" stays true in every document that a template is copied to.
		if (isKnown && !zoneLines.some((zone) => contains(range, zone))) found.push({ range, text: text.trim(), isCell });
	};
	for (const { kind, range, text } of postmortem.passages) if (kind !== 'heading' && kind !== 'label') look(range, text, kind === 'cell');
	for (const { range, text } of quotesIn(postmortem)) look(range, text, false);
	return found.sort((a, b) => a.range.start - b.range.start);
}

/** The instructions by their first word; `goesOn` for one of which only the beginning is given. */
const knownGuidance = madeOnce((guidance: readonly string[]) => {
	const known = new Map<string, { readonly words: string; readonly goesOn: boolean }[]>();
	for (const text of guidance) {
		const key = comparable(text);
		const goesOn = key.endsWith('…');
		const words = goesOn ? key.slice(0, -1).trimEnd() : key;
		const alike = known.get(firstWordOf(words)) ?? [];
		alike.push({ words, goesOn });
		known.set(firstWordOf(words), alike);
	}
	return known;
});

/** In lower case, up to an apostrophe, which is written in several ways. */
function firstWordOf(text: string): string {
	const words = text.trimStart();
	const end = words.search(/[\s'‘’]/);
	return (end < 0 ? words : words.slice(0, end)).toLowerCase();
}

/** Block quotes, whose words count as somebody else's and are therefore no passages: many templates write their prompts so. */
function quotesIn({ text, lines }: Postmortem): { readonly range: Range; readonly text: string }[] {
	if (!text.includes('>') || !/^[ \t]*>/m.test(text)) return [];
	const quotes: { readonly range: Range; readonly text: string }[] = [];
	let open: { start: number; end: number; words: string } | undefined;
	const close = (): void => {
		if (open) quotes.push({ range: { start: open.start, end: open.end }, text: open.words.replace(/[*_]/g, '').trim() });
		open = undefined;
	};
	for (let line = 0; line < lines.lineCount; line += 1) {
		const range = { start: lines.lineStart(line), end: lines.lineEnd(line) };
		const written = text.slice(range.start, range.end).trimStart();
		const words = written.startsWith('>') ? written.slice(1).trim() : '';
		if (words === '') close();
		else open = { start: open?.start ?? range.start, end: range.end, words: `${open ? `${open.words} ` : ''}${words}` };
	}
	close();
	return quotes;
}

function byBlock({ headings, sections }: Postmortem, found: readonly Guidance[]): Guidance[][] {
	const blocks = new Map<string, Guidance[]>();
	let below = 0;
	for (const one of found) {
		while ((headings[below]?.range.start ?? Number.POSITIVE_INFINITY) <= one.range.start) below += 1;
		const section = sectionAt(sections, one.range.start);
		const block = section === undefined ? `heading ${below}` : `section ${section}`;
		const known = blocks.get(block);
		if (known) known.push(one);
		else blocks.set(block, [one]);
	}
	return [...blocks.values()];
}

function comparable(text: string): string {
	return text.replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The beginning ends where a word ends, so that "fill in this" does not begin "fill in thistle". */
function startsWith(text: string, beginning: string): boolean {
	return text.startsWith(beginning) && !/^[\p{L}\p{N}]/u.test(text.slice(beginning.length));
}

export const examples: readonly Example[] = [
	{
		title: 'A prompt that was written out and never deleted',
		markdown: `# Checkout outage

## Impact

‹Numbers first: users, requests or orders, their share of all, minutes. Say what those people saw.›

870 of 5,120 checkouts ended with an error.
`,
		says: ['“Numbers first: users, requests or orders, their share of al…” is the template’s instruction: delete it.'],
		fixed: `# Checkout outage

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'Prompts of public templates, in italics, lists and quotes; one problem for each section',
		markdown: `# Checkout outage

## Lessons learned

‹*Things that went well. Ideally these are the habits to keep.*›

- Logs showed the cause.
- Things that could have gone better. Ideally these become actions.

## Root cause

‹> Note the final root cause of the incident, the thing that
> has to change.›

The release dropped a retry.
`,
		says: [
			'“Things that went well. Ideally these are the habits to keep.” is the template’s instruction: delete it.',
			'“Note the final root cause of the incident, the thing that h…” is the template’s instruction: delete it.',
		],
		fixed: `# Checkout outage

## Lessons learned

- Logs showed the cause.
- Things that could have gone better. Ideally these become actions.

## Root cause

> Note the final root cause of the incident, the thing that
> has to change.

The release dropped a retry.
`,
	},
	{
		title: 'The same words in a comment, which never renders, and an answer in one’s own words',
		markdown: `# Checkout outage

## Impact

<!-- Numbers first: users, requests or orders, their share of all, minutes. Say what those people saw. -->

Numbers first: 870 of 5,120 checkouts ended with an error, and those people saw a blank page.

## Timeline

| Time (UTC) | Event |
|---|---|
| HH:MM | Short event description. |
| 09:12 | First failed payment |
| 10:04 | Rolled back |

## Resolution

The service was restored by a rollback.
`,
	},
];
