// Letters of all scripts in few ranges. The engine builds the class of `\p{L}` anew, out of 680 ranges, for every regular expression that
// holds it, when the bundle is compiled and again when the expression runs first: for our four hundred of them a fifth of a second at
// every start. The bundles, and with them the tests, therefore get such classes written out, with fewer ranges.
//
// They say the same of the signs of Latin, Greek, Cyrillic, Chinese, Japanese and Korean that people write. Other scripts count as letters
// as a whole, with their marks and digits; what lies beyond the first plane is no letter. A test compares both.
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { visit } from './syntax-tree.mjs';

/** What stands between the brackets of a class instead of each property. */
export const classes = {
	L: 'A-Za-zªµºÀ-ÖØ-öø-ˁͰ-\\u1fffⰀ-\\u2dff々-〇〱-〵ぁ-ゖゝ-ゟァ-ヺー-ㇿ㐀-\\ud7ff豈-\\ufdffﹰ-\\ufefeＡ-Ｚａ-ｚｦ-ￜ',
	Lu: classOf(/\p{Lu}/u),
	Ll: classOf(/\p{Ll}/u),
	M: '\\u0300-\\u036f\\u0483-\\u0489\\u20d0-\\u20f0\\u3099\\u309a\\ufe00-\\ufe0f\\ufe20-\\ufe2f',
	N: '0-9²³¹¼-¾⁰⁴-⁹₀-₉⅐-ↂↅ-↉①-⒛⓪-⓿❶-➓〇０-９',
};

/** Capitals and small letters alternate, so that only those of the alphabets in daily use are listed. */
function classOf(property) {
	const isListed = (code) => (code < 0x1_80 || code > 0x3_70) && property.test(String.fromCodePoint(code));
	const runs = [...Array(0x4_60).keys()]
		.map((code) => (isListed(code) ? String.fromCodePoint(code) : ' '))
		.join('')
		.split(/ +/);
	return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run)).join('');
}

const sources = join(import.meta.dirname, '../src', sep);

/** For esbuild: rewrites the regular expressions of our own sources. */
export function shortClasses() {
	return {
		name: 'short-classes',
		setup({ onLoad }) {
			onLoad({ filter: /\.ts$/ }, async ({ path }) =>
				path.startsWith(sources) ? { contents: withShortClasses(path, await readFile(path, 'utf8')), loader: 'ts' } : undefined,
			);
		},
	};
}

/** A source in which `\p{L}` and the like are written out, in regular expressions and in strings from which they are put together. */
export function withShortClasses(path, source) {
	if (!property.test(source)) return source;
	const literals = [];
	visit(parseSync(path, source).program, ({ type, start, end, regex, value }) => {
		if (type === 'TemplateElement' || (type === 'Literal' && (regex || typeof value === 'string'))) literals.push({ start, end });
	});
	let text = '';
	let behind = 0;
	for (const { start, end } of literals.sort((a, b) => a.start - b.start)) {
		text += source.slice(behind, start) + rewritten(source.slice(start, end));
		behind = end;
	}
	return text + source.slice(behind);
}

const property = /\\p\{(?:L[ul]?|M|N)\}/;

function rewritten(literal) {
	if (!property.test(literal)) return literal;
	// In a string the backslash stands twice, unless it is a raw one.
	const isDoubled = !literal.startsWith('/') && /\\\\p\{/.test(literal);
	let isInClass = false;
	return literal.replace(isDoubled ? tokenInString : token, (part, name) => {
		if (part === '[') isInClass = true;
		if (part === ']') isInClass = false;
		if (!name) return part;
		const ranges = isDoubled ? classes[name].replaceAll('\\', '\\\\') : classes[name];
		return isInClass ? ranges : `[${ranges}]`;
	});
}

const token = /\\p\{(L[ul]?|M|N)\}|\\.|[[\]]/gsu;
const tokenInString = /\\\\p\{(L[ul]?|M|N)\}|\\\\.|[[\]]/gsu;
