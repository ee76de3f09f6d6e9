import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import type { Passage, Postmortem } from '../model/postmortem.ts';
import { sourceRange } from '../model/readable-text.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';
import { plainWordsOf, saysOneOf, tellingPhrases } from '../text/telling-phrases.ts';

export const rule = defineRule({
	id: 'vague-finding',
	category: 'analysis',
	severity: 'hint',
	summary: 'A finding names the exact failure.',
	why: '“Communication could be better” is true in every company on every day. “Support learned of the outage from a customer at 14:31” can be changed. (The third guide on what went wrong.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		const seen = new Set<number>();
		for (const role of ['wentWrong', 'contributingFactors', 'rootCause', 'lessons'] as const) {
			for (const section of sectionsFor(postmortem, role)) {
				if (section.fills[0] !== role) continue;
				for (const passage of passagesIn(postmortem, section)) {
					const text = passage.text.trim();
					if (passage.item !== undefined || exact.test(text) || !isVague(text)) continue;
					if (seen.has(passage.range.start) || isDetailedBelow(postmortem, passage)) continue;
					// Where one section stands inside another, it belongs to both.
					seen.add(passage.range.start);
					yield {
						range: sourceRange(passage, 0, passage.text.length),
						message: `“${text}” could be any incident: name the exact failure.`,
					};
				}
			}
		}
	},
});

/** "Inadequate testing" is only a title where the items below it name the failures. */
function isDetailedBelow({ text, lines }: Postmortem, { kind, range }: Passage): boolean {
	if (kind !== 'listItem') return false;
	const below = lines.lineAt(range.end) + 1;
	if (below >= lines.lineCount) return false;
	const next = /^([ \t]{2,12})(?:[-*+]|\d{1,2}[.)])[ \t]/.exec(text.slice(lines.lineStart(below), lines.lineEnd(below)))?.[1];
	const own = /^[ \t]{0,12}/.exec(text.slice(lines.lineStart(lines.lineAt(range.start))))?.[0] ?? '';
	return next !== undefined && next.length > own.length;
}

function isVague(text: string): boolean {
	return saysOneOf(new Set(plainWordsOf(text)), phrases) && (improvable.test(text) || poor.test(text));
}

const phrases = tellingPhrases(
	...['better', 'improved', 'clearer', 'faster', 'quicker', 'smoother', 'more'].flatMap((how) => [`be ${how}`, `been ${how}`]),
	...['communication', 'communications', 'monitoring', 'documentation', 'process', 'processes', 'alerting', 'testing', 'tests', 'response'],
	...['coordination', 'visibility', 'observability', 'training', 'planning', 'tooling'],
);
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
	{
		title: 'A title whose items name the failures',
		markdown: `# Checkout outage

## Root Cause

### Contributing Factors

1. **Inadequate testing**
   - Staging has only 10,000 records.
   - ‹Poor monitoring›
2. ‹Lack of documentation›
`,
		says: [
			'“Poor monitoring” could be any incident: name the exact failure.',
			'“Lack of documentation” could be any incident: name the exact failure.',
		],
	},
];
