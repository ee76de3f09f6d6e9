import { defineRule, type Example, type Postmortem, type Problem } from '../lint/rule.ts';
import type { Timeline, TimelineEntry } from '../model/postmortem.ts';
import { vagueTimeIn } from '../model/vague-time.ts';

export const rule = defineRule({
	id: 'timeline-imprecise-time',
	category: 'timeline',
	severity: 'information',
	summary: 'Times are exact, or marked as an estimate.',
	why: '“Around 2 PM” is what memory gives; monitoring knows the minute. Where it does not, a mark says that nobody does, and nobody looks for it again.',
	options: {
		allowTilde: { type: 'boolean', default: true, description: 'Whether “~14:00” is a good enough mark of an estimate.' },
	},

	*check({ postmortem, options }): Generator<Problem, void, undefined> {
		for (const timeline of postmortem.timelines) {
			const { entries, untimed } = timeline;
			if (isMarkedAsWhole(postmortem, timeline)) continue;
			for (const entry of entries) {
				const { time, text } = entry;
				const isVague = time.precision === 'none' && vague.test(time.text);
				// Behind the clock the word belongs to what follows: "14:10 approx. 40 orders".
				const standsBefore = !/^\W*\d/.test(time.text.replace(/^\s*[~≈]/, 'about '));
				const isEstimate = time.approximate === true && (standsBefore || aboutBehind.test(time.text));
				if (!(isEstimate || isVague) || /not sure|exact time (?:is )?unknown|estimate/i.test(`${time.text} ${text}`)) continue;
				const written = postmortem.text.slice(Math.max(0, time.range.start - 12), time.range.end);
				if (options.allowTilde && !isVague && /[~≈]/.test(written) && !wordy.test(time.text)) continue;
				const marked = options.allowTilde ? withTilde(entry) : undefined;
				yield {
					range: time.range,
					message: `“${time.text.trim()}”: ${wish(options.allowTilde, marked)}`,
					fixes: marked === undefined ? [] : [{ title: `Write ${marked}`, safe: false, edits: [{ range: time.range, text: marked }] }],
				};
			}
			for (const line of untimed) {
				const words = vagueTimeIn(line.text);
				if (words !== undefined)
					yield {
						range: { start: line.range.start, end: line.range.end },
						message: `“${words}”: ${wish(options.allowTilde, undefined)}`,
					};
			}
		}
	},
});

/** "Timeline (approximate)" and "all times are approximate" mark every time as an estimate. */
function isMarkedAsWhole({ text, sections }: Postmortem, { section, entries }: Timeline): boolean {
	const { titleRange } = sections[section] ?? {};
	const first = entries[0]?.range.start;
	return (
		titleRange !== undefined && first !== undefined && estimated.test(text.slice(titleRange.start, Math.min(first, titleRange.start + 400)))
	);
}

const estimated = /\bapprox(?:imate(?:ly|d|s)?|imations?)?\b|\bestimate[ds]?\b|概算|大约/i;

function wish(allowTilde: boolean, marked: string | undefined): string {
	return `give the exact time from monitoring${allowTilde ? `, or write ${marked ?? '~14:00'} for an estimate` : ''}.`;
}

/** "around 14:05" is an estimate in words; "~14:05" is one that is marked. */
function withTilde({ time: { text, range } }: TimelineEntry): string | undefined {
	const [, clock] = /^(?:around|about|approx(?:imately)?\.?|circa|ca\.?|c\.|roughly)\s{1,4}(\d.*)$/i.exec(text) ?? [];
	return clock !== undefined && text.length === range.end - range.start ? `~${clock}` : undefined;
}

/** "14:00頃": in these languages the word stands behind the clock. */
const aboutBehind = /(?:頃|ごろ|ころ|左右|前後|前后|쯤|경)\s*$/u;
const wordy = /\b(?:around|about|approx\w*|circa|ca|roughly)\b/i;
const vague = /\b(?:morning|afternoon|evening|night|noon|later|earlier|shortly|soon|overnight|lunch(?:time)?|midday)\b/i;

export const examples: readonly Example[] = [
	{
		title: 'A word behind the clock',
		markdown: `# 決済の障害

## タイムライン (UTC)

- ‹14:00頃› アラート
- 14:10 復旧
`,
		says: ['“14:00頃”: give the exact time from monitoring, or write ~14:00 for an estimate.'],
	},
	{
		title: 'Times from memory',
		markdown: `# Checkout outage

## Timeline (UTC)

- ‹Around 2 PM› first failed payment
- 14:10 on-call is paged
- 14:20 rolled back
`,
		says: ['“Around 2 PM”: give the exact time from monitoring, or write ~2 PM for an estimate.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- ~2 PM first failed payment
- 14:10 on-call is paged
- 14:20 rolled back
`,
	},
	{
		title: 'Marked estimates, and words in the event',
		markdown: `# Checkout outage

## Timeline (UTC)

- ~14:00 first failed payment
- 14:10 approx. 40 orders are lost
- 14:20 rolled back
`,
	},
	{
		title: 'A timeline that says as a whole that its times are estimates',
		markdown: `# Checkout outage

## Timeline (all times approximate, UTC)

- around 14:00 first failed payment
- about 14:10 on-call is paged
- 14:20 rolled back
`,
	},
	{
		title: 'Where no tilde is good enough',
		markdown: `# Checkout outage

## Timeline (UTC)

- ‹~14:00› first failed payment
- 14:10 on-call is paged
- 14:20 rolled back
`,
		configuration: { rules: { 'timeline-imprecise-time': { options: { allowTilde: false } } } },
		says: ['“~14:00”: give the exact time from monitoring.'],
	},
	{
		title: 'A length after something, and a part of the day',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:10 on-call is paged
‹- An hour later – the pool is full again›
‹- That evening the vendor answered›
- 18:20 resolved
`,
		says: [
			'“An hour later”: give the exact time from monitoring, or write ~14:00 for an estimate.',
			'“That evening”: give the exact time from monitoring, or write ~14:00 for an estimate.',
		],
	},
];
