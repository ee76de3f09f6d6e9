import { commands, Disposable, workspace } from 'vscode';
import { contextKeys } from '../ids.ts';
import type { Services } from '../services.ts';

/** The views appear with the workspace's first postmortem and leave with its last. Paths decide, so that nothing is read for it. */
export function register({ workspaceFiles, log }: Services): Disposable {
	let shown = false;
	const show = (value: boolean): void => {
		if (value === shown) return;
		shown = value;
		void commands.executeCommand('setContext', contextKeys.hasPostmortems, value);
	};
	const look = (): void => {
		if (workspaceFiles.index.size > 0) show(true);
		else
			workspaceFiles.hasCandidate().then(
				(has) => show(has || workspaceFiles.index.size > 0),
				(error: unknown) => log.error(String(error)),
			);
	};
	look();
	return Disposable.from(
		new Disposable(
			workspaceFiles.index.onChange(({ added, removed }) => {
				if (added.length + removed.length > 0) look();
			}),
		),
		workspaceFiles.onDidSeeCandidate(() => {
			if (!shown) look();
		}),
		workspace.onDidChangeWorkspaceFolders(look),
	);
}
