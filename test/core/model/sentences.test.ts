import assert from 'node:assert/strict';
import { sentencesOf } from '../../../src/core/model/sentences.ts';
import { textAt } from '../../../src/core/text/range.ts';

describe('sentences', () => {
	// A bar stands where one sentence ends and the next begins.
	for (const marked of [
		'The lock was held. | Writes queued up! | Why?',
		'Recovered at 14.43. | Version 1.2.3 of api.example.org was out.',
		'Traffic fell, e.g. on checkout, i.e. by half, cf. the graph, vs. last week.',
		'We waited... and waited. | Then it came back… | Nobody knew.',
		'See fig. 3 and no. 7. | There was no. | It held, etc. | Then it fell.',
		'Seen by J. Smith at 2 p.m. and closed.',
		'He said "stop." | Then it stopped (really.) | nginx came back.',
		'Am 3. Mai fiel z. B. der Export aus. | Das war neu.',
		'1. Roll back',
		'障害が発生した。|原因は不明。|「なぜ。」|対応した！',
		'one line\n|another line',
		'It took 14 min. | Then all was well.',
		'It ended in 2021. | Then nothing.',
	]) {
		it(marked.replaceAll('\n', '⏎'), () => {
			const text = marked.replaceAll('|', '');
			const expected = marked.split('|').map((sentence) => sentence.trim());
			assert.deepEqual(
				sentencesOf(text).map((range) => textAt(text, range)),
				expected,
			);
		});
	}

	it('of nothing are none', () => {
		assert.deepEqual(sentencesOf(' \n '), []);
	});
});
