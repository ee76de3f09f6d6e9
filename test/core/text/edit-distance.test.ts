import assert from 'node:assert/strict';
import { closestTo } from '../../../src/core/text/edit-distance.ts';

describe('the closest word', () => {
	for (const [word, candidates, closest] of [
		['timline', ['timeline', 'trigger'], 'timeline'],
		['imapct', ['impact'], 'impact'],
		['impcat', ['impact'], 'impact'],
		['impakt', ['impact'], 'impact'],
		['whta happend', ['what happened'], 'what happened'],
		['timeline', ['timelines', 'timeline'], 'timeline'],
		['owner', ['owners', 'ownre'], 'owners'],
		['detect', ['defect', 'deject', 'detects'], 'defect'],
		['cause', ['course'], undefined],
		['actions', ['auctions', 'action items'], 'auctions'],
		['resolution', ['revolutions'], 'revolutions'],
		['resolution', ['revolutional'], undefined],
		['due', ['dew'], undefined],
		['', ['a'], undefined],
		['impact', [], undefined],
	] as const) {
		it(`of “${word}” among ${candidates.join(', ') || 'none'} is ${closest ?? 'none'}`, () =>
			assert.equal(closestTo(word, candidates), closest));
	}
});
