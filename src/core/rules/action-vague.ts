import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { hasNotesBelow, isFinished } from '../model/item-follow-up.ts';
import type { ActionItem } from '../model/postmortem.ts';
import { madeOnce } from '../text/made-once.ts';
import { contains } from '../text/range.ts';
import {
	betterAdjectives,
	genericNouns,
	genericQualifiers,
	genericVerbs,
	improvements,
	improvingVerbs,
	leadIns,
	trailers,
	wholeSystems,
	wholeWishes,
	wishStarts,
} from '../vocabulary/vague-actions.ts';

export const rule = defineRule({
	id: 'action-vague',
	category: 'actionItems',
	severity: 'warning',
	summary: 'An action says what is changed, where, and how one sees that it is done.',
	why: '“Improve monitoring” is a wish: nobody can begin it on Monday or close it on Friday, so it stays open until somebody deletes it. All guides give it as the example of an action that is none, beside “be more careful” and “test more”.',
	options: {
		wishes: { type: 'strings', default: [], description: 'Further whole actions that are only wishes, such as “keep calm”.' },
		things: { type: 'strings', default: [], description: 'Further things that say nothing by themselves, such as “synergy”.' },
		allow: { type: 'strings', default: [], description: 'Actions that are clear in your team although they look vague.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const isVague = wishes(options);
		const allowed = new Set(options.allow.map((text) => bare(text)));
		for (const item of postmortem.actionItems) {
			if (isFinished(item) || saysHowFar(item) || item.text.length > longestWish || hasNotesBelow(postmortem, item)) continue;
			const text = bare(item.text);
			if (allowed.has(text) || !isVague(text) || (refersToBug.test(text) && namesTicket(item))) continue;
			yield {
				range: item.textRange,
				message: `“${item.text.replace(/[.!]{1,9}$/, '')}”: what exactly, where, and how will you know it is done?`,
				fixes: [
					{
						title: 'Replace with “Add … to … so that …”',
						safe: false,
						edits: [{ range: item.textRange, text: 'Add ‹›[name it] to [name the place] so that [describe what one can measure]' }],
					},
				],
			};
		}
	},
});

/** A longer action says something, if only by its length. */
const longestWish = 100;

/** Tickets and reports in the words of an action say which bug is meant; beside them they only track the action. */
function namesTicket({ links, textRange }: ActionItem): boolean {
	return links.some(({ range }) => contains(textRange, range));
}

const refersToBug = /^(?:fix|resolve|address)\b/;

/** What is to be seen when it is done, in so many words or in numbers: "Dashboard checked" leaves a wish a wish. */
function saysHowFar({ verification, table }: ActionItem): boolean {
	return (
		verification !== undefined &&
		(table === undefined || /\d|`|https?:/.test(verification.text) || verification.text.split(/\s+/).length > 5)
	);
}

/** Numbers, code, causes and purposes are what a wish has not. */
const concrete = /\d|\uFFFC|`|\b(?:so that|because|by \w+ing|until|using|via|verify)\b|[:;→]/;

/** In lower case, without what politely stands before a wish: "We should improve monitoring!" */
function bare(text: string): string {
	let rest = text.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ');
	// A ticket behind it tracks the wish and says nothing more.
	rest = rest.replace(/\s[([]?(?:#\d{1,7}|[a-z][a-z0-9]{1,9}-\d{1,7})[)\]]?[\s.]{0,4}$/, '');
	rest = rest.replace(/^[\s*_"“”]+/, '').replace(/[\s.!…*_"“”]{1,8}$/, '');
	for (let round = 0; round < 3; round += 1) {
		const leadIn = leadIns.find((phrase) => startsWith(rest, phrase));
		if (leadIn !== undefined) rest = rest.slice(leadIn.length).replace(/^,? /, '');
	}
	return rest;
}

/** The text, and what is left of it without the empty words at its end: "in general", "going forward". */
function* shorterAndShorter(text: string): Generator<string, void, undefined> {
	let rest: string | undefined = text;
	for (let round = 0; round < 3 && rest !== undefined; round += 1) {
		yield rest;
		const all: string = rest;
		const trailer = trailers.find((phrase) => all.endsWith(` ${phrase}`));
		rest = trailer === undefined ? undefined : all.slice(0, -trailer.length).replace(/,? $/, '');
	}
}

const systems: ReadonlySet<string> = new Set(wholeSystems);

function withoutArticles(text: string): string {
	return text.replace(/(?<!\S)(?:the|our|a|an|all)\s+/g, '');
}

/** Whether the text begins with the phrase and goes on with another word. */
function startsWith(text: string, phrase: string): boolean {
	return text.startsWith(phrase) && /^,? ./.test(text.slice(phrase.length));
}

const wishes = madeOnce((own: { readonly wishes: readonly string[]; readonly things: readonly string[] }): ((text: string) => boolean) => {
	const whole = new Set([...wholeWishes, ...wishStarts, ...own.wishes].map((wish) => withoutArticles(bare(wish))));
	const starts = wishStarts.map((start) => withoutArticles(start));
	const things = new Set<string>([...genericNouns, ...own.things.map((thing) => thing.toLowerCase())]);
	const words = new Set<string>([...genericQualifiers, 'and', 'or', ...[...things].flatMap((thing) => thing.split(' '))]);
	/** "our logging, alerting and error handling": nothing but generic words, a thing at the end. */
	const isGeneric = (text: string): boolean => {
		const said = text.split(/[ ,/&]+/);
		return said.every((word) => words.has(word)) && (things.has(said.at(-1) ?? '') || things.has(said.slice(-2).join(' ')));
	};
	const isWish = (text: string): boolean => {
		const plain = withoutArticles(text);
		if (whole.has(plain) || starts.some((start) => startsWith(plain, start)) || watching.test(text) || following.test(text)) return true;
		if (text.startsWith('make '))
			return betterAdjectives.some((adjective) => text.endsWith(` ${adjective}`)) && text.split(' ').length <= 7;
		const rest = improvements.find((improvement) => plain.endsWith(` ${improvement}`));
		if (rest !== undefined) return isGeneric(plain.slice(0, -rest.length).trimEnd());
		if (improvingVerbs.some((verb) => startsWith(plain, verb) && systems.has(plain.slice(verb.length).trim()))) return true;
		return genericVerbs.some((verb) => startsWith(text, verb) && isGeneric(text.slice(verb.length).trimStart()));
	};
	return (text) => text !== '' && !concrete.test(text) && [...shorterAndShorter(text)].some(isWish);
});

/** "Monitor the situation": watching has no end. */
const watching = /^(?:monitor|watch)(?: the| our)?(?: [\p{L}-]+){0,2}$/u;

/** "Follow up with the vendor": about what? */
const following = /^follow up with(?: (?!(?:about|on|regarding|for|to)\b)[\p{L}-]+){1,3}$/u;

export const examples: readonly Example[] = [
	{
		title: 'Wishes that every guide names',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Improve monitoring› (@mara, due: 2026-11-27)
- [ ] ‹Be more careful with deploys› (@mara, due: 2026-11-27)
- [ ] ‹Test more› (@mara, due: 2026-11-27)
- [ ] ‹Improve alerting (PAY-481)›
`,
		says: [
			'“Improve monitoring”: what exactly, where, and how will you know it is done?',
			'“Be more careful with deploys”: what exactly, where, and how will you know it is done?',
			'“Test more”: what exactly, where, and how will you know it is done?',
			'“Improve alerting (PAY-481)”: what exactly, where, and how will you know it is done?',
		],
		fixed: `# Checkout outage

## Action Items

- [ ] Add ‹›[name it] to [name the place] so that [describe what one can measure] (@mara, due: 2026-11-27)
- [ ] Be more careful with deploys (@mara, due: 2026-11-27)
- [ ] Test more (@mara, due: 2026-11-27)
- [ ] Improve alerting (PAY-481)
`,
	},
	vagueOnes('Something generic is to be improved', [
		'Improve database performance',
		'Better error handling',
		'Enhance our logging and alerting',
		'Improve communication between teams',
		'Strengthen the deployment process.',
		'Add more tests',
		'Add more alerts and dashboards',
		'More documentation',
		'Increase test coverage',
		'Update documentation',
		'Fix alerts',
		'Revisit processes in general',
		'We should improve reliability going forward',
		'Streamline on-call training',
		'Optimise performance',
		'Tighten security!',
		'Improve monitoring, alerting and documentation',
		'Make the system more resilient',
		'Make deployments better',
		'Make monitoring more reliable',
		'Invest in tooling',
		'Optimize the database',
		'Monitoring improvements',
		'Documentation needs to be improved',
		'Look into monitoring',
	]),
	vagueOnes('Somebody is to take more care', [
		'Pay more attention to alerts',
		'Double-check configuration changes',
		'Try harder to catch errors in review',
		'Remember to run the migration first',
		"Don't forget to update the status page",
		'Engineers should be more careful when deploying',
		'Stay vigilant during releases',
		'Communicate better with customers',
		'Review more thoroughly',
		'Check more carefully before merging',
		'In the future, be mindful of the connection limit',
	]),
	vagueOnes('It never ends, or nobody knows what it is', [
		'Continue to monitor the situation',
		'Keep an eye on the queue',
		'Monitor the system',
		'Team will look into it',
		'Look into the issue',
		'Investigate further',
		'Fix the bug that caused the outage',
		'Fix the issue',
		'Discuss with the team',
		'Follow up',
		'Follow up with the vendor',
		'Fix bug that caused the outage',
		'Discuss with team',
		'Investigate root cause',
		'Make sure this never happens again',
		'Prevent this from happening again',
	]),
	{
		title: 'Actions that name what, where or how far',
		markdown: `# Checkout outage

## Action Items

- [ ] Improve p99 latency of /search below 300ms
- [ ] Update runbook for payment service
- [ ] Fix alerts that page twice
- [ ] Increase the connection pool from 20 to 50
- [ ] Raise the timeout of the old ERP client to 5 seconds
- [ ] Add a lint rule that rejects queries without an index
- [ ] Roll the payment service out to 10% first
- [ ] Add an index on orders.customer_id
- [ ] Test query performance in CI
- [ ] Move risky deployments to hours with little traffic, before 10 AM
- [ ] Alert on slow queries (> 500ms)
- [ ] Keep built artifacts, so that a rollback needs no build
- [ ] Set the alert threshold to an error rate of 5%
- [ ] Plan a second on-call rotation
- [ ] Ask for a performance review in the deployment checklist
- [ ] Run the migration before the deploy, in CI
- [ ] Watch /checkout with a keyword monitor that alerts after 2 failures in a row
- [ ] Write a rollback runbook of one line
- [ ] Ask in code review about every change to retries, timeouts or circuit breakers
- [ ] Be more careful with deploys by adding a dry run to the CLI
- [ ] Document the order of migrations in the deploy guide
- [ ] Review the retry budget with every new processor
- [ ] Monitor the age of the oldest job in the billing queue
- [ ] Follow up with Linode about the network card of host 12
- [ ] Improve the error message of the config parser
- [ ] Better error handling for failures of the blob store
- [ ] Test more edge cases of the retry parser
- [ ] Fix the bug in the date parser
- [ ] Update documentation of the failover command
- [ ] Make the health check time out after 2 s
- [ ] Add logging to the token refresh
- [ ] Monitoring of disk space on every node
- [ ] Discuss retention with legal and file the decision in the wiki
- [ ] Add monitoring for payment failures
`,
	},
	{
		title: 'A wish that goes on to say what is meant',
		markdown: `# Checkout outage

## Action Items

- [ ] Improve monitoring
  - Page when declined payments exceed 3%
- [ ] Improve alerting: page when the queue is older than 5 minutes
- [ ] Improve reliability. Verify by a failover drill in December.
- [ ] Fix the bug (#528)
`,
	},
	{
		title: 'Done is done',
		markdown: `# Checkout outage

## Action Items

- [x] Improve monitoring
- [ ] Test more (dropped: nobody knows what)
`,
	},
	{
		title: 'Words of your own',
		markdown: `# Checkout outage

## Action Items

- [ ] ‹Keep calm›
- [ ] ‹Improve our synergies›
- [ ] Update runbooks
`,
		configuration: {
			rules: { 'action-vague': { options: { wishes: ['keep calm'], things: ['synergies'], allow: ['Update runbooks'] } } },
		},
		says: [
			'“Keep calm”: what exactly, where, and how will you know it is done?',
			'“Improve our synergies”: what exactly, where, and how will you know it is done?',
		],
	},
	{
		title: 'A table that only says that somebody looks',
		markdown: `# Checkout outage

## Action Items

| Action | Owner | Verification | Ticket |
|---|---|---|---|
| ‹Improve monitoring› | Mara | Checked by the team | PAY-481 |
| ‹Fix the bug that caused the outage› | Mara | | PAY-482 |
| Improve alerting | Mara | A drill in December pages within 5 minutes | PAY-483 |
`,
		says: [
			'“Improve monitoring”: what exactly, where, and how will you know it is done?',
			'“Fix the bug that caused the outage”: what exactly, where, and how will you know it is done?',
		],
	},
];

function vagueOnes(title: string, texts: readonly string[]): Example {
	return {
		title,
		markdown: `# Checkout outage\n\n## Action Items\n\n${texts.map((text) => `- [ ] ‹${text}›\n`).join('')}`,
		says: texts.map((text) => `“${text.replace(/[.!]{1,9}$/, '')}”: what exactly, where, and how will you know it is done?`),
	};
}
