import { parseArgs } from 'node:util';
import { templates } from '../core/templates/index.ts';
import { type Output, Refusal, refusable, standardOutput } from './new-document.ts';

const usage = `Usage: postmortem templates [--format stylish|json]

Lists the templates with their sections.

Example
  postmortem templates --format json
`;

/** `postmortem templates`: gives the exit code. */
export function listTemplates(args: readonly string[], output: Output = standardOutput): Promise<number> {
	return refusable(output, usage, async () => {
		const { values } = parseArgs({
			args: [...args],
			options: { format: { type: 'string', default: 'stylish' }, help: { type: 'boolean', short: 'h' } },
		});
		if (values.help) output.print(usage);
		else if (values.format === 'json') output.print(`${JSON.stringify(described(), undefined, 2)}\n`);
		else if (values.format === 'stylish')
			output.print(templates.map(({ id, name, description }) => `${id}  ${name}. ${description}\n`).join(''));
		else throw new Refusal(`--format knows stylish and json, not “${values.format}”.`);
		return 0;
	});
}

function described(): unknown[] {
	return templates.map(({ id, name, sections }) => ({
		id,
		title: name,
		sections: sections.map((section) => ({ id: section.id, title: section.title, required: section.required })),
	}));
}
