import { readFileSync } from 'node:fs';
import { generatedFiles } from '../../src/core/catalog/generated-files.ts';
import { rules } from '../../src/core/rules/index.ts';
import { ruleFiles } from './rule-files.ts';

/** What `npm run generate` writes, by path, from the rules as they are now. */
export function currentFiles(): ReadonlyMap<string, string> {
	const documented = rules.map((rule) => ({ rule, examples: ruleFiles.get(rule.id)?.examples ?? [] }));
	return generatedFiles(documented, { manifest: readFileSync('package.json', 'utf8'), readme: readFileSync('README.md', 'utf8') });
}
