import assert from 'node:assert/strict';
import { insertPlaceholderEntry } from '../../../src/core/edit/insert-entry.ts';
import { appendTimelineEntry, sortTimeline } from '../../../src/core/edit/timeline-edits.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const head = '# Outage\n\n- **Start:** 2026-11-20 10:00 UTC\n\n## Timeline\n\n';

describe('appending a timeline entry', () => {
	const cases: readonly [title: string, before: string, after: string][] = [
		[
			'to a table',
			'| Time (UTC) | Event |\n|---|---|\n| 10:05 | Alert fires |\n',
			'| Time (UTC) | Event |\n|---|---|\n| 10:05 | Alert fires |\n| 10:30 | Rolled back |\n',
		],
		[
			'to a table with more columns',
			'| Time (UTC) | Phase | Event |\n|---|---|---|\n| 10:05 | Detection | Alert fires |\n',
			'| Time (UTC) | Phase | Event |\n|---|---|---|\n| 10:05 | Detection | Alert fires |\n| 10:30 |  | Rolled back |\n',
		],
		[
			'to a table with a backslash before a bar',
			'| Time (UTC) | Path | Event |\n|---|---|---|\n| 10:05 | C:\\\\| Alert fires |\n',
			'| Time (UTC) | Path | Event |\n|---|---|---|\n| 10:05 | C:\\\\| Alert fires |\n| 10:30 |  | Rolled back |\n',
		],
		['to a list', 'All times in UTC.\n\n- 10:05 Alert fires\n', 'All times in UTC.\n\n- 10:05 Alert fires\n- 10:30 Rolled back\n'],
		['with the stress of the others', '- **10:05 UTC** — Alert fires\n', '- **10:05 UTC** — Alert fires\n- **10:30 UTC** — Rolled back\n'],
		[
			'with the date of the others',
			'- 2026-11-20 10:05 UTC: Alert fires\n',
			'- 2026-11-20 10:05 UTC: Alert fires\n- 2026-11-20 10:30 UTC: Rolled back\n',
		],
		[
			'in the zone of the timeline',
			'All times in CEST.\n\n- 12:05 Alert fires\n',
			'All times in CEST.\n\n- 12:05 Alert fires\n- 12:30 Rolled back\n',
		],
		[
			'in the zone of a timeline that is still empty, where a region names it',
			'All times in Europe/Berlin.\n',
			'All times in Europe/Berlin.\n\n- 2026-11-20 11:30 — Rolled back\n',
		],
		[
			'in the zone of a region, whose clocks were changed since the entry above',
			'- 2026-10-24 12:05 Europe/Berlin: Alert fires\n',
			'- 2026-10-24 12:05 Europe/Berlin: Alert fires\n- 2026-11-20 11:30 Europe/Berlin: Rolled back\n',
		],
		[
			'on a twelve hour clock',
			'All times UTC.\n\n- 10:05 AM: Alert fires\n',
			'All times UTC.\n\n- 10:05 AM: Alert fires\n- 10:30 AM: Rolled back\n',
		],
		[
			'between those before and after it',
			'All times UTC.\n\n- 10:05 Alert fires\n- 10:50 Resolved\n',
			'All times UTC.\n\n- 10:05 Alert fires\n- 10:30 Rolled back\n- 10:50 Resolved\n',
		],
		[
			'on top of a descending list',
			'All times UTC.\n\n- 10:20 Paged\n- 10:05 Alert fires\n',
			'All times UTC.\n\n- 10:30 Rolled back\n- 10:20 Paged\n- 10:05 Alert fires\n',
		],
		[
			'below headings',
			'All times UTC.\n\n### 10:05 Alert fires\n\nBy mail.\n',
			'All times UTC.\n\n### 10:05 Alert fires\n\nBy mail.\n\n### 10:30 Rolled back\n',
		],
		['in place of the gap of a template', '- [HH:MM UTC] — [event]\n', '- [HH:MM UTC] — [event]\n- 10:30 UTC — Rolled back\n'],
		[
			'behind a stressed gap',
			'All times UTC.\n\n- **[HH:MM]** [event]\n',
			'All times UTC.\n\n- **[HH:MM]** [event]\n- **10:30** Rolled back\n',
		],
		['with the brackets of the others', '- [10:05 UTC] Alert fires\n', '- [10:05 UTC] Alert fires\n- [10:30 UTC] Rolled back\n'],
		[
			'to lines of one paragraph',
			'All times UTC.\n\n10:05 Alert fires\n10:20 Paged\n',
			'All times UTC.\n\n10:05 Alert fires\n10:20 Paged\n10:30 Rolled back\n',
		],
		[
			'between lines of one paragraph that are broken off',
			'All times UTC.\n\n10:05 Alert fires\\\n10:50 Resolved\n',
			'All times UTC.\n\n10:05 Alert fires\\\n10:30 Rolled back\\\n10:50 Resolved\n',
		],
		[
			'before lines of one paragraph',
			'All times UTC.\n\n10:35 Watched  \n10:50 Resolved\n',
			'All times UTC.\n\n10:30 Rolled back  \n10:35 Watched  \n10:50 Resolved\n',
		],
		[
			'to paragraphs of their own',
			'All times UTC.\n\n10:05 Alert fires\n\n10:20 Paged\n',
			'All times UTC.\n\n10:05 Alert fires\n\n10:20 Paged\n\n10:30 Rolled back\n',
		],
		['to an empty section', '', '- 2026-11-20 10:30 UTC — Rolled back\n'],
	];
	for (const [title, before, after] of cases) {
		it(title, () => {
			const postmortem = readPostmortem(`${head}${before}`);
			const written = applyEdits(postmortem.text, [
				appendTimelineEntry(postmortem, { instant: '2026-11-20T10:30:00Z', text: 'Rolled back' }),
			]);
			assert.equal(written?.trimEnd(), `${head}${after}`.trimEnd());
			const entries = readPostmortem(written ?? '').timelines.flatMap((timeline) => timeline.entries);
			const entry = entries.find(({ text }) => text.includes('Rolled back'));
			assert.equal(entry?.time.instant, '2026-11-20T10:30:00Z');
		});
	}

	it('makes the section where there is none', () => {
		const postmortem = readPostmortem('# Outage\n\n## Impact\n\nAll users.\n\n## Root Cause\n\nA limit.\n');
		const written = applyEdits(postmortem.text, [
			appendTimelineEntry(postmortem, { instant: '2026-11-20T10:30:00Z', text: 'Rolled back' }),
		]);
		assert.equal(
			written,
			'# Outage\n\n## Impact\n\nAll users.\n\n## Timeline\n\n- 2026-11-20 10:30 UTC — Rolled back\n\n## Root Cause\n\nA limit.\n',
		);
	});

	for (const [name, before, after] of [
		[
			'below a heading',
			'# Outage\n\n## Impact\n\nAll users.\n',
			'# Outage\n\n## Impact\n\nAll users.\n\n## Timeline\n\n- 2026-11-20 10:30 UTC — [FIRING:1] Errors in [checkout]\n',
		],
		[
			'in bold words',
			'# Outage\n\n**Impact:** All users.\n\n**Root cause:** A limit.\n',
			'# Outage\n\n**Impact:** All users.\n\n**Timeline:**\n\n- 2026-11-20 10:30 UTC — [FIRING:1] Errors in [checkout]\n\n**Root cause:** A limit.\n',
		],
		[
			'with labels',
			'Summary: It broke.\nImpact: All users.\nRoot cause: A limit.\n',
			'Summary: It broke.\nImpact: All users.\n\nTimeline:\n\n- 2026-11-20 10:30 UTC — [FIRING:1] Errors in [checkout]\n\nRoot cause: A limit.\n',
		],
		[
			'with an empty label',
			'Summary: It broke.\nTimeline:\nRoot cause: A limit.\n',
			'Summary: It broke.\nTimeline:\n\n- 2026-11-20 10:30 UTC — [FIRING:1] Errors in [checkout]\n\nRoot cause: A limit.\n',
		],
	] as const) {
		it(`keeps the brackets of an entry in a new section ${name}`, () => {
			const postmortem = readPostmortem(before);
			const entry = { instant: '2026-11-20T10:30:00Z', text: '[FIRING:1] Errors in [checkout]' };
			const written = applyEdits(postmortem.text, [appendTimelineEntry(postmortem, entry)]) ?? '';
			assert.equal(written, after);
			const windows = readPostmortem(before.replaceAll('\n', '\r\n'));
			assert.equal(applyEdits(windows.text, [appendTimelineEntry(windows, entry)]), after.replaceAll('\n', '\r\n'));
			assert.equal(readPostmortem(written).timelines[0]?.entries.length, 1);
		});
	}

	it('escapes bars in a table and writes another day out', () => {
		const postmortem = readPostmortem(`${head}| Time (UTC) | Event |\n|---|---|\n| 10:05 | Alert fires |\n`);
		const written = applyEdits(postmortem.text, [appendTimelineEntry(postmortem, { instant: '2026-11-22T08:00:00Z', text: 'a | b' })]);
		assert.equal(written?.split('\n').at(-2), '| 2026-11-22 08:00 | a \\| b |');
	});
});

describe('sorting a timeline', () => {
	it('puts entries in order and leaves other lines where they are', () => {
		const postmortem = readPostmortem(
			`${head}All times UTC.\n\n- 10:30 Rolled back\n  - by the pipeline\n- 10:05 Alert fires\n- then we waited\n- 10:20 Paged\n`,
		);
		const [timeline] = postmortem.timelines;
		assert.ok(timeline);
		const written = applyEdits(postmortem.text, sortTimeline(postmortem, timeline)) ?? '';
		assert.equal(
			written,
			`${head}All times UTC.\n\n- 10:05 Alert fires\n- 10:20 Paged\n- then we waited\n- 10:30 Rolled back\n  - by the pipeline\n`,
		);
		const again = readPostmortem(written);
		assert.deepEqual(
			again.timelines.flatMap((sorted) => sortTimeline(again, sorted)),
			[],
		);
	});

	for (const [name, before, after] of [
		[
			'in front of the one that writes it',
			'- 2026-11-21 10:30 Rolled back\n- 10:05 Alert\n- 10:40 All clear\n',
			'- 2026-11-21 10:05 Alert\n- 2026-11-21 10:30 Rolled back\n- 10:40 All clear\n',
		],
		[
			'behind an earlier day',
			'| Time | Event |\n|---|---|\n| 2026-11-20 10:05 | Alert |\n| 2026-11-21 08:00 | Closed |\n| 07:30 | All clear |\n',
			'| Time | Event |\n|---|---|\n| 2026-11-20 10:05 | Alert |\n| 2026-11-21 07:30 | All clear |\n| 2026-11-21 08:00 | Closed |\n',
		],
	] as const) {
		it(`keeps the day of an entry that does not write it: ${name}`, () => {
			const postmortem = readPostmortem(head + before);
			const written = applyEdits(
				postmortem.text,
				postmortem.timelines.flatMap((timeline) => sortTimeline(postmortem, timeline)),
			);
			assert.equal(written, head + after);
		});
	}

	for (const [name, before, after] of [
		['the numbers of a list', '1. 02:20 Paged\n2. 02:13 Alert\n', '1. 02:13 Alert\n2. 02:20 Paged\n'],
		['check boxes with their entries', '1. [x] 02:20 Paged\n2. [ ] 02:13 Alert\n', '1. [ ] 02:13 Alert\n2. [x] 02:20 Paged\n'],
		['numbers of two lengths', '9. 02:20 Paged\n10. 02:13 Alert\n', '9. 02:13 Alert\n10. 02:20 Paged\n'],
		[
			'no number away from the lines below it',
			'9. 02:20 Paged\n   - by mail\n10. 02:13 Alert\n',
			'10. 02:13 Alert\n9. 02:20 Paged\n   - by mail\n',
		],
	] as const) {
		it(`keeps ${name}`, () => {
			const postmortem = readPostmortem(`${head}All times UTC.\n\n${before}`);
			const [timeline] = postmortem.timelines;
			assert.ok(timeline);
			assert.equal(applyEdits(postmortem.text, sortTimeline(postmortem, timeline)), `${head}All times UTC.\n\n${after}`);
		});
	}
});

describe('a gap for an entry', () => {
	const withGap = (list: string, place: 'first' | 'last'): string => {
		const postmortem = readPostmortem(`# Search outage\n\n- **Date:** 2026-11-20\n\n## Timeline (UTC)\n\n${list}\n`);
		const [timeline] = postmortem.timelines;
		const edit = timeline && insertPlaceholderEntry(postmortem, timeline, 'Resolved', place);
		return (edit && applyEdits(postmortem.text, [edit]))?.split('(UTC)\n\n')[1]?.trimEnd() ?? '';
	};
	it('counts on behind a numbered list', () =>
		assert.equal(withGap('1. 10:00 a\n2. 10:05 b', 'last'), '1. 10:00 a\n2. 10:05 b\n3. [HH:MM] — Resolved'));
	it('is on top as the last one where the newest stands first', () =>
		assert.equal(withGap('- 10:05 b\n- 10:00 a', 'last'), '- [HH:MM] — Resolved\n- 10:05 b\n- 10:00 a'));
	it('is at the end as the first one where the newest stands first', () =>
		assert.equal(withGap('- 10:05 b\n- 10:00 a', 'first'), '- 10:05 b\n- 10:00 a\n- [HH:MM] — Resolved'));
});
