import { insertIntoSection } from '../edit/insert-into-section.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import type { Passage, Postmortem, Section } from '../model/postmortem.ts';
import { isPointer, passagesIn, sectionsFor } from '../model/section-text.ts';
import { severityLevelOf } from '../model/severity.ts';
import { contains, textAt } from '../text/range.ts';

export const rule = defineRule({
	id: 'impact-not-quantified',
	category: 'analysis',
	severity: 'warning',
	easedInDraft: true,
	summary: 'The impact has a number: how many, what share, how long.',
	why: '“Some users saw errors” is true of every incident. Only a number lets a reader compare two of them, decide how much a fix is worth, and see later whether it helped. An estimate is enough: “about 140 sessions”.',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		for (const section of sectionsFor(postmortem, 'impact')) {
			if (unfilled.placeholders.some((placeholder) => contains(section.range, placeholder.range))) continue;
			const passages = passagesIn(postmortem, section);
			if (passages.every(({ text }) => isPointer(text)) || isRating(section, passages) || isQuantified(postmortem, section, passages))
				continue;
			const hedge = hedges.exec(passages.map((passage) => passage.text).join('\n'))?.[0];
			yield {
				range: section.titleRange,
				message: `Give a number${hedge === undefined ? '' : ` instead of “${hedge.replace(/\s+/g, ' ')}”`}: how many users or requests, what share, how long?`,
				fixes: [
					{
						title: 'Insert lines for the numbers',
						safe: false,
						edits: [
							insertIntoSection(postmortem, section, [
								'- Users affected: ‹›[number or share]',
								'- Requests failed: [number or share]',
								'- Duration: [minutes]',
								'- Revenue: [amount, or none]',
							]),
						],
					},
				],
			};
		}
	},
});

/** "Impact: High" in a header is a level, as a severity is, and tells no story that a number could be in. */
function isRating({ form }: Section, [first, ...others]: readonly Passage[]): boolean {
	if (form === 'heading' || first === undefined || others.length > 0) return false;
	const words = first.text.replace(/\([^()]*\)/g, '').match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
	return words.length === 1 || (words.length < 4 && severityLevelOf(words.join(' '), undefined).rank !== undefined);
}

function isQuantified(postmortem: Postmortem, section: Section, passages: readonly Passage[]): boolean {
	const source = textAt(postmortem.text, section.body);
	return (
		passages.some(
			({ text }) =>
				/[\p{Nd}\p{Nl}\p{No}]/u.test(text) ||
				numberWords.test(text) ||
				oneUnit.test(text) ||
				/^\W*n\/a\W*$|\bredacted\b|removed\]/i.test(text),
		) ||
		postmortem.fields.some(({ id, value }) => id !== undefined && impactFields.has(id) && /\d/.test(value)) ||
		/(?:\]\(|https?:)[^()\s]{0,200}(?:grafana|dashboard|metric|graph|chart|datadog|kibana|statuspage|\bstats)/i.test(source) ||
		/\b(?:dashboard|metrics|graph|chart|numbers)\b[^\n]{0,60}(?:\]\(|https?:)/i.test(source)
	);
}

const impactFields: ReadonlySet<string> = new Set(['usersAffected', 'errorRate', 'requestsFailed', 'supportTickets', 'revenueImpact']);

/** "Down for an hour", "overnight", and "neither customers nor data". */
const oneUnit =
	/\b(?:for|about|almost|nearly|over|under|than|within|roughly|around|approximately|half)\s+(?:about\s+)?an?\s+(?:full\s+)?(?:minute|hour|day|week|weekend|month)\b|\b(?:overnight|neither|an hour|a day|a week)\b/i;

/** Numbers, shares and totals in words: "half of", "all users", "nobody". In the languages that we read. */
const numberWords =
	/(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|half|third|quarter|single|once|twice|all|every|everyone|everybody|entire|entirely|whole|complete|completely|total|totally|none|zero|no|unaffected|not (?:been )?(?:affected|impacted)|nobody|nothing|not any|any|never|unknown|alle[rnms]?|jede[rnms]?|keine?[rnms]?|niemand|zwei|drei|halbe?|gesamte?[rnms]?|komplett\p{L}{0,2}|tous|toutes?|tout|aucune?|personne|deux|trois|moitié|totalité|todos|todas|todo|toda|ningún|ninguna|nadie|dos|tres|mitad|totalidad|nenhum|nenhuma|ninguém|metade|tutti|tutte|nessuno|nessuna|metà|iedereen|niemand|geen|helft|hele)(?!\p{L})|全|すべて|全て|なし|無し|半|所有|全部|无|沒有|没有|모든|전체|없음|[一二三四五六七八九十百千万]/iu;

const hedges =
	/\b(?:some|several|many|most|multiple|a few|few|a number of|various|certain|a small number of|a large number of|a subset of)\s+(?:of\s+(?:our|the)\s+)?[a-z]+/i;

export const examples: readonly Example[] = [
	{
		title: 'Words instead of numbers',
		markdown: `# Checkout outage

## ‹Impact›

Some users could not pay for a period of time.
`,
		says: ['Give a number instead of “Some users”: how many users or requests, what share, how long?'],
		fixed: `# Checkout outage

## Impact

Some users could not pay for a period of time.

- Users affected: ‹›[number or share]
- Requests failed: [number or share]
- Duration: [minutes]
- Revenue: [amount, or none]
`,
	},
	{
		title: 'Without a hedge there is nothing to quote',
		markdown: `# Checkout outage

**‹Customer impact›**: Payments were slow.
`,
		says: ['Give a number: how many users or requests, what share, how long?'],
		fix: 'Insert lines for the numbers',
	},
	{
		title: 'Numbers, shares, totals and their absence',
		markdown: `# Checkout outage

## Impact

~140 sessions saw an error; an estimated 11 carts were left.

# Search outage

## Impact

No customer impact.

# Login outage

## Impact

Half of the requests failed.

# Mail outage

## Impact

Every order was delayed.

# Report outage

## Impact

Customers in Europe saw errors; the amount is [value redacted].
`,
	},
	{
		title: 'The numbers stand in the header or on a dashboard',
		markdown: `# Checkout outage

- **Users affected:** 1,200

## Impact

Payments failed for customers in Europe.

# Search outage

## Impact

Slow pages, see [the graph](https://grafana.example.org/d/search).
`,
	},
	{
		title: 'A placeholder already asks for it',
		markdown: `# Checkout outage

## Impact

Payments failed for [number of users, fill in].
`,
	},
	{
		title: 'A duration in words, nobody at all, and the bare address of a graph',
		markdown: `# Checkout outage

## Impact

Checkout was down for an hour.

# Search outage

## Impact

Neither customers nor partners noticed.

# Login outage

## Impact

See https://grafana.example/d/logins for the share of failed logins.
`,
	},
	{
		title: 'A row of a table is a section too',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Severity | S2 |
| ‹Customer impact› | Some users could not pay |
`,
		says: ['Give a number instead of “Some users”: how many users or requests, what share, how long?'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Severity | S2 |
| Customer impact | Some users could not pay<br>Users affected: ‹›[number or share]<br>Requests failed: [number or share]<br>Duration: [minutes]<br>Revenue: [amount, or none] |
`,
	},
	{
		title: 'Numbers in words, and a link that says where they are',
		markdown: `# Checkout outage

## Impact

Sixteen customers could not pay, of whom some paid twice.

# Search outage

## Impact

Customers in Europe saw no results, see the [dashboard of that day](https://example.com/d/search).
`,
	},
	{
		title: 'Nobody, and an hour',
		markdown: `# Checkout outage

## Impact

Customers were not affected.

# Search outage

## Impact

An hour without results for customers in Europe.
`,
	},
	{
		title: 'A level in the header, and a pointer to the section',
		markdown: `# Checkout outage

- **Severity:** S2
- **Impact:** High

# Search outage

| Field | Value |
|---|---|
| Severity | S2 |
| Impact | See below |
`,
	},
];
