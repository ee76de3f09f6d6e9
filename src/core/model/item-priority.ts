/** A priority at the start of a text: where it ends, and its rank, 0 for the most urgent. */
export interface PriorityMark {
	readonly end: number;
	readonly rank: number;
}

/**
 * The priority that a text starts with: P0 to P4, Critical, High, Medium, Low and their like in other languages. Undefined when it
 * starts with none.
 */
export function priorityAt(text: string): PriorityMark | undefined {
	const level = /^(?:p|prio(?:rity)? ?)([0-5])(?![\p{L}\p{N}]|[.-]\d)/iu.exec(text);
	if (level) return { end: level[0].length, rank: Number(level[1]) };
	const word = /^[\p{L}\p{M}]+/u.exec(text)?.[0];
	const rank = word === undefined ? undefined : ranks.get(word.toLowerCase());
	if (word !== undefined && rank !== undefined) return { end: word.length, rank };
	const asian = /^(?:最高|緊急|紧急|高|中|低|긴급|높음|보통|중간|낮음)/.exec(text)?.[0];
	const asianRank = asian === undefined ? undefined : ranks.get(asian);
	return asian !== undefined && asianRank !== undefined ? { end: asian.length, rank: asianRank } : undefined;
}

/** The priority that the whole text of a cell, tag or label value states, a symbol before and a note behind it aside. */
export function priorityOf(text: string): number | undefined {
	const plain = text.replace(/^[^\p{L}\p{N}]+/u, '');
	const mark = priorityAt(plain);
	if (!mark) return undefined;
	return /^\s*(?:$|[^\p{L}\p{N}\s]|priority|prio)/iu.test(plain.slice(mark.end)) ? mark.rank : undefined;
}

/** The priority in a group heading: "P0", "Immediate (P0)", "High priority". */
export function priorityInHeading(title: string): { start: number; end: number; rank: number } | undefined {
	const level = /\d/.test(title) ? /(?<![\p{L}\p{N}])p([0-5])(?![\p{L}\p{N}])/iu.exec(title) : null;
	if (level) return { start: level.index, end: level.index + level[0].length, rank: Number(level[1]) };
	// Of several words one has to say that it is a priority.
	if (/\w[^\w\u0080-\uffff]+\w/.test(title) && !/priorit/i.test(title)) return undefined;
	const word =
		/(?<![\p{L}\p{N}])([\p{L}\p{M}]+)[ -]priority|priorit(?:y|é|à|ät|eit|ad)\s?:?\s?([\p{L}\p{M}]+)|^\W*([\p{L}\p{M}]+)\W*$/iu.exec(title);
	const name = word?.[1] ?? word?.[2] ?? word?.[3];
	const rank = name === undefined ? undefined : ranks.get(name.toLowerCase());
	if (!word || name === undefined || rank === undefined) return undefined;
	const start = word.index + word[0].indexOf(name);
	return { start, end: start + name.length, rank };
}

const ranks = new Map(
	Object.entries({
		0: 'critical urgent highest blocker kritisch dringend critique crítica critico crítico critica urgente urgent spoed kritiek 最高 緊急 紧急 긴급',
		1: 'high major hoch hohe haute élevée alta alto hoog hoge 高 높음',
		2: 'medium med normal moderate mittel mittlere moyenne media média medio médio middel gemiddeld 中 보통 중간',
		3: 'low minor niedrig niedrige basse faible baja baixa bassa laag lage 低 낮음',
		4: 'lowest trivial',
	}).flatMap(([rank, names]) => names.split(' ').map((name) => [name, Number(rank)] as const)),
);
