import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { pathEvidence, recognise } from '../../../src/core/model/recognise.ts';

describe('what a path says', () => {
	for (const [path, evidence] of [
		['docs/postmortems/2026-03-01-disk.md', 'folder'],
		['Incidents/2026/disk.md', 'folder'],
		['docs\\post-mortems\\disk.md', 'folder'],
		['notes/2026-03-01-postmortem.md', 'name'],
		['PM-0012 disk.md', 'name'],
		['docs/rca-disk.md', 'name'],
		['postmortems/README.md', 'excluded'],
		['postmortems/index.md', 'excluded'],
		['postmortems/2026/README.md', 'excluded'],
		['ci/post-mortems/20260702-ci-outage/README.md', 'folder'],
		['postmortems/_template.md', 'excluded'],
		['postmortems/PostmortemTemplate.md', 'excluded'],
		['postmortems/0000-postmortem-template.md', 'excluded'],
		['node_modules/x/postmortems/a.md', 'excluded'],
		['docs/guide.md', undefined],
		['docs/postmortems.md', undefined],
	] as const) {
		it(`${path}: ${evidence ?? 'nothing'}`, () => assert.equal(pathEvidence(path), evidence));
	}
});

describe('whether a document is a postmortem', () => {
	const kind = (path: string | undefined, text: string): string => {
		const recognition = recognise(path, readPostmortem(text, path === undefined ? {} : { file: path }));
		assert.ok(recognition.reasons.length > 0, 'there is always a reason');
		return recognition.kind;
	};
	const cases: readonly [name: string, path: string | undefined, text: string, kind: string][] = [
		['by its marker, wherever it is', undefined, '# T\n\n<!-- postmortem-template: mini -->\n', 'postmortem'],
		['by its marker, even as README', 'README.md', '---\npostmortem-template: mini\n---\n# T\n', 'postmortem'],
		['by its name', 'post_mortem_mar16.md', '# What a night\n', 'postmortem'],
		['by its title', 'a.md', '# Incident report: disk full\n', 'postmortem'],
		['by its title in Chinese', 'a.md', '# 磁盘已满（2026-08-01 事故复盘）\n\n磁盘。\n', 'postmortem'],
		['by its title in traditional Chinese', 'a.md', '# 事故記錄：磁碟已滿\n\n日期:2026-08-01\n', 'postmortem'],
		[
			'by the kind that its front matter names',
			'a.md',
			'---\ntype: postmortem\ndate: 2026-03-01\n---\n# Disk full\n\nIt was.\n',
			'postmortem',
		],
		['by its shape', 'a.md', '# Disk\n## Impact\na\n## Timeline\n- 10:00 b\n## Root cause\nc\n', 'postmortem'],
		[
			'by a timeline with its times, beside how it ended',
			'a.md',
			'# Unspendable coins\n## Issue summary\na\n## Timeline\n- 10:00 b\n- 10:05 c\n- 10:09 d\n## Resolution\ne\n',
			'postmortem',
		],
		[
			'although its title names several',
			'a.md',
			'# Storage incidents\n## 2026-03-01 NFS\n### Summary\na\n### Timeline\n- 10:00 b\n- 10:05 c\n- 10:09 d\n### Root cause\ne\n### Remediation\nf\n',
			'postmortem',
		],
		['by folder and a little shape', 'postmortems/disk.md', '# Disk\n## Impact\na\n', 'postmortem'],
		[
			'by an opening that tells of an outage, a dated name and what it says',
			'2026-03-01 search is down.md',
			'On 1 March our search went down for about 3 hours.\n\nThe disk was full.\n',
			'postmortem',
		],
		[
			'although it speaks of a process that died',
			'postmortems/0007-no-guardian-process.md',
			'# Router is gone\n## Root cause\na\n## Resolution\nb\n',
			'postmortem',
		],
		[
			'although it counts minutes',
			'incidents/2026-03-01-api-down-for-40-minutes.md',
			'# API down for 40 minutes\n## Impact\na\n## Root cause\nb\n',
			'postmortem',
		],
		[
			'not a runbook with the sections of one',
			'docs/incidents/GATEWAY_OUTAGE_RUNBOOK.md',
			'# Gateway outage runbook\n\n## Impact\na\n## Diagnosis\nb\n## Mitigation\nc\n',
			'other',
		],
		[
			'not a design',
			'docs/retries.md',
			'# Design: retries\n\n## Problem statement\na\n## Proposed solution\nb\n## Impact\nc\n## Timeline\n- 2026-03-01 d\n',
			'other',
		],
		[
			'not an audit',
			'docs/audit.md',
			'# Security audit 2026-04\n\n## Executive summary\na\n**Severity:** High\n**Impact:** b\n\n## Next steps\n- [ ] c\n',
			'other',
		],
		[
			'not instructions that hold at any time',
			'docs/backup-failure.md',
			'# Backup failure\n\n**Severity:** SEV-2\n**Trigger:** a failed job\n\n## Diagnosis\na\n## Immediate actions\n- b\n',
			'other',
		],
		[
			'not minutes of a meeting in such a folder',
			'incidents/weekly.md',
			'# Weekly incident review minutes\n## Impact\na\n## Action items\n- b\n',
			'other',
		],
		['not a look back on a game', 'POSTMORTEM.md', '# Postmortem of our game\n\n## What went right\n\nThe jam was fun.\n', 'other'],
		['not how incidents are handled', 'docs/incident-response.md', '# Incident response\n## Detection\na\n## Resolution\nb\n', 'other'],
		[
			'not how they are written',
			'postmortems/how-we-write-postmortems.md',
			'# How we write postmortems\n## Summary\na\n## Timeline\nb\n## Root cause\nc\n',
			'other',
		],
		[
			'not a sprint looked back on',
			'retros/12.md',
			'# Sprint 12 retrospective\n## What went well\na\n## What went wrong\nb\n## Action items\n- c\n',
			'other',
		],
		[
			'not a project looked back on in Japanese',
			'docs/postmortem.md',
			'# 注文アプリ プロジェクト ポストモーテム\n\n2026-03-14\n\n## うまくいったこと\na\n## うまくいかなかったこと\nb\n',
			'other',
		],
		['not what is left to tidy up', 'docs/debt.md', '# Architecture post-mortem and technical debt\n\n## Hacks\n\na\n', 'other'],
		[
			'not a template with an ordinary name',
			'docs/incident.md',
			'# Blameless postmortem template\n\n## Timeline\n\n- 10:00 pool is full\n\n## Impact\n\nAll.\n\n## Root cause\n\nA disk.\n',
			'other',
		],
		[
			'by sections that tell when it was, although its timeline is as the template left it',
			'postmortems/queue.md',
			'# Summary\n\nThe queue stood still, first seen 2026-03-02.\n\n## Impact\n\nAll.\n\n## Timeline\n\n- HH:MM: {Event}\n- HH:MM: {Event}\n',
			'postmortem',
		],
		[
			'by sections that tell of a form of dates',
			'postmortems/dates.md',
			'# Wrong days\n\n## Impact\nRows got DD-MM-YYYY.\n## Root cause\nIt reads YYYY-MM-DD alone.\n## Resolution\nPinned.\n',
			'postmortem',
		],
		[
			'not a form that nobody has filled in',
			'postmortems/incident.md',
			'# Postmortem\n\n**Date:** YYYY-MM-DD\n\n## Summary\n\nA sentence.\n\n## Impact\n\nWho.\n\n## Root cause\n\nWhy.\n',
			'other',
		],
		[
			'not guidance alone',
			'postmortems/incident.md',
			'# Postmortem\n\n## Summary\n\nDescribe it in two sentences.\n\n## Impact\n\nWho was affected?\n\n## Root cause\n\n-\n\n## Action items\n\n- [ ] Task\n',
			'other',
		],
		[
			'one without any date, although it is about a template',
			'postmortems/mails.md',
			'# Postmortem: mails went out twice\n\n## Summary\n\nA template was sent twice.\n\n## Impact\n\nAll.\n\n## Root cause\n\nWhat looked like a leak was a retry.\n',
			'postmortem',
		],
		['not by such an opening alone', 'a.md', '# Status\n\nSearch went down for 3 hours.\n', 'other'],
		['not by a folder alone', 'postmortems/notes.md', '# Notes\n\nSome.\n', 'other'],
		['not a list of them', 'a.md', '# Our postmortems\n\n- one\n', 'other'],
		['not the process', 'post_mortem_process.md', '# The postmortem process\n## Action items\n- a\n', 'other'],
		['not minutes of a meeting', '2026-03-01.md', '# Meeting 2026-03-01\n## Attendees\n- a\n## Action items\n- b\n', 'other'],
		['not a runbook with a severity', 'OUTAGE_RUNBOOK.md', '# Outage runbook\n\n**Severity:** P1\n\n## Mitigation\na\n', 'other'],
		['not a README of the right shape', 'postmortems/README.md', '# T\n## Impact\na\n## Timeline\nb\n## Root cause\nc\n', 'other'],
		['not a change log', 'CHANGELOG.md', '# Changelog\n## 1.0.0\n- fix\n', 'other'],
		[
			'by its title in German',
			'a.md',
			'# Störungsbericht – Kasse 3\n\n- Störungsdatum: 12.05.2026\n\n## Ursache\n\nEin Kabel war lose.\n',
			'postmortem',
		],
		['by its title in Dutch', 'a.md', '# Incidentverslag: kassa 3\n\nDatum: 12-05-2026\n\n## Oorzaak\n\nEen kabel.\n', 'postmortem'],
		['by its title in Korean', 'a.md', '# 결제 장애 회고\n\n날짜: 2026-05-12\n\n## 원인\n\n케이블.\n', 'postmortem'],
		['by its title in Japanese', 'a.md', '# インシデント記録: レジ停止\n\n発生日: 2026-05-12\n\n## 原因\n\nケーブル。\n', 'postmortem'],
		[
			'not a guide with the sections that it asks for',
			'docs/postmortem-guide.md',
			'# Postmortem guide\n\nSince 2026-01-05.\n\n## Impact\na\n## Timeline\nb\n## Contributing factors\nc\n## What went well\nd\n## Action items\n- e\n',
			'other',
		],
		[
			'not a guide in Portuguese',
			'docs/escrita.md',
			'# Guia de postmortem\n\nDesde 2026-01-05.\n\n## Impacto\na\n## Linha do tempo\nb\n## Causa raiz\nc\n## O que funcionou\nd\n',
			'other',
		],
		[
			'by a Chinese word for it in the midst of its title',
			'a.md',
			'# 2026-05-12 收银台密钥事故修复\n\n## 事故概要\n\n收银台停了。\n\n## 根因\n\n密钥过期。\n',
			'postmortem',
		],
		[
			'by a section that is about an incident',
			'a.md',
			'# Kassa 3 stond stil\n\nDatum: 12-05-2026\n\n## Samenvatting van het incident\n\na\n\n## Oorzaak\n\nb\n\n## Lessen\n\nc\n',
			'postmortem',
		],
		[
			'not instructions for troubleshooting in Chinese',
			'docs/a.md',
			'# 故障排查手册（2026-05-12 更新）\n\n## 影响\n\na\n\n## 原因\n\nb\n',
			'other',
		],
		[
			'not a note on what they are',
			'notes/postmortem.md',
			'---\ndate: 2026-05-12\n---\n# Post-mortem\n\nA post-mortem is a **document** that looks back.\n\n1. **What happened?** facts\n2. **Root cause:** five whys\n',
			'other',
		],
		[
			'one that says what it is itself',
			'notes/postmortem.md',
			'# Postmortem: till 3\n\nThis postmortem is a document for all.\n\n## Impact\n\nOne till on 2026-05-12.\n',
			'postmortem',
		],
		[
			'not a note on dumps of memory, whose tools bear its name',
			'docs/postmortem-debugging.md',
			'# Post-mortem debugging\n\nDebuggers read the dump of a process that has ended.\n\n## Symbols\n\na\n',
			'other',
		],
		[
			'one on a debugger that was down',
			'docs/a.md',
			'# Postmortem: debugging was down\n\n## Impact\n\nNobody could step on 2026-05-12.\n',
			'postmortem',
		],
		[
			'not a runbook, which its folder tells',
			'runbooks/memory/killed.md',
			'---\nseverity: high\nlast_reviewed: 2026-01-05\n---\n# Container is killed\n\n## Impact\na\n## Detection\nb\n## Cause\nc\n## Mitigation\nd\n',
			'other',
		],
		[
			'an incident below a folder of runbooks',
			'runbooks/incidents/2026-01-05.md',
			'# Incident on 2026-01-05\n\n## Impact\na\n## Detection\nb\n## Mitigation\nd\n',
			'postmortem',
		],
		[
			'not a plan for a recovery',
			'a.md',
			'# Database recovery plan\n\n**Date:** 2026-01-05\n\n## What happened\na\n## Recovery\nb\n## What went wrong\nc\n## Lessons learned\nd\n',
			'other',
		],
		[
			'an outage for which no plan was there',
			'a.md',
			'# Outage: no recovery plan\n\n**Date:** 2026-01-05\n\n## What happened\na\n## Recovery\nb\n## What went wrong\nc\n## Root cause\nd\n',
			'postmortem',
		],
		[
			'a postmortem about a process',
			'postmortems/a.md',
			'# Postmortem: the release process failed\n## Impact\na\n## Timeline\n- 10:00 b\n## Root cause\nc\n## Resolution\nd\n',
			'postmortem',
		],
		[
			'not a finding of an audit',
			'a.md',
			'# H-02: Fees can be withdrawn twice\n\n**Severity:** High\n**Status:** Fixed\n\n## Summary\na\n## Impact\nb\n## Recommendation\n- c\n',
			'other',
		],
		[
			'not the report of a bug',
			'a.md',
			'# Menu stays open\n\n**Status:** Resolved\n**Severity:** High\n**Date:** 2026-01-05\n\n## Description\na\n## Steps to reproduce\n1. b\n## Expected behavior\nc\n## Root cause\nd\n## Fix\ne\n',
			'other',
		],
		[
			'an outage with the steps that show it again',
			'a.md',
			'# Outage of the search\n\n**Status:** Resolved\n**Date:** 2026-01-05\n\n## Steps to reproduce\n1. b\n## Expected behavior\nc\n## Root cause\nd\n',
			'postmortem',
		],
		[
			'not a plan for a fix',
			'a.md',
			'# Fix plan: mails that go out twice\n\n## Problem\na\n## Root cause\nb\n## Solution\nc\n## Impact\nd\n## Timeline\n- 2026-01-05: e\n',
			'other',
		],
		[
			'not how far a project is',
			'a.md',
			'# Migration status 2026-01-05\n\n## Summary\na\n## Timeline\n- 2026-01-02: b\n## Impact\nc\n## Next steps\n- d\n',
			'other',
		],
		[
			'not a handover between shifts',
			'a.md',
			'# On-call handoff 2026-01-05\n\n## What happened\n- 14:03 b\n- 18:20 c\n- 22:10 d\n## Timeline\n- 14:03 e\n- 14:09 f\n- 15:00 g\n## Follow-ups\n- h\n',
			'other',
		],
		[
			'not a look back on a quarter',
			'a.md',
			'# Q2 2026 retrospective\n\n## What went well\n- a\n## What didn’t go well\n- b\n## Action items\n- c\n',
			'other',
		],
		[
			'not a ticket that is being looked into',
			'a.md',
			'# Chimes can be heard on air\n\n**Date:** 2026-01-05\n**Status:** Investigation, three options\n**Severity:** High\n\n## Recommendation\n- a\n',
			'other',
		],
		[
			'one whose times alone are still a form',
			'a.md',
			'# Postmortem: calls were cut off\n\n**Date:** [YYYY-MM-DD]\n**Severity:** High\n\n## Summary\nOne of two hosts lost its card.\n## Impact\nHalf of all calls had to be dialled again.\n## Timeline\n| Time | Event |\n|---|---|\n| HH:MM | The host was taken out |\n## Root cause\nThe probe asked the host and not the service.\n## Resolution\nA new host was started.\n## Lessons learned\n- The logs were not watched.\n',
			'postmortem',
		],
		[
			'the README of a folder that is one incident',
			'storage/nfs-stall/README.md',
			'# Postmortem: the NFS stall\n\n## Summary\na\n## Timeline\n- 10:00 b\n- 10:05 c\n- 10:09 d\n## Root cause\ne\n',
			'postmortem',
		],
		[
			'not a task',
			'a.md',
			'# Task: rotate the keys\n\n**Status:** doing\n**Priority:** 1 Critical\n**Started:** 2026-01-05 17:30\n\n## Context\na\n## Impact\nb\n## Plan\n1. c\n',
			'other',
		],
		[
			'not a story with what has to hold in the end',
			'a.md',
			'# Rotate the keys\n\n**Status:** in progress\n**Severity:** Critical\n**Started:** 2026-01-05 17:30\n\n## Summary\na\n## Acceptance criteria\n- [ ] b\n## Next steps\n1. c\n',
			'other',
		],
		[
			'not an exercise',
			'a.md',
			'# 0x19. Postmortem\n\n## Tasks\n- Write one of 400 words\n  - Say when it began, such as 14:03\n',
			'other',
		],
		[
			'by a title of a single word above what happened',
			'a.md',
			'# Postmortem\n\n2026-01-05\n\n## What happened\na\n## Root cause\nb\n',
			'postmortem',
		],
		[
			'not a README with an example of one',
			'README.md',
			'# Postmortem writer\n\n## Timeline\nIt writes one.\n## Root cause\nIt asks five times.\n',
			'other',
		],
	];
	for (const [name, path, text, expected] of cases) it(name, () => assert.equal(kind(path, text), expected));
});
