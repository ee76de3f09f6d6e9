import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Range } from '../text/range.ts';

/** A value of a configuration file with the place where it stands. */
export interface Located {
	readonly range: Range;
	readonly value: string | number | boolean | null | readonly Located[] | readonly LocatedEntry[];
	readonly kind: 'scalar' | 'list' | 'map';
}

export interface LocatedEntry {
	readonly key: string;
	readonly keyRange: Range;
	readonly value: Located;
}

/** What is wrong with a stretch of a configuration file, in one sentence. */
export type Report = (range: Range, message: string) => void;

export interface ConfigurationText {
	/** Undefined when the text holds no value. */
	readonly content: Located | undefined;
	/** False when the text breaks the format's rules: what else seems wrong with it may only follow from that. */
	readonly sound: boolean;
}

/**
 * The values of a JSON, JSONC or YAML text with their places. JSON is YAML once its comments are gone. The first place that cannot be
 * read is reported, or else whatever is wrong with keys, tags and aliases; what can be read is returned all the same.
 */
export function readConfigurationText(text: string, format: 'json' | 'yaml', report: Report): ConfigurationText {
	// The parser skips a byte order mark by itself, also where it reads indentation.
	const source = format === 'json' ? withoutComments(text) : text;
	if (nestsDeeply(source)) {
		report({ start: 0, end: 0 }, 'This file nests its lists too deeply to be read.');
		return { content: undefined, sound: false };
	}
	const document = parseDocument(source, { prettyErrors: false, stringKeys: true });
	let sound = true;
	const reportOnce: Report = (range, message) => {
		if (sound) report(range, message);
		sound = false;
	};
	const language = format === 'json' ? 'JSON' : 'YAML';
	const broken = document.errors.filter(({ code }) => !harmless.has(code));
	for (const { pos, code, message } of broken.length > 0 ? broken : [...document.errors, ...document.warnings]) {
		const fault = code === 'MULTIPLE_DOCS' ? 'only the first of its documents is read' : lowerFirst(message);
		const range = code === 'DUPLICATE_KEY' ? keyAt(text, pos[0]) : inText(text, pos[0], pos[1]);
		(harmless.has(code) ? report : reportOnce)(range, `This is no valid ${language}: ${fault}.`);
	}
	const content = document.contents === null ? undefined : located(document.contents, text, sound ? report : () => undefined);
	return { content, sound };
}

/** Faults after which everything else in the file reads as it is meant. */
const harmless: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'MULTIPLE_DOCS', 'TAG_RESOLVE_FAILED']);

/** The whole of a key that begins there. */
function keyAt(text: string, start: number): Range {
	const key = /^(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s:,{}[\]]+)/.exec(text.slice(start, start + 200))?.[0] ?? '';
	return inText(text, start, start + key.length);
}

/** The parser takes a step of the stack, and a look at all open lists, for each list inside of a list. Nobody writes fifty of them. */
function nestsDeeply(text: string): boolean {
	let depth = 0;
	for (const line of text.split('\n')) {
		if (/^ *(?:[?-] +){20}/.test(line)) return true;
		let lastQuote = line.lastIndexOf('"');
		for (let at = 0; at < line.length; at += 1) {
			const sign = line[at];
			if (sign === '"' && at < lastQuote) {
				const closing = closingQuote(line, at);
				if (closing > at) at = closing;
				// What finds no end is not looked through again for each of the marks that follow.
				else lastQuote = at;
			} else if (sign === '[' || sign === '{') depth += 1;
			else if (sign === ']' || sign === '}') depth -= 1;
			if (depth > 50) return true;
		}
	}
	return false;
}

/** Where the text between quotation marks ends that begins there; -1 when it does not end in its line. */
function closingQuote(line: string, from: number): number {
	for (let at = from + 1; at < line.length; at += 1) {
		if (line[at] === '\\') at += 1;
		else if (line[at] === '"') return at;
	}
	return -1;
}

function located(node: unknown, text: string, report: Report): Located | undefined {
	const range = rangeOf(node, text);
	if (isScalar(node)) {
		const { value } = node;
		const isPlain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
		return { range, kind: 'scalar', value: isPlain ? value : String(value) };
	}
	if (isSeq(node)) {
		return { range, kind: 'list', value: node.items.map((item) => located(item, text, report)).filter((item) => item !== undefined) };
	}
	if (isMap(node)) {
		const entries = node.items.flatMap(({ key, value }): LocatedEntry[] => {
			const keyRange = rangeOf(key, text);
			const read = value === null ? { range: keyRange, kind: 'scalar' as const, value: null } : located(value, text, report);
			return isScalar(key) && read ? [{ key: String(key.value), keyRange, value: read }] : [];
		});
		return { range, kind: 'map', value: entries };
	}
	if (isAlias(node)) report(range, `Write the value out: “*${node.source}” is not followed here.`);
	return undefined;
}

function rangeOf(node: unknown, text: string): Range {
	const range = isScalar(node) || isSeq(node) || isMap(node) || isAlias(node) ? node.range : undefined;
	return range ? inText(text, range[0], range[1]) : { start: 0, end: 0 };
}

function inText(text: string, start: number, end: number): Range {
	return { start: Math.min(start, text.length), end: Math.min(Math.max(start, end), text.length) };
}

/** The text with blanks in place of `//` and block comments, so that every place stays where it is. */
function withoutComments(text: string): string {
	return text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (match) =>
		match.startsWith('"') ? match : match.replace(/[^\r\n]/g, ' '),
	);
}

function lowerFirst(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
