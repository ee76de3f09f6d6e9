import type { ImportedSeverity } from './incident.ts';

/** A vendor's severity word with its rank, 1 the worst to 5; the rank is undefined for words that rank nothing ("none", "high urgency"). */
export function importedSeverity(text: string): ImportedSeverity {
	return { text, rank: rankOf(text) };
}

/** The worst of several, by rank; words without a rank count least. */
export function worstSeverity(severities: readonly ImportedSeverity[]): ImportedSeverity | undefined {
	return [...severities].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99))[0];
}

function rankOf(text: string): number | undefined {
	const word = text.trim().toLowerCase();
	// P0 exists beside P1 to P5 only as "worse than the worst"; both are rank 1.
	const numbered = /^(?:sev(?:erity)?|s|p|priority)[\s\-_]?([0-5])\b/.exec(word);
	if (numbered) return Math.max(1, Number(numbered[1]));
	if (/^[1-5]$/.test(word)) return Number(word);
	return words.get(/^[a-z]+/.exec(word)?.[0] ?? '');
}

const words = new Map<string, number>([
	['critical', 1],
	['fatal', 1],
	['disaster', 1],
	['emergency', 1],
	['page', 1],
	['blocker', 1],
	['major', 2],
	['high', 2],
	['error', 2],
	['minor', 3],
	['medium', 3],
	['moderate', 3],
	['warning', 3],
	['warn', 3],
	['low', 4],
	['info', 4],
	['informational', 4],
	['trivial', 4],
]);
