import type { ItemEntry } from './index.ts';
import { asText } from './item-markdown.ts';
import { isWebAddress, type TicketDraft } from './trackers.ts';

/**
 * What a ticket for an item is filled with: the item as its title, and a body that says whose and when, and leads back to the document
 * and its section. `documentAddress` is the configured address of documents, with `{path}` in it.
 */
export function ticketDraft({ item, document }: ItemEntry, path: string, documentAddress: string | undefined): TicketDraft {
	const place = `${path}#${anchorOf(item.section)}`;
	const address = documentAddress?.replace(/\{path\}/g, path.split('/').map(encodeURIComponent).join('/'));
	const link =
		address !== undefined && isWebAddress(address)
			? `[${asText(document.title ?? path)}](<${address}#${encodeURIComponent(anchorOf(item.section))}>)`
			: asText(document.title ?? path);
	const facts = [
		item.owners.length > 0 ? `Owner: ${asText(item.owners.join(', '))}` : '',
		item.due === undefined ? '' : `Due: ${asText(item.due)}`,
		item.priority === undefined ? '' : `Priority: ${asText(item.priority)}`,
		item.verification === undefined ? '' : `Verification: ${asText(item.verification)}`,
	].filter((fact) => fact !== '');
	const body = [
		`Action item of the postmortem ${link}, section “${asText(item.section)}” (\`${place.replaceAll('`', '')}\`).`,
		...facts.map((fact) => `- ${fact}`),
	];
	return { title: item.text, body: [body[0], '', ...body.slice(1)].join('\n').trim() };
}

/** How trackers and forges name the place of a heading in an address. */
function anchorOf(title: string): string {
	return title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.trim()
		.replace(/\s/g, '-');
}
