import { documentStatus, end, incidentStatus, severity, start } from './header-fields.ts';
import type { Template } from './template.ts';

const levels = ['S1', 'S2', 'S3', 'S4'];

export const smallTeam: Template = {
	id: 'small-team',
	name: 'Small team',
	description: 'Short and complete: impact, detection, timeline, causes, and actions that somebody verifies.',
	severities: levels,
	header: [severity(levels), incidentStatus, documentStatus, start, end],
	sections: [
		{
			id: 'impact',
			title: 'Customer Impact',
			level: 2,
			required: true,
			question: 'Who was affected, in what way, and how many of them?',
			guidance: 'Numbers first: users, requests or orders, their share of all, minutes. Say what those people saw.',
			content: ['[Who could not do what, how many, for how long]'],
		},
		{
			id: 'detection',
			title: 'Detection',
			level: 2,
			required: true,
			question: 'How was the incident noticed, and how long after it began?',
			guidance: 'An alert, a dashboard or a customer? If no alert fired, name the one that was missing.',
			content: ['[What told us, and how many minutes after the start]'],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'What happened when, and what was decided why?',
			guidance: 'Facts in order. Put decisions in as well, each with its reason, also those not to act.',
			content: [
				'All times in UTC.',
				'',
				'| Time | Event |',
				'|---|---|',
				'| [HH:MM] | [First failure] |',
				'| [HH:MM] | [Detected by] |',
				'| [HH:MM] | [Decision, and its reason] |',
				'| [HH:MM] | [Mitigation] |',
				'| [HH:MM] | [All clear] |',
			],
		},
		{
			id: 'rootCause',
			title: 'Root Cause',
			level: 2,
			required: true,
			question: 'What failed, and why did the system allow it?',
			guidance:
				'Two halves: the technical failure, and the gap in how we build or run things that let it through. Mark guesses as guesses.',
			content: ['[What failed technically, and which missing safeguard let it happen]'],
		},
		{
			id: 'contributingFactors',
			title: 'Contributing Factors',
			level: 2,
			required: true,
			question: 'Which conditions made it possible, longer or worse?',
			guidance: 'At least two, each a condition that could be changed. The best actions come from this list.',
			content: ['- [A condition that let it through]', '- [A condition that made it last longer]'],
		},
		{
			id: 'wentWell',
			title: 'What Went Well',
			level: 2,
			required: false,
			question: 'What helped, and should stay as it is?',
			guidance: 'Tools, habits and preparations that shortened the incident.',
			content: ['- [What helped]'],
		},
		{
			id: 'wentWrong',
			title: "What Didn't",
			level: 2,
			required: false,
			question: 'Where did tools, information or process get in the way?',
			guidance: 'One exact observation for each line: what was missing, and what that cost.',
			content: ['- [What was missing, and what it cost]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'What will be changed, by whom, until when, and how will we know that it worked?',
			guidance: 'Few and small. One person each, a date, a ticket, and the check that closes it. Think of detection and mitigation too.',
			content: [
				'| Action | Owner | Priority | Due | Status | Verification | Link |',
				'|---|---|---|---|---|---|---|',
				'| [Action] | [Name] | [P1] | [YYYY-MM-DD] | Open | [How we will know] | [Ticket] |',
			],
		},
	],
	itemColumns: ['text', 'owner', 'priority', 'due', 'status', 'verification', 'link'],
};

/** A document of this template as a finished one looks. */
export const smallTeamSample = `# Checkout declined cards after payment retries were removed

<!-- postmortem-template: small-team -->

- **Severity:** S2
- **Status:** Resolved
- **Document status:** Reviewed
- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC

## Customer Impact

Of 5,120 checkout attempts, 870 (17%) ended with a generic error during 52 minutes. Support received 14 tickets. No card was charged twice, and 610 of those customers completed their order later that day.

## Detection

A customer wrote to support at 09:26, 14 minutes after the first failure. The payment service had an alert on availability and none on declined payments.

## Timeline

All times in UTC.

| Time | Event |
|---|---|
| 09:05 | Release 412 of the checkout service is live |
| 09:12 | Impact begins: the first payments time out |
| 09:26 | Detected: a customer reports a failed payment to support |
| 09:31 | The on-call engineer acknowledges and opens the incident channel |
| 09:40 | Decided not to roll back because release 412 had already changed the order table |
| 09:44 | Status page updated: some card payments fail |
| 09:58 | Hotfix deployed: retries restored with a budget of two attempts |
| 10:04 | Resolved: declined payments are back to the usual 0.4% |

## Root Cause

Release 412 merged two error handlers and dropped the retry that had absorbed short timeouts of the card processor. The change passed because no test simulates a slow processor and the review checklist has no entry for retry behaviour.

## Contributing Factors

- Declined payments had no alert, so the first signal was a customer.
- Releases that change the order table cannot be rolled back with the one-step procedure.
- The processor was slower than usual that morning, with a p99 of 4.1 seconds instead of 1.2.

## What Went Well

- Logs carried the processor's answer, which showed the timeouts within five minutes.
- The hotfix went through the normal pipeline in 11 minutes.

## What Didn't

- Support had no direct line to the on-call engineer; forwarding the first ticket took 5 minutes.
- The runbook described a rollback and no way forward without one.

## Action Items

| Action | Owner | Priority | Due | Status | Verification | Link |
|---|---|---|---|---|---|---|
| Page when declined payments exceed 3% for 2 minutes | Mara Lindt | P1 | 2026-11-27 | Open | Fire it on staging with a stubbed processor | PAY-412 |
| Test checkout against a processor that answers after 5 seconds | Jonas Weber | P1 | 2026-12-04 | Open | The test fails on release 412 | PAY-413 |
| Write a runbook page for moving forward when a rollback is blocked | Ines Duarte | P2 | 2026-12-11 | Open | Used in the December drill | PAY-414 |
`;
