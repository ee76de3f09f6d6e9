import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { readPassages, sourceRange } from '../../../src/core/model/passages.ts';
import type { Section } from '../../../src/core/model/postmortem.ts';
import { textAt } from '../../../src/core/text/range.ts';

describe('passages', () => {
	it('are headings, paragraphs, list items and cells, without quotes, code and comments', () => {
		const text = '# Title\n\nProse.\n\n> Quote\n\n- Item\n\n  More.\n\n```\ncode\n```\n<!-- note -->\n\n| A |\n| - |\n| b |\n';
		assert.deepEqual(
			passagesOf(text).map(({ kind, text }) => `${kind}: ${text}`),
			['heading: Title', 'paragraph: Prose.', 'listItem: Item', 'listItem: More.', 'cell: A', 'cell: b'],
		);
	});

	for (const [what, source, text] of [
		['marks', 'a **bold *and* b** ~~c~~', 'a bold and b c'],
		['code, images and HTML', 'a `b` ![c](d) <b>e</b>', 'a ￼ ￼ ￼e￼'],
		['the address of a link', 'see [the page](https://example.org/a) now', 'see the page￼ now'],
		['the name of a reference', 'see [the page][a] and [b]\n\n[a]: /a\n[b]: /b', 'see the page￼ and b'],
		['addresses as they are', 'see https://example.org/a, <https://example.org> or so', 'see ￼, ￼ or so'],
		['escapes', 'a \\* b \\\\ c \\d', 'a * b \\ c \\d'],
		['character references', 'a &amp; b &#x1F600; &nope; c', 'a & b 😀 &nope; c'],
		['soft line endings', 'a\n   b\r\nc', 'a b c'],
		['hard line endings', 'a  \nb\\\nc', 'a\nb\nc'],
		['NUL', 'a\0b', 'a\ufffdb'],
	] as const) {
		it(`read ${what}, and each character leads back to its source`, () => {
			const passage = passagesOf(source)[0];
			assert.ok(passage);
			assert.equal(passage.text, text);
			for (let at = 0; at < text.length; at += 1) {
				const character = text.charAt(at);
				const stands = textAt(source, sourceRange(passage, at, at + 1));
				if (/[a-eA-Z]/.test(character)) assert.equal(stands, character);
				else assert.notEqual(stands, '');
			}
			assert.deepEqual(sourceRange(passage, 0, 1), { start: source.indexOf('a') === 0 ? 0 : source.search(/\w/), end: 1 });
		});
	}

	for (const ending of ['\n', '\r\n', '\r']) {
		it(`begin behind the line of an empty check box that ends with ${JSON.stringify(ending)}`, () => {
			const source = `- [ ]${ending}  text`;
			const passage = passagesOf(source)[0];
			assert.ok(passage);
			assert.equal(passage.text, 'text');
			assert.equal(textAt(source, sourceRange(passage, 0, 4)), 'text');
		});
	}

	it('cover a match that reaches over markup', () => {
		const source = '- The **on-call** engineer\n  forgot it';
		const passage = passagesOf(source)[0];
		assert.ok(passage);
		const from = passage.text.indexOf('on-call');
		const to = passage.text.indexOf(' it');
		assert.equal(textAt(source, sourceRange(passage, from, to)), 'on-call** engineer\n  forgot');
	});

	it('set the title of a bold section apart and name its section', () => {
		const text = '**Impact**: No orders.  \n**Cause**: A lock.\n';
		const sections = [sectionOf(text, '**Impact**: No orders.', '**Impact**'), sectionOf(text, '**Cause**: A lock.', '**Cause**')];
		const passages = readPassages({ text, root: parseMarkdown(text), sections, actionItems: [], timelines: [] });
		assert.deepEqual(
			passages.map((passage) => [passage.kind, passage.text, passage.section, textAt(text, passage.range)]),
			[
				['label', 'Impact', 0, 'Impact'],
				['paragraph', 'No orders.', 0, 'No orders.'],
				['label', 'Cause', 1, 'Cause'],
				['paragraph', 'A lock.', 1, 'A lock.'],
			],
		);
	});
});

function passagesOf(text: string) {
	return readPassages({ text, root: parseMarkdown(text), sections: [], actionItems: [], timelines: [] });
}

function sectionOf(text: string, whole: string, title: string): Section {
	const start = text.indexOf(whole);
	const range = { start, end: start + whole.length };
	const titleRange = { start, end: start + title.length };
	const body = { start: titleRange.end, end: range.end };
	const roles = { id: 'impact', fills: ['impact'], level: 7, heading: undefined, parent: undefined, incident: 0 } as const;
	return { ...roles, title, form: 'bold', range, titleRange, body, empty: false, language: 'en' };
}
