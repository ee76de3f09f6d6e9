import { parseArgs } from 'node:util';
import { chooseIncident } from '../core/import/choose-incident.ts';
import { draftPostmortem } from '../core/import/draft.ts';
import { recognisePayload } from '../core/import/recognise-payload.ts';
import { defaultTemplate } from '../core/templates/index.ts';
import { deliver, Refusal, refusable, templateNamed } from './new-document.ts';
import { type Output, standardOutput } from './output.ts';
import { payloadFilesAt } from './payload-files.ts';

const usage = `Usage: postmortem import FILE|FOLDER [options]

Makes a draft of what a tool knows of an incident: PagerDuty, Opsgenie, Statuspage, incident.io, Alertmanager, Grafana, a Slack channel
export, a mortician folder, or JSON as schemas/incident.schema.json describes it. Prints it; what was guessed or is missing goes to
standard error.

  --template ID    which template to fill; ${defaultTemplate.id} without it
  --incident ID    which incident, when there are several
  --out FOLDER     write a new file YYYY-MM-DD-title.md there instead, and print its path

Examples
  postmortem import incident.json --out docs/postmortems
  postmortem import slack-export --template google-sre
`;

/** `postmortem import FILE|FOLDER`: gives the exit code. */
export function importIncident(args: readonly string[], output: Output = standardOutput): Promise<number> {
	return refusable(output, usage, async () => {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: {
				template: { type: 'string', default: defaultTemplate.id },
				incident: { type: 'string' },
				out: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
			allowPositionals: true,
		});
		if (values.help) {
			output.print(usage);
			return 0;
		}
		const [path, ...more] = positionals;
		if (path === undefined || more.length > 0) throw new Refusal('Name one file or folder to import: postmortem import FILE|FOLDER.');
		const template = templateNamed(values.template);
		const { files, directory } = await payloadFilesAt(path);
		const recognised = chooseIncident(recognisePayload(files, directory), values.incident);
		const draft = draftPostmortem(recognised, template);
		await deliver(draft.text, { folder: values.out, day: draft.day, name: draft.name }, output);
		for (const guess of draft.guesses) output.complain(`${guess}\n`);
		if (draft.missing.length > 0) output.complain(`Missing in the payload: ${draft.missing.join(', ')}.\n`);
		return 0;
	});
}
