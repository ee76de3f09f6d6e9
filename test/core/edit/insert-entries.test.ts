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

	it('are none without entries', () => assert.deepEqual(insertTimelineEntries(readPostmortem('# A\n'), []), []));
});
