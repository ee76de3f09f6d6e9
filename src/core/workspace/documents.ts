import { daysBetween } from '../model/calendar.ts';
import type { Day } from '../model/postmortem.ts';
import { compareText } from '../text/compare.ts';
import type { IndexEntry } from './index.ts';
import { isOpen, isOverdue, type Summary } from './summary.ts';

export const documentGroupings = ['date', 'severity', 'status'] as const;
export type DocumentGrouping = (typeof documentGroupings)[number];

/** A document with what a list says of it. */
export interface DocumentRow {
	readonly uri: string;
	readonly document: Summary;
	readonly open: number;
	readonly overdue: number;
	/** Days since the incident while the document is still being written; undefined once it is not, or where the day is not known. */
	readonly draftDays: number | undefined;
}

export interface DocumentGroup {
	/** Stable, unique among the groups of one grouping. */
	readonly id: string;
	/** A year, a severity or a document status as its own value; undefined for documents that state none. */
	readonly name: string | undefined;
	readonly documents: readonly DocumentRow[];
}

/** The documents in groups, newest incident first, worst severity first, the least finished first; those that state nothing come last. */
export function groupDocuments(entries: Iterable<IndexEntry>, grouping: DocumentGrouping, today: Day): DocumentGroup[] {
	const groups = new Map<string, { name: string | undefined; order: string; documents: DocumentRow[] }>();
	for (const { uri, summary } of entries) {
		const { name, order } = placeOf(summary, grouping);
		const id = `${grouping}:${name?.toLowerCase() ?? ''}`;
		const group = groups.get(id) ?? { name, order, documents: [] };
		groups.set(id, group);
		group.documents.push(rowOf(uri, summary, today));
	}
	return [...groups]
		.sort(([, a], [, b]) => compareText(a.order, b.order))
		.map(([id, { name, documents }]) => ({
			id,
			name,
			documents: documents.sort((a, b) => compareText(b.document.day ?? '', a.document.day ?? '') || compareText(a.uri, b.uri)),
		}));
}

function rowOf(uri: string, document: Summary, today: Day): DocumentRow {
	const isDraft = document.documentStatus === 'draft' || document.documentStatus === 'in-progress';
	const days = isDraft && document.day !== undefined ? daysBetween(document.day, today) : undefined;
	return {
		uri,
		document,
		open: document.items.filter(isOpen).length,
		overdue: document.items.filter((item) => isOverdue(item, today)).length,
		draftDays: days !== undefined && days >= 0 ? days : undefined,
	};
}

/** The statuses of a document in the order in which it takes them. */
const statusOrder = ['draft', 'in-progress', 'in-review', 'reviewed', 'approved', 'final', 'published', 'complete', 'closed'];

function placeOf({ day, severity, documentStatus }: Summary, grouping: DocumentGrouping): { name: string | undefined; order: string } {
	switch (grouping) {
		case 'date':
			// Later years first.
			return day === undefined ? nowhere : { name: day.slice(0, 4), order: String(9999 - Number(day.slice(0, 4))).padStart(4, '0') };
		case 'severity':
			return severity === undefined ? nowhere : { name: severity.text, order: `${severity.rank ?? 9}${severity.text.toLowerCase()}` };
		case 'status':
			return documentStatus === undefined
				? nowhere
				: { name: documentStatus, order: String.fromCharCode(97 + Math.max(0, statusOrder.indexOf(documentStatus))) };
	}
}

const nowhere = { name: undefined, order: '\uffff' };
