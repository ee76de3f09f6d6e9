import { insertIntoSection } from '../edit/insert-into-section.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isReference } from '../model/item-links.ts';
import type { Postmortem, Section } from '../model/postmortem.ts';
import { passagesIn } from '../model/section-text.ts';
import { caretMark } from '../text/edit.ts';
import { contains } from '../text/range.ts';

export const rule = defineRule({
	id: 'no-action-items',
	category: 'actionItems',
	severity: 'warning',
	easedInDraft: true,
	summary: 'A postmortem has at least one tracked action, or says why none is needed.',
	why: 'A postmortem that changes nothing was only a meeting: the same conditions wait for the next trigger. Good intentions in prose have no owner and no day. Where nothing is to be done, the reason is worth a line.',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		const withItems = new Set(postmortem.actionItems.map(({ section }) => postmortem.sections[section]?.incident));
		const seen = new Set<number>();
		for (const section of postmortem.sections) {
			if (!section.fills.includes('actionItems') || withItems.has(section.incident) || seen.has(section.incident)) continue;
			seen.add(section.incident);
			const all = postmortem.sections.filter(({ fills, incident }) => fills.includes('actionItems') && incident === section.incident);
			// What the template left to be filled in is reported as such.
			const isUnfilled = all.some(({ body }) => unfilled.placeholders.some(({ range }) => contains(body, range)));
			if (isUnfilled || all.some((other) => saysWhy(postmortem, other) || holdsOtherForms(postmortem, other))) continue;
			yield {
				range: section.titleRange,
				message: 'No action: add at least one that is tracked, or say why none is needed.',
				fixes:
					section.form === 'heading'
						? [
								{
									title: 'Add an action',
									safe: false,
									edits: [
										insertIntoSection(postmortem, section, [
											`- [ ] ${caretMark}Add [name it] to [name the place] (owner: [Name], due: [YYYY-MM-DD])`,
										]),
									],
								},
							]
						: [],
			};
		}
	},
});

/** A reason for having none, or a ticket that has them. */
function saysWhy(postmortem: Postmortem, section: Section): boolean {
	const source = postmortem.text.slice(section.body.start, section.body.end);
	if (/https?:\/\/|\]\(|\]\[/.test(source)) return true;
	const text = passagesIn(postmortem, section)
		.map((passage) => passage.text)
		.join(' ');
	if (text.split(/[\s(),;]+/).some((word) => isReference(word.replace(/[.:]$/, '')))) return true;
	return none.test(text.slice(0, 80)) && reason.test(text);
}

/** Actions in a form that we do not take apart: numbered headings or such that name somebody, and paragraphs with an owner or a due date. */
function holdsOtherForms({ text, headings }: Postmortem, { body }: Section): boolean {
	return (
		headings.some(({ title, range }) => contains(body, range) && /^\W{0,3}\d{1,2}[.):]\s|(?<![\p{L}\p{N}.])@\p{L}/u.test(title)) ||
		/(?<!\p{L})(?:owner|assignee|due(?: date)?|deadline)\*{0,2}\s?[:：]\s?\*{0,2}\s?[^\s[]/iu.test(text.slice(body.start, body.end))
	);
}

const none = /(?<!\p{L})(?:none|no|nothing|n\/a|not (?:needed|required|applicable)|keine?|aucune?|ningun[oa]?|nenhuma?)(?!\p{L})/iu;

const reason =
	/(?<!\p{L})(?:because|since|as (?:the|this|it|we|no)|due to|already|covered|tracked|fixed|accepted|duplicate|replaced|retired|decommissioned|removed|was (?:a|our|the)|weil|da die|parce que|car|porque|ya que)(?!\p{L})|[:—–;]\s*\p{L}|[.]\s+\p{L}/iu;

export const examples: readonly Example[] = [
	{
		title: 'Intentions in prose',
		markdown: `# Checkout outage

## ‹Action Items›

We take this seriously and will work hard on our reliability.
`,
		says: ['No action: add at least one that is tracked, or say why none is needed.'],
		fixed: `# Checkout outage

## Action Items

We take this seriously and will work hard on our reliability.

- [ ] ‹›Add [name it] to [name the place] (owner: [Name], due: [YYYY-MM-DD])
`,
	},
	{
		title: 'None, without a word more',
		markdown: `# Checkout outage

## Impact

18 % of the payments failed.

## ‹Next steps›

None.

## Lessons Learned

We have no alert on payments.
`,
		says: ['No action: add at least one that is tracked, or say why none is needed.'],
	},
	{
		title: 'Why none is needed',
		markdown: `# Checkout outage

## Action Items

None because the old processor is switched off on Monday.
`,
	},
	{
		title: 'The same in a whole sentence',
		markdown: `# Checkout outage

## Action Items

There are no action items, since the provider has replaced the switch.
`,
	},
	{
		title: 'One action, whatever else the section says',
		markdown: `# Checkout outage

## Action Items

We met on Monday.

- Page when declined payments exceed 3%
`,
	},
	{
		title: 'A ticket that holds them',
		markdown: `# Checkout outage

## Action Items

Everything is planned in PAY-400.
`,
	},
	{
		title: 'The note that has only a ticket',
		markdown: `# Report export queued

<!-- postmortem-template: mini -->

## Ticket

https://tracker.example/PAY-12
`,
	},
	{
		title: 'An empty section, one of placeholders and one that is missing belong to other rules',
		markdown: `# Checkout outage

## Action Items

- [ ] [Action] (owner: [Name], due: [YYYY-MM-DD])
`,
	},
	{
		title: 'Nothing below the title',
		markdown: `# Checkout outage

## Action Items

## Lessons Learned

We have no alert on payments.
`,
	},
	{
		title: 'Actions as headings, and as paragraphs with an owner',
		markdown: `# Checkout outage

## Action Items

### Alert on declined payments @sam

The gateway reports them, and nothing watches.

# Search outage

## Action Items

**Alert on slow searches.** Owner: Kim Roe. Due: 2026-12-04.
`,
	},
];
