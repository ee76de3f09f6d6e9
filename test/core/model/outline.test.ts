import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';

/** Sections as `form fills`, one a line; the place of the title as its text. */
function outline(text: string): string[] {
	return readPostmortem(text).sections.map((section) => {
		assert.ok(section.range.start <= section.titleRange.start && section.body.end <= text.length, 'ranges lie inside the text');
		return `${section.form} ${section.fills.join('+')}${section.incident > 0 ? ` ${section.incident}` : ''}${section.empty ? ' empty' : ''}`;
	});
}

const lines = (...list: string[]): string => list.join('\n');

describe('sections', () => {
	const cases: readonly [name: string, text: string, ...expected: string[]][] = [
		[
			'are headings of any level',
			lines('# Disk full', '## Summary', 'It filled up.', '### Impact', 'All.', '', 'Timeline', '---', '- 10:00 full'),
			'heading summary',
			'heading impact',
			'heading timeline',
		],
		[
			'are bold labels',
			lines('# Disk full', '', '**Impact:** all users', '', '**Root cause** – a log', '', '__Resolution__: rotated'),
			'bold impact',
			'bold rootCause',
			'bold resolution',
		],
		[
			'are labels of list items',
			lines('# Disk full', '', '- **Impact**: all', '- **Key events**', '  - 10:00 full', '- Resolution: rotated'),
			'listLabel impact',
			'listLabel timeline',
			'listLabel resolution',
		],
		[
			'are bold labels behind an emoji',
			lines('# Disk full', '', '📋 **Impact:** all users', '', '🧩 **Root cause and resolution:**', '**Root cause:** a log', '', 'x'),
			'bold impact',
			'bold rootCause+resolution',
		],
		[
			'are questions in bold, however they are put',
			lines('# T', '', '- **What caused it?**', '  A full disk.', '- **What was the impact?**', '  No orders.'),
			'listLabel rootCause',
			'listLabel impact',
		],
		[
			'are sentences in bold that start with a title, unless they tell',
			lines('# T', '', '**Root cause of the delay.** A queue.', '', '**Impact on the shop was small.** Few saw it.'),
			'bold rootCause',
		],
		[
			'are bold labels that tell of something else behind tasks and events',
			lines(
				'# T',
				'## Timeline',
				'- the pool ran dry',
				'',
				'**Root cause:** a leak',
				'',
				'## Follow-up actions',
				'- **Lessons learned:** share them',
				'',
				'**Prevention:** all of these',
				'',
				'**Lessons learned:** a pool has an end.',
			),
			'heading timeline',
			'bold rootCause',
			'heading actionItems',
			'bold lessons',
		],
		[
			'are tables of events whose rows are numbered',
			lines('# T', '## The incident', 'a', '', '| # | Time | Event |', '|---|---|---|', '| 1 | 16:20 | full |', '| 2 | 18:07 | restart |'),
			'heading summary',
			'tableRow timeline',
		],
		[
			'tell what was learned beside what went well and what did not',
			lines('# T', '## How’d we do?', '### What went well', 'a', '### What did we learn?', 'b'),
			'heading wentWell+wentWrong',
			'heading wentWell',
			'heading lessons',
		],
		[
			'are labels of a list that hold lists',
			lines(
				'# T',
				'- Impact: all',
				'- Root cause: a leak',
				'- Corrective actions taken:',
				'  1. Raised the limit.',
				'- Prevention rule: Ask first.',
			),
			'listLabel impact',
			'listLabel rootCause',
			'listLabel resolution',
			'listLabel actionItems',
		],
		['are plain labels', lines('# Disk full', '', 'Impact: all users', 'Root cause: a log'), 'label impact', 'label rootCause'],
		[
			'are rows of a table of fields',
			lines('# Disk full', '', '| Field | Value |', '|---|---|', '| Date | 2026-03-01 |', '| Impact | all |', '| Root cause | |'),
			'tableRow impact',
			'tableRow rootCause empty',
		],
		[
			'may be told in prose, which sums the events up',
			lines('# T', '## 事故经过', '磁盘已满。', '', '服务停止。', '', '## 根因', 'a'),
			'heading timeline+summary',
			'heading rootCause',
		],
		[
			'may say what broke, where nothing sums it up',
			lines('# T', '## What broke', 'The queue.', '', '## Root cause', 'a'),
			'heading wentWrong+summary',
			'heading rootCause',
		],
		[
			'may be questions with a paragraph of their own',
			lines(
				'Search was down',
				'',
				'What was the root cause?',
				'',
				'A disk.',
				'',
				'How did we fix it?',
				'',
				'Rotated. Why not?',
				'',
				'Why not?',
			),
			'label rootCause',
			'label resolution',
		],
		[
			'share bold letters across two lines with the title above them',
			lines('# T', '', '**Root Cause and Resolution', 'In short:**', 'A disk.', '', '**Summary', 'of a day**', '', '**Impact:**', 'a'),
			'bold rootCause+resolution',
			'bold impact',
		],
		[
			'are no rows that only say what is over',
			lines('# T', '', '| Step | State |', '|---|---|', '| Detection | ✔ |', '| Resolution | Pending |', '', '## Impact', 'a'),
			'heading impact',
		],
		[
			'are rows whose words, written without spaces, only begin like a status',
			lines(
				'# T',
				'',
				'| 項目 | 内容 |',
				'|---|---|',
				'| 影響 | 未処理の注文が残った |',
				'| 根本原因 | 待ち行列の上限不足 |',
				'| 検知 | 完了 |',
			),
			'tableRow impact',
			'tableRow rootCause',
		],
		[
			'may be one word below a title that names both sides',
			lines('# T', '## What held vs. what failed', '', '**Held**', '- the queue', '', '**Failed**', '- the pager'),
			'heading wentWell+wentWrong',
			'bold wentWell',
			'bold wentWrong',
		],
		['are not such words elsewhere', lines('# T', '## Impact', '', '**Failed**', '- 12 jobs', '', '## Held', 'b'), 'heading impact'],
		[
			'may have lost their marker',
			lines('# Disk full', '## Detection', 'A pager.', '', 'Action Items', '', '- [ ] Rotate'),
			'heading detection',
			'label actionItems',
		],
		[
			'in a summary give way to labels that head a block of their own',
			lines(
				'# T',
				'## Summary',
				'',
				'The disk was full. **Fix**: rotated.',
				'',
				'**Prevention**: two checks, see below.',
				'',
				'## Measures taken',
				'',
				'| Measure | File |',
				'|---|---|',
				'| A check | a.sh |',
				'',
				'**Still to do (two weeks):**',
				'',
				'- [ ] Add an alert',
			),
			'heading summary',
			'heading resolution',
			'bold actionItems',
		],
		[
			'in a summary stand where nothing else plays their role',
			lines('# T', '## Summary', '', '**Prevention**: two checks in the job.', '', '## Impact', 'a'),
			'heading summary',
			'bold actionItems',
			'heading impact',
		],
		[
			'may be only a table',
			lines('# Disk full', '', '| Action item | Owner |', '|---|---|', '| Rotate logs | sam |'),
			'tableRow actionItems',
		],
		[
			'may all be H1',
			lines('# Overview', 'a', '# Root causes', 'b', '# Corrective actions', 'c'),
			'heading summary',
			'heading rootCause',
			'heading actionItems',
		],
		['are not the document’s title', lines('# Root cause analysis', 'x', '## Impact', 'y'), 'heading impact'],
		[
			'are not the groups of a list of items',
			lines('# T', '## Action items', '### Detection', '- a', '### Mitigation', '- b', '**Impact:** c'),
			'heading actionItems',
		],
		[
			'are not the phases of a timeline',
			lines('# T', '## Timeline', '### Detection', '- 10:00 a', '- **Resolution:** b'),
			'heading timeline',
		],
		[
			'are not the parts of one of the same role',
			lines('# T', '## Impact', '### Customer impact', 'a', '### Business impact', 'b'),
			'heading impact',
		],
		[
			'are not remarks inside another one',
			lines('# T', '## Resolution', '**Impact:** of the fix', '', '- **Detection:** none'),
			'heading resolution',
		],
		['do not come from a label that repeats a heading', lines('# T', '**Impact:** short', '', '## Impact', 'long'), 'heading impact'],
		[
			'may stand inside of lessons',
			lines('# T', '## Lessons learned', 'What went well:', '', '- a', '', 'What went wrong:', '', '- b'),
			'heading lessons',
			'label wentWell',
			'label wentWrong',
		],
		[
			'may split one that names two roles',
			lines('# T', "## How'd we do?", '### What went well', '- a', "### What didn't", '- b'),
			'heading wentWell+wentWrong',
			'heading wentWell',
			'heading wentWrong',
		],
		[
			'may be parts of one that names two roles',
			lines('# T', '## Action items and lessons', '- **Action items:**', '  - a', '- **Lessons learned:**', '  - b'),
			'heading actionItems+lessons',
			'listLabel actionItems',
			'listLabel lessons',
		],
		[
			'are action items even below what went wrong',
			lines('# T', '## What went wrong', '- a', '### Action items', '- b', '### Impact', 'c'),
			'heading wentWrong',
			'heading actionItems',
		],
		[
			'end at a line like their titles',
			lines('# T', 'Impact', '- a', '', 'Detection', '- b', '', 'Action items', '- c', '', 'Tools used', '- d', '', 'Sources', '- e'),
			'label impact',
			'label detection',
			'label actionItems',
			'label supporting',
		],
		[
			'may stand above the others',
			lines('# Executive summary', 'a', '## Impact', 'b', '## Timeline', '- 10:00 c'),
			'heading summary',
			'heading impact',
			'heading timeline',
		],
		['do not stand above the one that has the role', lines('# Incident summary', 'a', '## Summary', 'b'), 'heading summary'],
		[
			'stand in for a missing summary',
			lines('# T', '## Background', 'a', '## Root cause', 'b'),
			'heading background+summary',
			'heading rootCause',
		],
		[
			'do not stand in for one that is there',
			lines('# T', '## Summary', 'a', '## Background', 'b'),
			'heading summary',
			'heading background',
		],
		['hold items where nothing else does', lines('# T', '## Solution', '- [ ] a', '- [x] b'), 'heading resolution+actionItems'],
		['tell the events where nothing else does', lines('# T', '## What happened', '- 10:00 a', '- 10:05 b'), 'heading summary+timeline'],
		[
			'tell the events in a table',
			lines('# T', '## Was ist passiert', '| Wann | Was |', '|--|--|', '| 01.03. | a |', '| 02.03. | b |'),
			'heading summary+timeline',
		],
		[
			'say which of two things remediation is',
			lines('# T', '## Resolution', 'a', '## Remediation', '- b'),
			'heading resolution',
			'heading actionItems',
		],
		[
			'count the parts of remediation as its own',
			lines('# T', '## Remediation', 'a', '### Immediate actions', '- b', '### Long-term improvements', '- c'),
			'heading resolution+actionItems',
			'heading actionItems',
			'heading actionItems',
		],
		[
			'belong to the incidents of a file',
			lines('# T', '## Incident 1: disk', '**Root cause:** a', '', '## Incident 2: net', '**Root cause:** b', '', '## Lessons', 'c'),
			'bold rootCause',
			'bold rootCause 1',
			'heading lessons',
		],
		['belong to the days of a file', lines('# May', '### Impact', 'a', '# June', '### Impact', 'b'), 'heading impact', 'heading impact 1'],
		[
			'are empty without words',
			lines(
				'# T',
				'## Impact',
				'<!-- who? -->',
				'- ',
				'...',
				'## Timeline',
				'| Time | Event |',
				'|--|--|',
				'| | |',
				'## Lessons',
				'### Technical',
				'## Fix',
				'`x`',
			),
			'heading impact empty',
			'heading timeline empty',
			'heading lessons empty',
			'heading resolution',
		],
		[
			'are named by a label rather than by a list of what was affected',
			lines('# T', '**Severity:** S2', '**Impact:** all users', '## Details', 'a', '### Affected components', 'b'),
			'bold impact',
			'heading summary',
			'heading impact',
		],
		[
			'are lines that are only stressed',
			lines('# Nodes', '## March', '### Upgrade', '_History_', '', 'An upgrade.', '', '_Lessons learned_', '', '- Plan it'),
			'bold lessons',
		],
		['are no prompts in italics', lines('# T', '## Summary', '_What happened, in short._', '', 'A disk.'), 'heading summary'],
		[
			'are timelines of a part of it, where times stand below',
			lines('# T', '## Resolution', '### Rollout', '**Deployment timeline**:', '', '- 10:00 built', '- 10:05 live'),
			'heading resolution',
			'bold timeline',
		],
		[
			'are no timelines of a part of it without times',
			lines('# T', '## Resolution', '**Deployment timeline**:', '', '- tomorrow', '- next week'),
			'heading resolution',
		],
		[
			'are timelines by a label rather than by the plan of the recovery',
			lines(
				'# T',
				'## Findings',
				'**Timeline:**',
				'',
				'- 10:00 down',
				'- 10:05 seen',
				'',
				'## Recovery timeline',
				'| Phase | Action |',
				'|-|-|',
				'| 1 | a |',
			),
			'heading rootCause',
			'bold timeline',
			'heading timeline',
		],
		[
			'are causes below what went wrong',
			lines('# T', '## Root cause analysis', '### What went wrong', 'a', '', '**Contributing factors**:', '- b'),
			'heading rootCause',
			'heading wentWrong',
			'bold contributingFactors',
		],
		[
			'are tasks where what was corrected is all there is',
			lines('# T', '## Root cause', 'a', '## Corrective actions taken', '- b', '### Recommended future actions', '- c'),
			'heading rootCause',
			'heading resolution+actionItems',
			'heading actionItems',
		],
		[
			'are no tasks that were done, beside those that are left',
			lines('# T', '## Corrective actions taken', '- a', '## Action items', '- b'),
			'heading resolution',
			'heading actionItems',
		],
		[
			'are no labels that say when it was',
			lines('# T', '- **Detection:** 2026-03-01 14:03 UTC', '- **Resolution:** 14:20 UTC', '- **Impact:** 2 regions'),
			'listLabel impact',
		],
		[
			'are plans where no tasks stand',
			lines('# T', '## Summary', 'a', '## Implementation order', '1. Guard'),
			'heading summary',
			'heading actionItems',
		],
		['are no plans beside tasks', lines('# T', '## Action items', '- a', '## Implementation order', '1. Guard'), 'heading actionItems'],
		[
			'are no quotes or code',
			lines('# T', '> **Impact:** quoted', '', '```', '## Impact', '```', '## Fix', '> ## Impact'),
			'heading resolution',
		],
	];
	for (const [name, text, ...expected] of cases) {
		it(name, () => {
			// A quote right below the title may hold the header; further down it is somebody else's words.
			assert.deepEqual(outline(name === 'are no quotes or code' ? text.replace('> **Impact:** quoted\n', '') : text), expected);
			assert.deepEqual(outline(text.replaceAll('\n', '\r\n')).length, outline(text).length, 'CRLF');
		});
	}

	it('end at the next label or heading, and know their parents', () => {
		const text = lines(
			'# T',
			'## Summary',
			'a',
			'',
			'**Impact:** b',
			'',
			'still b',
			'',
			'**Status:** draft',
			'',
			'## Timeline',
			'- 10:00 c',
			'',
			'### Later',
			'- 11:00 d',
		);
		const { sections, headings } = readPostmortem(text);
		const [summary, impact, timeline] = sections;
		assert.ok(summary && impact && timeline);
		assert.equal(text.slice(impact.body.start, impact.body.end).trim(), 'b\n\nstill b');
		assert.equal(impact.parent, 0);
		assert.equal(timeline.parent, undefined);
		assert.equal(timeline.body.end, text.length);
		assert.equal(headings[3]?.parent, 2);
		assert.equal(headings[timeline.heading ?? 0]?.section, 2);
	});

	it('follow the language of most titles', () => {
		assert.equal(readPostmortem(lines('# T', '## Zusammenfassung', 'a', '## Ursache', 'b', '## Timeline', 'c')).language, 'de');
		assert.equal(readPostmortem('Nothing.').language, 'en');
		assert.equal(readPostmortem('Nothing.', { language: 'nl' }).language, 'nl');
	});
});
