import { strict as assert } from 'node:assert';
import { type Diagnostic, type Event, extensions, languages, Position, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import { groupItems } from '../../../src/core/workspace/grouping.ts';
import { ActionItemsTree } from '../../../src/vscode/features/action-items/tree.ts';
import { ownIndex, today } from '../../vscode/own-index.ts';
import { postmortemOf } from '../texts.ts';
import { tell } from './tell.ts';

const patience = 300_000;
const edits = 20;

/** What a person waits for in a workspace of many postmortems: the first problems, problems after an edit, the tree after a tick. */
export async function run(): Promise<void> {
	const alive = setInterval(() => tell({}), 20_000);
	await extensions.getExtension('postmortem-kit.postmortem-kit')?.activate();
	const folder = workspace.workspaceFolders?.[0]?.uri;
	assert.ok(folder);
	const file = Uri.joinPath(folder, 'postmortems/2026-11-19-long.md');
	await workspace.fs.writeFile(file, new TextEncoder().encode(postmortemOf(1000)));

	const opened = performance.now();
	const shown = problemsFrom(file, (problems) => problems.length > 0);
	const document = await workspace.openTextDocument(file);
	await window.showTextDocument(document);
	tell({ opening: (await shown) - opened });
	tell({ editing: await editAndUndo(document) });
	tell({ ticking: await tick(folder) });
	clearInterval(alive);
}

/** A placeholder comes and goes, away from the caret, whose line would be given time. */
async function editAndUndo(document: TextDocument): Promise<number[]> {
	const editor = await window.showTextDocument(document);
	const line = document.getText().split('\n').lastIndexOf('');
	const words = '\n[Describe what happened here]\n';
	const times: number[] = [];
	for (let edit = 0; edit < edits; edit += 1) {
		const before = ours(document.uri).length;
		const start = performance.now();
		const changed = problemsFrom(document.uri, (problems) => problems.length !== before);
		await editor.edit((builder) => {
			if (edit % 2 === 0) builder.insert(new Position(line, 0), words);
			else builder.delete(new Range(line, 0, line + 2, 0));
		});
		times.push((await changed) - start);
	}
	return times;
}

/** The extension's own index and tree, made once more here, where the moment can be seen in which the tree tells of a change. */
async function tick(folder: Uri): Promise<number[]> {
	const own = ownIndex();
	const tree = new ActionItemsTree(() => {});
	const show = (): void => {
		const groups = groupItems(own.files.index.items(), {
			grouping: 'postmortem',
			sorting: 'due',
			showFinished: true,
			olderThanDays: 36_500,
			matches: () => true,
			context: { today, me: [], verifyAfterDays: 14 },
		});
		tree.show({ groups, today, expand: true, open: {} });
	};
	await own.files.settled();
	assert.ok(own.files.index.size >= 2000, `only ${own.files.index.size} documents were found`);
	show();
	for (const root of tree.getChildren()) tree.getChildren(root);
	own.files.index.onChange(show);
	const file = Uri.joinPath(folder, 'postmortems/ticked.md');
	const document = await workspace.openTextDocument(file);
	const editor = await window.showTextDocument(document);
	const line = document
		.getText()
		.split('\n')
		.findIndex((text) => /^- \[[ x]\] /.test(text));
	assert.ok(line >= 0);
	const times: number[] = [];
	for (let edit = 0; edit < edits; edit += 1) {
		const start = performance.now();
		const told = once(tree.onDidChangeTreeData, () => true);
		await editor.edit((builder) => builder.replace(new Range(line, 3, line, 4), edit % 2 === 0 ? 'x' : ' '));
		times.push((await told) - start);
	}
	own.dispose();
	return times;
}

function ours(uri: Uri): Diagnostic[] {
	return languages.getDiagnostics(uri).filter(({ source }) => source === 'postmortem');
}

/** The moment in which the problems of a document are as wanted. */
function problemsFrom(uri: Uri, wanted: (problems: readonly Diagnostic[]) => boolean): Promise<number> {
	return once(languages.onDidChangeDiagnostics, ({ uris }) => uris.some((one) => one.toString() === uri.toString()) && wanted(ours(uri)));
}

function once<Told>(event: Event<Told>, wanted: (told: Told) => boolean): Promise<number> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error('What was to be measured did not happen')), patience);
		const listening = event((told) => {
			if (!wanted(told)) return;
			clearTimeout(late);
			listening.dispose();
			resolve(performance.now());
		});
	});
}
