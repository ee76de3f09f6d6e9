import { l10n } from 'vscode';
import { formatMinutes } from '../core/model/duration.ts';
import type { Metric, MetricId, MetricSource } from '../core/model/postmortem.ts';
import type { Moment } from '../core/vocabulary/terms.ts';

/** The metrics that a timeline is asked for, in their order. */
export const shownMetrics = [
	'duration',
	'timeToDetect',
	'timeToAcknowledge',
	'timeToMitigate',
	'timeToResolve',
] as const satisfies readonly MetricId[];

export function metricName(id: MetricId): string {
	const names: Record<MetricId, string> = {
		duration: l10n.t('Duration'),
		timeToDetect: l10n.t('Time to detect'),
		timeToAcknowledge: l10n.t('Time to acknowledge'),
		timeToMitigate: l10n.t('Time to mitigate'),
		timeToResolve: l10n.t('Time to resolve'),
		timeToRepair: l10n.t('Time to repair'),
		timeToCommunicate: l10n.t('Time to communicate'),
	};
	return names[id];
}

/** The two moments that a metric lies between. */
export function metricEnds(id: MetricId, mitigateFrom: 'start' | 'detected'): readonly [from: Moment, to: Moment] {
	const ends: Record<MetricId, readonly [Moment, Moment]> = {
		duration: ['start', 'resolved'],
		timeToDetect: ['start', 'detected'],
		timeToAcknowledge: ['detected', 'acknowledged'],
		timeToMitigate: [mitigateFrom, 'mitigated'],
		timeToResolve: ['start', 'resolved'],
		timeToRepair: ['declared', 'repaired'],
		timeToCommunicate: ['detected', 'communicated'],
	};
	return ends[id];
}

/** "end − start", in words. */
export function metricFormula(id: MetricId, mitigateFrom: 'start' | 'detected'): string {
	const [from, to] = metricEnds(id, mitigateFrom);
	return `${momentName(to)} − ${momentName(from)}`;
}

export function momentName(moment: Moment): string {
	const names: Record<Moment, string> = {
		start: l10n.t('Start'),
		detected: l10n.t('Detected'),
		paged: l10n.t('Paged'),
		acknowledged: l10n.t('Acknowledged'),
		declared: l10n.t('Declared'),
		hypothesis: l10n.t('Hypothesis'),
		causeFound: l10n.t('Cause found'),
		decision: l10n.t('Decision'),
		mitigated: l10n.t('Mitigated'),
		repaired: l10n.t('Repaired'),
		resolved: l10n.t('Resolved'),
		communicated: l10n.t('Users told'),
	};
	return names[moment];
}

/** "52 minutes", with a mark when it rests on a guess. */
export function metricValue({ minutes, certainty }: Metric): string {
	return certainty === 'guess' ? l10n.t('{0} (guessed)', formatMinutes(minutes)) : formatMinutes(minutes);
}

export function certaintyInWords(certainty: Metric['certainty']): string {
	return { stated: l10n.t('from the header'), explicit: l10n.t('marked'), guess: l10n.t('guessed from the words') }[certainty];
}

/** Where a metric comes from: “first entry” → “second entry”, or the header. */
export function metricOrigin({ from, to, certainty }: Metric): string {
	if (!from || !to) return l10n.t('stated in the header');
	return `“${shortened(from)}” → “${shortened(to)}” (${certaintyInWords(certainty)})`;
}

function shortened({ text }: MetricSource): string {
	return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
