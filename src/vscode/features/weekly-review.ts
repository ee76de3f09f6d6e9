import { commands, type Disposable, l10n, QuickInputButtons, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { ItemEntry } from '../../core/workspace/index.ts';
import { asText } from '../../core/workspace/item-markdown.ts';
import { itemsToReview } from '../../core/workspace/review.ts';
import { type ReviewReason, reviewReason } from '../../core/workspace/review-reason.ts';
import { isOpen } from '../../core/workspace/summary.ts';
import { type ChangedDocument, undoChange } from '../change-items.ts';
import { commands as ids } from '../ids.ts';
import { act, entryOf, type ItemAction } from '../item-actions.ts';
import { besideItem } from '../item-words.ts';
import { type ItemTarget, revealItem } from '../reveal-item.ts';
import type { Services } from '../services.ts';

/** Items of incidents that are longer ago are looked at in the sidebar, by whoever wants to. */
const olderThanDays = 180;

/** The weekly review: one item after the other that needs somebody, each with what can be done about it, and a report at the end. */
export function register(services: Services): Disposable {
	let running = false;
	return commands.registerCommand(ids.weeklyReview, async () => {
		if (running) return;
		running = true;
		try {
			await review(services);
		} finally {
			running = false;
		}
	});
}

/** An item to look at. Its key changes with its text. */
interface Stop {
	readonly uri: string;
	key: string;
	/** As it was when the review reached it last, for the report. */
	entry: ItemEntry;
	readonly reason: ReviewReason;
	skipped: boolean;
}

/** Something that was done, and what it takes to undo it. */
interface Step {
	readonly stop: Stop;
	readonly keyBefore: string;
	readonly words: string;
	readonly documents: readonly ChangedDocument[];
}

async function review(services: Services): Promise<void> {
	const { workspaceFiles, today, configurations } = services;
	await workspaceFiles.settled();
	const folder = workspace.workspaceFolders?.[0]?.uri;
	const verifyAfterDays = folder ? (await configurations.at(Uri.joinPath(folder, 'postmortems'))).configuration.verifyAfterDays : 14;
	const context = { today: today(), me: [], verifyAfterDays };
	const stops = itemsToReview(workspaceFiles.index.items(), context, olderThanDays).flatMap((entry): Stop[] => {
		const reason = reviewReason(entry.item, context.today, verifyAfterDays);
		return reason ? [{ uri: entry.uri, key: entry.item.key, entry, reason, skipped: false }] : [];
	});
	if (stops.length === 0) {
		void window.showInformationMessage(l10n.t('No action item needs a review: none is overdue, without owner or date, or to be verified.'));
		return;
	}

	const steps: Step[] = [];
	let at = 0;
	while (at < stops.length) {
		const stop = stops[at];
		const entry = stop && (await entryOf(services, targetOf(stop)));
		if (!stop || !entry) {
			at += 1;
			continue;
		}
		stop.entry = entry;
		const target: ItemTarget = { uri: stop.uri, key: stop.key, source: entry.item.source };
		await revealItem(services, target);
		const choice = await askStep(stop, at, stops.length, context.today, steps.at(-1));
		if (choice === 'end') break;
		if (choice === 'skip') {
			stop.skipped = true;
			at += 1;
		} else if (choice === 'back') at = Math.max(0, at - 1);
		else if (choice === 'undo') {
			const step = steps.pop();
			if (!step) continue;
			const [refused] = await undoChange(services, step.documents);
			if (refused === undefined) {
				step.stop.key = step.keyBefore;
				services.lastChange.forget(step.documents);
				at = stops.indexOf(step.stop);
			} else void window.showWarningMessage(refused);
		} else {
			const outcome = await act(services, choice, [target]);
			const [changed] = outcome?.changed ?? [];
			if (!outcome || !changed) continue;
			steps.push({ stop, keyBefore: stop.key, words: doneWords(choice), documents: outcome.documents });
			stop.key = changed.key;
			stop.skipped = false;
			const after = await entryOf(services, targetOf(stop));
			if (after) stop.entry = after;
			// An item without owner and date needs both.
			const isHalfAnswer = choice === 'assign' || choice === 'setDue';
			if (!isHalfAnswer || !after || reviewReason(after.item, context.today, verifyAfterDays) === undefined) at += 1;
		}
	}
	await openReport(reportOf(stops, steps, context.today));
}

function targetOf({ uri, key, entry }: Stop): ItemTarget {
	return { uri, key, source: entry.item.source };
}

type Choice = ItemAction | 'skip' | 'back' | 'undo' | 'end';

interface ChoiceItem extends QuickPickItem {
	readonly choice: Choice;
}

/** Escape ends the review. */
function askStep(stop: Stop, at: number, count: number, today: string, last: Step | undefined): Promise<Choice> {
	const { item, document } = stop.entry;
	const picker = window.createQuickPick<ChoiceItem>();
	picker.title = `${l10n.t('Weekly Review')}: ${reasonWord(stop.reason)}`;
	picker.step = at + 1;
	picker.totalSteps = count;
	picker.placeholder = `${item.text} — ${besideItem(item, today)} — ${document.title ?? ''}`;
	picker.ignoreFocusOut = true;
	if (at > 0) picker.buttons = [QuickInputButtons.Back];
	const choices: ChoiceItem[] = [
		{ label: l10n.t('Skip'), choice: 'skip' },
		...(item.status === 'done'
			? [
					{ label: l10n.t('Verify…'), choice: 'verify' as const },
					{ label: l10n.t('Open Again'), choice: 'reopen' as const },
				]
			: [
					{ label: l10n.t('Mark as Done'), choice: 'finish' as const },
					{ label: l10n.t('Assign…'), choice: 'assign' as const },
					{ label: l10n.t('Set Due Date…'), choice: 'setDue' as const },
					{ label: l10n.t('Block…'), choice: 'block' as const },
					{ label: l10n.t('Drop…'), choice: 'drop' as const },
					{ label: l10n.t('Verify…'), choice: 'verify' as const },
				]),
		...(last ? [{ label: l10n.t('Undo'), description: `${last.words}: ${last.stop.entry.item.text}`, choice: 'undo' as const }] : []),
		...(at > 0 ? [{ label: l10n.t('Back'), choice: 'back' as const }] : []),
		{ label: l10n.t('End Review'), choice: 'end' },
	];
	picker.items = choices;
	return new Promise((resolve) => {
		picker.onDidTriggerButton(() => {
			resolve('back');
			picker.hide();
		});
		picker.onDidAccept(() => {
			const [chosen] = picker.activeItems;
			// Words that fit no choice are not one.
			if (!chosen) return;
			resolve(chosen.choice);
			picker.hide();
		});
		picker.onDidHide(() => {
			resolve('end');
			picker.dispose();
		});
		picker.show();
	});
}

function reasonWord(reason: ReviewReason): string {
	switch (reason) {
		case 'overdue':
			return l10n.t('Overdue');
		case 'unowned':
			return l10n.t('No Owner');
		case 'undated':
			return l10n.t('No Due Date');
		case 'verify':
			return l10n.t('Verify Now');
	}
}

function doneWords(action: ItemAction): string {
	switch (action) {
		case 'finish':
			return l10n.t('Done');
		case 'reopen':
			return l10n.t('Open again');
		case 'start':
			return l10n.t('Started');
		case 'block':
			return l10n.t('Blocked');
		case 'drop':
			return l10n.t('Dropped');
		case 'verify':
			return l10n.t('Verified');
		case 'assign':
			return l10n.t('Assigned');
		case 'setDue':
			return l10n.t('New due date');
		case 'setPriority':
			return l10n.t('New priority');
		case 'setKind':
			return l10n.t('New kind');
		case 'attachTicket':
			return l10n.t('Ticket attached');
	}
}

/** What was changed, what was skipped, and what nobody decided. It is read later, so that its days are written out. */
function reportOf(stops: readonly Stop[], steps: readonly Step[], today: string): string {
	const changed = new Map<Stop, string[]>();
	for (const { stop, words } of steps) changed.set(stop, [...(changed.get(stop) ?? []), words]);
	const line = (stop: Stop, words: string): string => {
		const { item, document } = stop.entry;
		const place = workspace.asRelativePath(Uri.parse(stop.uri));
		const facts = [
			item.owners.join(', '),
			isOpen(item) && item.due !== undefined ? l10n.t('due {0}', item.dueDay ?? item.due) : '',
			item.priority ?? '',
			item.links.map(({ text }) => text).join(', '),
			item.status === 'verified' ? (item.verification ?? '') : '',
			item.reason === undefined ? '' : l10n.t('because {0}', item.reason),
		].filter((fact) => fact !== '');
		const link = `[${asText(document.title ?? place)}](<${place.replace(/[<>\s]/g, encodeURIComponent)}>)`;
		return `- ${asText(item.text)} – ${asText([words, facts.join(', ')].filter(Boolean).join(': '))} – ${link}`;
	};
	const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']);
	const skipped = stops.filter((stop) => !changed.has(stop) && stop.skipped);
	const left = stops.filter((stop) => !changed.has(stop) && !stop.skipped);
	return [
		`# ${l10n.t('Review of action items, {0}', today)}`,
		'',
		l10n.t('To review: {0}. Changed: {1}. Skipped: {2}. Not decided: {3}.', stops.length, changed.size, skipped.length, left.length),
		'',
		...section(
			l10n.t('Changed'),
			[...changed].map(([stop, words]) => line(stop, words.join(', '))),
		),
		...section(
			l10n.t('Skipped'),
			skipped.map((stop) => line(stop, reasonWord(stop.reason))),
		),
		...section(
			l10n.t('Not decided'),
			left.map((stop) => line(stop, reasonWord(stop.reason))),
		),
	].join('\n');
}

async function openReport(content: string): Promise<void> {
	const document = await workspace.openTextDocument({ language: 'markdown', content });
	await window.showTextDocument(document, { preview: false });
}
