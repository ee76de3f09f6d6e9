import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { readComments } from '../../../src/core/model/comments.ts';
import { textAt } from '../../../src/core/text/range.ts';

describe('comments', () => {
	for (const [what, text, comments] of [
		['in a block of their own', '# A\n\n<!-- one -->\n\nb\n', ['one']],
		['inside a line and a cell', 'a <!-- one --> b\n\n| c <!-- two --> |\n| - |\n', ['one', 'two']],
		['several in one stretch of HTML', '<!-- one --> <b> <!--two-->\n', ['one', 'two']],
		['over several lines, in a list', '- a\n\n  <!-- one\n  two -->\n', ['one\n  two']],
		['empty ones', '<!-->\n\na <!----> b\n', ['', '']],
		['none that is never closed', 'a\n\n<!-- one\n\nb\n', []],
		['none in code', '`<!-- one -->`\n\n```\n<!-- two -->\n```\n\n    <!-- three -->\n', []],
	] as const) {
		it(`are read: ${what}`, () => {
			const read = readComments(parseMarkdown(text), text);
			assert.deepEqual(
				read.map((comment) => comment.text),
				comments,
			);
			for (const { range } of read) assert.match(textAt(text, range), /^<!--[\s\S]*>$/);
		});
	}
});
