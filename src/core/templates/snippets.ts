import { defaultTemplate, templates } from './index.ts';
import { renderSnippet, withTabStops } from './render.ts';

export interface Snippet {
	readonly name: string;
	readonly prefix: string;
	readonly description: string;
	/** The snippet's lines in VS Code's snippet syntax. */
	readonly body: readonly string[];
}

/** Every snippet for Markdown: whole templates first, then the small ones. */
export function snippets(): Snippet[] {
	return [
		...templates.map((template) => ({
			name: `Postmortem: ${template.name}`,
			prefix: template === defaultTemplate ? 'postmortem' : `postmortem-${template.id}`,
			description: template.description,
			body: renderSnippet(template),
		})),
		...smallSnippets.map(({ lines, ...snippet }) => ({ ...snippet, body: withTabStops(lines.join('\n')).split('\n') })),
	];
}

/** The snippets as the JSON file that the manifest contributes. */
export function snippetsFile(): string {
	const entries = snippets().map(({ name, prefix, description, body }) => [name, { prefix, description, body }]);
	return `${JSON.stringify(Object.fromEntries(entries), undefined, '\t')}\n`;
}

/** How the meeting divides its minutes, by severity. A guide's hour is the measure: minor incidents need half, major ones half more. */
const agendas = [
	{ severity: 'S3-S4', minutes: [5, 8, 3, 4, 8, 2] },
	{ severity: 'S2', minutes: [8, 12, 4, 6, 12, 3] },
	{ severity: 'S1', minutes: [10, 15, 5, 10, 15, 5] },
	{ severity: 'S1, several teams', minutes: [15, 25, 5, 15, 25, 5] },
];

function agendaMinutes(minutes: readonly number[]): number {
	return minutes.reduce((sum, value) => sum + value, 0);
}

const agendaSteps = [
	'Timeline: walk through it, correct times, close gaps',
	'Causes and contributing factors: why was this possible?',
	'What went well',
	'What did not go well: gaps in tools and process',
	'Action items: one owner and one date each, the three that matter most first',
	'Follow-up: when are the actions checked?',
];

/** In `lines` every text in square brackets becomes a tab stop. */
const smallSnippets: readonly (Omit<Snippet, 'body'> & { readonly lines: readonly string[] })[] = [
	{
		name: 'Postmortem: timeline table',
		prefix: 'pm-timeline',
		description: 'A timeline with its zone and its moments',
		lines: [
			'| Time (UTC) | Event |',
			'|---|---|',
			'| [HH:MM] | [First failure] |',
			'| [HH:MM] | [Detected by] |',
			'| [HH:MM] | [Decision, and its reason] |',
			'| [HH:MM] | [Mitigation] |',
			'| [HH:MM] | [All clear] |',
		],
	},
	{
		name: 'Postmortem: timeline row',
		prefix: 'pm-time',
		description: 'One row of a timeline table',
		lines: ['| [HH:MM] | [Event] |'],
	},
	{
		name: 'Postmortem: action item row',
		prefix: 'pm-action-row',
		description: 'One row of the action table of the default template',
		lines: ['| [Action] | [Name] | [P1] | [YYYY-MM-DD] | Open | [How we will know] | [Ticket] |'],
	},
	{
		name: 'Postmortem: action item',
		prefix: 'pm-action',
		description: 'An action with owner, due date, ticket and check',
		lines: ['- [ ] [Action] (owner: [Name], due: [YYYY-MM-DD], ticket: [Ticket]). Verify by [check].'],
	},
	{
		name: 'Postmortem: five whys',
		prefix: 'pm-whys',
		description: 'From what users saw to the condition that can be changed',
		lines: [
			'1. Why did users notice? [Answer]',
			'2. Why did that happen? [Answer]',
			'3. Why was that possible? [Answer]',
			'4. Why did nothing stop it? [Answer]',
			'5. Why was it not noticed earlier? [Answer]',
			'',
			'Root cause: [The condition to change]',
		],
	},
	{
		name: 'Postmortem: impact in numbers',
		prefix: 'pm-impact',
		description: 'Users, requests, minutes, tickets, revenue',
		lines: [
			'- **Users affected:** [Number and share]',
			'- **Requests failed:** [Number and share]',
			'- **Duration:** [Minutes]',
			'- **Support tickets:** [Number]',
			'- **Revenue impact:** [Amount, or none]',
		],
	},
	{
		name: 'Postmortem: near miss',
		prefix: 'pm-near-miss',
		description: 'What almost happened, and what prevented it',
		lines: [
			'## Near Miss',
			'',
			'- **What almost happened:** [Effect that users would have seen]',
			'- **What prevented it:** [Chance or safeguard]',
			'- **What would have told us:** [The alert that exists or is missing]',
		],
	},
	...agendas.map(({ severity, minutes }) => ({
		name: `Postmortem: meeting agenda, ${agendaMinutes(minutes)} minutes`,
		prefix: `pm-agenda-${agendaMinutes(minutes)}`,
		description: `Agenda of a review meeting for ${severity}, with a blameless opening`,
		lines: [
			`## Review Meeting (${agendaMinutes(minutes)} minutes)`,
			'',
			'Invited: [responders, those who know the change, one person from each affected team]',
			'',
			'> We look at systems, not at people. Everybody acted sensibly on what they knew and on the tools they had. We ask what made',
			'> an action reasonable and what would have stopped the harm.',
			'',
			...agendaSteps.map((step, index) => `${index + 1}. ${step} (${minutes[index] ?? 0} min)`),
		],
	})),
	{
		name: 'Postmortem: disable rules from here on',
		prefix: 'pm-disable',
		description: 'Silence a rule up to the matching enable comment',
		lines: ['<!-- postmortem-disable [rule] -->', '', '<!-- postmortem-enable [rule] -->'],
	},
	{
		name: 'Postmortem: disable a rule on the next line',
		prefix: 'pm-disable-next-line',
		description: 'Silence a rule on the next line',
		lines: ['<!-- postmortem-disable-next-line [rule] -->'],
	},
	{
		name: 'Postmortem: disable a rule on this line',
		prefix: 'pm-disable-line',
		description: 'Silence a rule on this line',
		lines: ['<!-- postmortem-disable-line [rule] -->'],
	},
	{
		name: 'Postmortem: disable a rule in this file',
		prefix: 'pm-disable-file',
		description: 'Silence a rule in the whole file',
		lines: ['<!-- postmortem-disable-file [rule] -->'],
	},
	{
		name: 'Postmortem: disable rules from here on, as remark writes it',
		prefix: 'pm-lint-disable',
		description: 'Silence a rule up to the matching enable comment of remark',
		lines: ['<!--lint disable [rule]-->', '', '<!--lint enable [rule]-->'],
	},
	{
		name: 'Postmortem: disable a rule on what follows, as remark writes it',
		prefix: 'pm-lint-ignore',
		description: 'Silence a rule on the next block',
		lines: ['<!--lint ignore [rule]-->'],
	},
];
