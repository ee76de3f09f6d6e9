import type { TemplateField } from './template.ts';

/** The header fields that several templates share, as a fresh document has them. */

export const incidentStatus: TemplateField = {
	id: 'status',
	label: 'Status',
	required: true,
	placeholder: '[Monitoring or Resolved]',
	choices: ['Investigating', 'Identified', 'Monitoring', 'Mitigated', 'Resolved'],
};

export const documentStatus: TemplateField = {
	id: 'status',
	label: 'Document status',
	required: false,
	placeholder: 'Draft',
	choices: ['In review', 'Reviewed', 'Closed'],
};

export const start: TemplateField = { id: 'start', label: 'Start', required: true, placeholder: '[YYYY-MM-DD HH:MM UTC]' };

export const end: TemplateField = { id: 'end', label: 'End', required: true, placeholder: '[YYYY-MM-DD HH:MM UTC]' };

/** A severity field with the levels to choose from. */
export function severity(levels: readonly string[]): TemplateField {
	return {
		id: 'severity',
		label: 'Severity',
		required: true,
		placeholder: `[${levels[0] ?? ''} to ${levels.at(-1) ?? ''}]`,
		choices: levels,
	};
}
