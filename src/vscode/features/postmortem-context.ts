import { commands, type Disposable } from 'vscode';
import { onActivePostmortem } from '../active-postmortem.ts';
import { contextKeys } from '../ids.ts';
import type { Services } from '../services.ts';

/** Tells the editor whether a postmortem is at the keyboard, on which menus, keys and the palette depend. */
export function register(services: Services): Disposable {
	return onActivePostmortem(services, (active) => {
		void commands.executeCommand('setContext', contextKeys.isPostmortem, active !== undefined);
	});
}
