import { addDays, daysBetween } from './calendar.ts';
import { readDate } from './dates.ts';
import { readDuration } from './duration.ts';
import type { DateReading, Day, Zone } from './postmortem.ts';
import { relativeDay } from './relative-day.ts';
import { offsetOn, zoneIn } from './zones.ts';

/** The moment at which words are typed, and where. */
export interface TypedAt {
	/** ISO 8601 in UTC. */
	readonly instant: string;
	/** The zone of clocks without one: an IANA name or offset. UTC counts for names that nobody knows. */
	readonly zone: string;
	readonly order?: 'dmy' | 'mdy' | undefined;
}

/** When something began, as a postmortem's header writes it. */
export interface WrittenStart {
	/** `2026-11-20 14:05 UTC`; the day alone when no time was typed. */
	readonly text: string;
	/** The day that stands in the text. */
	readonly day: Day;
	/** ISO 8601 in UTC; undefined when no time was typed. */
	readonly instant: string | undefined;
}

/**
 * Reads when an incident began: "now", "20 minutes ago", "14:05", "yesterday 9am", "Friday 14:05 CET", or a date with or without a
 * time. It lies in the past: a clock later than now is one of the day before, a weekday the last such one. Undefined for other words.
 */
export function readStart(words: string, typed: TypedAt): WrittenStart | undefined {
	const text = words.trim();
	if (text === '' || text.length > 80) return undefined;
	if (nowWords.test(text)) return written(typed.instant);
	const ago = agoPattern.exec(text);
	if (ago) {
		const { minutes } = readDuration((ago[1] ?? ago[2] ?? '').trim(), { start: 0, end: 0 });
		return minutes === undefined ? undefined : written(new Date(Date.parse(typed.instant) - minutes * 60_000).toISOString());
	}
	const zone = zoneNamed(typed.zone);
	const today = localDay(typed.instant, zone);
	const named = pastDayWord(text, today);
	if (named?.rest === '') return { text: named.day, day: named.day, instant: undefined };
	const phrase = named?.rest ?? text;
	const range = { start: 0, end: phrase.length };
	const at = (day: Day): DateReading => readDate(phrase, range, { incidentDay: day, order: typed.order, zone, yearless: 'nearest' });
	const reading = at(named?.day ?? today);
	if (reading.precision === 'none' || reading.day === undefined || reading.relative) return undefined;
	if (reading.instant === undefined) return reading.clock ? undefined : { text: reading.day, day: reading.day, instant: undefined };
	const isLater = Date.parse(reading.instant) > Date.parse(typed.instant);
	const placed = isLater && !named && reading.dayInferred ? at(addDays(today, -1)).instant : reading.instant;
	return written(placed ?? reading.instant);
}

const nowWords = /^(?:just\s+)?(?:now|jetzt|maintenant|ahora|agora|adesso|ora|nu|今|现在|지금)$/iu;
const agoPattern = /^(.{1,40}?)(?:ago|fa|geleden|atrás|前|전)$|^(?:vor|il y a|hace|há)\s(.{1,40})$/iu;
const dayWords: readonly (readonly [RegExp, number])[] = [
	[/^(?:today|tonight|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|今日|今天|오늘)/iu, 0],
	[/^(?:yesterday|gestern|hier|ayer|ontem|ieri|gisteren|昨日|昨天|어제)/iu, -1],
];

/** The day that a text begins with as people say it, “yesterday” or a weekday that has passed, and what follows. */
export function pastDayWord(text: string, today: Day): { readonly day: Day; readonly rest: string } | undefined {
	for (const [pattern, days] of dayWords) {
		const match = pattern.exec(text);
		if (match) return { day: addDays(today, days), rest: withoutJoint(text.slice(match[0].length)) };
	}
	const weekday = /^(?:last\s+|on\s+)?(\p{L}{3,12})(?=$|[\s,])/iu.exec(text);
	const next = weekday && relativeDay(weekday[1] ?? '', today)?.day;
	const isWeekday = next !== undefined && next !== null && daysBetween(today, next) >= 1 && daysBetween(today, next) <= 7;
	return weekday && isWeekday ? { day: addDays(next, -7), rest: withoutJoint(text.slice(weekday[0].length)) } : undefined;
}

function withoutJoint(text: string): string {
	return text.replace(/^[\s,]{1,8}(?:(?:at|um|à|a las|alle|om)\s)?/i, '').trim();
}

function written(instant: string): WrittenStart {
	const day = instant.slice(0, 10);
	return { text: `${day} ${instant.slice(11, 16)} UTC`, day, instant };
}

function zoneNamed(name: string): Zone {
	const zone = zoneIn(name);
	return zone
		? { text: zone.text, offset: zone.offset, range: { start: 0, end: 0 } }
		: { text: 'UTC', offset: 0, range: { start: 0, end: 0 } };
}

function localDay(instant: string, zone: Zone): Day {
	const offset = offsetOn(zone, instant.slice(0, 10), instant.slice(11, 16)) ?? 0;
	return new Date(Date.parse(instant) + offset * 60_000).toISOString().slice(0, 10);
}
