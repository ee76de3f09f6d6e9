import { askingFix, defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isLeftToDo } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { type SaidForAll, saidForAll } from '../model/said-for-all.ts';

export const rule = defineRule({
	id: 'action-no-link',
	category: 'actionItems',
	severity: 'information',
	summary: 'Every open action links the ticket that tracks it.',
	why: 'What stands only in a postmortem is seen by nobody who plans the week. A link to the issue puts the action where work is chosen, and tells whoever reads the postmortem later what became of it.',
	options: {
		references: {
			type: 'strings',
			default: [],
			description: 'How further tickets look in text, with # for digits: “T#”. The trackers of the configuration are known.',
		},
	},
	rollUp: (count) => `${count} actions link no ticket: link or create one for each.`,

	*check({ postmortem, configuration, expectation, options }): Generator<Problem, void, undefined> {
		// The small template asks for one line, and that line is often the ticket.
		if (expectation.id === 'mini') return;
		const written = configuration.trackers.flatMap(({ reference }) => (reference === undefined ? [] : [reference]));
		const references = [...written, ...options.references].map(referencePattern);
		const isAskedFor = expectation.declared && expectation.itemColumns.includes('link');
		const said = saidForAll(postmortem);
		for (const item of postmortem.actionItems) {
			if (!isLeftToDo(item) || item.links.length > 0) continue;
			const source = postmortem.text.slice(item.whole.start, item.whole.end);
			if (references.some((reference) => reference.test(source))) continue;
			if (isTrackedAsWhole(said(item))) continue;
			yield {
				range: linkPlace(item),
				message: 'No ticket: link the issue that tracks this.',
				...(isAskedFor ? { severity: 'warning' as const } : {}),
				fixes: [askingFix('Link a ticket…', 'link', item.key)],
			};
		}
	},
});

/** The empty cell, where the table has one for it. */
function linkPlace(item: ActionItem) {
	return item.cells?.link ?? item.textRange;
}

/** "All of them are tracked in https://…", or a ticket in the title above them: one parent ticket stands for its actions. */
function isTrackedAsWhole({ titles, lead }: SaidForAll): boolean {
	return ticket.test(titles) || (/\b(?:track|epic|board|ticket|issue|milestone|backlog|jira)/i.test(lead) && ticket.test(lead));
}

const ticket = /https?:\/\/|\]\[|\]\(|(?<!\w)#\d|\b[A-Z]{2,10}-\d/;

function referencePattern(reference: string): RegExp {
	const source = reference.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/#+/g, '\\d+');
	return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'u');
}

export const examples: readonly Example[] = [
	{
		title: 'An open action that no tracker knows',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Page when declined payments exceed 3%› (@mara, due: 2026-11-27)
- [ ] Limit retries to two attempts (@sam, PAY-413)
`,
		says: ['No ticket: link the issue that tracks this.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: 2026-11-27, PAY-412)
- [ ] Limit retries to two attempts (@sam, PAY-413)
`,
	},
	{
		title: 'An empty cell where a template asks for the link',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Ticket |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹›|
| Limit retries to two attempts | Sam | PAY-413 |
`,
		says: ['No ticket: link the issue that tracks this.'],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Ticket |
|---|---|---|
| Page when declined payments exceed 3% | Mara | PAY-412 |
| Limit retries to two attempts | Sam | PAY-413 |
`,
	},
	{
		title: 'Links and references in their many forms',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (#528)
- [ ] Limit retries to two attempts, [ticket](https://tracker.example/413)
- [ ] Test checkout against a slow processor: https://tracker.example/414
- [ ] Name the database on the dashboard (acme/checkout#12)
- [ ] Ask the processor for their limits
  - Ticket: PAY-415
`,
	},
	{
		title: 'A tracker of your own',
		markdown: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (T31337)
- [ ] Limit retries to two attempts (case 44)
- [ ] ‹Test checkout against a slow processor›
`,
		configuration: {
			trackers: [{ name: 'Phabricator', reference: 'T#' }],
			rules: { 'action-no-link': { options: { references: ['case #'] } } },
		},
		says: ['No ticket: link the issue that tracks this.'],
	},
	{
		title: 'One ticket for the whole list',
		markdown: `# Checkout outage

## Action Items

All of them are tracked in PAY-400.

- [ ] Page when declined payments exceed 3%
- [ ] Limit retries to two attempts
`,
	},
	{
		title: 'Finished actions, and the small template',
		markdown: `# Checkout outage

<!-- postmortem-template: mini -->

## Action

- [ ] Page when declined payments exceed 3% (owner: Mara, due: 2026-11-27)
- [x] Limit retries to two attempts
`,
	},
	{
		title: 'Many actions without a ticket give one problem at the section',
		markdown: `# Checkout outage

## ‹Action Items›

- [ ] Page when declined payments exceed 3%
- [ ] Test checkout against a slow processor
- [ ] Write down how to move forward when a rollback is blocked
- [ ] Limit retries to two attempts
- [ ] Give support the number of the on-call engineer
- [ ] Ask about the retry budget with every new processor
`,
		says: ['6 actions link no ticket: link or create one for each.'],
	},
	{
		title: 'A ticket in the heading of a group stands for its actions alone',
		markdown: `# Checkout outage

## Action Items

### Short term ([PAY-400](https://tracker.example/PAY-400))

- [ ] Page when declined payments exceed 3%
- [ ] Limit retries to two attempts

### Long term

- [ ] ‹Test checkout against a slow processor›
`,
		says: ['No ticket: link the issue that tracks this.'],
	},
	{
		title: 'A ticket in the title of the section, or a line above all actions',
		markdown: `# Checkout outage

## Improvements (in progress, #412)

- [ ] Page when declined payments exceed 3%

# Search outage

## Action Items

All of them are tracked in https://tracker.example/SEA-7.

- [ ] Page when a search takes more than 2 seconds
`,
	},
];
