import { parseArgs } from 'node:util';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import type { Configuration } from '../core/lint/configuration.ts';
import { isPlaceholder } from '../core/model/placeholder.ts';
import type { DateReading, TimelineEntry } from '../core/model/postmortem.ts';
import { readPostmortem } from '../core/model/read.ts';
import { recognise } from '../core/model/recognise.ts';
import type { LineMap } from '../core/text/line-map.ts';
import { readDocument } from './document-file.ts';
import { type Output, standardOutput } from './output.ts';
import { createFaultReport, createSurroundings, pathFromHere } from './project-files.ts';
import { reasonOf } from './reason.ts';
import { visible } from './visible.ts';
import { wrongUsage } from './wrong-usage.ts';

const usage = `Usage: postmortem inspect FILE…

Prints what is read of each file, by the configuration that holds for it, one JSON array in the order given: kind, title, fields, sections, timeline, metrics, action items.

  --format json   the only format

Examples
  postmortem inspect docs/postmortems/2026-11-12-search.md
  postmortem inspect docs/postmortems/*.md | jq -r '.[] | [.file, .metrics.timeToResolve.minutes] | @tsv'
`;

const options = { format: { type: 'string', default: 'json' }, help: { type: 'boolean', short: 'h' } } as const;

/** `postmortem inspect --format json FILE…`: what is read of each file, one array in the order given. Lines count from 1. */
export async function inspect(args: readonly string[], { print, complain }: Output = standardOutput): Promise<number> {
	let files: string[];
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		if (values.help) {
			print(usage);
			return 0;
		}
		if (values.format !== 'json') throw new Error(`--format knows json, not “${values.format}”.`);
		if (positionals.length === 0) throw new Error('Name a file to read.');
		files = positionals;
	} catch (error) {
		complain(`${wrongUsage(error, usage)}\nRun postmortem inspect --help for an example.\n`);
		return 2;
	}
	const surroundings = createSurroundings();
	const reportFaults = createFaultReport(complain);
	const results: unknown[] = [];
	let code = 0;
	for (const file of files) {
		let text: string;
		try {
			text = readDocument(file).text;
		} catch (error) {
			complain(`${visible(file)}: ${visible(reasonOf(error))}\n`);
			code = 2;
			continue;
		}
		const here = await surroundings(file);
		reportFaults(here);
		results.push(describe(file, text, here.configuration));
	}
	print(`${JSON.stringify(results, undefined, 2)}\n`);
	return code;
}

function describe(file: string, text: string, configuration: Configuration): unknown {
	const path = pathFromHere(file);
	const postmortem = readPostmortem(text, readingOptionsOf(configuration, path));
	const { lines } = postmortem;
	const line = (offset: number): number => lines.lineAt(offset) + 1;
	const { kind, reasons } = recognise(path, postmortem);
	return {
		file,
		kind,
		reasons,
		title: postmortem.title?.text ?? null,
		language: postmortem.language,
		template: postmortem.template?.id ?? null,
		severity: postmortem.severity
			? { text: postmortem.severity.text, line: line(postmortem.severity.range.start), rank: postmortem.severity.rank ?? null }
			: null,
		incidentStatus: postmortem.incidentStatus?.value ?? null,
		documentStatus: postmortem.documentStatus?.value ?? null,
		start: describeDate(postmortem.start, lines),
		end: describeDate(postmortem.end, lines),
		sections: postmortem.sections.map((section) => ({
			id: section.id,
			title: section.title,
			line: line(section.titleRange.start),
			...(section.fills.length > 1 ? { fills: section.fills } : {}),
			form: section.form,
			incident: section.incident,
			empty: section.empty,
		})),
		fields: postmortem.fields.map((field) => ({
			id: field.id ?? null,
			label: field.label,
			value: field.value,
			line: line(field.labelRange.start),
			form: field.form,
		})),
		// Lines that are written like entries but carry no time are listed too: people count them, and the time is what they lack.
		timeline: postmortem.timelines.flatMap((timeline) =>
			[
				...timeline.entries.filter(isWritten).map((entry) => ({
					line: line(entry.range.start),
					time: entry.time.text,
					iso: isoOf(entry.time),
					text: entry.text,
					moments: entry.marks.map(({ moment, certainty }) => ({ moment, certainty })),
				})),
				...timeline.untimed.map((untimed) => ({ line: line(untimed.range.start), time: '', iso: null, text: untimed.text, moments: [] })),
			].sort((one, other) => one.line - other.line),
		),
		metrics: Object.fromEntries(
			Object.entries(postmortem.metrics).map(([id, metric]) => [
				id,
				{
					minutes: metric.minutes,
					certainty: metric.certainty,
					from: metric.from ? { line: line(metric.from.range.start), moment: metric.from.moment, text: metric.from.text } : null,
					to: metric.to ? { line: line(metric.to.range.start), moment: metric.to.moment, text: metric.to.text } : null,
				},
			]),
		),
		actionItems: postmortem.actionItems.map((item) => ({
			line: line(item.range.start),
			text: item.text,
			owners: item.owners.map((owner) => owner.name),
			due: item.due?.text ?? null,
			// "Friday" is a date only where somebody settles which one.
			dueDate: (item.due?.relative ? undefined : item.due?.day) ?? null,
			status: item.status,
			priority: item.priority?.text ?? null,
			bucket: item.bucket?.value ?? item.bucket?.text ?? null,
			links: item.links.map((link) => link.href ?? link.text),
			verification: item.verification?.text ?? null,
			style: item.style,
		})),
		...(postmortem.cut === undefined ? {} : { cut: postmortem.cut }),
	};
}

function describeDate(reading: DateReading | undefined, lines: LineMap): { text: string; iso: string | null; line: number } | null {
	return reading ? { text: reading.text, iso: isoOf(reading), line: lines.lineAt(reading.range.start) + 1 } : null;
}

/** The instant; without a zone the day and clock as written; without a clock the day. */
function isoOf({ instant, day, clock }: DateReading): string | null {
	if (instant !== undefined) return instant;
	if (day === undefined) return null;
	return clock === undefined ? day : `${day}T${clock}`;
}

/** Whether an entry is more than the row that a template left: "HH:MM | [event]". */
function isWritten({ time, text }: TimelineEntry): boolean {
	return !/^\W{0,3}(?:YYYY-MM-DD[ T])?(?:HH:MM|XX:XX)\b/i.test(time.text) && !isPlaceholder(text);
}
