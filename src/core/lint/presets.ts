import type { RuleSetting } from './configuration.ts';
import type { Rule } from './rule.ts';

export const presetNames = ['recommended', 'strict', 'minimal'] as const;
export type PresetName = (typeof presetNames)[number];

export const presetDescriptions: { readonly [name in PresetName]: string } = {
	recommended: 'Every rule with its own severity.',
	strict: 'Also what is off otherwise because many good postmortems do without it.',
	minimal: 'Only the rules whose own severity is error or warning.',
};

/** What a preset says about the rules, as far as it differs from their own severities. */
export function presetRules(name: PresetName, rules: readonly Rule[]): { readonly [id: string]: RuleSetting } {
	if (name === 'recommended') return {};
	if (name === 'strict') {
		return Object.fromEntries(
			rules.flatMap(({ id, strict, strictOptions }): [string, RuleSetting][] =>
				strict || strictOptions ? [[id, { ...(strict && { severity: strict }), ...(strictOptions && { options: strictOptions }) }]] : [],
			),
		);
	}
	const quiet = rules.filter(({ severity }) => severity === 'information' || severity === 'hint');
	return Object.fromEntries(quiet.map(({ id }) => [id, { severity: 'off' }]));
}
