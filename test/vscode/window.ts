import { strict as assert } from 'node:assert';
import { commands, type Diagnostic, extensions, languages, type TextEditor, Uri, window, workspace } from 'vscode';
import { eventually } from '../support/eventually.ts';

export const extensionId = 'postmortem-kit.postmortem-kit';

/** The first workspace folder of this window. */
export function home(): Uri {
	const folder = workspace.workspaceFolders?.[0];
	assert.ok(folder, 'no folder is open');
	return folder.uri;
}

export async function activated(): Promise<void> {
	await extensions.getExtension(extensionId)?.activate();
}

/** A new file in the first workspace folder, whose folders are made as needed. */
export async function writeFile(path: string, text: string): Promise<Uri> {
	const file = Uri.joinPath(home(), path);
	await workspace.fs.writeFile(file, new TextEncoder().encode(text));
	return file;
}

export async function open(file: Uri): Promise<TextEditor> {
	return window.showTextDocument(await workspace.openTextDocument(file), { preview: false });
}

export async function openUntitled(content: string, language = 'markdown'): Promise<TextEditor> {
	return window.showTextDocument(await workspace.openTextDocument({ language, content }), { preview: false });
}

/** Closes every tab, whatever is unsaved in it. */
export async function closeAll(): Promise<void> {
	for (const document of workspace.textDocuments) {
		// The editor writes its own settings when it likes, through a document that it saves itself.
		if (!document.isDirty || document.uri.path.endsWith('/User/settings.json')) continue;
		await window.showTextDocument(document);
		await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Our diagnostics of a document. */
export function problemsOf(uri: Uri): Diagnostic[] {
	return languages.getDiagnostics(uri).filter(({ source }) => source === 'postmortem');
}

/** The rules of our diagnostics, in order, as often as they speak. */
export function rulesIn(uri: Uri): string[] {
	return problemsOf(uri).map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
}

/** Waits until a rule speaks, or does not, in a document. */
export async function untilRule(uri: Uri, rule: string, speaks = true, milliseconds?: number): Promise<void> {
	await eventually(() => {
		const rules = rulesIn(uri);
		assert.equal(rules.includes(rule), speaks, `${rule} ${speaks ? 'is not' : 'is'} among: ${rules.join(', ') || 'nothing'}`);
	}, milliseconds);
}

/** Half a postmortem: no owner, and sections missing. */
export const halfWritten = `# Search answers nothing

<!-- postmortem-template: small-team -->

- **Severity:** S3
- **Status:** Resolved
- **Start:** 2026-11-12 13:20 UTC
- **End:** 2026-11-12 14:20 UTC

## Customer Impact

Of 900 searches 300 found nothing.

## Action Items

| Action | Owner | Priority | Due | Status | Verification | Link |
|---|---|---|---|---|---|---|
| Page when the index is older than 30 minutes | Ines Duarte | P1 | 2026-11-27 | Open | Stop the job on staging | SHOP-903 |
| List the readers of each queue in its description | | P2 | 2026-12-04 | Open | Read ten of them | SHOP-904 |
`;
