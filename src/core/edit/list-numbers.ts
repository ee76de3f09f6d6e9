import type { Postmortem, Timeline } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

/** What a list item begins with, its check box left out; '' for anything else. */
export function listMarkerOf(source: string): string {
	return /^(?:[-*+]|\d{1,9}[.)])\s+/.exec(source)?.[0] ?? '';
}

/**
 * The insertions, in order of their places, with the numbers that their entries get in a numbered list, and the edits that count on behind
 * them. A list whose numbers do not count keeps them, as does one where a longer number would part an item from the lines below it.
 */
export function counted({ text, lines }: Postmortem, { entries, untimed }: Timeline, insertions: readonly TextEdit[]): TextEdit[] {
	const written = [...insertions];
	const moved: TextEdit[] = [];
	for (const list of numberedLists(text, [...entries.filter(({ form }) => form === 'list'), ...untimed])) {
		const [first, second] = list;
		const last = list.at(-1);
		if (!first || !last) continue;
		const start = lines.lineStart(lines.lineAt(first.start));
		const inside = insertions.flatMap(({ range }, index) => (start <= range.start && range.start <= last.end ? [index] : []));
		if (inside.length === 0) continue;
		const step = second?.number === first.number ? 0 : 1;
		let number = first.number;
		const next = (): string => {
			number += step;
			return String(number - step);
		};
		const rest = [...list];
		const changes: TextEdit[] = [];
		const countTo = (place: number): void => {
			while (rest[0] && rest[0].start < place) changes.push(...renumbered(rest.shift() as NumberedItem, next()));
		};
		const texts = inside.map((index) => {
			const { range, text: entry } = insertions[index] as TextEdit;
			countTo(range.start);
			return { range, text: entry.replace(/^([ \t>]*)\d{1,9}(?=[.)]\s)/gm, (_, lead: string) => lead + next()) };
		});
		countTo(text.length + 1);
		const isParted = (change: TextEdit): boolean => {
			const item = list.find((one) => one.start === change.range.start);
			return change.text.length !== item?.digits && /[\r\n]/.test(text.slice(item?.start, item?.end).trimEnd());
		};
		if (changes.some(isParted)) continue;
		for (const [at, index] of inside.entries()) written[index] = texts[at] ?? (insertions[index] as TextEdit);
		moved.push(...changes);
	}
	return [...written, ...moved];
}

interface NumberedItem extends Range {
	readonly number: number;
	readonly digits: number;
}

/** Items that stand right below each other and count on, or all have the same number. */
function numberedLists(text: string, items: readonly { readonly range: Range }[]): NumberedItem[][] {
	const lists: NumberedItem[][] = [];
	for (const { range } of [...items].sort((a, b) => a.range.start - b.range.start)) {
		const digits = /^\d{1,9}(?=[.)]\s)/.exec(text.slice(range.start, range.end))?.[0];
		if (digits === undefined) continue;
		const item = { ...range, number: Number(digits), digits: digits.length };
		const list = lists.at(-1);
		const [first, second] = list ?? [];
		const last = list?.at(-1);
		const step = first && (second ?? item).number === first.number ? 0 : 1;
		const goesOn = last && text.slice(last.end, item.start).trim() === '' && item.number === last.number + step;
		if (list && goesOn) list.push(item);
		else lists.push([item]);
	}
	return lists;
}

function renumbered({ start, digits, number }: NumberedItem, wanted: string): TextEdit[] {
	return String(number) === wanted ? [] : [{ range: { start, end: start + digits }, text: wanted }];
}
