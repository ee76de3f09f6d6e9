import type { Expectation } from '../lint/rule.ts';
import { mentionsMoment } from '../model/moments.ts';
import { readUnfilled } from '../model/placeholder.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';
import { inversionsIn } from '../model/timeline-order.ts';
import { overlaps, type Range } from '../text/range.ts';
import type { Moment, SectionId } from '../vocabulary/terms.ts';
import { isOpen } from './summary.ts';

/** What a review meeting needs and the document does not have. */
export type Missing = { readonly range: Range } & (
	| { readonly what: 'severity' | 'start' | 'end' | 'impactNumber' | 'timelineZone' | 'timelineOrder' }
	/** Without `isThere` there is not even its title yet. */
	| { readonly what: 'section'; readonly section: SectionId; readonly title: string; readonly isThere: boolean }
	| { readonly what: 'moment'; readonly moment: Moment }
	| { readonly what: 'placeholders' | 'owners' | 'dueDates'; readonly count: number }
);

/** What is missing before the meeting, in the order of the document's parts; `range` is where it belongs. Empty when nothing is. */
export function missingBeforeMeeting(postmortem: Postmortem, expectation: Expectation): Missing[] {
	const { severity, start, end, header, title, timelines, metrics, actionItems } = postmortem;
	const top = header.range.end > header.range.start ? header.range : (title?.range ?? { start: 0, end: 0 });
	const { placeholders } = readUnfilled(postmortem, expectation.placeholders);
	const missing: Missing[] = [];
	if (severity?.rank === undefined || placeholders.some(({ range }) => overlaps(range, severity.range)))
		missing.push({ what: 'severity', range: severity?.range ?? top });
	if (start?.instant === undefined) missing.push({ what: 'start', range: start?.range ?? top });
	if (end?.instant === undefined) missing.push({ what: 'end', range: end?.range ?? top });

	for (const id of needed) {
		const found = sectionsFor(postmortem, id);
		const expected = expectation.sections.find((section) => section.id === id);
		// A template without such a section does not want it.
		if (found.some(({ empty }) => !empty) || (!expected && found.length === 0)) continue;
		const at = found[0]?.titleRange ?? { start: postmortem.text.length, end: postmortem.text.length };
		missing.push({ what: 'section', section: id, title: found[0]?.title ?? expected?.title ?? id, isThere: found.length > 0, range: at });
	}
	const [impact] = sectionsFor(postmortem, 'impact');
	const isGap = impact && placeholders.some(({ range }) => overlaps(range, impact.range));
	if (impact && !impact.empty && !isGap && !passagesIn(postmortem, impact).some(({ text }) => /\d/.test(text))) {
		missing.push({ what: 'impactNumber', range: impact.titleRange });
	}
	const timeline = timelines.find(({ entries }) => entries.length > 0);
	if (timeline) {
		const place = postmortem.sections[timeline.section]?.titleRange ?? timeline.range;
		const [first] = timeline.entries;
		if (first && timeline.entries.some(({ time }) => time.clock !== undefined && !time.zone))
			missing.push({ what: 'timelineZone', range: first.time.range });
		const [inversion] = inversionsIn(timeline);
		if (inversion) missing.push({ what: 'timelineOrder', range: inversion.entry.time.range });
		// What is told in other words than those that a metric is made of is not missing.
		const isTold = (moment: Moment): boolean => timeline.entries.some((entry) => mentionsMoment(entry, moment));
		if (!metrics.timeToDetect && !isTold('detected')) missing.push({ what: 'moment', moment: 'detected', range: place });
		if (!metrics.timeToMitigate && !isTold('mitigated')) missing.push({ what: 'moment', moment: 'mitigated', range: place });
		if (!metrics.duration && !isTold('resolved')) missing.push({ what: 'moment', moment: 'resolved', range: place });
	}
	const [placeholder] = placeholders;
	if (placeholder) missing.push({ what: 'placeholders', count: placeholders.length, range: placeholder.range });
	const open = actionItems.filter(isOpen);
	const ownerless = open.filter(({ owners }) => owners.length === 0);
	if (ownerless[0]) missing.push({ what: 'owners', count: ownerless.length, range: ownerless[0].range });
	const undated = open.filter(({ due }) => due?.day === undefined);
	if (undated[0]) missing.push({ what: 'dueDates', count: undated.length, range: undated[0].range });
	return missing;
}

const needed: readonly SectionId[] = ['impact', 'detection', 'timeline', 'rootCause', 'contributingFactors', 'actionItems'];
