import { atlassian } from './atlassian.ts';
import { classic } from './classic.ts';
import { detailed } from './detailed.ts';
import { googleSre } from './google-sre.ts';
import { mini } from './mini.ts';
import { onePage } from './one-page.ts';
import { pagerduty } from './pagerduty.ts';
import { smallTeam } from './small-team.ts';
import { stakeholder } from './stakeholder.ts';
import type { Template } from './template.ts';

/** Every template, the default one first. */
export const templates: readonly Template[] = [smallTeam, onePage, mini, classic, detailed, stakeholder, googleSre, atlassian, pagerduty];

/** What a new postmortem gets when nothing else was chosen. */
export const defaultTemplate: Template = smallTeam;

/** The template of that id, whatever its case; undefined for any other text. */
export function templateOf(id: string): Template | undefined {
	const wanted = id.trim().toLowerCase();
	return templates.find((template) => template.id === wanted);
}
