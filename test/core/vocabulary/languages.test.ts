import assert from 'node:assert/strict';
import fc from 'fast-check';
import { vocabularies } from '../../../src/core/vocabulary/index.ts';
import { normalise } from '../../../src/core/vocabulary/normalise.ts';
import { languages, sectionIds } from '../../../src/core/vocabulary/terms.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';
import { textsMatching } from '../../support/texts-matching.ts';

describe('vocabularies', () => {
	it('cover every language once', () => {
		assert.deepEqual(vocabularies.map(({ language }) => language).sort(), [...languages].sort());
	});

	it('give no section title two roles, neither within a language nor across languages', () => {
		const roles = new Map<string, string>();
		for (const { language, sections } of vocabularies) {
			for (const [id, { title, aliases }] of Object.entries(sections)) {
				for (const written of [title, ...aliases]) {
					const known = roles.get(normalise(written));
					assert.ok(known === undefined || known === id, `“${written}” (${language}) is ${id} and ${known}`);
					roles.set(normalise(written), id);
				}
			}
		}
	});

	for (const { language, sections, fields } of vocabularies) {
		it(`read back in ${language} what we insert there`, () => {
			const words = wordsOf();
			for (const id of sectionIds) {
				assert.ok(sections[id], `${id} has no title`);
				assert.ok(words.section(words.sectionTitle(id, language))?.fills.includes(id), `${id}: “${words.sectionTitle(id, language)}”`);
				assert.ok(words.sectionQuestion(id, language).length > 3);
			}
			for (const [id, labels] of Object.entries(fields)) assert.equal(words.field(labels?.[0] ?? '')?.id, id, labels?.[0]);
		});
	}

	it('name for each phrase the words of which every title that it fits has one', () => {
		for (const { phrases = [] } of vocabularies) {
			for (const { words, pattern } of phrases) {
				const known = words.split(' ');
				fc.assert(
					fc.property(textsMatching(pattern), (title) => title.split(/[ %#]/).some((word) => known.includes(word))),
					{ numRuns: 60, seed: 7 },
				);
			}
		}
	});
});
