import { allPhrases, type TellingPhrases, tellingPhrases } from '../text/telling-phrases.ts';
import { anyOf } from '../text/word-pattern.ts';
import { doubtfulRoles, roleQualifiers, roles } from '../vocabulary/judgement.ts';

/**
 * Sources of regular expressions for a person who is spoken of, for the flags `iu`. They match nothing that a system could be called.
 * `further` are roles that a team adds.
 */
export function personPatterns(further: readonly string[] = []): {
	/** "the on-call engineer", "someone", "she", "@sam", "sam@". */
	readonly third: string;
	/** Without one of these, and without an `@`, nobody is spoken of so. */
	readonly thirdPhrases: TellingPhrases;
	/** A determiner and a role: "an engineer", "one of our developers". */
	readonly oneInRole: string;
	readonly rolePhrases: TellingPhrases;
	/** "the operator", which may be software. */
	readonly doubtful: string;
	readonly doubtfulPhrases: TellingPhrases;
} {
	const qualifiers = `(?:${anyOf(roleQualifiers)}\\s+){0,3}`;
	const role = anyOf([...roles, ...further]);
	const rolePhrases = tellingPhrases(...roles, ...further);
	const determiner = '(?:(?:one|some|two|several|both)\\s+of\\s+(?:the|our)|the|an?|one|our|another|some|two|several|both)';
	const handle = '(?<![\\w@/.-])(?:@[a-z][\\w-]{1,38}(?![\\w/-])|[a-z][\\w.-]{1,30}@(?=\\s))';
	return {
		third: `(?:\\b${determiner}\\s+${qualifiers}${role}(?![\\w-])|\\b(?:the\\s+)?on-call(?=\\s)|\\b(?:someone|somebody|he|she)\\b|${handle})`,
		thirdPhrases: allPhrases(rolePhrases, tellingPhrases('on-call', 'someone', 'somebody', 'he', 'she')),
		oneInRole: `\\b(?:one\\s+of\\s+(?:the|our)|the|an?|one|our|another)\\s+${qualifiers}${role}(?![\\w-])`,
		rolePhrases,
		doubtful: `\\b${determiner}\\s+${qualifiers}${anyOf(doubtfulRoles)}(?![\\w-])`,
		doubtfulPhrases: tellingPhrases(...doubtfulRoles),
	};
}

/** Past participles, regular and irregular: what stands behind "should have" when somebody is judged, and never behind "should have a runbook". */
export const participle =
	"(?:[a-z]{2,18}ed|been|had|done|seen|known|gone|taken|given|made|found|caught|thought|kept|built|held|run|put|set|sent|left|told|written|chosen|shown|begun|spoken|got|gotten|paid|read|understood|brought|bought|spent|cut|hit|let|met|lost|won|drawn|driven|felt|foreseen|forgotten|hidden|overridden|rewritten|undone)\\b(?!['’-])";

/** Before a participle: "should have been paged" is a finding about the pager, whoever it speaks of. */
export const notPassive =
	'(?!been\\s+(?:[a-z]+ly\\s+)?(?:paged|told|notified|alerted|informed|warned|asked|given|shown|able|involved|contacted|called|added)\\b)';
