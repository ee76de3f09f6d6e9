import { documentStatus, end, severity, start } from './header-fields.ts';
import type { Template } from './template.ts';

const levels = ['P1', 'P2', 'P3'];

export const classic: Template = {
	id: 'classic',
	name: 'Classic',
	description: 'Seven sections that every reader knows, from summary to lessons learned.',
	severities: levels,
	header: [documentStatus],
	sections: [
		{
			id: 'summary',
			title: 'Incident Summary',
			level: 2,
			required: true,
			question: 'What would somebody who was not there have to know in one minute?',
			guidance: 'Facts without comment.',
			fields: {
				form: 'list',
				rows: [
					start,
					end,
					{ id: 'duration', label: 'Duration', required: true, placeholder: '[Minutes from first failure to recovery]' },
					severity(levels),
					{ id: 'services', label: 'Affected Systems', required: true, placeholder: '[Systems]' },
					{
						id: undefined,
						section: 'impact',
						label: 'Impact',
						required: true,
						placeholder: '[How many users, what they could not do, revenue, SLA]',
					},
					{ id: 'commander', label: 'Incident Commander', required: true, placeholder: '[Name]' },
				],
			},
			content: [],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'What happened when, detours and messages included?',
			guidance: 'Leave the gaps visible: a long wait for the right person is a finding.',
			content: [
				'| Time (UTC) | Event |',
				'|---|---|',
				'| [HH:MM] | [First alert or report] |',
				'| [HH:MM] | [First person paged] |',
				'| [HH:MM] | [First hypothesis] |',
				'| [HH:MM] | [First attempt, and what it changed] |',
				'| [HH:MM] | [Cause found] |',
				'| [HH:MM] | [Fix in place] |',
				'| [HH:MM] | [Recovered] |',
				'| [HH:MM] | [Users and stakeholders told] |',
			],
		},
		{
			id: 'rootCause',
			title: 'Root Cause Analysis',
			level: 2,
			required: true,
			question: 'Which gap in our process is behind the technical failure?',
			guidance: 'Ask why of every answer. Stop where a change to a process or a tool would have made the difference.',
			content: [
				'1. What broke? [Answer]',
				'2. Why? [Answer]',
				'3. Why? [Answer]',
				'4. Why? [Answer]',
				'5. Why? [Answer]',
				'',
				'Root cause: [The gap to close]',
			],
		},
		{
			id: 'wentWell',
			title: 'What Went Well',
			level: 2,
			required: true,
			question: 'What worked and deserves to be kept?',
			guidance: 'Times, procedures and messages that did their job.',
			content: ['- [What worked, with its number]'],
		},
		{
			id: 'wentWrong',
			title: 'What Went Wrong',
			level: 2,
			required: true,
			question: 'What exactly did not work?',
			guidance: 'One failure a line, with the value it had and the value it needs.',
			content: ['- [What did not work, with its number]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'What will change, who does it, and by when?',
			guidance: 'An item needs all three to be finished: what, who, when.',
			content: ['| Action | Owner | Due Date | Status |', '|---|---|---|---|', '| [Action] | [Name] | [YYYY-MM-DD] | Open |'],
		},
		{
			id: 'lessons',
			title: 'Lessons Learned',
			level: 2,
			required: true,
			question: 'What is the one thing that the team knows now?',
			guidance: 'One short paragraph that looks ahead.',
			content: ['[What this incident taught us]'],
		},
	],
	itemColumns: ['text', 'owner', 'due', 'status'],
};

/** A document of this template as a finished one looks. */
export const classicSample = `# Invoices sent twice after the queue moved to new hosts

<!-- postmortem-template: classic -->

- **Document status:** Reviewed

## Incident Summary

- **Start:** 2026-11-16 05:30 UTC
- **End:** 2026-11-16 07:10 UTC
- **Duration:** 100 minutes
- **Severity:** P2
- **Affected Systems:** invoice worker, mail gateway
- **Impact:** 1,940 customers received the same invoice twice; no second payment was collected
- **Incident Commander:** Salma Reyes

## Timeline

| Time (UTC) | Event |
|---|---|
| 05:30 | Impact begins: the first duplicate invoice leaves the mail gateway |
| 05:58 | Detected: alert on mail volume fires at 180% of a normal morning |
| 06:04 | The on-call engineer is paged and acknowledges |
| 06:15 | Hypothesis: two workers read the same queue |
| 06:24 | Attempt: restarting one worker did not help |
| 06:41 | Root cause identified: the new hosts use a lock store of their own |
| 06:52 | Decided to stop the old hosts because both lock stores could not be joined quickly |
| 06:55 | Mitigated: old hosts disabled, one lock store remains |
| 07:10 | Resolved: mail volume back to normal |
| 07:35 | Affected customers notified by mail |

## Root Cause Analysis

1. What broke? Two groups of workers sent every invoice of the morning run.
2. Why? Each group took its locks from a different store.
3. Why? The address of the lock store is set per host group, and the new group had its own.
4. Why? The move plan listed queues and databases and had no line for the lock store.
5. Why? The plan is copied from move to move, and nothing compares it with the real dependencies.

Root cause: a move is planned without a check that finds every shared dependency.

## What Went Well

- The volume alert, added after an earlier incident, found the problem before any customer wrote.
- Stopping the old hosts took 3 minutes because the procedure was written down.

## What Went Wrong

- The volume alert needs 28 minutes of data before it fires; 10 would be enough.
- Both groups logged under the same name, which hid the second sender for 17 minutes.

## Action Items

| Action | Owner | Due Date | Status |
|---|---|---|---|
| Give each invoice a send key that the mail gateway accepts once, verified by sending one twice (BILL-51) | Salma Reyes | 2026-12-04 | Open |
| Shorten the window of the mail volume alert to 10 minutes (BILL-52) | Piotr Zielinski | 2026-11-24 | Open |
| Write a fallback procedure for running one worker group only, tested in the December drill (BILL-53) | Amara Cole | 2026-12-01 | Open |

## Lessons Learned

Plans for a move described what we remembered, not what the services use. The next move starts from the list of connections that the hosts really open.
`;
