import { documentStatus, end, severity, start } from './header-fields.ts';
import type { Template } from './template.ts';

const levels = ['Critical', 'Major', 'Minor'];

export const detailed: Template = {
	id: 'detailed',
	name: 'Detailed',
	description: 'A summary table and exact UTC times, for incidents that people outside the team will look up later.',
	severities: levels,
	header: [documentStatus, start, end],
	sections: [
		{
			id: 'summary',
			title: 'Incident Summary',
			level: 2,
			required: true,
			question: 'What are the facts at a glance?',
			guidance: 'One value a row. The duration runs from the first failure to the confirmed recovery.',
			fields: {
				form: 'table',
				rows: [
					{ id: 'title', label: 'Incident title', required: true, placeholder: '[Effect and system]' },
					{ id: 'date', label: 'Date', required: true, placeholder: '[YYYY-MM-DD]' },
					{ id: 'duration', label: 'Duration', required: true, placeholder: '[Minutes]' },
					severity(levels),
					{
						id: 'detectedBy',
						label: 'Detection method',
						required: true,
						placeholder: '[Alert, customer report or own observation]',
					},
					{ id: 'timeToDetect', label: 'Time to detect', required: true, placeholder: '[Minutes from first failure to first alert]' },
					{ id: 'services', label: 'Services affected', required: true, placeholder: '[Services and endpoints]' },
					{
						id: undefined,
						section: 'impact',
						label: 'Customer impact',
						required: true,
						placeholder: '[How many users, which error rate, revenue]',
					},
					{ id: 'commander', label: 'Incident commander', required: true, placeholder: '[Name]' },
				],
			},
			content: [],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'Which events happened at which minute?',
			guidance: 'To the minute, from the monitoring record rather than from memory.',
			content: [
				'| Time (UTC) | Event |',
				'|---|---|',
				'| [HH:MM] | [The change or event before it] |',
				'| [HH:MM] | [First failure] |',
				'| [HH:MM] | [Alert] |',
				'| [HH:MM] | [Acknowledged] |',
				'| [HH:MM] | [Cause found] |',
				'| [HH:MM] | [Decision, and its reason] |',
				'| [HH:MM] | [Mitigation] |',
				'| [HH:MM] | [Recovery confirmed] |',
			],
		},
		{
			id: 'rootCause',
			title: 'Root Cause',
			level: 2,
			required: true,
			question: 'What broke, why did it break, and why did no safeguard stop it?',
			guidance: 'Exact enough that an engineer from another team could explain it onwards.',
			content: ['[What broke, why, and which safeguard did not catch it]'],
		},
		{
			id: 'contributingFactors',
			title: 'Contributing Factors',
			level: 2,
			required: true,
			question: 'Which conditions turned the trigger into an incident?',
			guidance: 'Differences between staging and production, missing tests, timing, limits without headroom.',
			content: ['- [Condition]', '- [Condition]'],
		},
		{
			id: 'wentWell',
			title: 'What Went Well',
			level: 2,
			required: true,
			question: 'Which preparation paid off?',
			guidance: 'With the number that shows it.',
			content: ['- [What paid off]'],
		},
		{
			id: 'wentWrong',
			title: "What Didn't Go Well",
			level: 2,
			required: true,
			question: 'Which weak points did the response meet?',
			guidance: 'Weak points of tools and process, not of people.',
			content: ['- [Weak point, and what it cost]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'Which commitments prevent this class of incidents?',
			guidance: 'Specific, achievable, measurable, and one person each. Three that get done beat fifteen that do not.',
			content: ['| Action Item | Owner | Deadline | Status |', '|---|---|---|---|', '| [Action] | [Name] | [YYYY-MM-DD] | 🔲 Open |'],
		},
	],
	itemColumns: ['text', 'owner', 'due', 'status'],
};

/** A document of this template as a finished one looks. */
export const detailedSample = `# Search answered with stale prices during an index rebuild

<!-- postmortem-template: detailed -->

- **Document status:** Reviewed
- **Start:** 2026-11-17 13:02 UTC
- **End:** 2026-11-17 13:49 UTC

## Incident Summary

| Field | Value |
|---|---|
| Incident title | Search answered with stale prices during an index rebuild |
| Date | 2026-11-17 |
| Duration | 47 minutes |
| Severity | Major |
| Detection method | Alert on price differences |
| Time to detect | 4 minutes |
| Services affected | search-api, listing pages |
| Customer impact | 6,200 visitors saw prices up to 3 days old; 48 orders needed a correction |
| Incident commander | Hana Novak |

## Timeline

| Time (UTC) | Event |
|---|---|
| 12:58 | Rebuild of the product index started by the weekly job |
| 13:02 | Impact begins: search reads from the snapshot of 14 November |
| 13:06 | Alert fires: price difference between search and catalogue above 1% |
| 13:09 | The on-call engineer acknowledges |
| 13:21 | Root cause identified: the alias points at the snapshot, the live index is being rebuilt |
| 13:24 | Decided to switch the alias back because the rebuild needs another hour |
| 13:31 | Mitigated: alias switched to the previous live index |
| 13:36 | Status page updated, support informed |
| 13:49 | Resolved: price difference back to 0.0%, recovery confirmed by monitoring |

## Root Cause

The weekly rebuild moves the search alias to the newest snapshot while it runs. Since the change of 3 November snapshots are taken twice a week instead of daily, and nothing in the rebuild compares the age of a snapshot with a limit. The rebuild therefore served prices that were three days old.

## Contributing Factors

- The snapshot schedule and the rebuild live in two repositories, and no test covers both.
- In staging every snapshot is fresh, so the effect cannot be seen there.
- The rebuild runs at 13:00, the hour with the most visitors.

## What Went Well

- The price comparison alert fired 4 minutes after the first stale answer.
- Switching the alias is one documented command and took less than a minute.

## What Didn't Go Well

- Finding out which index served the answers took 12 minutes, since the API does not report it.
- The list of the 48 affected orders had to be put together by hand.

## Action Items

| Action Item | Owner | Deadline | Status |
|---|---|---|---|
| Stop the rebuild when the snapshot is older than 26 hours (FIND-61) | Hana Novak | 2026-11-27 | 🔲 Open |
| Alert on the age of the index that answers, from a new response header, verified by an old index on staging (FIND-62) | Felix Braun | 2026-12-04 | 🔲 Open |
| Keep the previous live index as a fallback until the rebuild is complete, tested by a rebuild that fails (FIND-63) | Yuki Tan | 2026-12-08 | 🔲 Open |
`;
