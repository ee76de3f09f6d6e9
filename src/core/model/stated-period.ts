import type { Postmortem } from './postmortem.ts';

/** Whether a line of the header that is no field we know states both ends: "Time: 14:03 – 14:50 UTC", "Incident window: … through …". */
export function statesPeriod({ fields }: Postmortem): boolean {
	return fields.some(({ id, label, value }) => (id === undefined || id === 'date') && timeLike.test(label) && period.test(value));
}

const timeLike = /\b(?:time|window|period|when|date|dates|zeit|zeitraum|horaire|période|hora|horario|período|periodo)\b/i;
const period = /\d[^\d\n]{0,40}(?:\b(?:to|through|until|till|bis|até|hasta)\b|[–—→]|->|\s-\s)[^\d\n]{0,40}\d/i;
