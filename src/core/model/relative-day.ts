import { addDays, dayOf, daysInMonth, weekdayOf } from './calendar.ts';
import type { Day } from './postmortem.ts';

/** Where relative words point; `day` is absent when the day that they start from is unknown. */
export interface RelativeDay {
	readonly day: Day | undefined;
	readonly precision: 'day' | 'month' | 'quarter' | 'year';
}

/**
 * Where a phrase ("Friday", "next week", "in 2 weeks", "end of month") points from a day. Undefined for words that point nowhere
 * ("soon", "next sprint") and for longer texts: a phrase is read whole or not at all, so that "sat down" never becomes a Saturday.
 */
export function relativeDay(text: string, from: Day | undefined): RelativeDay | undefined {
	if (text.length > 48) return undefined;
	const phrase = text
		.trim()
		.toLowerCase()
		.replace(/^(?:by|before|until|due|on|bis|avant|antes del|entro)\s+(?:the\s)?/, '')
		.replace(/[.,;!?]{1,8}$/, '');
	return endOfPeriod(phrase, from) ?? weekday(phrase, from) ?? distance(phrase, from);
}

/** Sunday to Saturday. */
const weekdays: readonly (readonly string[])[] = [
	['sun', 'sunday', 'sonntag', 'dimanche', 'domingo', 'domenica', 'zondag', '日曜', '日曜日', '周日', '星期日', '일요일'],
	[
		'mon',
		'monday',
		'montag',
		'lundi',
		'lunes',
		'segunda',
		'segunda-feira',
		'lunedì',
		'maandag',
		'月曜',
		'月曜日',
		'周一',
		'星期一',
		'월요일',
	],
	[
		'tue',
		'tues',
		'tuesday',
		'dienstag',
		'mardi',
		'martes',
		'terça',
		'terça-feira',
		'martedì',
		'dinsdag',
		'火曜',
		'火曜日',
		'周二',
		'星期二',
		'화요일',
	],
	[
		'wed',
		'wednesday',
		'mittwoch',
		'mercredi',
		'miércoles',
		'quarta',
		'quarta-feira',
		'mercoledì',
		'woensdag',
		'水曜',
		'水曜日',
		'周三',
		'수요일',
	],
	[
		'thu',
		'thur',
		'thurs',
		'thursday',
		'donnerstag',
		'jeudi',
		'jueves',
		'quinta',
		'quinta-feira',
		'giovedì',
		'donderdag',
		'木曜',
		'木曜日',
		'周四',
		'목요일',
	],
	[
		'fri',
		'friday',
		'freitag',
		'vendredi',
		'viernes',
		'sexta',
		'sexta-feira',
		'venerdì',
		'vrijdag',
		'金曜',
		'金曜日',
		'周五',
		'星期五',
		'금요일',
	],
	['sat', 'saturday', 'samstag', 'samedi', 'sábado', 'sabato', 'zaterdag', '土曜', '土曜日', '周六', '星期六', '토요일'],
];
const weekdayByName = new Map(weekdays.flatMap((names, index) => names.map((name) => [name, index] as const)));

/** 0 for Sunday to 6 for Saturday; undefined for anything but the name of a weekday in lower case. */
export function weekdayNamed(name: string): number | undefined {
	return weekdayByName.get(name);
}

/** The first such weekday after the day. "Next Friday" is read so too: either way it stays relative. */
function weekday(phrase: string, from: Day | undefined): RelativeDay | undefined {
	const name = phrase
		.replace(/^(?:next|this|coming|nächste[nr]?|diese[nr]?|kommende[nr]?|el|próxim[ao]|下|来週の?)\s?/, '')
		.replace(/\s(?:eod|morning|afternoon|evening|prochaine?|que viene)$/, '');
	const wanted = weekdayByName.get(name);
	if (wanted === undefined) return undefined;
	return { day: from && addDays(from, ((wanted - weekdayOf(from) + 6) % 7) + 1), precision: 'day' };
}

const numbers = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const distancePattern =
	/^(?:in|within|after|innerhalb von|binnen|en|dans|em|tra|fra|over|\+)?\s?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]?(d|w|days?|weeks?|months?|tage?n?|wochen?|monate?n?|jours?|semaines?|mois|días?|dias?|semanas?|mes(?:es)?|giorn[io]|settiman[ae]|mes[ei]|dag(?:en)?|weken|week|maanden?|日|週間?|周|か月|ヶ月|个月|일|주|개월)(?:\s?(?:from now|later|time|以内|後|后|内|後に|후))?$/;

/** Phrases that name a distance without a number. */
const phrases: Readonly<Record<string, readonly ['day' | 'week' | 'month', number]>> = Object.fromEntries(
	(
		[
			['day', 0, "today,tonight,this day,heute,aujourd'hui,hoy,hoje,oggi,vandaag,今日,本日,今天,오늘"],
			['day', 1, 'tomorrow,next day,morgen,demain,mañana,amanhã,domani,明日,明天,내일'],
			['week', 0, 'this week,diese woche,cette semaine,esta semana,questa settimana,deze week,今週,本周,이번 주'],
			[
				'week',
				1,
				'next week,nächste woche,kommende woche,la semaine prochaine,semaine prochaine,la próxima semana,próxima semana,la semana que viene',
			],
			['week', 1, 'semana que vem,na próxima semana,la prossima settimana,prossima settimana,volgende week,来週,下周,다음 주,다음주'],
			[
				'month',
				1,
				'next month,nächsten monat,le mois prochain,mois prochain,el próximo mes,próximo mes,mês que vem,il prossimo mese,volgende maand',
			],
			['month', 1, '来月,下个月,다음 달'],
		] as const
	).flatMap(([unit, count, names]) => names.split(',').map((name) => [name, [unit, count] as const])),
);

function distance(phrase: string, from: Day | undefined): RelativeDay | undefined {
	const match = distancePattern.exec(phrase);
	const known = phrases[phrase] ?? (match ? ([unitOf(match[2] ?? ''), countOf(match[1] ?? '')] as const) : undefined);
	if (!known) return undefined;
	const [unit, count] = known;
	if (from === undefined) return { day: undefined, precision: 'day' };
	return { day: unit === 'month' ? addMonths(from, count) : addDays(from, unit === 'week' ? count * 7 : count), precision: 'day' };
}

function unitOf(word: string): 'day' | 'week' | 'month' {
	if (/^(?:mon|mois|mes|maand|か月|ヶ月|个月|개월)/.test(word)) return 'month';
	return /^(?:w|sem|sett|週|周|주)/.test(word) ? 'week' : 'day';
}

function countOf(word: string): number {
	const named = numbers.indexOf(word === 'an' ? 'a' : word);
	return named < 0 ? Number(word) : Math.max(1, named);
}

/** The same day of a later month, or its last one. */
function addMonths(day: Day, count: number): Day {
	const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
	const year = Math.floor(months / 12);
	const month = (months % 12) + 1;
	return dayOf(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month))) ?? day;
}

const endPattern =
	/^(?:eo([dwmqy])|(?:the\s)?end of (?:the\s|this\s)?(day|week|month|quarter|year)|(monatsende|ende des monats|fin de mes|fin du mois|今月末|月末|月底|월말)|(jahresende|fin de año|fin d'année|年末|年底))$/;

function endOfPeriod(phrase: string, from: Day | undefined): RelativeDay | undefined {
	const match = endPattern.exec(phrase);
	if (!match) return undefined;
	const period = match[3] ? 'm' : match[4] ? 'y' : (match[1] ?? match[2]?.charAt(0) ?? 'd');
	const precision = period === 'm' ? 'month' : period === 'q' ? 'quarter' : period === 'y' ? 'year' : 'day';
	if (from === undefined || period === 'd') return { day: from, precision };
	// A week ends on its Friday.
	if (period === 'w') return { day: addDays(from, (5 - weekdayOf(from) + 7) % 7), precision };
	const year = Number(from.slice(0, 4));
	const month = Number(from.slice(5, 7));
	const last = period === 'm' ? month : period === 'q' ? Math.ceil(month / 3) * 3 : 12;
	return { day: dayOf(year, last, daysInMonth(year, last)), precision };
}
