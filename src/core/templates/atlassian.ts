import { documentStatus, end, severity, start } from './header-fields.ts';
import type { Template } from './template.ts';

const levels = ['SEV1', 'SEV2', 'SEV3'];

export const atlassian: Template = {
	id: 'atlassian',
	name: 'Atlassian',
	description: 'From leadup to corrective actions, with a look at the backlog and at earlier incidents.',
	severities: levels,
	header: [severity(levels), documentStatus, { ...start, required: false }, { ...end, required: false }],
	sections: [
		{
			id: 'summary',
			title: 'Incident Summary',
			level: 2,
			required: true,
			question: 'What happened, why, how bad was it, and how long did it last?',
			guidance: 'A few sentences that can stand alone.',
			content: ['[What happened, why, how severe, how long]'],
		},
		{
			id: 'background',
			title: 'Leadup',
			level: 2,
			required: false,
			question: 'Which changes came before it?',
			guidance: 'Releases, migrations and decisions, also those weeks before.',
			content: ['[Which changes came before]'],
		},
		{
			id: 'trigger',
			title: 'Fault',
			level: 2,
			required: true,
			question: 'What stopped working as it was meant to?',
			guidance: 'The fault itself, with a graph or an error message if there is one.',
			content: ['[What stopped working, and how it showed]'],
		},
		{
			id: 'impact',
			title: 'Impact',
			level: 2,
			required: true,
			question: 'How many customers had which trouble, for how long?',
			guidance: 'Customers, tickets, minutes.',
			content: ['[How many customers, which trouble, how many minutes, how many tickets]'],
		},
		{
			id: 'detection',
			title: 'Detection',
			level: 2,
			required: true,
			question: 'When and how did the team notice, and how could that be halved?',
			guidance: 'Name the signal and the delay.',
			content: ['[Which signal, after how many minutes]'],
		},
		{
			id: 'response',
			title: 'Response',
			level: 2,
			required: false,
			question: 'Who responded, when, and what held them up?',
			guidance: 'By role. Delays and detours are findings.',
			content: ['[Which roles responded, and what held them up]'],
		},
		{
			id: 'resolution',
			title: 'Recovery',
			level: 2,
			required: true,
			question: 'How was service restored, and how could that be faster?',
			guidance: 'The steps that worked.',
			content: ['[The steps that restored service]'],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'What happened when, from the leadup to the recovery?',
			guidance: 'One line for each event, decision and message.',
			content: [
				'All times in UTC.',
				'',
				'- [HH:MM] [First failure]',
				'- [HH:MM] [Detected by]',
				'- [HH:MM] [Decision, and its reason]',
				'- [HH:MM] [Mitigated by]',
				'- [HH:MM] [Recovered]',
			],
		},
		{
			id: 'rootCause',
			title: 'Five Whys',
			level: 2,
			required: true,
			question: 'Why did it happen, and why was that possible?',
			guidance: 'Stop at a cause that a change on our side would remove.',
			content: ['1. Why did customers notice? [Answer]', '2. Why? [Answer]', '3. Why? [Answer]', '4. Why? [Answer]', '5. Why? [Answer]'],
		},
		{
			id: 'rootCause',
			title: 'Root Cause',
			level: 2,
			required: true,
			question: 'What has to change so that this whole class of incidents ends?',
			guidance: 'The last answer above, as one statement about the system.',
			content: ['[What about the system has to change]'],
		},
		{
			id: 'backlogCheck',
			title: 'Backlog Check',
			level: 2,
			required: false,
			question: 'Was anything in the backlog that would have prevented or shortened it?',
			guidance: 'If so, why was something else more important? That is a fact, not a reproach.',
			content: ['[Which planned work would have helped]'],
		},
		{
			id: 'recurrence',
			title: 'Recurrence',
			level: 2,
			required: false,
			question: 'Has this cause led to incidents before?',
			guidance: 'Link them, and say why their actions did not prevent this one.',
			content: ['[Earlier incidents with the same cause]'],
		},
		{
			id: 'lessons',
			title: 'Lessons Learned',
			level: 2,
			required: true,
			question: 'What went well, and what will the team do differently?',
			guidance: 'About the incident and about the response.',
			content: ['- [What we know now]'],
		},
		{
			id: 'actionItems',
			title: 'Corrective Actions',
			level: 2,
			required: true,
			question: 'Which work prevents, detects or mitigates the next one, who owns it, and when is it done?',
			guidance: 'Each a ticket in the backlog of the team that will do it.',
			content: [
				'| Action | Category | Owner | Due | Ticket |',
				'|---|---|---|---|---|',
				'| [Action] | Prevention | [Name] | [YYYY-MM-DD] | [Ticket] |',
				'| [Action] | Detection | [Name] | [YYYY-MM-DD] | [Ticket] |',
				'| [Action] | Mitigation | [Name] | [YYYY-MM-DD] | [Ticket] |',
			],
		},
	],
	itemColumns: ['text', 'bucket', 'owner', 'due', 'link'],
};

/** A document of this template as a finished one looks. */
export const atlassianSample = `# Uploads failed after the file service lost half of its workers

<!-- postmortem-template: atlassian -->

- **Severity:** SEV2
- **Document status:** Reviewed
- **Start:** 2026-11-10 15:20 UTC
- **End:** 2026-11-10 16:05 UTC

## Incident Summary

For 45 minutes 38% of file uploads failed. A new limit on open files stopped half of the workers of the file service. Restoring the old limit ended the incident.

## Leadup

On 9 November the base image of all services was updated. The new image lowers the limit on open files from 65,536 to 1,024.

## Fault

Workers of the file service reached the new limit under afternoon load and answered with "too many open files".

## Impact

2,140 of 5,600 uploads failed, from 730 customers. Support received 12 tickets. No stored file was lost.

## Detection

An alert on upload errors fired at 15:27, 7 minutes after the first failure. Its threshold of 30% hid the slow beginning.

## Response

The on-call engineer acknowledged at 15:30. A second engineer from the platform team joined at 15:38, since the file service was not familiar to the first.

## Recovery

The old limit was set in the deployment of the file service, and its workers were restarted one by one.

## Timeline

All times in UTC.

- 15:20 Impact begins: the first upload fails
- 15:27 Detected: alert on upload errors fires
- 15:30 The on-call engineer acknowledges
- 15:36 Status page updated
- 15:44 Root cause identified: the limit on open files is 1,024
- 15:47 Decided to set the limit instead of rolling the image back because the image carries security fixes
- 15:55 Mitigated: the first half of the workers restarted with the old limit
- 16:05 Resolved: upload errors are back to 0.2%

## Five Whys

1. Why did customers notice? Their uploads failed.
2. Why? Half of the workers could not open another file.
3. Why? The base image lowered the limit to 1,024.
4. Why did that go live? The image tests cover start-up and have no load.
5. Why is there no load in them? Limits are inherited and not stated by the services that need them.

## Root Cause

Services rely on limits of the base image without stating them, so a change of the image can break them and no test shows it.

## Backlog Check

Stating resource limits for each service was planned in June and stood behind the move to the new storage.

## Recurrence

None with this cause in the past 24 months.

## Lessons Learned

- The restart one by one kept 62% of uploads working.
- A limit that nobody states is a dependency that nobody sees.

## Corrective Actions

| Action | Category | Owner | Due | Ticket |
|---|---|---|---|---|
| State the limit on open files in the deployment of all 14 services, verified by a check in the build | Prevention | Dana Fischer | 2026-12-04 | FILE-57 |
| Lower the threshold of the upload alert from 30% to 5% | Detection | Igor Marin | 2026-11-20 | FILE-58 |
| Add a runbook page for restarting workers one by one, tested in the December drill | Mitigation | Dana Fischer | 2026-11-27 | FILE-59 |
`;
