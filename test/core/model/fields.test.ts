import assert from 'node:assert/strict';
import { fieldOf } from '../../../src/core/model/fields.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import type { FieldId } from '../../../src/core/vocabulary/terms.ts';

const lines = (...list: string[]): string => list.join('\n');

/** Known fields as `id=value`; the value's source lies at its range. */
function fields(text: string): string[] {
	const postmortem = readPostmortem(text);
	return postmortem.fields
		.filter(({ id }) => id !== undefined)
		.map(({ id, value, range, whole, labelRange, label }) => {
			const source = text.slice(range.start, range.end);
			if (!/[`*[\r\n-]/.test(source)) assert.equal(source, value, 'the value stands at its range');
			assert.ok(text.slice(labelRange.start, labelRange.end).includes(label), 'the label stands at its range');
			assert.ok(
				range.end <= whole.end && (whole.start <= labelRange.start || whole.start <= range.start),
				'the value lies inside the whole',
			);
			return `${id}=${value}`;
		});
}

describe('header fields', () => {
	const cases: readonly [name: string, text: string, ...expected: string[]][] = [
		[
			'in front matter',
			lines(
				'---',
				'title: "Disk full"',
				'severity: SEV-2',
				'authors:',
				'  - sam',
				'  - lee',
				'start_time: 2026-03-01 10:00',
				'draft: true',
				'---',
				'',
				'# Disk',
			),
			'title=Disk full',
			'severity=SEV-2',
			'authors=sam, lee',
			'start=2026-03-01 10:00',
		],
		[
			'in groups of the front matter',
			lines(
				'---',
				'layout: page',
				'incident:',
				'  severity: SEV-2',
				'  other:',
				'    end: 2026-03-02',
				'times: { start: 2026-03-01 10:00 }',
				'layout_of:',
				'  status: x',
				'---',
				'',
				'# Disk',
			),
			'severity=SEV-2',
			'start=2026-03-01 10:00',
		],
		[
			'in the paragraph or the bullets below their labels',
			lines(
				'# Disk',
				'',
				'**Severity**',
				'',
				'S2',
				'',
				'**Status**',
				'',
				'A long story about who had which status, which is no value of a field at all, and goes on.',
				'',
				'- **Authors**',
				'  - Sam',
				'  - Lee',
			),
			'severity=S2',
			'status=',
			'authors=Sam, Lee',
		],
		[
			'that say how long it took under the name of a moment',
			lines('# Disk', '', 'Resolution time: ~4 hours (with the backlog)', 'Detection time: 2h 10m', 'Recovery time: 0930 hours UTC'),
			'timeToResolve=~4 hours (with the backlog)',
			'timeToDetect=2h 10m',
			'end=0930 hours UTC',
		],
		['once, behind marks and wide space', lines('**#  Owner: # '), 'authors=#'],
		['as plain lines', lines('# Disk', '', 'Date: 2026-03-01', 'Severity: S2', 'Owner:'), 'date=2026-03-01', 'severity=S2', 'authors='],
		[
			'in bold, the colon inside or outside',
			lines('# Disk', '', '**Date:** 2026-03-01', '**Severity**: S2 (Major)'),
			'date=2026-03-01',
			'severity=S2 (Major)',
		],
		[
			'in lines that are stressed as a whole',
			lines('# Disk', '', '*Date: 2026-03-01 | Severity: S2*', '', '**Status: Draft**', '**Authors: Sam**', '', '**Fix: the new pool**'),
			'date=2026-03-01',
			'severity=S2',
			'status=Draft',
			'authors=Sam',
		],
		[
			'several on one line',
			lines('# Disk', '', '**Date:** 2026-03-01 · **Severity:** S2 | **Status:** Draft'),
			'date=2026-03-01',
			'severity=S2',
			'status=Draft',
		],
		['plain ones on one line', lines('# Disk', '', 'Date: 2026-03-01   Severity: S2'), 'date=2026-03-01', 'severity=S2'],
		[
			'in a list',
			lines('# Disk', '', '- **Severity:** S2', '- Status: Draft', '* Owner: @sam'),
			'severity=S2',
			'status=Draft',
			'authors=@sam',
		],
		[
			'in a table with a header',
			lines('# Disk', '', '| Field | Value |', '|--|--|', '| **Severity** | S2 |', '| Duration | 5 min |', '| Owner | |'),
			'severity=S2',
			'duration=5 min',
			'authors=',
		],
		['in a table with an empty header', lines('# Disk', '', '| | |', '|--|--|', '| Severity | S2 |'), 'severity=S2'],
		[
			'in a table whose header is a field',
			lines('# Disk', '', '| Severity | S2 |', '|--|--|', '| Status | Resolved |'),
			'severity=S2',
			'status=Resolved',
		],
		[
			'in a table of one row',
			lines('# Disk', '', '| Date | Severity | Duration |', '|--|--|--|', '| 2026-03-01 | S2 | 5 min |'),
			'date=2026-03-01',
			'severity=S2',
			'duration=5 min',
		],
		[
			'as headings',
			lines('# Disk', '## Date', '2026-03-01', '## Owner: @sam', '## Severity', '**Critical** - all down', '## Authors', '- sam', '- lee'),
			'date=2026-03-01',
			'authors=@sam',
			'severity=Critical - all down',
			'authors=sam, lee',
		],
		[
			'several in one heading',
			lines(
				'# Disk',
				'## Date: 2026-03-01 | Severity: SEV-1 (critical) | Status: Resolved',
				'',
				'The disk was full.',
				'',
				'## Impact',
				'None.',
			),
			'date=2026-03-01',
			'severity=SEV-1 (critical)',
			'status=Resolved',
		],
		[
			'one in a heading that has a bar',
			lines('# Disk', '## Severity: high | see the scale', '', '## Impact', 'None.'),
			'severity=high | see the scale',
		],
		['with a clock in their name', lines('# Disk', '## Current status (1:30 AM)', 'The disk is full.'), 'status=The disk is full.'],
		['below a heading', lines('# Disk', '## Date', 'Start: 2026-03-01', 'End: 2026-03-02'), 'date=', 'start=2026-03-01', 'end=2026-03-02'],
		['over wrapped lines', lines('# Disk', '', '**Severity:** S2 (all down,', 'for an hour)'), 'severity=S2 (all down, for an hour)'],
		[
			'not in a timeline, not among items',
			lines('# Disk', '## Timeline', '- **Status:** page sent', '- Start: boot', '## Action items', '- **Owner:** sam', '- Due: soon'),
		],
		['not in prose', lines('# Disk', '## Root cause', 'The lead: a disk. Status: full.')],
	];
	for (const [name, text, ...expected] of cases) {
		it(name, () => {
			assert.deepEqual(fields(text), expected);
			assert.deepEqual(fields(text.replaceAll('\n', '\r\n')), expected, 'CRLF');
			assert.deepEqual(fields(`\uFEFF${text}`), expected, 'byte order mark');
		});
	}

	it('count once: the first with a value', () => {
		const of = (id: FieldId): string | undefined =>
			fieldOf(readPostmortem(lines('# T', '', 'Owner:', 'Severity: S1', 'Severity: S3')), id)?.value;
		assert.equal(of('severity'), 'S1');
		assert.equal(of('authors'), '');
		assert.equal(of('scribe'), undefined);
	});

	it('form a block below the title', () => {
		const text = lines('# Disk', '', '- **Severity:** S2', '- **Status:** Draft', '', '## Impact', 'All.');
		const { header } = readPostmortem(text);
		assert.equal(text.slice(header.range.start, header.range.end), '- **Severity:** S2\n- **Status:** Draft');
		assert.equal(header.form, 'list');
		const bare = readPostmortem('# Disk\n\n## Impact\n').header;
		assert.deepEqual(bare, { range: { start: 6, end: 6 }, form: undefined });
	});

	it('keep labels that nobody knows in the header only', () => {
		const { fields } = readPostmortem(lines('# T', '', '**Weather:** rain', '', '## Fix', '**Patch:** one'));
		assert.deepEqual(
			fields.map(({ id, label }) => [id, label]),
			[[undefined, 'Weather']],
		);
	});
});

describe('a level', () => {
	const severity = (text: string): string | undefined => readPostmortem(text).severity?.text;
	it('is a severity where its value is one', () => {
		assert.equal(severity('# T\n\n- **Level:** S2\n\n## Impact\n\nx\n'), 'S2');
		assert.equal(severity('# T\n\nClassification: SEV-1 (major)\n'), 'SEV-1 (major)');
		assert.equal(severity('# T\n\n**Classification:** configuration\n'), undefined);
		assert.equal(severity('# T\n\n**Level:** database\n'), undefined);
	});
});

describe('severity', () => {
	const severity = (value: string, severityScale?: readonly string[]): unknown => {
		const read = readPostmortem(`# T\n\nSeverity: ${value}\n`, severityScale ? { severityScale } : {}).severity;
		return [read?.rank, read?.level];
	};
	for (const [value, rank, level] of [
		['Elevata', 2, 'Elevata'],
		['Moderado', 3, 'Moderado'],
		['Leve', 4, 'Leve'],
		['Ernstig', 2, 'Ernstig'],
		['Schwerwiegend', 2, 'Schwerwiegend'],
		['緊急', 1, '緊急'],
		['紧急', 1, '紧急'],
		['二级事故', 2, '二级'],
		['较大', 2, '较大'],
		['轻微', 4, '轻微'],
		['중간', 3, '중간'],
		['치명적', 1, '치명'],
		['경미', 4, '경미'],
		['レベル2', 2, 'レベル2'],
		['Prio 1', 1, 'Prio 1'],
		['Priorität: 2', 2, 'Priorität: 2'],
		['一般ユーザー', undefined, undefined],
		['S2 (Major)', 2, 'S2'],
		['SEV-3', 3, 'SEV-3'],
		['SEV‑1', 1, 'SEV-1'],
		['sev1', 1, 'sev1'],
		['P0', 1, 'P0'],
		['Critical - all down', 1, 'Critical'],
		['high', 2, 'high'],
		['2', 2, '2'],
		['none user-facing', undefined, undefined],
		['S1 | S2 | S3', undefined, undefined],
		['[S1 to S4]', undefined, undefined],
		['(S1-S4)', undefined, undefined],
		['[Critical / Major / Minor]', undefined, undefined],
		['S3 / P2', 3, 'S3'],
	] as const) {
		it(value, () => assert.deepEqual(severity(value), [rank, level]));
	}
	it('none where a template lets choose', () => {
		for (const choice of ['[Critical to Low]', '[Critical, Major or Minor]', '[S1 to S4]'])
			assert.deepEqual(severity(choice), [undefined, undefined], choice);
	});
	it('on the team’s scale', () => assert.deepEqual(severity('Gelb, teilweise', ['Rot', 'Gelb', 'Grün']), [2, 'Gelb']));
});

describe('both statuses', () => {
	for (const [text, incident, document] of [
		['Status: Resolved', 'resolved', undefined],
		['Status: Draft', undefined, 'draft'],
		['Status: Complete, action items in progress', undefined, 'complete'],
		['Incident status: Monitoring\nDocument status: In review', 'monitoring', 'in-review'],
		['Status: whatever', undefined, undefined],
		['Status: [Monitoring or Resolved]', undefined, undefined],
		['Status: [Draft/In review/Final]', undefined, undefined],
		['Status: [Resolved]', 'resolved', undefined],
	] as const) {
		it(text, () => {
			const read = readPostmortem(`# T\n\n${text}\n`);
			assert.deepEqual([read.incidentStatus?.value, read.documentStatus?.value], [incident, document]);
		});
	}
});

describe('title, template and dates of the header', () => {
	it('title: heading, front matter, field', () => {
		const title = (text: string): unknown => [readPostmortem(text).title?.text, readPostmortem(text).title?.source];
		assert.deepEqual(title('# Disk **full** on db-1\n'), ['Disk full on db-1', 'heading']);
		assert.deepEqual(title('---\ntitle: Disk\n---\n## Impact\n'), ['Disk', 'frontMatter']);
		assert.deepEqual(title('Title: Disk\n\n## Impact\n'), ['Disk', 'field']);
		assert.deepEqual(title('## Impact\n'), [undefined, undefined]);
	});

	it('template: by comment or front matter', () => {
		const text = '# T\n\n<!-- postmortem-template: one-page -->\n';
		const read = readPostmortem(text).template;
		assert.equal(read && text.slice(read.range.start, read.range.end), 'one-page');
		assert.equal(readPostmortem('---\npostmortem-template: mini\n---\n').template?.id, 'mini');
		assert.equal(readPostmortem('# T\n\n<!-- template: mini -->\n`<!-- postmortem-template: x -->`\n').template, undefined);
	});

	it('start and end from their fields, a period or the title', () => {
		const read = readPostmortem('# T\n\nStart: 2026-03-01 23:50 UTC\nEnd: 00:10 UTC\n');
		assert.deepEqual(
			[read.start?.instant, read.end?.instant, read.incidentDay],
			['2026-03-01T23:50:00Z', '2026-03-02T00:10:00Z', '2026-03-01'],
		);
		const period = readPostmortem('# T\n\nIncident window: 2026-03-01 10:00 UTC to 2026-03-01 11:30 UTC\n');
		assert.deepEqual([period.start?.instant, period.end?.instant], ['2026-03-01T10:00:00Z', '2026-03-01T11:30:00Z']);
		const page = '---\ntitle: Disk\ndate: 2026-03-05 15:00:00\n---\n\n## Impact\n';
		assert.deepEqual(
			[readPostmortem(page).start, readPostmortem(page).incidentDay],
			[undefined, '2026-03-05'],
			'when a page was published',
		);
		assert.equal(readPostmortem(page.replace('title', 'severity: S2\ntitle')).start?.clock, '15:00:00');
		assert.equal(readPostmortem('# Outage of March 4th, 2026\n').incidentDay, '2026-03-04');
		assert.equal(readPostmortem('# T\n', { file: 'incidents/20260304-disk.md' }).incidentDay, '2026-03-04');
		assert.equal(readPostmortem('# 12-01-2026 disk\n').incidentDay, undefined, 'day and month stay open');
	});
});
