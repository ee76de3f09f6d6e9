import type { BlockContent, DefinitionContent, PhrasingContent } from 'mdast';
import type { Section } from './postmortem.ts';

/** A recognised section with the nodes of its body: what the readers of items and timeline take. Never leaves `core/model`. */
export interface SectionBody {
	readonly section: Section;
	/** Index in `Postmortem.sections`. */
	readonly index: number;
	/** What follows a label in its own paragraph or cell ("**Impact**: this"); empty for headings. */
	readonly lead: readonly PhrasingContent[];
	/** The blocks of the body in order, sub-headings among them; for a list label the blocks nested in its list item. */
	readonly blocks: readonly (BlockContent | DefinitionContent)[];
}
