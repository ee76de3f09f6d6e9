import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { tasksFromMarkdown } from '../../src/core/markdown/task-items.ts';

/** The tree of a text without a byte order mark, by the parser and its extensions as they come. */
export function parseAsUsual(text: string, { withFrontMatter = false } = {}): Root {
	return fromMarkdown(text, {
		extensions: [gfmTable(), gfmTaskListItem(), gfmStrikethrough(), ...(withFrontMatter ? [frontmatter(['yaml'])] : [])],
		mdastExtensions: [
			gfmTableFromMarkdown(),
			tasksFromMarkdown(),
			gfmStrikethroughFromMarkdown(),
			...(withFrontMatter ? [frontmatterFromMarkdown(['yaml'])] : []),
		],
	});
}
