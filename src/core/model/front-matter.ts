import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Range } from '../text/range.ts';

/** A key of the front matter, at its top or in a group such as `incident:`, with its value: plain text, a list joined by ", ". */
export interface FrontMatterEntry {
	readonly key: string;
	readonly range: Range;
	readonly value: string;
	/** Without quotes; empty, behind the colon, when there is no value. */
	readonly valueRange: Range;
	readonly whole: Range;
}

/** Longer front matter is data of another tool; nobody types that much above a postmortem. */
const longest = 65_536;

/** The entries of YAML front matter that covers `range`, fences included, in order; none where it is no YAML map. */
export function readFrontMatter(text: string, range: Range): FrontMatterEntry[] {
	const start = lineAfter(text, range.start);
	const source = text.slice(start, range.end).replace(/---[ \t]*$/, '');
	if (source.length > longest || nests(source)) return [];
	const map = parse(source);
	if (!isMap(map)) return [];
	const pairs = map.items.flatMap((pair) =>
		isMap(pair.value) && isScalar(pair.key) && groups.test(String(pair.key.value)) ? pair.value.items : [pair],
	);
	const entries: FrontMatterEntry[] = [];
	for (const { key, value } of pairs) {
		if (!isScalar(key) || !key.range) continue;
		const keyRange = { start: start + key.range[0], end: start + key.range[1] };
		const behind = keyRange.end + (/^[ \t]*:[ \t]?/.exec(text.slice(keyRange.end, keyRange.end + 8))?.[0].length ?? 0);
		const shown = scalarText(value, source);
		const valueRange = shown ? { start: start + shown.start, end: start + shown.end } : { start: behind, end: behind };
		entries.push({
			key: String(key.value),
			range: keyRange,
			value: shown?.value ?? '',
			valueRange,
			whole: { start: keyRange.start, end: Math.max(valueRange.end, keyRange.end + 1, shown ? start + shown.outer : 0) },
		});
	}
	return entries;
}

/** Keys whose own keys are fields of the document. */
const groups = /^(?:incident|post-?mortem|meta(?:data)?|details|info|times(?:tamps)?|dates|people|roles|responders)$/i;

/** Whether brackets could lie inside each other without end, which costs the parser more than linear time. */
function nests(source: string): boolean {
	return /(?:[[{]\s*){20}/.test(source);
}

function parse(source: string): unknown {
	try {
		return parseDocument(source, { logLevel: 'silent', schema: 'core', uniqueKeys: false }).contents;
	} catch {
		// Nesting without end overflows the parser's stack; such a block has no fields.
		return undefined;
	}
}

function scalarText(node: unknown, source: string): { value: string; start: number; end: number; outer: number } | undefined {
	if (isScalar(node) && node.range) {
		if (node.value === null || node.value === undefined || node.value === '') return undefined;
		let [start, end] = node.range;
		const outer = end;
		if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
			start += 1;
			end -= 1;
		}
		// Numbers and dates stay as they are written.
		const value = typeof node.value === 'string' ? node.value : source.slice(start, end);
		return { value: value.replace(/\s+/g, ' ').trim(), start, end: Math.max(start, end), outer };
	}
	if (isSeq(node) && node.range) {
		const parts = node.items.flatMap((item) => (isScalar(item) && item.value !== null ? [String(item.value)] : []));
		if (parts.length === 0) return undefined;
		let end = node.range[1];
		while (end > node.range[0] && /\s/.test(source[end - 1] ?? '')) end -= 1;
		return { value: parts.join(', '), start: node.range[0], end, outer: end };
	}
	return undefined;
}

function lineAfter(text: string, at: number): number {
	let end = at;
	while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
	return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}
