import { insertIntoSection } from '../edit/insert-into-section.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import type { Postmortem, Section } from '../model/postmortem.ts';
import { countWords, isPointer, passagesIn, sectionsFor } from '../model/section-text.ts';
import { isBareBreakage, isSystemic } from '../model/trigger-wording.ts';
import { contains } from '../text/range.ts';

export const rule = defineRule({
	id: 'root-cause-is-trigger',
	category: 'analysis',
	severity: 'information',
	summary: 'The root cause says what let the trigger cause an outage.',
	why: '“The deploy broke it” is where the question starts. Deploys break things every week; why did this one reach everybody, and what would have stopped it? (Four of the guides name stopping at the trigger as the commonest mistake.)',
	options: {
		maxWords: {
			type: 'number',
			default: 8,
			minimum: 1,
			maximum: 40,
			description: 'A root cause of at most so many words without a systemic one is taken for a trigger.',
		},
	},

	*check({ postmortem, options, unfilled }): Generator<Problem, void, undefined> {
		for (const section of sectionsFor(postmortem, 'rootCause')) {
			// What is still to be filled in may well say what let it happen.
			if (unfilled.placeholders.some(({ range }) => contains(section.range, range))) continue;
			const texts = passagesIn(postmortem, section)
				.map((passage) => passage.text.trim())
				.filter((text) => text !== '');
			const whole = texts.join(' ');
			if (texts.length === 0 || isSystemic(whole) || isExplainedElsewhere(postmortem, section)) continue;
			if (
				holdsMoreThanProse(postmortem, section) ||
				texts.every(isPointer) ||
				notKnownYet.test(whole) ||
				!((texts.length === 1 && isBareBreakage(whole)) || countWords(texts) <= options.maxWords)
			)
				continue;
			yield {
				range: section.titleRange,
				message: 'This names the trigger: what let it cause an outage?',
				fixes: [
					{
						title: 'Insert a list of whys',
						safe: false,
						edits: [
							insertIntoSection(postmortem, section, [
								'1. Why did that reach users? Because ‹›[what was missing or allowed it; describe it]',
								'2. Why was it missing? Because [describe the decision or the gap]',
							]),
						],
					},
				],
			};
		}
	},
});

/** Who does not know the cause yet has not stopped at the trigger. */
const notKnownYet =
	/\b(?:unknown|undetermined|inconclusive|under (?:active )?investigation|being investigated|investigation (?:is )?(?:ongoing|in progress|pending)|(?:not|never) (?:yet )?(?:been )?(?:known|determined|established|identified|found|confirmed)|to be determined|tb[dc])\b/i;

/** Contributing factors or a list of whys carry the analysis, wherever they stand. */
function isExplainedElsewhere(postmortem: Postmortem, section: Section): boolean {
	const others = postmortem.sections.filter(
		(other) =>
			other !== section &&
			other.incident === section.incident &&
			other.fills.some((role) => role === 'contributingFactors' || role === 'rootCause'),
	);
	return others.some((other) => passagesIn(postmortem, other).some((passage) => isSystemic(passage.text)));
}

/** A link to the ticket with the analysis, code or a quotation may say what the words do not. */
function holdsMoreThanProse({ text }: Postmortem, { body }: Section): boolean {
	return /https?:\/\/|\]\(|```|^\s{0,3}>|#\d+\b|\[[^[\]]{0,300}\?\]|\[what /m.test(text.slice(body.start, body.end));
}

export const examples: readonly Example[] = [
	{
		title: 'The deploy broke it',
		markdown: `# Checkout outage

## ‹Root Cause›

The deploy broke checkout.
`,
		says: ['This names the trigger: what let it cause an outage?'],
		fixed: `# Checkout outage

## Root Cause

The deploy broke checkout.

1. Why did that reach users? Because ‹›[what was missing or allowed it; describe it]
2. Why was it missing? Because [describe the decision or the gap]
`,
	},
	{
		title: 'A longer sentence that still only breaks',
		markdown: `# Checkout outage

## ‹Root Cause›

The TLS certificate of the public load balancer in Europe expired.

# Search outage

## ‹Root cause›

A bad config push.
`,
		says: ['This names the trigger: what let it cause an outage?', 'This names the trigger: what let it cause an outage?'],
	},
	{
		title: 'What was missing is named',
		markdown: `# Checkout outage

## Root Cause

The certificate expired and nothing renewed it.

# Search outage

## Root Cause

Retries without a limit.

# Login outage

## Root Cause

The cache was overloaded.

## Contributing Factors

- There was no limit on the number of clients.
- The default timeout is 60 seconds.

# Mail outage

## Root Cause

A bug in the queue: see [the analysis](https://example.org/17).
`,
	},
	{
		title: 'An explanation of some length is not second-guessed',
		markdown: `# Checkout outage

## Root Cause

The new processor answers in two seconds at peak hours, the pool holds forty connections, and each request keeps one of them until its answer arrives.
`,
	},
	{
		title: 'A cause that nobody knows yet names no trigger',
		markdown: `# Checkout outage

## Root Cause

Still under investigation.
`,
	},
	{
		title: 'In a row of a table',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Impact | 870 payments failed |
| ‹Root cause› | The database crashed |
`,
		says: ['This names the trigger: what let it cause an outage?'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Impact | 870 payments failed |
| Root cause | The database crashed<br>1. Why did that reach users? Because ‹›[what was missing or allowed it; describe it]<br>2. Why was it missing? Because [describe the decision or the gap] |
`,
	},
	{
		title: 'A chain whose answers are still to be filled in',
		markdown: `# Checkout outage

## Root Cause

1. Why did checkout fail? [answer]
2. Why? [answer]
`,
	},
	{
		title: 'A pointer to where the cause stands',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Impact | 870 payments failed |
| Root cause | See the analysis below |
`,
	},
];
