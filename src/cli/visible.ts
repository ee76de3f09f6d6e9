/** Words of a document, or the name of a file, on one line: they must not be able to move the cursor or to paint where they are shown. */
export function visible(text: string): string {
	return text.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '�');
}
