import { defineRule, type Example, type Postmortem, type Problem } from '../lint/rule.ts';
import type { DateReading, Timeline, Zone } from '../model/postmortem.ts';

export const rule = defineRule({
	id: 'timezone-ambiguous',
	category: 'metadata',
	severity: 'hint',
	summary: 'A timezone means one thing, and a timeline keeps to one.',
	why: 'IST is said in India, in Israel and in Ireland; CST is fourteen hours wide. Where an abbreviation and its offset disagree, every time beside them is wrong by an hour or right by chance.',
	options: {},

	*check({ postmortem, configuration }): Generator<Problem, void, undefined> {
		const told = new Set<string>();
		for (const zone of zonesOf(postmortem)) {
			if (zone.doubtful === undefined || told.has(zone.text)) continue;
			told.add(zone.text);
			// Who works in a known zone, or spells it out, leaves nothing open.
			if (zone.doubtful === 'ambiguous' && (configuration.timeZone !== undefined || spelledOut.test(postmortem.text))) continue;
			yield {
				range: zone.range,
				message:
					zone.doubtful === 'contradiction'
						? `“${zone.text}” contradicts itself: write UTC, or the offset that is meant.`
						: `“${zone.text}” can be ${meanings[zone.text.toUpperCase()] ?? 'several zones'}: write UTC, or the offset.`,
			};
		}
		for (const timeline of postmortem.timelines) yield* mixture(timeline);
	},
});

/** The first entry whose own zone differs from that of the entries before it or of the timeline. */
function* mixture({ zone, entries }: Timeline): Generator<Problem> {
	const own = entries.flatMap(({ time, range }) =>
		time.zone && time.zone.range.start >= range.start && time.zone.range.end <= range.end ? [time.zone] : [],
	);
	// The zone of the header is not the timeline's own word.
	const usual = zone && zone.source !== 'header' && zone.source !== 'setting' ? zone : own[0];
	const other = own.find(({ offset }) => offset !== undefined && usual?.offset !== undefined && offset !== usual.offset);
	if (!usual || !other) return;
	yield {
		range: other.range,
		message: `This timeline mixes ${usual.text} and ${other.text}: write all its times in one zone.`,
		related: [{ range: usual.range, message: 'Here it is another one.' }],
	};
}

function zonesOf({ start, end, timelines }: Postmortem): Zone[] {
	const times: (DateReading | undefined)[] = [start, end, ...timelines.flatMap(({ entries }) => entries.map(({ time }) => time))];
	const zones = [...timelines.map(({ zone }) => zone), ...times.map((time) => time?.zone)].filter((zone) => zone !== undefined);
	return zones.sort((a, b) => a.range.start - b.range.start);
}

const meanings: { readonly [name: string]: string } = {
	IST: 'Indian, Irish or Israel time',
	CST: 'Central, China or Cuba time',
	BST: 'British summer or Bangladesh time',
	AST: 'Atlantic or Arabia time',
	AMT: 'Amazon or Armenia time',
	SST: 'Samoa or Singapore time',
	ECT: 'Ecuador or Eastern Caribbean time',
	WST: 'Western Australia or West Samoa time',
};

const spelledOut =
	/\b(?:india|indian|irish|israel|central|china|cuba|british|bangladesh|atlantic|arabian?|amazon|armenian?|samoa|singapore|ecuador|caribbean|western) (?:standard |summer |daylight )?time\b/i;

export const examples: readonly Example[] = [
	{
		title: 'A name that several parts of the world use',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 ‹IST›
- **End:** 2026-11-20 14:55 IST
`,
		says: ['“IST” can be Indian, Irish or Israel time: write UTC, or the offset.'],
	},
	{
		title: 'A name and an offset that do not belong together',
		markdown: `# Checkout outage

## Timeline

| Time ‹PST (UTC-7)› | Event |
|---|---|
| 09:12 | First failed payment |
| 10:04 | Rolled back |
`,
		says: ['“PST (UTC-7)” contradicts itself: write UTC, or the offset that is meant.'],
	},
	{
		title: 'Two zones in one timeline',
		markdown: `# Checkout outage

## Timeline

- 09:12 UTC: first failed payment
- 09:30 UTC: paged
- 11:04 ‹CET›: rolled back
`,
		says: ['This timeline mixes UTC and CET: write all its times in one zone.'],
	},
	{
		title: 'An offset beside the name, or names for the same offset',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 IST (UTC+5:30)
- **End:** 2026-11-20 09:30 CET (GMT+1)

## Timeline

- 08:33Z first failed payment
- 08:40 UTC: paged
- 08:45 GMT: rolled back
`,
	},
	{
		title: 'The name is spelled out',
		markdown: `# Checkout outage

- **Start:** 2026-11-20 14:03 IST

All times are in India Standard Time.
`,
	},
	{
		title: 'An abbreviation and an offset in the title of the column',
		markdown: `# Checkout outage

## Timeline

| Time (‹PST, UTC-7›) | Event |
|---|---|
| 14:03 | first failed payment |
| 14:31 | rolled back |
`,
		says: ['“PST, UTC-7” contradicts itself: write UTC, or the offset that is meant.'],
	},
];
