import assert from 'node:assert/strict';
import { insertSection, renameHeading, setDocumentStatus, writeField } from '../../../src/core/edit/index.ts';
import { readDuration, writtenLength } from '../../../src/core/model/duration.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { expectationFor } from '../../../src/core/templates/expectation.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { languages, type SectionId } from '../../../src/core/vocabulary/terms.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

describe('inserting a section', () => {
	it('goes before the next section of the template, on its level', () => {
		assert.equal(
			inserted('# Outage\n\n### Summary\n\nA.\n\n### Timeline\n\nB.\n\n### Action Items\n\n- Add an alert\n', 'rootCause'),
			'# Outage\n\n### Summary\n\nA.\n\n### Timeline\n\nB.\n\n### Root Cause\n\n<!-- Why did it happen? -->\n\n‹›\n\n### Action Items\n\n- Add an alert\n',
		);
	});

	it('goes behind the last section when none follows', () => {
		assert.equal(
			inserted('# Outage\n\n## Timeline\n\nB.\n', 'actionItems').replace(/<!--.*-->/, '<!-- -->'),
			'# Outage\n\n## Timeline\n\nB.\n\n## Action Items\n\n<!-- -->\n\n‹›\n',
		);
	});

	it('stands beside its own parts where they are on the top level', () => {
		const text = '# Outage\n\n<!-- postmortem-template: google-sre -->\n\n## What went well\n\nA.\n';
		assert.match(inserted(text, 'lessons'), /^## Lessons Learned$/m);
	});

	it('stands in the section that it is a part of, wherever that is', () => {
		const text =
			'# Outage\n\n<!-- postmortem-template: google-sre -->\n\n## Lessons Learned\n\nA.\n\n## Impact\n\nB.\n\n## Timeline\n\nC.\n';
		assert.match(inserted(text, 'wentWell'), /A\.\n\n### What went well\n[^#]*\n## Impact/);
	});

	it('stands where the section would that it is a part of', () => {
		const text = '# Outage\n\n<!-- postmortem-template: pagerduty -->\n\n## Timeline\n\nC.\n\n## Action Items\n\n- Add an alert\n';
		assert.match(inserted(text, 'wentWrong'), /C\.\n\n## What Didn't Go So Well\?\n[^#]*\n## Action Items/);
	});

	it('takes the headings inside of it down with it', () => {
		const text = '# Outage\n\n<!-- postmortem-template: stakeholder -->\n\n### Timeline\n\nC.\n';
		assert.match(inserted(text, 'actionItems'), /^### Action Items\n[^#]*#### P0 /m);
	});

	it('keeps a blank line to both sides and the line endings', () => {
		assert.equal(
			inserted('# Outage\r\n## Timeline\r\nB.\r\n', 'impact').replace(/<!--.*-->/, '<!-- -->'),
			'# Outage\r\n\r\n## Impact\r\n\r\n<!-- -->\r\n\r\n‹›\r\n\r\n## Timeline\r\nB.\r\n',
		);
	});

	it('is a label where the sections are labels', () => {
		assert.equal(inserted('# Outage\n\n**Timeline:** none\n\n**Action Items:** none\n', 'rootCause').includes('**Root Cause:**\n\n'), true);
	});

	it('is found again as the section', () => {
		for (const text of ['', '# Outage', '# Outage\n\n## Timeline', '## Timeline\n\n## Action Items\n']) {
			const after = readPostmortem(inserted(text, 'impact').replace('‹›', 'All users.'));
			assert.ok(
				after.sections.some(({ id }) => id === 'impact'),
				after.text,
			);
		}
	});
});

describe('renaming a heading', () => {
	it('keeps number and emoji', () => {
		const postmortem = readPostmortem('# Outage\n\n## 3. 🔥 Who broke it\n');
		const heading = postmortem.headings[1];
		assert.ok(heading);
		assert.equal(applyEdits(postmortem.text, [renameHeading(postmortem, heading, 'Trigger')]), '# Outage\n\n## 3. 🔥 Trigger\n');
	});
});

describe('writing a header field', () => {
	const cases: readonly [title: string, before: string, after: string][] = [
		[
			'in a bullet list',
			'# Outage\n\n- **Severity:** S2\n- **Start:** x\n\n## Impact\n',
			'# Outage\n\n- **Severity:** S2\n- **Start:** x\n- **End:** 2026-11-20\n\n## Impact\n',
		],
		[
			'in plain lines, with their breaks',
			'# Outage\n\nSeverity: S2  \nStart: x\n\n## Impact\n',
			'# Outage\n\nSeverity: S2  \nStart: x  \nEnd: 2026-11-20\n\n## Impact\n',
		],
		[
			'in a table',
			'# Outage\n\n| Field | Value |\n|---|---|\n| Severity | S2 |\n| Start | x |\n',
			'# Outage\n\n| Field | Value |\n|---|---|\n| Severity | S2 |\n| Start | x |\n| End | 2026-11-20 |\n',
		],
		[
			'as a column where the labels stand above one row of values',
			'# Outage\n\n| Severity | Start |\n|----------|-------|\n| S2       | x     |\n\n## Impact\n',
			'# Outage\n\n| Severity | Start | End        |\n|----------|-------|------------|\n| S2       | x     | 2026-11-20 |\n\n## Impact\n',
		],
		[
			'as a column of a table without bars at its ends',
			'# Outage\n\nSeverity | Start\n---|---\nS2 | x\n',
			'# Outage\n\nSeverity | Start | End\n---|---|---\nS2 | x | 2026-11-20\n',
		],
		[
			'in front matter',
			'---\nseverity: S2\nstart: x\n---\n\n# Outage\n',
			'---\nseverity: S2\nstart: x\nend: 2026-11-20\n---\n\n# Outage\n',
		],
		[
			'in front matter with quotes and remarks',
			'---\nseverity: S2\nstart: "x" # as far as we know\n---\n\n# Outage\n',
			'---\nseverity: S2\nstart: "x" # as far as we know\nend: "2026-11-20"\n---\n\n# Outage\n',
		],
		[
			'in a group of the front matter',
			'---\nincident:\n  severity: S2\n  start: x\nlayout: page\n---\n\n# Outage\n',
			'---\nincident:\n  severity: S2\n  start: x\n  end: 2026-11-20\nlayout: page\n---\n\n# Outage\n',
		],
		[
			'not in a group on one line',
			'---\nincident: { severity: S2, start: x }\n---\n\n# Outage\n',
			'---\nincident: { severity: S2, start: x }\n---\n\n# Outage\n\n- **End:** 2026-11-20\n',
		],
		[
			'in place of a value between braces',
			'---\nincident: { severity: S2, end: x }\n---\n\n# Outage\n',
			'---\nincident: { severity: S2, end: 2026-11-20 }\n---\n\n# Outage\n',
		],
		[
			'in place of a quoted value',
			"---\nseverity: S2\nend: 'x'\n---\n\n# Outage\n",
			"---\nseverity: S2\nend: '2026-11-20'\n---\n\n# Outage\n",
		],
		[
			'in bold lines',
			'# Outage\n\n**Severity**: S2\n\n**Start**: x\n\n## Impact\n',
			'# Outage\n\n**Severity**: S2\n\n**Start**: x\n\n**End**: 2026-11-20\n\n## Impact\n',
		],
		[
			'in lines of their own below their labels',
			'# Outage\n\n**Severity**\n\nS2\n\n**Start**\n\n2026-11-19\n\n## Impact\n',
			'# Outage\n\n**Severity**\n\nS2\n\n**Start**\n\n2026-11-19\n\n**End**\n\n2026-11-20\n\n## Impact\n',
		],
		[
			'in bullets below their labels',
			'# Outage\n\n- **Severity**\n  - S2\n- **Start**\n  - 2026-11-19\n\n## Impact\n',
			'# Outage\n\n- **Severity**\n  - S2\n- **Start**\n  - 2026-11-19\n- **End**\n  - 2026-11-20\n\n## Impact\n',
		],
		[
			'below headings of their own',
			'# Outage\n\n## Severity\n\nS2\n\n## Start\n\n2026-11-19\n\n## Impact\n',
			'# Outage\n\n## Severity\n\nS2\n\n## Start\n\n2026-11-19\n\n## End\n\n2026-11-20\n\n## Impact\n',
		],
		['below the title where there is no header', '# Outage\n\n## Impact\n', '# Outage\n\n- **End:** 2026-11-20\n\n## Impact\n'],
		[
			'in place of an empty value',
			'# Outage\n\n- **End:**\n- **Severity:** S2\n',
			'# Outage\n\n- **End:** 2026-11-20\n- **Severity:** S2\n',
		],
		[
			'at the start where the only heading of the first level is a section',
			'## Root Cause\n\nA limit.\n\n# Action Items\n\n- Add an alert\n',
			'- **End:** 2026-11-20\n\n## Root Cause\n\nA limit.\n\n# Action Items\n\n- Add an alert\n',
		],
		[
			'at the start of a document that begins with a rule',
			'---\n\n## Impact\n\nAll users.\n\n---\n\n## Root Cause\n\nA limit.\n',
			'- **End:** 2026-11-20\n\n---\n\n## Impact\n\nAll users.\n\n---\n\n## Root Cause\n\nA limit.\n',
		],
		[
			'behind front matter that is not closed with a line ending',
			'---\nlayout: page\n---',
			'---\nlayout: page\n---\n\n- **End:** 2026-11-20\n',
		],
		[
			'in place of a value of several lines in front matter',
			'---\nend: >\n  in the\n  evening\nseverity: S2\n---\n\n# Outage\n',
			'---\nend: 2026-11-20\nseverity: S2\n---\n\n# Outage\n',
		],
		['in place of another value', '# Outage\n\nEnd: yesterday\n', '# Outage\n\nEnd: 2026-11-20\n'],
		['in a line that is stressed as a whole', '# Outage\n\n*End: x | Severity: S2*\n', '# Outage\n\n*End: 2026-11-20 | Severity: S2*\n'],
		[
			'below lines that are stressed as a whole',
			'# Outage\n\n**Severity: S2**\n**Start: x**\n\n## Impact\n',
			'# Outage\n\n**Severity: S2**\n**Start: x**\n**End: 2026-11-20**\n\n## Impact\n',
		],
	];
	const field = { id: 'end', label: 'End', value: '2026-11-20' } as const;
	const order = ['severity', 'start', 'end'] as const;
	for (const [title, before, after] of cases) {
		it(title, () => {
			const postmortem = readPostmortem(before);
			const written = applyEdits(before, writeField(postmortem, field, order)) ?? '';
			assert.equal(written, after);
			assert.equal(readPostmortem(written).end?.day, '2026-11-20');
			const windows = readPostmortem(before.replaceAll('\n', '\r\n'));
			const writtenThere = applyEdits(windows.text, writeField(windows, field, order));
			assert.equal(writtenThere, after.replaceAll('\n', '\r\n'));
		});
		it(`${title}, with the line endings of Windows`, () => {
			const windows = readPostmortem(before.replaceAll('\n', '\r\n'));
			const edits = writeField(windows, { id: 'end', label: 'End', value: '2026-11-20' }, ['severity', 'start', 'end']);
			assert.equal(applyEdits(windows.text, edits), after.replaceAll('\n', '\r\n'));
		});
	}

	it('quotes what would end a value between braces', () => {
		const postmortem = readPostmortem('---\nincident: { severity: S2, owner: x }\n---\n\n# Outage\n');
		assert.equal(
			applyEdits(postmortem.text, writeField(postmortem, { id: 'authors', label: 'Owner', value: 'Sam, Lee' })),
			'---\nincident: { severity: S2, owner: "Sam, Lee" }\n---\n\n# Outage\n',
		);
	});

	it('moves the document through its statuses', () => {
		const postmortem = readPostmortem('# Outage\n\n- **Status:** Resolved\n- **Document status:** Draft\n');
		assert.equal(
			applyEdits(postmortem.text, setDocumentStatus(postmortem, 'In review')),
			'# Outage\n\n- **Status:** Resolved\n- **Document status:** In review\n',
		);
		const without = readPostmortem('# Outage\n\n- **Status:** Resolved\n- **Start:** x\n');
		assert.equal(
			applyEdits(without.text, setDocumentStatus(without, 'Reviewed')),
			'# Outage\n\n- **Status:** Resolved\n- **Document status:** Reviewed\n- **Start:** x\n',
		);
	});

	it('calls the status of the document as its language does, and reads it again', () => {
		for (const [title, label, word] of [
			['## Ursache\n\n## Auswirkung', 'Dokumentstatus', 'Entwurf'],
			['## Cause racine\n\n## Chronologie', 'Statut du document', 'Brouillon'],
			['## 根本原因\n\n## タイムライン', '文書ステータス', 'ドラフト'],
		] as const) {
			const postmortem = readPostmortem(`# Checkout\n\n- **Status:** Resolved\n\n${title}\n`);
			const written = applyEdits(postmortem.text, setDocumentStatus(postmortem, word)) ?? '';
			assert.match(written, new RegExp(`- \\*\\*${label}:\\*\\* ${word}\\n`));
			const { documentStatus, incidentStatus } = readPostmortem(written);
			assert.deepEqual([documentStatus?.value, incidentStatus?.value], ['draft', 'resolved']);
		}
	});

	it('writes a length of time so that it is read as the same again', () => {
		for (const language of languages) {
			for (const minutes of [0, 1, 2, 47, 60, 72, 1440, 3060]) {
				const written = writtenLength(minutes, language);
				assert.equal(readDuration(written, { start: 0, end: 0 }).minutes, minutes, `${language}: ${written}`);
			}
		}
		assert.deepEqual(
			languages.map((language) => writtenLength(72, language)).filter((text) => text !== '1 h 12 min'),
			['1時間12分', '1小时12分钟', '1시간 12분'],
		);
	});
});

function inserted(text: string, id: SectionId): string {
	const postmortem = readPostmortem(text);
	const { sections } = expectationFor(postmortem, wordsOf());
	const section = sections.find((candidate) => candidate.id === id);
	assert.ok(section);
	return applyEdits(text, [insertSection(postmortem, sections, section)]) ?? '';
}
