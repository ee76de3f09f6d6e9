import assert from 'node:assert/strict';
import { editItems } from '../../../src/core/edit/edit-items.ts';
import type { ItemChange } from '../../../src/core/edit/item-change.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';

const heading = '# Outage\n\n## Action Items\n\n';

/** The list after the changes to the items of those ordinals, and what was refused. */
function edited(list: string, changes: readonly (readonly [item: number, ...ItemChange[]])[], presentList = list): string {
	const seen = readPostmortem(heading + list);
	const requests = changes.map(([at, ...wanted]) => {
		const item = seen.actionItems[at];
		assert.ok(item);
		return { key: item.key, source: seen.text.slice(item.range.start, item.range.end), ways: [wanted] };
	});
	const { text, refused } = editItems(heading + presentList, requests);
	return [text.slice(heading.length), ...refused].join('');
}

const done: ItemChange = { field: 'status', value: 'done' };

describe('edits of several action items', () => {
	it('are made in one text', () => {
		assert.equal(
			edited('- [ ] Add an alert\n- [ ] Write a runbook\n- [ ] Raise the quota\n', [
				[0, done],
				[2, done],
			]),
			'- [x] Add an alert\n- [ ] Write a runbook\n- [x] Raise the quota\n',
		);
	});

	it('tell identical twins apart', () => {
		const twins = '- [ ] Add an alert\n- [ ] Add an alert\n- [ ] Add an alert\n';
		assert.equal(edited(twins, [[1, done]]), '- [ ] Add an alert\n- [x] Add an alert\n- [ ] Add an alert\n');
		assert.equal(
			edited(twins, [
				[0, { field: 'owner', value: 'Sam' }],
				[2, { field: 'owner', value: 'Ada' }],
			]),
			'- [ ] Add an alert (owner: Sam)\n- [ ] Add an alert\n- [ ] Add an alert (owner: Ada)\n',
		);
	});

	it('make all changes of an item or none', () => {
		assert.equal(
			edited('- [ ] Add an alert (owner: Ada, due: 2026-11-01)\n', [
				[0, { field: 'owner', value: 'Sam' }, { field: 'due', value: '2026-12-01' }],
			]),
			'- [ ] Add an alert (owner: Sam, due: 2026-12-01)\n',
		);
	});

	it('refuse an item that has become another and do the rest', () => {
		const after = '- [ ] Add an alert (owner: Ada)\n- [ ] Write a runbook\n';
		assert.equal(
			edited(
				'- [ ] Add an alert\n- [ ] Write a runbook\n',
				[
					[0, done],
					[1, done],
				],
				after,
			),
			'- [ ] Add an alert (owner: Ada)\n- [x] Write a runbook\nThe action item was changed in the meantime, so that nothing was written.',
		);
		assert.equal(
			edited('- [ ] Add an alert\n- [ ] Write a runbook\n', [[0, done]], '- [ ] Write a runbook\n'),
			'- [ ] Write a runbook\nThe action item is not in the document any more.',
		);
	});
});
