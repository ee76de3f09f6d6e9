import { incidentStatus } from './header-fields.ts';
import type { Template } from './template.ts';

export const googleSre: Template = {
	id: 'google-sre',
	name: 'Google SRE',
	description: 'The order of the Google SRE book, with causes before the timeline and a place for luck.',
	severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4'],
	header: [
		{ id: 'date', label: 'Date', required: true, placeholder: '[YYYY-MM-DD]' },
		{ id: 'authors', label: 'Authors', required: true, placeholder: '[Names]' },
		{ ...incidentStatus, placeholder: 'Draft', choices: ['In review', 'Reviewed', 'Complete, action items in progress', 'Closed'] },
	],
	sections: [
		{
			id: 'summary',
			title: 'Summary',
			level: 2,
			required: true,
			question: 'What was it, in one or two sentences?',
			guidance: 'Service, effect, duration, cause.',
			content: ['[Service, effect, duration, cause]'],
		},
		{
			id: 'impact',
			title: 'Impact',
			level: 2,
			required: true,
			question: 'How many queries or users were lost, and what did that cost?',
			guidance: 'Effect on users and, where it is known, on revenue.',
			content: ['[Failed requests, affected users, revenue]'],
		},
		{
			id: 'rootCause',
			title: 'Root Causes',
			level: 2,
			required: true,
			question: 'Which conditions together made the outage possible?',
			guidance: 'Usually several. Name the missing safeguard of each.',
			content: ['[Which conditions came together, and which safeguard was missing]'],
		},
		{
			id: 'trigger',
			title: 'Trigger',
			level: 2,
			required: true,
			question: 'Which event set it off?',
			guidance: 'A release, a traffic peak, a failed machine.',
			content: ['[The event that set it off]'],
		},
		{
			id: 'resolution',
			title: 'Resolution',
			level: 2,
			required: true,
			question: 'What reduced the effect, and what ended it?',
			guidance: 'Separate the stopgap from the repair.',
			content: ['[What reduced it, what ended it]'],
		},
		{
			id: 'detection',
			title: 'Detection',
			level: 2,
			required: true,
			question: 'What noticed it, and how long after it began?',
			guidance: 'Name the alert, or the alert that should exist.',
			content: ['[What noticed it, after how many minutes]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'What will prevent, detect, mitigate or repair it, and who does it?',
			guidance: 'Most important first, each with one owner and a tracked bug.',
			content: [
				'| Action Item | Type | Priority | Owner | Due | Tracking Bug |',
				'|---|---|---|---|---|---|',
				'| [Action] | prevent | [P1] | [Name] | [YYYY-MM-DD] | [Bug] |',
				'| [Action] | detect | [P1] | [Name] | [YYYY-MM-DD] | [Bug] |',
				'| [Action] | mitigate | [P2] | [Name] | [YYYY-MM-DD] | [Bug] |',
			],
		},
		{
			id: 'lessons',
			title: 'Lessons Learned',
			level: 2,
			required: true,
			question: 'What went well, what went wrong, and where was it luck?',
			guidance: 'Luck counts: what saved us this time may be missing the next time.',
			content: [],
		},
		{
			id: 'wentWell',
			title: 'What went well',
			level: 3,
			required: true,
			question: 'What worked as planned?',
			guidance: 'Alerts, procedures, people who knew where to look.',
			content: ['- [What worked]'],
		},
		{
			id: 'wentWrong',
			title: 'What went wrong',
			level: 3,
			required: true,
			question: 'What did not work as planned?',
			guidance: 'Exact enough that an action could follow from it.',
			content: ['- [What did not work]'],
		},
		{
			id: 'lucky',
			title: 'Where we got lucky',
			level: 3,
			required: true,
			question: 'What could have made it much worse?',
			guidance: 'Chance that limited the damage.',
			content: ['- [What chance spared us]'],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'Who or what did what, and when?',
			guidance: 'Mark beginning, mitigation and end of the outage in bold.',
			content: [
				'All times in UTC.',
				'',
				'- [YYYY-MM-DD HH:MM] **OUTAGE BEGINS** [What failed first]',
				'- [YYYY-MM-DD HH:MM] [Who or what noticed it]',
				'- [YYYY-MM-DD HH:MM] **OUTAGE MITIGATED** [How]',
				'- [YYYY-MM-DD HH:MM] **OUTAGE ENDS** [How we know]',
			],
		},
		{
			id: 'supporting',
			title: 'Supporting Information',
			level: 2,
			required: false,
			question: 'Where are the graphs, logs and documents?',
			guidance: 'Links that still work in a year.',
			content: ['- [Dashboard or log, with its link]'],
		},
		{
			id: 'background',
			title: 'Glossary',
			level: 2,
			required: false,
			question: 'Which names does a reader from another team not know?',
			guidance: 'Internal names only.',
			content: ['- **[Name]:** [What it is]'],
		},
	],
	itemColumns: ['text', 'bucket', 'priority', 'owner', 'due', 'link'],
};

/** A document of this template as a finished one looks. */
export const googleSreSample = `# Map tiles failed in Europe while caches restarted together

<!-- postmortem-template: google-sre -->

- **Date:** 2026-11-14
- **Authors:** Ruth Eriksen, Samir Patel
- **Status:** Complete, action items in progress

## Summary

Map tiles in Europe failed for 38 minutes because all tile caches restarted at the same time and the tile renderer could not carry the full load.

## Impact

1.9 million of 2.6 million tile requests failed. About 41,000 users saw an empty map. Revenue was not affected.

## Root Causes

The caches of a region take configuration changes at the same moment, without a limit on how many may restart together. The renderer is sized for 20% of all requests and has no way to shed load, so every retry made its queue longer.

## Trigger

A change of the log level, at 10:31 UTC, which the caches treat like any other change and answer with a restart.

## Resolution

Blocking retries at the edge reduced the load at 10:52. Starting the caches in groups of four ended the outage at 11:09.

## Detection

The alert on tile errors paged the on-call engineer 3 minutes after the first failure.

## Action Items

| Action Item | Type | Priority | Owner | Due | Tracking Bug |
|---|---|---|---|---|---|
| Restart at most 10% of the caches of a region at a time | prevent | P1 | Ruth Eriksen | 2026-11-28 | MAP-731 |
| Alert when the cache hit rate of a region falls below 60% | detect | P1 | Samir Patel | 2026-11-25 | MAP-732 |
| Let the renderer reject retries while its queue is longer than 5 seconds | mitigate | P2 | Wen Li | 2026-12-18 | MAP-733 |

## Lessons Learned

### What went well

- The alert fired within 3 minutes, and its page linked the right dashboard.
- A procedure for starting caches in groups existed from an exercise in June.

### What went wrong

- The change review showed a log level and not the restart that comes with it.
- Blocking retries took 11 minutes, since the switch is not in the runbook.

### Where we got lucky

- It was a Saturday morning with 40% of the load of a weekday.

## Timeline

All times in UTC.

- 2026-11-14 10:30 Log level changed for all tile caches in Europe
- 2026-11-14 10:31 **OUTAGE BEGINS** Caches restart, tile requests fail
- 2026-11-14 10:34 Alert on tile errors fires, the on-call engineer is paged
- 2026-11-14 10:37 The on-call engineer acknowledges
- 2026-11-14 10:41 Decided to block retries because the renderer's queue only grew
- 2026-11-14 10:45 Status page updated
- 2026-11-14 10:52 **OUTAGE MITIGATED** Retries blocked at the edge
- 2026-11-14 11:09 **OUTAGE ENDS** Caches started in groups, error rate below 0.1%

## Supporting Information

- [Tile errors by region](https://grafana.example.com/d/tiles)

## Glossary

- Renderer: draws a tile that no cache has
`;
