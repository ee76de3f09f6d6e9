import { addDays, weekdayOf } from './calendar.ts';
import type { Day } from './postmortem.ts';
import { weekdayNamed } from './relative-day.ts';

/** A day that words name in a place of its own: "Tuesday:", "The next morning", "Day 2". */
export type WordedDay =
	/** 0 for Sunday to 6 for Saturday. */
	{ readonly weekday: number } | { readonly later: number } | { readonly ordinal: number };

/** The day that a whole line or cell names in words; undefined when it says anything else. */
export function wordedDayOf(text: string): WordedDay | undefined {
	if (text.length > 40) return undefined;
	const phrase = text
		.toLowerCase()
		.replace(/^[\s*_#>[(–—-]{1,8}|[\s*_:：.,;)\]–—-]{1,8}$/gu, '')
		.replace(/\s+/g, ' ');
	if (nextDay.test(phrase)) return { later: 1 };
	const ordinal = ordinalDay.exec(phrase)?.[1];
	if (ordinal !== undefined) return { ordinal: Number(ordinal) };
	const weekday = weekdayNamed(phrase.replace(partOfDay, ''));
	return weekday === undefined ? undefined : { weekday };
}

const nextDay =
	/^(?:on )?(?:the )?(?:next|following) (?:day|morning|afternoon|business day|working day)$|^(?:am )?(?:nächste[nr]?|folgende[nr]?) (?:tag|morgen)$|^(?:le )?(?:jour suivant|lendemain)$|^(?:al )?(?:el )?día siguiente$|^(?:no )?dia seguinte$|^il giorno (?:dopo|seguente)$|^翌日$|^次の日$|^第二天$|^다음 ?날$/u;
const ordinalDay = /^(?:day|tag|jour|día|dia|giorno|dag) (\d{1,2})$/u;
const partOfDay = / (?:morning|afternoon|evening|night|morgen|vormittag|nachmittag|abend|matin|soir)$/u;

/** Where the words point from the running day; `first` is the day of the first entries. */
export function dayInWords(words: WordedDay, running: Day, first: Day): Day {
	if ('later' in words) return addDays(running, words.later);
	if ('ordinal' in words) return addDays(first, Math.max(0, words.ordinal - 1));
	return addDays(running, (words.weekday - weekdayOf(running) + 7) % 7);
}
