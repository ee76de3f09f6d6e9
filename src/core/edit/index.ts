/** Edits on a postmortem, as plain text edits: what rules and the editor call. */
export { editItem, setItemField } from './edit-item.ts';
export { setDocumentStatus, setField, writeField } from './header-field.ts';
export { insertSection, renameHeading } from './insert-section.ts';
export type { ItemChange } from './item-change.ts';
export { mergeSections, orderSections, removeBlock } from './section-edits.ts';
export { sortTimeline } from './timeline-edits.ts';
