import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'src/README.md', ...pagesIn('docs')];

describe('the pages for people', () => {
	it('are all reached from the README', () => {
		const reached = new Set(['README.md']);
		for (const page of reached) for (const link of linksIn(page)) if (link.endsWith('.md') && existsSync(link)) reached.add(link);
		assert.deepEqual(
			pagesIn('docs').filter((page) => !reached.has(page)),
			[],
		);
	});

	it('link only to what is there', () => {
		const broken = pages.flatMap((page) =>
			linksIn(page)
				.filter((link) => !existsSync(link))
				.map((link) => `${page}: ${link}`),
		);
		assert.deepEqual(broken, []);
	});

	it('name only commands by the titles that they have', () => {
		const titles = new Set(Object.values(JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>));
		const named = pages.flatMap((page) =>
			[...readFileSync(page, 'utf8').matchAll(/\*\*Postmortem: ([^*]+)\*\*/g)].map(
				([, title = '']) => [page, title.replace(/\s+/g, ' ')] as const,
			),
		);
		assert.deepEqual(
			named.filter(([, title]) => !titles.has(title) && !titles.has(`${title}…`)),
			[],
		);
	});
});

function pagesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name));
}

/** The files that a page links to, seen from the root. */
function linksIn(page: string): string[] {
	const text = readFileSync(page, 'utf8')
		.replace(/^```[\s\S]*?^```$/gm, '')
		.replace(/`[^`\n]*`/g, '');
	return [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
		.map(([, link = '']) => link)
		.filter((link) => !/^[a-z]+:/i.test(link))
		.map((link) => normalize(join(dirname(page), link)));
}
