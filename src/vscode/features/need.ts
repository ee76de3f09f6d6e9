import { commands, type Disposable, env, l10n, type QuickPickItem, Uri, window } from 'vscode';
import { type Need, type NeedReason, needFor, needReasons } from '../../core/templates/need.ts';
import { oneLineNote } from '../../core/templates/one-line-note.ts';
import { commands as ids } from '../ids.ts';
import type { Services } from '../services.ts';

/** "Do We Need a Postmortem?": asks what is true of the incident, and makes a full one, a mini one, or a line for the clipboard. */
export function register(services: Services): Disposable {
	return commands.registerCommand(ids.decideNeed, async (): Promise<unknown> => {
		const reasons = await askReasons(await longMinutes(services));
		const need = reasons && (await askNeed(needFor(reasons)));
		if (need === 'note') return copyNote(services.today());
		return need && commands.executeCommand(ids.newPostmortem, need === 'mini' ? { template: 'mini' } : undefined);
	});
}

async function longMinutes({ configurations }: Services): Promise<number> {
	const { configuration } = await configurations.at(window.activeTextEditor?.document.uri ?? Uri.parse('untitled:new.md'));
	return configuration.postmortemAfterMinutes;
}

/** None is an answer too; undefined when the question was dismissed. */
async function askReasons(minutes: number): Promise<readonly NeedReason[] | undefined> {
	const words: Record<NeedReason, readonly [label: string, detail: string]> = {
		customersNoticed: [l10n.t('Customers noticed'), l10n.t('Tickets, a status page entry, complaints in public')],
		agreementBroken: [l10n.t('An agreement with customers was broken'), l10n.t('A service level was missed, or credits are due')],
		tookLong: [l10n.t('It took longer than {0} minutes', minutes), l10n.t('Often a runbook or a tool is missing')],
		newFailure: [l10n.t('It failed in a new way'), l10n.t('Nobody here has seen this before')],
		causeUnclear: [l10n.t('The cause was not plain at once'), l10n.t('It had to be looked for, or is still a guess')],
		severalTeams: [l10n.t('Several teams had to work together'), l10n.t('Hand-overs are where time is lost')],
		nearMiss: [l10n.t('It was a near miss'), l10n.t('Only luck kept it from being worse')],
		silentAlert: [l10n.t('An alert that was meant for this stayed silent'), l10n.t('Or somebody noticed before monitoring did')],
	};
	const choices = needReasons.map((reason) => ({ label: words[reason][0], detail: words[reason][1], reason }));
	const chosen = await window.showQuickPick(choices, {
		title: l10n.t('Do We Need a Postmortem? (1 of 2)'),
		placeHolder: l10n.t('Check what is true of the incident, then press Enter; nothing of it is an answer too'),
		canPickMany: true,
		ignoreFocusOut: true,
	});
	return chosen?.map(({ reason }) => reason);
}

async function askNeed(proposed: Need): Promise<Need | undefined> {
	const words: Record<Need, readonly [label: string, detail: string]> = {
		full: [l10n.t('Write a postmortem'), l10n.t('Impact, timeline, causes and actions')],
		mini: [l10n.t('Write a mini postmortem'), l10n.t('Impact, trigger and one action')],
		note: [l10n.t('Copy a one-line note'), l10n.t('For the incident channel, in place of a document')],
	};
	const ordered: Need[] = [proposed, ...(['full', 'mini', 'note'] as const).filter((need) => need !== proposed)];
	const choices = ordered.map((need): QuickPickItem & { need: Need } => ({
		label: words[need][0],
		detail: words[need][1],
		description: need === proposed ? l10n.t('fits what you checked') : '',
		need,
	}));
	return (await window.showQuickPick(choices, { title: l10n.t('Do We Need a Postmortem? (2 of 2)'), ignoreFocusOut: true }))?.need;
}

/** The parts that are left empty stay gaps in the line. */
async function copyNote(day: string): Promise<string | undefined> {
	const answers: string[] = [];
	for (const [prompt, placeHolder] of [
		[l10n.t('Which service?'), l10n.t('search')],
		[l10n.t('What was the effect?'), l10n.t('slow answers')],
		[l10n.t('For how long?'), l10n.t('4 minutes')],
		[l10n.t('How did it recover?'), l10n.t('by itself')],
	] as const) {
		const answer = await window.showInputBox({ title: l10n.t('One-Line Note'), prompt, placeHolder, ignoreFocusOut: true });
		if (answer === undefined) return undefined;
		answers.push(answer.trim());
	}
	const [service, effect, duration, recovered] = answers;
	const note = oneLineNote({ day, service, effect, duration, recovered });
	await env.clipboard.writeText(note);
	void window.showInformationMessage(l10n.t('Copied: {0}', note));
	return note;
}
