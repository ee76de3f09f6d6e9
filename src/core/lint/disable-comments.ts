import type { Nodes } from 'mdast';
import { parseMarkdown } from '../markdown/parse.ts';
import { rangeOf } from '../markdown/plain-text.ts';
import type { Comment, Postmortem } from '../model/postmortem.ts';
import { lineEndingOf } from '../text/edit.ts';
import { closestTo } from '../text/edit-distance.ts';
import type { Range } from '../text/range.ts';
import { type Fix, type SilencerKind, type SilencerUse, silencerKinds } from './rule.ts';

/** A problem as far as comments can silence it: by its rule and the place where it begins. */
interface Silenceable {
	readonly rule: string;
	readonly range: Range;
}

/** The disable comments of a document, which remember what they silenced. */
export interface Silencers {
	/** The problems that no comment silences. They are taken and returned in order of place; may be called several times. */
	keep<Found extends Silenceable>(problems: readonly Found[]): readonly Found[];
	/** What each of our own comments did so far. */
	uses(rules: { readonly known: readonly string[]; readonly running: readonly string[] }): SilencerUse[];
}

/**
 * Reads the disable comments. `<!-- postmortem-disable a b -->` holds to the end or to `-enable`; `-disable-line`, `-disable-next-line`
 * and `-disable-file` as they say; without a name each means every rule, and a reason may follow `--` or a dash. Remark's
 * `<!--lint disable a-->`, `enable` and `ignore` do the same, `ignore` for the node that follows; names in them that are not ours are
 * none of our business.
 */
export function readSilencers(postmortem: Postmortem): Silencers {
	const comments = postmortem.comments.map((comment) => readSilencer(comment, postmortem.text)).filter((read) => read !== undefined);
	const effects = comments.length === 0 ? [] : effectsOf(postmortem, comments);
	return {
		keep: (problems) => (effects.length === 0 ? problems : keep(effects, problems)),
		uses: ({ known, running }) => usesOf(comments, effects, known, running),
	};
}

/** The ways to silence a problem by a comment, as fixes: on its line or the one before, from there on, and in the whole file. */
export function silencingFixes(postmortem: Postmortem, { rule, range }: Silenceable): Fix[] {
	const { text, lines, contentStart } = postmortem;
	const newLine = lineEndingOf(text);
	const line = lines.lineAt(range.start);
	// A byte order mark stays the first sign of its file.
	const start = Math.max(lines.lineStart(line), text.startsWith('\uFEFF') ? 1 : 0);
	const written = text.slice(start, lines.lineEnd(line));
	const indent = /^[ \t>]*/.exec(written)?.[0] ?? '';
	// A line of its own would end a table; there the comment stands in the last cell.
	const table = written.includes('|') ? tableAt(text, range.start) : undefined;
	const lastBar = /\|\s*$/.exec(written)?.index;
	const here = table
		? lastBar === undefined
			? { range: emptyAt(start + written.trimEnd().length), text: ` <!-- postmortem-disable-line ${rule} -->` }
			: { range: emptyAt(start + lastBar), text: `<!-- postmortem-disable-line ${rule} --> ` }
		: { range: emptyAt(start), text: `${indent}<!-- postmortem-disable-next-line ${rule} -->${newLine}` };
	const block = lines.lineStart(lines.lineAt(table?.start ?? start));
	const onwards = { range: emptyAt(table ? block : start), text: `${indent}<!-- postmortem-disable ${rule} -->${newLine}` };
	const isBelow = contentStart === 0 || /[\r\n\uFEFF]/.test(text.charAt(contentStart - 1));
	const whole = { range: emptyAt(contentStart), text: `${isBelow ? '' : newLine}<!-- postmortem-disable-file ${rule} -->${newLine}` };
	// Inside of front matter a comment would be no comment.
	const canStandHere = start >= contentStart;
	return [
		...(canStandHere
			? [
					{ title: `Disable ${rule} for this line`, safe: false, edits: [here] },
					{ title: `Disable ${rule} from here on`, safe: false, edits: [onwards] },
				]
			: []),
		{ title: `Disable ${rule} in this file`, safe: false, edits: [whole] },
	];
}

interface Silencer {
	readonly range: Range;
	readonly kind: SilencerKind | undefined;
	/** Remark's `ignore`: the node that follows. */
	readonly ignoresNode: boolean;
	readonly ours: boolean;
	readonly names: readonly { readonly name: string; readonly range: Range }[];
}

/** One rule, or every rule but some, silenced for the problems that begin in a stretch. */
interface Effect {
	readonly comment: Silencer;
	readonly rule: string | undefined;
	readonly start: number;
	end: number;
	/** Of an effect on every rule: the rules that are enabled again, with the offset from which on they are. */
	readonly except: Map<string, number>;
	readonly used: Set<string>;
}

const ourComment = /^postmortem-([a-z][\w-]*):?/i;
const remarkComment = /^lint\s+(disable|enable|ignore)(?![\w-])/;
const remarkPrefix = /^postmortem(?:-kit)?:/;

function readSilencer({ text, range }: Comment, document: string): Silencer | undefined {
	const ours = ourComment.exec(text);
	const match = ours ?? remarkComment.exec(text);
	if (!match) return undefined;
	const word = (match[1] ?? '').toLowerCase();
	// Others may follow our name, such as the marker of a template.
	if (ours && word === 'template') return undefined;
	if (ours && !/^(?:dis|en)able/.test(word) && closestTo(word, silencerKinds) === undefined) return undefined;
	const inside = document.indexOf(text, range.start);
	const reason = text.search(/\s(?:--|[–—]|-\s)/);
	const list = text.slice(match[0].length, reason < 0 ? text.length : reason);
	const names = [...list.matchAll(/[^\s,]+/g)].map(({ 0: written, index }) => {
		const prefix = ours ? '' : (remarkPrefix.exec(written)?.[0] ?? '');
		const start = inside + match[0].length + index + prefix.length;
		return { name: written.slice(prefix.length), range: { start, end: start + written.length - prefix.length } };
	});
	return { range, kind: silencerKinds.find((kind) => kind === word), ignoresNode: word === 'ignore', ours: ours !== null, names };
}

function keep<Found extends Silenceable>(effects: readonly Effect[], problems: readonly Found[]): Found[] {
	let next = 0;
	let active: Effect[] = [];
	return problems.filter(({ rule, range: { start } }) => {
		for (let begun = effects[next]; begun && begun.start <= start; begun = effects[next]) {
			active.push(begun);
			next += 1;
		}
		active = active.filter((effect) => effect.end > start);
		const effect = active.find(
			(candidate) =>
				candidate.rule === rule ||
				// What is wrong with a comment is not silenced by itself.
				(candidate.rule === undefined &&
					(candidate.except.get(rule) ?? Number.POSITIVE_INFINITY) > start &&
					!(candidate.comment.range.start <= start && start < candidate.comment.range.end)),
		);
		effect?.used.add(rule);
		return effect === undefined;
	});
}

function usesOf(
	comments: readonly Silencer[],
	effects: readonly Effect[],
	known: readonly string[],
	running: readonly string[],
): SilencerUse[] {
	if (comments.length === 0) return [];
	const usedBy = new Map(comments.map((comment) => [comment, new Set<string>()]));
	for (const { comment, used } of effects) for (const rule of used) usedBy.get(comment)?.add(rule);
	const isKnown = new Set(known);
	const runs = new Set(running);
	return comments
		.filter((comment) => comment.ours)
		.map((comment): SilencerUse => {
			const used = usedBy.get(comment) ?? new Set();
			const useOf = (name: string): SilencerUse['names'][number]['use'] => {
				if (used.has(name)) return 'silenced';
				return isKnown.has(name) ? (runs.has(name) ? 'nothing' : 'idle') : 'unknown';
			};
			const names = comment.names.map(({ name, range }) => ({ name, range, use: useOf(name) }));
			return { range: comment.range, kind: comment.kind, names, used: used.size > 0, known };
		});
}

/** What the comments do, in order of where it begins. */
function effectsOf({ text, lines }: Postmortem, comments: readonly Silencer[]): Effect[] {
	const effects: Effect[] = [];
	const open = new Map<string | undefined, Effect>();
	const nextNode = comments.some((comment) => comment.ignoresNode) ? followingNodes(text) : undefined;

	const add = (comment: Silencer, start: number, end: number): Effect[] => {
		const rules = comment.names.length > 0 ? comment.names.map(({ name }) => name) : [undefined];
		const added = rules.map((rule) => ({ comment, rule, start, end, except: new Map<string, number>(), used: new Set<string>() }));
		effects.push(...added);
		return added;
	};

	for (const comment of comments) {
		const { start, end } = comment.range;
		const line = lines.lineAt(end);
		if (comment.ignoresNode) {
			const node = nextNode?.get(start);
			if (node) add(comment, node.start, Math.max(node.end, node.start + 1));
		} else if (comment.kind === 'disable-file') add(comment, 0, Number.POSITIVE_INFINITY);
		else if (comment.kind === 'disable-line') add(comment, lines.lineStart(lines.lineAt(start)), lines.lineEnd(line) + 1);
		else if (comment.kind === 'disable-next-line') {
			let next = line + 1;
			while (next < lines.lineCount - 1 && text.slice(lines.lineStart(next), lines.lineEnd(next)).trim() === '') next += 1;
			if (next < lines.lineCount) add(comment, lines.lineStart(next), lines.lineEnd(next) + 1);
		} else if (comment.kind === 'disable') {
			for (const effect of add(comment, end, Number.POSITIVE_INFINITY)) {
				close(open, effect.rule, start);
				open.set(effect.rule, effect);
			}
		} else if (comment.kind === 'enable') {
			if (comment.names.length === 0) for (const rule of [...open.keys()]) close(open, rule, start);
			for (const { name } of comment.names) {
				close(open, name, start);
				const all = open.get(undefined)?.except;
				if (all && !all.has(name)) all.set(name, start);
			}
		}
	}
	return effects.sort((a, b) => a.start - b.start);
}

/** Ends what is open for a rule; undefined stands for every rule. */
function close(open: Map<string | undefined, Effect>, rule: string | undefined, at: number): void {
	const effect = open.get(rule);
	if (effect) effect.end = at;
	open.delete(rule);
}

/** The node behind each HTML node, by the offset where that HTML begins. */
function followingNodes(text: string): ReadonlyMap<number, Range> {
	const following = new Map<number, Range>();
	const visit = (node: Nodes): void => {
		if (!('children' in node)) return;
		node.children.forEach((child, index) => {
			const next = node.children[index + 1];
			if (child.type === 'html' && next) following.set(rangeOf(child).start, rangeOf(next));
			else visit(child);
		});
	};
	visit(parseMarkdown(text));
	return following;
}

/** The table that stands at an offset. */
function tableAt(text: string, offset: number): Range | undefined {
	const find = (node: Nodes): Range | undefined => {
		const range = rangeOf(node);
		if (node.type !== 'root' && (offset < range.start || offset > range.end)) return undefined;
		if (node.type === 'table') return range;
		if (!('children' in node)) return undefined;
		for (const child of node.children) {
			const found = find(child);
			if (found) return found;
		}
		return undefined;
	};
	return find(parseMarkdown(text));
}

function emptyAt(offset: number): Range {
	return { start: offset, end: offset };
}
