import { comparableId } from '../model/incident-id.ts';
import type { Neighbour } from './rule.ts';

/** The documents, by file, whose incident id stands in others as well, with those others. Documents without an id share none. */
export function sharingAnId(postmortems: Iterable<Neighbour>): ReadonlyMap<string, readonly Neighbour[]> {
	const byId = new Map<string, Neighbour[]>();
	for (const postmortem of postmortems) {
		const id = comparableId(postmortem.incidentId ?? '');
		if (id === '') continue;
		const known = byId.get(id);
		if (known) known.push(postmortem);
		else byId.set(id, [postmortem]);
	}
	const shared = [...byId.values()].filter(({ length }) => length > 1);
	return new Map(shared.flatMap((group) => group.map((one) => [one.file, group.filter((other) => other !== one)] as const)));
}
