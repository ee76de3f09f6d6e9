import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { hasNotesBelow, isFinished } from '../model/item-follow-up.ts';
import { madeOnce } from '../text/made-once.ts';
import { saysOneOf, tellingPhrases, wordsSaidIn } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { openEndedStarts, openEndedUnlessMeasured } from '../vocabulary/vague-actions.ts';

export const rule = defineRule({
	id: 'action-open-ended',
	category: 'actionItems',
	severity: 'off',
	strict: 'hint',
	summary: 'An action names its result.',
	why: '“Investigate …” can go on for a year, and nobody can say that it is not done. A result, such as a decision or a page that says what was found, gives it an end. It is off by default because many good lists hold one such action.',
	options: {
		starts: { type: 'strings', default: [], description: 'Further beginnings that name no result, such as “play with”.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const { start, phrases } = startsOf(options.starts);
		for (const item of postmortem.actionItems) {
			if (isFinished(item) || item.bucket?.value === 'investigate' || item.verification || hasNotesBelow(postmortem, item)) continue;
			if (!saysOneOf(wordsSaidIn(item), phrases) || result.test(item.text)) continue;
			const match = start.exec(item.text) ?? (isDetailed(item.text) ? null : measurable.exec(item.text));
			if (!match?.[1] || (assuring.test(match[1]) && /\d/.test(item.text))) continue;
			const end = item.textRange.end;
			yield {
				range: item.textRange,
				message: `“${match[1]} …” has no end: name the result.`,
				fixes: [{ title: 'Add a result', safe: false, edits: [{ range: { start: end, end }, text: ' and document ‹›[name the result]' }] }],
			};
		}
	},
});

const startsOf = madeOnce((further: readonly string[]) => ({
	start: new RegExp(`^(?:we (?:should|need to|will) )?(${anyOf([...openEndedStarts, ...further])})(?![\\p{L}-])`, 'iu'),
	phrases: tellingPhrases(...openEndedStarts, ...openEndedUnlessMeasured, ...further),
}));
const measurable = new RegExp(`^(?:we (?:should|need to|will) )?(${anyOf(openEndedUnlessMeasured)})(?![\\p{L}-])`, 'iu');

/** "Improve alerting by paging at 3%" says what is done, and a number when it is. */
function isDetailed(text: string): boolean {
	return /\d|\bby (?:\w+ )?[a-z]{2,16}ing\b/i.test(text);
}

const assuring = /^(?:ensure|make sure)/i;

/** What gives even an investigation an end. */
const result =
	/(?:\band|,|;|→)\s+(?:document|decide|file|report|write|publish|open|create|add|fix|propose|present|choose|agree|share|implement|set|send)\b|\bso that\b|\buntil\b|\bverif(?:y|ied)\b/i;

export const examples: readonly Example[] = [
	{
		title: 'Actions that can go on forever',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Investigate the latency of the processor›
- [ ] ‹Look into read replicas›
- [ ] ‹Consider a second processor›
- [ ] ‹Ensure that retries are bounded›
- [ ] ‹Improve the error page of checkout›
`,
		says: [
			'“Investigate …” has no end: name the result.',
			'“Look into …” has no end: name the result.',
			'“Consider …” has no end: name the result.',
			'“Ensure …” has no end: name the result.',
			'“Improve …” has no end: name the result.',
		],
		fixed: `# Checkout outage

## Action Items

- [ ] Investigate the latency of the processor and document ‹›[name the result]
- [ ] Look into read replicas
- [ ] Consider a second processor
- [ ] Ensure that retries are bounded
- [ ] Improve the error page of checkout
`,
	},
	{
		title: 'A result, a number, or a bucket that says what it is',
		markdown: `# Checkout outage

## Action Items

| Action | Type | Owner |
|---|---|---|
| Investigate the latency of the processor and document the limits | Process | Mara |
| Evaluate two processors, decide on one | Process | Mara |
| Improve p99 latency of /search below 300 ms | Repair | Sam |
| Explore read replicas | Investigate | Sam |
| Considerate wording in alerts | Process | Sam |
`,
	},
	{
		title: 'Finished actions',
		markdown: `# Checkout outage

## Action Items

- [x] Investigate the latency of the processor
`,
	},
	{
		title: 'A number, or the way there, is an end',
		markdown: `# Checkout outage

## Action Items

- [ ] Ensure that every job has a timeout of 30 s
- [ ] Enhance alerting by adding a page for the checkout SLO
`,
	},
];
