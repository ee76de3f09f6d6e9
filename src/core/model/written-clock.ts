import { codeBehindSpace, endOfDigits, isOneOf } from '../text/characters.ts';

/** A time of day as it stands in a text. */
export interface WrittenClock {
	readonly end: number;
	/** `HH:MM` or `HH:MM:SS`, 24 hours; undefined for "--:--", "14:??" and the like. */
	readonly clock: string | undefined;
	readonly precision: 'second' | 'minute' | 'hour' | 'none';
	/** 24:00, the end of its day. */
	readonly nextDay?: true;
	/** Nothing but a number with a dot, "14.43", which could be any number. */
	readonly weak?: true;
	/** A clock that cannot exist, such as 25:71. */
	readonly impossible?: true;
}

/** The time of day that starts at a place of a text, with am, pm, "Uhr" and the like; undefined when none starts there. */
export function writtenClockAt(text: string, at: number): WrittenClock | undefined {
	const code = text.charCodeAt(at);
	if (code >= 48 && code <= 57) return digitalAt(text, at);
	if (code >= 0x4e00) return withCharactersAt(text, at);
	return (beginsUnknown(code) ? unknownAt(text, at) : undefined) ?? (beginsName(code) ? namedAt(text, at) : undefined);
}

function beginsUnknown(code: number): boolean {
	return code === 63 || code === 45 || code === 95 || isOneOf(code, 'hx') || code > 0x2000;
}

/** "Noon", "midnight" and what they are called elsewhere. */
function beginsName(code: number): boolean {
	return isOneOf(code, 'mn');
}

const colons = /(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,]\d{1,9})?)?(?!\d|[:：]\d)/y;
const loose = /(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d|:\d)/y;
const halfDay = /\s?([ap])(?:\.\s?m\.?|m)(?![\p{L}\d])/iuy;
const hourOnly = /(\d{1,2})\s?(?=[ap](?:\.\s?m\.|m)(?![\p{L}\d]))/iuy;
const withH = /(\d{1,2})(?:\s?[hH]\s?|u)(\d{2})(?:m|min)?(?![\p{L}\d])/uy;
const hourH = /(\d{2})[hH](?:rs)?(?![\p{L}\d]|\s(?:later|after|before|ago|of|\d))/uy;
const uhr = /(\d{1,2})(?:[.:](\d{2}))?\s?(?:Uhr|uur|heures?|hrs?|hours)(?![\p{L}])(?:\s?(\d{2})(?![\d:.]))?/uy;
const military = /([01]\d|2[0-3])([0-5]\d)(?=Z(?![\p{L}\d])|\s?(?:UTC|GMT|hrs?(?!\p{L})|hours(?!\p{L})|[A-Z]{1,3}[SD]?T(?!\p{L})))/uy;
const dotted = /(\d{1,2})\.(\d{2})(?![\d%]|\.\d)/y;
const inCharacters =
	/(午前|午後|上午|下午|早上|凌晨|中午|晚上|오전|오후)?\s?(\d{1,2})(?:\s?[時时点點시](?!間|间)(?:\s?(\d{1,2})\s?[分분]|\s?(半|반))?|[:：](\d{2})(?:[:：](\d{2}))?)/uy;
const unknown =
	/(?:(?:[?？]{1,2}|[xX_]{2}|[hH]{2}|[-–—]{2})[:：](?:[?？]{1,2}|[xX_]{2}|[mM]{2}|[-–—]{2}|\d{2})|\d{1,2}[:：](?:[?？]{1,2}|[xX_]{2}|[mM]{2}|[-–—]{2}))(?:[:：](?:[?？]{1,2}|[sSxX_]{2}|[-–—]{2}))?(?![\p{L}\d])/uy;
const named =
	/(?:(?:12\s)?(noon|midday|midi|mezzogiorno|mediodía|meio-dia|mittags?)|(midnight|mitternacht|minuit|mezzanotte|medianoche|meia-noite))(?![\p{L}\d])/iuy;
const suffix = /\s?(?:h(?:rs|oras)?|hs|uhr|uur)(?![\p{L}\d])/iuy;

function digitalAt(text: string, at: number): WrittenClock | undefined {
	const digits = endOfDigits(text, at) - at;
	if (digits === 4) return shortClock(matchAt(military, text, at), at);
	if (digits > 2) return undefined;
	const code = text.charCodeAt(at + digits);
	if (code === 58 || code === 0xff1a) {
		const main = matchAt(colons, text, at) ?? matchAt(loose, text, at);
		if (main) {
			const [whole, hours, minutes, seconds] = main;
			const afternoon = halfDayAt(text, at + whole.length);
			const end = afternoon?.end ?? at + whole.length + suffixLength(text, at + whole.length);
			return clockOf(end, Number(hours), Number(minutes), seconds === undefined ? undefined : Number(seconds), afternoon?.half);
		}
		const unclear = unknownAt(text, at);
		if (unclear) return unclear;
	} else if (!beginsUnit(codeBehindSpace(text, at + digits))) return undefined;

	const hour = matchAt(hourOnly, text, at);
	if (hour) {
		const afternoon = halfDayAt(text, at + hour[0].trimEnd().length);
		const hours = Number(hour[1]);
		if (afternoon && hours >= 1 && hours <= 12)
			return { ...clockOf(afternoon.end, hours, 0, undefined, afternoon.half), precision: 'hour' };
		return undefined;
	}
	const short = matchAt(withH, text, at) ?? matchAt(uhr, text, at);
	if (short) return shortClock(short, at);
	const alone = matchAt(hourH, text, at);
	if (alone && Number(alone[1]) < 24)
		return { ...clockOf(at + alone[0].length, Number(alone[1]), 0, undefined, undefined), precision: 'hour' };
	const characters = withCharactersAt(text, at);
	if (characters) return characters;
	const point = matchAt(dotted, text, at);
	if (!point) return undefined;
	const afternoon = halfDayAt(text, at + point[0].length);
	const read = clockOf(afternoon?.end ?? at + point[0].length, Number(point[1]), Number(point[2]), undefined, afternoon?.half);
	if (read.impossible) return undefined;
	return afternoon ? read : { ...read, weak: true };
}

/** Whether what makes a clock of an hour may begin with the character: "am", "h", "Uhr", a dot or a word like 時. */
function beginsUnit(code: number): boolean {
	return code === 46 || isOneOf(code, 'aphu') || code > 0x2fff;
}

function shortClock(match: RegExpExecArray | null, at: number): WrittenClock | undefined {
	if (!match) return undefined;
	const minutes = match[2] ?? match[3];
	const read = clockOf(at + match[0].length, Number(match[1]), Number(minutes ?? 0), undefined, undefined);
	if (read.impossible) return undefined;
	return minutes === undefined ? { ...read, precision: 'hour' } : read;
}

/** How far "h", "hrs" or "Uhr" behind a clock reaches. */
function suffixLength(text: string, at: number): number {
	return isOneOf(codeBehindSpace(text, at), 'hu') ? (matchAt(suffix, text, at)?.[0].length ?? 0) : 0;
}

function withCharactersAt(text: string, at: number): WrittenClock | undefined {
	const match = matchAt(inCharacters, text, at);
	if (!match) return undefined;
	const [whole, half, hours, minutes, halfPast, clockMinutes, seconds] = match;
	const written = minutes ?? clockMinutes;
	const late = half === undefined ? undefined : '午後下午晚上오후'.includes(half) ? 'p' : half === '中午' ? undefined : 'a';
	const read = clockOf(
		at + whole.length,
		Number(hours),
		halfPast ? 30 : Number(written ?? 0),
		seconds === undefined ? undefined : Number(seconds),
		late,
	);
	if (read.impossible) return undefined;
	return written === undefined && !halfPast ? { ...read, precision: 'hour' } : read;
}

function unknownAt(text: string, at: number): WrittenClock | undefined {
	const match = matchAt(unknown, text, at);
	return match ? { end: at + match[0].length, clock: undefined, precision: 'none' } : undefined;
}

function namedAt(text: string, at: number): WrittenClock | undefined {
	const match = matchAt(named, text, at);
	if (!match) return undefined;
	return { end: at + match[0].length, clock: match[1] === undefined ? '00:00' : '12:00', precision: 'hour' };
}

function halfDayAt(text: string, at: number): { readonly end: number; readonly half: 'a' | 'p' } | undefined {
	const match = isOneOf(codeBehindSpace(text, at), 'ap') ? matchAt(halfDay, text, at) : null;
	return match ? { end: at + match[0].length, half: match[1]?.toLowerCase() === 'p' ? 'p' : 'a' } : undefined;
}

function clockOf(end: number, hours: number, minutes: number, seconds: number | undefined, half: 'a' | 'p' | undefined): WrittenClock {
	if (hours === 24 && minutes === 0 && (seconds ?? 0) === 0) return { end, clock: '00:00', precision: 'minute', nextDay: true };
	if (hours > 23 || minutes > 59 || (seconds ?? 0) > 59) return { end, clock: undefined, precision: 'none', impossible: true };
	let hour = hours;
	// "13:55 PM" says the same twice.
	if (half === 'p' && hour < 12) hour += 12;
	if (half === 'a' && hour === 12) hour = 0;
	const clock = `${two(hour)}:${two(minutes)}`;
	return seconds === undefined ? { end, clock, precision: 'minute' } : { end, clock: `${clock}:${two(seconds)}`, precision: 'second' };
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
