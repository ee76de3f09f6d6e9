/**
 * The candidate that a misspelled word most likely means: at most one letter off, two from eight letters on; a swap of neighbours counts
 * as one. Undefined when none is that close. Case matters: compare normalised words.
 */
export function closestTo(word: string, candidates: Iterable<string>): string | undefined {
	if (word.length < 4 || word.length > 80) return undefined;
	let closest: string | undefined;
	let allowed = word.length < 8 ? 1 : 2;
	for (const candidate of candidates) {
		const distance = distanceBetween(word, candidate, allowed);
		if (distance > allowed || (closest !== undefined && distance === allowed)) continue;
		closest = candidate;
		allowed = distance;
	}
	return closest;
}

/**
 * How many letters to insert, delete, replace or swap with their neighbour; anything above `limit` when it is more than that. Only the
 * places that the limit can reach are looked at, and words that have nothing in common are given up at once.
 */
function distanceBetween(one: string, other: string, limit: number): number {
	const tooFar = limit + 1;
	if (Math.abs(one.length - other.length) > limit) return tooFar;
	let beforeLast: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row += 1) {
		const current: number[] = Array.from({ length: other.length + 1 }, () => tooFar);
		if (row <= limit) current[0] = row;
		let least = current[0] ?? tooFar;
		for (let column = Math.max(1, row - limit); column <= Math.min(other.length, row + limit); column += 1) {
			const change = one[row - 1] === other[column - 1] ? 0 : 1;
			let distance = Math.min((last[column] ?? tooFar) + 1, (current[column - 1] ?? tooFar) + 1, (last[column - 1] ?? tooFar) + change);
			if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
				distance = Math.min(distance, (beforeLast[column - 2] ?? tooFar) + 1);
			}
			current[column] = distance;
			least = Math.min(least, distance);
		}
		if (least > limit) return tooFar;
		beforeLast = last;
		last = current;
	}
	return last[other.length] ?? tooFar;
}
