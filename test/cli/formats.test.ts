import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import type { CheckedFile, PrintedProblem } from '../../src/cli/checked-file.ts';
import { type FormatName, formats } from '../../src/cli/formats/index.ts';
import { rules } from '../../src/core/rules/index.ts';

const problem: PrintedProblem = {
	rule: 'action-no-owner',
	severity: 'warning',
	line: 15,
	column: 7,
	endLine: 15,
	endColumn: 58,
	message: 'No owner: name one person.',
	fixes: [{ title: 'Set owner…', safe: false }],
	mark: 'action-no-owner/actionItems/page',
};
const files: CheckedFile[] = [
	{
		file: 'docs/a, b.md',
		kind: 'postmortem',
		problems: [
			problem,
			{
				...problem,
				rule: 'action-vague',
				severity: 'hint',
				endLine: 16,
				message: '100% of <“all”>\u2028 \u001B[31m & so\non.',
				related: [{ line: 16, column: 7, endLine: 16, endColumn: 58, message: 'All of what?' }],
			},
			{ ...problem, rule: 'end-before-start', severity: 'error', line: 3, column: 1, endLine: 3, endColumn: 1 },
		],
	},
	{ file: 'docs/c.md', kind: 'postmortem', problems: [] },
	{ file: '../notes.md', kind: 'other', problems: [] },
];

function written(format: FormatName, results: readonly CheckedFile[] = files, colours = false, fixedFiles = 0): string {
	return [...formats[format](results, { colours, folder: process.cwd(), fixedFiles })].join('');
}

describe('the format', () => {
	it('stylish tells file, place, severity, message and rule, and sums up', () => {
		assert.equal(
			written('stylish'),
			[
				'docs/a, b.md',
				'  15:7  warning  No owner: name one person.  action-no-owner',
				'  15:7  hint     100% of <“all”>\u2028 �[31m & so�on.  action-vague',
				'   3:1  error    No owner: name one person.  end-before-start',
				'',
				'1 error, 1 warning, 1 hint (2 postmortems checked, 1 other file left alone).',
				'',
			].join('\n'),
		);
		assert.equal(written('stylish', files.slice(1, 2), false, 3), 'No problems (1 postmortem checked, 3 files fixed).\n');
	});

	it('stylish paints for a terminal', () => {
		const painted = written('stylish', files, true);
		assert.match(painted, /\u001B\[33mwarning\u001B\[39m/);
		assert.equal(painted.replace(/\u001B\[\d+m/g, ''), written('stylish'));
	});

	it('json is one array with clean files, and nothing but what is promised', () => {
		const parsed = JSON.parse(written('json'));
		assert.deepEqual(
			parsed,
			files.map((file) => ({ ...file, problems: file.problems.map(({ mark, related, ...rest }) => rest) })),
		);
		assert.equal(written('json'), `${JSON.stringify(parsed, undefined, 2)}\n`);
		assert.equal(written('json', []), '[]\n');
	});

	it('github is a command for each problem, whatever its words are', () => {
		assert.deepEqual(written('github').split('\n'), [
			'::warning file=docs/a%2C b.md,line=15,endLine=15,col=7,endColumn=58,title=action-no-owner::No owner: name one person.',
			'::notice file=docs/a%2C b.md,line=15,endLine=16,title=action-vague::100%25 of <“all”>\u2028 \u001B[31m & so%0Aon.',
			'::error file=docs/a%2C b.md,line=3,endLine=3,col=1,endColumn=1,title=end-before-start::No owner: name one person.',
			'',
		]);
	});

	it('junit is a suite for each postmortem', () => {
		const text = written('junit');
		assert.match(text, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="postmortem" tests="4" failures="2">\n/);
		assert.match(text, /<testsuite name="docs\/a, b\.md" tests="3" failures="2" errors="0" skipped="0">/);
		assert.match(text, /<testcase classname="docs\/c\.md" name="no problems"\/>/);
		assert.match(text, /<system-out>hint: docs\/a, b\.md:15:7 100% of &#60;“all”&#62;\u2028 �\[31m &#38; so&#10;on\.<\/system-out>/);
		assert.doesNotMatch(text, /notes\.md/);
		assert.deepEqual(unbalancedTags(text), []);
	});

	describe('sarif', () => {
		const log = JSON.parse(written('sarif')) as Log;
		const [run] = log.runs;
		const results = run?.results ?? [];
		const described = run?.tool.driver.rules ?? [];

		it('is a log of version 2.1.0 with a result for each problem', () => {
			assert.equal(log.version, '2.1.0');
			assert.deepEqual(
				results.map(({ ruleId, level }) => [ruleId, level]),
				[
					['action-no-owner', 'warning'],
					['action-vague', 'note'],
					['end-before-start', 'error'],
				],
			);
			assert.deepEqual(results[0]?.locations?.[0]?.physicalLocation, {
				artifactLocation: { uri: 'docs/a%2C%20b.md', uriBaseId: '%SRCROOT%' },
				region: { startLine: 15, startColumn: 7, endLine: 15, endColumn: 58 },
			});
			assert.deepEqual(results[0]?.partialFingerprints, { 'postmortemMark/v1': 'action-no-owner/actionItems/page' });
			assert.deepEqual(
				results.map(({ relatedLocations }) => relatedLocations),
				[
					undefined,
					[
						{
							physicalLocation: {
								artifactLocation: { uri: 'docs/a%2C%20b.md', uriBaseId: '%SRCROOT%' },
								region: { startLine: 16, startColumn: 7, endLine: 16, endColumn: 58 },
							},
							message: { text: 'All of what?' },
						},
					],
					undefined,
				],
			);
			assert.match(run?.originalUriBaseIds?.['%SRCROOT%']?.uri ?? '', /^file:\/\/\/.*\/$/);
		});

		it('describes every rule, with help and with the page that says more', () => {
			assert.deepEqual(
				described.map(({ id }) => id),
				rules.map(({ id }) => id),
			);
			for (const { id, help, shortDescription, fullDescription } of described) {
				assert.ok(shortDescription?.text && fullDescription?.text && help?.text && help.markdown);
				assert.match(help.markdown, new RegExp(`docs/rules/${id}\\.md`));
			}
			for (const { ruleId, ruleIndex } of results) assert.equal(described[ruleIndex ?? -1]?.id, ruleId);
		});

		it('names a file outside of the folder by its whole address', () => {
			const outside = JSON.parse(written('sarif', [{ file: '../a.md', kind: 'postmortem', problems: [problem] }])) as Log;
			const location = outside.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
			assert.match(location?.uri ?? '', /^file:\/\/\/.*\/a\.md$/);
			assert.equal(location?.uriBaseId, undefined);
		});
	});
});

/** Tags that are not closed, and ends of tags that were not open. */
function unbalancedTags(xml: string): string[] {
	const open: string[] = [];
	for (const [, end, name = '', alone] of xml.matchAll(/<(\/?)([a-z-]+)[^<>]*?(\/?)>/g)) {
		if (alone) continue;
		if (!end) open.push(name);
		else if (open.pop() !== name) return [`</${name}>`];
	}
	return open;
}
