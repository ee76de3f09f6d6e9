import type { Section } from './postmortem.ts';

/** The index of the innermost section that an offset stands in, its title included; undefined outside of all sections. */
export function sectionAt(sections: readonly Section[], offset: number): number | undefined {
	let low = 0;
	let high = sections.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sections[middle]?.range.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	let index: number | undefined = low - 1;
	while (index !== undefined && offset >= (sections[index]?.range.end ?? 0)) index = sections[index]?.parent;
	return index !== undefined && index >= 0 ? index : undefined;
}
