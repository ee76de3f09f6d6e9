import { Disposable, Uri } from 'vscode';
import { type Configurations, createConfigurations } from '../../src/vscode/configurations.ts';
import { createDocuments, type Documents } from '../../src/vscode/documents.ts';
import { createKeptSummaries, type KeptSummaries } from '../../src/vscode/kept-summaries.ts';
import { createSettings, type Settings } from '../../src/vscode/settings.ts';
import { createWorkspaceFiles, type WorkspaceFiles } from '../../src/vscode/workspace-files.ts';

/** The parts of the extension that read the workspace, made once more in the real editor, where a test can look into them. */
export interface OwnIndex extends Disposable {
	readonly files: WorkspaceFiles;
	readonly configurations: Configurations;
	readonly documents: Documents;
	readonly settings: Settings;
	readonly kept: KeptSummaries;
	/** What went wrong and was only logged. */
	readonly failures: unknown[];
	/** Open items as `text (owner)`, by the name of their file. */
	items(file: string): string[];
}

export const today = '2026-11-20';

export function ownIndex(storage?: Uri, version = '1'): OwnIndex {
	const failures: unknown[] = [];
	const fail = (error: unknown): void => void failures.push(error);
	const settings = createSettings();
	const configurations = createConfigurations(settings);
	const documents = createDocuments(configurations, settings, () => today, fail);
	const kept = createKeptSummaries(storage, version, fail);
	const files = createWorkspaceFiles(configurations, documents, settings, kept, fail);
	return {
		files,
		configurations,
		documents,
		settings,
		kept,
		failures,
		items: (file) =>
			files.index
				.items()
				.filter(({ uri, item }) => Uri.parse(uri).path.endsWith(`/${file}`) && item.status === 'open')
				.map(({ item }) => `${item.text} (${item.owners.join(', ')})`),
		dispose: () => Disposable.from(files, documents, configurations, settings).dispose(),
	};
}

/** A postmortem of nothing but its action items. */
export function postmortemWith(items: readonly string[], title = 'Search answers nothing'): string {
	return `# ${title}\n\n- **Severity:** S3\n- **Status:** Resolved\n- **Start:** 2026-11-12 13:20 UTC\n\n## Impact\n\nOf 900 searches 300 found nothing.\n\n## Timeline\n\n- 13:20 UTC Searches fail\n\n## Action Items\n\n${items.map((item) => `- [ ] ${item}`).join('\n')}\n`;
}
