import { insertSubtasks } from '../edit/insert-subtasks.ts';
import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { daysBetween } from '../model/calendar.ts';
import { hasNotesBelow, isFinished } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { daysFor } from '../model/priority-policy.ts';
import { caretMark } from '../text/edit.ts';
import { saysOneOf, tellingPhrases, wordsSaidIn } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { projectVerbs, smallThings, wholeThings } from '../vocabulary/vague-actions.ts';

export const rule = defineRule({
	id: 'action-too-large',
	category: 'actionItems',
	severity: 'hint',
	summary: 'An action can be finished and verified in days.',
	why: '“Rewrite payments” is a project: it needs a plan of its own, and until then nothing about the incident’s conditions has changed. Small steps ship, and each of them already helps.',
	options: {
		maxDays: {
			type: 'number',
			default: 90,
			minimum: 1,
			description: 'Days after the incident that are too many for one action, where no policy speaks for its priority.',
		},
		allow: { type: 'strings', default: [], description: 'Words that make a replacement small in your systems.' },
	},

	*check({ postmortem, configuration, options }): Generator<Problem, void, undefined> {
		const small = options.allow.length === 0 ? smallThing : wordsPattern([...smallThings, ...options.allow]);
		for (const item of postmortem.actionItems) {
			// The lowest of the usual three priorities is the one for architecture.
			if (isFinished(item) || (item.priority?.rank ?? 0) >= 2 || hasNotesBelow(postmortem, item)) continue;
			const days = daysUntilDue(postmortem, item);
			const isFarAway = days > options.maxDays && daysFor(item.priority, configuration.priorityPolicy) === undefined;
			if (!isFarAway && !isProject(postmortem, item, small)) continue;
			const fix = split(postmortem, item);
			yield {
				range: isFarAway ? (item.due?.range ?? item.textRange) : item.textRange,
				message: isFarAway
					? `Due ${days} days after the incident: split it into steps of days, not months.`
					: `“${shortened(item.text)}” is a project: split it into steps of days, not months.`,
				fixes: fix ? [fix] : [],
			};
		}
	},
});

function isProject({ text }: Postmortem, item: ActionItem, small: RegExp): boolean {
	if (!saysOneOf(wordsSaidIn(item), projects) || !project.test(item.text)) return false;
	// A name in code is a thing within the code, and numbers say how much of it.
	const isNamed = /`|\d/.test(text.slice(item.textRange.start, item.textRange.end));
	return wholeThing.test(item.text) || (!isNamed && !small.test(item.text) && item.text.split(/\s+/).length <= mostWords);
}

/** A longer text says which part is meant. */
const mostWords = 12;

const project = new RegExp(`^(?:(?:we (?:should|need to|will) |completely |fully |to )?)${anyOf(projectVerbs)}(?![\\p{L}-])`, 'iu');
const projects = tellingPhrases(...projectVerbs);
const smallThing = wordsPattern(smallThings);
const wholeThing = wordsPattern(wholeThings);

function wordsPattern(words: readonly string[]): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(words)}(?![\\p{L}\\p{N}])`, 'iu');
}

function daysUntilDue({ incidentDay, sections }: Postmortem, { due, section }: ActionItem): number {
	if (incidentDay === undefined || due?.day === undefined || due.relative || (sections[section]?.incident ?? 0) > 0) return 0;
	return daysBetween(incidentDay, due.day);
}

function split(postmortem: Postmortem, item: ActionItem): Fix | undefined {
	const edit = insertSubtasks(postmortem, item, [`${caretMark}[The first step]`, '[The next step]']);
	return edit && { title: 'Split into sub-items', safe: false, edits: [edit] };
}

function shortened(text: string): string {
	const plain = text.replace(/[.!]{1,9}$/, '');
	return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}

export const examples: readonly Example[] = [
	{
		title: 'Projects in one line',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Rewrite payments› (@mara)
- [ ] ‹Re-architect the checkout flow›
- [ ] ‹Migrate to a managed database›
- [ ] ‹Eliminate all incidents that involve the database›
- [ ] ‹Replace every legacy script›
- [ ] ‹Redesign our deployment pipeline›
`,
		says: [
			'“Rewrite payments” is a project: split it into steps of days, not months.',
			'“Re-architect the checkout flow” is a project: split it into steps of days, not months.',
			'“Migrate to a managed database” is a project: split it into steps of days, not months.',
			'“Eliminate all incidents that involve the database” is a project: split it into steps of days, not months.',
			'“Replace every legacy script” is a project: split it into steps of days, not months.',
			'“Redesign our deployment pipeline” is a project: split it into steps of days, not months.',
		],
		fixed: `# Checkout outage

## Action Items

- [ ] Rewrite payments (@mara)
  - [ ] ‹›[The first step]
  - [ ] [The next step]
- [ ] Re-architect the checkout flow
- [ ] Migrate to a managed database
- [ ] Eliminate all incidents that involve the database
- [ ] Replace every legacy script
- [ ] Redesign our deployment pipeline
`,
	},
	{
		title: 'Due in months',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

| Action | Owner | Due |
|---|---|---|
| Page when declined payments exceed 3% | Mara | ‹2027-04-01› |
| Limit retries to two attempts | Sam | 2027-02-01 |
`,
		says: ['Due 132 days after the incident: split it into steps of days, not months.'],
	},
	{
		title: 'A week, where the configuration wants it so',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] Page when declined payments exceed 3% (@mara, due: ‹2026-12-04›)
`,
		configuration: { rules: { 'action-too-large': { options: { maxDays: 7 } } } },
		says: ['Due 14 days after the incident: split it into steps of days, not months.'],
	},
	{
		title: 'Small things are replaced and rewritten in an hour',
		markdown: `# Checkout outage

## Action Items

- [ ] Replace the expired certificate of the broker
- [ ] Rewrite the query of the report
- [ ] Refactor \`parseAmount\` to return an error
- [ ] Replace the hard-coded timeout
- [ ] Migrate 3 consumers to the new queue
- [ ] Redesign the alert message
- [ ] Page when the rewrite of payments falls behind
`,
	},
	{
		title: 'Lowest priority, steps below it, or done',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 UTC

## Action Items

- [ ] [P2] Rewrite payments (@mara)
- [ ] Redesign our deployment pipeline
  - [ ] Sign the builds
- [x] Migrate to a managed database
- [ ] [P1] Page when declined payments exceed 3% (@mara, due: 2027-05-01)
`,
	},
];
