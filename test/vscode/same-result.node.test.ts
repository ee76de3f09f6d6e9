import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, DiagnosticSeverity, extensions, Uri, workspace } from 'vscode';
import type { CheckedFile } from '../../src/cli/checked-file.ts';
import type { Example } from '../../src/core/lint/rule.ts';
import { rules } from '../../src/core/rules/index.ts';
import { eventually } from '../support/eventually.ts';
import { activated, closeAll, extensionId, halfWritten, home, open, problemsOf, writeFile } from './window.ts';

describe('the editor and the command line', function () {
	this.timeout(240_000);
	const folder = 'rca/alike';
	before(activated);
	afterEach(closeAll);
	after(() => workspace.fs.delete(Uri.joinPath(home(), 'rca'), { recursive: true }));

	it('say the same of every document of the sample workspace', async () => {
		const files = await checkedOnCommandLine('.');
		assert.ok(files.length >= 9);
		await sameInEditor(files);
	});

	it('say the same of what every rule objects to', async () => {
		for (const { rule, markdown } of speakingExamples()) await writeFile(`${folder}/${rule}.md`, markdown);
		const files = await checkedOnCommandLine(folder);
		const spoken = new Set(files.flatMap(({ problems }) => problems.map(({ rule }) => rule)));
		// Some rules are off by default, and some speak only under a configuration, a name or neighbours of their own.
		assert.ok(spoken.size > rules.length / 2, `only ${spoken.size} rules speak`);
		await sameInEditor(files);
	});

	it('both leave alone what the baseline accepts, and what is older than the configuration asks for', async () => {
		await writeFile(`${folder}/accepted/a.md`, halfWritten);
		await writeFile(`${folder}/old/a.md`, halfWritten.replaceAll('2026-11-12', '2026-01-12'));
		await writeFile(`${folder}/old/.postmortemrc.json`, '{ "since": "2026-06-01" }');
		await writeFile(`${folder}/accepted/.postmortemrc.json`, '{ "baseline": "baseline.json" }');
		const before = await checkedOnCommandLine(`${folder}/accepted`);
		assert.notDeepEqual(before[0]?.problems, []);
		await sameInEditor(before);
		await onCommandLine('lint', '--write-baseline', '--today', today(), `${folder}/accepted`);
		const after = await checkedOnCommandLine(`${folder}/accepted`, `${folder}/old`);
		assert.deepEqual(
			after.map(({ problems }) => problems),
			[[], []],
		);
		await sameInEditor(after);
		await writeFile(`${folder}/old/.postmortemrc.json`, '{}');
		const again = await checkedOnCommandLine(`${folder}/old`);
		assert.notDeepEqual(again[0]?.problems, []);
		await sameInEditor(again);
	});

	it('both know a template once that the configuration names and that lies beside the documents', async () => {
		const headings = ['Impact', 'Timeline', 'Root Cause', 'Who Was Told', 'What We Change'];
		const own = headings.map((title) => `## ${title}\n\n<!-- required -->\n`).join('\n');
		await writeFile(`${folder}/templated/our-template.md`, `# [Title]\n\n${own}`);
		await writeFile(`${folder}/templated/.postmortemrc.json`, '{ "templates": ["our-template.md"] }');
		const written = headings.map((title) => `## ${title}\n\nSome words about it.\n`);
		await writeFile(`${folder}/templated/2026-11-12-mail-postmortem.md`, `# Mail was late\n\n${written.join('\n')}`);
		const files = await checkedOnCommandLine(`${folder}/templated/2026-11-12-mail-postmortem.md`);
		// Any other template would want the action items as well.
		assert.doesNotMatch(JSON.stringify(files), /missing-section/);
		await sameInEditor(files);
	});

	async function sameInEditor(files: readonly CheckedFile[]): Promise<void> {
		// A watcher of a busy machine may never tell of a folder that has just been made; turning to a document is enough.
		await closeAll();
		for (const { file } of files) await open(Uri.joinPath(home(), file));
		for (const { file, problems } of files) {
			const expected = problems.map((problem) =>
				[`${problem.line}:${problem.column}–${problem.endLine}:${problem.endColumn}`, problem.severity, problem.rule, problem.message].join(
					' ',
				),
			);
			await eventually(() => assert.deepEqual(problemsOf(Uri.joinPath(home(), file)).map(inWords).sort(), expected.sort(), file));
		}
	}
});

function inWords({ range: { start, end }, severity, code, message }: Diagnostic): string {
	const place = `${start.line + 1}:${start.character + 1}–${end.line + 1}:${end.character + 1}`;
	return [place, severityNames[severity], typeof code === 'object' ? code.value : code, message].join(' ');
}

const severityNames: { readonly [severity in DiagnosticSeverity]: string } = {
	[DiagnosticSeverity.Error]: 'error',
	[DiagnosticSeverity.Warning]: 'warning',
	[DiagnosticSeverity.Information]: 'information',
	[DiagnosticSeverity.Hint]: 'hint',
};

/** Of every rule the first text that it speaks about, with nothing configured. */
function speakingExamples(): { readonly rule: string; readonly markdown: string }[] {
	const names = readdirSync(join(extensionFolder(), 'src/core/rules')).filter((name) => name !== 'index.ts');
	return names.flatMap((name) => {
		const rule = name.replace(/\.ts$/, '');
		const { examples }: { examples: readonly Example[] } = require(`../../src/core/rules/${rule}.ts`);
		const example = examples.find(({ says, configuration }) => says && !configuration);
		return example ? [{ rule, markdown: example.markdown.replace(/[‹›]/g, '') }] : [];
	});
}

async function checkedOnCommandLine(...paths: string[]): Promise<CheckedFile[]> {
	return JSON.parse(await onCommandLine('lint', '--format', 'json', '--today', today(), ...paths));
}

/** What the built command prints, run in the workspace folder. */
function onCommandLine(...args: string[]): Promise<string> {
	const command = join(extensionFolder(), 'dist/cli.js');
	return new Promise((resolve, reject) => {
		const options = { cwd: home().fsPath, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 64 * 1024 * 1024 };
		execFile(process.execPath, [command, ...args], options, (error, out, complaints) =>
			error && error.code !== 1 ? reject(new Error(complaints || error.message)) : resolve(out),
		);
	});
}

function extensionFolder(): string {
	return extensions.getExtension(extensionId)?.extensionPath ?? '';
}

/** The user's day, by which the editor judges. */
function today(): string {
	const now = new Date();
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
