import { type Category, categories, type Example, type OptionSpec, type Rule } from '../lint/rule.ts';
import { withoutCaret } from '../text/edit.ts';

/** A rule with the examples from its file. */
export interface DocumentedRule {
	readonly rule: Rule;
	readonly examples: readonly Example[];
}

const categoryTitles: { readonly [category in Category]: string } = {
	structure: 'Structure',
	metadata: 'Metadata',
	timeline: 'Timeline',
	analysis: 'Analysis',
	language: 'Language',
	actionItems: 'Action items',
	document: 'Document',
};

/** Where a rule's page lies, from the project's root. */
export function rulePagePath(id: string): string {
	return `docs/rules/${id}.md`;
}

/** The page of a rule, as Markdown: what it asks for, why, its options, its examples, and how to switch it off. */
export function rulePage({ rule, examples }: DocumentedRule): string {
	const facts = [
		`Severity: ${severityInWords(rule)}`,
		...(rule.easedInDraft ? ['at most information while the document is a draft'] : []),
		...(rule.contradiction ? ['keeps its severity in archived documents'] : []),
		...(rule.timed === true ? ['depends on the day: on the command line it runs only with `--today`'] : []),
		...(rule.timed === 'partly' ? ['part of it depends on the day: on the command line that part needs `--today`'] : []),
		...(isFixable(examples) ? ['has quick fixes'] : []),
	];
	return `${[
		`# ${rule.id}`,
		rule.summary,
		`${facts.join(' · ')}. Group: ${categoryTitles[rule.category].toLowerCase()}.`,
		'## Why',
		withLinkedGuides(rule.why),
		...optionsPart(rule),
		'## Examples',
		...examples.flatMap(exampleParts),
		'## Switching it off',
		'For one place, the line before it; for a document, anywhere in it:',
		fenced(`<!-- postmortem-disable-next-line ${rule.id} -->\n<!-- postmortem-disable-file ${rule.id} -->`),
		'For a project, in its `.postmortemrc.json`:',
		fenced(JSON.stringify({ rules: { [rule.id]: 'off' } }, undefined, '\t'), 'json'),
	].join('\n\n')}\n`;
}

/** A guide is called by its number; what it is says the page of the sources. */
function withLinkedGuides(why: string): string {
	return why.replace(/\bguides?\b(?=[^()]{0,200}\))/, '[$&](../sources.md)');
}

/** The page that lists all rules. */
export function ruleIndexPage(rules: readonly DocumentedRule[]): string {
	return `# Rules\n\n[Where they come from](../sources.md)\n\n${ruleTables(rules, '')}\n`;
}

/** A table of the rules of each category under a heading of its own, for the README. Ends without a line ending. */
export function ruleTables(rules: readonly DocumentedRule[], folder: string): string {
	return categories
		.flatMap((category) => {
			const rows = rules
				.filter(({ rule }) => rule.category === category)
				.map(({ rule, examples }) => {
					const marks = [severityInWords(rule), ...(isFixable(examples) ? ['fix'] : [])].join(', ');
					return `| [${rule.id}](${folder}${rule.id}.md) | ${marks} | ${inCell(rule.summary)} |`;
				});
			return rows.length === 0
				? []
				: [[`### ${categoryTitles[category]}`, '', '| Rule | Severity | What it asks for |', '|---|---|---|', ...rows]];
		})
		.map((lines) => lines.join('\n'))
		.join('\n\n');
}

function severityInWords({ severity, strict }: Rule): string {
	return strict ? `${severity} (${strict} in the preset strict)` : severity;
}

function isFixable(examples: readonly Example[]): boolean {
	return examples.some((example) => example.fixed !== undefined);
}

function optionsPart({ id, options }: Rule): string[] {
	const rows = Object.entries(options).map(
		([name, spec]) => `| \`${name}\` | ${kindInWords(spec)} | \`${JSON.stringify(spec.default)}\` | ${inCell(spec.description)} |`,
	);
	if (rows.length === 0) return [];
	const defaults = Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, spec.default]));
	return [
		'## Options',
		['| Option | Value | Default | Meaning |', '|---|---|---|---|', ...rows].join('\n'),
		fenced(JSON.stringify({ rules: { [id]: ['warning', defaults] } }, undefined, '\t'), 'json'),
	];
}

function kindInWords(spec: OptionSpec): string {
	const kinds = {
		boolean: 'true or false',
		number: 'number',
		string: 'text',
		strings: 'list of texts',
		numbers: 'number for each name',
	} as const;
	return kinds[spec.type];
}

function exampleParts({ title, markdown, says, fixed, configuration }: Example): string[] {
	const { text, lines } = unmarked(markdown);
	return [
		`### ${title}`,
		fenced(text, 'markdown'),
		...(configuration ? ['With this configuration:', fenced(JSON.stringify(configuration, undefined, '\t'), 'json')] : []),
		says ? says.map((message, index) => `- Line ${lines[index] ?? 1}: ${message}`).join('\n') : 'Nothing is reported.',
		...(fixed === undefined ? [] : ['After the fix:', fenced(withoutCaret(fixed).text, 'markdown')]),
	];
}

/** The text without `‹` and `›`, and the line of each of the stretches that stood between them, counted from 1. */
function unmarked(marked: string): { text: string; lines: number[] } {
	const lines = [...marked.matchAll(/‹/g)].map(({ index }) => marked.slice(0, index).split('\n').length);
	return { text: marked.replace(/[‹›]/g, ''), lines };
}

/** A code block whose fence is longer than any in the code. */
function fenced(code: string, language = ''): string {
	const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`;
}

function inCell(text: string): string {
	return text.replaceAll('|', '\\|');
}
