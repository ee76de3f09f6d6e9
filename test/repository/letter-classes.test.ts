import { strict as assert } from 'node:assert';
import { classes, withShortClasses } from '../../.ci/letter-classes.mjs';

/** Alphabets and signs of the languages whose postmortems we read, and of their neighbours. */
const daily: readonly (readonly [from: number, to: number])[] = [
	[0x0000, 0x02c1],
	[0x0388, 0x03f5],
	[0x0400, 0x0481],
	[0x2000, 0x206f],
	[0x20a0, 0x20bf],
	[0x2190, 0x2bff],
	[0x3000, 0x3006],
	[0x3008, 0x3020],
	[0x3030, 0x3035],
	[0x3041, 0x3096],
	[0x30a0, 0x312f],
	[0x3131, 0x318e],
	[0x4e00, 0x9fff],
	[0xac00, 0xd7a3],
	[0xff01, 0xffdc],
];

const properties = { L: /\p{L}/u, Lu: /\p{Lu}/u, Ll: /\p{Ll}/u, M: /\p{M}/u, N: /\p{N}/u };

describe('Letter classes', () => {
	for (const name of ['L', 'N', 'M'] as const)
		it(`says the same as \\p{${name}} of the signs in daily use`, () => {
			const ours = new RegExp(`[${classes[name]}]`, 'u');
			const different = charactersIn(daily).filter((character) => ours.test(character) !== properties[name].test(character));
			assert.deepEqual(different, []);
		});

	for (const name of ['Lu', 'Ll'] as const)
		it(`says the same as \\p{${name}} of Latin, Greek and Cyrillic`, () => {
			const ours = new RegExp(`[${classes[name]}]`, 'u');
			const letters = charactersIn([
				[0x00, 0x17f],
				[0x386, 0x45f],
			]);
			assert.deepEqual(
				letters.filter((character) => ours.test(character) !== properties[name].test(character)),
				[],
			);
		});

	it('takes the letters of every script of the first plane for letters', () => {
		const ours = new RegExp(`[${classes.L}]`, 'u');
		const letters = charactersIn([[0x00, 0xffff]]).filter((character) => properties.L.test(character) && !ours.test(character));
		// Tones, raised and lowered letters, those of formulas, and repetition marks of lists.
		assert.match(letters.join(''), /^[\u02c6-\u02ee\u2071-\u209c\u2102-\u2184\u2e2f\u303b\u303c]*$/u);
	});

	it('writes them out within and outside a class, in expressions and in what they are put together from', () => {
		const written = (source: string): string =>
			withShortClasses('some.ts', source).replaceAll(classes.L, 'LETTERS').replaceAll(classes.L.replaceAll('\\', '\\\\'), 'LETTERS');
		assert.equal(written(String.raw`const a = [/\p{L}[^\]\p{L}\[]\p{L}/u];`), String.raw`const a = [/[LETTERS][^\]LETTERS\[][LETTERS]/u];`);
		assert.equal(written(String.raw`const a = /\\[\p{L}\]]\[\p{L}/u;`), String.raw`const a = /\\[LETTERS\]]\[[LETTERS]/u;`);
		assert.equal(written(String.raw`const a = '(?![\\p{L}\\]])\\[\\p{L}';`), String.raw`const a = '(?![LETTERS\\]])\\[[LETTERS]';`);
		assert.equal(written('const a = `\\\\p{L}$' + '{a[0]}[\\\\p{L}`;'), 'const a = `[LETTERS]$' + '{a[0]}[LETTERS`;');
		assert.equal(written('const a = String.raw`\\p{L}`; // \\p{L}'), 'const a = String.raw`[LETTERS]`; // \\p{L}');
	});
});

function charactersIn(ranges: readonly (readonly [from: number, to: number])[]): string[] {
	return ranges
		.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
		.filter((code) => code < 0xd800 || code > 0xdfff)
		.map((code) => String.fromCodePoint(code))
		.filter((character) => !/\p{Cn}/u.test(character));
}
