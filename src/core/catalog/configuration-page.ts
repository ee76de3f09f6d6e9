import { defaultConfiguration } from '../lint/configuration.ts';
import { configurationShape, inWords, type Shape } from '../lint/configuration-shape.ts';
import { presetDescriptions, presetNames } from '../lint/presets.ts';
import { configurationFileNames } from '../lint/resolve-configuration.ts';
import { severities } from '../lint/rule.ts';

/** Where the page lies, from the project's root. */
export const configurationPagePath = 'docs/configuration.md';

/** The page about the configuration file, as Markdown: an example, where the file lies, and every key that it can have. */
export function configurationPage(): string {
	const keys = Object.entries(configurationShape);
	return `${[
		'# The configuration of a team',
		'What a team decides about its postmortems stands in a file beside them. The editor, the command line and remark read it alike.',
		`\`\`\`yaml\n${example}\`\`\``,
		'## Where it lies',
		`In ${inWords(configurationFileNames.map(asCode))}, or at the key ${asCode('postmortem')} of a ${asCode('package.json')}. For a document the nearest one counts, from its folder upward to the one with ${asCode('.git')}, in the editor never above the workspace folder. It is data: nothing in it is run.`,
		`What is wrong in it is underlined in the editor; on the command line it is said, and the run fails. **Postmortem: Why Is This File Checked, or Not?** names the file that holds for a document, and ${asCode('npx postmortem-kit lint --print-config FILE')} prints every value with the layer that set it.`,
		'## Presets, and files to start from',
		`Configurations are not merged, but one can build upon others: ${asCode('extends')} names a preset, a file inside of this project, or a list of them. Later ones win, and the file itself wins over all.`,
		tableOf(
			['Preset', 'Meaning'],
			presetNames.map((name) => [asCode(name), presetDescriptions[name]]),
		),
		'## Rules',
		`${asCode('rules')} gives a [rule](rules/README.md) a severity (${inWords(severities.map(asCode))}), or a list of a severity and options, which stand on the page of the rule. Where the file says nothing of a rule, the setting ${asCode('postmortem.rules')} of the editor holds, then the rule’s own severity.`,
		'## Everything else',
		tableOf(
			['Key', 'Value', 'Without it', 'Meaning'],
			keys.map(([key, shape]) => [asCode(key), kindOf(shape), defaultOf(key), shape.description ?? '']),
		),
		...keys.flatMap(([key, shape]) => partsOf(key, shape)),
	].join('\n\n')}\n`;
}

const example = `# .postmortemrc.yaml
extends: strict
severityScale: [S1, S2, S3, S4]
timeZone: UTC
people:
  - name: Sam Lee
    handle: '@sam'
rules:
  action-no-link: error
  timeline-gap: [hint, { minutes: 30 }]
  title-generic: off
`;

/** The parts of a key's value, each under a heading of its own. */
function partsOf(key: string, shape: Shape): string[] {
	const inner = shape.kind === 'list' ? shape.of : shape;
	if (inner.kind !== 'object') return [];
	const fields = Object.entries(inner.fields);
	const short = inner.shorthand === undefined ? [] : [`A bare text is the ${asCode(inner.shorthand)} alone.`];
	const rows = fields.map(([name, field]) => [
		asCode(name) + (inner.required.includes(name) ? ', required' : ''),
		field.description ?? '',
		...(field.kind === 'map'
			? [
					Object.keys(field.keys ?? {})
						.map(asCode)
						.join(', '),
				]
			: []),
	]);
	const heads = ['Part', 'Meaning', ...(rows.some((row) => row.length > 2) ? ['For'] : [])];
	return [`### ${key}`, ...short, tableOf(heads, rows)];
}

function kindOf(shape: Shape): string {
	switch (shape.kind) {
		case 'text':
			return 'a text';
		case 'day':
			return 'a day';
		case 'zone':
			return 'a zone';
		case 'choice':
			return inWords(shape.values.map(asCode));
		case 'number':
			return shape.orFalse ? `a number or ${asCode('false')}` : 'a number';
		case 'list':
			return shape.of.kind === 'object' ? 'a list, see below' : 'a list of texts';
		case 'map':
			return shape.of.kind === 'number' ? 'names with numbers' : 'names with lists of texts';
		case 'object':
			return 'see below';
	}
}

function defaultOf(key: string): string {
	const value: unknown = Object.entries(defaultConfiguration).find(([name]) => name === key)?.[1];
	const isNothing = value === undefined || (Array.isArray(value) && value.length === 0) || key === 'aliases';
	return isNothing
		? '–'
		: asCode(
				typeof value === 'string'
					? value
					: JSON.stringify(value)
							.replace(/"(\w+)":/g, '$1: ')
							.replaceAll(',', ', '),
			);
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
	return [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---|').join('')}`, ...lines].join('\n');
}

function asCode(text: string): string {
	return `\`${text}\``;
}
