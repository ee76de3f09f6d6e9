import type { Paragraph, PhrasingContent, Strong, Text } from 'mdast';
import { plainText, rangeOf } from '../markdown/plain-text.ts';
import { oneLine } from '../text/one-line.ts';
import { type Range, trimmed } from '../text/range.ts';

/** "Label: value" somewhere in a paragraph, in bold or in plain letters. */
export interface Label {
	readonly bold: boolean;
	/** Plain text, without its colon. */
	readonly text: string;
	/** The label's words alone, without markup and colon. */
	readonly range: Range;
	/** Where label and markup start. */
	readonly start: number;
	/** Behind the colon and the markup. */
	readonly end: number;
	/** What follows up to the next label or hard line break, plain and trimmed. */
	readonly value: string;
	/** Empty, behind the label, when there is no value. */
	readonly valueRange: Range;
	/** What follows up to the next label, line breaks or not. */
	readonly lead: readonly PhrasingContent[];
	/** Where the paragraph's part that belongs to the label ends: at the next label or the paragraph's end. */
	readonly reach: number;
	/** Whether it is written with a colon, dash or question mark, or fills its line: else only a known word makes it a label. */
	readonly marked: boolean;
	/** Whether nothing else stands on its line. */
	readonly alone: boolean;
}

/**
 * The labels of a paragraph in order: at the start of a line, or later in it behind a double space, "|", "·" or "•".
 * `isKnown` decides about plain words and about bold ones without a colon, `isField` about lines that are stressed as a whole, `isTitle`
 * about a paragraph of nothing but a title.
 */
export function readLabels(
	text: string,
	paragraph: Paragraph,
	isKnown: (label: string) => boolean,
	isField: (label: string) => boolean,
	isTitle: (label: string) => boolean,
): Label[] {
	const { children } = paragraph;
	const first = children[0];
	if (!first) return [];
	if (children.length === 1 && first.type === 'text' && (isLoneTitle(first.value, isTitle) || isLoneQuestion(first.value, isTitle)))
		return [loneTitle(text, rangeOf(first))];
	// "_Lessons learned_" above a list, where the writer knows no other way to set a title off.
	const stressed = children.length === 1 && first.type === 'emphasis' && first.children.length === 1 ? first.children[0] : undefined;
	if (stressed?.type === 'text' && isLoneTitle(stressed.value, isTitle)) return [{ ...loneTitle(text, rangeOf(stressed)), bold: true }];
	if (!children.some(mayHoldLabel)) return [];
	const inside = labelsInside(text, children, isField);
	if (inside.length > 0) return inside;
	const starts: LabelStart[] = [];
	let atLineStart = true;
	let atSeparator = false;
	for (const [index, child] of children.entries()) {
		switch (child.type) {
			case 'break':
				atLineStart = true;
				atSeparator = false;
				break;
			case 'text': {
				const range = rangeOf(child);
				if (mayHoldLabel(child)) findPlain(text, range, atLineStart, starts.length > 0, isKnown, starts);
				const tail = text.slice(Math.max(range.start, range.end - 12), range.end);
				atLineStart =
					(/[\r\n]/.test(tail) && signsOfLine.test(tail)) ||
					(atLineStart && range.end - range.start <= tail.length && signsAlone.test(tail));
				atSeparator = starts.length > 0 && /(?:[ \t]{2}|[|·•‖][ \t]?)$/.test(tail);
				break;
			}
			case 'strong':
			case 'emphasis':
				if (atLineStart || atSeparator) {
					const found = boldLabel(text, child.type === 'strong' ? child : undefined, children, index, isKnown, isTitle);
					if (found) starts.push(found);
				}
				atLineStart = false;
				atSeparator = false;
				break;
			case 'html':
			case 'image':
				break;
			default:
				atLineStart = false;
				atSeparator = false;
		}
	}
	const end = rangeOf(paragraph).end;
	let from = 0;
	return starts.map((start, order) => {
		const reach = starts[order + 1]?.start ?? end;
		while (from < children.length && rangeOf(children[from] ?? first).end <= start.end) from += 1;
		return finish(text, children, from, start, reach);
	});
}

/** Of lines that are stressed as a whole: "*Severity: Major | Status: Resolved*"; what is no field is a title, as in "**Fix: the new pool**". */
function labelsInside(text: string, children: readonly PhrasingContent[], isField: (label: string) => boolean): Label[] {
	const found: Label[] = [];
	for (const child of children) {
		if (child.type === 'break' || (child.type === 'text' && child.value.trim() === '')) continue;
		if (child.type !== 'emphasis' && child.type !== 'strong') return [];
		const inner = child.children[0] && child.children.at(-1);
		if (child.children[0]?.type !== 'text' || !inner?.position || !child.children[0].position) return [];
		const position = { start: child.children[0].position.start, end: inner.position.end };
		const labels = readLabels(
			text,
			{ type: 'paragraph', children: child.children, position },
			isField,
			() => false,
			() => false,
		);
		if (labels[0]?.start !== position.start.offset || labels[0]?.value === '') return [];
		found.push(...labels);
	}
	return found;
}

/** Nothing but an emoji from the start of a line on: "📋 **Summary:**". */
const signsOfLine = /[\r\n][ \t>]{0,8}(?:(?:\p{Extended_Pictographic}\uFE0F?){1,3}[ \t]{0,3})?$/u;
const signsAlone = /^\s{0,8}(?:(?:\p{Extended_Pictographic}\uFE0F?){1,3}\s{0,3})?$/u;

function mayHoldLabel(node: PhrasingContent): boolean {
	return (
		node.type === 'strong' || node.type === 'emphasis' || (node.type === 'text' && (node.value.includes(':') || node.value.includes('：')))
	);
}

/** A title on a line of its own that has lost its "#" and its colon. */
function isLoneTitle(value: string, isTitle: (label: string) => boolean): boolean {
	return value.length < 50 && /^\p{Lu}[^.:：!\r\n]*$/u.test(value) && isTitle(value);
}

/** "How did we fix it?" alone in its paragraph, which what follows answers. */
function isLoneQuestion(value: string, isTitle: (label: string) => boolean): boolean {
	return value.endsWith('?') && value.length < 90 && /^(?:how|what|who|why)\b[^.:!?\r\n]*\?$/i.test(value) && isTitle(value);
}

function loneTitle(text: string, whole: Range): Label {
	const range = trimmed(text, whole);
	const behind = { start: range.end, end: range.end };
	const written = text.slice(range.start, range.end);
	return {
		bold: false,
		text: written,
		range,
		start: range.start,
		end: range.end,
		value: '',
		valueRange: behind,
		lead: [],
		reach: range.end,
		marked: false,
		alone: true,
	};
}

interface LabelStart {
	readonly bold: boolean;
	readonly text: string;
	readonly range: Range;
	readonly start: number;
	readonly end: number;
	readonly marked: boolean;
}

const plainLabel = /[^\p{L}\p{N}\r\n|]{0,6}(\p{L}[^\r\n:：|·•*]{0,48}?)[ \t]{0,3}([:：])(?=[ \t\r\n]|$|(?<=：))/uy;
const nextPlainLabel = /(?:[ \t]{2,8}|[ \t]{0,4}[|·•][ \t]{0,4})(\p{L}[^\r\n:：|·•*]{0,40}?)[ \t]{0,2}[:：][ \t]/gu;

function findPlain(
	text: string,
	range: Range,
	atLineStart: boolean,
	hasLabels: boolean,
	isKnown: (label: string) => boolean,
	starts: LabelStart[],
): void {
	let from = range.start;
	let lineStart = atLineStart;
	while (from < range.end) {
		let end = from;
		while (end < range.end && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1;
		const line = text.slice(from, Math.min(end, from + 400));
		let read = 0;
		if (lineStart && line.length > 1) {
			plainLabel.lastIndex = 0;
			const match = plainLabel.exec(line);
			const label = match?.[1];
			if (match && label && isKnown(label)) {
				starts.push(plainStart(from, match[0], 0, label));
				read = match[0].length;
			}
		}
		if ((hasLabels || starts.length > 0) && line.includes(':')) {
			for (const match of line.matchAll(nextPlainLabel)) {
				const label = match[1];
				// A label behind marks and wide space at the start of its line is not another one.
				if (label && match.index + match[0].length > read + 1 && isKnown(label))
					starts.push(plainStart(from, match[0], match.index, label));
			}
		}
		from = end + 1;
		lineStart = true;
	}
}

function plainStart(lineStart: number, whole: string, at: number, label: string): LabelStart {
	const start = lineStart + at + whole.indexOf(label);
	const colon = lineStart + at + whole.trimEnd().length;
	return { bold: false, text: label.trim(), range: { start, end: start + label.length }, start, end: colon, marked: true };
}

function boldLabel(
	text: string,
	strong: Strong | undefined,
	children: readonly PhrasingContent[],
	index: number,
	isKnown: (label: string) => boolean,
	isTitle: (label: string) => boolean,
): LabelStart | undefined {
	const node = children[index];
	if (!node) return undefined;
	const range = rangeOf(node);
	if (range.end - range.start > 160) return undefined;
	const written = plainText(node).trim();
	if (written === '') return undefined;
	if (written.includes('\n')) return titleAbove(written, node, isKnown);
	const next = children[index + 1];
	const after = next?.type === 'text' ? text.slice(rangeOf(next).start, Math.min(rangeOf(next).end, rangeOf(next).start + 8)) : '';
	const colonAfter = /^[ \t]{0,3}[:：]/.exec(after);
	const colonInside = /[:：]$/.test(written);
	const dashAfter = /^[ \t]{0,3}[–—-][ \t]/.exec(after);
	const alone = next === undefined || next.type === 'break' || /^[ \t]*(?:[\r\n]|$)/.test(after);
	const label = written.replace(/[\s:：]{1,9}$/u, '');
	if (label === '') return undefined;
	// "**What will prevent it?**" is a title however it is put, and so is what starts with one: "**Root cause of the delay.**"
	const asksOrTells =
		strong !== undefined && ((/[?？]$/.test(written) && isTitle(written)) || (!alone && opensSentence(written, isKnown, isTitle)));
	const marked =
		asksOrTells || colonInside || colonAfter !== null || (strong !== undefined && (alone || /[?？]$/.test(written) || dashAfter !== null));
	if (!strong && !colonInside && !colonAfter) return undefined;
	if (!marked && !isKnown(label)) return undefined;
	if ((dashAfter || alone) && !asksOrTells && !colonInside && !colonAfter && !isKnown(label)) return undefined;
	const inner = innerRange(text, node);
	return {
		bold: true,
		text: label,
		range: inner,
		start: range.start,
		end: range.end + (colonAfter?.[0].length ?? dashAfter?.[0].trimEnd().length ?? 0),
		marked,
	};
}

/** Whether a short sentence that runs into the next one names a role with its first words, as titles do. */
function opensSentence(written: string, isKnown: (label: string) => boolean, isTitle: (label: string) => boolean): boolean {
	if (!/^\p{Lu}[^.:!?\r\n]{3,48}\.$/u.test(written)) return false;
	const [first = '', second, ...rest] = written.slice(0, -1).split(' ');
	if (/ (?:is|was|are|were|has|had) /.test(written)) return false;
	return rest.length > 0 && (isKnown(first) || isKnown(`${first} ${second}`)) && isTitle(`${written.slice(0, -1)}?`);
}

/** Of "**Root cause and resolution" above "Details:**", the line above: a title and a label below it share their markers. */
function titleAbove(written: string, node: PhrasingContent, isKnown: (label: string) => boolean): LabelStart | undefined {
	if (!/^[^\n]+\n[^\n]+[:：]$/.test(written) || !('children' in node) || !node.children[0]) return undefined;
	const above = written.slice(0, written.indexOf('\n')).replace(/[\s:：]{1,9}$/u, '');
	if (!isKnown(above)) return undefined;
	const { start, end } = rangeOf(node);
	const first = rangeOf(node.children[0]).start;
	return { bold: true, text: above, range: { start: first, end: first + above.length }, start, end, marked: true };
}

/** The words between the markers, without a colon at their end. */
function innerRange(text: string, node: PhrasingContent): Range {
	const range = rangeOf(node);
	if (!('children' in node)) return range;
	const inner = node.children[0] && node.children.at(-1);
	const start = node.children[0] ? rangeOf(node.children[0]).start : range.start;
	let end = inner ? rangeOf(inner).end : range.end;
	while (end > start && /[\s:：]/u.test(text[end - 1] ?? '')) end -= 1;
	return { start, end };
}

function finish(text: string, children: readonly PhrasingContent[], from: number, label: LabelStart, reach: number): Label {
	let broken: number | undefined;
	let behind = from;
	for (let child = children[behind]; child && rangeOf(child).start < reach; child = children[behind]) {
		if (child.type === 'break') broken ??= rangeOf(child).start;
		behind += 1;
	}
	const lead = children
		.slice(from, behind)
		.map((child) => (child.type === 'text' ? cutText(text, child, { start: label.end, end: reach }) : child));
	const whole = trimmed(text, { start: label.end, end: broken ?? reach });
	const valueRange = withoutSeparator(text, whole.start === whole.end ? { start: label.end, end: label.end } : whole);
	const value = oneLine(plainText(broken === undefined ? lead : lead.filter((node) => rangeOf(node).start < broken)))
		.replace(/[\s|·•‖]{1,9}$/u, '')
		.trim();
	// Written out, as `{ ...label }` takes ten times as much memory.
	return {
		bold: label.bold,
		text: label.text,
		range: label.range,
		start: label.start,
		end: label.end,
		marked: label.marked,
		value,
		valueRange,
		lead,
		reach,
		alone: valueRange.start === valueRange.end || /^[ \t]*[\r\n]/.test(text.slice(label.end, label.end + 8)),
	};
}

/** A value in front of the next label on its line ends before what separates the two. */
function withoutSeparator(text: string, range: Range): Range {
	let { end } = range;
	while (end > range.start && /[\s|·•‖]/u.test(text[end - 1] ?? '')) end -= 1;
	return { start: range.start, end };
}

/** The part of a text node inside a range; its value is then the source without the escapes and the indentation of lines. */
function cutText(text: string, node: Text, range: Range): Text {
	const own = rangeOf(node);
	const start = Math.max(own.start, range.start);
	const end = Math.min(own.end, range.end);
	if ((start === own.start && end === own.end) || !node.position) return node;
	const source = text.slice(start, end);
	const value = /[\\\r\n]/.test(source) ? source.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/(\r\n|\r|\n)[ \t>]*/g, '\n') : source;
	// Lines and columns are never asked for: positions are offsets here.
	const { line, column } = node.position.start;
	return { type: 'text', value, position: { start: { line, column, offset: start }, end: { line, column, offset: end } } };
}
