import {
	Disposable,
	type Event,
	EventEmitter,
	l10n,
	languages,
	RelativePattern,
	TabInputText,
	type TextDocument,
	type Uri,
	window,
	workspace,
} from 'vscode';
import { acceptedIn } from '../core/lint/baseline.ts';
import { problemsOf, readingOptionsOf } from '../core/lint/check-text.ts';
import type { LintedProblem } from '../core/lint/run.ts';
import type { KeptParts } from '../core/markdown/parts.ts';
import type { Day, Postmortem } from '../core/model/postmortem.ts';
import { readPostmortem } from '../core/model/read.ts';
import { type Recognition, recognise } from '../core/model/recognise.ts';
import type { ConfigurationHere, Configurations } from './configurations.ts';
import { isReadable, pathInWorkspace } from './markdown-files.ts';
import type { Neighbours } from './neighbours.ts';
import { isInNamedFolder } from './postmortem-folders.ts';
import type { Settings, SettingValues } from './settings.ts';

/** A document as it was read: what the core found in the text of one version. */
export interface CheckedDocument extends Recognition {
	readonly document: TextDocument;
	readonly version: number;
	/** What was read; of a document of another kind as well. */
	readonly postmortem: Postmortem;
	/** None in a document of another kind, and none where checking is switched off. */
	readonly problems: readonly LintedProblem[];
	readonly configuration: ConfigurationHere;
}

export interface Documents extends Disposable {
	/** What is in the document's present text; undefined when it is none that we read, or was closed meanwhile. Read once per version. */
	check(document: TextDocument): Promise<CheckedDocument | undefined>;
	/** What would be in another text of the same document, such as one with some fixes applied. */
	checkAnother(checked: CheckedDocument, text: string): Pick<CheckedDocument, 'postmortem' | 'problems'>;
	/** What is in the text of a file that no editor holds. Nothing of it is kept. */
	checkText(uri: Uri, text: string): Promise<Pick<CheckedDocument, 'kind' | 'postmortem' | 'problems'>>;
	/** How long it took to read and judge a document last, in milliseconds; 0 before that. */
	readonly readingTime: number;
	/** Documents that stand in a tab of their own, not in a diff or a preview, and that we read. */
	shown(): TextDocument[];
	readonly onDidChangeShown: Event<void>;
	/** Something beside the text changed what is to be found: the configuration, a setting, the day. */
	readonly onDidInvalidate: Event<void>;
}

/** The one owner of what was read of documents. Keeps one result per open document, and nothing once it is closed. */
export function createDocuments(
	configurations: Configurations,
	settings: Settings,
	today: () => Day,
	fail: (error: unknown) => void,
	neighbours?: Neighbours,
): Documents {
	const results = new Map<string, { version: number; result: Promise<CheckedDocument | undefined> }>();
	const changedShown = new EventEmitter<void>();
	const invalidated = new EventEmitter<void>();
	let day = today();
	let readingTime = 0;

	const invalidate = (): void => {
		results.clear();
		invalidated.fire();
	};

	/** The parts of the document in which somebody types: of one document, since they take a hundred times the memory of its text. */
	let parsed: { readonly key: string; readonly parts: KeptParts } | undefined;
	const partsOf = (document: TextDocument): KeptParts => {
		const key = document.uri.toString();
		if (parsed?.key !== key) parsed = { key, parts: new Map() };
		return parsed.parts;
	};

	const look = (uri: Uri, text: string, configuration: ConfigurationHere, parts?: KeptParts) => {
		const path = pathInWorkspace(uri);
		const postmortem = readPostmortem(text, { ...readingOptionsOf(configuration.configuration, path), parts });
		const recognition = recogniseAt(uri, postmortem, settings.at({ uri, languageId: 'markdown' }));
		const problems =
			recognition.kind === 'other'
				? []
				: problemsOf(postmortem, {
						path,
						configuration: configuration.configuration,
						teamTemplates: configuration.teamTemplates,
						accepted: acceptedIn(configuration.baseline, uri.path),
						today: today(),
						neighbours: neighbours?.of(uri) ?? [],
						onRuleFailure: (_rule, error) => fail(error),
					});
		return { postmortem, ...recognition, problems };
	};

	const read = async (document: TextDocument): Promise<CheckedDocument | undefined> => {
		const configuration = await configurations.at(document.uri);
		// The text is taken after the wait: an answer for a version that is gone would be of no use to anybody.
		if (document.isClosed) return undefined;
		const version = document.version;
		const start = performance.now();
		const found = look(document.uri, document.getText(), configuration, partsOf(document));
		readingTime = performance.now() - start;
		return { ...found, document, version, configuration };
	};

	const listeners = [
		configurations.onDidChange(invalidate),
		...(neighbours ? [neighbours.onDidChange(invalidate)] : []),
		workspace.onDidChangeWorkspaceFolders(invalidate),
		workspace.onDidCloseTextDocument((document) => {
			const key = document.uri.toString();
			results.delete(key);
			if (parsed?.key === key) parsed = undefined;
			changedShown.fire();
		}),
		// A change of the language closes and opens a document; a tab may come before its document and after it.
		workspace.onDidOpenTextDocument(() => changedShown.fire()),
		window.tabGroups.onDidChangeTabs(() => changedShown.fire()),
		window.onDidChangeWindowState(() => {
			if (day === today()) return;
			day = today();
			invalidate();
		}),
	];

	return {
		check(document) {
			if (!isReadable(document)) return Promise.resolve(undefined);
			const key = document.uri.toString();
			const known = results.get(key);
			if (known?.version === document.version) return known.result;
			const result = read(document).catch((error: unknown) => {
				fail(error);
				return undefined;
			});
			const kept = { version: document.version, result };
			results.set(key, kept);
			void result.then((read) => {
				if (read === undefined && results.get(key) === kept) results.delete(key);
			});
			return result;
		},
		checkAnother: ({ document, configuration }, text) => look(document.uri, text, configuration),
		checkText: async (uri, text) => look(uri, text, await configurations.at(uri)),
		get readingTime() {
			return readingTime;
		},
		shown() {
			const inTabs = new Set(
				window.tabGroups.all
					.flatMap((group) => group.tabs)
					.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri.toString()] : [])),
			);
			return workspace.textDocuments.filter((document) => isReadable(document) && inTabs.has(document.uri.toString()));
		},
		onDidChangeShown: changedShown.event,
		onDidInvalidate: invalidated.event,
		dispose: () => Disposable.from(...listeners, changedShown, invalidated).dispose(),
	};
}

/** As the core judges it, with what the settings say about folders and exceptions. */
export function recogniseAt(uri: Uri, postmortem: Postmortem, { enabled, folders, exclude }: SettingValues): Recognition {
	if (!enabled) return { kind: 'other', reasons: [l10n.t('Checking is switched off in the settings.')] };
	const home = workspace.getWorkspaceFolder(uri);
	// VS Code matches its globs only against documents, of which it reads no more than this.
	const file = { uri, languageId: 'markdown' } as TextDocument;
	const excluding = home && exclude.find((pattern) => languages.match({ pattern: new RelativePattern(home, pattern) }, file) > 0);
	if (excluding !== undefined) return { kind: 'other', reasons: [l10n.t('The settings exclude {0}.', excluding)] };
	const path = pathInWorkspace(uri);
	// A folder that the settings name counts as one that everybody knows.
	return recognise(isInNamedFolder(path, folders) ? `postmortems/${path}` : path, postmortem);
}
