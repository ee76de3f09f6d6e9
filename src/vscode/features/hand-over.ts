import { commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { Tracker } from '../../core/lint/configuration.ts';
import { ticketDraft } from '../../core/workspace/ticket-draft.ts';
import { isWebAddress, newIssueAddress } from '../../core/workspace/trackers.ts';
import { changeItems } from '../change-items.ts';
import { internalCommands } from '../ids.ts';
import { entryOf } from '../item-actions.ts';
import { type ItemTarget, isItemTarget } from '../reveal-item.ts';
import type { Services } from '../services.ts';
import { openInBrowser } from '../tickets.ts';

/** Hands an action item over to a tracker: opens its page for a new issue, filled in, and takes the ticket back into the item. */
export function register(services: Services): Disposable {
	return commands.registerCommand(internalCommands.handOver, async (target: unknown) =>
		isItemTarget(target) ? handOver(services, target) : false,
	);
}

/** False when the user, or what was found, ended it. */
async function handOver(services: Services, target: ItemTarget): Promise<boolean> {
	const entry = await entryOf(services, target);
	if (!entry) {
		void window.showWarningMessage(l10n.t('The action item is not in its document any more.'));
		return false;
	}
	const uri = Uri.parse(target.uri);
	const { configuration } = await services.configurations.at(uri);
	const tracker = await chooseTracker(services, configuration.trackers);
	if (!tracker) return false;
	const address = newIssueAddress(tracker.newIssue, ticketDraft(entry, workspace.asRelativePath(uri, false), tracker.document));
	if (address === undefined) {
		void window.showWarningMessage(l10n.t('{0} is not an address on the web.', tracker.newIssue));
		return false;
	}
	if (!(await openInBrowser(address))) return false;
	const ticket = await window.showInputBox({
		title: l10n.t('Attach Ticket'),
		prompt: l10n.t('Paste the address or the key of the new ticket. Escape leaves the action item as it is.'),
		placeHolder: tracker.reference?.replaceAll('#', '1') ?? 'https://…',
		ignoreFocusOut: true,
	});
	if (!ticket?.trim()) return false;
	const outcome = await changeItems(services, [{ target, ways: [[{ field: 'link', value: ticket.trim() }]] }]);
	services.lastChange.remember(outcome.documents);
	const [refused] = outcome.refused;
	if (refused !== undefined) void window.showWarningMessage(refused);
	return refused === undefined;
}

type Reachable = Tracker & { readonly newIssue: string };

const memoryKey = 'trackerAddress';

/** The tracker that the configuration names, one of several by choice; where it names none, an address that is asked for once. */
async function chooseTracker({ memory }: Services, trackers: readonly Tracker[]): Promise<Reachable | undefined> {
	const reachable = trackers.flatMap((tracker): Reachable[] =>
		tracker.newIssue === undefined ? [] : [{ ...tracker, newIssue: tracker.newIssue }],
	);
	if (reachable.length > 1) {
		const choices = reachable.map((tracker) => ({ label: tracker.name, description: tracker.newIssue, tracker }));
		return (await window.showQuickPick(choices, { title: l10n.t('Create Ticket') }))?.tracker;
	}
	const [only] = reachable;
	if (only) return only;
	const address = await window.showInputBox({
		title: l10n.t('Create Ticket'),
		prompt: l10n.t('The address of your project on GitHub, GitLab, Jira or Linear, or any address with {title} and {body} in it.', {
			title: '{title}',
			body: '{body}',
		}),
		value: memory.get<string>(memoryKey, ''),
		placeHolder: 'https://github.com/…/…',
		validateInput: (text) =>
			text.trim() === '' || isWebAddress(text.trim()) ? undefined : l10n.t('Write an address that starts with https://.'),
	});
	if (!address?.trim()) return undefined;
	await memory.update(memoryKey, address.trim());
	return { name: address.trim(), newIssue: address.trim() };
}
