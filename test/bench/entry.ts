// What the benchmark runs, as one bundle: the product's own entries, the yardstick, and the texts.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { checkText } from '../../src/core/lint/check-text.ts';
import { type Configuration, defaultConfiguration } from '../../src/core/lint/configuration.ts';
import { rules } from '../../src/core/rules/index.ts';

export { readPostmortem } from '../../src/core/model/read.ts';
export { recognise } from '../../src/core/model/recognise.ts';
export { parseFilter } from '../../src/core/workspace/filter.ts';
export { groupItems } from '../../src/core/workspace/grouping.ts';
export { longestSlice, PostmortemIndex } from '../../src/core/workspace/index.ts';
export { summarise } from '../../src/core/workspace/summary.ts';
export { postmortemOf } from './texts.ts';

const extensions = [frontmatter(['yaml']), gfmTable(), gfmTaskListItem()];
const mdastExtensions = [frontmatterFromMarkdown(['yaml']), gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()];

/** The yardstick: what parsing alone costs. */
export function parse(text: string): unknown {
	return fromMarkdown(text, { extensions, mdastExtensions });
}

/** Those that are off by default too. */
const withEveryRule: Configuration = {
	...defaultConfiguration,
	rules: Object.fromEntries(rules.filter((rule) => rule.severity === 'off').map((rule) => [rule.id, { severity: 'information' } as const])),
};

/** The rules that look at the form of a document, its fields and its timeline, and not at what its sentences say. */
const ofForm: ReadonlySet<string> = new Set(['structure', 'metadata', 'timeline', 'document']);

const withRulesOfForm: Configuration = {
	...withEveryRule,
	rules: {
		...withEveryRule.rules,
		...Object.fromEntries(rules.filter(({ category }) => !ofForm.has(category)).map(({ id }) => [id, { severity: 'off' } as const])),
	},
};

/** Reads a text and lints it with every rule, as the command line does. */
export function checkWithEveryRule(text: string): number {
	return check(text, withEveryRule);
}

/** The same with the rules of structure, metadata, timeline and document alone. */
export function checkWithRulesOfForm(text: string): number {
	return check(text, withRulesOfForm);
}

function check(text: string, configuration: Configuration): number {
	const onRuleFailure = (rule: string, error: unknown): void => {
		throw new Error(`${rule} threw`, { cause: error });
	};
	const options = { path: 'postmortems/2026-11-17.md', configuration, today: '2026-11-20', onRuleFailure };
	const { kind, problems } = checkText(text, options);
	if (kind !== 'postmortem') throw new Error('The text of the benchmark is not taken for a postmortem');
	return problems.length;
}
