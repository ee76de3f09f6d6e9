import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';

/**
 * The items of a list that have a box. The library takes what stands behind the box for one character, which a line ending is not always.
 */
export function tasksFromMarkdown(): ReturnType<typeof gfmTaskListItemFromMarkdown> {
	const library = gfmTaskListItemFromMarkdown();
	const paragraph = library.exit?.['paragraph'];
	return {
		...library,
		exit: {
			...library.exit,
			paragraph(token) {
				const node = this.stack.at(-1);
				const before = node?.position && { ...node.position.start };
				paragraph?.call(this, token);
				if (node?.type !== 'paragraph' || !node.position || !before) return;
				const [text] = node.children;
				if (text?.type !== 'text' || !text.value.startsWith('\n') || !text.position) return;
				text.value = text.value.slice(1);
				if (text.position.start.offset !== undefined) text.position.start.offset += 1;
				node.position.start = text.value === '' ? before : { ...text.position.start };
				if (text.value === '') node.children.shift();
			},
		},
	};
}
