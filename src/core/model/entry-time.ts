import { isDigit, isOneOf } from '../text/characters.ts';
import { type WrittenTime, writtenTimeAt } from './dates.ts';
import { weekdayNamed } from './relative-day.ts';
import { zoneIn } from './zones.ts';

/** When an entry happened, as it stands at the beginning of its line or cell. */
export interface EntryTime {
	/** Where the time begins and ends, brackets and words like "at" left out. */
	readonly start: number;
	readonly end: number;
	/** Where the text of the entry goes on, behind dashes, colons and brackets. */
	readonly rest: number;
	/** Absent for "unknown" and for "T+2m". */
	readonly written: WrittenTime | undefined;
	readonly until: WrittenTime | undefined;
	/** Minutes after the start, for "T+2m". */
	readonly offset: number | undefined;
	/** "(next day)", "(+1)" or "Next day, 09:00": the day after that of the entries before. */
	readonly nextDay?: true;
	/** "23:40 (previous night)", "(the day before)": the day before that of the incident. */
	readonly dayBefore?: true;
	/** "12 14:03": the day of the month, as logs write it. */
	readonly dayOfMonth?: number;
	/** "Tue 14:03", 0 for Sunday. */
	readonly weekday?: number;
	/** "Day 2: 14:03", 1 for the day of the first entries. */
	readonly ordinalDay?: number;
	/** What stands before the time, "Detected" in "Detected: 14:03"; '' for most entries. */
	readonly label: string;
}

/**
 * How a text is read: the cell of a time column holds nothing else, a line may begin with a number that is no time, and in a paragraph
 * words in front of a time are a sentence unless a colon follows them.
 */
export type TimePlace = 'cell' | 'line' | 'paragraph';

/** The time that a line or cell begins with; undefined when it does not begin with one. */
export function entryTimeAt(text: string, place: TimePlace): EntryTime | undefined {
	const start = isDigit(text.charCodeAt(0)) ? 0 : (matchAt(opening, text, 0)?.[0].length ?? 0);
	const later = isOneOf(text.charCodeAt(start), 'ofnt') ? matchAt(nextDayBefore, text, start) : null;
	const onNextDay = later ? timeFrom(text, start + later[0].length, place, '') : undefined;
	if (onNextDay?.written?.clock) return { ...onNextDay, nextDay: true };
	return (
		timeFrom(text, start, place, '') ??
		behindDayOfMonth(text, start, place) ??
		behindWord(text, start, place) ??
		behindOrdinalDay(text, start, place) ??
		labelled(text, place)
	);
}

function behindDayOfMonth(text: string, start: number, place: TimePlace): EntryTime | undefined {
	const number = matchAt(dayOfMonth, text, start);
	const found = number ? timeFrom(text, start + number[0].length, place, '') : undefined;
	if (!number || !found?.written?.clock?.clock || found.written.date) return undefined;
	return { ...found, start, dayOfMonth: Number(number[1]) };
}

function behindOrdinalDay(text: string, start: number, place: TimePlace): EntryTime | undefined {
	const day = matchAt(ordinalDay, text, start);
	const found = day ? timeFrom(text, start + day[0].length, place, '') : undefined;
	if (!day || !found?.written?.clock?.clock || found.written.date) return undefined;
	return { ...found, start, ordinalDay: Number(day[1]) };
}

const opening =
	/(?:[\s*_`"'“‘([{<【「•·▪–—→>-]|\p{Extended_Pictographic}|\uFE0F|:[a-z0-9_+-]{2,30}:|(?:at|on|from|since|by|before|after|between|am|um|ab|vor|nach|zwischen|le|avant|après|dès|entre(?:\slas)?|el|antes\sdel?(?:\slas)?|después\sdel?(?:\slas)?|desde(?:\slas)?|à|il|(?:d?alle\s)?ore|d?alle|prima\sdelle|dopo\sle|tra\sle|op|om|voor|na|vanaf|tussen|a\slas|às|antes\sdas|depois\sdas|após(?:\sas)?)\s(?=[\d~(]|\p{L}{3,9}\.?\s\d)){0,8}/iuy;
const relativeTime =
	/(?:T\s?(?:([+±−-])\s?)?|([+])\s?)(?:(\d{1,3}):(\d{2})(?::\d{2})?|(?:(\d{1,3})\s?(?:d|days?)\s?)?(?:(\d{1,3})\s?(?:h|hrs?|hours?)\s?)?(?:(\d{1,4})\s?(?:m|min|mins|minutes?|['′])?)?\s?(?:(\d{1,4})\s?(?:s|sec|secs|seconds?))?)(?![\p{L}\d]|:\d)/uy;
const unknownTime =
	/(?:unknown(?:\stime)?|time unknown|unclear|not known|n\/a|tbd|tbc|\?{1,3}|~|-{1,3}|不明|未知|不详|미상|unbekannt|desconocid[oa]|inconnue?|sconosciut[oa]|onbekend)(?=[\s`*_\])]{0,3}(?:$|[:：—–|-]|\s))/iuy;
const nextDay =
	/[\s`*_]{0,4}(?:[([]\s?(?:\+\s?1(?:\s?d(?:ays?)?)?|(?:on )?(?:the )?(?:next|following) (?:day|morning))\s?[)\]]|\+1\s?d(?:ays?)?(?!\p{L})|(?:on )?the (?:next|following) (?:day|morning)(?!\p{L}))/iuy;
const nextDayBefore = /(?:(?:on )?(?:the )?(?:next|following) (?:day|morning))[\s,:(–—-]{1,4}(?:at )?(?=\d)/iuy;
const dayBefore =
	/[\s`*_]{0,4}(?:[([]\s?(?:on )?(?:the )?(?:(?:previous|prior|preceding) (?:day|night|evening)|(?:day|night|evening) before)\s?[)\]]|(?:on )?the (?:previous (?:day|night|evening)|(?:day|night|evening) before)(?!\p{L}))/iuy;
/** "Tue 14:03", "UTC 14:03": a word that says which day or zone, then the clock. */
function behindWord(text: string, start: number, place: TimePlace): EntryTime | undefined {
	const word = matchAt(wordBeforeClock, text, start);
	const name = word?.[1]?.toLowerCase();
	const found = word && name ? timeFrom(text, start + word[0].length, place, '') : undefined;
	if (!word || !name || !found?.written?.clock?.clock || found.written.date) return undefined;
	const weekday = weekdayNamed(name);
	if (weekday !== undefined) return { ...found, start, weekday };
	const zone = zoneIn(text.slice(0, start + word[0].length));
	return zone && coordinated.test(name) ? { ...found, start, written: { ...found.written, zone: found.written.zone ?? zone } } : undefined;
}

const wordBeforeClock = /(\p{L}{2,12})\.?,?\s{1,3}(?=\d{1,2}[:h.]\d{2}(?!\d))/uy;
const coordinated = /^(?:utc|gmt)$/;
const ordinalDay = /(?:day|tag|jour|d[ií]a|giorno|dag) ?(\d{1,2})[ :,)–—-]{1,4}(?=\d{1,2}[:h]\d{2}(?!\d))/iy;
const dayOfMonth = /(0?[1-9]|[12]\d|3[01])[\s*_]{1,4}(?=\d{1,2}:\d{2}(?!\d))/y;
const separators = /[\s:：\-–—|)\]}*_`.,;、，~→>=/】」]{0,24}/uy;
const until =
	/[`*_\])]{0,4}\s?(?:-{1,2}>?|–|—|→|⇒|~|〜|～|\/|\b(?:to|till|until|through|bis|a|à|al|até|tot|y\slas|e\sas|e\sle)\b|から|至|到)\s?[`*_[(]{0,4}/iuy;

function timeFrom(text: string, at: number, place: TimePlace, label: string): EntryTime | undefined {
	const code = text.charCodeAt(at);
	if (code === 84 || code === 43) {
		const relative = matchAt(relativeTime, text, at);
		const offset = relative ? offsetOf(relative) : undefined;
		if (relative && offset !== undefined) return behind(text, at, at + relative[0].trimEnd().length, undefined, undefined, offset, label);
	}
	const written = writtenTimeAt(text, at, place === 'cell' || isDottedClock(text, at));
	if (!written || !isTime(text, written, place)) {
		const unknown = label === '' ? matchAt(unknownTime, text, at) : null;
		if (!unknown || (place !== 'cell' && !isSeparated(text, at + unknown[0].length))) return undefined;
		return behind(text, at, at + unknown[0].length, undefined, undefined, undefined, label);
	}
	const joint = written.end < text.length ? matchAt(until, text, written.end) : null;
	if (joint) {
		const from = written.end + joint[0].length;
		const second = writtenTimeAt(text, from, written.clock?.weak === true);
		const counts =
			second && (second.clock ? written.clock || second.date : written.clock === undefined && second.date?.precision === 'day');
		if (second && counts && !second.date?.weak) {
			const zone = written.zone ?? second.zone;
			return behind(text, at, second.end, { ...written, zone }, second, undefined, label);
		}
	}
	return behind(text, at, written.end, written, undefined, undefined, label);
}

function behind(
	text: string,
	start: number,
	end: number,
	written: WrittenTime | undefined,
	second: WrittenTime | undefined,
	offset: number | undefined,
	label: string,
): EntryTime {
	if (end === text.length) return { start, end, rest: end, written, until: second, offset, label };
	const mark = written?.clock && !written.date ? matchAt(nextDay, text, end)?.[0].length : undefined;
	const mayBeBefore = written?.clock && !written.date && mark === undefined;
	const before = mayBeBefore ? matchAt(dayBefore, text, end)?.[0].length : undefined;
	const behindMark = end + (mark ?? before ?? 0);
	const rest = behindMark + (matchAt(separators, text, behindMark)?.[0].length ?? 0);
	return {
		start,
		end,
		rest,
		written,
		until: second,
		offset,
		label,
		...(mark !== undefined && { nextDay: true as const }),
		...(before !== undefined && { dayBefore: true as const }),
	};
}

/** "Detected: 14:03", "**Fix deployed** (14:03 UTC)", "Alert fired at 14:03": a few words, then the time. */
function labelled(text: string, place: TimePlace): EntryTime | undefined {
	const match = /[\d~≈]/.test(text) ? (labelPattern.exec(text) ?? momentThenDay.exec(text)) : null;
	const label = match?.[1]?.trim();
	if (!match || label === undefined || label.split(' ').length > 6) return undefined;
	if (place === 'paragraph' && !/[:：]/.test(match[0])) return undefined;
	const found = timeFrom(text, match[0].length, place, label);
	const written = found?.written;
	if (!found || !written?.clock || (written.clock.weak && !written.date)) return written?.date?.year !== undefined ? found : undefined;
	return found;
}

const labelPattern =
	/^[\s*_>-]{0,6}(\p{L}[^\d:：(（[—–|~]{1,48}?)(?:\s{0,2}[:：(（[—–|]|\s-(?=\s)|\sat(?=\s))[\s*_:(~-]{0,6}(?=[\d~≈]|\p{L}{3,9}\.?[\s-]\d)/u;

/** "Resolved 2026-03-11 15:40", which forgot its colon: nothing but the moment and a whole date. */
const momentThenDay =
	/^((?:first )?detected|(?:incident )?declared|repaired|mitigated|resolved|restored|recovered)\s(?=\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d(?::\d\d)?\s?(?:[A-Z]{1,5})?$)/iu;

function isDottedClock(text: string, at: number): boolean {
	if (text.charAt(at + 2) !== '.') return false;
	return /^[0-2]\d\.[0-5]\d(?=\s?[:–—-]|\s\p{L})(?!\s(?:%|[kmgt]i?b|ms|s|sec|seconds?|min|minutes?|hours?|h|percent|million|x)(?!\p{L}))/iu.test(
		text.slice(at, at + 20),
	);
}

/** Whether what begins a line is its time and not a number or a name of a month in a sentence. */
function isTime(text: string, { date, clock, end }: WrittenTime, place: TimePlace): boolean {
	if (!date) return clock !== undefined && (place === 'cell' || !isQuantity(text, end));
	if (clock || place === 'cell') return true;
	if (date.precision === 'day' && !date.weak) return true;
	return isSeparated(text, end);
}

/** Whether the line ends here, or a dash or colon sets the rest apart. */
function isSeparated(text: string, end: number): boolean {
	return /^[\s`*_\])]{0,4}(?:$|[:：—–|→]|-\s)/.test(text.slice(end, end + 6));
}

/** "10:30 minutes into the run" is a length. */
function isQuantity(text: string, end: number): boolean {
	return /^\s(?:min(?:ute)?s?|hours?|hrs|seconds?|ratio)(?!\p{L})/iu.test(text.slice(end, end + 10));
}

function offsetOf(match: RegExpExecArray): number | undefined {
	const [, sign, plus, clockHours, clockMinutes, days, hours, minutes, seconds] = match;
	const numbers = [clockHours, days, hours, minutes, seconds];
	if (numbers.every((part) => part === undefined)) return undefined;
	// "T 5" is not written by anybody; a bare "+5" is a count unless a unit or clock says otherwise.
	if (sign === undefined && plus === undefined && match[0].trim() !== 'T0') return undefined;
	if (plus !== undefined && clockHours === undefined && !/[a-z'′]/i.test(match[0])) return undefined;
	const length =
		Number(clockHours ?? hours ?? 0) * 60 + Number(clockMinutes ?? minutes ?? 0) + Number(days ?? 0) * 1440 + Number(seconds ?? 0) / 60;
	return sign === '-' || sign === '−' ? -length : length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
