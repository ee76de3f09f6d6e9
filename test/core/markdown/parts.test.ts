import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { parseMarkdown, parseWhole } from '../../../src/core/markdown/parse.ts';
import type { KeptParts } from '../../../src/core/markdown/parts.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { samples } from '../templates/samples.ts';

/** Long enough for a part of its own. */
const long = `${'The engineer compared the two dashboards again.\n'.repeat(100)}\n`;

describe('parsing part by part', () => {
	for (const [name, text] of Object.entries({
		headings: `# A\n\n${long}## B\n\n${long}## C\n\n${long}`,
		'carriage returns': `# A\n\n${long}## B\n\n${long}## C\n\n${long}`.replaceAll('\n', '\r\n'),
		'lone carriage returns': `# A\n\n${long}## B\n\n${long}## C\n\n${long}`.replaceAll('\n', '\r'),
		'a byte order mark': `\uFEFF# A\n\n${long}## B\n\n${long}`,
		'front matter with what looks like a heading': `---\na: |\n${long.replace(/^/gm, '  ')}\n# b\n---\n\n# A\n\n${long}## B\n\n${long}`,
		'a fence that is left open': `# A\n\n${long}\`\`\`\n\n## B\n\n${long}## C\n\n${long}`,
		'a fence around a heading': `# A\n\n${long}\`\`\`sh\n\n## B\n\n${long}\`\`\`\n\n## C\n\n${long}`,
		'a comment around a heading': `# A\n\n${long}<!--\n\n## B\n\n${long}-->\n\n## C\n\n${long}`,
		'a list in front of a heading': `# A\n\n${long}- a\n\n  b\n- c\n\n\n## B\n\n${long}> d\n\n## C\n\n${long}`,
		'a table in front of a heading': `# A\n\n${long}| a |\n|---|\n| b |\n\n## B\n\n${long}## C\n\n${long}| d |\n|---|`,
		'a definition far away': `# A\n\n${long}[a]\n\n## B\n\n${long}## C\n\n${long}[a]: b\n`,
	}))
		it(`gives the same tree for ${name}`, () => deepStrictEqual(parseMarkdown(text), parseWhole(text)));

	it('gives the same tree for anything between long sections, and for it once more after an edit', () => {
		const sample = [...samples.values()].join('\n\n');
		fc.assert(
			fc.property(hostileText, hostileText, hostileText, fc.nat(sample.length), (first, second, third, at) => {
				const text = `${first}\n\n# A\n\n${long}${second}\n\n## B\n\n${sample.slice(0, at)}\n\n## C\n\n${long}${third}`;
				const kept: KeptParts = new Map();
				deepStrictEqual(parseMarkdown(text, kept), parseWhole(text));
				const edited = text.replace('## B', `${third} ## B`);
				deepStrictEqual(parseMarkdown(edited, kept), parseWhole(edited));
				deepStrictEqual(parseMarkdown(text, kept), parseWhole(text));
			}),
			{ numRuns: 40 },
		);
	}).timeout(60_000);

	it('parses only the part again that changed', () => {
		const kept: KeptParts = new Map();
		const text = `# A\n\n${long}## B\n\n${long}## C\n\n${long}`;
		const [title] = parseMarkdown(text, kept).children;
		const last = parseMarkdown(text, kept).children.at(-1);
		strictEqual(kept.size, 3);
		const edited = parseMarkdown(text.replace('## C', 'One line more.\n\n## C'), kept).children;
		strictEqual(edited[0], title);
		strictEqual(edited.at(-1), last);
		deepStrictEqual(edited, parseWhole(text.replace('## C', 'One line more.\n\n## C')).children);
		strictEqual(kept.size, 3);
	});

	it('gives two sections of the same words nodes of their own', () => {
		const twice = `# A\n\n${long}## B\n\n${long}## B\n\n${long}`;
		const kept: KeptParts = new Map();
		for (let time = 0; time < 2; time += 1) deepStrictEqual(parseMarkdown(twice, kept), parseWhole(twice));
	});
});
