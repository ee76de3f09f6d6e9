import { defineRule, type Example, type Fix, type Postmortem, type Problem } from '../lint/rule.ts';
import { isFinished } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { caretMark } from '../text/edit.ts';
import { saysOneOf, tellingPhrases, wordsSaidIn } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { roleQualifiers } from '../vocabulary/judgement.ts';
import { taughtPeople, teachingVerbs } from '../vocabulary/vague-actions.ts';

export const rule = defineRule({
	id: 'action-targets-people',
	category: 'actionItems',
	severity: 'information',
	summary: 'An action changes the system, not the people.',
	why: 'People forget, and the next colleague was not in the room: a reminder is the weakest kind of action. A check, a default or a better message holds for everybody. It is information only, since training can be right.',
	options: {
		people: { type: 'strings', default: [], description: 'Further words for people, such as “duty officers”.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const teaching = options.people.length === 0 ? teachingPeople : teachingPattern(options.people);
		for (const item of postmortem.actionItems) {
			if (isFinished(item) || !saysOneOf(wordsSaidIn(item), phrases)) continue;
			const taught = teaching.test(item.text);
			if ((!taught && !hasToLearn.test(item.text)) || changesSystem.test(item.text)) continue;
			const fix = taught ? insteadOf(postmortem, item, teaching) : undefined;
			yield {
				range: item.textRange,
				message: 'Change the system, not the people: what would make the mistake impossible or easy to see?',
				fixes: fix ? [fix] : [],
			};
		}
	},
});

/** "Change … so that nobody has to remind the engineers …": keeps what was meant as the reason. */
function insteadOf({ text }: Postmortem, { textRange }: ActionItem, teaching: RegExp): Fix | undefined {
	const match = teaching.exec(text.slice(textRange.start, textRange.end));
	const verb = match?.[2];
	if (!match || verb === undefined) return undefined;
	const end = textRange.start + match.index + (match[1]?.length ?? 0) + verb.length;
	return {
		title: 'Begin with “Change … so that …”',
		safe: false,
		edits: [
			{
				range: { start: textRange.start, end },
				text: `Change ${caretMark}[name what] so that nobody has to ${verb.toLowerCase()}`,
			},
		],
	};
}

function teachingPattern(furtherPeople: readonly string[]): RegExp {
	const qualifier = `(?:(?:the|all|our|every|each|any|new|other|more|affected|involved|whole|entire|current|${anyOf(roleQualifiers)})\\s+){0,4}`;
	const people = anyOf([...taughtPeople, ...furtherPeople]);
	return new RegExp(
		`^((?:(?:we|the team) (?:should|need to|must|will) |please |to )?)(${anyOf(teachingVerbs)})\\s+(?:${qualifier}${people}|@[\\w-]+)(?![\\p{L}-])`,
		'iu',
	);
}

const teachingPeople = teachingPattern([]);
const phrases = tellingPhrases(...teachingVerbs, 'learn', 'trained', 'retrained', 'taught', 'know better', 'reminded');

const hasToLearn =
	/^(?:@[\w-]+|[\p{L}-]+@|(?:the )?(?:[\p{L}-]+ ){0,2}(?:engineers?|developers?|operators?|dbas?|sres?|admins?|team|reviewers?|on-call)|[\p{L}-]{2,20})\s+(?:needs?|has|have) to (?:learn|be trained|be retrained|be taught|know better|be reminded)\b/iu;

const changesSystem = /\bchange\b.{1,200}\bso that\b/i;

export const examples: readonly Example[] = [
	{
		title: 'People are to be taught',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Remind all engineers to run the migration first› (@mara)
- [ ] ‹Train the on-call engineers on failover› (@mara)
- [ ] ‹Teach developers how to read the query plan›
- [ ] ‹Educate the team about connection limits›
- [ ] ‹We should retrain operators on the console›
- [ ] ‹Remind everyone of the freeze›
- [ ] ‹Coach @tom on reviews›
- [ ] ‹@dylan needs to learn the rollout tool›
- [ ] ‹The backend team has to be trained›
- [ ] ‹Hold a training for developers about locks›
- [ ] ‹The DBA needs to learn the console›
`,
		says: Array.from({ length: 11 }, () => 'Change the system, not the people: what would make the mistake impossible or easy to see?'),
		fixed: `# Checkout outage

## Action Items

- [ ] Change ‹›[name what] so that nobody has to remind all engineers to run the migration first (@mara)
- [ ] Train the on-call engineers on failover (@mara)
- [ ] Teach developers how to read the query plan
- [ ] Educate the team about connection limits
- [ ] We should retrain operators on the console
- [ ] Remind everyone of the freeze
- [ ] Coach @tom on reviews
- [ ] @dylan needs to learn the rollout tool
- [ ] The backend team has to be trained
- [ ] Hold a training for developers about locks
- [ ] The DBA needs to learn the console
`,
	},
	{
		title: 'Systems that are trained, and systems that do the reminding',
		markdown: `# Checkout outage

## Action Items

- [ ] Train the model on requests from December
- [ ] Retrain the anomaly detector every week
- [ ] Let CI remind authors of a missing migration
- [ ] Send a reminder to the channel an hour before the freeze
- [ ] Educate customers about the new limits
- [ ] Write a training for the failover, run in January
- [ ] Change the deploy command so that it asks for the region, and remind engineers of it
- [ ] The client needs to learn the new address of the broker from DNS
- [ ] Instruct the load balancer to drain first
`,
	},
	{
		title: 'Words of your own',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Remind the duty officers of the second key›
`,
		configuration: { rules: { 'action-targets-people': { options: { people: ['duty officers'] } } } },
		says: ['Change the system, not the people: what would make the mistake impossible or easy to see?'],
	},
	{
		title: 'Done is done',
		markdown: `# Checkout outage

## Action Items

- [x] Remind all engineers to run the migration first
`,
	},
];
