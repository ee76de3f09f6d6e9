import type { CheckedFile, PrintedProblem } from '../checked-file.ts';

/** JUnit XML: a suite for each postmortem, a case for each problem; warnings and errors have failed. A clean postmortem is one case. */
export function* junit(files: readonly CheckedFile[]): Generator<string> {
	const suites = files.filter(({ kind }) => kind === 'postmortem');
	const cases = suites.reduce((sum, { problems }) => sum + Math.max(1, problems.length), 0);
	const failures = suites.reduce((sum, { problems }) => sum + problems.filter(isFailure).length, 0);
	yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postmortem" tests="${cases}" failures="${failures}">\n`;
	for (const { file, problems } of suites) {
		const name = inAttribute(file);
		const failed = problems.filter(isFailure).length;
		yield `\t<testsuite name="${name}" tests="${Math.max(1, problems.length)}" failures="${failed}" errors="0" skipped="0">\n`;
		if (problems.length === 0) yield `\t\t<testcase classname="${name}" name="no problems"/>\n`;
		for (const problem of problems) yield testCase(name, problem);
		yield '\t</testsuite>\n';
	}
	yield '</testsuites>\n';
}

function testCase(file: string, problem: PrintedProblem): string {
	const { rule, severity, line, column, message } = problem;
	const text = inAttribute(message);
	const what = isFailure(problem)
		? `<failure type="${severity}" message="${text}">${file}:${line}:${column} ${text}</failure>`
		: `<system-out>${severity}: ${file}:${line}:${column} ${text}</system-out>`;
	return `\t\t<testcase classname="${file}" name="${rule} at ${line}:${column}">${what}</testcase>\n`;
}

function isFailure({ severity }: PrintedProblem): boolean {
	return severity === 'error' || severity === 'warning';
}

/** Good between tags as well. Characters that no XML may hold become a replacement sign. */
function inAttribute(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '�')
		.replace(/[&<>"'\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
