import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { readingOptionsOf } from '../core/lint/check-text.ts';
import { isDay, localDay } from '../core/model/calendar.ts';
import type { Day } from '../core/model/postmortem.ts';
import { readPostmortem } from '../core/model/read.ts';
import { recognise } from '../core/model/recognise.ts';
import { compareText } from '../core/text/compare.ts';
import { oneLine } from '../core/text/one-line.ts';
import { parseFilter } from '../core/workspace/filter.ts';
import type { ItemEntry } from '../core/workspace/index.ts';
import { itemAsMarkdown } from '../core/workspace/item-markdown.ts';
import { isOpen, isOverdue, summarise } from '../core/workspace/summary.ts';
import { readDocument } from './document-file.ts';
import { markdownFilesIn } from './markdown-files.ts';
import { type Output, standardOutput } from './output.ts';
import { createFaultReport, createSurroundings, pathFromHere, type Surroundings } from './project-files.ts';
import { reasonOf } from './reason.ts';
import { visible } from './visible.ts';
import { wrongUsage } from './wrong-usage.ts';

const usage = `Usage: postmortem actions [options] PATH…

Lists the action items of postmortems in files and folders, earliest due date first. A file that is named is read whatever its folder.

  --open              only items that are still to be done
  --overdue           only open items whose due date has passed; exits with 1 when there are any
  --owner NAME        only items of this owner
  --filter QUERY      only items that match, as in the sidebar: 'severity:S1 -is:tracked due<2026-12-01'
  --today YYYY-MM-DD  judge due dates by this day instead of today
  --format NAME       table (default), json, csv or markdown

Examples
  postmortem actions --overdue docs/postmortems
  postmortem actions --open --owner sam --format markdown docs/postmortems
`;

export interface ActionsOutput extends Output {
	/** The local day. */
	readonly today: () => Day;
}

const standardActionsOutput: ActionsOutput = {
	...standardOutput,
	today: () => localDay(new Date()),
};

/** `postmortem actions PATH…`: gives the exit code. */
export async function listActions(args: readonly string[], output: ActionsOutput = standardActionsOutput): Promise<number> {
	const request = readRequest(args, output.today);
	if (request === 'help') {
		output.print(usage);
		return 0;
	}
	if (typeof request === 'string') {
		output.complain(`${request}\nRun postmortem actions --help for all options.\n`);
		return 2;
	}
	let code = 0;
	const unreadable = (path: string, error: unknown): void => {
		output.complain(`${visible(path)}: ${visible(reasonOf(error))}\n`);
		code = 2;
	};
	const entries = await entriesIn(request.paths, unreadable, createFaultReport(output.complain));
	const rows = entries
		.filter((entry) => (!request.open || isOpen(entry.item)) && (!request.overdue || isOverdue(entry.item, request.today)))
		.filter((entry) => request.matches(entry, { today: request.today, me: [], verifyAfterDays: entry.verifyAfterDays }))
		.sort((a, b) => compareText(a.item.dueDay ?? '9', b.item.dueDay ?? '9') || compareText(a.uri, b.uri) || a.item.line - b.item.line);
	output.print(formats[request.format](rows, request.today));
	return code === 0 && request.overdue && rows.length > 0 ? 1 : code;
}

interface Request {
	readonly paths: readonly string[];
	readonly open: boolean;
	readonly overdue: boolean;
	readonly matches: Extract<ReturnType<typeof parseFilter>, { empty: boolean }>['matches'];
	readonly today: Day;
	readonly format: FormatName;
}

const options = {
	open: { type: 'boolean' },
	overdue: { type: 'boolean' },
	owner: { type: 'string' },
	filter: { type: 'string' },
	today: { type: 'string' },
	format: { type: 'string', default: 'table' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** What is asked for, or what is wrong with the question. */
function readRequest(args: readonly string[], today: () => Day): Request | 'help' | string {
	let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
	try {
		parsed = parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		return wrongUsage(error, usage);
	}
	const { values, positionals } = parsed;
	if (values.help) return 'help';
	if (positionals.length === 0) return 'Name at least one file or folder.';
	if (values.today !== undefined && !isDay(values.today)) return `--today takes a day such as 2026-11-20, not “${values.today}”.`;
	const format = formatNames.find((name) => name === values.format);
	if (!format) return `--format knows ${formatNames.join(', ')}, not “${values.format}”.`;
	const filter = parseFilter(values.filter ?? '');
	if ('wrong' in filter) return `--filter: ${filter.wrong}`;
	const owner = values.owner?.replace(/^@/, '').toLowerCase();
	return {
		paths: positionals,
		open: values.open === true,
		overdue: values.overdue === true,
		matches: (entry, context) =>
			filter.matches(entry, context) &&
			(owner === undefined || entry.item.owners.some((name) => name.replace(/^@/, '').toLowerCase().includes(owner))),
		today: values.today ?? today(),
		format,
	};
}

/** An item with what its document's configuration says of items. */
interface ConfiguredEntry extends ItemEntry {
	readonly verifyAfterDays: number;
}

async function entriesIn(
	paths: readonly string[],
	unreadable: (path: string, error: unknown) => void,
	reportFaults: (here: Surroundings) => void,
): Promise<ConfiguredEntry[]> {
	const surroundings = createSurroundings();
	const named = new Set(paths.map((path) => resolve(path)));
	const entries: ConfiguredEntry[] = [];
	for (const file of await markdownFilesIn(paths, unreadable)) {
		try {
			const { text } = readDocument(file);
			const here = await surroundings(file);
			const { configuration } = here;
			reportFaults(here);
			const path = pathFromHere(file);
			const postmortem = readPostmortem(text, readingOptionsOf(configuration, path));
			if (!named.has(resolve(file)) && recognise(path, postmortem).kind === 'other') continue;
			// Words of a document are slices of it, which would keep the whole text in memory.
			const document = structuredClone(summarise(postmortem));
			const { verifyAfterDays } = configuration;
			for (const item of document.items) entries.push({ uri: file.replaceAll(sep, '/'), document, item, verifyAfterDays });
		} catch (error) {
			unreadable(file, error);
		}
	}
	return entries;
}

type Format = (rows: readonly ItemEntry[], today: Day) => string;

const formatNames = ['table', 'json', 'csv', 'markdown'] as const;
type FormatName = (typeof formatNames)[number];

const formats: { readonly [name in FormatName]: Format } = {
	json: (rows, today) =>
		`${JSON.stringify(
			rows.map((row) => described(row, today)),
			undefined,
			2,
		)}\n`,
	csv: (rows, today) => {
		const lines = rows.map((row) => {
			const { file, line, title, text, owners, due, dueDate, status, priority, bucket, links, overdue } = described(row, today);
			return [file, line, title, text, owners.join('; '), due, dueDate, status, priority, bucket, links.join('; '), overdue];
		});
		return [columns, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
	},
	markdown: (rows) => rows.map((row) => `${itemAsMarkdown(row, row.uri)}\n`).join(''),
	table: (rows, today) => {
		if (rows.length === 0) return 'No action item.\n';
		const lines = rows.map((row) => {
			const { item } = row;
			const due = item.due === undefined ? '–' : `${item.due}${isOverdue(item, today) ? ' overdue' : ''}`;
			return [due, item.owners.join(', ') || '–', item.priority ?? '–', item.status, `${row.uri}:${item.line + 1}`, item.text];
		});
		// The longest texts stand at the end, where they push nothing aside.
		const all = [['Due', 'Owner', 'Priority', 'Status', 'Place', 'Action item'], ...lines].map((cells) =>
			cells.map((cell) => visible(oneLine(cell))),
		);
		const widths = [0, 1, 2, 3, 4].map((at) => Math.min(60, Math.max(...all.map((cells) => cells[at]?.length ?? 0))));
		return all.map((cells) => `${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}\n`).join('');
	},
};

const columns = ['file', 'line', 'title', 'text', 'owners', 'due', 'dueDate', 'status', 'priority', 'bucket', 'links', 'overdue'];

function described({ uri, document, item }: ItemEntry, today: Day) {
	return {
		file: uri,
		line: item.line + 1,
		title: document.title ?? null,
		text: item.text,
		owners: item.owners,
		due: item.due ?? null,
		dueDate: item.dueDay ?? null,
		status: item.status,
		priority: item.priority ?? null,
		bucket: item.bucket ?? null,
		links: item.links.map(({ text, href }) => href ?? text),
		overdue: isOverdue(item, today),
	};
}

/** A cell that starts like a formula, some take signs of full width too, would be computed by a spreadsheet: an apostrophe makes it text. */
function csvCell(value: string | number | boolean | null): string {
	if (value === null) return '';
	if (typeof value !== 'string') return String(value);
	const text = /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
	return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
