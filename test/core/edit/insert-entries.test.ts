import assert from 'node:assert/strict';
import { insertTimelineEntries } from '../../../src/core/edit/insert-entries.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const entries = [
	{ instant: '2026-11-20T09:30:00Z', text: 'rolled back' },
	{ instant: '2026-11-20T09:12:00Z', text: 'alert fires' },
	{ instant: '2026-11-20T10:30:00Z', text: 'all clear' },
];

const cases: { readonly [name: string]: readonly [before: string, after: string] } = {
	'a table': [
		'# A\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 2026-11-20 09:00 | begins |\n| 2026-11-20 10:00 | ends |\n',
		'| 2026-11-20 09:00 | begins |\n| 2026-11-20 09:12 | alert fires |\n| 2026-11-20 09:30 | rolled back |\n| 2026-11-20 10:00 | ends |\n| 2026-11-20 10:30 | all clear |\n',
	],
	'a list in another zone': [
		'# A\n\n- **Date:** 2026-11-20\n\n## Timeline (CET)\n\n- 10:00 — begins\n- 11:00 — ends\n',
		'- 10:00 — begins\n- 10:12 — alert fires\n- 10:30 — rolled back\n- 11:00 — ends\n- 11:30 — all clear\n',
	],
	'a list with the newest first': [
		'# A\n\n## Timeline (UTC)\n\n- 2026-11-20 10:00 ends\n- 2026-11-20 09:00 begins\n',
		'- 2026-11-20 10:30 all clear\n- 2026-11-20 10:00 ends\n- 2026-11-20 09:30 rolled back\n- 2026-11-20 09:12 alert fires\n- 2026-11-20 09:00 begins\n',
	],
	'an empty section': [
		'# A\n\n## Timeline\n\n## Root Cause\n\nx\n',
		'- 2026-11-20 09:12 UTC — alert fires\n- 2026-11-20 09:30 UTC — rolled back\n- 2026-11-20 10:30 UTC — all clear\n',
	],
	'no section at all': [
		'# A\n\n## Root Cause\n\nx\n',
		'- 2026-11-20 09:12 UTC — alert fires\n- 2026-11-20 09:30 UTC — rolled back\n- 2026-11-20 10:30 UTC — all clear\n',
	],
	'labels in place of sections': [
		'Summary: it broke\n\nImpact: many\n\nRoot cause: a limit\n',
		'Timeline:\n\n- 2026-11-20 09:12 UTC — alert fires\n- 2026-11-20 09:30 UTC — rolled back\n- 2026-11-20 10:30 UTC — all clear\n\nRoot cause: a limit\n',
	],
};

describe('several timeline entries at once', () => {
	for (const [name, [before, after]] of Object.entries(cases)) {
		it(`go where their time belongs: ${name}`, () => {
			const text = applyEdits(before, insertTimelineEntries(readPostmortem(before), entries)) ?? assert.fail('the edits overlap');
			assert.ok(text.includes(after), text);
			assert.equal(readPostmortem(text).timelines[0]?.entries.length, (before.match(/begins|ends/g)?.length ?? 0) + 3);
		});
	}

	for (const [name, before, after] of [
		[
			'behind each of them',
			'1. 09:00 begins\n2. 09:20 grows\n3. 10:00 ends\n',
			'1. 09:00 begins\n2. 09:12 alert fires\n3. 09:20 grows\n4. 09:30 rolled back\n5. 10:00 ends\n6. 10:30 all clear\n',
		],
		[
			'behind two at one place, before the first and behind the last',
			'1) 09:40 goes on\n2) 10:00 ends\n',
			'1) 09:12 alert fires\n2) 09:30 rolled back\n3) 09:40 goes on\n4) 10:00 ends\n5) 10:30 all clear\n',
		],
		[
			'past an entry without a time',
			'1. 09:00 begins\n2. 09:20 grows\n3. then we waited\n4. 11:00 ends\n',
			'1. 09:00 begins\n2. 09:12 alert fires\n3. 09:20 grows\n4. 09:30 rolled back\n5. 10:30 all clear\n6. then we waited\n7. 11:00 ends\n',
		],
		[
			'not where all have the same number',
			'1. 09:00 begins\n1. 10:00 ends\n',
			'1. 09:00 begins\n1. 09:12 alert fires\n1. 09:30 rolled back\n1. 10:00 ends\n1. 10:30 all clear\n',
		],
		[
			'not where lines below would not belong to their entry any more',
			'8. 09:00 begins\n9. 10:00 ends\n   - by itself\n',
			'8. 09:00 begins\n9. 09:12 alert fires\n9. 09:30 rolled back\n9. 10:00 ends\n   - by itself\n10. 10:30 all clear\n',
		],
	] as const) {
		it(`let a numbered list count on: ${name}`, () => {
			const head = '# A\n\n- **Date:** 2026-11-20\n\n## Timeline (UTC)\n\n';
			assert.equal(applyEdits(head + before, insertTimelineEntries(readPostmortem(head + before), entries)), head + after);
		});
	}

	for (const [name, before, after] of [
		['in front of the first', '- 10:00 begins\n- 11:00 ends\n', '- 2026-11-19 23:00 deployed\n- 2026-11-20 10:00 begins\n- 11:00 ends\n'],
		[
			'in a table',
			'| Time | Event |\n|---|---|\n| ~10:00 | begins |\n| 11:00 | ends |\n',
			'| Time | Event |\n|---|---|\n| 2026-11-19 23:00 | deployed |\n| 2026-11-20 ~10:00 | begins |\n| 11:00 | ends |\n',
		],
	] as const) {
		it(`leave the day to those that do not write theirs: ${name}`, () => {
			const head = '# A\n\n- **Date:** 2026-11-20\n\n## Timeline (UTC)\n\n';
			const text = applyEdits(
				head + before,
				insertTimelineEntries(readPostmortem(head + before), [{ instant: '2026-11-19T23:00:00Z', text: 'deployed' }]),
			);
			assert.equal(text, head + after);
			const days = readPostmortem(text ?? '').timelines[0]?.entries.map(({ time }) => time.day);
			assert.deepEqual(days, ['2026-11-19', '2026-11-20', '2026-11-20']);
		});
	}

	it('have each its day where they come from several', () => {
		const text = '# A\n\n- **Date:** 2026-11-20\n\n## Timeline (UTC)\n\n- 10:00 begins\n- 11:00 ends\n';
		const added = ['2026-11-19T23:00:00Z', '2026-11-20T09:12:00Z'].map((instant) => ({ instant, text: 'deployed' }));
		const after = applyEdits(text, insertTimelineEntries(readPostmortem(text), added)) ?? '';
		const instants = readPostmortem(after).timelines[0]?.entries.map(({ time }) => time.instant);
		assert.deepEqual(instants, [...added.map(({ instant }) => instant), '2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z']);
	});

	it('have the zone that stands behind the end of the one beside them', () => {
		const text = '# A\n\n- **Date:** 2026-11-20\n\n## Timeline\n\n- 09:00–09:05 UTC: begins\n- 10:00 UTC: ends\n';
		const after = applyEdits(text, insertTimelineEntries(readPostmortem(text), [{ instant: '2026-11-20T09:12:00Z', text: 'grows' }]));
		assert.match(after ?? '', /\n- 09:12 UTC: grows\n/);
	});

	it('have the zone that stands in front of the day of the one beside them', () => {
		const text = '# A\n\n## Timeline\n\n- 09:00 UTC Friday, Nov 20 2026 - begins\n- 10:00 UTC - ends\n';
		const after = applyEdits(text, insertTimelineEntries(readPostmortem(text), [{ instant: '2026-11-20T09:12:00Z', text: 'grows' }]));
		assert.match(after ?? '', /\n- 2026-11-20 09:12 UTC - grows\n/);
	});

	it('are none without entries', () => assert.deepEqual(insertTimelineEntries(readPostmortem('# A\n'), []), []));
});
