import assert from 'node:assert/strict';
import type { SeverityLevel } from '../../../src/core/lint/rule.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { lintText } from '../../support/lint-text.ts';

// What the guides call good and bad, in our own words: the bad is reported by the rule that is for it, the good by none that judges it.

/** Rules that are off by default are tried as if a team had switched them on. */
const configuration = {
	rules: Object.fromEntries(
		rules.filter((rule) => rule.severity === 'off').map((rule) => [rule.id, { severity: 'hint' as SeverityLevel }]),
	),
};

function rulesFor(markdown: string): string[] {
	return lintText(markdown, { rules, configuration }).problems.map(({ rule }) => rule);
}

function inSection(title: string, body: string): string {
	return `# Checkout fails for card payments\n\n- **Severity:** S2\n- **Start:** 2026-11-20 14:03 UTC\n\n## ${title}\n\n${body}\n`;
}

function asAction(text: string): string {
	return inSection('Action Items', `- [ ] ${text}`);
}

const item = (columns: string, cells: string): string =>
	inSection('Action Items', `| ${columns} |\n|${'---|'.repeat(columns.split('|').length)}\n| ${cells} |`);

const bad: readonly (readonly [what: string, rule: string, markdown: string])[] = [
	['no tracked action at all', 'no-action-items', inSection('Action Items', 'We talked about it.')],
	['a start without a zone', 'time-without-timezone', '# Checkout fails\n\n- **Severity:** S2\n- **Start:** 2026-11-20 14:03\n'],
	[
		'an end before the start',
		'end-before-start',
		'# Checkout fails\n\n- **Start:** 2026-11-20 14:05 UTC\n- **End:** 2026-11-20 13:50 UTC\n',
	],
	['an impact without a number', 'impact-not-quantified', inSection('Customer Impact', 'Some shoppers had trouble at times.')],
	[
		'a timeline of events only',
		'timeline-no-decisions',
		inSection('Timeline (UTC)', '- 14:03 errors\n- 14:05 alert\n- 14:09 joined\n- 14:20 rolled back\n- 14:30 normal'),
	],
	['a wish for monitoring', 'action-vague', asAction('Improve monitoring')],
	['nobody in particular looks into it', 'action-vague', asAction('Someone will look into it')],
	['nobody in particular owns it', 'action-no-owner', asAction('Page when payments decline')],
	['two owners', 'action-multiple-owners', item('Action | Owner', 'Page when payments decline | Sam Lee, Kim Roe')],
	['no way to know that it worked', 'action-no-verification', item('Action | Owner | Verification', 'Document the new flow | Sam Lee | ')],
	['one single cause', 'no-contributing-factors', inSection('Contributing Factors', '- Nobody watched the queue.')],
	[
		'a shopper’s mail came first',
		'customer-detected-no-detection-action',
		inSection(
			'Timeline (UTC)',
			'- 14:03 a customer reports errors by email\n- 14:20 rolled back\n\n## Action Items\n\n- [ ] Test the release with a slow processor (@sam)',
		),
	],
	['who made the mistake', 'blame-person', inSection('Root Cause', 'The developer neglected the checklist and merged.')],
	[
		'should have known that it is slow',
		'blame-person',
		inSection('Root Cause', 'The author of the query should have known that it scans the whole table, but the reviewer overlooked it.'),
	],
	['the careless developer', 'blame-person', inSection('Root Cause', 'The developer was careless.')],
	['a rewrite as an action', 'action-too-large', asAction('Rewrite the billing system')],
	['eliminating everything', 'action-too-large', asAction('Eliminate all incidents of the database')],
	[
		'a guess that nobody validates',
		'hypothesis-unvalidated',
		inSection('Root Cause', 'The pool was probably exhausted, since it has no limit.\n\n## Action Items\n\n- [ ] Limit retries (@sam)'),
	],
	[
		'fifteen actions',
		'too-many-actions',
		inSection('Action Items', Array.from({ length: 15 }, (_, index) => `- [ ] Cap queue ${index} at 500 jobs (@sam)`).join('\n')),
	],
	[
		'a severe outage in two sentences',
		'severity-calibration',
		'# Checkout fails\n\n- **Severity:** S1\n- **Duration:** 4 hours\n\n## Summary\n\nCheckout failed. We fixed it.\n',
	],
	[
		'a summary that goes on and on',
		'summary-too-long',
		inSection('Summary', 'One thing. Two things. Three things. Four things. Five things. Six things.'),
	],
	['a summary without the end', 'summary-incomplete', inSection('Summary', 'Shoppers could not pay for 20 minutes.')],
	['a timeline without times', 'timeline-no-timestamps', inSection('Timeline', '- errors\n- alert\n- rollback')],
	['an unlucky entry', 'timeline-interpretation', inSection('Timeline (UTC)', '- 14:03 unfortunately the alert was muted')],
	['the release did it', 'root-cause-is-trigger', inSection('Root Cause', 'The release broke checkout.')],
	['a slow database', 'root-cause-is-trigger', inSection('Root Cause', 'The database was slow.')],
	['three words for a cause', 'root-cause-is-trigger', inSection('Root Cause', 'Problem with database')],
	['a team as owner', 'action-team-owner', item('Action | Owner', 'Page when payments decline | @platform-eng')],
	['no ticket', 'action-no-link', asAction('Page when payments decline (@sam)')],
	[
		'prevention only',
		'actions-one-sided',
		inSection('Action Items', '| Action | Type |\n|---|---|\n| Lint the config | prevention |\n| Pin the image | prevention |'),
	],
	['dropped in silence', 'action-dropped-without-reason', item('Action | Status', 'Add a second region | Dropped')],
	['more care with deploys', 'action-vague', asAction('Be more careful with deploys')],
	['more tests', 'action-vague', asAction('Test more')],
	['no deadline', 'action-no-due', item('Action | Owner | Due', 'Page when payments decline | Sam Lee | ')],
	['next sprint is no day', 'action-due-invalid', item('Action | Owner | Due', 'Page when payments decline | Sam Lee | next sprint')],
	['ongoing is no day', 'action-due-invalid', item('Action | Owner | Due', 'Page when payments decline | Sam Lee | Ongoing')],
	['a day without a year', 'action-due-no-year', item('Action | Owner | Due', 'Page when payments decline | Sam Lee | Dec 4')],
	['excitement in the summary', 'animated-language', inSection('Summary', 'It was an insane evening for 300 shoppers!!!')],
	[
		'nobody noticed, as far as one can read',
		'timeline-missing-detection',
		inSection('Timeline (UTC)', '- 14:03 payments fail\n- 14:20 rolled back\n- 14:30 payments work'),
	],
	['a placeholder for a time', 'unfilled-placeholder', inSection('Timeline (UTC)', '- [HH:MM] errors')],
	['an hour in silence', 'timeline-gap', inSection('Timeline (UTC)', '- 14:03 alert fires\n- 15:40 rolled back\n- 15:45 resolved')],
	['a finding for every incident', 'vague-finding', inSection('What Went Wrong', '- Communication could be better')],
	[
		'entries in the wrong order',
		'timeline-out-of-order',
		inSection('Timeline (UTC)', '- 14:20 rolled back\n- 14:03 errors\n- 14:40 normal'),
	],
	['about two o’clock', 'timeline-imprecise-time', inSection('Timeline (UTC)', '- Around 2 PM errors\n- 14:20 rolled back')],
	['who did it', 'blame-field', inSection('Who caused the error?', 'To be filled in.')],
	['human error', 'root-cause-human-error', inSection('Root Cause', 'Human error.')],
	[
		'a day’s work in nine days',
		'action-late-for-priority',
		item('Action | Owner | Priority | Due', 'Page when payments decline | Sam Lee | P0 | 2026-12-20'),
	],
	['successes that nobody wrote', 'empty-section', inSection('What Went Well', '')],
	[
		'nobody tells how it was noticed',
		'missing-section',
		'# Checkout fails\n\n<!-- postmortem-template: small-team -->\n\n## Customer Impact\n\nOne in six payments was refused.\n\n## Timeline\n\n- 14:03 errors\n',
	],
	[
		'done two weeks ago and never looked at again',
		'action-done-unverified',
		'# Checkout fails\n\n<!-- postmortem-template: small-team -->\n\n## Action Items\n\n| Action | Owner | Status | Verification |\n|---|---|---|---|\n| Page when payments decline | Sam Lee | Done 2026-11-02 | |\n',
	],
	[
		'a draft from last week',
		'postmortem-overdue',
		'# Checkout fails\n\n- **Document status:** Draft\n- **Start:** 2026-11-20 14:03 UTC\n- **End:** 2026-11-20 14:50 UTC\n',
	],
	[
		'a factor that no action speaks of',
		'cause-without-action',
		inSection(
			'Contributing Factors',
			'- Retries have no limit.\n- Certificates expire unseen.\n\n## Action Items\n\n- [ ] Limit the retries (@sam)',
		),
	],
	['no graph and no log', 'no-evidence-links', inSection('Timeline (UTC)', '- 14:03 errors\n- 14:05 alert\n- 14:20 rolled back')],
	[
		'pages for a small incident',
		'doc-too-long',
		`# Checkout fails\n\n- **Severity:** S4\n\n## Root Cause\n\n${'The pool has no limit for one client. '.repeat(60)}\n`,
	],
	[
		'lessons nobody can keep',
		'lessons-too-long',
		inSection('Lessons Learned', 'A retry needs a limit and an alert that tells of it. '.repeat(20)),
	],
	['an unknown template', 'template-mismatch', '# Checkout fails\n\n<!-- postmortem-template: squad-9 -->\n'],
];

const good: readonly (readonly [what: string, silent: readonly string[], markdown: string])[] = [
	[
		'a share, an effect and minutes',
		['impact-not-quantified'],
		inSection('Impact', 'One in six payments was refused for 47 minutes; support had 9 tickets.'),
	],
	[
		'estimates are numbers',
		['impact-not-quantified'],
		inSection('Impact', 'About ~150 sessions saw an error, an estimated dozen carts were left.'),
	],
	[
		'a role without a verdict',
		['blame-person'],
		inSection('Root Cause', 'The engineer who started the migration that took the lock had a green check.'),
	],
	['nobody knew', ['blame-person', 'team-self-blame'], inSection('What Went Wrong', '- Nobody knew which team runs the queue.')],
	[
		'two people worked apart',
		['blame-person'],
		inSection('What Went Wrong', '- Two engineers investigated the same thing on their own at first.'),
	],
	[
		'a pipeline without a check',
		['blame-person', 'root-cause-is-trigger'],
		inSection('Root Cause', 'The pipeline has no check for slow queries, so the scan reached production.'),
	],
	[
		'what should have told us',
		['hindsight-should-have', 'blame-person'],
		inSection('Detection', 'What should have paged us, and why did it stay silent? An alert on declined payments should have fired.'),
	],
	[
		'a decision with its reason',
		['timeline-no-decisions'],
		inSection(
			'Timeline (UTC)',
			'- 14:03 errors\n- 14:05 alert\n- 14:09 joined\n- 14:15 we decided against a rollback because of the migration\n- 14:30 normal',
		),
	],
	[
		'verification in the text',
		['action-no-verification', 'action-vague', 'action-too-large'],
		asAction('Page when more than 3 % of payments decline. Verify by failing the processor on staging (@sam, due: 2026-12-04)'),
	],
	[
		'a lint rule',
		['action-vague', 'action-too-large', 'action-open-ended'],
		asAction('Add a lint rule that rejects queries without an index'),
	],
	[
		'a canary for one service',
		['action-vague', 'action-too-large', 'action-open-ended'],
		asAction('Release the payment service to 10 % of the traffic first'),
	],
	[
		'a timeout with its value',
		['action-vague', 'action-too-large', 'action-open-ended'],
		asAction('Raise the timeout of the ERP client to 5 seconds'),
	],
	['an alias of one person', ['action-team-owner'], item('Action | Owner', 'Page when payments decline | @eng-manager')],
	['emoji for a state', ['action-unknown-status'], item('Action | Owner | Status', 'Page when payments decline | Sam Lee | ✅ Done')],
	[
		'the zone in the column',
		['timeline-no-timezone'],
		'# Checkout fails\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:03 | errors |\n',
	],
	[
		'a chain that ends at a safeguard',
		['five-whys-shallow'],
		inSection('Root Cause', 'Why did payments fail? → The pool was full.\n\nWhy was it full? → Retries have no limit.'),
	],
	[
		'the same person in several roles',
		['known-person-in-cause', 'action-multiple-owners'],
		'# Checkout fails\n\n- **Incident commander:** Sam Lee\n- **Scribe:** Sam Lee\n',
	],
	[
		'credit where it is due',
		['blame-person', 'judgemental-language', 'animated-language'],
		inSection('What Went Well', '- The on-call engineer ignored the noise and rolled back in 4 minutes.'),
	],
	[
		'a range that agrees with the duration',
		['duration-mismatch', 'end-before-start'],
		'# Checkout fails\n\n- **Start:** 2026-10-12 14:00 UTC\n- **End:** 2026-10-12 14:45 UTC\n- **Duration:** 45 minutes\n',
	],
	[
		'a factor each for trigger and system',
		['no-contributing-factors'],
		inSection('Contributing Factors', '- The change removed a retry.\n- No alert watches declined payments.'),
	],
	[
		'start and end in one line of the header',
		['status-contradiction', 'end-before-start', 'time-without-timezone', 'missing-metadata'],
		'# Checkout fails\n\nSeverity: S2    Status: Resolved\nStart/End: 2026-11-20 14:03 UTC / 2026-11-20 14:50 UTC\n',
	],
	[
		'a chain of whys in bold that ends at a missing test',
		['five-whys-shallow', 'blame-person'],
		inSection(
			'Root Cause',
			'- **Why did payments fail?** The release asks for a column that does not exist yet.\n- **Why does it not exist?** The release ran before the migration.\n- **Why did nobody catch it first?** No smoke test covers checkout.',
		),
	],
	['a cause that is not known yet', ['root-cause-is-trigger'], inSection('Root Cause', 'Unknown so far; the logs of that hour are lost.')],
	[
		'a hypothesis that says so',
		['hypothesis-unvalidated'],
		inSection('Root Cause', 'Hypothesis: the pool was probably exhausted, since it has no limit.'),
	],
];

describe('the guides', () => {
	it('name only rules that exist', () => {
		const known = new Set(rules.map((rule) => rule.id));
		for (const [, rule] of bad) assert.ok(known.has(rule), rule);
		for (const rule of good.flatMap(([, silent]) => silent)) assert.ok(known.has(rule), rule);
	});

	for (const [what, rule, markdown] of bad) {
		it(`bad: ${what} (${rule})`, () => assert.ok(rulesFor(markdown).includes(rule), `says ${rulesFor(markdown).join(', ') || 'nothing'}`));
	}

	it('good: an attempt that failed is no mitigation', () => {
		const { postmortem } = lintText(
			inSection(
				'Timeline (UTC)',
				'- 14:03 errors\n- 14:20 rollback attempted, blocked by the migration\n- 14:30 hotfix deployed, payments recover',
			),
			{ rules: [] },
		);
		const mitigating = postmortem.timelines.flatMap(({ entries }) =>
			entries.filter(({ marks }) => marks.some(({ moment }) => moment === 'mitigated')),
		);
		assert.deepEqual(
			mitigating.map(({ text }) => text),
			['hotfix deployed, payments recover'],
		);
	});

	for (const [what, silent, markdown] of good) {
		it(`good: ${what}`, () =>
			assert.deepEqual(
				rulesFor(markdown).filter((rule) => silent.includes(rule)),
				[],
			));
	}
});
