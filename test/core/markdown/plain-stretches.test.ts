import { deepStrictEqual } from 'node:assert/strict';
import { parseWhole } from '../../../src/core/markdown/parse.ts';
import { parseAsUsual } from '../../support/usual-parser.ts';
import { samples } from '../templates/samples.ts';

describe('what cannot be markup', () => {
	for (const [name, text] of Object.entries({
		'a paragraph': 'The pool was full.\n\nIt had no limit.',
		'spaces at its end': 'The pool was full.  \n\n# A \n\n| a | b |\n|---|---|\n| c |  d  |\n\nIt had no limit. \n',
		'a tab in it and behind it': 'The pool\twas full.\t\n\n| a\tb | c\t|\n|---|---|\n|\td | e |\n',
		'a paragraph of two lines':
			'The pool was full\nand had no limit.\n\nThe pool was full\n- and had no limit.\n\nThe pool was full\n1) or not\n',
		'a line below a quote and a list that belongs to them':
			'> The pool was full\nand had no limit.\n\n- The pool was full\nand had no limit.\n',
		'what stands in quotes and lists': '> The pool was full.\n>\n> - It had no limit.\n>\n>   Nobody knew.\n\n1. One\n\n   Two\n2. Three\n',
		'a title by underlining': 'The pool was full\n===\n\nThe pool was full\n---\n\nThe pool was full\n\n---\n',
		'what looks like markup':
			'a * b, c_d_e, 1 < 2, a & b &amp; c, d ~ e, [f], g \\ h, `i`, !\n\n| a * b | c_d_e | 1 < 2 | d \\| e | &amp; |\n|-|-|-|-|-|\n',
		'a cell of several words, and empty ones': '| a b c | |\n|---|---|\n| | d  e   f |\n|  |\n| g\n',
		'a definition and what it defines': '[a]\n\n[a]: b\n\nThe pool was full.\n',
		'a task': '- [ ] The pool was full.\n- [x] It had no limit.\n- None\n',
		'other letters': 'プールが満杯だった。\n\n| 時刻 | 出来事 |\n|---|---|\n| 14:03 | 🔥 障害 |\n',
		'a null': 'The \0 pool.\n\n| \0 | a |\n|---|---|\n',
	}))
		for (const [ending, written] of [
			['', text],
			[', with carriage returns', text.replaceAll('\n', '\r\n')],
			[', with these alone', text.replaceAll('\n', '\r')],
		] as const)
			it(`is read as the parser reads it: ${name}${ending}`, () => deepStrictEqual(parseWhole(written), parseAsUsual(written)));

	it('is read so in whole documents', () => {
		for (const sample of samples.values()) deepStrictEqual(parseWhole(sample), parseAsUsual(sample));
	});

	it('stands where it stands in the text, a byte order mark included', () => {
		const text = '\uFEFFThe pool was full.\n\n| a |\n|---|\n| b |\n';
		const [paragraph, table] = parseWhole(text).children;
		deepStrictEqual([paragraph?.position?.start.offset, paragraph?.position?.end.offset], [1, 19]);
		const cell = table?.type === 'table' ? table.children[1]?.children[0]?.children[0] : undefined;
		deepStrictEqual([cell?.type, cell?.position?.start.offset], ['text', text.indexOf('b |')]);
	});
});
