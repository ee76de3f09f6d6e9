// What begins at a place of a text, told by its characters alone: most places of a text begin nothing that a reader looks for, and one look
// at them costs a hundredth of what a pattern does.

/** Whether the character code is that of an ASCII digit; false behind a text's end, where it is NaN. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** Whether the character code is that of one of some ASCII letters, which are given small, in either case. */
export function isOneOf(code: number, letters: string): boolean {
	return letters.includes(String.fromCharCode(code | 32));
}

/** Whether the character code is white space, as `\s` has it. */
export function isSpace(code: number): boolean {
	if (code <= 160) return code === 32 || code === 160 || (code >= 9 && code <= 13);
	return code >= 0x1680 && /\s/.test(String.fromCharCode(code));
}

/** The character code at a place, or behind the one white space that stands there; NaN at the text's end. */
export function codeBehindSpace(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return isSpace(code) ? text.charCodeAt(at + 1) : code;
}

/** Where the digits end that begin at a place; the place itself when none do. */
export function endOfDigits(text: string, at: number): number {
	let end = at;
	while (isDigit(text.charCodeAt(end))) end += 1;
	return end;
}

/** The Latin letters that begin at a place, in lower case; '' when none do. */
export function wordAt(text: string, at: number): string {
	return text.slice(at, endOfWord(text, at)).toLowerCase();
}

/** Where the Latin letters end that begin at a place. */
export function endOfWord(text: string, at: number): number {
	let end = at;
	while (isLatin(text.charCodeAt(end))) end += 1;
	return end;
}

/** The letters of European languages, without İ, whose lower case is longer. Between them stand the signs × and ÷. */
function isLatin(code: number): boolean {
	if (code <= 122) return code >= 97 || (code >= 65 && code <= 90);
	return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7 && code !== 0x130;
}
