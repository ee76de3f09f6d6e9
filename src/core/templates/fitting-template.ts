import { severityLevelOf } from '../model/severity.ts';
import { templates } from './index.ts';
import { mini } from './mini.ts';
import { onePage } from './one-page.ts';
import { smallTeam } from './small-team.ts';
import type { Template } from './template.ts';

/** All templates, the one that fits an incident of a severity best first; 1 is the worst. Without a rank the default comes first. */
export function templatesFitting(rank: number | undefined): Template[] {
	const best = rank === undefined || rank <= 2 ? smallTeam : rank === 3 ? onePage : mini;
	return [best, ...templates.filter((template) => template !== best)];
}

/**
 * A severity as a scale writes it: "SEV-2" and "high" are the second of its levels. The text itself where its rank is unknown or the
 * scale has no levels.
 *
 * @param from The levels that the text itself may be one of, from worst to mildest.
 */
export function severityOnScale(text: string, levels: readonly string[], from?: readonly string[]): string {
	const same = levels.find((level) => level.toLowerCase() === text.trim().toLowerCase());
	if (same !== undefined) return same;
	const { rank } = severityLevelOf(text, from);
	return rank === undefined ? text.trim() : (levels[rank - 1] ?? levels.at(-1) ?? text.trim());
}
