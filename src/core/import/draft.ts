import { documentStatus } from '../templates/header-fields.ts';
import { renderDocument } from '../templates/render.ts';
import type { Template } from '../templates/template.ts';
import type { FieldId, SectionId } from '../vocabulary/terms.ts';
import { wordsOf } from '../vocabulary/words.ts';
import { draftedItems, draftedTimeline } from './draft-tables.ts';
import { codeBlock, inlineText, linkTarget } from './escape.ts';
import type { Fact, Incident } from './incident.ts';
import { clockOf, isNoTime, payloadTime } from './payload-time.ts';
import type { RecognisedIncident } from './recognise-payload.ts';

/** A new postmortem made from a payload, with what its writer should know of it. */
export interface Draft {
	/** The document. What the payload does not say is a placeholder of the template. */
	readonly text: string;
	/** The words for a file's name: the title, else the id; undefined without both. */
	readonly name: string | undefined;
	/** The UTC day of the start, else of the first event, `YYYY-MM-DD`; undefined when the payload gives neither. */
	readonly day: string | undefined;
	/** What was inferred, a sentence each. */
	readonly guesses: readonly string[];
	/** What every postmortem states and this payload does not: `title`, `severity`, `start`, `end`, `timeline`. */
	readonly missing: readonly string[];
}

/** The document of a template with everything that a payload says in its place, and what has no place under Supporting Information. */
export function draftPostmortem({ incident, leftovers }: RecognisedIncident, template: Template): Draft {
	const level = levelOf(incident, template);
	const status = incident.status?.value && sentence(incident.status.value);
	const start = writtenTime(incident.start);
	const end = writtenTime(incident.end);
	const timeline = draftedTimeline(incident.timeline, template);
	const day = dayOf(incident);
	const commander = incident.people.find(({ role }) => /commander|incident lead|^lead$/i.test(role));
	const metrics = incident.metrics.filter(({ label }) => isEffect(label));
	const stated = { id: incident.id, services: incident.services.join(', '), category: incident.category, commander: commander?.name };
	const facts: Fact[] = [
		...Object.entries(stated).flatMap(([label, value]) => (value?.includes('|') ? [{ label: sentence(label), value }] : [])),
		...wordBeside('Severity', incident.severity?.text, level, incident.source),
		...wordBeside('Status', incident.status?.text, status, incident.source),
		...incident.metrics.filter((metric) => !metrics.includes(metric)),
		...incident.facts,
		...leftovers.map(({ path, value }) => ({ label: path, value })),
	];
	const fields: { [id in FieldId]?: string | undefined } = {
		id: fieldValue(stated.id),
		severity: level,
		status,
		date: usesDate(template) ? day : undefined,
		start,
		end,
		services: fieldValue(stated.services),
		commander: fieldValue(stated.commander),
		category: fieldValue(stated.category),
	};
	const sections: { [id in SectionId]?: string | undefined } = {
		summary: incident.summary,
		impact: impactOf(metrics, template),
		timeline: timeline.markdown,
		actionItems: draftedItems(incident.actionItems, template),
		people: listOf(incident.people.filter((person) => person !== commander).map(({ role, name }) => `${name} (${role})`)),
		supporting: supportingOf(incident, facts),
	};
	// An import is a draft, also where the template has no field that says so.
	const isStated = template.header.some((field) => field.id === 'status' && field.placeholder === documentStatus.placeholder);
	const drafted = isStated ? template : { ...template, header: [...template.header, documentStatus] };
	const given = { title: incident.title, severity: level, start, end, timeline: timeline.markdown };
	return {
		text: renderDocument(drafted, { title: inline(incident.title), fields, sections }),
		name: incident.title ?? incident.id,
		day,
		guesses: [...incident.guesses, ...(timeline.isZoneOpen ? ['Some times of the timeline state no zone and are kept as they are.'] : [])],
		missing: Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : [])),
	};
}

/** The level of the template that has the rank of the incident's severity; on shorter scales the mildest. */
function levelOf({ severity }: Incident, { severities }: Template): string | undefined {
	return severity?.rank === undefined ? undefined : severities[Math.min(severity.rank, severities.length) - 1];
}

/** A vendor's own word, where the document says another one in its place. */
function wordBeside(label: string, word: string | undefined, written: string | undefined, source: string): Fact[] {
	return word === undefined || word.toLowerCase() === written?.toLowerCase() ? [] : [{ label: `${label} in ${source}`, value: word }];
}

/** `2026-11-20 02:13 UTC`; without a zone where none is stated, and as it stands where it is no time that can exist. */
function writtenTime(words: string | undefined): string | undefined {
	if (words === undefined || isNoTime(words)) return undefined;
	const time = payloadTime(words);
	return time ? `${clockOf(time)}${time.zoned ? ' UTC' : ''}` : inline(words);
}

function dayOf({ start, timeline }: Incident): string | undefined {
	const times = [start, ...timeline.map(({ time }) => time)].map(payloadTime);
	const first = times[0] ?? times.reduce((earliest, time) => (time && (!earliest || time.at < earliest.at) ? time : earliest), undefined);
	return first ? clockOf(first).slice(0, 10) : /^\d{4}-\d\d-\d\d$/.exec(start ?? '')?.[0];
}

/** Whether a template states the day of the incident in a field of its own. */
export function usesDate(template: Template): boolean {
	return [template.header, ...template.sections.map((section) => section.fields?.rows ?? [])].flat().some(({ id }) => id === 'date');
}

const effects: ReadonlySet<string> = new Set<FieldId>([
	'usersAffected',
	'errorRate',
	'latency',
	'requestsFailed',
	'supportTickets',
	'revenueImpact',
	'slaBreach',
]);

/** Whether a label measures the effect: one that names a section or another field would state that instead. */
function isEffect(label: string): boolean {
	const words = wordsOf();
	const field = words.field(label)?.id;
	return field === undefined ? words.section(label) === undefined : effects.has(field);
}

/** The numbers, and below them what the template still asks for. */
function impactOf(metrics: readonly Fact[], { sections }: Template): string | undefined {
	if (metrics.length === 0) return undefined;
	const pairs = metrics.map(({ label, value }) => `${inlineText(label)}: ${inlineText(value)}`);
	const isField = sections.some((section) => section.fields?.rows.some((row) => row.section === 'impact'));
	if (isField) return pairs.join('; ');
	const asked = sections.find(({ id }) => id === 'impact')?.content ?? [];
	return [...pairs.map((pair) => `- ${pair}`), ...(asked[0]?.startsWith('-') ? [] : ['']), ...asked].join('\n').trim();
}

function supportingOf(incident: Incident, facts: readonly Fact[]): string | undefined {
	const links = new Map(incident.links.map(({ text, href }) => [href, text]));
	const blocks = [
		listOf([...links].map(([href, text]) => ({ text, href }))),
		...new Set(incident.supporting.map(({ title, markdown }) => `What ${incident.source} gives as “${title}”:\n\n${markdown}`)),
		facts.length === 0
			? undefined
			: `Further data from ${incident.source}:\n\n${codeBlock(facts.map(({ label, value }) => `${label}: ${value.replace(/(?:[ \t]{0,20}[\r\n])+/g, '\n  ')}`).join('\n'))}`,
	];
	return blocks.filter((block) => block !== undefined).join('\n\n') || undefined;
}

/** A bullet list; text with a colon is quoted, so that it cannot be read as the label of a field or a section. */
function listOf(lines: readonly (string | { readonly text: string; readonly href: string })[]): string | undefined {
	const bullets = lines.map((line) => {
		if (typeof line === 'string') return `- ${unlabelled(line)}`;
		const target = linkTarget(line.href);
		return target ? `- [${unlabelled(line.text)}](${target})` : `- ${unlabelled(line.text)} (${inlineText(line.href)})`;
	});
	return bullets.join('\n') || undefined;
}

function unlabelled(text: string): string {
	const written = inlineText(text).replace(/^(?=[#+=-]|\d{1,9}[.)])/, '\\');
	return /[:：]/.test(written) ? `“${written}”` : written;
}

/** A bar would separate this field from another one on the same line. */
function fieldValue(text: string | undefined): string | undefined {
	return inline(text?.replaceAll('|', '/'));
}

function inline(text: string | undefined): string | undefined {
	return text === undefined ? undefined : inlineText(text) || undefined;
}

function sentence(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
