import {
	type CancellationToken,
	CompletionItem,
	CompletionItemKind,
	type CompletionItemProvider,
	Disposable,
	Hover,
	type HoverProvider,
	l10n,
	languages,
	MarkdownString,
	type Position,
	SnippetString,
	type TextDocument,
} from 'vscode';
import { type Completion, completionsAt } from '../../core/completion/completions.ts';
import { derivedMetrics } from '../../core/edit/write-metrics.ts';
import type { Expectation, ExpectedSection } from '../../core/lint/rule.ts';
import { formatMinutes } from '../../core/model/duration.ts';
import type { DateReading, MetricId, Postmortem } from '../../core/model/postmortem.ts';
import { expectationFor } from '../../core/templates/expectation.ts';
import { defaultTemplate } from '../../core/templates/index.ts';
import { withTabStops } from '../../core/templates/render.ts';
import { withoutCaret } from '../../core/text/edit.ts';
import type { Range } from '../../core/text/range.ts';
import { wordsOf } from '../../core/vocabulary/words.ts';
import { peopleIn } from '../ask-and-change.ts';
import { toEditorRange } from '../convert.ts';
import type { CheckedDocument } from '../documents.ts';
import { certaintyInWords, metricFormula, metricName, momentName } from '../metric-words.ts';
import type { Services } from '../services.ts';

/** What can stand at the caret of a postmortem, and what is to be known about what stands under the mouse. */
export function register(services: Services): Disposable {
	const completions = new Completions(services);
	return Disposable.from(
		completions,
		languages.registerCompletionItemProvider({ language: 'markdown' }, completions, '#', '|', ' ', ':', '：', '@'),
		languages.registerHoverProvider({ language: 'markdown' }, new Hovers(services)),
	);
}

/** An item that remembers its section until somebody looks at it. */
class SectionItem extends CompletionItem {
	section: ExpectedSection | undefined;
}

class Completions implements CompletionItemProvider<SectionItem>, Disposable {
	/** Names of the whole workspace, gathered when they are first needed after a change. */
	private known: { readonly people: readonly string[]; readonly services: readonly string[] } | undefined;
	private readonly stopListening: () => void;

	constructor(private readonly services: Services) {
		this.stopListening = services.workspaceFiles.index.onChange(() => {
			this.known = undefined;
		});
	}

	async provideCompletionItems(document: TextDocument, position: Position, token: CancellationToken): Promise<SectionItem[] | undefined> {
		// Most of what is typed is prose: for that nothing is read.
		const before = document.lineAt(position).text.slice(0, position.character);
		if (!/^\s*(?:[#|>]|[-*+]\s|\d{1,9}[.)]\s|\p{L}[\p{L}\p{M}\p{N}'’ _-]{0,30}[:：]|\*\*)/u.test(before)) return undefined;
		const checked = await this.services.documents.check(document);
		if (token.isCancellationRequested || checked?.kind !== 'postmortem' || checked.version !== document.version) return undefined;
		const { configuration } = checked.configuration;
		const expectation = expectationOf(checked);
		const { people, services } = this.names();
		const found = completionsAt(checked.postmortem, document.offsetAt(position), {
			expectation,
			levels: configuration.severityScale ?? (expectation.severities.length > 0 ? expectation.severities : defaultTemplate.severities),
			priorities: Object.keys(configuration.priorityPolicy),
			people: [...new Set([...configuration.people.map(({ name, handle }) => handle ?? name), ...peopleIn(checked.postmortem), ...people])],
			services,
			today: this.services.today(),
			dateOrder: configuration.dateOrder,
			now: new Date().toISOString(),
		});
		return found.map((completion, index) => itemOf(document, completion, index));
	}

	/** What belongs in a section, and the lines that it starts with. */
	resolveCompletionItem(item: SectionItem): SectionItem {
		const { section } = item;
		if (!section) return item;
		const documentation = new MarkdownString().appendText(section.question);
		documentation.appendMarkdown('\n\n');
		documentation.appendCodeblock(section.body, 'markdown');
		item.documentation = documentation;
		return item;
	}

	dispose(): void {
		this.stopListening();
	}

	private names(): { readonly people: readonly string[]; readonly services: readonly string[] } {
		if (!this.known) {
			const documents = [...this.services.workspaceFiles.index.documents()];
			const unique = (names: readonly string[]): string[] => [...new Set(names)].sort((a, b) => a.localeCompare(b));
			this.known = {
				people: unique(documents.flatMap(({ summary }) => summary.items.flatMap(({ owners }) => owners))),
				services: unique(documents.flatMap(({ summary }) => summary.services)),
			};
		}
		return this.known;
	}
}

function itemOf(document: TextDocument, completion: Completion, index: number): SectionItem {
	const item = new SectionItem(completion.label, kinds[completion.kind]);
	item.range = toEditorRange(document, completion.range);
	item.sortText = String(index).padStart(4, '0');
	if (completion.detail !== undefined) item.detail = completion.detail;
	if (completion.filter !== undefined) item.filterText = completion.filter;
	item.insertText = insertionOf(completion);
	item.section = completion.section;
	return item;
}

function insertionOf({ text, section }: Completion): string | SnippetString {
	if (section) return new SnippetString(withTabStops(`${'#'.repeat(section.level)} ${section.title}\n\n${section.body}`));
	const { text: written, caret } = withoutCaret(text);
	if (caret === undefined) return written;
	return new SnippetString().appendText(written.slice(0, caret)).appendTabstop(0).appendText(written.slice(caret));
}

const kinds: Record<Completion['kind'], CompletionItemKind> = {
	section: CompletionItemKind.Module,
	field: CompletionItemKind.Field,
	value: CompletionItemKind.EnumMember,
	person: CompletionItemKind.User,
	date: CompletionItemKind.Constant,
	time: CompletionItemKind.Constant,
};

class Hovers implements HoverProvider {
	constructor(private readonly services: Services) {}

	async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
		const checked = await this.services.documents.check(document);
		if (checked?.kind !== 'postmortem' || checked.version !== document.version) return undefined;
		const at = document.offsetAt(position);
		const found = metricAt(checked, at) ?? dateAt(checked.postmortem, at) ?? sectionAt(checked, at);
		return found && new Hover(found.text, toEditorRange(document, found.range));
	}
}

interface Found {
	readonly range: Range;
	readonly text: MarkdownString;
}

/** What belongs in the section whose title stands here. */
function sectionAt(checked: CheckedDocument, at: number): Found | undefined {
	const { sections, language } = checked.postmortem;
	const section = sections.find(({ titleRange }) => holds(titleRange, at));
	if (!section) return undefined;
	const { id: template, sections: expectedSections } = expectationOf(checked);
	const expected = expectedSections.find(({ id }) => id === section.id);
	const isOfTeam = checked.configuration.teamTemplates.some(({ id }) => id === template);
	// Our templates ask in English; a document in another language is asked in its own.
	const own = wordsOf().sectionQuestion(section.id, language);
	const isReadable = language === 'en' || isOfTeam;
	const question = (isReadable && expected?.question) || own;
	const guidance = isReadable ? /^<!--([\s\S]*?)-->/.exec(expected?.body ?? '')?.[1]?.trim() : undefined;
	const text = new MarkdownString().appendText(question);
	if (guidance !== undefined && guidance !== question) text.appendMarkdown('\n\n').appendText(guidance);
	return { range: section.titleRange, text };
}

/** The day behind words such as “Friday”. */
function dateAt({ actionItems, start, end, incidentDay }: Postmortem, at: number): Found | undefined {
	const readings = [...actionItems.map(({ due }) => due), start, end].filter((reading): reading is DateReading => reading !== undefined);
	const reading = readings.find(({ range }) => holds(range, at));
	if (!reading) return undefined;
	const text = new MarkdownString();
	if (reading.ambiguous) text.appendText(l10n.t('This can mean {0} or {1}.', ...reading.ambiguous));
	else if (reading.day === undefined) return undefined;
	else if (reading.relative && incidentDay !== undefined)
		text.appendText(l10n.t('{0}, counted from the incident on {1}', reading.day, incidentDay));
	else if (reading.yearInferred) text.appendText(l10n.t('{0}, the year taken from the incident', reading.day));
	else if (reading.instant !== undefined && reading.zone?.offset !== 0)
		text.appendText(`${reading.instant.slice(0, 16).replace('T', ' ')} UTC`);
	else return undefined;
	return { range: reading.range, text };
}

/** What a number of the header is made of. */
function metricAt({ postmortem, configuration }: CheckedDocument, at: number): Found | undefined {
	const field = postmortem.fields.find(({ id, whole }) => id !== undefined && metricFields.has(id) && holds(whole, at));
	const id = field?.id as MetricId | undefined;
	if (!field || id === undefined) return undefined;
	const { mitigateFrom } = configuration.configuration;
	const text = new MarkdownString().appendText(`${metricName(id)} = ${metricFormula(id, mitigateFrom)}`);
	const made = derivedMetrics(postmortem, mitigateFrom)[id];
	if (!made?.from || !made.to) return { range: field.whole, text };
	text.appendMarkdown('\n\n').appendText(`${momentName(made.from.moment)}: ${made.from.text}`);
	text.appendMarkdown('\n\n').appendText(`${momentName(made.to.moment)}: ${made.to.text}`);
	text.appendMarkdown('\n\n').appendText(`${formatMinutes(made.minutes)}, ${certaintyInWords(made.certainty)}`);
	return { range: field.whole, text };
}

const metricFields: ReadonlySet<string> = new Set(['duration', 'timeToDetect', 'timeToAcknowledge', 'timeToMitigate', 'timeToResolve']);

function expectationOf({ postmortem, configuration }: CheckedDocument): Expectation {
	return expectationFor(postmortem, wordsOf(configuration.configuration.aliases), configuration.teamTemplates);
}

function holds(range: Range, at: number): boolean {
	return range.start <= at && at <= range.end;
}
