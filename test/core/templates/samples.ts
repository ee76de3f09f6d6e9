import { atlassianSample } from '../../../src/core/templates/atlassian.ts';
import { classicSample } from '../../../src/core/templates/classic.ts';
import { detailedSample } from '../../../src/core/templates/detailed.ts';
import { googleSreSample } from '../../../src/core/templates/google-sre.ts';
import { miniSample } from '../../../src/core/templates/mini.ts';
import { onePageSample } from '../../../src/core/templates/one-page.ts';
import { pagerdutySample } from '../../../src/core/templates/pagerduty.ts';
import { smallTeamSample } from '../../../src/core/templates/small-team.ts';
import { stakeholderSample } from '../../../src/core/templates/stakeholder.ts';

/** The filled sample of every template, by the template's id. */
export const samples: ReadonlyMap<string, string> = new Map([
	['small-team', smallTeamSample],
	['one-page', onePageSample],
	['mini', miniSample],
	['classic', classicSample],
	['detailed', detailedSample],
	['stakeholder', stakeholderSample],
	['google-sre', googleSreSample],
	['atlassian', atlassianSample],
	['pagerduty', pagerdutySample],
]);

/** The day after the samples' reviews. */
export const sampleDay = '2026-11-20';
