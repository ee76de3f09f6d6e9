import type { Day } from '../model/postmortem.ts';
import { type ItemSummary, isOpen, isOverdue, needsVerification } from './summary.ts';

/** Why an item needs somebody to look at it, the most urgent reason first. */
export const reviewReasons = ['overdue', 'unowned', 'undated', 'verify'] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/** The most urgent reason to look at an item; undefined when it can be left alone. A date that names no day counts as none. */
export function reviewReason(item: ItemSummary, today: Day, verifyAfterDays: number): ReviewReason | undefined {
	if (isOverdue(item, today)) return 'overdue';
	if (needsVerification(item, today, verifyAfterDays)) return 'verify';
	if (!isOpen(item) || item.status === 'blocked') return undefined;
	if (item.owners.length === 0) return 'unowned';
	return item.dueDay === undefined ? 'undated' : undefined;
}
