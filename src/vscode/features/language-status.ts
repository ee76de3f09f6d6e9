import { commands, Disposable, LanguageStatusSeverity, l10n, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import { acceptedIn } from '../../core/lint/baseline.ts';
import { settingsLayer } from '../configurations.ts';
import type { CheckedDocument } from '../documents.ts';
import { commands as ids } from '../ids.ts';
import { isReadable } from '../markdown-files.ts';
import type { Services } from '../services.ts';

/**
 * What is checked, by which configuration, and why a file is not: in the language status of Markdown files, once there was a postmortem in
 * this window, and as a command for everywhere else.
 */
export function register(services: Services): Disposable {
	const { documents, log } = services;
	const item = languages.createLanguageStatusItem('postmortem.status', []);
	item.name = 'Postmortem';
	let metPostmortem = false;
	let run = 0;

	const update = async (): Promise<void> => {
		const mine = ++run;
		const document = window.activeTextEditor?.document;
		const checked = document && (await documents.check(document));
		if (mine !== run) return;
		const isPostmortem = checked?.kind === 'postmortem';
		metPostmortem ||= isPostmortem;
		item.selector = metPostmortem ? { language: 'markdown' } : [];
		if (!checked) return;
		item.text = isPostmortem ? problemsInWords(checked.problems.length) : l10n.t('Postmortem: not checked');
		item.detail = isPostmortem
			? (tooOld(checked) ?? [configurationInWords(checked), acceptedInWords(checked) ?? []].flat().join(' · '))
			: (checked.reasons[0] ?? '');
		item.severity = LanguageStatusSeverity.Information;
		item.command = { command: ids.showStatus, title: l10n.t('Why?') };
	};
	const updateQuietly = (): void => {
		update().catch((error) => log.error(String(error)));
	};
	updateQuietly();

	let pending: ReturnType<typeof setTimeout> | undefined;
	return Disposable.from(
		item,
		window.onDidChangeActiveTextEditor(updateQuietly),
		documents.onDidInvalidate(updateQuietly),
		workspace.onDidChangeTextDocument(({ document }) => {
			if (document !== window.activeTextEditor?.document) return;
			clearTimeout(pending);
			pending = setTimeout(updateQuietly, 500);
		}),
		new Disposable(() => clearTimeout(pending)),
		commands.registerCommand(ids.showStatus, () => showStatus(services)),
	);
}

/** Everything in one list that can be left with Escape; the configuration file can be opened from it. */
async function showStatus({ documents }: Services): Promise<void> {
	const document = window.activeTextEditor?.document;
	const checked = document && (await documents.check(document));
	if (!document || !checked) {
		await window.showQuickPick([{ label: reasonForNothing(document) }], { title: 'Postmortem' });
		return;
	}
	const isPostmortem = checked.kind === 'postmortem';
	const files = checked.configuration.files.map((path) => document.uri.with({ path }));
	const marker = l10n.t('Below the title, {0} makes any document a postmortem.', '<!-- postmortem-template: small-team -->');
	const reasons = [tooOld(checked) ?? [], acceptedInWords(checked) ?? [], checked.reasons, isPostmortem ? [] : marker].flat();
	const lines = [
		{ label: isPostmortem ? l10n.t('This file is checked as a postmortem.') : l10n.t('This file is not checked.'), file: undefined },
		...reasons.map((reason) => ({ label: `$(dash) ${reason}`, file: undefined })),
		...files.map((file) => ({ label: `$(gear) ${workspace.asRelativePath(file)}`, description: l10n.t('Open the configuration'), file })),
		...(isPostmortem && files.length === 0 ? [{ label: `$(gear) ${configurationInWords(checked)}`, file: undefined }] : []),
	];
	const chosen = await window.showQuickPick(lines, { title: 'Postmortem' });
	if (chosen?.file instanceof Uri) await window.showTextDocument(chosen.file);
}

function reasonForNothing(document: TextDocument | undefined): string {
	if (!document) return l10n.t('No file is open.');
	if (document.languageId !== 'markdown') return l10n.t('This file is not checked: it is no Markdown.');
	return isReadable(document) ? l10n.t('This file could not be read.') : l10n.t('This file is not checked: it cannot be written.');
}

/** A postmortem that the configuration leaves alone for its age. */
function tooOld({ kind, postmortem: { incidentDay }, configuration: { configuration } }: CheckedDocument): string | undefined {
	const { since } = configuration;
	const isOlder = kind === 'postmortem' && since !== undefined && incidentDay !== undefined && incidentDay < since;
	return isOlder ? l10n.t('Only incidents since {0} are checked.', since) : undefined;
}

/** Problems of a postmortem that the team's baseline leaves alone. */
function acceptedInWords({ kind, document, configuration: { baseline } }: CheckedDocument): string | undefined {
	const count = acceptedIn(baseline, document.uri.path).length;
	if (kind !== 'postmortem' || !baseline || count === 0) return undefined;
	return l10n.t('Accepted in {0}: {1}', workspace.asRelativePath(document.uri.with({ path: baseline.path })), count);
}

function problemsInWords(count: number): string {
	if (count === 0) return l10n.t('Postmortem: no problems');
	return count === 1 ? l10n.t('Postmortem: 1 problem') : l10n.t('Postmortem: {0} problems', count);
}

function configurationInWords({ document, configuration: { files, layers } }: CheckedDocument): string {
	const [file] = files;
	if (file !== undefined) return l10n.t('By {0}', workspace.asRelativePath(document.uri.with({ path: file })));
	return [...layers.values()].includes(settingsLayer) ? l10n.t('By the settings') : l10n.t('By the defaults');
}
