import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { placeIn, sentencesSaying } from '../model/prose.ts';
import { madeOnce } from '../text/made-once.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';

export const rule = defineRule({
	id: 'team-self-blame',
	category: 'language',
	severity: 'hint',
	summary: 'The text names the missing check instead of a team that failed.',
	why: '“We failed to verify the backup” is honest and still hides the finding: which step of the process was to verify it, and why could it be left out? (PagerDuty on self-blame.)',
	options: {
		faults: { type: 'strings', default: [], description: 'Further words that blame, such as “dropped the ball”.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		const { expression, phrases } = selfBlameFor(options);
		for (const sentence of sentencesSaying(postmortem, phrases)) {
			const match = expression.exec(sentence.text);
			if (!match) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0].replace(/\s+/g, ' ')}” blames a team: say which check was missing. Describe what the system allowed.`,
			};
		}
	},
});

const selfBlameFor = madeOnce((options: { readonly faults: readonly string[] }) => {
	const faults = [...selfFaults, ...options.faults];
	return {
		expression: new RegExp(
			`\\b(?:we|i|(?:the|our)(?:\\s+[a-z-]+){1,2}\\s+team)\\s+(?:[a-z]{3,12}ly\\s+|also\\s+|simply\\s+)?${anyOf(faults)}(?![\\w-])(?!\\s+over\\b)`,
			'i',
		),
		phrases: tellingPhrases(...faults),
	};
});

const selfFaults = [
	'failed to',
	'neglected to',
	'forgot',
	'ignored',
	'overlooked',
	'messed up',
	'rushed',
	'made a mistake',
	'were careless',
	'got sloppy',
];

export const examples: readonly Example[] = [
	{
		title: 'A team that accuses itself',
		markdown: `# Checkout outage

## What Went Wrong

- ‹We failed to› verify the backup.
- ‹The payments team overlooked› the alert.
- ‹We simply forgot› the second region.
- ‹I made a mistake› in the query.
`,
		says: [
			'“We failed to” blames a team: say which check was missing. Describe what the system allowed.',
			'“The payments team overlooked” blames a team: say which check was missing. Describe what the system allowed.',
			'“We simply forgot” blames a team: say which check was missing. Describe what the system allowed.',
			'“I made a mistake” blames a team: say which check was missing. Describe what the system allowed.',
		],
	},
	{
		title: 'Saying what was missing, or what a system did',
		markdown: `# Checkout outage

## What Went Wrong

- We did not have a runbook.
- The job failed to start, and we failed over to the second region.
- We rolled back late because the dashboard ignored errors.
`,
	},
];
