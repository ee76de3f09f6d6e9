import { compareText } from '../text/compare.ts';
import type { IndexEntry } from './index.ts';
import type { Summary } from './summary.ts';

/** A document that has something in common with another one. */
export interface Related {
	readonly entry: IndexEntry;
	/** What both name, as the other one writes it. */
	readonly services: readonly string[];
	readonly category: string | undefined;
}

/** The documents that share a service or the category with a document: those with most in common first, then the newest. */
export function relatedTo(uri: string, document: Summary, entries: Iterable<IndexEntry>): Related[] {
	const services = new Set(document.services.map(folded));
	const category = document.category && folded(document.category);
	const related: Related[] = [];
	for (const entry of entries) {
		if (entry.uri === uri) continue;
		const { summary } = entry;
		const shared = summary.services.filter((service) => services.has(folded(service)));
		const same = category !== undefined && summary.category !== undefined && isSameArea(category, folded(summary.category));
		if (shared.length > 0 || same) related.push({ entry, services: shared, category: same ? summary.category : undefined });
	}
	const weight = ({ services: shared, category: same }: Related): number => shared.length + (same ? 1 : 0);
	return related.sort((a, b) => weight(b) - weight(a) || compareText(b.entry.summary.day ?? '', a.entry.summary.day ?? ''));
}

/** "Infrastructure - DNS" and "Infrastructure" are one area: the part before the dash counts. */
function isSameArea(one: string, other: string): boolean {
	const area = (category: string): string => category.split(/\s[-–—/:]\s/)[0] ?? category;
	return area(one) === area(other);
}

function folded(text: string): string {
	return text.toLowerCase().replace(/[`*_]/g, '').trim();
}
