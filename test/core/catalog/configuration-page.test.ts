import assert from 'node:assert/strict';
import { configurationPage } from '../../../src/core/catalog/configuration-page.ts';
import { defaultConfiguration } from '../../../src/core/lint/configuration.ts';
import { resolveConfiguration } from '../../../src/core/lint/resolve-configuration.ts';
import { rules } from '../../../src/core/rules/index.ts';

describe('the page about the configuration', () => {
	const page = configurationPage();

	it('begins with one that holds as it stands', async () => {
		const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
		const file = '/repo/.postmortemrc.yaml';
		const read = async (path: string) => (path === file ? example : undefined);
		const { problems, configuration } = await resolveConfiguration({ path: '/repo/a.md', root: '/repo', read, rules });
		assert.deepEqual(problems, []);
		assert.deepEqual(configuration.rules['timeline-gap'], { severity: 'hint', options: { minutes: 30 } });
	});

	it('tells of every key what it means', () => {
		for (const key of Object.keys(defaultConfiguration).filter((name) => name !== 'rules'))
			assert.match(page, new RegExp(`^\\| \`${key}\` \\|.*\\w\\.[^|]*\\|$`, 'm'), key);
		assert.match(page, /^\| `rollUpAbove` \| a number or `false` \| `5` \|/m);
		assert.match(page, /^\| `name`, required \| The name as documents write it\. \|$/m);
		assert.match(page, /^\| `sections` \|.*`rootCause`/m);
	});
});
