import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { buildBundles } from '../../.ci/bundles.mjs';

const folder = 'out/bundles';
/** What computes and reads paths. Nothing of it reaches a network or starts a process. */
const harmless = ['node:path', 'node:process', 'node:url'];
const filesToo = [...harmless, 'node:crypto', 'node:fs', 'node:fs/promises', 'node:stream/consumers', 'node:util'];
const mayLoad: { readonly [bundle: string]: readonly string[] } = {
	'extension.js': ['vscode', './features.js'],
	'features.js': [
		'vscode',
		'./features-shared.js',
		'./features-vocabulary.js',
		'./features-markdown.js',
		'./features-reader.js',
		'./features-rules.js',
	],
	'features-shared.js': [],
	'features-vocabulary.js': ['./features-shared.js'],
	'features-markdown.js': ['./features-shared.js', ...harmless],
	'features-reader.js': ['./features-shared.js', './features-vocabulary.js', './features-markdown.js'],
	'features-rules.js': ['./features-shared.js', './features-vocabulary.js', './features-markdown.js', './features-reader.js'],
	'web/extension.js': ['vscode'],
	'cli.js': ['./cli-commands.js'],
	'cli-commands.js': filesToo,
	'remark.mjs': filesToo,
};
/** Ways to reach a network, to start something, or to run text as code. */
const forbidden = new Set(
	'fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource RTCPeerConnection sendBeacon importScripts Worker SharedWorker eval Function execScript'.split(
		' ',
	),
);

interface Node {
	readonly type: string;
	readonly [name: string]: unknown;
}

describe('what is shipped', function () {
	this.timeout(120_000);
	before(() => buildBundles(folder, { debug: true }));

	for (const [bundle, allowed] of Object.entries(mayLoad)) {
		describe(bundle, () => {
			let nodes: Node[];
			before(() => {
				const path = `${folder}/${bundle}`;
				nodes = nodesIn(parseSync(path, readFileSync(path, 'utf8'), { sourceType: bundle.endsWith('.mjs') ? 'module' : 'script' }).program);
				assert.ok(nodes.length > 50);
			});

			it('loads nothing but what it has to, each by its name', () => {
				assert.deepEqual(
					nodes.flatMap(loadedBy).filter((name) => name === undefined || !allowed.includes(name)),
					[],
				);
			});

			it('opens no connection, starts no process and runs no text as code', () => {
				assert.deepEqual(
					nodes.filter(isForbidden).map(({ start, end }) => [start, end]),
					[],
				);
			});
		});
	}

	it('starts in the editor with little more than the names of commands', () => {
		assert.ok(statSync(`${folder}/extension.js`).size < 40_000);
	});

	it('is cut into files of which the editor reads each quickly, other than in a browser', async () => {
		await buildBundles(`${folder}/small`, { only: ['extension.js', 'features.js'] });
		const files = readdirSync(`${folder}/small`);
		assert.ok(files.length > 5);
		assert.deepEqual(
			files.filter((file) => statSync(`${folder}/small/${file}`).size > 450_000),
			[],
		);
	});

	it('comes with the licence of every library in it', () => {
		const notices = readFileSync(`${folder}/THIRD-PARTY-NOTICES.txt`, 'utf8');
		for (const library of ['micromark', 'micromark-extension-gfm-table', 'yaml', 'picomatch', 'diff']) {
			assert.match(notices, new RegExp(`^${library} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
		}
		assert.doesNotMatch(notices, /undefined/);
		const licences = new Set([...notices.matchAll(/^\S+ \d+\.\d+\.\d+\S* \(([^)]+)\)$/gm)].map(([, licence]) => licence));
		assert.deepEqual(
			[...licences].filter((licence) => !/^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/.test(licence ?? '')),
			[],
		);
	});
});

function nodesIn(value: unknown): Node[] {
	const found: Node[] = [];
	const waiting: unknown[] = [value];
	while (waiting.length > 0) {
		const one = waiting.pop();
		if (Array.isArray(one)) for (const part of one) waiting.push(part);
		else if (typeof one === 'object' && one !== null) {
			if ('type' in one && typeof one.type === 'string') found.push(one as Node);
			for (const part of Object.values(one)) if (typeof part === 'object') waiting.push(part);
		}
	}
	return found;
}

/** The modules that a node loads; undefined for one that is known only when it runs. */
function loadedBy(node: Node): (string | undefined)[] {
	const named = (source: unknown): (string | undefined)[] => {
		const value = (source as { value?: unknown } | null | undefined)?.value;
		return [typeof value === 'string' ? value : undefined];
	};
	if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration' || node.type === 'ImportExpression')
		return named(node['source']);
	if (node.type === 'ExportNamedDeclaration') return node['source'] ? named(node['source']) : [];
	const isRequire = node.type === 'CallExpression' && (node['callee'] as { name?: unknown }).name === 'require';
	return isRequire ? named((node['arguments'] as unknown[])[0]) : [];
}

/** Also as a property: `globalThis.fetch`, `window["eval"]`. */
function isForbidden({ type, ...node }: Node): boolean {
	if (type === 'Identifier') return forbidden.has(String(node['name']));
	return type === 'MemberExpression' && forbidden.has(String((node['property'] as { value?: unknown }).value));
}
