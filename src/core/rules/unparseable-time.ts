import { setField } from '../edit/index.ts';
import { type Day, defineRule, type Example, type Field, type Fix, type Problem } from '../lint/rule.ts';
import { readDate } from '../model/dates.ts';
import { readDuration } from '../model/duration.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { DateReading } from '../model/postmortem.ts';
import type { Range } from '../text/range.ts';
import type { FieldId } from '../vocabulary/terms.ts';
import { wordsOf } from '../vocabulary/words.ts';

export const rule = defineRule({
	id: 'unparseable-time',
	category: 'metadata',
	severity: 'warning',
	summary: 'Start, end and date are times that everybody reads alike.',
	why: '“Monday night” is known to those who were there, for about a month. Durations, due dates and every list by date need a day and a time that neither people nor tools have to guess.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const { fields, incidentDay } = postmortem;
		for (const field of fields) {
			if (!isTime(field) || field.value === '') continue;
			const reading = readDate(field.value, field.range, { incidentDay, order: configuration.dateOrder });
			const doubt = doubtOf(field, reading);
			if (!doubt || saysNothing(field)) continue;
			const example = `${reading.day ?? incidentDay ?? '2026-06-21'}${field.id === 'date' ? '' : ' 14:03 UTC'}`;
			yield {
				range: field.range,
				message: doubt === 'unread' ? `Cannot read ${field.label} “${field.value}”: write it like ${example}.` : doubt,
				...(reading.ambiguous ? { severity: 'information' } : {}),
				fixes: reading.ambiguous
					? meanings(reading, field.value).map(
							(value): Fix => ({ title: `Write “${value}”`, safe: false, edits: [setField(postmortem, field, value)] }),
						)
					: [],
			};
		}
	},
});

const times: ReadonlySet<FieldId> = new Set<FieldId>(['date', 'start', 'detected', 'end']);

/** Labels such as "Resolved" or "Recovery" also ask whether and how. */
function isTime({ id, label }: Field): boolean {
	if (id === undefined || !times.has(id)) return false;
	return id !== undefined && times.has(id) && (id === 'date' || timeLabel.test(label));
}

const timeLabel =
	/\b(?:start|started|began|begin|beginning|end|ended|date|time|at|when|until|beginn|anfang|ende|d[ée]but|fin|inicio|início|hora|heure|uhrzeit|data|inizio|fine|einde|fim)\b|日時|時刻|時間|时间|시간|日付|日期|開始|终了|終了/i;

/** "Ongoing", "N/A", a length of time, a placeholder, a link, or a sentence that explains instead. */
function saysNothing({ value, range }: Field): boolean {
	return (
		/^\W*(?:still |yet )?(?:on-?going|in progress|present|now|see|not yet|n\/?a|unknown|undetermined|unclear|various|several|multiple|never|unresolved|open)\b/i.test(
			value,
		) ||
		value.length > 80 ||
		/https?:/.test(value) ||
		isLength(value, range) ||
		!/[\p{L}\p{N}]/u.test(value) ||
		wordsOf().isUnknown(value) ||
		isPlaceholder(value)
	);
}

/** "2 h 10 min"; the clock of a day that is none, "13/13/2026 14:03", is no length. */
function isLength(value: string, range: Range): boolean {
	return !/\d[-/.]\d{1,2}[-/.]\d/.test(value) && readDuration(value, range).minutes !== undefined;
}

/** What is wrong with it, as a message; `unread` when nothing can be said but that. */
function doubtOf({ label, value }: Field, { precision, relative, impossible, ambiguous }: DateReading): string | undefined {
	if (impossible) return `There is no such ${/\d:\d/.test(value) ? 'time' : 'day'} as ${label} “${value}”.`;
	if (ambiguous) return `${label} “${value}” can be ${ambiguous[0]} or ${ambiguous[1]}: write the year first.`;
	return precision === 'none' || relative ? 'unread' : undefined;
}

/** The value with each of the days that its numbers can mean. */
function meanings({ ambiguous }: DateReading, value: string): string[] {
	const numbers = /\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?/.exec(value);
	return numbers ? (ambiguous ?? []).map((day: Day) => value.replace(numbers[0], day)) : [];
}

export const examples: readonly Example[] = [
	{
		title: 'Words that only those know who were there',
		markdown: `# Checkout outage

- **Start:** ‹Monday night›
- **End:** ‹when the processor came back›
`,
		says: [
			'Cannot read Start “Monday night”: write it like 2026-06-21 14:03 UTC.',
			'Cannot read End “when the processor came back”: write it like 2026-06-21 14:03 UTC.',
		],
	},
	{
		title: 'A day that no calendar has',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Start | ‹2026-02-31 14:03 UTC› |
| End | 2026-03-01 15:10 UTC |
`,
		says: ['There is no such time as Start “2026-02-31 14:03 UTC”.'],
	},
	{
		title: 'A date that is read differently on both sides of an ocean',
		markdown: `# Checkout outage

- **Start:** ‹07/08/2026 14:03 UTC›
`,
		says: ['Start “07/08/2026 14:03 UTC” can be 2026-08-07 or 2026-07-08: write the year first.'],
		fixed: `# Checkout outage

- **Start:** 2026-08-07 14:03 UTC
`,
	},
	{
		title: 'Times in many forms',
		markdown: `# Checkout outage

- **Date:** November 20th, 2026 (Friday)
- **Start:** Nov 20, 2:03 PM PST
- **Detected:** 14.43
- **End:** 2026-11-20T15:10:00Z
`,
	},
	{
		title: 'The configuration says how numbers are meant',
		markdown: `# Checkout outage

- **Start:** 07/08/2026 14:03 UTC
`,
		configuration: { dateOrder: 'dmy' },
	},
	{
		title: 'Not over yet, not known, or not filled in',
		markdown: `# Checkout outage

- **Start:** unknown
- **Date:** [YYYY-MM-DD]
- **End:** In progress
- **Resolved:** yes, by a rollback
- **Reported:** by three customers
- **Time window:** 3 hours
`,
	},
	{
		title: 'A day that is none is no length either',
		markdown: `# Checkout outage

- **Start:** ‹13/13/2026 14:03›
`,
		says: ['There is no such time as Start “13/13/2026 14:03”.'],
	},
];
