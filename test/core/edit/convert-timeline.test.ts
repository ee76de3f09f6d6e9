import assert from 'node:assert/strict';
import { convertForm, convertZone } from '../../../src/core/edit/convert-timeline.ts';
import { markMoment } from '../../../src/core/edit/mark-moment.ts';
import { withMetrics } from '../../../src/core/edit/write-metrics.ts';
import type { Postmortem } from '../../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import type { Moment } from '../../../src/core/vocabulary/terms.ts';

const head = '# Search outage\n\n- **Start:** 2026-11-20 22:50 UTC\n- **End:** 2026-11-21 00:10 UTC\n\n## Timeline\n\n';
const table = 'All times in UTC.\n\n| Time | Event |\n|---|---|\n| 22:50 | Errors began |\n| 23:10 | Alert fired |\n| 00:10 | Resolved |\n';
const list = 'All times in UTC.\n\n- **22:50** — Errors began\n- **23:10** — Alert fired\n  - seen by search\n- **00:10** — Resolved\n';

describe('a timeline in another zone', () => {
	const convert = (timeline: string, zone: string): string => {
		const postmortem = readPostmortem(head + timeline);
		const [first] = postmortem.timelines;
		assert.ok(first);
		const conversion = convertZone(postmortem, first, zone, {});
		return conversion.refused ?? applyEdits(postmortem.text, conversion.edits)?.slice(head.length) ?? '';
	};

	const cases: readonly (readonly [name: string, before: string, zone: string, after: string])[] = [
		[
			'with a line that states it',
			table,
			'UTC-5',
			'All times in UTC-5.\n\n| Time | Event |\n|---|---|\n| 17:50 | Errors began |\n| 18:10 | Alert fired |\n| 19:10 | Resolved |\n',
		],
		[
			'past midnight, where days have to be written',
			table,
			'+02:00',
			'All times in +02:00.\n\n| Time | Event |\n|---|---|\n| 2026-11-21 00:50 | Errors began |\n| 2026-11-21 01:10 | Alert fired |\n| 2026-11-21 02:10 | Resolved |\n',
		],
		[
			'with a zone beside each time',
			'- 2026-11-20 22:50 UTC — Errors began\n- 2026-11-20 23:10 UTC — Alert fired\n',
			'Europe/Berlin',
			'- 2026-11-20 23:50 Europe/Berlin — Errors began\n- 2026-11-21 00:10 Europe/Berlin — Alert fired\n',
		],
		[
			'in twelve hours',
			'All times in UTC.\n\n- 10:50 PM: Errors began\n- 11:10 PM: Alert fired\n',
			'EST',
			'All times in EST.\n\n- 5:50 PM: Errors began\n- 6:10 PM: Alert fired\n',
		],
		[
			'without a zone of its own',
			'- 22:50 Errors began\n- 23:10 Alert fired\n',
			'UTC-1',
			'All times in UTC-1.\n\n- 21:50 Errors began\n- 22:10 Alert fired\n',
		],
		['that nobody knows', table, 'somewhere', '“somewhere” is no zone that everybody reads alike.'],
		['that means several', table, 'IST', '“IST” is no zone that everybody reads alike.'],
	];
	it('is named in the language of the document', () => {
		const text = '# Ausfall\n\n- **Beginn:** 2026-11-20 22:50 UTC\n\n## Zeitleiste\n\n- 22:50 Fehler\n- 23:10 Behoben\n';
		const postmortem = readPostmortem(text);
		const conversion = convertZone(postmortem, postmortem.timelines[0] ?? assert.fail(), 'UTC-1', {});
		assert.ok(conversion.refused === undefined);
		assert.match(applyEdits(text, conversion.edits) ?? '', /## Zeitleiste\n\nAlle Zeiten in UTC-1\.\n\n- 21:50 Fehler\n/);
	});
	it('stays as it is where a later one takes its zone from the same line', () => {
		const later = '\n# Second outage\n\n- **Start:** 2026-11-21 12:50 UTC\n\n## Timeline\n\n- 12:50 Errors began\n- 13:50 Resolved\n';
		assert.equal(convert(table + later, 'UTC-1'), 'Days that stand apart from the times, or another timeline, would become wrong.');
	});
	for (const [name, before, zone, after] of cases) it(name, () => assert.equal(convert(before, zone).trimEnd(), after.trimEnd()));
});

describe('a timeline in another form', () => {
	const convert = (timeline: string): string => {
		const postmortem = readPostmortem(head + timeline);
		const [first] = postmortem.timelines;
		assert.ok(first);
		const conversion = convertForm(postmortem, first, {});
		return conversion.refused ?? applyEdits(postmortem.text, conversion.edits)?.slice(head.length) ?? '';
	};

	it('a list becomes a table', () => {
		assert.equal(
			convert(list),
			'All times in UTC.\n\n| Time | Event |\n| --- | --- |\n| 22:50 | Errors began |\n| 23:10 | Alert fired<br>• seen by search |\n| 00:10 | Resolved |\n',
		);
	});
	it('a table becomes a list', () => {
		assert.equal(convert(table), 'All times in UTC.\n\n- 22:50 — Errors began\n- 23:10 — Alert fired\n- 00:10 — Resolved\n');
	});
	it('keeps what other columns say', () => {
		assert.equal(
			convert('| Time (UTC) | Event | Link |\n|---|---|---|\n| 22:50 | a \\| b | [graph](x) |\n| 23:10 | Alert fired | |\n'),
			'- 22:50 — a | b ([graph](x))\n- 23:10 — Alert fired\n',
		);
	});
	it('says in a line which zone the head of a column named', () => {
		assert.equal(
			convert('| Time (CET) | Event |\n|---|---|\n| 23:50 | Errors began |\n| 23:55 | Alert fired |\n'),
			'All times in CET.\n\n- 23:50 — Errors began\n- 23:55 — Alert fired\n',
		);
	});
	for (const [name, entry] of [
		['a block of code', '- 23:10 — Alert fired\n\n  ```\n  log | line\n  ```\n'],
		['indented code', '- 23:10 — Alert fired\n\n      log line\n'],
		['a quote', '- 23:10 — Alert fired\n  > we see errors\n'],
		['a table', '- 23:10 — Alert fired\n\n  | a | b |\n  |---|---|\n  | c | d |\n'],
		['a check box', '- [x] 23:10 — Alert fired\n'],
		['a check box below', '- 23:10 — Alert fired\n  - [ ] look at the graph\n'],
		['a symbol before the time', '- 🔥 23:10 — Alert fired\n'],
	] as const) {
		it(`stays a list with ${name}, which a cell cannot hold`, () => {
			assert.equal(
				convert(`All times in UTC.\n\n- 22:50 — Errors began\n${entry}`),
				'In or between the entries stands something that would be lost.',
			);
		});
	}
	it('keeps the links of entries without a time, and lines that are broken off', () => {
		assert.equal(
			convert('All times in UTC.\n\n1. 22:50 — Errors\\\n   began\n2. then [we](x) waited\n3. 23:10 — Alert fired\n'),
			'All times in UTC.\n\n| Time | Event |\n| --- | --- |\n| 22:50 | Errors<br>began |\n|  | then [we](x) waited |\n| 23:10 | Alert fired |\n',
		);
	});
	it('and back it is the same', () => {
		assert.equal(convert(convert(table)).replaceAll(' --- ', '---'), table);
	});
});

describe('an entry marked as a moment', () => {
	const mark = (text: string, index: number, moment: Moment): string => {
		const postmortem = readPostmortem(text);
		const entry = postmortem.timelines[0]?.entries[index];
		assert.ok(entry);
		return applyEdits(text, markMoment(postmortem, entry, moment)) ?? '';
	};
	const made = (text: string): Postmortem['metrics'] => readPostmortem(text).metrics;

	it('gets a label, so that the metric is made of it', () => {
		const text = mark(head + table, 1, 'detected');
		assert.match(text, /\| 23:10 \| Detected: Alert fired \|/);
		assert.equal(made(text).timeToDetect?.certainty, 'explicit');
		assert.equal(made(text).timeToDetect?.minutes, 20);
	});
	it('takes the label from another one', () => {
		const text = mark(`${head}- 22:50 UTC Detected: Errors seen\n- 23:10 UTC Alert fired\n`, 1, 'detected');
		assert.match(text, /- 22:50 UTC Errors seen\n- 23:10 UTC Detected: Alert fired\n/);
	});
	it('is the start that the header states', () => {
		assert.match(mark(head + table, 1, 'start'), /\*\*Start:\*\* 2026-11-20 23:10 UTC/);
	});
	it('is the start that the header of its own incident states, in a file about several', () => {
		const first = `# First outage\n\n- **Start:** 2026-11-19 10:00 UTC\n\n## Timeline (UTC)\n\n- 10:00 Errors began\n\n`;
		const text = `${first}${head.replace('Timeline', 'Timeline (UTC)')}- 2026-11-20 22:50 Errors began\n- 2026-11-20 23:10 Alert fired\n`;
		const postmortem = readPostmortem(text);
		const entry = postmortem.timelines[1]?.entries[1];
		assert.ok(entry);
		assert.equal(
			applyEdits(text, markMoment(postmortem, entry, 'start')),
			text.replace('2026-11-20 22:50 UTC', '2026-11-20 23:10 UTC').replace('Alert', 'Start: Alert'),
		);
	});
	it('gets its label behind the marker of a list that stands below its time, and gives it away again', () => {
		for (const [above, below] of [
			['- **23:10 UTC**\n  - ', '- 23:20 UTC '],
			['### 23:10 UTC\n\n- ', '### 23:20 UTC\n\n- '],
		] as const) {
			const text = `${head}${above}Alert fired\n\n${below}b\n`;
			const once = mark(text, 0, 'detected');
			assert.equal(once, text.replace('Alert', 'Detected: Alert'));
			assert.equal(made(once).timeToDetect?.certainty, 'explicit');
			assert.equal(mark(once, 1, 'detected'), text.replace(`${below}b`, `${below}Detected: b`));
		}
	});
	it('gets its label inside of a cell that is empty', () => {
		const cells = '| Time (UTC) | Event | Who |\n|---|---|---|\n| 22:50 | Errors began | sam |\n| 23:10 | | mara |\n| 23:20 |  |\n';
		assert.match(mark(head + cells, 1, 'detected'), /\| 23:10 \| Detected: *\| mara \|/);
		assert.match(mark(head + cells, 2, 'detected'), /\| 23:20 \| Detected: *\|\n/);
	});
	it('does nothing twice', () => {
		const once = mark(head + table, 1, 'detected');
		assert.equal(mark(once, 1, 'detected'), once);
	});
});

describe('the numbers of a timeline', () => {
	it('go into the header behind its times, in the form of its fields', () => {
		const text = withMetrics(readPostmortem(head + table), 'start', {});
		assert.match(text, /- \*\*End:\*\* 2026-11-21 00:10 UTC\n- \*\*Duration:\*\* 1 h 20 min\n- \*\*Time to detect:\*\* ~20 minutes\n/i);
		assert.equal(withMetrics(readPostmortem(text), 'start', {}), text);
	});
	it('replace what stands there', () => {
		const stated = head.replace('\n\n## Timeline', '\n- **Duration:** 5 minutes\n- **Time to resolve:** [Minutes]\n\n## Timeline');
		const text = withMetrics(readPostmortem(stated + table), 'start', {});
		assert.match(text, /- \*\*Duration:\*\* 1 h 20 min\n- \*\*Time to detect:\*\* ~20 minutes\n- \*\*Time to resolve:\*\* 1 h 20 min\n/);
	});
	it('stay out of the header of a later incident', () => {
		const later =
			'\n# Second outage\n\n- **Start:** 2026-11-22 10:00 UTC\n- **Duration:** 2 h\n\n## Timeline (UTC)\n\n- 2026-11-22 10:00 Errors began\n';
		const text = withMetrics(readPostmortem(head + table + later), 'start', {});
		assert.match(text, /- \*\*End:\*\* 2026-11-21 00:10 UTC\n- \*\*Duration:\*\* 1 h 20 min\n/);
		assert.ok(text.endsWith(later));
	});
	it('leave a document without times alone', () => {
		assert.equal(withMetrics(readPostmortem('# T\n\nText\n'), 'start', {}), '# T\n\nText\n');
	});
});
