import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { sourceRange } from '../model/readable-text.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';

export const rule = defineRule({
	id: 'vague-finding',
	category: 'analysis',
	severity: 'hint',
	summary: 'A finding names the exact failure.',
	why: '“Communication could be better” is true in every company on every day. “Support learned of the outage from a customer at 14:31” can be changed. (The third guide on what went wrong.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		for (const role of ['wentWrong', 'contributingFactors', 'rootCause', 'lessons'] as const) {
			for (const section of sectionsFor(postmortem, role)) {
				if (section.fills[0] !== role) continue;
				for (const passage of passagesIn(postmortem, section)) {
					const text = passage.text.trim();
					if (passage.item !== undefined || exact.test(text) || !(improvable.test(text) || poor.test(text))) continue;
					yield {
						range: sourceRange(passage, 0, passage.text.length),
						message: `“${text}” could be any incident: name the exact failure.`,
					};
				}
			}
		}
	},
});

const improvable =
	/^(?:the |our )?(?:[\w-]+ ){0,4}[\w-]+ (?:could|can|should|needs? to|must|might) (?:have )?(?:be|been) (?:much |a lot |far )?(?:better|improved|clearer|faster|quicker|smoother|more \w+)[.!]?$/i;
const poor =
	/^(?:the |our )?(?:there was |we had )?(?:a )?(?:poor|bad|slow|weak|insufficient|inadequate|unclear|lacking|lack of|no good|not enough|missing)(?: (?:internal|external|general|overall|proper|good|adequate|team))? (?:communications?|monitoring|documentation|process(?:es)?|alerting|testing|tests|response|coordination|visibility|observability|training|planning|tooling)[.!]?$/i;
const exact = /[\d`\uFFFC]|\bbecause\b/;

export const examples: readonly Example[] = [
	{
		title: 'Findings that fit every incident',
		markdown: `# Checkout outage

## What Went Wrong

- ‹Communication could be better›
- ‹Poor monitoring.›
- ‹Our documentation should be improved›
- ‹Lack of communication›
`,
		says: [
			'“Communication could be better” could be any incident: name the exact failure.',
			'“Poor monitoring.” could be any incident: name the exact failure.',
			'“Our documentation should be improved” could be any incident: name the exact failure.',
			'“Lack of communication” could be any incident: name the exact failure.',
		],
	},
	{
		title: 'Exact findings',
		markdown: `# Checkout outage

## What Went Wrong

- Support learned of the outage from a customer at 14:31.
- Poor communication because the channel was archived.
- Monitoring of \`checkout\` could be better
- Lack of communication between the payment team and support during the rollback

## What Went Well

- Monitoring could be better
`,
	},
];
