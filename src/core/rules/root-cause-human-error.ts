import { defineRule, type Example, type Fix, type Problem } from '../lint/rule.ts';
import { placeIn, type Sentence, sentencesSaying } from '../model/prose.ts';
import { madeOnce } from '../text/made-once.ts';
import { tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';

export const rule = defineRule({
	id: 'root-cause-human-error',
	category: 'analysis',
	severity: 'warning',
	summary: 'The analysis does not end with human error.',
	why: 'People make mistakes every day; most of them stay harmless because something catches them. Where one did not, the question is what made it possible and easy: too much access, no confirmation, no dry run. “Human error” as a cause ends the search right before its result.',
	options: {
		phrases: { type: 'strings', default: [], description: 'Further phrases that mean the same, such as “pilot error”.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		const expression = postmortem.language === 'en' ? englishExpression(options) : otherLanguages[postmortem.language];
		if (!expression) return;
		const isOwnEnglish = postmortem.language === 'en' && options.phrases.length === 0;
		for (const sentence of sentencesSaying(postmortem, isOwnEnglish ? englishPhrases : undefined)) {
			if (sentence.passage.entry) continue;
			const match = [...sentence.text.matchAll(expression)].find(({ index }) => !isDenied(sentence.text, index));
			if (!match) continue;
			yield {
				range: placeIn(sentence, match),
				message: `“${match[0].replace(/\s+/g, ' ')}” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.`,
				fixes: [askFor(sentence)],
			};
		}
	},
});

const who = ['operator', 'engineer', 'developer', 'pilot', 'manual', 'user', 'admin', 'administrator'];
const englishPhrases = tellingPhrases(
	...['human error', 'human errors', 'human mistake', 'human mistakes', 'fat finger', 'fat fingered', 'fatfinger', 'fatfingered'],
	...who.flatMap((name) => [`${name} error`, `${name} mistake`, `${name} oversight`]),
);

const englishExpression = madeOnce(
	({ phrases }: { readonly phrases: readonly string[] }) =>
		new RegExp(
			`\\bhuman[ -](?:error|mistake)s?\\b(?!\\s+(?:(?:is|was|are)\\s+)?(?:never|not|more\\s+likely|likely|possible|easy|easier|expected|normal|inevitable|unavoidable|harmless|impossible)\\b|\\s+(?:will|can|may|happens?)\\b|-proof|\\s+rate|\\s+budget)|\\bfat[- ]?finger(?:ed)?\\b|\\b(?:caused\\s+by|due\\s+to|because\\s+of|attributed\\s+to|root\\s+cause(?:\\s+is|\\s+was|:|))\\s+(?:an?\\s+|the\\s+)?(?:${who.join('|')})\\s+(?:error|mistake|oversight)\\b(?!\\s+(?:code|message|page|budget|rate|log)s?\\b)|^(?:an?\\s+|the\\s+)?(?:operator|pilot)\\s+error\\b(?!\\s+(?:code|message|page|budget|rate|log)s?\\b)|${anyOf(phrases)}`,
			'giu',
		),
);

const otherLanguages: { readonly [language: string]: RegExp } = {
	de: /(?<!\p{L})menschlich(?:es|em)\s+(?:versagen|fehlverhalten)|(?<!\p{L})menschlich(?:er|en)\s+fehler(?!\p{L})/giu,
	fr: /(?<!\p{L})(?:erreur|faute)s?\s+humaines?(?!\p{L})/giu,
	es: /(?<!\p{L})error(?:es)?\s+humanos?(?!\p{L})/giu,
};

/** Words before the phrase that turn it round: "to prevent human error", "not human error", "do not blame it on human error". */
function isDenied(text: string, at: number): boolean {
	return /(?:prevent|avoid|reduc|against|risk of|never|\bnot\b|n['’]t|blam|guard|protect|eliminat|mitigat|catch|prone|potential|possib|room for|margin|chance|instead of|rather than|susceptib|tolera|absorb|surviv|assum|expect|withstand|resilien|robust|vermeid|verhinder|nicht|kein|évit|empêch|pas|evitar|prevenir|\bno\b)\p{L}{0,20}\s+(?:[^\s.;]{1,30}\s+){0,3}(?:l['’])?$/iu.test(
		text.slice(Math.max(0, at - 70), at),
	);
}

function askFor(sentence: Sentence): Fix {
	const { end } = placeIn(sentence, { index: 0, 0: sentence.text });
	return {
		title: 'Ask what made the error possible',
		safe: false,
		edits: [
			{
				range: { start: end, end },
				text: ' ‹›[What access made this action possible? Why was no confirmation needed? Why was there no dry run?]',
			},
		],
	};
}

export const examples: readonly Example[] = [
	{
		title: 'Human error as the cause',
		markdown: `# Checkout outage

## Root Cause

‹Human error› during the migration.
`,
		says: ['“Human error” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.'],
		fixed: `# Checkout outage

## Root Cause

Human error during the migration. ‹›[What access made this action possible? Why was no confirmation needed? Why was there no dry run?]
`,
	},
	{
		title: 'The same in other words',
		markdown: `# Checkout outage

## Root Cause

- The outage was ‹caused by operator error›.
- ‹Root cause: user mistake›
- Somebody ‹fat-fingered› the replica count.
- The wrong region was chosen ‹due to an administrator oversight›.
- This was ‹attributed to a manual error›.
`,
		says: [
			'“caused by operator error” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.',
			'“Root cause: user mistake” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.',
			'“fat-fingered” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.',
			'“due to an administrator oversight” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.',
			'“attributed to a manual error” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.',
		],
	},
	{
		title: 'Speaking about errors of people is fine',
		markdown: `# Checkout outage

## Root Cause

The script has guard rails to prevent human error. This was not human error. Human error is never a root cause. User errors rose to 12 %.
The developer error page was shown. The process is prone to human error. There was no protection against human mistakes. It was due to user error rates above 5 %.
The console made a human error likely. Human errors are expected; the script has to tolerate human error, and we assume that human error will happen.

## Action Items

- [ ] Reduce the room for human error in the release (@sam, due: 2026-12-01)
`,
	},
	{
		title: 'A timeline only says what was thought at the time',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:10 suspected human error, which was wrong
- 14:20 rolled back
`,
	},
	{
		title: 'French, where the document is French',
		markdown: `# Panne du paiement

## Résumé

Le paiement était indisponible.

## Cause racine

Une ‹erreur humaine› pendant la migration. Le script évite l'erreur humaine.
`,
		says: ['“erreur humaine” is where the analysis starts: what made the error possible or easy? Describe what the system allowed.'],
	},
];
