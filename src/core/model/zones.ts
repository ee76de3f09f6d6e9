import { endOfWord } from '../text/characters.ts';
import { millisecondsOf } from './calendar.ts';
import type { Day, Zone } from './postmortem.ts';

/** A zone as it stands in a text, from `start` to `end`. */
export interface WrittenZone extends Omit<Zone, 'range'> {
	readonly start: number;
	readonly end: number;
}

/** The zone that starts at a place of a text, brackets around it included in its end; undefined when none starts there. */
export function zoneAt(text: string, at: number): WrittenZone | undefined {
	const open = text.charCodeAt(at);
	if (open === 40 || open === 91 || open === 0xff08) {
		const start = text.charCodeAt(at + 1) === 32 ? at + 2 : at + 1;
		const inside = bareZoneAt(text, start, false);
		if (!inside) return undefined;
		closing.lastIndex = inside.end;
		const end = closing.exec(text);
		return end ? { ...inside, end: inside.end + end[0].length } : undefined;
	}
	return bareZoneAt(text, at, true);
}

/**
 * The first zone that a sentence such as "All times are in UTC+1 (Zurich time)" or a heading such as "Timeline (times in BST)" names,
 * anywhere in it; undefined when it names none. Lower-case words are no abbreviations here.
 */
export function zoneIn(text: string): WrittenZone | undefined {
	candidate.lastIndex = 0;
	for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
		const zone = bareZoneAt(text, match.index, true);
		if (zone) return zone;
	}
	return undefined;
}

/**
 * Minutes east of UTC of a zone at a clock on a day: its own offset, or for a region's name ("Europe/Berlin", "PT") that of the day.
 * Undefined for names that leave it open.
 */
export function offsetOn(zone: Pick<Zone, 'text' | 'offset' | 'doubtful'>, day: Day, clock: string): number | undefined {
	if (zone.offset !== undefined || zone.doubtful) return zone.offset;
	const name = zone.text.replace(/^[([（]|[)\]）]$/g, '');
	const region = regions[name.toLowerCase()] ?? (name.includes('/') ? name : undefined);
	if (region === undefined) return undefined;
	const local = millisecondsOf(day, clock, 0);
	const first = regionOffset(region, local);
	return first === undefined ? undefined : regionOffset(region, local - first * 60_000);
}

/** `YYYY-MM-DDTHH:MM…` of an instant on the clocks of a zone; undefined for names that leave the offset open. */
export function localTime(instant: string, zone: Pick<Zone, 'text' | 'offset' | 'doubtful'>): string | undefined {
	let { offset } = zone;
	// A region's offset depends on the local time, which depends on the offset: a second look settles it. The one that it has been given
	// may be that of another day.
	for (let look = 0; look < 2; look += 1) {
		const near = new Date(Date.parse(instant) + (offset ?? 0) * 60_000).toISOString();
		offset = offsetOn({ ...zone, offset: undefined }, near.slice(0, 10), near.slice(11, 16)) ?? zone.offset;
	}
	return offset === undefined ? undefined : new Date(Date.parse(instant) + offset * 60_000).toISOString();
}

/** Names with one meaning, in minutes east of UTC. */
const offsets: Readonly<Record<string, number>> = {
	Z: 0,
	UTC: 0,
	GMT: 0,
	WET: 0,
	WEST: 60,
	CET: 60,
	CEST: 120,
	MEZ: 60,
	MESZ: 120,
	EET: 120,
	EEST: 180,
	MSK: 180,
	TRT: 180,
	SAST: 120,
	WAT: 60,
	CAT: 120,
	EAT: 180,
	IDT: 180,
	GST: 240,
	PKT: 300,
	NPT: 345,
	ICT: 420,
	WIB: 420,
	WITA: 480,
	WIT: 540,
	SGT: 480,
	HKT: 480,
	PHT: 480,
	AWST: 480,
	JST: 540,
	KST: 540,
	ACST: 570,
	ACDT: 630,
	AEST: 600,
	AEDT: 660,
	NZST: 720,
	NZDT: 780,
	NDT: -150,
	NST: -210,
	BRT: -180,
	BRST: -120,
	ART: -180,
	UYT: -180,
	ADT: -180,
	CLST: -180,
	CLT: -240,
	VET: -240,
	BOT: -240,
	COT: -300,
	PET: -300,
	EDT: -240,
	EST: -300,
	CDT: -300,
	MDT: -360,
	MST: -420,
	PDT: -420,
	PST: -480,
	AKDT: -480,
	AKST: -540,
	HST: -600,
};

/** Names with several meanings: an offset beside them says which one. */
const ambiguous: Readonly<Record<string, readonly number[]>> = {
	IST: [330, 120, 60],
	CST: [-360, 480, -300],
	BST: [60, 360],
	AST: [-240, 180],
	AMT: [-240, 240],
	SST: [-660, 480],
	ECT: [-300, -240],
	WST: [480, 780],
};

/** Names of regions whose offset depends on the day. */
const regions: Readonly<Record<string, string>> = {
	pt: 'America/Los_Angeles',
	'pacific time': 'America/Los_Angeles',
	pacific: 'America/Los_Angeles',
	'us/pacific': 'America/Los_Angeles',
	mt: 'America/Denver',
	'mountain time': 'America/Denver',
	'us/mountain': 'America/Denver',
	ct: 'America/Chicago',
	'central time': 'America/Chicago',
	'us/central': 'America/Chicago',
	et: 'America/New_York',
	'eastern time': 'America/New_York',
	eastern: 'America/New_York',
	'us/eastern': 'America/New_York',
	'cet/cest': 'Europe/Paris',
	'pst/pdt': 'America/Los_Angeles',
	'est/edt': 'America/New_York',
	'gmt/bst': 'Europe/London',
	'uk time': 'Europe/London',
	'london time': 'Europe/London',
	'zurich time': 'Europe/Zurich',
	'berlin time': 'Europe/Berlin',
	'paris time': 'Europe/Paris',
	'heure de paris': 'Europe/Paris',
	'heures de paris': 'Europe/Paris',
	'madrid time': 'Europe/Madrid',
	'hora de madrid': 'Europe/Madrid',
	'horas de madrid': 'Europe/Madrid',
	'amsterdam time': 'Europe/Amsterdam',
	'lisbon time': 'Europe/Lisbon',
	'hora de lisboa': 'Europe/Lisbon',
	'hora de brasília': 'America/Sao_Paulo',
	'horário de brasília': 'America/Sao_Paulo',
	'tokyo time': 'Asia/Tokyo',
	日本時間: 'Asia/Tokyo',
	'beijing time': 'Asia/Shanghai',
	北京时间: 'Asia/Shanghai',
	北京時間: 'Asia/Shanghai',
	'seoul time': 'Asia/Seoul',
	한국시간: 'Asia/Seoul',
	'한국 시간': 'Asia/Seoul',
	'singapore time': 'Asia/Singapore',
	'sydney time': 'Australia/Sydney',
	'new york time': 'America/New_York',
	'rome time': 'Europe/Rome',
	'ora italiana': 'Europe/Rome',
	'ora di roma': 'Europe/Rome',
	'vienna time': 'Europe/Vienna',
	'wiener zeit': 'Europe/Vienna',
	'berliner zeit': 'Europe/Berlin',
	'deutsche zeit': 'Europe/Berlin',
	'deutscher zeit': 'Europe/Berlin',
	'schweizer zeit': 'Europe/Zurich',
	'nederlandse tijd': 'Europe/Amsterdam',
	'heure française': 'Europe/Paris',
	'heure de bruxelles': 'Europe/Brussels',
	'heure de montréal': 'America/Toronto',
	'hora española': 'Europe/Madrid',
	'hora peninsular': 'Europe/Madrid',
	'hora de méxico': 'America/Mexico_City',
	'hora de colombia': 'America/Bogota',
	'hora de bogotá': 'America/Bogota',
	'hora de perú': 'America/Lima',
	'hora de lima': 'America/Lima',
	'hora de chile': 'America/Santiago',
	'hora de argentina': 'America/Argentina/Buenos_Aires',
	'hora de buenos aires': 'America/Argentina/Buenos_Aires',
	'hora de são paulo': 'America/Sao_Paulo',
	'horário de são paulo': 'America/Sao_Paulo',
	'horário de lisboa': 'Europe/Lisbon',
	'india time': 'Asia/Kolkata',
	'manila time': 'Asia/Manila',
	'hong kong time': 'Asia/Hong_Kong',
	'taipei time': 'Asia/Taipei',
	日本时间: 'Asia/Tokyo',
	台北時間: 'Asia/Taipei',
	台灣時間: 'Asia/Taipei',
	台湾时间: 'Asia/Taipei',
	香港時間: 'Asia/Hong_Kong',
	香港时间: 'Asia/Hong_Kong',
	서울시간: 'Asia/Seoul',
	'서울 시간': 'Asia/Seoul',
};

const closing = /\s?[)\]）]/y;
const offsetPattern = /(?:UTC|GMT|Z)?[^\S\r\n]?([+\-−–±])[^\S\r\n]?(\d{1,2})(?:[:：]?(\d{2}))?(?![\d:%\p{L}]|\.\d)/iuy;
/** Abbreviations that are also written small; other small words are words. */
const smallNames: ReadonlySet<string> = new Set(['utc', 'gmt', 'cest', 'cet', 'pst', 'pdt', 'est', 'edt', 'jst', 'Utc']);
/** The Latin words that a region's name begins with. */
const regionWords: ReadonlySet<string> = new Set(
	(
		'africa america antarctica asia atlantic australia europe indian pacific us etc mountain central eastern uk london zurich berlin paris madrid ' +
		'amsterdam lisbon tokyo beijing seoul singapore sydney new heure heures hora horas horário ora cet pst est gmt local ortszeit ' +
		'rome vienna india manila hong taipei deutsche deutscher berliner wiener schweizer nederlandse'
	).split(' '),
);
const regionPattern =
	/(?:(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc)\/[A-Za-z_]{2,30}(?:[+-]\d{1,2})?(?:\/[A-Za-z_]{2,30})?|(?:Pacific|Mountain|Central|Eastern|UK|London|Zurich|Berlin|Paris|Madrid|Amsterdam|Lisbon|Tokyo|Beijing|Seoul|Singapore|Sydney|New York|Rome|Vienna|India|Manila|Hong Kong|Taipei)\s(?:Standard\s|Daylight\s)?Time|heures?\sde\s(?:Paris|Bruxelles|Montréal)|heure\sfrançaise|horas?\sde\s(?:Madrid|Lisboa|Brasília|São Paulo|México|Colombia|Bogotá|Perú|Lima|Chile|Argentina|Buenos Aires)|hora\s(?:española|peninsular)|horário\sde\s(?:Brasília|São Paulo|Lisboa)|ora\s(?:italiana|di\sRoma)|(?:deutscher?|Berliner|Wiener|Schweizer)\sZeit|Nederlandse\stijd|日本時間|日本时间|北京时间|北京時間|台北時間|台灣時間|台湾时间|香港時間|香港时间|(?:한국|서울)\s?시간|CET\/CEST|PST\/PDT|EST\/EDT|GMT\/BST|Pacific|Eastern|local time|Ortszeit|hora local|heure locale|現地時間)(?![\p{L}\d])/iuy;
const candidate =
	/(?<![\p{Script=Latin}\d])(?:[A-Z]|[+−-](?=\d)|local time|現地|pacific|mountain|central|eastern|zurich|berlin|london|uk |heures? (?:de|fran)|ora (?:it|di )|hor[aá]|deutsche|nederlandse|日本[時时]|北京|台[北灣湾]|香港|한국|서울)/gu;

function bareZoneAt(text: string, at: number, beside: boolean): WrittenZone | undefined {
	const code = text.charCodeAt(at);
	if (code === 43 || code === 45 || code === 0x2212) return offsetAt(text, at);
	if (!isNameStart(code)) return undefined;

	const written = text.slice(at, endOfWord(text, at));
	const lower = written.toLowerCase();
	if (lower === 'utc' || lower === 'gmt') {
		const shifted = offsetAt(text, at);
		if (shifted) return beside ? withBeside(text, shifted) : shifted;
	}
	if (written === '' || regionWords.has(lower)) {
		regionPattern.lastIndex = at;
		const region = regionPattern.exec(text);
		if (region) return withBeside(text, { start: at, end: at + region[0].length, text: region[0], offset: undefined });
	}

	const isName = /^[A-Z]{1,5}$/.test(written) || (smallNames.has(written) && !/^\p{L}/u.test(text.slice(at + written.length)));
	if (!isName || /[\d_]/.test(text.charAt(at + written.length))) return undefined;
	const name = written.toUpperCase();
	const zone = { start: at, end: at + written.length, text: written };
	if (regions[lower] !== undefined && name.length === 2) return withBeside(text, { ...zone, offset: undefined });
	if (ambiguous[name]) return withBeside(text, { ...zone, offset: undefined, doubtful: 'ambiguous' });
	const offset = offsets[name];
	return offset === undefined ? undefined : withBeside(text, { ...zone, offset });
}

function offsetAt(text: string, at: number): WrittenZone | undefined {
	offsetPattern.lastIndex = at;
	const match = offsetPattern.exec(text);
	if (!match) return undefined;
	const hours = Number(match[2]);
	const minutes = Number(match[3] ?? 0);
	if (hours > 14 || minutes > 59) return undefined;
	// "-5" or "+2" alone is a count; an offset without a name has minutes or two digits.
	const named = /[A-Za-z]/.test(match[0]);
	if (!named && (match[2]?.length !== 2 || match[3] === undefined)) return undefined;
	const east = match[1] === '-' || match[1] === '−' || match[1] === '–' ? -1 : 1;
	return { start: at, end: at + match[0].length, text: match[0], offset: east * (hours * 60 + minutes) || 0 };
}

/** A name with an offset in brackets or behind a slash beside it: "GST (UTC+4)", "PST (UTC-7)", "UTC/GMT". */
function withBeside(text: string, zone: WrittenZone): WrittenZone {
	besideStart.lastIndex = zone.end;
	const lead = besideStart.exec(text);
	if (!lead) return zone;
	const inside = bareZoneAt(text, zone.end + lead[0].length, false);
	if (!inside) return zone;
	let end = inside.end;
	if (!/[/,]/.test(lead[0])) {
		closing.lastIndex = end;
		const close = closing.exec(text);
		if (!close) return zone;
		end += close[0].length;
	}
	const whole = { start: zone.start, end, text: text.slice(zone.start, end) };
	const meanings = ambiguous[zone.text.toUpperCase()] ?? (zone.offset === undefined ? undefined : [zone.offset]);
	if (inside.offset === undefined) return { ...zone, end };
	if (meanings && !meanings.includes(inside.offset)) return { ...whole, offset: undefined, doubtful: 'contradiction' };
	return { ...whole, offset: inside.offset };
}

const besideStart = /\s?[([（]\s?|\/(?=[A-Z])|,\s?(?=(?:UTC|GMT)[+\-−–]\d)/y;

function isNameStart(code: number): boolean {
	return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || nonLatinStarts.includes(code);
}

/** The first characters of 現地, 日本, 北京, 台北, 香港, 한국 and 서울. */
const nonLatinStarts: readonly number[] = [0x73fe, 0x65e5, 0x5317, 0x53f0, 0x9999, 0xd55c, 0xc11c];

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Minutes east of UTC of a region at an instant; undefined for a name that no time zone database knows. */
function regionOffset(region: string, instant: number): number | undefined {
	if (!formats.has(region)) formats.set(region, formatOf(region));
	const parts = formats.get(region)?.formatToParts(instant);
	if (!parts) return undefined;
	const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
	const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'));
	return Math.round((local - instant) / 60_000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
	try {
		return new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
		});
	} catch {
		return undefined;
	}
}
