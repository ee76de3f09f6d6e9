import { documentStatus, end, incidentStatus, severity, start } from './header-fields.ts';
import type { Template } from './template.ts';

const levels = ['S1', 'S2', 'S3', 'S4'];

export const onePage: Template = {
	id: 'one-page',
	name: 'One page',
	description: 'Everything on one page, with actions in three buckets: prevention, detection, mitigation.',
	severities: levels,
	header: [severity(levels), { ...incidentStatus, required: false }, documentStatus, start, end],
	sections: [
		{
			id: 'summary',
			title: 'Summary',
			level: 2,
			required: true,
			question: 'What broke, for whom, for how long, and how did it end?',
			guidance: 'Two or three sentences that somebody outside engineering understands.',
			content: ['[What broke, who noticed it, how long it lasted, what ended it]'],
		},
		{
			id: 'impact',
			title: 'Impact',
			level: 2,
			required: true,
			question: 'How many users, requests or orders, and for how many minutes?',
			guidance: 'Numbers only. An estimate is fine when it says that it is one.',
			content: ['[How many users or requests, which share, how many minutes]'],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'When did each of the six moments happen?',
			guidance: 'Take the times from monitoring and chat. No reasons here, they come below.',
			content: [
				'All times in UTC.',
				'',
				'| Time | Event |',
				'|---|---|',
				'| [HH:MM] | [First failed check] |',
				'| [HH:MM] | [First alert] |',
				'| [HH:MM] | [First person on it] |',
				'| [HH:MM] | [What the diagnosis turned on] |',
				'| [HH:MM] | [Mitigation] |',
				'| [HH:MM] | [All clear] |',
			],
		},
		{
			id: 'rootCause',
			title: 'Root Cause',
			level: 2,
			required: true,
			question: 'Which condition of the system let the trigger become an outage?',
			guidance: 'Start at what users saw and ask why until the answer is something you can change. It may take more or fewer than five.',
			content: [
				'1. Why did users see it? [Answer]',
				'2. Why did that happen? [Answer]',
				'3. Why was that possible? [Answer]',
				'4. Why did nothing stop it? [Answer]',
				'5. Why was it not noticed earlier? [Answer]',
				'',
				'Root cause: [The condition to change]',
			],
		},
		{
			id: 'wentWell',
			alsoFills: ['wentWrong'],
			title: 'What Went Well / What Was Hard',
			level: 2,
			required: false,
			question: 'What helped, and where was the friction?',
			guidance: 'Keep the first list, spend the next weeks on the second.',
			content: ['- Well: [What helped]', '- Hard: [Where it took longer than it had to]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'What will prevent it, what will show it sooner, what will make it smaller?',
			guidance: 'Each fits into a week and has one owner, a date and a ticket. An empty bucket is worth a second thought.',
			content: [
				'| Action | Bucket | Owner | Due | Tracking |',
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
export const onePageSample = `# Sign-in returned 503 while session storage was full

<!-- postmortem-template: one-page -->

- **Severity:** S1
- **Status:** Resolved
- **Document status:** Reviewed
- **Start:** 2026-11-18 21:40 UTC
- **End:** 2026-11-18 22:22 UTC

## Summary

Nobody could sign in for 42 minutes because the session storage had no memory left. People who were already signed in kept working. Raising the memory limit ended it.

## Impact

All 2,310 sign-in attempts between 21:40 and 22:22 failed, from about 1,450 people. Support received 31 messages. Sessions that existed before 21:40 were not affected.

## Timeline

All times in UTC.

| Time | Event |
|---|---|
| 21:40 | Impact begins: first failed check on the sign-in page |
| 21:42 | Alert fires: sign-in success below 90% |
| 21:49 | The on-call engineer acknowledges the page |
| 22:03 | Root cause identified: storage rejects writes, memory at 100% |
| 22:06 | Status page updated |
| 22:09 | Decided to raise the limit because deleting sessions would sign everybody out |
| 22:15 | Mitigated: the storage restarted with 8 GB instead of 4 GB |
| 22:22 | Resolved: sign-in success is back to 99.8% |

## Root Cause

1. Why could nobody sign in? The session storage refused new entries.
2. Why did it refuse them? Its memory was used up, and it is set to reject rather than to evict.
3. Why was the memory used up? Sessions of the new mobile client live for 90 days instead of 14.
4. Why did the longer life go live? The default of the client library was taken over without a capacity check.
5. Why was the growth not noticed? Memory of the storage is on a dashboard and on no alert.

Root cause: the lifetime of sessions can change without a review of the capacity behind it.

## What Went Well / What Was Hard

- Well: the alert fired 2 minutes after the first failure.
- Hard: the runbook had no entry for a full storage, so 14 minutes went into reading its manual.

## Action Items

| Action | Bucket | Owner | Due | Tracking |
|---|---|---|---|---|
| Reject a session lifetime above 30 days in the build | Prevention | Noor Haddad | 2026-11-27 | AUTH-88 |
| Page when session storage memory exceeds 80% for 10 minutes | Detection | Tom Okafor | 2026-11-25 | AUTH-89 |
| Add a runbook page for resizing the storage, tested by a resize on staging | Mitigation | Lena Brandt | 2026-12-02 | AUTH-90 |
`;
