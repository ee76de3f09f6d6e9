import assert from 'node:assert/strict';
import { editItem } from '../../src/core/edit/edit-item.ts';
import type { ItemChange } from '../../src/core/edit/item-change.ts';
import type { AskedField } from '../../src/core/lint/rule.ts';
import type { Postmortem } from '../../src/core/model/postmortem.ts';
import type { TextEdit } from '../../src/core/text/edit.ts';

/** What a person picks in tests when a fix asks for a field. */
const answers: { readonly [field in AskedField]: ItemChange } = {
	owner: { field: 'owner', value: 'Sam Lee' },
	due: { field: 'due', value: '2026-12-11' },
	status: { field: 'status', value: 'done' },
	reason: { field: 'reason', value: 'superseded by PAY-500' },
	link: { field: 'link', value: 'PAY-412' },
	verification: { field: 'verification', value: 'Fire the alert on staging' },
};

/** The edits after a person answered what a fix asks for. */
export function answered(postmortem: Postmortem, ask: { readonly field: AskedField; readonly item: string }): readonly TextEdit[] {
	const outcome = editItem(postmortem, ask.item, answers[ask.field]);
	assert.ok(outcome.refused === undefined, outcome.refused);
	return outcome.edits;
}
