import { defineRule, type Example, type Problem } from '../lint/rule.ts';

export const rule = defineRule({
	id: 'reading-limit',
	category: 'structure',
	severity: 'information',
	summary: 'The whole document is read.',
	why: 'A text of many thousand lines, or with markup inside of markup without end, would make every key press wait. Reading stops at stated limits there; without a word about it the silence of the other rules would look like praise.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.cut === undefined) return;
		const { cut, lines } = postmortem;
		yield { range: { start: 0, end: lines.lineEnd(0) }, message: `${cut} Move logs and dumps to files of their own.` };
	},
});

export const examples: readonly Example[] = [
	{
		title: 'More levels than anybody reads',
		markdown: `‹# Checkout outage›

## Supporting Information

${'>'.repeat(60)} a mail that went round for long
`,
		says: [
			'The text is read in part: a block has more brackets, marks or levels than are read. Move logs and dumps to files of their own.',
		],
	},
	{
		title: 'A long table with many links',
		markdown: `# Checkout outage

## Supporting Information

| Ticket | State |
|---|---|
${'| [PAY-1](https://tracker.example/PAY-1) | *closed* |\n'.repeat(20)}`,
	},
];
