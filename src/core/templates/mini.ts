import type { Template } from './template.ts';

export const mini: Template = {
	id: 'mini',
	name: 'Mini',
	description: 'A short note for small incidents: impact, trigger, one action.',
	severities: ['S1', 'S2', 'S3', 'S4'],
	header: [{ id: 'date', label: 'Date', required: true, placeholder: '[YYYY-MM-DD]' }],
	sections: [
		{
			id: 'impact',
			title: 'Impact',
			level: 2,
			required: true,
			question: 'Who noticed what, and for how long?',
			guidance: 'One or two sentences with a number.',
			content: ['[Who noticed what, for how many minutes]'],
		},
		{
			id: 'trigger',
			title: 'Trigger',
			level: 2,
			required: true,
			question: 'What set it off, and why was that possible?',
			guidance: 'The event, and the condition that let it have an effect.',
			content: ['[What set it off, and why it could]'],
		},
		{
			id: 'actionItems',
			title: 'Action',
			level: 2,
			required: true,
			question: 'Which one change is worth making, or which ticket fixed it?',
			guidance: 'One is enough. If a ticket fixed it already, link it and say what you learned.',
			content: ['- [ ] [Action] (owner: [Name], due: [YYYY-MM-DD])'],
		},
	],
	instead: { title: 'Ticket', beside: 'lessons' },
	itemColumns: ['text', 'owner', 'due'],
};

/** A document of this template as a finished one looks. */
export const miniSample = `# Report export queued for 9 minutes behind a large customer

<!-- postmortem-template: mini -->

- **Date:** 2026-11-12

## Impact

On 12 November from 08:41 to 08:50 UTC exports of 36 customers waited up to 9 minutes. All of them completed by themselves, nobody wrote to support, and no data was lost. The usual wait is below 20 seconds.

## Trigger

One customer started 400 exports with a script. The queue takes jobs in order of arrival without a limit for each customer, so everybody else stood behind them. The dashboard of the queue showed the length and not the waiting time, so it looked like an ordinary busy morning.

## Action

- [ ] Limit running exports to 5 for each customer, seen in a load test with two customers (owner: Bea Hoffmann, due: 2026-11-26)
`;
