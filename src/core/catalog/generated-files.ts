import { snippetsFile } from '../templates/snippets.ts';
import { configurationPage, configurationPagePath } from './configuration-page.ts';
import { configurationSchema, packageSchema, ruleSettingProperties } from './configuration-schema.ts';
import { type DocumentedRule, ruleIndexPage, rulePage, rulePagePath, ruleTables } from './rule-pages.ts';

/**
 * Every file that is written from the rules, the templates and the shape of a configuration, by its path from the project's root. Of `package.json` and `README.md` only the rules' part
 * is; the rest is as given.
 */
export function generatedFiles(
	rules: readonly DocumentedRule[],
	{ manifest, readme }: { readonly manifest: string; readonly readme: string },
): ReadonlyMap<string, string> {
	const all = rules.map(({ rule }) => rule);
	return new Map([
		['package.json', withRuleSetting(manifest, rules)],
		['README.md', withRuleTables(readme, rules)],
		[configurationPagePath, configurationPage()],
		['docs/rules/README.md', ruleIndexPage(rules)],
		...rules.map((documented): [string, string] => [rulePagePath(documented.rule.id), rulePage(documented)]),
		['snippets/postmortem.code-snippets', snippetsFile()],
		['schemas/postmortemrc.schema.json', inJson(configurationSchema(all))],
		['schemas/package.schema.json', inJson(packageSchema(all))],
	]);
}

/** The manifest with the properties of `postmortem.rules`, written as npm writes it. */
function withRuleSetting(manifest: string, rules: readonly DocumentedRule[]): string {
	const content: Manifest = JSON.parse(manifest);
	const setting = content.contributes?.configuration?.properties?.['postmortem.rules'];
	if (setting) setting.properties = ruleSettingProperties(rules.map(({ rule }) => rule));
	return inJson(content, /^[ \t]+/m.exec(manifest)?.[0]);
}

interface Manifest {
	readonly contributes?: { readonly configuration?: { readonly properties?: { readonly [name: string]: { properties?: unknown } } } };
}

function withRuleTables(readme: string, rules: readonly DocumentedRule[]): string {
	const start = readme.indexOf(tablesStart) + tablesStart.length;
	const end = readme.indexOf(tablesEnd, start);
	return end < 0 ? readme : `${readme.slice(0, start)}\n\n${ruleTables(rules, 'docs/rules/')}\n\n${readme.slice(end)}`;
}

const tablesStart = '<!-- rules:start -->';
const tablesEnd = '<!-- rules:end -->';

function inJson(value: unknown, indent = '\t'): string {
	return `${JSON.stringify(value, undefined, indent)}\n`;
}
