import type { FieldId, Moment } from '../vocabulary/terms.ts';
import { millisecondsOf } from './calendar.ts';
import { readDate } from './dates.ts';
import { readDuration } from './duration.ts';
import type {
	DateReading,
	DurationReading,
	Field,
	Metric,
	MetricId,
	MetricSource,
	Metrics,
	Timeline,
	TimelineEntry,
} from './postmortem.ts';

export interface MetricsInput {
	readonly fields: readonly Field[];
	readonly timelines: readonly Timeline[];
	readonly start: DateReading | undefined;
	readonly end: DateReading | undefined;
	readonly duration: DurationReading | undefined;
	readonly mitigateFrom: 'start' | 'detected';
}

/**
 * The metrics of an incident in minutes: what the header states, else the distance of two moments, each from the header, an explicit
 * marker, a keyword or the first and last entry, in this order. One that would be negative is absent.
 */
export function metricsOf(input: MetricsInput): Metrics {
	const points = pointsOf(input);
	const metrics: { -readonly [id in MetricId]?: Metric } = {};
	for (const { id, from, to, fields } of definitions(input.mitigateFrom)) {
		const metric = statedMetric(input, id, fields) ?? between(points[from], points[to]);
		if (metric) metrics[id] = metric;
	}
	return metrics;
}

interface Point {
	readonly source: MetricSource;
	readonly certainty: 'stated' | 'explicit' | 'guess';
	readonly time: DateReading;
	/** Minutes after the start, where that is all that is written. */
	readonly offset: number | undefined;
	/** How many midnights the entries have passed before it, for a timeline that has no days. */
	readonly midnights: number;
}

type Points = { readonly [moment in Moment]?: Point | undefined };

function definitions(mitigateFrom: 'start' | 'detected'): readonly {
	readonly id: MetricId;
	readonly from: Moment;
	readonly to: Moment;
	readonly fields: readonly FieldId[];
}[] {
	return [
		{ id: 'duration', from: 'start', to: 'resolved', fields: [] },
		{ id: 'timeToDetect', from: 'start', to: 'detected', fields: ['timeToDetect'] },
		{ id: 'timeToAcknowledge', from: 'detected', to: 'acknowledged', fields: ['timeToAcknowledge'] },
		{ id: 'timeToMitigate', from: mitigateFrom, to: 'mitigated', fields: ['timeToMitigate'] },
		{ id: 'timeToResolve', from: 'start', to: 'resolved', fields: ['timeToResolve'] },
		{ id: 'timeToRepair', from: 'declared', to: 'repaired', fields: [] },
		{ id: 'timeToCommunicate', from: 'detected', to: 'communicated', fields: [] },
	];
}

function statedMetric({ fields, duration }: MetricsInput, id: MetricId, ids: readonly FieldId[]): Metric | undefined {
	if (id === 'duration') return duration && stated(duration);
	const field = fields.find((each) => each.id !== undefined && ids.includes(each.id) && each.value !== '');
	return field && stated(readDuration(field.value, field.range));
}

function stated({ minutes, range }: DurationReading): Metric | undefined {
	if (minutes === undefined) return undefined;
	return { minutes, certainty: 'stated', from: undefined, to: undefined, stated: range };
}

function between(from: Point | undefined, to: Point | undefined): Metric | undefined {
	// One entry that is both ends says nothing about the time between them.
	if (!from || !to || from.source.range.start === to.source.range.start) return undefined;
	const minutes = minutesBetween(from, to);
	if (minutes === undefined || minutes < 0) return undefined;
	return { minutes, certainty: weaker(from, to), from: from.source, to: to.source, stated: undefined };
}

function weaker(from: Point, to: Point): Metric['certainty'] {
	if (from.certainty === 'guess' || to.certainty === 'guess') return 'guess';
	return from.certainty === 'stated' && to.certainty === 'stated' ? 'stated' : 'explicit';
}

/** Undefined when one of the two is not known to the minute, or their zones cannot be compared. */
function minutesBetween(from: Point, to: Point): number | undefined {
	if (to.offset !== undefined) {
		if (from.offset !== undefined) return to.offset - from.offset;
		return from.source.moment === 'start' ? to.offset : undefined;
	}
	const [first, second] = [from.time, to.time];
	if (first.instant !== undefined && second.instant !== undefined) return (Date.parse(second.instant) - Date.parse(first.instant)) / 60_000;
	if (first.clock === undefined || second.clock === undefined || !isPlaced(first) || !isPlaced(second)) return undefined;
	if (first.zone && second.zone && first.zone.text !== second.zone.text) return undefined;
	// Without a day for both the clocks alone are compared, which holds within a day.
	const day = first.day ?? second.day ?? '2000-01-01';
	const nights = first.day === undefined && second.day === undefined ? to.midnights - from.midnights : 0;
	return (millisecondsOf(second.day ?? day, second.clock, 0) - millisecondsOf(first.day ?? day, first.clock, 0)) / 60_000 + nights * 1440;
}

/** False for a date that can mean two days, or none. */
function isPlaced(time: DateReading): boolean {
	return !time.ambiguous && !time.impossible;
}

function pointsOf({ fields, timelines, start, end }: MetricsInput): Points {
	// Of a file with several incidents the first one counts: metrics are those of one incident.
	const entries = (timelines.find((timeline) => timeline.entries.some(isTimed)) ?? timelines[0])?.entries.filter(isTimed) ?? [];
	const candidates = candidatesOf(entries);
	const latestFirst = [...candidates].reverse();
	const detectedField = fields.find((field) => field.id === 'detected' && field.value !== '');
	const detected = detectedField && readDate(detectedField.value, detectedField.range, { incidentDay: start?.day, zone: start?.zone });
	const detection = fromHeader(detected, 'detected') ?? marked(candidates, 'detected');
	const beginning = fromHeader(start, 'start') ?? marked(candidates, 'start') ?? atEdge(candidates, 'start');
	return {
		start: beginning,
		detected: detection,
		acknowledged: marked(candidates, 'acknowledged'),
		declared: marked(candidates, 'declared'),
		mitigated: marked(candidates, 'mitigated'),
		repaired: marked(candidates, 'repaired'),
		resolved: fromHeader(end, 'resolved') ?? unlessAtOnce(marked(latestFirst, 'resolved'), beginning) ?? atEdge(latestFirst, 'resolved'),
		communicated: marked(
			candidates.filter(({ entry }) => !detection || !isBefore(entry.time, detection.time)),
			'communicated',
		),
	};
}

interface Candidate {
	readonly entry: TimelineEntry;
	readonly midnights: number;
}

function candidatesOf(entries: readonly TimelineEntry[]): Candidate[] {
	let midnights = 0;
	let before: string | undefined;
	return entries.map((entry) => {
		const { clock } = entry.time;
		if (before !== undefined && clock !== undefined && before >= '18' && clock < '06:01') midnights += 1;
		before = clock;
		return { entry, midnights };
	});
}

function isTimed(entry: TimelineEntry): boolean {
	return entry.time.clock !== undefined || entry.offset !== undefined;
}

function fromHeader(time: DateReading | undefined, moment: Moment): Point | undefined {
	if (time?.clock === undefined) return undefined;
	return { source: { text: time.text, range: time.range, moment }, certainty: 'stated', time, offset: undefined, midnights: 0 };
}

/** The first entry that carries the moment explicitly, else the first whose words suggest it. */
function marked(candidates: readonly Candidate[], moment: Moment): Point | undefined {
	for (const certainty of ['explicit', 'guess'] as const) {
		const found = candidates.find(({ entry }) => entry.marks.some((mark) => mark.moment === moment && mark.certainty === certainty));
		if (found) return fromEntry(found, moment, certainty);
	}
	return undefined;
}

/** What was "restored" at the very minute at which the incident began was something else. */
function unlessAtOnce(point: Point | undefined, beginning: Point | undefined): Point | undefined {
	return point?.certainty === 'guess' && beginning && minutesBetween(beginning, point) === 0 ? undefined : point;
}

/** The first of several entries, when none of them says when it began or ended. */
function atEdge(candidates: readonly Candidate[], moment: Moment): Point | undefined {
	const [first] = candidates;
	return first && candidates.length > 2 ? fromEntry(first, moment, 'guess') : undefined;
}

function fromEntry({ entry, midnights }: Candidate, moment: Moment, certainty: 'explicit' | 'guess'): Point {
	const text = `${entry.time.text} ${entry.text}`.trim();
	return { source: { text, range: entry.range, moment }, certainty, time: entry.time, offset: entry.offset, midnights };
}

function isBefore(one: DateReading, other: DateReading): boolean {
	if (one.instant !== undefined && other.instant !== undefined) return one.instant < other.instant;
	if (one.day !== undefined && other.day !== undefined && one.day !== other.day) return one.day < other.day;
	return (one.clock ?? '') < (other.clock ?? '');
}
