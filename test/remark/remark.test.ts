import assert from 'node:assert/strict';
import { type Processor, unified } from 'unified';
import postmortem from '../../src/remark/index.ts';

describe('the remark plugin', () => {
	const text = `# Checkout outage

<!-- postmortem-template: mini -->

## Impact

[How many users]

## Trigger

The release of 09:05.

## Action

- [ ] Page when declined payments exceed 3%
`;

	it('reports what the linter finds, with places and rules', async () => {
		assert.deepEqual(await messagesFor(text), [
			'1:3-1:18 missing-metadata false',
			'7:1-7:17 unfilled-placeholder false',
			'15:7-15:44 action-no-due false',
			'15:7-15:44 action-no-owner false',
		]);
	});

	it('honours remark’s comments', async () => {
		assert.deepEqual(await messagesFor(text.replace('- [ ]', '<!--lint ignore action-no-owner-->\n- [ ]')), [
			'1:3-1:18 missing-metadata false',
			'7:1-7:17 unfilled-placeholder false',
			'16:7-16:44 action-no-due false',
		]);
	});

	it('leaves other documents alone', async () => {
		assert.deepEqual(await messagesFor('# Shopping\n\n- [ ] [Name]\n'), []);
	});
});

async function messagesFor(text: string): Promise<string[]> {
	const file = await unified().use(parseNothing).use(postmortem).process({ path: 'notes/checkout.md', value: text });
	return file.messages.map(({ place, ruleId, fatal }) => {
		assert.ok(place && 'start' in place);
		return `${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column} ${ruleId} ${fatal}`;
	});
}

/** The plugin reads the text itself: what stands in the tree does not matter. */
function parseNothing(this: Processor): void {
	this.parser = () => ({ type: 'root', children: [] });
	this.compiler = () => '';
}
