import { deepStrictEqual, equal } from 'node:assert/strict';
import { parseWhole } from '../../../src/core/markdown/parse.ts';
import { parseSimpleBlocks } from '../../../src/core/markdown/simple-blocks.ts';
import { parseAsUsual } from '../../support/usual-parser.ts';
import { samples } from '../templates/samples.ts';

/** Texts that need no parser. */
const simple = {
	'headings and paragraphs':
		'# The pool was full\n\nIt had no limit.\nNobody knew.\n\n## Why\nIt was `new`: see [its page](https://example.org/a_b#c).\n',
	'bold words and breaks': '**Date:** 2026-11-20  \n**Severity:** S2 (**high**), that is R&D only; 1 < 2, a_b, ~5 minutes.\n',
	'spaces at the ends of lines': '# A  \n\nOne \nand two  \n\n- three  \n- four \n\n| a |  \n|---|  \n| b |  \n',
	'a list of tasks': '- [ ] Limit the pool\n- [x] Tell **Sam**\n- [X] **Both**\n- None\n',
	'lists in lists': '* 10:40 One\n    * Two\n      goes on\n        1. Three\n        2. Four\n    * Five\n* Six\n  goes on, [too](a)\n',
	'a numbered list': '7) One\n8) Two\n   - Three\n   - Four\n9) Five\n',
	'a list above what does not go on it': '- One\n\nTwo\n\n- Three\n\n---\n\n- Four\n\n**Five**\n',
	tables: '| a | `b` | **c** |\n|---|:-:|--:|\n| d |  | [e](f) |\n| g |\n| h | i | j | k |\n\n| a |\n|:--|\n',
	'comments, fences and rules': '<!-- a\n\n# b -->\n\n```sql\nselect *\n\n# c\n```\n---\n<!-- d -->\n# e\n```\n```\n',
	'what ends a paragraph': 'One:\n- two\n\nThree:\n```\nfour\n```\nFive\n## Six\nSeven\n1. Eight\n',
	'other letters': 'プールが満杯だった。\n**原因** は不明。\n\n| 時刻 | 出来事 |\n|---|---|\n| 14:03 | 🔥 障害 |\n',
};

/** Texts that do, for all or some of their blocks. */
const others = {
	'a tab in it and behind it': 'The pool\twas full.\t\n\n| a\tb | c\t|\n|---|---|\n|\td | e |\n\n-\ta\n\n```\n\tb\n```\n',
	'a line below a quote and a list that belongs to them':
		'> The pool was full\nand had no limit.\n\n- The pool was full\nand had no limit.\n',
	'what stands in quotes and lists': '> The pool was full.\n>\n> - It had no limit.\n>\n>   Nobody knew.\n\n1. One\n\n   Two\n2. Three\n',
	'a title by underlining': 'The pool was full\n===\n\nThe pool was full\n---\n\nThe pool was full\n\n---\n',
	'what looks like markup':
		'a * b, c_d_e, 1 < 2, a & b &amp; c, d ~ e, [f], g \\ h, `i`, !\n\n| a * b | c_d_e | 1 < 2 | d \\| e | &amp; |\n|-|-|-|-|-|\n',
	'cells without spaces, and rows without bars': '|a|b|\n|-|-|\n||d|\n|e||\n\na | b\n---|---\nc | d\n\n| a |\n|---|\nb\n',
	'a definition and what it defines': '[a]\n\n[a]: b\n\nThe pool was full.\n\n- [x] c\n- [x]: d\n',
	'a null': 'The \0 pool.\n\n| \0 | a |\n|---|---|\n',
	'a fence that nobody closed': '# A\n\n```\nb\n\n## C\n\nd\n',
	'a fence closed further in, or by more': '```\na\n  ```\nb\n\n```\na\n````\n\n~~~\n```\n\n# c\n\n~~~\n',
	'a comment that nobody closed': '# A\n\n<!-- b\n\n## C\n\n<!-- d\n\ne\n',
	'a comment that goes on behind its end, or is none': '<!-- a --> b\n\nc\n\n<!--> d -->\n\n<!---> e\n\n<!doctype html>\n\nf\n',
	'a loose list, and one with two markers': '- a\n\n- b\n\nc\n\n- d\n- e\n* f\n\n  g\n',
	'a list that what follows goes on': '- a\n\n  b\n\nc\n\n1. d\n\n2. e\n\nf\n\n- g\n    - h\n   - i\n',
	'a list with an empty item': '-\n\na\n\n- b\n-\n\nc\n\n1.\n2. d\n',
	'an item with another block in it': '- # a\n- > b\n- ```\n  c\n  ```\n- | d |\n  |---|\n- ---\n- 1. e\n',
	'bold words at signs': 'a**b** **c**d **e:**f **.g** **h.**i, **j** k **l\nm** ***n*** **o*p** (**q**) **r `s**` t** `**u` **v**\n',
	'links of other forms': '[a](b "c") [d](<e>) [f](g(h)) ![i](j) [k [l](m)](n) [](o) [p]() [q\nr](s) [ t](u) [v](w&amp;x)\n',
	'two tildes': 'a ~b c~ d\n\n~e\nf~\n\n**~g** h~\n',
	'empty lines in front': '\n\n- a\n\n  b\n\nc\n',
};

describe('simple blocks', () => {
	for (const [name, text] of Object.entries({ ...simple, ...others }))
		for (const [ending, written] of [
			['', text],
			[', with carriage returns', text.replaceAll('\n', '\r\n')],
			[', with these alone', text.replaceAll('\n', '\r')],
			[', without a last line ending', text.replace(/\n$/, '')],
		] as const)
			it(`are read as the parser reads them: ${name}${ending}`, () => deepStrictEqual(parseWhole(written), parseAsUsual(written)));

	it('are read so in whole documents', () => {
		for (const sample of samples.values()) deepStrictEqual(parseWhole(sample), parseAsUsual(sample));
	});

	it('are read so below front matter, in which nothing is one', () => {
		for (const text of ['---\na: b\n---\n# C\n\nd\n', '---\na: b\n\n# c\n\nd\n\n---\n\n- e\n  f\n', '---\na: |\n\n  b\n---\n- c\n\nd\n'])
			deepStrictEqual(parseWhole(text), parseAsUsual(text, { withFrontMatter: true }));
	});

	for (const [name, text] of Object.entries(simple))
		it(`need no parser: ${name}`, () => {
			let rest: string | undefined;
			parseSimpleBlocks(text, 0, (given) => {
				rest = given;
				return parseAsUsual(given);
			});
			equal(rest, undefined);
		});

	it('stand where they stand in the text, a byte order mark included', () => {
		const text = '\uFEFFThe pool was full.\n\n| a |\n|---|\n| b |\n';
		const [paragraph, table] = parseWhole(text).children;
		deepStrictEqual([paragraph?.position?.start.offset, paragraph?.position?.end.offset], [1, 19]);
		const cell = table?.type === 'table' ? table.children[1]?.children[0]?.children[0] : undefined;
		deepStrictEqual([cell?.type, cell?.position?.start.offset], ['text', text.indexOf('b |')]);
		equal(parseWhole('\uFEFF\uFEFF> a').children[0]?.position?.start.offset, 2);
	});
});
