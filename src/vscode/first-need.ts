import { commands, Disposable, type TextDocument, type TextDocumentChangeEvent, type Uri, window, workspace } from 'vscode';
import { pathEvidence } from '../core/model/recognise.ts';
import { hasCandidate } from './find-files.ts';
import { commands as ids } from './ids.ts';
import { isCandidate, isReadable, pathInWorkspace } from './markdown-files.ts';
import { createNewFolders } from './new-folders.ts';
import { createSettings } from './settings.ts';

/**
 * Loads the features once, when this window first has something for them to do: a command of ours is called, a document is open that may
 * be a postmortem or configures us, or a file of the workspace has the path of a postmortem. Loading takes too long for the moment in
 * which the editor starts extensions, so that nothing but the commands is there before that is over.
 */
export function registerFirstNeed(load: () => Promise<void>): Disposable {
	let loading: Promise<void> | undefined;
	const begin = (): Promise<void> => {
		loading ??= load();
		return loading;
	};
	let looking = Disposable.from();
	const start = setTimeout(() => {
		looking = lookForWork(() => void begin());
	});
	return Disposable.from(
		// Each command stands in for the one of the same name that the features bring.
		...Object.values(ids).map((id) =>
			commands.registerCommand(id, async (...args: unknown[]) => {
				await begin();
				return commands.executeCommand(id, ...args);
			}),
		),
		new Disposable(() => {
			clearTimeout(start);
			looking.dispose();
		}),
	);
}

/** Calls when the window has, or gets, a document or a file for the features. */
function lookForWork(found: () => void): Disposable {
	const settings = createSettings();

	// A file system that cannot be searched is complained of by the features.
	const search = async (): Promise<boolean> => settings.at(undefined).lintScope === 'workspace' || hasCandidate(settings, () => {});
	const look = (): void => void search().then((is) => is && found());
	const newFolders = createNewFolders(
		(files) => files.some((file) => isCandidate(file, settings)) && found(),
		look,
		() => {},
	);
	const lookAt = (uri: Uri): void => {
		if (isCandidate(uri, settings)) found();
		else newFolders.came(uri);
	};

	const watcher = workspace.createFileSystemWatcher('**', false, true, true);
	const listening = Disposable.from(
		settings,
		watcher,
		newFolders,
		watcher.onDidCreate(lookAt),
		// Not every file system tells its watchers; what happens in this window is known without them.
		workspace.onDidCreateFiles(({ files }) => files.forEach(lookAt)),
		workspace.onDidRenameFiles(({ files }) => {
			for (const { newUri } of files) lookAt(newUri);
		}),
		workspace.onDidOpenTextDocument((document) => concerns(document) && found()),
		// Whether a file system can be written may be known only after its documents are open.
		window.onDidChangeActiveTextEditor((editor) => editor && concerns(editor.document) && found()),
		workspace.onDidChangeTextDocument((event) => concerns(event.document, changedLines(event)) && found()),
		workspace.onDidChangeWorkspaceFolders(look),
		settings.onDidChange(look),
	);
	if (workspace.textDocuments.some((document) => concerns(document))) found();
	else look();
	return listening;
}

/** Whether a document may be a postmortem, or say how postmortems are read; `text` is the part of it that is new. */
function concerns(document: TextDocument, text?: string): boolean {
	const { uri } = document;
	// A README is a postmortem only where it says so. Of everything else the features read what it is.
	if (isReadable(document))
		return pathEvidence(pathInWorkspace(uri)) !== 'excluded' || /postmortem-template/i.test(text ?? document.getText());
	if (workspace.fs.isWritableFileSystem(uri.scheme) !== true) return false;
	const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
	return name.startsWith('.postmortemrc.') || (name === 'package.json' && (text ?? document.getText()).includes('"postmortem"'));
}

function changedLines({ document, contentChanges }: TextDocumentChangeEvent): string {
	return contentChanges.map(({ range, text }) => `${document.lineAt(range.start.line).text}\n${text}`).join('\n');
}
