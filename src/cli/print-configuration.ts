import { optionsOf, settingOf } from '../core/lint/rule-settings.ts';
import { rules } from '../core/rules/index.ts';
import type { Surroundings } from './project-files.ts';

/** What holds for a file, as JSON: each value and each rule with the layer that set it. */
export function printedConfiguration(file: string, { configuration, files, layers, teamTemplates }: Surroundings): string {
	const values = Object.entries(configuration)
		.filter(([key]) => key !== 'rules')
		.map(([key, value]) => [
			key,
			{ value: value === Number.POSITIVE_INFINITY ? false : (value ?? null), from: layers.get(key) ?? 'default' },
		]);
	const settings = rules.map((rule) => {
		const setting = settingOf(configuration, rule.id);
		const options = optionsOf(rule.options, setting?.options);
		return [
			rule.id,
			{
				severity: setting?.severity ?? rule.severity,
				...(Object.keys(options).length > 0 ? { options } : {}),
				from: layers.get(`rules.${rule.id}`) ?? 'default',
			},
		];
	});
	const templates = teamTemplates.map(({ id }) => id);
	return JSON.stringify(
		{ file, files, teamTemplates: templates, ...Object.fromEntries(values), rules: Object.fromEntries(settings) },
		undefined,
		2,
	);
}
