import { isSpace } from '../text/characters.ts';
import { withoutNumbering } from '../vocabulary/normalise.ts';
import type { ItemStatus } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';

/**
 * The status that a text states by itself: "DONE", "✅ Done", "(already done)", "Fixed in #12". Undefined for any other text, also
 * for a sentence that merely starts with such a word ("Open a ticket", "Fixed window limits").
 */
export function statusMark(text: string, words: Words): { status: ItemStatus; end: number } | undefined {
	const plain = text.replace(/^(?:[\s([{（【*_~"'“：–—-]|:(?![a-z_]{3,30}:))+/u, '');
	const offset = text.length - plain.length;
	const known = statusPrefix(plain, words);
	if (!known) return undefined;
	const rest = plain.slice(known.end);
	if (!/^\s*$/.test(rest.replace(/^[\s)\]}）】*_~.!"'”。、,;:：-]+/u, '')) && !followsStatus.test(rest)) return undefined;
	return { status: known.status, end: offset + known.end };
}

/** The status behind when or where it was reached, in languages that say it last: "スプリント12で実施済み", "v2.3에서 완료". */
export function statusAtEnd(text: string, words: Words): { status: ItemStatus; end: number } | undefined {
	const match = text.length <= 60 ? lastWords.exec(text) : null;
	const word = match?.[1] ?? '';
	const status = word === '' ? undefined : exactStatus(word, words);
	return status && status !== 'open' ? { status, end: text.length } : undefined;
}

const lastWords = /(?:で|に|にて|から|에서|에|때) ?([\p{Script=Han}\p{Script=Hangul}]{0,4}(?:済み?|完了|완료(?:됨|함)?))$/u;

/** The status in a cell made for it: its first known word. "Not done" and the like are open. */
export function statusOfCell(text: string, words: Words): ItemStatus | undefined {
	const plain = text.trim();
	if (/^(?:not|nicht|no|non|não|pas|niet|never)\s/i.test(plain) && !/^no action/i.test(plain))
		return statusMark(plain, words)?.status ?? 'open';
	return statusMark(plain, words)?.status ?? words.itemStatus(plain);
}

/** The status that a heading gives to everything below it: "Completed", "Immediate (done)", "Completed actions". */
export function statusOfGroup(title: string, words: Words): ItemStatus | undefined {
	const bare = withoutNumbering(title);
	const note = /[(（[]([^()（）[\]]*)[)）\]]$/.exec(bare)?.[1];
	const noted = note === undefined ? undefined : statusMark(note, words)?.status;
	if (noted) return noted;
	const head = bare
		.replace(/(?:action\s?items?|actions?|items?|tasks?|follow-?ups?|work|measures?|steps?|fixes|improvements?)$/i, '')
		.trimEnd();
	const own = statusMark(head.replace(/^already\s+/i, ''), words)?.status;
	return own === 'open' ? undefined : own;
}

/** What may follow a status word so that it still is a mark and not the start of a sentence. */
const followsStatus =
	/^[\s*_~]*(?:[-–—:：,;.。、/(（[→✅]|\d|#|(?:in|during|by|on|via|as|at|with|since|before|after|already|today|yesterday|for now|this|last|PR|MR|commit|see|until|because|due to|reason|weil|porque|parce|perché|omdat|durch|am|im|während|vor|en|el|durante|em|no|na|par|pendant|le|nel|il|door|op)(?![\p{L}]))/iu;

/** Most texts start with a letter, for which the table of all signs need not be asked. */
function startsWithSign(text: string): boolean {
	return text.startsWith(':') || text.charCodeAt(0) > 127;
}

/** The longest known status, of up to four words or a run of symbols, that the text starts with. */
function statusPrefix(text: string, words: Words): { status: ItemStatus; end: number } | undefined {
	const symbol = startsWithSign(text) ? /^(?::[a-z_]+:|(?:\p{Extended_Pictographic}\uFE0F?){1,2})/u.exec(text) : null;
	if (symbol) {
		const status = words.itemStatus(symbol[0]);
		const afterwards = text.slice(symbol[0].length);
		const space = afterwards.length - afterwards.trimStart().length;
		const word = statusPrefix(afterwards.trimStart(), words);
		if (word) return { status: word.status, end: symbol[0].length + space + word.end };
		return status ? { status, end: symbol[0].length } : undefined;
	}
	const lead = /^(?:(?:all|already|now|fully|mostly|bereits|schon|ya|já|déjà|già|al)\s+)?/i.exec(text)?.[0] ?? '';
	const body = text.slice(lead.length);
	const upToFour = /^[\p{L}\p{M}’'-]+(?:\s+[\p{L}\p{M}’'-]+){0,3}/u.exec(body.slice(0, 60))?.[0];
	for (let candidate = upToFour ?? ''; candidate !== ''; candidate = withoutLastWord(candidate)) {
		const status = exactStatus(candidate, words);
		if (status) return { status, end: lead.length + candidate.length };
	}
	return undefined;
}

function withoutLastWord(text: string): string {
	let end = text.length;
	while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end -= 1;
	return text.slice(0, end).trimEnd();
}

/** The status of a text whose every word belongs to it: without its first or its last word it would not be known, or as another. */
function exactStatus(candidate: string, words: Words): ItemStatus | undefined {
	let memory = known.get(words);
	if (!memory || memory.size > remembered) {
		memory = new Map();
		known.set(words, memory);
	}
	const before = memory.get(candidate);
	if (before !== undefined) return before === 'none' ? undefined : before;
	const status = words.itemStatus(candidate);
	const pieces = candidate.split(/\s+/);
	const isPart =
		pieces.length > 1 &&
		(words.itemStatus(pieces.slice(0, -1).join(' ')) === status || words.itemStatus(pieces.slice(1).join(' ')) === status);
	const exact = isPart ? undefined : status;
	memory.set(candidate, exact ?? 'none');
	return exact;
}

/** The same few words start most parts of most items. */
const known = new WeakMap<Words, Map<string, ItemStatus | 'none'>>();
const remembered = 2000;
