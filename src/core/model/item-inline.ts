import { oneLine } from '../text/one-line.ts';
import type { Range } from '../text/range.ts';
import type { ItemColumn, ItemStatus } from '../vocabulary/terms.ts';
import { datePhraseAt, wordsBehindDay } from './date-phrase.ts';
import { exactBucket } from './item-bucket.ts';
import {
	dayIn,
	type ItemContext,
	type ItemDetails,
	isPersonOrTeam,
	type MetaPart,
	metaPartOf,
	takeDue,
	takeLinks,
	takeReason,
	takeStatus,
	takeValue,
	trimText,
} from './item-details.ts';
import { isReference } from './item-links.ts';
import { priorityAt, priorityOf } from './item-priority.ts';
import { statusAtEnd, statusMark } from './item-status.ts';
import { type ItemText, partOf, sourceOf } from './item-text.ts';
import { isHandle, isKnownName, isNameLike, isOwnerGap, isTeam, readOwners } from './owners.ts';

/** What is left of an item's text when all that is said about it is taken away. */
export interface InlineReading {
	/** Plain text in one line. */
	readonly text: string;
	readonly range: Range;
	/** A checkbox that Markdown does not take for one: "[x]Text", "[] text". */
	readonly checkbox: { readonly checked: boolean; readonly range: Range } | undefined;
}

/**
 * Reads what stands in an item's own text: prefixes ("[P0]", "**Sam:**", "✅"), labels ("Owner: Sam", "due Friday"), and what is
 * added behind it in brackets or between dashes ("(@a, due 1 July)", "— @alice — 2026-07-01", "(DONE)"). Fills the details.
 */
export function readInline(item: ItemText, details: ItemDetails, context: ItemContext): InlineReading {
	takeLinks(details, item);
	if (item.text.length > longestRead) return { text: oneLine(item.text), range: sourceOf(item, 0, item.text.length), checkbox: undefined };
	const reader = new InlineReader(item, details, context);
	const checkbox = reader.prefixes();
	reader.labels();
	reader.markers();
	reader.verification();
	reader.marks();
	reader.tail();
	// "… @sam by 2026-07-01": what stands in front of the day is the end only now.
	if (reader.deadline() && details.owners.length === 0) reader.tail();
	reader.struck();
	return { ...reader.rest(), checkbox };
}

/**
 * Reads lines that only say something about an item: "Owner: Sam", "Due: 1 July | Status: open". Fills the details and gives what
 * was found; empty for any other text.
 */
export function readDetailLines(item: ItemText, details: ItemDetails, context: ItemContext): { column: ItemColumn; value: Range }[] {
	if (item.text.length > longestRead) return [];
	const reader = new InlineReader(item, details, context, -1);
	const found = reader.labels();
	if (found.length > 0) takeLinks(details, item);
	return found;
}

/** Beyond this an item's text is no sentence any more, and only its links are read. */
const longestRead = 10_000;

/** Takes an item's text apart; what it has taken is blank for the steps that follow. */
class InlineReader {
	/** What is left, character by character, once something is taken. */
	private live: string[] | undefined;
	/** What is left as one string, until more is taken. */
	private joined: string | undefined;

	constructor(
		private readonly item: ItemText,
		private readonly details: ItemDetails,
		private readonly context: ItemContext,
		/** Where the text proper starts, behind its prefixes; labels count behind it only. */
		private contentStart = 0,
	) {
		this.joined = item.pattern;
	}

	private get pattern(): string {
		this.joined ??= this.live?.join('') ?? '';
		return this.joined;
	}

	private take(start: number, end: number): ItemText {
		this.live ??= this.item.pattern.split('');
		for (let at = start; at < end; at += 1) this.live[at] = taken;
		this.joined = undefined;
		return partOf(this.item, start, end);
	}

	prefixes(): InlineReading['checkbox'] {
		let checkbox: InlineReading['checkbox'];
		for (let round = 0; round < 6; round += 1) {
			const text = this.pattern;
			let at = 0;
			while (at < text.length && /[\s\uE000]/.test(text[at] ?? '')) at += 1;
			this.contentStart = at;
			const rest = text.slice(at, at + 120);

			const box = /^\[([ xX✓✔/~>-]?|n\/a)\](?!\()\s*/i.exec(rest);
			if (box && !checkbox) {
				checkbox = { checked: /^[xX✓✔-]$/.test(box[1] ?? ''), range: sourceOf(this.item, at, at + box[0].trimEnd().length) };
				this.noteBox(box[1] ?? '', checkbox.range);
				this.take(at, at + box[0].length);
				continue;
			}
			if (this.tag(rest, at) || this.symbol(rest, at) || this.leadingLabel(rest, at) || this.leadingOwner(rest, at)) continue;
			if (this.leadingField(rest, at)) continue;
			break;
		}
		return checkbox;
	}

	/** Signs that note apps put into a box: "[-]" for cancelled, "[/]" and "[~]" for begun; "[>]" is only moved and stays open. */
	private noteBox(sign: string, range: Range): void {
		const status = sign === '-' ? 'dropped' : sign === '/' || sign === '~' ? 'in-progress' : undefined;
		if (!status || this.details.statusText) return;
		this.details.status = status;
		this.details.statusText = { text: `[${sign}]`, range };
	}

	/** "[P0]", "(P1)", "[Platform]", "【完了】" at the start. */
	private tag(rest: string, at: number): boolean {
		const match = /^(?:\[([^[\]]{1,40})\]|【([^【】]{1,40})】|\(([^()]{1,24})\))\s*[:：\-–—]?\s*/.exec(rest);
		const inner = match?.[1] ?? match?.[2] ?? match?.[3];
		if (!match || inner === undefined) return false;
		const end = at + match[0].length;
		const start = at + match[0].indexOf(inner);
		const part = partOf(this.item, start, start + inner.length);
		const isRound = match[3] !== undefined;
		const kind = metaPartOf(inner, this.context);
		if (priorityOf(inner) !== undefined && kind !== 'status') takeValue(this.details, 'priority', part, this.context);
		else if (kind === 'status') takeStatus(this.details, part, this.context);
		else if (!isRound && exactBucket(inner, this.context.words) && !isTeam(inner)) takeValue(this.details, 'bucket', part, this.context);
		else if (isRound ? isHandle(inner) || isKnownName(inner) : kind === 'owner' || isPersonOrTeam(inner, this.context))
			takeValue(this.details, 'owner', part, this.context);
		else if (kind !== 'link' || isRound) return false;
		this.take(at, end);
		return true;
	}

	/** "✅ text", ":white_check_mark: text". A cross is a common bullet and says nothing. */
	private symbol(rest: string, at: number): boolean {
		const match = /^(?::[a-z_]+:|(?:\p{Extended_Pictographic}\uFE0F?){1,2})\s*/u.exec(rest);
		if (!match) return false;
		const symbol = match[0].trim();
		if (!/^❌|^:x:/.test(symbol) && this.context.words.itemStatus(symbol))
			takeStatus(this.details, partOf(this.item, at, at + symbol.length), this.context);
		this.take(at, at + match[0].length);
		return true;
	}

	/** "P0:", "DONE:", "Action item:", "AI-1:", "Prevent:" at the start. */
	private leadingLabel(rest: string, at: number): boolean {
		const stressed = this.item.spans.find(({ kind, start }) => kind === 'strong' && start === at);
		const priority = priorityAt(rest);
		if (priority) {
			const after = rest.slice(priority.end);
			const separator =
				/^(?:\s*[:：|]\s*|\s*[-–—]\s+|\s+[-–—]\s*)/.exec(after) ??
				(/^p\d/i.test(rest) || stressed?.end === at + priority.end ? /^\s+/.exec(after) : null);
			if (separator) {
				takeValue(this.details, 'priority', partOf(this.item, at, at + priority.end), this.context);
				this.take(at, at + priority.end + separator[0].length);
				return true;
			}
		}
		const number = /^(?:(?:ai|act|action(?: item)?|item|task|a|r|p|d|m)[- ]?#?\d{1,3})\s*[:.)–—-]\s+/i.exec(rest);
		if (number) {
			const id = number[0].trimEnd().slice(0, -1).trimEnd();
			const part = partOf(this.item, at, at + id.length);
			takeValue(this.details, 'id', part, this.context);
			this.details.links = this.details.links.filter(({ range }) => range.start !== part.range.start);
			this.take(at, at + number[0].length);
			return true;
		}
		const assigned = /^(?:TODO|FIXME|ACTION)\s?\(([^()\n]{1,40})\)\s?[:：]\s{1,9}(?=\S)/.exec(rest);
		const assignee = assigned?.[1];
		if (assigned && assignee !== undefined && !/\s\S+\s/.test(assignee)) {
			const start = at + assigned[0].indexOf('(') + 1;
			takeValue(this.details, 'owner', partOf(this.item, start, start + assignee.length), this.context);
			this.take(at, at + assigned[0].length);
			return true;
		}
		const noted = /^([^:：\n]{3,60})[:：]\s+(?=\S)/.exec(rest);
		if (noted?.[1] !== undefined && /[\d#]/.test(noted[1])) {
			const status = statusMark(noted[1], this.context.words);
			if (status && status.status !== 'open') {
				takeStatus(this.details, partOf(this.item, at, at + noted[1].length), this.context);
				this.take(at, at + noted[0].length);
				return true;
			}
			// "#12 (done): …"
			const bracket = /\(([^()]{3,20})\)$/.exec(noted[1]);
			if (bracket?.[1] !== undefined && statusMark(bracket[1], this.context.words)) {
				const start = at + bracket.index + 1;
				takeStatus(this.details, partOf(this.item, start, start + bracket[1].length), this.context);
				this.take(at, at + noted[0].length);
				return true;
			}
		}
		const named = stressed && /^\s+[-–—]+\s+/.exec(this.item.pattern.slice(stressed.end));
		if (stressed && named && isKnownName(this.item.pattern.slice(stressed.start, stressed.end))) {
			takeValue(this.details, 'owner', partOf(this.item, stressed.start, stressed.end), this.context);
			this.take(at, stressed.end + named[0].length);
			return true;
		}
		const label = /^([\p{L}][\p{L}\p{M}'’ /-]{0,38}?)\s*(?:[:：]\s*|\s[-–—]+\s+)/u.exec(rest);
		const inner = label?.[1];
		if (label && inner !== undefined) {
			const isColon = /[:：]/.test(label[0].slice(inner.length));
			const part = partOf(this.item, at, at + inner.length);
			const status = statusMark(inner, this.context.words);
			// "Testing: add …" says what the task is about.
			const isSubject = isColon && /^testing$/i.test(inner);
			if (status && !isSubject && status.end === inner.length && (isColon || stressed || inner === inner.toUpperCase())) {
				takeStatus(this.details, part, this.context);
			} else if ((isColon || stressed) && exactBucket(inner, this.context.words)) {
				takeValue(this.details, 'bucket', part, this.context);
			} else if (isColon && this.context.words.itemColumn(inner) === 'text' && !/^(?:what|solution|description|issue)$/i.test(inner)) {
				// "Action item:" says what the item is, nothing about it.
			} else if (isColon && (metaPartOf(inner, this.context) === 'owner' || (peopleWord.test(inner) && !manages.test(inner)))) {
				takeValue(this.details, 'owner', part, this.context);
			} else return false;
			this.take(at, at + label[0].length);
			return true;
		}
		if (stressed) {
			const inner = this.item.pattern.slice(stressed.start, stressed.end);
			const status = statusMark(inner, this.context.words);
			if (status && inner.trim().split(/\s+/).length <= 3 && stressed.end < this.item.text.trimEnd().length) {
				takeStatus(this.details, partOf(this.item, stressed.start, stressed.end), this.context);
				const gap = /^[\s:：\-–—.]*/.exec(this.item.pattern.slice(stressed.end))?.[0].length ?? 0;
				this.take(at, stressed.end + gap);
				return true;
			}
			if (this.stateAndMore(inner, at, stressed.end)) return true;
		}
		const capitals = /^(?:DONE|TODO|WIP|FIXED|OPEN|CLOSED)\s+(?=\S)/.exec(rest);
		if (capitals) {
			takeStatus(this.details, partOf(this.item, at, at + capitals[0].trimEnd().length), this.context);
			this.take(at, at + capitals[0].length);
			return true;
		}
		return false;
	}

	/** "**TODO due 2026-05-21** — text", "**DEFERRED P2** — text": a status in bold with the day or the priority behind it. */
	private stateAndMore(inner: string, at: number, end: number): boolean {
		const parts = /^(\p{Lu}{4,12})[ ,:]{1,3}(?:(p[0-5])|(?:due|by|until):? (\S.{3,24}))$/iu.exec(inner.trimEnd());
		const [whole, state, level, day] = parts ?? [];
		const gap = /^(?:\s*[:：]\s*|\s+[-–—]+\s+)(?=\S)/.exec(this.item.pattern.slice(end))?.[0].length;
		if (whole === undefined || state === undefined || gap === undefined || !statusMark(state, this.context.words)) return false;
		const more = level ?? day ?? '';
		const part = partOf(this.item, at + whole.length - more.length, at + whole.length);
		if (level === undefined && dayIn(part, this.context) === undefined) return false;
		takeStatus(this.details, partOf(this.item, at, at + state.length), this.context);
		takeValue(this.details, level === undefined ? 'due' : 'priority', part, this.context);
		this.take(at, end + gap);
		return true;
	}

	/** "@sam: text", "@sam to write …", "Platform team to write …"; not "@sam mentioned that …". */
	private leadingOwner(rest: string, at: number): boolean {
		const handles =
			/^(@[\p{L}\p{N}_][\p{L}\p{N}_./-]{0,38}(?:(?:\s*[,&/+]\s*|\s+and\s+)@[\p{L}\p{N}_][\p{L}\p{N}_./-]{0,38}){0,4})(?:\s*[:：–—]\s*|\s+-\s+|\s+to\s+(?=\p{Ll})|\s+will\s+|\s+(?=\p{Lu}))/u.exec(
				rest,
			);
		if (handles?.[1] !== undefined) {
			takeValue(this.details, 'owner', partOf(this.item, at, at + handles[1].length), this.context);
			this.take(at, at + handles[0].length);
			return true;
		}
		const called =
			/^([\w.-]{2,30}@|\p{Lu}\p{Ll}{1,14}(?: \p{Lu}\p{Ll}{1,20})?)(?:\s{0,3}[:：]\s{1,3}|\s{1,3}(?:[-–—]{1,2}|will)\s{1,3})(?=[\p{Ll}\p{Lu}])/u.exec(
				rest,
			);
		if (called?.[1] !== undefined && (called[1].endsWith('@') || isKnownName(called[1]))) {
			takeValue(this.details, 'owner', partOf(this.item, at, at + called[1].length), this.context);
			this.take(at, at + called[0].length);
			return true;
		}
		const subject = /^((?:[Tt]he )?\p{L}[\p{L}\p{N} ,&/-]{1,40}?)\s+to\s+(?!be\s)(?=\p{Ll}{2})/u.exec(rest);
		const name = subject?.[1];
		if (!subject || name === undefined || tellsSomebody.test(name)) return false;
		if (name.split(/\s{0,9}[,&/]\s{0,9}|\s{1,9}and\s{1,9}/).every((part) => this.isSomebody(part))) {
			takeValue(this.details, 'owner', partOf(this.item, at, at + name.length), this.context);
			this.take(at, at + subject[0].length);
			return true;
		}
		return false;
	}

	/**
	 * "Owner: Sam / Due: 2026-07-01 / add a guard": fields ahead of the task, which is long enough to be none of the owners. Between the
	 * fields of one item, "no due date" is one too.
	 */
	private leadingField(rest: string, at: number): boolean {
		const field =
			/^(?:(\p{L}[\p{L} ]{1,20}?)[:：]\s{0,3})?([^\s:：|/;][^:：|/;\n]{0,40}?)(?:\s{1,3}(?:[|/]|[-–—]{1,2})|;)\s{1,3}(?=\S)/u.exec(rest) ??
			/^(owner|assignee|due|due date|deadline)[:：]\s{0,3}([^\s:：|/;,][^:：|/;,\n]{0,40}?),\s{1,3}(?=\S)/i.exec(rest);
		const value = field?.[2];
		if (!field || value === undefined || !hasTask(this.pattern.slice(at + field[0].length))) return false;
		const column = field[1] === undefined ? undefined : this.context.words.itemColumn(field[1]);
		const start = at + field[0].indexOf(value, field[1] === undefined ? 0 : field[1].length + 1);
		const part = partOf(this.item, start, start + value.length);
		if (column === 'owner' && this.details.owners.length === 0 && /^\S+(?: \S+){0,3}$/.test(value))
			takeValue(this.details, 'owner', part, this.context);
		else if (column === 'due' && !this.details.due && dayIn(part, this.context)) takeValue(this.details, 'due', part, this.context);
		else if (field[1] !== undefined || this.details.owners.length === 0 || !/^no (?:due )?(?:date|deadline)$/i.test(value)) return false;
		this.take(at, at + field[0].length);
		return true;
	}

	private isSomebody(name: string): boolean {
		return isHandle(name) || peopleWord.test(name) || isKnownName(name) || this.context.people.has(name.toLowerCase());
	}

	/** "Owner: Sam", "期限: 2026-05-07", "Completed: 2026-04-16", wherever a label can stand behind the text. */
	labels(): { column: ItemColumn; value: Range }[] {
		const found: { column: ItemColumn; value: Range }[] = [];
		const pattern = this.pattern;
		const labels: { column: ItemColumn | 'done'; start: number; value: number }[] = [];
		if (!/[:：]/.test(pattern)) return found;
		for (const match of pattern.matchAll(/[:：]/g)) {
			const label = this.labelBefore(pattern, match.index);
			if (label && (this.contentStart >= 0 || this.isInDetailLine(pattern, label.start, labels)))
				labels.push({ ...label, value: match.index + 1 });
		}
		labels.forEach((label, index) => {
			const limit = labels[index + 1]?.start ?? pattern.length;
			const start = label.value + (/^\s*/.exec(pattern.slice(label.value, limit))?.[0].length ?? 0);
			const end = this.valueEnd(pattern, label.column, start, limit);
			if (label.column === 'done') {
				const phrase = datePhraseAt(pattern, start);
				if (!phrase) return;
				takeStatus(this.details, partOf(this.item, label.start, Math.max(phrase.end, start)), this.context);
				this.take(label.start, phrase.end);
				return;
			}
			takeValue(this.details, label.column, partOf(this.item, start, end), this.context);
			const name = pattern.slice(label.start, label.value);
			if (label.column === 'verification' && this.details.verification && /verified|validated|confirmed/i.test(name)) {
				const verifiedDay = dayIn(partOf(this.item, start, end), this.context);
				this.details.verification = { ...this.details.verification, verifiedDay };
			}
			found.push({ column: label.column, value: sourceOf(this.item, start, end) });
			this.take(label.start, end);
		});
		return found;
	}

	/** Whether the line says nothing before its first label: “Add an alert (owner: Sam)” is an item of its own and no detail of another. */
	private isInDetailLine(pattern: string, label: number, before: readonly { readonly start: number }[]): boolean {
		const line = pattern.lastIndexOf('\n', label - 1) + 1;
		return before.some(({ start }) => start >= line) || !/[\p{L}\p{N}]/u.test(pattern.slice(line, label));
	}

	/** The label that ends at a colon, with the column it names; undefined for any other word before a colon. */
	private labelBefore(pattern: string, colon: number): { column: ItemColumn | 'done'; start: number } | undefined {
		const window = pattern.slice(Math.max(0, this.contentStart, colon - 32), colon);
		const words = /[\p{L}\p{M}\p{N}'’ /-]{0,32}$/u.exec(window)?.[0] ?? '';
		const pieces = [...words.matchAll(/[\p{L}\p{M}\p{N}'’/-]+/gu)].slice(-3);
		for (const piece of pieces) {
			const start = colon - words.length + piece.index;
			const label = pattern.slice(start, colon).trim();
			if (label === '' || start <= this.contentStart) continue;
			// "Owner: Sam/Due: …": behind a slash without spaces only what the value before it cannot be.
			const slash = label.lastIndexOf('/');
			if (slash > 0 && startsWithDay.test(pattern.slice(colon + 1)) && this.context.words.itemColumn(label.slice(slash + 1)) === 'due')
				return { column: 'due', start: start + slash + 1 };
			const before = pattern.slice(Math.max(0, start - 3), start);
			const boundary =
				/(?:^|[\n(（[【|·•;；,，、.。!?—–\uE000*／]|\s-|--)\s{0,3}$/.test(before) ||
				this.item.spans.some((span) => span.start === start && span.kind !== 'code');
			if (!boundary && !/^\s$/.test(before.slice(-1))) continue;
			if (!boundary && !/^[\p{Lu}\p{Lo}]/u.test(label)) continue;
			const column = this.context.words.itemColumn(label);
			if (column === 'verification' && isEndOfName(pattern.slice(this.contentStart < 0 ? 0 : this.contentStart, start))) continue;
			const status = boundary && column !== 'owner' && column !== 'due' ? statusMark(label, this.context.words) : undefined;
			if (status && status.end === label.length && status.status !== 'open') return { column: 'done', start };
			const isLine = this.contentStart < 0 && /^\s*$/.test(pattern.slice(pattern.lastIndexOf('\n', start - 1) + 1, start));
			// "(target: 2026-07-01)": a day behind it makes clear what such a label means.
			const isClear = isLine || !vagueLabel.test(label) || (column === 'due' && boundary && startsWithDay.test(pattern.slice(colon + 1)));
			if (column && inlineColumns.has(column) && isClear) return { column, start };
		}
		return undefined;
	}

	/** Where the value of a label ends: at what follows a date, else at a separator that fits the column. */
	private valueEnd(pattern: string, column: ItemColumn | 'done', start: number, limit: number): number {
		if (column === 'due') {
			const phrase = datePhraseAt(pattern, start);
			if (phrase && phrase.end <= limit) return phrase.end;
		}
		const value = pattern.slice(start, limit);
		const bracketed = /^(?:\[[^[\]\n]*\]|<[^<>\n]*>)/.exec(value);
		if (bracketed && column !== 'verification') return start + bracketed[0].length;
		const stop =
			column === 'owner'
				? /[;；|·\n()（）[\]。→]|\.(?:\s|$)|\s[-–—]\s|[—–]|,\s*(?:due|by|eta|deadline|status|ticket|priority|p\d)\b|,\s*\d/i
				: column === 'verification'
					? /[\n)）\]]|。/
					: /[;；|·\n)）\],，、。]|\.(?:\s|$)|\s[-–—]\s/;
		const found = column === 'owner' ? value.search(/^\s*[[(（]/.test(value) ? /\n|\s[-–—]\s/ : stop) : firstOutsideBrackets(value, stop);
		let end = found < 0 ? limit : start + found;
		if (column === 'owner') end = start + ownersEnd(pattern.slice(start, end));
		if (column === 'link') {
			for (let next = furtherLink(pattern.slice(end, limit)); next > 0; next = furtherLink(pattern.slice(end, limit))) end += next;
		}
		const loose = column === 'owner' ? /[\s,，、;·|.\-–—(（*/／]/ : /[\s,，、;·|.\-–—(（*]/;
		while (end > start && loose.test(pattern[end - 1] ?? '')) end -= 1;
		return end;
	}

	/** "owner Sam", "assigned to @x", "due Friday" without a colon. */
	markers(): void {
		const pattern = this.pattern;
		for (const match of pattern.matchAll(
			/(?<![\p{L}\p{N}])(?:(owner|owned by|assigned to|assignee|dri)|(due(?: date| by| on)?|deadline|eta|target date|target|bis|fällig(?: am)?|vence(?: el)?|échéance|avant le|scadenza|entro(?: il)?))\s+/giu,
		)) {
			const start = match.index + match[0].length;
			const before = pattern.slice(0, match.index).trimEnd();
			if (match[1] !== undefined) {
				const stop = pattern.slice(start).search(/[,;)\]\n|·—–]|\.(?:\s|$)|\s-\s/);
				const end = stop < 0 ? pattern.length : start + stop;
				const isApart = before === '' || /(?:[,(（[;·|—–\n.\uE000]|\s-)$/.test(before);
				// "… to the pool owner Sam, due Friday": the due date behind it tells that no sentence goes on.
				if (!isApart && !/^,\s{0,4}(?:due|deadline|eta)\s/i.test(pattern.slice(end, end + 14))) continue;
				const name = pattern.slice(start, end).trim().replace(/^the /i, '');
				const isName =
					isNameLike(name) || peopleWord.test(name) || isPersonOrTeam(name, this.context) || isOwnerGap(name, this.context.words);
				// "(owner kim)", "— Owner kim": set apart on both sides, a single word is somebody.
				if (!isName && !(/(?:[(（[|—–]|\s-)$/.test(before) && loneName.test(name))) continue;
				if (this.details.owners.length === 0) {
					takeValue(this.details, 'owner', partOf(this.item, start, end), this.context);
					this.take(match.index, end);
				}
				continue;
			}
			const short = /^\d{1,2}\/\d{1,2}(?![\d/])/.exec(pattern.slice(start, start + 6));
			const phrase = datePhraseAt(pattern, start) ?? (short && { end: start + short[0].length, certainty: 'vague' });
			if (!phrase || this.details.due) continue;
			if (phrase.certainty === 'vague' && !/(?:[,(（[;·|—–\n.\uE000]|\s-)$/.test(before)) continue;
			takeDue(this.details, this.item, start, phrase.end, this.context);
			this.take(match.index, phrase.end);
		}
	}

	/** "Verify by …" and "Verified by …" behind the text, to the end of the sentence or bracket. */
	verification(): void {
		const pattern = this.pattern;
		if (this.details.verification || !/verif/i.test(pattern)) return;
		const match = /[.;,(—–\n-]\s{0,9}((?:verif(?:y|ied) (?:by|that|with|when|via|on)|to verify,?|verified)\s)/i.exec(
			pattern.slice(this.contentStart),
		);
		if (!match?.[1]) return;
		const start = this.contentStart + match.index + match[0].length - match[1].length;
		const before = pattern.slice(0, start);
		const isBracket = before.lastIndexOf('(') > before.lastIndexOf(')');
		const stop = pattern.slice(start).search(isBracket ? /[)\n]/ : /\n|\.\s+(?=\p{Lu}|$)|\uE000\s*\uE000/u);
		const end = stop < 0 ? pattern.length : start + stop;
		const part = trimText(partOf(this.item, start, end));
		const isDay = /^verified\s/i.test(part.text) && datePhraseAt(part.text, part.text.indexOf(' ') + 1) !== undefined;
		if (/^verified\s/i.test(part.text) && !/^verified (?:by|with|when|via|on)\s/i.test(part.text) && !isDay) return;
		takeValue(this.details, 'verification', part, this.context);
		if (/^verified (?:on )?\d/i.test(part.text)) takeStatus(this.details, partOf(part, 0, 'verified'.length), this.context);
		this.take(start, end);
	}

	/** Statuses that are set apart by stress or capitals inside the text: "**(Done during this incident)**", "(DONE)". */
	marks(): void {
		if (this.details.statusText) return;
		const pattern = this.pattern;
		for (const match of /[)）\]】]/.test(pattern) ? pattern.matchAll(/[(（[【]([^()（）[\]【】\n]{1,80})[)）\]】]/g) : []) {
			const inner = match[1] ?? '';
			const start = match.index + 1;
			const mark = statusMark(inner, this.context.words) ?? this.statusBehindDay(inner) ?? statusAtEnd(inner, this.context.words);
			if (!mark || (mark.status === 'open' && mark.end < inner.trimEnd().length)) continue;
			const end = match.index + match[0].length;
			const isStressed = this.item.spans.some(
				(span) => span.kind !== 'code' && span.kind !== 'link' && span.start <= start && inner.length + start <= span.end,
			);
			const isLast = !/[\p{L}\p{N}]/u.test(pattern.slice(end)) || /^[\s\uE000]*(?:\n|[.。])/.test(pattern.slice(end));
			const isLoud = inner.length > 3 && inner === inner.toUpperCase() && inner !== inner.toLowerCase();
			if (!isStressed && !isLast && !isLoud && this.item.range.start >= 0) continue;
			takeStatus(this.details, partOf(this.item, start, start + inner.length), this.context);
			this.noteBehindStatus(start + mark.end, start + inner.length);
			this.take(match.index, end);
			return;
		}
		// "… — ✅ confirmed by the vendor", "… ✅ 2026-06-12": whatever words follow it, a tick behind a dash or before a day is one.
		const ticked =
			/\s(?:[—–→-]\s{0,3})?((?<=[—–→-]\s{0,3})(?:✅|☑|✔|:white_check_mark:|:heavy_check_mark:)|✅(?=\s{0,3}\d{4}-\d{2}-\d{2}))/u.exec(
				pattern.slice(this.contentStart),
			);
		const tick = ticked?.[1];
		if (!ticked || tick === undefined) return;
		const end = this.contentStart + ticked.index + ticked[0].length;
		takeStatus(this.details, partOf(this.item, end - tick.length, end), this.context);
		// "… ✅ 2026-06-12", "… — ✅ Done 2026-06-12": the day of its completion, as we write it ourselves beside other statuses with a sign.
		const behind = pattern.slice(end).split('\n', 1)[0] ?? '';
		const said = statusMark(behind.trimStart(), this.context.words);
		if (/^\s{0,3}\d{4}-\d{2}-\d{2}/.test(behind) || (said && said.status !== 'open'))
			this.details.doneDay ??= dayIn(partOf(this.item, end, end + behind.length), this.context);
	}

	/** "(in progress, @kim)" */
	private noteBehindStatus(from: number, end: number): void {
		if (from >= end || this.details.owners.length > 0) return;
		for (const part of splitParts(this.pattern, from, end)) {
			const text = this.pattern.slice(part.start, part.end).trim();
			if (isHandle(text)) this.takePart(part.start, part.end, 'owner');
		}
	}

	/** "(2026-06-12 done)" */
	private statusBehindDay(text: string): { status: ItemStatus; end: number } | undefined {
		const day = datePhraseAt(text, 0);
		const mark = day?.certainty === 'exact' ? statusMark(text.slice(day.end), this.context.words) : undefined;
		return day && mark && { status: mark.status, end: day.end + mark.end };
	}

	/** What is added at the end, in brackets, behind dashes or as a last sentence; from the end on while it is all about the item. */
	tail(): void {
		const kinds = new Set<MetaPart>();
		const names: { start: number; end: number; whole: { start: number; end: number } }[] = [];
		for (let round = 0; round < 8; round += 1) {
			const pattern = this.pattern;
			let end = pattern.length;
			while (end > this.contentStart && /[\s\uE000.,;]/.test(pattern[end - 1] ?? '')) end -= 1;
			for (const name of names) if (name.whole.end >= end && name.whole.start < end) end = name.whole.start;
			while (end > this.contentStart && /[\s\uE000.,;·|—–-]/.test(pattern[end - 1] ?? '')) end -= 1;
			end = beforeTicket(pattern, end);
			const piece = lastPiece(pattern, this.contentStart, end);
			if (!piece) break;
			const parts = splitParts(pattern, piece.start, piece.end);
			const read = parts.map((part) => ({ ...part, kind: this.kindOf(pattern.slice(part.start, part.end), piece.form) }));
			const filled = read.filter(({ start, end }) => /[^\s\uE000]/.test(pattern.slice(start, end)));
			if (filled.length === 0) {
				if (piece.form === 'sentence') break;
				this.take(piece.whole.start, piece.whole.end);
				continue;
			}
			if (filled.some(({ kind }) => kind === undefined)) break;
			if (piece.form === 'sentence' && !filled.every(({ kind }) => kind === 'status' || kind === 'owner')) break;
			// "It has to be reviewed, committed and deployed" goes on telling what to do.
			if (piece.form === 'sentence' && goesOn.test(pattern.slice(Math.max(this.contentStart, piece.start - 60), piece.start))) break;
			const hasName = filled.some(({ kind }) => kind === 'name');
			// "(Pending, Creating, Failed)" lists the states of something else.
			if (hasName && filled.filter(({ kind }) => kind === 'status').length > 1) break;
			for (const { kind } of filled) if (kind) kinds.add(kind);
			if (hasName && filled.length === 1 && piece.form !== 'square') {
				const [only] = filled;
				if (only) names.push({ start: only.start, end: only.end, whole: piece.whole });
				continue;
			}
			if (hasName && piece.form !== 'square' && !filled.some(({ kind }) => kind !== 'name' && kind !== 'link')) break;
			if (filled.every(({ kind }) => kind === 'link') && piece.form !== 'dash') break;
			for (const { start, end, kind } of filled) this.takePart(start, end, kind);
			this.take(piece.whole.start, piece.whole.end);
		}
		if (names.length !== 1 || !['due', 'status', 'priority'].some((kind) => kinds.has(kind as MetaPart)) || this.details.owners.length > 0)
			return;
		for (const { start, end, whole } of names) {
			this.takePart(start, end, 'owner');
			this.take(whole.start, whole.end);
		}
	}

	private kindOf(text: string, form: Piece['form']): MetaPart | undefined {
		const plain = text.replace(/[\s\uE000]+/g, ' ').trim();
		if (plain === '') return 'gap';
		if (plain.length === 1 && form !== 'square' && /\p{L}/u.test(plain)) return undefined;
		if (form === 'square' && isOwnerGap(plain, this.context.words)) return 'gap';
		// "Redundancy: Engage the network team" tells what to do with whom.
		if (form === 'sentence' && /^\p{Lu}\p{Ll}+ (?:the|our|an?|all|with)\s/u.test(plain)) return undefined;
		const kind = metaPartOf(plain, this.context);
		if (kind === 'name' && form === 'square' && (plain === plain.toUpperCase() || plainTag.test(plain))) return undefined;
		if (!kind && form !== 'sentence' && isPersonOrTeam(plain, this.context)) return 'owner';
		if (kind === 'link' && form === 'handle') return undefined;
		return kind;
	}

	private takePart(start: number, end: number, kind: MetaPart | undefined): void {
		const part = trimText(partOf(this.item, start, end));
		if (kind === 'owner' || kind === 'name') {
			this.details.owners.push(...readOwners(part, this.context.words));
			if (this.details.owners.length > 0) this.details.ownerGap = undefined;
		} else if (kind === 'due') takeValue(this.details, 'due', part, this.context);
		else if (kind === 'status') takeStatus(this.details, part, this.context);
		else if (kind === 'priority') takeValue(this.details, 'priority', part, this.context);
		else if (kind === 'gap' && isOwnerGap(part.text, this.context.words) && this.details.owners.length === 0)
			this.details.ownerGap ??= part.range;
	}

	/** "… by 2026-07-01", "until end of June" anywhere. */
	deadline(): boolean {
		if (this.details.due) return false;
		const pattern = this.pattern;
		if (this.deadlineBehindDay()) return true;
		if (pattern.search(deadlineWords) < 0) return false;
		for (const match of pattern.matchAll(deadlineWords)) {
			const start = match.index + match[0].length;
			const phrase = datePhraseAt(pattern, start);
			if (!phrase) continue;
			// "by Friday" is a deadline where the text ends with it, or goes on in brackets.
			const isLast = /^by\s/i.test(match[0]) && /^[\s\uE000.!]*(?:$|[(（[])/.test(pattern.slice(phrase.end));
			if (phrase.certainty !== 'exact' && !isLast) continue;
			takeDue(this.details, this.item, start, phrase.end, this.context);
			if (/[^\s\uE000.!)]/.test(pattern.slice(phrase.end))) return false;
			this.take(match.index, phrase.end);
			return true;
		}
		return false;
	}

	/** "2026-03-10までに", "3月10日之前完成", "3월 10일까지": the word stands behind the day. */
	private deadlineBehindDay(): boolean {
		const pattern = this.pattern;
		for (const match of pattern.matchAll(wordsBehindDay)) {
			// Digits are a day only where no letter follows them.
			const before = pattern.slice(0, match.index);
			for (let start = Math.max(this.contentStart, 0, match.index - longestDay); start < match.index; start += 1) {
				const phrase = datePhraseAt(before, start);
				const isDay = phrase?.certainty === 'exact' && phrase.end === match.index;
				if (!isDay && !monthAndDay.test(before.slice(start === 0 ? 0 : start - 1))) continue;
				// Where such words are used, the month comes first.
				const dates = { ...this.context.dates, order: this.context.dates.order ?? 'mdy' };
				takeDue(this.details, this.item, start, match.index, { ...this.context, dates });
				const end = match.index + match[0].length;
				if (/[^\s\uE000.。!)）]/.test(pattern.slice(end))) return false;
				this.take(start, end);
				return true;
			}
		}
		return false;
	}

	/** A struck-out text is done, or dropped where the words outside or an open checkbox say so. */
	struck(): void {
		const { text, spans } = this.item;
		const length = text.trim().length;
		// A reason behind it may well be as long as what is struck out.
		const span = spans.find(
			({ kind, start, end }) =>
				kind === 'delete' && (end - start >= 0.6 * length || (text.slice(0, start).trim() === '' && givesReason.test(text.slice(end)))),
		);
		if (!span || this.details.statusText) return;
		const part = partOf(this.item, span.start, span.end);
		this.details.status = 'done';
		this.details.statusText = { text: oneLine(part.text), range: span.source };
		const after = trimText(partOf(this.item, span.end, this.item.text.length));
		if (/\p{L}/u.test(after.text)) takeReason(this.details, after, this.context);
	}

	rest(): { text: string; range: Range } {
		const { live, pattern, item } = this;
		let start = 0;
		let end = pattern.length;
		while (start < end && /[\s\uE000,;:：·|)\]—–-]/.test(pattern.charAt(start))) start += 1;
		while (end > start && /[\s\uE000,;:：·|([{（—–→、，-]/.test(pattern.charAt(end - 1))) end -= 1;
		let text = live ? '' : item.text.slice(start, end);
		if (live) for (let at = start; at < end; at += 1) text += live[at] === taken ? taken : item.text.charAt(at);
		text = text
			.replace(/[([（][\uE000\s,;、，；/／]*[)\]）]/g, (match) => (match.includes(taken) ? '' : match))
			.replace(/\s+/g, ' ')
			.replace(/ ?(?:[,;、] ?)?\uE000+/g, '')
			.replace(/\s+/g, ' ')
			.replace(/ ([.,;])(?![\p{L}\p{N}])/gu, '$1')
			.replace(/([.,;])[.,;]{1,9}$/, '$1')
			.trim();
		return { text, range: sourceOf(item, start, end) };
	}
}

/** Whether some part of a text has three words or more and no label. */
function hasTask(text: string): boolean {
	return text.split(/\s[|/–—-]\s|[;,]\s/).some((part) => /^\s*[^\s:：]+\s+[^\s:：]+\s+[^\s:：]/.test(part));
}

/** "3/10" at the end, behind no other digit. */
const monthAndDay = /^[^\d/.]?\d{1,2}\/\d{1,2}$/;
/** "2026年12月31日" and the like, with a margin. */
const longestDay = 16;

const deadlineWords =
	/(?<![\p{L}\p{N}])(?:by|until|before|no later than|bis(?: zum)?|avant(?: le)?|d['’]ici(?: le| au)?|antes del?|hasta(?: el)?|até|entro(?: il)?|uiterlijk|voor)\s+(?:the\s+)?/giu;

/** Marks characters that are already taken; a private character that no pattern knows. */
const taken = '\uE000';

/** Columns whose names count as labels inside running text. */
/** Whether nothing but a name in capitals leads to a label: "Health Check Verification:" names one thing. */
function isEndOfName(before: string): boolean {
	return /^[^\p{L}\p{N}]*(?:\p{Lu}[\p{L}\p{N}-]* ){1,3}$/u.test(before);
}

const inlineColumns = new Set<ItemColumn>(['owner', 'due', 'status', 'priority', 'verification', 'link', 'bucket']);

/** Names of columns that are too common before a colon in prose. */
const vagueLabel =
	/^(?:who|by|when|what|target|state|progress|measure|class|category|type|ref|issue|bug|item|link|links|pr|verify|issues|kind|area|lead|person|date|timeline|sla|milestone|p|pri|sev|severity|done|complete|expected|importance|responsibility|wer|wann|quand|qui|quem|quando|quién|cuándo|chi|wie|tipo|estado|état|stato)$/i;

const goesOn = /\b(?:be|being|get)(?: \p{L}{2,20},){1,4} ?$/u;

const startsWithDay = /^\s{0,3}\d{4}-\d{2}-\d{2}(?!\d)/;

/** "Remind all engineers to …", "Ask Sam to …": they are told to, and somebody else has to tell them. */
const tellsSomebody =
	/^(?:ask|tell|remind|train|retrain|teach|allow|enable|help|encourage|require|instruct|invite|educate|coach|force|get|let|urge|want)\s/i;

const peopleWord =
	/^(?:the )?(?:[\p{L}\p{N}-]+ ){0,2}(?:teams?|squad|guild|crew|developers?|devs|engineers?|engineering|sres?|devops|ops|everyone|management|admins?)$/iu;

/** "Investigate key management" is what to do, "Engineering management" who does it. */
const manages = /^\p{Lu}\p{Ll}+ \p{L}+ [Mm]anagement$/u;

const loneName =
	/^(?!(?:fields?|columns?|names?|labels?|tags?|roles?|lists?|ids?|only|missing|required|needed|unclear|changes?|changed|metadata|annotations?|references?|of|is|has|and|or)$)\p{Ll}[\p{L}\p{N}._-]{1,30}$/u;

const plainTag =
	/^(?:optional|backlog|draft|bonus|nice to have|later|future|stretch|new|maybe|idea|question|internal|external|bug|feature|chore|docs?|link|ticket|issue|pr|here|source|video|image|edit|update|note)$/i;

interface Piece {
	readonly form: 'round' | 'square' | 'dash' | 'sentence' | 'handle' | 'symbol';
	readonly start: number;
	readonly end: number;
	readonly whole: { readonly start: number; readonly end: number };
}

/** "… @alice #12", "… @alice (OPS-12)": where the handle ends, which the ticket only hides; else `end`. */
function beforeTicket(pattern: string, end: number): number {
	const text = pattern.slice(Math.max(0, end - 120), end);
	const ticket = /(?:\s{1,3}\(?(?:[#!]\d{1,7}|[A-Z][A-Z0-9]{1,9}-\d{1,7})\)?){1,3}$/.exec(text);
	return ticket && lastHandle(text.slice(0, ticket.index)) !== undefined ? end - ticket[0].length : end;
}

/** Where one or several handles start that a text ends with, unless the word in front makes them a mention: "agree on it with @sam". */
function lastHandle(text: string): number | undefined {
	if (!text.includes('@')) return undefined;
	const handle =
		/(?<=\s)@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]|\/(?=[\p{L}\p{N}_]))*(?:[\s,&/]{1,5}@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]|\/(?=[\p{L}\p{N}_]))*){0,8}$/u.exec(
			text,
		);
	if (!handle) return undefined;
	const isMention = /(?:from|with|by|via|and|to|thanks|cc|ask|contact|for|of|see|per|at|on|in|ping|about|through|like)\s*$/i.test(
		text.slice(0, handle.index),
	);
	return isMention ? undefined : handle.index;
}

/** The last bracket, dash segment, handle or sentence of the text before `end`. */
function lastPiece(pattern: string, from: number, end: number): Piece | undefined {
	const last = pattern[end - 1] ?? '';
	const opening = { ')': '(', '）': '（', ']': '[', '】': '【' }[last];
	if (opening !== undefined) {
		const start = pattern.lastIndexOf(opening, end - 1);
		if (start <= from) return undefined;
		const form = last === ')' || last === '）' ? 'round' : 'square';
		return { form, start: start + 1, end: end - 1, whole: { start, end } };
	}
	// Most texts end with a letter, for which the table of all signs need not be asked.
	const isSign = last === ':' || last.charCodeAt(0) > 127;
	const symbol = isSign
		? /(?::[a-z_]{3,30}:|(?:\p{Extended_Pictographic}\uFE0F?){1,2})$/u.exec(pattern.slice(Math.max(from, end - 32), end))
		: null;
	if (symbol && end - symbol[0].length > from) {
		const start = end - symbol[0].length;
		return { form: 'symbol', start, end, whole: { start, end } };
	}
	const window = Math.max(from, end - 120);
	const text = pattern.slice(window, end);
	let dash: { start: number; whole: number } | undefined;
	for (const match of text.matchAll(/\s{1,9}[-–—|·→]{1,3}\s{1,9}|\s{0,9}[—·|]\s{0,9}/g))
		dash = { start: window + match.index + match[0].length, whole: window + match.index };
	// "… @alice 2026-12-01", "📅 2026-12-01": a day right behind a handle or the sign of the tasks of note apps is what the owner has to keep.
	const day = /\d/.test(last) && /(?:📅\uFE0F?\s{0,2}|(?<=\s@[\w.-]{1,38}\s))(\d{4}-\d{2}-\d{2})$/u.exec(text);
	if (day) return { form: 'symbol', start: end - (day[1] ?? '').length, end, whole: { start: window + day.index, end } };
	if (dash && dash.whole > from) return { form: 'dash', start: dash.start, end, whole: { start: dash.whole, end } };
	const handle = lastHandle(text);
	if (handle !== undefined) {
		const start = window + handle;
		return start > from ? { form: 'handle', start, end, whole: { start, end } } : undefined;
	}
	let sentence: number | undefined;
	for (const match of text.matchAll(/[.!?。:：,]\s*/g)) if (/\s$|。$/.test(match[0])) sentence = window + match.index + match[0].length;
	if (sentence !== undefined && sentence > from && sentence < end)
		return { form: 'sentence', start: sentence, end, whole: { start: sentence, end } };
	return undefined;
}

/** The parts of a bracket or segment: at commas and the like, but not inside a date ("Oct 12, 2025"). */
function splitParts(pattern: string, start: number, end: number): { start: number; end: number }[] {
	const parts: { start: number; end: number }[] = [];
	let from = start;
	let at = start;
	while (at < end) {
		const phrase = at === from || /[\s,;]/.test(pattern[at - 1] ?? '') ? datePhraseAt(pattern, at) : undefined;
		if (phrase && phrase.end <= end) {
			at = phrase.end;
			continue;
		}
		const separator = /^(?:[,;，；、|·&]|\s[-–—/+]\s|\sand\s)/.exec(pattern.slice(at, Math.min(end, at + 5)));
		if (separator) {
			parts.push({ start: from, end: at });
			from = at + separator[0].length;
			at = from;
			continue;
		}
		at += 1;
	}
	parts.push({ start: from, end });
	return parts;
}

/** How far the next of several links reaches, “, #12” or “ and PAY-4”; 0 when there is none. */
function furtherLink(after: string): number {
	const next = /^(?:\s{0,3}[,&+;]\s{0,3}|\s{1,3}and\s{1,3})([^\s,;()[\]]{2,80})/.exec(after);
	return next?.[1] !== undefined && isReference(next[1].replace(/[.]$/, '')) ? next[0].length : 0;
}

/** Where the first of some signs stands that is not inside of brackets which the value itself opens; -1 when there is none. */
function firstOutsideBrackets(value: string, stop: RegExp): number {
	let depth = 0;
	for (const { 0: sign, index } of value.matchAll(new RegExp(`[(（]|${stop.source}`, `g${stop.flags}`))) {
		if (/^[(（]/.test(sign)) depth += 1;
		else if (depth === 0 || sign === '\n') return index;
		else if (/^[)）]/.test(sign)) depth -= 1;
	}
	return depth === 0 ? -1 : value.search(stop);
}

/** Where a list of owners ends that stands in running text: before the first part that is no name. */
function ownersEnd(value: string): number {
	let end = 0;
	for (const match of value.matchAll(/([^,，、&;]+)([,，、&;]\s*|$)/g)) {
		const part = (match[1] ?? '').trim();
		if (match.index > 0 && !isNameLike(part) && !isTeam(part)) break;
		end = match.index + (match[1] ?? '').length;
	}
	return end;
}

/** What stands behind a struck-out text to say why: "(too expensive)", "— the CDN caches", "not needed since …". */
const givesReason = /^\s{0,4}(?:[([（—–→:-]|(?:not|no longer|since|because|dropped|replaced|obsolete|superseded|won['’]t)(?!\p{L}))/iu;
