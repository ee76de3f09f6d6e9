import assert from 'node:assert/strict';
import { draftPostmortem } from '../../../src/core/import/draft.ts';
import { isList, isObject, type Json } from '../../../src/core/import/payload.ts';
import { recognisePayload } from '../../../src/core/import/recognise-payload.ts';
import { defaultTemplate } from '../../../src/core/templates/index.ts';
import { payloadFiles, payloadOf } from '../../support/payload-files.ts';

describe('payloads of vendors', () => {
	for (const name of [
		'pagerduty-rest.json',
		'pagerduty-webhook.json',
		'opsgenie.json',
		'statuspage.json',
		'incident-io.json',
		'alertmanager.json',
		'grafana.json',
		'grafana-incident.json',
		'metrics-export.json',
		'full.incident.json',
	]) {
		it(`keep every word that a person can use: ${name}`, () => {
			const [file] = payloadFiles(name);
			assert.ok(file);
			const value = JSON.parse(new TextDecoder().decode(file.bytes)) as Json;
			const [recognised] = recognisePayload(payloadOf(value));
			assert.ok(recognised);
			const { text } = draftPostmortem(recognised, defaultTemplate);
			const shown = plain(text);
			const lost = leaves(value, '').filter(({ path, words }) => !isForMachines(path, words) && !isShown(words, shown));
			assert.deepEqual(lost, []);
		});
	}
});

/** Every text of a value with its path. */
function leaves(value: Json, path: string): { path: string; words: string }[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, words: value }];
	if (isList(value)) return value.flatMap((part) => leaves(part, `${path}[]`));
	return isObject(value) ? Object.entries(value).flatMap(([key, part]) => leaves(part as Json, `${path}.${key}`)) : [];
}

/** What may go: ids and addresses of machines, kinds, definitions of the account, follow-ups that were deleted, and “no time”. */
function isForMachines(path: string, words: string): boolean {
	return (
		/\.(?:type|self|color|api|rank|mode|visibility|version|state|\$schema|slack_\w+_id|code|role_type|shortform|field_type|page_id|requestId)$/.test(
			path,
		) ||
		/(?:\[\]|\.\w+)\.(?:id|incident_id|slack_user_id)$/.test(path) ||
		/(?:follow_ups|incident_updates)\[\]\.(?:created_at|updated_at)$/.test(path) ||
		/(?:status|severity)\.(?:created_at|updated_at)$/.test(path) ||
		/incident_updates\[\]\.\S*_status$|category$|event_type$/.test(path) ||
		// Roles that nobody had, moments that never came, the field that lists the services, and statuses that a table says in its own words.
		/role\.name$|incident_timestamp\.name$|custom_field\.name$|follow_ups\[\]\.(?:status|completed_at)$|^\.status$|alerts\[\]\.status$/.test(
			path,
		) ||
		/\.(?:\w+ID|gravatarURL|heroImagePath|colorHex|modifiedTime|relevance|activityKind|key)$|(?:activityItems|tasks)\[\]\.(?:createdTime|status)$|role\.description$/.test(
			path,
		) ||
		words === 'Typed into the wrong incident' ||
		words.startsWith('0001-01-01')
	);
}

function plain(text: string): string {
	return text
		.replace(/\\([\\`*_[\]|~#-])/g, '$1')
		.replace(/^> ?/gm, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ');
}

function isShown(words: string, shown: string): boolean {
	const isTime = /^\d{4}-\d\d-\d\dT/.test(words) && !Number.isNaN(Date.parse(words));
	const written = isTime
		? new Date(words)
				.toISOString()
				.replace('T', ' ')
				.replace(/(?::00)?\.\d+Z$/, '')
		: words;
	const lines = [words, written].map((text) => text.split('\n').map((line) => line.replace(/^(?:#+ |-+$|\[#\d+\] )|\.$/g, '').trim()));
	return lines.some((parts) => parts.every((part) => shown.toLowerCase().includes(part.replace(/\s+/g, ' ').toLowerCase())));
}
