import assert from 'node:assert/strict';
import { acceptedIn, baselineText, markOf, readBaseline, withDocuments } from '../../../src/core/lint/baseline.ts';
import { checkText } from '../../../src/core/lint/check-text.ts';
import { defaultConfiguration } from '../../../src/core/lint/configuration.ts';

const head = '# Checkout outage\n\n<!-- postmortem-template: mini -->\n\n## Impact\n\n870 checkouts failed.\n\n## Trigger\n\nA release.\n';
const wanted = ['action-no-owner', 'missing-section', 'unfilled-placeholder', 'action-vague'];

function problemsIn(text: string, accepted: readonly string[] = [], rollUpAbove = 5) {
	const configuration = { ...defaultConfiguration, rollUpAbove };
	const { postmortem, problems } = checkText(text, { path: 'postmortems/a.md', configuration, accepted });
	return problems.filter(({ rule }) => wanted.includes(rule)).map((problem) => ({ ...problem, mark: markOf(postmortem, problem) }));
}

function rulesIn(text: string, accepted: readonly string[]): string[] {
	return problemsIn(text, accepted).map(({ rule }) => rule);
}

const marksOf = (text: string): string[] => problemsIn(text, [], Number.POSITIVE_INFINITY).map(({ mark }) => mark);
const list = (...items: string[]): string => `${head}\n## Action\n\n${items.map((item) => `- [ ] ${item} (due: 2026-12-04)\n`).join('')}`;
const page = 'Page when declined payments exceed 3% for 2 minutes';
const drill = 'Rehearse the failover of the payment processor with two zones';

describe('a baseline', () => {
	it('knows a problem by rule and item', () => {
		assert.deepEqual(marksOf(list(page)), ['action-no-owner/actionItems/page when declined payments exceed 3 for 2 minutes']);
	});

	it('accepts what it lists, and the same further down, in another order or otherwise marked up', () => {
		const accepted = marksOf(list(page, drill));
		assert.deepEqual(rulesIn(list(page, drill), accepted), []);
		assert.deepEqual(rulesIn(list(`**${drill}**`, page).replace('A release.', 'A release.\n\nOf 09:05.\n'), accepted), []);
	});

	it('reports what is new beside it', () => {
		assert.deepEqual(
			problemsIn(list(page, drill), marksOf(list(page))).map(({ mark }) => mark),
			['action-no-owner/actionItems/rehearse the failover of the payment processor with two zones'],
		);
	});

	it('reports another problem of the same rule in the same place', () => {
		const accepted = marksOf(`${head}\n## Action\n\n[What was done]\n`);
		assert.equal(accepted.length, 1);
		assert.deepEqual(rulesIn(`${head}\n## Action\n\n[What was done]\n`, accepted), []);
		assert.deepEqual(rulesIn(`${head}\n## Action\n\n[Who did it]\n`, accepted), ['unfilled-placeholder']);
	});

	it('tells missing sections apart', () => {
		const none = '# Checkout outage\n\n<!-- postmortem-template: mini -->\n\n## Impact\n\n870 checkouts failed.\n';
		const accepted = marksOf(head);
		assert.equal(accepted.length, 1);
		assert.equal(rulesIn(none, accepted).length, problemsIn(none).length - 1);
	});

	it('accepts many single problems, and no count of them', () => {
		const many = ['North', 'South', 'East', 'West', 'Upper', 'Lower', 'Inner'].map((zone) => `${drill} in the ${zone} region`);
		assert.equal(problemsIn(list(...many)).length, 1);
		const accepted = marksOf(list(...many));
		assert.equal(accepted.length, 7);
		assert.deepEqual(rulesIn(list(...many), accepted), []);
		assert.deepEqual(rulesIn(list(...many, page), accepted), ['action-no-owner']);
	});

	it('is a file with paths from where it lies, in order', () => {
		const empty = { path: '/project/docs/baseline.json', documents: new Map() };
		const marks = new Map([
			['/project/docs/postmortems/b.md', ['y', 'x']],
			['/project/a.md', ['z']],
			['/project/docs/c.md', []],
		]);
		const text = baselineText(withDocuments(empty, marks));
		assert.deepEqual(JSON.parse(text), { version: 1, documents: { '../a.md': ['z'], 'postmortems/b.md': ['x', 'y'] } });
		const read = readBaseline('/project/docs/baseline.json', text);
		assert.ok(typeof read === 'object');
		assert.deepEqual(acceptedIn(read, '/project/docs/postmortems/b.md'), ['x', 'y']);
		assert.deepEqual(acceptedIn(read, '/project/a.md'), ['z']);
		assert.deepEqual(acceptedIn(read, '/project/b.md'), []);
	});

	for (const text of ['', '[]', '{ "version": "1", "documents": {} }', '{ "version": 1 }', '{ "version": 1, "documents": [']) {
		it(`is not what reads ${JSON.stringify(text)}`, () => assert.equal(readBaseline('/a.json', text), undefined));
	}
});
