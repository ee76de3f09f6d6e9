import {
	CodeLens,
	type CodeLensProvider,
	type Disposable,
	type Range as EditorRange,
	EventEmitter,
	InlayHint,
	type InlayHintsProvider,
	l10n,
	type TextDocument,
} from 'vscode';
import { formatMinutes } from '../../../core/model/duration.ts';
import type { Postmortem } from '../../../core/model/postmortem.ts';
import { toEditorRange } from '../../convert.ts';
import { commands as ids } from '../../ids.ts';
import { metricName, metricOrigin, shownMetrics } from '../../metric-words.ts';
import type { Services } from '../../services.ts';

/** One line above the timeline with its numbers; the tooltip says what each was made of. */
export class TimelineLens implements CodeLensProvider, Disposable {
	private readonly changed = new EventEmitter<void>();
	readonly onDidChangeCodeLenses = this.changed.event;

	constructor(private readonly services: Services) {}

	async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
		if (!this.services.settings.at(document).timelineMetrics) return [];
		const checked = await this.services.documents.check(document);
		if (checked?.kind !== 'postmortem' || checked.version !== document.version) return [];
		const { timelines, sections, metrics } = checked.postmortem;
		const timeline = timelines.find(({ entries }) => entries.some(({ time }) => time.clock !== undefined));
		const section = timeline && sections[timeline.section];
		if (!section) return [];
		const made = shownMetrics.flatMap((id) => {
			const metric = metrics[id];
			return metric ? [{ id, metric }] : [];
		});
		// The duration and the time to resolve are one and the same unless the header says otherwise.
		const shown = made.filter(({ id, metric }) => id !== 'timeToResolve' || metric.minutes !== metrics.duration?.minutes);
		const title =
			shown.length === 0
				? l10n.t('No numbers yet: mark entries')
				: shown
						.map(({ id, metric }) => `${metricName(id)} ${metric.certainty === 'guess' ? '~' : ''}${formatMinutes(metric.minutes)}`)
						.join(' · ');
		const tooltip = made.map(({ id, metric }) => `${metricName(id)}: ${formatMinutes(metric.minutes)}, ${metricOrigin(metric)}`).join('\n');
		return [new CodeLens(toEditorRange(document, section.titleRange), { title, tooltip, command: ids.showMetrics })];
	}

	refresh(): void {
		this.changed.fire();
	}

	dispose(): void {
		this.changed.dispose();
	}
}

/** `+18m` behind each time: how long after the start. */
export class TimelineHints implements InlayHintsProvider, Disposable {
	private readonly changed = new EventEmitter<void>();
	readonly onDidChangeInlayHints = this.changed.event;

	constructor(private readonly services: Services) {}

	async provideInlayHints(document: TextDocument, range: EditorRange): Promise<InlayHint[]> {
		if (!this.services.settings.at(document).timelineOffsets) return [];
		const checked = await this.services.documents.check(document);
		if (checked?.kind !== 'postmortem' || checked.version !== document.version) return [];
		const { postmortem } = checked;
		const start = startOf(postmortem);
		if (start === undefined) return [];
		const entries = postmortem.timelines.flatMap((timeline) => timeline.entries);
		return entries.flatMap(({ time }) => {
			const place = document.positionAt(time.range.end);
			if (time.instant === undefined || !range.contains(place)) return [];
			const minutes = Math.round((Date.parse(time.instant) - start) / 60_000);
			if (minutes === 0) return [];
			const hint = new InlayHint(place, `${minutes < 0 ? '−' : '+'}${inShort(Math.abs(minutes))}`);
			hint.paddingLeft = true;
			hint.tooltip =
				minutes < 0 ? l10n.t('{0} before the start', formatMinutes(-minutes)) : l10n.t('{0} after the start', formatMinutes(minutes));
			return [hint];
		});
	}

	refresh(): void {
		this.changed.fire();
	}

	dispose(): void {
		this.changed.dispose();
	}
}

/** Milliseconds: the start that the header states, else the entry that marks it, else the first one. */
function startOf({ start, timelines, metrics }: Postmortem): number | undefined {
	if (start?.instant !== undefined) return Date.parse(start.instant);
	const entries = timelines.flatMap((timeline) => timeline.entries);
	const marked = metrics.duration?.from ?? metrics.timeToDetect?.from;
	const entry = entries.find(({ range }) => range.start === marked?.range.start) ?? entries.find(({ time }) => time.instant !== undefined);
	return entry?.time.instant === undefined ? undefined : Date.parse(entry.time.instant);
}

function inShort(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	return hours === 0 ? `${minutes}m` : `${hours}h${minutes % 60 === 0 ? '' : `${minutes % 60}m`}`;
}
