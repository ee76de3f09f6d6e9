import { Disposable, type ExtensionContext, type LogOutputChannel, type Memento, type Uri, window } from 'vscode';
import { localDay } from '../core/model/calendar.ts';
import type { Day } from '../core/model/postmortem.ts';
import { type Ask, createAsk } from './ask.ts';
import { type Configurations, createConfigurations } from './configurations.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createKeptSummaries, type KeptSummaries } from './kept-summaries.ts';
import { createLastChange, type LastChange } from './last-change.ts';
import { createNeighbours } from './neighbours.ts';
import { createSettings, type Settings } from './settings.ts';
import { createWorkspaceFiles, type WorkspaceFiles } from './workspace-files.ts';

/** The values that features share. Nothing here does any work before it is asked. */
export interface Services extends Disposable {
	readonly extension: { readonly id: string; readonly uri: Uri };
	readonly log: LogOutputChannel;
	readonly settings: Settings;
	/** What a team decided, for each place of the workspace. */
	readonly configurations: Configurations;
	/** What was read of open documents. */
	readonly documents: Documents;
	/** The postmortems of the whole workspace. */
	readonly workspaceFiles: WorkspaceFiles;
	readonly keptSummaries: KeptSummaries;
	readonly lastChange: LastChange;
	/** The pickers for the fields of action items. */
	readonly ask: Ask;
	/** Small things to remember for this workspace. */
	readonly memory: Memento;
	/** The user's local day. */
	today(): Day;
}

export function createServices(context: ExtensionContext): Services {
	const log = window.createOutputChannel('Postmortem', { log: true });
	const fail = (error: unknown): void => log.error(error instanceof Error ? error : String(error));
	const today = (): Day => localDay(new Date());
	const settings = createSettings();
	const configurations = createConfigurations(settings);
	const neighbours = createNeighbours();
	const documents = createDocuments(configurations, settings, today, fail, neighbours);
	const keptSummaries = createKeptSummaries(context.storageUri, String(context.extension.packageJSON.version), fail);
	const workspaceFiles = createWorkspaceFiles(configurations, documents, settings, keptSummaries, fail);
	neighbours.follow(workspaceFiles.index);
	const lastChange = createLastChange();
	return {
		extension: { id: context.extension.id, uri: context.extensionUri },
		log,
		settings,
		configurations,
		documents,
		workspaceFiles,
		keptSummaries,
		lastChange,
		ask: createAsk(context.workspaceState),
		memory: context.workspaceState,
		today,
		dispose: () => Disposable.from(lastChange, workspaceFiles, documents, neighbours, configurations, settings, log).dispose(),
	};
}
