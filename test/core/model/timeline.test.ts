import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { readOutline } from '../../../src/core/model/outline.ts';
import type { Timeline } from '../../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { readTimelines } from '../../../src/core/model/timeline.ts';
import { textAt } from '../../../src/core/text/range.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

function timelinesOf(text: string, timeZone?: string): Timeline[] {
	const words = wordsOf();
	const { fields, start, end, incidentDay } = readPostmortem(text);
	const { bodies, headings } = readOutline(text, parseMarkdown(text), words, undefined);
	return readTimelines({ text, bodies, headings, fields, words, start, end, incidentDay, timeZone });
}

/** One line per entry: its day (in brackets when inferred), clock, zone, end of a range, run when it is not the first, and text. */
function shown(timelines: readonly Timeline[]): string[] {
	return timelines.flatMap(({ entries }) =>
		entries.map(({ time, until, offset, run, text }) =>
			[
				time.ambiguous?.join('|') ?? (time.dayInferred ? `(${time.day})` : time.day),
				time.approximate && '~',
				time.clock ?? (offset === undefined && time.precision === 'none' ? '?' : undefined),
				offset === undefined ? undefined : `T+${offset}`,
				time.zone?.text,
				until && `..${until.day !== time.day ? `${until.day} ` : ''}${until.clock ?? ''}`,
				run > 0 && `#${run}`,
				`| ${text}`,
			]
				.filter(Boolean)
				.join(' '),
		),
	);
}

const forms: readonly (readonly [what: string, body: string, entries: readonly string[]])[] = [
	[
		'full dates in a list',
		'- 2026-03-02 14:03 UTC: pool is full\n- 2026-03-02 14:09 UTC - alert fires\n',
		['2026-03-02 14:03 UTC | pool is full', '2026-03-02 14:09 UTC | alert fires'],
	],
	[
		'behind a word that places them before or after, in other languages',
		'- antes de las 18:40 — el despliegue falla\n- entre las 18:42 y las 18:45 — otro intento\n- nach 18:50: Neustart\n- avant 18:55 : un essai\n- dopo le 19:00: riavvio\n- vanaf 19:05 rustig\n- após as 19:10 tudo bem\n',
		[
			'(2026-03-01) 18:40 | el despliegue falla',
			'(2026-03-01) 18:42 ..18:45 | otro intento',
			'(2026-03-01) 18:50 | Neustart',
			'(2026-03-01) 18:55 | un essai',
			'(2026-03-01) 19:00 | riavvio',
			'(2026-03-01) 19:05 | rustig',
			'(2026-03-01) 19:10 | tudo bem',
		],
	],
	[
		'clocks alone, on the day of the header',
		'- 14:03 pool is full\n- **14:09** alert fires\n- `14:10` page is sent\n- [14:12] ack\n',
		[
			'(2026-03-01) 14:03 | pool is full',
			'(2026-03-01) 14:09 | alert fires',
			'(2026-03-01) 14:10 | page is sent',
			'(2026-03-01) 14:12 | ack',
		],
	],
	[
		'other clocks',
		'- 09:16 PM – a\n- 10:01pm: b\n- 22.43 c\n- 22h50 d\n- 23:05:12 e\n- ~23:10 f\n- around 23:12 g\n- 2312Z h\n- 23:15h i\n',
		[
			'(2026-03-01) 21:16 | a',
			'(2026-03-01) 22:01 | b',
			'(2026-03-01) 22:43 | c',
			'(2026-03-01) 22:50 | d',
			'(2026-03-01) 23:05:12 | e',
			'(2026-03-01) ~ 23:10 | f',
			'(2026-03-01) ~ 23:12 | g',
			'(2026-03-01) 23:12 Z | h',
			'(2026-03-01) 23:15 | i',
		],
	],
	[
		'dates without a year in a table',
		'| Time | Event |\n|---|---|\n| 03-21 20:18 | full |\n| 03-24 20:43–21:46 | burst |\n| 03-26 ~22:45 | fixed |\n',
		['2026-03-21 20:18 | full', '2026-03-24 20:43 ..21:46 | burst', '2026-03-26 ~ 22:45 | fixed'],
	],
	[
		'numbered days before the clock',
		'### Day 1: 05:00\n\nPool is full.\n\n### Day 2: 06:00 - fixed\n\nAt last.\n',
		['(2026-03-01) 05:00 | Pool is full.', '(2026-03-02) 06:00 | fixed'],
	],
	[
		'bullets below headings that are stretches of time',
		'### 22:00–23:00 UTC: first reports\n\n- 22:04: pool is full\n- 22:19: alert\n\n### 23:00-23:59 UTC: repair\n\n- 23:14: fixed\n',
		['(2026-03-01) 22:04 | pool is full', '(2026-03-01) 22:19 | alert', '(2026-03-01) 23:14 #1 | fixed'],
	],
	[
		'weekdays and zones before the clock',
		'- Sun 14:00 pool is full\n- Sunday, 14:05: alert\n- Mon 09:00 fixed\n- UTC 10:00 closed\n',
		['(2026-03-01) 14:00 | pool is full', '(2026-03-01) 14:05 | alert', '(2026-03-02) 09:00 | fixed', '(2026-03-02) 10:00 UTC | closed'],
	],
	[
		'minutes after the start in a list',
		'- T-0: deploy\n- T+5 min: alert\n- T+1h: fixed\n',
		['(2026-03-01) T+0 | deploy', '(2026-03-01) T+5 | alert', '(2026-03-01) T+60 | fixed'],
	],
	[
		'days of the month before the clock',
		'- 28 23:50 deploy\n- 1 00:10 pool is full\n- 1 00:20 alert\n- **2 09:00** fixed\n- 17 10:00 replicas agree\n',
		[
			'(2026-02-28) 23:50 | deploy',
			'(2026-03-01) 00:10 | pool is full',
			'(2026-03-01) 00:20 | alert',
			'(2026-03-02) 09:00 | fixed',
			'(2026-03-02) 10:00 | replicas agree',
		],
	],
	[
		'numbered items and many colons',
		'1. 2026-03-02 14:00:00 - Reported\n2. 2026-03-02 15:46 ::::: Over\n',
		['2026-03-02 14:00:00 | Reported', '2026-03-02 15:46 | Over'],
	],
	[
		'ranges',
		'- 22:00 - 00:30 rebuild\n- 02:00–04:30: copy\n- 16:16 to 16:49 UTC wait\n- 13:45:23 / 13:46:23 burst\n',
		[
			'(2026-03-01) 22:00 ..2026-03-02 00:30 | rebuild',
			'(2026-03-02) 02:00 ..04:30 | copy',
			'(2026-03-02) 16:16 UTC ..16:49 | wait',
			'(2026-03-02) 13:45:23 ..13:46:23 | burst',
		],
	],
	[
		'midnight',
		'- 23:50 full\n- 00:10 alert\n- 01:00 fixed\n',
		['(2026-03-01) 23:50 | full', '(2026-03-02) 00:10 | alert', '(2026-03-02) 01:00 | fixed'],
	],
	[
		'an earlier clock in the day, which is no midnight',
		'- 13:00 full\n- 12:57 alert\n',
		['(2026-03-01) 13:00 | full', '(2026-03-01) 12:57 | alert'],
	],
	[
		'the latest first',
		'- 01:00 fixed\n- 00:10 alert\n- 23:50 full\n- 23:40 deploy\n',
		['(2026-03-01) 01:00 | fixed', '(2026-03-01) 00:10 | alert', '(2026-02-28) 23:50 | full', '(2026-02-28) 23:40 | deploy'],
	],
	[
		'days in words as lines',
		'- Sunday\n- 14:00 a\n- Tuesday morning:\n- 09:00 b\n\nThe next day\n\n- 08:00 c\n\n**Day 2**\n\n- 07:00 d\n',
		['(2026-03-01) 14:00 | a', '(2026-03-03) 09:00 #1 | b', '(2026-03-04) 08:00 #2 | c', '(2026-03-02) 07:00 #3 | d'],
	],
	[
		'days in words in a table',
		'| Day | Time | Event |\n|---|---|---|\n| Sun | 14:00 | a |\n| Mon | 09:00 | b |\n| Mon | 10:00 | c |\n',
		['(2026-03-01) 14:00 | a', '(2026-03-02) 09:00 #1 | b', '(2026-03-02) 10:00 #1 | c'],
	],
	[
		'the next day beside the clock',
		'- 16:00 a\n- 00:10 (+1) b\n- 00:20 (+1) c\n- Next day, 08:00: d\n- 09:00 the following day e\n',
		['(2026-03-01) 16:00 | a', '(2026-03-02) 00:10 | b', '(2026-03-02) 00:20 | c', '(2026-03-02) 08:00 | d', '(2026-03-02) 09:00 | e'],
	],
	[
		'the day before beside the clock',
		'| Time | Event |\n|---|---|\n| ~23:29 (previous night) | restart |\n| 10:00 | alert |\n| 09:00 the day before | deploy |\n',
		['(2026-02-28) ~ 23:29 | restart', '(2026-03-01) 10:00 | alert', '(2026-02-28) 09:00 | deploy'],
	],
	[
		'moments with how far apart they are',
		'| Event | Time |\n|---|---|\n| Detected | 2026-03-01 06:57 UTC |\n| Recovered | 2026-03-01 21:54 UTC |\n| Time to recovery | **53830s** |\n',
		['2026-03-01 06:57 UTC | Detected', '2026-03-01 21:54 UTC | Recovered'],
	],
	[
		'a second table and a group in bold',
		'| Time | Event |\n|---|---|\n| 14:00 | a |\n\n| Time | Event |\n|---|---|\n| 13:00 | b |\n\n**Team B**\n\n- 12:00 c\n',
		['(2026-03-01) 14:00 | a', '(2026-03-01) 13:00 #1 | b', '(2026-03-01) 12:00 #2 | c'],
	],
	[
		'dates in words, the year from the incident',
		'- Feb 28, 5:44 AM: deploy\n- 1 March 06:00 - full\n- Mar-02-2026 Somebody notices\n',
		['2026-02-28 05:44 | deploy', '2026-03-01 06:00 | full', '2026-03-02 | Somebody notices'],
	],
	[
		'a date behind the clock',
		'- 19:00 UTC Monday Mar 2 - deploy\n- 19:26 UTC - alert\n',
		['2026-03-02 19:00 UTC | deploy', '(2026-03-02) 19:26 UTC | alert'],
	],
	[
		'a numeric date that stays open',
		'- 03/04/2026 10:00 deploy\n- 10:05 step\n- 13/04/2026 10:00 alert\n',
		['2026-04-03|2026-03-04 10:00 | deploy', '10:05 | step', '2026-04-13 10:00 | alert'],
	],
	[
		'minutes after the start',
		'| Time | Event |\n|---|---|\n| T+0 | full |\n| T+2m | alert |\n| T+1h 05m | fixed |\n| T-5m | deploy |\n',
		['(2026-03-01) T+0 | full', '(2026-03-01) T+2 | alert', '(2026-03-01) T+65 | fixed', '(2026-03-01) T+-5 | deploy'],
	],
	[
		'unknown times',
		'| Time | Event |\n|---|---|\n| 2026-03-02 --:-- | a |\n| 14:?? | b |\n| unknown | c |\n| 不明 | d |\n| ~ | e |\n| after kill | f |\n',
		['2026-03-02 ? | a', '(2026-03-02) ? | b', '(2026-03-02) ? | c', '(2026-03-02) ? | d', '(2026-03-02) ? | e', '(2026-03-02) ? | f'],
	],
	[
		'unknown times in a list',
		'- **unknown** — deploy\n- HH:MM placeholder\n- 14:03 alert\n',
		['(2026-03-01) ? | deploy', '(2026-03-01) ? | placeholder', '(2026-03-01) 14:03 | alert'],
	],
	[
		'a table with a zone in its header',
		'| Time (UTC) | Event | Link |\n|---|---|---|\n| 14:03 | full | x |\n| 14:09 CET | alert |\n',
		['(2026-03-01) 14:03 UTC | full', '(2026-03-01) 14:09 CET | alert'],
	],
	[
		'a table with a column for the date',
		'| Date | Time | Event |\n|---|---|---|\n| 2026-03-02 | 14:03 | full |\n| | 14:09 | alert |\n',
		['(2026-03-02) 14:03 | full', '(2026-03-02) 14:09 | alert'],
	],
	[
		'a table with rows that are days',
		'| Time | Event |\n|---|---|\n| **2026-03-02** | |\n| 14:03 | full |\n| **2026-03-03** | |\n| 02:00 | alert |\n',
		['(2026-03-02) 14:03 | full', '(2026-03-03) 02:00 #1 | alert'],
	],
	[
		'a table without a known header',
		'| Foo | Bar |\n|---|---|\n| 14:03 | full |\n| 14:09 | alert |\n',
		['(2026-03-01) 14:03 | full', '(2026-03-01) 14:09 | alert'],
	],
	[
		'a table with an empty header',
		'| | |\n|---|---|\n| 14:03 | full |\n| 14:09 | alert |\n',
		['(2026-03-01) 14:03 | full', '(2026-03-01) 14:09 | alert'],
	],
	[
		'a table whose header is an entry',
		'| 14:03 | full |\n|---|---|\n| 14:09 | alert |\n',
		['(2026-03-01) 14:03 | full', '(2026-03-01) 14:09 | alert'],
	],
	[
		'a table with the time in its second column',
		'| Event | Time |\n|---|---|\n| Start Time | 2026-03-02 14:03 |\n| Detection Time | 2026-03-02 14:09 |\n',
		['2026-03-02 14:03 | Start Time', '2026-03-02 14:09 | Detection Time'],
	],
	[
		'a table without its rows of sums',
		'| Time | Event |\n|---|---|\n| 14:03 | pool is full |\n| 14:09 | alert fires |\n| **Total** | ~6 minutes |\n| Time to detect | 6 min |\n',
		['(2026-03-01) 14:03 | pool is full', '(2026-03-01) 14:09 | alert fires'],
	],
	[
		'a table of moments without the length below them',
		'| Event | Time |\n|---|---|\n| Pool is full | 14:03 |\n| Alert fires | 14:09 |\n| Total downtime | 6 min |\n| Time to recovery | **360s** |\n',
		['(2026-03-01) 14:03 | Pool is full', '(2026-03-01) 14:09 | Alert fires'],
	],
	['a table of something else', '| Node | Load |\n|---|---|\n| a | 12 |\n| b | 13 |\n', []],
	[
		'headings that are times',
		'### 18:45\n\nThe pool is full.\n\n- one\n\n### 18:50 Alert fires\n\nText.\n',
		['(2026-03-01) 18:45 | The pool is full. one', '(2026-03-01) 18:50 | Alert fires'],
	],
	[
		'headings that are days',
		'### 2026-03-02\n\n- 23:40 full\n\n### Tuesday, 3 March 2026\n\n- 00:10 alert\n',
		['(2026-03-02) 23:40 | full', '(2026-03-03) 00:10 #1 | alert'],
	],
	[
		'headings that are days above unknown times',
		'### 2026-03-02\n\n- `unknown` - a\n- unknown - b\n',
		['(2026-03-02) ? | a', '(2026-03-02) ? | b'],
	],
	[
		'headings that are days with text below',
		'### 2026-03-02\n\nThe release goes out.\n\n### 2026-03-05\n\nUsers report it.\n',
		['2026-03-02 | The release goes out.', '2026-03-05 | Users report it.'],
	],
	[
		'groups',
		'### Detection\n\n- 14:03 full\n\n### Recovery\n\n- 14:40 fixed\n',
		['(2026-03-01) 14:03 | full', '(2026-03-01) 14:40 #1 | fixed'],
	],
	[
		'bold lines that are days, and paragraphs',
		'**2nd March 2026:**\n\n13:50 GST: flagged\n\n14:00 GST: looked into\n\n**3rd March 2026:**\n\n01:00 GST: fixed\n',
		['(2026-03-02) 13:50 GST | flagged', '(2026-03-02) 14:00 GST | looked into', '(2026-03-03) 01:00 GST #1 | fixed'],
	],
	[
		'lines with hard breaks',
		'**2nd March:** (all of it)  \n20:20 UTC : The chain halts   \n21:09 UTC : Most are done,\nwaiting for the rest   \n21:25 UTC : Blocks again   \n',
		[
			'(2026-03-02) 20:20 UTC | The chain halts',
			'(2026-03-02) 21:09 UTC | Most are done, waiting for the rest',
			'(2026-03-02) 21:25 UTC | Blocks again',
		],
	],
	['lines with soft breaks', '14:03 full\n14:09 alert\n', ['(2026-03-01) 14:03 | full', '(2026-03-01) 14:09 | alert']],
	[
		'a sentence that wraps before a time',
		'14:03 full, and fixed at\n14:09 by a restart\n',
		['(2026-03-01) 14:03 | full, and fixed at 14:09 by a restart'],
	],
	[
		'a list with code, images and notes in between',
		'- 14:03 full\n```\n2026 ERROR\n```\n- 14:09 alert\n![graph](a.png)\n- 14:20 fixed\n  - note at 14:15\n  - another\n',
		['(2026-03-01) 14:03 | full', '(2026-03-01) 14:09 | alert', '(2026-03-01) 14:20 | fixed'],
	],
	[
		'bullets below bullets that are days',
		'- 2026-03-02\n  - 14:03 full\n  - 14:09 alert\n- 2026-03-03\n  - a review\n',
		['(2026-03-02) 14:03 | full', '(2026-03-02) 14:09 | alert', '(2026-03-03) #1 | a review'],
	],
	[
		'bullets below a label',
		'- Detection\n  - 14:03 full\n- Fix\n  - 14:09 restarted\n',
		['(2026-03-01) 14:03 | full', '(2026-03-01) 14:09 #1 | restarted'],
	],
	[
		'labels in front of the time',
		'- **Detected:** 2026-03-02 14:09\n- Alert fired (14:10 UTC)\n- Mitigated at 14:30 by a restart\n',
		['2026-03-02 14:09 | Detected', '(2026-03-02) 14:10 UTC | Alert fired', '(2026-03-02) 14:30 | Mitigated: by a restart'],
	],
	[
		'a log in a code block',
		'```\n14:03 alice: it is down\n14:04 bob: looking\n14:09 bob: fixed\n```\n',
		['(2026-03-01) 14:03 | alice: it is down', '(2026-03-01) 14:04 | bob: looking', '(2026-03-01) 14:09 | bob: fixed'],
	],
	[
		'other languages',
		'- Mo., 2. März 2026, 14.03 Uhr: voll\n- 2 mars 2026 à 14h10 : alerte\n- 2 de março de 2026 às 14:20 - corrigido\n- 2026年3月2日 14時30分 復旧\n',
		['2026-03-02 14:03 | voll', '2026-03-02 14:10 | alerte', '2026-03-02 14:20 | corrigido', '2026-03-02 14:30 | 復旧'],
	],
	[
		'words in front of the time, and marks behind it, in other languages',
		'- À 14h03, alerte\n- ore 14:04 allarme\n- Alle ore 14:05: allarme\n- Om 14.06 uur alarm\n- 14u07: hersteld\n- 14:08頃、検知\n- 14点09分，发现\n',
		[
			'(2026-03-01) 14:03 | alerte',
			'(2026-03-01) 14:04 | allarme',
			'(2026-03-01) 14:05 | allarme',
			'(2026-03-01) 14:06 | alarm',
			'(2026-03-01) 14:07 | hersteld',
			'(2026-03-01) ~ 14:08 | 検知',
			'(2026-03-01) 14:09 | 发现',
		],
	],
	[
		'numbers that are no times',
		'- 2 nodes fail\n- 2U 19 inch\n- À 14 reprises\n- Om 3 redenen\n- 5xx rise to 12 %\n- 10.50 % of requests\n- v1.2.3 is out\n- May be a leak\n- 1/3 of the pods\n- 2026 was quiet\n',
		[],
	],
	['prose', 'The deploy at 14:03 broke it. Nothing else is known.\n', []],
	[
		'times in bold above paragraphs',
		'**14:03 UTC**\n\nThe pool is full.\n\nMore.\n\n**14:09 UTC**\n\nAlert.\n',
		['(2026-03-01) 14:03 UTC | The pool is full. More.', '(2026-03-01) 14:09 UTC | Alert.'],
	],
	[
		'days in bold above prose',
		'**2 March**\n\nThe release goes out.\n\n**5 March**\n\nUsers report it.\n\nA lot.\n',
		['(2026-03-02) | The release goes out.', '(2026-03-05) #1 | Users report it. A lot.'],
	],
	[
		'days above bullets',
		'**2 March**\n\n- release\n- rollback\n\n### 5 March\n\n- review\n',
		['(2026-03-02) | release', '(2026-03-02) | rollback', '(2026-03-05) #1 | review'],
	],
	['nothing', '', []],
];

describe('timelines', () => {
	for (const [what, body, entries] of forms) {
		it(`with ${what}`, () => {
			const text = `# A\n\n- **Start:** 2026-03-01 09:00\n\n## Timeline\n\n${body}\n## Impact\n\n- 15:00 is no entry\n`;
			const timelines = timelinesOf(text);
			assert.deepEqual(shown(timelines), entries);
			for (const { range, textRange, time } of timelines.flatMap((timeline) => timeline.entries)) {
				assert.ok(range.start <= time.range.start && time.range.end <= text.length && textRange.end <= text.length);
			}
			assert.deepEqual(shown(timelinesOf(text.replace(/\n/g, '\r\n'))), entries, 'with CRLF');
		});
	}

	it('place nothing when no day is known', () => {
		assert.deepEqual(shown(timelinesOf('# A\n\n## Timeline\n\n- 23:50 a\n- 00:10 b\n')), ['23:50 | a', '00:10 | b']);
	});

	it('say where time, text and words stand', () => {
		const text = '# A\n\n## Timeline\n\n- **14:03 UTC** — **Detected:** `db` is [full](x)\n';
		const [entry] = timelinesOf(text)[0]?.entries ?? [];
		assert.ok(entry);
		assert.equal(textAt(text, entry.time.range), '14:03 UTC');
		assert.equal(textAt(text, entry.time.zone?.range ?? entry.range), 'UTC');
		assert.equal(textAt(text, entry.textRange), '**Detected:** `db` is [full](x)');
		assert.equal(entry.text, 'Detected: db is full');
		assert.deepEqual(
			entry.marks.map((mark) => [mark.moment, mark.certainty, textAt(text, mark.range)]),
			[['detected', 'explicit', 'Detected']],
		);
	});

	it('name their columns', () => {
		const text = '## Timeline\n\n| Time | Event |\n|---|---|\n| 14:03 | a |\n';
		assert.deepEqual(
			timelinesOf(text)[0]?.columns.map(({ column, range }) => [column, textAt(text, range)]),
			[
				['time', 'Time'],
				['event', 'Event'],
			],
		);
	});

	it('list what is written like an entry without a time, but not prose, notes and other lists', () => {
		const text =
			'## Timeline\n\nAn introduction.\n\n- 14:03 a\n- b happens\n  - note\n- 14:09 c\n\n' +
			'Some words:\n\n- one\n- two\n\n| Time | Event |\n|---|---|\n| 15:00 | d |\n| | e |\n';
		assert.deepEqual(
			timelinesOf(text)[0]?.untimed.map((line) => line.text),
			['b happens', 'e'],
		);
		assert.deepEqual(
			timelinesOf('## Timeline\n\n- a happens\n- b happens\n')[0]?.untimed.map((line) => line.text),
			['a happens', 'b happens'],
		);
		assert.deepEqual(timelinesOf('## Timeline\n\nThe clean-up wanted to make the search simpler by:\n\n1. one\n2. two\n')[0]?.untimed, []);
		assert.deepEqual(
			timelinesOf('## Timeline\n\nThis is what we know about the course of events:\n\n- one\n- two\n')[0]?.untimed.map(({ text }) => text),
			['one', 'two'],
		);
	});

	it('take a line that only says the day for no entry', () => {
		const [timeline] = timelinesOf(
			'## Timeline\n\nDay: **2026-03-01** TZ=Europe/Berlin\n\n- 14:03 a\n\nDay: **2026-03-02**\n\n- 09:00 b\n',
		);
		assert.deepEqual(
			timeline?.entries.map(({ time, text }) => [time.day, text]),
			[
				['2026-03-01', 'a'],
				['2026-03-02', 'b'],
			],
		);
	});

	it('belong to the outer of two sections inside each other', () => {
		const timelines = timelinesOf('## Timeline\n\n### Timeline of events\n\n- 14:03 a\n');
		assert.deepEqual(
			timelines.map(({ entries }) => entries.length),
			[1],
		);
	});

	for (const [what, text, zone, source, setting] of [
		['a column', '## Timeline (PST)\n\nAll times in CET.\n\n| Time (UTC) | Event |\n|---|---|\n| 14:03 | a |\n', 'UTC', 'column'],
		['a line', '## Timeline (PST)\n\n*All times are in CET*\n\n- 14:03 a\n', 'CET', 'line'],
		['a line with an offset', '## Timeline\n\nTimes are UTC+1 (Zurich time).\n\n- 14:03 a\n', 'UTC+1', 'line'],
		['a line with a region', '## Timeline\n\n*(All times US/Pacific, 24-hour clock.)*\n\n- 14:03 a\n', 'US/Pacific', 'line'],
		['a line in Japanese', '## タイムライン\n\n時刻はJSTで統一する。\n- 14:03 a\n', 'JST', 'line'],
		['a line elsewhere', 'All times are UTC.\n\n## Timeline\n\n- 14:03 a\n', 'UTC', 'line'],
		['the heading', '## Timeline (all times PDT unless noted)\n\n- 14:03 a\n', 'PDT', 'heading'],
		['the heading after a comma', '## Timeline, UTC\n\n- 14:03 a\n', 'UTC', 'heading'],
		['the header', '# A\n\n- **Start:** 2026-03-01 09:00 CET\n\n## Timeline\n\n- 14:03 a\n', 'CET', 'header'],
		['a line that names a city', '# A\n\n## Chronologie\n\nHeures de Paris.\n\n- 14:03 a\n', 'Heures de Paris', 'line'],
		['a heading that names a country', '# A\n\n## タイムライン（日本時間）\n\n- 14:03 a\n', '日本時間', 'heading'],
		['a heading that names a country in Italian', '# A\n\n## Timeline (ora italiana)\n\n- 14:03 a\n', 'ora italiana', 'heading'],
		['a line that names a city in Spanish', '# A\n\n## Cronología\n\nHora de Bogotá.\n\n- 14:03 a\n', 'Hora de Bogotá', 'line'],
		['a heading that names a country in German', '# A\n\n## Zeitleiste (deutsche Zeit)\n\n- 14:03 a\n', 'deutsche Zeit', 'heading'],
		['a heading that names a city in Chinese', '# A\n\n## 时间线（香港时间）\n\n- 14:03 a\n', '香港时间', 'heading'],
		['a heading that names a city in Korean', '# A\n\n## 타임라인 (서울 시간)\n\n- 14:03 a\n', '서울 시간', 'heading'],
		['a field of the header', '# A\n\n- **Timezone:** CET\n\n## Timeline\n\n- 14:03 a\n', 'CET', 'header'],
		['the label of a time', '# A\n\n- **Date (CET):** 2026-03-01\n\n## Timeline\n\n- 14:03 a\n', 'CET', 'header'],
		['a clock of its own elsewhere', '# A\n\nWe were down (14:03 – 15:00 CET).\n\n## Timeline\n\n- 14:03 a\n', 'CET', 'header'],
		['a clock behind its zone', '# A\n\n## Impact\n\nErrors from UTC 14:03 on.\n\n## Timeline\n\n- 14:03 a\n', 'UTC', 'header'],
		['another clock', '# A\n\nThe talk was at 17:00 CET.\n\n## Timeline\n\n- 14:03 a\n', undefined, undefined],
		['clocks that disagree', '# A\n\nFrom 14:03 CET (13:03 UTC).\n\n## Timeline\n\n- 14:03 a\n- 13:03 b\n', undefined, undefined],
		['the settings', '## Timeline\n\n- 14:03 a\n', 'Europe/Berlin', 'setting', 'Europe/Berlin'],
		['nothing', '## Timeline\n\n- 14:03 a\n', undefined, undefined],
		['a sentence about something else', '## Timeline\n\nThe PST team joined.\n\n- 14:03 a\n', undefined, undefined],
	] as const) {
		it(`have their zone from ${what}`, () => {
			const [timeline] = timelinesOf(text, setting);
			assert.equal(timeline?.zone?.text, zone);
			assert.equal(timeline?.zone?.source, source);
			assert.equal(timeline?.entries[0]?.time.zone?.text, zone);
			if (zone && source !== 'setting') assert.equal(textAt(text, timeline?.zone?.range ?? { start: 0, end: 0 }).includes(zone), true);
		});
	}

	it('make instants of their own day in a region', () => {
		const text = '## Timeline (US/Pacific)\n\n- 2026-01-05 10:00 a\n- 2026-07-05 10:00 b\n';
		assert.deepEqual(
			timelinesOf(text)[0]?.entries.map(({ time }) => time.instant),
			['2026-01-05T18:00:00Z', '2026-07-05T17:00:00Z'],
		);
	});

	it('take long and broken text without a throw', () => {
		for (const line of ['- 14:03 a\n', '- 14:', '| 14:03 | a |\n', '14:03 ', '### 14:03\n', '- x\n  ', '**14', '> ']) {
			assert.doesNotThrow(() => timelinesOf(`## Timeline\n\n${line.repeat(100)}`));
		}
	});
});
