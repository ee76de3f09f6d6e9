import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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

	it('says in a postmortem what is wrong in its configuration', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'postmortem-remark-'));
		writeFileSync(join(folder, '.postmortemrc.yaml'), 'rules:\n  action-no-ownr: off\n');
		const processor = unified().use(parseNothing).use(postmortem).freeze();
		const told: string[] = [];
		for (const value of ['# Shopping\n', text]) {
			const { messages } = await processor.process({ path: join(folder, 'a.md'), value });
			const faults = messages.filter(({ ruleId }) => ruleId === 'configuration');
			told.push(...faults.map(({ reason, fatal }) => `${basename(reason)} (${fatal})`));
		}
		rmSync(folder, { recursive: true });
		assert.deepEqual(told, ['.postmortemrc.yaml:2:3 There is no rule “action-no-ownr”: did you mean “action-no-owner”? (false)']);
	});

	it('reads a text with a byte order mark as one without it', async () => {
		assert.deepEqual(await messagesFor(`\uFEFF${text}`), await messagesFor(text));
		assert.deepEqual(
			await messagesFor(`\uFEFF---\npostmortem-template: mini\n---\n${text}`),
			await messagesFor(`---\npostmortem-template: mini\n---\n${text}`),
		);
	});

	it('wants a day to judge by', async () => {
		await assert.rejects(
			async () => unified().use(parseNothing).use(postmortem, { today: 'friday' }).process(''),
			/wants a day like 2026-01-31, not “friday”/,
		);
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
