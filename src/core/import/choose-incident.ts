import { UnusablePayload } from './payload.ts';
import type { RecognisedIncident } from './recognise-payload.ts';

/** What a person knows an incident of a payload by: its id, else its title, else its place among the others, from 1. */
export function handleOf({ incident }: RecognisedIncident, index: number): string {
	return incident.id ?? incident.title ?? String(index + 1);
}

/**
 * The one incident of a payload, or the wanted one by one of its ids, its title or its handle.
 * @throws UnusablePayload with a sentence that names what there is, when that leaves none or several.
 */
export function chooseIncident(found: readonly RecognisedIncident[], wanted: string | undefined): RecognisedIncident {
	const fitting = found.filter(
		(one, index) => wanted === undefined || [...idsOf(one), one.incident.title, handleOf(one, index)].includes(wanted),
	);
	const [only] = fitting;
	if (only && fitting.length === 1) return only;
	const shown = found.slice(0, 20).map((one, index) => described(one, index));
	const names = `${shown.join(', ')}${found.length > shown.length ? `, and ${found.length - shown.length} more` : ''}`;
	if (wanted === undefined)
		throw new UnusablePayload(`The payload holds ${found.length} incidents: ${names}; choose one with --incident ID.`);
	throw new UnusablePayload(
		fitting.length === 0
			? `The payload holds no incident “${shortLine(wanted)}”; it holds ${names}.`
			: `“${shortLine(wanted)}” names ${fitting.length} incidents of the payload: ${names}.`,
	);
}

/** Tools number incidents for people, and have an id of their own beside. */
function idsOf({ incident }: RecognisedIncident): (string | undefined)[] {
	return [incident.id, ...incident.facts.filter(({ label }) => / id$/.test(label)).map(({ value }) => value)];
}

function described(one: RecognisedIncident, index: number): string {
	const { id, title } = one.incident;
	return shortLine(id !== undefined && title !== undefined ? `${id} (${title})` : handleOf(one, index));
}

function shortLine(text: string): string {
	const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
