import assert from 'node:assert/strict';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { expectationFor } from '../../../src/core/templates/expectation.ts';
import { readTeamTemplate, type TeamTemplate } from '../../../src/core/templates/team-template.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

describe('what a document is expected to have', () => {
	it('is what its declared template asks for', () => {
		const expectation = expected('# Outage\n\n<!-- postmortem-template: pagerduty -->\n');
		assert.equal(expectation.id, 'pagerduty');
		assert.equal(expectation.declared, true);
		assert.equal(expected('---\npostmortem-template: Mini\n---\n\n# Outage\n').id, 'mini');
	});

	it('follows the template whose titles it shares most of, without being bound to it', () => {
		const expectation = expected('# Outage\n\n## Leadup\n\n## Fault\n\n## Recovery\n\n## Timeline\n');
		assert.equal(expectation.id, 'atlassian');
		assert.equal(expectation.declared, false);
	});

	it('is the core of all guides below three shared titles, on a tie and for an unknown name', () => {
		for (const text of [
			'# Outage\n\n## Leadup\n\n## Fault\n',
			'# Outage\n\n## Timeline\n\n## Root Cause\n\n## Action Items\n',
			'# Outage\n\n<!-- postmortem-template: sre2 -->\n',
		]) {
			assert.equal(expected(text).id, 'generic', text);
		}
		const core = expected('# Outage\n').sections.filter(({ required }) => required);
		assert.deepEqual(
			core.map(({ id }) => id),
			['impact', 'timeline', 'rootCause', 'actionItems'],
		);
	});

	it("speaks the document's language", () => {
		const expectation = expected('# Ausfall\n\n## Zusammenfassung\n\nA.\n\n## Zeitlicher Ablauf\n\nB.\n\n## Maßnahmen\n\nC.\n');
		const title = expectation.sections.find(({ id }) => id === 'rootCause')?.title;
		assert.equal(title, wordsOf().sectionTitle('rootCause', 'de'));
	});
});

describe("a team's template", () => {
	const text = `# Postmortem template

<!-- postmortem-template: payments -->

**Severity:** [S1-S4]

## Impact

Say who could not pay and how much money it was.

## Ledger check

<!-- required -->

[Result of the ledger check]

## Notes

## Supporting information

<!-- optional -->
`;
	const payments: TeamTemplate = readTeamTemplate(readPostmortem(text), 'postmortems/TEMPLATE.md');

	it('requires known sections and those that say so', () => {
		assert.deepEqual(
			payments.sections.map(({ title, id, required }) => [title, id, required]),
			[
				['Impact', 'impact', true],
				['Ledger check', undefined, true],
				['Notes', undefined, false],
				['Supporting information', 'supporting', false],
			],
		);
		assert.deepEqual(payments.guidance, ['Say who could not pay and how much money it was.']);
		assert.ok(payments.placeholders.includes('[Result of the ledger check]'));
		assert.equal(payments.sections[1]?.body, '[Result of the ledger check]');
	});

	it('reads what is required beside a title as well as below it, and keeps the lines below apart', () => {
		const { sections } = readTeamTemplate(
			readPostmortem(
				'# T\n\n## Ledger check <!-- required -->\n\n[Result] <!-- optional -->\n[Who looked]\n\n## Impact <!-- optional -->\n',
			),
			'template.md',
		);
		assert.deepEqual(
			sections.map(({ title, required, body }) => [title, required, body]),
			[
				['Ledger check', true, '[Result]\n[Who looked]'],
				['Impact', false, ''],
			],
		);
	});

	it('asks for the columns of its table of actions, whose rows are placeholders', () => {
		const rows = '## Actions\n\n| **Action** | Owner | Due | Verification | Notes |\n|:--|---|---|---|---|\n| [Action] | [Name] | | | |\n';
		for (const table of [rows, rows.replaceAll('\n', '\r\n')]) {
			const { itemColumns } = readTeamTemplate(readPostmortem(`# T\n\n## Impact\n\n| Who | Due |\n|---|---|\n\n${table}`), 'template.md');
			assert.deepEqual(itemColumns, ['text', 'owner', 'due', 'verification', 'notes']);
		}
	});

	it('is known by its marker, else by its file', () => {
		assert.equal(payments.id, 'payments');
		assert.equal(readTeamTemplate(readPostmortem('# T\n\n## Impact\n'), 'a/sre-template.md').id, 'sre-template');
		const expectation = expectationFor(readPostmortem('# Outage\n\n<!-- postmortem-template: payments -->\n'), wordsOf(), [payments]);
		assert.deepEqual([expectation.id, expectation.declared], ['payments', true]);
		assert.ok(expectation.sections[0]?.question.endsWith('?'));
		assert.ok(expectation.guidance.includes('Say who could not pay and how much money it was.'));
	});
});

function expected(text: string): ReturnType<typeof expectationFor> {
	return expectationFor(readPostmortem(text), wordsOf());
}
