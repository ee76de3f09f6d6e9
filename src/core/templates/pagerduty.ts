import type { Template } from './template.ts';

export const pagerduty: Template = {
	id: 'pagerduty',
	name: 'PagerDuty',
	description: 'Built around the review meeting, with evidence for every timeline entry and the messages that go out.',
	severities: ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4', 'SEV-5'],
	header: [
		{ id: 'authors', label: 'Owner', required: true, placeholder: '[Name]' },
		{ id: 'reviewDate', label: 'Meeting scheduled for', required: true, placeholder: '[YYYY-MM-DD HH:MM UTC]' },
		{ id: 'links', label: 'Recording', required: false, placeholder: '[Link]' },
		{ id: 'status', label: 'Status', required: true, placeholder: 'Draft', choices: ['In Review', 'Reviewed', 'Closed'] },
	],
	sections: [
		{
			id: 'summary',
			title: 'Overview',
			level: 2,
			required: true,
			question: 'What were conditions, course and impact in two sentences?',
			guidance: 'For readers who stop after this section.',
			content: ['[Conditions, course and impact in two sentences]'],
		},
		{
			id: 'summary',
			title: 'What Happened',
			level: 2,
			required: true,
			question: 'What was the course of events?',
			guidance: 'A paragraph, in order, without judgement.',
			content: ['[The course of events]'],
		},
		{
			id: 'contributingFactors',
			title: 'Contributing Factors',
			level: 2,
			required: true,
			question: 'Which conditions led to it or made it worse?',
			guidance: 'Several, and none of them a person.',
			content: ['- [Condition]', '- [Condition]'],
		},
		{
			id: 'resolution',
			title: 'Resolution',
			level: 2,
			required: true,
			question: 'What solved it for now, and what will solve it for good?',
			guidance: 'Keep the two apart.',
			content: ['[What solved it for now, what will for good]'],
		},
		{
			id: 'impact',
			title: 'Impact',
			level: 2,
			required: true,
			question: 'Which exact numbers describe the damage?',
			guidance: 'Numbers, no adjectives.',
			content: [
				'- **Minutes in SEV-1 or SEV-2:** [Minutes]',
				'- **Users affected:** [Number and share]',
				'- **Requests failed:** [Number and share]',
				'- **Support tickets:** [Number]',
			],
		},
		{
			id: 'people',
			title: 'Responders',
			level: 2,
			required: false,
			question: 'Who took part, in which role?',
			guidance: 'Commander, scribe, responders.',
			content: ['- Commander: [Name]', '- Scribe: [Name]'],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'What happened when, and what shows it?',
			guidance: 'A link to a graph, log or message in every row.',
			content: [
				'| Time (UTC) | Event | Data Link |',
				'|---|---|---|',
				'| [HH:MM] | [First condition] | [Link] |',
				'| [HH:MM] | [Page] | [Link] |',
				'| [HH:MM] | [Status page updated] | [Link] |',
				'| [HH:MM] | [Mitigation] | [Link] |',
				'| [HH:MM] | [End] | [Link] |',
			],
		},
		{
			id: 'wentWell',
			alsoFills: ['wentWrong'],
			title: "How'd We Do?",
			level: 2,
			required: false,
			question: 'How was the response?',
			guidance: 'Both lists may be short.',
			content: [],
		},
		{
			id: 'wentWell',
			title: 'What Went Well?',
			level: 3,
			required: false,
			question: 'What is worth repeating?',
			guidance: 'An empty list is allowed; then delete the heading.',
			content: ['- [What is worth repeating]'],
		},
		{
			id: 'wentWrong',
			title: "What Didn't Go So Well?",
			level: 3,
			required: false,
			question: 'What is worth an action?',
			guidance: 'Each line should lead to an action below.',
			content: ['- [What is worth an action]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'Which tickets follow from this, and who owns them?',
			guidance: 'Prevention, preparation for the next time, and what is left of this review.',
			content: ['- [ ] [Action] (owner: [Name], due: [YYYY-MM-DD], ticket: [Ticket])'],
		},
		{
			id: 'messaging',
			title: 'Messaging',
			level: 2,
			required: false,
			question: 'What is said to colleagues and to customers?',
			guidance: 'Write both before the meeting ends.',
			content: ['- **Internal:** [Two sentences for colleagues]', '- **External:** [What customers should know, with an apology]'],
		},
	],
	itemColumns: ['text', 'owner', 'due', 'link'],
};

/** A document of this template as a finished one looks. */
export const pagerdutySample = `# Push notifications arrived up to 50 minutes late

<!-- postmortem-template: pagerduty -->

- **Owner:** Marta Kowalska
- **Meeting scheduled for:** 2026-11-16 10:00 UTC
- **Recording:** [call of 13 November](https://calls.example.com/1311)
- **Status:** Reviewed

## Overview

On 13 November push notifications arrived up to 50 minutes late because one partition of the queue received most of the traffic. 12% of all notifications of that hour were delayed, none was lost.

## What Happened

A customer migrated all of its devices to one account. Notifications are spread over the partitions by account, so one of 16 partitions had to carry nine times its usual load, and its consumer fell behind.

## Contributing Factors

- The account is the only key for spreading, with no upper limit for one account.
- Consumers cannot be added to a single partition.
- The alert looks at the average delay, which stayed below its threshold for 21 minutes.

## Resolution

For now the large account is spread by device. The spreading of all accounts above 50,000 devices will follow in December.

## Impact

- **Minutes in SEV-1 or SEV-2:** 64
- **Users affected:** 118,000 (9%)
- **Requests failed:** 0; 412,000 notifications (12%) were late
- **Support tickets:** 17

## Responders

- Commander: Marta Kowalska
- Scribe: Leo Arnaud

## Timeline

| Time (UTC) | Event | Data Link |
|---|---|---|
| 08:10 | Impact begins: delay of partition 7 grows | [delay](https://grafana.example.com/d/1) |
| 08:31 | Alert on average delay fires, the on-call engineer is paged | [alert](https://alerts.example.com/9) |
| 08:35 | The on-call engineer acknowledges | [channel](https://chat.example.com/p/1) |
| 08:44 | Status page updated | [message](https://status.example.com/44) |
| 08:52 | Root cause identified: one account fills partition 7 | [query](https://logs.example.com/q/7) |
| 08:55 | Decided to spread that account by device because waiting would take 3 hours | [channel](https://chat.example.com/p/2) |
| 09:02 | Mitigated: new spreading deployed for the account | [deploy](https://ci.example.com/b/512) |
| 09:14 | Resolved: delay of all partitions below 5 seconds | [delay](https://grafana.example.com/d/1) |

## How'd We Do?

### What Went Well?

- Spreading by device existed behind a flag and was live 7 minutes after the decision.

### What Didn't Go So Well?

- 21 minutes passed before the alert, since it averages over 16 partitions.

## Action Items

- [ ] Alert on the delay of each partition above 60 seconds (owner: Leo Arnaud, due: 2026-11-27, ticket: PUSH-210)
- [ ] Spread every account above 50,000 devices by device so that none fills a partition (owner: Marta Kowalska, due: 2026-12-11, ticket: PUSH-211)
- [ ] Write a runbook page for the spreading flag, tested in the December drill (owner: Ana Sousa, due: 2026-12-04, ticket: PUSH-212)

## Messaging

- **Internal:** 12% of notifications were up to 50 minutes late on 13 November; the review is on this page.
- **External:** Some push notifications arrived late on 13 November. None was lost. We are sorry, and we have changed how large accounts are handled.
`;
