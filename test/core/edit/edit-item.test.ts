import assert from 'node:assert/strict';
import { editItem, type ItemChange } from '../../../src/core/edit/index.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { samples } from '../templates/samples.ts';

describe('editing an action item', () => {
	// What is between the arrow's sides becomes the other: `‹before→after›`.
	const cases: readonly [title: string, change: ItemChange, text: string][] = [
		[
			'fills an empty cell and keeps its width',
			{ field: 'owner', value: 'Sam' },
			'| Action       | Owner | Due |\n|--------------|-------|-----|\n| Add an alert | ‹   →Sam›   |     |',
		],
		[
			'widens a column whose bars stand below each other',
			{ field: 'owner', value: 'Samantha' },
			'| Action       | Owner ‹→   ›|\n|--------------|-------‹→---›|\n| Add an alert | ‹     →Samantha› |\n| Add a switch | Kim   ‹→   ›|',
		],
		[
			'widens a column where a dash says that there is nothing',
			{ field: 'owner', value: 'Samantha' },
			'| Action       | Owner ‹→   ›|\n|:-------------|:------‹→---›|\n| Add an alert | ‹Sam  →Samantha› |\n| Add a switch | -     ‹→   ›|\n| Add a page   | :-    ‹→   ›|',
		],
		[
			'adds a missing column once',
			{ field: 'due', value: '2026-12-01' },
			'| Action | Owner |‹→ Due |›\n|---|---|‹→---|›\n| Add an alert | Sam |‹→ 2026-12-01 |›\n| Add a switch | Kim |‹→  |›',
		],
		[
			'adds the cells that a row lacks',
			{ field: 'priority', value: 'P1' },
			'| Action | Owner | Due |‹→ Priority |›\n|---|---|---|‹→---|›\n| Add an alert |‹→  |  | P1 |›',
		],
		[
			'escapes bars in a cell',
			{ field: 'verification', value: 'a | b' },
			'| Action | Owner | Verification |\n|---|---|---|\n| Add an alert | Sam | ‹→a \\| b ›|',
		],
		[
			'says done as the other rows say open',
			{ field: 'status', value: 'done' },
			'| Action | Owner | Status |\n|---|---|---|\n| Add an alert | Sam | ‹🔲 Open→✅ Done› |',
		],
		[
			'keeps the capitals of a status column',
			{ field: 'status', value: 'done' },
			'| Action | Owner | Status |\n|---|---|---|\n| Add an alert | Sam | ‹TODO→DONE› |\n| Add a switch | Kim | DONE |',
		],
		[
			'takes a script without capitals for none',
			{ field: 'status', value: 'done' },
			'| Action | Owner | Status |\n|---|---|---|\n| Add an alert | Sam | ‹未着手→Done› |',
		],
		[
			'ticks a box with a day in brackets, where no symbol is read',
			{ field: 'status', value: 'done', day: '2026-11-20' },
			'- [‹ →x›] Add an alert — ticket: #528‹→ (done 2026-11-20)›\n- [ ] Add a switch — status: ✅ Done — ticket: #528',
		],
		[
			'takes the last line out with the line ending before it',
			{ field: 'owner', value: undefined },
			'1. Add an alert‹\n   **Owner:** @sam→›',
		],
		['ticks a box', { field: 'status', value: 'done' }, '- [‹ →x›] Add an alert (owner: Sam)'],
		[
			'writes a status behind a weekday',
			{ field: 'status', value: 'dropped', reason: 'too costly' },
			'- [ ] Add an alert by Friday‹→ (dropped, reason: too costly)›',
		],
		['unticks a box', { field: 'status', value: 'open' }, '1. [‹X→ ›] Add an alert'],
		['takes a mark away', { field: 'status', value: 'open' }, '- Add an alert‹ (DONE)→›\n- Add a switch'],
		['marks as the list does', { field: 'status', value: 'done' }, '- Add an alert‹→ (DONE)›\n- Add a switch (DONE)'],
		[
			'drops with a reason',
			{ field: 'status', value: 'dropped', reason: 'the service goes away' },
			'- [ ] Add an alert‹→ (dropped, reason: the service goes away)›',
		],
		[
			'drops in favour of a ticket',
			{ field: 'status', value: 'dropped', reason: 'replaced by PAY-412' },
			'- [ ] Add an alert‹→ (dropped, reason: replaced by PAY-412)›',
		],
		[
			'blocks in a table until a ticket is done',
			{ field: 'status', value: 'blocked', reason: 'waits for #12' },
			'| Action | Status |\n|---|---|\n| Add an alert | ‹Open→Blocked (reason: waits for #12)› |',
		],
		[
			'gives a reason with brackets without them',
			{ field: 'status', value: 'dropped', reason: 'too costly (3 weeks), see [the offer](https://example.com/1)' },
			'- [ ] Add an alert‹→ (dropped, reason: too costly, 3 weeks, see [the offer](https://example.com/1))›',
		],
		[
			'gives a reason with brackets in a table without them',
			{ field: 'reason', value: 'the vendor (since May) sells one' },
			'| Action | Status |\n|---|---|\n| Add an alert | Dropped‹→ (reason: the vendor, since May, sells one)› |',
		],
		['puts an owner in brackets', { field: 'owner', value: '@sam' }, '- Add an alert‹→ (owner: @sam)›'],
		['joins the brackets that are there', { field: 'owner', value: 'Sam' }, '- Add an alert (due: 2026-12-01‹→, owner: Sam›)'],
		[
			'writes an owner as the item beside it does',
			{ field: 'owner', value: '@sam' },
			'- Add an alert‹→ — @sam›\n- Add a switch — @kim — 2026-12-01',
		],
		[
			'adds a bullet where bullets hold the fields',
			{ field: 'owner', value: 'Sam' },
			'- Add an alert\n  - **Due:** 2026-12-01\n‹→  - **Owner:** Sam\n›- Add a switch\n  - **Owner:** Kim',
		],
		[
			'adds a bullet beside one whose value is a link',
			{ field: 'bucket', value: 'detection' },
			'- Add an alert\n  - Owner: [Bo](https://example.com/bo)‹→\n  - Type: detection›',
		],
		['replaces a name', { field: 'owner', value: 'Kim' }, '- Add an alert (owner: ‹Sam Lee→Kim›, due: 2026-12-01)'],
		['writes out a name', { field: 'owner', value: 'Sam Lee' }, '- Add an alert (owner: Sam‹→ Lee›, due: 2026-12-01)'],
		[
			'leaves the name of a whole group alone',
			{ field: 'owner', value: 'Kim' },
			'**Owner: Sam Lee**\n\n- Add an alert‹→ (owner: Kim)›\n- Add a switch',
		],
		['replaces a placeholder', { field: 'owner', value: 'Kim' }, '- Add an alert (owner: ‹TBD→Kim›)'],
		['takes a detail out with its label', { field: 'owner', value: undefined }, '- Add an alert (‹owner: Sam, →›due: 2026-12-01)'],
		['takes the brackets out with the last detail', { field: 'due', value: undefined }, '- Add an alert‹ (due: 2026-12-01)→›'],
		['takes a bullet out whole', { field: 'owner', value: undefined }, '- Add an alert\n  - ‹Owner: Sam\n  - →›Due: 2026-12-01'],
		['adds a link to those that are there', { field: 'link', value: '#2' }, '- Add an alert ([#1](https://example.com/1)‹→, #2›)'],
		['adds a ticket whose number begins as that of another', { field: 'link', value: '#12' }, '- Add an alert (ticket: #1‹→, #12›)'],
		[
			'adds an address that goes on where another ends',
			{ field: 'link', value: 'https://example.com/PAY-41' },
			'| Action | Ticket |\n|---|---|\n| Add an alert | https://example.com/PAY-4‹→, https://example.com/PAY-41› |',
		],
		[
			'adds no ticket twice',
			{ field: 'link', value: '[PAY-4](https://example.com/PAY-4)' },
			'- Add an alert ([PAY-4](https://example.com/PAY-4))',
		],
		['adds no tickets twice', { field: 'link', value: 'OPS-1, OPS-2' }, '- Add an alert (ticket: OPS-1, OPS-2)'],
		[
			'says less of how it is verified',
			{ field: 'verification', value: 'a drill on staging' },
			'- Add an alert (verification: a drill on staging‹ every month→›)',
		],
		['says how it is verified', { field: 'verification', value: 'a drill' }, '- Add an alert.‹→ Verify by a drill.›'],
		[
			'says how it is verified without a full stop of its own',
			{ field: 'verification', value: 'a drill' },
			'- Add an alert (owner: Sam)‹→; verify by a drill›',
		],
		['says anew how it is verified', { field: 'verification', value: 'the graph' }, '- Add an alert. Verify by ‹a drill→the graph›.'],
		[
			'takes a verification out and leaves the full stop before it',
			{ field: 'verification', value: undefined },
			'- Add an alert.‹ Verify by a drill.→›',
		],
		[
			'writes a cell that a short row lacks',
			{ field: 'due', value: '2026-12-01' },
			'| Action | Owner | Due | Status |\n|---|---|---|---|\n| Add an alert |‹→  | 2026-12-01 |›',
		],
		[
			"says how it is verified in the document's language",
			{ field: 'verification', value: 'Probealarm' },
			'## Maßnahmen\n\n- [ ] Alarm einrichten (fällig: 2026-12-01‹→, Nachweis: Probealarm›)',
		],
		[
			"gives a reason in the document's language",
			{ field: 'status', value: 'dropped', reason: 'zu teuer' },
			'## Maßnahmen\n\n- [ ] Alarm einrichten‹→ (Verworfen, Grund: zu teuer)›',
		],
		[
			'drops inside of brackets without brackets of its own',
			{ field: 'status', value: 'dropped', reason: 'the service goes away' },
			'- [ ] Add an alert (owner: Sam, status: ‹Open→Dropped (reason: the service goes away)›, due: 2026-12-01)',
		],
		[
			'gives another reason in brackets',
			{ field: 'status', value: 'dropped', reason: 'too late' },
			'- Add an alert\n  - Status: Dropped (reason: too ‹costly→late›)',
		],
		['takes a reason out with its colon', { field: 'reason', value: undefined }, '- Add an alert (dropped‹: too costly→›)'],
		[
			'takes a reason out with its brackets',
			{ field: 'reason', value: undefined },
			'| Action | Status |\n|---|---|\n| Add an alert | Dropped ‹(reason: too costly) →›|',
		],
		[
			'adds a link beside a text that is linked',
			{ field: 'link', value: 'OPS-7' },
			'- Move [the job](https://example.com/job) to the scheduler‹→ (ticket: OPS-7)›',
		],
		[
			'takes the link out of a text and leaves the words',
			{ field: 'link', value: undefined },
			'- Move ‹[the job](https://example.com/job)→the job› to the scheduler',
		],
		['takes all links out', { field: 'link', value: undefined }, '- Add an alert (‹ticket: OPS-1, OPS-2, →›owner: Sam)'],
		[
			'replaces a name with its address',
			{ field: 'owner', value: 'Kim' },
			'- Add an alert (owner: ‹[Bo](https://example.com/bo)→Kim›, due: 2026-12-01)',
		],
		[
			'adds a line below a heading that is an item',
			{ field: 'due', value: '2026-12-01' },
			'### 1. Add an alert\n\n- **Owner:** Sam\n‹→- **Due:** 2026-12-01\n›\n### 2. Add a switch\n\n- **Owner:** Kim',
		],
		[
			'takes a line out below a heading that is an item',
			{ field: 'owner', value: undefined },
			'### 1. Add an alert\n\n- **‹Owner:** Sam\n- **→›Due:** 2026-12-01',
		],
		['writes nothing twice', { field: 'status', value: 'verified', day: '2026-12-01' }, '- Add an alert (verified 2026-12-01)'],
		[
			'writes another day in place of the first',
			{ field: 'status', value: 'verified', day: '2026-12-08' },
			'- Add an alert (verified 2026-12-0‹1→8›)',
		],
		['leaves an item open that is', { field: 'status', value: 'open' }, '- Add an alert'],
		[
			'writes a status beside a verification',
			{ field: 'status', value: 'blocked' },
			'| Action | Verification |‹→ Status |›\n|---|---|‹→---|›\n| Add an alert | Verified 2026-12-01 |‹→ Blocked |›',
		],
		[
			'takes a name at the start out with its signs',
			{ field: 'owner', value: undefined },
			'- ‹**Sam:** →›add an alert\n- **Kim:** add a switch',
		],
		['takes a handle at the start out with its word', { field: 'owner', value: undefined }, '- [ ] ‹@sam to →›add an alert by 2026-12-01'],
		[
			'gives a label to a name that would not be read without one',
			{ field: 'owner', value: 'Robin Vale' },
			'- Add an alert (‹Sam→owner: Robin Vale›)\n- Add a switch (Kim)',
		],
		[
			'writes a name behind the text where none is read at its start',
			{ field: 'owner', value: 'Robin Vale' },
			'- ‹**Sam:** →›add an alert‹→ (owner: Robin Vale)›\n- **Kim:** add a switch',
		],
		['takes the sign out behind a name', { field: 'owner', value: undefined }, '- Add an alert‹ (sam@)→›'],
		['replaces a name with the sign behind it', { field: 'owner', value: '@kim' }, '- Add an alert (‹sam@→@kim›)'],
		[
			'leaves the status in a cell whose link goes',
			{ field: 'link', value: undefined },
			'| Action Item | Type | Tracking Bug |\n|---|---|---|\n| Add an alert | prevent | ‹Bug 5554823 **DONE**→**DONE**› |',
		],
		[
			'takes a ticket out at the start of a text',
			{ field: 'link', value: undefined },
			'- [ ]‹ [OPS-12](https://example.com/OPS-12)→› Add an alert',
		],
		['unlinks a text that is one link', { field: 'link', value: undefined }, '- [ ] ‹[Add an alert](https://example.com/12)→Add an alert›'],
		[
			'ticks a box in a column without a title',
			{ field: 'status', value: 'done' },
			'| | Action | Owner |\n|---|---|---|\n| ‹[ ]→[x]› | Add an alert | Sam |\n| [x] | Add a switch | Kim |',
		],
		[
			'unticks a box in a cell',
			{ field: 'status', value: 'open' },
			'| Action | Done? |\n|---|---|\n| Add an alert | ‹[x]→[ ]› |\n| Add a switch | [ ] |',
		],
		['leaves an empty box in a cell alone', { field: 'status', value: 'open' }, '| Action | Done? |\n|---|---|\n| Add an alert | [ ] |'],
		['says open as the item beside it does', { field: 'status', value: 'open' }, '- ‹✅→🔲› Add an alert\n- 🔲 Add a switch'],
		['strikes out what is done where others are', { field: 'status', value: 'done' }, '- ‹→~~›Add an alert‹→~~›\n- ~~Add a switch~~'],
		[
			'drops in words where a symbol at the start says nothing of it',
			{ field: 'status', value: 'dropped', reason: 'too costly' },
			'- ‹🔲 →›Add an alert‹→ (dropped, reason: too costly)›\n- ✅ Add a switch',
		],
		[
			'reopens what a statement of its verification said was done',
			{ field: 'status', value: 'open' },
			'- [‹x→ ›] Add an alert (Sam).‹ Verified 2026-12-05→›',
		],
		[
			'breaks the new last line off as the others are',
			{ field: 'priority', value: 'P1' },
			'- [ ] Add an alert\\\n  Owner: Sam\\\n  Due: 2026-12-01‹→\\\n  Priority: P1›',
		],
		[
			'takes the last line out with the break before it',
			{ field: 'due', value: undefined },
			'- [ ] Add an alert\\\n  Owner: Sam‹\\\n  Due: 2026-12-01→›',
		],
		[
			'keeps East Asian columns below each other',
			{ field: 'owner', value: '山田花子' },
			'| 対応策         | 担当者 ‹→  ›| 期限       |\n|----------------|--------‹→--›|------------|\n| 監視を追加する | ‹田中  →山田花子› | 2026-12-01 |',
		],
		[
			'adds a column beside East Asian ones',
			{ field: 'priority', value: 'P1' },
			'| Action         | 担当者 |‹→ Priority |›\n|----------------|--------|‹→----------|›\n| 監視を追加する | 田中   |‹→ P1       |›',
		],
		[
			'adds a row where each field has its own',
			{ field: 'priority', value: 'P1' },
			'| Field  ‹→  ›| Value        |\n|--------‹→--›|--------------|\n| Action ‹→  ›| Add an alert |\n| Owner  ‹→  ›| Sam          |\n| Due    ‹→  ›| 2026-12-01   |‹→\n| Priority | P1           |›',
		],
		[
			'says open in front where every other item has its status there',
			{ field: 'status', value: 'open' },
			'- ‹✅→🔲› Add an alert\n- ✅ Add a switch',
		],
		[
			'takes no more than the status from another item',
			{ field: 'status', value: 'done' },
			'- Add an alert‹→ (DONE)›\n- Add a switch (DONE, see the graph)',
		],
		['nests a bullet below a tab', { field: 'bucket', value: 'detection' }, '-\tAdd an alert‹→\n\t- Type: detection›'],
		[
			'writes a day in front of the word that makes it a deadline',
			{ field: 'due', value: '2026-12-01' },
			'- 監視を追加する、‹2026-11-30→2026-12-01›までに',
		],
		['takes a day out with the word behind it', { field: 'due', value: undefined }, '- 알람 추가 (담당: 김철수‹, 11월 30일까지→›)'],
		['takes stressed brackets out whole', { field: 'due', value: undefined }, '- Add an alert‹ *(due: 2026-12-01)*→›'],
		[
			'takes all links out wherever they are',
			{ field: 'link', value: undefined },
			'- [ ] Move ‹[the job](https://example.com/job)→the job› to the scheduler (owner: ‹[Bo](https://example.com/bo)→Bo›‹, ticket: OPS-1→›)',
		],
		[
			'leaves the link in what said that it was done',
			{ field: 'status', value: 'open' },
			'- Raise the pool size. ‹Done in PR #12→(ticket: #12)›.',
		],
		[
			'says how far it is where the same words name a link',
			{ field: 'status', value: 'in-progress' },
			'- Raise the pool size. ‹Done→In progress› in PR #12.',
		],
		['keeps CR LF', { field: 'owner', value: 'Sam' }, '- Add an alert\r\n  - Due: 2026-12-01‹→\r\n  - Owner: Sam›'],
	];
	for (const [title, change, text] of cases) {
		it(title, () => {
			const [before, after] = ['$1', '$2'].map((side) => text.replace(/‹([^→›]*)→([^›]*)›/g, side));
			const newLine = text.includes('\r\n') ? '\r\n' : '\n';
			const head = ['# Checkout outage', '', '## Action Items', '', ''].join(newLine);
			const postmortem = readPostmortem(`${head}${before}${newLine}`);
			const outcome = editItem(postmortem, postmortem.actionItems[0]?.key ?? '', change);
			assert.equal(outcome.refused, undefined);
			assert.equal(applyEdits(postmortem.text, outcome.edits ?? []), `${head}${after}${newLine}`);
		});
	}

	it('refuses when the item was changed or is gone', () => {
		const postmortem = readPostmortem('## Action Items\n\n- Add an alert (owner: Sam)\n');
		const [item] = postmortem.actionItems;
		assert.ok(item);
		const change: ItemChange = { field: 'owner', value: 'Kim' };
		assert.match(editItem(postmortem, item.key, change, '- Add an alert').refused ?? '', /changed in the meantime/);
		assert.match(editItem(postmortem, 'actionItems/something else', change).refused ?? '', /not in the document/);
		assert.equal(editItem(postmortem, item.key, change, '- Add an alert (owner: Sam)').refused, undefined);
	});

	it("takes a detail out with a label of the team's own", () => {
		const reading = { aliases: { sections: {}, fields: {}, columns: { owner: ['Captain'], due: ['Before'] }, statuses: {} } };
		for (const [before, change, after] of [
			['- Add an alert (Captain: Sam, Before: 2026-12-01)', 'owner', '- Add an alert (Before: 2026-12-01)'],
			['- Add an alert (Captain: Sam, Before: 2026-12-01)', 'due', '- Add an alert (Captain: Sam)'],
			['- Add an alert\n  Captain: Sam', 'owner', '- Add an alert'],
		] as const) {
			const postmortem = readPostmortem(`## Action Items\n\n${before}\n`, reading);
			const key = postmortem.actionItems[0]?.key ?? '';
			const { edits } = editItem(postmortem, key, { field: change, value: undefined }, undefined, reading);
			assert.equal(applyEdits(postmortem.text, edits ?? []), `## Action Items\n\n${after}\n`);
		}
	});

	it('tells twins apart', () => {
		const postmortem = readPostmortem('## Action Items\n\n- [ ] Add an alert\n- [ ] Add an alert\n');
		const outcome = editItem(postmortem, postmortem.actionItems[1]?.key ?? '', { field: 'status', value: 'done' });
		assert.equal(applyEdits(postmortem.text, outcome.edits ?? []), '## Action Items\n\n- [ ] Add an alert\n- [x] Add an alert\n');
	});

	it('works on every filled sample', function () {
		this.timeout(30_000);
		for (const [id, text] of samples) {
			const postmortem = readPostmortem(text);
			const item = postmortem.actionItems.at(-1);
			assert.ok(item);
			for (const change of someChanges) {
				assert.equal(editItem(postmortem, item.key, change).refused, undefined, `${id}: ${item.text}: ${change.field}`);
			}
		}
	});
});

const someChanges: readonly ItemChange[] = [
	{ field: 'owner', value: 'Robin Vale' },
	{ field: 'owner', value: undefined },
	{ field: 'due', value: '2027-03-04' },
	{ field: 'due', value: undefined },
	{ field: 'status', value: 'done' },
	{ field: 'status', value: 'open' },
	{ field: 'status', value: 'in-progress' },
	{ field: 'status', value: 'blocked' },
	{ field: 'status', value: 'dropped', reason: 'too little use' },
	{ field: 'status', value: 'verified', day: '2027-03-05' },
	{ field: 'priority', value: 'P2' },
	{ field: 'bucket', value: 'detection' },
	{ field: 'link', value: 'OPS-77' },
	{ field: 'verification', value: 'a drill on staging' },
];
