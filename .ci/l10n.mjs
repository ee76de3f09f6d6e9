// Collects the texts of the editor into l10n/bundle.l10n.json, from which translations are made. `--write` writes it; without it a bundle
// that is stale, and a text that cannot be collected, is an error.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { parseSync } from 'oxc-parser';

/** Properties whose texts the editor shows. */
const shownNames = new Set(['placeHolder', 'placeholder', 'prompt', 'detail', 'description', 'reasons', 'tooltip']);
const bundle = 'l10n/bundle.l10n.json';
const sources = ['src/extension.ts', ...readdirSync('src/vscode', { recursive: true }).map((name) => join('src/vscode', name))].filter(
	(path) => path.endsWith('.ts'),
);
for (const complaint of sources.flatMap(hiddenTexts)) {
	console.error(complaint);
	process.exitCode = 1;
}
const files = sources.map((path) => ({ extension: '.ts', contents: readFileSync(path, 'utf8') }));
const collected = await getL10nJson(files);
const sorted = Object.fromEntries(Object.entries(collected).sort(([one], [other]) => (one < other ? -1 : 1)));
const text = `${JSON.stringify(sorted, undefined, '\t')}\n`;

if (process.argv.includes('--write')) {
	await mkdir('l10n', { recursive: true });
	await writeFile(bundle, text);
	console.log(`${Object.keys(sorted).length} texts in ${bundle}.`);
} else if ((await readFile(bundle, 'utf8').catch(() => '')) !== text) {
	console.error(`${bundle} is stale: run npm run generate.`);
	process.exitCode = 1;
}

/** Texts that nobody can translate: those of `l10n.t` that are put together first, and those that are shown without it. */
function hiddenTexts(path) {
	const text = readFileSync(path, 'utf8');
	const found = [];
	visit(parseSync(path, text).program, (node) => {
		if (node.type === 'Property' && shownNames.has(node.key.name)) {
			const shown = node.value.type === 'ArrayExpression' ? node.value.elements : [node.value];
			const place = `${path}:${text.slice(0, node.start).split('\n').length}`;
			if (shown.some(isWording)) found.push(`${place}: this text does not go through l10n.t.`);
		}
		if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return;
		const [first] = node.arguments;
		const called = text.slice(node.callee.start, node.callee.end);
		const place = `${path}:${text.slice(0, node.start).split('\n').length}`;
		if (called === 'l10n.t' && first?.type !== 'ObjectExpression' && !isText(first)) found.push(`${place}: l10n.t wants a plain text.`);
		if (/^window\.show\w+Message$/.test(called) && isText(first)) found.push(`${place}: this text does not go through l10n.t.`);
	});
	return found;
}

/** Words, and neither an address nor an identifier. */
function isWording(node) {
	return isText(node) && /\p{L}{2}/u.test(wordsOf(node)) && !/^https?:|^[\w.-]+$/.test(wordsOf(node));
}

function wordsOf(node) {
	return node.type === 'Literal' ? node.value : node.quasis[0].value.cooked;
}

function isText(node) {
	return node?.type === 'Literal' ? typeof node.value === 'string' : node?.type === 'TemplateLiteral' && node.expressions.length === 0;
}

function visit(node, see) {
	if (Array.isArray(node)) for (const part of node) visit(part, see);
	else if (node && typeof node === 'object') {
		if (typeof node.type === 'string') see(node);
		for (const part of Object.values(node)) visit(part, see);
	}
}
