import { commands, type Disposable, env, l10n, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import { handleOf } from '../../core/import/choose-incident.ts';
import { type Draft, draftPostmortem } from '../../core/import/draft.ts';
import { UnusablePayload } from '../../core/import/payload.ts';
import { type RecognisedIncident, recognisePayload } from '../../core/import/recognise-payload.ts';
import { readUnfilled } from '../../core/model/placeholder.ts';
import { readPostmortem } from '../../core/model/read.ts';
import { expectationFor } from '../../core/templates/expectation.ts';
import { postmortemFileName } from '../../core/templates/file-name.ts';
import { templatesFitting } from '../../core/templates/fitting-template.ts';
import { templateOf } from '../../core/templates/index.ts';
import type { Template } from '../../core/templates/template.ts';
import type { Range } from '../../core/text/range.ts';
import { wordsOf } from '../../core/vocabulary/words.ts';
import { commands as ids } from '../ids.ts';
import { payloadFilesAt } from '../payload-files.ts';
import { choosePostmortemFolder, makePostmortemFile } from '../postmortem-file.ts';
import type { Services } from '../services.ts';

/**
 * "New Postmortem from Incident Data": reads a file, a folder or the clipboard, shows what was recognised and what is missing, and makes a
 * postmortem of it. What the command gets as `{ from, incident, template }` is not asked, and nothing is shown when all three are given;
 * the answer is the new document's address.
 */
export function register(services: Services): Disposable {
	return commands.registerCommand(ids.importIncident, async (given: unknown): Promise<Uri | undefined> => {
		const answers = givenAnswers(given);
		try {
			const found = await readPayload(answers.from);
			const recognised = found && (await chooseIncident(found, answers.incident));
			if (!recognised) return undefined;
			const template = (answers.template && templateOf(answers.template)) || (await askTemplate(recognised));
			if (!template) return undefined;
			const draft = draftPostmortem(recognised, template);
			if (!answers.template && !(await isAccepted(recognised, draft))) return undefined;
			const place = await choosePostmortemFolder(services);
			if (place === 'dismissed') return undefined;
			return await makePostmortemFile(place, {
				name: postmortemFileName(draft.day ?? services.today(), draft.name ?? ''),
				text: draft.text,
				gap: firstGap(draft.text),
			});
		} catch (error) {
			// Sentences about payloads are written for the person who chose it; so are those of file systems, more or less.
			await window.showErrorMessage(error instanceof Error ? error.message : String(error));
			if (!(error instanceof UnusablePayload)) services.log.error(error instanceof Error ? error : String(error));
			return undefined;
		}
	});
}

/** Where writing goes on: the first text of the template that the payload says nothing about. */
function firstGap(text: string): Range | undefined {
	const postmortem = readPostmortem(text);
	return readUnfilled(postmortem, expectationFor(postmortem, wordsOf()).placeholders).placeholders[0]?.range;
}

interface Answers {
	/** The address of a file or folder, or `clipboard`. */
	readonly from: Uri | 'clipboard' | undefined;
	readonly incident: string | undefined;
	readonly template: string | undefined;
}

/** Menus hand over whatever they stand at: a file's address is one to read. */
function givenAnswers(given: unknown): Answers {
	if (given instanceof Uri) return { from: given, incident: undefined, template: undefined };
	const named: { readonly [name: string]: unknown } = typeof given === 'object' && given !== null ? { ...given } : {};
	const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
	const from = named['from'];
	return {
		from: from instanceof Uri || from === 'clipboard' ? from : undefined,
		incident: text(named['incident']),
		template: text(named['template']),
	};
}

async function readPayload(from: Uri | 'clipboard' | undefined): Promise<readonly RecognisedIncident[] | undefined> {
	const source = from ?? (await askSource());
	if (source === undefined) return undefined;
	if (source === 'clipboard') {
		const bytes = new TextEncoder().encode(await env.clipboard.readText());
		return recognisePayload([{ path: l10n.t('The clipboard'), bytes }]);
	}
	const { files, directory } = await payloadFilesAt(source);
	return recognisePayload(files, directory);
}

const title = (): string => l10n.t('New Postmortem from Incident Data');

async function askSource(): Promise<Uri | 'clipboard' | undefined> {
	const file = { label: l10n.t('From a File…'), description: l10n.t('JSON of a tool, a webhook or an export') };
	const folder = { label: l10n.t('From a Folder…'), description: l10n.t('A Slack channel, a mortician bundle, answers of an API') };
	const clipboard = { label: l10n.t('From the Clipboard'), description: l10n.t('JSON that was copied') };
	const chosen = await window.showQuickPick([file, folder, clipboard], { title: title(), placeHolder: l10n.t('Where is the data?') });
	if (chosen === undefined || chosen === clipboard) return chosen && 'clipboard';
	const [uri] =
		(await window.showOpenDialog({ title: title(), canSelectFiles: chosen === file, canSelectFolders: chosen === folder })) ?? [];
	return uri;
}

async function chooseIncident(found: readonly RecognisedIncident[], wanted: string | undefined): Promise<RecognisedIncident | undefined> {
	const fitting = wanted === undefined ? found : found.filter((one, index) => handleOf(one, index) === wanted);
	if (fitting.length === 1) return fitting[0];
	const items = (fitting.length > 0 ? fitting : found).map((one, index) => ({
		label: one.incident.title ?? handleOf(one, index),
		description: [one.incident.title === undefined ? undefined : one.incident.id, one.incident.severity?.text].filter(Boolean).join(', '),
		...(one.incident.start === undefined ? {} : { detail: one.incident.start }),
		one,
	}));
	const chosen = await window.showQuickPick(items, { title: title(), placeHolder: l10n.t('Which incident?'), matchOnDescription: true });
	return chosen?.one;
}

async function askTemplate({ incident }: RecognisedIncident): Promise<Template | undefined> {
	const items = templatesFitting(incident.severity?.rank).map((template) => ({
		label: template.name,
		detail: template.description,
		template,
	}));
	return (await window.showQuickPick(items, { title: title(), placeHolder: l10n.t('Which template?') }))?.template;
}

/** Shows what was recognised, guessed and missing until the draft is accepted or dismissed; its lines are to be read, not chosen. */
async function isAccepted(recognised: RecognisedIncident, draft: Draft): Promise<boolean> {
	const create: QuickPickItem = { label: l10n.t('$(new-file) Create the Postmortem'), alwaysShow: true };
	const section = (label: string, lines: readonly QuickPickItem[]): QuickPickItem[] =>
		lines.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...lines];
	const items = [
		create,
		...section(l10n.t('Recognised'), recognisedLines(recognised)),
		...section(
			l10n.t('Guessed'),
			draft.guesses.map((label) => ({ label })),
		),
		...section(
			l10n.t('Missing: stays a placeholder'),
			draft.missing.map((name) => ({ label: missingNames()[name] ?? name })),
		),
	];
	for (;;) {
		const chosen = await window.showQuickPick(items, {
			title: title(),
			placeHolder: l10n.t('This is what {0} says', recognised.incident.source),
		});
		if (chosen === undefined || chosen === create) return chosen === create;
	}
}

function missingNames(): { readonly [name: string]: string } {
	return {
		title: l10n.t('Title'),
		severity: l10n.t('Severity'),
		start: l10n.t('Start'),
		end: l10n.t('End'),
		timeline: l10n.t('Timeline'),
	};
}

function recognisedLines({ incident, leftovers }: RecognisedIncident): QuickPickItem[] {
	const counted = (list: readonly unknown[]): string | undefined => (list.length === 0 ? undefined : String(list.length));
	const values: readonly (readonly [string, string | undefined])[] = [
		[l10n.t('Title'), incident.title],
		[l10n.t('Incident ID'), incident.id],
		[l10n.t('Severity'), incident.severity?.text],
		[l10n.t('Status'), incident.status?.text],
		[l10n.t('Start'), incident.start],
		[l10n.t('End'), incident.end],
		[l10n.t('Services'), incident.services.join(', ') || undefined],
		[l10n.t('Timeline entries'), counted(incident.timeline)],
		[l10n.t('Action items'), counted(incident.actionItems)],
		[l10n.t('People'), counted(incident.people)],
		[l10n.t('Links'), counted(incident.links)],
		[l10n.t('Further values, for Supporting Information'), counted([...incident.facts, ...leftovers])],
	];
	return values.flatMap(([label, description]) => (description === undefined ? [] : [{ label, description }]));
}
