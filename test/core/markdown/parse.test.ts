import { deepStrictEqual } from 'node:assert/strict';
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';

describe('parseMarkdown', () => {
	for (const [text, blocks] of Object.entries({
		'---\ntitle: a\n---\n\n- b\n': ['yaml', 'list'],
		'---\n\n- a\n': ['thematicBreak', 'list'],
		'---\n\n# A\n\n---\n': ['thematicBreak', 'heading', 'thematicBreak'],
		'--- \ntitle: a\n': ['thematicBreak', 'paragraph'],
		'| a |\n|---|\n| b |\n': ['table'],
		'a\n:-\nb\n': ['table'],
		'a\n-:\n': ['table'],
		'a\n-\n': ['heading'],
		'\uFEFFa\n:-\n': ['table'],
		'one\n| a |\r\n|---|\r\n| b |\r\nc\r\n\r\nd\n': ['paragraph', 'table', 'paragraph'],
		'- [ ] a\n': ['list'],
	})) {
		it(`reads ${JSON.stringify(text)} as ${blocks.join(', ')}`, () => {
			deepStrictEqual(
				parseMarkdown(text).children.map(({ type }) => type),
				blocks,
			);
		});
	}

	for (const quoted of ['> a | b\n> -|-\n> c | d\n', '- a | b\n  -|-\n  c | d\n', '> > a | b\n>> -|-\n>>\tc | d\n']) {
		it(`finds the table of two rows in ${JSON.stringify(quoted)}`, () => {
			const rows: number[] = [];
			const waiting: Nodes[] = [parseMarkdown(quoted)];
			for (let node = waiting.pop(); node; node = waiting.pop()) {
				if (node.type === 'table') rows.push(node.children.length);
				if ('children' in node) waiting.push(...node.children);
			}
			deepStrictEqual(rows, [2]);
		});
	}

	it('counts a byte order mark', () => {
		const { position, children } = parseMarkdown('\uFEFF# A\n\nb\n');
		deepStrictEqual(
			[position, ...children.map((child) => child.position)].map((place) => [place?.start.offset, place?.end.offset]),
			[
				[0, 8],
				[1, 4],
				[6, 7],
			],
		);
	});
});
