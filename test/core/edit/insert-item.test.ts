import assert from 'node:assert/strict';
import { insertItem } from '../../../src/core/edit/insert-item.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits, withoutCaret } from '../../../src/core/text/edit.ts';

const head = '# Outage\n\n## Action Items\n\n';

describe('adding an action item', () => {
	for (const [form, before, after] of [
		['a numbered list', '9. Add an alert\n   - Owner: Sam\n', '9. Add an alert\n   - Owner: Sam\n10. Page on it\n'],
		[
			'a table',
			'| Action | Owner |\n|---|---|\n| Add an alert | Sam |\n',
			'| Action | Owner |\n|---|---|\n| Add an alert | Sam |\n| Page on it | |\n',
		],
		[
			'headings',
			'### Add an alert\n\n- Owner: Sam\n\n### Write a runbook\n\n- Owner: Kim\n',
			'### Add an alert\n\n- Owner: Sam\n\n### Write a runbook\n\n- Owner: Kim\n\n### Page on it\n',
		],
		[
			'bold words',
			'**Add an alert**\nOwner: Sam\n\n**Write a runbook**\nOwner: Kim\n',
			'**Add an alert**\nOwner: Sam\n\n**Write a runbook**\nOwner: Kim\n\n- [ ] Page on it\n',
		],
	] as const) {
		for (const newLine of ['\n', '\r\n']) {
			it(`follows ${form}${newLine === '\n' ? '' : ' with CR LF'}, and leaves the others as they are`, () => {
				const postmortem = readPostmortem((head + before).replaceAll('\n', newLine));
				const edit = insertItem(postmortem, 'Page on it') ?? assert.fail('there is an item to follow');
				const written = applyEdits(postmortem.text, [{ ...edit, text: withoutCaret(edit.text).text }]) ?? '';
				assert.equal(written, (head + after).replaceAll('\n', newLine));
				const known = postmortem.actionItems.map(({ text }) => text);
				const texts = readPostmortem(written).actionItems.map(({ text }) => text);
				assert.deepEqual(texts.slice(0, known.length), known);
			});
		}
	}
});
