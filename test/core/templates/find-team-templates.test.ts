import assert from 'node:assert/strict';
import { findTeamTemplates, isTemplateName } from '../../../src/core/templates/find-team-templates.ts';

describe('finding team templates', () => {
	it('knows them by their name', () => {
		const names = [
			'template.md',
			'_TEMPLATE.md',
			'sre-template.md',
			'PostmortemTemplate.md',
			'2026-01-01-template.md',
			'2026-11-20-template-engine-outage.md',
			'contemplated.md',
			'Templated.md',
			'template.yaml',
		];
		assert.deepEqual(names.filter(isTemplateName), [
			'template.md',
			'_TEMPLATE.md',
			'sre-template.md',
			'PostmortemTemplate.md',
			'2026-01-01-template.md',
		]);
	});

	it('takes the configured ones first, then those beside the document and above it', async () => {
		const files: { readonly [path: string]: string } = {
			'/r/ours.md': '# T\n\n## Impact\n',
			'/r/incidents/template.md': '# T\n\n## Impact\n',
			'/r/incidents/2026/PostmortemTemplate.md': '# T\n\n## Impact\n',
		};
		const templates = await findTeamTemplates({
			path: '/r/incidents/2026/a.md',
			root: '/r',
			configured: ['/r/ours.md', '/r/gone.md'],
			read: async (path) => files[path],
			list: async (folder) =>
				Object.keys(files)
					.filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
					.map((path) => path.slice(folder.length + 1)),
			reading: {},
		});
		assert.deepEqual(
			templates.map(({ id }) => id),
			['ours', 'PostmortemTemplate', 'template'],
		);
	});
});
