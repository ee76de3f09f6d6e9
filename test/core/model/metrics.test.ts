import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';

/** One line per metric: minutes, certainty, and the two things that it was made from. */
function metrics(text: string, mitigateFrom: 'start' | 'detected' = 'start'): string[] {
	return Object.entries(readPostmortem(text, { mitigateFrom }).metrics).map(
		([id, metric]) => `${id} ${metric?.minutes} ${metric?.certainty}${metric?.from ? `: ${metric.from.text} → ${metric.to?.text}` : ''}`,
	);
}

const entries = `
- 14:03 Errors begin
- 14:09 PagerDuty alert fires
- 14:11 Sam starts investigating
- 14:12 Posted on the status page
- 14:30 Rolled back to v41
- 14:50 Back to normal
`;

describe('metrics', () => {
	for (const [what, text, expected] of [
		[
			'from keywords',
			`## Timeline\n${entries}`,
			[
				'duration 47 guess: 14:03 Errors begin → 14:50 Back to normal',
				'timeToDetect 6 guess: 14:03 Errors begin → 14:09 PagerDuty alert fires',
				'timeToAcknowledge 2 guess: 14:09 PagerDuty alert fires → 14:11 Sam starts investigating',
				'timeToMitigate 27 guess: 14:03 Errors begin → 14:30 Rolled back to v41',
				'timeToResolve 47 guess: 14:03 Errors begin → 14:50 Back to normal',
				'timeToCommunicate 3 guess: 14:09 PagerDuty alert fires → 14:12 Posted on the status page',
			],
		],
		[
			'not from what was restored when the incident began',
			`# A\n\n- **Start:** 2026-03-01 10:00 UTC\n\n## Timeline (UTC)\n\n- 10:00 Nodes restored after maintenance\n- 10:05 The queue crash-loops\n- 10:20 The queue has room again\n`,
			[
				'duration 20 guess: 2026-03-01 10:00 UTC → 10:20 The queue has room again',
				'timeToResolve 20 guess: 2026-03-01 10:00 UTC → 10:20 The queue has room again',
			],
		],
		[
			'from the header before anything else',
			`# A\n\n- **Start:** 2026-03-01 14:00 UTC\n- **End:** 2026-03-01 15:00 UTC\n- **Duration:** 55 minutes\n- **Time to detect:** 4 min\n\n## Timeline\n\n- 14:30 UTC **Mitigated:** rolled back\n`,
			[
				'duration 55 stated',
				'timeToDetect 4 stated',
				'timeToMitigate 30 explicit: 2026-03-01 14:00 UTC → 14:30 UTC Mitigated: rolled back',
				'timeToResolve 60 stated: 2026-03-01 14:00 UTC → 2026-03-01 15:00 UTC',
			],
		],
		[
			'across zones',
			'# A\n\n- **Start:** 2026-03-01 14:00 UTC\n\n## Timeline\n\n- 2026-03-01 15:09 CET Detected: red\n',
			['timeToDetect 9 explicit: 2026-03-01 14:00 UTC → 2026-03-01 15:09 CET Detected: red'],
		],
		[
			'not across zones that are open',
			'# A\n\n- **Start:** 2026-03-01 14:00 UTC\n\n## Timeline\n\n- 2026-03-01 15:09 IST Detected: red\n',
			[],
		],
		[
			'from explicit markers before keywords, the last resolution, and over midnight',
			'## Timeline\n\n- 23:40 Errors begin\n- 23:50 **OUTAGE BEGINS**\n- 00:05 Service restored\n- 00:09 Detected: red\n- 00:20 all is resolved\n',
			[
				'duration 30 guess: 23:50 OUTAGE BEGINS → 00:20 all is resolved',
				'timeToDetect 19 explicit: 23:50 OUTAGE BEGINS → 00:09 Detected: red',
				'timeToResolve 30 guess: 23:50 OUTAGE BEGINS → 00:20 all is resolved',
			],
		],
		[
			'from minutes after the start',
			'## Timeline\n\n| Time | Event |\n|---|---|\n| T+0 | OUTAGE BEGINS |\n| T+4m | Detected: red |\n| T+1h | OUTAGE ENDS |\n',
			[
				'duration 60 explicit: T+0 OUTAGE BEGINS → T+1h OUTAGE ENDS',
				'timeToDetect 4 explicit: T+0 OUTAGE BEGINS → T+4m Detected: red',
				'timeToResolve 60 explicit: T+0 OUTAGE BEGINS → T+1h OUTAGE ENDS',
			],
		],
		[
			'of declaration and repair',
			'## Timeline\n\n- 14:00 Incident declared: Sam leads\n- 14:25 Repaired: disk swapped\n',
			['timeToRepair 25 explicit: 14:00 Incident declared: Sam leads → 14:25 Repaired: disk swapped'],
		],
		['never negative', '## Timeline\n\n- 14:30 OUTAGE BEGINS\n- 14:09 Detected: red\n', []],
		['from days without a clock: none', '## Timeline\n\n- 2026-03-01 OUTAGE BEGINS\n- 2026-03-02 OUTAGE ENDS\n- 2026-03-03 review\n', []],
		['from dates that can mean two days: none', '## Timeline\n\n- 11-01-2026 10:00 OUTAGE BEGINS\n- 12-01-2026 10:40 OUTAGE ENDS\n', []],
		[
			'from one entry that is both ends: none',
			'## Timeline\n\n- 14:00 Sam noticed errors\n- 14:05 a\n- 14:10 b\n',
			['duration 10 guess: 14:00 Sam noticed errors → 14:10 b', 'timeToResolve 10 guess: 14:00 Sam noticed errors → 14:10 b'],
		],
		['of nothing: none', '# A\n', []],
	] as const) {
		it(what, () => assert.deepEqual(metrics(text), expected));
	}

	it('count mitigation from the detection when asked', () => {
		assert.ok(
			metrics(`## Timeline\n${entries}`, 'detected').includes(
				'timeToMitigate 21 guess: 14:09 PagerDuty alert fires → 14:30 Rolled back to v41',
			),
		);
	});
});
