import assert from 'node:assert/strict';
import { fillTemplate, type TemplateFacts } from '../../../src/core/edit/fill-template.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';

const facts: TemplateFacts = { title: 'Mail is late', severity: 'S3', start: '2026-11-20 14:05 UTC' };

describe('a document made of a template of the team', () => {
	const fill = (text: string, known = facts): string => fillTemplate(readPostmortem(text), 'ours', known);

	it('has what is known, names its template and loses its remarks', () => {
		assert.equal(
			fill('# [Title]\n\n- **Severity:** [level]\n- **Start:**\n\n## Impact\n<!-- required -->\n\n[who]\n'),
			'# Mail is late\n\n<!-- postmortem-template: ours -->\n\n- **Severity:** S3\n- **Start:** 2026-11-20 14:05 UTC\n\n## Impact\n\n[who]\n',
		);
	});

	it('keeps the marker that it has', () => {
		assert.equal(
			fill('# T\n\n<!-- postmortem-template: other -->\n\nText\n', { ...facts, severity: undefined, start: undefined }),
			'# Mail is late\n\n<!-- postmortem-template: other -->\n\nText\n',
		);
	});

	it('puts the start where the template has a date alone', () => {
		assert.match(fill('# T\n\n- **Date:** [day]\n'), /- \*\*Date:\*\* 2026-11-20 14:05 UTC\n/);
	});

	it('names its template also without a title', () => {
		assert.match(fill('## Impact\n\n[who]\n'), /^<!-- postmortem-template: ours -->\n\n/);
	});
});
