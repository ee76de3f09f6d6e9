import { commands, type Disposable, l10n, type Uri, window, workspace } from 'vscode';
import { rules } from '../../core/rules/index.ts';
import { commands as ids } from '../ids.ts';
import { rulePageFile } from '../rule-pages.ts';
import type { Services } from '../services.ts';

/** Opens the page of a rule: from the link at a diagnostic's code, and from the palette. */
export function register({ extension, log }: Services): Disposable {
	const open = async (rule: string): Promise<void> => {
		const page = rulePageFile(extension.uri, rule);
		if (!rules.some(({ id }) => id === rule) || !(await exists(page))) {
			await window.showErrorMessage(l10n.t('There is no rule called “{0}”.', rule));
			return;
		}
		try {
			await commands.executeCommand('markdown.showPreview', page);
		} catch (error) {
			// The preview belongs to another extension, which can be switched off.
			log.debug(String(error));
			await window.showTextDocument(page, { preview: true });
		}
	};

	return commands.registerCommand(ids.showRule, async (given?: unknown) => {
		const rule = typeof given === 'string' ? given : await chooseRule();
		if (rule !== undefined) await open(rule);
	});
}

async function chooseRule(): Promise<string | undefined> {
	const choices = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
	const chosen = await window.showQuickPick(choices, { title: l10n.t('Rules'), matchOnDetail: true });
	return chosen?.label;
}

async function exists(file: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(file);
		return true;
	} catch {
		return false;
	}
}
