import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from './workbench.ts';

describe('a person at the keyboard', () => {
	const window = useWorkbench();

	it('opens a document, goes to a line, types there and saves', async () => {
		const workbench = await window.open();
		await workbench.openFile('on-call.md');
		await workbench.goToLine(2);
		await eventually(async () => assert.equal((await workbench.caret()).line, 2));
		await workbench.type('More text.');
		await eventually(async () => assert.equal((await workbench.editorLines())[1], 'More text.'));
		await eventually(async () => assert.match(await workbench.textOnDisk('docs/on-call.md'), /\nMore text\.\n/));
	});
});
