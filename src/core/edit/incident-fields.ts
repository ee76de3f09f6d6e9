import type { Field, Postmortem, Timeline } from '../model/postmortem.ts';

/**
 * The fields that state what a timeline is about. A later timeline of a file about several incidents has its own header above it, behind
 * the timeline before; where it has none, it tells more of the first incident.
 */
export function fieldsBeside(postmortem: Postmortem, timeline: Timeline | undefined): readonly Field[] {
	const { fields, timelines } = postmortem;
	const own = headerOfItsOwn(postmortem, timeline ? timelines.indexOf(timeline) : 0);
	if (own) return own;
	const others = new Set(timelines.flatMap((_, index) => headerOfItsOwn(postmortem, index) ?? []));
	return others.size === 0 ? fields : fields.filter((field) => !others.has(field));
}

/** The fields between a timeline and the one before, when they say that another incident begins there. */
function headerOfItsOwn({ fields, timelines }: Postmortem, index: number): readonly Field[] | undefined {
	const [before, timeline] = [timelines[index - 1], timelines[index]];
	if (!before || !timeline) return undefined;
	const between = fields.filter(({ range }) => range.start >= before.range.end && range.end <= timeline.range.start);
	return between.some(({ id }) => id === 'start' || id === 'end' || id === 'date') ? between : undefined;
}
