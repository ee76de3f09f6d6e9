import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type CheckedFile, checkedFile } from '../../src/cli/checked-file.ts';
import { sarif } from '../../src/cli/formats/sarif.ts';
import { checkText } from '../../src/core/lint/check-text.ts';
import { defaultConfiguration } from '../../src/core/lint/configuration.ts';
import { installedTool } from '../support/npm-package.ts';
import { ruleFiles } from '../support/rule-files.ts';

/** What we use of the validator. */
interface Validator {
	addMetaSchema(schema: object): void;
	compile(schema: object): { (data: unknown): boolean; errors?: readonly unknown[] };
}

describe('the schema of SARIF 2.1.0', function () {
	this.timeout(120_000);
	let errorsOf: (log: unknown) => readonly unknown[];

	before(async () => {
		const tool = await installedTool('test/sarif', '@microsoft/jest-sarif');
		const requireThere = createRequire(join(tool, 'package.json'));
		const validator: Validator = new (requireThere('ajv'))({ allErrors: true, schemaId: 'auto', meta: false });
		// The schema is written in a version of JSON Schema that the validator knows, but not by itself.
		validator.addMetaSchema(requireThere('ajv/lib/refs/json-schema-draft-04.json'));
		const isValid = validator.compile(JSON.parse(readFileSync(join(tool, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')));
		errorsOf = (log) => (isValid(log) ? [] : (isValid.errors ?? ['invalid']));
	});

	function logOf(files: readonly CheckedFile[]): unknown {
		return JSON.parse([...sarif(files, { colours: false, folder: process.cwd(), fixedFiles: 0 })].join(''));
	}

	it('allows what is reported of an example of every rule', () => {
		const examples = [...ruleFiles].flatMap(([id, { examples }]) =>
			examples.slice(0, 1).map(({ markdown }, index) => ({ file: `postmortems/${id} ${index}.md`, text: markdown.replace(/[‹›]/g, '') })),
		);
		const files = examples.map(({ file, text }) =>
			checkedFile(file, checkText(text, { path: file, configuration: defaultConfiguration, today: '2026-11-27' }), true),
		);
		assert.ok(files.flatMap(({ problems }) => problems).length > 100);
		assert.deepEqual(errorsOf(logOf(files)), []);
	});

	it('allows an empty report, and a file elsewhere', () => {
		assert.deepEqual(errorsOf(logOf([])), []);
		const outside = { file: '../elsewhere/a b#1.md', kind: 'postmortem', problems: [] } as const;
		assert.deepEqual(errorsOf(logOf([outside])), []);
	});

	it('is really asked', () => {
		assert.notDeepEqual(errorsOf({ version: '2.1.0', runs: [{ results: [{}] }] }), []);
	});
});
