import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usesDate } from '../core/import/draft.ts';
import { inlineText } from '../core/import/escape.ts';
import { clockOf, payloadTime } from '../core/import/payload-time.ts';
import { isDay } from '../core/model/calendar.ts';
import { severityOnScale } from '../core/templates/fitting-template.ts';
import { renderDocument } from '../core/templates/render.ts';
import type { Template } from '../core/templates/template.ts';
import { deliver, type Output, Refusal, refusable, standardOutput, templateNamed } from './new-document.ts';
import { createSurroundings } from './project-files.ts';

const usage = `Usage: postmortem new --template ID --title TITLE [options]

Prints a new postmortem. What is not known yet is a placeholder in square brackets.

  --template ID     which template; postmortem templates lists them
  --title TITLE     the effect and the system
  --severity S      written as the level of the same rank on the scale of the team, else of the template
  --start TIME      ISO 8601, such as 2026-11-20T02:13:00Z
  --out FOLDER      write a new file YYYY-MM-DD-title.md there instead, and print its path

Example
  postmortem new --template small-team --title "Search answers nothing" --severity S2 --out docs/postmortems
`;

/** `postmortem new --template ID --title T`: gives the exit code. */
export function newPostmortem(args: readonly string[], output: Output = standardOutput): Promise<number> {
	return refusable(output, usage, async () => {
		const { values } = parseArgs({
			args: [...args],
			options: {
				template: { type: 'string' },
				title: { type: 'string' },
				severity: { type: 'string' },
				start: { type: 'string' },
				out: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		});
		if (values.help) {
			output.print(usage);
			return 0;
		}
		const title = values.title?.trim();
		if (values.template === undefined || !title)
			throw new Refusal('Name a template and a title: postmortem new --template ID --title TITLE.');
		const template = templateNamed(values.template);
		const start = startOf(values.start);
		const severity = values.severity && (await levelFor(values.severity, template, values.out));
		const date = usesDate(template) ? start?.day : undefined;
		const text = renderDocument(template, {
			title: inlineText(title),
			fields: { severity: severity && inlineText(severity), start: start?.written, date },
		});
		await deliver(text, { folder: values.out, day: start?.day, name: title }, output);
		return 0;
	});
}

/** A severity as the team's scale writes it, else the template's. */
async function levelFor(words: string, { severities }: Template, folder = '.'): Promise<string> {
	const { severityScale } = (await createSurroundings()(join(folder, 'new.md'))).configuration;
	const levels = severityScale ?? severities;
	const level = severityOnScale(words, levels, severityScale);
	if (levels.includes(level)) return level;
	throw new Refusal(`--severity knows ${levels.join(', ')}, or a word of the same rank on another scale, not “${words}”.`);
}

function startOf(words: string | undefined): { readonly written: string; readonly day: string } | undefined {
	if (words === undefined) return undefined;
	const time = payloadTime(words);
	if (time) return { written: `${clockOf(time)}${time.zoned ? ' UTC' : ''}`, day: clockOf(time).slice(0, 10) };
	if (isDay(words)) return { written: words, day: words };
	throw new Refusal(`--start wants a time such as 2026-11-20T02:13:00Z, not “${words}”.`);
}
