import { commands, Disposable, env, l10n, QuickPickItemKind, window } from 'vscode';
import { askOnceMore, chainsOfWhys, unansweredWhy } from '../../core/edit/ask-why.ts';
import { insertSection, setDocumentStatus } from '../../core/edit/index.ts';
import type { ActionItem, Postmortem } from '../../core/model/postmortem.ts';
import { expectationFor } from '../../core/templates/expectation.ts';
import { documentStatusWord } from '../../core/vocabulary/document-words.ts';
import { wordsOf } from '../../core/vocabulary/words.ts';
import { executiveSummary, issueBody } from '../../core/workspace/executive-summary.ts';
import { type Missing, missingBeforeMeeting } from '../../core/workspace/meeting-check.ts';
import { type ActivePostmortem, activePostmortem, goTo, onActivePostmortem, writeEdits } from '../active-postmortem.ts';
import { contextKeys, commands as ids } from '../ids.ts';
import { statusWord } from '../item-words.ts';
import { momentName } from '../metric-words.ts';
import type { Services } from '../services.ts';

/** The review meeting: what is missing before it, one more why, the document's status, and what goes out afterwards. */
export function register(services: Services): Disposable {
	const withPostmortem = (run: (active: ActivePostmortem, given: unknown) => Promise<unknown>) => async (given: unknown) => {
		const active = await activePostmortem(services);
		if (active) return run(active, given);
		void window.showInformationMessage(l10n.t('This is no postmortem.'));
		return undefined;
	};
	return Disposable.from(
		onActivePostmortem(services, (active) => {
			const hasWhys = active !== undefined && chainsOfWhys(active.checked.postmortem).length > 0;
			void commands.executeCommand('setContext', contextKeys.hasWhys, hasWhys);
		}),
		commands.registerCommand(ids.checkBeforeMeeting, withPostmortem(showMissing)),
		commands.registerCommand(ids.askWhy, withPostmortem(askWhy)),
		commands.registerCommand(ids.setDocumentStatus, withPostmortem(changeStatus)),
		commands.registerCommand(ids.copySummary, withPostmortem(copySummary)),
		commands.registerCommand(ids.copyAsIssue, withPostmortem(copyAsIssue)),
	);
}

async function showMissing({ checked }: ActivePostmortem): Promise<void> {
	const { postmortem, configuration, document, problems } = checked;
	const expectation = expectationFor(postmortem, wordsOf(configuration.configuration.aliases), configuration.teamTemplates);
	const missing = missingBeforeMeeting(postmortem, expectation);
	const places = missing.map((each) => {
		const isAbsent = each.what === 'section' && !each.isThere;
		const description = isAbsent ? { description: l10n.t('is inserted') } : {};
		return { label: `$(circle-large-outline) ${inWords(each)}`, ...description, missing: each };
	});
	const all = { label: `$(warning) ${l10n.t('Show all problems')}`, description: `${problems.length}`, missing: undefined };
	const separator = { label: '', kind: QuickPickItemKind.Separator, missing: undefined };
	const nothing = { label: `$(pass) ${l10n.t('Nothing is missing.')}`, missing: undefined };
	const chosen = await window.showQuickPick(
		[...(places.length > 0 ? places : [nothing]), ...(problems.length > 0 ? [separator, all] : [])],
		{
			title: l10n.t('Check Before the Meeting'),
			placeHolder:
				places.length === 1
					? l10n.t('One thing is missing: choose it to go there')
					: places.length > 1
						? l10n.t('{0} things are missing: choose one to go there', places.length)
						: '',
		},
	);
	if (chosen === all) await commands.executeCommand('workbench.actions.view.problems');
	const wanted = chosen?.missing;
	if (!wanted) return;
	const absent = wanted.what === 'section' && !wanted.isThere && expectation.sections.find(({ id }) => id === wanted.section);
	if (!absent) await goTo(document.uri, wanted.range);
	else await writeEdits(checked, [insertSection(postmortem, expectation.sections, absent)]);
}

function inWords(missing: Missing): string {
	switch (missing.what) {
		case 'severity':
			return l10n.t('The severity');
		case 'start':
			return l10n.t('When it began, with time and timezone');
		case 'end':
			return l10n.t('When it was over, with time and timezone');
		case 'impactNumber':
			return l10n.t('A number in the impact');
		case 'timelineZone':
			return l10n.t('The timezone of the timeline');
		case 'timelineOrder':
			return l10n.t('The order of the timeline');
		case 'section':
			return l10n.t('The section “{0}”', missing.title);
		case 'moment':
			return l10n.t('The entry of the timeline for “{0}”', momentName(missing.moment));
		case 'placeholders':
			return missing.count === 1
				? l10n.t('One gap of the template to fill in')
				: l10n.t('{0} gaps of the template to fill in', missing.count);
		case 'owners':
			return missing.count === 1 ? l10n.t('The owner of one action item') : l10n.t('The owners of {0} action items', missing.count);
		case 'dueDates':
			return missing.count === 1 ? l10n.t('The due date of one action item') : l10n.t('The due dates of {0} action items', missing.count);
	}
}

/** Below the chain that the caret stands in, else below the first one; a question without an answer is gone to. */
async function askWhy({ editor, checked }: ActivePostmortem): Promise<void> {
	const { postmortem, document } = checked;
	const chains = chainsOfWhys(postmortem);
	const at = document.offsetAt(editor.selection.active);
	const chain = chains.findLast(([first]) => first !== undefined && first.range.start <= at) ?? chains[0];
	const last = chain?.at(-1);
	const gap = last && unansweredWhy(postmortem, last);
	if (!last) void window.showInformationMessage(l10n.t('There is no chain of whys in this document.'));
	else if (gap) await goTo(document.uri, gap);
	else await writeEdits(checked, [askOnceMore(postmortem, last)]);
}

const statuses = ['draft', 'in-review', 'reviewed', 'closed'] as const;
type Status = (typeof statuses)[number];

async function changeStatus({ checked }: ActivePostmortem, given: unknown): Promise<void> {
	const { postmortem, document } = checked;
	const status = statuses.find((each) => each === given) ?? (await askStatus(postmortem));
	if (status === undefined || status === postmortem.documentStatus?.value) return;
	const unverified =
		status === 'closed' ? postmortem.actionItems.filter(({ status: state }) => state !== 'verified' && state !== 'dropped') : [];
	if (unverified.length > 0) {
		const answer = await askUnverified(unverified);
		if (answer !== 'close') {
			if (answer) await goTo(document.uri, answer.range);
			return;
		}
	}
	await writeEdits(checked, setDocumentStatus(postmortem, documentStatusWord(status, postmortem.language)));
}

async function askStatus(postmortem: Postmortem): Promise<Status | undefined> {
	const words: Record<Status, readonly [label: string, detail: string]> = {
		draft: [l10n.t('Draft'), l10n.t('It is being written')],
		'in-review': [l10n.t('In review'), l10n.t('It is complete and goes to the meeting')],
		reviewed: [l10n.t('Reviewed'), l10n.t('The meeting has agreed on it; actions are under way')],
		closed: [l10n.t('Closed'), l10n.t('Every action is verified or was dropped for a reason')],
	};
	const present = statuses.indexOf(postmortem.documentStatus?.value as Status);
	const choices = statuses.map((status, index) => ({
		label: words[status][0],
		detail: words[status][1],
		description: index === present ? l10n.t('now') : '',
		status,
	}));
	// The next step comes first.
	const next = present < 0 ? 0 : Math.min(present + 1, choices.length - 1);
	const ordered = [...choices.slice(next), ...choices.slice(0, next)];
	return (await window.showQuickPick(ordered, { title: l10n.t('Status of the Document') }))?.status;
}

/** Lists the items, so that one can go and see; closing comes last, since Enter is pressed easily. */
async function askUnverified(unverified: readonly ActionItem[]): Promise<ActionItem | 'close' | undefined> {
	const items = unverified.map((item) => ({ label: `$(circle-large-outline) ${item.text}`, description: statusWord(item.status), item }));
	const separator = { label: '', kind: QuickPickItemKind.Separator, item: undefined };
	const close = { label: `$(pass) ${l10n.t('Close Anyway')}`, item: 'close' as const };
	const chosen = await window.showQuickPick([...items, separator, close], {
		title: l10n.t('Status of the Document'),
		placeHolder:
			unverified.length === 1
				? l10n.t('One action item is not verified: choose it to go there')
				: l10n.t('{0} action items are not verified: choose one to go there', unverified.length),
	});
	return chosen?.item;
}

async function copySummary({ checked }: ActivePostmortem): Promise<string | undefined> {
	const summary = executiveSummary(checked.postmortem);
	if (summary === '') {
		void window.showInformationMessage(l10n.t('There is nothing to sum up yet.'));
		return undefined;
	}
	await env.clipboard.writeText(summary);
	void window.showInformationMessage(l10n.t('The summary is on the clipboard.'));
	return summary;
}

async function copyAsIssue({ checked }: ActivePostmortem): Promise<string> {
	const body = issueBody(checked.postmortem);
	await env.clipboard.writeText(body);
	void window.showInformationMessage(l10n.t('The postmortem is on the clipboard, as the body of an issue.'));
	return body;
}
