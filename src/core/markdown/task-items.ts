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
				paragraph?.call(this, token);
				const text = node?.type === 'paragraph' ? node.children[0] : undefined;
				if (text?.type !== 'text' || !text.value.startsWith('\n') || !text.position || !node?.position) return;
				text.value = text.value.slice(1);
				if (text.position.start.offset !== undefined) text.position.start.offset += 1;
				node.position.start = { ...text.position.start };
			},
		},
	};
}
