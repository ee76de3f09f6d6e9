import { askingFix, defineRule, type Example, type Problem } from '../lint/rule.ts';
import { normalisedItemText } from '../model/item-key.ts';
import type { ActionItem, Postmortem } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'action-dropped-without-reason',
	category: 'actionItems',
	severity: 'information',
	summary: 'An action that was dropped says why.',
	why: 'Giving an action up can be right, but never silently: without the reason the next incident of this kind raises the same action again, and nobody knows that it was weighed.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		const rejected = wordsOfRejected(postmortem);
		for (const item of postmortem.actionItems) {
			if (item.status !== 'dropped' || hasReason(item) || labelledReason.test(postmortem.text.slice(item.whole.start, item.whole.end)))
				continue;
			const isListed = postmortem.sections[item.section]?.fills.includes('rejected') === true;
			if (isListed || rejected.some((words) => words.includes(normalisedItemText(item.text)))) continue;
			yield {
				range: item.statusText?.range ?? item.textRange,
				message: 'Dropped without a reason: say why.',
				fixes: [askingFix('Say why…', 'reason', item.key)],
			};
		}
	},
});

/** A link leads to the reason; a struck-out text may as well be done; and a long status says more than that it was dropped. */
function hasReason({ reason, links, statusText, text }: ActionItem): boolean {
	if (reason || links.length > 0 || because.test(text) || !statusText) return true;
	const { text: status } = statusText;
	return status.startsWith('~') || because.test(status) || accepted.test(status) || status.split(/\s+/).length > 4;
}

/** "Reason: …" in a line below the item. */
const labelledReason = /(?<!\p{L})(?:reason|rationale|grund|raison|motivo|razón)(?:\s|\*){0,4}[:：](?:\s|\*){0,4}\p{L}/iu;

const because =
	/(?<!\p{L})(?:because|since|due to|as it|as we|instead|superseded|covered by|duplicate|replaced by|too (?:expensive|costly|slow|risky|much|large)|not worth|no longer|weil|parce que|porque)(?!\p{L})/iu;

/** What is said of a risk is a reason in itself. */
const accepted = /\baccept/i;

/** What the sections of rejected ideas say, in lower case without punctuation: their reasons hold for the same words elsewhere. */
function wordsOfRejected({ sections, text }: Postmortem): string[] {
	return sections
		.filter(({ fills }) => fills.includes('rejected'))
		.map(({ body }) =>
			text
				.slice(body.start, body.end)
				.normalize('NFKC')
				.toLowerCase()
				.replace(/[^\p{L}\p{N}]+/gu, ' '),
		);
}

export const examples: readonly Example[] = [
	{
		title: 'Dropped, and nobody knows why',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Replace the processor | Mara | ‹Dropped› |
| Limit retries to two attempts | Sam | ‹Won't do› |
| Name the database on the dashboard | Sam | Done |
`,
		says: ['Dropped without a reason: say why.', 'Dropped without a reason: say why.'],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Replace the processor | Mara | Dropped (reason: superseded by PAY-500) |
| Limit retries to two attempts | Sam | Won't do |
| Name the database on the dashboard | Sam | Done |
`,
	},
	{
		title: 'In the text of an item',
		markdown: `# Checkout outage

## Action Items

- [ ] Replace the processor (‹dropped›)
- [ ] Limit retries to two attempts (‹dropped on 2026-11-25›)
`,
		says: ['Dropped without a reason: say why.', 'Dropped without a reason: say why.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Replace the processor (dropped, reason: superseded by PAY-500)
- [ ] Limit retries to two attempts (dropped on 2026-11-25)
`,
	},
	{
		title: 'Reasons in many forms',
		markdown: `# Checkout outage

## Action Items

| Action | Status |
|---|---|
| Replace the processor | Dropped (too expensive) |
| Limit retries to two attempts | Won't do, because the new client has no retries |
| Keep the last five builds | Cancelled: see PAY-500 |
| Name the database on the dashboard | Rejected, reason: there is only one |
| Run checkout in two regions | Accepted risk |
| Ask the processor for their limits (duplicate of the first) | Dropped |

- Show the queue to support
  - Status: dropped
  - Reason: support has a graph of its own
`,
	},
	{
		title: 'Weighed in a section of its own',
		markdown: `# Checkout outage

## Action Items

- [ ] Replace the processor (dropped)
- [ ] Limit retries to two attempts

## Considered and rejected

- Replace the processor: the contract runs until 2029.
`,
	},
	{
		title: 'Struck out may mean done',
		markdown: `# Checkout outage

## Action Items

- ~~Replace the processor~~
- [x] Limit retries to two attempts
`,
	},
];
