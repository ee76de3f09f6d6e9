import { normalise } from '../vocabulary/normalise.ts';
import type { Field, Severity } from './postmortem.ts';
import { isChoiceOfLevels, withPlainHyphens } from './severity-scale.ts';

/** The severity that a field's value states, with its level and rank where it is on a known scale. */
export function readSeverity(field: Field | undefined, scale: readonly string[] | undefined): Severity | undefined {
	if (!field || field.value === '') return undefined;
	return { text: field.value, range: field.range, ...severityLevelOf(field.value, scale) };
}

type Level = Pick<Severity, 'rank' | 'scale' | 'level'>;

const unknown: Level = { rank: undefined, scale: undefined, level: undefined };

/** The level and rank that a text names: on the given scale, else on one that everybody knows. */
export function severityLevelOf(written: string, scale: readonly string[] | undefined): Level {
	const value = withPlainHyphens(written);
	// A template's choice is no answer.
	if (isChoiceOfLevels(value)) return unknown;
	const own = scale && configured(value, scale);
	if (own) return own;
	for (const { pattern, name } of numbered) {
		const match = pattern.exec(value);
		if (match) return { rank: Math.max(1, Number(match[1])), scale: name, level: match[0].trim() };
	}
	for (const word of value
		.toLowerCase()
		.match(/\p{L}+/gu)
		?.slice(0, 4) ?? []) {
		const rank = ranks.get(normalise(word));
		if (rank !== undefined) return { rank, scale: 'Critical-Low', level: wordIn(value, word) };
	}
	for (const [word, rank] of unspaced) if (value.startsWith(word)) return { rank, scale: 'Critical-Low', level: word };
	return unknown;
}

function configured(value: string, scale: readonly string[]): Level | undefined {
	const key = ` ${normalise(value)} `;
	for (const [index, level] of scale.entries()) {
		if (key.includes(` ${normalise(level)} `)) return { rank: index + 1, scale: `${scale[0]}-${scale.at(-1)}`, level };
	}
	return undefined;
}

function wordIn(value: string, word: string): string {
	const at = value.toLowerCase().indexOf(word);
	return value.slice(at, at + word.length);
}

const numbered = [
	{ pattern: /\bsev(?:erity)?[\s#:-]{0,2}([0-5])\b/i, name: 'SEV1-SEV5' },
	{ pattern: /\bS-?([0-5])\b/i, name: 'S1-S4' },
	{ pattern: /\bP-?([0-5])\b/i, name: 'P1-P4' },
	{ pattern: /\bprio(?:rity|rität|rité|rità|ridade?|riteit)?[\s#:-]{0,2}([1-5])\b/i, name: 'P1-P4' },
	{ pattern: /\b(?:level|tier|class|stufe|niveau|nivel|livello)\s?([1-5])\b/i, name: '1-5' },
	{ pattern: /(?:レベル|레벨|级别|等级|等級)\s?([1-5])(?!\d)/, name: '1-5' },
	{ pattern: /^\s*#?([1-5])\b(?![.:,/-]?\d)/, name: '1-5' },
];

const ranks = new Map(
	[
		['critical', 'blocker', 'kritisch', 'critique', 'critica', 'critico', 'kritiek', 'catastrophic', 'emergency'],
		[
			'major',
			'high',
			'severe',
			'hoch',
			'schwer',
			'elevee',
			'haute',
			'majeur',
			'majeure',
			'alta',
			'alto',
			'mayor',
			'grave',
			'hoog',
			'serious',
			'significant',
			'elevata',
			'elevato',
			'elevada',
			'elevado',
			'ernstig',
			'schwerwiegend',
			'erheblich',
		],
		[
			'minor',
			'medium',
			'moderate',
			'mittel',
			'moyenne',
			'moyen',
			'mineur',
			'mineure',
			'media',
			'medio',
			'moderada',
			'moderado',
			'moderata',
			'moderato',
			'moderee',
			'modere',
			'menor',
			'gemiddeld',
			'middel',
			'normal',
		],
		[
			'low',
			'niedrig',
			'gering',
			'faible',
			'basse',
			'baja',
			'bajo',
			'baixa',
			'baixo',
			'bassa',
			'basso',
			'laag',
			'trivial',
			'informational',
			'negligible',
			'leve',
			'lieve',
		],
	].flatMap((words, index) => words.map((word): [string, number] => [word, index + 1])),
);
const unspaced: readonly (readonly [string, number])[] = [
	['重大', 1],
	['致命', 1],
	['严重', 1],
	['심각', 1],
	['緊急', 1],
	['紧急', 1],
	['긴급', 1],
	['치명', 1],
	['一级', 1],
	['一級', 1],
	['较大', 2],
	['二级', 2],
	['二級', 2],
	['三级', 3],
	['三級', 3],
	['중간', 3],
	['四级', 4],
	['四級', 4],
	['轻微', 4],
	['輕微', 4],
	['경미', 4],
	['高', 2],
	['높음', 2],
	['中', 3],
	['보통', 3],
	['軽微', 4],
	['低', 4],
	['낮음', 4],
];
