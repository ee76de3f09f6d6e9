import { paragraphs } from './escape.ts';
import type { Incident } from './incident.ts';
import { emptyIncident, eventOf, factsOf, linkOf } from './incident-parts.ts';
import type { JsonObject, PayloadReader } from './payload.ts';
import { isNoTime, payloadTime } from './payload-time.ts';
import { importedSeverity, worstSeverity } from './severity.ts';

/** A webhook of Alertmanager or of Grafana's alerting: a group of alerts that fired together. */
export function readAlerts(reader: PayloadReader, payload: JsonObject): Incident {
	const commonLabels = reader.object(payload, 'commonLabels');
	const common = reader.object(payload, 'commonAnnotations');
	const commonSummary = reader.text(common, 'summary');
	const alertName = reader.text(reader.object(payload, 'groupLabels'), 'alertname') ?? reader.text(commonLabels, 'alertname');
	const ownTitle = reader.text(payload, 'title');
	const commonSeverity = reader.text(commonLabels, 'severity');
	const service = reader.text(commonLabels, 'service', 'job', 'app');
	const alerts = reader.objects(payload, 'alerts').map((alert) => readAlert(reader, alert));
	reader.take(payload, 'version', 'orgId', 'state');
	const status = reader.text(payload, 'status');
	const isFiring = status === 'firing' || alerts.some((alert) => alert.isFiring);
	const truncated = reader.text(payload, 'truncatedAlerts');
	const groupKey = reader.text(payload, 'groupKey');
	const message = reader.text(payload, 'message');
	const isGrafana = ownTitle !== undefined || Object.hasOwn(payload, 'orgId');
	const only = alerts.length === 1 ? alerts[0] : undefined;
	const description = reader.text(common, 'description') ?? alerts.find((alert) => alert.description !== undefined)?.description;
	const title = commonSummary ?? alertName ?? ownTitle ?? only?.summary ?? only?.name;
	const severities = [...alerts.flatMap((alert) => alert.severity ?? []), ...(commonSeverity === undefined ? [] : [commonSeverity])];
	return {
		...emptyIncident(isGrafana ? 'Grafana' : 'Alertmanager'),
		id: only?.id ?? groupKey,
		title,
		summary: description === undefined ? undefined : paragraphs(description),
		severity: worstSeverity(severities.map(importedSeverity)),
		status: { text: status ?? alerts[0]?.state ?? (isFiring ? 'firing' : 'resolved'), value: isFiring ? 'ongoing' : 'resolved' },
		services: [...new Set([...(service === undefined ? [] : [service]), ...alerts.flatMap((alert) => alert.service ?? [])])],
		start: alerts.flatMap((alert) => alert.start ?? []).sort(byTime)[0],
		end: isFiring
			? undefined
			: alerts
					.flatMap((alert) => alert.end ?? [])
					.sort(byTime)
					.at(-1),
		timeline: alerts.flatMap((alert) => {
			const name = [alert.name, alert.summary].filter(Boolean).join(': ') || 'Alert';
			const where = alert.instance === undefined || name.includes(alert.instance) ? '' : ` (${alert.instance})`;
			return [
				...(alert.start === undefined ? [] : eventOf(alert.start, `Alert fires: ${name}${where}`)),
				...(alert.end === undefined ? [] : eventOf(alert.end, `Alert is resolved: ${name}${where}`)),
			];
		}),
		links: [
			...linkOf(reader.text(payload, 'externalURL'), isGrafana ? 'Grafana' : 'Alertmanager'),
			...alerts.flatMap((alert) => alert.links),
		],
		facts: [
			...factsOf({
				'Alert name': alertName === title ? undefined : alertName,
				'Title in Grafana': ownTitle === title ? undefined : ownTitle,
				'Group of alerts': only?.id === undefined ? undefined : groupKey,
			}),
			...(only
				? []
				: alerts.map(({ id, name, instance, severity }) => ({
						label: `Alert ${id ?? ''}`.trim(),
						value: [name, instance, severity].filter(Boolean).join(', '),
					}))),
		],
		supporting: [
			...alerts.flatMap((alert) =>
				alert.description === undefined || alert.description === description
					? []
					: [{ title: 'Another alert', markdown: paragraphs(alert.description) }],
			),
			...(message === undefined ? [] : [{ title: 'Message', markdown: paragraphs(message) }]),
			...(truncated === undefined || truncated === '0'
				? []
				: [{ title: 'Truncated', markdown: `The payload leaves out more alerts: ${paragraphs(truncated)}.` }]),
		],
	};
}

function readAlert(reader: PayloadReader, alert: JsonObject) {
	const labels = reader.object(alert, 'labels');
	const annotations = reader.object(alert, 'annotations');
	const written = typeof alert['endsAt'] === 'string' ? alert['endsAt'] : '';
	const state = reader.text(alert, 'status', 'state') ?? reader.text(reader.object(alert, 'status'), 'state');
	const isFiring = ['firing', 'active', 'alerting', 'pending'].includes(state ?? '') || isNoTime(written);
	// What an alert that still fires gives as its end is when it would be given up.
	if (isFiring) reader.take(alert, 'endsAt');
	return {
		name: reader.text(labels, 'alertname'),
		summary: reader.text(annotations, 'summary', 'message', 'title'),
		description: reader.text(annotations, 'description'),
		severity: reader.text(labels, 'severity', 'priority'),
		service: reader.text(labels, 'service', 'job', 'app'),
		instance: reader.text(labels, 'instance', 'pod', 'host'),
		start: reader.text(alert, 'startsAt', 'activeAt'),
		state,
		end: isFiring ? undefined : reader.text(alert, 'endsAt'),
		isFiring,
		id: reader.text(alert, 'fingerprint'),
		links: [
			...linkOf(reader.text(alert, 'generatorURL'), 'Alert query'),
			...linkOf(reader.text(alert, 'dashboardURL'), 'Dashboard'),
			...linkOf(reader.text(alert, 'panelURL'), 'Panel'),
			...linkOf(reader.text(annotations, 'runbook_url'), 'Runbook'),
			...linkOf(reader.text(annotations, 'dashboard_url'), 'Dashboard'),
		],
	};
}

function byTime(a: string, b: string): number {
	return (payloadTime(a)?.at ?? 0) - (payloadTime(b)?.at ?? 0);
}
