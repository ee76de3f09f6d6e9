/** A payload's text as one line of Markdown that shows exactly its words: no markup, no comment, no table cell, no line of its own. */
export function inlineText(text: string): string {
	return escapeMarkup(withoutControls(text).replace(/\s+/g, ' ').trim());
}

/** As `inlineText`, several lines kept apart by hard breaks inside a table cell. */
export function cellText(text: string): string {
	return linesOf(text)
		.map((line) => escapeMarkup(line.replace(/\s+/g, ' ').trim()))
		.filter((line) => line !== '')
		.join('<br>');
}

/**
 * A payload's prose as paragraphs: line breaks are kept, but no line can become a heading, a list, a fence or a comment. Prose with lines
 * that look like labels ("Severity: none") is quoted, since a label is how a document states a field or begins a section.
 */
export function paragraphs(text: string): string {
	const lines = linesOf(text).map((line) => escapeLineStart(escapeMarkup(line.trim())));
	const written = lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return lines.some((line) => /^[^:：]{1,80}[:：]/.test(line)) ? quoted(written) : written;
}

/**
 * A vendor's own Markdown, quoted: its words and markup stay, its headings are lowered to the fourth level and stand in a quotation, so
 * that they add no section of their own; comments lose their meaning, so that none can forge a marker or silence a rule.
 */
export function quotedMarkdown(text: string): string {
	const lines: string[] = [];
	let inFence = false;
	for (const line of linesOf(text.trim())) {
		if (/^ {0,3}(```|~~~)/.test(line)) inFence = !inFence;
		const heading = inFence ? null : /^ {0,3}#{1,6}\s(.*)/.exec(line);
		const before = lines.at(-1);
		if (!inFence && before && before.trim() !== '' && /^ {0,3}(?:=+|-+)\s*$/.test(line)) lines[lines.length - 1] = `#### ${before.trim()}`;
		else if (heading) lines.push(`#### ${(heading[1] ?? '').trim()}`);
		else lines.push(line);
	}
	if (inFence) lines.push('```');
	return quoted(lines.join('\n').replace(/<!--/g, '&lt;!--'));
}

/** Words as they are, in a block that nothing reads as Markdown. */
export function codeBlock(text: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}text\n${linesOf(text).join('\n')}\n${fence}`;
}

/** An address as a link's target; undefined unless it is http or https. */
export function linkTarget(address: string): string | undefined {
	const trimmed = address.trim();
	if (!/^https?:\/\/[^\s<>"\u0000-\u001f\u007f]+$/i.test(trimmed)) return undefined;
	return trimmed.replace(/[()|\\`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The characters behind the three entities that chat tools write. */
export function withoutEntities(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function quoted(text: string): string {
	return text
		.split('\n')
		.map((line) => (line.trim() === '' ? '>' : `> ${line}`))
		.join('\n');
}

/** Keeps a line of text from starting a block. */
function escapeLineStart(line: string): string {
	return line.replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$|\d{1,9}[.)](?=\s|$))/, (mark) => {
		const last = mark.length - 1;
		return /^\d/.test(mark) ? `${mark.slice(0, last)}\\${mark.slice(last)}` : `\\${mark}`;
	});
}

function escapeMarkup(text: string): string {
	return text
		.replace(/[\\`*_[\]<>|~]|&(?=#?\w{1,32};)/g, (character, at: number) => {
			// An underscore or tilde inside a word is no markup; escaping it would only make names hard to read.
			if (character === '_' && /\w/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at + 1))) return character;
			if (character === '~' && text.charAt(at + 1) !== '~' && text.charAt(at - 1) !== '~') return character;
			return entities.get(character) ?? `\\${character}`;
		})
		.replace(/#$/, '\\#');
}

const entities: ReadonlyMap<string, string> = new Map([
	['<', '&lt;'],
	['>', '&gt;'],
	['&', '&amp;'],
]);

function linesOf(text: string): string[] {
	return withoutControls(text).split(/\r\n|\r|\n/);
}

/** Control characters, marks of byte order and halves of characters would damage the file that they are written into. */
function withoutControls(text: string): string {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
}
