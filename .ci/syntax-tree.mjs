/** Shows every node of a syntax tree, or of a list of them, from the outside in. */
export function visit(node, see) {
	if (Array.isArray(node)) for (const part of node) visit(part, see);
	else if (node && typeof node === 'object') {
		if (typeof node.type === 'string') see(node);
		for (const key of Object.keys(node)) if (key !== 'parent') visit(node[key], see);
	}
}
