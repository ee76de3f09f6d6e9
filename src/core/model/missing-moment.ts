import type { Moment } from '../vocabulary/terms.ts';
import { mentionsMoment } from './moments.ts';
import type { Postmortem, Timeline } from './postmortem.ts';
import { passagesIn, sectionsFor } from './section-text.ts';

/**
 * The timeline of a finished incident that tells nothing of a moment, judged broadly; undefined when there is none. Short timelines,
 * near misses, mini postmortems and incidents that go on are left out, and so is what a filled section or a header field tells instead.
 */
export function timelineWithout(postmortem: Postmortem, moment: Moment, template: string): Timeline | undefined {
	const { timelines, incidentStatus } = postmortem;
	if (
		template === 'mini' ||
		(incidentStatus && incidentStatus.value !== 'resolved') ||
		isNearMiss(postmortem) ||
		isToldElsewhere(postmortem, moment)
	) {
		return undefined;
	}
	return timelines.find(({ entries }) => {
		const told = entries.filter(({ time, text, offset }) => text !== '' && (time.precision !== 'none' || offset !== undefined));
		return told.length >= 3 && !entries.some((entry) => mentionsMoment(entry, moment) || furtherWords[moment]?.test(entry.text));
	});
}

/** What tells of a moment in a timeline, though it may tell of something else too: a rule that misses one had better be silent. */
const furtherWords: { readonly [moment in Moment]?: RegExp } = {
	start:
		/\b(?:5xx|5\d\d|oom\w*|time-?outs?|timed out|latenc\w+|slow\w*|exceed\w*|expire[ds]?|reject\w*|un(?:available|reachable|responsive|healthy)|notready|stall\w*|stuck|hangs?|hung|full|exhaust\w*|saturat\w*|backlog|lost|loss|corrupt\w*|missing|leak\w*|expos\w*|push(?:es|ed)|commit(?:s|ted)?|rise[sn]?|rose|increas\w*)\b/i,
	detected:
		/\b(?:tickets?|grafana|datadog|sentry|pingdom|nagios|dashboards?|phones?|phoned|e-?mails?|inc-\d\w*|incident (?:\w+ )?(?:opened|declared|created))\b/i,
	mitigated:
		/\b(?:renew\w*|re-?deploy\w*|re-?creat\w*|re-?install\w*|re-?start\w*|paus\w*|purg\w*|revok\w*|rotat\w*|rais(?:e|es|ed)|lower(?:s|ed)|reduc\w*|terminat\w*|set to)\b/i,
	resolved:
		/\b(?:succeed\w*|usual|baseline|drained|empty|caught up|catch(?:es)? up|drop(?:s|ped)? (?:back )?(?:to|below)|passes|all good)\b/i,
};

function isNearMiss({ title, fields, severity }: Postmortem): boolean {
	const words = [title?.text, severity?.text, ...fields.filter(({ id }) => id === 'category' || id === 'tags').map(({ value }) => value)];
	return words.some((text) => /\bnear[- ]?miss/i.test(text ?? ''));
}

function isToldElsewhere(postmortem: Postmortem, moment: Moment): boolean {
	const { fields } = postmortem;
	const hasField = (...ids: readonly string[]): boolean =>
		fields.some(({ id, value }) => id !== undefined && ids.includes(id) && value !== '');
	const hasSection = (role: 'detection' | 'resolution'): boolean =>
		sectionsFor(postmortem, role).some((section) => passagesIn(postmortem, section).some(({ text }) => /\p{L}/u.test(text)));
	switch (moment) {
		case 'detected':
			return hasField('detected', 'detectedBy', 'timeToDetect') || hasSection('detection');
		case 'mitigated':
			return hasField('timeToMitigate') || hasSection('resolution');
		default:
			return false;
	}
}
