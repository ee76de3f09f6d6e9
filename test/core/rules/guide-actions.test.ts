import assert from 'node:assert/strict';
import { rules } from '../../../src/core/rules/index.ts';
import { lintText } from '../../support/lint-text.ts';

// What the guides of the field show as good and as bad actions, in words of our own.
describe('actions that guides show', () => {
	const good: readonly string[] = [
		// Specific and verifiable, for a small team.
		'Page on-call when more than 3% of the payments fail for five minutes. Verify by failing payments on staging.',
		'Split the deploy procedure into deploys that can be rolled back and deploys that change the schema. Verify by a rollback drill.',
		'Ask in the review form whether a change touches retries, timeouts or breakers. Verify by its use in the next three reviews.',
		// Sorted into buckets, on one page.
		'Run migrations before the code that needs them, in CI',
		'Watch the checkout page with a keyword monitor that alerts after two failures in a row',
		'Request /checkout after every deploy and fail it on a 500',
		'Write a rollback runbook of one line',
		'Put the new checkout behind a feature flag',
		// A table of a classic template.
		'Alert at an error rate of 5% instead of 20%',
		'Update the runbook of the payment service with the failover steps',
		'Plan a second rotation that is paged after ten minutes',
		'Put a performance review on the deployment checklist',
		'Add the ten minutes for the status page to the runbook',
		// A table of a detailed template.
		'Create an index on orders.customer_id',
		'Run the query performance tests in the CI pipeline',
		'Increase the connection pool of the database from 20 to 50',
		'Move risky deployments to windows with little traffic, before 10 AM',
		'Alert on queries slower than 500 ms',
		'Build rollback artifacts ahead, so that no rollback waits for CI',
		// Against vague ones, for stakeholders.
		'Reject queries without an index by a linting rule',
		'Roll the payment service out to 10% first',
		'Raise the timeout of the old ERP API to 5 seconds',
	];
	const wording = ['action-vague', 'action-too-large', 'action-targets-people'];

	for (const text of good) {
		it(`leaves “${text}” alone`, () => assert.deepEqual(rulesThatSpeak(`- [ ] ${text} (@sam, due: 2026-12-04, PAY-1)`, wording), []));
	}

	const bad: readonly (readonly [text: string, rule: string])[] = [
		['Improve the monitoring', 'action-vague'],
		['The team will look into it', 'action-vague'],
		['Be more careful when deploying', 'action-vague'],
		['Be more careful', 'action-vague'],
		['Test more', 'action-vague'],
		['Improve the testing', 'action-vague'],
		['Improve the database performance', 'action-vague'],
		['Rewrite the payments', 'action-too-large'],
		['Eliminate all incidents of the database', 'action-too-large'],
	];
	for (const [text, rule] of bad) {
		it(`reports “${text}”`, () => assert.deepEqual(rulesThatSpeak(`- [ ] ${text} (@sam, due: 2026-12-04, PAY-1)`, wording), [rule]));
	}

	it('reports an action that nobody has', () =>
		assert.ok(rulesThatSpeak('- [ ] Test the failover (due: 2026-12-04)').includes('action-no-owner')));
	it('reports an action that a team has', () =>
		assert.ok(rulesThatSpeak('- [ ] Test the failover (owner: the team, due: 2026-12-04)').includes('action-team-owner')));
	it('reports an action without a day', () => assert.ok(rulesThatSpeak('- [ ] Test the failover (@sam)').includes('action-no-due')));
	it('reports “next sprint”', () =>
		assert.ok(rulesThatSpeak('- [ ] Test the failover (@sam, due: next sprint)').includes('action-due-invalid')));
	it('reports an action without a ticket', () =>
		assert.ok(rulesThatSpeak('- [ ] Test the failover (@sam, due: 2026-12-04)').includes('action-no-link')));
	it('reports fifteen actions', () => {
		const many = Array.from({ length: 15 }, (_, index) => `- [ ] Test the failover of host ${index} (@sam, due: 2026-12-04)`);
		assert.ok(rulesThatSpeak(many.join('\n')).includes('too-many-actions'));
	});
	it('reports a P0 that is due in nine days', () =>
		assert.ok(rulesThatSpeak('- [ ] [P0] Test the failover (@sam, due: 2026-11-29)').includes('action-late-for-priority')));
});

/** The rules that report something of a section of actions, of all or of the named ones. */
function rulesThatSpeak(items: string, among?: readonly string[]): string[] {
	const text = `# Checkout outage\n\n- **Start:** 2026-11-20 14:03 UTC\n\n## Action Items\n\n${items}\n`;
	const judging = among ? rules.filter(({ id }) => among.includes(id)) : rules;
	return [...new Set(lintText(text, { rules: judging }).problems.map(({ rule }) => rule))];
}
