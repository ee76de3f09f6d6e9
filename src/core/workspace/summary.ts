import { addDays } from '../model/calendar.ts';
import { whereCustomersDetected } from '../model/customer-detection.ts';
import { incidentIdOf } from '../model/incident-id.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { ActionItem, DateReading, Day, DocumentStatus, IncidentStatus, MetricId, Postmortem } from '../model/postmortem.ts';
import { sectionsFor } from '../model/section-text.ts';
import { textAt } from '../text/range.ts';
import type { Bucket, ItemStatus, Language } from '../vocabulary/terms.ts';

/**
 * What the lists, the filters and the reports need of one document: small, plain, and safe to keep as JSON.
 * Everything else is read again from the text when it is needed.
 */
export interface Summary {
	readonly title: string | undefined;
	/** The incident's day. */
	readonly day: Day | undefined;
	/** The day on which it ended, where the header says so. */
	readonly endDay: Day | undefined;
	readonly incidentId: string | undefined;
	readonly template: string | undefined;
	readonly severity: { readonly text: string; readonly rank: number | undefined } | undefined;
	readonly incidentStatus: IncidentStatus | undefined;
	readonly documentStatus: DocumentStatus | undefined;
	/** Whether the document's status ends the work on it. */
	readonly final: boolean;
	readonly services: readonly string[];
	readonly category: string | undefined;
	/** Who noticed the incident first, where the document says how it was noticed. */
	readonly noticedBy: 'customers' | 'others' | undefined;
	/** In which words are added to it. */
	readonly language: Language;
	/** Minutes. */
	readonly metrics: { readonly [id in MetricId]?: number };
	readonly items: readonly ItemSummary[];
}

export interface ItemSummary {
	/** `ActionItem.key`. */
	readonly key: string;
	readonly text: string;
	readonly status: ItemStatus;
	readonly statusText: string | undefined;
	readonly owners: readonly string[];
	/** The due date as written; undefined when none is. */
	readonly due: string | undefined;
	/** Its day; undefined as well for words that are no date, for ambiguous and for relative ones. */
	readonly dueDay: Day | undefined;
	readonly priority: string | undefined;
	/** 0 is the most urgent; undefined when it is on no known scale. */
	readonly priorityRank: number | undefined;
	readonly bucket: Bucket | undefined;
	readonly links: readonly { readonly text: string; readonly href: string | undefined }[];
	readonly verification: string | undefined;
	/** The day since which it is done: with its status or verification, else its due day. */
	readonly doneDay: Day | undefined;
	readonly reason: string | undefined;
	/** The title of the section and of the group that it stands in. */
	readonly section: string;
	readonly group: string | undefined;
	readonly hasCheckbox: boolean;
	/** Counted from 0; only to open the place fast: the key finds the item. */
	readonly line: number;
	/** The item's source when it was read: an edit refuses when it has become another. */
	readonly source: string;
}

/** The summary of a document. Takes only what was read; nothing is looked up elsewhere. */
export function summarise(postmortem: Postmortem): Summary {
	const metrics: { [id in MetricId]?: number } = {};
	for (const [id, metric] of Object.entries(postmortem.metrics)) metrics[id as MetricId] = metric.minutes;
	return {
		title: postmortem.title?.text,
		day: postmortem.incidentDay,
		endDay: postmortem.end?.day,
		incidentId: incidentIdOf(postmortem)?.text,
		template: postmortem.template?.id,
		severity: postmortem.severity && { text: postmortem.severity.level ?? postmortem.severity.text, rank: postmortem.severity.rank },
		incidentStatus: postmortem.incidentStatus?.value as IncidentStatus | undefined,
		documentStatus: postmortem.documentStatus?.value as DocumentStatus | undefined,
		final: postmortem.documentStatus?.final ?? false,
		services: listOf(fieldText(postmortem, 'services')),
		category: fieldText(postmortem, 'category'),
		noticedBy: noticedBy(postmortem),
		language: postmortem.language,
		metrics,
		items: postmortem.actionItems.map((item) => summariseItem(postmortem, item)),
	};
}

function noticedBy(postmortem: Postmortem): Summary['noticedBy'] {
	if (whereCustomersDetected(postmortem)) return 'customers';
	const isTold =
		postmortem.fields.some(({ id, value }) => id === 'detectedBy' && value !== '') ||
		sectionsFor(postmortem, 'detection').some(({ empty }) => !empty) ||
		postmortem.timelines.some(({ entries }) => entries.some(({ marks }) => marks.some(({ moment }) => moment === 'detected')));
	return isTold ? 'others' : undefined;
}

/** Whether work on the item remains: open, in progress or blocked. */
export function isOpen(item: Pick<ItemSummary, 'status'>): boolean {
	return item.status === 'open' || item.status === 'in-progress' || item.status === 'blocked';
}

/** Whether an open item's due day lies before today. */
export function isOverdue(item: Pick<ItemSummary, 'status' | 'dueDay'>, today: Day): boolean {
	return isOpen(item) && item.dueDay !== undefined && item.dueDay < today;
}

/** Whether an open item has a due date that names no one day: "soon", "Friday", 7/8/2026, 2026-02-31. */
export function hasUnreadableDue(item: Pick<ItemSummary, 'status' | 'due' | 'dueDay'>): boolean {
	return isOpen(item) && item.due !== undefined && item.dueDay === undefined;
}

/** Whether a done item has waited the given days without being verified; never when no day of its completion is known. */
export function needsVerification(item: Pick<ItemSummary, 'status' | 'doneDay'>, today: Day, afterDays: number): boolean {
	return item.status === 'done' && item.doneDay !== undefined && item.doneDay <= addDays(today, -afterDays);
}

function summariseItem(postmortem: Postmortem, item: ActionItem): ItemSummary {
	const priority = item.priority && !isPlaceholder(item.priority.text) ? item.priority : undefined;
	const section = postmortem.sections[item.section];
	return {
		key: item.key,
		text: item.text,
		status: item.status,
		statusText: item.statusText?.text,
		owners: item.owners.map((owner) => owner.name),
		due: item.due?.text,
		dueDay: writtenDay(item.due),
		priority: priority?.text,
		priorityRank: priority?.rank,
		bucket: item.bucket?.value,
		links: item.links.map(({ text, href }) => ({ text, href })),
		verification: item.verification?.text,
		doneDay: item.verification?.verifiedDay ?? item.doneDay ?? writtenDay(item.due),
		reason: item.reason?.text,
		section: section?.title ?? '',
		group: item.group?.title,
		hasCheckbox: item.checkbox !== undefined,
		line: postmortem.lines.lineAt(item.range.start),
		source: textAt(postmortem.text, item.range),
	};
}

/** A relative date points somewhere only from the day it was written on, which no file knows. */
function writtenDay(due: DateReading | undefined): Day | undefined {
	return due && due.precision !== 'none' && !due.relative && !due.ambiguous && !due.impossible ? due.day : undefined;
}

function fieldText(postmortem: Postmortem, id: 'id' | 'services' | 'category'): string | undefined {
	return postmortem.fields.find((field) => field.id === id && field.value !== '' && !saysNothing(field.value))?.value;
}

/** What a template leaves to be filled in, and words for nothing: two documents have neither in common. */
function saysNothing(text: string): boolean {
	return isPlaceholder(text) || /^(?:[-–—?]|n\/?a|none|unknown)$/i.test(text);
}

/** Each name once, as it is written first. */
function listOf(value = ''): readonly string[] {
	const names = new Map<string, string>();
	for (const part of value.split(/[,;、，；]/)) {
		const name = part.trim();
		if (name !== '' && !saysNothing(name) && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
	}
	return [...names.values()];
}
