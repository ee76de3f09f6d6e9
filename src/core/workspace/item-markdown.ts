import type { ItemEntry } from './index.ts';
import { isOpen } from './summary.ts';

/** An item as a line of a Markdown list that says everything of it when it stands alone. `place` is its document's path. */
export function itemAsMarkdown({ item, document }: ItemEntry, place: string): string {
	const details = [
		item.owners.length > 0 ? `owner: ${item.owners.join(', ')}` : '',
		item.due === undefined ? '' : `due: ${item.due}`,
		item.priority ?? '',
		item.status === 'open' ? '' : item.status,
	].filter((part) => part !== '');
	const tickets = item.links.map(({ text, href }) =>
		href === undefined || href === text ? asText(text) : `[${asText(text)}](<${asAddress(href)}>)`,
	);
	const parts = [
		asText(item.text),
		details.length > 0 ? `(${asText(details.join(', '))})` : '',
		tickets.join(', '),
		`– [${asText(document.title ?? place)}](<${asAddress(place)}>)`,
	];
	return `- [${isOpen(item) ? ' ' : 'x'}] ${parts.filter((part) => part !== '').join(' ')}`;
}

/** Markdown that shows the text as it is; what has no meaning inside of a line stays readable. */
export function asText(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, '\\$&');
}

function asAddress(address: string): string {
	return address.replace(/[\s<>\\]/g, (character) => encodeURIComponent(character));
}
