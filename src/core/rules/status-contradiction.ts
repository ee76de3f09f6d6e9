import { writeField } from '../edit/index.ts';
import { defineRule, type Example, type Expectation, type Fix, type Postmortem, type Problem, type RuleContext } from '../lint/rule.ts';
import { fieldOf } from '../model/fields.ts';
import type { TimelineEntry } from '../model/postmortem.ts';
import { statesPeriod } from '../model/stated-period.ts';

export const rule = defineRule({
	id: 'status-contradiction',
	category: 'metadata',
	severity: 'information',
	timed: 'partly',
	summary: 'The status agrees with the rest of the document.',
	why: 'A resolved incident has an end, and a final document has no gaps. Where the status runs ahead of the text, everybody believes that somebody else will finish it.',
	options: {},

	*check(context): Generator<Problem, void, undefined> {
		yield* resolvedWithoutEnd(context.postmortem, context.expectation);
		yield* finalWithPlaceholders(context);
		yield* overBeforeItEnds(context);
	},
});

function* resolvedWithoutEnd(postmortem: Postmortem, { declared, fields }: Expectation): Generator<Problem> {
	const { incidentStatus, end, fields: written } = postmortem;
	if (incidentStatus?.value !== 'resolved' || end || isDoubtful.test(incidentStatus.text)) return;
	// A template without an end asks for none.
	if (declared && !fields.some(({ id }) => id === 'end')) return;
	if (statesPeriod(postmortem) || written.some(({ id, value }) => (id === 'end' && value !== '') || (id === 'date' && period.test(value))))
		return;
	const label =
		fields.find(({ id }) => id === 'end')?.label ?? (fieldOf(postmortem, 'end')?.label || endLike(fieldOf(postmortem, 'start')?.label));
	const resolved = lastResolved(postmortem);
	const value = (resolved && writtenTime(resolved)) ?? '[YYYY-MM-DD HH:MM UTC]';
	const fix: Fix = {
		title: resolved ? `Set ${label} to “${value}”, when “${shortened(resolved.text)}”` : `Insert “${label}”`,
		safe: false,
		edits: writeField(postmortem, { id: 'end', label, value }, ['severity', 'status', 'date', 'start']),
	};
	yield {
		range: incidentStatus.range,
		message: `Status is ${firstWords(incidentStatus.text)} but there is no ${label}: say when it was over.`,
		fixes: [fix],
		...(resolved ? { related: [{ range: resolved.range, message: 'This entry says that it was over.' }] } : {}),
	};
}

/** “Resolved / Ongoing” is a choice that nobody made yet, and “not resolved” is none of them. */
const isDoubtful = /[/|]|\b(?:not|un|partially|nearly)\b/i;

/** A field that states both ends in words that the reader does not take apart. */
const period = /\d[^\d\n]{0,40}(?:\b(?:to|through|until|till|bis)\b|[–—→]|->)[^\d\n]{0,40}\d/i;

function* finalWithPlaceholders({ postmortem: { documentStatus }, unfilled }: RuleContext): Generator<Problem> {
	const [first] = unfilled.placeholders;
	if (!documentStatus?.final || !first) return;
	const count = unfilled.placeholders.length;
	yield {
		range: documentStatus.range,
		message: `Status is ${firstWords(documentStatus.text)} but ${count === 1 ? 'a placeholder is' : `${count} placeholders are`} still to be filled in.`,
		related: [{ range: first.range, message: 'Here is the first one.' }],
	};
}

function* overBeforeItEnds({ postmortem: { incidentStatus, documentStatus, end }, todayIfKnown }: RuleContext): Generator<Problem> {
	if (todayIfKnown === undefined || !end?.day || end.relative || end.yearInferred || end.day <= todayIfKnown) return;
	// Further east it may be tomorrow already.
	if (Date.parse(end.day) - Date.parse(todayIfKnown) <= 86_400_000) return;
	// What is still going on may state when it is expected to be over.
	if (incidentStatus && incidentStatus.value !== 'resolved') return;
	const status = incidentStatus ?? (documentStatus?.final ? documentStatus : undefined);
	yield {
		range: status?.range ?? end.range,
		message: `${status ? `Status is ${firstWords(status.text)} but ` : ''}End ${end.text} is in the future: check the date.`,
		...(status ? { related: [{ range: end.range, message: 'This is in the future.' }] } : {}),
	};
}

function lastResolved({ timelines }: Postmortem): TimelineEntry | undefined {
	return timelines.flatMap(({ entries }) => entries).findLast(({ marks }) => marks.some(({ moment }) => moment === 'resolved'));
}

/** The entry's time as a header field states it: with day and zone, as far as both are known. */
function writtenTime({ time }: TimelineEntry): string | undefined {
	if (time.clock === undefined) return undefined;
	const zone = time.zone?.text.replace(/^[([（]|[)\]）]$/g, '');
	return [time.day, time.clock, zone].filter((part) => part !== undefined).join(' ');
}

/** The label of an end to a start's: "Start time" becomes "End time". */
function endLike(label: string | undefined): string {
	return label !== undefined && /^(?:incident |outage |impact )?start(?: time| date)?$/i.test(label)
		? label.replace('Start', 'End').replace('start', 'end')
		: 'End';
}

function shortened(text: string): string {
	return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}

/** The status without the remark behind it: "Fixed" of "Fixed — cache cleared, queue drained". */
function firstWords(status: string): string {
	return status.split(/\s[—–-]\s|[;,(|]|\.\s/)[0]?.trim() || status;
}

export const examples: readonly Example[] = [
	{
		title: 'Resolved, and nobody wrote down when',
		markdown: `# Checkout outage

- **Status:** ‹Resolved›
- **Start:** 2026-11-20 09:12 UTC

## Timeline

All times in UTC.

- 09:12 first failed payment
- 10:04 payments are back to normal
`,
		says: ['Status is Resolved but there is no End: say when it was over.'],
		fixed: `# Checkout outage

- **Status:** Resolved
- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC

## Timeline

All times in UTC.

- 09:12 first failed payment
- 10:04 payments are back to normal
`,
	},
	{
		title: 'Resolved, and no entry says when',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Status | ‹Resolved› |
| Start time | 2026-11-20 09:12 UTC |
`,
		says: ['Status is Resolved but there is no End time: say when it was over.'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Status | Resolved |
| Start time | 2026-11-20 09:12 UTC |
| End time | [YYYY-MM-DD HH:MM UTC] |
`,
	},
	{
		title: 'Final, with a gap',
		markdown: `# Checkout outage

- **Document status:** ‹Final›

## Impact

[Who was affected, and for how long]
`,
		says: ['Status is Final but a placeholder is still to be filled in.'],
	},
	{
		title: 'Over, but not before next month',
		markdown: `# Checkout outage

- **Status:** ‹Resolved›
- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-12-20 10:04 UTC
`,
		today: '2026-11-27',
		says: ['Status is Resolved but End 2026-12-20 10:04 UTC is in the future: check the date.'],
	},
	{
		title: 'A status that agrees with the rest',
		markdown: `# Checkout outage

- **Status:** Resolved
- **Document status:** Final
- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC

## Impact

870 of 5,120 checkouts ended with an error.
`,
	},
	{
		title: 'Both ends in one field',
		markdown: `# Checkout outage

- **Status:** Resolved
- **Date:** 2026-11-20 09:12 – 10:04 UTC
`,
	},
	{
		title: 'Still going on, and still a draft',
		markdown: `# Checkout outage

- **Status:** Monitoring
- **Document status:** Draft
- **Start:** 2026-11-20 09:12 UTC

## Impact

[Who was affected, and for how long]
`,
	},
	{
		title: 'An end that is a placeholder, which another rule reports',
		markdown: `# Checkout outage

- **Status:** Resolved
- **Start:** 2026-11-20 09:12 UTC
- **End:** [YYYY-MM-DD HH:MM UTC]
`,
	},
	{
		title: 'A line of the header states both ends',
		markdown: `# Checkout outage

- **Status:** Resolved
- **Incident window:** 2026-11-20 09:12 UTC (first decline) through 2026-11-20 10:04 UTC
`,
	},
	{
		title: 'Start and end in one line',
		markdown: `# Checkout outage

Severity: S2    Status: Resolved
Start/End: 2026-11-20 09:12 UTC / 2026-11-20 10:04 UTC
`,
	},
];
