import assert from 'node:assert/strict';
import { readStart } from '../../../src/core/model/start-words.ts';

/** A Friday afternoon: 13:10 UTC, 14:10 in Berlin. */
const instant = '2026-11-20T13:10:00Z';

describe('the start of an incident in words', () => {
	const cases: readonly (readonly [words: string, zone: string, text: string | undefined])[] = [
		['now', 'Europe/Berlin', '2026-11-20 13:10 UTC'],
		['20 minutes ago', 'UTC', '2026-11-20 12:50 UTC'],
		['vor 2 Stunden', 'UTC', '2026-11-20 11:10 UTC'],
		['today 14:05 UTC', 'Europe/Berlin', '2026-11-20 14:05 UTC'],
		['today 14:05', 'Europe/Berlin', '2026-11-20 13:05 UTC'],
		['14:05', 'Europe/Berlin', '2026-11-20 13:05 UTC'],
		['23:50', 'UTC', '2026-11-19 23:50 UTC'],
		['yesterday 9am', 'UTC', '2026-11-19 09:00 UTC'],
		['gestern um 9:30', 'Europe/Berlin', '2026-11-19 08:30 UTC'],
		['yesterday', 'UTC', '2026-11-19'],
		['Friday 02:00', 'UTC', '2026-11-20 02:00 UTC'],
		['last Monday 22:15 CET', 'UTC', '2026-11-16 21:15 UTC'],
		['2026-11-18 02:13 UTC', 'Europe/Berlin', '2026-11-18 02:13 UTC'],
		['2026-11-18T02:13:00+01:00', 'UTC', '2026-11-18 01:13 UTC'],
		['2026-07-01 12:00', 'Europe/Berlin', '2026-07-01 10:00 UTC'],
		['2026-11-18', 'UTC', '2026-11-18'],
		['12:00', 'Nowhere', '2026-11-20 12:00 UTC'],
		['soon', 'UTC', undefined],
		['', 'UTC', undefined],
		['after lunch, I think', 'UTC', undefined],
	];
	for (const [words, zone, text] of cases) {
		it(`“${words}” in ${zone} is ${text ?? 'no time'}`, () => {
			assert.equal(readStart(words, { instant, zone })?.text, text);
		});
	}
});
