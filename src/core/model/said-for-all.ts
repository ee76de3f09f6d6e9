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
	const firsts = firstPlaces(postmortem.actionItems);
	const known = new Map<string, SaidForAll>();
	return (item) => {
		const key = groupKey(item);
		const said = known.get(key) ?? sayingFor(postmortem, item, firsts);
		known.set(key, said);
		return said;
	};
}

/** Offsets of the first action of each section and of each group, and of the first group of each section. */
interface FirstPlaces {
	readonly ofSection: ReadonlyMap<number, number>;
	readonly ofGroup: ReadonlyMap<string, number>;
	readonly groupOf: ReadonlyMap<number, number>;
}

function firstPlaces(items: readonly ActionItem[]): FirstPlaces {
	const ofSection = new Map<number, number>();
	const ofGroup = new Map<string, number>();
	const groupOf = new Map<number, number>();
	const put = <Key>(places: Map<Key, number>, key: Key, place: number): void => {
		places.set(key, Math.min(places.get(key) ?? place, place));
	};
	for (const item of items) {
		put(ofSection, item.section, item.range.start);
		put(ofGroup, groupKey(item), item.range.start);
		if (item.group) put(groupOf, item.section, item.group.range.start);
	}
	return { ofSection, ofGroup, groupOf };
}

function groupKey({ section, group }: ActionItem): string {
	return `${section} ${group?.range.start ?? ''}`;
}

function sayingFor({ text, sections, comments }: Postmortem, item: ActionItem, firsts: FirstPlaces): SaidForAll {
	const { section, group } = item;
	const { body, titleRange } = sections[section] ?? {};
	if (!body || !titleRange) return { titles: '', lead: '' };
	const without = (from: number, to: number): string => {
		let words = '';
		let at = from;
		for (const { range } of comments) {
			if (range.start >= to) break;
			if (range.start < at) continue;
			words += text.slice(at, range.start);
			at = range.end;
		}
		return words + text.slice(at, Math.max(at, to));
	};
	// A group's heading above the first action is said of that group alone.
	const end = Math.min(firsts.ofSection.get(section) ?? body.end, firsts.groupOf.get(section) ?? body.end, body.end);
	const lead = without(body.start, Math.max(end, body.start));
	return {
		titles: `${text.slice(titleRange.start, titleRange.end)}${group ? `\n${text.slice(group.range.start, group.range.end)}` : ''}`,
		lead: group ? `${lead}\n${without(group.range.end, Math.min(firsts.ofGroup.get(groupKey(item)) ?? body.end, body.end))}` : lead,
	};
}
