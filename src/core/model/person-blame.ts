import { madeOnce } from '../text/made-once.ts';
import { allPhrases, plainWordsOf, saysOneOf, type TellingPhrases, tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { faults, nameFaults, noNames, softwareWords, verdicts } from '../vocabulary/judgement.ts';
import type { Language } from '../vocabulary/terms.ts';
import { notPassive, participle, personPatterns } from './people-in-prose.ts';
import { objectMark } from './readable-text.ts';

/** Words that a team adds to the lists. */
export interface OwnBlame {
	readonly roles: readonly string[];
	readonly faults: readonly string[];
}

export const noOwnBlame: OwnBlame = { roles: [], faults: [] };

/** What is said of whom, in the shape of a match. */
export interface Blame {
	readonly index: number;
	readonly 0: string;
}

/**
 * Where the sentence blames a person, from the person to the verdict; undefined where it does not. Blame has its own words in every
 * language: where there is no list, nothing is found.
 */
export function blameIn(written: string, language: Language, own: OwnBlame = noOwnBlame): Blame | undefined {
	const sentence = written.includes(objectMark) ? written.replace(addressBehindName, ' ') : written;
	if (language !== 'en') return otherLanguages[language]?.exec(sentence) ?? undefined;
	const said = new Set(plainWordsOf(sentence));
	if (!saysOneOf(said, englishPhrases(own))) return undefined;
	const english = englishBlame(own);
	const mayBe = (subject: Subject): boolean =>
		(saysOneOf(said, subject.phrases) || sentence.includes('@')) && !(subject.mayBeSoftware && software.test(sentence));
	for (const { verdict, phrases, subjects } of english.backward) {
		if (!saysOneOf(said, phrases)) continue;
		const possible = subjects.filter(mayBe);
		if (possible.length === 0) continue;
		for (const match of matchesOf(verdict, sentence)) {
			const from = Math.max(0, match.index - longestSubject);
			const before = sentence.slice(from, match.index);
			for (const { expression, isName } of possible) {
				const subject = expression.exec(before);
				if (!subject || (isName && noName.has(subject[0].split(/\s|['’]/)[0] ?? ''))) continue;
				const index = from + subject.index;
				if (failedAsSoftware.test(sentence.slice(match.index, match.index + 60))) continue;
				if (!isNegated(sentence, index)) return { index, 0: sentence.slice(index, match.index + match[0].length) };
			}
		}
	}
	for (const { expression, phrases } of english.plain) {
		const match = saysOneOf(said, phrases) ? expression.exec(sentence) : null;
		if (match && !isNegated(sentence, match.index)) return match;
	}
	const causes = saysOneOf(said, causingPhrases) ? english.causes.filter(mayBe) : [];
	if (causes.length === 0) return undefined;
	for (const match of matchesOf(causedBy, sentence)) {
		const end = match.index + match[0].length;
		for (const { expression } of causes) {
			const cause = expression.exec(sentence.slice(end, end + longestSubject));
			if (cause && !isNegated(sentence, match.index)) return { index: match.index, 0: sentence.slice(match.index, end + cause[0].length) };
		}
	}
	return undefined;
}

/** Without one of these a sentence blames nobody. */
export function blamingPhrases(language: Language, own: OwnBlame): TellingPhrases {
	if (language === 'en') return englishPhrases(own);
	return otherLanguages[language] ? undefined : [];
}

const englishPhrases = madeOnce(({ faults: ownFaults }: OwnBlame) =>
	allPhrases(
		tellingPhrases(...faults, ...nameFaults, ...humanFaults, ...continuedFaults, ...ownFaults),
		judgingPhrases,
		faultPhrases,
		blamePhrases,
		causingPhrases,
	),
);

/** Whose name is a link does what is said behind it all the same: the mark for the address becomes white space. */
const addressBehindName = new RegExp(`(?<=[\\p{L}\\p{N}])${objectMark}(?=\\s)`, 'gu');

/** As `matchAll`, which copies the expression at each call. */
function* matchesOf(expression: RegExp, text: string): Generator<RegExpExecArray> {
	let from = 0;
	while (true) {
		expression.lastIndex = from;
		const match = expression.exec(text);
		if (!match) return;
		from = expression.lastIndex;
		yield match;
	}
}

/** A verdict, and who has to stand right before it: looked for in this order, each expression stays simple. */
interface Verdict {
	readonly verdict: RegExp;
	readonly phrases: TellingPhrases;
	readonly subjects: readonly Subject[];
}

interface Subject {
	readonly expression: RegExp;
	/** Undefined for a name, which may be any word. */
	readonly phrases: TellingPhrases;
	readonly isName?: boolean;
	readonly mayBeSoftware?: boolean;
}

interface EnglishBlame {
	readonly backward: readonly Verdict[];
	readonly plain: readonly { readonly expression: RegExp; readonly phrases: TellingPhrases }[];
	/** Who stands right behind “caused by”. */
	readonly causes: readonly Subject[];
}

const longestSubject = 160;

const noName: ReadonlySet<string> = new Set(noNames);
const software = new RegExp(`\\b${anyOf(softwareWords)}\\b`, 'i');

const englishBlame = madeOnce(({ roles, faults: ownFaults }: OwnBlame): EnglishBlame => {
	const { third, thirdPhrases, oneInRole, rolePhrases, doubtful, doubtfulPhrases } = personPatterns(roles);
	const adverb = '(?:(?:also|simply|just|then|had|has|have|clearly|again|apparently|[a-z]{3,12}ly)\\s+){0,2}';
	const place = '(?:\\s+(?:on\\s+(?:duty|call|shift)|in\\s+charge|at\\s+the\\s+time|\\([^()]{1,40}\\)))?';
	const clause = `(?:,\\s(?:[^,.;:]{1,80}),|\\s+(?:who|that)(?:\\s+(?!(?:that|which|who|when|while|because|so|but|until|after)\\s)[^\\s.,;:]+){0,8})?`;
	const person = (who: string) => new RegExp(`${who}${place}${clause}\\s+${adverb}$`, 'iu');
	// "The engineer restarted the node but did not check the replica": the person is still the one who did not.
	const personGoesOn = new RegExp(
		`${third}(?:\\s+(?!(?:that|which|while|when|to)\\s)[^\\s.,;:]+){2,10},?\\s+(?:and|but)\\s+${adverb}$`,
		'iu',
	);
	const name = '(?<![\\p{L}\\p{N}@])[A-Z][a-z]{2,14}';
	const named = new RegExp(`${name}\\s+${adverb}$`, 'u');

	const mistaken = `${anyOf(mistakes)}\\s+[a-z]+(?:ed|t|ut|an|oke)\\b`;
	const judged = `should(?:n['’]t|\\s+not)?\\s+have\\s+(?:[a-z]{3,12}ly\\s+)?${notPassive}${participle}|should['’]ve\\s+${notPassive}${participle}`;
	const being = `(?:is|was|are|were|had\\s+been|has\\s+been)\\s+(?:[a-z]{3,12}ly\\s+|too\\s+|also\\s+|solely\\s+)?`;
	const words = (phrases: readonly string[]) => `${anyOf(phrases)}(?![\\w-])`;
	const ofPerson = [...faults.filter((fault) => !/^(?:at fault|to blame|responsible)|ly$/.test(fault)), ...ownFaults];
	const ofHuman = [...nameFaults, ...humanFaults];
	const verdict = `${being}${words([...verdicts, ...personVerdicts])}`;
	const fault = `(?:own\\s+)?(?:fault|negligence|carelessness)\\b${notFault}`;
	const backward: readonly Verdict[] = [
		{
			verdict: new RegExp(`\\b(?:${words(ofPerson)}|${judged}|${mistaken}|incorrectly\\s+[a-z]+(?:ed|t|ut)\\b|${verdict})`, 'giu'),
			phrases: allPhrases(tellingPhrases(...ofPerson), judgingPhrases),
			subjects: [{ expression: person(third), phrases: thirdPhrases }],
		},
		{
			verdict: new RegExp(`\\b(?:${words(ofHuman)}|${judged}|${mistaken}|${verdict})`, 'giu'),
			phrases: allPhrases(tellingPhrases(...ofHuman), judgingPhrases),
			subjects: [{ expression: person(doubtful), phrases: doubtfulPhrases, mayBeSoftware: true }],
		},
		{
			verdict: new RegExp(`\\b${words(continuedFaults)}`, 'giu'),
			phrases: tellingPhrases(...continuedFaults),
			subjects: [{ expression: personGoesOn, phrases: thirdPhrases }],
		},
		{
			verdict: new RegExp(`['’]s\\s+${fault}`, 'giu'),
			phrases: faultPhrases,
			subjects: [
				{ expression: new RegExp(`${third}$`, 'iu'), phrases: thirdPhrases },
				{ expression: new RegExp(`${doubtful}$`, 'iu'), phrases: doubtfulPhrases, mayBeSoftware: true },
				{ expression: new RegExp(`${name}$`, 'u'), phrases: undefined, isName: true },
			],
		},
		// No flag `i`: only the capital tells a name.
		{
			verdict: new RegExp(`\\b(?:${words(nameFaults)}|(?:is|was)\\s+to\\s+blame\\b)`, 'gu'),
			phrases: allPhrases(tellingPhrases(...nameFaults), blamePhrases),
			subjects: [{ expression: named, phrases: undefined, isName: true }],
		},
	];
	const plain = [
		{
			expression: new RegExp(`\\b(?:(?:his|her|whose)\\s+${fault}|(?:is|was)\\s+(?:[a-z]{3,12}\\s+)?their\\s+${fault})`, 'iu'),
			phrases: faultPhrases,
		},
		{
			expression: new RegExp(`\\bblame\\s+(?:lies|falls|rests)\\s+(?:[a-z]{3,12}ly\\s+)?(?:with|on)\\s+(?:${third}|${doubtful})`, 'iu'),
			phrases: blamePhrases,
		},
	];
	return {
		backward,
		plain,
		causes: [
			{
				expression: new RegExp(`^(?:${oneInRole}|(?:someone|somebody)\\b)${noTool}`, 'iu'),
				phrases: allPhrases(rolePhrases, tellingPhrases('someone', 'somebody')),
			},
			{
				expression: new RegExp(`^${doubtful}(?:['’]s)?(?=\\s+(?:who|[a-z]+ing)\\b|[.,;]|$)`, 'iu'),
				phrases: doubtfulPhrases,
				mayBeSoftware: true,
			},
		],
	};
});

/** "The admin failed to load" and "the committer failed to flush" tell of programs, whatever their names. */
const failedAsSoftware =
	/^failed\s+to\s+(?:load|render|boot|compile|flush|elect|reconcile|initiali[sz]e|mount|parse|deserialize|serialize|authenticate|resolve|sync|connect|respond|start)\b(?!\s+(?:to|the\s+(?:incident|page|alert|investigation|rollback|call|drill))\b)/i;

const causedBy = /\b(?:caused\s+by|because\s+of|due\s+to|triggered\s+by|root\s+cause\s{0,4}(?:is|was|:))\s+/gi;
const causingPhrases = tellingPhrases('caused by', 'because of', 'due to', 'triggered by', 'root cause');

const notFault = '(?!\\s+(?:tolerance|tolerant|domain|injection|line|code))';

/** What belongs to a role and is no person: "caused by an admin script". */
const noTool =
	"(?!(?:['’]s)?\\s+(?:tool|tooling|script|account|role|key|field|value|column|header|schedule|error|mistake|oversight|page|rotation|shift|portal|console|api|panel|group|permission|access|process|workflow|runbook|checklist|team|environment|machine|laptop|mode|credential|password|override|login|certificate|handover|alert|secret|comment|guide|image|build|shortage|count|workload|token|session|service|setting|interface|dashboard|command|documentation|bot|job|pipeline|plugin|app|application|module|library|package|quota|limit|policy|change|request|query|deployment|release|migration|commit|branch|flag|feature)s?\\b)";

/** Verdicts that are one only of a person. */
const personVerdicts = [
	'to blame',
	'at fault',
	'lazy',
	'inattentive',
	'responsible for the outage',
	'responsible for the incident',
] as const;

/** Faults that stay a person's behind "and" or "but": of the thing that stands between, nobody says these. */
const continuedFaults = [
	'forgot',
	'neglected',
	'overlooked',
	'did not bother',
	"didn't bother",
	'did not check',
	"didn't check",
	'did not read',
	"didn't read",
	'did not notice',
	"didn't notice",
	'did not think',
	"didn't think",
	'did not verify',
	"didn't verify",
] as const;

/** Faults of people that no software has, even where it may bear their name, beside those that stand behind names. */
const humanFaults = ['ignored', 'overlooked', 'misread', 'misconfigured', 'did not check', 'did not read', 'did not follow'] as const;

const mistakes = ['mistakenly', 'carelessly', 'accidentally', 'inadvertently'] as const;

const judgingPhrases = tellingPhrases(
	...['should have', 'shouldn’t have', 'should’ve', 'incorrectly'],
	...[...mistakes, ...verdicts, ...personVerdicts],
);
const faultPhrases = tellingPhrases('fault', 'negligence', 'carelessness');
const blamePhrases = tellingPhrases('blame');

/** "This was not caused by an engineer", "we do not say that the engineer should have known", "nothing stops an engineer who forgot the flag". */
function isNegated(text: string, at: number): boolean {
	return /\b(?:(?:not|never|nor|without|isn['’]t|wasn['’]t|rather than|instead of)\s+(?:\S+\s+){0,3}|(?:stop|prevent|protect|catch|keep)(?:s|es|ed|ing)?\s+)$/i.test(
		text.slice(Math.max(0, at - 60), at),
	);
}

/** Only the plainest form, in which no system can be meant. */
const otherLanguages: { readonly [language: string]: RegExp } = {
	de: /(?<!\p{L})(?:der|die|ein|eine)\s+(?:\p{L}+e[rn]?\s+)?(?:entwickler(?:in)?|ingenieur(?:in)?|administrator(?:in)?|mitarbeiter(?:in)?|kollege|kollegin|techniker(?:in)?|bereitschaftsdienst|praktikant(?:in)?)\s+(?:hat|hatte|hätte)(?:\s+(?!nicht\s+(?:ignoriert|übersehen))[^\s.;:]+){0,10}\s+(?:vergessen|versäumt|geschlampt|ignoriert|übersehen|vernachlässigt|nicht (?:geprüft|getestet|bemerkt|gelesen|beachtet)|wissen müssen|prüfen müssen|merken müssen)(?!\p{L})/iu,
	fr: /(?<!\p{L})(?:l['’]|le\s+|la\s+|un\s+|une\s+)(?:ingénieure?|développeu(?:r|se)|administrat(?:eur|rice)|technicien(?:ne)?|collègue|opérat(?:eur|rice))(?:\s+d['’]astreinte)?\s+(?:a\s+(?:(?:oublié|négligé|omis)\s+de|ignoré|négligé|commis\s+une\s+erreur|mal\s+configuré)|n['’]a\s+pas\s+(?:vérifié|testé|lu|remarqué|suivi)|aurait\s+dû)(?!\p{L})/iu,
	es: /(?<!\p{L})(?:el|la|un|una)\s+(?:ingenier[oa]|desarrollador(?:a)?|administrador(?:a)?|técnic[oa]|compañer[oa])(?:\s+de\s+guardia)?\s+(?:olvidó|se\s+olvidó\s+de|descuidó|ignoró|pasó\s+por\s+alto|cometió\s+un\s+error|no\s+(?:verificó|comprobó|probó|leyó|revisó|se\s+dio\s+cuenta)|debería\s+haber|debió\s+haber)(?!\p{L})/iu,
};
