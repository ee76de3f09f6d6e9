import { normalisedItemText } from '../model/item-key.ts';
import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { oneLine } from '../text/one-line.ts';
import { overlaps } from '../text/range.ts';
import type { ItemChange } from './item-change.ts';
import { itemEdits } from './item-edits.ts';
import { sentenceLead } from './set-field.ts';

/** The edits of a change to an item, and what the item is known by afterwards. */
export type ItemEditOutcome =
	| { readonly edits: readonly TextEdit[]; readonly key: string; readonly refused?: never }
	| { readonly refused: string; readonly edits?: never };

/**
 * The edits that make a change to the item with that key, and to nothing else: the changed text was read again and differs in the
 * named field alone. Refuses when there is no such item, when its source is not the expected one, and when the document's form has no
 * place for the change.
 *
 * @param expectedSource The item's source as it was when the change was chosen, `text.slice(item.range.start, item.range.end)`.
 */
export function editItem(
	postmortem: Postmortem,
	key: string,
	change: ItemChange,
	expectedSource?: string,
	reading: ReadingOptions = {},
): ItemEditOutcome {
	const index = postmortem.actionItems.findIndex((item) => item.key === key);
	const item = postmortem.actionItems[index];
	if (!item) return { refused: 'The action item is not in the document any more.' };
	if (expectedSource !== undefined && postmortem.text.slice(item.range.start, item.range.end) !== expectedSource) {
		return { refused: 'The action item was changed in the meantime, so that nothing was written.' };
	}
	if (isSaid(postmortem, item, change)) return { edits: [], key };
	for (const edits of itemEdits(postmortem, item, change)) {
		const text = applyEdits(postmortem.text, edits);
		if (text === undefined) continue;
		const after = readPostmortem(text, reading);
		const changed = after.actionItems[index];
		const inText = edits.some(({ range }) => overlaps(range, item.textRange) && isFieldInText(item, change));
		if (changed && isMade(item, changed, change) && isSameElsewhere(postmortem, after, index, change, inText))
			return { edits, key: changed.key };
	}
	return { refused: `The ${fieldNames[change.field]} cannot be written here without changing something else.` };
}

/**
 * The most likely edits for a change, without the check that they change nothing else: for fixes, which are made for many items at a
 * time. Undefined when there is nothing to write. The value may hold the caret mark.
 */
export function setItemField(postmortem: Postmortem, item: ActionItem, change: ItemChange): readonly TextEdit[] | undefined {
	const first = itemEdits(postmortem, item, change).next();
	return first.done || first.value.length === 0 ? undefined : first.value;
}

const fieldNames: { readonly [field in ItemChange['field']]: string } = {
	owner: 'owner',
	due: 'due date',
	status: 'status',
	priority: 'priority',
	bucket: 'bucket',
	link: 'link',
	verification: 'verification',
	reason: 'reason',
};

/** Whether the item says so already, and says it where it is looked for: nothing is written twice. */
function isSaid(postmortem: Postmortem, item: ActionItem, change: ItemChange): boolean {
	const value = wordsIn(change.value);
	if (change.field === 'owner' && value !== undefined) return isOwner(postmortem, item, value);
	if (change.field === 'link' && value !== undefined)
		return [[value], value.split(/,\s/)].some((parts) => parts.every((part) => item.links.some((link) => isWholeLink(link, part))));
	if (change.field === 'verification' && value !== undefined) return proof(item.verification?.text) === proof(value);
	if (change.field !== 'status') return reads(item, change);
	const isTicked = item.checked === undefined || item.checked === (change.value === 'done' || change.value === 'verified');
	const isWritten = item.statusText !== undefined || (change.value === 'open' && item.cells?.status === undefined);
	const days = [item.doneDay, item.verification?.verifiedDay, /\d{4}-\d\d-\d\d/.exec(item.statusText?.text ?? '')?.[0]];
	const isDayWritten = !change.day || change.value === 'open' || days.includes(change.day);
	const isReasonWritten = !change.reason?.trim() || saysReason(item, change.reason);
	return reads(item, change) && isTicked && isWritten && !item.unknownStatus && isDayWritten && isReasonWritten;
}

/** “Sam” is not yet “Sam Lee”; but a value of which less is read than stands there is written. */
function isOwner({ text }: Postmortem, { owners }: ActionItem, value: string): boolean {
	const [first] = owners;
	if (!first) return value === '';
	const isCut = value.length > first.name.length && text.startsWith(value, first.range.start);
	return isCut || owners.map(({ name }) => name).join(', ') === value;
}

/** Whether the changed item says what was asked for, and did not before. */
function isMade(before: ActionItem, after: ActionItem, change: ItemChange): boolean {
	if (!reads(after, change)) return false;
	const value = wordsIn(change.value);
	if (change.field === 'verification') return value === undefined || proof(after.verification?.text) !== proof(before.verification?.text);
	if (change.field !== 'link' || value === undefined) return true;
	const known = new Set(before.links.map(addressOf));
	return after.links.some((link) => !known.has(addressOf(link)) && isPartOf(link, value));
}

/** Whether an item says it, if need be with other words around it or as a part of what was asked for. */
function reads(item: ActionItem, change: ItemChange): boolean {
	const value = wordsIn(change.value);
	switch (change.field) {
		case 'owner': {
			const wanted = value?.toLowerCase();
			return wanted === undefined
				? item.owners.length === 0
				: item.owners.length > 0 && item.owners.every(({ name }) => wanted.includes(name.toLowerCase()));
		}
		case 'due':
			return value === undefined ? item.due === undefined : item.due?.day === value;
		case 'status':
			return item.status === change.value && (change.value !== 'dropped' || !change.reason?.trim() || saysReason(item, change.reason));
		case 'priority':
			return value === undefined ? !item.priority || item.priority.inherited : plain(item.priority?.text) === plain(value);
		case 'bucket':
			return value === undefined ? !item.bucket || item.bucket.text === '' : plain(item.bucket?.text) === plain(value);
		case 'link':
			return value === undefined ? item.links.length === 0 : item.links.some((link) => isPartOf(link, value));
		case 'verification':
			return value === undefined ? item.verification === undefined : plain(item.verification?.text).includes(plain(value));
		case 'reason':
			return value === undefined ? item.reason === undefined : plain(item.reason?.text) === plain(value);
	}
}

type Link = ActionItem['links'][number];

function addressOf({ text, href }: Link): string {
	return href ?? text;
}

function isPartOf({ text, href }: Link, value: string): boolean {
	return value.includes(text) || (href !== undefined && value.includes(href));
}

function isWholeLink({ text, href }: Link, value: string): boolean {
	return [text, href, `<${href}>`, `[${text}](${href})`].includes(value);
}

/** How something is verified, without the words that say that it is. */
function proof(text: string | undefined): string {
	return plain(text?.replace(sentenceLead, ''));
}

/** A value as it is compared; undefined for one that says nothing. */
function wordsIn(value: string | undefined): string | undefined {
	return oneLine(value ?? '') || undefined;
}

/** Whether a reason is the item's. Of a link in it only the words are read, and why an item is blocked only with its status. */
function saysReason({ reason, status, statusText }: ActionItem, wanted: string): boolean {
	const words = plain(wanted.replace(/(\])\([^()\s]*\)/g, '$1'));
	return status === 'blocked' ? plain(statusText?.text).endsWith(` ${words}`) : plain(reason?.text) === words;
}

/** Whether everything but the named field of the one item reads as before. */
function isSameElsewhere(before: Postmortem, after: Postmortem, index: number, change: ItemChange, inText: boolean): boolean {
	if (before.actionItems.length !== after.actionItems.length) return false;
	if (outline(before) !== outline(after)) return false;
	return before.actionItems.every((item, at) => {
		const other = after.actionItems[at];
		if (!other) return false;
		const free = at === index ? freeFacts(item, change, inText) : noFacts;
		const one = factsOf(item);
		const two = factsOf(other);
		return Object.keys(one).every((fact) => free.has(fact) || one[fact] === two[fact]);
	});
}

/** What a change may alter in its item: the field, and what the same words also say. */
function freeFacts(item: ActionItem, change: ItemChange, inText: boolean): ReadonlySet<string> {
	const free = new Set<string>([change.field]);
	if (inText) free.add('text');
	// The name may have been a link.
	if (change.field === 'owner' && item.owners.some((owner) => item.links.some((link) => overlaps(owner.range, link.range))))
		free.add('link');
	if (change.field === 'status')
		for (const fact of ['reason', 'doneDay', 'checked', ...(change.value === 'verified' || isBareStatement(item) ? ['verification'] : [])])
			free.add(fact);
	// A new value may hold a reference, and an old one may have held it.
	const held = [
		change.value,
		change.field === 'status' ? change.reason : undefined,
		change.field === 'verification' ? item.verification?.text : undefined,
		item.reason?.text,
	].join(' ');
	if (/[#/]|[A-Z]-\d/.test(held)) free.add('link');
	if (change.field === 'verification' && /verif/i.test(held)) for (const fact of ['status', 'doneDay']) free.add(fact);
	return free;
}

/** Whether “Verified 2026-12-05” is both: the status, and all that is said of the verification. */
function isBareStatement({ statusText, verification, table }: ActionItem): boolean {
	if (table || !statusText || !verification || !overlaps(statusText.range, verification.range)) return false;
	return !/\p{L}/u.test(verification.text.replace(statusText.text, ''));
}

const noFacts: ReadonlySet<string> = new Set();

/** What is read of an item, each fact as one comparable text. */
function factsOf(item: ActionItem): { readonly [fact: string]: string } {
	return {
		text: item.text.replace(/\s+/g, ' ').trim(),
		style: item.style,
		group: item.group?.title ?? '',
		owner: item.owners.map(({ name }) => name).join('|'),
		due: `${item.due?.text ?? ''}|${item.due?.day ?? ''}`,
		status: item.status,
		checked: String(item.checked),
		doneDay: item.doneDay ?? '',
		reason: item.reason?.text ?? '',
		priority: item.priority?.text ?? '',
		bucket: item.bucket?.text ?? '',
		link: item.links.map(({ text, href }) => href ?? text).join('|'),
		verification: item.verification?.text ?? '',
		id: item.id?.text ?? '',
	};
}

/** Everything but the items, as far as an edit of an item could break it. */
function outline({ sections, fields, timelines, headings }: Postmortem): string {
	return [
		...headings.map(({ title }) => normalisedItemText(title).slice(0, 20)),
		...sections.map(({ id, form }) => `${id} ${form}`),
		...fields.map(({ label, value }) => `${label} ${value}`),
		...timelines.flatMap(({ entries }) => entries.map(({ text }) => text)),
	].join('\n');
}

/** Whether what is changed stands inside of the item's text, as in “Add an alert by 1 July”, which then reads differently. */
function isFieldInText(item: ActionItem, { field }: ItemChange): boolean {
	const range =
		field === 'due' ? item.due?.range : field === 'owner' ? item.owners[0]?.range : field === 'link' ? item.links[0]?.range : undefined;
	return range !== undefined && overlaps(item.textRange, range);
}

function plain(text: string | undefined): string {
	return normalisedItemText(text ?? '');
}
