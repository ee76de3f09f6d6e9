import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillTemplate } from '../core/edit/fill-template.ts';
import { usesDate } from '../core/import/draft.ts';
import { inlineText } from '../core/import/escape.ts';
import { clockOf, payloadTime } from '../core/import/payload-time.ts';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import { isDay } from '../core/model/calendar.ts';
import { severityOnScale } from '../core/templates/fitting-template.ts';
import { renderDocument } from '../core/templates/render.ts';
import type { TeamTemplate } from '../core/templates/team-template.ts';
import type { Template } from '../core/templates/template.ts';
import { deliver, Refusal, refusable, templateNamed } from './new-document.ts';
import { type Output, standardOutput } from './output.ts';
import { createSurroundings, type Surroundings } from './project-files.ts';

const usage = `Usage: postmortem new --template ID --title TITLE [options]

Prints a new postmortem. What is not known yet is a placeholder in square brackets.

  --template ID     which template, ours or one of the team that lies in the folder or above it; postmortem templates lists them
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
		const here = await createSurroundings()(join(values.out ?? '.', 'new.md'));
		const start = startOf(values.start);
		const own = here.teamTemplates.find(({ id }) => id === values.template);
		const template = own ?? templateNamed(values.template, here.teamTemplates);
		const text = textOf(template, { title, severity: values.severity, start }, here);
		await deliver(text, { folder: values.out, day: start?.day, name: title }, output);
		return 0;
	});
}

interface Facts {
	readonly title: string;
	readonly severity: string | undefined;
	readonly start: { readonly written: string; readonly day: string } | undefined;
}

function textOf(template: Template | TeamTemplate, { title, severity, start }: Facts, { configuration }: Surroundings): string {
	const { severityScale } = configuration;
	if ('text' in template) {
		const level = severity && levelFor(severity, severityScale, severityScale);
		const facts = { title: inlineText(title), severity: level && inlineText(level), start: start?.written };
		return fillTemplate(template.text, template.id, facts, readingOptionsOf(configuration, ''));
	}
	const level = severity && levelFor(severity, severityScale ?? template.severities, severityScale);
	const date = usesDate(template) ? start?.day : undefined;
	return renderDocument(template, {
		title: inlineText(title),
		fields: { severity: level && inlineText(level), start: start?.written, date },
	});
}

/** A severity as one of the levels writes it; as it is where a template of the team comes without a scale. */
function levelFor(words: string, levels: readonly string[] | undefined, scale: readonly string[] | undefined): string {
	if (!levels) return words;
	const level = severityOnScale(words, levels, scale);
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
