import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import type { TextEdit } from '../text/edit.ts';
import { oneLine } from '../text/one-line.ts';
import { clearingEdits } from './clear-field.ts';
import type { ItemChange } from './item-change.ts';
import { settingEdits } from './set-field.ts';
import { reasonEdits, withoutBrackets } from './set-reason.ts';
import { statusEdits } from './status-edits.ts';

/**
 * The ways to write a change into an item, the document's own way first. Each is whole in itself; which of them reads back as meant is
 * seen by reading.
 */
export function* itemEdits(postmortem: Postmortem, item: ActionItem, change: ItemChange): Generator<TextEdit[], void, undefined> {
	if (change.field === 'status') yield* statusEdits(postmortem, item, change);
	else if (change.field === 'reason') yield* reasonEdits(postmortem, item, withoutBrackets(change.value ?? ''));
	else if (change.value === undefined || change.value.trim() === '') yield* clearingEdits(postmortem, item, change.field);
	else yield* settingEdits(postmortem, item, change.field, oneLine(change.value));
}
