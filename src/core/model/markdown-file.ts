/** The extensions of Markdown files, in lower case. */
const extensions = ['md', 'markdown', 'mdown', 'mkd'] as const;

/** For globs, to be put behind a dot. */
export const markdownExtensions = `{${extensions.join(',')}}`;

const pattern = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i');

/** Whether a path is that of a Markdown file, by its extension. */
export function isMarkdownFile(path: string): boolean {
	return pattern.test(path);
}
