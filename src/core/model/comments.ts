import type { Nodes, Root } from 'mdast';
import { rangeOf } from '../markdown/plain-text.ts';
import { type Range, trimmed } from '../text/range.ts';
import type { Comment } from './postmortem.ts';

/** The HTML comments of a document in order, also several in one stretch of HTML. One that is never closed is none, and code has none. */
export function readComments(root: Root, text: string): Comment[] {
	let next = text.indexOf('<!--');
	const comments: Comment[] = [];
	const visit = (node: Nodes): void => {
		const range = rangeOf(node);
		if (next >= 0 && next < range.start) next = text.indexOf('<!--', range.start);
		if (next < 0 || next >= range.end) return;
		if (node.type === 'html') addComments(comments, text, range);
		else if ('children' in node) for (const child of node.children) visit(child);
	};
	visit(root);
	return comments;
}

function addComments(comments: Comment[], text: string, range: Range): void {
	const html = text.slice(range.start, range.end);
	let at = 0;
	for (let open = html.indexOf('<!--'); open >= 0; open = html.indexOf('<!--', at)) {
		// From the third character on, since `<!-->` is whole.
		const close = html.indexOf('-->', open + 2);
		if (close < 0) return;
		at = close + 3;
		const inside = trimmed(html, { start: open + 4, end: Math.max(open + 4, close) });
		comments.push({ text: html.slice(inside.start, inside.end), range: { start: range.start + open, end: range.start + at } });
	}
}
