import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { isTeam } from '../model/owners.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { placeIn, sentencesOfProse, sentencesSaying } from '../model/prose.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { givenNames } from '../vocabulary/given-names.ts';
import type { SectionId } from '../vocabulary/terms.ts';

export const rule = defineRule({
	id: 'known-person-in-cause',
	category: 'language',
	severity: 'off',
	strict: 'hint',
	summary: 'The analysis speaks of roles, not of named people.',
	why: 'A name among the causes is read as guilt, however neutral the sentence is, and stays in the archive. The role is all that the analysis needs. In the timeline and among the owners names are welcome. (Atlassian; Google’s workbook.)',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const names = namesOf(
			postmortem,
			configuration.people.flatMap(({ name, handle }) => [name, ...(handle ? [handle] : [])]),
		);
		const saying = new Set(sentencesSaying(postmortem, tellingPhrases(...names)));
		const sentences = sentencesOfProse(postmortem).filter(
			(sentence) =>
				(saying.has(sentence) || sentence.text.includes('@')) && !sentence.passage.entry && sentence.roles.some((role) => causes.has(role)),
		);
		if (sentences.length === 0) return;
		const named = patternFor(names);
		for (const sentence of sentences) {
			for (const match of sentence.text.matchAll(named)) {
				// Who is called Rose is written so; "the rate rose" names nobody.
				if (
					/^\p{Ll}/u.test(match[0]) ||
					annotations.test(match[0]) ||
					everybody.test(match[0]) ||
					(match[0].startsWith('@') && isTeam(match[0], configuration.teams))
				)
					continue;
				const range = placeIn(sentence, match);
				yield {
					range,
					message: `Use the role instead of “${match[0]}” here. Describe what the system allowed.`,
					fixes: [{ title: 'Replace with a role', safe: false, edits: [{ range, text: 'the on-call engineer‹›' }] }],
				};
			}
		}
	},
});

/** What Java and its like write in front of code. */
const annotations =
	/^@(?:Override|Deprecated|Transactional|Nullable|NonNull|NotNull|Autowired|Bean|Component|Service|Repository|Controller|Entity|Inject(?:able)?|Async|Scheduled|Cacheable|Retryable|Test|Before|After|Ignore|Input|Output|media|import|param|returns?|throws|dataclass|property|staticmethod|classmethod)$/;

/** Mentions that call a whole channel. */
const everybody = /^@(?:here|channel|everyone|everybody|all|group|room)$/i;

const causes: ReadonlySet<SectionId> = new Set(['rootCause', 'contributingFactors', 'wentWrong', 'trigger']);

/** Names that this document itself or the configuration gives to people. */
function namesOf({ fields, actionItems }: Postmortem, people: readonly string[]): string[] {
	const roles: ReadonlySet<string> = new Set(['commander', 'scribe', 'facilitator', 'authors', 'reviewers', 'attendees']);
	return [
		...people,
		...fields.filter(({ id }) => id !== undefined && roles.has(id)).flatMap(({ value }) => value.split(/[,;&/]|\band\b/)),
		...actionItems.flatMap(({ owners }) => owners.map(({ name }) => name)),
	]
		.map((name) =>
			name
				.replace(/\([^()]*\)/, '')
				.replace(/^@/, '')
				.trim(),
		)
		.filter((name) => /^\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,3}$/u.test(name) && !isTeam(name))
		.flatMap((name) => [name, ...givenNameOf(name)]);
}

/** Whom the header calls "Dana Reyes" the text often calls "Dana". */
function givenNameOf(name: string): readonly string[] {
	const [given = '', ...others] = name.split(/\s/);
	return others.length > 0 && givenNames.has(given.toLowerCase()) ? [given] : [];
}

/** The names, and handles: not scopes of packages, addresses or decorators. */
function patternFor(names: readonly string[]): RegExp {
	return new RegExp(
		`(?<![\\p{L}\\p{N}@/.-])(?:${anyOf(names)}(?!['’]?\\p{L})|@[a-z][\\w-]{1,38}(?![\\w/@.-]*[/@]))(?![\\p{L}\\p{N}])`,
		'giu',
	);
}

export const examples: readonly Example[] = [
	{
		title: 'A name among the causes',
		markdown: `# Checkout outage

- **Incident commander:** Dana Reyes

## Root Cause

‹Dana Reyes› started the migration while ‹@kim› rebuilt the index, and nothing locked the table.

## Action Items

- [ ] Lock the table during migrations (@kim)
`,
		says: [
			'Use the role instead of “Dana Reyes” here. Describe what the system allowed.',
			'Use the role instead of “@kim” here. Describe what the system allowed.',
		],
		fixed: `# Checkout outage

- **Incident commander:** Dana Reyes

## Root Cause

the on-call engineer‹› started the migration while @kim rebuilt the index, and nothing locked the table.

## Action Items

- [ ] Lock the table during migrations (@kim)
`,
	},
	{
		title: 'Names where they belong, and handles that are none',
		markdown: `# Checkout outage

- **Incident commander:** Dana Reyes

## Timeline (UTC)

- 14:03 Dana Reyes joins
- 14:10 @kim rolls back

## What Went Well

- Dana Reyes kept support informed.

## Root Cause

The package @acme/checkout pinned an old client, which sent mail to ops@example.org.
`,
	},
	{
		title: 'An annotation in code is nobody',
		markdown: `# Checkout outage

## Root Cause

The method has no @Transactional, so a failed payment stays half written.
`,
	},
	{
		title: 'A given name, and mentions that name nobody',
		markdown: `# Checkout outage

- **Incident commander:** Maria Reyes

## Root Cause

‹Maria› had no access to the console. Nobody read the @here mention, and the @channel bot was down.
`,
		says: ['Use the role instead of “Maria” here. Describe what the system allowed.'],
	},
];
