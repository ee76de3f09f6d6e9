import { removeBlock } from '../edit/index.ts';
import { defineRule, type Example, type ExpectedSection, type Fix, type Problem } from '../lint/rule.ts';
import { comparableTitle } from '../model/comparable-title.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Heading, Postmortem, Section } from '../model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { wordsOf } from '../vocabulary/words.ts';

export const rule = defineRule({
	id: 'empty-section',
	category: 'structure',
	severity: 'warning',
	easedInDraft: true,
	summary: 'Every section says something.',
	why: 'An empty section leaves open whether nobody knew, nobody asked or nothing was to be said. A sentence that says which of these it is helps the next reader; a section that nobody needs only makes the document look unfinished.',
	options: {},

	*check({ postmortem, expectation }): Generator<Problem, void, undefined> {
		for (const empty of [...emptyParts(postmortem), ...emptyHeadings(postmortem)]) {
			const { section } = empty;
			const expected = section && expectation.sections.find(({ id }) => id !== undefined && section.fills.includes(id));
			// Where a template splits a section into optional parts, one of them may well have nothing to list.
			if (expected && expectation.id !== 'generic' && !expected.required && section.parent !== undefined) continue;
			const isOwed = expected?.required === true && expectation.declared;
			const wish = section ? `answer “${wordsOf().sectionQuestion(section.id, 'en')}”` : 'fill it in';
			const removal: Fix = { title: `Delete “${empty.title}”`, safe: false, edits: [removeBlock(postmortem, empty.range)] };
			yield {
				range: empty.titleRange,
				message: `“${empty.title}” is empty: ${wish}${isOwed ? '' : section ? ' or delete the section' : ' or delete it'}.`,
				fixes: [...insertions(postmortem, empty, expected), ...(isOwed ? [] : [removal])],
			};
		}
	},
});

interface EmptyPart {
	readonly title: string;
	readonly titleRange: Range;
	readonly range: Range;
	readonly body: Range;
	/** Undefined for a heading inside an empty section that names no role itself. */
	readonly section: Section | undefined;
}

/** The sections without any content; of one that has only empty parts, the parts. */
function* emptyParts(postmortem: Postmortem): Generator<EmptyPart> {
	const { headings, sections, timelines, actionItems } = postmortem;
	if (!sections.some(({ empty }) => empty)) return;
	const told = new Set([...timelines.filter(({ entries }) => entries.length > 0), ...actionItems].map(({ section }) => section));
	const doubled = filledTitles(postmortem);
	const isParent = new Set(headings.map(({ parent }) => parent));
	for (const [index, section] of sections.entries()) {
		if (!section.empty || told.has(index)) continue;
		if (section.heading === undefined) {
			const isFilled = section.form === 'listLabel' ? hasText(postmortem, section) : hasLinesBelow(postmortem, section);
			if (!isFilled) yield { ...section, section };
			continue;
		}
		const heading = headings[section.heading];
		if (!heading || doubled.has(titleKey(heading)) || hasSpokenFor(postmortem, section.heading)) continue;
		const parts: { readonly part: Heading; readonly at: number }[] = [];
		for (let at = section.heading + 1; (headings[at]?.range.start ?? heading.body.end) < heading.body.end; at += 1) {
			const part = headings[at];
			if (part) parts.push({ part, at });
		}
		if (parts.some(({ part }) => isContent(part.title)) || answersItself(section.title)) continue;
		if (parts.length === 0) yield { ...section, section };
		for (const { part, at } of parts) {
			// A part that is a section is found by itself.
			if (!isParent.has(at) && part.section === undefined)
				yield { ...part, range: { start: part.range.start, end: part.body.end }, section: undefined };
		}
	}
}

/**
 * Headings of one's own with nothing below them. Several side by side are a list in the form of headings, one in a timeline or above
 * tasks is an entry or a group, and "Owner: Sam" says what it has to say.
 */
function emptyHeadings({ headings, sections, fields }: Postmortem): EmptyPart[] {
	if (!headings.some(({ empty, section }) => empty && section === undefined)) return [];
	const isParent = new Set(headings.map(({ parent }) => parent));
	const labels = new Set(fields.map(({ labelRange }) => labelRange.start));
	const inSilent = (at: number | undefined): boolean => {
		const heading = at === undefined ? undefined : headings[at];
		const section = heading?.section === undefined ? undefined : sections[heading.section];
		if (section?.empty || section?.fills.some((id) => id === 'timeline' || id === 'actionItems')) return true;
		return heading !== undefined && inSilent(heading.parent);
	};
	const found = headings.filter(
		({ level, title, titleRange, empty, section, parent }, at) =>
			empty &&
			section === undefined &&
			(level === 2 || level === 3) &&
			!isParent.has(at) &&
			/^\p{L}[^:：\d]{2,40}$/u.test(title) &&
			!isContent(title) &&
			!inSilent(parent) &&
			!labels.has(titleRange.start),
	);
	const beside = new Map<number | undefined, number>();
	for (const { parent } of found) beside.set(parent, (beside.get(parent) ?? 0) + 1);
	const alone = found.filter(({ parent }) => beside.get(parent) === 1);
	return alone.map((heading) => ({ ...heading, range: { start: heading.range.start, end: heading.body.end }, section: undefined }));
}

/** The titles that another section of the same place fills: the empty one of the two is a duplicate. */
function filledTitles({ headings }: Postmortem): ReadonlySet<string> {
	return new Set(headings.filter(({ empty }) => !empty).map((heading) => titleKey(heading)));
}

function titleKey(heading: Heading): string {
	return `${heading.parent ?? ''} ${heading.level} ${comparableTitle(heading)}`;
}

/** Whether the next heading, of the same level, plays the same role: "Impact" with "Customer impact" right below it. */
function hasSpokenFor({ headings, sections }: Postmortem, at: number): boolean {
	const own = headings[at];
	const next = headings[at + 1];
	if (!own || next?.section === undefined || own.section === undefined || next.level !== own.level) return false;
	const fills = sections[own.section]?.fills ?? [];
	return !next.empty && (sections[next.section]?.fills.some((id) => fills.includes(id)) ?? false);
}

/** Headings that are sentences or carry a time are what the section says, not parts that wait for it. */
function isContent(title: string): boolean {
	return /^[^\p{L}]{0,4}\d{1,4}[-:.hT/]\d|[.!?。]$/u.test(title) || title.split(/\s+/).length > 6;
}

/** Whether a title such as "Impact: half of all checkouts failed" says behind its name what the section is about. */
function answersItself(title: string): boolean {
	const colon = title.search(/[:：]\s/);
	if (colon < 0 || wordsOf().section(title.slice(0, colon)) === undefined) return false;
	const answer = title.slice(colon + 1).trim();
	return answer.split(/\s+/).length >= 3 && !isPlaceholder(answer);
}

/** Whether the line of a label says something that is no value of it, such as a link. */
function hasText({ text }: Postmortem, { range, titleRange }: Section): boolean {
	return /[\p{L}\p{N}]/u.test(text.slice(titleRange.end, range.end));
}

/** Whether the line below a label goes on with it, such as "Users affected: 40" below "Impact:", and is no section of its own. */
function hasLinesBelow({ text, sections }: Postmortem, { form, titleRange }: Section): boolean {
	if (form === 'tableRow') return false;
	const lineEnd = text.indexOf('\n', titleRange.end);
	if (lineEnd < 0 || !/^[\s*_:：]*$/u.test(text.slice(titleRange.end, lineEnd))) return false;
	const next = text.indexOf('\n', lineEnd + 1);
	const below = { start: lineEnd + 1, end: next < 0 ? text.length : next };
	if (!/^[ \t]{0,8}[\p{L}\p{N}*_]/u.test(text.slice(below.start, below.end))) return false;
	return !sections.some((other) => other.range.start >= below.start && other.range.start < below.end);
}

/** Puts the template's prompts, else the section's question, where the content belongs. */
function insertions(postmortem: Postmortem, { title, body, section, titleRange }: EmptyPart, expected: ExpectedSection | undefined): Fix[] {
	const { text, language } = postmortem;
	if (!section)
		return [{ title: 'Insert a placeholder', safe: false, edits: [prompting(postmortem, { body, titleRange }, `[Fill in: ${title}]`)] }];
	if (section.form === 'tableRow' || section.form === 'listLabel') return [];
	const written = text.slice(body.start, body.end);
	// A table without rows keeps its form; the person fills it in.
	if (/^[ \t]*\|/m.test(written)) return [];
	const question = wordsOf().sectionQuestion(section.id, language);
	const prompts = (expected?.body ?? '').replace(/<!--[\s\S]{0,4000}?-->/g, '').trim() || `[${question}]`;
	if (section.form !== 'heading') {
		const end = { start: section.range.end, end: section.range.end };
		return [{ title: 'Insert the question to answer', safe: false, edits: [{ range: end, text: ` [${question}]` }] }];
	}
	const name = expected ? 'Insert the template’s prompts' : 'Insert the question to answer';
	return [{ title: name, safe: false, edits: [prompting(postmortem, { body, titleRange }, prompts)] }];
}

/** Writes prompts below a heading: in place of its empty bullets, else right behind its line. */
function prompting(postmortem: Postmortem, { body, titleRange }: Pick<EmptyPart, 'body' | 'titleRange'>, prompts: string): TextEdit {
	const { text } = postmortem;
	const newLine = lineEndingOf(text);
	const place = placeFor(postmortem, body, titleRange);
	const lead = place.start === place.end ? newLine + newLine : '';
	// What follows on the very next line would become part of the prompts.
	const touches = /^[ \t]*(?:\r\n|[\r\n])[ \t]*[^\s]/.test(text.slice(place.end));
	return { range: place, text: `${lead}${prompts.split(/\r\n|[\r\n]/).join(newLine)}${touches ? newLine : ''}` };
}

/** The empty bullets that stand there already, else the end of the title's line. */
function placeFor({ text, lines }: Postmortem, body: Range, titleRange: Range): Range {
	const end = lines.lineEnd(lines.lineAt(titleRange.end));
	let bullets: Range | undefined;
	for (let line = lines.lineAt(titleRange.end) + 1; line < lines.lineCount && lines.lineStart(line) < body.end; line += 1) {
		const range = { start: lines.lineStart(line), end: lines.lineEnd(line) };
		if (/^(?:[-*+]|\d{1,3}[.)])(?: \[ ?\])?$/.test(text.slice(range.start, range.end).trim()))
			bullets = { start: bullets?.start ?? range.start, end: range.end };
		else if (bullets) break;
	}
	return bullets ?? { start: end, end };
}

export const examples: readonly Example[] = [
	{
		title: 'A heading with nothing below it',
		markdown: `# Checkout outage

## Effect

870 of 5,120 checkouts ended with an error.

## ‹Root Cause›

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['“Root Cause” is empty: answer “Why did it happen?” or delete the section.'],
		fixed: `# Checkout outage

## Effect

870 of 5,120 checkouts ended with an error.

## Root Cause

[Why did it happen?]

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'A title that answers itself',
		markdown: `# Checkout outage

## Impact: 870 of 5,120 checkouts ended with an error

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'An empty bullet is nothing either, and a section that nobody needs can go',
		markdown: `# Checkout outage

## ‹What went well›

-

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['“What went well” is empty: answer “What helped?” or delete the section.'],
		fix: 'Delete “What went well”',
		fixed: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'What the template requires is not to be deleted, and its guidance in a comment does not fill it',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## ‹Impact›

<!-- What did customers notice? -->

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['“Impact” is empty: answer “Who was affected, how, and for how long?”.'],
	},
	{
		title: 'Of a section with empty parts the parts are reported',
		markdown: `# Checkout outage

## Root Cause

### ‹Technical›

### ‹Process›

## Lessons Learned

### What went well

- Logs showed the cause.

### ‹What went wrong›
`,
		says: [
			'“Technical” is empty: fill it in or delete it.',
			'“Process” is empty: fill it in or delete it.',
			'“What went wrong” is empty: answer “What hurt, or made it worse or longer?” or delete the section.',
		],
	},
	{
		title: 'Rows and boxes without text, and a label alone',
		markdown: `# Checkout outage

**‹Impact›:**

**Root cause:** The release dropped a retry.

## ‹Action Items›

| Action | Owner |
|---|---|
|  |  |

## ‹Next steps›

- [ ]
`,
		says: [
			'“Impact” is empty: answer “Who was affected, how, and for how long?” or delete the section.',
			'“Action Items” is empty: answer “What will be done, by whom, until when?” or delete the section.',
			'“Next steps” is empty: answer “What will be done, by whom, until when?” or delete the section.',
		],
	},
	{
		title: 'A heading of one’s own',
		markdown: `# Checkout outage

## Impact

870 of 5,120 checkouts ended with an error.

### ‹Scope›

## Timeline

### Monday

### 09:12 UTC First failed payment
`,
		says: ['“Scope” is empty: fill it in or delete it.'],
		fixed: `# Checkout outage

## Impact

870 of 5,120 checkouts ended with an error.

### Scope

[Fill in: Scope]

## Timeline

### Monday

### 09:12 UTC First failed payment
`,
	},
	{
		title: 'A part is filled, a heading holds the text itself, or the text stands one heading further',
		markdown: `# Checkout outage

## Impact

## Customer impact

870 of 5,120 checkouts ended with an error.

## Lessons Learned

### What went well

- Logs showed the cause.

## Timeline

### 09:12 UTC First failed payment

### 10:04 UTC Rolled back

## Root Cause

[What failed]

## Our three doors

### Checkout

### Search

## Owner: Sam Lee
`,
	},
	{
		title: 'An optional part of a template that has nothing to list',
		markdown: `# Checkout outage

<!-- postmortem-template: pagerduty -->

## How’d We Do?

### What Went Well?

- Logs showed the cause.

### What Didn’t Go So Well?
`,
	},
	{
		title: 'A label that goes on in the next line',
		markdown: `# Checkout outage

Impact:
Users affected: 870 of 5,120
Support tickets: 9

Resolution:
The release was rolled back.

‹Trigger›:
Root cause: the release dropped a retry.
`,
		says: ['“Trigger” is empty: answer “What set the incident off?” or delete the section.'],
	},
	{
		title: 'A picture or a film in HTML',
		markdown: `# Checkout outage

## Evidence

<img src="error-rate.png" width="600">

## Appendix

<video src="console.mp4"></video>
`,
	},
];
