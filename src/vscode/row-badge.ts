import { Uri } from 'vscode';
import { daysBetween } from '../core/model/calendar.ts';
import type { Day } from '../core/model/postmortem.ts';
import { type ItemSummary, isOpen } from '../core/workspace/summary.ts';

/** Rows name their badge in their resource, which the editor shows nowhere else. */
export const rowBadgeScheme = 'postmortem-row';

/** What a row of a tree takes as its resource so that up to two signs stand at its end, in sight however long its text is. */
export function badgeResource(badge: string): Uri {
	return Uri.from({ scheme: rowBadgeScheme, path: `/${badge}` });
}

/** The badge that a resource names. */
export function badgeIn({ path }: Uri): string {
	return path.slice(1);
}

/** How far an open item's due day is from today: days, weeks, months or years, before today or after it, which its icon tells. */
export function dueBadge(item: Pick<ItemSummary, 'status' | 'dueDay'>, today: Day): string | undefined {
	if (!isOpen(item) || item.dueDay === undefined) return undefined;
	const days = Math.abs(daysBetween(today, item.dueDay));
	if (days < 10) return `${days}d`;
	if (days < 70) return `${Math.floor(days / 7)}w`;
	if (days < 304) return `${Math.floor(days / 30.4)}m`;
	return `${Math.min(9, Math.max(1, Math.floor(days / 365)))}y`;
}
