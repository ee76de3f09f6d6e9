import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { markMoment } from '../../../core/edit/mark-moment.ts';
import { derivedMetrics, withMetrics } from '../../../core/edit/write-metrics.ts';
import { readingOptionsOf } from '../../../core/lint/check-text.ts';
import { shortestEdit } from '../../../core/lint/fix-all.ts';
import type { Timeline, TimelineEntry } from '../../../core/model/postmortem.ts';
import { type Moment, moments } from '../../../core/vocabulary/terms.ts';
import { type ActivePostmortem, goTo, writeEdits } from '../../active-postmortem.ts';
import { pathInWorkspace } from '../../markdown-files.ts';
import { metricEnds, metricFormula, metricName, metricOrigin, metricValue, momentName, shownMetrics } from '../../metric-words.ts';

interface Choice extends QuickPickItem {
	readonly run?: () => Promise<unknown>;
}

/** The numbers of the timeline, each with what it was made of; from here the entries are reached and marked. */
export async function showMetrics(active: ActivePostmortem): Promise<void> {
	const { postmortem, configuration, document } = active.checked;
	const { mitigateFrom } = configuration.configuration;
	const { metrics, timelines } = postmortem;
	const timeline = timelines.find(({ entries }) => entries.length > 0);
	const rows = shownMetrics.map((id): Choice => {
		const metric = metrics[id];
		const [from, to] = metricEnds(id, mitigateFrom);
		const run = () =>
			timeline
				? showEnds(active, timeline, [from, to], metric?.from && metric.to ? [metric.from.range, metric.to.range] : [])
				: Promise.resolve();
		return metric
			? { label: `${metricName(id)}: ${metricValue(metric)}`, detail: metricOrigin(metric), run }
			: { label: `${metricName(id)}: ?`, detail: l10n.t('{0}: mark the entries to know it', metricFormula(id, mitigateFrom)), run };
	});
	const derived = Object.keys(derivedMetrics(postmortem, mitigateFrom)).length > 0;
	const write: Choice[] = derived
		? [
				{ label: '', kind: QuickPickItemKind.Separator },
				{ label: `$(pencil) ${l10n.t('Write These Numbers into the Header')}`, run: () => writeMetrics(active) },
			]
		: [];
	const chosen = await window.showQuickPick([...rows, ...write], {
		title: l10n.t('Numbers of the Timeline'),
		placeHolder: document.fileName.split(/[\\/]/).at(-1) ?? '',
	});
	await chosen?.run?.();
}

async function showEnds(
	active: ActivePostmortem,
	timeline: Timeline,
	ends: readonly [Moment, Moment],
	ranges: readonly { start: number; end: number }[],
): Promise<void> {
	const { uri } = active.checked.document;
	const choices = ends.flatMap((moment, index): Choice[] => {
		const range = ranges[index];
		const mark: Choice = {
			label: `$(tag) ${l10n.t('Mark another entry as “{0}”…', momentName(moment))}`,
			run: () => markEntry(active, timeline, moment),
		};
		return range ? [{ label: `$(go-to-file) ${l10n.t('Go to “{0}”', momentName(moment))}`, run: () => goTo(uri, range) }, mark] : [mark];
	});
	const chosen = await window.showQuickPick(choices, { title: l10n.t('Numbers of the Timeline') });
	await chosen?.run?.();
}

/** Marks an entry as a moment: the one at the caret comes first. Asks for the moment unless it is given. */
export async function markEntry({ editor, checked }: ActivePostmortem, timeline: Timeline, given: unknown): Promise<void> {
	const { postmortem, document } = checked;
	const at = document.offsetAt(editor.selection.active);
	const here = timeline.entries.find(({ range }) => range.start <= at && at <= range.end);
	const isGiven = moments.some((moment) => moment === given);
	const moment = isGiven ? (given as Moment) : await askMoment(here);
	if (moment === undefined) return;
	const entry = !isGiven && here ? here : await askEntry(timeline, moment, here);
	if (entry) await writeEdits(checked, markMoment(postmortem, entry, moment));
}

async function askMoment(entry: TimelineEntry | undefined): Promise<Moment | undefined> {
	const guessed = new Set(entry?.marks.map(({ moment }) => moment));
	const ordered = [...moments].sort((a, b) => Number(guessed.has(b)) - Number(guessed.has(a)));
	const choices = ordered.map((moment) => ({
		label: momentName(moment),
		description: guessed.has(moment) ? l10n.t('suggested by its words') : '',
		moment,
	}));
	const placeHolder = entry ? l10n.t('What is “{0}”?', entryLabel(entry)) : l10n.t('Which moment?');
	return (await window.showQuickPick(choices, { title: l10n.t('Mark Entry'), placeHolder }))?.moment;
}

async function askEntry({ entries }: Timeline, moment: Moment, here: TimelineEntry | undefined): Promise<TimelineEntry | undefined> {
	const ordered = here ? [here, ...entries.filter((entry) => entry !== here)] : entries;
	const choices = ordered.map((entry) => {
		const mark = entry.marks.find((candidate) => candidate.moment === moment);
		const description = mark ? (mark.certainty === 'explicit' ? l10n.t('marked') : l10n.t('guessed from the words')) : '';
		return { label: entryLabel(entry), description, entry };
	});
	return (
		await window.showQuickPick(choices, { title: l10n.t('Mark Entry'), placeHolder: l10n.t('Which entry is “{0}”?', momentName(moment)) })
	)?.entry;
}

function entryLabel({ time, text }: TimelineEntry): string {
	return `${time.text} ${text}`.trim();
}

/** Writes what the timeline says about durations into the header. */
export async function writeMetrics({ checked }: ActivePostmortem): Promise<void> {
	const { postmortem, configuration, document } = checked;
	const reading = readingOptionsOf(configuration.configuration, pathInWorkspace(document.uri));
	const change = shortestEdit(postmortem.text, withMetrics(postmortem, configuration.configuration.mitigateFrom, reading));
	if (change) await writeEdits(checked, [change]);
	else void window.showInformationMessage(l10n.t('The header says already what the timeline says, or the timeline says nothing yet.'));
}
