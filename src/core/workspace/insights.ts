import { likelyBucket } from '../model/item-bucket.ts';
import type { Day, MetricId } from '../model/postmortem.ts';
import type { Bucket } from '../vocabulary/terms.ts';
import type { IndexEntry } from './index.ts';
import { isOpen, isOverdue, type Summary } from './summary.ts';

/** What the postmortems of a workspace say together. All of it from the files; nothing is estimated that they do not say. */
export interface Insights {
	/** Documents whose incident began within the window. */
	readonly count: number;
	/** Documents that were left out, by why. */
	readonly excluded: { readonly undated: number; readonly older: number; readonly nearMisses: number };
	readonly metrics: readonly MetricInsight[];
	/** Newest first. */
	readonly quarters: readonly QuarterInsight[];
	/** Most frequent first. */
	readonly severities: readonly { readonly name: string; readonly count: number; readonly timeToResolve: Spread }[];
	/** Most frequent first. */
	readonly categories: readonly { readonly name: string; readonly count: number }[];
	/** Of the documents that say how the incident was noticed, how many name customers. */
	readonly detection: { readonly byCustomers: number; readonly known: number };
	readonly actions: ActionInsight;
}

/** Durations in minutes. `median` and `mean` are undefined below `fewest` values, which would say more about chance than about a team. */
export interface Spread {
	readonly count: number;
	readonly median: number | undefined;
	readonly mean: number | undefined;
}

export interface MetricInsight extends Spread {
	readonly id: MetricId;
}

export interface QuarterInsight {
	/** "2026-Q3". */
	readonly name: string;
	readonly count: number;
	readonly timeToDetect: Spread;
	readonly timeToResolve: Spread;
	/** The category that most of its documents state, and how many; undefined when none does. */
	readonly commonest: { readonly name: string; readonly count: number } | undefined;
	readonly actions: ActionInsight;
}

/** Counts of action items. Dropped ones count as nothing but dropped. */
export interface ActionInsight {
	readonly count: number;
	readonly open: number;
	readonly overdue: number;
	/** Done, verified ones included. */
	readonly done: number;
	readonly verified: number;
	readonly dropped: number;
	/** With a link to a ticket. */
	readonly tracked: number;
	/** Most first; stated, else guessed from the words; undefined where these say nothing. */
	readonly byBucket: readonly { readonly bucket: Bucket | undefined; readonly count: number }[];
}

/** Fewer values than this have no median worth telling. */
export const fewest = 3;

const told: readonly MetricId[] = ['timeToDetect', 'timeToAcknowledge', 'timeToMitigate', 'timeToResolve'];

/** Insights into the incidents since a day, which is usually a year ago. Near misses are no outages: their durations do not count. */
export function insightsOf(entries: Iterable<IndexEntry>, since: Day, today: Day): Insights {
	const excluded = { undated: 0, older: 0, nearMisses: 0 };
	const documents: Summary[] = [];
	for (const { summary } of entries) {
		if (summary.day === undefined) excluded.undated += 1;
		else if (summary.day < since) excluded.older += 1;
		else documents.push(summary);
	}
	const outages = documents.filter((document) => !isNearMiss(document));
	excluded.nearMisses = documents.length - outages.length;
	const known = documents.filter(({ noticedBy }) => noticedBy !== undefined);
	return {
		count: documents.length,
		excluded,
		metrics: told.map((id) => ({ id, ...spreadOf(outages, id) })),
		quarters: groupsOf(documents, ({ day }) => quarterOf(day))
			.sort(([a], [b]) => (a < b ? 1 : -1))
			.map(([name, group]) => quarterInsight(name, group, today)),
		severities: groupsOf(outages, ({ severity }) => severity?.text).map(([name, group]) => ({
			name,
			count: group.length,
			timeToResolve: spreadOf(group, 'timeToResolve'),
		})),
		categories: groupsOf(documents, ({ category }) => category).map(([name, group]) => ({ name, count: group.length })),
		detection: { byCustomers: known.filter(({ noticedBy }) => noticedBy === 'customers').length, known: known.length },
		actions: actionsOf(documents, today),
	};
}

function quarterInsight(name: string, documents: readonly Summary[], today: Day): QuarterInsight {
	const outages = documents.filter((document) => !isNearMiss(document));
	const [commonest] = groupsOf(documents, ({ category }) => category);
	return {
		name,
		count: documents.length,
		timeToDetect: spreadOf(outages, 'timeToDetect'),
		timeToResolve: spreadOf(outages, 'timeToResolve'),
		commonest: commonest && { name: commonest[0], count: commonest[1].length },
		actions: actionsOf(documents, today),
	};
}

function isNearMiss({ title, category }: Summary): boolean {
	return /\bnear[- ]?miss/i.test(`${title ?? ''} ${category ?? ''}`);
}

function quarterOf(day: Day | undefined): string | undefined {
	return day && `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The documents by a name of theirs, whose case does not matter; the largest group first, equal ones by name. */
function groupsOf(documents: readonly Summary[], nameOf: (document: Summary) => string | undefined): [name: string, group: Summary[]][] {
	const groups = new Map<string, [string, Summary[]]>();
	for (const document of documents) {
		const name = nameOf(document);
		if (name === undefined || name === '') continue;
		const group = groups.get(name.toLowerCase());
		if (group) group[1].push(document);
		else groups.set(name.toLowerCase(), [name, [document]]);
	}
	return [...groups.values()].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

function spreadOf(documents: readonly Summary[], id: MetricId): Spread {
	const values = documents.flatMap(({ metrics }) => metrics[id] ?? []).sort((a, b) => a - b);
	const count = values.length;
	if (count < fewest) return { count, median: undefined, mean: undefined };
	const upper = values[count >> 1] ?? 0;
	const lower = values[(count - 1) >> 1] ?? upper;
	return { count, median: (lower + upper) / 2, mean: values.reduce((sum, value) => sum + value, 0) / count };
}

function actionsOf(documents: readonly Summary[], today: Day): ActionInsight {
	const all = documents.flatMap(({ items }) => items);
	const items = all.filter(({ status }) => status !== 'dropped');
	const counts = new Map<Bucket | undefined, number>();
	for (const { bucket, text } of items) {
		const likely = bucket ?? likelyBucket({ bucket: undefined, text });
		counts.set(likely, (counts.get(likely) ?? 0) + 1);
	}
	return {
		count: items.length,
		open: items.filter(isOpen).length,
		overdue: items.filter((item) => isOverdue(item, today)).length,
		done: items.filter(({ status }) => status === 'done' || status === 'verified').length,
		verified: items.filter(({ status }) => status === 'verified').length,
		dropped: all.length - items.length,
		tracked: items.filter(({ links }) => links.length > 0).length,
		byBucket: [...counts].map(([bucket, count]) => ({ bucket, count })).sort((a, b) => b.count - a.count),
	};
}
