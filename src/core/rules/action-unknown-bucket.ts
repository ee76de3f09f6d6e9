import { setItemField } from '../edit/index.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { isFinished } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { closestTo } from '../text/edit-distance.ts';
import { vocabularies } from '../vocabulary/index.ts';
import { normalise } from '../vocabulary/normalise.ts';
import { buckets } from '../vocabulary/terms.ts';

export const rule = defineRule({
	id: 'action-unknown-bucket',
	category: 'actionItems',
	severity: 'hint',
	summary: 'The bucket of an action is one that reports can count.',
	why: 'Buckets show where a team invests too little: most actions prevent, few detect or limit the damage. An action in a bucket of its own is missing in that picture. A column “Type” or “Category” without any known bucket means something else and is left alone.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		const areBuckets = postmortem.actionItems.some(({ bucket }) => bucket?.value !== undefined);
		for (const item of postmortem.actionItems) {
			const { bucket } = item;
			if (!bucket || bucket.value !== undefined || isFinished(item) || !/\p{L}{2}/u.test(bucket.text) || noBucket.test(bucket.text))
				continue;
			if (!areBuckets && !saysBucket(item)) continue;
			yield {
				range: bucket.range,
				message: `“${bucket.text}” is not a known bucket: use Prevention, Detection, Mitigation, Process, Investigate, Repair or Other.`,
				fixes: fixesFor(postmortem, item, bucket.text),
			};
		}
	},
});

const noBucket = /^(?:n\/?a|none|tb[dac]|todo|unknown)$/i;

/** Whether the column is called so: "Type" and "Category" may be of the team's own. */
function saysBucket({ table }: ActionItem): boolean {
	return table?.columns.some(({ column, title }) => column === 'bucket' && /bucket/i.test(title)) === true;
}

function fixesFor(postmortem: Postmortem, item: ActionItem, text: string): Fix[] {
	const written = vocabularies.find(({ language }) => language === postmortem.language)?.buckets ?? {};
	const names = buckets.map((bucket) => written[bucket]?.[0] ?? bucket);
	const nearest = closestTo(
		normalise(text),
		names.map((name) => normalise(name)),
	);
	const first = names.find((name) => normalise(name) === nearest);
	const offered = first === undefined ? names.slice(0, 3) : [first];
	return offered.flatMap((value): Fix[] => {
		const edits = setItemField(postmortem, item, { field: 'bucket', value });
		return edits ? [{ title: `Change to “${value}”`, safe: false, edits }] : [];
	});
}

export const examples: readonly Example[] = [
	{
		title: 'A mistyped bucket, and one of its own',
		markdown: `# Checkout outage

## Action Items

| Action | Bucket |
|---|---|
| Page when declined payments exceed 3% | ‹Detektion› |
| Limit retries to two attempts | ‹Improvement› |
| Test checkout against a slow processor | Prevention |
`,
		says: [
			'“Detektion” is not a known bucket: use Prevention, Detection, Mitigation, Process, Investigate, Repair or Other.',
			'“Improvement” is not a known bucket: use Prevention, Detection, Mitigation, Process, Investigate, Repair or Other.',
		],
		fixed: `# Checkout outage

## Action Items

| Action | Bucket |
|---|---|
| Page when declined payments exceed 3% | Detection |
| Limit retries to two attempts | Improvement |
| Test checkout against a slow processor | Prevention |
`,
	},
	{
		title: 'Known buckets in their forms, and none',
		markdown: `# Checkout outage

## Action Items

| Action | Type |
|---|---|
| Page when declined payments exceed 3% | detect |
| Limit retries to two attempts | Preventative |
| Test checkout against a slow processor | mitigate |
| Name the database on the dashboard | - |
| Keep the last five builds for a rollback | |
| Ask the processor for their limits | N/A |
`,
	},
	{
		title: 'A column of the team’s own',
		markdown: `# Checkout outage

## Action Items

| Action | Category |
|---|---|
| Page when declined payments exceed 3% | Backend |
| Limit retries to two attempts | Frontend |
`,
	},
	{
		title: 'Done is done',
		markdown: `# Checkout outage

## Action Items

| Action | Bucket | Status |
|---|---|---|
| Page when declined payments exceed 3% | Improvement | Done |
`,
	},
];
