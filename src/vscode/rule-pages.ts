import { commands, type Disposable, env, Uri, window } from 'vscode';
import { commands as ids } from './ids.ts';

/** The address that a diagnostic's code links to: VS Code hands it to our UriHandler, in the window that asked. */
export function rulePage(extensionId: string, rule: string): Uri {
	return Uri.from({ scheme: env.uriScheme, authority: extensionId, path: `/rules/${rule}` });
}

/** Opens the page that such an address names. The editor waits for this when it starts the extension for an address. */
export function registerRulePages(): Disposable {
	return window.registerUriHandler({
		handleUri: async (uri) => {
			const rule = ruleOfPage(uri);
			if (rule !== undefined) await commands.executeCommand(ids.showRule, rule);
		},
	});
}

/** The rule that such an address names; undefined for any other address. */
function ruleOfPage(uri: Uri): string | undefined {
	return /^\/rules\/([a-z0-9-]+)$/.exec(uri.path)?.[1];
}

/** Where the generated page of a rule lies in the installed extension. */
export function rulePageFile(extension: Uri, rule: string): Uri {
	return Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`);
}
