import type { Root } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { type Processor, unified } from 'unified';
import { frontMatterEnd } from './front-matter.ts';
import { type KeptParts, parseParts } from './parts.ts';
import { parseSimpleBlocks } from './simple-blocks.ts';
import { moveNodes } from './stretch.ts';
import { tasksFromMarkdown } from './task-items.ts';

/**
 * The mdast of a text, with tables, task list items, strikethrough and YAML front matter. Offsets are those of the text as given, a byte
 * order mark included. Bare addresses are no nodes: our own pattern finds them where they matter, and parsing them everywhere costs two
 * thirds more time. With `kept`, parts that the document had before are not parsed again; the tree holds until `kept` is used again.
 */
export function parseMarkdown(text: string, kept?: KeptParts): Root {
	return parseParts(text, parseWhole, kept);
}

/** The same in one go, which takes more than twice as long for twice the text where most blocks need the parser. */
export function parseWhole(text: string): Root {
	const marks = /^\uFEFF*/.exec(text)?.[0].length ?? 0;
	const root = pipeline.parse(text.slice(marks)) as Root;
	// Columns do not count byte order marks; offsets do.
	moveNodes([root], marks, 0);
	if (root.position) root.position.start.offset = 0;
	return root;
}

const frontMatter = { syntax: frontmatter(['yaml']), tree: frontmatterFromMarkdown(['yaml']) };
const tables = { syntax: gfmTable(), tree: gfmTableFromMarkdown() };
const tasks = { syntax: gfmTaskListItem(), tree: tasksFromMarkdown() };
const deletions = { syntax: gfmStrikethrough(), tree: gfmStrikethroughFromMarkdown() };

/** What a text has no sign of is not looked for. */
function optionsFor(text: string, hasFrontMatter: boolean): Options {
	const some = [
		...(hasFrontMatter ? [frontMatter] : []),
		// A row of delimiters has one of these signs.
		...(text.includes('|') || text.includes(':-') || text.includes('-:') ? [{ ...tables, syntax: tablesIn(text) }] : []),
		tasks,
		...(text.includes('~') ? [deletions] : []),
	];
	return { extensions: some.map(({ syntax }) => syntax), mdastExtensions: some.map(({ tree }) => tree) };
}

type Extension = ReturnType<typeof gfmTable>;
type Construct = Exclude<NonNullable<Extension['flow']>[string], unknown[] | undefined>;
type Event = ThisParameterType<Construct['tokenize']>['events'][number];

/**
 * Tables, where the line below may be the row of delimiters: the extension by itself reads every line of a paragraph as the head of a
 * table before it sees that the next one is no such row, and then again.
 */
function tablesIn(text: string): Extension {
	const table = tables.syntax.flow?.['null'] as Construct;
	const tokenize: Construct['tokenize'] = function (effects, ok, nok) {
		return (code) => {
			delimitersBelow.lastIndex = this.now().offset;
			return isBelowRow(this.events) || delimitersBelow.test(text) ? table.tokenize.call(this, effects, ok, nok)(code) : nok(code);
		};
	};
	return { flow: { null: { ...table, tokenize } } };
}

/** The rest of a line, and a next one that has nothing but what a row of delimiters and the quotes around it are made of. */
const delimitersBelow = /[^\r\n]*(?:\r\n|\r|\n)[ \t>|:]*-[ \t>|:-]*(?:[\r\n]|$)/y;

/** Whether the events end with a row of a table, which the next line may go on. */
function isBelowRow(events: readonly Event[]): boolean {
	const last = events.findLast(([, { type }]) => type !== 'lineEnding' && type !== 'linePrefix');
	return last?.[1].type === 'tableHead' || last?.[1].type === 'tableRow';
}

function markdown(this: Processor): void {
	this.parser = (document) => {
		const begin = frontMatterEnd(document);
		const parse = (text: string): Root => fromMarkdown(text, optionsFor(text, begin > 0));
		return parseSimpleBlocks(document, begin, parse) ?? parse(document);
	};
}

const pipeline = unified().use(markdown).freeze();
