import { defineRule, type Example, type Problem } from '../lint/rule.ts';

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
		for (const { entries, untimed } of postmortem.timelines) {
			for (const { time, text } of entries) {
				const isVague = time.precision === 'none' && vague.test(time.text);
				// Behind the clock the word belongs to what follows: "14:10 approx. 40 orders".
				const standsBefore = !/^\W*\d/.test(time.text.replace(/^\s*[~≈]/, 'about '));
				const isEstimate = time.approximate === true && (standsBefore || aboutBehind.test(time.text));
				if (!(isEstimate || isVague) || /not sure|exact time (?:is )?unknown|estimate/i.test(`${time.text} ${text}`)) continue;
				const written = postmortem.text.slice(Math.max(0, time.range.start - 12), time.range.end);
				if (options.allowTilde && !isVague && /[~≈]/.test(written) && !wordy.test(time.text)) continue;
				yield { range: time.range, message: `“${time.text.trim()}”: give the exact time from monitoring, or mark it as an estimate.` };
			}
			for (const line of untimed) {
				const match = vagueStart.exec(line.text);
				if (match)
					yield {
						range: { start: line.range.start, end: line.range.end },
						message: `“${match[0]}”: give the exact time from monitoring, or mark it as an estimate.`,
					};
			}
		}
	},
});

/** "14:00頃": in these languages the word stands behind the clock. */
const aboutBehind = /(?:頃|ごろ|ころ|左右|前後|前后|쯤|경)\s*$/u;
const wordy = /\b(?:around|about|approx\w*|circa|ca|roughly)\b/i;
const vague = /\b(?:morning|afternoon|evening|night|noon|later|earlier|shortly|soon)\b/i;
const vagueStart =
	/^(?:in the (?:early |late )?(?:morning|afternoon|evening|night)|(?:a few|some|several) (?:minutes|hours) later|shortly after(?:wards)?|later that (?:day|morning|night)|soon after(?:wards)?)\b/i;

export const examples: readonly Example[] = [
	{
		title: 'A word behind the clock',
		markdown: `# 決済の障害

## タイムライン (UTC)

- ‹14:00頃› アラート
- 14:10 復旧
`,
		says: ['“14:00頃”: give the exact time from monitoring, or mark it as an estimate.'],
	},
	{
		title: 'Times from memory',
		markdown: `# Checkout outage

## Timeline (UTC)

- ‹Around 2 PM› first failed payment
- 14:10 on-call is paged
- 14:20 rolled back
`,
		says: ['“Around 2 PM”: give the exact time from monitoring, or mark it as an estimate.'],
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
];
