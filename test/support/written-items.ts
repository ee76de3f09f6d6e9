import fc from 'fast-check';

/** What an item says, as it is written; '' for what it does not say. */
interface WrittenItem {
	readonly task: string;
	readonly owner: string;
	readonly due: string;
	readonly status: string;
	readonly link: string;
	readonly verification: string;
	readonly priority: string;
	readonly done: boolean;
}

/** Postmortems with action items in every form of writing that we know, two lists at most, and something before and behind them. */
export function documentWithItems(): fc.Arbitrary<string> {
	const list = fc.oneof(tables(), labelledLists(), bareLists(), nestedLists(), markedLists(), headingItems());
	const group = fc.constantFrom<string[][]>([], ['### Prevention', ''], ['### Immediate (P0)', ''], ['**Short term**', '']);
	return fc
		.tuple(fc.array(fc.tuple(group, list), { minLength: 1, maxLength: 2 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
		.map(([lists, newLine, isLast]) =>
			[
				...['# Checkout outage', '', '- **Severity:** S2', '- **Date:** 2026-06-01', '', '## Timeline', ''],
				...['- 2026-06-01 10:00 UTC — errors rise', '- 10:05 UTC — Kim is paged', '', '## Action Items', ''],
				...lists.flatMap(([title, lines]) => [...title, ...lines, '']),
				...(isLast ? [] : ['## Lessons Learned', '', 'Limits need an alert.', '']),
			].join(newLine),
		);
}

const names = ['owner', 'due', 'status', 'link', 'verification', 'priority'] as const;
type Name = (typeof names)[number];

function items(): fc.Arbitrary<WrittenItem[]> {
	const item = fc.record({
		task: fc.constantFrom(
			'Add an alert on failed payments',
			'Write a runbook page.',
			'Limit `retries` to 3',
			'Test the **fallback** under load.',
			'Raise the pool size (from 20 to 50)',
			'Add a switch — off by default — for the cache',
			'Move [the job](https://example.com/job) to the scheduler',
			'Block deploys on Fridays; document it',
			'Check 🚦 in the release board',
		),
		owner: fc.constantFrom(
			'Sam Lee',
			'@kim',
			'Sam Lee, Bo Park',
			'@org/platform',
			'Platform team',
			'TBD',
			'',
			'[Bo](https://example.com/bo)',
		),
		due: fc.constantFrom('2026-12-01', 'Jun 25', '25 June 2026', 'Q3 2027', 'TBD', ''),
		status: fc.constantFrom('Open', '✅ Done', '🔲 Open', 'TODO', 'In progress', 'Done 2026-06-01', "Won't do: too little use", ''),
		link: fc.constantFrom('#528', '[PAY-12](https://example.com/PAY-12)', 'https://example.com/1', 'OPS-1, OPS-2', ''),
		verification: fc.constantFrom('', 'a drill', 'the alert fires within 5 min', 'Verified 2026-07-01'),
		priority: fc.constantFrom('P0', 'High', ''),
		done: fc.boolean(),
	});
	return fc.array(item, { minLength: 1, maxLength: 3 });
}

function someNames(): fc.Arbitrary<Name[]> {
	return fc.shuffledSubarray([...names]);
}

function tables(): fc.Arbitrary<string[]> {
	const titles = { owner: 'Owner', due: 'Due', status: 'Status', link: 'Ticket', verification: 'Verification', priority: 'Priority' };
	return fc
		.tuple(items(), someNames(), fc.constantFrom('padded', 'spaced', 'tight', 'open'), fc.boolean(), fc.boolean())
		.map(([rows, columns, form, isShort, hasForeign]) => {
			const cells = [
				['Action', ...columns.map((column) => titles[column]), ...(hasForeign ? ['Effort'] : [])],
				...rows.map((row) => [row.task, ...columns.map((column) => row[column]), ...(hasForeign ? ['a \\| b'] : [])]),
			];
			if (isShort) cells.at(-1)?.splice(1);
			const widths = (cells[0] ?? []).map((_, at) => Math.max(3, ...cells.map((row) => [...(row[at] ?? '')].length)));
			const line = (row: readonly string[]): string => {
				if (form === 'tight') return `|${row.join('|')}|`;
				if (form === 'open' && widths.length > 1) return row.join(' | ');
				return `| ${row.map((cell, at) => (form === 'padded' ? cell + ' '.repeat((widths[at] ?? 0) - [...cell].length) : cell)).join(' | ')} |`;
			};
			const [head = [], ...body] = cells;
			return [line(head), line(widths.map((width) => '-'.repeat(form === 'padded' ? width : 3))), ...body.map(line)];
		});
}

function markers(): fc.Arbitrary<(index: number, item: WrittenItem) => string> {
	return fc.constantFrom('- ', '* ', '1. ', '1) ', '- [ ] ', '1. [ ] ').map(
		(marker) =>
			(index, { done }) =>
				marker.replace('1', `${index + 1}`).replace('[ ]', done ? '[x]' : '[ ]'),
	);
}

/** “(owner: Sam, due: 2026-12-01)”, “— owner: Sam”, “**Owner:** Sam”. */
function labelledLists(): fc.Arbitrary<string[]> {
	return fc
		.tuple(items(), markers(), someNames(), fc.constantFrom('brackets', 'dashes', 'stress', 'italics'))
		.map(([rows, marker, fields, form]) =>
			rows.map((row, index) => {
				const said = fields.filter((field) => row[field] !== '').map((field) => [field === 'link' ? 'ticket' : field, row[field]] as const);
				const start = marker(index, row) + row.task;
				if (said.length === 0) return start;
				const plain = said.map(([label, value]) => `${label}: ${value}`);
				if (form === 'brackets') return `${start} (${plain.join(', ')})`;
				if (form === 'italics') return `${start} *(${plain.join(', ')})*`;
				if (form === 'dashes') return `${start} — ${plain.join(' — ')}`;
				return `${start} ${said.map(([label, value]) => `**${titled(label)}:** ${value}`).join(' ')}`;
			}),
		);
}

/** “(Sam, 2026-12-01)”, “— Sam — 2026-12-01”, “**Sam:** …”, “@kim …”. */
function bareLists(): fc.Arbitrary<string[]> {
	return fc.tuple(items(), markers(), fc.constantFrom('pair', 'dashes', 'start', 'square', 'words', 'handle')).map(([rows, marker, form]) =>
		rows.map((row, index) => {
			const task = row.task.replace(/\.$/, '');
			const start = marker(index, row);
			return {
				pair: `${start}${task} (Bo Park, 2026-12-01)`,
				dashes: `${start}${task} — @kim — 2026-12-01`,
				start: `${start}**Sam Lee:** ${task}`,
				square: `${start}${task} [Sam Lee]`,
				words: `${start}${task}, owner Sam, due Friday`,
				handle: `${start}${task} @kim`,
			}[form];
		}),
	);
}

function nestedLists(): fc.Arbitrary<string[]> {
	return fc
		.tuple(items(), markers(), someNames(), fc.constantFrom('- ', '* '), fc.boolean(), fc.boolean())
		.map(([rows, marker, fields, bullet, isBold, hasNote]) =>
			rows.flatMap((row, index) => {
				const start = marker(index, row);
				const indent = ' '.repeat(start.replace(/\[.\] $/, '').length);
				const said = fields.filter((field) => row[field] !== '');
				return [
					start + row.task,
					...(hasNote ? [`${indent}${bullet}see the graph of Tuesday`] : []),
					...said.map((field) => `${indent}${bullet}${labelled(field, isBold)} ${row[field]}`),
				];
			}),
		);
}

/** “(DONE)”, “✅ …”, “~~…~~”, “(dropped: …)”. */
function markedLists(): fc.Arbitrary<string[]> {
	const marks: readonly ((task: string) => string)[] = [
		(task) => `${task} (DONE)`,
		(task) => `✅ ${task}`,
		(task) => `~~${task}~~`,
		(task) => `${task}. Done in PR #12.`,
		(task) => `[DONE] ${task}`,
		(task) => `${task} (Done 2026-06-01)`,
		(task) => `${task} (in progress)`,
		(task) => `${task} (dropped: too little use)`,
	];
	return fc
		.tuple(items(), fc.constantFrom('- ', '* '), fc.constantFrom(...marks))
		.map(([rows, bullet, mark]) => rows.map(({ task, done }) => bullet + (done ? mark(task.replace(/\.$/, '')) : task)));
}

/** Headings with a line for each field below them. */
function headingItems(): fc.Arbitrary<string[]> {
	return fc
		.tuple(items(), someNames())
		.map(([rows, fields]) =>
			rows.flatMap((row, index) => [
				`### ${index + 1}. ${row.task}`,
				'',
				'- **Owner:** Ines Duarte',
				...fields.filter((field) => field !== 'owner' && row[field] !== '').map((field) => `- ${labelled(field, true)} ${row[field]}`),
				'',
			]),
		);
}

function labelled(field: Name, isBold: boolean): string {
	const label = titled(field === 'link' ? 'ticket' : field);
	return isBold ? `**${label}:**` : `${label}:`;
}

function titled(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
