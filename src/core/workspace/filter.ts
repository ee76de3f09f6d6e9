import type { Day } from '../model/postmortem.ts';
import type { ItemEntry } from './index.ts';
import { hasUnreadableDue, isOpen, isOverdue, needsVerification } from './summary.ts';

/** What a filter may take from outside: the day, and who "mine" means. */
export interface FilterContext {
	readonly today: Day;
	/** Names and handles of the person at the keyboard; empty when no setting says so. */
	readonly me: readonly string[];
	readonly verifyAfterDays: number;
}

/** A filter that was understood, or the sentence that says what was not. */
export type ParsedFilter =
	| { readonly matches: (entry: ItemEntry, context: FilterContext) => boolean; readonly empty: boolean }
	| { readonly wrong: string };

/**
 * Reads a filter: plain words and "quoted text" must stand in the item, its tickets, its owners or its document's title; `field:value` and
 * `due<2026-12-01` compare fields; a leading `-` means not. All terms must hold. Case never matters.
 */
export function parseFilter(text: string): ParsedFilter {
	const tests: Test[] = [];
	for (const term of termsOf(text)) {
		if ('wrong' in term) return term;
		const test = testOf(term);
		if ('wrong' in test) return test;
		tests.push(term.not ? (entry, context) => !test.holds(entry, context) : test.holds);
	}
	const matches: Test = (entry, context) => {
		for (const test of tests) if (!test(entry, context)) return false;
		return true;
	};
	return { empty: tests.length === 0, matches };
}

/** The words that stand before the colon, for completion and messages. */
export const filterFields = [
	'owner',
	'due',
	'is',
	'has',
	'severity',
	'status',
	'priority',
	'bucket',
	'service',
	'category',
	'title',
	'date',
] as const;

/** What `is:` knows. */
export const filterStates = [
	'open',
	'in-progress',
	'blocked',
	'done',
	'verified',
	'dropped',
	'overdue',
	'unowned',
	'undated',
	'unreadable',
	'tracked',
	'verify',
	'mine',
	'draft',
] as const;

type Test = (entry: ItemEntry, context: FilterContext) => boolean;
type Understood = { readonly holds: Test } | { readonly wrong: string };
type Comparison = ':' | '<' | '<=' | '>' | '>=';

interface Term {
	readonly not: boolean;
	readonly field: string | undefined;
	readonly comparison: Comparison;
	readonly value: string;
	readonly quoted: boolean;
}

function* termsOf(text: string): Generator<Term | { readonly wrong: string }> {
	let at = 0;
	while (at < text.length) {
		if (/\s/.test(text.charAt(at))) {
			at += 1;
			continue;
		}
		const not = text[at] === '-' && at + 1 < text.length && !/\s/.test(text.charAt(at + 1));
		if (not) at += 1;
		const head = /^([a-z]+)(<=|>=|[:<>])/i.exec(text.slice(at, at + 24));
		if (head) at += head[0].length;
		let value = '';
		const quoted = text[at] === '"';
		if (quoted) {
			const close = text.indexOf('"', at + 1);
			if (close < 0) {
				yield { wrong: `The quotation that starts with ${text.slice(at, at + 20)} has no end: add a closing ".` };
				return;
			}
			value = text.slice(at + 1, close);
			at = close + 1;
		} else {
			const from = at;
			while (at < text.length && !/\s/.test(text.charAt(at))) at += 1;
			value = text.slice(from, at);
		}
		yield { not, field: head?.[1]?.toLowerCase(), comparison: (head?.[2] ?? ':') as Comparison, value: value.toLowerCase(), quoted };
	}
}

function testOf(term: Term): Understood {
	const { field, value } = term;
	// A lone hyphen is the beginning of a "not" that is still being typed.
	if (field === undefined)
		return value === '' || (value === '-' && !term.quoted)
			? { holds: () => true }
			: { holds: (entry) => searchable(entry).includes(value) };
	// An address or a clock in plain words ("https://…") is no field.
	if (!isField(field)) {
		if (value.startsWith('//')) return { holds: (entry) => searchable(entry).includes(`${field}:${value}`) };
		return { wrong: `There is no field “${field}”: use ${list(filterFields)}, or put the words in quotation marks.` };
	}
	if (value === '') return { wrong: `Say what “${field}${term.comparison}” is compared with, such as ${exampleOf(field)}.` };
	if (field === 'due' || field === 'date') return compareDay(field, term);
	if (field === 'severity' || field === 'priority') return compareRank(field, term);
	if (term.comparison !== ':') return { wrong: `“${field}” has no order: write ${field}:${value}.` };
	switch (field) {
		case 'owner':
			if (value === 'none') return { holds: ({ item }) => item.owners.length === 0 };
			if (value === 'me') return { holds: isMine };
			return ownerTest(value.replace(/^@/, ''));
		case 'is':
			return stateTest(value);
		case 'has':
			return hasTest(value);
		case 'status':
			return { holds: ({ item }) => item.status === value || (item.statusText?.toLowerCase().includes(value) ?? false) };
		case 'bucket':
			return { holds: ({ item }) => item.bucket === value };
		case 'service':
			return { holds: ({ document }) => document.services.some((service) => service.toLowerCase().includes(value)) };
		case 'category':
			return { holds: ({ document }) => document.category?.toLowerCase().includes(value) ?? false };
		case 'title':
			return { holds: ({ document }) => document.title?.toLowerCase().includes(value) ?? false };
	}
}

/** Few people own many items: whether a name matches is seen once. */
function ownerTest(wanted: string): Understood {
	const seen = new Map<string, boolean>();
	const isMeant = (owner: string): boolean => {
		let meant = seen.get(owner);
		if (meant === undefined) {
			meant = owner.toLowerCase().includes(wanted);
			seen.set(owner, meant);
		}
		return meant;
	};
	const holds: Test = ({ item }) => {
		for (const owner of item.owners) if (isMeant(owner)) return true;
		return false;
	};
	return { holds };
}

function stateTest(value: string): Understood {
	switch (value) {
		case 'open':
			return { holds: ({ item }) => isOpen(item) };
		case 'in-progress':
		case 'blocked':
		case 'done':
		case 'verified':
		case 'dropped':
			return { holds: ({ item }) => item.status === value };
		case 'overdue':
			return { holds: ({ item }, { today }) => isOverdue(item, today) };
		case 'unowned':
			return { holds: ({ item }) => item.owners.length === 0 };
		case 'undated':
			return { holds: ({ item }) => item.due === undefined };
		case 'unreadable':
			return { holds: ({ item }) => hasUnreadableDue(item) };
		case 'tracked':
			return { holds: ({ item }) => item.links.length > 0 };
		case 'verify':
			return { holds: ({ item }, { today, verifyAfterDays }) => needsVerification(item, today, verifyAfterDays) };
		case 'mine':
			return { holds: isMine };
		case 'draft':
			return { holds: ({ document }) => document.documentStatus === 'draft' };
		default:
			return { wrong: `“is:${value}” is not known: use ${list(filterStates)}.` };
	}
}

function hasTest(value: string): Understood {
	switch (value) {
		case 'owner':
			return { holds: ({ item }) => item.owners.length > 0 };
		case 'due':
			return { holds: ({ item }) => item.due !== undefined };
		case 'ticket':
		case 'link':
			return { holds: ({ item }) => item.links.length > 0 };
		case 'priority':
			return { holds: ({ item }) => item.priority !== undefined };
		case 'verification':
			return { holds: ({ item }) => item.verification !== undefined };
		default:
			return { wrong: `“has:${value}” is not known: use owner, due, ticket, priority or verification.` };
	}
}

function compareDay(field: 'due' | 'date', { comparison, value }: Term): Understood {
	const dayOf = ({ item, document }: ItemEntry): Day | undefined => (field === 'due' ? item.dueDay : document.day);
	if (value === 'none' && comparison === ':')
		return { holds: (entry) => (field === 'due' ? entry.item.due : entry.document.day) === undefined };
	const relative = value === 'today';
	if (!relative && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) {
		return { wrong: `“${value}” is no date: write ${field}<2026-12-01, ${field}:2026-12, ${field}:today or ${field}:none.` };
	}
	return {
		holds: (entry, { today }) => {
			const day = dayOf(entry);
			if (day === undefined) return false;
			const wanted = relative ? today : value;
			// A month or a year compares with as much of the day as it names; what goes on behind that is greater than it.
			if (comparison === ':') return day.startsWith(wanted);
			if (comparison === '<') return day < wanted;
			if (comparison === '<=') return day < wanted || day.startsWith(wanted);
			if (comparison === '>') return day > wanted && !day.startsWith(wanted);
			return day >= wanted;
		},
	};
}

function compareRank(field: 'severity' | 'priority', { comparison, value }: Term): Understood {
	const textOf = ({ item, document }: ItemEntry): string | undefined =>
		(field === 'severity' ? document.severity?.text : item.priority)?.toLowerCase();
	if (comparison === ':') {
		if (value === 'none') return { holds: (entry) => textOf(entry) === undefined };
		return { holds: (entry) => squeezed(textOf(entry) ?? '') === squeezed(value) };
	}
	const digits = /\d+/.exec(value);
	if (!digits) return { wrong: `“${value}” has no number to compare: write ${field}<=${field === 'severity' ? 'S2' : 'P1'}.` };
	const wanted = Number(digits[0]);
	return {
		holds: (entry) => {
			const rank = field === 'severity' ? entry.document.severity?.rank : entry.item.priorityRank;
			if (rank === undefined) return false;
			if (comparison === '<') return rank < wanted;
			if (comparison === '<=') return rank <= wanted;
			if (comparison === '>') return rank > wanted;
			return rank >= wanted;
		},
	};
}

function isMine({ item }: ItemEntry, { me }: FilterContext): boolean {
	return item.owners.some((owner) => me.some((name) => owner.replace(/^@/, '').toLowerCase() === name.replace(/^@/, '').toLowerCase()));
}

/** Kept in the row, since a map of thirty thousand of them would take longer than the look itself. */
function searchable(entry: ItemEntry): string {
	const { item, document } = entry;
	entry.searchable ??=
		`${item.text}\n${item.owners.join(' ')}\n${document.title ?? ''}\n${item.links.map((link) => link.text).join(' ')}`.toLowerCase();
	return entry.searchable;
}

function isField(field: string): field is (typeof filterFields)[number] {
	return (filterFields as readonly string[]).includes(field);
}

function exampleOf(field: (typeof filterFields)[number]): string {
	const examples: { readonly [name in (typeof filterFields)[number]]: string } = {
		owner: 'owner:sam',
		due: 'due<2026-12-01',
		is: 'is:overdue',
		has: 'has:ticket',
		severity: 'severity:S1',
		status: 'status:blocked',
		priority: 'priority:P0',
		bucket: 'bucket:detection',
		service: 'service:checkout',
		category: 'category:configuration',
		title: 'title:checkout',
		date: 'date>=2026-01',
	};
	return examples[field];
}

/** "SEV-1", "sev 1" and "Sev1" are one level. */
function squeezed(text: string): string {
	return text.replace(/[\s\-_]/g, '');
}

function list(words: readonly string[]): string {
	return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
