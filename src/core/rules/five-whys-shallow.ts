import { answersOf, askOnceMore } from '../edit/ask-why.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { blameIn } from '../model/person-blame.ts';
import type { Passage, Postmortem, Section } from '../model/postmortem.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';
import { isBareBreakage, isSystemic } from '../model/trigger-wording.ts';

export const rule = defineRule({
	id: 'five-whys-shallow',
	category: 'analysis',
	severity: 'hint',
	summary: 'A chain of whys goes on until it reaches something that can be changed.',
	why: 'The first answers are symptoms and triggers; a chain that stops there names nothing to change. Five is no magic number: it may end earlier at a missing safeguard, and should not end at a person. (All five guides, Atlassian.)',
	options: {
		minWhys: {
			type: 'number',
			default: 3,
			minimum: 1,
			maximum: 10,
			description: 'A chain of fewer answers is too short, unless it ends at a systemic cause.',
		},
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		for (const section of sectionsFor(postmortem, 'rootCause')) {
			const passages = passagesIn(postmortem, section);
			if (/\[[^[\]\n]{3,}\]/.test(passages.at(-1)?.text ?? '')) continue;
			const answers = answersOf(postmortem, section);
			const last = answers.at(-1);
			if (!last || goesOn(postmortem, section, last)) continue;
			const closing = passages.find(({ text }) => /^\s*(?:the\s+)?root\s+causes?\s*(?:is|was|:)/i.test(text));
			if (closing && isSystemic(closing.text)) continue;
			// "Because" begins an answer, and says nothing of what it answers.
			const ending = last.text.replace(/^.*\?\s*/, '').replace(/^[^\p{L}]{0,4}because(?: of)?\s/iu, '');
			const stopsEarly = answers.length < options.minWhys && !namesWhatWasMissing.test(ending);
			if (!stopsEarly && !isBareBreakage(ending) && !peopleErr.test(ending) && !blameIn(ending, 'en')) continue;
			yield {
				range: last.range,
				message: 'The chain stops at a trigger or a person: ask why once more.',
				fixes: [{ title: 'Ask why once more', safe: false, edits: [askOnceMore(postmortem, last)] }],
			};
		}
	},
});

/** "**Why was it not caught?** …" in bold plays the role of a section, and still is the next link of the chain. */
function goesOn({ text }: Postmortem, { body }: Section, last: Passage): boolean {
	return /^[ \t]{0,8}(?:[-*+]|\d{1,2}[.)])?[ \t]{0,4}\*{2}why\b[^?\n]{1,200}\?\*{2}[ \t]{1,4}\S/im.test(
		text.slice(last.range.end, body.end),
	);
}

/** A safeguard that was not there ends even a short chain; that there is a limit, a test or a process does not. */
const namesWhatWasMissing =
	/\b(?:no|not|none|nothing|nobody|never|without|missing|misses|cannot|lack(?:s|ed|ing)?|absen(?:t|ce)|allow(?:s|ed)?|permit(?:s|ted)?|lets?|un(?:bounded|checked|limited|monitored|tested|documented|validated))\b|n['’]t\b/i;

const peopleErr = /\b(?:human|operator|user|manual|engineer|developer|admin) (?:error|mistake|oversight)\b|\bfat[- ]?finger/i;

export const examples: readonly Example[] = [
	{
		title: 'A chain that ends after two answers',
		markdown: `# Checkout outage

## Five Whys

1. Why did checkout fail? The pool was exhausted.
2. ‹Why was it exhausted? The processor was slow.›
`,
		says: ['The chain stops at a trigger or a person: ask why once more.'],
		fixed: `# Checkout outage

## Five Whys

1. Why did checkout fail? The pool was exhausted.
2. Why was it exhausted? The processor was slow.
3. Why? [describe what allowed it‹›]
`,
	},
	{
		title: 'A chain that ends at a person',
		markdown: `# Checkout outage

## Root Cause

Why did checkout fail? The index was gone.

Why was it gone? The migration dropped it.

Why did it drop it? The statement was copied.

‹Why was it copied? The on-call engineer overlooked the note.›
`,
		says: ['The chain stops at a trigger or a person: ask why once more.'],
	},
	{
		title: 'A short chain may end at a missing safeguard',
		markdown: `# Checkout outage

## Five Whys

1. Why did checkout fail? The pool was exhausted.
2. Why was it exhausted? There is no limit on retries.
`,
	},
	{
		title: 'A long chain, and a closing root cause',
		markdown: `# Checkout outage

## Five Whys

1. Checkout failed.
2. The pool was exhausted.
3. The retries have no limit, because no review asks for one.

# Search outage

## Root Cause

Why was search slow? The index was rebuilt.

Root cause: nothing stops a rebuild at peak time.
`,
	},
	{
		title: 'A question in bold that could be a section is still the next one of the chain',
		markdown: `# Checkout outage

## Root Cause

1. **Why did checkout fail?** The pool was exhausted.
2. **Why was it exhausted?** The release opened two connections per request.
3. **Why was that not caught?** Load tests do not cover checkout.
`,
	},
	{
		title: 'Answers that begin with because, below a heading of their own',
		markdown: `# Checkout outage

## Root Cause

The pool was exhausted.

### Five Whys

1. Because the pool was exhausted.
2. ‹Because the limit of the processor was too low.›
`,
		says: ['The chain stops at a trigger or a person: ask why once more.'],
	},
	{
		title: 'A table of questions and answers',
		markdown: `# Checkout outage

## Root Cause

| # | Why | Because |
|---|---|---|
| 1 | Why did checkout fail? | The pool was exhausted |
| 2 | Why was it exhausted? ‹| The processor was slow |›
`,
		says: ['The chain stops at a trigger or a person: ask why once more.'],
		fixed: `# Checkout outage

## Root Cause

| # | Why | Because |
|---|---|---|
| 1 | Why did checkout fail? | The pool was exhausted |
| 2 | Why was it exhausted? | The processor was slow |
| | Why? | [describe what allowed it‹›] |
`,
	},
];
