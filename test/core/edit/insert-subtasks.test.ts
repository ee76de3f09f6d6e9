import assert from 'node:assert/strict';
import { insertSubtasks } from '../../../src/core/edit/insert-subtasks.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const head = '# Outage\n\n## Action Items\n\n';

describe('splitting an action item', () => {
	for (const [form, before, after] of [
		['a checkbox', '- [ ] Rewrite payments (@mara)\n', '- [ ] Rewrite payments (@mara)\n  - [ ] Read it\n  - [ ] Test it\n'],
		['a bullet', '- Rewrite payments (@mara)\n', '- Rewrite payments (@mara)\n  - Read it\n  - Test it\n'],
		['a numbered item', '1) Rewrite payments (@mara)\n', '1) Rewrite payments (@mara)\n   - Read it\n   - Test it\n'],
	] as const) {
		it(`keeps ${form} an item with its owner`, () => {
			const postmortem = readPostmortem(head + before);
			const [item = assert.fail('there is an item')] = postmortem.actionItems;
			const edit = insertSubtasks(postmortem, item, ['Read it', 'Test it']) ?? assert.fail('it can be split');
			const written = applyEdits(postmortem.text, [edit]) ?? '';
			assert.equal(written, head + after);
			const [whole] = readPostmortem(written).actionItems;
			assert.deepEqual([whole?.text, whole?.owners[0]?.name], ['Rewrite payments', '@mara']);
		});
	}
});
