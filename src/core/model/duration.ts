import type { Range } from '../text/range.ts';
import type { Language } from '../vocabulary/terms.ts';
import type { DurationReading } from './postmortem.ts';

/**
 * Reads a duration in any written form: "47 minutes", "2h 10m", "0h 38m", "1d 5h 47m", "PT47M", "1:35:34", "1 Stunde 5 Minuten".
 * `minutes` is undefined for "?", "N/A" and whatever else names no length; of two lengths ("2h (impact 40m)") the first one counts.
 */
export function readDuration(text: string, range: Range): DurationReading {
	const start = Math.max(0, text.search(/[\d½¼¾aohduePT]/i));
	return {
		text,
		range,
		minutes: minutesIn(text.slice(start, start + furthest)),
		approximate: approximately.test(text.slice(0, furthest)),
		businessHours: businessHours.test(text),
	};
}

/** A length of time for people: "47 minutes", "1 h 12 min", "2 d 3 h"; rounded to whole minutes. */
export function formatMinutes(minutes: number): string {
	const whole = Math.round(minutes);
	if (whole < 60) return whole === 1 ? '1 minute' : `${whole} minutes`;
	const days = Math.floor(whole / 1440);
	const hours = Math.floor((whole % 1440) / 60);
	const rest = whole % 60;
	return [days > 0 && `${days} d`, hours > 0 && `${hours} h`, rest > 0 && days === 0 && `${rest} min`].filter(Boolean).join(' ');
}

/** A length of time as a language says it: "47 minutes", "1 h 12 min", "2 d 3 h"; rounded to whole minutes. */
export function writtenLength(minutes: number, language: Language): string {
	const whole = Math.round(minutes);
	const [one, many] = minuteWords[language] ?? [];
	if (one === undefined) {
		const { day, hour, minute, gap } = units[language as keyof typeof units];
		const parts: readonly (readonly [number, string])[] = [
			[Math.floor(whole / 1440), day],
			[Math.floor((whole % 1440) / 60), hour],
			[whole < 1440 ? whole % 60 : 0, minute],
		];
		return parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join(gap) || `0${minute}`;
	}
	return whole < 60 ? `${whole} ${whole === 1 ? one : many}` : formatMinutes(whole);
}

/** Where hours and days are written by letters that everybody reads. */
const minuteWords: { readonly [language in Language]?: readonly [one: string, many: string] } = {
	en: ['minute', 'minutes'],
	de: ['Minute', 'Minuten'],
	es: ['minuto', 'minutos'],
	fr: ['minute', 'minutes'],
	it: ['minuto', 'minuti'],
	nl: ['min', 'minuten'],
	pt: ['minuto', 'minutos'],
};

const units = {
	ja: { day: '日', hour: '時間', minute: '分', gap: '' },
	ko: { day: '일', hour: '시간', minute: '분', gap: ' ' },
	zh: { day: '天', hour: '小时', minute: '分钟', gap: '' },
} as const;

/** What stands further on is a remark. */
const furthest = 120;

const approximately =
	/[~≈∼<>≥≤]|\b(?:about|around|approx|approximately|roughly|circa|ca|some|nearly|almost|over|under|more than|less than|at least|up to|est|estimated|etwa|ungefähr|environ|aprox|aproximadamente|cerca|circa|ongeveer)\b|[約约]|ungef|程度|くらい|ほど|左右|대략|약/iu;
const businessHours =
	/\b(?:(?:business|support|office|working|work)[- ](?:hours?|days?)|during (?:the )?(?:business|support|office|working) hours|werktage?n?|heures ouvrées|jours ouvrés|días hábiles|dias úteis)\b|営業時間|工作日/iu;

const iso = /P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:\.\d{1,9})?S)?)?(?![\p{L}\d])/uy;
const clock = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;
const words = /(an|a|one|two|three|four|five|six|half an|half a|ein(?:e[rn]?)?|une?|una?|um|uma|eine halbe)\s(?=\p{L})/iuy;
const number = /(\d{1,7}(?:,\d{3}(?!\d))?(?:[.,]\d{1,3})?)?\s?([½¼¾])?/y;
const rangeEnd = /\s?(?:[-–—~〜]|to|bis|à|a)\s?(?=\d)/iy;
const unit =
	/[\s-]{0,3}(?:(months?|monate?n?|mois|mes(?:es)?|mesi|maanden?|か月|ヶ月|个月)|(weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|w|週間|周|주)|(days?|d|tage?n?|jours?|j|días?|dias?|giorn[io]|dagen|dag|日間?|天|일)|(hours?|hrs?|h|std\.?|stunden?|heures?|horas?|ore|ora|uren|uur|u|時間|小时|小時|시간)|(minutes?|mins?\.?|m|minuten?|minutos?|minuti|minuto|min|分間?|分钟|分鐘|분)|(seconds?|secs?|s|sekunden?|sek|secondes?|segundos?|secondi|seconden?|秒間?|秒钟|초))(?![\p{Script=Latin}])/iuy;
const joint = /(?:,?\s(?:and|und|et|y|e|en)\s|\s?[,:&+]\s?|と|\s)?/iuy;

function minutesIn(text: string): number | undefined {
	const parts = matchAt(iso, text, 0);
	if (parts && parts[0].length > 2) return sum(parts[1], parts[2], parts[3], parts[4]);
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (at > 0 && isPartOfWord(text.charCodeAt(at - 1))) continue;
		if ((code >= 48 && code <= 57) || code === 0xbd || code === 0xbc || code === 0xbe || isAsciiLetter(code) || code === 40) {
			const found = lengthAt(text, at);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

/** The length that starts at a place: as many numbers with units as follow each other. */
function lengthAt(text: string, start: number): number | undefined {
	const hands = matchAt(clock, text, start);
	if (hands && isTimeOfDay(text, start, start + hands[0].length)) return undefined;
	if (hands) {
		const behind = matchAt(unit, text, start + hands[0].length);
		// "1:35" is hours and minutes unless the unit says minutes and seconds; with seconds it is plain.
		if (behind?.[5]) return Number(hands[1]) + Number(hands[2]) / 60;
		return sum(undefined, hands[1], hands[2], hands[3]);
	}
	let total: number | undefined;
	let at = start;
	let smallest = Number.POSITIVE_INFINITY;
	for (let count = 0; count < 6; count += 1) {
		const amount = amountAt(text, at);
		if (!amount) break;
		const named = matchAt(unit, text, amount.end);
		const size = named ? minutesPerUnit(named) : undefined;
		// Units come from large to small: "2h 10m"; the same one again starts another length.
		if (!named || size === undefined || size >= smallest) {
			// "1h30" leaves out the smaller unit.
			if (!named && smallest === 60 && /^\d\d(?!\d)/.test(text.slice(at, at + 3))) return (total ?? 0) + Number(text.slice(at, at + 2));
			break;
		}
		total = (total ?? 0) + amount.value * size;
		smallest = size;
		at = amount.end + named[0].length;
		at += matchAt(joint, text, at)?.[0].length ?? 0;
	}
	return total === undefined ? undefined : Math.round(total * 1e6) / 1e6;
}

function amountAt(text: string, at: number): { readonly value: number; readonly end: number } | undefined {
	const word = matchAt(words, text, at);
	if (word) return { value: amountOf(word[1]?.toLowerCase() ?? ''), end: at + word[0].length };
	const match = matchAt(number, text, at);
	if (!match || match[0].trim() === '') return undefined;
	const fraction = match[2] === '½' ? 0.5 : match[2] === '¼' ? 0.25 : match[2] === '¾' ? 0.75 : 0;
	const digits = match[1] ?? '0';
	const plain = /,\d{3}$/.test(digits) ? digits.replace(',', '') : digits.replace(',', '.');
	let value = Number(plain) + fraction;
	let end = at + match[0].length;
	// Of a range, "30-40 minutes", the longer one.
	const until = matchAt(rangeEnd, text, end);
	const higher = until ? matchAt(number, text, end + until[0].length) : null;
	if (until && higher?.[1] !== undefined && matchAt(unit, text, end + until[0].length + higher[0].length)) {
		value = Number(higher[1].replace(',', '.'));
		end += until[0].length + higher[0].length;
	}
	return { value, end };
}

function amountOf(word: string): number {
	if (word.includes('half') || word.includes('halbe')) return 0.5;
	const index = ['two', 'three', 'four', 'five', 'six'].indexOf(word);
	return index < 0 ? 1 : index + 2;
}

const minutesByUnit = [43_200, 10_080, 1440, 60, 1, 1 / 60];

function minutesPerUnit(match: RegExpExecArray): number | undefined {
	return minutesByUnit.find((_, index) => match[index + 1] !== undefined);
}

function sum(days = '0', hours = '0', minutes = '0', seconds = '0'): number {
	return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}

/** "14:03 UTC" and "2:15 PM" are times of day, and so are both ends of "14:03 - 15:10". */
function isTimeOfDay(text: string, start: number, end: number): boolean {
	if (/\d\s?(?:[-–—→]|to|until|bis)\s?$/.test(text.slice(Math.max(0, start - 10), start))) return true;
	return (
		/^\s?(?:[ap]\.?m|utc|gmt|z\b|[-–—→]|(?:to|until|bis)\b)/i.test(text.slice(end, end + 8)) ||
		/^\s?[A-Z]{2,4}\b/.test(text.slice(end, end + 6))
	);
}

function isPartOfWord(code: number): boolean {
	return isAsciiLetter(code) || (code >= 48 && code <= 57) || code === 46 || code === 0x2d;
}

function isAsciiLetter(code: number): boolean {
	return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
