import assert from 'node:assert/strict';
import { fillTemplate, type TemplateFacts } from '../../../src/core/edit/fill-template.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';

const facts: TemplateFacts = { title: 'Mail is late', severity: 'S3', start: '2026-11-20 14:05 UTC' };

describe('a document made of a template of the team', () => {
	const fill = (text: string, known = facts): string => fillTemplate(text, 'ours', known, {});

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

	it('names its template behind front matter, which stays what it is', () => {
		for (const mark of ['', '\uFEFF']) {
			const filled = fill(`${mark}---\nseverity:\nstart:\n---\n\n## Summary\n\n[What happened]\n`);
			assert.equal(
				filled,
				`${mark}---\nseverity: S3\nstart: 2026-11-20 14:05 UTC\n---\n\n<!-- postmortem-template: ours -->\n\n## Summary\n\n[What happened]\n`,
			);
			assert.equal(readPostmortem(filled).template?.id, 'ours');
		}
	});

	it('loses remarks on the lines of what they are about, and nothing else', () => {
		assert.equal(
			fill(
				'# [Title] <!-- required -->\n\n- **Severity:** [S] <!-- required -->\n- **Start:**\n\n## Summary <!-- required -->\n[What happened]\n',
			),
			'# Mail is late\n\n<!-- postmortem-template: ours -->\n\n- **Severity:** S3\n- **Start:** 2026-11-20 14:05 UTC\n\n## Summary\n[What happened]\n',
		);
		assert.match(fill('# T\r\n\r\n  <!-- optional -->  \r\nText <!-- required --> goes on\r\n'), /\r\n\r\nText goes on\r\n$/);
	});

	it('gets a header where the template has none', () => {
		assert.equal(
			fill('# [Title]\n\n## Impact\n'),
			'# Mail is late\n\n<!-- postmortem-template: ours -->\n\n- **Severity:** S3\n- **Start:** 2026-11-20 14:05 UTC\n\n## Impact\n',
		);
	});
});
