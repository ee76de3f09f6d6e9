import { env, l10n, Uri, window } from 'vscode';
import type { ItemEntry } from '../core/workspace/index.ts';
import { isWebAddress, ticketAddress } from '../core/workspace/trackers.ts';
import type { Services } from './services.ts';

/** Opens the ticket of an item in the browser; asks which when there are several. */
export async function openTicket(services: Services, { uri, item }: ItemEntry): Promise<void> {
	const { configuration } = await services.configurations.at(Uri.parse(uri));
	const tickets = item.links.map(({ text, href }) => ({
		label: text,
		address:
			href ??
			configuration.trackers.map(({ newIssue }) => newIssue && ticketAddress(newIssue, text)).find((address) => address !== undefined),
	}));
	const reachable = tickets.flatMap(({ label, address }) =>
		address !== undefined && isWebAddress(address) ? [{ label, address, description: address }] : [],
	);
	const [only] = reachable;
	if (!only) {
		const [first] = item.links;
		void window.showInformationMessage(
			first ? l10n.t('{0} has no address that could be opened.', first.text) : l10n.t('The action item has no ticket.'),
		);
		return;
	}
	const chosen = reachable.length === 1 ? only : await window.showQuickPick(reachable, { title: l10n.t('Open Ticket') });
	if (chosen) await openInBrowser(chosen.address);
}

/** Opens a web address as it is written. A Uri would be written anew, and a title with “&” in it would come apart. */
export async function openInBrowser(address: string): Promise<boolean> {
	return isWebAddress(address) && env.openExternal(address as unknown as Uri);
}
