import assert from 'node:assert/strict';
import { codeBehindSpace, endOfDigits, endOfWord, isDigit, isOneOf, isSpace, wordAt } from '../../../src/core/text/characters.ts';

describe('characters of a text', () => {
	it('begin a word of Latin letters, accents included, up to the next sign', () => {
		assert.equal(wordAt('am Miércoles, 3', 3), 'miércoles');
		assert.equal(endOfWord('UTC時間', 0), 3);
		assert.equal(wordAt('3×4', 1), '');
		assert.equal(wordAt('word', 4), '');
	});

	it('keep a word as long as it is written', () => {
		assert.equal(wordAt('APRİL', 0), 'apr');
	});

	it('begin digits', () => {
		assert.equal(endOfDigits('at 2026-03', 3), 7);
		assert.equal(endOfDigits('at', 0), 0);
	});

	it('are white space as patterns have it', () => {
		for (let code = 0; code < 0x10000; code += 1) assert.equal(isSpace(code), /\s/.test(String.fromCharCode(code)), String(code));
	});

	it('are looked at behind one space', () => {
		assert.equal(codeBehindSpace('9 pm', 1), 'p'.charCodeAt(0));
		assert.equal(codeBehindSpace('9pm', 1), 'p'.charCodeAt(0));
	});

	it('are none behind the text’s end', () => {
		const code = codeBehindSpace('9', 1);
		assert.deepEqual([code, isDigit(code), isSpace(code), isOneOf(code, 'ap')], [Number.NaN, false, false, false]);
	});

	it('are letters in either case', () => {
		assert.deepEqual(
			[...'aAb@'].map((letter) => isOneOf(letter.charCodeAt(0), 'a')),
			[true, true, false, false],
		);
	});
});
