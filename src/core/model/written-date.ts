import { endOfDigits, isDigit, wordAt } from '../text/characters.ts';
import { dayOf, daysInMonth } from './calendar.ts';
import type { Day } from './postmortem.ts';

/** A calendar date as it stands in a text, before anything outside of it is asked. */
export interface WrittenDate {
	readonly end: number;
	readonly precision: 'day' | 'month' | 'quarter' | 'year';
	readonly year: number | undefined;
	/** Each month and day that it can mean: one, or two for a numeric date such as 7/8. */
	readonly candidates: readonly { readonly month: number; readonly day: number | 'last' }[];
	/** Of two candidates: the first puts the day first. */
	readonly numeric?: true;
	/** Two bare numbers, "6/25", which could be a fraction. */
	readonly weak?: true;
}

/** The date that starts at a place of a text, weekday in front included; undefined when none starts there. */
export function writtenDateAt(text: string, at: number): WrittenDate | undefined {
	if (isDigit(text.charCodeAt(at))) return fromDigits(text, at);
	const word = wordAt(text, at);
	if (!weekdays.has(word)) return fromWord(text, at, word);
	const behind = matchAt(behindWeekday, text, at + word.length);
	const next = at + word.length + (behind?.[0].length ?? 0);
	const found = behind ? fromPlace(text, next) : undefined;
	return found ?? fromWord(text, at, word);
}

function fromPlace(text: string, at: number): WrittenDate | undefined {
	return isDigit(text.charCodeAt(at)) ? fromDigits(text, at) : fromWord(text, at, wordAt(text, at));
}

/**
 * The days that a written date can mean once its year is known: none when it cannot exist, two for a numeric date that stays open.
 * A month or quarter means its last day.
 */
export function daysOf(date: WrittenDate, year: number): readonly Day[] {
	const days: Day[] = [];
	for (const { month, day } of date.candidates) {
		const found = dayOf(year, month, day === 'last' ? daysInMonth(year, month) : day);
		if (found !== undefined && !days.includes(found)) days.push(found);
	}
	return days;
}

/** The month that a word names in one of our languages, 1 to 12; undefined for other words. */
export function monthNamed(word: string): number | undefined {
	const lower = word.toLowerCase();
	return monthsByName.get(lower) ?? monthsByName.get(withoutAccents(lower));
}

const weekdays: ReadonlySet<string> = new Set(
	(
		'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
		'montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche ' +
		'lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta ' +
		'lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'
	).split(' '),
);
const behindWeekday = /(?:-feira)?(?:\.,|[.,])?\s(?:the\s|den\s|le\s)?/iy;

const yearFirst = /(\d{4})([-‐‑/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const eastern = /(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?/y;
const compact = /((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/y;
const yearQuarter = /((?:19|20)\d\d)[\s/-]{0,3}([QH])([1-4])(?![\p{L}\d])/iuy;
const yearMonth = /((?:19|20)\d\d)[-/](\d{1,2})(?![\d/-])/y;
const yearName = /((?:19|20)\d\d)[-\s,]{1,3}(\p{L}{3,11})(?:\.?[-\s]{1,2}(\d{1,2})(?:st|nd|rd|th)?)?(?![\p{L}\d:])/uy;
const numeric = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|:\d|[./-]\d)/y;
/** "09-21 20:18", the date of a log without its year. */
const monthDay = /(0\d|1[0-2])-([0-2]\d|3[01])(?=[ T]\s?[~≈]?\d{1,2}:\d{2})/y;
const monthYear = /(\d{1,2})[/.]((?:19|20)\d\d)(?!\d)/y;
const yearless = /(\d{1,2})(?:\/(\d{1,2})(?![\d/]|:\d)|\.(\d{1,2})\.(?!\d))/y;
const dayName = /(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª|°)?(?:\s?[-/]\s?|\s{0,3})(?:(?:day\s)?of\s|de\s|d['’])?(\p{L}{3,11})/uy;
/** "9-23 October" and "October 9-23": the first day counts. */
const firstOfDays = /(\d{1,2})\.?\s?[-–]\s?(?=\d{1,2}(?:st|nd|rd|th|er|\.|º|ª)?\s(?:de\s)?\p{L}{3,11})/uy;
const lastOfDays = /\s?[-–]\s?(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]|\p{L}|\s?[ap]\.?m(?!\p{L}))/uy;
const behindName = /\.?(?:(?:\s(?:de|del|of)\s|,?\s{0,3}|[-/])((?:19|20)\d\d)(?!\d|-\d)|[-/](\d\d)(?![\d:])|,?\s?['’](\d\d)(?!\d))/uy;
const yearAlone = /((?:19|20)\d\d)(?:年|년)?(?![\d:.,/-]\d|\d|\p{L})/uy;

/** Which of its forms a date has is told by how many digits it begins with. */
function fromDigits(text: string, at: number): WrittenDate | undefined {
	const end = endOfDigits(text, at);
	switch (end - at) {
		case 1:
		case 2:
			// Nothing stands as often where a date may stand as a clock.
			return isColon(text.charCodeAt(end)) ? undefined : fromDayOrMonth(text, at);
		case 4:
			return fromYear(text, at);
		case 8: {
			const match = matchAt(compact, text, at);
			return match ? dated(end, Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
		}
		default:
			return undefined;
	}
}

function fromDayOrMonth(text: string, at: number): WrittenDate | undefined {
	const east = matchAt(eastern, text, at);
	if (east) return easternDate(text, at, east);
	const full = matchAt(numeric, text, at);
	if (full) return numericDate(at + full[0].length, fullYear(full[4] ?? ''), Number(full[1]), Number(full[3]), full[2] === '.');
	const closing = matchAt(monthYear, text, at);
	if (closing && isMonth(Number(closing[1]))) return monthDate(at + closing[0].length, Number(closing[2]), Number(closing[1]), 'last');
	const logged = matchAt(monthDay, text, at);
	if (logged) return numericDate(at + logged[0].length, undefined, Number(logged[1]), Number(logged[2]), false);
	const short = matchAt(yearless, text, at);
	const read =
		short && numericDate(at + short[0].length, undefined, Number(short[1]), Number(short[2] ?? short[3]), short[3] !== undefined);
	return read && read.candidates.length > 0 ? { ...read, weak: true } : fromDayAndName(text, at);
}

function fromYear(text: string, at: number): WrittenDate | undefined {
	const first = matchAt(yearFirst, text, at);
	if (first) return dated(at + first[0].length, Number(first[1]), Number(first[3]), Number(first[4]));
	const east = matchAt(eastern, text, at);
	if (east) return easternDate(text, at, east);
	const quarter = matchAt(yearQuarter, text, at);
	const read = quarter && quarterDate(at + quarter[0].length, Number(quarter[1]), quarter[2] ?? 'Q', Number(quarter[3]));
	if (read) return read;
	const month = quarter ? null : matchAt(yearMonth, text, at);
	if (month && isMonth(Number(month[2]))) return monthDate(at + month[0].length, Number(month[1]), Number(month[2]), 'last');
	return fromYearAndName(text, at);
}

function easternDate(text: string, at: number, match: RegExpExecArray): WrittenDate {
	const year = match[1] === undefined ? undefined : Number(match[1]);
	const end = at + match[0].length;
	if (match[3] !== undefined) return dated(end, year, Number(match[2]), Number(match[3]));
	const closing = /^\s?[末말底]/u.exec(text.slice(end, end + 2));
	return monthDate(end + (closing?.[0].length ?? 0), year, Number(match[2]), 'last');
}

function fromDayAndName(text: string, at: number): WrittenDate | undefined {
	const lastDay = matchAt(firstOfDays, text, at);
	const match = matchAt(dayName, text, lastDay ? at + lastDay[0].length : at);
	if (!match) return undefined;
	const month = monthNamed(match[2] ?? '');
	if (month === undefined) return undefined;
	const { end, year } = yearBehind(text, (lastDay ? at + lastDay[0].length : at) + match[0].length, /[-/]/.test(match[0]));
	return dated(end, year, month, Number(lastDay?.[1] ?? match[1]));
}

function fromYearAndName(text: string, at: number): WrittenDate | undefined {
	const name = matchAt(yearName, text, at);
	const month = name ? monthNamed(name[2] ?? '') : undefined;
	if (name && month !== undefined) {
		const end = at + name[0].length;
		return name[3] === undefined ? monthDate(end, Number(name[1]), month, 'last') : dated(end, Number(name[1]), month, Number(name[3]));
	}
	const alone = matchAt(yearAlone, text, at);
	if (!alone) return undefined;
	return { end: at + alone[0].length, precision: 'year', year: Number(alone[1]), candidates: [{ month: 12, day: 31 }] };
}

const leads: ReadonlySet<string> = new Set(
	(
		'the end close mid middle early late start beginning ende mitte anfang fin fins finale finales mediados principios inicio fine meta metà ' +
		'inizio eind half begin final meados début mi'
	).split(' '),
);
const leadPattern =
	/(?:(?:the\s)?(end|close|mid|middle|early|late|start|beginning)(?:\s(?:of|in)\s|-|\s)(?:the\s)?|(ende|mitte|anfang|fin(?:ale)?s?|mediados|principios|inicio|fine|meta|metà|inizio|eind|half|begin|final|meados|début|mi)(?:\s(?:de|di|d['’]|du|do)\s?|-|\s))/iuy;
const dayBehindName = /\.?[-\s]{0,3}(\d{1,2})(?:st|nd|rd|th)?(?![\d:.：]\d|\d|\p{L}|\s?[ap]\.?m(?!\p{L}))/uy;
const quarters: ReadonlySet<string> = new Set(['q', 'h', 'first', 'second', 'third', 'fourth']);
const quarterPattern = /(?:([QH])\s?([1-4])|(first|second|third|fourth)\squarter)(?![\p{L}\d])/iuy;
const behindQuarter = /(?:\s(?:of\s|in\s|FY\s?)?|[-/,]\s?|,?\s['’]|['’])(20\d\d|\d\d)(?![\d:/-])/iy;

function fromWord(text: string, at: number, word: string): WrittenDate | undefined {
	const quarter = quarters.has(word) ? matchAt(quarterPattern, text, at) : null;
	if (quarter) {
		const end = at + quarter[0].length;
		const behind = matchAt(behindQuarter, text, end);
		const number = quarter[2] === undefined ? ordinals.indexOf(quarter[3]?.toLowerCase() ?? '') + 1 : Number(quarter[2]);
		return quarterDate(end + (behind?.[0].length ?? 0), behind ? fullYear(behind[1] ?? '') : undefined, quarter[1] ?? 'Q', number);
	}
	const lead = leads.has(word) ? matchAt(leadPattern, text, at) : null;
	if (lead) {
		const period = fromPlace(text, at + lead[0].length);
		if (!period || period.precision === 'day') return undefined;
		return withinPeriod(period, lead[1] ?? lead[2] ?? '');
	}
	const month = monthNamed(word);
	if (month === undefined) return undefined;
	const day = matchAt(dayBehindName, text, at + word.length);
	if (day) {
		const isJoined = /[-/]/.test(day[0]);
		const behind = at + word.length + day[0].length;
		const days = isJoined ? null : matchAt(lastOfDays, text, behind);
		const last = days && Number(days[1]) > Number(day[1]) && Number(days[1]) <= 31 ? days[0].length : 0;
		const { end, year } = yearBehind(text, behind + last, isJoined);
		return dated(end, year, month, Number(day[1]));
	}
	if (isLetter(text.charCodeAt(at + word.length))) return undefined;
	const { end, year } = yearBehind(text, at + word.length, true);
	// A short name without a year is more often another word ("set", "out", "may").
	if (year === undefined && (word.length < 4 || word === 'mars')) return undefined;
	return monthDate(end, year, month, 'last');
}

const ordinals = ['first', 'second', 'third', 'fourth'];

/** "Early June" is its tenth day, "mid June" its fifteenth; the start of a longer period its first month. */
function withinPeriod(period: WrittenDate, word: string): WrittenDate {
	const only = period.candidates[0];
	if (!only || period.precision !== 'month') return period;
	const lower = word.toLowerCase();
	if (/^(?:mi|me|half)/.test(lower)) return { ...period, candidates: [{ month: only.month, day: 15 }] };
	if (/^(?:early|start|begin|anfang|princip|inici|inizi|d[ée]but)/.test(lower))
		return { ...period, candidates: [{ month: only.month, day: 10 }] };
	return period;
}

/** `isJoined` says whether day and month are joined by a hyphen or slash, as two digits of a year then are: "9-Oct-25". */
function yearBehind(text: string, at: number, isJoined: boolean): { readonly end: number; readonly year: number | undefined } {
	const match = matchAt(behindName, text, at);
	const digits = match?.[1] ?? (isJoined ? match?.[2] : undefined) ?? match?.[3];
	if (!match || digits === undefined) return { end: text.charCodeAt(at) === 46 ? at + 1 : at, year: undefined };
	return { end: at + match[0].length, year: fullYear(digits) };
}

function numericDate(end: number, year: number | undefined, first: number, second: number, dotted: boolean): WrittenDate {
	const candidates: { month: number; day: number }[] = [];
	const dayFirst = isMonth(second) && first >= 1 && first <= daysInMonth(year ?? 2000, second);
	const monthFirst = isMonth(first) && second >= 1 && second <= daysInMonth(year ?? 2000, first);
	if (dayFirst) candidates.push({ month: second, day: first });
	// With dots the day comes first wherever dates are written with dots.
	if (monthFirst && first !== second && !(dotted && dayFirst)) candidates.push({ month: first, day: second });
	return { end, precision: 'day', year, candidates, numeric: true };
}

function dated(end: number, year: number | undefined, month: number, day: number): WrittenDate {
	return { end, precision: 'day', year, candidates: [{ month, day }] };
}

function monthDate(end: number, year: number | undefined, month: number, day: 'last'): WrittenDate {
	return { end, precision: 'month', year, candidates: [{ month, day }] };
}

function quarterDate(end: number, year: number | undefined, kind: string, number: number): WrittenDate | undefined {
	const half = kind.toUpperCase() === 'H';
	if (half && number > 2) return undefined;
	return { end, precision: 'quarter', year, candidates: [{ month: number * (half ? 6 : 3), day: 'last' }] };
}

function fullYear(digits: string): number {
	return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function isMonth(number: number): boolean {
	return number >= 1 && number <= 12;
}

function withoutAccents(word: string): string {
	return /^[a-z]*$/.test(word) ? word : word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

function isLetter(code: number): boolean {
	return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code >= 0xc0;
}

function isColon(code: number): boolean {
	return code === 58 || code === 0xff1a;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** Per month its names and short names, without accents: English, German, French, Spanish, Portuguese, Italian, Dutch. */
const monthNames: readonly string[] = [
	'january jan januar janner jaenner janvier janv enero ene janeiro gennaio gen januari',
	'february feb februar fevrier fevr fev febrero fevereiro febbraio febbr februari',
	'march mar marz maerz mrz mars marzo marco maart mrt',
	'april apr avril avr abril abr aprile',
	'may mai mayo maio maggio mag mei',
	'june jun juni juin junio junho giugno giu',
	'july jul juli juillet juil julio julho luglio lug',
	'august aug aout agosto ago augustus',
	'september sept sep septembre septiembre setiembre setembro set settembre sett',
	'october oct oktober okt octobre octubre outubro out ottobre ott',
	'november nov novembre noviembre novembro',
	'december dec dezember dez decembre diciembre dic dezembro dicembre',
];

const monthsByName = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)));
