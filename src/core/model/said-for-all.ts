import type { ActionItem, Postmortem } from './postmortem.ts';

/** What a document says once for several actions, as written. */
export interface SaidForAll {
	/** The titles that an action stands under: its section's and its group's, with their links. */
	readonly titles: string;
	/** The words between these titles and the first action below them. */
	readonly lead: string;
}

/**
 * What is said for all the actions of a section or group: "Short term (PAY-400, by June 12)" or "Sam Lee owns all of these" need not be
 * repeated in each of them. Comments are left out, since a template's guidance says nothing of the actions.
 */
export function saidForAll(postmortem: Postmortem): (item: ActionItem) => SaidForAll {
	const known = new Map<string, SaidForAll>();
	return (item) => {
		const key = `${item.section} ${item.group?.range.start ?? ''}`;
		const said = known.get(key) ?? sayingFor(postmortem, item);
		known.set(key, said);
		return said;
	};
}

function sayingFor({ text, sections, actionItems, comments }: Postmortem, { section, group }: ActionItem): SaidForAll {
	const { body, titleRange } = sections[section] ?? {};
	if (!body || !titleRange) return { titles: '', lead: '' };
	const beside = actionItems.filter((item) => item.section === section);
	const grouped = beside.filter((item) => item.group?.range.start === group?.range.start);
	const without = (from: number, to: number): string => {
		let words = '';
		let at = from;
		for (const { range } of comments) {
			if (range.start < at || range.start >= to) continue;
			words += text.slice(at, range.start);
			at = range.end;
		}
		return words + text.slice(at, Math.max(at, to));
	};
	// A group's heading above the first action is said of that group alone.
	const firstOf = (items: readonly ActionItem[]): number => Math.min(...items.map(({ range }) => range.start), body.end);
	const firstGroup = Math.min(...beside.map((item) => item.group?.range.start ?? body.end));
	const lead = without(body.start, Math.min(firstOf(beside), Math.max(firstGroup, body.start)));
	return {
		titles: `${text.slice(titleRange.start, titleRange.end)}${group ? `\n${text.slice(group.range.start, group.range.end)}` : ''}`,
		lead: group ? `${lead}\n${without(group.range.end, firstOf(grouped))}` : lead,
	};
}
