import { rules } from '../../src/core/rules/index.ts';
import { templates } from '../../src/core/templates/index.ts';
import { renderDocument } from '../../src/core/templates/render.ts';
import { lintText } from './lint-text.ts';

/** Runs every rule over every template and a page in each language that has patterns of its own, so that each pattern is put together. */
export function composePatterns(): void {
	const on = Object.fromEntries(rules.map((rule) => [rule.id, { severity: 'warning' as const }]));
	const pages = ['# Ausfall\n\n## Zusammenfassung\n\nText.\n', '# Panne\n\n## Résumé\n\nTexte.\n', '# Caída\n\n## Resumen\n\nTexto.\n'];
	for (const text of [...templates.map((template) => renderDocument(template, {})), ...pages])
		lintText(text, { rules, configuration: { rules: on } });
}
