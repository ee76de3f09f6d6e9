/**
 * For sorting: negative, 0 or positive. By code units and not in a language's order, which is the same everywhere and a hundred times as
 * fast.
 */
export function compareText(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
