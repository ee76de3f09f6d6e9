import fc from 'fast-check';
import { momentPhrases } from '../../../src/core/vocabulary/moment-phrases.ts';
import { textsMatching } from '../../support/texts-matching.ts';

describe('phrases of moments', () => {
	for (const { moment, words, pattern } of momentPhrases) {
		it(`of “${moment}” name the words of which every text in ASCII that they fit has one`, () => {
			const known = words.split(' ');
			// "Servicerestored" is fitted too, and written by nobody.
			const texts = textsMatching(pattern).filter((text) => /^[\0-\x7f]*$/.test(text) && !/[a-z]restored/.test(text));
			fc.assert(
				fc.property(
					texts,
					(text) =>
						text
							.toLowerCase()
							.match(/\w+/g)
							?.some((word) => known.includes(word)) === true,
				),
				{ numRuns: 1000, seed: 7 },
			);
		});
	}
});
