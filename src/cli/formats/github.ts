import type { CheckedFile, PrintedProblem } from '../checked-file.ts';
import type { ReportSurroundings } from './format.ts';
import { projectPath } from './project-path.ts';

/** Commands of GitHub Actions that show each problem at its place in a pull request. A roll-up is one annotation. */
export function* github(files: readonly CheckedFile[], { folder }: ReportSurroundings): Generator<string> {
	for (const { file, problems } of files) {
		for (const { rule, severity, line, column, endLine, endColumn, message } of problems) {
			// GitHub takes columns only of a stretch within one line.
			const columns = line === endLine ? { col: column, endColumn } : {};
			const place = { file: projectPath(file, folder) ?? file, line, endLine, ...columns, title: rule };
			const properties = Object.entries(place).map(([name, value]) => `${name}=${inProperty(String(value))}`);
			yield `::${commandFor[severity]} ${properties.join(',')}::${inMessage(message)}\n`;
		}
	}
}

const commandFor: { readonly [severity in PrintedProblem['severity']]: string } = {
	error: 'error',
	warning: 'warning',
	information: 'notice',
	hint: 'notice',
};

function inMessage(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
	return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
