import assert from 'node:assert/strict';
import { isPlaceholder, readUnfilled } from '../../../src/core/model/placeholder.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { readMarks, withMarks } from '../../support/marked-text.ts';

function marked(text: string, known: readonly string[] = []): string {
	const { placeholders } = readUnfilled(readPostmortem(text), known);
	return withMarks(
		text,
		placeholders.map(({ range }) => range),
	);
}

describe('placeholders', () => {
	for (const [name, lines] of [
		['a bracket as a whole paragraph', ['## Impact', '', '‹[How many users]›']],
		['a bracket behind a label', ['## Impact', '', '- Users: ‹[number of them]›']],
		['two brackets in one value', ['- **Start / end:** ‹[start]› / ‹[end]›']],
		['a choice in brackets', ['- **Severity:** ‹[S1-S4]›']],
		['a prompting word among others', ['## Impact', '', 'Reported by ‹[name of the customer]› at noon.']],
		['a bare time at the start of an entry', ['## Timeline', '', '- ‹HH:MM› first failure', '- 14:03 the end']],
		[
			'a day before it',
			['## Timeline', '', '| Time | Event |', '|---|---|', '| ‹2026-01-02 HH:MM› | Started |', '| 2026-01-02 14:03 | Ended |'],
		],
		['a time in brackets', ['## Timeline', '', '- ‹[HH:MM]› first failure']],
		['words as whole values', ['- **Severity:** ‹TBD›', '- **End:** ‹YYYY-MM-DD HH:MM UTC›', '', '## Impact', '', '‹???›']],
		['braces and upper case', ['## Impact', '', 'The service ‹{{ name }}› of ‹<CUSTOMER NAME>› was down.']],
		['upper case in a field', ['- **Severity:** ‹<SEVERITY>›', '- **Author:** `<NAME>`', '', '| Owner | ‹<YOUR NAME>› |', '|---|---|']],
		['a subject line', ['## Detection', '', 'The mail “[Action required] Renew” was lost.']],
		['an honest answer', ['- **Severity:** S2', '', '## Impact', '', '- Users: [unknown]', '- Orders: [unclear so far]']],
		['double angles', ['- **Severity:** ‹<< SEV# >>›']],
		['marks of moments', ['## Timeline', '', '- 14:45 **&lt;START OF OUTAGE&gt;**', '- 14:50 next']],
		['an action', ['## Action items', '', '- [ ] ‹[Describe the action]›']],
		['a front matter value', ['---', 'title: Outage', 'severity: ‹TBD›', '---', '', '# Outage']],
		['a link’s brackets', ['## Impact', '', 'See [link](https://example.com) and [name][ref].', '', '[ref]: https://example.com']],
		[
			'brackets that an editor set',
			['## Impact', '', '[value redacted]', '', '[No data]', '', '[PR] and [cloud vendor] and [update pending][^3]'],
		],
		['links of a wiki', ['## Impact', '', 'See [[Owner handbook]] and [[PM-2026-028]].']],
		['data', ['## Impact', '', 'It answered ["name", "date"] and [1, 2].']],
		['code', ['## Impact', '', '`[name]`, `{{x}}` and `<NAME>`', '', '```', '[name]', '```']],
		['template syntax of other tools', ['## Impact', '', 'The chart sets {{ .Values.name }} and {{% note %}}.']],
		['HTML in upper case', ['## Impact', '', 'One<BR>two <B>bold</B> <A HREF="x">link</A>']],
		['words inside of a sentence', ['## Impact', '', 'It is TBD who pays; the TODO list, UTC, Z.']],
		[
			'words that stand for an owner, a date or a status',
			['## Action items', '', '| Action | Owner | Due | Status |', '|---|---|---|---|', '| Fix it | TBD | ??? | TODO |'],
		],
	] as const) {
		it(`are found, or not, in ${name}`, () => {
			const expected = `# Outage\n\n${lines.join('\n')}\n`.replace(/^# Outage\n\n(?=---)/, '');
			assert.equal(marked(readMarks(expected).text), expected);
		});
	}

	it('are also the template’s own texts', () => {
		const text = '# Outage\n\n## Impact\n\nIt was [first alert], then [P1].\n';
		assert.equal(marked(text), text);
		const quoted = '# Outage\n\n## Impact\n\nThe ticket "[Bug] mails are lost" was the first.\n';
		assert.equal(marked(quoted, ['[Bug]']), quoted);
		assert.equal(marked(text, ['[First alert]', '[P1]']), '# Outage\n\n## Impact\n\nIt was ‹[first alert]›, then ‹[P1]›.\n');
	});

	it('are told by the text alone', () => {
		assert.deepEqual(['[Name]', 'tbd', 'HH:MM', '???', 'Sam', '-', '', 'UTC', '2026-01-02'].map(isPlaceholder), [
			true,
			true,
			true,
			true,
			false,
			false,
			false,
			false,
			false,
		]);
	});
});
