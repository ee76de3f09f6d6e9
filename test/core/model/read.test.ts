import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { longestText } from '../../../src/core/model/reading-limits.ts';

describe('reading', () => {
	it('gives a model for every text', () => {
		for (const text of [
			'',
			'\uFEFF',
			'\r',
			'\0',
			'# ',
			'---\n',
			'---\n: [\n---\n',
			'|',
			'\ud800',
			'- ',
			'**:**',
			'[]: x',
			`${'['.repeat(500)}`,
			'---\n&a [*a]\n---',
		]) {
			const read = readPostmortem(text);
			assert.equal(read.text, text);
			assert.equal(read.cut, undefined);
		}
	});

	it('reads a start and an end that stand in one line', () => {
		for (const line of [
			'Start/End: 2026-11-20 09:12 UTC / 2026-11-20 10:04 UTC',
			'- **Start/End:** 2026-11-20 09:12 – 10:04 UTC',
			'**Start:** 2026-11-20 09:12 UTC to 10:04 UTC',
		]) {
			const { start, end } = readPostmortem(`# Checkout outage\n\n${line}\n`);
			assert.deepEqual([start?.instant, end?.instant], ['2026-11-20T09:12:00Z', '2026-11-20T10:04:00Z'], line);
		}
		assert.equal(readPostmortem('# Checkout outage\n\n- **Start:** 2026-11-20 09:12 UTC - first decline\n').end, undefined);
	});

	it('takes the time behind a day for no end', () => {
		for (const line of ['2026-11-20 ~09:12 CET (08:12 UTC)', '2026-11-20 - 09:12 CET', '20 November 2026 – 09:12 CET']) {
			const { start, end } = readPostmortem(`# A\n\n- **Date:** ${line}\n`);
			assert.deepEqual([start?.instant, end?.text], ['2026-11-20T08:12:00Z', undefined], line);
		}
		const { start, end } = readPostmortem('# A\n\n- **Date:** 2026-11-20 09:12 ~ 10:04 UTC\n');
		assert.deepEqual([start?.instant, end?.instant], ['2026-11-20T09:12:00Z', '2026-11-20T10:04:00Z']);
	});

	it('takes one moment on two clocks for no period', () => {
		for (const line of [
			'2026-11-20 09:12 UTC / 10:12 CET',
			'2026-11-20 09:12 UTC / 2026-11-20 01:12 PST',
			'2026-11-20 (UTC) / 2026-11-19 22:12 (local PST)',
			'2026-11-20 09:12 UTC / 10:12 local time',
		]) {
			const { start, end, incidentDay } = readPostmortem(`# A\n\n- **Date:** ${line}\n`);
			assert.deepEqual([incidentDay, end?.text], ['2026-11-20', undefined], line);
			if (line.includes('09:12')) assert.equal(start?.instant, '2026-11-20T09:12:00Z', line);
		}
		const { end } = readPostmortem('# A\n\n- **Date:** 2026-11-20 09:12 UTC / 10:04 UTC\n');
		assert.equal(end?.instant, '2026-11-20T10:04:00Z');
	});

	it('says what it left out of a text without end', () => {
		const read = readPostmortem(`# T\n## Impact\na\n${'\n'.repeat(longestText.lines)}## Timeline\n`);
		assert.match(read.cut ?? '', /first 20000 lines/);
		assert.deepEqual(
			read.sections.map(({ id }) => id),
			['impact'],
		);
	}).timeout(20_000);

	it('survives blocks nested deeper than anybody nests them', () => {
		const read = readPostmortem(`${'>'.repeat(1500)} a`);
		assert.equal(read.sections.length, 0);
	});

	it('ignores front matter without end or sense', () => {
		assert.deepEqual(readPostmortem('---\n- a\n- b\n---\n# T\n').fields, []);
		assert.equal(readPostmortem('---\n\n# API down\n\nStatus: Resolved\n\n---\n').title?.text, 'API down');
		assert.deepEqual(readPostmortem(`---\n${'['.repeat(2000)}\n---\n# T\n`).fields, []);
	});
});
