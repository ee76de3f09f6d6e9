import { activated, closeAll, halfWritten, open, untilRule, writeFile } from '../../window.ts';

describe('an untrusted workspace', () => {
	before(activated);
	afterEach(closeAll);

	it('is checked by its own configuration, which is data', async () => {
		await writeFile('incidents/.postmortemrc.json', '{ "rules": { "missing-section": "off" } }');
		const file = await writeFile('incidents/2026-11-12-untrusted.md', halfWritten);
		await open(file);
		await untilRule(file, 'action-no-owner');
		await untilRule(file, 'missing-section', false);
	});
});
