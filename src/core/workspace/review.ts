import type { FilterContext } from './filter.ts';
import { groupItems } from './grouping.ts';
import type { ItemEntry } from './index.ts';
import { reviewReason } from './review-reason.ts';

/** The items of a review in the order in which they are gone through, without those of incidents that are longer ago than the given days. */
export function itemsToReview(entries: Iterable<ItemEntry>, context: FilterContext, olderThanDays: number): ItemEntry[] {
	const groups = groupItems(entries, {
		grouping: 'review',
		sorting: 'due',
		showFinished: false,
		olderThanDays,
		context,
		matches: ({ item }) => reviewReason(item, context.today, context.verifyAfterDays) !== undefined,
	});
	return groups.filter(({ kind }) => kind !== 'older').flatMap(({ items }) => items);
}
