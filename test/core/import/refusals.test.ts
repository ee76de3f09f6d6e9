import assert from 'node:assert/strict';
import { chooseIncident } from '../../../src/core/import/choose-incident.ts';
import { draftPostmortem } from '../../../src/core/import/draft.ts';
import { type PayloadFile, recognisePayload } from '../../../src/core/import/recognise-payload.ts';
import { defaultTemplate } from '../../../src/core/templates/index.ts';
import { payloadFiles, payloadOf } from '../../support/payload-files.ts';

const incident = { incident_id: 'INC-1', title: 'Search is slow', severity: 'S2' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (content: Uint8Array, path = 'incident.json'): PayloadFile[] => [{ path, bytes: content }];

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
	const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
	return order === 'le' ? buffer : buffer.swap16();
}

describe('payloads that cannot be used', () => {
	const sentences: { readonly [sentence: string]: PayloadFile[] } = {
		'incident.json is empty.': file(bytes(' \n')),
		'incident.json is not valid JSON: see line 2.': file(bytes('{ "title": "a",\n x }')),
		'incident.json is nested more than 200 levels deep.': file(bytes(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
		'incident.json is 50 MB; at most 32 MB are read.': file(new Uint8Array(50 * 1024 * 1024)),
		'incident.json is not UTF-8 or UTF-16 text.': file(new Uint8Array([0x7b, 0xff, 0xc0, 0x7d])),
		'meta.yaml is not valid YAML.': file(bytes('title: "open'), 'meta.yaml'),
		'There is no JSON file and no meta.yaml in this folder.': [...file(bytes('x'), 'a.txt'), ...file(bytes('y'), 'b.md')],
	};
	for (const [sentence, files] of Object.entries(sentences)) {
		it(sentence, () => {
			assert.throws(() => recognisePayload(files), { message: sentence });
		});
	}

	for (const [name, value] of Object.entries({
		'a list of numbers': [1, 2],
		'a word': 'incident',
		null: null,
		'an object of something else': { name: 'left-pad', version: '1.0.0' },
		'keys of prototypes': { constructor: 1, __proto__: { incident_id: 'x' } },
	})) {
		it(`says that ${name} has no known shape`, () => {
			assert.throws(
				() => recognisePayload(payloadOf(value)),
				/^Error: payload\.json has no known shape: expected an incident of PagerDuty, /,
			);
		});
	}
});

describe('payloads in other clothes', () => {
	const texts: { readonly [name: string]: Uint8Array } = {
		'UTF-8 with a mark': bytes(`\ufeff${JSON.stringify(incident)}`),
		'UTF-16, little end first': utf16(JSON.stringify(incident), 'le'),
		'UTF-16, big end first': utf16(JSON.stringify(incident), 'be'),
	};
	for (const [name, content] of Object.entries(texts)) {
		it(name, () => assert.deepEqual(titles(file(content)), ['Search is slow']));
	}

	const statuspage = { id: 'a1', name: 'Search is slow', impact: 'minor', shortlink: 'https://s.example', incident_updates: [] };
	const pagerduty = { id: 'P1', incident_number: 7, title: 'Search is slow', urgency: 'low', created_at: '2026-11-20T10:00:00Z' };
	const envelopes: { readonly [name: string]: unknown } = {
		incident: { incident: pagerduty },
		incidents: { incidents: [pagerduty], limit: 25, offset: 0, more: false },
		'data and took': { data: { message: 'Search is slow', tinyId: '1', priority: 'P4' }, took: 0.1, requestId: 'r' },
		'page and incidents': { page: { name: 'Status' }, incidents: [statuspage] },
		'meta beside': { incident: { name: 'Search is slow', reference: 'INC-1', permalink: 'https://i.example' }, meta: { after: 'x' } },
		'an alert webhook of Opsgenie': {
			action: 'Create',
			alert: { alertId: 'x-1', message: 'Search is slow', tinyId: '9', createdAt: 1763632800000 },
		},
		'a list of one': [incident],
		'under the name of an event': {
			event_type: 'created_v2',
			created_v2: { name: 'Search is slow', reference: 'INC-1', permalink: 'https://i.example' },
		},
		'a list of Grafana incidents': {
			incidents: [{ incidentID: '3', title: 'Search is slow', severity: 'minor', status: 'active' }],
			cursor: {},
		},
		'alerts that Prometheus answers': {
			status: 'success',
			data: { alerts: [{ labels: { alertname: 'Search is slow' }, state: 'firing', activeAt: '2026-11-20T10:00:00Z' }] },
		},
		'log entries alone': {
			log_entries: [
				{ type: 'resolve_log_entry', created_at: '2026-11-20T11:00:00Z', incident: { id: 'P1', summary: '[#7] Search is slow' } },
				{ type: 'trigger_log_entry', created_at: '2026-11-20T10:00:00Z', incident: { id: 'P1', summary: '[#7] Search is slow' } },
			],
		},
	};
	for (const [name, value] of Object.entries(envelopes)) {
		it(`in an envelope: ${name}`, () => assert.deepEqual(titles(payloadOf(value)), ['Search is slow']));
	}

	it('a bare list of alerts', () => {
		const alert = {
			labels: { alertname: 'Slow' },
			startsAt: '2026-11-20T10:00:00Z',
			endsAt: '2026-11-20T10:05:00Z',
			status: { state: 'active' },
		};
		const [found] = recognisePayload(payloadOf([alert, alert]));
		assert.equal(found?.incident.status?.value, 'ongoing');
		assert.equal(found.incident.end, undefined);
	});

	it('the answers of a vendor as files of a folder', () => {
		const answer = (path: string, value: unknown): PayloadFile[] => payloadOf(value, path);
		const [found, ...others] = recognisePayload([
			...answer('a.json', { incident: pagerduty }),
			...answer('b.json', { log_entries: [{ type: 'resolve_log_entry', created_at: '2026-11-20T11:00:00Z' }] }),
			...answer('c.json', [{ type: 'trigger_log_entry', created_at: '2026-11-20T10:00:00Z', summary: 'Triggered by monitor' }]),
			...answer('d.json', { notes: [{ content: 'Index is rebuilt', created_at: '2026-11-20T10:30:00Z' }] }),
		]);
		assert.deepEqual(others, []);
		const { text } = draftPostmortem(found ?? assert.fail(), defaultTemplate);
		assert.deepEqual(
			text.split('\n').filter((line) => /^\| \d/.test(line)),
			['| 2026-11-20 10:00 | Triggered by monitor |', '| 2026-11-20 10:30 | Index is rebuilt |', '| 2026-11-20 11:00 | Resolved |'],
		);
	});

	it('log entries with the newest first, several of one second', () => {
		const entry = (type: string, created_at: string, summary: string): unknown => ({ type: `${type}_log_entry`, created_at, summary });
		const log_entries = [
			entry('resolve', '2026-11-20T11:00:00Z', 'Resolved'),
			entry('assign', '2026-11-20T10:00:00Z', 'Assigned to Sam Lee'),
			entry('trigger', '2026-11-20T10:00:00Z', 'Triggered by monitor'),
		];
		const notes = [{ content: 'Index is rebuilt', created_at: '2026-11-20T10:30:00Z' }];
		const [found] = recognisePayload(payloadOf({ incident: pagerduty, log_entries, notes }));
		const { text } = draftPostmortem(found ?? assert.fail(), defaultTemplate);
		assert.deepEqual(
			text.split('\n').flatMap((line) => /^\| \d\S+ \S+ \| (.*) \|/.exec(line)?.[1] ?? []),
			['Triggered by monitor', 'Assigned to Sam Lee', 'Index is rebuilt', 'Resolved'],
		);
	});

	it('several webhooks about one incident', () => {
		const event = (event_type: string, occurred_at: string, status: string): unknown => ({
			event: { event_type, occurred_at, data: { ...pagerduty, status } },
		});
		const found = recognisePayload(
			payloadOf([
				event('incident.resolved', '2026-11-20T10:40:00Z', 'resolved'),
				event('incident.triggered', '2026-11-20T10:00:00Z', 'triggered'),
			]),
		);
		assert.deepEqual(
			found.map(({ incident: { end, status } }) => [end, status?.value]),
			[['2026-11-20T10:40:00Z', 'resolved']],
		);
	});

	it('a note among the webhooks of an incident', () => {
		const [found, ...others] = recognisePayload(
			payloadOf([
				{ event: { event_type: 'incident.triggered', occurred_at: '2026-11-20T10:00:00Z', data: pagerduty } },
				{
					event: {
						event_type: 'incident.annotated',
						occurred_at: '2026-11-20T10:09:00Z',
						data: { id: 'N1', type: 'incident_note', incident: { id: 'P1', summary: 'Search is slow' }, content: 'Index is rebuilt' },
					},
				},
			]),
		);
		assert.deepEqual(others, []);
		assert.equal(found?.incident.title, 'Search is slow');
		assert.deepEqual(
			found.incident.timeline.map(({ text }) => text),
			['Triggered', 'Annotated: Index is rebuilt'],
		);
	});

	it('the updates of a status page as a file of their own', () => {
		const [found, ...others] = recognisePayload([
			...payloadOf({ id: 'a1', name: 'Search is slow', impact: 'minor', started_at: '2026-11-20T10:00:00Z' }, 'a.json'),
			...payloadOf([{ id: 'u1', incident_id: 'a1', status: 'resolved', body: 'Fast again', display_at: '2026-11-20T11:00:00Z' }], 'b.json'),
		]);
		assert.deepEqual(others, []);
		assert.deepEqual(
			found?.incident.timeline.map(({ text }) => text),
			['Resolved: Fast again'],
		);
	});

	it('an unknown envelope in the last of many files', () => {
		const inner = { name: 'Search is slow', reference: 'INC-1', permalink: 'https://i.example' };
		const others = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => payloadOf({ [name]: 1 }, `${name}.json`));
		assert.deepEqual(titles([...others, ...payloadOf({ created_v2: { payload: inner } }, 'z.json')]), ['Search is slow']);
	});

	it('messages of Slack that consist of blocks', () => {
		const block = { type: 'section', text: { type: 'mrkdwn', text: 'Deploy 512 is live' } };
		const [found] = recognisePayload(payloadOf([{ type: 'message', ts: '1763632800.000100', bot_id: 'B1', text: '', blocks: [block] }]));
		assert.deepEqual(
			found?.incident.timeline.map(({ text }) => text),
			['Deploy 512 is live'],
		);
	});

	it('a mortician folder with a clock beside the day, the month first in due dates, and bare lists', () => {
		const [found] = recognisePayload([
			{
				path: 'x/meta.yaml',
				bytes: bytes("title: Search is slow\nstatus: Unresolved\ndate: '2026-11-20'\ntime: '10:01:02.33'\nparticipants: ida, bo\n"),
			},
			{ path: 'x/timeline.yaml', bytes: bytes('- time: 10:30\n  action: second\n- time: 10:05\n  action: first\n') },
			{ path: 'x/actions.yaml', bytes: bytes('items:\n- task: Add a limit\n  due: 12-04-26\n  priority: P0\n') },
		]);
		const { text } = draftPostmortem(found ?? assert.fail(), defaultTemplate);
		assert.match(text, /Start:\*\* 2026-11-20 10:01:02\n/);
		assert.match(text, /\| 10:05 \| first \|\n\| 10:30 \| second \|/);
		assert.match(text, /\| Add a limit \| \[Name\] \| P0 \| 2026-12-04 \|/);
		assert.match(text, /- bo \(Participant\)/);
		assert.equal(found?.incident.status?.value, 'ongoing');
	});

	it('control characters never reach the document', () => {
		const [found] = recognisePayload(payloadOf({ ...incident, title: 'Search\u0000 is\u001b[31m slow', summary: 'a\u0000b\u0085' }));
		const { text } = draftPostmortem(found ?? assert.fail(), defaultTemplate);
		assert.ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text));
		assert.match(text, /^# Search is \\\[31m slow\n/);
	});
});

describe('several incidents in one payload', () => {
	const found = recognisePayload(
		payloadOf({
			incidents: [incident, { ...incident, incident_id: 'INC-2', title: 'Search is\ndown' }, { title: 'No id', severity: 'S1' }],
		}),
	);

	it('are refused with their names', () => {
		assert.throws(() => chooseIncident(found, undefined), {
			message: 'The payload holds 3 incidents: INC-1 (Search is slow), INC-2 (Search is down), No id; choose one with --incident ID.',
		});
	});

	for (const [wanted, title] of Object.entries({ 'INC-1': 'Search is slow', 'Search is\ndown': 'Search is\ndown', 'No id': 'No id' })) {
		it(`are chosen by “${wanted}”`, () => assert.equal(chooseIncident(found, wanted).incident.title, title));
	}

	it('are chosen by the id that a tool has beside its number', () => {
		const numbered = (id: string, incident_number: number): unknown => ({
			id,
			incident_number,
			title: `Number ${incident_number}`,
			urgency: 'low',
		});
		const both = recognisePayload(payloadOf({ incidents: [numbered('PA1', 7), numbered('PB2', 8)] }));
		assert.deepEqual(
			['PB2', '8'].map((wanted) => chooseIncident(both, wanted).incident.title),
			['Number 8', 'Number 8'],
		);
	});

	it('say when the wanted one is not there', () => {
		assert.throws(() => chooseIncident(found, 'INC-9'), {
			message: 'The payload holds no incident “INC-9”; it holds INC-1 (Search is slow), INC-2 (Search is down), No id.',
		});
	});

	it('take the answers that name them', () => {
		const [first, second] = recognisePayload(
			payloadOf({
				incidents: ['a', 'b'].map((id) => ({ id, name: `Incident ${id}`, reference: `INC-${id}`, permalink: 'https://i.example' })),
				follow_ups: [
					{ title: 'For a', status: 'outstanding', incident_id: 'a' },
					{ title: 'For b', status: 'outstanding', incident_id: 'b' },
				],
			}),
		);
		assert.deepEqual(
			[first, second].map((one) => one?.incident.actionItems.map(({ text }) => text)),
			[['For a'], ['For b']],
		);
		assert.deepEqual(first?.leftovers, []);
	});

	it('keep what belongs to another one out of each', () => {
		const [first] = recognisePayload(
			payloadOf({
				incidents: [
					{ ...incident, region: 'eu' },
					{ ...incident, region: 'us' },
				],
				page: 'all',
			}),
		);
		assert.deepEqual(
			first?.leftovers.map(({ path, value }) => `${path}: ${value}`),
			['region: eu', 'page: all'],
		);
	});
});

describe('the times of a payload', () => {
	const cases: { readonly [words: string]: string } = {
		'2026-11-20T02:13:00Z': '2026-11-20 02:13 UTC',
		'2026-11-20T02:13:07.250Z': '2026-11-20 02:13:07 UTC',
		'2026-11-20T02:13:00-04:00': '2026-11-20 06:13 UTC',
		'2026-11-20 02:13 +0530': '2026-11-19 20:43 UTC',
		'1763604780': '2025-11-20 02:13 UTC',
		'1763604780123': '2025-11-20 02:13 UTC',
		'1763604780123000000': '2025-11-20 02:13 UTC',
		'2026-11-20T02:13:00': '2026-11-20 02:13',
		'2026-11-20': '2026-11-20',
		'2026-02-30T10:00:00Z': '2026-02-30T10:00:00Z',
		'2026-11-20T25:00:00Z': '2026-11-20T25:00:00Z',
		'2026-11-20T10:00:00+99:00': '2026-11-20T10:00:00+99:00',
		'Friday night': 'Friday night',
		'0001-01-01T00:00:00Z': '[YYYY-MM-DD HH:MM UTC]',
	};
	for (const [words, written] of Object.entries(cases)) {
		it(`${words} is written ${written}`, () => {
			const [found] = recognisePayload(payloadOf({ ...incident, start: words }));
			assert.equal(/^- \*\*Start:\*\* (.*)$/m.exec(draftPostmortem(found ?? assert.fail(), defaultTemplate).text)?.[1], written);
		});
	}

	it('stay where nothing says what happened', () => {
		const [found] = recognisePayload(
			payloadOf({ ...incident, timeline: [{ timestamp: '2026-11-20T10:00:00Z', event: null, actor: 'Ida' }] }),
		);
		assert.match(draftPostmortem(found ?? assert.fail(), defaultTemplate).text, /\| 2026-11-20 10:00 \| Ida: \[What happened\] \|/);
	});

	it('are never swapped when the end is before the start', () => {
		const [found] = recognisePayload(payloadOf({ ...incident, start: '2026-11-20T10:00:00Z', end: '2026-11-20T09:00:00Z' }));
		assert.match(
			draftPostmortem(found ?? assert.fail(), defaultTemplate).text,
			/Start:\*\* 2026-11-20 10:00 UTC\n- \*\*End:\*\* 2026-11-20 09:00 UTC/,
		);
	});
});

describe('the incident schema', () => {
	it('describes what is read, field by field', async () => {
		const { readFile } = await import('node:fs/promises');
		const schema = JSON.parse(await readFile('schemas/incident.schema.json', 'utf8')) as { properties: Record<string, unknown> };
		const value = JSON.parse(new TextDecoder().decode(payloadFiles('full.incident.json')[0]?.bytes)) as Record<string, unknown>;
		const [found] = recognisePayload(payloadOf(value));
		assert.deepEqual(
			Object.keys(value).filter((key) => !(key in schema.properties)),
			found?.leftovers.map(({ path }) => path),
		);
		assert.deepEqual(
			Object.keys(schema.properties).filter((key) => !(key in value)),
			[],
		);
	});
});

function titles(files: PayloadFile[]): (string | undefined)[] {
	return recognisePayload(files).map((one) => one.incident.title);
}
