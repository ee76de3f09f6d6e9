import type { Range } from '../text/range.ts';
import { firstField } from './fields.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Postmortem } from './postmortem.ts';

export interface IncidentId {
	readonly text: string;
	readonly range: Range;
}

/** The incident's id: its field, else "INC-2026-042" or "(incident #465)" in the title; undefined for a placeholder. */
export function incidentIdOf({ fields, title, text: source }: Pick<Postmortem, 'fields' | 'title' | 'text'>): IncidentId | undefined {
	const field = firstField(fields, 'id');
	if (field && field.value !== '') return isPlaceholder(field.value) ? undefined : { text: field.value, range: field.range };
	const match = title && idInTitle.exec(title.text);
	const text = match?.[1] ?? match?.[2];
	if (!title || !match || text === undefined) return undefined;
	const at = source.indexOf(text, title.range.start);
	const isLiteral = at >= 0 && at + text.length <= title.range.end;
	return { text, range: isLiteral ? { start: at, end: at + text.length } : title.range };
}

const idInTitle = /(?:^|[\s([])((?:INC|PM)[-_ ]?\d{1,6}(?:[-_]\d{1,6}){0,2})(?![\p{L}\p{N}])|\bincident\s(#\d{1,8})(?!\d)/iu;

/** "INC-42" and "inc 42" in one form; '' when there is no number or letter. */
export function comparableId(id: string): string {
	return id
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
