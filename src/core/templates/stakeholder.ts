import { documentStatus, end, incidentStatus, severity, start } from './header-fields.ts';
import type { Template } from './template.ts';

const levels = ['Critical', 'High', 'Medium', 'Low'];
const actionTable = [
	'| Action | Owner | Due | Ticket | Status |',
	'|---|---|---|---|---|',
	'| [Action] | [Name] | [YYYY-MM-DD] | [Ticket] | Open |',
];

export const stakeholder: Template = {
	id: 'stakeholder',
	name: 'Stakeholder',
	description: 'Opens with what management and sales need, and sorts actions by urgency.',
	severities: levels,
	header: [
		{ id: 'id', label: 'Incident ID', required: true, placeholder: '[INC-YYYY-NNN]' },
		severity(levels),
		{ ...incidentStatus, required: false },
		documentStatus,
		start,
		end,
		{ id: 'services', label: 'Services', required: true, placeholder: '[Services]' },
		{ id: 'category', label: 'Category', required: true, placeholder: '[Area - cause]' },
	],
	sections: [
		{
			id: 'summary',
			title: 'Executive Summary',
			level: 2,
			required: true,
			question: 'What happened, for how long, to whom, and what fixed it?',
			guidance: 'Three to five sentences without technical terms that need a dictionary.',
			content: ['[What happened, how long, who was affected, what fixed it]'],
		},
		{
			id: 'impact',
			title: 'Impact Details',
			level: 2,
			required: true,
			question: 'How many users, how much revenue, which services?',
			guidance: 'Measured values; write “none” where there was none.',
			content: [
				'- **User Impact:** [How many users, which share]',
				'- **Revenue Impact:** [Estimate in USD]',
				'- **Service Impact:** [Services and endpoints, and how degraded]',
			],
		},
		{
			id: 'timeline',
			title: 'Timeline',
			level: 2,
			required: true,
			question: 'When was it detected, communicated, mitigated and resolved?',
			guidance: 'These four moments at least, and the first failure before them.',
			content: [
				'| Time (UTC) | Phase | Event |',
				'|---|---|---|',
				'| [HH:MM] | Start | [First failure] |',
				'| [HH:MM] | Detection | [First alert] |',
				'| [HH:MM] | Communication | [Status page updated] |',
				'| [HH:MM] | Mitigation | [Temporary fix] |',
				'| [HH:MM] | Resolution | [Back to 100%] |',
			],
		},
		{
			id: 'rootCause',
			title: 'Root Cause Analysis',
			level: 2,
			required: true,
			question: 'Which systemic failure is behind the symptom?',
			guidance: 'Ask why of each answer. If an answer is a person, ask what made that action possible.',
			content: [
				'1. Why did users notice? [Answer]',
				'2. Why? [Answer]',
				'3. Why? [Answer]',
				'4. Why? [Answer]',
				'5. Why? [Answer]',
				'',
				'Root cause: [The systemic failure]',
			],
		},
		{
			id: 'wentWell',
			title: 'What Went Well',
			level: 2,
			required: false,
			question: 'Which successes are worth telling?',
			guidance: 'Safeguards that held, people who kept others informed.',
			content: ['- [A safeguard that held]'],
		},
		{
			id: 'actionItems',
			title: 'Action Items',
			level: 2,
			required: true,
			question: 'What happens at once, soon, and in the long run?',
			guidance: 'P0 within 24 hours, P1 within 30 days, P2 within 90. Every row is a ticket.',
			content: [
				'### P0 (Immediate)',
				'',
				...actionTable,
				'',
				'### P1 (Near-term)',
				'',
				...actionTable,
				'',
				'### P2 (Long-term)',
				'',
				...actionTable,
			],
		},
	],
	itemColumns: ['text', 'owner', 'due', 'link', 'status'],
};

/** A document of this template as a finished one looks. */
export const stakeholderSample = `# Partner API rejected requests after a certificate expired

<!-- postmortem-template: stakeholder -->

- **Incident ID:** INC-2026-117
- **Severity:** High
- **Status:** Resolved
- **Document status:** Reviewed
- **Start:** 2026-11-19 00:00 UTC
- **End:** 2026-11-19 01:25 UTC
- **Services:** partner-api, billing-export
- **Category:** Infrastructure - certificates

## Executive Summary

On 19 November our partner API rejected all requests for 85 minutes. The certificate of its gateway had run out at midnight UTC. Of 74 partners 22 were active at that time and could not place orders. A new certificate ended the outage, and renewal is now checked every day.

## Impact Details

- **User Impact:** 22 of 74 partners; 3,480 requests were rejected
- **Revenue Impact:** about 11,000 USD in orders, of which 9,200 USD were placed later
- **Service Impact:** partner-api rejected 100% of calls; billing-export ran 2 hours late

## Timeline

| Time (UTC) | Phase | Event |
|---|---|---|
| 00:00 | Start | Impact begins: the gateway's certificate expires, calls are rejected |
| 00:07 | Detection | Synthetic check fails twice, alert fires |
| 00:12 | Response | The on-call engineer acknowledges |
| 00:26 | Diagnosis | Root cause identified: the renewal job stopped in October |
| 00:31 | Communication | Status page updated, partners notified by mail |
| 00:44 | Decision | Decided to issue the certificate by hand because the renewal job needs a new token |
| 01:10 | Mitigation | Mitigated: new certificate deployed to the first of two gateways |
| 01:25 | Resolution | Resolved: both gateways accept 100% of calls |

## Root Cause Analysis

1. Why did partners notice? Their calls were rejected by the gateway.
2. Why? The gateway's certificate had expired.
3. Why? The renewal job had not run since 21 October.
4. Why? Its access token was revoked in a clean-up, and the job has no check that reports a missing run.
5. Why? Renewal counts as automated, so the review of scheduled jobs does not include it.

Root cause: scheduled jobs that protect production are outside of the review that would notice when they stop.

## What Went Well

- The synthetic check found the outage 7 minutes after it began, at midnight.
- Partners had a message within 31 minutes, before the first of them wrote.

## Action Items

### P0 (Immediate)

| Action | Owner | Due | Ticket | Status |
|---|---|---|---|---|
| Issue a new token for the renewal job and run it once | Olga Petrova | 2026-11-19 | OPS-301 | Done, verified 2026-11-20 |

### P1 (Near-term)

| Action | Owner | Due | Ticket | Status |
|---|---|---|---|---|
| Alert when a certificate has fewer than 21 days left | Kofi Mensah | 2026-11-30 | OPS-302 | Open |
| Write a runbook page for issuing a certificate by hand, tested by issuing one on staging | Olga Petrova | 2026-12-05 | OPS-303 | Open |

### P2 (Long-term)

| Action | Owner | Due | Ticket | Status |
|---|---|---|---|---|
| Review every scheduled job twice a year and report those without a run so that none stops unseen | Clara Stein | 2027-01-29 | OPS-304 | Open |
`;
