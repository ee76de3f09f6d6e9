import { isSpace } from '../text/characters.ts';
import { oneLine } from '../text/one-line.ts';
import type { ItemColumn, ItemStatus } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import { datePhraseAt } from './date-phrase.ts';
import type { DateContext } from './dates.ts';
import { readDate } from './dates.ts';
import { isReference, readLinks } from './item-links.ts';
import { priorityOf } from './item-priority.ts';
import { statusMark, statusOfCell } from './item-status.ts';
import { blank, type ItemText, partOf, sourceOf } from './item-text.ts';
import { isHandle, isKnownName, isNameLike, isOwnerGap, isTeam, readOwners } from './owners.ts';
import type { ActionItem, Day, ItemLink, ItemPriority, Owner } from './postmortem.ts';

/** What is known of an item besides its text, while it is being read. */
export interface ItemDetails {
	owners: Owner[];
	ownerGap: ActionItem['ownerGap'];
	due: ActionItem['due'];
	dueGap: ActionItem['dueGap'];
	status: ItemStatus | undefined;
	statusText: ActionItem['statusText'];
	unknownStatus: boolean;
	doneDay: Day | undefined;
	reason: ActionItem['reason'];
	priority: ItemPriority | undefined;
	bucket: ActionItem['bucket'];
	links: ItemLink[];
	verification: ActionItem['verification'];
	id: ActionItem['id'];
}

/** What the readers of items share. */
export interface ItemContext {
	readonly source: string;
	readonly words: Words;
	readonly dates: DateContext;
	/** Addresses of reference links by identifier. */
	readonly definitions: ReadonlyMap<string, string>;
	/** Names of people that the document itself gives elsewhere, in lower case, without "@". */
	readonly people: ReadonlySet<string>;
}

export function noDetails(): ItemDetails {
	return {
		owners: [],
		ownerGap: undefined,
		due: undefined,
		dueGap: undefined,
		status: undefined,
		statusText: undefined,
		unknownStatus: false,
		doneDay: undefined,
		reason: undefined,
		priority: undefined,
		bucket: undefined,
		links: [],
		verification: undefined,
		id: undefined,
	};
}

/** Takes what a cell or a labelled value says into the details. What is already known is kept. */
export function takeValue(details: ItemDetails, column: ItemColumn, value: ItemText, context: ItemContext): void {
	const trimmed = trimText(value);
	const text = trimmed.text;
	switch (column) {
		case 'owner': {
			if (details.owners.length > 0) return;
			details.owners = readOwners(trimmed, context.words);
			details.ownerGap = details.owners.length > 0 ? undefined : trimmed.range;
			return;
		}
		case 'due': {
			if (details.due) return;
			if (isGap(text, context.words)) {
				details.dueGap = trimmed.range;
				return;
			}
			details.due = readDate(text, sourceOf(trimmed, 0, text.length), context.dates);
			details.dueGap = undefined;
			return;
		}
		case 'status':
			takeStatus(details, trimmed, context);
			return;
		case 'priority': {
			if (isGap(text, context.words)) return;
			const mark = statusMark(text, context.words);
			if (mark && priorityOf(text) === undefined) {
				takeStatus(details, trimmed, context);
				return;
			}
			details.priority ??= { text, range: trimmed.range, rank: priorityOf(text), inherited: false };
			return;
		}
		case 'bucket': {
			if (isGap(text, context.words)) return;
			details.bucket ??= { text, range: trimmed.range, value: context.words.bucket(text) };
			takeLinks(details, trimmed);
			return;
		}
		case 'link': {
			takeLinks(details, trimmed);
			const hasStatus = takeGluedStatus(details, trimmed, context);
			const statusAt = hasStatus ? text.indexOf(details.statusText?.text ?? '') : text.length;
			const reference = trimText(partOf(trimmed, 0, Math.max(0, statusAt)), /[\s:,;–—-]/);
			if (details.links.length === 0 && !isGap(reference.text, context.words) && !/^(?:none|no\b|not\b)/i.test(text)) {
				details.links.push({ text: oneLine(reference.text), href: undefined, range: reference.range });
			}
			return;
		}
		case 'verification': {
			if (isGap(text, context.words) || details.verification) return;
			details.verification = { text: oneLine(text), range: trimmed.range, verifiedDay: verifiedDay(trimmed, context) };
			takeLinks(details, trimmed);
			return;
		}
		case 'id':
			if (text !== '') details.id ??= { text, range: trimmed.range };
			return;
		default:
			takeLinks(details, trimmed);
			takeGluedStatus(details, trimmed, context);
	}
}

/** A status word in a cell that is made for something else: the whole cell, a stressed part of it, or its last word in capitals. */
export function takeGluedStatus(details: ItemDetails, cell: ItemText, context: ItemContext): boolean {
	if (details.statusText || cell.text.trim() === '') return false;
	const parts = [{ start: 0, end: cell.text.length }, ...cell.spans.filter(({ kind }) => kind === 'strong' || kind === 'emphasis')];
	const capitals = /\p{Lu}[.\s]*$/u.test(cell.pattern) ? /(?:^|\s)(\p{Lu}{4,}(?: \p{Lu}+)?)[.\s]*$/u.exec(cell.pattern) : null;
	if (capitals?.[1]) parts.push({ start: cell.pattern.lastIndexOf(capitals[1]), end: cell.pattern.length });
	// "#86 — complete in the hotfix": a ticket, and how far it is.
	const ticket = /^(?:[^\s—–(]+ )?[^\s—–(]+\s{0,3}(?:[—–]|\s-(?=\s)|\()\s{0,3}(?=\p{L})/u.exec(cell.pattern);
	if (ticket) {
		const rest = { start: ticket[0].length, end: cell.text.length };
		const isTicket =
			/\d/.test(cell.text.slice(0, rest.start)) || cell.spans.some(({ kind, start }) => kind === 'link' && start < rest.start);
		if (isTicket && statusMark(cell.pattern.slice(rest.start), context.words)) {
			takeStatus(details, partOf(cell, rest.start, rest.end), context);
			return true;
		}
	}
	for (const { start, end } of parts) {
		const text = cell.pattern.slice(start, end);
		if (text.trim().split(/\s+/).length > 3) continue;
		const mark = statusMark(text, context.words);
		if (!mark || /\p{L}/u.test(text.slice(mark.end))) continue;
		takeStatus(details, partOf(cell, start, end), context);
		return true;
	}
	return false;
}

/** Takes a status text with the day, link and reason that stand in it. */
export function takeStatus(details: ItemDetails, value: ItemText, context: ItemContext): void {
	const trimmed = trimText(value);
	const text = trimmed.text;
	const isEmptyBox = emptyBox.test(text);
	if (details.statusText || text === '' || (!isEmptyBox && isGap(text, context.words) && !context.words.itemStatus(text))) return;
	const status = isEmptyBox ? 'open' : (statusOfCell(trimmed.pattern, context.words) ?? yes(text));
	takeLinks(details, trimmed);
	if (!status && (!/\p{L}/u.test(trimmed.pattern) || trimmed.spans.some(({ kind }) => kind === 'link'))) return;
	details.statusText = { text: oneLine(text), range: trimmed.range };
	details.status = status ?? 'open';
	details.unknownStatus = status === undefined;
	if (status === 'done' || status === 'verified') details.doneDay ??= dayIn(trimmed, context);
	if (status === 'dropped') takeReason(details, trimmed, context);
}

/** A box that waits for its tick, in a cell made for it. */
export const emptyBox = /^\[\s?\]$/;

/** Takes the first date in a text into the due date: the phrase from `start` on, of which `end` is the end. */
export function takeDue(details: ItemDetails, item: ItemText, start: number, end: number, context: ItemContext): void {
	if (details.due) return;
	// "Nov." is an abbreviation; behind a longer word the dot ends the sentence.
	const last = /\p{L}{5}\.$/u.test(item.text.slice(start, end)) ? end - 1 : end;
	details.due = readDate(item.text.slice(start, last), sourceOf(item, start, last), context.dates);
}

export function takeLinks(details: ItemDetails, item: ItemText): void {
	const links = readLinks(item);
	if (links.length === 0) return;
	const starts = new Set(details.links.map(({ range }) => range.start));
	for (const link of links) if (!starts.has(link.range.start)) details.links.push(link);
}

/** The reason behind a dropped item: after "reason:", "because", a dash or colon, or in brackets. */
export function takeReason(details: ItemDetails, item: ItemText, context: ItemContext): void {
	if (details.reason) return;
	const marked =
		/(?:reason\s*[:：]|because(?: of)?\s|due to\s|since\s|weil\s|grund\s*:|porque\s|parce que\s|motivo\s*:|raison\s?:|reden\s*:|perché\s|omdat\s|理由[:：]|原因[:：]|사유[:：])\s*/i.exec(
			item.text,
		);
	const mark = statusMark(item.pattern, context.words);
	const from = marked ? marked.index + (marked[0].includes(':') || marked[0].includes('：') ? marked[0].length : 0) : mark?.end;
	if (from === undefined) return;
	const reason = trimText(partOf(item, from, item.text.length), /[\s\-–—:：,;.()（）[\]]/);
	// "Dropped on 2026-11-15" says when, not why.
	const day = reason.text.replace(/^(?:on|in|at|as of|am|le|el)\s/i, '');
	if (!marked && datePhraseAt(day, 0)?.end === day.length) return;
	if (reason.text.length > 2) details.reason = { text: oneLine(reason.text), range: reason.range };
}

/** A part of an item's text that is a detail by itself, as it stands in brackets or between dashes. */
export type MetaPart = 'owner' | 'name' | 'due' | 'status' | 'priority' | 'link' | 'bucket' | 'gap';

/** What a part of a bracket or behind a dash can be; `name` is one that only looks like a name. */
export function metaPartOf(text: string, context: ItemContext): MetaPart | undefined {
	const plain = text.trim().replace(/[.!]{1,9}$/, '');
	if (plain === '') return undefined;
	if (isHandle(plain) || (/^@/.test(plain) && plain.split(/\s{0,9}[,&+/]\s{0,9}|\s{1,9}(?=@)/).every((part) => isHandle(part))))
		return isOwnerGap(plain, context.words) ? 'gap' : 'owner';
	if (datePhraseAt(plain, 0)?.end === plain.length) return 'due';
	const status = statusMark(plain, context.words);
	if (status && (status.status !== 'open' || status.end === plain.length)) return 'status';
	if (priorityOf(plain) !== undefined) return 'priority';
	if (isReference(plain) || plain.replaceAll(blank, '').trim() === '') return 'link';
	if (context.people.has(plain.toLowerCase())) return 'owner';
	if (/\b(?:team|squad|guild|crew)$/i.test(plain) && plain.split(/\s+/).length <= 4) return 'owner';
	if (/^(?:Team|Squad|Equipo|Equipe|Équipe) \p{Lu}[\p{L}\p{N}-]*$/u.test(plain) && isTeam(plain)) return 'owner';
	if (isKnownName(plain)) return 'owner';
	if (isNameLike(plain)) return 'name';
	return undefined;
}

/** Whether a name-like part can be an owner, when nothing but its look speaks for it. */
export function isPersonOrTeam(text: string, context: ItemContext): boolean {
	const plain = text.trim();
	if (isHandle(plain) || context.people.has(plain.toLowerCase())) return true;
	return /^\p{Lu}/u.test(plain) && plain.split(/\s+/).length <= 3 && isTeam(plain) && !/^(?:all|we|us|data|support|security)$/i.test(plain);
}

export function isGap(text: string, words: Words): boolean {
	return (
		!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) ||
		words.isUnknown(text) ||
		/^\[?(?:tbd|tbc|yyyy-mm-dd|date|due(?: date)?|xxx+)\]?$/i.test(text)
	);
}

/** The text without white space, or what `edge` says, at both its ends. */
export function trimText(item: ItemText, edge?: RegExp): ItemText {
	const isEdge = (at: number): boolean => (edge ? edge.test(item.text.charAt(at)) : isSpace(item.text.charCodeAt(at)));
	let start = 0;
	let end = item.text.length;
	while (start < end && isEdge(start)) start += 1;
	while (end > start && isEdge(end - 1)) end -= 1;
	if (start === 0 && end === item.text.length) return item;
	return start === end ? { ...partOf(item, start, end), range: item.range } : partOf(item, start, end);
}

/** The first exact day in a text. */
export function dayIn(item: ItemText, context: ItemContext): Day | undefined {
	for (const match of item.pattern.matchAll(/(?<![\p{L}\p{N}])[\p{L}\d]/gu)) {
		const phrase = datePhraseAt(item.pattern, match.index);
		if (phrase?.certainty !== 'exact') continue;
		const reading = readDate(item.text.slice(match.index, phrase.end), sourceOf(item, match.index, phrase.end), context.dates);
		if (reading.day !== undefined) return reading.day;
	}
	return undefined;
}

function verifiedDay(item: ItemText, context: ItemContext): Day | undefined {
	return /(?:verified|validated|confirmed|verifiziert|vérifié|verificad[oa]|verificat[oa]|geverifieerd|検証済|验证|已验证|확인|✅)/iu.test(
		item.text,
	)
		? dayIn(item, context)
		: undefined;
}

/** The answer in a column that asks "Done?". */
function yes(text: string): ItemStatus | undefined {
	if (/^\[?[xX✓✔]\]?$|^(?:y|yes|ja|oui|sí|si|sim|はい|是|예)$/iu.test(text)) return 'done';
	return /^(?:n|no|nein|non|não|nee|いいえ|否|아니오)$/iu.test(text) ? 'open' : undefined;
}
