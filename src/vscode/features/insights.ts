import { commands, Disposable, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import { addDays } from '../../core/model/calendar.ts';
import { formatMinutes } from '../../core/model/duration.ts';
import type { MetricId } from '../../core/model/postmortem.ts';
import { type ActionInsight, fewest, type Insights, insightsOf, type Spread } from '../../core/workspace/insights.ts';
import { asText } from '../../core/workspace/item-markdown.ts';
import { commands as ids, insightsScheme } from '../ids.ts';
import { bucketWord } from '../item-words.ts';
import { metricFormula, metricName } from '../metric-words.ts';
import type { Services } from '../services.ts';

/** How far back insights look, in days. */
const yearInDays = 365;

/** What the postmortems of a year say together, as a Markdown document that follows the files while it is open. */
export function register(services: Services): Disposable {
	const { workspaceFiles, log } = services;
	const changed = new EventEmitter<Uri>();
	const page = Uri.from({ scheme: insightsScheme, path: `/${l10n.t('Insights')}.md` });
	let opened = false;
	const report = async (): Promise<string> => {
		const today = services.today();
		const since = addDays(today, -yearInDays);
		const documents = [...workspaceFiles.index.documents()];
		const configurations = await Promise.all(documents.map(({ uri }) => services.configurations.at(Uri.parse(uri))));
		const starts = new Set(configurations.map(({ configuration }) => configuration.mitigateFrom));
		return inMarkdown(insightsOf(documents, since, today), [...starts], since, today);
	};
	return Disposable.from(
		changed,
		workspace.registerTextDocumentContentProvider(insightsScheme, { onDidChange: changed.event, provideTextDocumentContent: report }),
		new Disposable(
			workspaceFiles.index.onChange(() => {
				if (opened) changed.fire(page);
			}),
		),
		commands.registerCommand(ids.showInsights, async () => {
			await workspaceFiles.settled();
			opened = true;
			changed.fire(page);
			try {
				await commands.executeCommand('markdown.showPreview', page);
			} catch (error) {
				// The preview belongs to another extension, which can be switched off.
				log.debug(String(error));
				await window.showTextDocument(page, { preview: true });
			}
		}),
	);
}

/** `starts` are those from which the time to mitigate counts in one document or another. */
function inMarkdown(insights: Insights, starts: readonly ('start' | 'detected')[], since: string, today: string): string {
	const { count, excluded, metrics, severities, quarters, categories, detection, actions } = insights;
	if (count === 0) return `# ${l10n.t('Insights')}\n\n${l10n.t('No postmortem of an incident since {0} states its day.', since)}\n`;
	const left = [
		excluded.older > 0 && l10n.t('{0} older', excluded.older),
		excluded.undated > 0 && l10n.t('{0} without a day', excluded.undated),
	].filter((part) => part !== false);
	const formulas = (id: MetricId): string => [...new Set(starts.map((start) => metricFormula(id, start)))].join(' / ');
	const sections = [
		table(
			l10n.t('How long it took'),
			[l10n.t('Metric'), l10n.t('Median'), l10n.t('Mean'), 'n', l10n.t('From')],
			metrics.map(({ id, ...spread }) => [metricName(id), median(spread), mean(spread), String(spread.count), formulas(id)]),
			excluded.nearMisses > 0
				? l10n.t(
						'Stated in the header, else taken from the timeline. Fewer than {0} values tell nothing, and near misses ({1}) are left out.',
						fewest,
						excluded.nearMisses,
					)
				: l10n.t('Stated in the header, else taken from the timeline. Fewer than {0} values tell nothing.', fewest),
		),
		table(
			l10n.t('By severity'),
			[l10n.t('Severity'), l10n.t('Incidents'), l10n.t('Median time to resolve'), 'n'],
			severities.map(({ name, count: incidents, timeToResolve }) => [
				name,
				String(incidents),
				median(timeToResolve),
				String(timeToResolve.count),
			]),
		),
		table(
			l10n.t('By quarter'),
			[
				l10n.t('Quarter'),
				l10n.t('Incidents'),
				l10n.t('Median time to detect'),
				l10n.t('Median time to resolve'),
				l10n.t('Commonest category'),
				l10n.t('Actions done'),
				l10n.t('Actions verified'),
			],
			quarters.map(({ name, count: incidents, timeToDetect, timeToResolve, commonest, actions: own }) => [
				name,
				String(incidents),
				median(timeToDetect),
				median(timeToResolve),
				commonest ? `${commonest.name} (${share(commonest.count, incidents)})` : '–',
				share(own.done, own.count),
				share(own.verified, own.count),
			]),
		),
		table(
			l10n.t('By category'),
			[l10n.t('Category'), l10n.t('Incidents'), l10n.t('Share')],
			categories.map(({ name, count: incidents }) => [name, String(incidents), share(incidents, count)]),
		),
		[
			`## ${l10n.t('Who noticed')}`,
			'',
			detection.known === 0
				? l10n.t('No postmortem says how the incident was noticed.')
				: l10n.t(
						'Customers noticed {0} of {1} incidents first ({2}).',
						detection.byCustomers,
						detection.known,
						share(detection.byCustomers, detection.known),
					),
			'',
		],
		[`## ${l10n.t('Action items')}`, '', actionsInWords(actions), ''],
		table(
			l10n.t('Action items by kind'),
			[l10n.t('Kind'), l10n.t('Action items'), l10n.t('Share')],
			actions.byBucket.map(({ bucket, count: items }) => [bucket ? bucketWord(bucket) : '–', String(items), share(items, actions.count)]),
			l10n.t('Where no kind is stated it is guessed from the words.'),
		),
	];
	return [
		`# ${l10n.t('Insights')}`,
		'',
		l10n.t('{0} incidents from {1} to {2}.', count, since, today) +
			(left.length > 0 ? ` ${l10n.t('Not counted: {0}.', left.join(', '))}` : ''),
		'',
		...sections.flat(),
	].join('\n');
}

function actionsInWords({ count, open, overdue, done, verified, dropped, tracked }: ActionInsight): string {
	return [
		l10n.t('{0} action items: {1} open, {2} overdue, {3} with a ticket.', count, open, overdue, tracked),
		l10n.t('Done: {0}. Done and verified: {1}. Dropped: {2}.', share(done, count), share(verified, count), dropped),
	].join(' ');
}

/** A heading with a table below it, and nothing at all without rows. */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[], note?: string): string[] {
	if (rows.length === 0) return [];
	const line = (cells: readonly string[]): string => `| ${cells.map((cell) => asText(cell)).join(' | ')} |`;
	const ruler = `|${head.map(() => '---').join('|')}|`;
	return [`## ${title}`, '', line(head), ruler, ...rows.map(line), '', ...(note === undefined ? [] : [note, ''])];
}

function median({ median: value }: Spread): string {
	return value === undefined ? '–' : formatMinutes(value);
}

function mean({ mean: value }: Spread): string {
	return value === undefined ? '–' : formatMinutes(value);
}

function share(part: number, whole: number): string {
	return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}
