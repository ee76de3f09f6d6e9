/**
 * A title, label or cell in the form in which words are compared: lower case, without accents, apostrophes, emoji, `:shortcodes:`
 * and punctuation, words one space apart. '' when it has no letter or digit.
 */
export function normalise(text: string): string {
	if (isNormal.test(text)) return text;
	const lower = (text.includes(':') ? text.replace(/:(?:[a-z0-9_+-]{2,40}|x):/gi, ' ') : text).toLowerCase();
	const bare = isAscii.test(lower) ? lower : lower.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
	if (isNormal.test(bare)) return bare.normalize('NFC');
	if (isAscii.test(bare)) {
		return bare
			.replace(/['`]/g, '')
			.replace(/&/g, ' and ')
			.replace(/[^a-zA-Z\d%#]+/g, ' ')
			.trim();
	}
	return bare
		.normalize('NFC')
		.replace(/['’‘`´]/g, '')
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{N}%#]+/gu, ' ')
		.trim();
}

/** Most texts are normal, or plain, in which the tables of all letters need not be asked. */
const isNormal = /^[a-z\d]+(?: [a-z\d]+)*$|^[ぁ-ゖァ-ヺー一-鿿가-힣]+$/;
const isAscii = /^[\0-\x7f]*$/;

/**
 * A title as written, without what only decorates it: numbering ("3.", "Section 3:", "IV)"), emoji and shortcodes in front, and the
 * colon, question mark or period at its end. Case and inner punctuation stay.
 */
export function withoutNumbering(title: string): string {
	let rest = title.replace(/:[a-z0-9_+-]{2,40}:/gi, ' ').replace(/^[^\p{L}\p{N}(（[{]+/u, '');
	rest = rest
		.replace(
			/^(?:section|step|part|phase|teil|abschnitt|partie|parte|seccion|sección|deel|第)\s{0,2}\d{1,2}(?:\.\d{1,2}){0,3}\s{0,2}[.:)章、–—-]?\s{0,3}/iu,
			'',
		)
		.replace(/^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4}|[a-h])\s?[.:)、．–—-]\s{0,3}/iu, '')
		.replace(/^\d{1,2}(?:\.\d{1,2}){1,3}\s{1,3}/u, '')
		.replace(/^\d{1,2}\s{1,3}(?=\p{L})/u, '');
	return rest.replace(/^[^\p{L}\p{N}(（[{]+/u, '').replace(/[\s:：?？!.。;,*_-]{1,20}$/u, '');
}

/** What stands outside brackets of any kind, and what stands inside the first of them. */
export function splitBrackets(title: string): { readonly outside: string; readonly inside: string | undefined } {
	const open = title.search(/[([{（［【「<]/);
	if (open < 0) return { outside: title, inside: undefined };
	let depth = 0;
	let outside = '';
	let inside = '';
	let first = true;
	for (const character of title) {
		if ('([{（［【「<'.includes(character)) {
			depth += 1;
			outside += ' ';
		} else if (')]}）］】」>'.includes(character)) {
			if (depth > 0) depth -= 1;
			if (depth === 0) first = false;
		} else if (depth === 0) outside += character;
		else if (first) inside += character;
	}
	return { outside: outside.trim(), inside: inside.trim() };
}
