import type { SectionId } from '../vocabulary/terms.ts';

/**
 * What an item is known by: its normalised text, its section and its place among equal texts of that section, counted from 0. It stays
 * the same when the item is ticked, assigned, dated or moved within its section, and when its markup, case or punctuation changes.
 */
export function itemKey(normalised: string, section: SectionId | string, ordinal: number): string {
	const base = `${section}/${normalised}`;
	return ordinal === 0 ? base : `${base}/${ordinal + 1}`;
}

/** The text that keys compare: letters and digits in lower case, everything between them one space. */
export function normalisedItemText(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.slice(0, longestKeyText);
}

/** Longer items differ in their first words. */
const longestKeyText = 200;
