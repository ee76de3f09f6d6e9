import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import type { Placeholder } from '../model/placeholder.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { caretMark } from '../text/edit.ts';

export const rule = defineRule({
	id: 'unfilled-placeholder',
	category: 'structure',
	severity: 'warning',
	easedInDraft: true,
	summary: 'No placeholder of the template is left in the text.',
	why: 'A reader cannot tell whether “[HH:MM]” was forgotten or never known. Half-filled templates are the first thing that makes people distrust the rest of a postmortem; where nothing is known, a sentence that says so helps more.',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		for (const [first, ...rest] of byBlock(postmortem, unfilled.placeholders)) {
			if (!first) continue;
			yield {
				range: first.range,
				message: `Fill in ${quoted(first)} or delete the line.`,
				fixes: fixesFor(postmortem, first),
				...(rest.length > 0 ? { related: rest.map((other) => alsoHere(postmortem, other)) } : {}),
			};
		}
	},
});

/** The placeholders of each section, of what stands below each other heading, and of the header: a block is filled in one go. */
function byBlock(postmortem: Postmortem, placeholders: readonly Placeholder[]): Placeholder[][] {
	const headings = postmortem.headings.filter((heading) => heading.level > 1);
	const blocks = new Map<string, Placeholder[]>();
	let below = 0;
	for (const placeholder of placeholders) {
		while ((headings[below]?.range.start ?? Number.POSITIVE_INFINITY) <= placeholder.range.start) below += 1;
		const block = placeholder.section === undefined ? `heading ${below}` : `section ${placeholder.section}`;
		const known = blocks.get(block);
		if (known) known.push(placeholder);
		else blocks.set(block, [placeholder]);
	}
	return [...blocks.values()];
}

function alsoHere(postmortem: Postmortem, placeholder: Placeholder) {
	return { range: placeholder.range, message: `Fill in ${quoted(placeholder)} too.`, fixes: fixesFor(postmortem, placeholder) };
}

function fixesFor({ lines, text }: Postmortem, placeholder: Placeholder): Fix[] {
	const line = lines.lineAt(placeholder.range.start);
	const next = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : text.length;
	return [
		{ title: `Replace ${quoted(placeholder)}`, safe: false, edits: [{ range: placeholder.range, text: caretMark }] },
		{ title: 'Remove line', safe: false, edits: [{ range: { start: lines.lineStart(line), end: next }, text: '' }] },
	];
}

function quoted({ text }: Placeholder): string {
	return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

export const examples: readonly Example[] = [
	{
		title: 'A bracket from the template where the text belongs',
		markdown: `# Checkout outage

## Root Cause

‹[What failed, and why the system allowed it]›
`,
		says: ['Fill in “[What failed, and why the system allowed it]” or delete the line.'],
		fixed: `# Checkout outage

## Root Cause

‹›
`,
	},
	{
		title: 'One problem for each section, one for the header',
		markdown: `# Checkout outage

- **Severity:** ‹[S1-S4]›
- **Start:** [YYYY-MM-DD HH:MM UTC]

## Timeline

| Time (UTC) | Event |
|---|---|
| ‹[HH:MM]› | [First failure] |
| [HH:MM] | [Detected by] |
`,
		says: ['Fill in “[S1-S4]” or delete the line.', 'Fill in “[HH:MM]” or delete the line.'],
	},
	{
		title: 'A line that nobody needed',
		markdown: `# Checkout outage

## Timeline

- 14:03 UTC: first failed payment
- 14:20 UTC: rolled back
- ‹HH:MM›: all clear
`,
		says: ['Fill in “HH:MM” or delete the line.'],
		fix: 'Remove line',
		fixed: `# Checkout outage

## Timeline

- 14:03 UTC: first failed payment
- 14:20 UTC: rolled back
`,
	},
	{
		title: 'TBD and its relatives, where a whole value stands',
		markdown: `# Checkout outage

- **Severity:** S2
- **End:** ‹TBD›

## Impact

‹???›

## Detection

It is still to be determined which alert came first.
`,
		says: ['Fill in “TBD” or delete the line.', 'Fill in “???” or delete the line.'],
	},
	{
		title: 'Other signs of a template',
		markdown: `# Checkout outage

## Summary

The service ‹{{service}}› was down.

## Impact

Customers of ‹<PRODUCT NAME>› saw errors; see [link to dashboard] for the numbers.
`,
		says: ['Fill in “{{service}}” or delete the line.', 'Fill in “<PRODUCT NAME>” or delete the line.'],
	},
	{
		title: 'Brackets that are no placeholders',
		markdown: `# Checkout outage

## Summary

Our provider [cloud vendor] lost a zone; see [PR] and the note.[^3] The panel showed [No Data], then [update pending].

- [ ] Ask them for \`[name]\` and for \`{{ value }}\`
- [x] The response was ["name", "date"]

[^3]: Their status page has more.
`,
	},
	{
		title: 'An owner or a due date that is missing belongs to other rules',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Page when declined payments exceed 3% | [Name] | TBD | TODO |
`,
	},
	{
		title: 'Names in angle brackets alone on their line, and TBD in brackets',
		markdown: `# Checkout outage

## Impact

‹<IMPACT SUMMARY>›

## Root Cause

‹(TBD)›
`,
		says: ['Fill in “<IMPACT SUMMARY>” or delete the line.', 'Fill in “(TBD)” or delete the line.'],
	},
];
