import { anyOf } from '../text/word-pattern.ts';
import { breakingVerbs, systemicWords } from '../vocabulary/causes.ts';
import { countWords } from './section-text.ts';

/** Whether a text follows the cause to the system: says what was missing, what allowed it, or why. */
export function isSystemic(text: string): boolean {
	return systemic.test(text) || /[な無未]い?|没有|未|缺|沒有|없|않|미흡|不足|漏/.test(text);
}

/** Whether a whole text only says that something broke: "the deploy broke it", "the certificate expired". At most twelve words. */
export function isBareBreakage(text: string): boolean {
	return countWords([text]) <= 12 && breakage.test(text.trim());
}

const systemic = new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(systemicWords)}(?![\\p{L}\\p{N}])`, 'iu');
const breakage = new RegExp(`^(?:(?:an?|the|our|one|root\\s+cause:?)\\s+)?[^.;:!?\\n]{2,80}?\\s${anyOf(breakingVerbs)}[.!]?$`, 'iu');
