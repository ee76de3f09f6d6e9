import { setItemField } from '../edit/index.ts';
import { askingFix, defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { closestTo } from '../text/edit-distance.ts';
import { vocabularies } from '../vocabulary/index.ts';
import { type ItemStatus, itemStatuses } from '../vocabulary/terms.ts';

export const rule = defineRule({
	id: 'action-unknown-status',
	category: 'actionItems',
	severity: 'warning',
	summary: 'The status of an action is a word that is known.',
	why: 'An action whose status nobody can read counts as open: it turns up as overdue although it may be done. Words of your own belong into the configuration’s `statuses`.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		for (const item of postmortem.actionItems) {
			if (!item.unknownStatus || !item.statusText) continue;
			yield {
				range: item.statusText.range,
				message: `“${item.statusText.text}” is not a known status: use one such as Open, In progress, Done or Dropped.`,
				fixes: fixesFor(postmortem, item, item.statusText.text),
			};
		}
	},
});

function fixesFor(postmortem: Postmortem, item: ActionItem, text: string): Fix[] {
	const asked = askingFix('Set status…', 'status', item.key);
	const nearest = closestTo(text.trim().toLowerCase(), knownWords.keys());
	const value = nearest === undefined ? undefined : knownWords.get(nearest);
	const edits = value && setItemField(postmortem, item, { field: 'status', value });
	return edits ? [{ title: `Set status to “${nearest}”`, safe: false, edits }, asked] : [asked];
}

/** Every written status in all languages. */
const knownWords: ReadonlyMap<string, ItemStatus> = new Map(
	vocabularies.flatMap((vocabulary) =>
		itemStatuses.flatMap((status) =>
			(vocabulary.itemStatuses[status] ?? [])
				.filter((word) => /^\p{L}/u.test(word))
				.map((word): [string, ItemStatus] => [word.toLowerCase(), status]),
		),
	),
);

export const examples: readonly Example[] = [
	{
		title: 'Words that no list knows',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹Compleeted› |
| Limit retries to two attempts | Sam | ‹Finito› |
`,
		says: [
			'“Compleeted” is not a known status: use one such as Open, In progress, Done or Dropped.',
			'“Finito” is not a known status: use one such as Open, In progress, Done or Dropped.',
		],
		fixed: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | Mara | Done |
| Limit retries to two attempts | Sam | Finito |
`,
	},
	{
		title: 'Known words, symbols and nothing',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ✅ Done |
| Limit retries to two attempts | Sam | 🔲 Open |
| Name the database on the dashboard | Sam | |
| Ask the processor for their limits | Sam | WIP |
| Keep the last five builds for a rollback | Sam | Merged in #12 |
| Test checkout against a slow processor | Sam | Won't do (too slow) |
| Give support the number of the on-call engineer | Sam | Not started |
| Write down how to move forward | Sam | - |
`,
	},
	{
		title: 'A word of your own',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Status |
|---|---|---|
| Page when declined payments exceed 3% | Mara | Finito |
`,
		configuration: { aliases: { sections: {}, fields: {}, columns: {}, statuses: { done: ['Finito'] } } },
	},
];
