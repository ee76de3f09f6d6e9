/** Why an incident may deserve a postmortem, the strongest reason first. */
export const needReasons = [
	'customersNoticed',
	'agreementBroken',
	'tookLong',
	'newFailure',
	'causeUnclear',
	'severalTeams',
	'nearMiss',
	'silentAlert',
] as const;
export type NeedReason = (typeof needReasons)[number];

/** How much is to be written. */
export type Need = 'full' | 'mini' | 'note';

/**
 * A full postmortem when others felt it, when it took long or when somebody has to find out why; a mini one when it only nearly happened or
 * only an alert stayed silent; a note when nothing speaks for more.
 */
export function needFor(reasons: readonly NeedReason[]): Need {
	if (reasons.length === 0) return 'note';
	return reasons.every((reason) => reason === 'nearMiss' || reason === 'silentAlert') ? 'mini' : 'full';
}
