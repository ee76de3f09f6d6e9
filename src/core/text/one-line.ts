/** The text with white space of any kind as one space, and none at its ends. Nearly every text is such a one already. */
export function oneLine(text: string): string {
	return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
