import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { daysBetween, secondsOf } from '../model/calendar.ts';

export const rule = defineRule({
	id: 'postmortem-overdue',
	category: 'metadata',
	severity: 'hint',
	timed: true,
	summary: 'A draft is written and reviewed within days of the incident.',
	why: 'After a few days people remember the story and not what they saw, logs expire, and the next incident takes over. The guides want a draft within a day or two and the review soon after.',
	options: {
		draftHours: { type: 'number', default: 24, minimum: 0, description: 'Hours after the incident by which there is to be a draft.' },
		reviewHours: { type: 'number', default: 48, minimum: 0, description: 'Further hours by which the draft is to be reviewed.' },
	},

	*check({ postmortem, options, today }): Generator<Problem, void, undefined> {
		const { documentStatus, start, end, incidentDay } = postmortem;
		if (documentStatus?.value !== 'draft') return;
		const last = [end, start].find((time) => time?.day !== undefined && !time.relative);
		const day = last?.day ?? incidentDay;
		if (day === undefined) return;
		const days = daysBetween(day, today);
		// Counted to the first minute of today: nobody is late before he is.
		const hours = days * 24 - (last?.clock === undefined ? 0 : secondsOf(last.clock) / 3600);
		const allowed = options.draftHours + options.reviewHours;
		if (hours <= allowed) return;
		yield {
			range: documentStatus.range,
			message: `Still ${documentStatus.text} ${days} ${days === 1 ? 'day' : 'days'} after the incident: a draft is due after ${options.draftHours} hours and its review ${options.reviewHours} hours later.`,
			...(last ? { related: [{ range: last.range, message: 'This is when the incident was.' }] } : {}),
		};
	},
});

export const examples: readonly Example[] = [
	{
		title: 'A draft that nobody came back to',
		markdown: `# Checkout outage

- **Document status:** ‹Draft›
- **Start:** 2026-11-20 09:12 UTC
- **End:** 2026-11-20 10:04 UTC
`,
		today: '2026-11-29',
		says: ['Still Draft 9 days after the incident: a draft is due after 24 hours and its review 48 hours later.'],
	},
	{
		title: 'Only the day is known',
		markdown: `# Checkout outage

- **Status:** ‹Draft›
- **Date:** 2026-11-20
`,
		today: '2026-11-24',
		says: ['Still Draft 4 days after the incident: a draft is due after 24 hours and its review 48 hours later.'],
	},
	{
		title: 'A team that wants it sooner',
		markdown: `# Checkout outage

- **Document status:** ‹Draft›
- **End:** 2026-11-20 10:04 UTC
`,
		today: '2026-11-22',
		configuration: { rules: { 'postmortem-overdue': { options: { draftHours: 12, reviewHours: 12 } } } },
		says: ['Still Draft 2 days after the incident: a draft is due after 12 hours and its review 12 hours later.'],
	},
	{
		title: 'Still in time',
		markdown: `# Checkout outage

- **Document status:** Draft
- **End:** 2026-11-20 10:04 UTC
`,
		today: '2026-11-23',
	},
	{
		title: 'In review, or no draft by its status',
		markdown: `# Checkout outage

- **Status:** Resolved
- **Document status:** In review
- **End:** 2026-11-20 10:04 UTC
`,
		today: '2026-12-20',
	},
];
