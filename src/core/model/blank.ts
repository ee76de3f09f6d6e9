import type { Nodes, RootContent } from 'mdast';
import { isUpperCaseTag } from './upper-case-tag.ts';

/** Whether blocks hold nothing a reader could read: blank space, empty bullets, empty rows, comments, rules and headings. */
export function isBlank(blocks: readonly RootContent[]): boolean {
	return blocks.every((node) => isBlankNode(node));
}

function isBlankNode(node: Nodes): boolean {
	switch (node.type) {
		case 'heading':
		case 'thematicBreak':
		case 'definition':
		case 'break':
			return true;
		case 'html':
			return node.value.trimStart().startsWith('<!--') || isBareTag(node.value.trim());
		case 'text':
			// A checkbox without words is none to the parser; dots and a dash stand for words to come.
			return /^(?:\[[ xX]?\]|\.{2,}|…|[-–—])?$/.test(node.value.trim());
		case 'blockquote':
			return node.children.length === 0;
		case 'table':
			return node.children.slice(1).every((row) => isBlankNode(row));
		case 'image':
		case 'imageReference':
		case 'code':
		case 'inlineCode':
		case 'yaml':
		case 'footnoteReference':
			return false;
		default:
			return 'children' in node ? (node.children as readonly Nodes[]).every((child) => isBlankNode(child)) : false;
	}
}

/** A tag that shows nothing by itself, as a picture does and the name of what is to be filled in. */
function isBareTag(html: string): boolean {
	return /^<\/?[a-z][^>]*>$/i.test(html) && !/^<(?:img|video|audio|iframe|embed|object|source)\b/i.test(html) && !isUpperCaseTag(html);
}
