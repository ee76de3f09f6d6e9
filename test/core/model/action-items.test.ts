import assert from 'node:assert/strict';
import type { BlockContent, DefinitionContent } from 'mdast';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { plainText, rangeOf } from '../../../src/core/markdown/plain-text.ts';
import { readActionItems } from '../../../src/core/model/action-items.ts';
import type { ActionItem } from '../../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import type { SectionBody } from '../../../src/core/model/section-body.ts';
import { contains, textAt } from '../../../src/core/text/range.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

describe('action items', () => {
	describe('what is said about an item in its own text', () => {
		for (const [written, expected] of Object.entries({
			'- Add a guard, owner Sam, due Friday, ISSUE-481': 'Add a guard, ISSUE-481 | owner Sam | due Friday | link ISSUE-481',
			'- Add a guard (owner: @a, due: 2026-07-01)': 'Add a guard | owner @a | due 2026-07-01',
			'- Owner: Sam, Due: 2026-07-01, add a guard': 'add a guard | owner Sam | due 2026-07-01',
			'- **Testing:** Add a guard test': 'Testing: Add a guard test',
			'- Add a guard (@a, due 1 July)': 'Add a guard | owner @a | due 1 July',
			'- Add a guard — @alice — 2026-07-01': 'Add a guard | owner @alice | due 2026-07-01',
			'- Add a guard - Alice Smith - Oct 12, 2025': 'Add a guard | owner Alice Smith | due Oct 12, 2025',
			'- Add a guard to the pool owner Sam, due Friday': 'Add a guard to the pool | owner Sam | due Friday',
			'- Add a guard by Friday (@sam)': 'Add a guard | owner @sam | due Friday',
			'- Add a guard by Friday (dropped, too costly)': 'Add a guard | dropped, too costly | due Friday',
			'- Add a guard (@sam, by EOW)': 'Add a guard | owner @sam | due by EOW',
			'- Add a guard (@sam) 📅 2026-07-01': 'Add a guard | owner @sam | due 2026-07-01',
			'- Add a guard :white_check_mark:': 'Add a guard | done',
			'- 監視を追加する（スプリント12で実施済み）': '監視を追加する | done',
			'- 監視を追加する（PR #12 で対応済み）': '監視を追加する | done | link #12',
			'- 경보를 추가한다 (v2.3에서 완료)': '경보를 추가한다 | done',
			'- 監視を追加する（12月に完了する予定）': '監視を追加する（12月に完了する予定）',
			'- Add a guard @sam 2026-07-01': 'Add a guard | owner @sam | due 2026-07-01',
			'- 監視を追加する（担当：田中／期日：2026-07-01）': '監視を追加する | owner 田中 | due 2026-07-01',
			'- 監視を追加する（担当：田中/期日：2026-07-01）': '監視を追加する | owner 田中 | due 2026-07-01',
			'- 監視を追加する（担当：田中／佐藤）': '監視を追加する | owner 田中 | owner 佐藤',
			'- Add a guard (Owner: Sam/Due: 2026-07-01)': 'Add a guard | owner Sam | due 2026-07-01',
			'- 增加监控（负责人：张三，完成时间：2026-07-01）': '增加监控 | owner 张三 | due 2026-07-01',
			'- 增加监控（负责人：张三，已完成：2026-07-01）': '增加监控 | done 2026-07-01 | owner 张三',
			"- Ajouter une alerte d'ici au 10 juillet 2026": 'Ajouter une alerte | due 10 juillet 2026',
			"- Ajouter une alerte (Ana, d'ici le 2026-07-01)": 'Ajouter une alerte | owner Ana | due 2026-07-01',
			'- Add a guard | Owner: Sam | Due: 2026-01-01 | Status: Done': 'Add a guard | done | owner Sam | due 2026-01-01',
			'- Add a guard. Owner: Lea Braun': 'Add a guard. | owner Lea Braun',
			'- Add a guard, owned by the platform team, due by end of Q3': 'Add a guard | owner platform team | due end of Q3',
			'- Add a guard. Assigned to: Kim Park, Due date: 25 June 2026, Status: In progress, Priority: High':
				'Add a guard. | in-progress | owner Kim Park | due 25 June 2026 | priority High=1',
			'- Add a guard (ticket: OPS-1, OPS-2, owner: Sam)': 'Add a guard | owner Sam | link OPS-1 | link OPS-2',
			'- Add a guard (owner: Sam, status: Dropped (reason: too costly), due: 2026-07-01)':
				'Add a guard | dropped, too costly | owner Sam | due 2026-07-01',
			'- Add a guard (owner: Sam, verify by a drill)': 'Add a guard | owner Sam | verify verify by a drill',
			'### Detection\n\n- Add a guard (owner: Sam)': 'Add a guard | owner Sam | bucket Detection=detection | in Detection',
			'- Add a guard [Sam]': 'Add a guard | owner Sam',
			'- Add a guard (@sam)[^1]\n\n[^1]: https://example.com/note': 'Add a guard | owner @sam',
			'- The guard has to be reviewed, merged and deployed.': 'The guard has to be reviewed, merged and deployed.',
			'- Add a guard (Sam Lee, 2026-07-01)': 'Add a guard | owner Sam Lee | due 2026-07-01',
			'- Add a guard (target: 2026-07-01)': 'Add a guard | due 2026-07-01',
			'- Add a guard @kim @sam': 'Add a guard | owner @kim | owner @sam',
			'- Add a guard @kim': 'Add a guard | owner @kim',
			'- Add a guard @sam by 2026-07-01': 'Add a guard | owner @sam | due 2026-07-01',
			'- Add a guard (@sam) by 2026-07-01': 'Add a guard | owner @sam | due 2026-07-01',
			'- Add a guard - @sam by 2026-07-01.': 'Add a guard. | owner @sam | due 2026-07-01',
			'- Agree on a guard with @sam by 2026-07-01': 'Agree on a guard with @sam | due 2026-07-01',
			'- Add a guard @sam OPS-12': 'Add a guard OPS-12 | owner @sam | link OPS-12',
			'- Add a guard @sam (#12)': 'Add a guard (#12) | owner @sam | link #12',
			'- Try a guard with @sam #12': 'Try a guard with @sam #12 | link #12',
			'- **@bob:** add a guard': 'add a guard | owner @bob',
			'- @carol to add a guard by 2026-08-01': 'add a guard | owner @carol | due 2026-08-01',
			'- @alice and @bob: add a guard': 'add a guard | owner @alice | owner @bob',
			'- **Maria:** add a guard': 'add a guard | owner Maria',
			'- Ops team to add a guard': 'add a guard | owner Ops team',
			'- [Sam] Add a guard': 'Add a guard | owner Sam',
			'- Add a guard **(Owner: Kim; Due: TBD)**': 'Add a guard | owner Kim | no due TBD',
			'- Add a guard (Owner: TBD)': 'Add a guard | no owner TBD',
			'- Add a guard (owner: [Name], due: [date])': 'Add a guard | no owner [Name] | no due [date]',
			'- Raise limits (P1, @kim, ETA: next sprint)': 'Raise limits | owner @kim | due next sprint | priority P1=1',
			'- [P0] Raise limits (DONE)': 'Raise limits | done | priority P0=0',
			'- **P1** – Raise limits ✅': 'Raise limits | done | priority P1=1',
			'- P2: Raise limits (in progress)': 'Raise limits | in-progress | priority P2=2',
			'- **TODO due 2026-08-21** — Raise limits': 'Raise limits | due 2026-08-21',
			'- **DEFERRED P2** — Raise limits': 'Raise limits | dropped | priority P2=2',
			'- **Closed by hand** — the valve': 'Closed by hand — the valve',
			'- **High:** raise limits': 'raise limits | priority High=1',
			'- **[P1][Infra]** Raise limits': 'Raise limits | owner Infra | priority P1=1',
			'- [prevent] Raise limits': 'Raise limits | bucket prevent=prevention',
			'- **Detection:** raise an alert': 'raise an alert | bucket Detection=detection',
			'- ✅ Raise limits': 'Raise limits | done',
			'- Raise limits. **(Done during this incident)**': 'Raise limits. | done',
			'- **Raise limits (2026-06-12 done)** — for all tenants': 'Raise limits — for all tenants | done 2026-06-12',
			'- [#101 (Done)](https://example.org/101): Raise limits': 'Raise limits | done | link #101 (Done)',
			'- **Redundancy:** Engage the network team': 'Redundancy: Engage the network team',
			'- Investigate Key Management: Review the process': 'Investigate Key Management: Review the process',
			'- Restart the pods (Pending, Creating, Failed)': 'Restart the pods (Pending, Creating, Failed)',
			'- Ignore .cache and .env files': 'Ignore .cache and .env files',
			'- Raise limits (already done)': 'Raise limits | done',
			'- Raise limits (optional, possibly already done)': 'Raise limits (optional, possibly already done)',
			'- Raise limits — priority: P1 — ✅ Done 2026-06-12': 'Raise limits | done 2026-06-12 | priority P1=1',
			'- **Raise limits** — ✅ agreed with the vendor on 2 June, see notes.':
				'Raise limits — ✅ agreed with the vendor on 2 June, see notes. | done',
			'- Raise limits ✅ 2026-06-12': 'Raise limits ✅ 2026-06-12 | done 2026-06-12',
			'- Raise limits — @dana, ETA 12/15': 'Raise limits | owner @dana | due 12/15',
			'- Raise limits, due 6/25': 'Raise limits | due 6/25',
			'- Raise limits (assigned: Kim)': 'Raise limits | owner Kim',
			'- Raise limits. Done in PR #12.': 'Raise limits. | done | link #12',
			'- Done in PR #12: raise limits': 'raise limits | done | link #12',
			'- Raise limits - done 2026-06-01': 'Raise limits | done 2026-06-01',
			'- Raise limits. Completed: 2026-04-16': 'Raise limits. | done 2026-04-16',
			'- ~~Raise limits~~': 'Raise limits | done',
			'- [ ] ~~Raise limits~~ (too costly for a service that ends soon)':
				'[ ] Raise limits (too costly for a service that ends soon) | done',
			'- ~~Raise~~ lower the limits': 'Raise lower the limits',
			"- Raise limits (won't fix, too costly)": 'Raise limits | dropped, too costly',
			'- Raise limits — dropped because the vendor ends support': 'Raise limits | dropped, because the vendor ends support',
			'- Raise limits. **Status**: blocked by vendor': 'Raise limits. | blocked',
			'- TODO: raise limits': 'raise limits',
			'- TODO(alice): raise limits': 'raise limits | owner alice',
			'- [ ] TODO(@kim): raise limits': '[ ] raise limits | owner @kim',
			'- TODO (TBD): raise limits': 'raise limits | no owner TBD',
			'- [-] Raise limits': '[x] Raise limits | dropped',
			'- [/] Raise limits': '[ ] Raise limits | in-progress',
			'- [~] Raise limits (@kim)': '[ ] Raise limits | in-progress | owner @kim',
			'- [>] Raise limits': '[ ] Raise limits',
			'- Raise limits -- owner: kim': 'Raise limits | owner kim',
			'- kim@: raise limits': 'raise limits | owner kim',
			'- (Kim) Raise limits': 'Raise limits | owner Kim',
			'- Kim - raise limits': 'raise limits | owner Kim',
			'- Kim will raise limits': 'raise limits | owner Kim',
			'- Raise limits (Kim, by EOD Friday)': 'Raise limits | owner Kim | due by EOD Friday',
			'- Raise limits – Team Platform': 'Raise limits | owner Team Platform',
			'- **Team Training:** raise the limits': 'Team Training: raise the limits',
			'- [ ] Owner: Sam | Due: 2026-07-01 | raise the limits': '[ ] raise the limits | owner Sam | due 2026-07-01',
			'- [ ] Owner: Pool squad / no due date / raise the limits': '[ ] raise the limits | owner Pool squad',
			'- [ ] Owner: Kim — raise the limits': '[ ] raise the limits | owner Kim',
			'- [ ] Owner: Pool / limits': '[ ] Owner: Pool / limits',
			'- 上限を上げる(2026-03-10まで)': '上限を上げる | due 2026-03-10',
			'- 上限を上げる @tanaka 3/10まで': '上限を上げる | owner @tanaka | due 3/10',
			'- 上限を上げる 担当:田中 期限:3月10日': '上限を上げる | owner 田中 | due 3月10日',
			'- 调高上限，3月10日之前完成': '调高上限 | due 3月10日',
			'- 한도를 올린다 (담당: 김철수, 3월 10일까지)': '한도를 올린다 | owner 김철수 | due 3월 10일',
			'- 3月10日前端の上限を上げる': '3月10日前端の上限を上げる',
			'- Raise limits (in progress, @kim)': 'Raise limits | in-progress | owner @kim',
			'- Raise limits — Owner kim': 'Raise limits | owner kim',
			'- Raise limits (owner kim)': 'Raise limits | owner kim',
			'- Raise limits (owner kim, due 2026-07-01)': 'Raise limits | owner kim | due 2026-07-01',
			'- Raise limits. Verify by breaking the configuration.': 'Raise limits. | verify Verify by breaking the configuration.',
			'- Raise limits (Verified by: alert fired on 2026-07-03)': 'Raise limits | verify alert fired on 2026-07-03 @2026-07-03',
			'- Raise limits (#528), UTF-8 kept, see PAY-12': 'Raise limits (#528), UTF-8 kept, see PAY-12 | link #528 | link PAY-12',
			'- Raise [limits](https://x.test/a) as on https://x.test/b_c.':
				'Raise limits as on https://x.test/b_c. | link limits | link https://x.test/b_c',
			'- AI-3: raise limits': 'raise limits | id AI-3',
		})) {
			it(written, () => assert.deepEqual(read(`## Action items\n\n${written}\n`).map(shown), [expected]));
		}
	});

	describe('what only looks like an owner, date or status', () => {
		for (const text of [
			'@dan mentioned that the keys expire',
			'Switch to Postgres',
			'Migration to a new cluster',
			'Security to be reviewed',
			'Upgrade the service [Optional]',
			'Add alerts (London)',
			'Rename the owner: field of the API',
			'Prepare for the load due to the campaign',
			'Fixed window limiter to be added',
			'Open a ticket with the vendor',
			'New dashboard for latency',
			'CH memory cap decision: record it',
			'Talk to the vendor, from @dan',
			'Show who is paged (owner column)',
			'Rename the label (owner field)',
			'Rewrite the guides, owner guide first',
			'Tests will run every night',
			'Grafana - add a panel for lag',
			'(Optional) Add a panel',
			'Update the runbook, owner guide',
		]) {
			it(text, () => assert.deepEqual(read(`## Action items\n\n- ${text}\n`).map(shown), [text]));
		}
	});

	describe('forms of lists, tables and paragraphs', () => {
		for (const [name, text, expected] of [
			[
				'checkboxes, nested ones too',
				'- [ ] Parent\n  - [x] Child\n  - a note\n* [X] Other',
				['[ ] Parent', '[x] Child | done', '[x] Other | done'],
			],
			[
				'a numbered group that is done',
				'### 7.1 Completed\n- Add a guard\n\n### 7.2 Next\n- Add a test',
				['Add a guard | done | in 7.1 Completed', 'Add a test | in 7.2 Next'],
			],
			['a numbered group that is done, in Japanese', '### 7.1 実施済み\n- 監視を追加', ['監視を追加 | done | in 7.1 実施済み']],
			['a box that Markdown does not know', '- [x]Add a guard\n- [] Add a test', ['[x] Add a guard | done', '[ ] Add a test']],
			[
				'fields below an item',
				'- [ ] Add a **guard**\n  - Owner: @sam\n  - Due: 2026-07-01\n  - Verification: the panel is green\n  - see https://x.test/1',
				['[ ] Add a guard | owner @sam | due 2026-07-01 | link https://x.test/1 | verify the panel is green'],
			],
			[
				'fields in lines below a bold title',
				'1. **Add a guard**\n   Owner: Sam Lee\n   Due: TBD',
				['Add a guard | owner Sam Lee | no due TBD'],
			],
			[
				'fields in bullets behind the item',
				'- Add a guard\n- Owner: TBD\n- Due: 2026-07-01\n- Add a test\n- Owner: Kim',
				['Add a guard | no owner TBD | due 2026-07-01', 'Add a test | owner Kim'],
			],
			['a field in front of every item', '- Owner: everybody\n- Add a guard', ['Owner: everybody', 'Add a guard']],
			['fields in a paragraph of the item', '- Add a guard\n\n  **Owner:** Sam', ['Add a guard | owner Sam']],
			['notes below an item', '- Add a guard\n  - @dan: why?\n  - Would it help?', ['Add a guard']],
			[
				'a lead-in above the items',
				'- In the future when releasing:\n  - Add tests\n  - Watch errors',
				['Add tests | in In the future when releasing', 'Watch errors | in In the future when releasing'],
			],
			[
				'bullets between numbers, which explain the numbers',
				'1. **Add a guard**\nWe plan to watch:\n\n- the disk\n- the queue\n\n2. **Write it down**\n\n- where\n\n3. Tell everybody',
				['Add a guard We plan to watch', 'Write it down', 'Tell everybody'],
			],
			['bullets behind numbers', '1. Add a guard\n\n- Write it down', ['Add a guard', 'Write it down']],
			['an action with details below', '- Improve the pipeline:\n  - faster\n  - safer', ['Improve the pipeline']],
			[
				'an action with links below',
				'- Fixes for the mounts:\n  - <https://x.test/1>\n  - <https://x.test/2>',
				['Fixes for the mounts | link https://x.test/1 | link https://x.test/2'],
			],
			['groups as bullets', '- **Short term**\n  - Add a guard', ['Add a guard | in Short term']],
			[
				'groups as headings',
				'### Immediate (Completed)\n- Add a guard\n### P1\n1. Add a test\n\n   More words.\n#### Process\n- Write it down',
				[
					'Add a guard | done | in Immediate (Completed)',
					'Add a test | priority P1=1 inherited | in P1',
					'Write it down | priority P1=1 inherited | bucket Process=process | in Process',
				],
			],
			[
				'groups that name their owner',
				'**Platform (@kim)**\n\n- Add a guard\n- Alert on 5xx (@sam)',
				['Add a guard | owner @kim | in Platform (@kim)', 'Alert on 5xx | owner @sam | in Platform (@kim)'],
			],
			[
				'groups that are labelled with their owner',
				'**Owner: Kim Park**\n\n- Add a guard',
				['Add a guard | owner Kim Park | in Owner: Kim Park'],
			],
			[
				'groups by owner',
				'### Work by team\n\n**Payments team**\n\n- Add a guard\n\n**Short Term**\n\n- Alert on 5xx',
				['Add a guard | owner Payments team | in Payments team', 'Alert on 5xx | in Short Term'],
			],
			[
				'examples and instructions',
				'- Add a guard\n\nExamples:\n1. any fix\n2. any alert\n\n**How to resize the disk:**\n\n1. Stop it\n2. Start it\n\n**Now**\n\n- Alert on 5xx',
				['Add a guard', 'Alert on 5xx | in Now'],
			],
			[
				'checklists and procedures for later work',
				'### Guards\n\n- Add a guard\n\n### Pre-deployment checklist\n\n**Queue**\n\n- [ ] Limit is set\n\n### Test procedure\n\n1. Read the log\n\n### Now\n\n**Before deploying the queue:**\n\n- [ ] Limit is set\n\n### Rollout checklist\n\n- [x] Raise the limit',
				['Add a guard | in Guards', '[x] Raise the limit | done | in Rollout checklist'],
			],
			[
				'labels that end like a detail',
				'1. **Health Check Verification:** Ask each node\n2. **Add a guard** Verification: no page for a week',
				['Health Check Verification: Ask each node', 'Add a guard | verify no page for a week'],
			],
			['groups as bold lines', '**Prevent**\n\n* Add a guard', ['Add a guard | bucket Prevent=prevention | in Prevent']],
			[
				'a heading per item',
				'### 1. Rework the pool\n**Owner:** Kim | **Due:** 2026-08-01\n**Status:** In progress\n\nSome words.',
				['Rework the pool | in-progress | owner Kim | due 2026-08-01'],
			],
			['a paragraph that says so', '**Action item:** Start earlier. It helps. Owner: @lucas', ['Start earlier. It helps. | owner @lucas']],
			[
				'lines that are no list',
				'• Add a guard (@zoe)\n• Add a test\n[ ] Add a box',
				['Add a guard | owner @zoe', 'Add a test', '[ ] Add a box'],
			],
			[
				'a table',
				'| # | Action | Owner | Due | Status | Ticket | Priority | Type | Verification | Budget |\n|-|-|-|-|-|-|-|-|-|-|\n' +
					'| 1 | Add a `x\\|y` guard | @kim, Sam Lee | 2026-07-01 | ✅ Done (2026-06-20) | [PAY-12](https://x.test) | P1 | Prevent | it fires | 3 |\n' +
					'| 2 | Rename | ??? | TBD | Finito | | | | |\n| **Later** | | | | | | | | | |\n| | | | | | | | | | |\n' +
					"| 3 | Drop it | | - | Won't fix (too risky) |\n| 4 | [Action] | [Name] | |",
				[
					'Add a x|y guard | done 2026-06-20 | owner @kim | owner Sam Lee | due 2026-07-01 | priority P1=1 | bucket Prevent=prevention | link PAY-12 | verify it fires | id 1',
					'Rename | unknown status Finito | no owner ??? | no due TBD | id 2',
					'Drop it | dropped, too risky | no owner  | no due - | id 3 | in Later',
				],
			],
			[
				'a status in another column',
				'| Action Item | Owner | Bug | Priority |\n|-|-|-|-|\n| Add a guard | Core-1 team | Bug 55 **TODO** | DONE |\n| Add a test | Kim | DONE | P0 |',
				['Add a guard | owner Core-1 team | link Bug 55', 'Add a test | done | owner Kim | priority P0=0'],
			],
			[
				'a status behind a ticket',
				'| Action | Owner | Issue |\n|-|-|-|\n| Add a guard | Kim | #12 — complete in the hotfix |\n| Add a test | Kim | [#13](https://x.y/13) (done) |\n| Add a panel | Kim | #14 — the third one |',
				['Add a guard | done | owner Kim | link #12', 'Add a test | done | owner Kim | link #13', 'Add a panel | owner Kim | link #14'],
			],
			[
				'a status in a column for what came of it',
				'| Issue | Triggered by | Outcome |\n|-|-|-|\n| #12 guard the pool | a review | Fixed by PR #14 |\n| #13 alert on it | a talk | Open, waits |',
				['#12 guard the pool | done | link #14 | link #12', '#13 alert on it | link #13'],
			],
			['a column that nobody knows', '| Verbesserungsidee | Owner |\n|-|-|\n| Add a guard now | Kim |', ['Add a guard now | owner Kim']],
			[
				'a field per row',
				'| Action | Add a guard |\n|-|-|\n| Owner | Kim |\n| Due | 2026-07-01 |',
				['Add a guard | owner Kim | due 2026-07-01'],
			],
		] as const) {
			it(name, () => assert.deepEqual(read(`## Action items\n\n${text}\n`).map(shown), expected));
		}
	});

	describe('what is no item', () => {
		for (const text of [
			'- None',
			'- N/A',
			'- None because nothing changed.',
			'- No action items.',
			'- How would the team escalate this next time?',
			'- @alice\n- @bob, @carol',
			'- [N/A] Replace the pool',
			'Improve what we know.\nIt will take a while.',
			'- [Action item]\n- Action 1\n- \n- [ ]\n- TBD',
			'We will be careful with this in the future.',
			'*List any tasks here.*',
			'> - Add a guard',
			'```\n- Add a guard\n```',
			'| Time | Event |\n|-|-|\n| 14:03 | Alert fires |',
			'| Action | Owner |\n|-|-|\n| | |\n| TBD | |',
		]) {
			it(text.replaceAll('\n', '⏎'), () => assert.deepEqual(read(`## Action items\n\n${text}\n`).map(shown), []));
		}

		it('who owns what, below a title that says so', () => {
			const owners = '### Follow-up owners\n\n- Platform: the runbook\n- Search: limits and tests\n';
			assert.deepEqual(read(`## Action items\n\n- Add a guard\n\n${owners}`).map(shown), ['Add a guard']);
			assert.equal(read('## Action items\n\n### Owners\n\n- Add a guard\n- Sam: rotate the logs\n').length, 2);
		});
		it('the legend above a table', () => {
			const legend = 'Types:\n* Prevent - so that it stays away\n* Detect - to see it\n\n* P0 - now\n* P1 - soon\n\n';
			const table = '| Action | Type |\n|-|-|\n| Add a guard | Prevent |\n';
			assert.deepEqual(read(`## Action items\n\n${legend}\n\n${table}`).map(shown), ['Add a guard | bucket Prevent=prevention']);
		});

		it('checkboxes of other sections', () => assert.deepEqual(read('## Notes\n\n- [x] A cause\n').map(shown), []));
	});

	describe('where the items of a section are', () => {
		const texts = (text: string): string[] => readPostmortem(text).actionItems.map((item) => item.text);
		it('above a line like the titles of a document without headings', () =>
			assert.deepEqual(texts('# T\n\nImpact\n- a\n\nDetection\n- b\n\nAction items\n- Add a guard\n\nTools used\n- A hammer\n'), [
				'Add a guard',
			]));
		it('below bullets that could be titles', () =>
			assert.deepEqual(
				texts(
					'# T\n\n## Corrective measures\n\n- **Improvements / Fixes**:\n  - Add a guard\n- **Tasks**:\n  - Alert on 5xx\n- **Guard the pool**:\n  - with a limit\n',
				),
				['Add a guard', 'Alert on 5xx', 'Guard the pool'],
			));
		it('beside a named one that is explained below', () =>
			assert.deepEqual(
				texts('# T\n\n## Action items\n\n- Add a guard\n- **Failover by itself** (in development):\n  - Trigger: no votes\n'),
				['Add a guard', 'Failover by itself'],
			));
		it('below labels that could be titles', () => {
			const groups = '**Improvements:**\n- Add a guard\n\n**Tasks:**\n1. Alert on 5xx\n';
			assert.deepEqual(texts(`**Summary**\n\nDown.\n\n**Corrective measures**\n\n${groups}\n**Lessons**\n\n- none\n`), [
				'Add a guard',
				'Alert on 5xx',
			]);
			assert.deepEqual(texts(`# T\n\n📋 **Summary:** Down.\n\n🔧 **Corrective measures:**\n${groups}`), ['Add a guard', 'Alert on 5xx']);
		});
		it('in lines that have lost their bullets', () => {
			assert.deepEqual(texts('# T\n\n## Corrective measures\n\nAdd a guard to the pool.\nAlert on 5xx.\n\nReview all limits.\n'), [
				'Add a guard to the pool.',
				'Alert on 5xx.',
				'Review all limits.',
			]);
			assert.deepEqual(texts('# T\n\n## Action items\n\nAdd a guard to the pool.\nThe pool has none.\n'), []);
			assert.deepEqual(texts('# T\n\n## Action items\n\nAdd a guard to the pool.\n'), []);
		});
		it('in paragraphs that begin with their number in bold', () => {
			const found = read(
				'## Action items\n\nIn this order.\n\n**R1 — Add a guard.** The pool has none.\n\n**R2 — Alert on 5xx.** It should:\n\n1. Count them.\n2. Page.\n\nOwner: Sam\n\n**R3 — Limit the queue.**\n\nIt grows.\n',
			);
			assert.deepEqual(found.map(shown), ['Add a guard. The pool has none.', 'Alert on 5xx. It should | owner Sam', 'Limit the queue.']);
			assert.deepEqual(texts('# T\n\n## Action items\n\n**1. Short term**\n\n- Add a guard\n\n**2. Long term**\n\n- Replace the pool\n'), [
				'Add a guard',
				'Replace the pool',
			]);
			assert.deepEqual(texts('# T\n\n## Action items\n\n**1. Costs.** None.\n\n- Add a guard\n'), ['Add a guard']);
		});
		it('in paragraphs whose label says how far they are', () =>
			assert.deepEqual(
				read('## Action items\n\n**Erledigt:** Ein Alarm läuft.\n\n**Offen:** Kasse 3 umstellen.\n\n**Grund:** Sie ist alt.\n').map(shown),
				['Ein Alarm läuft. | done', 'Kasse 3 umstellen.'],
			));
		it('not in the part that another role has', () =>
			assert.deepEqual(texts('# T\n\n## Actions and lessons\n\n- **Actions:**\n  - Add a guard\n- **Lessons:**\n  - Guards help\n'), [
				'Add a guard',
			]));
		it('in numbered headings with nothing but words below', () => {
			assert.deepEqual(texts('# T\n\n## Action items\n\n### 1) Add a guard\n\nIt helps.\n\n### 2) Alert on 5xx\n\nAt once.\n'), [
				'Add a guard',
				'Alert on 5xx',
			]);
			assert.deepEqual(texts('# T\n\n## Action items\n\n### 1) Code\n\n- Add a guard\n\n### 2) Docs\n\n- Say so\n'), [
				'Add a guard',
				'Say so',
			]);
		});
	});

	describe('what prevention and recommendations hold', () => {
		const texts = (text: string): string[] => readPostmortem(text).actionItems.map((item) => item.text);
		it('are advice beside next steps', () =>
			assert.deepEqual(texts('# T\n\n## Próximos pasos\n\n- Añadir una alerta\n\n## Prevención\n\n- Probar más\n'), ['Añadir una alerta']));
		it('are tasks where no others are', () => assert.deepEqual(texts('# T\n\n## Prevention\n\n- Add a guard\n'), ['Add a guard']));
		it('is advice beside tasks', () =>
			assert.deepEqual(texts('# T\n\n## Action items\n\n- Add a guard\n\n## Prevention measures\n\n- Test more\n- Alert on 5xx\n'), [
				'Add a guard',
			]));
		it('are tasks beside others when somebody has to do them', () =>
			assert.deepEqual(
				texts('# T\n\n## Next steps\n\n- Add a guard\n\n## Recommendations\n\n- [ ] Add a test\n- Add an alert (@kim)\n- Be early\n'),
				['Add a guard', 'Add a test', 'Add an alert'],
			));
		it('is no task that only closes the document', () =>
			assert.deepEqual(
				texts('# T\n\n## Action items\n\n1. Add a guard\n\n# Actions\n\n- [x] Incident is over\n- [ ] Sections above are filled out\n'),
				['Add a guard'],
			));
		it('are tasks beside what was corrected', () =>
			assert.deepEqual(texts('# T\n\n## Corrective actions\n\n- Add a guard\n\n## Prevention\n\n- Add a test\n'), [
				'Add a guard',
				'Add a test',
			]));
	});

	it('gives ranges that lie in the text and show what they say', () => {
		const text =
			'\uFEFF## Action items\r\n\r\n- [ ] **Add** a `guard` (owner: @sam, due: 2026-07-01)\r\n  - Verification: green\r\n\r\n| Action | Owner |\r\n|-|-|\r\n| Add *it* |  |\r\n';
		const [first, second] = read(text);
		assert.ok(first && second);
		assert.equal(textAt(text, first.checkbox ?? { start: 0, end: 0 }), '[ ]');
		assert.equal(textAt(text, first.textRange), 'Add** a `guard');
		assert.equal(textAt(text, first.range), '- [ ] **Add** a `guard` (owner: @sam, due: 2026-07-01)');
		assert.deepEqual(
			first.owners.map(({ range }) => textAt(text, range)),
			['@sam'],
		);
		assert.equal(first.due && textAt(text, first.due.range), '2026-07-01');
		assert.deepEqual(
			first.nested.map(({ valueRange }) => textAt(text, valueRange)),
			['green'],
		);
		assert.equal(textAt(text, second.range), '| Add *it* |  |');
		const gap = second.ownerGap ?? { start: -1, end: -1 };
		assert.equal(gap.start, gap.end);
		assert.ok(contains(second.range, gap) && text[gap.start - 1] === ' ');
	});

	it('knows an item by its text, not by its state', () => {
		const keys = (text: string): string[] => read(`## Action items\n\n${text}\n`).map(({ key }) => key);
		const [open] = keys('- [ ] Add a *guard*');
		assert.deepEqual(keys('- [x] Add a guard, owner Sam, due 2026-07-01 (done)'), [open]);
		assert.equal(new Set(keys('- Add a guard\n- Add a guard\n- Add a test')).size, 3);
	});

	it('takes a long line for what it is without reading it word by word', () => {
		const items = read(`## Action items\n\n- ${'owner: (a, b) — @x, due '.repeat(4000)}\n`);
		assert.equal(items.length, 1);
	});
});

/** The text that was read last: what gaps are shown from. */
let source = '';

/** The items of a text whose sections are its headings called "Action items". */
function read(text: string): ActionItem[] {
	source = text;
	const root = parseMarkdown(text);
	const bodies: SectionBody[] = [];
	root.children.forEach((node, at) => {
		if (node.type !== 'heading' || !/^action items/i.test(plainText(node))) return;
		const after = root.children.slice(at + 1);
		const length = after.findIndex((next) => next.type === 'heading' && next.depth <= node.depth);
		const blocks = (length < 0 ? after : after.slice(0, length)) as (BlockContent | DefinitionContent)[];
		const title = rangeOf(node);
		const end = rangeOf(blocks.at(-1) ?? node).end;
		bodies.push({
			index: bodies.length,
			lead: [],
			blocks,
			section: {
				id: 'actionItems',
				fills: ['actionItems'],
				title: plainText(node),
				form: 'heading',
				level: node.depth,
				range: { start: title.start, end },
				titleRange: title,
				body: { start: title.end, end },
				heading: 0,
				parent: undefined,
				incident: 0,
				empty: false,
				language: 'en',
			},
		});
	});
	return readActionItems({ text, bodies, headings: [], words: wordsOf(), dates: {}, incidentDay: '2026-06-01' });
}

/** An item in one line: box, text, status unless open, and whatever else is known of it. */
function shown(item: ActionItem): string {
	const box = item.style === 'checkbox' ? (item.checked ? '[x] ' : '[ ] ') : '';
	const status =
		item.status === 'open' ? [] : [[item.status, item.doneDay].filter(Boolean).join(' ') + (item.reason ? `, ${item.reason.text}` : '')];
	return [
		box + item.text,
		...status,
		...(item.unknownStatus ? [`unknown status ${item.statusText?.text}`] : []),
		...item.owners.map(({ name }) => `owner ${name}`),
		...(item.ownerGap ? [`no owner ${textAt(source, item.ownerGap)}`] : []),
		...(item.due ? [`due ${item.due.text}`] : []),
		...(item.dueGap ? [`no due ${textAt(source, item.dueGap)}`] : []),
		...(item.priority ? [`priority ${item.priority.text}=${item.priority.rank}${item.priority.inherited ? ' inherited' : ''}`] : []),
		...(item.bucket ? [`bucket ${item.bucket.text}=${item.bucket.value}`] : []),
		...item.links.map(({ text }) => `link ${text}`),
		...(item.verification
			? [`verify ${item.verification.text}${item.verification.verifiedDay ? ` @${item.verification.verifiedDay}` : ''}`]
			: []),
		...(item.id ? [`id ${item.id.text}`] : []),
		...(item.group ? [`in ${item.group.title}`] : []),
	].join(' | ');
}
