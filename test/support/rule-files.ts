import { readdirSync } from 'node:fs';
import type { Example, Rule } from '../../src/core/lint/rule.ts';

/** What a rule's file exports, by the file's name without its ending. Read from the folder, so that a rule that nobody registered is found. */
export const ruleFiles: ReadonlyMap<string, { readonly rule: Rule; readonly examples: readonly Example[] }> = new Map(
	readdirSync('src/core/rules')
		.filter((file) => file.endsWith('.ts') && file !== 'index.ts')
		.map((file) => file.slice(0, -'.ts'.length))
		.map((name) => [name, require(`../../src/core/rules/${name}.ts`)]),
);
