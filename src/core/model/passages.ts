import type { Nodes, PhrasingContent, Root } from 'mdast';
import { rangeOf } from '../markdown/plain-text.ts';
import type { Range } from '../text/range.ts';
import type { ActionItem, Passage, PassageKind, Section, Timeline } from './postmortem.ts';
import { type ReadableText, readableText, sourceRange, stretchOf, textOffsetOf } from './readable-text.ts';
import { isUpperCaseTag } from './upper-case-tag.ts';

export { sourceRange };

export interface PassagesInput {
	readonly text: string;
	readonly root: Root;
	readonly sections: readonly Section[];
	readonly actionItems: readonly ActionItem[];
	readonly timelines: readonly Timeline[];
}

/** The readable text of every paragraph, heading and cell outside of quotes and code, in order; blocks without any text are left out. */
export function readPassages(input: PassagesInput): Passage[] {
	const { text, root, sections } = input;
	const sectionAt = innermostOf(sections.map((section) => section.range));
	const itemAt = innermostOf(input.actionItems.map((item) => item.whole));
	const entryAt = innermostOf(input.timelines.flatMap((timeline) => timeline.entries.map((entry) => entry.range)));
	const labels = sections.filter((section) => section.form !== 'heading').map((section) => section.titleRange);
	let nextLabel = 0;
	const passages: Passage[] = [];

	const add = (kind: PassageKind, range: Range, { text, pieces }: ReadableText): void => {
		if (text.trim() === '') return;
		const { start } = range;
		passages.push({ kind, text, range, section: sectionAt(start), pieces, item: itemAt(start), entry: entryAt(start) !== undefined });
	};

	const addBlock = (kind: PassageKind, node: Nodes & { children: PhrasingContent[] }): void => {
		const range = rangeOf(node);
		const whole = readableText(text, node.children);
		const parts: { kind: PassageKind; from: number; to: number }[] = [];
		let from = 0;
		for (let label = labels[nextLabel]; label && label.start < range.end; label = labels[nextLabel]) {
			nextLabel += 1;
			if (label.start < range.start) continue;
			const start = textOffsetOf(whole, label.start);
			const end = textOffsetOf(whole, label.end);
			parts.push({ kind, from, to: start }, { kind: 'label', from: start, to: end });
			from = end;
		}
		if (parts.length === 0) add(kind, range, whole);
		else {
			for (const part of [...parts, { kind, from, to: whole.text.length }]) {
				const stretch = stretchOf(whole, part.from, part.to);
				add(part.kind, sourceRange(stretch, 0, stretch.text.length), stretch);
			}
		}
	};

	const visit = (node: Nodes, parent: Nodes): void => {
		switch (node.type) {
			case 'heading':
				addBlock('heading', node);
				break;
			case 'paragraph':
				addBlock(parent.type === 'listItem' ? 'listItem' : 'paragraph', node);
				break;
			case 'tableCell':
				addBlock('cell', node);
				break;
			case 'html':
				// Alone on its line the name of what is to be filled in is a block of HTML.
				if (isUpperCaseTag(node.value))
					add('paragraph', rangeOf(node), { text: node.value, pieces: [{ at: 0, start: rangeOf(node).start }] });
				break;
			case 'root':
			case 'list':
			case 'listItem':
			case 'table':
			case 'tableRow':
				for (const child of node.children) visit(child, node);
		}
	};
	visit(root, root);
	return passages;
}

/** For offsets that never descend: the index of the innermost range that each stands in, undefined outside of all. */
function innermostOf(ranges: readonly Range[]): (offset: number) => number | undefined {
	const ordered = ranges
		.map((range, index) => ({ range, index }))
		.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
	const open: { range: Range; index: number }[] = [];
	let next = 0;
	return (offset) => {
		for (let begun = ordered[next]; begun && begun.range.start <= offset; begun = ordered[next]) {
			open.push(begun);
			next += 1;
		}
		while (open.length > 0 && (open.at(-1)?.range.end ?? 0) <= offset) open.pop();
		return open.at(-1)?.index;
	};
}
