import { commands, Disposable, l10n, languages, window } from 'vscode';
import { type Conversion, convertForm, convertZone } from '../../../core/edit/convert-timeline.ts';
import { sortTimeline } from '../../../core/edit/index.ts';
import { readingOptionsOf } from '../../../core/lint/check-text.ts';
import type { Timeline } from '../../../core/model/postmortem.ts';
import { type ActivePostmortem, activePostmortem, onActivePostmortem, writeEdits } from '../../active-postmortem.ts';
import type { CheckedDocument } from '../../documents.ts';
import { contextKeys, commands as ids } from '../../ids.ts';
import { pathInWorkspace } from '../../markdown-files.ts';
import type { Services } from '../../services.ts';
import { addEntry } from './add-entry.ts';
import { TimelineHints, TimelineLens } from './lens.ts';
import { markEntry, showMetrics, writeMetrics } from './metrics.ts';

/** All that is done with a timeline: entries from anywhere, order, zone and form, and the numbers that are made of it. */
export function register(services: Services): Disposable {
	const lens = new TimelineLens(services);
	const hints = new TimelineHints(services);
	const withTimeline = (run: (active: ActivePostmortem, timeline: Timeline) => Promise<unknown>) => async (): Promise<void> => {
		const active = await activePostmortem(services);
		const timeline = active && timelineAtCaret(active);
		if (active && timeline) await run(active, timeline);
		else void window.showInformationMessage(l10n.t('There is no timeline in this document.'));
	};
	return Disposable.from(
		lens,
		hints,
		languages.registerCodeLensProvider({ language: 'markdown' }, lens),
		languages.registerInlayHintsProvider({ language: 'markdown' }, hints),
		services.settings.onDidChange(() => {
			lens.refresh();
			hints.refresh();
		}),
		onActivePostmortem(services, (active) => {
			const hasTimeline = active?.checked.postmortem.timelines.some(({ entries }) => entries.length > 0) ?? false;
			void commands.executeCommand('setContext', contextKeys.hasTimeline, hasTimeline);
		}),
		commands.registerCommand(ids.addTimelineEntry, (given: unknown) => addEntry(services, given)),
		commands.registerCommand(ids.sortTimeline, withTimeline(sortAll)),
		commands.registerCommand(ids.convertTimelineZone, async (zone: unknown) =>
			withTimeline((active, timeline) => changeZone(active, timeline, typeof zone === 'string' ? zone : undefined))(),
		),
		commands.registerCommand(ids.convertTimelineForm, withTimeline(changeForm)),
		commands.registerCommand(
			ids.showMetrics,
			withTimeline((active) => showMetrics(active)),
		),
		commands.registerCommand(ids.markMoment, (moment: unknown) =>
			withTimeline((active, timeline) => markEntry(active, timeline, moment))(),
		),
		commands.registerCommand(ids.writeMetrics, withTimeline(writeMetrics)),
	);
}

/** The timeline that the caret stands in, else the first one. */
function timelineAtCaret({ editor, checked }: ActivePostmortem): Timeline | undefined {
	const { timelines } = checked.postmortem;
	const at = checked.document.offsetAt(editor.selection.active);
	return timelines.find(({ range }) => range.start <= at && at <= range.end) ?? timelines[0];
}

async function sortAll({ checked }: ActivePostmortem): Promise<void> {
	const { postmortem } = checked;
	const edits = postmortem.timelines.flatMap((timeline) => sortTimeline(postmortem, timeline));
	if (edits.length === 0) void window.showInformationMessage(l10n.t('The timeline is in order.'));
	else await writeEdits(checked, edits);
}

async function changeZone({ checked }: ActivePostmortem, timeline: Timeline, given: string | undefined): Promise<void> {
	const zone = given ?? (await askZone(timeline));
	if (zone === undefined) return;
	const reading = readingOptionsOf(checked.configuration.configuration, pathInWorkspace(checked.document.uri));
	await writeUnlessRefused(checked, convertZone(checked.postmortem, timeline, zone, reading));
}

async function askZone(timeline: Timeline): Promise<string | undefined> {
	const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const other = l10n.t('Another zone…');
	const present = timeline.zone?.text;
	const zones = ['UTC', own].filter((zone, index, all) => all.indexOf(zone) === index && zone !== present);
	const chosen = await window.showQuickPick([...zones, other], {
		title: l10n.t('Convert Timeline'),
		placeHolder: present === undefined ? l10n.t('To which timezone?') : l10n.t('From {0} to which timezone?', present),
	});
	if (chosen !== other) return chosen;
	return window.showInputBox({ title: l10n.t('Convert Timeline'), prompt: l10n.t('A zone such as Europe/Berlin, CET or +02:00') });
}

async function changeForm({ checked }: ActivePostmortem, timeline: Timeline): Promise<void> {
	const reading = readingOptionsOf(checked.configuration.configuration, pathInWorkspace(checked.document.uri));
	await writeUnlessRefused(checked, convertForm(checked.postmortem, timeline, reading));
}

async function writeUnlessRefused(checked: CheckedDocument, outcome: Conversion): Promise<void> {
	if (outcome.refused !== undefined) void window.showWarningMessage(outcome.refused);
	else await writeEdits(checked, outcome.edits);
}
