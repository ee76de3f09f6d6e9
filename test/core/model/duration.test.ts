import assert from 'node:assert/strict';
import { formatMinutes, readDuration } from '../../../src/core/model/duration.ts';

const durations: readonly (readonly [written: string, minutes: number | undefined, remark?: string])[] = [
	['47 minutes', 47],
	['47 min.', 47],
	['2h 10m', 130],
	['2h10m', 130],
	['1h30', 90],
	['1 h 35 min 34 s', 95 + 34 / 60],
	['0h 38m', 38],
	['103 minutes', 103],
	['1d 5h 47m', 1787],
	['20 hours 20 minutes.', 1220],
	['2 hours and 5 minutes', 125],
	['2 hours, 5 minutes', 125],
	['~4 minutes', 4, 'approximate'],
	['about an hour', 60, 'approximate'],
	['approximately 2.5 hours', 150, 'approximate'],
	['2,5 Stunden', 150],
	['1½ hours', 90],
	['half an hour', 30],
	['three days', 4320],
	['2 weeks', 20_160],
	['PT47M', 47],
	['PT2H10M', 130],
	['P1DT2H', 1560],
	['90 seconds', 1.5],
	['30-40 minutes', 40],
	['1:35', 95],
	['1:35 h', 95],
	['01:35:30', 95.5],
	['1,440 minutes', 1440],
	['**47 minutes** (14:03 to 14:50)', 47],
	['14:03 - 14:50 UTC (47 minutes)', 47],
	['Total: 2h 10m', 130],
	['2h (impact 40m)', 120],
	['47-minute outage', 47],
	['1 Stunde 5 Minuten', 65],
	['45 Minuten', 45],
	['1 heure 20 minutes', 80],
	['2 horas y 10 minutos', 130],
	['2 horas e 10 minutos', 130],
	['3 ore', 180],
	['2 uur 5 minuten', 125],
	['1時間30分', 90],
	['約47分', 47, 'approximate'],
	['2小时10分钟', 130],
	['1시간 30분', 90],
	['4 hours (during support hours)', 240, 'businessHours'],
	['3 business days', undefined, 'businessHours'],
	['?', undefined],
	['N/A', undefined],
	['TBD', undefined],
	['', undefined],
	['unknown', undefined],
	['all day', undefined],
	['14:03 - 14:50', undefined],
];

describe('readDuration', () => {
	for (const [written, minutes, remark] of durations) {
		it(`“${written}” is ${minutes}${remark ? `, ${remark}` : ''}`, () => {
			const reading = readDuration(written, { start: 0, end: written.length });
			if (minutes === undefined) assert.equal(reading.minutes, undefined);
			else assert.ok(Math.abs((reading.minutes ?? Number.NaN) - minutes) < 1e-4, `${reading.minutes}`);
			assert.equal(reading.approximate, remark === 'approximate');
			assert.equal(reading.businessHours, remark === 'businessHours');
		});
	}

	it('reads a long field in linear time', () => {
		for (const part of ['1', 'a ', '1 h ', '1:', '½']) assert.doesNotThrow(() => readDuration(part.repeat(50_000), { start: 0, end: 1 }));
	});
});

describe('formatMinutes', () => {
	for (const [minutes, text] of [
		[0, '0 minutes'],
		[1, '1 minute'],
		[47.4, '47 minutes'],
		[60, '1 h'],
		[72, '1 h 12 min'],
		[1440, '1 d'],
		[3100, '2 d 3 h'],
	] as const) {
		it(`${minutes} is “${text}”`, () => assert.equal(formatMinutes(minutes), text));
	}
});
