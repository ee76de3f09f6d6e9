import { env, l10n } from 'vscode';
import { daysBetween } from '../core/model/calendar.ts';
import type { Day } from '../core/model/postmortem.ts';
import type { Bucket, ItemStatus } from '../core/vocabulary/terms.ts';
import type { ItemEntry } from '../core/workspace/index.ts';
import { type ItemSummary, isOpen, isOverdue } from '../core/workspace/summary.ts';

/** What stands beside an item's text: whose it is, when it is due in words relative to today, how urgent, its ticket. */
export function besideItem(item: ItemSummary, today: Day): string {
	const parts = [
		isOpen(item) && item.status !== 'open' ? statusWord(item.status) : undefined,
		isOpen(item) || item.owners.length > 0 ? ownersOf(item) : undefined,
		isOpen(item) ? dueWords(item, today) : statusWord(item.status),
		item.priority,
		item.links[0]?.text,
	];
	return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The same for a screen reader, each part named. */
export function spokenItem({ item, document }: ItemEntry, today: Day): string {
	return [
		item.text,
		statusWord(item.status),
		item.owners.length > 0 ? l10n.t('owner {0}', item.owners.join(', ')) : l10n.t('no owner'),
		isOpen(item) ? dueWords(item, today) : undefined,
		item.priority === undefined ? undefined : l10n.t('priority {0}', item.priority),
		item.links[0] && l10n.t('ticket {0}', item.links[0].text),
		document.title,
	]
		.filter((part) => part !== undefined && part !== '')
		.join(', ');
}

/** When an open item is due: "due in 3 weeks", "overdue by 2 days", "no due date", or the words that are no date. */
export function dueWords(item: ItemSummary, today: Day): string {
	if (item.due === undefined) return l10n.t('no due date');
	if (item.dueDay === undefined) return l10n.t('due “{0}”', item.due);
	const days = daysBetween(today, item.dueDay);
	if (isOverdue(item, today)) return l10n.t('overdue by {0}', span(-days));
	if (days === 0) return l10n.t('due today');
	if (days === 1) return l10n.t('due tomorrow');
	return l10n.t('due in {0}', span(days));
}

/** A count of days in the unit that a person would use: days up to two weeks, weeks up to two months, then months and years. */
export function span(days: number): string {
	const [count, unit] =
		days < 14
			? [days, 'day']
			: days < 61
				? [Math.floor(days / 7), 'week']
				: days < 730
					? [Math.floor(days / 30.4), 'month']
					: [Math.floor(days / 365), 'year'];
	return new Intl.NumberFormat(env.language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

export function ownersOf(item: ItemSummary): string {
	return item.owners.length > 0 ? item.owners.join(', ') : l10n.t('no owner');
}

export function statusWord(status: ItemStatus): string {
	switch (status) {
		case 'open':
			return l10n.t('open');
		case 'in-progress':
			return l10n.t('in progress');
		case 'blocked':
			return l10n.t('blocked');
		case 'done':
			return l10n.t('done');
		case 'verified':
			return l10n.t('verified');
		case 'dropped':
			return l10n.t('dropped');
	}
}

export function bucketWord(bucket: Bucket): string {
	switch (bucket) {
		case 'prevention':
			return l10n.t('prevention');
		case 'detection':
			return l10n.t('detection');
		case 'mitigation':
			return l10n.t('mitigation');
		case 'process':
			return l10n.t('process');
		case 'investigate':
			return l10n.t('investigation');
		case 'repair':
			return l10n.t('repair');
		case 'other':
			return l10n.t('other');
	}
}

/** What a document's status is called; a word that is none stays as it is. */
export function documentStatusWord(status: string): string {
	const words: { readonly [status: string]: string } = {
		draft: l10n.t('Draft'),
		'in-progress': l10n.t('In Progress'),
		'in-review': l10n.t('In Review'),
		reviewed: l10n.t('Reviewed'),
		approved: l10n.t('Approved'),
		final: l10n.t('Final'),
		published: l10n.t('Published'),
		complete: l10n.t('Complete'),
		closed: l10n.t('Closed'),
	};
	return words[status] ?? status;
}
