import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/lint/configuration.ts';
import { type ConfigurationRequest, resolveConfiguration } from '../../../src/core/lint/resolve-configuration.ts';
import { defineRule, type Rule, type SeverityLevel } from '../../../src/core/lint/rule.ts';
import { readMarks } from '../../support/marked-text.ts';

function ruleOf(id: string, severity: SeverityLevel, strict?: 'hint'): Rule {
	return defineRule({
		id,
		category: 'analysis',
		severity,
		...(strict ? { strict } : {}),
		summary: '',
		why: '',
		options: {
			most: { type: 'number', default: 3, minimum: 1, description: '' },
			words: { type: 'strings', default: [], description: '' },
		},
		*check() {},
	});
}

const single = { ...ruleOf('single-rule', 'warning'), options: { most: { type: 'number', default: 3, description: '' } } } as const;
const rules = [single, ruleOf('loud-rule', 'warning'), ruleOf('quiet-rule', 'hint'), ruleOf('sleeping-rule', 'off', 'hint')];

interface Files {
	readonly [path: string]: string;
}

function resolve(files: Files, more: Partial<ConfigurationRequest> = {}) {
	const read = async (path: string) => (Object.hasOwn(files, path) ? files[path] : undefined);
	return resolveConfiguration({ path: '/home/repo/docs/incidents/a.md', root: '/home', read, rules, ...more });
}

/** The names in a folder, as a file system lists them. */
function listing(files: Files): (folder: string) => Promise<string[]> {
	return async (folder) => [
		...new Set(
			Object.keys(files)
				.filter((path) => path.startsWith(`${folder}/`))
				.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
		),
	];
}

async function problemsIn(text: string, name = '.postmortemrc.json', more: Files = {}): Promise<string[]> {
	const path = `/home/repo/${name}`;
	const { problems } = await resolve({ ...more, [path]: text });
	return problems.map((problem) => {
		assert.equal(problem.file, path);
		return `${text.slice(problem.range.start, problem.range.end)} | ${problem.message}`;
	});
}

describe('finding a configuration', () => {
	const json = (teams: string): string => JSON.stringify({ teams: [teams] });

	for (const [name, files, found] of [
		['nowhere', {}, undefined],
		[
			'beside the document',
			{ '/home/repo/docs/incidents/.postmortemrc.json': json('near'), '/home/repo/.postmortemrc.json': json('far') },
			'near',
		],
		['above it', { '/home/repo/.postmortemrc.yaml': 'teams: [far]' }, 'far'],
		['in YAML with the short ending', { '/home/repo/docs/.postmortemrc.yml': 'teams:\n  - short\n' }, 'short'],
		['in JSON with comments', { '/home/repo/.postmortemrc.jsonc': '// why\n{ "teams": ["a//b"], /* last */ }' }, 'a//b'],
		['in a package', { '/home/repo/package.json': '{ "name": "x", "postmortem": { "teams": ["packed"] } }' }, 'packed'],
		[
			'above a package without the key',
			{ '/home/repo/docs/package.json': '{ "keywords": ["postmortem"] }', '/home/repo/.postmortemrc.json': json('far') },
			'far',
		],
		['not above the repository', { '/home/repo/.git/HEAD': 'ref: x', '/home/.postmortemrc.json': json('outside') }, undefined],
		['in the folder of the repository', { '/home/repo/.git/HEAD': 'ref: x', '/home/repo/.postmortemrc.json': json('inside') }, 'inside'],
		['not above the root', { '/.postmortemrc.json': json('outside') }, undefined],
		[
			'the first of several in one folder',
			{ '/home/repo/.postmortemrc.yaml': 'teams: [b]', '/home/repo/.postmortemrc.json': json('a') },
			'a',
		],
	] as const) {
		it(`finds it ${name}`, async () => {
			for (const list of [undefined, listing(files)]) {
				const { configuration, problems } = await resolve(files, list ? { list } : {});
				assert.deepEqual(configuration.teams, found === undefined ? [] : [found]);
				assert.deepEqual(problems, []);
			}
		});
	}

	it('says that a file which is there cannot be read', async () => {
		const list = listing({ '/home/repo/.postmortemrc.yaml': '', '/home/repo/docs/package.json': '' });
		const { configuration, problems } = await resolve({ '/home/.postmortemrc.json': json('far') }, { list });
		assert.deepEqual(configuration.teams, []);
		assert.deepEqual(problems, [
			{ file: '/home/repo/.postmortemrc.yaml', range: { start: 0, end: 0 }, message: 'This file cannot be read.' },
		]);
	});

	it('takes the file that is named instead', async () => {
		const files = { '/home/repo/.postmortemrc.json': json('near'), '/home/other.json': json('named') };
		assert.deepEqual((await resolve(files, { file: '/home/other.json' })).configuration.teams, ['named']);
	});
});

describe('reading a configuration', () => {
	it('reads every key', async () => {
		const { configuration, problems } = await resolve({
			'/home/repo/.postmortemrc.json': JSON.stringify({
				$schema: './schema.json',
				rules: { 'loud-rule': ['error', { most: 5 }], 'quiet-rule': 'off' },
				people: ['Sam', { name: 'Mara Lindt', handle: '@mara' }],
				teams: ['payments'],
				severityScale: ['S1', 'S2'],
				priorityPolicy: { P0: 2 },
				timeZone: 'Europe/Berlin',
				dateOrder: 'dmy',
				mitigateFrom: 'detected',
				trackers: [{ name: 'Jira', reference: 'PAY-#' }],
				trackedItems: 'ignore',
				archiveAfterDays: false,
				verifyAfterDays: 7,
				rollUpAbove: 10,
				postmortemAfterMinutes: 20,
				since: '2026-01-31',
				templates: ['./templates/ours.md', '../shared.md'],
				baseline: 'accepted.json',
				aliases: { sections: { impact: ['Schaden'] } },
			}),
			'/home/repo/templates/ours.md': '',
			'/home/shared.md': '',
		});
		assert.deepEqual(problems, []);
		assert.deepEqual(configuration, {
			rules: { 'loud-rule': { severity: 'error', options: { most: 5 } }, 'quiet-rule': { severity: 'off' } },
			people: [{ name: 'Sam' }, { name: 'Mara Lindt', handle: '@mara' }],
			teams: ['payments'],
			severityScale: ['S1', 'S2'],
			priorityPolicy: { P0: 2 },
			timeZone: 'Europe/Berlin',
			dateOrder: 'dmy',
			mitigateFrom: 'detected',
			trackers: [{ name: 'Jira', reference: 'PAY-#' }],
			trackedItems: 'ignore',
			archiveAfterDays: Number.POSITIVE_INFINITY,
			verifyAfterDays: 7,
			rollUpAbove: 10,
			postmortemAfterMinutes: 20,
			since: '2026-01-31',
			templates: ['/home/repo/templates/ours.md', '/home/shared.md'],
			baseline: '/home/repo/accepted.json',
			aliases: { ...defaultConfiguration.aliases, sections: { impact: ['Schaden'] } },
		});
	});

	it('puts presets and other files below what the file says', async () => {
		const { configuration, files, layers, problems } = await resolve(
			{
				'/home/repo/.postmortemrc.json': JSON.stringify({ rules: { 'loud-rule': 'hint' }, extends: ['strict', './base.yaml'] }),
				'/home/repo/base.yaml': 'extends: minimal\nrules:\n  loud-rule: [error, { most: 9 }]\nteams: [base]\nverifyAfterDays: 3\n',
			},
			{ fallback: { name: 'settings', rules: { 'loud-rule': { severity: 'off' }, 'sleeping-rule': { severity: 'error' } } } },
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(configuration.rules, {
			'loud-rule': { severity: 'hint', options: { most: 9 } },
			'sleeping-rule': { severity: 'hint' },
			'quiet-rule': { severity: 'off' },
		});
		assert.deepEqual(files, ['/home/repo/.postmortemrc.json', '/home/repo/base.yaml']);
		assert.deepEqual(Object.fromEntries(layers), {
			'rules.loud-rule': '/home/repo/.postmortemrc.json',
			'rules.sleeping-rule': 'preset strict',
			'rules.quiet-rule': 'preset minimal',
			teams: '/home/repo/base.yaml',
			verifyAfterDays: '/home/repo/base.yaml',
		});
	});

	it('lets the preset strict change options, below those of the file', async () => {
		const thorough = { ...ruleOf('thorough-rule', 'hint'), strictOptions: { most: 1, words: ['a'] } };
		const { configuration } = await resolve(
			{ '/home/repo/.postmortemrc.json': JSON.stringify({ extends: ['strict'] }) },
			{ rules: [...rules, thorough] },
		);
		assert.deepEqual(configuration.rules['thorough-rule'], { options: { most: 1, words: ['a'] } });
	});

	it('lets the settings speak where the file is silent', async () => {
		const fallback = { name: 'settings', rules: { 'loud-rule': { severity: 'off' }, 'quiet-rule': { severity: 'error' } } } as const;
		const { configuration } = await resolve({ '/home/repo/.postmortemrc.yaml': 'rules: { quiet-rule: "off" }' }, { fallback });
		assert.deepEqual(configuration.rules, { 'loud-rule': { severity: 'off' }, 'quiet-rule': { severity: 'off' } });
	});

	it('takes no key for more than a name', async () => {
		const text =
			'{ "__proto__": { "teams": ["x"] }, "constructor": 1, "rules": { "__proto__": "off", "toString": "off" }, "priorityPolicy": { "__proto__": 4 } }';
		const { configuration, problems } = await resolve({ '/home/repo/.postmortemrc.json': text });
		assert.equal(problems.length, 4);
		assert.deepEqual(configuration.teams, []);
		assert.equal(Object.getPrototypeOf(configuration.rules), Object.prototype);
		assert.deepEqual(Object.entries(configuration.priorityPolicy), [['__proto__', 4]]);
	});
});

describe('what is wrong in a configuration', () => {
	for (const [name, text, problems] of [
		['a value that is none of the choices', '{ "dateOrder": "ymd" }', ['"ymd" | “ymd” does not fit here: this must be dmy or mdy.']],
		[
			'a key that is misspelled',
			'{ "severityScales": ["S1"] }',
			['"severityScales" | “severityScales” is unknown here: did you mean “severityScale”?'],
		],
		[
			'a rule that is misspelled',
			'{ "rules": { "loud-rul": "off" } }',
			['"loud-rul" | There is no rule “loud-rul”: did you mean “loud-rule”?'],
		],
		['a rule that is none', '{ "rules": { "x": "off" } }', ['"x" | There is no rule “x”.']],
		[
			'a severity that is none',
			'{ "rules": { "loud-rule": "warn" } }',
			['"warn" | “warn” is no severity: use error, warning, information, hint or off.'],
		],
		[
			'an option of the wrong kind',
			'{ "rules": { "loud-rule": ["error", { "most": 0 }] } }',
			['0 | “0” does not fit here: “most” must be a number of at least 1.'],
		],
		[
			'an option that is none',
			'{ "rules": { "loud-rule": ["error", { "mots": 1 }] } }',
			['"mots" | “mots” is unknown here: did you mean “most”?'],
		],
		[
			'an option beside the only one',
			'{ "rules": { "single-rule": ["error", { "w": 1 }] } }',
			['"w" | “w” is unknown here: only “most” is known.'],
		],
		[
			'a template that is not there',
			'{ "templates": ["./gone.md"] }',
			['"./gone.md" | There is no file “./gone.md” from this one on: no template is read there.'],
		],
		[
			'a day that does not exist',
			'{ "since": "2026-02-31" }',
			['"2026-02-31" | “2026-02-31” does not fit here: this must be a day like 2026-01-31.'],
		],
		[
			'a zone that nobody knows',
			'{ "timeZone": "Nowhere" }',
			['"Nowhere" | “Nowhere” does not fit here: this must be a zone like UTC, +02:00 or Europe/Berlin.'],
		],
		['a negative number', '{ "archiveAfterDays": -1 }', ['-1 | “-1” does not fit here: this must be a number of at least 0, or false.']],
		['a part of a list', '{ "teams": ["a", 1, "b"] }', ['1 | “1” does not fit here: this must be a text.']],
		['an empty scale', '{ "severityScale": [] }', ['[] | A list does not fit here: this must be a list with something in it.']],
		[
			'every key that stands twice, and of what else is wrong',
			'{ "teams": ["a"], "teams": ["b"], "rules": { "loud-rule": "off", "loud-rule": "hint" }, "teamz": [] }',
			[
				'"teams" | This is no valid JSON: map keys must be unique.',
				'"loud-rule" | This is no valid JSON: map keys must be unique.',
				'"teamz" | “teamz” is unknown here: did you mean “teams”?',
			],
		],
		[
			'a person without a name',
			'{ "people": ["", { "name": 3 }] }',
			['"" | “” does not fit here: this must be a text.', '3 | “3” does not fit here: this must be a text.'],
		],
		['a part that is missing', '{ "trackers": [{ "reference": "X-#" }] }', ['{ "reference": "X-#" } | “name” is missing here.']],
		[
			'a section that is none',
			'{ "aliases": { "sections": { "impcat": ["x"] } } }',
			['"impcat" | “impcat” is unknown here: did you mean “impact”?'],
		],
		[
			'a file that is a list',
			'["rules"]',
			['["rules"] | A list is no configuration: this must be a list of names with their values, such as “rules”.'],
		],
		['a preset that is misspelled', '{ "extends": "strct" }', ['"strct" | There is no preset “strct”: did you mean “strict”?']],
		[
			'a file that is not there',
			'{ "extends": "./gone.json" }',
			['"./gone.json" | “./gone.json” is neither a file here nor one of the presets recommended, strict and minimal.'],
		],
		[
			'a file outside',
			'{ "extends": "../../etc/x.json" }',
			['"../../etc/x.json" | “../../etc/x.json” lies outside of this project and is not read.'],
		],
		[
			'a file that extends itself',
			'{ "extends": "./.postmortemrc.json" }',
			['"./.postmortemrc.json" | “./.postmortemrc.json” extends this file in turn.'],
		],
	] as const) {
		it(`says it of ${name}`, async () => assert.deepEqual(await problemsIn(text), problems));
	}

	it('says it of each alias and of a tag, and reads the rest', async () => {
		const text = 'people: &p [Sam]\nteams: *p\ntemplates: *p\ntimeZone: !zone UTC\ndateOrder: ymd\n';
		assert.deepEqual((await problemsIn(text, '.postmortemrc.yaml')).map((problem) => problem.replace(/: .*/, '')).sort(), [
			'!zone | This is no valid YAML',
			'*p | Write the value out',
			'*p | Write the value out',
			'ymd | “ymd” does not fit here',
		]);
	});

	it('takes a key with nothing but remarks below it for one that is not there', async () => {
		const text = 'extends:\nrules:\n  # loud-rule: off\npeople:\nteams: [payments]\n';
		const { configuration, problems } = await resolve({ '/home/repo/.postmortemrc.yaml': text });
		assert.deepEqual([configuration.teams, configuration.people, problems], [['payments'], [], []]);
	});

	it('leaves out what cannot be read, and leaves a rule to the layer below', async () => {
		const { configuration, layers } = await resolve(
			{ '/home/repo/.postmortemrc.yaml': 'people: ["", { name: 3 }, Sam]\nrules: { loud-rule: warn, quiet-rule: [warn, { mots: 1 }] }\n' },
			{ fallback: { name: 'settings', rules: { 'loud-rule': { severity: 'hint' } } } },
		);
		assert.deepEqual(configuration.people, [{ name: 'Sam' }]);
		assert.deepEqual(configuration.rules, { 'loud-rule': { severity: 'hint' } });
		assert.deepEqual(
			[...layers].filter(([key]) => key.startsWith('rules')),
			[['rules.loud-rule', 'settings']],
		);
	});

	it('says it of a circle of files', async () => {
		const { problems } = await resolve({
			'/home/repo/.postmortemrc.json': '{ "extends": "./b.json" }',
			'/home/repo/b.json': '{ "extends": "./.postmortemrc.json" }',
		});
		assert.deepEqual(
			problems.map(({ file, message }) => `${file}: ${message}`),
			['/home/repo/b.json: “./.postmortemrc.json” extends this file in turn.'],
		);
	});

	it('reads no more than fifty files that extend each other, and says each fault once', async () => {
		const twice = (name: string): string => `extends: [./${name}.yaml, ./${name}.yaml]\n`;
		const chain = Array.from({ length: 40 }, (_, at) => [`/home/repo/f${at}.yaml`, twice(`f${at + 1}`)]);
		const { files, problems } = await resolve({
			...Object.fromEntries(chain),
			'/home/repo/.postmortemrc.yaml': twice('f0'),
			'/home/repo/f40.yaml': 'teamz: [a]\n',
		});
		assert.equal(files.length, 50);
		const said = problems.map(({ file, range, message }) => `${file}:${range.start} ${message}`);
		assert.deepEqual(said, [...new Set(said)]);
		assert.equal(said[0], '/home/repo/f40.yaml:0 “teamz” is unknown here: did you mean “teams”?');
		assert.match(said.at(-1) ?? '', /is not read: more than 50 files extend each other here\.$/);
	});

	it('says it of YAML and JSON with the place, and reads the rest', async () => {
		for (const [name, marked, message] of [
			['.postmortemrc.yaml', 'teams: [a]\nrules:\n‹\t›loud-rule: off\n', 'This is no valid YAML: tabs are not allowed as indentation.'],
			['.postmortemrc.yaml', 'teams: [a]\n‹---\nteams: [b]\n›', 'This is no valid YAML: only the first of its documents is read.'],
			['.postmortemrc.yaml', '\uFEFFteams: [a]\n‹teamz›: [b]\n', '“teamz” is unknown here: did you mean “teams”?'],
			['.postmortemrc.json', '\uFEFF{ "teams": ["a"], ‹"teamz"›: [] }', '“teamz” is unknown here: did you mean “teams”?'],
			['.postmortemrc.json', '{ "teams": ["a"]‹›', 'This is no valid JSON: flow map must end with a }.'],
		] as const) {
			const { text, ranges } = readMarks(marked);
			const { configuration, problems } = await resolve({ [`/home/repo/${name}`]: text });
			assert.deepEqual(configuration.teams, ['a']);
			assert.deepEqual(
				problems.map(({ range }) => range),
				ranges,
			);
			assert.equal(problems[0]?.message, message);
		}
	});

	it('survives whatever stands there', async () => {
		const whole =
			'{"rules":{"loud-rule":["error",{"most":5}]},"people":[{"name":"a"}],"aliases":{"sections":{"impact":["x"]}},"extends":["strict"]}';
		const texts = Array.from(whole, (_, length) => whole.slice(0, length));
		for (const text of [
			...texts,
			'[['.repeat(20_000),
			'- '.repeat(20_000),
			'? '.repeat(20_000),
			'a: &a [*a, *a]',
			'? [x]\n: y',
			'- - -',
			'\u0000',
			'null',
			'"',
			'---\n---\n',
			'<<: {a: 1}',
		]) {
			for (const name of ['.postmortemrc.json', '.postmortemrc.yaml']) {
				const { configuration } = await resolve({ [`/home/repo/${name}`]: text });
				assert.equal(configuration.verifyAfterDays, 14);
			}
		}
	});

	it('uses no baseline outside of the project', async () => {
		const files = { '/home/repo/.git/HEAD': '', '/home/repo/.postmortemrc.yaml': 'baseline: ../notes.json\n', '/home/notes.json': '{}' };
		const { baseline, problems } = await resolve(files);
		assert.equal(baseline, undefined);
		assert.deepEqual(
			problems.map(({ message }) => message),
			['“../notes.json” lies outside of this project and is not used.'],
		);
	});

	it('reads the baseline that a file names, relative to it', async () => {
		const named = { '/home/repo/.git/HEAD': '', '/home/repo/.postmortemrc.yaml': 'baseline: docs/accepted.json\n' };
		const text = '{ "version": 1, "documents": { "incidents/a.md": ["loud-rule/x"] } }';
		const { baseline } = await resolve({ ...named, '/home/repo/docs/accepted.json': text });
		assert.equal(baseline?.path, '/home/repo/docs/accepted.json');
		assert.deepEqual([...baseline.documents], [['incidents/a.md', ['loud-rule/x']]]);
		assert.deepEqual((await resolve(named)).baseline?.documents.size, 0);
		assert.equal((await resolve({})).baseline, undefined);
		const { problems } = await resolve({ ...named, '/home/repo/docs/accepted.json': '[]' });
		assert.deepEqual(
			problems.map(({ range, message }) => [range, message]),
			[
				[
					{ start: 10, end: 28 },
					'“/home/repo/docs/accepted.json” is no baseline: remove it, and write it with postmortem lint --write-baseline.',
				],
			],
		);
	});
});
