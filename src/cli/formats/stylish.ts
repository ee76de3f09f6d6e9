import { severities } from '../../core/lint/rule.ts';
import type { CheckedFile, PrintedProblem } from '../checked-file.ts';
import { visible } from '../visible.ts';
import { counted, type ReportSurroundings } from './format.ts';

/** For people: the files with problems, a line for each, and a summary. */
export function* stylish(files: readonly CheckedFile[], { colours, fixedFiles }: ReportSurroundings): Generator<string> {
	const paint = colours ? painted : (_colour: Colour, text: string) => text;
	for (const { file, problems } of files) {
		if (problems.length === 0) continue;
		const places = problems.map(({ line, column }) => `${line}:${column}`);
		const place = Math.max(...places.map((text) => text.length));
		const level = Math.max(...problems.map(({ severity }) => severity.length));
		const lines = problems.map(({ severity, message, rule }, index) =>
			[
				`  ${paint('dim', (places[index] ?? '').padStart(place))}`,
				paint(colourOf[severity], severity.padEnd(level)),
				visible(message),
				paint('dim', rule),
			].join('  '),
		);
		yield `${[paint('underlined', visible(file)), ...lines].join('\n')}\n\n`;
	}
	yield `${summaryOf(files, fixedFiles, paint)}\n`;
}

type Colour = keyof typeof codes;
const codes = { red: [31, 39], yellow: [33, 39], cyan: [36, 39], dim: [2, 22], underlined: [4, 24], green: [32, 39] } as const;
const colourOf: { readonly [severity in PrintedProblem['severity']]: Colour } = {
	error: 'red',
	warning: 'yellow',
	information: 'cyan',
	hint: 'dim',
};

function painted(colour: Colour, text: string): string {
	const [on, off] = codes[colour];
	return `\u001B[${on}m${text}\u001B[${off}m`;
}

function summaryOf(files: readonly CheckedFile[], fixedFiles: number, paint: (colour: Colour, text: string) => string): string {
	const bySeverity = new Map<string, number>();
	for (const { problems } of files) for (const { severity } of problems) bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1);
	const counts = severities.flatMap((severity) => {
		const count = bySeverity.get(severity);
		return count === undefined || severity === 'off' ? [] : [paint(colourOf[severity], counted(count, severity))];
	});
	const postmortems = files.filter(({ kind }) => kind === 'postmortem').length;
	const others = files.length - postmortems;
	const done = [
		`${counted(postmortems, 'postmortem')} checked`,
		...(others > 0 ? [`${counted(others, 'other file')} left alone`] : []),
		...(fixedFiles > 0 ? [`${counted(fixedFiles, 'file')} fixed`] : []),
	];
	return `${counts.length > 0 ? counts.join(', ') : paint('green', 'No problems')} (${done.join(', ')}).`;
}
