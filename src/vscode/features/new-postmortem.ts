import { commands, type Disposable, InputBoxValidationSeverity, l10n, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import { fillTemplate } from '../../core/edit/fill-template.ts';
import { readingOptionsOf } from '../../core/lint/check-text.ts';
import { severityLevelOf } from '../../core/model/severity.ts';
import { readStart, type WrittenStart } from '../../core/model/start-words.ts';
import { postmortemFileName } from '../../core/templates/file-name.ts';
import { severityOnScale, templatesFitting } from '../../core/templates/fitting-template.ts';
import { defaultTemplate } from '../../core/templates/index.ts';
import { type KnownFacts, renderDocument, renderSnippet, withTabStops } from '../../core/templates/render.ts';
import type { TeamTemplate } from '../../core/templates/team-template.ts';
import type { Template } from '../../core/templates/template.ts';
import { oneLine } from '../../core/text/one-line.ts';
import type { ConfigurationHere } from '../configurations.ts';
import { commands as ids } from '../ids.ts';
import { choosePostmortemFolder, makePostmortemFile, type NewFile } from '../postmortem-file.ts';
import type { Services } from '../services.ts';

/**
 * "New Postmortem": asks for title, severity, start and template, and makes a file in the postmortem folder with the caret in its first
 * gap. What the command gets as `{ title, severity, start, template }` is not asked; the answer is the new document's address.
 */
export function register(services: Services): Disposable {
	return commands.registerCommand(ids.newPostmortem, async (given: unknown): Promise<Uri | undefined> => {
		const answers = givenAnswers(given);
		const place = await choosePostmortemFolder(services);
		if (place === 'dismissed') return undefined;
		const beside = place ? Uri.joinPath(place.folder, 'new.md') : Uri.parse('untitled:new.md');
		const here = await services.configurations.at(beside);

		const title = answers.title ?? (await askTitle());
		if (title === undefined) return undefined;
		const scale = here.configuration.severityScale;
		const severity = answers.severity ?? (await askSeverity(scale ?? defaultTemplate.severities));
		if (severity === undefined) return undefined;
		const words = answers.start ?? (await askStart(here));
		if (words === undefined) return undefined;
		const start = readStart(words, typedNow(here));
		const { rank } = severityLevelOf(severity, scale);
		const offered = [...here.teamTemplates, ...templatesFitting(rank)];
		const template = offered.find(({ id }) => id === answers.template) ?? (await askTemplate(here.teamTemplates, rank));
		if (template === undefined) return undefined;
		return makePostmortemFile(place, fileOf(template, { title: oneLine(title), severity, start }, here, services.today()));
	});
}

interface Answers {
	readonly title?: string;
	readonly severity?: string;
	readonly start?: string;
	/** A template's id. */
	readonly template?: string;
}

/** Menus hand over whatever they stand at; only an object of texts answers anything. */
function givenAnswers(given: unknown): Answers {
	if (typeof given !== 'object' || given === null) return {};
	const named = Object.entries(given).filter(([name, value]) => answerNames.has(name) && typeof value === 'string');
	return Object.fromEntries(named);
}

const answerNames: ReadonlySet<string> = new Set(['title', 'severity', 'start', 'template']);

interface Facts {
	readonly title: string;
	/** As typed or chosen; '' when it is not known. */
	readonly severity: string;
	readonly start: WrittenStart | undefined;
}

function fileOf(template: Template | TeamTemplate, { title, severity, start }: Facts, here: ConfigurationHere, today: string): NewFile {
	const { configuration } = here;
	const name = postmortemFileName(start?.day ?? today, title);
	if (isTeamTemplate(template)) {
		const facts = {
			title: title || undefined,
			severity: severity === '' ? undefined : severityOnScale(severity, configuration.severityScale ?? []),
			start: start?.text,
		};
		const text = fillTemplate(template.text, template.id, facts, readingOptionsOf(configuration, ''));
		return { name, text, snippet: withTabStops(text) };
	}
	const asked = new Set([template.header, ...template.sections.map((section) => section.fields?.rows ?? [])].flat().map(({ id }) => id));
	const levels = configuration.severityScale ?? template.severities;
	const began = start && (start.instant === undefined ? `${start.text} [HH:MM UTC]` : start.text);
	const facts: KnownFacts = {
		title: title || undefined,
		fields: {
			severity: severity === '' ? undefined : severityOnScale(severity, levels, configuration.severityScale),
			// A template that has only a date does not ask for the minute; one that is known is kept all the same.
			start: asked.has('start') || !asked.has('date') || start?.instant !== undefined ? began : undefined,
			date: asked.has('date') ? (start?.day ?? today) : undefined,
		},
	};
	return { name, text: renderDocument(template, facts), snippet: renderSnippet(template, facts).join('\n') };
}

function isTeamTemplate(template: Template | TeamTemplate): template is TeamTemplate {
	return 'text' in template;
}

function askTitle(): Thenable<string | undefined> {
	return window.showInputBox({
		title: l10n.t('New Postmortem (1 of 4)'),
		prompt: l10n.t('Title: the effect and the system'),
		placeHolder: l10n.t('Checkout errors after a cache change'),
		ignoreFocusOut: true,
	});
}

async function askSeverity(levels: readonly string[]): Promise<string | undefined> {
	const about = [l10n.t('worst'), ...levels.slice(1, -1).map(() => ''), l10n.t('mildest')];
	const later: QuickPickItem = { label: l10n.t('Not known yet'), description: l10n.t('stays a gap to fill in') };
	const chosen = await window.showQuickPick(
		[
			...levels.map((label, index) => ({ label, description: about[index] ?? '' })),
			{ label: '', kind: QuickPickItemKind.Separator },
			later,
		],
		{ title: l10n.t('New Postmortem (2 of 4)'), placeHolder: l10n.t('Severity'), ignoreFocusOut: true },
	);
	return chosen === later ? '' : chosen?.label;
}

function askStart(here: ConfigurationHere): Thenable<string | undefined> {
	return window.showInputBox({
		title: l10n.t('New Postmortem (3 of 4)'),
		prompt: l10n.t('When did it begin? “now”, “20 minutes ago”, “today 14:05 UTC”, “yesterday 9am”; empty when it is not known'),
		value: 'now',
		ignoreFocusOut: true,
		validateInput: (text) => {
			if (text.trim() === '') return undefined;
			const start = readStart(text, typedNow(here));
			return start
				? { message: l10n.t('Start: {0}', start.text), severity: InputBoxValidationSeverity.Info }
				: {
						message: l10n.t('This is no time. Write one such as “14:05” or “yesterday 9am UTC”.'),
						severity: InputBoxValidationSeverity.Error,
					};
		},
	});
}

async function askTemplate(team: readonly TeamTemplate[], rank: number | undefined): Promise<Template | TeamTemplate | undefined> {
	const [best, ...others] = templatesFitting(rank);
	const choice = (template: Template) => ({ label: template.name, detail: template.description, template });
	const separator = (label: string) => ({ label, kind: QuickPickItemKind.Separator, template: undefined });
	const chosen = await window.showQuickPick<QuickPickItem & { readonly template: Template | TeamTemplate | undefined }>(
		[
			...(team.length > 0 ? [separator(l10n.t('of the team'))] : []),
			...team.map((template) => ({ label: template.id, description: l10n.t('{0} sections', template.sections.length), template })),
			separator(l10n.t('fits the severity')),
			...(best ? [choice(best)] : []),
			separator(l10n.t('others')),
			...others.map(choice),
		],
		{ title: l10n.t('New Postmortem (4 of 4)'), placeHolder: l10n.t('Template'), matchOnDetail: true, ignoreFocusOut: true },
	);
	return chosen?.template;
}

/** Clocks without a zone are those of the team, else those of the person at the keyboard. */
function typedNow({ configuration }: ConfigurationHere): { instant: string; zone: string; order: 'dmy' | 'mdy' | undefined } {
	const zone = configuration.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	return { instant: new Date().toISOString(), zone, order: configuration.dateOrder };
}
