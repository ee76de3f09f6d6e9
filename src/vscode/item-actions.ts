import { l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { ItemChange } from '../core/edit/item-change.ts';
import type { AskedField } from '../core/lint/rule.ts';
import { isDay } from '../core/model/calendar.ts';
import type { Day } from '../core/model/postmortem.ts';
import { bucketTitle } from '../core/vocabulary/document-words.ts';
import { type Bucket, buckets } from '../core/vocabulary/terms.ts';
import type { ItemEntry } from '../core/workspace/index.ts';
import { type Summary, summarise } from '../core/workspace/summary.ts';
import { type ChangeOutcome, changeItems, undoChange } from './change-items.ts';
import { bucketWord } from './item-words.ts';
import { openDocument } from './open-document.ts';
import type { ItemTarget } from './reveal-item.ts';
import type { Services } from './services.ts';

/** What can be done with action items, from the tree, the editor and the review alike. */
export const itemActions = [
	'finish',
	'reopen',
	'start',
	'block',
	'drop',
	'verify',
	'assign',
	'setDue',
	'setPriority',
	'setKind',
	'attachTicket',
] as const;
export type ItemAction = (typeof itemActions)[number];

/** Ways to make a change, the best first; see `editItems`. */
type WaysFor = (entry: ItemEntry) => readonly (readonly ItemChange[])[];

/**
 * Asks what an action needs to know, once for all items, and writes it. Undefined when the question was dismissed. What could not be
 * written is told to the user.
 */
export async function act(services: Services, action: ItemAction, targets: readonly ItemTarget[]): Promise<ChangeOutcome | undefined> {
	const found = await Promise.all(targets.map(async (target) => ({ target, entry: await entryOf(services, target) })));
	const there = found.flatMap(({ target, entry }) => (entry ? [{ target, entry }] : []));
	if (there.length === 0) {
		if (found.length > 0) void window.showWarningMessage(l10n.t('The action item is not in its document any more.'));
		return undefined;
	}
	const waysFor = await ask(
		services,
		action,
		there.map(({ entry }) => entry),
	);
	if (!waysFor) return undefined;
	// What the user saw counts, which is not what the file may have become while they answered.
	const outcome = await changeItems(
		services,
		there.map(({ target, entry }) => ({ target, ways: waysFor(entry) })),
	);
	services.lastChange.remember(outcome.documents);
	const missing = found.flatMap(({ entry }) => (entry ? [] : [l10n.t('The action item is not in its document any more.')]));
	tellRefused([...outcome.refused, ...missing], targets.length);
	return outcome;
}

/** Undoes the last change that was made by an action. */
export async function undoLastAction(services: Services): Promise<void> {
	const documents = services.lastChange.take();
	if (documents) tellRefused(await undoChange(services, documents), documents.length);
}

/** The item with its document, from the index or, where the index does not reach, from what an editor holds. */
export async function entryOf(services: Services, { uri, key }: ItemTarget): Promise<ItemEntry | undefined> {
	const { index, reread } = services.workspaceFiles;
	const inIndex = entryIn(index.get(uri), uri, key);
	if (inIndex) return inIndex;
	await reread(Uri.parse(uri));
	return entryIn(index.get(uri) ?? (await summaryOfOpen(services, uri)), uri, key);
}

function entryIn(document: Summary | undefined, uri: string, key: string): ItemEntry | undefined {
	const item = document?.items.find((one) => one.key === key);
	return document && item && { uri, document, item };
}

async function summaryOfOpen(services: Services, uri: string): Promise<Summary | undefined> {
	const document = openDocument(Uri.parse(uri));
	const checked = document && (await services.documents.check(document));
	return checked && summarise(checked.postmortem);
}

function tellRefused(refused: readonly string[], asked: number): void {
	const [first] = refused;
	if (first === undefined) return;
	void window.showWarningMessage(
		refused.length === 1 && asked === 1 ? first : l10n.t('Left as they were: {0} of {1}. {2}', refused.length, asked, first),
	);
}

async function ask(services: Services, action: ItemAction, entries: readonly ItemEntry[]): Promise<WaysFor | undefined> {
	const today = services.today();
	switch (action) {
		case 'finish':
			return always({ field: 'status', value: 'done', day: today });
		case 'reopen':
			return always({ field: 'status', value: 'open' });
		case 'start':
			return always({ field: 'status', value: 'in-progress' });
		case 'block': {
			const reason = await askText(l10n.t('What Blocks It?'), entries);
			return reason === undefined ? undefined : always({ field: 'status', value: 'blocked', reason: reason || undefined });
		}
		case 'drop': {
			const reason = await askText(l10n.t('Why Is It Dropped?'), entries, {
				required: l10n.t('Say why, for whoever reads the postmortem later.'),
			});
			return reason === undefined ? undefined : always({ field: 'status', value: 'dropped', reason });
		}
		case 'verify':
			return askVerification(today, entries);
		case 'assign':
			return askField(services, 'owner', entries);
		case 'setDue':
			return askField(services, 'due', entries);
		case 'attachTicket':
			return askField(services, 'link', entries);
		case 'setPriority': {
			const value = await askPriority(services, entries);
			return value === undefined ? undefined : always({ field: 'priority', value });
		}
		case 'setKind': {
			const bucket = await askBucket(entries);
			return bucket && (({ document }) => [[{ field: 'bucket', value: bucketTitle(bucket, document.language) }]]);
		}
	}
}

function always(...changes: readonly ItemChange[]): WaysFor {
	return () => [changes];
}

async function askField(services: Services, field: AskedField, entries: readonly ItemEntry[]): Promise<WaysFor | undefined> {
	const [first] = entries;
	if (!first) return undefined;
	const { configuration } = await services.configurations.at(Uri.parse(first.uri));
	const people = services.workspaceFiles.index.items().flatMap(({ item }) => item.owners);
	const items = entries.map(({ item }) => item);
	const change = await services.ask({ field, items, people, configuration, today: services.today() });
	return change && always(change);
}

async function askVerification(today: Day, entries: readonly ItemEntry[]): Promise<WaysFor | undefined> {
	const planned = entries.length === 1 ? (entries[0]?.item.verification ?? '') : '';
	const how = await askText(l10n.t('How Was It Verified?'), entries, { value: planned });
	if (how === undefined) return undefined;
	const day = await window.showInputBox({
		title: l10n.t('When Was It Verified?'),
		prompt: l10n.t('Year-month-day'),
		value: today,
		validateInput: (text) => (isDay(text.trim()) ? undefined : l10n.t('Write the day like {0}.', today)),
	});
	if (day === undefined) return undefined;
	const verified: ItemChange = { field: 'status', value: 'verified', day: day.trim() };
	return ({ item, document }) => {
		if (how === '' || how === item.verification) return [[verified]];
		const inWords: readonly ItemChange[] = [
			{ field: 'status', value: 'done' },
			{ field: 'verification', value: `Verified ${day.trim()}: ${how}` },
		];
		const inCells: readonly ItemChange[] = [{ field: 'verification', value: how }, verified];
		// A sentence of ours is English, and would stand among words of another language.
		const isSentence = document.language === 'en' && !item.source.trimStart().startsWith('|');
		return isSentence ? [inWords, inCells] : [inCells, inWords];
	};
}

async function askPriority(services: Services, entries: readonly ItemEntry[]): Promise<string | undefined> {
	const met = new Map<string, number>();
	for (const { item } of services.workspaceFiles.index.items()) {
		if (item.priority !== undefined && item.priorityRank !== undefined) met.set(item.priority, item.priorityRank);
	}
	if (met.size === 0) for (const rank of [0, 1, 2, 3]) met.set(`P${rank}`, rank);
	const names = [...met].sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0])).map(([name]) => name);
	return window.showQuickPick(names, { title: l10n.t('Priority'), placeHolder: aboutItems(entries) });
}

async function askBucket(entries: readonly ItemEntry[]): Promise<Bucket | undefined> {
	const choices: (QuickPickItem & { bucket: Bucket })[] = buckets.map((bucket) => ({ label: bucketWord(bucket), bucket }));
	return (await window.showQuickPick(choices, { title: l10n.t('Kind'), placeHolder: aboutItems(entries) }))?.bucket;
}

async function askText(
	title: string,
	entries: readonly ItemEntry[],
	more: { required?: string; value?: string } = {},
): Promise<string | undefined> {
	const text = await window.showInputBox({
		title,
		prompt: aboutItems(entries),
		value: more.value ?? '',
		validateInput: (typed) => (more.required !== undefined && typed.trim() === '' ? more.required : undefined),
	});
	return text?.trim();
}

function aboutItems(entries: readonly ItemEntry[]): string {
	const [first] = entries;
	return entries.length === 1 && first ? first.item.text : l10n.t('Action items: {0}', entries.length);
}
