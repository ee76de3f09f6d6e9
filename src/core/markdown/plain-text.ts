import type { Node, Nodes, Parent } from 'mdast';
import type { Range } from '../text/range.ts';

/** The offsets of a node in its text; 0 to 0 for a node without a position, which only generated nodes are. */
export function rangeOf(node: Node): Range {
	return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The range from the first node's start to the last one's end; undefined for an empty list. */
export function rangeOfAll(nodes: readonly Node[]): Range | undefined {
	const first = nodes[0];
	const last = nodes.at(-1);
	return first && last ? { start: rangeOf(first).start, end: rangeOf(last).end } : undefined;
}

/** The readable text of a node or of several: code included, images as their alternative text, comments and other HTML left out. */
export function plainText(nodes: Nodes | readonly Nodes[]): string {
	if (isList(nodes)) return joined(nodes);
	switch (nodes.type) {
		case 'text':
		case 'inlineCode':
		case 'code':
		case 'yaml':
			return nodes.value;
		case 'html':
			return /^<br\s*\/?>$/i.test(nodes.value) ? ' ' : '';
		case 'break':
			return '\n';
		case 'image':
		case 'imageReference':
			return nodes.alt ?? '';
		default:
			return isParent(nodes) ? joined(nodes.children as readonly Nodes[]) : '';
	}
}

/** Nearly every cell and heading is one text. */
function joined(nodes: readonly Nodes[]): string {
	let text = '';
	for (const node of nodes) text += plainText(node);
	return text;
}

export function isParent(node: Node): node is Parent {
	return 'children' in node;
}

function isList(nodes: Nodes | readonly Nodes[]): nodes is readonly Nodes[] {
	return Array.isArray(nodes);
}
