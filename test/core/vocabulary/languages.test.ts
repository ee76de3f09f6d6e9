import assert from 'node:assert/strict';
import fc from 'fast-check';
import { vocabularies } from '../../../src/core/vocabulary/index.ts';
import { normalise } from '../../../src/core/vocabulary/normalise.ts';
import { languages, sectionIds } from '../../../src/core/vocabulary/terms.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

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
				const titles = fc.stringMatching(withoutOpenParts(pattern)).filter((title) => pattern.test(title));
				fc.assert(
					fc.property(titles, (title) => title.split(/[ %#]/).some((word) => known.includes(word))),
					{ numRuns: 60, seed: 7 },
				);
			}
		}
	});
});

/** The pattern with a few words wherever it leaves open what stands there, so that texts can be made of it. */
function withoutOpenParts({ source }: RegExp): RegExp {
	const closed = source
		.replaceAll('\\b', '')
		.replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, '')
		.replace(/ ?\.(?:\*|\{\d+,\d+\}) ?/g, '(?: some| more words)? ')
		.replaceAll('[^ ]+', '(?:some|words)')
		.replace(/[$^]/g, '');
	return new RegExp(`^(?:${closed})$`);
}
