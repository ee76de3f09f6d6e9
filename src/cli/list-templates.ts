import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { templates } from '../core/templates/index.ts';
import type { TeamTemplate } from '../core/templates/team-template.ts';
import type { Template } from '../core/templates/template.ts';
import { Refusal, refusable } from './new-document.ts';
import { type Output, standardOutput } from './output.ts';
import { createSurroundings } from './project-files.ts';
import { reasonOf } from './reason.ts';
import { visible } from './visible.ts';

const usage = `Usage: postmortem templates [FOLDER] [--format stylish|json]

Lists the templates with their sections: first those of the team for documents in FOLDER, the working folder without it, then ours.

Examples
  postmortem templates docs/postmortems
  postmortem templates --format json
`;

/** `postmortem templates`: gives the exit code. */
export function listTemplates(args: readonly string[], output: Output = standardOutput): Promise<number> {
	return refusable(output, usage, async () => {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: { format: { type: 'string', default: 'stylish' }, help: { type: 'boolean', short: 'h' } },
			allowPositionals: true,
		});
		if (values.help) {
			output.print(usage);
			return 0;
		}
		const [folder = '.', ...more] = positionals;
		if (more.length > 0) throw new Refusal('Name one folder: postmortem templates FOLDER.');
		const names = await readdir(folder).catch((error: unknown) => reasonOf(error));
		if (typeof names === 'string') throw new Refusal(`${folder}: ${names}.`);
		const { teamTemplates } = await createSurroundings()(join(folder, 'new.md'));
		if (values.format === 'json') output.print(`${JSON.stringify(described(teamTemplates), undefined, 2)}\n`);
		else if (values.format === 'stylish') output.print([...teamTemplates.map(ofTeam), ...templates.map(ofOurs)].join(''));
		else throw new Refusal(`--format knows stylish and json, not “${values.format}”.`);
		return 0;
	});
}

function ofTeam({ id, sections }: TeamTemplate): string {
	return `${visible(id)}  Your team's own. ${visible(sections.map(({ title }) => title).join(', '))}.\n`;
}

function ofOurs({ id, name, description }: Template): string {
	return `${id}  ${name}. ${description}\n`;
}

function described(teamTemplates: readonly TeamTemplate[]): unknown[] {
	const titled = [...teamTemplates.map(({ id, sections }) => ({ id, name: id, sections })), ...templates];
	return titled.map(({ id, name, sections }) => ({
		id,
		title: name,
		sections: sections.map((section) => ({ id: section.id, title: section.title, required: section.required })),
	}));
}
