import { parseArgs } from 'node:util';
import type { Configuration } from '../core/lint/configuration.ts';
import { type SeverityLevel, severities } from '../core/lint/rule.ts';
import { isDay } from '../core/model/calendar.ts';
import type { Day } from '../core/model/postmortem.ts';
import { rules } from '../core/rules/index.ts';
import { closestTo } from '../core/text/edit-distance.ts';
import { type FormatName, formats } from './formats/index.ts';
import { wrongUsage } from './wrong-usage.ts';

/** What `postmortem lint` is asked to do. */
export interface LintRequest {
	/** Files, folders and patterns; none when the text comes from standard input. */
	readonly paths: readonly string[];
	readonly stdin: boolean;
	readonly stdinFilename: string | undefined;
	readonly format: FormatName;
	readonly output: string | undefined;
	readonly quiet: boolean;
	readonly maxWarnings: number;
	/** Write the safe fixes, or only show what they would change. */
	readonly fix: 'write' | 'show' | undefined;
	readonly config: string | undefined;
	readonly rules: Configuration['rules'];
	readonly since: Day | undefined;
	readonly today: Day | undefined;
	readonly baseline: string | undefined;
	readonly writeBaseline: boolean;
	readonly printConfig: string | undefined;
}

export const lintUsage = `Usage: postmortem lint [options] PATH…

Checks files, folders with everything below them, and patterns in quotes. Exits with 0 when nothing worse than information was found,
1 for warnings, errors and faults of a configuration, 2 for wrong usage and for what cannot be read.

What is checked
  --stdin                  check the text on standard input
  --stdin-filename PATH    where that text belongs
  --since YYYY-MM-DD       only incidents from that day on
  --today YYYY-MM-DD       judge due dates and ages by this day; without it nothing depends on the day
  --baseline FILE          leave the problems alone that FILE lists
  --write-baseline         list all problems of now in that file

By what
  --config FILE            this configuration instead of the nearest
  --rule ID:SEVERITY       error, warning, information, hint or off, over the configuration; may be repeated
  --print-config FILE      show what holds for a file and which layer says so, instead of checking

What comes out
  --format NAME            stylish (default), json, sarif, github or junit
  --output FILE            write the report to a file
  --quiet                  report warnings and errors only
  --max-warnings N         exit with 0 for up to N warnings

What is changed
  --fix                    apply the safe fixes
  --fix-dry-run            print what --fix would change as a patch, and change nothing

Examples
  postmortem lint docs/postmortems
  postmortem lint "docs/**/2026-*.md" "!docs/drafts/**"
  postmortem lint --today "$(date +%F)" --rule action-overdue:error docs/postmortems
  postmortem lint --baseline .postmortem-baseline.json --write-baseline docs/postmortems
  git diff --name-only --diff-filter=d -z origin/main... -- '*.md' | xargs -0 -r postmortem lint
`;

const options = {
	stdin: { type: 'boolean' },
	'stdin-filename': { type: 'string' },
	format: { type: 'string', default: 'stylish' },
	output: { type: 'string', short: 'o' },
	quiet: { type: 'boolean' },
	'max-warnings': { type: 'string', default: '0' },
	fix: { type: 'boolean' },
	'fix-dry-run': { type: 'boolean' },
	config: { type: 'string' },
	rule: { type: 'string', multiple: true },
	since: { type: 'string' },
	today: { type: 'string' },
	baseline: { type: 'string' },
	'write-baseline': { type: 'boolean' },
	'print-config': { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** What is asked for; a sentence that says what is wrong with it. */
export function readLintRequest(args: readonly string[]): LintRequest | 'help' | string {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		if (values.help) return 'help';
		const stdin = values.stdin === true;
		const { today, since, format } = values;
		if (today !== undefined && !isDay(today)) return `--today wants a day like 2026-01-31, not “${today}”.`;
		if (since !== undefined && !isDay(since)) return `--since wants a day like 2026-01-31, not “${since}”.`;
		if (!isFormat(format)) return `--format knows ${Object.keys(formats).join(', ')}, not “${format}”.`;
		if (!/^\d{1,9}$/.test(values['max-warnings'])) return `--max-warnings wants a number, not “${values['max-warnings']}”.`;
		if (values.fix && values['fix-dry-run']) return 'Choose one of --fix and --fix-dry-run.';
		if (values['fix-dry-run'] && values['write-baseline']) return 'Choose one of --fix-dry-run and --write-baseline.';
		if (values['fix-dry-run'] && format !== 'stylish') return '--fix-dry-run prints a patch, and no report: leave --format out.';
		if (stdin && positionals.length > 0) return 'With --stdin no paths are checked: name the text’s own with --stdin-filename.';
		if (stdin && values.fix) return '--fix writes files: with --stdin use --fix-dry-run.';
		if (!stdin && values['stdin-filename'] !== undefined) return '--stdin-filename goes with --stdin.';
		const isNothing = positionals.every((path) => path.startsWith('!'));
		if (!stdin && isNothing && values['print-config'] === undefined) return 'Name a file or a folder to check.';
		const settings: { [id: string]: { readonly severity: SeverityLevel } } = {};
		for (const setting of values.rule ?? []) {
			const read = readRuleSetting(setting);
			if (typeof read === 'string') return read;
			settings[read.id] = { severity: read.severity };
		}
		return {
			paths: positionals,
			stdin,
			stdinFilename: values['stdin-filename'],
			format,
			output: values.output,
			quiet: values.quiet === true,
			maxWarnings: Number(values['max-warnings']),
			fix: values.fix ? 'write' : values['fix-dry-run'] ? 'show' : undefined,
			config: values.config,
			rules: settings,
			since,
			today,
			baseline: values.baseline,
			writeBaseline: values['write-baseline'] === true,
			printConfig: values['print-config'],
		};
	} catch (error) {
		return wrongUsage(error, lintUsage);
	}
}

function readRuleSetting(setting: string): { readonly id: string; readonly severity: SeverityLevel } | string {
	const [, id = '', level = ''] = /^([^:]*):(.*)$/s.exec(setting) ?? [];
	const severity = severities.find((known) => known === level);
	if (severity === undefined)
		return `--rule wants an id and one of ${severities.join(', ')}, such as missing-section:off, not “${setting}”.`;
	const ids = rules.map((rule) => rule.id);
	if (ids.includes(id)) return { id, severity };
	const meant = closestTo(id, ids);
	return `There is no rule “${id}”${meant ? `: did you mean “${meant}”?` : '.'}`;
}

function isFormat(name: string): name is FormatName {
	return Object.hasOwn(formats, name);
}
