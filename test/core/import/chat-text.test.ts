import assert from 'node:assert/strict';
import { type CopyContext, entriesInCopiedText } from '../../../src/core/import/chat-text.ts';

const context: CopyContext = { day: '2026-11-20', today: '2026-11-24', localOffset: () => 60, logOffset: () => 0 };

/** Each entry as `instant | actor | text`. */
function read(text: string): string[] | undefined {
	return entriesInCopiedText(text, context)?.map(({ instant, actor, text: said }) => [instant, actor ?? '-', said].join(' | '));
}

describe('copied text', () => {
	const cases: { readonly [name: string]: readonly [copied: string, entries: readonly string[]] } = {
		'Slack, the name and the time on one line': [
			'Sam Lee  10:42 AM\nCheckout declines cards\nsince the release\n:eyes:\n2\nMara Lindt  10:45 AM\nI am on it (edited)\n3 replies\n',
			[
				'2026-11-20T09:42:00Z | Sam Lee | Checkout declines cards since the release',
				'2026-11-20T09:45:00Z | Mara Lindt | I am on it (edited)',
			],
		],
		'Slack, the time on a line of its own': [
			'Sam Lee\n  10:42 AM\nCheckout declines cards, see https://grafana.example/d/1\n10:43\nrolling back | now\n\nMara Lindt\n  10:45 AM\nthanks',
			[
				'2026-11-20T09:42:00Z | Sam Lee | Checkout declines cards, see https://grafana.example/d/1',
				'2026-11-20T09:43:00Z | Sam Lee | rolling back | now',
				'2026-11-20T09:45:00Z | Mara Lindt | thanks',
			],
		],
		'Slack, with brackets and a bot': [
			'sam [22:42]\nDeploy is live\n\ndeploybot APP [00:10]\nRollback is done',
			['2026-11-20T21:42:00Z | sam | Deploy is live', '2026-11-20T23:10:00Z | deploybot | Rollback is done'],
		],
		'Teams, names and whole dates': [
			'[11/20/2026 10:42 AM] Sam Lee\nCheckout declines cards\n[11/20/2026 10:45 AM] Mara Lindt\nI am on it',
			['2026-11-20T09:42:00Z | Sam Lee | Checkout declines cards', '2026-11-20T09:45:00Z | Mara Lindt | I am on it'],
		],
		'Slack, with an emoji beside the name, a day above, and who joined': [
			'Friday, November 20th\nSam Lee:palm_tree:  10:42\nhi\n10:43\nback to you at 10:44\nMara  10:45\njoined #inc-7.\n10:46\non it',
			[
				'2026-11-20T09:42:00Z | Sam Lee | hi',
				'2026-11-20T09:43:00Z | Sam Lee | back to you at 10:44',
				'2026-11-20T09:46:00Z | Mara | on it',
			],
		],
		'Teams, a day in words': [
			'Sam Lee\nYesterday 10:42 AM\nCheckout declines cards\n[Monday 10:45 AM] Lindt, Mara\nI am on it',
			['2026-11-23T09:42:00Z | Sam Lee | Checkout declines cards', '2026-11-23T09:45:00Z | Lindt, Mara | I am on it'],
		],
		'a chat whose days stand above the messages, past midnight': [
			'Friday, November 20th\nSam Lee  23:50\nhi\nSaturday, November 21st\nMara Lindt  00:10\non it\nSam Lee  00:20\nthanks',
			['2026-11-20T22:50:00Z | Sam Lee | hi', '2026-11-20T23:10:00Z | Mara Lindt | on it', '2026-11-20T23:20:00Z | Sam Lee | thanks'],
		],
		'a log whose day stands above, with a zone beside each clock': [
			'2026-11-21\n10:42 UTC disk is full\n10:43 UTC writes fail',
			['2026-11-21T10:42:00Z | - | disk is full', '2026-11-21T10:43:00Z | - | writes fail'],
		],
		'a table whose head names the zone': [
			'Time (CET)\tEvent\n10:42\tdisk is full\n10:43\twrites fail',
			['2026-11-20T09:42:00Z | - | disk is full', '2026-11-20T09:43:00Z | - | writes fail'],
		],
		'CSV whose head names the zone by its offset': [
			'Time (UTC+2),Who,Event\n2026-11-20 10:42,sam,disk is full\n2026-11-20 10:43,mara,writes fail',
			['2026-11-20T08:42:00Z | sam | disk is full', '2026-11-20T08:43:00Z | mara | writes fail'],
		],
		'CSV whose head names the zone of a region': [
			'Time (Europe/Berlin),Event\n2026-11-20 10:42,disk is full\n2026-07-20 10:43,writes fail',
			['2026-11-20T09:42:00Z | - | disk is full', '2026-07-20T08:43:00Z | - | writes fail'],
		],
		'Discord, and days with an ordinal': [
			'Sam Lee — Today at 10:42 AM\nCheckout declines cards\nMara — Nov 20th at 10:45 AM\nI am on it',
			['2026-11-24T09:42:00Z | Sam Lee | Checkout declines cards', '2026-11-20T09:45:00Z | Mara | I am on it'],
		],
		"a web server's log": [
			'203.0.113.7 - - [20/Nov/2026:11:42:13 +0100] "GET /pay" 502\n203.0.113.8 - - [20/Nov/2026:11:43:00 +0100] "GET /pay" 200',
			['2026-11-20T10:42:13Z | - | 203.0.113.7 - - "GET /pay" 502', '2026-11-20T10:43:00Z | - | 203.0.113.8 - - "GET /pay" 200'],
		],
		IRC: [
			'10:42 <sam> checkout declines\n10:43 <mara> on it',
			['2026-11-20T10:42:00Z | sam | checkout declines', '2026-11-20T10:43:00Z | mara | on it'],
		],
		"a monitor's table with the time in the second column": [
			'Down\t2026-11-20 10:42:13\t22 m\nUp\t2026-11-20 11:04:13\t1 h',
			['2026-11-20T10:42:13Z | - | Down, 22 m', '2026-11-20T11:04:13Z | - | Up, 1 h'],
		],
		"a monitor's CSV, whose values may go on in the next line": [
			'Event,Monitor,Date-Time,Reason\nDown,pay,2026-11-20 10:42:13,"Timeout\nafter 30 s"\nUp,pay,2026-11-20 11:04:13,OK\n',
			['2026-11-20T10:42:13Z | - | Down, pay, Timeout after 30 s', '2026-11-20T11:04:13Z | - | Up, pay, OK'],
		],
		'CSV of a program': [
			'started_at,state\n2026-11-20T10:42:13Z,down\n2026-11-20T11:04:13Z,up\n',
			['2026-11-20T10:42:13Z | - | down', '2026-11-20T11:04:13Z | - | up'],
		],
		'a log with dates and zones': [
			'2026-11-20T10:42:13.123Z ERROR payment declined\n    at retry (pay.ts:1)\n2026-11-20T10:42:14Z INFO retry budget is empty',
			['2026-11-20T10:42:13Z | - | ERROR payment declined at retry (pay.ts:1)', '2026-11-20T10:42:14Z | - | INFO retry budget is empty'],
		],
		'a log with commas and without a zone': [
			'2026-11-20 10:42:13,123 ERROR [main] payment declined\n2026-11-20 10:42:14,001 INFO [main] retry',
			['2026-11-20T10:42:13Z | - | ERROR [main] payment declined', '2026-11-20T10:42:14Z | - | INFO [main] retry'],
		],
		'a system log': [
			'Nov 20 10:42:13 web-1 nginx[412]: upstream timed out\nNov 20 10:43:00 web-1 nginx[412]: reloaded',
			['2026-11-20T10:42:13Z | - | web-1 nginx[412]: upstream timed out', '2026-11-20T10:43:00Z | - | web-1 nginx[412]: reloaded'],
		],
		'clocks past midnight, with who speaks': [
			'23:58 Sam Lee: paged\n00:04 Mara Lindt: acknowledged\n00:30 rolled back',
			[
				'2026-11-20T23:58:00Z | Sam Lee | paged',
				'2026-11-21T00:04:00Z | Mara Lindt | acknowledged',
				'2026-11-21T00:30:00Z | - | rolled back',
			],
		],
		"a monitor's history": [
			'2026-11-20 10:42 UTC\tDown\tcheckout-api\n2026-11-20 11:04 UTC\tUp\tcheckout-api',
			['2026-11-20T10:42:00Z | - | Down, checkout-api', '2026-11-20T11:04:00Z | - | Up, checkout-api'],
		],
		'CSV with a header and quotes': [
			'timestamp,event,actor\n2026-11-20T10:42:00+01:00,"Alert, ""declined"" fires",monitor\n2026-11-20T10:45:00+01:00,Acknowledged,Mara\n',
			['2026-11-20T09:42:00Z | monitor | Alert, "declined" fires', '2026-11-20T09:45:00Z | Mara | Acknowledged'],
		],
	};
	for (const [name, [copied, entries]] of Object.entries(cases)) {
		it(`from ${name}`, () => assert.deepEqual(read(copied), entries));
		it(`from ${name}, with the line endings of Windows`, () => assert.deepEqual(read(copied.replaceAll('\n', '\r\n')), entries));
	}

	for (const [name, copied] of Object.entries({
		'a sentence': 'We met at 10:42 and decided to roll back.',
		'one line of a log': '2026-11-20T10:42:13Z ERROR payment declined',
		'a paragraph of Markdown': '## Impact\n\n870 checkouts failed between 10:42 and 11:04.\n\n- one\n- two',
		code: 'const a = 1;\nconst b = 2;\n',
		'a table of numbers': 'a,b\n1,2\n3,4',
		'numbers apart by tabs': '1\t2\n3\t4',
		'a list of versions': '1.2.3 first\n1.2.4 second',
		'prose that mentions times': 'We looked at 10:42\nand again at 10:45\nbut saw nothing.',
		'an agenda': 'Agenda\n10:00 Opening\n10:05 Timeline',
		'prose with one time in front': '10:42 is when it began.\nNobody noticed.\nThe next morning a customer wrote.\n',
		'a time that cannot exist': '25:71 paged\n25:72 acknowledged',
		nothing: '',
	})) {
		it(`is no list of events: ${name}`, () => assert.equal(read(copied), undefined));
	}

	it('stays open where no day is known', () => {
		assert.equal(entriesInCopiedText('10:42 paged\n10:45 acknowledged', { ...context, day: undefined }), undefined);
	});

	it('is left alone where its zone can be several', () => {
		assert.equal(read('10:42 IST paged\n10:45 IST acknowledged'), undefined);
		assert.equal(read('Time (IST)\tEvent\n10:42\tpaged\n10:45\tacknowledged'), undefined);
	});

	it('takes logs without a zone in the zone of the timeline', () => {
		const [first] = entriesInCopiedText('10:42 paged\n10:45 acknowledged', { ...context, logOffset: () => 120 }) ?? [];
		assert.equal(first?.instant, '2026-11-20T08:42:00Z');
	});

	it('is read in time that grows with its length', () => {
		// The best of a few, since whatever else runs on the machine only ever adds.
		const timed = (lines: number): number =>
			Math.min(
				...Array.from({ length: 3 }, () => {
					const begun = performance.now();
					read('10:42 paged by the monitor\n'.repeat(lines));
					return performance.now() - begun;
				}),
			);
		timed(500);
		assert.ok(timed(4000) < 60 + timed(500) * 30);
	}).timeout(20_000);
});
