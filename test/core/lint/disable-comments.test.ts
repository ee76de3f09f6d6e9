import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import { readSilencers, silencingFixes } from '../../../src/core/lint/disable-comments.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

/** Every word `a1`, `a2`, `b1` … stands for a problem of the rule `a` or `b`. */
function problemsIn(text: string) {
	return [...text.matchAll(/\b([ab])\d\b/g)].map(({ 0: word, 1: rule = '', index }) => ({
		rule,
		word,
		range: { start: index, end: index + word.length },
	}));
}

function kept(text: string): string {
	return readSilencers(readPostmortem(text))
		.keep(problemsIn(text))
		.map(({ word }) => word)
		.join(' ');
}

describe('disable comments', () => {
	for (const [name, lines, left] of [
		['without comments leave everything', ['a1 b1'], 'a1 b1'],
		['from the comment on', ['a1', '', '<!-- postmortem-disable a -->', '', 'a2 b1'], 'a1 b1'],
		['until it is enabled again', ['<!-- postmortem-disable a -->', '', 'a1', '', '<!-- postmortem-enable a -->', '', 'a2'], 'a2'],
		['several rules, with or without commas', ['<!-- postmortem-disable a, b -->', '', 'a1 b1'], ''],
		['every rule', ['<!-- postmortem-disable -->', '', 'a1 b1'], ''],
		[
			'every rule until one is enabled',
			['<!-- postmortem-disable -->', '', 'a1 b1', '', '<!-- postmortem-enable b -->', '', 'a2 b2'],
			'b2',
		],
		['every rule until all are enabled', ['<!-- postmortem-disable -->', '', 'a1', '', '<!-- postmortem-enable -->', '', 'a2 b2'], 'a2 b2'],
		[
			'one of two that are disabled',
			['<!-- postmortem-disable a b -->', '', 'a1 b1', '', '<!-- postmortem-enable a -->', '', 'a2 b2'],
			'a2',
		],
		['its own line', ['a1 <!-- postmortem-disable-line a --> a2 b1', 'a3'], 'b1 a3'],
		['its own row', ['| x | y |', '|---|---|', '| a1 | b1 <!-- postmortem-disable-line a --> |', '| a2 | b2 |'], 'b1 a2 b2'],
		['the next line', ['<!-- postmortem-disable-next-line a -->', 'a1 b1', 'a2'], 'b1 a2'],
		['the next line with text', ['<!-- postmortem-disable-next-line a -->', '', '', 'a1 b1', 'a2'], 'b1 a2'],
		['the line behind a long comment', ['<!-- postmortem-disable-next-line', 'a -->', 'a1', 'a2'], 'a2'],
		['the whole file, from anywhere', ['a1', '', 'b1', '', '<!-- postmortem-disable-file a -->'], 'b1'],
		['whatever reason follows', ['<!-- postmortem-disable-next-line a -- b is fine -->', 'a1 b1'], 'b1'],
		['whatever reason follows a dash', ['<!-- postmortem-disable-next-line a — b is fine -->', 'a1 b1'], 'b1'],
		['whatever reason follows a hyphen that stands alone', ['<!-- postmortem-disable-next-line a - b is fine -->', 'a1 b1'], 'b1'],
		['whatever reason follows two signs', ['<!-- postmortem-disable-next-line a --b is fine -->', 'a1 b1'], 'b1'],
		['with a colon', ['<!-- postmortem-disable-next-line: a -->', 'a1 b1'], 'b1'],
		['in capital letters', ['<!-- POSTMORTEM-Disable-Next-Line a -->', 'a1 b1'], 'b1'],
		['inside of a list', ['- x', '  <!-- postmortem-disable-next-line a -->', '  - a1', '  - a2'], 'a2'],
		['inside of a quotation', ['> <!-- postmortem-disable-next-line a -->', '> a1', '', 'a2'], 'a2'],
		['nothing inside of code in a table', ['| x |', '|---|', '| `<!-- postmortem-disable-file a -->` |', '', 'a1'], 'a1'],
		['nothing inside of code in a list', ['- x', '', '      <!-- postmortem-disable-file a -->', '', 'a1'], 'a1'],
		['nothing inside of front matter', ['---', 'x: <!-- postmortem-disable-file a -->', '---', '', 'a1'], 'a1'],
		['nothing by a name that is no rule', ['<!-- postmortem-disable-next-line aa -->', 'a1'], 'a1'],
		['nothing by a word that is none', ['<!-- postmortem-disable-everything a -->', 'a1'], 'a1'],
		['nothing inside of code', ['```', '<!-- postmortem-disable-file a -->', '```', '', 'a1'], 'a1'],
		['remark’s from the comment on', ['<!--lint disable a-->', '', 'a1 b1'], 'b1'],
		['remark’s without a name', ['<!--lint disable-->', '', 'a1 b1', '', '<!--lint enable-->', '', 'a2'], 'a2'],
		['remark’s with our prefix', ['<!-- lint disable postmortem:a -->', '', 'a1 b1'], 'b1'],
		['remark’s for the next node', ['<!--lint ignore a-->', '', 'a1', 'a2', '', 'a3'], 'a3'],
		['remark’s for a whole list', ['<!--lint ignore-->', '', '- a1', '', '- a2', '', 'a3'], 'a3'],
		['remark’s for what other tools call theirs', ['<!--lint disable no-tabs-->', '', 'a1'], 'a1'],
	] as const) {
		it(`silence: ${name}`, () => {
			assert.equal(kept(lines.join('\n')), left);
			assert.equal(kept(lines.join('\r\n')), left);
		});
	}

	it('say what each of them did', () => {
		const text = [
			'<!-- postmortem-disable-next-line a b -->',
			'a1',
			'',
			'<!-- postmortem-disable-next-line aa c -->',
			'a2',
			'',
			'<!-- postmortem-disable-lines -->',
			'<!-- postmortem-disabel a -->',
			'<!-- postmortem-template: mini -->',
			'<!--lint disable x-->',
		].join('\n');
		const silencers = readSilencers(readPostmortem(text));
		silencers.keep(problemsIn(text));
		const uses = silencers.uses({ known: ['a', 'b', 'c'], running: ['a', 'b'] });
		assert.deepEqual(
			uses.map(({ kind, used, names }) => [kind, used, names.map(({ name, use }) => `${name}: ${use}`).join(', ')]),
			[
				['disable-next-line', true, 'a: silenced, b: nothing'],
				['disable-next-line', false, 'aa: unknown, c: idle'],
				[undefined, false, ''],
				[undefined, false, 'a: nothing'],
			],
		);
		assert.deepEqual(
			uses.flatMap(({ names }) => names.map(({ range }) => text.slice(range.start, range.end))),
			['a', 'b', 'aa', 'c', 'a'],
		);
	});

	it('stay cheap however many there are', () => {
		const text = '<!-- postmortem-disable a -->\n\na1\n\n<!-- postmortem-enable a -->\n\na2\n\n<!-- postmortem-disable-line -->\n\n'.repeat(
			300,
		);
		const silencers = readSilencers(readPostmortem(text));
		const problems = problemsIn(text);
		const start = performance.now();
		assert.equal(silencers.keep(problems).length, 300);
		assert.ok(performance.now() - start < 500);
	});
});

describe('the fixes that disable a rule', () => {
	for (const [name, text] of [
		['a line', '# A\n\nSome a1 text\n'],
		['a nested item', '# A\n\n- one\n  - a1\n'],
		['a table row', '# A\n\n| x | y |\n|---|---|\n| a1 | y |\n'],
		['a row without bars at its ends', '# A\n\nx | y\n--|--\na1 | y\nb | y\n'],
		['a row in a quotation', '# A\n\n> | x | y |\n> |---|---|\n> | a1 | y |\n> | b | y |\n'],
		['a title behind a byte order mark', '\uFEFF# a1\n'],
		['a title', '# a1\n'],
		['a line between two rules', '---\n\n# A\n\nSome a1 text\n\n---\n\nMore\n'],
		['a line below an empty head', '---\n---\n\n# A\n\nSome a1 text\n\n---\n\nMore\n'],
		['a document with front matter', '---\ntitle: x\n---\n\n# a1\n'],
		['lines that end with CR LF', '# A\r\n\r\nSome a1 text\r\n'],
	] as const) {
		it(`silence it on ${name}, on that line and in the file`, () => {
			const postmortem = readPostmortem(text);
			const problem = problemsIn(text)[0];
			assert.ok(problem);
			for (const fix of silencingFixes(postmortem, problem)) {
				const fixed = applyEdits(text, fix.edits) ?? '';
				assert.equal(kept(fixed), '', `${fix.title}:\n${fixed}`);
				assert.equal(readPostmortem(fixed).title?.text, postmortem.title?.text);
				assert.equal(tableRows(fixed), tableRows(text));
			}
		});
	}

	it('are offered for a line and from there on wherever a comment can stand', () => {
		const text = '---\n\n# A\n\nSome a1 text\n\n---\n\nMore\n';
		const problem = problemsIn(text)[0];
		assert.ok(problem);
		assert.equal(silencingFixes(readPostmortem(text), problem).length, 3);
	});

	it('stand outside of front matter', () => {
		const text = '---\ntitle: a1\n---\n\n# A\n';
		const problem = problemsIn(text)[0];
		assert.ok(problem);
		assert.deepEqual(
			silencingFixes(readPostmortem(text), problem).map(({ edits }) => applyEdits(text, edits)),
			['---\ntitle: a1\n---\n<!-- postmortem-disable-file a -->\n\n# A\n'],
		);
	});
});

/** How many rows all tables of a text have. */
function tableRows(text: string): number {
	let rows = 0;
	const count = (node: Nodes): void => {
		if (node.type === 'tableRow') rows += 1;
		if ('children' in node) node.children.forEach(count);
	};
	count(parseMarkdown(text));
	return rows;
}
