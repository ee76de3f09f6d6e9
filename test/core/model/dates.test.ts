import assert from 'node:assert/strict';
import { type DateContext, endAfterStart, readDate } from '../../../src/core/model/dates.ts';
import type { DateReading } from '../../../src/core/model/postmortem.ts';

/** Everything is read in the light of an incident on Wednesday, 10 June 2026. */
const incident: DateContext = { incidentDay: '2026-06-10' };

function read(text: string, context: DateContext = incident): DateReading {
	return readDate(text, { start: 0, end: text.length }, context);
}

/** One line per reading: the day, clock and zone with offset, then what is special about it. */
function shown(reading: DateReading): string {
	const { day, clock, zone, precision, ambiguous } = reading;
	const parts = [
		ambiguous ? ambiguous.join('|') : reading.impossible ? 'impossible' : day,
		clock,
		zone &&
			`${zone.text}${zone.offset === undefined ? '?' : zone.offset >= 0 ? `+${zone.offset}` : zone.offset}${zone.doubtful ? `!${zone.doubtful}` : ''}`,
		['day', 'minute'].includes(precision) ? undefined : precision,
		reading.approximate && 'approximate',
		reading.yearInferred && 'yearInferred',
		reading.dayInferred && 'dayInferred',
		reading.relative && 'relative',
	];
	return parts.filter(Boolean).join(' ');
}

const readings: readonly (readonly [written: string, reading: string])[] = [
	// Year first.
	['2026-11-20', '2026-11-20'],
	['2026/11/20', '2026-11-20'],
	['2026.11.20', '2026-11-20'],
	['2026-1-5', '2026-01-05'],
	['20261120', '2026-11-20'],
	['**2026-11-20**', '2026-11-20'],
	['[2026-11-20]', '2026-11-20'],
	['by 2026-11-20', '2026-11-20'],
	['before 2026-11-20', '2026-11-20'],
	['Fri 2026-11-20', '2026-11-20'],
	['2026-11-20 (Friday)', '2026-11-20'],
	['moved from Monday to 2026-11-20', '2026-11-20'],
	['2026-11', '2026-11-30 month'],
	['2026', '2026-12-31 year'],
	['2026-02-31', 'impossible'],
	['2026-13-01', 'impossible'],
	['2026-00-10', 'impossible'],
	['2028-02-29', '2028-02-29'],
	['2026-02-29', 'impossible'],
	// Several days, of which the first counts.
	['October 9-23, 2025', '2025-10-09'],
	['June 9-23', '2027-06-09 yearInferred'],
	['9-23 October 2025', '2025-10-09'],
	['9.–11. Juni 2025', '2025-06-09'],
	['9-Oct-25', '2025-10-09'],
	// Day and clock.
	['06-21 20:18', '2026-06-21 20:18 yearInferred'],
	['07-08 20:18', '2026-08-07|2026-07-08 20:18 yearInferred'],
	['2026-11-20 02:13 UTC', '2026-11-20 02:13 UTC+0'],
	['2026-11-20T02:13:00Z', '2026-11-20 02:13:00 Z+0 second'],
	['2026-11-20T02:13Z', '2026-11-20 02:13 Z+0'],
	['2026-11-20T02:13:45.120+02:00', '2026-11-20 02:13:45 +02:00+120 second'],
	['2026-11-20T02:13-07:00', '2026-11-20 02:13 -07:00-420'],
	['2026-11-20 02:13 -07:00', '2026-11-20 02:13 -07:00-420'],
	['2026-11-20 02:00-04:30', '2026-11-20 02:00'],
	['2026-11-20 02:13 +0530', '2026-11-20 02:13 +0530+330'],
	['2026-11-20, 02:13 (UTC+1)', '2026-11-20 02:13 UTC+1+60'],
	['2026-11-20 at 14:03', '2026-11-20 14:03'],
	['2026-11-20 14.43', '2026-11-20 14:43'],
	['2026-11-20 14h05', '2026-11-20 14:05'],
	['2026-11-20 ~14:03', '2026-11-20 14:03 approximate'],
	['around 2026-11-20 14:03', '2026-11-20 14:03 approximate'],
	['2026-11-20 24:00 UTC', '2026-11-21 00:00 UTC+0'],
	['2026-11-20 25:13', 'impossible none'],
	['2026-11-20 2 PM', '2026-11-20 14:00 hour'],
	['2026-11-20 12:05 am', '2026-11-20 00:05'],
	['2026-11-20 12 p.m.', '2026-11-20 12:00 hour'],
	['2026-11-20 13:55 PM PST', '2026-11-20 13:55 PST-480'],
	['2026-11-20 14:??', '2026-11-20 none'],
	['14:03 UTC on 2026-11-20', '2026-11-20 14:03 UTC+0'],
	['14:03 UTC, 20 November 2026', '2026-11-20 14:03 UTC+0'],
	['14:03', '2026-06-10 14:03 dayInferred'],
	['13:24 UTC', '2026-06-10 13:24 UTC+0 dayInferred'],
	['1403Z', '2026-06-10 14:03 Z+0 dayInferred'],
	['noon', '2026-06-10 12:00 hour dayInferred'],
	['--:--', 'none'],
	['HH:MM', 'none'],
	// Zones.
	['2026-11-20 14:03 PST', '2026-11-20 14:03 PST-480'],
	['2026-11-20 14:03 PST (UTC-7)', '2026-11-20 14:03 PST (UTC-7)?!contradiction'],
	['2026-11-20 14:03 CET (GMT+1)', '2026-11-20 14:03 CET (GMT+1)+60'],
	['2026-11-20 14:03 GST (UTC+4)', '2026-11-20 14:03 GST (UTC+4)+240'],
	['2026-11-20 14:03 IST', '2026-11-20 14:03 IST?!ambiguous'],
	['2026-11-20 14:03 IST (UTC+5:30)', '2026-11-20 14:03 IST (UTC+5:30)+330'],
	['2026-11-20 14:03 CST', '2026-11-20 14:03 CST?!ambiguous'],
	['2026-11-20 14:03 BST', '2026-11-20 14:03 BST?!ambiguous'],
	['2026-11-20 14:03 AST', '2026-11-20 14:03 AST?!ambiguous'],
	['2026-11-20 14:03 BST (UTC+3)', '2026-11-20 14:03 BST (UTC+3)?!contradiction'],
	['2026-11-20 14:03 Europe/Berlin', '2026-11-20 14:03 Europe/Berlin+60'],
	['2026-07-20 14:03 Europe/Berlin', '2026-07-20 14:03 Europe/Berlin+120'],
	['2026-07-20 14:03 Europe/Nowhere', '2026-07-20 14:03 Europe/Nowhere?'],
	['2026-07-20 14:03 PT', '2026-07-20 14:03 PT-420'],
	['2026-11-20 14:03 US/Pacific', '2026-11-20 14:03 US/Pacific-480'],
	['2026-11-20 14:03 Asia/Kolkata', '2026-11-20 14:03 Asia/Kolkata+330'],
	['2026-11-20 14:03 JST', '2026-11-20 14:03 JST+540'],
	['2026-11-20 14:03 local time', '2026-11-20 14:03 local time?'],
	// Month names.
	['May 1 2019, 3:18 PM', '2019-05-01 15:18'],
	['May 1, 2019', '2019-05-01'],
	['Wednesday 20th September 2023, 14:32 UTC', '2023-09-20 14:32 UTC+0'],
	['Wednesday, 2018-08-22', '2018-08-22'],
	['25 June 2026', '2026-06-25'],
	['25th of June, 2026', '2026-06-25'],
	['25-Jun-2026', '2026-06-25'],
	['25-Jun-26', '2026-06-25'],
	['Jun-25-2026 12:00', '2026-06-25 12:00'],
	["25 Jun '26", '2026-06-25'],
	['2026 June 25', '2026-06-25'],
	['2026-Jun-25', '2026-06-25'],
	['June 31, 2026', 'impossible'],
	['Oct 12, 2025', '2025-10-12'],
	['Sept. 7, 2022', '2022-09-07'],
	['Jun 25', '2026-06-25 yearInferred'],
	['June 30', '2026-06-30 yearInferred'],
	['Jun 10', '2026-06-10 yearInferred'],
	['Jun 9', '2027-06-09 yearInferred'],
	['Feb 29', '2028-02-29 yearInferred'],
	['1 July', '2026-07-01 yearInferred'],
	['27-jul', '2026-07-27 yearInferred'],
	['Jan 16, 5:44 AM', '2027-01-16 05:44 yearInferred'],
	['27. Juni 2026', '2026-06-27'],
	['3. März 2026', '2026-03-03'],
	['1er juillet 2026', '2026-07-01'],
	['12 août 2026', '2026-08-12'],
	['25 de junio de 2026', '2026-06-25'],
	['25 de março de 2026', '2026-03-25'],
	['7 luglio 2026', '2026-07-07'],
	['5 maart 2026', '2026-03-05'],
	['2026年4月6日', '2026-04-06'],
	['2026年4月6日 14時05分', '2026-04-06 14:05'],
	['4月6日', '2027-04-06 yearInferred'],
	['2026-04-16 頃', '2026-04-16 approximate'],
	['2026年4月16日 14:13頃 (JST)', '2026-04-16 14:13 JST+540 approximate'],
	['2026-04-16 14時13分頃（JST）', '2026-04-16 14:13 JST+540 approximate'],
	['2026年4月16日 14:13左右 UTC', '2026-04-16 14:13 UTC+0 approximate'],
	['2026년 4월 16일 14:13경 (KST)', '2026-04-16 14:13 KST+540 approximate'],
	['14:13 approx. UTC', '2026-06-10 14:13 UTC+0 approximate dayInferred'],
	['14:13 UTC (approx.)', '2026-06-10 14:13 UTC+0 approximate dayInferred'],
	['14:13頃 (夜間)', '2026-06-10 14:13 approximate dayInferred'],
	['16 avril 2026 vers 14h13 (UTC)', '2026-04-16 14:13 UTC+0 approximate'],
	['16 avril 2026 à environ 14h13', '2026-04-16 14:13 approximate'],
	['16 aprile 2026, ore 14:13 UTC', '2026-04-16 14:13 UTC+0'],
	['16 aprile 2026 alle ore 14.13', '2026-04-16 14:13'],
	['16 aprile 2026 verso le 14:13', '2026-04-16 14:13 approximate'],
	['16 de abril de 2026 hacia las 14:13 UTC', '2026-04-16 14:13 UTC+0 approximate'],
	['16 de abril de 2026 por volta das 14:13', '2026-04-16 14:13 approximate'],
	['16 april 2026 rond 14:13 uur', '2026-04-16 14:13 approximate'],
	['16. April 2026 um ca. 14:13 Uhr', '2026-04-16 14:13 approximate'],
	['2026년 4월 6일 오후 2시 5분', '2026-04-06 14:05'],
	['2026年4月6日 下午2:05', '2026-04-06 14:05'],
	// Periods.
	['Q3 2026', '2026-09-30 quarter'],
	['2026 Q3', '2026-09-30 quarter'],
	['2026-Q4', '2026-12-31 quarter'],
	['Q3', '2026-09-30 quarter yearInferred'],
	['Q1', '2027-03-31 quarter yearInferred'],
	["Q1'27", '2027-03-31 quarter'],
	['H1 2027', '2027-06-30 quarter'],
	['June 2026', '2026-06-30 month'],
	['end of June', '2026-06-30 month yearInferred'],
	['end of February', '2027-02-28 month yearInferred'],
	['Ende Juli 2026', '2026-07-31 month'],
	['fin juillet', '2026-07-31 month yearInferred'],
	['mid-July', '2026-07-15 month yearInferred'],
	['early July 2026', '2026-07-10 month'],
	['2026年4月末', '2026-04-30 month'],
	// Numbers that can be meant two ways.
	['7/8/2026', '2026-08-07|2026-07-08'],
	['07-08-2026', '2026-08-07|2026-07-08'],
	['8/8/2026', '2026-08-08'],
	['25/6/2026', '2026-06-25'],
	['6/25/2026', '2026-06-25'],
	['6/25/26', '2026-06-25'],
	['6/25', '2026-06-25 yearInferred'],
	['7/8', '2026-08-07|2026-07-08 yearInferred'],
	['07.08.2026', '2026-08-07'],
	['27.7.', '2026-07-27 yearInferred'],
	['30/2/2026', 'impossible'],
	['32/13/2026', 'impossible'],
	// Relative words: from the incident's day, a Wednesday.
	['Friday', '2026-06-12 relative'],
	['by Friday', '2026-06-12 relative'],
	['next Monday', '2026-06-15 relative'],
	['tomorrow', '2026-06-11 relative'],
	['next week', '2026-06-17 relative'],
	['in 2 weeks', '2026-06-24 relative'],
	['2 weeks', '2026-06-24 relative'],
	['10 days', '2026-06-20 relative'],
	['nächste Woche', '2026-06-17 relative'],
	['来週', '2026-06-17 relative'],
	['EOW', '2026-06-12 relative'],
	['end of month', '2026-06-30 month relative'],
	['end of the quarter', '2026-06-30 quarter relative'],
	// No dates.
	['TBD', 'none'],
	['ASAP', 'none'],
	['soon', 'none'],
	['next sprint', 'none'],
	['Ongoing', 'none'],
	['N/A', 'none'],
	['-', 'none'],
	['', 'none'],
	['24/7', 'none'],
	['sat down with the team', 'none'],
	['1/2 of the nodes', 'none'],
	['PR 2026 merged', 'none'],
	['version 2.10', 'none'],
	['v1.2.3', 'none'],
	['we may do it', 'none'],
	['42', 'none'],
];

describe('readDate', () => {
	for (const [written, reading] of readings) {
		it(`“${written}” is ${reading}`, () => assert.equal(shown(read(written)), reading));
	}

	it('keeps the order that is configured, unless only the other one is possible', () => {
		assert.equal(shown(read('7/8/2026', { order: 'dmy' })), '2026-08-07');
		assert.equal(shown(read('7/8/2026', { order: 'mdy' })), '2026-07-08');
		assert.equal(shown(read('25/6/2026', { order: 'mdy' })), '2026-06-25');
	});

	it('infers no year, day or weekday without an incident', () => {
		assert.equal(shown(read('Jun 25', {})), '');
		assert.equal(shown(read('14:03', {})), '14:03');
		assert.equal(shown(read('Friday', {})), 'relative');
	});

	it('finds the nearest year when asked', () => {
		const nearest: DateContext = { incidentDay: '2026-01-03', yearless: 'nearest' };
		assert.equal(shown(read('Dec 31', nearest)), '2025-12-31 yearInferred');
		assert.equal(shown(read('Jan 5', nearest)), '2026-01-05 yearInferred');
	});

	it('makes an instant of day, clock and offset only', () => {
		assert.equal(read('2026-11-20 02:13 +02:00').instant, '2026-11-20T00:13:00Z');
		assert.equal(read('2026-11-20 02:13').instant, undefined);
		assert.equal(read('2026-11-20 02:13 IST').instant, undefined);
		assert.equal(read('2026-07-20 14:03 PT').instant, '2026-07-20T21:03:00Z');
		const utc = { text: 'UTC', offset: 0, range: { start: 90, end: 93 } };
		assert.equal(read('2026-11-20 02:13', { zone: utc }).instant, '2026-11-20T02:13:00Z');
	});

	it('says where the zone stands', () => {
		const text = '2026-11-20 02:13 UTC';
		assert.deepEqual(readDate(text, { start: 100, end: 100 + text.length }, {}).zone?.range, { start: 117, end: 120 });
	});

	it('reads a long cell in linear time and without a throw', () => {
		for (const part of ['1', '1/', '12:', 'May ', '2026-', '~', 'about ', '(', '1月']) {
			assert.doesNotThrow(() => read(part.repeat(20_000)));
		}
	});
});

describe('endAfterStart', () => {
	it('takes the next day when only the clock of the end is written and has passed midnight', () => {
		const start = read('2026-06-10 23:40 UTC');
		assert.equal(shown(endAfterStart(read('00:20 UTC'), start)), '2026-06-11 00:20 UTC+0 dayInferred');
		assert.equal(endAfterStart(read('00:20 UTC'), start).instant, '2026-06-11T00:20:00Z');
		assert.equal(shown(endAfterStart(read('23:50 UTC'), start)), '2026-06-10 23:50 UTC+0 dayInferred');
		assert.equal(shown(endAfterStart(read('2026-06-10 00:20 UTC'), start)), '2026-06-10 00:20 UTC+0');
	});
});
