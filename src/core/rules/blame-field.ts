import { defineRule, type Example, type Postmortem, type Problem, type Range } from '../lint/rule.ts';
import { sourceRange } from '../model/passages.ts';

export const rule = defineRule({
	id: 'blame-field',
	category: 'structure',
	severity: 'warning',
	summary: 'No heading and no field asks who caused it.',
	why: 'A form that asks for a culprit gets one, and then everybody stops looking. People tell what they did and why it seemed right only as long as their name is not the answer; what let it happen can be changed, a person cannot.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		for (const { text, range } of questionsIn(postmortem)) {
			if (!asksForCulprit(text)) continue;
			yield {
				range,
				message: `“${text}” asks who caused it: ask what let it happen.`,
				fixes: [{ title: `Rename to “${betterQuestion}”`, safe: false, edits: [{ range, text: betterQuestion }] }],
			};
		}
	},
});

const betterQuestion = 'What let this happen?';

interface Question {
	readonly text: string;
	readonly range: Range;
}

/** What a form asks: headings below the title, the labels of fields and of sections, and what stands before a colon at the start of a block. */
function questionsIn({ text: source, lines, headings, fields, passages, sections }: Postmortem): Question[] {
	const found = new Map<number, Question>();
	const add = (text: string, range: Range): void => {
		if (text !== '' && !found.has(range.start)) found.set(range.start, { text, range });
	};
	for (const { level, title, titleRange } of headings)
		if (level > 1) add(title.replace(/[\s:：]{1,9}$/u, ''), withoutColon(title, titleRange));
	for (const { label, labelRange } of fields) add(label, labelRange);
	for (const passage of passages) {
		const { kind, text, range, item, entry, section } = passage;
		if (item !== undefined || entry || kind === 'heading') continue;
		// In a list of tasks "responsible" names the owner.
		if (section !== undefined && sections[section]?.fills.includes('actionItems')) continue;
		const isFirstCell =
			kind === 'cell' && text.length <= 60 && /^[\s|]*$/.test(source.slice(lines.lineStart(lines.lineAt(range.start)), range.start));
		if (kind === 'cell' && !isFirstCell) continue;
		const end = kind === 'label' || isFirstCell ? text.length : leadEnd(text);
		const lead = text.slice(0, end).trimEnd();
		if (end > 0) add(lead, sourceRange(passage, 0, lead.length));
	}
	return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

function withoutColon(title: string, range: Range): Range {
	const colon = /[\s:：]{1,9}$/u.exec(title)?.[0].length ?? 0;
	return { start: range.start, end: Math.max(range.start, range.end - colon) };
}

/** Where a label or a question at the start of a block ends; 0 when it starts with neither. */
function leadEnd(text: string): number {
	const colon = text.search(/[:：]/);
	if (colon > 0 && colon <= 60) return colon;
	const question = text.search(/[?？]/);
	return question > 0 && question <= 80 ? question + 1 : 0;
}

function asksForCulprit(question: string): boolean {
	const asked = question.toLowerCase().replace(/[’]/g, "'");
	return mayAsk.test(asked) && patterns.some((pattern) => pattern.test(asked)) && !innocent.test(asked);
}

/** Quickly passes over the many that hold none of the words. */
const mayAsk =
	/who|which|by |responsib|accountab|blame|fault|guilt|offend|culp|perpetrat|person|wer |schuldig|verursach|verantwort|qui|coupabl|fautif|quem|pessoa/;

const patterns: readonly RegExp[] = [
	/\b(?:who|which (?:person|engineer|developer|operator|employee|individual))(?:'s| is| was| has| had)? (?:actually |originally |initially |really )?(?:caused?|broke|break|brought|deployed|pushed|merged|shipped|introduced|committed|did (?:it|this|that)|made (?:the|this|that|a) (?:change|error|mistake)|screwed|messed|fucked|failed|responsible|accountable|to blame|at fault|guilty|the culprit)\b/,
	/\b(?:person|people|individuals?|engineers?|developers?|operators?|employees?|party|parties|team ?members?|staff)(?:\(s\))? (?:who (?:is|was|are|were) )?(?:responsible|accountable|to blame|at fault|who caused)\b/,
	/\b(?:responsible|guilty|offending|blamed) (?:person|people|individuals?|engineers?|developers?|operators?|employees?|party|parties|author|committer)\b/,
	/\bresponsible (?:for|of) (?:the |this )?(?:incident|outage|error|mistake|failure|breakage|problem|bug)\b/,
	/^(?:the )?(?:culprits?|offenders?|perpetrators?|guilty party|blame|to blame|person at fault)(?: \((?:s|name)\))?$/,
	/\b(?:caused|introduced|broken|triggered) by \(?(?:whom|who|person|name|engineer|developer|employee)\b/,
	/^(?:wer (?:hat|ist|war) .{0,40}(?:verursacht|schuld|verantwortlich|ausgelöst)|schuldige[rn]?|verursacher(?:in)?|verantwortliche person)\b/,
	/^(?:¿?quién .{0,30}(?:causó|provocó|rompió|culpable|responsable)|culpables?|persona responsable)/,
	/^(?:qui .{0,30}(?:causé|provoqué|cassé|responsable|fautif)|coupables?|fautifs?|personne responsable)/,
	/^(?:quem .{0,30}(?:causou|provocou|quebrou|responsável|culpado)|culpados?|pessoa responsável)/,
];

/** Who acts afterwards is a fair question. */
const innocent =
	/\b(?:responsible|accountable|responsables?|verantwortlich) (?:for|of|de|du|für) (?!(?:the |this )?(?:incident|outage|error|mistake|failure|breakage|problem|bug)\b(?! (?:management|response|review|report|communication)))|\b(?:affected|impacted|responded|follow[- ]?up|action|next steps?|fix(?:es|ing)?|remediation|review|reviewer)\b/;

export const examples: readonly Example[] = [
	{
		title: 'A heading that asks for a person',
		markdown: `# Checkout outage

## ‹Who caused it?›

The release dropped a retry.
`,
		says: ['“Who caused it?” asks who caused it: ask what let it happen.'],
		fixed: `# Checkout outage

## What let this happen?

The release dropped a retry.
`,
	},
	{
		title: 'Fields of the header, in lists and tables',
		markdown: `# Checkout outage

- **Severity:** S2
- **‹Responsible person›:** Mara Lindt

| Field | Value |
|---|---|
| Start | 2026-11-20 09:12 UTC |
| ‹Culprit› | the night shift |

## Root cause

**‹Person at fault›:** unknown

‹Who broke production?› Nobody knows.

| ‹Person to blame› | nobody |
|---|---|
| Reviewer | the culprit: Sam |
`,
		says: [
			'“Responsible person” asks who caused it: ask what let it happen.',
			'“Culprit” asks who caused it: ask what let it happen.',
			'“Person at fault” asks who caused it: ask what let it happen.',
			'“Who broke production?” asks who caused it: ask what let it happen.',
			'“Person to blame” asks who caused it: ask what let it happen.',
		],
	},
	{
		title: 'Other questions about people',
		markdown: `# Who is responsible when the processor is slow

- **Owner:** Mara Lindt
- **Responsible team:** Payments
- **Incident commander:** Sam Lee

## Who was affected?

870 of 5,120 shoppers.

## Who responded

Mara Lindt and Sam Lee.

## Who is responsible for the follow-up?

Mara Lindt.

## What caused it

A culprit was soon found: the retry that the release dropped.

## Action Items

| Action | Responsible person | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara Lindt | 2026-12-04 |
`,
	},
];
