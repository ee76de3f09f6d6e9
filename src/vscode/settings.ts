import { type ConfigurationScope, type Disposable, type Event, EventEmitter, workspace } from 'vscode';
import type { RuleSetting } from '../core/lint/configuration.ts';
import { type SeverityLevel, severities } from '../core/lint/rule.ts';
import { settingNames, settingSection } from './ids.ts';

/** What the user set for a place, every value present and of its type. */
export interface SettingValues {
	readonly enabled: boolean;
	/** Severities by rule id; holds where the configuration file is silent. */
	readonly rules: { readonly [id: string]: RuleSetting };
	/** Names of folders that hold postmortems, beyond those that every installation knows. */
	readonly folders: readonly string[];
	/** Globs, relative to the workspace folder, of files that are never checked. */
	readonly exclude: readonly string[];
	/** Whether problems are shown of open postmortems only, or of all in the workspace. */
	readonly lintScope: 'openDocuments' | 'workspace';
	/** Where new postmortems go, relative to the workspace folder; '' when not set. */
	readonly newPostmortemFolder: string;
	/** Whether the line with numbers stands above a timeline. */
	readonly timelineMetrics: boolean;
	/** Whether the times of a timeline show how long after the start they are. */
	readonly timelineOffsets: boolean;
	/** Names and handles by which documents call the person at the keyboard. */
	readonly me: readonly string[];
	/** Whether an open document without unsaved changes is saved after an action item was changed from a list. */
	readonly saveAfterChange: boolean;
}

export interface Settings extends Disposable {
	/** The values that hold for a document or folder; the window's without one. */
	at(scope: ConfigurationScope | undefined): SettingValues;
	readonly onDidChange: Event<void>;
}

/** The only reader of VS Code's settings. A value of the wrong type counts as not set. */
export function createSettings(): Settings {
	const changed = new EventEmitter<void>();
	const listener = workspace.onDidChangeConfiguration((event) => {
		if (event.affectsConfiguration(settingSection)) changed.fire();
	});
	return {
		at(scope) {
			const section = workspace.getConfiguration(settingSection, scope ?? null);
			const read = (name: string): unknown => section.get(name);
			const newPostmortemFolder = read(settingNames.newPostmortemFolder);
			return {
				enabled: read(settingNames.enabled) !== false,
				rules: severitiesIn(read(settingNames.rules)),
				folders: textsIn(read(settingNames.folders)),
				exclude: textsIn(read(settingNames.exclude)),
				lintScope: read(settingNames.lintScope) === 'workspace' ? 'workspace' : 'openDocuments',
				saveAfterChange: read(settingNames.saveAfterChange) !== false,
				timelineMetrics: read(settingNames.timelineMetrics) !== false,
				timelineOffsets: read(settingNames.timelineOffsets) === true,
				me: textsIn(read(settingNames.me)),
				newPostmortemFolder: typeof newPostmortemFolder === 'string' ? newPostmortemFolder.trim() : '',
			};
		},
		onDidChange: changed.event,
		dispose: () => {
			listener.dispose();
			changed.dispose();
		},
	};
}

function severitiesIn(value: unknown): { readonly [id: string]: RuleSetting } {
	if (typeof value !== 'object' || value === null) return {};
	const known = Object.entries(value).filter((entry): entry is [string, SeverityLevel] => severities.includes(entry[1]));
	return Object.fromEntries(known.map(([id, severity]) => [id, { severity }]));
}

function textsIn(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry.trim() !== '') : [];
}
