import assert from 'node:assert/strict';
import { draftPostmortem } from '../../../src/core/import/draft.ts';
import { recognisePayload } from '../../../src/core/import/recognise-payload.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { defaultTemplate } from '../../../src/core/templates/index.ts';
import { lintText } from '../../support/lint-text.ts';
import { payloadFiles, payloadOf } from '../../support/payload-files.ts';

interface Expected {
	readonly header: readonly string[];
	readonly timeline: readonly string[];
	readonly says?: readonly string[];
	readonly missing: string;
}

const payloads: { readonly [name: string]: Expected } = {
	'pagerduty-rest.json': {
		header: [
			'# Checkout: card payments declined above 3%',
			'- **Severity:** S2',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-20 09:14:05 UTC',
			'- **End:** 2026-11-20 10:06:31 UTC',
			'- **Incident ID:** 4217',
			'- **Services:** checkout-api',
		],
		timeline: [
			'2026-11-20 09:14:05 | checkout-api: Triggered through the Events API.',
			'2026-11-20 09:14:11 | checkout-api: Push notification sent to Mara Lindt.',
			'2026-11-20 09:19:12 | Mara Lindt: Acknowledged',
			'2026-11-20 09:31:40 | Jonas Weber: Processor p99 is 4.1 s instead of 1.2 s',
			'2026-11-20 09:44 | Note added by Jonas Weber: Release 412 dropped the retry \\| rolling forward',
			'2026-11-20 10:06:31 | Resolved by Mara Lindt.',
		],
		says: [
			'> Region: eu-central',
			'- Payments (Team)',
			'Severity in PagerDuty: P2',
			'PagerDuty id: Q1XK7V2M9TB4LD',
			'Urgency: high',
			'escalation_policy.summary: Payments on-call',
			'[PagerDuty incident](https://lindenshop.pagerduty.com/incidents/Q1XK7V2M9TB4LD)',
		],
		missing: '',
	},
	'pagerduty-webhook.json': {
		header: [
			'# Sign-in success below 90%',
			'- **Severity:** [S1 to S4]',
			'- **Status:** Investigating',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-18 21:42:07 UTC',
			'- **End:** [YYYY-MM-DD HH:MM UTC]',
			'- **Incident ID:** 88',
			'- **Services:** session-store',
		],
		timeline: ['2026-11-18 21:42:07 | session-store: Triggered'],
		says: ['Status in PagerDuty: triggered', 'PagerDuty id: Q0SESSION7', '- Noor Haddad (Assignee)'],
		missing: 'severity, end',
	},
	'opsgenie.json': {
		header: [
			'# Map tiles in Europe answer with 503',
			'- **Severity:** S1',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-14 10:31 UTC',
			'- **End:** 2026-11-14 11:09:30 UTC',
			'- **Incident ID:** 1791',
			'- **Services:** tile-renderer, tile-cache',
		],
		timeline: [
			'2026-11-14 10:52 | samir@example.com: Retries blocked at the edge',
			'2026-11-14 10:58:20 | ruth@example.com: Caches are started in groups of four',
		],
		says: ['Severity in Opsgenie: P1', 'tags: europe', 'extraProperties.release: 2026.46.1', '- Maps (Owner team)'],
		missing: '',
	},
	'statuspage.json': {
		header: [
			'# Uploads fail for some customers',
			'- **Severity:** S2',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-07-10 15:20 UTC',
			'- **End:** 2026-07-10 16:05 UTC',
			'- **Incident ID:** p31zjtct2jer',
			'- **Services:** File uploads',
		],
		timeline: [
			'2026-07-10 15:27 | Investigating: 38% of uploads fail. We are looking into it. (File uploads: operational → partial outage)',
			'2026-07-10 15:55 | Monitoring: A fix is in place and we are watching the results.',
			'2026-07-10 16:05 | Resolved: Uploads work again. We will publish a review. (File uploads: partial outage → operational)',
		],
		says: ['> #### Timeline', '> &lt;!-- postmortem-disable -->', '> #### Action items', 'page.name: Linden Status'],
		missing: '',
	},
	'incident-io.json': {
		header: [
			'# Partner API rejects requests',
			'- **Severity:** [S1 to S4]',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-19 00:00 UTC',
			'- **End:** 2026-11-19 01:25 UTC',
			'- **Incident ID:** INC-482',
			'- **Services:** partner-api, billing-export',
			'- **Incident commander:** Olga Petrova',
		],
		timeline: [
			'2026-11-19 00:00 | Impact started',
			'2026-11-19 00:07 | Reported',
			'2026-11-19 00:26 | Kofi Mensah: The renewal job stopped in October; status: Fixing; severity: Major',
			'2026-11-19 01:10 | Olga Petrova: New certificate is on the first gateway; status: Monitoring',
			'2026-11-19 01:25 | Fixed',
			'2026-11-20 08:00 | Closed in incident.io',
		],
		says: [
			'| Issue a new token for the renewal job | Olga Petrova | Urgent | [YYYY-MM-DD] | Done 2026-11-20 | [How we will know] | [OPS-301](https://tracker.example/browse/OPS-301) |',
			'| Alert when a certificate has fewer than 21 days left | [Name] | [P1] | [YYYY-MM-DD] | Open | [How we will know] | [Ticket] |',
			"| Move the gateway to another vendor | [Name] | [P1] | [YYYY-MM-DD] | Won't do | [How we will know] | [Ticket] |",
			'Partners affected: 22',
			'Slack channel: #inc-482-partner-api',
		],
		missing: 'severity',
	},
	'alertmanager.json': {
		header: [
			'# Search answers with errors',
			'- **Severity:** S1',
			'- **Status:** Ongoing',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-17 13:02 UTC',
			'- **End:** [YYYY-MM-DD HH:MM UTC]',
			'- **Incident ID:** {}:{alertname="SearchErrors"}',
			'- **Services:** search-api',
		],
		timeline: [
			'2026-11-17 13:02 | Alert fires: SearchErrors: Search answers with errors (search-1:8080)',
			'2026-11-17 13:06:20 | Alert fires: SearchErrors: Search answers with errors (search-2:8080)',
			'2026-11-17 13:31 | Alert is resolved: SearchErrors: Search answers with errors (search-1:8080)',
		],
		says: ['The payload leaves out more alerts: 3.', '- [Runbook](https://runbooks.example/search)', 'receiver: search-oncall'],
		missing: 'end',
	},
	'grafana.json': {
		header: [
			'# \\[RESOLVED\\] Queue delay (Push)',
			'- **Severity:** S2',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-13 07:31 UTC',
			'- **End:** 2026-11-13 09:14 UTC',
			'- **Incident ID:** c6eadffa33fcdf37',
		],
		timeline: ['2026-11-13 07:31 | Alert fires: Queue delay', '2026-11-13 09:14 | Alert is resolved: Queue delay'],
		says: ['> \\*\\*Resolved\\*\\*', '- [Panel](https://grafana.example/d/push?viewPanel=2)', 'receiver: Ops webhook'],
		missing: '',
	},
	'grafana-incident.json': {
		header: [
			'# Parcel labels print \\| twice',
			'- **Severity:** S2',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-16 07:10 UTC',
			'- **End:** 2026-11-16 08:54 UTC',
			'- **Incident ID:** 77',
			'- **Services:** label-printer',
			'- **Incident commander:** Tove Dahl',
		],
		timeline: [
			'2026-11-16 07:12 | Tove Dahl: Packing line 3 reports pairs of labels',
			'2026-11-16 07:30 | Tove Dahl: Severity changed',
			'2026-11-16 08:54 | Emeka Obi: Standby server disabled<br># no repeats since 08:54',
		],
		says: [
			'| Give each print job a key \\| so that a repeat is dropped | Emeka Obi | [P1] | [YYYY-MM-DD] | In progress | [How we will know] | [Ticket] |',
			'| Tell the carriers which parcels have two labels | [Name] | [P1] | [YYYY-MM-DD] | Done | [How we will know] | [Ticket] |',
			'- Emeka Obi (investigator)',
			'- [Grafana incident](https://linden.grafana.example/a/grafana-incident-app/incidents/77)',
			'squad: warehouse',
			'Severity in Grafana Incident: Major',
		],
		missing: '',
	},
	'slack-export': {
		header: [
			'# [Effect and system]',
			'- **Severity:** [S1 to S4]',
			'- **Status:** [Monitoring or Resolved]',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-17 13:03 UTC',
			'- **End:** 2026-11-18 01:00 UTC',
			'- **Incident ID:** inc-search',
		],
		timeline: [
			'2026-11-17 13:03 | hana.n: Search shows old prices & nobody knows why, see the dashboard (https://grafana.example/d/search)',
			'2026-11-17 13:30 | ↳ Felix Braun: Confirmed by @U0UNKNOWN as well',
			'2026-11-17 13:21 | Felix Braun: @hana.n the alias points at the snapshot<br>\\`\\`\\`GET \\_alias \\| head\\`\\`\\`',
			'2026-11-18 01:00 | deploybot: Index rebuild is done @channel',
		],
		says: ['[5].text: set the channel topic: stale prices'],
		missing: 'title, severity',
	},
	mortician: {
		header: [
			'# Invoices sent twice',
			'- **Severity:** S2',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-16 05:30 UTC',
			'- **End:** [YYYY-MM-DD HH:MM UTC]',
			'- **Incident ID:** 2026-11-16-invoices',
			'- **Services:** invoice-worker, mail-gateway',
		],
		timeline: ['2026-11-16 05:30 | First duplicate invoice leaves the gateway', '2026-11-16 06:55 | Old hosts disabled'],
		says: [
			'| Give each invoice a send key | Salma Reyes | [P1] | 2026-12-04 | Open | [How we will know] | [Ticket] |',
			'> #### Timeline',
			'customer_tier: enterprise',
			'- Salma Reyes (Author)',
		],
		missing: 'end',
	},
	'metrics-export.json': {
		header: [
			'# [Effect and system]',
			'- **Severity:** S1',
			'- **Status:** [Monitoring or Resolved]',
			'- **Document status:** Draft',
			'- **Start:** [YYYY-MM-DD HH:MM UTC]',
			'- **End:** [YYYY-MM-DD HH:MM UTC]',
			'- **Incident ID:** INC-2026-117',
			'- **Services:** login, edge-proxy',
			'- **Category:** Infrastructure - DNS Configuration',
		],
		timeline: ["2026-11-11 08:00 | Alert 'HighErrorRate' fired", '2026-11-11 08:05 | On-call engineer acknowledged the page'],
		says: ['- Error rate peak: 45%', '- Latency p99: 12500ms', 'Severity in Incident data: Critical'],
		missing: 'title, start, end',
	},
	'full.incident.json': {
		header: [
			'# Report export queued behind one customer',
			'- **Severity:** S3',
			'- **Status:** Resolved',
			'- **Document status:** Draft',
			'- **Start:** 2026-11-12 08:41 UTC',
			'- **End:** 2026-11-12 08:50 UTC',
			'- **Incident ID:** INC-31',
			'- **Services:** exports',
			'- **Incident commander:** Bea Hoffmann',
			'- **Category:** Capacity',
		],
		timeline: [
			'2026-11-12 08:41 | monitor: First export waits',
			'2026-11-12 08:41 | Queue length alert fires',
			'2026-02-30T08:47:00Z | Typed by hand',
			'2026-11-12 08:50 | Queue is empty',
		],
		says: [
			'| Limit running exports to 5 for each customer | Bea Hoffmann | P1 | 2026-11-26 | Open | [How we will know] | [EXP-7](https://tracker.example/EXP-7) |',
			'- Igor Marin (Scribe)',
			'- [Queue dashboard](https://grafana.example/d/queue)',
			'shift: morning',
		],
		missing: '',
	},
};

describe('incident payloads', () => {
	it('of our own form may call things as others do', () => {
		const item = { description: 'Limit exports', assignee: 'Bea', due_date: '2026-12-01', ticket: 'EXP-7' };
		const [recognised] = recognisePayload(payloadOf({ title: 'Exports wait', severity: 'S3', timeline: [], actionItems: [item] }));
		assert.deepEqual(recognised?.incident.actionItems, [
			{ text: 'Limit exports', status: 'open', owner: 'Bea', due: '2026-12-01', link: 'EXP-7' },
		]);
	});

	it('give a note of PagerDuty that its channel only sums up', () => {
		const entries = [
			{
				type: 'annotate_log_entry',
				summary: 'Note added by Jonas Weber.',
				created_at: '2026-11-20T09:44:00Z',
				channel: { type: 'note', summary: 'Release 412 dropped the retry' },
				incident: { id: 'Q1', summary: '[#7] Checkout declines cards' },
			},
		];
		const [recognised] = recognisePayload(payloadOf(entries));
		assert.deepEqual(
			recognised?.incident.timeline.map(({ text }) => text),
			['Note added by Jonas Weber: Release 412 dropped the retry'],
		);
	});

	for (const [name, expected] of Object.entries(payloads)) {
		it(name, () => {
			const [recognised, ...others] = recognisePayload(payloadFiles(name));
			assert.ok(recognised);
			assert.deepEqual(others, []);
			const draft = draftPostmortem(recognised, defaultTemplate);
			const lines = draft.text.split('\n');
			const firstSection = lines.findIndex((line) => line.startsWith('## '));
			assert.deepEqual(
				lines.slice(0, firstSection).filter((line) => line !== '' && !line.startsWith('<!--')),
				expected.header,
			);
			const timeline = lines.slice(lines.indexOf('## Timeline'), lines.indexOf('## Root Cause'));
			assert.deepEqual(
				timeline.filter((line) => /^\| \d/.test(line)).map((line) => line.slice(2, -2)),
				expected.timeline,
			);
			for (const words of expected.says ?? []) assert.ok(draft.text.includes(words), `“${words}” is not in:\n${draft.text}`);
			assert.equal(draft.missing.join(', '), expected.missing);

			const { problems } = lintText(draft.text, { rules });
			const spoken = new Set(problems.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule));
			assert.deepEqual([...spoken], ['unfilled-placeholder']);
		});
	}
});
